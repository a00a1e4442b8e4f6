# Ce que dit le rapport `dossier` en plus de `report.ftl`.

dossier-what = L’institution
dossier-meetings = Nos rencontres
dossier-open-theirs = Promesses ouvertes envers nous
dossier-open-ours = Nos promesses ouvertes
dossier-positions = Fonctions et leurs titulaires
dossier-holders = Suites des titulaires
dossier-positions-chart = Titulaires des fonctions et nos rencontres
dossier-no-positions = Aucune fonction dans cette institution n’est enregistrée.
dossier-no-holder = On ne connaît aucun titulaire.
dossier-line-number = Titulaires successifs
dossier-line-met = Dont rencontrés
dossier-unnamed = Titulaire inconnu
dossier-position-unnamed = Nos rencontres où l’on ne sait pas qui exerçait la fonction : { $meetings }.
dossier-meetings-unnamed = Nos rencontres où l’on ne connaît le nom de personne de leur côté : { $meetings }.
dossier-promises-outlived = Promesses ouvertes qui ont survécu à leur auteur dans la fonction
dossier-promises-others = Autres promesses qui concernent l’institution
dossier-no-promises = Aucune promesse qui concerne l’institution n’est enregistrée.
dossier-contacts-with-us = Contacts, quel que soit le titulaire
dossier-contacts-own = Événements avec nous
dossier-no-contact = Aucun contact n’est enregistré.
dossier-who = Qui a rencontré qui
dossier-theirs = Les leurs à nos rencontres
dossier-ours-there = Les nôtres à ces rencontres
dossier-topic = Sujet
dossier-contacts = Contacts
dossier-more-positions =
    { $count ->
        [one] Une autre fonction n’est pas montrée.
       *[other] { $count } autres fonctions ne sont pas montrées.
    }
dossier-more-holders =
    { $count ->
        [one] Un titulaire antérieur n’est pas montré.
       *[other] { $count } titulaires antérieurs ne sont pas montrés.
    }
dossier-more-contacts =
    { $count ->
        [one] Un contact antérieur n’est pas montré.
       *[other] { $count } contacts antérieurs ne sont pas montrés.
    }
dossier-more-people =
    { $count ->
        [one] Une autre personne n’est pas montrée.
       *[other] { $count } autres personnes ne sont pas montrées.
    }
dossier-more-promises =
    { $count ->
        [one] Une autre promesse n’est pas montrée.
       *[other] { $count } autres promesses ne sont pas montrées.
    }
