# What the report `country` says beyond `report.ftl`.
