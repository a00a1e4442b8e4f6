# Mots des listes fermées, dates, périodes et bornes.

## Sortes de fiche

node-kind-COUNTRY = Pays
node-kind-CITY = Ville
node-kind-ORGANIZATION = Organisation
node-kind-EMBASSY = Ambassade
node-kind-POSITION = Fonction
node-kind-PERSON = Personne
node-kind-TOPIC = Thème
node-kind-PROGRAM = Programme
node-kind-SOURCE = Source
node-kind-EVENT = Événement
node-kind-COMMITMENT = Engagement
node-kind-RELATIONSHIP = Relation

## Événements

event-kind-MEETING = Entretien
event-kind-COURTESY_CALL = Visite de courtoisie
event-kind-VISIT = Visite
event-kind-CALL = Entretien téléphonique ou en visioconférence
event-kind-SIGNING = Signature
event-kind-CONFERENCE = Conférence
event-kind-WORKSHOP = Atelier
event-kind-ORIENTATION = Séance d’orientation
event-kind-LAUNCH = Lancement
event-kind-CEREMONY = Cérémonie
event-kind-RECEPTION = Réception
event-kind-OTHER = Autre événement

event-status-ANNOUNCED = Annoncé
event-status-HELD = Tenu
event-status-POSTPONED = Reporté
event-status-CANCELLED = Annulé

event-format-IN_PERSON = En présence
event-format-ONLINE = En ligne
event-format-HYBRID = En présence et en ligne

side-HOST = Partie hôte
side-GUEST = Partie invitée

participant-role-ATTENDEE = Participant
participant-role-ORGANIZER = Organisateur
participant-role-SPEAKER = Intervenant
participant-role-SIGNATORY = Signataire
participant-role-OBSERVER = Observateur
participant-role-MENTIONED = Mentionné

attendance-ATTENDED = Présent
attendance-INVITED = Invité
attendance-DECLINED = A décliné l’invitation
attendance-ABSENT = Absent

attribution-STATED = Indiqué par la source
attribution-INFERRED = Déduit
attribution-UNRESOLVED = Non déterminé

certainty-CERTAIN = Certain
certainty-LIKELY = Probable
certainty-POSSIBLE = Possible

## Engagements

commitment-action-INTRODUCE = Présenter
commitment-action-INVITE = Inviter
commitment-action-ATTEND = Assister
commitment-action-HOST = Accueillir
commitment-action-SUPPORT = Soutenir
commitment-action-SIGN = Signer
commitment-action-JOIN = Adhérer
commitment-action-OTHER = Autre

commitment-strength-PLEDGED = Promis
commitment-strength-INTENDED = Envisagé
commitment-strength-INTEREST = Intérêt exprimé
commitment-strength-REQUESTED = Demandé

commitment-status-OPEN = En cours
commitment-status-FULFILLED = Tenu
commitment-status-LAPSED = Caduc
commitment-status-WITHDRAWN = Retiré

## Institutions et fonctions

organization-kind-INTERNATIONAL_ORGANIZATION = Organisation internationale
organization-kind-CITY_NETWORK = Réseau de villes
organization-kind-GOVERNMENT = Gouvernement national
organization-kind-CITY_GOVERNMENT = Administration municipale
organization-kind-ASSOCIATION = Association
organization-kind-UNIVERSITY = Université ou institut de recherche
organization-kind-COMPANY = Entreprise
organization-kind-NGO = Organisation non gouvernementale
organization-kind-OTHER = Autre organisation

embassy-kind-EMBASSY = Ambassade
embassy-kind-CONSULATE = Consulat
embassy-kind-PERMANENT_MISSION = Mission permanente
embassy-kind-DELEGATION = Délégation
embassy-kind-REPRESENTATIVE_OFFICE = Bureau de représentation

position-rank-HEAD = Chef de l’institution
position-rank-DEPUTY = Adjoint
position-rank-MINISTER = Ministre
position-rank-COUNSELLOR = Conseiller
position-rank-SECRETARY = Secrétaire
position-rank-ATTACHE = Attaché
position-rank-STAFF = Personnel
position-rank-OTHER = Autre

tenure-capacity-SUBSTANTIVE = Titulaire
tenure-capacity-ACTING = Intérimaire
tenure-capacity-DESIGNATE = Désigné
tenure-capacity-HONORARY = Honoraire

## Relations et liens, lus de l’un à l’autre

