# Ce que le rapport `profile` dit en plus de `report.ftl`.
