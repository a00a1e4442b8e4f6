# Ce que le rapport `network` dit en plus de `report.ftl`.
