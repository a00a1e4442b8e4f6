# Ce que le rapport `activity` dit en plus de `report.ftl`.

## Ce qui est comparé

activity-what = Quoi
activity-period = Cette période
activity-before = Période précédente
activity-summary = Résumé
activity-totals = Cette période et la précédente
activity-events = Événements
activity-meetings = dont réunions avec d’autres
activity-people = Personnes rencontrées
activity-institutions = Institutions rencontrées
activity-topic = Thème

## Quand

activity-when = Quand
activity-steps = Événements dans le temps
activity-step = Quand
activity-days = Jours
activity-which = Quelle période

## Avec qui, sur quoi, à quel niveau

activity-whom = Avec qui
activity-what-about = Sur quoi
activity-kinds = Événements par type
activity-regions = Événements par région
activity-countries = Événements par pays
activity-topics = Événements par thème
activity-levels = Réunions selon le rang le plus élevé rencontré
activity-elsewhere = Personne dont le pays soit connu
activity-nowhere = Personne dont la région soit connue
activity-no-topic = Aucun thème enregistré
activity-no-rank = Aucun rang enregistré

## Rencontres

activity-level = À quel niveau
activity-highest = Personnes du rang le plus élevé
activity-highest-of = Le rang le plus élevé rencontré dans la période : { $rank }.
activity-no-highest = Aucun rang n’est enregistré pour les personnes rencontrées dans la période.
activity-first = Premiers contacts
activity-new-people = Personnes rencontrées pour la première fois, selon le registre
activity-new-institutions = Institutions rencontrées pour la première fois, selon le registre
activity-no-first = Personne n’a été rencontré pour la première fois dans cette période.
activity-unsure = peut-être { $date }
activity-related = { $name } (une relation est enregistrée)

## Promesses

activity-made = Promesses faites
activity-closed = Promesses closes
activity-no-made = Aucune promesse n’a été faite dans cette période.
activity-no-closed = Aucune promesse n’est enregistrée comme tenue ou caduque dans cette période.

## Le registre

activity-register-all = Registre des réunions
activity-register = Événements et participants
activity-counterpart = Interlocuteur
activity-headcount = Nombre
activity-no-events = Aucun événement de cette période auquel nous ayons participé n’est enregistré.
activity-register-how = Une ligne pour chacun des autres participants. Les lignes d’un même événement vont ensemble ; un événement sans autre participant enregistré a une ligne sans interlocuteur.

## La suite

activity-announced = Annoncé pour la suite
activity-no-announced = Rien n’est annoncé pour après cette période.

## Comment on a compté

activity-counting = Sont comptés les événements qui ont eu lieu et auxquels { $home } a participé. Un événement est dans une période si l’un de ses jours y est. Lorsque les dates ne sont connues qu’en partie, un nombre a deux bornes : ce qui est certain et ce qui est possible.
activity-against = { $period }, comparé à la période précédente, { $before }.
activity-countries-how = Un événement avec des personnes de plusieurs pays compte pour chacun. Une ambassade est du pays qui l’envoie, une personne de celui de sa nationalité ou, à défaut, de la dernière institution qu’elle a représentée.
activity-topics-how = Un événement sur plusieurs thèmes compte pour chacun ; un thème plus étroit ne compte pas pour le plus large.
activity-left-out =
    { $count ->
        [one] { $count } autre n’est pas montré.
       *[other] { $count } autres ne sont pas montrés.
    }

## Le graphique

activity-chart-possible = Cette période, peut-être
activity-chart-before-possible = Période précédente, peut-être
activity-chart-says = Événements dans cette période : { $count } ; dans la précédente : { $before }.
activity-chart-most = Le plus, { $count }, en { $step }.
activity-chart-nothing = Aucun événement
