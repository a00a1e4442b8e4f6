# Ce que le rapport `network` dit en plus de `report.ftl`.

network-picture = L’image
network-picture-around =
    { $count ->
        [one] Autour de { $name }, à un lien
       *[other] Autour de { $name }, à { $count } liens
    }
network-picture-whole = Qui a rencontré qui et quelles institutions ont été en contact : ceux qui ont le plus de liens
network-picture-count = { $records } fiches et { $links } liens sont dessinés.
network-picture-most = Ont le plus de liens dans l’image : { $names }.
network-picture-linked = { $name } ({ $count })
network-picture-start = point de départ
network-picture-nothing = Il n’y a encore rien à dessiner.
network-picture-cut = Il y en a plus que ce qui a pu être dessiné.
network-around = Autour de { $name }
network-rings = Combien à quelle distance
network-distance = Liens de distance
network-people = Personnes
network-institutions = Institutions
network-record = Fiche
network-links = Liens
network-nearest = Les plus proches
network-more-records =
    { $count ->
        [one] Une autre fiche n’est pas montrée.
       *[other] { $count } autres fiches ne sont pas montrées.
    }
network-alone = Il n’y a aucun lien jusqu’à cette date.
network-shared = Qui les deux parties ont rencontré
network-shared-note = D’abord ceux qui ont rencontré peu de monde : que les deux connaissent quelqu’un que tous rencontrent dit peu.
network-telling = Poids
network-no-shared = On ne connaît personne que les deux parties aient rencontré.
network-more-shared =
    { $count ->
        [one] Une autre personne n’est pas montrée.
       *[other] { $count } autres personnes ne sont pas montrées.
    }
network-way = Le chemin le plus court depuis nous
network-way-home = Le rapport porte sur nous.
network-no-way = Aucun chemin n’y mène depuis nous.
network-central = Qui est central
network-central-note = Tout cela compte les entretiens jusqu’à cette date : pour les personnes, qui elles ont rencontré ; pour les institutions, avec lesquelles elles ont été en contact. Qui tient un registre rencontre presque tous ceux qui y figurent, et en est donc le centre.
network-left-out = L’intermédiarité et la proximité ont été omises, car le réseau est trop grand pour les calculer sur-le-champ.
network-place = Place
network-measures = Degré de certitude
network-measure = Mesure
network-of = De
network-linked = Avec un lien
network-accuracy = Valeurs
network-exact = exactes
network-within = à { $error } près au plus (certitude de { $percent } %)
network-central-persons = Personnes selon leurs entretiens
network-central-institutions = Institutions selon leurs entretiens
network-placed = { $place } ({ $score })
network-placed-note = Sont indiqués les 20 premiers selon chaque mesure : la place et, entre parenthèses, la valeur. Les liens sont les autres rencontrés ; PageRank est la probabilité d’arriver à quelqu’un en allant d’entretien en entretien ; l’intermédiarité, la part des plus courts chemins entre d’autres où l’on se trouve ; la proximité, à quel point on est proche de tous. Là où une place manque, elle est au-delà de la 20e.
network-score-degree = Liens
network-score-pagerank = PageRank
network-score-betweenness = Intermédiarité
network-score-closeness = Proximité
network-persons-degree = Qui a rencontré le plus de monde
network-persons-pagerank = À qui l’on arrive en allant d’entretien en entretien
network-persons-betweenness = Qui est sur le plus de chemins les plus courts
network-persons-closeness = Qui est le plus proche de tous
network-institutions-degree = Lesquelles ont été en contact avec le plus d’autres
network-institutions-pagerank = Auxquelles on arrive en allant d’entretien en entretien
network-institutions-betweenness = Lesquelles sont sur le plus de chemins les plus courts
network-institutions-closeness = Lesquelles sont les plus proches de toutes
network-nothing = Jusqu’à cette date, personne n’a rencontré personne.
network-brokers = Qui se trouve entre d’autres
network-brokers-note = Une paire est faite de deux contacts dont aucun entretien entre eux n’est connu. Un coordinateur est entre deux de son propre pays, un gardien entre un du sien et un autre, un consultant entre deux d’un même autre pays, et un agent de liaison entre deux de deux autres pays.
network-brokers-persons = Personnes entre d’autres
network-brokers-institutions = Institutions entre d’autres
network-no-brokers = Personne dont le pays est connu ne se trouve entre d’autres.
network-pairs = Paires
network-role = Surtout comme
network-mostly = { $role } ({ $percent } %)
network-roles = Entre combien de paires dans quel rôle
network-coordinator = Coordinateur
network-gatekeeper = Gardien
network-consultant = Consultant
network-liaison = Agent de liaison
network-between = Contacts de
network-communities = Qui va ensemble
network-communities-persons = Communautés de personnes
network-communities-institutions = Communautés d’institutions
network-size = Membres
network-members = Ceux qui ont le plus de contacts d’abord
network-modularity = Modularité
network-community-count = Communautés
network-modularities = Dans quelle mesure des communautés se forment
network-modularity-note = Une modularité de 0 est le hasard ; au-dessus de 0,3, les communautés veulent dire quelque chose.
