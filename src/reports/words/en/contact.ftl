# What the report `contact` says beyond `report.ftl`.
