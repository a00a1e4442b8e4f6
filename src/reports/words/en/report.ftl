# What all reports share.

## The reports

report-title-briefing = Briefing
report-about-briefing = Whom one is about to meet, what was said at earlier meetings, and which promises are open.
report-title-contact = Contact report
report-about-contact = What happened at an event: who was there, in which position and on whose behalf, and what came of it.
report-title-profile = Profile
report-about-profile = A person: the positions held, the meetings, and the promises made on either side.
report-title-dossier = Dossier
report-about-dossier = An institution: its positions and who held them, its contacts with us, and the promises made on either side.
report-title-country = Country report
report-about-country = A country or a city: its missions and associations, the events with it, and the level that contacts have reached.
report-title-activity = Activity report
report-about-activity = A period: how many meetings there were, with whom and about what, compared with the period before.
report-title-commitments = Promises
report-about-commitments = What was promised, by whom and to whom, and what became of it.
report-title-watch-list = Watch list
report-about-watch-list = Relationships that need care: contacts long silent, counterparts who have left, and what hangs on one colleague.
report-title-coverage = Coverage
report-about-coverage = Who of a given circle was met, and who never was.
report-title-network = Network report
report-about-network = Who is central in the network, who stands between others, and who belongs together.
report-title-handover = Handover report
report-about-handover = What the next holder of a position has to know: contacts, open promises and coming events.

## The head and the foot of a report

on = As of
clearance = Clearance
for-whom = For
about = About
parameters = Parameters
generated-for = Prepared for { $name }
page = Page { $page } of { $pages }
contents = Contents

## Time

date = Date
period = Period
since = Since
until = Until
month = Month
year = Year
before = Period before
change = Change
age = Age
due = Due

## People, positions and institutions

person = Person
institution = Institution
position = Position
in-position = In the position of
on-behalf-of = On behalf of
holder = Holder
still-in-position = Still in position
tenure = Tenure
capacity = Capacity
positions-now = Positions now
positions-then = Positions at the time
rank = Rank
country = Country
city = City
region = Region
nobody = Nobody
unknown = Unknown

## Contacts

contacts = Contacts
meetings = Meetings
met = Met
engaged = Engaged
first-met = First met
last-met = Last met
never-met = Never met
history = History
event = Event
kind = Kind
status = Status
place = Place
who = Who
attendees = Attendees
side = Side
role = Role
by = By
to = To
ours = Our side
theirs = Their side
both = Both sides
purpose = Purpose
outcome = Outcome
summary = Summary
topics = Topics

## Promises

promises = Promises
promises-ours = Promises we made
promises-theirs = Promises made to us
promise = Promise
made = Made
open = Open
overdue = Overdue
fulfilled = Fulfilled

## Certainty and sources

certainty = Certainty
attribution = Attribution
yes = Yes
no = No
inferred = Inferred
unresolved = Unresolved
source = Source
sources = Sources
no-sources = No sources are recorded.

## Numbers

number = Number
total = Total
score = Score

day-count =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
meeting-count =
    { $count ->
        [one] { $count } meeting
       *[other] { $count } meetings
    }
event-count =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
source-count =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
promise-count =
    { $count ->
        [one] { $count } promise
       *[other] { $count } promises
    }
person-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } persons
    }
institution-count =
    { $count ->
        [one] { $count } institution
       *[other] { $count } institutions
    }
country-count =
    { $count ->
        [one] { $count } country
       *[other] { $count } countries
    }
# How long ago something last happened.
since-days =
    { $count ->
        [0] today
        [one] { $count } day ago
       *[other] { $count } days ago
    }

## Gaps: what the record does not say, or not well enough

gaps = Gaps in the record
no-gaps = No gaps were found.

gap-holder-inferred =
    { $count ->
        [one] At { $count } event a source names only a position; its holder was inferred.
       *[other] At { $count } events a source names only a position; its holder was inferred.
    }
gap-holder-unknown =
    { $count ->
        [one] At { $count } event a source names only a position, and its holder cannot be inferred.
       *[other] At { $count } events a source names only a position, and its holder cannot be inferred.
    }
gap-single-source =
    { $count ->
        [one] { $count } record rests on a single source.
       *[other] { $count } records rest on a single source each.
    }
gap-unsourced =
    { $count ->
        [one] { $count } record has no source.
       *[other] { $count } records have no source.
    }
gap-announced-without-report =
    { $count ->
        [one] { $count } event was announced for a day that has passed, and no source says whether it took place.
       *[other] { $count } events were announced for days that have passed, and no source says whether they took place.
    }
gap-accounts-differ =
    { $count ->
        [one] The sources differ about { $count } record.
       *[other] The sources differ about { $count } records.
    }
gap-date-uncertain =
    { $count ->
        [one] The date of { $count } event is not known exactly.
       *[other] The dates of { $count } events are not known exactly.
    }

## How reports are laid out

report-heading = { $title }: { $name }
labelled = { $label }:
quoted = “{ $text }”
and-more = and { $count } more
nothing-recorded = Nothing is recorded.
fulfilled-by = Kept by
shown-by = Shown by
publisher = Publisher
source-title = Title
address = Address

# Remarks in parentheses.
mark-inferred = inferred
mark-unresolved = not named
mark-left-position = no longer in that position
gap-holder-uncertain =
    { $count ->
        [one] Who holds 1 position is not certain.
       *[other] Who holds { $count } positions is not certain.
    }
gap-position-vacant =
    { $count ->
        [one] Nobody is known to hold 1 position.
       *[other] Nobody is known to hold { $count } positions.
    }

## What a report was asked

parameter-about = About
parameter-whom = For
parameter-since = Since
parameter-until = Until
parameter-cooling = Cooling after (days)
parameter-dormant = Dormant after (days)
parameter-lapsed = Lapsed after (days)
parameter-embassies = Missions in
parameter-region = Region
parameter-members = Members of
parameter-depth = Links away, at most
