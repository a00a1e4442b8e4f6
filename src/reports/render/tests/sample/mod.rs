//! A report that nobody asked for: one of everything that the kit lays out.

mod lines;
mod tables;

use serde::Serialize;

pub(super) use self::lines::named;
use self::lines::{contact, on, promise, source};
use crate::{
    dates::Day,
    reports::lines::{Account, Bounds, Contact, Gap, Header, Holder, Parameter, Promise, SourceLine, Tie},
    scalars::Date,
    vocabulary::{
        Certainty, CommitmentStatus, EventFormat, EventKind, EventStatus, GapKind, NodeKind, ReportName,
        Stance, TenureCapacity, Visibility,
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
