# Ce que dit le rapport `profile` en plus de `report.ftl`.

profile-who = Qui est-ce
profile-nationality = Nationalité
profile-ours = Des nôtres
profile-holds = Fonction à cette date
profile-meetings = Nos rencontres
profile-meetings-own = Événements avec nous
profile-open = Promesses faites et ouvertes
profile-positions = Fonctions exercées
profile-positions-chart = Fonctions exercées et rencontres
profile-no-positions = Aucune fonction n’est enregistrée.
profile-met-in-position = Qui a été rencontré dans chaque fonction, et quand
profile-no-promises = Aucune promesse faite par cette personne ou à elle n’est enregistrée.
profile-promises-outlived = Promesses ouvertes qui ont survécu à la fonction
profile-promises-made = Promesses faites par la personne
profile-promises-received = Promesses faites à la personne
profile-promises-heard = Promesses d’autres, lors de rencontres avec la personne, à ceux qu’elle représentait
profile-promises-about = Promesses d’autres au sujet de la personne
profile-contacts = Contacts avec nous
profile-contacts-own = Événements avec nous
profile-no-contact = Aucun contact avec nous n’est enregistré.
profile-met = Personnes rencontrées, pour qui que ce soit
profile-co-attended = Aux mêmes événements, sans rencontre
profile-without-us = Événements sans nous
profile-irrespective = Contacts indépendants de nous
profile-nothing-else = Aucun autre contact n’est enregistré.
profile-nobody-met = Aucune rencontre n’est enregistrée.
profile-more-contacts =
    { $count ->
        [one] Un événement antérieur n’est pas montré.
       *[other] { $count } événements antérieurs ne sont pas montrés.
    }
profile-more-people =
    { $count ->
        [one] Une autre personne n’est pas montrée.
       *[other] { $count } autres personnes ne sont pas montrées.
    }
profile-more-promises =
    { $count ->
        [one] Une autre promesse n’est pas montrée.
       *[other] { $count } autres promesses ne sont pas montrées.
    }
