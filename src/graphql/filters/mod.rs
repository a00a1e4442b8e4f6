//! What clients may filter lists by. Each input says which column or which way to other records each of its
//! fields is about; writing it out as SQL is the store's affair.

mod criteria;
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

use super::{error::bad_input, scope::Scope};
use crate::store::filter::Filter;

/// How many tests a filter may be made of.
const MOST_TESTS: usize = 500;
/// How deep a filter may be nested, see [`Filter::depth`].
const DEEPEST: usize = 90;

/// The filter that an input asks for; everything where there is none.
pub(super) async fn resolve<F: Criterion>(context: &Context<'_>, filter: Option<F>) -> Result<Filter> {
    match filter {
        Some(filter) => {
            let filter = filter.filter(Scope::of(context)).await?;
            check(&filter)?;
            Ok(filter)
        }
        None => Ok(Filter::everything()),
    }
}

/// Refuses a filter that would be too much for a database. Also asked of the parts that are about to be multiplied or
/// put to the database by themselves.
fn check(filter: &Filter) -> Result<()> {
    let size = filter.size();
    if size > MOST_TESTS {
        return Err(bad_input(format!(
            "filter: {size} tests are too many; expected at most {MOST_TESTS}"
        )));
    }
    if filter.depth() > DEEPEST {
        return Err(bad_input(
            "filter: leads through too many relations, one within the other; expected fewer",
        ));
    }
    Ok(())
}
