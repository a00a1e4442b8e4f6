# Lo que dice el informe `dossier` además de `report.ftl`.
