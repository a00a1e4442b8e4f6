//! Filters of events, participations, promises and recorded relationships.

use async_graphql::{InputObject, Result};

use super::super::{
    criteria::{
        Criterion, DateOf, IntFilter, NAME, Test, TextFilter, Through, VisibilityFilter, WhenHeld,
        WhenLasting, WordFilter,
    },
    draft::Draft,
    meetings::PeriodFilter,
    relations::{
        BY, Beyond, CITATIONS, CITY, EVENT, EVENT_OF_SEAT, EVENT_TOPICS, FULFILLED_BY, HowAttributed,
        IDENTIFIERS, OBJECT, OnBehalf, PART_OF, PARTICIPANTS, POSITION, PROGRAM, PersonOfSeat, SUBJECT,
        TARGET, TARGETS, TO, TOPIC, VENUE,
    },
};
use super::{
    CitationFilter, CityFilter, IdentifierFilter, InstitutionFilter, KEY, KIND, Many, NOTE, PersonFilter,
    PositionFilter, ProgramFilter, RecordFilter, TopicFilter,
};
use crate::{
    store::filter::Field,
    vocabulary::{
        Attendance, Attribution, CommitmentAction, CommitmentStatus, CommitmentStrength, EventFormat,
        EventKind, EventStatus, ParticipantRole, RelationshipKind, Side,
    },
};

filters! {
    /// Which events.
    EventFilter {
        /// By the time the event lasts.
        during: PeriodFilter => WhenHeld,
        /// By the key.
        key: TextFilter => KEY,
        /// By the title.
        title: TextFilter => NAME,
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By who may see it.
        visibility: VisibilityFilter => Field::Record("visibility"),
        /// By the kind of event.
        kind: WordFilter<EventKind> => KIND,
        /// By what became of it.
        status: WordFilter<EventStatus> => Field::Own("status"),
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended, where that is recorded.
        until: PeriodFilter => DateOf("until"),
        /// By how people came together.
        format: WordFilter<EventFormat> => Field::Own("format"),
        /// By whose house it took place in.
        venue: Box<InstitutionFilter> => &VENUE,
        /// By the city it took place in.
        city: Box<CityFilter> => &CITY,
        /// By the program it belongs to.
        program: Box<ProgramFilter> => &PROGRAM,
        /// By the event it is a part of.
        part_of: Box<EventFilter> => &PART_OF,
        /// By what it was about.
        topics: Many<TopicFilter> => Beyond { links: &EVENT_TOPICS, there: &TOPIC },
        /// By the summary.
        summary: TextFilter => Field::Own("summary"),
        /// By who took part.
        participants: Many<ParticipationFilter> => Through(&PARTICIPANTS),
        /// By where it is told.
        citations: Many<CitationFilter> => Through(&CITATIONS),
    }

    /// Which participations.
    ParticipationFilter {
        /// By the event.
        event: Box<EventFilter> => &EVENT_OF_SEAT,
        /// By the person, stated or inferred.
        person: Box<PersonFilter> => PersonOfSeat,
        /// By the position.
        position: Box<PositionFilter> => &POSITION,
        /// By the institution on whose behalf it was: the one recorded, else the position's.
        institution: Box<InstitutionFilter> => OnBehalf,
        /// By what an unnamed group is called.
        label: TextFilter => Field::Own("label"),
        /// By how many it stands for.
        headcount: IntFilter => Field::Own("headcount"),
        /// By the title as the source gives it.
        credited_as: TextFilter => Field::Own("credited_as"),
        /// By the side.
        side: WordFilter<Side> => Field::Own("side"),
        /// By the role.
        role: WordFilter<ParticipantRole> => Field::Own("role"),
        /// By whether it came.
        attendance: WordFilter<Attendance> => Field::Own("attendance"),
        /// By how it came to its person.
        attribution: WordFilter<Attribution> => HowAttributed,
    }

    /// Which promises.
    CommitmentFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the text.
        text: TextFilter => NAME,
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By who may see it.
        visibility: VisibilityFilter => Field::Record("visibility"),
        /// By what it is to do.
        action: WordFilter<CommitmentAction> => Field::Own("action"),
        /// By how firm it is.
        strength: WordFilter<CommitmentStrength> => Field::Own("strength"),
        /// By who made it.
        by: Box<RecordFilter> => &BY,
        /// By whom it was made to.
        to: Box<RecordFilter> => &TO,
        /// By what or whom it is about.
        targets: Many<RecordFilter> => Beyond { links: &TARGETS, there: &TARGET },
        /// By the event at which it was made.
        event: Box<EventFilter> => &EVENT,
        /// By when it is due.
        due: PeriodFilter => DateOf("due"),
        /// By what became of it.
        status: WordFilter<CommitmentStatus> => Field::Own("status"),
        /// By the event that kept it.
        fulfilled_by: Box<EventFilter> => &FULFILLED_BY,
        /// By where it is told.
        citations: Many<CitationFilter> => Through(&CITATIONS),
    }

    /// Which recorded relationships.
    RelationshipFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the remark.
        note: TextFilter => NOTE,
        /// By who may see it.
        visibility: VisibilityFilter => Field::Record("visibility"),
        /// By what it is.
        kind: WordFilter<RelationshipKind> => KIND,
        /// By the record it is read from.
        subject: Box<RecordFilter> => &SUBJECT,
        /// By the record it is read to.
        object: Box<RecordFilter> => &OBJECT,
        /// By the time it lasts; a bound that is not known rules nothing out.
        during: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By where it is told.
        citations: Many<CitationFilter> => Through(&CITATIONS),
    }
}
