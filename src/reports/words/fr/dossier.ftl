# Ce que le rapport `dossier` dit en plus de `report.ftl`.
