//! One filter for each kind of record, and for what hangs on them. Every field of a record can be tested; parts
//! are joined by `and`, `or` and `not`, and ways to several others by `some`, `none` and `every`.

use async_graphql::{InputObject, InputType, Result};

use super::{
    criteria::{Criterion, Several},
    draft::Draft,
};
use crate::store::filter::{Field, Quantifier};

/// By several others of one kind. All of the tests given must pass.
#[derive(Clone, Debug, InputObject)]
#[graphql(concrete(name = "ManyOtherNamesFilter", params(OtherNameFilter)))]
#[graphql(concrete(name = "ManyIdentifiersFilter", params(IdentifierFilter)))]
#[graphql(concrete(name = "ManyCitationsFilter", params(CitationFilter)))]
#[graphql(concrete(name = "ManyCountriesFilter", params(CountryFilter)))]
#[graphql(concrete(name = "ManyCitiesFilter", params(CityFilter)))]
#[graphql(concrete(name = "ManyOrganizationsFilter", params(OrganizationFilter)))]
#[graphql(concrete(name = "ManyEmbassiesFilter", params(EmbassyFilter)))]
#[graphql(concrete(name = "ManyInstitutionsFilter", params(InstitutionFilter)))]
#[graphql(concrete(name = "ManyPositionsFilter", params(PositionFilter)))]
#[graphql(concrete(name = "ManyPeopleFilter", params(PersonFilter)))]
#[graphql(concrete(name = "ManyTenuresFilter", params(TenureFilter)))]
#[graphql(concrete(name = "ManyTopicsFilter", params(TopicFilter)))]
#[graphql(concrete(name = "ManyEventsFilter", params(EventFilter)))]
#[graphql(concrete(name = "ManyParticipationsFilter", params(ParticipationFilter)))]
#[graphql(concrete(name = "ManyCommitmentsFilter", params(CommitmentFilter)))]
#[graphql(concrete(name = "ManyRecordsFilter", params(RecordFilter)))]
pub struct Many<F: InputType> {
    /// At least one of them passes.
    some: Option<Box<F>>,
    /// None of them passes; so too where there are none.
    none: Option<Box<F>>,
    /// All of them pass; so too where there are none.
    every: Option<Box<F>>,
}

impl<F: Criterion + InputType> Several<F> for Many<F> {
    fn parts(&self) -> [(Quantifier, Option<&F>); 3] {
        [
            (Quantifier::Some, self.some.as_deref()),
            (Quantifier::None, self.none.as_deref()),
            (Quantifier::Every, self.every.as_deref()),
        ]
    }
}

impl<C: Criterion> Criterion for Box<C> {
    fn draft(&self) -> Result<Draft> {
        (**self).draft()
    }
}

macro_rules! filters {
    ($($(#[$meta:meta])* $name:ident {
        $($(#[$field_meta:meta])* $field:ident: $of:ty => $subject:expr,)*
    })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, InputObject)]
        pub struct $name {
            $($(#[$field_meta])* $field: Option<$of>,)*
            /// All of these must pass.
            and: Option<Vec<$name>>,
            /// At least one of these must pass; where the list is empty, nothing does.
            or: Option<Vec<$name>>,
            /// This must not pass.
            not: Option<Box<$name>>,
        }

        impl Criterion for $name {
            fn draft(&self) -> Result<Draft> {
                let mut tests = Vec::new();
                $(if let Some(test) = &self.$field {
                    tests.push(test.test($subject)?);
                })*
                for part in self.and.iter().flatten() {
                    tests.push(part.draft()?);
                }
                if let Some(parts) = &self.or {
                    tests.push(Draft::Any(parts.iter().map($name::draft).collect::<Result<_>>()?));
                }
                if let Some(part) = &self.not {
                    tests.push(Draft::not(part.draft()?));
                }
                Ok(Draft::all(tests))
            }
        }
    )+};
}

const KEY: Field = Field::Record("key");
const NOTE: Field = Field::Record("note");
const KIND: Field = Field::Own("kind");

mod events;
mod institutions;
mod people;
mod references;

pub(in crate::graphql) use events::{CommitmentFilter, EventFilter, ParticipationFilter, RelationshipFilter};
pub(in crate::graphql) use institutions::{
    CityFilter, CountryFilter, EmbassyFilter, InstitutionFilter, OrganizationFilter,
};
pub(in crate::graphql) use people::{PersonFilter, PositionFilter, TenureFilter};
pub(in crate::graphql) use references::{
    CitationFilter, IdentifierFilter, OtherNameFilter, ProgramFilter, RecordFilter, SourceFilter, TopicFilter,
};
