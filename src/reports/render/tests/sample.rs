//! A report that nobody asked for: one of everything that the kit lays out.

use async_graphql::ID;
use serde::Serialize;

use crate::{
    dates::Day,
    reports::{
        laid_out::{Cell, Chart, Column, LaidOut, Table},
        lines::{
            Account, Attendee, Bounds, Contact, Gap, Header, Holder, Named, Parameter, Promise, SourceLine,
            Tie,
        },
        words::Words,
    },
    scalars::{Date, EdtfDate},
    vocabulary::{
        Attendance, Attribution, Certainty, CommitmentStatus, EventFormat, EventKind, EventStatus, GapKind,
        NodeKind, ParticipantRole, ReportName, Stance, TenureCapacity, Visibility,
    },
};

/// The report.
#[derive(Serialize)]
pub(super) struct Sample {
    header: Header,
    pub(super) contacts: Vec<Contact>,
    promises: Vec<Promise>,
    holders: Vec<Holder>,
    ties: Vec<Tie>,
    accounts: Vec<Account>,
    reached: Bounds,
    note: String,
    gaps: Vec<Gap>,
    pub(super) sources: Vec<SourceLine>,
    /// How many columns the wide table has.
    years: i32,
}

pub(super) fn named(kind: NodeKind, name: &str) -> Named {
    Named {
        id: ID(format!(
            "{}:{}",
            kind.reference(),
            name.to_lowercase().replace(' ', "-")
        )),
        kind,
        name: name.to_owned(),
    }
}

fn on(date: &str) -> EdtfDate {
    EdtfDate(date.to_owned())
}

fn person(name: &str, position: &str, institution: &str) -> Attendee {
    Attendee {
        person: Some(named(NodeKind::Person, name)),
        style: Some("H.E.".to_owned()),
        position: Some(named(NodeKind::Position, position)),
        credited_as: None,
        institution: Some(named(NodeKind::Organization, institution)),
        label: None,
        headcount: None,
        role: ParticipantRole::Attendee,
        attendance: Attendance::Attended,
        attribution: Attribution::Stated,
    }
}

fn contact(title: &str, from: &str, footnotes: &[u32]) -> Contact {
    let ours = Attendee {
        style: None,
        ..person("Jung-sook Park", "Secretary General", "WeGO")
    };
    let inferred = Attendee {
        attribution: Attribution::Inferred,
        ..person(
            "Mathilde Desjardins",
            "Ambassador of Canada",
            "Embassy of Canada in Seoul",
        )
    };
    let unresolved = Attendee {
        person: None,
        style: None,
        attribution: Attribution::Unresolved,
        ..person("", "First Secretary", "Embassy of Canada in Seoul")
    };
    let group = Attendee {
        person: None,
        style: None,
        position: None,
        label: Some("Representatives of member cities".to_owned()),
        headcount: Some(24),
        role: ParticipantRole::Observer,
        attribution: Attribution::Unresolved,
        ..person("", "", "WeGO")
    };
    Contact {
        event: named(NodeKind::Event, title),
        kind: EventKind::CourtesyCall,
        status: EventStatus::Held,
        from: on(from),
        until: None,
        format: Some(EventFormat::InPerson),
        venue: Some(named(NodeKind::Organization, "WeGO Secretariat")),
        city: Some(named(NodeKind::City, "Seoul")),
        ours: vec![ours],
        theirs: vec![inferred, unresolved, group],
        topics: vec![named(NodeKind::Topic, "Smart cities"), named(NodeKind::Topic, "Membership")],
        summary: Some(
            "The Ambassador was briefed on the programme of work and offered to introduce three cities.\n\nShe asked \
             for the calendar of the next general assembly."
                .to_owned(),
        ),
        footnotes: footnotes.to_vec(),
    }
}

fn promise(text: &str, status: CommitmentStatus, overdue: bool) -> Promise {
    let open = status == CommitmentStatus::Open;
    Promise {
        promise: named(NodeKind::Commitment, text),
        action: None,
        strength: None,
        by: Some(named(NodeKind::Person, "Mathilde Desjardins")),
        by_position: Some(named(NodeKind::Position, "Ambassador of Canada")),
        by_institution: Some(named(NodeKind::Embassy, "Embassy of Canada in Seoul")),
        to: Some(named(NodeKind::Organization, "WeGO")),
        targets: vec![
            named(NodeKind::City, "Toronto"),
            named(NodeKind::City, "Montréal"),
        ],
        event: Some(named(
            NodeKind::Event,
            "Courtesy call of the Ambassador of Canada",
        )),
        made: Some(on("2022-02-11")),
        due: Some(on("2022-06")),
        status,
        overdue,
        age_in_days: open.then_some(1_204),
        fulfilled_by: (!open).then(|| named(NodeKind::Event, "General Assembly 2023")),
        fulfilled: (!open).then(|| EdtfDate("2023-10-05".to_owned())),
        ours: false,
        promisor_in_position: open.then_some(false),
        footnotes: vec![1],
    }
}

