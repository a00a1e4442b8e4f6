# What the report `coverage` says beyond `report.ftl`.
