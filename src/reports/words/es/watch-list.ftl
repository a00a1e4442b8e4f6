# Lo que dice el informe `watch-list` además de `report.ftl`.
