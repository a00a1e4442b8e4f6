# Ce que le rapport `commitments` dit de plus que `report.ftl`.

## De qui elles sont

commitments-side = De qui
commitments-theirs = Promesses qui nous ont été faites
commitments-ours = Promesses que nous avons faites
commitments-others = Promesses entre d’autres

## Combien il y en a

commitments-numbers = Vue d’ensemble
commitments-numbers-caption = Les promesses selon leur sort
commitments-figure-theirs = En suspens, faites à nous
commitments-figure-ours = En suspens, faites par nous
commitments-figure-overdue = En retard
commitments-head-overdue = En retard
commitments-head-open = En suspens
commitments-head-fulfilled = Tenues
commitments-head-lapsed = Caduques
commitments-head-withdrawn = Retirées
commitments-head-promisor-left = Auteur parti
commitments-head-oldest = Jours depuis la plus ancienne
commitments-caption = { $side } : { $status }

## Une promesse

commitments-promise = Promesse
commitments-action = Nature
commitments-strength = Fermeté
commitments-made = Faite
commitments-days-overdue = Jours de retard
commitments-in-the-source = Dans la source
commitments-kept-by = Tenue par
commitments-promisor = L’auteur aujourd’hui
commitments-still-there = Toujours en fonction
commitments-left = N’est plus en fonction
commitments-not-known = On ignore s’il est toujours en fonction
commitments-holder-now = Titulaire aujourd’hui
commitments-holder-today = Titulaire aujourd’hui
commitments-now-held = maintenant { $who }
commitments-head-of-these-overdue = Dont en retard
commitments-perhaps-kept = Peut-être tenue
commitments-no-guess = Rien d’enregistré ne le suggère.
commitments-open-for =
    { $count ->
        [0] En suspens depuis aujourd’hui
        [one] En suspens depuis { $count } jour
       *[other] En suspens depuis { $count } jours
    }
commitments-overdue-for =
    { $count ->
        [one] En retard de { $count } jour
       *[other] En retard de { $count } jours
    }
commitments-more-guesses =
    { $count ->
        [one] { $count } autre événement a pu la tenir.
       *[other] { $count } autres événements ont pu la tenir.
    }
commitments-none = Aucune promesse n’est enregistrée.
commitments-left-out =
    { $count ->
        [one] { $count } autre n’est pas montrée.
       *[other] { $count } autres ne sont pas montrées.
    }

## Pourquoi un événement a pu tenir une promesse

commitments-fit-PROMISEE_MET_TARGET = ses destinataires y ont rencontré { $who }
commitments-fit-SIGNED_TOGETHER = une signature avec { $who }
commitments-fit-PROMISOR_MET_TARGET = ses auteurs y ont rencontré { $who }
commitments-fit-ALL_TOOK_PART = tous deux y étaient avec { $who }
commitments-fit-HELD_BY_PROMISOR = organisé par ses auteurs, avec { $who } présent ou invité
commitments-fit-HELD_BY_PROMISEE = organisé par { $who }, en présence de ses auteurs
commitments-fit-TOOK_PART_TOGETHER = ses auteurs et { $who } y ont participé
