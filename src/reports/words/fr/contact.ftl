# Ce que le rapport `contact` dit en plus de `report.ftl`.
