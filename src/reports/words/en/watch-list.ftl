# What the report `watch-list` says beyond `report.ftl`.
