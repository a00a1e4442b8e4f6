# Lo que dice el informe `network` además de `report.ftl`.

network-picture = La imagen
network-picture-around =
    { $count ->
        [one] En torno a { $name }, a un vínculo
       *[other] En torno a { $name }, a { $count } vínculos
    }
network-picture-whole = Quién se reunió con quién y qué instituciones tuvieron contacto: las de más vínculos
network-picture-count = Están dibujados { $records } registros y { $links } vínculos.
network-picture-most = Más vínculos en la imagen tienen: { $names }.
network-picture-linked = { $name } ({ $count })
network-picture-start = punto de partida
network-picture-nothing = Todavía no hay nada que dibujar.
network-picture-cut = Hay más de lo que se pudo dibujar.
network-around = En torno a { $name }
network-rings = Cuántos hay a qué distancia
network-distance = Vínculos de distancia
network-people = Personas
network-institutions = Instituciones
network-record = Registro
network-links = Vínculos
network-nearest = Los más cercanos
network-more-records =
    { $count ->
        [one] No se muestra otro registro.
       *[other] No se muestran otros { $count } registros.
    }
network-alone = No tiene ningún vínculo hasta esta fecha.
network-shared = Con quiénes se han reunido ambas partes
network-shared-note = Primero, quienes se han reunido con pocos: que ambos conozcan a quien conoce todo el mundo dice poco.
network-telling = Peso
network-no-shared = No se conoce a nadie con quien se hayan reunido ambas partes.
network-more-shared =
    { $count ->
        [one] No se muestra otra persona.
       *[other] No se muestran otras { $count } personas.
    }
network-way = El camino más corto desde nosotros
network-way-home = El informe trata de nosotros.
network-no-way = Ningún camino lleva hasta allí desde nosotros.
network-central = Quién es central
network-central-note = Todo ello cuenta las reuniones hasta esta fecha: de las personas, con quién se reunieron; de las instituciones, con cuáles tuvieron contacto. Quien lleva un registro se reúne con casi todos los que figuran en él, y es por eso su centro.
network-left-out = Se han omitido la intermediación y la cercanía, pues la red es demasiado grande para calcularlas al momento.
network-place = Puesto
network-measures = Qué tan seguro es
network-measure = Medida
network-of = De
network-linked = Con algún vínculo
network-accuracy = Valores
network-exact = exactos
network-within = con un error de { $error } como máximo ({ $percent } % de certeza)
network-central-persons = Personas por las reuniones que tuvieron
network-central-institutions = Instituciones por las reuniones que tuvieron
network-placed = { $place } ({ $score })
network-placed-note = Se indican los 20 primeros según cada medida: el puesto y, entre paréntesis, el valor. Los vínculos son otros con quienes hubo reunión; PageRank, la probabilidad de llegar a alguien yendo de reunión en reunión; la intermediación, en qué parte de los caminos más cortos entre otros se está; la cercanía, lo cerca que se está de todos. Donde falta un puesto, es posterior al 20.
network-score-degree = Vínculos
network-score-pagerank = PageRank
network-score-betweenness = Intermediación
network-score-closeness = Cercanía
network-persons-degree = Quién se reunió con más personas
network-persons-pagerank = A quién se llega yendo de reunión en reunión
network-persons-betweenness = Quién está en más caminos cortos
network-persons-closeness = Quién está más cerca de todos
network-institutions-degree = Cuáles tuvieron contacto con más instituciones
network-institutions-pagerank = A cuáles se llega yendo de reunión en reunión
network-institutions-betweenness = Cuáles están en más caminos cortos
network-institutions-closeness = Cuáles están más cerca de todas
network-nothing = Hasta esta fecha nadie se ha reunido con nadie.
network-brokers = Quién está entre otros
network-brokers-note = Un par son dos contactos que, por lo que se sabe, no se han reunido entre sí. Un coordinador está entre dos de su propio país; un guardián, entre uno del suyo y otro; un consultor, entre dos de un mismo país ajeno; un enlace, entre dos de dos países ajenos.
network-brokers-persons = Personas entre otras
network-brokers-institutions = Instituciones entre otras
network-no-brokers = Nadie de país conocido está entre otros.
network-pairs = Pares
network-role = Sobre todo como
network-mostly = { $role } ({ $percent } %)
network-roles = Entre cuántos pares en qué papel
network-coordinator = Coordinador
network-gatekeeper = Guardián
network-consultant = Consultor
network-liaison = Enlace
network-between = Contactos de
network-communities = Quiénes forman un grupo
network-communities-persons = Comunidades de personas
network-communities-institutions = Comunidades de instituciones
network-size = Miembros
network-members = Primero los de más contactos
network-modularity = Modularidad
network-community-count = Comunidades
network-modularities = Hasta qué punto forman comunidades
network-modularity-note = Una modularidad de 0 es el azar; por encima de 0,3 las comunidades dicen algo.
