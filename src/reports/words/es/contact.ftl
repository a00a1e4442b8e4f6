# Lo que dice el informe `contact` además de `report.ftl`.
