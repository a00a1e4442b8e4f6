# Ce que le rapport `country` dit en plus de `report.ftl`.

country-figures = En bref
country-contacts = Contacts
country-same-events = Au même événement seulement
country-parts-met = Interlocuteurs rencontrés
country-of = { $met } sur { $count }
country-level = Niveau atteint
country-level-of = { $rank } ({ $position })
country-last-contact = Dernier contact
country-none-yet = aucun pour l’instant
country-record = Ce qui est enregistré
country-code = Code
country-subregion = Sous-région
country-home-country = Pays de notre siège
country-other-names = Autres noms
country-remark = Remarque
country-added-up = Sont des contacts les événements où nous avons eu en face de nous quelqu’un qui représentait { $name } en tant que tel, une mission envoyée, ou une ville ou organisation du pays. Ils sont additionnés ici, et un événement avec plusieurs d’entre eux compte une fois. Nulle part ailleurs l’un ne compte pour l’autre : un entretien avec une ambassade n’est pas un entretien avec le pays.
country-added-up-city = Sont des contacts les événements où nous avons eu en face de nous quelqu’un qui représentait { $name } en tant que telle ou une organisation qui s’y trouve. Ils sont additionnés ici, et un événement avec plusieurs d’entre eux compte une fois. Les missions dans la ville sont celles d’autres pays et ne sont pas additionnées.
country-channel-section = Quand nous nous sommes vus pour la dernière fois
country-channels = Dernier contact par chaque voie
country-channels-note = Les interlocuteurs absents d’ici n’ont jamais été rencontrés.
country-part-itself = Lui-même
country-part-mission = Mission
country-part-city = Ville
country-part-organization = Organisation
country-subject = De
country-object = Avec
country-host = En
country-sender = De
country-of-region = { $kind } ({ $region })
country-accredited = { $country } (accréditée depuis un autre pays)
country-missions = Missions
country-missions-sent = Missions envoyées
country-missions-received = Missions reçues
country-missions-in-city = Missions dans la ville
country-no-missions-sent = Aucune mission envoyée n’est enregistrée.
country-no-missions-received = Aucune mission reçue n’est enregistrée.
country-no-missions-in-city = Aucune mission dans la ville n’est enregistrée.
country-cities = Villes
country-organizations = Organisations et associations
country-no-organizations = Aucune autre organisation n’est enregistrée.
country-inside = Villes, organisations et associations
country-inside-city = Organisations dans la ville
country-relationships = Relations enregistrées
country-no-relationships = Aucune relation n’est enregistrée.
country-level-section = Niveau atteint
country-level-note = Le rang est celui dans l’institution : chef de mission, d’organisation, de ville.
country-levels = Dernier contact de chaque rang
country-no-level = Personne dans une fonction de rang connu n’a été rencontré.
country-years = Contacts par année
country-years-described = Nombre de contacts selon l’année où ils ont commencé : { $years }.
country-years-shown = { $count } en { $year }
country-contacts-possible = Contacts, peut-être
country-same-events-possible = Au même événement seulement, peut-être
country-by-year = Selon l’année où ils ont commencé
country-no-years = Il n’y a pas encore eu de contact.
country-more-years =
    { $count ->
        [one] Une année antérieure avec des contacts n’est pas montrée.
       *[other] { $count } années antérieures avec des contacts ne sont pas montrées.
    }
country-history = Contacts, les plus récents d’abord
country-no-contacts = Nous n’avons encore eu aucun contact.
country-earlier =
    { $count ->
        [one] Un contact antérieur n’est pas montré.
       *[other] { $count } contacts antérieurs ne sont pas montrés.
    }
country-same-event-section = Au même événement, sans entretien
country-more-events =
    { $count ->
        [one] Un événement antérieur n’est pas montré.
       *[other] { $count } événements antérieurs ne sont pas montrés.
    }
country-announced = Prochains événements annoncés
country-here = Événements dans la ville
country-latest-here = Les plus récents
country-here-count = Événements tenus
country-here-ours = Avec nous
country-no-promises = Aucun n’est en cours.
country-people = Personnes
country-theirs = Qui des leurs nous a rencontrés
country-ours = Qui des nôtres les a rencontrés
country-elsewhere = Autres personnes du pays que nous avons rencontrées
country-elsewhere-note = D’après leur nationalité, ou d’après qui ils représentaient en dernier ; ils nous ont rencontrés au nom d’autrui.
country-nobody = On ne connaît personne des leurs qui nous ait rencontrés.
country-open-ends = Ce qui manque
country-never-met = Missions jamais rencontrées
country-never-met-near = { $mission } ({ $country })
country-all-met = Nous avons rencontré toutes les missions envoyées.
country-vacancies = Fonctions sans titulaire connu
country-no-vacancies = Pour chaque fonction enregistrée, on connaît quelqu’un qui peut l’occuper.
country-and-more =
    { $count ->
        [one] Un autre est enregistré.
       *[other] { $count } autres sont enregistrés.
    }
