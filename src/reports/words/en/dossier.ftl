# What the report `dossier` says beyond `report.ftl`.

dossier-what = The institution
dossier-meetings = Our meetings
dossier-open-theirs = Open promises to us
dossier-open-ours = Our open promises
dossier-positions = Positions and their holders
dossier-holders = Lines of holders
dossier-positions-chart = Holders of the positions, and our meetings
dossier-no-positions = No position in this institution is recorded.
dossier-no-holder = Nobody is known to have held it.
dossier-line-number = Terms
dossier-line-met = Terms in which we met
dossier-unnamed = Holder not known
dossier-position-unnamed = Our meetings at which it is not known who held the position: { $meetings }.
dossier-meetings-unnamed = Our meetings at which nobody is known by name on their side: { $meetings }.
dossier-promises-outlived = Open promises that outlived the one who made them
dossier-promises-others = Other promises that concern the institution
dossier-no-promises = No promise that concerns the institution is recorded.
dossier-contacts-with-us = Contacts, whoever held what
dossier-contacts-own = Events with us
dossier-no-contact = No contact is recorded.
dossier-who = Who met whom
dossier-theirs = Theirs at our meetings
dossier-ours-there = Ours at these meetings
dossier-topic = Topic
dossier-contacts = Contacts
dossier-more-positions =
    { $count ->
        [one] One more position is not shown.
       *[other] { $count } more positions are not shown.
    }
dossier-more-holders =
    { $count ->
        [one] One earlier holder is not shown.
       *[other] { $count } earlier holders are not shown.
    }
dossier-more-contacts =
    { $count ->
        [one] One earlier contact is not shown.
       *[other] { $count } earlier contacts are not shown.
    }
dossier-more-people =
    { $count ->
        [one] One more person is not shown.
       *[other] { $count } more persons are not shown.
    }
dossier-more-promises =
    { $count ->
        [one] One more promise is not shown.
       *[other] { $count } more promises are not shown.
    }
