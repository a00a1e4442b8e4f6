# Lo que comparten todos los informes.

## Los informes

report-title-briefing = Nota de preparación
report-about-briefing = Con quién se va a tratar, qué se dijo en las reuniones anteriores y qué compromisos están pendientes.
report-title-contact = Informe de contacto
report-about-contact = Un acto: quién asistió, en qué cargo y en nombre de quién, y qué resultó de él.
report-title-profile = Semblanza
report-about-profile = Una persona: los cargos que ha ocupado, sus reuniones y los compromisos de ambas partes.
report-title-dossier = Expediente
report-about-dossier = Una institución: sus cargos y quiénes los han ocupado, sus contactos con nosotros y los compromisos de ambas partes.
report-title-country = Informe de país
report-about-country = Un país o una ciudad: sus misiones y asociaciones, los actos celebrados y el nivel alcanzado por los contactos.
report-title-activity = Informe de actividades
report-about-activity = Un período: cuántas reuniones hubo, con quién y sobre qué, en comparación con el período anterior.
report-title-commitments = Compromisos
report-about-commitments = Qué se prometió, quién lo prometió, a quién, y en qué quedó.
report-title-watch-list = Asuntos por atender
report-about-watch-list = Relaciones que piden atención: contactos interrumpidos, interlocutores que ya no están y lo que depende de un solo colega.
report-title-coverage = Alcance de los contactos
report-about-coverage = Con quién de un conjunto dado ha habido reuniones y con quién no ha habido ninguna.
report-title-network = Informe de la red
report-about-network = Quién es central en la red, quién está entre otros y quiénes forman un grupo.
report-title-handover = Informe de traspaso
report-about-handover = Lo que debe saber el próximo titular de un cargo: contactos, compromisos pendientes y actos previstos.

## Encabezado y pie

on = Fecha de referencia
clearance = Nivel de acceso
for-whom = Para
about = Objeto
parameters = Parámetros
generated-for = Preparado para { $name }
page = Página { $page } de { $pages }
contents = Índice

## Tiempo

date = Fecha
period = Período
since = Desde
until = Hasta
month = Mes
year = Año
before = Período anterior
change = Variación
age = Antigüedad
due = Vencimiento

## Personas, cargos e instituciones

person = Persona
institution = Institución
position = Cargo
in-position = En calidad de
on-behalf-of = En nombre de
holder = Titular
still-in-position = Sigue en el cargo
tenure = Mandato
capacity = Calidad
positions-now = Cargos actuales
positions-then = Cargos en esa fecha
rank = Rango
country = País
city = Ciudad
region = Región
nobody = Nadie
unknown = Se desconoce

## Contactos

contacts = Contactos
meetings = Reuniones
met = Se reunió con
engaged = Instituciones con contacto
first-met = Primera reunión
last-met = Última reunión
never-met = Sin reuniones
history = Antecedentes
event = Acto
kind = Clase
status = Estado
place = Lugar
who = Quién
attendees = Asistentes
side = Parte
role = Función en el acto
by = De
to = A
ours = Nuestra parte
theirs = La otra parte
both = Ambas partes
purpose = Finalidad
outcome = Resultado
summary = Resumen
topics = Temas

## Compromisos

promises = Compromisos
promises-ours = Compromisos nuestros
promises-theirs = Compromisos con nosotros
promise = Compromiso
made = Contraído
open = Pendiente
overdue = Vencido
fulfilled = Cumplido

## Certeza y fuentes

certainty = Certeza
attribution = Atribución
yes = Sí
no = No
inferred = Inferido
unresolved = Sin determinar
source = Fuente
sources = Fuentes
no-sources = No constan fuentes.

## Números

number = Número
total = Total
score = Puntuación

day-count =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
meeting-count =
    { $count ->
        [one] { $count } reunión
       *[other] { $count } reuniones
    }
event-count =
    { $count ->
        [one] { $count } acto
       *[other] { $count } actos
    }
source-count =
    { $count ->
        [one] { $count } fuente
       *[other] { $count } fuentes
    }
promise-count =
    { $count ->
        [one] { $count } compromiso
       *[other] { $count } compromisos
    }
person-count =
    { $count ->
        [one] { $count } persona
       *[other] { $count } personas
    }
institution-count =
    { $count ->
        [one] { $count } institución
       *[other] { $count } instituciones
    }
country-count =
    { $count ->
        [one] { $count } país
       *[other] { $count } países
    }
since-days =
    { $count ->
        [0] hoy
        [one] hace { $count } día
       *[other] hace { $count } días
    }

## Lagunas de información

gaps = Lagunas de información
no-gaps = No se han encontrado lagunas.

gap-holder-inferred =
    { $count ->
        [one] En { $count } acto la fuente solo menciona un cargo; su titular se ha inferido.
       *[other] En { $count } actos la fuente solo menciona un cargo; su titular se ha inferido.
    }
gap-holder-unknown =
    { $count ->
        [one] En { $count } acto la fuente solo menciona un cargo y no se puede inferir su titular.
       *[other] En { $count } actos la fuente solo menciona un cargo y no se puede inferir su titular.
    }
gap-single-source =
    { $count ->
        [one] { $count } registro se apoya en una sola fuente.
       *[other] { $count } registros se apoyan en una sola fuente cada uno.
    }
gap-unsourced =
    { $count ->
        [one] { $count } registro no tiene fuente.
       *[other] { $count } registros no tienen fuente.
    }
gap-announced-without-report =
    { $count ->
        [one] { $count } acto se anunció para una fecha ya pasada y ninguna fuente indica si se celebró.
       *[other] { $count } actos se anunciaron para fechas ya pasadas y ninguna fuente indica si se celebraron.
    }
gap-accounts-differ =
    { $count ->
        [one] Las fuentes difieren sobre { $count } registro.
       *[other] Las fuentes difieren sobre { $count } registros.
    }
gap-date-uncertain =
    { $count ->
        [one] No se conoce con exactitud la fecha de { $count } acto.
       *[other] No se conocen con exactitud las fechas de { $count } actos.
    }

## Cómo se presentan los informes

report-heading = { $title }: { $name }
labelled = { $label }:
quoted = «{ $text }»
and-more = y { $count } más
nothing-recorded = No consta nada.
fulfilled-by = Cumplida en
shown-by = Consta en
publisher = Editor
source-title = Título
address = Dirección

# Observaciones entre paréntesis.
mark-inferred = por inferencia
mark-unresolved = sin nombre
mark-left-position = ya no ocupa ese cargo
gap-holder-uncertain =
    { $count ->
        [one] No es seguro quién ocupa 1 cargo.
       *[other] No es seguro quién ocupa { $count } cargos.
    }
gap-position-vacant =
    { $count ->
        [one] No se sabe quién ocupa 1 cargo.
       *[other] No se sabe quién ocupa { $count } cargos.
    }

## Lo que se preguntó al informe

parameter-about = Sobre
parameter-whom = Para
parameter-since = Desde
parameter-until = Hasta
parameter-cooling = Se enfría tras (días)
parameter-dormant = Dormida tras (días)
parameter-lapsed = Extinguida tras (días)
parameter-embassies = Misiones en
parameter-region = Región
parameter-members = Miembros de
parameter-depth = Enlaces de distancia, como máximo
