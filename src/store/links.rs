//! The links that records state, as a network takes them: one statement for each table that has some.

use sea_orm::{DbErr, QueryResult};

use super::{
    StoreError,
    facts::{Reading, Rows, StoredDate, date},
    rows::Column,
};
use crate::vocabulary::{CommitmentAction, CommitmentStatus, CommitmentStrength, LinkKind};

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

/// The links that are fields of one of their ends: the kind, and the rows of the two ends, of which the first states it.
const FIELDS: &[(LinkKind, Rows<'static>)] = &[
    (
        LinkKind::About,
        Rows::guarded(
            "SELECT t.event_id, t.topic_id FROM event_topic t JOIN record r ON r.id = t.event_id WHERE 1 = 1",
            "t.event_id",
        ),
    ),
    (
        LinkKind::PartOf,
        Rows::guarded(
            "SELECT t.id, t.part_of_id FROM event t JOIN record r ON r.id = t.id WHERE t.part_of_id IS NOT NULL",
            "t.id",
        ),
    ),
    (
        LinkKind::PartOf,
        Rows::guarded(
            "SELECT t.id, t.program_id FROM event t JOIN record r ON r.id = t.id WHERE t.program_id IS NOT NULL",
            "t.id",
        ),
    ),
    (
        LinkKind::PartOf,
        Rows::plain(
            "SELECT t.id, t.parent_id FROM organization t WHERE t.parent_id IS NOT NULL",
            "t.id",
        ),
    ),
    (
        LinkKind::PartOf,
        Rows::plain(
            "SELECT t.id, t.broader_id FROM topic t WHERE t.broader_id IS NOT NULL",
            "t.id",
        ),
    ),
    (
        LinkKind::PartOf,
        Rows::plain(
            "SELECT t.id, t.organization_id FROM program t WHERE t.organization_id IS NOT NULL",
            "t.id",
        ),
    ),
    (
        LinkKind::LocatedIn,
        Rows::guarded(
            "SELECT t.id, t.city_id FROM event t JOIN record r ON r.id = t.id WHERE t.city_id IS NOT NULL",
            "t.id",
        ),
    ),
    (
        LinkKind::LocatedIn,
        Rows::guarded(
            "SELECT t.id, t.venue_id FROM event t JOIN record r ON r.id = t.id WHERE t.venue_id IS NOT NULL",
            "t.id",
        ),
    ),
    (
        LinkKind::LocatedIn,
        Rows::plain(
            "SELECT t.id, t.city_id FROM organization t WHERE t.city_id IS NOT NULL",
            "t.id",
        ),
    ),
    (
        LinkKind::LocatedIn,
        Rows::plain(
            "SELECT t.id, t.country_id FROM organization t WHERE t.country_id IS NOT NULL",
            "t.id",
        ),
    ),
    (
        LinkKind::LocatedIn,
        Rows::plain(
            "SELECT t.id, t.city_id FROM embassy t WHERE t.city_id IS NOT NULL",
            "t.id",
        ),
    ),
    (
        LinkKind::LocatedIn,
        Rows::plain("SELECT t.id, t.country_id FROM city t WHERE 1 = 1", "t.id"),
    ),
    (
        LinkKind::SentBy,
        Rows::plain(
            "SELECT t.id, t.sending_country_id FROM embassy t WHERE 1 = 1",
            "t.id",
        ),
    ),
    (
        LinkKind::ReceivedBy,
        Rows::plain(
            "SELECT t.id, t.host_country_id FROM embassy t WHERE 1 = 1",
            "t.id",
        ),
    ),
    (
        LinkKind::ReceivedBy,
        // The host is accredited to as well, which need not be written.
        Rows::plain(
            "SELECT DISTINCT t.embassy_id, t.country_id FROM embassy_accreditation t JOIN embassy e ON e.id = t.embassy_id \
             WHERE t.country_id <> e.host_country_id",
            "t.embassy_id",
        ),
    ),
];

/// The relationships: the ends, the record and the period.
const RELATIONSHIPS: Rows<'static> = Rows::guarded(
    "SELECT t.subject_id, t.object_id, t.id, t.from_text, t.from_earliest, t.from_latest, \
     t.until_text, t.until_earliest, t.until_latest FROM relationship t \
     JOIN record r ON r.id = t.id WHERE 1 = 1",
    "t.id",
);

/// The promises: from whom, to whom or about what, the record, the event, and whether it is an open pledge to introduce.
const PROMISES: &[Rows<'static>] = &[
    Rows::guarded(
        "SELECT t.by_id, t.to_id, t.id, t.event_id, t.action, t.strength, t.status FROM commitment t \
         JOIN record r ON r.id = t.id WHERE t.to_id IS NOT NULL",
        "t.id",
    ),
    Rows::guarded(
        "SELECT DISTINCT t.by_id, e.target_id, t.id, t.event_id, t.action, t.strength, t.status FROM commitment_target e \
         JOIN commitment t ON t.id = e.commitment_id JOIN record r ON r.id = t.id \
         WHERE (t.to_id IS NULL OR t.to_id <> e.target_id)",
        "t.id",
    ),
];

impl Reading<'_> {
    /// The links that records state.
    pub(super) async fn links(&self) -> Result<Vec<LinkRow>, StoreError> {
        let mut links = Vec::new();
        for &(kind, rows) in FIELDS {
            let own = self.stream(rows, |row| {
                Ok(LinkRow {
                    from: Column::read(row, 0)?,
                    to: Column::read(row, 1)?,
                    kind,
                    paper: None,
                })
            });
            links.extend(own.await?);
        }
        let relationships = self.stream(RELATIONSHIPS, |row| {
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
        for &rows in PROMISES {
            links.extend(self.stream(rows, promise).await?);
        }
        Ok(links)
    }
}

fn promise(row: &QueryResult) -> Result<LinkRow, DbErr> {
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
}