fn source(number: u32, title: Option<&str>, url: Option<&str>) -> SourceLine {
    SourceLine {
        number,
        source: named(NodeKind::Source, &format!("source {number}")),
        title: title.map(str::to_owned),
        publisher: (number != 3).then(|| "World Smart Sustainable Cities Organization".to_owned()),
        published: Some(on("2022-02-14")),
        url: url.map(str::to_owned),
    }
}

impl Sample {
    /// An ordinary one.
    pub(super) fn new() -> Self {
        let announced = Contact {
            status: EventStatus::Announced,
            kind: EventKind::Conference,
            format: Some(EventFormat::Hybrid),
            until: Some(on("2022-10-14")),
            ours: Vec::new(),
            summary: None,
            ..contact("Seoul Smart City Leaders Forum", "2022-10-12", &[2, 3])
        };
        Self {
            header: Header {
                report: ReportName::Briefing,
                about: Some(named(NodeKind::Person, "Mathilde Desjardins")),
                home: Some(named(NodeKind::Organization, "WeGO")),
                on: Date(Day::from_ymd(2025, 6, 1).unwrap()),
                clearance: Visibility::Internal,
                parameters: vec![Parameter {
                    name: "since".to_owned(),
                    value: "2022-01-01".to_owned(),
                }],
            },
            contacts: vec![
                contact("Courtesy call of the Ambassador of Canada", "2022-02-11", &[1, 2]),
                announced,
            ],
            promises: vec![
                promise(
                    "We will gladly introduce Toronto and Montréal to you",
                    CommitmentStatus::Open,
                    true,
                ),
                promise(
                    "You are invited to the Assembly",
                    CommitmentStatus::Fulfilled,
                    false,
                ),
            ],
            holders: vec![
                Holder {
                    person: named(NodeKind::Person, "Mathilde Desjardins"),
                    style: Some("H.E.".to_owned()),
                    position: named(NodeKind::Position, "Ambassador of Canada"),
                    institution: Some(named(NodeKind::Embassy, "Embassy of Canada in Seoul")),
                    capacity: TenureCapacity::Substantive,
                    certainty: Certainty::Likely,
                    from: Some(on("2021-09")),
                    until: Some(on("..")),
                    evidence: vec![named(
                        NodeKind::Event,
                        "Courtesy call of the Ambassador of Canada",
                    )],
                    footnotes: vec![1],
                },
                Holder {
                    person: named(NodeKind::Person, "Liam Tremblay"),
                    style: None,
                    position: named(NodeKind::Position, "Ambassador of Canada"),
                    institution: None,
                    capacity: TenureCapacity::Acting,
                    certainty: Certainty::Certain,
                    from: None,
                    until: Some(on("2021-08")),
                    evidence: Vec::new(),
                    footnotes: Vec::new(),
                },
            ],
            ties: vec![Tie {
                with: named(NodeKind::Person, "Jung-sook Park"),
                position: Some(named(NodeKind::Position, "Secretary General")),
                institution: Some(named(NodeKind::Organization, "WeGO")),
                meetings: 3,
                first_met: on("2021-11"),
                last_met: on("2022-02-11"),
                last_event: named(NodeKind::Event, "Courtesy call of the Ambassador of Canada"),
                inferred: true,
                footnotes: vec![1],
            }],
            accounts: vec![
                Account {
                    footnote: 1,
                    stance: Stance::Reports,
                    quote: Some("the Ambassador met the Secretary General".to_owned()),
                },
                Account {
                    footnote: 2,
                    stance: Stance::Contradicts,
                    quote: None,
                },
            ],
            reached: Bounds {
                at_least: 3,
                at_most: 5,
            },
            note: "Prefers to be addressed in French.\n\nThe embassy has moved to Jeong-dong in 2007."
                .to_owned(),
            gaps: vec![
                Gap {
                    kind: GapKind::HolderInferred,
                    records: vec![named(
                        NodeKind::Event,
                        "Courtesy call of the Ambassador of Canada",
                    )],
                },
                Gap {
                    kind: GapKind::SingleSource,
                    records: (1..=12)
                        .map(|at| named(NodeKind::Event, &format!("Workshop {at}")))
                        .collect(),
                },
            ],
            sources: vec![
                source(
                    1,
                    Some("Ambassador of Canada visits WeGO"),
                    Some("https://we-gov.org/news/1?a=b&c=d"),
                ),
                source(2, Some("Forum announced"), Some("javascript:alert(1)")),
                source(3, None, None),
            ],
            years: 6,
        }
    }

