# Ce que le rapport `handover` dit en plus de `report.ftl`.

handover-met = Qui ses titulaires ont rencontré
handover-announced = Prochains événements annoncés
