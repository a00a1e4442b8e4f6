# Lo que dice el informe `profile` además de `report.ftl`.

profile-who = Quién es
profile-nationality = Nacionalidad
profile-ours = De los nuestros
profile-holds = Cargo en la fecha
profile-meetings = Nuestras reuniones
profile-meetings-own = Eventos con nosotros
profile-open = Promesas hechas y abiertas
profile-positions = Cargos ocupados
profile-positions-chart = Cargos ocupados y reuniones en ellos
profile-no-positions = No consta ningún cargo.
profile-met-in-position = Con quién se reunió en cada cargo, y cuándo
profile-no-promises = No consta ninguna promesa hecha por esta persona ni a ella.
profile-promises-outlived = Promesas abiertas que sobrevivieron al cargo
profile-promises-made = Promesas hechas por la persona
profile-promises-received = Promesas hechas a la persona
profile-promises-heard = Promesas de otros, en reuniones con la persona, a quienes ella representaba
profile-promises-about = Promesas de otros acerca de la persona
profile-contacts = Contactos con nosotros
profile-contacts-own = Eventos con nosotros
profile-no-contact = No consta ningún contacto con nosotros.
profile-met = Personas con las que se reunió, representaran a quien representaran
profile-co-attended = En los mismos eventos, sin reunirse
profile-without-us = Eventos sin nosotros
profile-irrespective = Contactos al margen de nosotros
profile-nothing-else = No consta ningún otro contacto.
profile-nobody-met = No consta ninguna reunión.
profile-more-contacts =
    { $count ->
        [one] No se muestra un evento anterior.
       *[other] No se muestran { $count } eventos anteriores.
    }
profile-more-people =
    { $count ->
        [one] No se muestra una persona más.
       *[other] No se muestran { $count } personas más.
    }
profile-more-promises =
    { $count ->
        [one] No se muestra una promesa más.
       *[other] No se muestran { $count } promesas más.
    }
