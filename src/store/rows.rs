//! The rows that answers are made of: one struct a kind of record, holding what the record has in common with
//! all others and what is its own. References are identities; lists have statements of their own.

use std::sync::Arc;

use quick_cache::sync::Cache;
use sea_orm::{DbErr, QueryResult};

use super::hot::Hot;
use crate::vocabulary::{
    CommitmentAction, CommitmentStatus, CommitmentStrength, EmbassyKind, EventFormat, EventKind, EventStatus,
    NodeKind, OrganizationKind, OtherNameKind, PositionRank, RelationshipKind, Stance, TenureCapacity,
    Visibility,
};

/// A row of a statement's answer.
pub type Answer = QueryResult;
/// Why a row cannot be read.
pub type Unreadable = DbErr;

/// What a column holds, read by its place in the statement.
pub(super) trait Column: Sized {
    fn read(row: &QueryResult, place: usize) -> Result<Self, DbErr>;
}

macro_rules! plain_columns {
    ($($kind:ty),+) => {$(
        impl Column for $kind {
            fn read(row: &QueryResult, place: usize) -> Result<Self, DbErr> {
                row.try_get_by_index(place)
            }
        }
    )+};
}

plain_columns!(i64, f64, bool, String, Option<i64>, Option<f64>, Option<String>);

macro_rules! word_columns {
    ($($kind:ty),+) => {$(
        impl Column for $kind {
            fn read(row: &QueryResult, place: usize) -> Result<Self, DbErr> {
                let word: String = row.try_get_by_index(place)?;
                word.parse().map_err(|error| DbErr::Type(format!("{word:?}: {error}")))
            }
        }

        impl Column for Option<$kind> {
            fn read(row: &QueryResult, place: usize) -> Result<Self, DbErr> {
                let word: Option<String> = row.try_get_by_index(place)?;
                word.map(|word| word.parse().map_err(|error| DbErr::Type(format!("{word:?}: {error}")))).transpose()
            }
        }
    )+};
}

word_columns!(
    CommitmentAction,
    CommitmentStatus,
    CommitmentStrength,
    EmbassyKind,
    EventFormat,
    EventKind,
    EventStatus,
    NodeKind,
    OrganizationKind,
    OtherNameKind,
    PositionRank,
    RelationshipKind,
    Stance,
    TenureCapacity
);

impl Column for Visibility {
    fn read(row: &QueryResult, place: usize) -> Result<Self, DbErr> {
        Ok(match row.try_get_by_index::<i64>(place)? {
            0 => Self::Public,
            1 => Self::Internal,
            _ => Self::Confidential,
        })
    }
}

/// Rows that a statement can page through.
pub trait Paged: Send + Sync + Sized + 'static {
    /// Where the row comes from: its own table as `t`, the record that it belongs to as `r`.
    const FROM: &'static str;
    /// The kind of record, where the row is one.
    const KIND: Option<NodeKind>;
    /// The columns, in the order in which `read` takes them.
    const COLUMNS: &'static str;
    /// How many columns those are.
    const WIDTH: usize;

    /// Reads the row from the first columns of a statement's answer.
    fn read(row: &QueryResult) -> Result<Self, DbErr>;
}

/// Rows that are records, with an identity and a key.
pub trait RecordRow: Paged {
    /// The kind of record.
    const RECORD: NodeKind;

    /// The identity in the database.
    fn id(&self) -> i64;
    /// The key.
    fn key(&self) -> &str;
    /// Where such records are held hot.
    fn cache(hot: &Hot) -> &Cache<i64, Arc<Self>>;
}

