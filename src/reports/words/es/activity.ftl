# Lo que dice el informe `activity` además de `report.ftl`.
