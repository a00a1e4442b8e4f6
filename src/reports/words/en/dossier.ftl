# What the report `dossier` says beyond `report.ftl`.
