# What the report `activity` says beyond `report.ftl`.
