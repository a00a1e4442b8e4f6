//! Filters of positions, tenures and persons.

use async_graphql::{InputObject, Result};

use super::super::{
    criteria::{Criterion, DateOf, FlagFilter, NAME, Test, TextFilter, Through, WhenLasting, WordFilter},
    draft::{Attendee, Draft},
    meetings::PeriodFilter,
    relations::{
        COMMITMENTS_BY, EventsOf, IDENTIFIERS, INSTITUTION, MetWith, NATIONALITY, OTHER_NAMES, PERSON,
        POSITION, TENURES, TENURES_IN,
    },
};
use super::{
    CommitmentFilter, CountryFilter, EventFilter, IdentifierFilter, InstitutionFilter, KEY, Many, NOTE,
    OtherNameFilter,
};
use crate::{
    store::filter::Field,
    vocabulary::{PositionRank, TenureCapacity},
};

filters! {
    /// Which positions.
    PositionFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the title.
        title: TextFilter => NAME,
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By how high it stands.
        rank: WordFilter<PositionRank> => Field::Own("rank"),
        /// By whether several persons hold it at a time.
        several_holders: FlagFilter => Field::Own("several_holders"),
        /// By the institution that it is in.
        institution: Box<InstitutionFilter> => &INSTITUTION,
        /// By the tenures in it.
        tenures: Many<TenureFilter> => Through(&TENURES_IN),
    }

    /// Which tenures.
    TenureFilter {
        /// By the person.
        person: Box<PersonFilter> => &PERSON,
        /// By the position.
        position: Box<PositionFilter> => &POSITION,
        /// By the capacity.
        capacity: WordFilter<TenureCapacity> => Field::Own("capacity"),
        /// By the time it lasts; a bound that is not known rules nothing out.
        during: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By the remark.
        note: TextFilter => Field::Own("note"),
    }

    /// Which persons.
    PersonFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the form of address.
        style: TextFilter => Field::Own("style"),
        /// By the given names.
        given_name: TextFilter => Field::Own("given_name"),
        /// By the family names.
        family_name: TextFilter => Field::Own("family_name"),
        /// By the nationality.
        nationality: Box<CountryFilter> => &NATIONALITY,
        /// By the tenures.
        tenures: Many<TenureFilter> => Through(&TENURES),
        /// By the events that the person took part in, stated or inferred.
        events: Many<EventFilter> => EventsOf(Attendee::Person),
        /// By the persons whom the person met.
        met: Many<PersonFilter> => MetWith,
        /// By the promises that the person made.
        promised: Many<CommitmentFilter> => Through(&COMMITMENTS_BY),
    }
}
