# Lo que dice el informe `coverage` además de `report.ftl`.

## El universo

coverage-universe-embassies = Las misiones en { $name }
coverage-universe-region = Los países de { $name }
coverage-universe-members = Los miembros de { $name }
coverage-against = { $universe }, { $period }.
coverage-adds-up = Un país suma: una reunión con su embajada, o con una ciudad u organización suya, cuenta para el país.
coverage-no-sum = Una reunión cuenta para la institución que participó en ella y para ninguna otra.
coverage-how = Hay encuentro con quien estuvo frente a nosotros en un evento celebrado; coincidir en la misma sala no es una reunión.
coverage-nobody = Este universo no tiene miembros registrados.

## Los números

coverage-overview = Panorama
coverage-summary = Miembros y reuniones con ellos
coverage-what = Qué
coverage-members-all = Miembros
coverage-met-period = Con encuentro en el período
coverage-met-ever = Con encuentro alguna vez
coverage-met-never = Sin encuentro nunca
coverage-only-shared = Solo en la misma sala, en el período
coverage-meetings = Reuniones en el período
coverage-hosted-all = de ellas, con nosotros de anfitriones
coverage-visited-all = de ellas, en su sede

## Los miembros

coverage-met = Con quién hubo encuentro
coverage-members = Miembros con encuentro, los más frecuentes primero
coverage-member = Miembro
coverage-sent-by = Enviado por
coverage-in-period = En el período
coverage-ever = En total
coverage-hosted = Nos visitaron
coverage-visited = Fuimos
coverage-highest = Rango más alto
coverage-not-met = Con quién nunca hubo encuentro
coverage-never = Miembros sin ningún encuentro
coverage-shared = En la misma sala, en el período
coverage-related = Consta una relación
coverage-all-met = Ha habido encuentro con todos los miembros.
coverage-none-met = No ha habido encuentro con ningún miembro.
coverage-time = En el tiempo
coverage-matrix = Reuniones por miembro y tiempo
coverage-left-out =
    { $count ->
        [one] Se omite { $count } miembro más.
       *[other] Se omiten { $count } miembros más.
    }

## Concentración

coverage-concentration = Concentración
coverage-top = { $names }: el { $percent } % de las reuniones ({ $count } de { $all }).
coverage-half =
    { $count ->
        [one] Un miembro reúne la mitad de las reuniones.
       *[other] { $count } miembros reúnen la mitad de las reuniones.
    }
coverage-no-meetings = En el período no hubo ninguna reunión con un miembro.
