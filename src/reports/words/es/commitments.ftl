# Lo que el informe `commitments` dice además de `report.ftl`.

## De quién son

commitments-side = De quién
commitments-theirs = Promesas que nos hicieron
commitments-ours = Promesas que hicimos
commitments-others = Promesas entre otros

## Cuántas hay

commitments-numbers = Resumen
commitments-numbers-caption = Las promesas según lo que fue de ellas
commitments-figure-theirs = Pendientes, hechas a nosotros
commitments-figure-ours = Pendientes, hechas por nosotros
commitments-figure-overdue = Vencidas
commitments-head-overdue = Vencidas
commitments-head-open = Pendientes
commitments-head-fulfilled = Cumplidas
commitments-head-lapsed = Caducadas
commitments-head-withdrawn = Retiradas
commitments-head-promisor-left = Quien prometió ya no está
commitments-head-oldest = Días desde la más antigua
commitments-caption = { $side }: { $status }

## Una promesa

commitments-promise = Promesa
commitments-action = Tipo
commitments-strength = Firmeza
commitments-made = Hecha
commitments-days-overdue = Días de retraso
commitments-in-the-source = En la fuente
commitments-kept-by = Cumplida por
commitments-promisor = Quien prometió, hoy
commitments-still-there = Sigue en el cargo
commitments-left = Ya no está en el cargo
commitments-not-known = No se sabe si sigue en el cargo
commitments-holder-now = Titular del cargo hoy
commitments-holder-today = Titular hoy
commitments-now-held = ahora { $who }
commitments-head-of-these-overdue = De ellas, vencidas
commitments-perhaps-kept = Quizá cumplida
commitments-no-guess = Nada en el registro lo sugiere.
commitments-open-for =
    { $count ->
        [0] Pendiente desde hoy
        [one] Pendiente desde hace { $count } día
       *[other] Pendiente desde hace { $count } días
    }
commitments-overdue-for =
    { $count ->
        [one] Vencida hace { $count } día
       *[other] Vencida hace { $count } días
    }
commitments-more-guesses =
    { $count ->
        [one] { $count } acto más puede haberla cumplido.
       *[other] { $count } actos más pueden haberla cumplido.
    }
commitments-none = No consta ninguna promesa.
commitments-left-out =
    { $count ->
        [one] { $count } más no se muestra.
       *[other] { $count } más no se muestran.
    }

## Por qué un acto puede haber cumplido una promesa

commitments-fit-PROMISEE_MET_TARGET = sus destinatarios se reunieron allí con { $who }
commitments-fit-SIGNED_TOGETHER = se firmó con { $who }
commitments-fit-PROMISOR_MET_TARGET = sus autores se reunieron allí con { $who }
commitments-fit-ALL_TOOK_PART = ambos estuvieron con { $who }
commitments-fit-HELD_BY_PROMISOR = organizado por sus autores, con { $who } presente o invitado
commitments-fit-HELD_BY_PROMISEE = organizado por { $who }, con sus autores presentes
commitments-fit-TOOK_PART_TOGETHER = participaron sus autores y { $who }
