//! The ways into what is measured over the whole network.

use async_graphql::{Context, ID, Object, Result};

use super::{
    filters::events_between,
    network_query::{between, party},
    questions::{Answer, Question, ask},
    scalars::Date,
    scope::Scope,
    types::{Component, Ranked, SharedContact},
};
use crate::vocabulary::{CentralityMeasure, RankingOf};

/// Records in one ranking.
const MOST_RANKED: i32 = 1_000;

/// The ways into what is measured over the whole network.
#[derive(Default)]
pub struct RankingQuery;

/// The ways into what is measured over the whole network.
#[Object]
impl RankingQuery {
    /// Persons by a measure of centrality in the network of who met whom, or institutions in that of who engaged with whom,
    /// highest first, then by name. Only those with a link within the period. Meetings count with persons whom a source
    /// names and with those inferred. Mind that a record kept by one organization tells of its own meetings: its people
    /// come first by every measure, and two others look unconnected because nobody here wrote it down.
    async fn ranking(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "By what.")] measure: CentralityMeasure,
        #[graphql(desc = "What is ranked.")] of: RankingOf,
        #[graphql(desc = "Only meetings on or after this day.")] since: Option<Date>,
        #[graphql(desc = "Only meetings on or before this day.")] until: Option<Date>,
        #[graphql(desc = "How many: 20 by default, 1000 at most.")] first: Option<i32>,
    ) -> Result<Vec<Ranked>> {
        let most = between("first", first.unwrap_or(20), 1, MOST_RANKED)?;
        let question = Question::Ranking {
            measure,
            of,
            filter: events_between(since, until)?,
        };
        let answer = ask(Scope::of(context), question).await?;
        let Ok(Answer::Ranking(ranking)) = &*answer else {
            return Ok(Vec::new());
        };
        let ranked = ranking.first(most as usize).iter().map(|&entry| Ranked {
            entry,
            accuracy: ranking.accuracy,
        });
        Ok(ranked.collect())
    }

    /// Who can be reached from whom at all, over who met whom (persons) or who engaged with whom (institutions): the largest
    /// component first, then the one with the first member by name. Whoever is linked to nobody within the period is in
    /// none.
    async fn components(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Of what.")] of: RankingOf,
        #[graphql(desc = "Only meetings on or after this day.")] since: Option<Date>,
        #[graphql(desc = "Only meetings on or before this day.")] until: Option<Date>,
        #[graphql(desc = "How many: 20 by default, 1000 at most.")] first: Option<i32>,
    ) -> Result<Vec<Component>> {
        let most = between("first", first.unwrap_or(20), 1, MOST_RANKED)?;
        let question = Question::Components {
            of,
            filter: events_between(since, until)?,
        };
        let answer = ask(Scope::of(context), question).await?;
        let Ok(Answer::Components(components)) = &*answer else {
            return Ok(Vec::new());
        };
        let members = components.iter().take(most as usize).cloned();
        Ok(members.map(|members| Component { members }).collect())
    }

    /// Persons whom both of two met: those who met the fewest others first, then by name, as it tells little that both know
    /// somebody whom everybody meets.
    async fn shared_contacts(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The one: a person, an institution or a position.")] a: ID,
        #[graphql(desc = "The other.")] b: ID,
        #[graphql(desc = "Only meetings on or after this day.")] since: Option<Date>,
        #[graphql(desc = "Only meetings on or before this day.")] until: Option<Date>,
        #[graphql(desc = "How many: 20 by default, 1000 at most.")] first: Option<i32>,
    ) -> Result<Vec<SharedContact>> {
        let scope = Scope::of(context);
        let most = between("first", first.unwrap_or(20), 1, MOST_RANKED)?;
        let question = Question::SharedContacts {
            one: party(scope, "a", &a).await?,
            other: party(scope, "b", &b).await?,
            filter: events_between(since, until)?,
        };
        let answer = ask(scope, question).await?;
        let Ok(Answer::SharedContacts(contacts)) = &*answer else {
            return Ok(Vec::new());
        };
        let contacts = contacts.iter().take(most as usize);
        Ok(contacts.map(|&contact| SharedContact { contact }).collect())
    }
}
