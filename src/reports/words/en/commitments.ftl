# What the report `commitments` says beyond `report.ftl`.

## Whose they are

commitments-side = Whose
commitments-theirs = Made to us
commitments-ours = Made by us
commitments-others = Between others

## How many there are

commitments-numbers = Overview
commitments-numbers-caption = Promises by what became of them
commitments-figure-theirs = Open, made to us
commitments-figure-ours = Open, made by us
commitments-figure-overdue = Overdue
commitments-head-overdue = Overdue
commitments-head-open = Open
commitments-head-fulfilled = Fulfilled
commitments-head-lapsed = Lapsed
commitments-head-withdrawn = Withdrawn
commitments-head-promisor-left = Promisor has left
commitments-head-oldest = Days since the oldest
commitments-caption = { $side }: { $status }

## A promise

commitments-promise = Promise
commitments-action = Kind
commitments-strength = How firm
commitments-made = Made
commitments-days-overdue = Days overdue
commitments-in-the-source = In the source
commitments-kept-by = Fulfilled by
commitments-promisor = Promisor today
commitments-still-there = Still in the position
commitments-left = No longer in the position
commitments-not-known = Not known whether still in the position
commitments-holder-now = Holder of the position today
commitments-holder-today = Holder today
commitments-now-held = now { $who }
commitments-head-of-these-overdue = Of these overdue
commitments-perhaps-kept = Perhaps kept
commitments-no-guess = Nothing on record suggests it.
commitments-open-for =
    { $count ->
        [0] Open since today
        [one] Open for { $count } day
       *[other] Open for { $count } days
    }
commitments-overdue-for =
    { $count ->
        [one] Overdue for { $count } day
       *[other] Overdue for { $count } days
    }
commitments-more-guesses =
    { $count ->
        [one] { $count } more event may have kept it.
       *[other] { $count } more events may have kept it.
    }
commitments-none = No promise is recorded.
commitments-left-out =
    { $count ->
        [one] { $count } more is not shown.
       *[other] { $count } more are not shown.
    }

## Why an event may have kept a promise

commitments-fit-PROMISEE_MET_TARGET = those it was made to met { $who } there
commitments-fit-SIGNED_TOGETHER = it was signed with { $who }
commitments-fit-PROMISOR_MET_TARGET = those who made it met { $who } there
commitments-fit-ALL_TOOK_PART = both were there with { $who }
commitments-fit-HELD_BY_PROMISOR = held by those who made it, with { $who } there or invited
commitments-fit-HELD_BY_PROMISEE = held by { $who }, with those who made it there
commitments-fit-TOOK_PART_TOGETHER = both those who made it and { $who } took part
