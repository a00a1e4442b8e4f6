# What the report `handover` says beyond `report.ftl`.
