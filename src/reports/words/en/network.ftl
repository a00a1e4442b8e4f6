# What the report `network` says beyond `report.ftl`.
