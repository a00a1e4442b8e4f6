# Ce que le rapport `watch-list` dit en plus de `report.ftl`.
