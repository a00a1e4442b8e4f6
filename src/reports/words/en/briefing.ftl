# What the report `briefing` says beyond `report.ftl`.
