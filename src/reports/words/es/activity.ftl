# Lo que dice el informe `activity` además de `report.ftl`.

## Qué se compara

activity-what = Qué
activity-period = Este período
activity-before = Período anterior
activity-summary = Resumen
activity-totals = Este período y el anterior
activity-events = Eventos
activity-meetings = de ellos, reuniones con otros
activity-people = Personas con quienes hubo encuentro
activity-institutions = Instituciones con las que hubo encuentro
activity-topic = Tema

## Cuándo

activity-when = Cuándo
activity-steps = Eventos en el tiempo
activity-step = Cuándo
activity-days = Días
activity-which = Qué período

## Con quién, sobre qué, a qué nivel

activity-whom = Con quién
activity-what-about = Sobre qué
activity-kinds = Eventos por tipo
activity-regions = Eventos por región
activity-countries = Eventos por país
activity-topics = Eventos por tema
activity-levels = Reuniones por el rango más alto de la otra parte
activity-elsewhere = Nadie cuyo país se conozca
activity-nowhere = Nadie cuya región se conozca
activity-no-topic = Sin tema registrado
activity-no-rank = Sin rango registrado

## Encuentros

activity-level = A qué nivel
activity-highest = Personas del rango más alto
activity-highest-of = El rango más alto en el período: { $rank }.
activity-no-highest = No consta el rango de nadie con quien hubo encuentro en el período.
activity-first = Primeros contactos
activity-new-people = Personas por primera vez, según consta
activity-new-institutions = Instituciones por primera vez, según consta
activity-no-first = En este período no hubo ningún primer encuentro.
activity-unsure = posiblemente { $date }
activity-related = { $name } (consta una relación)

## Promesas

activity-made = Promesas hechas
activity-closed = Promesas cerradas
activity-no-made = En este período no se hizo ninguna promesa.
activity-no-closed = No consta ninguna promesa cumplida ni caducada en este período.

## El registro

activity-register-all = Registro de reuniones
activity-register = Eventos y asistentes
activity-counterpart = Interlocutor
activity-headcount = Número
activity-no-events = No consta ningún evento de este período en el que participáramos.
activity-register-how = Una fila por cada uno de los demás asistentes. Las filas del mismo evento van juntas; un evento sin otros asistentes registrados tiene una fila sin interlocutor.

## Lo próximo

activity-announced = Anunciado a continuación
activity-no-announced = No hay nada anunciado para después de este período.

## Cómo se ha contado

activity-counting = Se cuentan los eventos que se celebraron y en los que participó { $home }. Un evento está en un período si lo está uno de sus días. Donde las fechas se conocen solo en parte, un número tiene dos límites: lo seguro y lo posible.
activity-against = { $period }, en comparación con el período anterior, { $before }.
activity-countries-how = Un evento con personas de varios países cuenta para cada uno. Una embajada es del país que la envía; una persona, del de su nacionalidad o, si no consta, del de la última institución que representó.
activity-topics-how = Un evento sobre varios temas cuenta para cada uno; un tema más específico no cuenta para el más general.
activity-left-out =
    { $count ->
        [one] Se omite { $count } más.
       *[other] Se omiten { $count } más.
    }

## El gráfico

activity-chart-possible = Este período, posiblemente
activity-chart-before-possible = Período anterior, posiblemente
activity-chart-says = Eventos en este período: { $count }; en el anterior: { $before }.
activity-chart-most = El máximo, { $count }, fue en { $step }.
activity-chart-nothing = Ningún evento
