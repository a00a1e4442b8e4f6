# Ce que le rapport `coverage` dit en plus de `report.ftl`.
