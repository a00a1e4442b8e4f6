# What the report `handover` says beyond `report.ftl`.

handover-met = Whom its holders met
handover-announced = Announced next
