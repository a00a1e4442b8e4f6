//! The fields of countries, cities, organizations, embassies and positions.

use super::super::{
    fields::{Form, Holds, RecordKind, Search, field},
    shared_fields::{
        ACCREDITATION, CITY, COUNTRY, FROM, IDENTIFIERS, INSTITUTION, NAMED, NOTE, ORGANIZATION, OTHER_NAMES,
        SHORT, TITLED, UNTIL, URL,
    },
};
use crate::{
    store::tables,
    vocabulary::{EmbassyKind, NodeKind, OrganizationKind, PositionRank},
};

/// States, of today and of the past.
pub(super) const COUNTRY_KIND: RecordKind = RecordKind {
    kind: NodeKind::Country,
    word: "country",
    one: "a country",
    shape: &tables::COUNTRY_SHAPE,
    fields: &[
        NAMED.help("The name of the state, of today or of the past."),
        field(
            "code",
            Holds::Text(2, Form::Country),
            "Its code of ISO 3166-1, two capital letters: KR.",
        ),
        field(
            "region",
            SHORT,
            "Its region as the United Nations' M49 names it: Asia.",
        ),
        field(
            "subregion",
            SHORT,
            "Its subregion as the United Nations' M49 names it: Eastern Asia.",
        ),
        FROM.help("The day on which the state began, in EDTF. Absent where nothing is known."),
        UNTIL.help(
            "The last day of the state, in EDTF; .. says that it still exists. Absent means that it is not \
             known.",
        ),
        OTHER_NAMES,
        IDENTIFIERS,
        NOTE,
    ],
};

/// Cities.
pub(super) const CITY_KIND: RecordKind = RecordKind {
    kind: NodeKind::City,
    word: "city",
    one: "a city",
    shape: &tables::CITY_SHAPE,
    fields: &[
        NAMED,
        field("country", COUNTRY, "Key of the country in which it lies.").required(),
        field(
            "latitude",
            Holds::Real(-90.0, 90.0),
            "Degrees north of the equator, from -90 to 90; negative to the south.",
        ),
        field(
            "longitude",
            Holds::Real(-180.0, 180.0),
            "Degrees east of Greenwich, from -180 to 180; negative to the west.",
        ),
        OTHER_NAMES,
        IDENTIFIERS,
        NOTE,
    ],
};

/// Organizations of every kind.
pub(super) const ORGANIZATION_KIND: RecordKind = RecordKind {
    kind: NodeKind::Organization,
    word: "organization",
    one: "an organization",
    shape: &tables::ORGANIZATION_SHAPE,
    fields: &[
        NAMED,
        field(
            "shortName",
            SHORT,
            "Its short name, by which it is found too: WeGO.",
        )
        .found(Search::Name),
        field(
            "kind",
            Holds::Word(OrganizationKind::WORDS, Some(OrganizationKind::Other.word())),
            "What kind of organization it is. Absent means OTHER.",
        ),
        field("country", COUNTRY, "Key of the country in which it has its seat."),
        field("city", CITY, "Key of the city in which it has its seat."),
        field(
            "parent",
            ORGANIZATION,
            "Key of the organization of which it is a part.",
        ),
        field(
            "website",
            URL,
            "The address of its site, with https:// or http://.",
        ),
        OTHER_NAMES,
        FROM.help(
            "The day on which it was founded, in EDTF as precisely as it is known: 2022-02-11, 2022-02 or \
             2022. Absent where nothing is known.",
        ),
        UNTIL.help(
            "The day on which it was dissolved, in EDTF; .. says that it still exists. Absent means that it \
             is not known.",
        ),
        IDENTIFIERS,
        NOTE,
    ],
};

/// Whatever represents a country, or a region of it, in another.
pub(super) const EMBASSY_KIND: RecordKind = RecordKind {
    kind: NodeKind::Embassy,
    word: "embassy",
    one: "an embassy",
    shape: &tables::EMBASSY_SHAPE,
    fields: &[
        NAMED.help("The name of the embassy, or of whatever represents a country or its region in another."),
        field(
            "kind",
            Holds::Word(EmbassyKind::WORDS, Some(EmbassyKind::Embassy.word())),
            "What kind of representation it is. Absent means EMBASSY.",
        ),
        field(
            "sendingCountry",
            COUNTRY,
            "Key of the country that it represents, or whose region it represents.",
        )
        .required(),
        field(
            "subdivision",
            Holds::Text(6, Form::Subdivision),
            "Code of ISO 3166-2 of the region that it represents: CA-QC. Absent where it represents the \
             country.",
        ),
        field(
            "subdivisionName",
            SHORT,
            "The name of the region that it represents: Québec.",
        ),
        field("hostCountry", COUNTRY, "Key of the country in which it is.").required(),
        field("city", CITY, "Key of the city in which it is."),
        field(
            "accreditedTo",
            Holds::List(&ACCREDITATION),
            "Keys of further countries that it covers, each once.",
        ),
        OTHER_NAMES,
        FROM.help(
            "The day on which it opened, in EDTF as precisely as it is known: 2022-02-11, 2022-02 or \
             2022. Absent where nothing is known.",
        ),
        UNTIL.help(
            "The last day on which it was open, in EDTF; .. says that it still is. Absent means that it \
             is not known.",
        ),
        IDENTIFIERS,
        NOTE,
    ],
};

/// Posts in institutions, whoever holds them.
pub(super) const POSITION_KIND: RecordKind = RecordKind {
    kind: NodeKind::Position,
    word: "position",
    one: "a position",
    shape: &tables::POSITION_SHAPE,
    fields: &[
        TITLED.help("The title of the position, whoever holds it: Mayor."),
        field(
            "institution",
            INSTITUTION,
            "Where the position is, as type:key of an organization, an embassy, a city or a country: \
             city:lisbon.",
        )
        .required(),
        field(
            "severalHolders",
            Holds::Flag,
            "Whether several persons hold it at once, as vice presidents do: true or false. Absent means \
             false.",
        ),
        field(
            "rank",
            Holds::Word(PositionRank::WORDS, None),
            "Its rank. Absent where nothing is known.",
        ),
        IDENTIFIERS,
        NOTE,
    ],
};
