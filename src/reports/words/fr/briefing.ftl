# Ce que le rapport `briefing` dit en plus de `report.ftl`.

briefing-who = Qui ils sont
briefing-address = Appellation
briefing-other-names = Autres noms
briefing-remark = Remarque
briefing-no-position = Aucune fonction n’est connue à cette date.
channel-person = La personne
channel-position = Le titulaire de la fonction
channel-institution = L’institution
channel-country = Toute institution du pays
channel-whom = Le destinataire de cette note
channel = Par
days-ago = Il y a (jours)
topic = Thème
contact-number = Contacts
ours-know-them = Qui des nôtres les connaît
theirs-know-us = Qui des leurs nous connaît
briefing-days-ago =
    { $count ->
        [0] le jour même
        [one] un jour avant
       *[other] { $count } jours avant
    }
briefing-left-out =
    { $count ->
        [one] Une autre partie participe.
       *[other] { $count } autres parties participent.
    }
briefing-changes = Ce qui a changé depuis la dernière rencontre
change-new-holder = nouveau titulaire
change-left = a quitté ses fonctions
change-event-without-us = sans nous
change-fell-due = échu
change-kept = tenu
change-announced = annoncé
briefing-now = Maintenant
briefing-before = Avant
briefing-none-open = Aucun n’est en cours.
briefing-earlier =
    { $count ->
        [one] Un contact antérieur n’est pas montré.
       *[other] { $count } contacts antérieurs ne sont pas montrés.
    }
briefing-who-knows-whom = Qui connaît qui
briefing-introductions = Comment être présentés
briefing-promised = promis
