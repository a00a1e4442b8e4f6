# Ce que le rapport `commitments` dit en plus de `report.ftl`.
