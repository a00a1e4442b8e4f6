# Palabras de las listas cerradas, fechas, períodos y límites.

## Clases de registro

node-kind-COUNTRY = País
node-kind-CITY = Ciudad
node-kind-ORGANIZATION = Organización
node-kind-EMBASSY = Embajada
node-kind-POSITION = Cargo
node-kind-PERSON = Persona
node-kind-TOPIC = Tema
node-kind-PROGRAM = Programa
node-kind-SOURCE = Fuente
node-kind-EVENT = Acto
node-kind-COMMITMENT = Compromiso
node-kind-RELATIONSHIP = Relación

## Actos

event-kind-MEETING = Reunión
event-kind-COURTESY_CALL = Visita de cortesía
event-kind-VISIT = Visita
event-kind-CALL = Llamada
event-kind-SIGNING = Firma
event-kind-CONFERENCE = Conferencia
event-kind-WORKSHOP = Taller
event-kind-ORIENTATION = Sesión de orientación
event-kind-LAUNCH = Presentación
event-kind-CEREMONY = Ceremonia
event-kind-RECEPTION = Recepción
event-kind-OTHER = Otro acto

event-status-ANNOUNCED = Anunciado
event-status-HELD = Celebrado
event-status-POSTPONED = Aplazado
event-status-CANCELLED = Cancelado

event-format-IN_PERSON = Presencial
event-format-ONLINE = En línea
event-format-HYBRID = Presencial y en línea

side-HOST = Parte anfitriona
side-GUEST = Parte invitada

participant-role-ATTENDEE = Asistente
participant-role-ORGANIZER = Organizador
participant-role-SPEAKER = Orador
participant-role-SIGNATORY = Signatario
participant-role-OBSERVER = Observador
participant-role-MENTIONED = Mencionado

attendance-ATTENDED = Asistió
attendance-INVITED = Invitado
attendance-DECLINED = Declinó la invitación
attendance-ABSENT = Ausente

attribution-STATED = Consta en la fuente
attribution-INFERRED = Inferido
attribution-UNRESOLVED = Sin determinar

certainty-CERTAIN = Seguro
certainty-LIKELY = Probable
certainty-POSSIBLE = Posible

## Compromisos

commitment-action-INTRODUCE = Presentar
commitment-action-INVITE = Invitar
commitment-action-ATTEND = Asistir
commitment-action-HOST = Acoger
commitment-action-SUPPORT = Apoyar
commitment-action-SIGN = Firmar
commitment-action-JOIN = Adherirse
commitment-action-OTHER = Otro

commitment-strength-PLEDGED = Prometido
commitment-strength-INTENDED = Previsto
commitment-strength-INTEREST = Interés manifestado
commitment-strength-REQUESTED = Solicitado

commitment-status-OPEN = Pendiente
commitment-status-FULFILLED = Cumplido
commitment-status-LAPSED = Caducado
commitment-status-WITHDRAWN = Retirado

## Instituciones y cargos

organization-kind-INTERNATIONAL_ORGANIZATION = Organización internacional
organization-kind-CITY_NETWORK = Red de ciudades
organization-kind-GOVERNMENT = Gobierno nacional
organization-kind-CITY_GOVERNMENT = Gobierno municipal
organization-kind-ASSOCIATION = Asociación
organization-kind-UNIVERSITY = Universidad o instituto de investigación
organization-kind-COMPANY = Empresa
organization-kind-NGO = Organización no gubernamental
organization-kind-OTHER = Otra organización

embassy-kind-EMBASSY = Embajada
embassy-kind-CONSULATE = Consulado
embassy-kind-PERMANENT_MISSION = Misión permanente
embassy-kind-DELEGATION = Delegación
embassy-kind-REPRESENTATIVE_OFFICE = Oficina de representación

position-rank-HEAD = Máximo responsable
position-rank-DEPUTY = Adjunto
position-rank-MINISTER = Ministro
position-rank-COUNSELLOR = Consejero
position-rank-SECRETARY = Secretario
position-rank-ATTACHE = Agregado
position-rank-STAFF = Personal
position-rank-OTHER = Otro

tenure-capacity-SUBSTANTIVE = Titular
tenure-capacity-ACTING = Interino
tenure-capacity-DESIGNATE = Designado
tenure-capacity-HONORARY = Honorario

## Relaciones y vínculos, leídos del uno al otro

