//! How the tables of the record are laid out for whoever writes or reads many rows at once: names and kinds of
//! the columns in the order in which cells are given, and which tables a kind of record is kept in.

/// What a column holds, for databases that want to know.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ColumnKind {
    /// A 64-bit whole number: an id, a day, a count.
    Long,
    /// A double-precision number.
    Real,
    /// Text.
    Text,
    /// A truth value.
    Flag,
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
}

/// A table: its columns in the order in which a row's cells are given.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// All its columns. The first one is the id of the record that a row belongs to, except in
    /// those that are no part of a record.
    pub columns: &'static [Column],
    /// How many of the first columns are the primary key: 1, or 2 where a record has several rows, the second
    /// being what they are ordered by.
    pub key_columns: usize,
}

/// Where a kind of record is kept beside the table `record`.
#[derive(Debug)]
pub struct Shape {
    /// The kind, in the word of the column `record.kind`.
    pub kind: &'static str,
    /// Whether it shares the identity of institutions.
    pub institution: bool,
    /// Its own table, one row a record.
    pub table: &'static Table,
    /// The tables of its lists, several rows a record.
    pub lists: &'static [&'static Table],
}

macro_rules! tables {
    ($($(#[$meta:meta])* $constant:ident = $name:literal, key $keys:literal, { $($column:ident: $kind:ident,)+ })+) => {
        $(
            $(#[$meta])*
            pub static $constant: Table = Table {
                name: $name,
                columns: &[$(Column { name: stringify!($column), kind: ColumnKind::$kind },)+],
                key_columns: $keys,
            };
        )+

        /// All tables of the record and of what is kept with it, in the order in which they were first made. What is
        /// worked out from them, such as the search index, is not among them.
        pub static ALL: &[&Table] = &[$(&$constant,)+];
    };
}

tables! {
    /// What all records have in common.
    RECORD = "record", key 1, {
        id: Long, kind: Text, key: Text, name: Text, fold: Text, note: Text, visibility: Long, revision: Long,
    }
    /// The identity that countries, cities, organizations and embassies share.
    INSTITUTION = "institution", key 1, { id: Long, }
    /// Countries.
    COUNTRY = "country", key 1, {
        id: Long, code: Text, region: Text, subregion: Text, from_text: Text, from_earliest: Long,
        from_latest: Long, until_text: Text, until_earliest: Long, until_latest: Long,
    }
    /// Cities.
    CITY = "city", key 1, { id: Long, country_id: Long, latitude: Real, longitude: Real, }
    /// Organizations.
    ORGANIZATION = "organization", key 1, {
        id: Long, short_name: Text, kind: Text, country_id: Long, city_id: Long, parent_id: Long, website: Text,
        from_text: Text, from_earliest: Long, from_latest: Long, until_text: Text, until_earliest: Long,
        until_latest: Long,
    }
    /// Embassies and the like.
    EMBASSY = "embassy", key 1, {
        id: Long, kind: Text, sending_country_id: Long, subdivision: Text, subdivision_name: Text,
        host_country_id: Long, city_id: Long, from_text: Text, from_earliest: Long, from_latest: Long,
        until_text: Text, until_earliest: Long, until_latest: Long,
    }
    /// The countries that an embassy also covers.
    EMBASSY_ACCREDITATION = "embassy_accreditation", key 2, { embassy_id: Long, ordinal: Long, country_id: Long, }
    /// Positions.
    POSITION = "position", key 1, { id: Long, institution_id: Long, several_holders: Flag, rank: Text, }
    /// Persons.
    PERSON = "person", key 1, {
        id: Long, style: Text, given_name: Text, family_name: Text, nationality_id: Long,
    }
    /// Persons' times in positions.
    TENURE = "tenure", key 2, {
        person_id: Long, ordinal: Long, position_id: Long, capacity: Text, from_text: Text, from_earliest: Long,
        from_latest: Long, until_text: Text, until_earliest: Long, until_latest: Long, note: Text,
    }
    /// Topics.
    TOPIC = "topic", key 1, { id: Long, broader_id: Long, }
    /// Programs.
    PROGRAM = "program", key 1, {
        id: Long, organization_id: Long, from_text: Text, from_earliest: Long, from_latest: Long,
        until_text: Text, until_earliest: Long, until_latest: Long, summary: Text,
    }
    /// Sources.
    SOURCE = "source", key 1, {
        id: Long, published_text: Text, published_earliest: Long, published_latest: Long, publisher: Text,
        title: Text, body: Text, url: Text, language: Text,
    }
    /// Events.
    EVENT = "event", key 1, {
        id: Long, kind: Text, status: Text, from_text: Text, from_earliest: Long, from_latest: Long,
        until_text: Text, until_earliest: Long, until_latest: Long, starts_at: Text, format: Text, venue_id: Long,
        city_id: Long, program_id: Long, part_of_id: Long, summary: Text,
    }
    /// What events were about.
    EVENT_TOPIC = "event_topic", key 2, { event_id: Long, ordinal: Long, topic_id: Long, }
    /// Who was at events.
    PARTICIPATION = "participation", key 2, {
        event_id: Long, ordinal: Long, person_id: Long, position_id: Long, institution_id: Long, label: Text,
        headcount: Long, credited_as: Text, side: Text, role: Text, attendance: Text,
    }
    /// Promises.
    COMMITMENT = "commitment", key 1, {
        id: Long, action: Text, strength: Text, by_id: Long, to_id: Long, event_id: Long, due_text: Text,
        due_earliest: Long, due_latest: Long, status: Text, fulfilled_by_id: Long,
    }
    /// What or whom promises are about.
    COMMITMENT_TARGET = "commitment_target", key 2, { commitment_id: Long, ordinal: Long, target_id: Long, }
    /// Recorded relationships.
    RELATIONSHIP = "relationship", key 1, {
        id: Long, kind: Text, subject_id: Long, object_id: Long, from_text: Text, from_earliest: Long,
        from_latest: Long, until_text: Text, until_earliest: Long, until_latest: Long,
    }
    /// Where records are told.
    CITATION = "citation", key 2, { record_id: Long, ordinal: Long, source_id: Long, stance: Text, quote: Text, }
    /// Names other than the main one.
    OTHER_NAME = "other_name", key 2, {
        record_id: Long, ordinal: Long, name: Text, fold: Text, kind: Text, language: Text, from_text: Text,
        from_earliest: Long, from_latest: Long, until_text: Text, until_earliest: Long, until_latest: Long,
    }
    /// Identifiers elsewhere.
    IDENTIFIER = "identifier", key 2, { record_id: Long, scheme: Text, value: Text, }
    /// The history.
    CHANGE = "change", key 1, {
        revision: Long, record_id: Long, at: Long, by: Text, action: Text, diff: Text, visibility_before: Long,
        visibility_after: Long,
    }
    /// Records that are no more.
    TOMBSTONE = "tombstone", key 1, {
        id: Long, kind: Text, key: Text, name: Text, visibility: Long, revision: Long, merged_into: Long, state: Text,
    }
    /// Two records that became one.
    MERGE = "merge", key 1, {
        id: Long, kept_id: Long, duplicate_id: Long, first_revision: Long, last_revision: Long, undone_revision: Long,
    }
    /// Records that look alike and are two.
    DISTINCTION = "distinction", key 2, { one_id: Long, other_id: Long, at: Long, by: Text, }
    /// Who may ask and change what.
    TOKEN = "token", key 1, {
        id: Text, name: Text, digest: Text, role: Text, clearance: Text, created_at: Long, expires_at: Long,
        last_used_at: Long, revoked_at: Long,
    }
}

macro_rules! shapes {
    ($($(#[$meta:meta])* $constant:ident = $kind:literal, $institution:literal, $table:ident, [$($list:ident),*];)+) => {$(
        $(#[$meta])*
        pub static $constant: Shape = Shape {
            kind: $kind,
            institution: $institution,
            table: &$table,
            lists: &[$(&$list),*],
        };
    )+};
}

shapes! {
    /// Where countries are kept.
    COUNTRY_SHAPE = "COUNTRY", true, COUNTRY, [OTHER_NAME, IDENTIFIER];
    /// Where cities are kept.
    CITY_SHAPE = "CITY", true, CITY, [OTHER_NAME, IDENTIFIER];
    /// Where organizations are kept.
    ORGANIZATION_SHAPE = "ORGANIZATION", true, ORGANIZATION, [OTHER_NAME, IDENTIFIER];
    /// Where embassies are kept.
    EMBASSY_SHAPE = "EMBASSY", true, EMBASSY, [EMBASSY_ACCREDITATION, OTHER_NAME, IDENTIFIER];
    /// Where positions are kept.
    POSITION_SHAPE = "POSITION", false, POSITION, [IDENTIFIER];
    /// Where persons are kept.
    PERSON_SHAPE = "PERSON", false, PERSON, [OTHER_NAME, TENURE, IDENTIFIER];
    /// Where topics are kept.
    TOPIC_SHAPE = "TOPIC", false, TOPIC, [OTHER_NAME, IDENTIFIER];
    /// Where programs are kept.
    PROGRAM_SHAPE = "PROGRAM", false, PROGRAM, [IDENTIFIER];
    /// Where sources are kept.
    SOURCE_SHAPE = "SOURCE", false, SOURCE, [IDENTIFIER];
    /// Where events are kept.
    EVENT_SHAPE = "EVENT", false, EVENT, [EVENT_TOPIC, CITATION, PARTICIPATION, IDENTIFIER];
    /// Where promises are kept.
    COMMITMENT_SHAPE = "COMMITMENT", false, COMMITMENT, [COMMITMENT_TARGET, CITATION, IDENTIFIER];
    /// Where recorded relationships are kept.
    RELATIONSHIP_SHAPE = "RELATIONSHIP", false, RELATIONSHIP, [CITATION, IDENTIFIER];
}

/// All kinds of records.
pub(super) static SHAPES: [&Shape; 12] = [
    &COUNTRY_SHAPE,
    &CITY_SHAPE,
    &ORGANIZATION_SHAPE,
    &EMBASSY_SHAPE,
    &POSITION_SHAPE,
    &PERSON_SHAPE,
    &TOPIC_SHAPE,
    &PROGRAM_SHAPE,
    &SOURCE_SHAPE,
    &EVENT_SHAPE,
    &COMMITMENT_SHAPE,
    &RELATIONSHIP_SHAPE,
];

/// Every column by which a record refers to another: the table, its column of the record that refers, and the column.
pub fn references() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let mut seen: Vec<&str> = Vec::new();
    let tables = SHAPES
        .iter()
        .flat_map(|shape| std::iter::once(shape.table).chain(shape.lists.iter().copied()));
    let tables: Vec<&Table> = tables
        .filter(|table| {
            let new = !seen.contains(&table.name);
            seen.push(table.name);
            new
        })
        .collect();
    tables.into_iter().flat_map(|table| {
        let columns = table.columns[1..].iter();
        let referring = columns.filter(|column| column.name.ends_with("_id"));
        referring.map(|column| (table.name, table.columns[0].name, column.name))
    })
}

#[cfg(test)]
mod tests {
    use sea_orm::{EntityTrait, IdenStatic, Iterable};

    use super::*;

    fn assert_complete<E: EntityTrait>(entity: E) {
        let table = ALL.iter().find(|table| table.name == entity.table_name());
        let table = table.unwrap_or_else(|| panic!("{} has no layout", entity.table_name()));
        let ours: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let rows: Vec<&str> = E::Column::iter().map(|column| column.as_str()).collect();
        assert_eq!(ours, rows, "{}", table.name);
    }

    #[test]
    fn every_way_to_refer_to_a_record_is_known() {
        let all: Vec<String> = references()
            .map(|(table, owner, column)| format!("{table}.{owner}.{column}"))
            .collect();
        assert_eq!(all.len(), 29, "{all:?}");
        for known in [
            "city.id.country_id",
            "participation.event_id.institution_id",
            "citation.record_id.source_id",
        ] {
            assert!(all.iter().any(|column| column == known), "{known}");
        }
    }

    #[test]
    fn every_table_is_laid_out_whole() {
        assert_complete(entity::record::Entity);
        assert_complete(entity::institution::Entity);
        assert_complete(entity::country::Entity);
        assert_complete(entity::city::Entity);
        assert_complete(entity::organization::Entity);
        assert_complete(entity::embassy::Entity);
        assert_complete(entity::embassy_accreditation::Entity);
        assert_complete(entity::position::Entity);
        assert_complete(entity::person::Entity);
        assert_complete(entity::tenure::Entity);
        assert_complete(entity::topic::Entity);
        assert_complete(entity::program::Entity);
        assert_complete(entity::source::Entity);
        assert_complete(entity::event::Entity);
        assert_complete(entity::event_topic::Entity);
        assert_complete(entity::participation::Entity);
        assert_complete(entity::commitment::Entity);
        assert_complete(entity::commitment_target::Entity);
        assert_complete(entity::relationship::Entity);
        assert_complete(entity::citation::Entity);
        assert_complete(entity::other_name::Entity);
        assert_complete(entity::identifier::Entity);
        assert_complete(entity::change::Entity);
        assert_complete(entity::tombstone::Entity);
        assert_complete(entity::merge::Entity);
        assert_complete(entity::distinction::Entity);
        assert_complete(entity::token::Entity);
        assert_eq!(ALL.len(), 27);
    }
}
