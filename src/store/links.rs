//! The links that records state, as a network takes them: one statement for each table that has some.

use super::{
    Store, StoreError,
    facts::{StoredDate, date},
    rows::Column,
};
use crate::vocabulary::{CommitmentAction, CommitmentStatus, CommitmentStrength, LinkKind, Visibility};

/// A link that a record states.
#[derive(Clone, Debug)]
pub struct LinkRow {
    /// Where it begins.
    pub from: i64,
    /// Where it leads.
    pub to: i64,
    /// How the two are linked.
    pub kind: LinkKind,
    /// The relationship or the promise that states it; `None` where it is a field of one of the two.
    pub paper: Option<PaperRow>,
}

/// What a relationship or a promise says of its link.
#[derive(Clone, Debug)]
pub struct PaperRow {
    /// The relationship or the promise.
    pub record: i64,
    /// When the relationship began.
    pub from: Option<StoredDate>,
    /// When it ended; `..` where it goes on.
    pub until: Option<StoredDate>,
    /// The event at which the promise was made.
    pub event: Option<i64>,
    /// Whether it is an open pledge to introduce.
    pub pledge: bool,
}

/// The links that are fields of one of their ends: the kind, and a statement that gives the two ends. Where an event
/// is one of them, its record is `r`.
const FIELDS: &[(LinkKind, &str, bool)] = &[
    (
        LinkKind::About,
        "SELECT t.event_id, t.topic_id FROM event_topic t JOIN record r ON r.id = t.event_id WHERE 1 = 1",
        true,
    ),
    (
        LinkKind::PartOf,
        "SELECT t.id, t.part_of_id FROM event t JOIN record r ON r.id = t.id WHERE t.part_of_id IS NOT NULL",
        true,
    ),
    (
        LinkKind::PartOf,
        "SELECT t.id, t.program_id FROM event t JOIN record r ON r.id = t.id WHERE t.program_id IS NOT NULL",
        true,
    ),
    (
        LinkKind::PartOf,
        "SELECT id, parent_id FROM organization WHERE parent_id IS NOT NULL \
         UNION ALL SELECT id, broader_id FROM topic WHERE broader_id IS NOT NULL \
         UNION ALL SELECT id, organization_id FROM program WHERE organization_id IS NOT NULL",
        false,
    ),
    (
        LinkKind::LocatedIn,
        "SELECT t.id, t.city_id FROM event t JOIN record r ON r.id = t.id WHERE t.city_id IS NOT NULL",
        true,
    ),
    (
        LinkKind::LocatedIn,
        "SELECT t.id, t.venue_id FROM event t JOIN record r ON r.id = t.id WHERE t.venue_id IS NOT NULL",
        true,
    ),
    (
        LinkKind::LocatedIn,
        "SELECT id, city_id FROM organization WHERE city_id IS NOT NULL \
         UNION ALL SELECT id, country_id FROM organization WHERE country_id IS NOT NULL \
         UNION ALL SELECT id, city_id FROM embassy WHERE city_id IS NOT NULL \
         UNION ALL SELECT id, country_id FROM city",
        false,
    ),
    (
        LinkKind::SentBy,
        "SELECT id, sending_country_id FROM embassy",
        false,
    ),
    (
        LinkKind::ReceivedBy,
        "SELECT id, host_country_id FROM embassy \
         UNION SELECT embassy_id, country_id FROM embassy_accreditation",
        false,
    ),
];

/// The relationships: the ends, the record and the period.
const RELATIONSHIPS: &str = "SELECT t.subject_id, t.object_id, t.id, t.from_text, t.from_earliest, t.from_latest, \
                             t.until_text, t.until_earliest, t.until_latest FROM relationship t \
                             JOIN record r ON r.id = t.id WHERE 1 = 1";

/// The promises: from whom, to whom or about what, the record, the event, and whether it is an open pledge to introduce.
const PROMISES: &str = "SELECT t.by_id, e.other, t.id, t.event_id, t.action, t.strength, t.status FROM commitment t \
                        JOIN record r ON r.id = t.id JOIN (\
                        SELECT id, to_id AS other FROM commitment WHERE to_id IS NOT NULL \
                        UNION SELECT commitment_id, target_id FROM commitment_target) e ON e.id = t.id WHERE 1 = 1";

impl Store {
    /// The links that records state.
    pub(super) async fn links(&self, clearance: Visibility) -> Result<Vec<LinkRow>, StoreError> {
        let mut links = Vec::new();
        for &(kind, text, of_events) in FIELDS {
            let own = self.stream(text, of_events.then_some(clearance), |row| {
                Ok(LinkRow {
                    from: Column::read(row, 0)?,
                    to: Column::read(row, 1)?,
                    kind,
                    paper: None,
                })
            });
            links.extend(own.await?);
        }
        let relationships = self.stream(RELATIONSHIPS, Some(clearance), |row| {
            Ok(LinkRow {
                from: Column::read(row, 0)?,
                to: Column::read(row, 1)?,
                kind: LinkKind::Related,
                paper: Some(PaperRow {
                    record: Column::read(row, 2)?,
                    from: date(row, 3)?,
                    until: date(row, 6)?,
                    event: None,
                    pledge: false,
                }),
            })
        });
        links.extend(relationships.await?);
        let promises = self.stream(PROMISES, Some(clearance), |row| {
            let action: Option<CommitmentAction> = Column::read(row, 4)?;
            let strength: Option<CommitmentStrength> = Column::read(row, 5)?;
            let status: CommitmentStatus = Column::read(row, 6)?;
            Ok(LinkRow {
                from: Column::read(row, 0)?,
                to: Column::read(row, 1)?,
                kind: LinkKind::Promised,
                paper: Some(PaperRow {
                    record: Column::read(row, 2)?,
                    from: None,
                    until: None,
                    event: Column::read(row, 3)?,
                    pledge: action == Some(CommitmentAction::Introduce)
                        && strength.is_none_or(|strength| strength == CommitmentStrength::Pledged)
                        && status == CommitmentStatus::Open,
                }),
            })
        });
        links.extend(promises.await?);
        Ok(links)
    }
}
