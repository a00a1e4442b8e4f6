# Lo que dice el informe `network` además de `report.ftl`.
