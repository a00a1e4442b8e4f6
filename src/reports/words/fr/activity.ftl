# Ce que le rapport `activity` dit en plus de `report.ftl`.
