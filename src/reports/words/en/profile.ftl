# What the report `profile` says beyond `report.ftl`.
