# What the report `commitments` says beyond `report.ftl`.
