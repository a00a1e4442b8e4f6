# Lo que dice el informe `handover` además de `report.ftl`.

handover-met = Con quiénes se reunieron sus titulares
handover-announced = Próximamente
