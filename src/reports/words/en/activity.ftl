# What the report `activity` says beyond `report.ftl`.

## What is compared

activity-what = What
activity-period = This period
activity-before = Period before
activity-summary = Summary
activity-totals = This period and the one before it
activity-events = Events
activity-meetings = of these, meetings with others
activity-people = Persons met
activity-institutions = Institutions met
activity-topic = Topic

## When

activity-when = When
activity-steps = Events over time
activity-step = When
activity-days = Days
activity-which = Which period

## With whom, about what, how high

activity-whom = With whom
activity-what-about = About what
activity-kinds = Events by kind
activity-regions = Events by region
activity-countries = Events by country
activity-topics = Events by topic
activity-levels = Meetings by the highest rank met
activity-elsewhere = Nobody whose country is known
activity-nowhere = Nobody whose region is known
activity-no-topic = No topic recorded
activity-no-rank = No rank recorded

## Encounters

activity-level = On what level
activity-highest = Those of the highest rank met
activity-highest-of = The highest rank met in the period: { $rank }.
activity-no-highest = No rank is recorded of anybody who was met in the period.
activity-first = First contacts
activity-new-people = Persons met for the first time on record
activity-new-institutions = Institutions met for the first time on record
activity-no-first = Nobody was met for the first time in this period.
activity-unsure = possibly { $date }
activity-related = { $name } (a relationship is recorded)

## Promises

activity-made = Promises made
activity-closed = Promises closed
activity-no-made = No promise was made in this period.
activity-no-closed = No promise is recorded as kept or lapsed in this period.

## The register

activity-register-all = Register of meetings
activity-register = Events and who was there
activity-counterpart = Counterpart
activity-headcount = Headcount
activity-no-events = In this period we took part in no event that is recorded.
activity-register-how = One row for each of the others who were there. Rows with the same event belong together; an event at which no others are recorded has a row without a counterpart.

## What is next

activity-announced = Announced next
activity-no-announced = Nothing is announced for after this period.

## How it was counted

activity-counting = Counted are events that were held and in which { $home } took part. An event lies in a period if one of its days does. Where dates are known only in part, a number has two bounds: what is certain and what is possible.
activity-against = { $period }, compared with the period before it, { $before }.
activity-countries-how = An event with people of several countries counts for each of them. An embassy is of the country that sends it, a person of his or her nationality, or else of the institution last stood for.
activity-topics-how = An event about several topics counts for each of them; a narrower topic does not count for the broader one.
activity-left-out =
    { $count ->
        [one] { $count } more is left out.
       *[other] { $count } more are left out.
    }

## The chart

activity-chart-possible = This period, possibly
activity-chart-before-possible = Period before, possibly
activity-chart-says = Events in this period: { $count }; in the period before: { $before }.
activity-chart-most = The most, { $count }, were in { $step }.
activity-chart-nothing = No events
