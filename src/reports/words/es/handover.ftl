# Lo que dice el informe `handover` además de `report.ftl`.