relationship-kind-MEMBER_OF = Membre de
relationship-kind-PARTNER_OF = Partenaire de
relationship-kind-COOPERATES_WITH = Coopère avec
relationship-kind-SUPPORTS = Soutient
relationship-kind-SISTER_CITY_OF = Ville jumelée avec
relationship-kind-SUCCEEDED = A succédé à
relationship-kind-AGREEMENT_WITH = Accord avec
relationship-kind-RELATED_TO = En rapport avec

link-kind-MET = A rencontré
link-kind-CO_ATTENDED = Présent avec
link-kind-ENGAGED = En contact avec
link-kind-HOLDS = Exerce la fonction
link-kind-POSITION_IN = Fonction au sein de
link-kind-ATTENDED = A participé à
link-kind-ABOUT = Porte sur
link-kind-PART_OF = Fait partie de
link-kind-LOCATED_IN = Situé à
link-kind-SENT_BY = Envoyée par
link-kind-RECEIVED_BY = Accréditée auprès de
link-kind-RELATED = En relation avec
link-kind-PROMISED = S’est engagé envers

centrality-measure-DEGREE = Nombre de liens
centrality-measure-PAGERANK = PageRank
centrality-measure-BETWEENNESS = Intermédiarité
centrality-measure-CLOSENESS = Proximité

## Sources, noms et niveaux d’accès

stance-REPORTS = Rapporte
stance-ANNOUNCES = Annonce
stance-CORRECTS = Rectifie
stance-CONTRADICTS = Dément

visibility-PUBLIC = Public
visibility-INTERNAL = Interne
visibility-CONFIDENTIAL = Confidentiel

other-name-kind-ALIAS = Autre nom
other-name-kind-FORMER = Ancien nom
other-name-kind-NATIVE = Nom dans sa langue
other-name-kind-ROMANIZED = Nom romanisé
other-name-kind-ABBREVIATION = Sigle
other-name-kind-ERRONEOUS = Nom erroné

## Pourquoi une relation est suivie

watch-list-class-LAPSED = Éteinte
watch-list-class-DORMANT = En sommeil
watch-list-class-COOLING = Se refroidit
watch-list-class-ROTATED = Interlocuteur parti
watch-list-class-SINGLE_THREADED = Par un seul collègue

## De quoi renouer

door-kind-ANNOUNCED_EVENT = Tous deux attendus à
door-kind-OPEN_PROMISE = Promesse en suspens
door-kind-KNOWN_PERSON = Nous connaissons
door-kind-NEW_HOLDER = Successeur
door-kind-INTRODUCTION = Présentation par

## Mois

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## Dates

date-day =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
date-the-day =
    le { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
date-decade = les années { $year }
date-day-of-month = un jour { DE($month) } { $year }
date-day-of-year = un jour de { $year }
date-month-of-year = un mois de { $year }
date-about = vers { $date }
date-uncertain = { $date } (date incertaine)
date-since = depuis { $date }
date-open = aujourd’hui
year-before-christ = { $year } av. J.-C.

## Une date entre deux autres

between-days-of-month =
    entre le { $from-day ->
        [1] 1er
       *[other] { $from-day }
    } et le { $until-day } { $from-month } { $from-year }
between-days-of-year =
    entre le { $from-day ->
        [1] 1er
       *[other] { $from-day }
    } { $from-month } et le { $until-day ->
        [1] 1er
       *[other] { $until-day }
    } { $until-month } { $from-year }
between-days =
    entre le { $from-day ->
        [1] 1er
       *[other] { $from-day }
    } { $from-month } { $from-year } et le { $until-day ->
        [1] 1er
       *[other] { $until-day }
    } { $until-month } { $until-year }
between-months-of-year = entre { $from-month } et { $until-month } { $from-year }
between-months = entre { $from-month } { $from-year } et { $until-month } { $until-year }
between-years = entre { $from-year } et { $until-year }

## Périodes

period-days-of-month =
    du { $from-day ->
        [1] 1er
       *[other] { $from-day }
    } au { $until-day } { $from-month } { $from-year }
period-days-of-year =
    du { $from-day ->
        [1] 1er
       *[other] { $from-day }
    } { $from-month } au { $until-day ->
        [1] 1er
       *[other] { $until-day }
    } { $until-month } { $from-year }
period-days =
    du { $from-day ->
        [1] 1er
       *[other] { $from-day }
    } { $from-month } { $from-year } au { $until-day ->
        [1] 1er
       *[other] { $until-day }
    } { $until-month } { $until-year }
period-months-of-year = { DE($from-month) } à { $until-month } { $from-year }
period-months = { DE($from-month) } { $from-year } à { $until-month } { $until-year }
period-years = { $from-year }–{ $until-year }
period-other = { $from } – { $until }

## Nombres dont seules les bornes sont connues

bounds = de { $at-least } à { $at-most }
