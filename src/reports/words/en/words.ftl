# Words of the closed lists, dates, periods and bounds.

## Kinds of record

node-kind-COUNTRY = Country
node-kind-CITY = City
node-kind-ORGANIZATION = Organization
node-kind-EMBASSY = Embassy
node-kind-POSITION = Position
node-kind-PERSON = Person
node-kind-TOPIC = Topic
node-kind-PROGRAM = Program
node-kind-SOURCE = Source
node-kind-EVENT = Event
node-kind-COMMITMENT = Promise
node-kind-RELATIONSHIP = Relationship

## Events

event-kind-MEETING = Meeting
event-kind-COURTESY_CALL = Courtesy call
event-kind-VISIT = Visit
event-kind-CALL = Call
event-kind-SIGNING = Signing
event-kind-CONFERENCE = Conference
event-kind-WORKSHOP = Workshop
event-kind-ORIENTATION = Orientation
event-kind-LAUNCH = Launch
event-kind-CEREMONY = Ceremony
event-kind-RECEPTION = Reception
event-kind-OTHER = Other event

event-status-ANNOUNCED = Announced
event-status-HELD = Held
event-status-POSTPONED = Postponed
event-status-CANCELLED = Cancelled

event-format-IN_PERSON = In person
event-format-ONLINE = Online
event-format-HYBRID = In person and online

side-HOST = Host
side-GUEST = Guest

participant-role-ATTENDEE = Attendee
participant-role-ORGANIZER = Organizer
participant-role-SPEAKER = Speaker
participant-role-SIGNATORY = Signatory
participant-role-OBSERVER = Observer
participant-role-MENTIONED = Mentioned

attendance-ATTENDED = Attended
attendance-INVITED = Invited
attendance-DECLINED = Declined
attendance-ABSENT = Absent

attribution-STATED = Stated
attribution-INFERRED = Inferred
attribution-UNRESOLVED = Unresolved

certainty-CERTAIN = Certain
certainty-LIKELY = Likely
certainty-POSSIBLE = Possible

## Promises

commitment-action-INTRODUCE = To introduce
commitment-action-INVITE = To invite
commitment-action-ATTEND = To attend
commitment-action-HOST = To host
commitment-action-SUPPORT = To support
commitment-action-SIGN = To sign
commitment-action-JOIN = To join
commitment-action-OTHER = Other

commitment-strength-PLEDGED = Promised
commitment-strength-INTENDED = Intended
commitment-strength-INTEREST = Interest shown
commitment-strength-REQUESTED = Requested

commitment-status-OPEN = Open
commitment-status-FULFILLED = Fulfilled
commitment-status-LAPSED = Lapsed
commitment-status-WITHDRAWN = Withdrawn

## Institutions and positions

organization-kind-INTERNATIONAL_ORGANIZATION = International organization
organization-kind-CITY_NETWORK = City network
organization-kind-GOVERNMENT = National government
organization-kind-CITY_GOVERNMENT = City government
organization-kind-ASSOCIATION = Association
organization-kind-UNIVERSITY = University or research institute
organization-kind-COMPANY = Company
organization-kind-NGO = Non-governmental organization
organization-kind-OTHER = Other organization

embassy-kind-EMBASSY = Embassy
embassy-kind-CONSULATE = Consulate
embassy-kind-PERMANENT_MISSION = Permanent mission
embassy-kind-DELEGATION = Delegation
embassy-kind-REPRESENTATIVE_OFFICE = Representative office

position-rank-HEAD = Head
position-rank-DEPUTY = Deputy
position-rank-MINISTER = Minister
position-rank-COUNSELLOR = Counsellor
position-rank-SECRETARY = Secretary
position-rank-ATTACHE = Attaché
position-rank-STAFF = Staff
position-rank-OTHER = Other

tenure-capacity-SUBSTANTIVE = Regular holder
tenure-capacity-ACTING = Acting
tenure-capacity-DESIGNATE = Designate
tenure-capacity-HONORARY = Honorary

## Relationships and links, read from the one to the other

