# What the report `watch-list` says beyond `report.ftl`.

## Why a relationship is watched

watch-list-class = Why

## How many there are

watch-list-overview = Overview
watch-list-limits =
    A relationship is called cooling after { $cooling } days without a meeting, dormant after { $dormant } and lapsed after { $lapsed }. One whose counterpart has left, or which hangs on one colleague, may be any of these.
watch-list-numbers = How many relationships there are
watch-list-with = With
watch-list-relationships = All
watch-list-current = Current
watch-list-institutions = Institutions
watch-list-people = People

## A relationship

watch-list-days = Days ago
watch-list-last-days =
    { $count ->
        [0] today
        [one] { $count } day ago
       *[other] { $count } days ago
    }
watch-list-last-days-between = { $days } days ago
watch-list-meetings = Meetings
watch-list-last-event = Last meeting
watch-list-counterparts = Met then
watch-list-as = Met as
watch-list-serves = still in the position
watch-list-left = has left the position
watch-list-unknown = not known whether still there
watch-list-only-colleague = Only through
watch-list-inferred = partly inferred

## The ways back

watch-list-doors = Ways back
watch-list-no-door = The record shows none.
watch-list-due = due { $date }
watch-list-met-on = met { $date }
watch-list-never-met = not met yet

## Colleagues

watch-list-colleagues = Colleagues on whom relationships hang
watch-list-colleagues-about = All contact with these institutions went through one colleague alone.
watch-list-colleague = Colleague
watch-list-in-position = Today
watch-list-hanging = Institutions
watch-list-basis = Remark
watch-list-none = No relationship needs care.
watch-list-no-relationships = No meeting is recorded.
watch-list-left-out =
    { $count ->
        [one] { $count } more is not shown.
       *[other] { $count } more are not shown.
    }
