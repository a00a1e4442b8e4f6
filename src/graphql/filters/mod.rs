//! What clients may filter lists by. Each input says which column or which way to other records each of its
//! fields is about; writing it out as SQL is the store's affair.

mod asked;
mod criteria;
mod draft;
mod inputs;
mod meetings;
mod relations;

use async_graphql::{Context, Result};
pub(super) use criteria::Criterion;
pub(super) use inputs::{
    CityFilter, CommitmentFilter, CountryFilter, EmbassyFilter, EventFilter, OrganizationFilter,
    ParticipationFilter, PersonFilter, PositionFilter, ProgramFilter, RelationshipFilter, SourceFilter,
    TopicFilter,
};
pub(super) use meetings::{MetFilter, events_between};

use super::scope::Scope;
use crate::store::filter::Filter;

/// The filter that an input asks for; everything where there is none.
///
/// # Errors
///
/// Where it is too large: found out before anybody is asked for any part of it.
pub(super) async fn resolve<F: Criterion>(context: &Context<'_>, filter: Option<F>) -> Result<Filter> {
    let Some(draft) = filter.map(|filter| filter.draft()).transpose()? else {
        return Ok(Filter::everything());
    };
    draft.check()?;
    draft.resolve(Scope::of(context)).await
}
