# Lo que dice el informe `dossier` además de `report.ftl`.

dossier-what = La institución
dossier-meetings = Nuestras reuniones
dossier-open-theirs = Promesas abiertas a nosotros
dossier-open-ours = Promesas nuestras abiertas
dossier-positions = Cargos y sus titulares
dossier-holders = Sucesión de titulares
dossier-positions-chart = Titulares de los cargos y nuestras reuniones
dossier-no-positions = No consta ningún cargo en esta institución.
dossier-no-holder = No se sabe quién lo ha ocupado.
dossier-line-number = Titularidades
dossier-line-met = Titularidades con reunión
dossier-unnamed = Titular desconocido
dossier-position-unnamed = Reuniones nuestras en las que no se sabe quién ocupaba el cargo: { $meetings }.
dossier-meetings-unnamed = Reuniones nuestras en las que no se conoce el nombre de nadie de su lado: { $meetings }.
dossier-promises-outlived = Promesas abiertas que sobrevivieron a quien las hizo
dossier-promises-others = Otras promesas que conciernen a la institución
dossier-no-promises = No consta ninguna promesa que concierna a la institución.
dossier-contacts-with-us = Contactos, fuera quien fuera el titular
dossier-contacts-own = Eventos con nosotros
dossier-no-contact = No consta ningún contacto.
dossier-who = Quién se reunió con quién
dossier-theirs = Los suyos en nuestras reuniones
dossier-ours-there = Los nuestros en estas reuniones
dossier-topic = Tema
dossier-contacts = Contactos
dossier-more-positions =
    { $count ->
        [one] No se muestra un cargo más.
       *[other] No se muestran { $count } cargos más.
    }
dossier-more-holders =
    { $count ->
        [one] No se muestra un titular anterior.
       *[other] No se muestran { $count } titulares anteriores.
    }
dossier-more-contacts =
    { $count ->
        [one] No se muestra un contacto anterior.
       *[other] No se muestran { $count } contactos anteriores.
    }
dossier-more-people =
    { $count ->
        [one] No se muestra una persona más.
       *[other] No se muestran { $count } personas más.
    }
dossier-more-promises =
    { $count ->
        [one] No se muestra una promesa más.
       *[other] No se muestran { $count } promesas más.
    }
