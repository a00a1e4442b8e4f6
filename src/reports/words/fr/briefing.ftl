# Ce que le rapport `briefing` dit en plus de `report.ftl`.