macro_rules! rows {
    ($($(#[$meta:meta])* $name:ident ($kind:ident, $table:literal, $cache:ident) {
        $($(#[$field_meta:meta])* $field:ident: $of:ty,)*
    })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name {
            /// The identity in the database.
            pub id: i64,
            /// The key.
            pub key: String,
            /// The name, the title or the text.
            pub name: String,
            /// A remark.
            pub note: Option<String>,
            /// Who may see it.
            pub visibility: Visibility,
            /// The number of its latest change.
            pub revision: i64,
            $($(#[$field_meta])* pub $field: $of,)*
        }

        impl Paged for $name {
            const FROM: &'static str = concat!($table, " t JOIN record r ON r.id = t.id");
            const KIND: Option<NodeKind> = Some(NodeKind::$kind);
            const COLUMNS: &'static str =
                concat!("r.id, r.key, r.name, r.note, r.visibility, r.revision" $(, ", t.", stringify!($field))*);
            const WIDTH: usize = 6 + [$(stringify!($field)),*].len();

            fn read(row: &QueryResult) -> Result<Self, DbErr> {
                let mut place = 0..;
                let mut next = || place.next().unwrap_or_default();
                Ok(Self {
                    id: Column::read(row, next())?,
                    key: Column::read(row, next())?,
                    name: Column::read(row, next())?,
                    note: Column::read(row, next())?,
                    visibility: Column::read(row, next())?,
                    revision: Column::read(row, next())?,
                    $($field: Column::read(row, next())?,)*
                })
            }
        }

        impl RecordRow for $name {
            const RECORD: NodeKind = NodeKind::$kind;

            fn id(&self) -> i64 {
                self.id
            }

            fn key(&self) -> &str {
                &self.key
            }

            fn cache(hot: &Hot) -> &Cache<i64, Arc<Self>> {
                &hot.$cache
            }
        }
    )+};
}

rows! {
    /// A country.
    Country (Country, "country", countries) {
        /// ISO 3166-1 alpha-2.
        code: Option<String>,
        /// The region, by UN M49.
        region: Option<String>,
        /// The subregion, by UN M49.
        subregion: Option<String>,
        /// Since when it has existed, EDTF.
        from_text: Option<String>,
        /// Until when it existed, EDTF or `..`.
        until_text: Option<String>,
    }

    /// A city.
    City (City, "city", cities) {
        /// The country it lies in.
        country_id: i64,
        /// Degrees north.
        latitude: Option<f64>,
        /// Degrees east.
        longitude: Option<f64>,
    }

    /// An organization.
    Organization (Organization, "organization", organizations) {
        /// A short form of the name.
        short_name: Option<String>,
        /// What sort of organization.
        kind: OrganizationKind,
        /// The country it sits in.
        country_id: Option<i64>,
        /// The city it sits in.
        city_id: Option<i64>,
        /// The organization it belongs to.
        parent_id: Option<i64>,
        /// Its address on the web.
        website: Option<String>,
        /// Since when it has existed, EDTF.
        from_text: Option<String>,
        /// Until when it existed, EDTF or `..`.
        until_text: Option<String>,
    }

    /// An embassy or another office abroad.
    Embassy (Embassy, "embassy", embassies) {
        /// What sort of office.
        kind: EmbassyKind,
        /// The country that sends it.
        sending_country_id: i64,
        /// ISO 3166-2, where a region is represented.
        subdivision: Option<String>,
        /// The region's name.
        subdivision_name: Option<String>,
        /// The country that receives it.
        host_country_id: i64,
        /// The city it sits in.
        city_id: Option<i64>,
        /// Since when it has existed, EDTF.
        from_text: Option<String>,
        /// Until when it existed, EDTF or `..`.
        until_text: Option<String>,
    }

    /// A position.
    Position (Position, "position", positions) {
        /// The institution that it is in.
        institution_id: i64,
        /// Whether several persons hold it at a time.
        several_holders: bool,
        /// How high it stands.
        rank: Option<PositionRank>,
    }

    /// A person.
    Person (Person, "person", people) {
        /// The form of address.
        style: Option<String>,
        /// The given names.
        given_name: Option<String>,
        /// The family names.
        family_name: Option<String>,
        /// The country of nationality.
        nationality_id: Option<i64>,
    }

    /// A topic.
    Topic (Topic, "topic", topics) {
        /// The broader topic.
        broader_id: Option<i64>,
    }

    /// A program.
    Program (Program, "program", programs) {
        /// The organization that runs it.
        organization_id: Option<i64>,
        /// When it began, EDTF.
        from_text: Option<String>,
        /// When it ended, EDTF or `..`.
        until_text: Option<String>,
        /// What it is about.
        summary: Option<String>,
    }

    /// A source.
    Source (Source, "source", sources) {
        /// When it was published, EDTF.
        published_text: Option<String>,
        /// Who published it.
        publisher: Option<String>,
        /// Its title.
        title: Option<String>,
        /// What it says.
        body: Option<String>,
        /// Where it is on the web.
        url: Option<String>,
        /// The language it is in.
        language: Option<String>,
    }

    /// An event.
    Event (Event, "event", events) {
        /// What sort of event.
        kind: EventKind,
        /// What became of it.
        status: EventStatus,
        /// When it was, or when it began, EDTF.
        from_text: String,
        /// When it ended, EDTF.
        until_text: Option<String>,
        /// The time at which it began, RFC 3339.
        starts_at: Option<String>,
        /// How people came together.
        format: Option<EventFormat>,
        /// Whose house it took place in.
        venue_id: Option<i64>,
        /// The city it took place in.
        city_id: Option<i64>,
        /// The program it belongs to.
        program_id: Option<i64>,
        /// The event it is a part of.
        part_of_id: Option<i64>,
        /// What happened.
        summary: Option<String>,
    }

    /// A promise.
    Commitment (Commitment, "commitment", commitments) {
        /// What it is to do.
        action: Option<CommitmentAction>,
        /// How firm it is.
        strength: Option<CommitmentStrength>,
        /// Who made it.
        by_id: i64,
        /// To whom.
        to_id: Option<i64>,
        /// At which event.
        event_id: Option<i64>,
        /// Until when it is to be kept, EDTF.
        due_text: Option<String>,
        /// What became of it.
        status: CommitmentStatus,
        /// The event that kept it.
        fulfilled_by_id: Option<i64>,
    }

    /// A recorded relationship.
    Relationship (Relationship, "relationship", relationships) {
        /// What it is, read from subject to object.
        kind: RelationshipKind,
        /// From whom.
        subject_id: i64,
        /// To whom.
        object_id: i64,
        /// Since when, EDTF.
        from_text: Option<String>,
        /// Until when, EDTF or `..`.
        until_text: Option<String>,
    }
}
