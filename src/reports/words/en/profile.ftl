# What the report `profile` says beyond `report.ftl`.

profile-who = Who it is
profile-nationality = Nationality
profile-ours = One of ours
profile-holds = Position on the day
profile-meetings = Our meetings
profile-meetings-own = Events with us
profile-open = Open promises made
profile-positions = Positions held
profile-positions-chart = Positions held, and meetings in them
profile-no-positions = No position is recorded.
profile-met-in-position = Who was met in each position, and how soon
profile-no-promises = No promise made by or to this person is recorded.
profile-promises-outlived = Open promises that outlived the position
profile-promises-made = Promises made by the person
profile-promises-received = Promises made to the person
profile-promises-heard = Promises of others at meetings with the person, to those the person was there for
profile-promises-about = Promises of others about the person
profile-contacts = Contacts with us
profile-contacts-own = Events with us
profile-no-contact = No contact with us is recorded.
profile-met = Persons met, whoever they stood for
profile-co-attended = At the same events, without meeting
profile-without-us = Events without us
profile-irrespective = Contacts irrespective of us
profile-nothing-else = No other contact is recorded.
profile-nobody-met = Nobody is recorded as met.
profile-more-contacts =
    { $count ->
        [one] One earlier event is not shown.
       *[other] { $count } earlier events are not shown.
    }
profile-more-people =
    { $count ->
        [one] One more person is not shown.
       *[other] { $count } more persons are not shown.
    }
profile-more-promises =
    { $count ->
        [one] One more promise is not shown.
       *[other] { $count } more promises are not shown.
    }