relationship-kind-MEMBER_OF = Miembro de
relationship-kind-PARTNER_OF = Socio de
relationship-kind-COOPERATES_WITH = Coopera con
relationship-kind-SUPPORTS = Apoya a
relationship-kind-SISTER_CITY_OF = Ciudad hermanada con
relationship-kind-SUCCEEDED = Sucedió a
relationship-kind-AGREEMENT_WITH = Acuerdo con
relationship-kind-RELATED_TO = Relacionado con

link-kind-MET = Se reunió con
link-kind-CO_ATTENDED = Coincidió con
link-kind-ENGAGED = Mantuvo contacto con
link-kind-HOLDS = Ocupa el cargo
link-kind-POSITION_IN = Cargo en
link-kind-ATTENDED = Asistió a
link-kind-ABOUT = Trata de
link-kind-PART_OF = Forma parte de
link-kind-LOCATED_IN = Situado en
link-kind-SENT_BY = Enviada por
link-kind-RECEIVED_BY = Acreditada ante
link-kind-RELATED = Relacionado con
link-kind-PROMISED = Se comprometió con

centrality-measure-DEGREE = Número de vínculos
centrality-measure-PAGERANK = PageRank
centrality-measure-BETWEENNESS = Intermediación
centrality-measure-CLOSENESS = Cercanía

## Fuentes, nombres y niveles de acceso

stance-REPORTS = Informa
stance-ANNOUNCES = Anuncia
stance-CORRECTS = Rectifica
stance-CONTRADICTS = Desmiente

visibility-PUBLIC = Público
visibility-INTERNAL = Interno
visibility-CONFIDENTIAL = Confidencial

other-name-kind-ALIAS = Otro nombre
other-name-kind-FORMER = Nombre anterior
other-name-kind-NATIVE = Nombre en su lengua
other-name-kind-ROMANIZED = Nombre romanizado
other-name-kind-ABBREVIATION = Sigla
other-name-kind-ERRONEOUS = Nombre erróneo

## Por qué se vigila una relación

watch-list-class-LAPSED = Extinguida
watch-list-class-DORMANT = Dormida
watch-list-class-COOLING = Se enfría
watch-list-class-ROTATED = El interlocutor ya no está
watch-list-class-SINGLE_THREADED = Por un solo colega

## Con qué se retoma

door-kind-ANNOUNCED_EVENT = Se espera a ambos en
door-kind-OPEN_PROMISE = Promesa pendiente
door-kind-KNOWN_PERSON = Conocemos a
door-kind-NEW_HOLDER = Sucesor
door-kind-INTRODUCTION = Presentación por

## Meses

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

## Fechas

date-day = { $day } de { $month } de { $year }
date-the-day = el { $day } de { $month } de { $year }
date-month = { $month } de { $year }
date-year = { $year }
date-decade = la década de { $year }
date-day-of-month = un día de { $month } de { $year }
date-day-of-year = un día de { $year }
date-month-of-year = un mes de { $year }
date-about = hacia { $date }
date-uncertain = { $date } (fecha incierta)
date-since = desde { $date }
date-open = actualidad
year-before-christ = { $year } a. C.

## Una fecha entre otras dos

between-days-of-month = entre el { $from-day } y el { $until-day } de { $from-month } de { $from-year }
between-days-of-year = entre el { $from-day } de { $from-month } y el { $until-day } de { $until-month } de { $from-year }
between-days = entre el { $from-day } de { $from-month } de { $from-year } y el { $until-day } de { $until-month } de { $until-year }
between-months-of-year = entre { $from-month } y { $until-month } de { $from-year }
between-months = entre { $from-month } de { $from-year } y { $until-month } de { $until-year }
between-years = entre { $from-year } y { $until-year }

## Períodos

period-days-of-month = del { $from-day } al { $until-day } de { $from-month } de { $from-year }
period-days-of-year = del { $from-day } de { $from-month } al { $until-day } de { $until-month } de { $from-year }
period-days = del { $from-day } de { $from-month } de { $from-year } al { $until-day } de { $until-month } de { $until-year }
period-months-of-year = de { $from-month } a { $until-month } de { $from-year }
period-months = de { $from-month } de { $from-year } a { $until-month } de { $until-year }
period-years = { $from-year }–{ $until-year }
period-other = { $from } – { $until }

## Números de los que solo se conocen los límites

bounds = de { $at-least } a { $at-most }
