# Ce que le rapport `coverage` dit en plus de `report.ftl`.

## L’univers

coverage-universe-embassies = Les missions dans ce pays : { $name }
coverage-universe-region = Les pays de cette région : { $name }
coverage-universe-members = Les membres { DE($name) }
coverage-against = { $universe }, { $period }.
coverage-adds-up = Un pays additionne : une réunion avec son ambassade, ou avec une de ses villes ou organisations, compte pour le pays.
coverage-no-sum = Une réunion compte pour l’institution qui y a participé et pour aucune autre.
coverage-how = Est rencontré qui était en face de nous à un événement qui a eu lieu ; être dans la même salle n’est pas une réunion.
coverage-nobody = Cet univers n’a pas de membre enregistré.

## Les nombres

coverage-overview = Vue d’ensemble
coverage-summary = Membres rencontrés et réunions avec eux
coverage-what = Quoi
coverage-members-all = Membres
coverage-met-period = Rencontrés dans la période
coverage-met-ever = Déjà rencontrés
coverage-met-never = Jamais rencontrés
coverage-only-shared = Seulement dans la même salle, dans la période
coverage-meetings = Réunions dans la période
coverage-hosted-all = dont reçues par nous
coverage-visited-all = dont chez eux

## Les membres

coverage-met = Qui a été rencontré
coverage-members = Membres rencontrés, les plus fréquents d’abord
coverage-member = Membre
coverage-sent-by = Envoyé par
coverage-in-period = Dans la période
coverage-ever = En tout
coverage-hosted = Venus chez nous
coverage-visited = Chez eux
coverage-highest = Rang le plus élevé
coverage-not-met = Qui n’a jamais été rencontré
coverage-never = Membres jamais rencontrés
coverage-shared = Dans la même salle, dans la période
coverage-related = Une relation est enregistrée
coverage-all-met = Tous les membres ont été rencontrés.
coverage-none-met = Aucun membre n’a été rencontré.
coverage-time = Dans le temps
coverage-matrix = Réunions par membre et dans le temps
coverage-left-out =
    { $count ->
        [one] { $count } autre membre n’est pas montré.
       *[other] { $count } autres membres ne sont pas montrés.
    }

## Concentration

coverage-concentration = Concentration
coverage-top = { $names } : { $percent } % des réunions ({ $count } sur { $all }).
coverage-half =
    { $count ->
        [one] Un membre représente la moitié des réunions.
       *[other] { $count } membres représentent la moitié des réunions.
    }
coverage-no-meetings = Il n’y a eu aucune réunion avec un membre dans la période.