relationship-kind-MEMBER_OF = Member of
relationship-kind-PARTNER_OF = Partner of
relationship-kind-COOPERATES_WITH = Cooperates with
relationship-kind-SUPPORTS = Supports
relationship-kind-SISTER_CITY_OF = Sister city of
relationship-kind-SUCCEEDED = Succeeded
relationship-kind-AGREEMENT_WITH = Agreement with
relationship-kind-RELATED_TO = Related to

link-kind-MET = Met
link-kind-CO_ATTENDED = Co-attended
link-kind-ENGAGED = Engaged
link-kind-HOLDS = Holds
link-kind-POSITION_IN = Position in
link-kind-ATTENDED = Attended
link-kind-ABOUT = About
link-kind-PART_OF = Part of
link-kind-LOCATED_IN = Located in
link-kind-SENT_BY = Sent by
link-kind-RECEIVED_BY = Received by
link-kind-RELATED = Related
link-kind-PROMISED = Promised

centrality-measure-DEGREE = Number of links
centrality-measure-PAGERANK = PageRank
centrality-measure-BETWEENNESS = Betweenness
centrality-measure-CLOSENESS = Closeness

## Sources, names and clearances

stance-REPORTS = Reports it
stance-ANNOUNCES = Announces it
stance-CORRECTS = Corrects it
stance-CONTRADICTS = Contradicts it

visibility-PUBLIC = Public
visibility-INTERNAL = Internal
visibility-CONFIDENTIAL = Confidential

other-name-kind-ALIAS = Also known as
other-name-kind-FORMER = Former name
other-name-kind-NATIVE = Native name
other-name-kind-ROMANIZED = Romanized name
other-name-kind-ABBREVIATION = Abbreviation
other-name-kind-ERRONEOUS = Erroneous name

## Why a relationship is watched

watch-list-class-LAPSED = Lapsed
watch-list-class-DORMANT = Dormant
watch-list-class-COOLING = Cooling
watch-list-class-ROTATED = Counterpart has left
watch-list-class-SINGLE_THREADED = Through one colleague only

## What it can be taken up with again

door-kind-ANNOUNCED_EVENT = Both expected at
door-kind-OPEN_PROMISE = Open promise
door-kind-KNOWN_PERSON = We know
door-kind-NEW_HOLDER = Successor
door-kind-INTRODUCTION = Introduction by

## Months

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Dates

date-day = { $day } { $month } { $year }
# The day after another word, which some languages ask an article for.
date-the-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
date-decade = the { $year }s
date-day-of-month = a day in { $month } { $year }
date-day-of-year = a day in { $year }
date-month-of-year = a month in { $year }
date-about = about { $date }
date-uncertain = { $date } (uncertain)
date-since = since { $date }
# The end of what has not ended: "1946 – today".
date-open = today
# The year 0000 of a calendar is 1 BC.
year-before-christ = { $year } BC

## One date from the one to the other

between-days-of-month = between { $from-day } and { $until-day } { $from-month } { $from-year }
between-days-of-year = between { $from-day } { $from-month } and { $until-day } { $until-month } { $from-year }
between-days = between { $from-day } { $from-month } { $from-year } and { $until-day } { $until-month } { $until-year }
between-months-of-year = between { $from-month } and { $until-month } { $from-year }
between-months = between { $from-month } { $from-year } and { $until-month } { $until-year }
between-years = between { $from-year } and { $until-year }

## Periods: all the days from the one to the other

period-days-of-month = { $from-day }–{ $until-day } { $from-month } { $from-year }
period-days-of-year = { $from-day } { $from-month } – { $until-day } { $until-month } { $from-year }
period-days = { $from-day } { $from-month } { $from-year } – { $until-day } { $until-month } { $until-year }
period-months-of-year = { $from-month }–{ $until-month } { $from-year }
period-months = { $from-month } { $from-year } – { $until-month } { $until-year }
period-years = { $from-year }–{ $until-year }
period-other = { $from } – { $until }

## Numbers of which only bounds are known

bounds = { $at-least } to { $at-most }
