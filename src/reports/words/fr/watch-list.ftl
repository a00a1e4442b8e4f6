# Ce que le rapport `watch-list` dit en plus de `report.ftl`.

## Pourquoi une relation est suivie

watch-list-class = Pourquoi

## Combien il y en a

watch-list-overview = Vue d’ensemble
watch-list-limits =
    Une relation se refroidit après { $cooling } jours sans rencontre, elle est en sommeil après { $dormant } et éteinte après { $lapsed }. Celle dont l’interlocuteur est parti, ou qui tient à un seul collègue, peut être de toutes ces sortes.
watch-list-numbers = Nombre de relations
watch-list-with = Avec
watch-list-relationships = Toutes
watch-list-current = Vivantes
watch-list-institutions = Institutions
watch-list-people = Personnes

## Une relation

watch-list-days = Jours écoulés
watch-list-last-days =
    { $count ->
        [0] aujourd’hui
        [one] il y a { $count } jour
       *[other] il y a { $count } jours
    }
watch-list-last-days-between = il y a { $days } jours
watch-list-meetings = Rencontres
watch-list-last-event = Dernière rencontre
watch-list-counterparts = Rencontrés alors
watch-list-as = En qualité de
watch-list-serves = toujours en fonction
watch-list-left = a quitté la fonction
watch-list-unknown = on ignore si toujours en fonction
watch-list-only-colleague = Seulement par
watch-list-inferred = en partie déduit

## Les moyens de renouer

watch-list-doors = Moyens de renouer
watch-list-no-door = Rien de tel n’est enregistré.
watch-list-due = échéance { $date }
watch-list-met-on = rencontre du { $date }
watch-list-never-met = jamais rencontré

## Les collègues

watch-list-colleagues = Collègues à qui tiennent des relations
watch-list-colleagues-about = Tous les contacts avec ces institutions sont passés par un seul collègue.
watch-list-colleague = Collègue
watch-list-in-position = Aujourd’hui
watch-list-hanging = Institutions
watch-list-basis = Remarque
watch-list-none = Aucune relation ne demande de soins.
watch-list-no-relationships = Aucune rencontre n’est enregistrée.
watch-list-left-out =
    { $count ->
        [one] { $count } autre n’est pas montrée.
       *[other] { $count } autres ne sont pas montrées.
    }
