# Ce que tous les rapports ont en commun.

## Les rapports

report-title-briefing = Note d’entretien
report-about-briefing = Qui l’on va rencontrer, ce qui s’est dit lors des entretiens précédents et quels engagements sont en cours.
report-title-contact = Compte rendu de contact
report-about-contact = Un événement : qui y était, dans quelle fonction et au nom de qui, et ce qui en est résulté.
report-title-profile = Notice biographique
report-about-profile = Une personne : ses fonctions, ses entretiens et les engagements pris de part et d’autre.
report-title-dossier = Dossier
report-about-dossier = Une institution : ses fonctions et leurs titulaires, ses contacts avec nous et les engagements pris de part et d’autre.
report-title-country = Fiche pays
report-about-country = Un pays ou une ville : ses missions et associations, les événements et le niveau atteint par les contacts.
report-title-activity = Rapport d’activité
report-about-activity = Une période : combien d’entretiens, avec qui et sur quoi, par rapport à la période précédente.
report-title-commitments = Engagements
report-about-commitments = Ce qui a été promis, par qui et à qui, et ce qu’il en est advenu.
report-title-watch-list = Points à suivre
report-about-watch-list = Les relations qui demandent attention : contacts interrompus, interlocuteurs partis, et ce qui tient à un seul collègue.
report-title-coverage = Étendue des contacts
report-about-coverage = Qui, dans un ensemble donné, a été rencontré, et qui ne l’a jamais été.
report-title-network = Rapport sur le réseau
report-about-network = Qui est central dans le réseau, qui se trouve entre d’autres et qui forme un groupe.
report-title-handover = Rapport de passation
report-about-handover = Ce que doit savoir le prochain titulaire d’une fonction : contacts, engagements en cours et événements à venir.

## En-tête et pied de page

on = Date de référence
clearance = Niveau d’accès
for-whom = À l’intention de
about = Objet
parameters = Paramètres
generated-for = Établi pour { $name }
page = Page { $page } sur { $pages }
contents = Table des matières

## Temps

date = Date
period = Période
since = Depuis
until = Jusqu’à
month = Mois
year = Année
before = Période précédente
change = Évolution
age = Ancienneté
due = Échéance

## Personnes, fonctions et institutions

person = Personne
institution = Institution
position = Fonction
in-position = En qualité de
on-behalf-of = Au nom de
holder = Titulaire
still-in-position = Toujours en fonction
tenure = Mandat
capacity = Qualité
positions-now = Fonctions actuelles
positions-then = Fonctions à cette date
rank = Rang
country = Pays
city = Ville
region = Région
nobody = Personne
unknown = Inconnu

## Contacts

contacts = Contacts
meetings = Entretiens
met = A rencontré
engaged = Institutions en contact
first-met = Premier entretien
last-met = Dernier entretien
never-met = Jamais rencontré
history = Historique
event = Événement
kind = Nature
status = État
place = Lieu
who = Qui
attendees = Participants
side = Partie
role = Rôle
by = De
to = À
ours = Notre partie
theirs = L’autre partie
both = Les deux parties
purpose = But
outcome = Résultat
summary = Résumé
topics = Thèmes

## Engagements

promises = Engagements
promises-ours = Nos engagements
promises-theirs = Engagements envers nous
promise = Engagement
made = Pris le
open = En cours
overdue = Échu
fulfilled = Tenu

## Certitude et sources

certainty = Certitude
attribution = Attribution
yes = Oui
no = Non
inferred = Déduit
unresolved = Non déterminé
source = Source
sources = Sources
no-sources = Aucune source n’est enregistrée.

## Nombres

number = Nombre
total = Total
score = Score

day-count =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
meeting-count =
    { $count ->
        [one] { $count } entretien
       *[other] { $count } entretiens
    }
event-count =
    { $count ->
        [one] { $count } événement
       *[other] { $count } événements
    }
source-count =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
promise-count =
    { $count ->
        [one] { $count } engagement
       *[other] { $count } engagements
    }
person-count =
    { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
institution-count =
    { $count ->
        [one] { $count } institution
       *[other] { $count } institutions
    }
country-count = { $count } pays
since-days =
    { $count ->
        [0] aujourd’hui
        [one] il y a { $count } jour
       *[other] il y a { $count } jours
    }

## Lacunes d’information

gaps = Lacunes d’information
no-gaps = Aucune lacune n’a été relevée.

gap-holder-inferred =
    { $count ->
        [one] Pour { $count } événement, la source n’indique qu’une fonction ; son titulaire a été déduit.
       *[other] Pour { $count } événements, la source n’indique qu’une fonction ; son titulaire a été déduit.
    }
gap-holder-unknown =
    { $count ->
        [one] Pour { $count } événement, la source n’indique qu’une fonction et son titulaire ne peut être déduit.
       *[other] Pour { $count } événements, la source n’indique qu’une fonction et son titulaire ne peut être déduit.
    }
gap-single-source =
    { $count ->
        [one] { $count } élément repose sur une seule source.
       *[other] { $count } éléments reposent chacun sur une seule source.
    }
gap-unsourced =
    { $count ->
        [one] { $count } élément n’a pas de source.
       *[other] { $count } éléments n’ont pas de source.
    }
gap-announced-without-report =
    { $count ->
        [one] { $count } événement a été annoncé pour une date passée sans qu’aucune source dise s’il s’est tenu.
       *[other] { $count } événements ont été annoncés pour des dates passées sans qu’aucune source dise s’ils se sont tenus.
    }
gap-accounts-differ =
    { $count ->
        [one] Les sources divergent sur { $count } élément.
       *[other] Les sources divergent sur { $count } éléments.
    }
gap-date-uncertain =
    { $count ->
        [one] La date de { $count } événement n’est pas connue exactement.
       *[other] Les dates de { $count } événements ne sont pas connues exactement.
    }

## La mise en forme des rapports

report-heading = { $title } : { $name }
labelled = { $label } :
quoted = « { $text } »
and-more = et { $count } de plus
nothing-recorded = Rien n’est consigné.
fulfilled-by = Tenue lors de
shown-by = Attesté par
publisher = Éditeur
source-title = Titre
address = Adresse

# Remarques entre parenthèses.
mark-inferred = par déduction
mark-unresolved = non nommé
mark-left-position = n’occupe plus ce poste
gap-holder-uncertain =
    { $count ->
        [one] Le titulaire d’une fonction n’est pas certain.
       *[other] Les titulaires de { $count } fonctions ne sont pas certains.
    }
gap-position-vacant =
    { $count ->
        [one] Le titulaire d’une fonction n’est pas connu.
       *[other] Les titulaires de { $count } fonctions ne sont pas connus.
    }

## Ce qui a été demandé au rapport

parameter-about = À propos de
parameter-whom = Pour
parameter-since = Depuis
parameter-until = Jusqu’au
parameter-cooling = Se refroidit après (jours)
parameter-dormant = En sommeil après (jours)
parameter-lapsed = Éteinte après (jours)
parameter-embassies = Missions en
parameter-region = Région
parameter-members = Membres de
parameter-depth = Liens de distance, au plus
