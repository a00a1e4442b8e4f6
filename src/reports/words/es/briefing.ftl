# Lo que dice el informe `briefing` además de `report.ftl`.

briefing-who = Quiénes son
briefing-address = Tratamiento
briefing-other-names = También conocido como
briefing-remark = Observación
briefing-no-position = No se conoce ningún cargo en esa fecha.
channel-person = La persona
channel-position = Quien ocupa el cargo
channel-institution = La institución
channel-country = Cualquier institución del país
channel-whom = Para quien es este informe
channel = Por
days-ago = Hace (días)
topic = Tema
contact-number = Contactos
ours-know-them = Quién de los nuestros los conoce
theirs-know-us = Quién de los suyos nos conoce
briefing-days-ago =
    { $count ->
        [0] el mismo día
        [one] un día antes
       *[other] { $count } días antes
    }
briefing-left-out =
    { $count ->
        [one] Participa una parte más.
       *[other] Participan { $count } partes más.
    }
briefing-changes = Qué ha cambiado desde el último encuentro
change-new-holder = nuevo titular
change-left = ha dejado el cargo
change-event-without-us = sin nosotros
change-fell-due = vencido
change-kept = cumplido
change-announced = anunciado
briefing-now = Ahora
briefing-before = Antes
briefing-none-open = No hay ninguno pendiente.
briefing-earlier =
    { $count ->
        [one] No se muestra un contacto anterior.
       *[other] No se muestran { $count } contactos anteriores.
    }
briefing-who-knows-whom = Quién conoce a quién
briefing-introductions = Cómo ser presentados
briefing-promised = prometido
