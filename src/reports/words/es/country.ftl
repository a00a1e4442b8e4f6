# Lo que dice el informe `country` además de `report.ftl`.

country-figures = En resumen
country-contacts = Contactos
country-same-events = Solo en el mismo evento
country-parts-met = Interlocutores contactados
country-of = { $met } de { $count }
country-level = Nivel alcanzado
country-level-of = { $rank } ({ $position })
country-last-contact = Último contacto
country-none-yet = todavía ninguno
country-record = Lo que consta
country-code = Código
country-subregion = Subregión
country-home-country = País de nuestra sede
country-other-names = También conocido como
country-remark = Observación
country-added-up = Son contactos los eventos en los que tratamos con alguien que representaba a { $name } como tal, a una misión que envía, o a una ciudad u organización suya. Aquí se suman, y un evento con varios de ellos cuenta una vez. En ningún otro lugar se cuenta uno por otro: una reunión con una embajada no es una reunión con el país.
country-added-up-city = Son contactos los eventos en los que tratamos con alguien que representaba a { $name } como tal o a una organización que está allí. Aquí se suman, y un evento con varios de ellos cuenta una vez. Las misiones en la ciudad son de otros países y no se suman.
country-channel-section = Cuándo nos reunimos por última vez
country-channels = Último contacto por cada vía
country-channels-note = Con los interlocutores que no figuran aquí no ha habido ninguna reunión.
country-part-itself = El propio
country-part-mission = Misión
country-part-city = Ciudad
country-part-organization = Organización
country-subject = De
country-object = Con
country-host = En
country-sender = De
country-of-region = { $kind } ({ $region })
country-accredited = { $country } (acreditada desde otro país)
country-missions = Misiones
country-missions-sent = Misiones que envía
country-missions-received = Misiones que recibe
country-missions-in-city = Misiones en la ciudad
country-no-missions-sent = No consta ninguna misión que envíe.
country-no-missions-received = No consta ninguna misión que reciba.
country-no-missions-in-city = No consta ninguna misión en la ciudad.
country-cities = Ciudades
country-organizations = Organizaciones y asociaciones
country-no-organizations = No consta ninguna otra organización.
country-inside = Ciudades, organizaciones y asociaciones
country-inside-city = Organizaciones en la ciudad
country-relationships = Relaciones registradas
country-no-relationships = No consta ninguna relación.
country-level-section = Nivel alcanzado
country-level-note = El rango es el que se tiene en la institución: jefe de misión, de organización, de ciudad.
country-levels = Último contacto de cada rango
country-no-level = No nos hemos reunido con nadie en un cargo de rango conocido.
country-years = Contactos por año
country-years-described = Número de contactos por el año en que empezaron: { $years }.
country-years-shown = { $count } en { $year }
country-contacts-possible = Contactos, posiblemente
country-same-events-possible = Solo en el mismo evento, posiblemente
country-by-year = Por el año en que empezaron
country-no-years = Todavía no ha habido contactos.
country-more-years =
    { $count ->
        [one] No se muestra un año anterior con contactos.
       *[other] No se muestran { $count } años anteriores con contactos.
    }
country-history = Contactos, primero los más recientes
country-no-contacts = Todavía no hemos tenido ningún contacto.
country-earlier =
    { $count ->
        [one] No se muestra un contacto anterior.
       *[other] No se muestran { $count } contactos anteriores.
    }
country-same-event-section = En el mismo evento, sin reunirse
country-more-events =
    { $count ->
        [one] No se muestra un evento anterior.
       *[other] No se muestran { $count } eventos anteriores.
    }
country-announced = Próximos eventos anunciados
country-here = Eventos en la ciudad
country-latest-here = Los más recientes
country-here-count = Eventos celebrados
country-here-ours = Con nosotros
country-no-promises = No hay ninguno pendiente.
country-people = Personas
country-theirs = Quién de los suyos se ha reunido con nosotros
country-ours = Quién de los nuestros se ha reunido con ellos
country-elsewhere = Otras personas del país con quienes nos hemos reunido
country-elsewhere-note = Por su nacionalidad, o por quien representaron la última vez; se reunieron con nosotros en nombre de otros.
country-nobody = No se sabe de nadie de los suyos que se haya reunido con nosotros.
country-open-ends = Lo que falta
country-never-met = Misiones con las que nunca nos hemos reunido
country-never-met-near = { $mission }, en { $country }
country-all-met = Nos hemos reunido con todas las misiones que envía.
country-vacancies = Cargos sin titular conocido
country-no-vacancies = Para cada cargo que consta se conoce a alguien que puede ocuparlo.
country-and-more =
    { $count ->
        [one] Consta uno más.
       *[other] Constan { $count } más.
    }
