# Lo que dice el informe `commitments` además de `report.ftl`.
