# Lo que dice el informe `coverage` además de `report.ftl`.
