# Lo que dice el informe `country` además de `report.ftl`.
