# Ce que le rapport `country` dit en plus de `report.ftl`.
