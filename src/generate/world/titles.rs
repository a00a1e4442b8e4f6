//! The positions that there are at institutions of each kind.

/// A position as it is found at many institutions.
#[derive(Clone, Copy)]
pub(super) struct Post {
    pub(super) title: &'static str,
    pub(super) rank: &'static str,
    pub(super) several: bool,
}

const fn one(title: &'static str, rank: &'static str) -> Post {
    Post {
        title,
        rank,
        several: false,
    }
}

const fn several(title: &'static str, rank: &'static str) -> Post {
    Post {
        title,
        rank,
        several: true,
    }
}

/// Those at `WeGO`, with their keys.
pub(super) const WEGO: [(&str, Post); 8] = [
    ("wego-secretary-general", one("Secretary General", "HEAD")),
    (
        "wego-deputy-secretary-general",
        one("Deputy Secretary General", "DEPUTY"),
    ),
    ("wego-president", one("President", "OTHER")),
    ("wego-director-of-programs", one("Director of Programs", "OTHER")),
    (
        "wego-director-of-membership",
        one("Director of Membership", "OTHER"),
    ),
    ("wego-program-officer", several("Program Officer", "STAFF")),
    (
        "wego-communications-officer",
        several("Communications Officer", "STAFF"),
    ),
    (
        "wego-regional-coordinator",
        several("Regional Coordinator", "OTHER"),
    ),
];

pub(super) const EMBASSY: [Post; 10] = [
    one("Ambassador", "HEAD"),
    one("Deputy Head of Mission", "DEPUTY"),
    one("Political Counsellor", "COUNSELLOR"),
    several("First Secretary", "SECRETARY"),
    one("Economic Counsellor", "COUNSELLOR"),
    one("Cultural Attaché", "ATTACHE"),
    several("Second Secretary", "SECRETARY"),
    one("Minister", "MINISTER"),
    one("Defence Attaché", "ATTACHE"),
    several("Staff Member", "STAFF"),
];

pub(super) const OFFICE: [Post; 5] = [
    one("Head of Office", "HEAD"),
    one("Deputy Head of Office", "DEPUTY"),
    one("Research and Development Attaché", "ATTACHE"),
    several("Trade Adviser", "OTHER"),
    several("Staff Member", "STAFF"),
];

pub(super) const CONSULATE: [Post; 4] = [
    one("Consul General", "HEAD"),
    one("Deputy Consul General", "DEPUTY"),
    several("Consul", "SECRETARY"),
    several("Vice-Consul", "SECRETARY"),
];

pub(super) const CITY: [Post; 3] = [
    one("Mayor", "HEAD"),
    one("Deputy Mayor", "DEPUTY"),
    several("City Councillor", "OTHER"),
];

pub(super) const COUNTRY: [Post; 3] = [
    one("Minister of Foreign Affairs", "MINISTER"),
    one("Minister of the Interior", "MINISTER"),
    one("Minister of Digital Affairs", "MINISTER"),
];

pub(super) const ORGANIZATION: [Post; 5] = [
    one("President", "HEAD"),
    one("Vice President", "DEPUTY"),
    one("Director of International Relations", "OTHER"),
    several("Adviser", "STAFF"),
    several("Project Manager", "STAFF"),
];
