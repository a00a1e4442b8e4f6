# What the report `coverage` says beyond `report.ftl`.

## The universe

coverage-universe-embassies = The missions in { $name }
coverage-universe-region = The countries of { $name }
coverage-universe-members = The members of { $name }
coverage-against = { $universe }, { $period }.
coverage-adds-up = A country adds up: a meeting with its embassy, with a city or with an organization in it counts for the country.
coverage-no-sum = A meeting counts for the institution that took part in it, and for no other.
coverage-how = Met is whoever faced us at an event that was held; being in the same hall is not a meeting.
coverage-nobody = This universe has no members that are recorded.

## The numbers

coverage-overview = Overview
coverage-summary = Members met, and meetings with them
coverage-what = What
coverage-members-all = Members
coverage-met-period = Met in the period
coverage-met-ever = Ever met
coverage-met-never = Never met
coverage-only-shared = Only in the same hall, in the period
coverage-meetings = Meetings in the period
coverage-hosted-all = of these, with us as the host
coverage-visited-all = of these, at theirs

## The members

coverage-met = Who was met
coverage-members = Members met, most often first
coverage-member = Member
coverage-sent-by = Sent by
coverage-in-period = In the period
coverage-ever = Ever
coverage-hosted = Came to us
coverage-visited = We went
coverage-highest = Highest rank met
coverage-not-met = Who was never met
coverage-never = Members never met
coverage-shared = In the same hall, in the period
coverage-related = A relationship is recorded
coverage-all-met = Every member has been met.
coverage-none-met = No member has been met.
coverage-time = Over time
coverage-matrix = Meetings by member and time
coverage-left-out =
    { $count ->
        [one] { $count } more member is left out.
       *[other] { $count } more members are left out.
    }

## Concentration

coverage-concentration = Concentration
coverage-top = { $names }: { $percent }% of the meetings ({ $count } of { $all }).
coverage-half =
    { $count ->
        [one] One member makes up half of the meetings.
       *[other] { $count } members make up half of the meetings.
    }
coverage-no-meetings = There was no meeting with a member in the period.