    /// One with texts that would be markup, a formula or the end of a cell, if they were taken for it.
    pub(super) fn hostile() -> Self {
        let mut sample = Self::new();
        let name = "https://a/<b> www.a.b/<i> <script>alert(1)</script> | [x](javascript:y)\n# *b* \"q\" 'r' & \\ `c`";
        sample.header.about = Some(named(NodeKind::Person, &format!("{name}</style></title>")));
        for contact in &mut sample.contacts {
            contact.event = named(NodeKind::Event, name);
            contact.theirs[0].person = Some(named(NodeKind::Person, name));
            contact.topics = vec![
                named(NodeKind::Topic, "=1+1"),
                named(NodeKind::Topic, "\u{1}\u{202E}\u{FFFE}"),
            ];
            contact.summary = Some("1. One\n- two\n\n> three\n\n```\nfour".to_owned());
        }
        sample.promises[0].promise = named(NodeKind::Commitment, name);
        sample.ties[0].with = named(
            NodeKind::Organization,
            "=HYPERLINK(\"https://evil\")\nwith a second line",
        );
        sample.sources[0].title = Some(name.to_owned());
        sample.sources[0].url = Some("https://example.org/\" onclick=\"x".to_owned());
        sample.sources[1].url = Some("HTTPS://example.org/(a)<b>".to_owned());
        sample.sources[2].url = Some("https://example.org/x_(y)?a=[b]*c*".to_owned());
        sample.header.parameters[0].value = name.to_owned();
        sample
    }

    /// One with so much in it that it has several pages, and a table that is too wide for one.
    pub(super) fn long() -> Self {
        let mut sample = Self::new();
        let contacts = sample.contacts.clone();
        for at in 0..14 {
            let mut more = contacts[0].clone();
            more.event.name = format!("Meeting {at} with the Ambassador of Canada");
            more.from = on(&format!("2023-{:02}", at % 12 + 1));
            sample.contacts.push(more);
        }
        sample.years = 24;
        sample
    }
}

fn cell(text: &str) -> Cell {
    Cell {
        text: text.to_owned(),
        ..Cell::default()
    }
}

fn column(head: &str, numbers: bool) -> Column {
    Column {
        head: head.to_owned(),
        numbers,
    }
}

impl LaidOut for Sample {
    const NAME: ReportName = ReportName::Briefing;
    const TEMPLATE: &'static str = include_str!("sample.jinja");

    fn header(&self) -> &Header {
        &self.header
    }

    fn sources(&self) -> &[SourceLine] {
        &self.sources
    }

    fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        let ties = self.ties.iter().map(|tie| {
            let meetings = Cell {
                text: words.number(u64::from(tie.meetings) * 1_000),
                number: Some(f64::from(tie.meetings) * 1_000.0),
                footnotes: tie.footnotes.clone(),
                heat: None,
            };
            vec![cell(&tie.with.name), cell(&words.date(&tie.last_met.0)), meetings]
        });
        let years = (0..self.years).map(|year| column(&(2002 + year).to_string(), true));
        let countries = ["Canada", "Republic of Korea", "France", "Türkiye"]
            .iter()
            .enumerate();
        let matrix = countries.map(|(at, country)| {
            let meetings = (0..self.years).map(|year| {
                let meetings = f64::from(u32::try_from(at).unwrap()) + f64::from(year % 7);
                Cell {
                    text: meetings.to_string(),
                    number: Some(meetings),
                    footnotes: Vec::new(),
                    heat: Some(meetings / 9.0),
                }
            });
            std::iter::once(cell(country)).chain(meetings).collect()
        });
        vec![
            Table {
                name: "people.met".to_owned(),
                caption: words.say("met"),
                columns: vec![
                    column(&words.say("person"), false),
                    column(&words.say("last-met"), false),
                    column(&words.say("meetings"), true),
                ],
                rows: ties.collect(),
            },
            Table {
                name: "people.never".to_owned(),
                caption: words.say("never-met"),
                columns: vec![column(&words.say("person"), false)],
                rows: Vec::new(),
            },
            Table {
                name: "coverage".to_owned(),
                caption: "Meetings by country and year".to_owned(),
                columns: std::iter::once(column(&words.say("country"), false))
                    .chain(years)
                    .collect(),
                rows: matrix.collect(),
            },
        ]
    }

    fn charts(&self, _: &Words) -> Vec<Chart> {
        vec![Chart {
            name: "people.years".to_owned(),
            caption: "Meetings by year".to_owned(),
            description: "Two meetings in 2021, and one in 2022.".to_owned(),
            svg: include_str!("chart.svg").to_owned(),
        }]
    }
}
