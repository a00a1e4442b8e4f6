# Lo que dice el informe `watch-list` además de `report.ftl`.

## Por qué se vigila una relación

watch-list-class = Por qué

## Cuántas hay

watch-list-overview = Resumen
watch-list-limits =
    Una relación se enfría tras { $cooling } días sin reunión, está dormida tras { $dormant } y extinguida tras { $lapsed }. Aquella cuyo interlocutor ya no está, o que depende de un solo colega, puede ser de cualquiera de estas clases.
watch-list-numbers = Número de relaciones
watch-list-with = Con
watch-list-relationships = Todas
watch-list-current = Vivas
watch-list-institutions = Instituciones
watch-list-people = Personas

## Una relación

watch-list-days = Días transcurridos
watch-list-last-days =
    { $count ->
        [0] hoy
        [one] hace { $count } día
       *[other] hace { $count } días
    }
watch-list-last-days-between = hace { $days } días
watch-list-meetings = Reuniones
watch-list-last-event = Última reunión
watch-list-counterparts = Con quién
watch-list-as = En calidad de
watch-list-serves = sigue en el cargo
watch-list-left = ya no está en el cargo
watch-list-unknown = no se sabe si sigue en el cargo
watch-list-only-colleague = Solo por
watch-list-inferred = en parte deducido

## Maneras de retomarla

watch-list-doors = Maneras de retomarla
watch-list-no-door = No consta ninguna.
watch-list-due = vence { $date }
watch-list-met-on = reunión del { $date }
watch-list-never-met = todavía sin reunión

## Colegas

watch-list-colleagues = Colegas de quienes dependen relaciones
watch-list-colleagues-about = Todo el contacto con estas instituciones pasó por un solo colega.
watch-list-colleague = Colega
watch-list-in-position = Hoy
watch-list-hanging = Instituciones
watch-list-basis = Observación
watch-list-none = Ninguna relación necesita cuidado.
watch-list-no-relationships = No consta ninguna reunión.
watch-list-left-out =
    { $count ->
        [one] { $count } más no se muestra.
       *[other] { $count } más no se muestran.
    }
