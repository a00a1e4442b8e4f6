//! The ways into what is measured over the whole network.

use std::sync::Arc;

use async_graphql::{Context, Error, ID, Object, Result};

use super::{
    filters::events_between,
    network_query::{between, party},
    questions::{Answer, Question, ask},
    scalars::Date,
    scope::Scope,
    types::{Broker, Communities, Component, Ranked, SharedContact},
};
use crate::vocabulary::{CentralityMeasure, GroupBy, RankingOf};

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

    /// Communities of persons by whom they met, or of institutions by whom they engaged with: groups within which there are
    /// more meetings, and between which there are fewer, than would be by chance. They are found by the method of Leiden
    /// (Traag, Waltman and van Eck, 2019), which makes the modularity large, each link as heavy as there were meetings in
    /// the period; the same record gives the same communities. Whoever is linked to nobody within the period is in none.
    /// Mind that a record kept by one organization puts those whom it met apart from each other by whom else they met.
    async fn communities(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Of what.")] of: RankingOf,
        #[graphql(desc = "Only meetings on or after this day.")] since: Option<Date>,
        #[graphql(desc = "Only meetings on or before this day.")] until: Option<Date>,
    ) -> Result<Communities> {
        let question = Question::Communities {
            of,
            filter: events_between(since, until)?,
        };
        let answer = ask(Scope::of(context), question).await?;
        let Ok(Answer::Communities(found)) = &*answer else {
            return Err(Error::new("the question was not answered"));
        };
        Ok(Communities(Arc::clone(found)))
    }

    /// Who stands between others: persons who met two that did not meet each other, or institutions that engaged with two
    /// that did not engage with each other. Counted for each is between how many such pairs, in what role by the groups of
    /// the three (Gould and Fernandez, 1989); between the most pairs first, then by name. Whoever is of no known group
    /// counts neither as a broker nor as one of a pair. Mind that a record kept by one organization does not tell whether
    /// two others met: its own people look like brokers between all whom they met.
    async fn brokers(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Of what.")] of: RankingOf,
        #[graphql(desc = "By what groups are told apart: `COUNTRY` by default.")] group_by: Option<GroupBy>,
        #[graphql(desc = "Only meetings on or after this day.")] since: Option<Date>,
        #[graphql(desc = "Only meetings on or before this day.")] until: Option<Date>,
        #[graphql(desc = "How many: 20 by default, 1000 at most.")] first: Option<i32>,
    ) -> Result<Vec<Broker>> {
        let most = between("first", first.unwrap_or(20), 1, MOST_RANKED)?;
        let question = Question::Brokers {
            of,
            by: group_by.unwrap_or(GroupBy::Country),
            filter: events_between(since, until)?,
        };
        let answer = ask(Scope::of(context), question).await?;
        let Ok(Answer::Brokers(brokers)) = &*answer else {
            return Ok(Vec::new());
        };
        Ok(brokers.iter().take(most as usize).cloned().map(Broker).collect())
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
