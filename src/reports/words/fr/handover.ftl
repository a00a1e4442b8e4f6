# Ce que le rapport `handover` dit en plus de `report.ftl`.
