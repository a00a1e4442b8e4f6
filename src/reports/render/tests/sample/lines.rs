//! The lines of the sample report.

use async_graphql::ID;

use crate::{
    reports::lines::{Attendee, Contact, Named, Promise, SourceLine},
    scalars::EdtfDate,
    vocabulary::{
        Attendance, Attribution, CommitmentStatus, EventFormat, EventKind, EventStatus, NodeKind,
        ParticipantRole,
    },
};

pub(in super::super) fn named(kind: NodeKind, name: &str) -> Named {
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

pub(super) fn on(date: &str) -> EdtfDate {
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

pub(super) fn contact(title: &str, from: &str, footnotes: &[u32]) -> Contact {
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

pub(super) fn promise(text: &str, status: CommitmentStatus, overdue: bool) -> Promise {
    let open = status == CommitmentStatus::Open;
    Promise {
        promise: named(NodeKind::Commitment, text),
        action: None,
        strength: None,
        by: Some(named(NodeKind::Person, "Mathilde Desjardins")),
        by_style: Some("H.E.".to_owned()),
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

pub(super) fn source(number: u32, title: Option<&str>, url: Option<&str>) -> SourceLine {
    SourceLine {
        number,
        source: named(NodeKind::Source, &format!("source {number}")),
        title: title.map(str::to_owned),
        publisher: (number != 3).then(|| "World Smart Sustainable Cities Organization".to_owned()),
        published: Some(on("2022-02-14")),
        url: url.map(str::to_owned),
    }
}
