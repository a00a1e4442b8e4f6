# What the report `network` says beyond `report.ftl`.

network-picture = The picture
network-picture-around =
    { $count ->
        [one] Around { $name }, one link far
       *[other] Around { $name }, { $count } links far
    }
network-picture-whole = Who met whom, and which institutions engaged: those with the most links
network-picture-count = { $records } records and { $links } links are drawn.
network-picture-most = The most links in the picture have { $names }.
network-picture-linked = { $name } ({ $count })
network-picture-start = where it starts
network-picture-nothing = There is nothing to draw yet.
network-picture-cut = There is more than could be drawn.
network-around = Around { $name }
network-rings = How many are how far
network-distance = Links away
network-people = Persons
network-institutions = Institutions
network-record = Record
network-links = Links
network-nearest = The nearest
network-more-records =
    { $count ->
        [one] One further record is not shown.
       *[other] { $count } further records are not shown.
    }
network-alone = It has no link up to this day.
network-shared = Whom both we and they met
network-shared-note = Those whom few others met come first: that both know somebody whom everybody meets tells little.
network-telling = Weight
network-no-shared = Nobody is known whom both we and they met.
network-more-shared =
    { $count ->
        [one] One further person is not shown.
       *[other] { $count } further persons are not shown.
    }
network-way = The shortest way from us
network-way-home = It is about us.
network-no-way = No way leads from us there.
network-central = Who is central
network-central-note = All of this counts meetings up to this day: persons by whom they met, institutions by whom they engaged with. Whoever keeps a record meets nearly everybody in it, and is therefore its centre.
network-left-out = Betweenness and closeness were left out, as the network is too large for them to be worked out at once.
network-place = Place
network-measures = How sure that is
network-measure = Measure
network-of = Of
network-linked = With a link
network-accuracy = Scores
network-exact = exact
network-within = off by at most { $error } ({ $percent }% sure)
network-central-persons = Persons by the meetings they had
network-central-institutions = Institutions by the meetings they had
network-placed = { $place } ({ $score })
network-placed-note = Told are the first 20 by each measure: the place, and the score in parentheses. Links are others met; PageRank is how likely one comes upon somebody who goes from meeting to meeting; betweenness is on what share of the shortest ways between others somebody lies; closeness is how near somebody is to all others. Where a place is missing, it is beyond the 20th.
network-score-degree = Links
network-score-pagerank = PageRank
network-score-betweenness = Betweenness
network-score-closeness = Closeness
network-persons-degree = Who met the most others
network-persons-pagerank = Whom one comes upon who goes from meeting to meeting
network-persons-betweenness = Who is on the most shortest ways
network-persons-closeness = Who is nearest to all others
network-institutions-degree = Which engaged with the most others
network-institutions-pagerank = Which one comes upon who goes from meeting to meeting
network-institutions-betweenness = Which are on the most shortest ways
network-institutions-closeness = Which are nearest to all others
network-nothing = Nobody has met anybody up to this day.
network-brokers = Who stands between others
network-brokers-note = Pairs are of two contacts of whom no meeting with each other is known. A coordinator stands between two of its own country, a gatekeeper between one of its own and another, a consultant between two of one other country, and a liaison between two of two other countries.
network-brokers-persons = Persons between others
network-brokers-institutions = Institutions between others
network-no-brokers = Nobody whose country is known stands between others.
network-pairs = Pairs
network-role = Mostly as
network-mostly = { $role } ({ $percent }%)
network-roles = Between how many pairs in which role
network-coordinator = Coordinator
network-gatekeeper = Gatekeeper
network-consultant = Consultant
network-liaison = Liaison
network-between = Contacts of
network-communities = Who belongs together
network-communities-persons = Communities of persons
network-communities-institutions = Communities of institutions
network-size = Members
network-members = With the most contacts first
network-modularity = Modularity
network-community-count = Communities
network-modularities = How far persons and institutions form communities
network-modularity-note = A modularity of 0 is chance; above some 0.3 communities tell something.
