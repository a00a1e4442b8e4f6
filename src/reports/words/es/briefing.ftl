# Lo que dice el informe `briefing` además de `report.ftl`.
