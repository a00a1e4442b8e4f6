# What the report `country` says beyond `report.ftl`.

country-figures = In all
country-contacts = Contacts
country-same-events = At the same event only
country-parts-met = Counterparts met
country-of = { $met } of { $count }
country-level = Level reached
country-level-of = { $rank } ({ $position })
country-last-contact = Last contact
country-none-yet = none yet
country-record = What is recorded
country-code = Code
country-subregion = Subregion
country-home-country = We sit in
country-other-names = Also known as
country-remark = Remark
country-added-up =
    Contacts are events at which we faced somebody who stood for { $name } itself, for a mission that it sends, or for a city or an organization in it. These are added up here, and an event with several of them counts once. Nowhere else is one counted for another: a meeting with an embassy is no meeting with the country.
country-added-up-city =
    Contacts are events at which we faced somebody who stood for { $name } itself or for an organization in it. These are added up here, and an event with several of them counts once. Missions in the city are those of other countries, and are not added up.
country-channel-section = When we last met
country-channels = Last contact over each channel
country-channels-note = Counterparts that are not here were never met.
country-part-itself = Itself
country-part-mission = Mission
country-part-city = City
country-part-organization = Organization
country-subject = From
country-object = To
country-host = In
country-sender = Of
country-of-region = { $kind } ({ $region })
country-accredited = { $country } (accredited from elsewhere)
country-missions = Missions
country-missions-sent = Missions that it sends
country-missions-received = Missions that it receives
country-missions-in-city = Missions in the city
country-no-missions-sent = No mission that it sends is recorded.
country-no-missions-received = No mission that it receives is recorded.
country-no-missions-in-city = No mission in the city is recorded.
country-cities = Cities
country-organizations = Organizations and associations
country-no-organizations = No other organization is recorded.
country-inside = Cities, organizations and associations
country-inside-city = Organizations in the city
country-relationships = Recorded relationships
country-no-relationships = No relationship is recorded.
country-level-section = Level reached
country-level-note = A rank is one within its institution: the head of a mission, of an organization, of a city.
country-levels = The last contact of each rank
country-no-level = Nobody in a position of a known rank was met.
country-years = Contacts by year
country-years-described = The number of contacts by the year in which they began: { $years }.
country-years-shown = { $count } in { $year }
country-contacts-possible = Contacts, possibly
country-same-events-possible = At the same event only, possibly
country-by-year = By the year in which they began
country-no-years = There was no contact yet.
country-more-years =
    { $count ->
        [one] One earlier year with contacts is not shown.
       *[other] { $count } earlier years with contacts are not shown.
    }
country-history = Contacts, newest first
country-no-contacts = We have had no contact yet.
country-earlier =
    { $count ->
        [one] One earlier contact is not shown.
       *[other] { $count } earlier contacts are not shown.
    }
country-same-event-section = At the same event, without meeting
country-more-events =
    { $count ->
        [one] One earlier event is not shown.
       *[other] { $count } earlier events are not shown.
    }
country-announced = Announced next
country-here = Events in the city
country-latest-here = The latest
country-here-count = Events held there
country-here-ours = With us
country-no-promises = None is open.
country-people = People
country-theirs = Who of theirs has met us
country-ours = Who of ours has met them
country-elsewhere = Others of the country whom we met
country-elsewhere-note = By nationality, or by whom they stood for last; they met us for somebody else.
country-nobody = Nobody of theirs is known to have met us.
country-open-ends = What is missing
country-never-met = Missions never met
country-never-met-near = { $mission }, in { $country }
country-all-met = We have met every mission that it sends.
country-vacancies = Positions without a known holder
country-no-vacancies = For every position that is recorded somebody is known who may hold it.
country-and-more =
    { $count ->
        [one] One more is recorded.
       *[other] { $count } more are recorded.
    }
