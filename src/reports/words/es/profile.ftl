# Lo que dice el informe `profile` además de `report.ftl`.
