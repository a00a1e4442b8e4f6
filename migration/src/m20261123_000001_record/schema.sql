-- The record: every table that Rapport keeps, for SQLite and PostgreSQL alike.
--
-- Words in double braces differ between the two and are filled in by mod.rs:
--   id      a 64-bit identity (SQLite's own row number)      long    a 64-bit whole number
--   flag    a truth value                                    real    a double-precision number
--   sorted  text that is compared code point by code point   strict  SQLite's strict typing
--
-- A date is three columns: as written (EDTF), and the earliest and latest day it may mean, in days since
-- 1970-01-01. An open end (`..`) is written so, and lies after every day. Foreign keys are checked when the
-- transaction ends, so that records may refer forward, and every one of them has an index.

-- What all records have in common. One identity for all kinds: whatever may point at several kinds
-- (a promise, a citation, a recorded relationship) does so with one real foreign key.
CREATE TABLE record (
    id {{id}},
    kind TEXT NOT NULL CHECK (kind IN ('COUNTRY', 'CITY', 'ORGANIZATION', 'EMBASSY', 'POSITION', 'PERSON', 'TOPIC',
        'PROGRAM', 'SOURCE', 'EVENT', 'COMMITMENT', 'RELATIONSHIP')),
    key {{sorted}} NOT NULL CHECK (length(key) BETWEEN 1 AND 120),
    -- The name, title or text that a reader sees, and how it sorts: without case, accents and hyphens.
    name TEXT NOT NULL,
    fold {{sorted}} NOT NULL,
    note TEXT,
    -- 0 PUBLIC, 1 INTERNAL, 2 CONFIDENTIAL: a reader sees what is at most their clearance.
    visibility {{long}} NOT NULL DEFAULT 0 CHECK (visibility BETWEEN 0 AND 2),
    revision {{long}} NOT NULL,
    UNIQUE (kind, key)
){{strict}};
CREATE INDEX record_by_name ON record (kind, fold, key);

-- Organizations, embassies, cities and countries share this identity: what has positions and is represented.
CREATE TABLE institution (
    id {{id}} REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
){{strict}};

CREATE TABLE country (
    id {{id}} REFERENCES institution (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    code TEXT CHECK (length(code) = 2),
    region TEXT,
    subregion TEXT,
    from_text TEXT, from_earliest {{long}}, from_latest {{long}},
    until_text TEXT, until_earliest {{long}}, until_latest {{long}},
    CHECK (from_earliest <= from_latest), CHECK (until_earliest <= until_latest)
){{strict}};
CREATE INDEX country_by_code ON country (code);
CREATE INDEX country_by_region ON country (region, subregion);

CREATE TABLE city (
    id {{id}} REFERENCES institution (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    country_id {{long}} NOT NULL REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
    latitude {{real}} CHECK (latitude BETWEEN -90 AND 90),
    longitude {{real}} CHECK (longitude BETWEEN -180 AND 180)
){{strict}};
CREATE INDEX city_by_country ON city (country_id);

CREATE TABLE organization (
    id {{id}} REFERENCES institution (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    short_name TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('INTERNATIONAL_ORGANIZATION', 'CITY_NETWORK', 'GOVERNMENT', 'CITY_GOVERNMENT',
        'ASSOCIATION', 'UNIVERSITY', 'COMPANY', 'NGO', 'OTHER')),
    country_id {{long}} REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
    city_id {{long}} REFERENCES city (id) DEFERRABLE INITIALLY DEFERRED,
    parent_id {{long}} REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    website TEXT,
    from_text TEXT, from_earliest {{long}}, from_latest {{long}},
    until_text TEXT, until_earliest {{long}}, until_latest {{long}},
    CHECK (parent_id <> id),
    CHECK (from_earliest <= from_latest), CHECK (until_earliest <= until_latest)
){{strict}};
CREATE INDEX organization_by_country ON organization (country_id);
CREATE INDEX organization_by_city ON organization (city_id);
CREATE INDEX organization_by_parent ON organization (parent_id);
CREATE INDEX organization_by_kind ON organization (kind);

CREATE TABLE embassy (
    id {{id}} REFERENCES institution (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL DEFAULT 'EMBASSY' CHECK (kind IN ('EMBASSY', 'CONSULATE', 'PERMANENT_MISSION', 'DELEGATION',
        'REPRESENTATIVE_OFFICE')),
    sending_country_id {{long}} NOT NULL REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
    subdivision TEXT,
    subdivision_name TEXT,
    host_country_id {{long}} NOT NULL REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
    city_id {{long}} REFERENCES city (id) DEFERRABLE INITIALLY DEFERRED,
    from_text TEXT, from_earliest {{long}}, from_latest {{long}},
    until_text TEXT, until_earliest {{long}}, until_latest {{long}},
    CHECK (from_earliest <= from_latest), CHECK (until_earliest <= until_latest)
){{strict}};
CREATE INDEX embassy_by_sending_country ON embassy (sending_country_id);
CREATE INDEX embassy_by_host_country ON embassy (host_country_id);
CREATE INDEX embassy_by_city ON embassy (city_id);

-- The countries that an embassy also covers, in the order of the record.
CREATE TABLE embassy_accreditation (
    embassy_id {{long}} NOT NULL REFERENCES embassy (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    ordinal {{long}} NOT NULL,
    country_id {{long}} NOT NULL REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (embassy_id, ordinal),
    UNIQUE (embassy_id, country_id)
){{strict}};
CREATE INDEX embassy_accreditation_by_country ON embassy_accreditation (country_id);

-- A position exists whoever holds it.
CREATE TABLE position (
    id {{id}} REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    institution_id {{long}} NOT NULL REFERENCES institution (id) DEFERRABLE INITIALLY DEFERRED,
    several_holders {{flag}} NOT NULL,
    rank TEXT CHECK (rank IN ('HEAD', 'DEPUTY', 'MINISTER', 'COUNSELLOR', 'SECRETARY', 'ATTACHE', 'STAFF', 'OTHER'))
){{strict}};
CREATE INDEX position_by_institution ON position (institution_id);

CREATE TABLE person (
    id {{id}} REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    style TEXT,
    given_name TEXT,
    family_name TEXT,
    nationality_id {{long}} REFERENCES country (id) DEFERRABLE INITIALLY DEFERRED
){{strict}};
CREATE INDEX person_by_nationality ON person (nationality_id);

-- A person's time in a position, in the order of the person's record.
CREATE TABLE tenure (
    person_id {{long}} NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    ordinal {{long}} NOT NULL,
    position_id {{long}} NOT NULL REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
    capacity TEXT NOT NULL CHECK (capacity IN ('SUBSTANTIVE', 'ACTING', 'DESIGNATE', 'HONORARY')),
    from_text TEXT, from_earliest {{long}}, from_latest {{long}},
    until_text TEXT, until_earliest {{long}}, until_latest {{long}},
    note TEXT,
    PRIMARY KEY (person_id, ordinal),
    CHECK (from_earliest <= from_latest), CHECK (until_earliest <= until_latest)
){{strict}};
CREATE INDEX tenure_by_position ON tenure (position_id, from_earliest);

CREATE TABLE topic (
    id {{id}} REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    broader_id {{long}} REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (broader_id <> id)
){{strict}};
CREATE INDEX topic_by_broader ON topic (broader_id);

CREATE TABLE program (
    id {{id}} REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    organization_id {{long}} REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    from_text TEXT, from_earliest {{long}}, from_latest {{long}},
    until_text TEXT, until_earliest {{long}}, until_latest {{long}},
    summary TEXT,
    CHECK (from_earliest <= from_latest), CHECK (until_earliest <= until_latest)
){{strict}};
CREATE INDEX program_by_organization ON program (organization_id);

CREATE TABLE source (
    id {{id}} REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    published_text TEXT, published_earliest {{long}}, published_latest {{long}},
    publisher TEXT,
    title TEXT,
    body TEXT,
    url TEXT,
    language TEXT,
    CHECK (published_earliest <= published_latest)
){{strict}};
CREATE INDEX source_by_published ON source (published_earliest, published_latest);

CREATE TABLE event (
    id {{id}} REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('MEETING', 'COURTESY_CALL', 'VISIT', 'CALL', 'SIGNING', 'CONFERENCE', 'WORKSHOP',
        'ORIENTATION', 'LAUNCH', 'CEREMONY', 'RECEPTION', 'OTHER')),
    status TEXT NOT NULL CHECK (status IN ('ANNOUNCED', 'HELD', 'POSTPONED', 'CANCELLED')),
    from_text TEXT NOT NULL, from_earliest {{long}} NOT NULL, from_latest {{long}} NOT NULL,
    until_text TEXT, until_earliest {{long}}, until_latest {{long}},
    starts_at TEXT,
    format TEXT CHECK (format IN ('IN_PERSON', 'ONLINE', 'HYBRID')),
    venue_id {{long}} REFERENCES institution (id) DEFERRABLE INITIALLY DEFERRED,
    city_id {{long}} REFERENCES city (id) DEFERRABLE INITIALLY DEFERRED,
    program_id {{long}} REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
    part_of_id {{long}} REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    summary TEXT,
    CHECK (part_of_id <> id),
    CHECK (from_earliest <= from_latest), CHECK (until_earliest <= until_latest)
){{strict}};
CREATE INDEX event_by_date ON event (from_earliest, from_latest);
CREATE INDEX event_by_venue ON event (venue_id);
CREATE INDEX event_by_city ON event (city_id);
CREATE INDEX event_by_program ON event (program_id);
CREATE INDEX event_by_part_of ON event (part_of_id);

-- What an event was about, in the order of the record.
CREATE TABLE event_topic (
    event_id {{long}} NOT NULL REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    ordinal {{long}} NOT NULL,
    topic_id {{long}} NOT NULL REFERENCES topic (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (event_id, ordinal),
    UNIQUE (event_id, topic_id)
){{strict}};
CREATE INDEX event_topic_by_topic ON event_topic (topic_id);

-- Who was at an event, in what position, on whose behalf, in the order of the record.
CREATE TABLE participation (
    event_id {{long}} NOT NULL REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    ordinal {{long}} NOT NULL,
    person_id {{long}} REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    position_id {{long}} REFERENCES position (id) DEFERRABLE INITIALLY DEFERRED,
    institution_id {{long}} REFERENCES institution (id) DEFERRABLE INITIALLY DEFERRED,
    label TEXT,
    headcount {{long}} CHECK (headcount >= 0),
    credited_as TEXT,
    side TEXT CHECK (side IN ('HOST', 'GUEST')),
    role TEXT NOT NULL CHECK (role IN ('ATTENDEE', 'ORGANIZER', 'SPEAKER', 'SIGNATORY', 'OBSERVER', 'MENTIONED')),
    attendance TEXT NOT NULL CHECK (attendance IN ('ATTENDED', 'INVITED', 'DECLINED', 'ABSENT')),
    PRIMARY KEY (event_id, ordinal),
    CHECK (person_id IS NOT NULL OR position_id IS NOT NULL OR institution_id IS NOT NULL OR label IS NOT NULL)
){{strict}};
CREATE INDEX participation_by_person ON participation (person_id);
CREATE INDEX participation_by_position ON participation (position_id);
CREATE INDEX participation_by_institution ON participation (institution_id);

CREATE TABLE commitment (
    id {{id}} REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    action TEXT CHECK (action IN ('INTRODUCE', 'INVITE', 'ATTEND', 'HOST', 'SUPPORT', 'SIGN', 'JOIN', 'OTHER')),
    strength TEXT CHECK (strength IN ('PLEDGED', 'INTENDED', 'INTEREST', 'REQUESTED')),
    by_id {{long}} NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
    to_id {{long}} REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
    event_id {{long}} REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    due_text TEXT, due_earliest {{long}}, due_latest {{long}},
    status TEXT NOT NULL CHECK (status IN ('OPEN', 'FULFILLED', 'LAPSED', 'WITHDRAWN')),
    fulfilled_by_id {{long}} REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (due_earliest <= due_latest)
){{strict}};
CREATE INDEX commitment_by_by ON commitment (by_id);
CREATE INDEX commitment_by_to ON commitment (to_id);
CREATE INDEX commitment_by_event ON commitment (event_id);
CREATE INDEX commitment_by_fulfilled_by ON commitment (fulfilled_by_id);
CREATE INDEX commitment_by_due ON commitment (due_earliest, due_latest);

-- What or whom a promise is about, in the order of the record.
CREATE TABLE commitment_target (
    commitment_id {{long}} NOT NULL REFERENCES commitment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    ordinal {{long}} NOT NULL,
    target_id {{long}} NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (commitment_id, ordinal),
    UNIQUE (commitment_id, target_id)
){{strict}};
CREATE INDEX commitment_target_by_target ON commitment_target (target_id);

CREATE TABLE relationship (
    id {{id}} REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('MEMBER_OF', 'PARTNER_OF', 'COOPERATES_WITH', 'SUPPORTS', 'SISTER_CITY_OF',
        'SUCCEEDED', 'AGREEMENT_WITH', 'RELATED_TO')),
    subject_id {{long}} NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
    object_id {{long}} NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
    from_text TEXT, from_earliest {{long}}, from_latest {{long}},
    until_text TEXT, until_earliest {{long}}, until_latest {{long}},
    CHECK (from_earliest <= from_latest), CHECK (until_earliest <= until_latest)
){{strict}};
CREATE INDEX relationship_by_subject ON relationship (subject_id);
CREATE INDEX relationship_by_object ON relationship (object_id);

-- Where an event, a promise or a relationship is told, in the order of the record.
CREATE TABLE citation (
    record_id {{long}} NOT NULL REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    ordinal {{long}} NOT NULL,
    source_id {{long}} NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
    stance TEXT NOT NULL CHECK (stance IN ('REPORTS', 'ANNOUNCES', 'CORRECTS', 'CONTRADICTS')),
    quote TEXT,
    PRIMARY KEY (record_id, ordinal)
){{strict}};
CREATE INDEX citation_by_source ON citation (source_id);

-- Names other than the main one, in the order of the record.
CREATE TABLE other_name (
    record_id {{long}} NOT NULL REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    ordinal {{long}} NOT NULL,
    name TEXT NOT NULL,
    fold {{sorted}} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('ALIAS', 'FORMER', 'NATIVE', 'ROMANIZED', 'ABBREVIATION', 'ERRONEOUS')),
    language TEXT,
    from_text TEXT, from_earliest {{long}}, from_latest {{long}},
    until_text TEXT, until_earliest {{long}}, until_latest {{long}},
    PRIMARY KEY (record_id, ordinal)
){{strict}};
CREATE INDEX other_name_by_fold ON other_name (fold);

-- A record's identifiers elsewhere, one a scheme.
CREATE TABLE identifier (
    record_id {{long}} NOT NULL REFERENCES record (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    scheme {{sorted}} NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (record_id, scheme)
){{strict}};
CREATE INDEX identifier_by_value ON identifier (scheme, value);

-- Every change of every record. The revision counts all changes in the order in which they were made. What was
-- changed is no foreign key: the history of a record outlives it.
CREATE TABLE change (
    revision {{id}},
    record_id {{long}} NOT NULL,
    -- Microseconds since 1970-01-01T00:00:00Z.
    at {{long}} NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('CREATED', 'UPDATED', 'DELETED')),
    -- JSON: an array of [field, before, after]. Empty where the record was created.
    diff TEXT
){{strict}};
CREATE INDEX change_by_record ON change (record_id, revision);
