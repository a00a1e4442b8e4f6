# What the report `briefing` says beyond `report.ftl`.

briefing-who = Who they are
briefing-address = Addressed as
briefing-other-names = Also known as
briefing-remark = Remark
briefing-no-position = No position on this day is known.
channel-person = The person
channel-position = Whoever holds the position
channel-institution = The institution
channel-country = Any institution of the country
channel-whom = Whom this briefing is for
channel = By
days-ago = Days ago
topic = Topic
contact-number = Contacts
ours-know-them = Who of ours knows them
theirs-know-us = Who of theirs knows us
briefing-days-ago =
    { $count ->
        [0] on the day
        [one] one day before
       *[other] { $count } days before
    }
briefing-left-out =
    { $count ->
        [one] One more party takes part.
       *[other] { $count } more parties take part.
    }
briefing-changes = What has changed since we last met
change-new-holder = new holder
change-left = has left
change-event-without-us = without us
change-fell-due = fell due
change-kept = kept
change-announced = announced
briefing-now = Now
briefing-before = Before
briefing-none-open = None is open.
briefing-earlier =
    { $count ->
        [one] One earlier contact is not shown.
       *[other] { $count } earlier contacts are not shown.
    }
briefing-who-knows-whom = Who knows whom
briefing-introductions = How to be introduced
briefing-promised = promised
