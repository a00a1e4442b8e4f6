//! The ways into the network: how records are connected, who can introduce whom, what lies around.

#![expect(
    clippy::too_many_arguments,
    reason = "what makes a way good is the reader's to say, each by a name of its own"
)]

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result};
use futures_util::future::try_join_all;

use super::{
    error::bad_input,
    filters::events_between,
    ids,
    questions::{Answer, Question, ask},
    scalars::Date,
    scope::Scope,
    types::{Network, Node, Path, Reached},
};
use crate::{
    network::{LinkKinds, MeetingFilter, Over, Vertex, VertexKinds},
    vocabulary::{EventKind, LinkKind, VertexKind},
};

/// Records around which one picture may be.
const MOST_AROUND: usize = 200;
/// Records in one picture.
const MOST_VERTICES: i32 = 2_000;
/// Links in one picture, for each record that there may be.
pub(super) const LINKS_A_RECORD: u32 = 10;
/// Ways to be introduced in one answer.
const MOST_WAYS: i32 = 50;
/// Links on one way to be introduced.
const LONGEST_WAY: i32 = 6;

/// How much a meeting of a kind counts.
#[derive(Clone, Copy, Debug, InputObject)]
pub struct EventWeight {
    /// The kind of event.
    kind: EventKind,
    /// How much one counts on the day itself: from 0 to 1000, 1 where nothing is said.
    weight: f64,
}

/// The ways into the network.
#[derive(Default)]
pub struct NetworkQuery;

/// The ways into the network: how records are connected, who can introduce whom, what lies around.
#[Object]
impl NetworkQuery {
    /// The shortest way from one record to another over the given links; null where there is none. At equal length, the
    /// way with more recent meetings: the one whose stalest meeting is the latest, where a link that no event shows (a
    /// position in an institution, a relationship) makes no way stale; then the first by kind and name of its records.
    /// From a record to itself it has no link. Records are persons, institutions, positions, events, topics and
    /// programs. Links hold within the period when an event that may lie in it shows them; a tenure or a relationship
    /// when it may have lasted then; what has no date always.
    async fn path(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Where it begins.")] from: ID,
        #[graphql(desc = "Where it leads.")] to: ID,
        #[graphql(
            desc = "Only links of these kinds; by default all but `CO_ATTENDED`, which the events themselves show."
        )]
        via: Option<Vec<LinkKind>>,
        #[graphql(
            desc = "Only over records of these kinds in between; by default of any. `[PERSON]` with `via: [MET]` asks who \
                          knows whom, where an institution that both met would otherwise be in between."
        )]
        through: Option<Vec<VertexKind>>,
        #[graphql(desc = "Only links that hold on or after this day.")] since: Option<Date>,
        #[graphql(desc = "Only links that hold on or before this day.")] until: Option<Date>,
        #[graphql(desc = "How many links at most; any number by default.")] max_length: Option<i32>,
    ) -> Result<Option<Path>> {
        let scope = Scope::of(context);
        let filter = events_between(since, until)?;
        let most = at_least("maxLength", max_length.unwrap_or(i32::MAX), 0)?;
        let (begin, end) = (
            vertex(scope, "from", &from).await?,
            vertex(scope, "to", &to).await?,
        );
        let question = Question::Path {
            from: begin.1,
            to: end.1,
            over: over(via, through, filter.clone()),
            most,
        };
        let answer = ask(scope, question).await?;
        let Ok(Answer::Path(way)) = &*answer else {
            return Ok(None);
        };
        Ok(way.as_ref().map(|way| Path::shortest(way, &filter, begin.0)))
    }

    /// How many records are within reach of one: for each number of links, from 1 up to `depth`, how many are that far away
    /// and not nearer. Ends with the last at which there are any. Who meets for an organization that keeps its own record
    /// is within two links of nearly everybody in it.
    async fn reach(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "From where.")] from: ID,
        #[graphql(desc = "How many links far: 2 by default.")] depth: Option<i32>,
        #[graphql(
            desc = "Only links of these kinds; by default all but `CO_ATTENDED`, which the events themselves show."
        )]
        via: Option<Vec<LinkKind>>,
        #[graphql(
            desc = "Only over records of these kinds, which are also the only ones that are counted; by default over \
                          all."
        )]
        through: Option<Vec<VertexKind>>,
        #[graphql(desc = "Only links that hold on or after this day.")] since: Option<Date>,
        #[graphql(desc = "Only links that hold on or before this day.")] until: Option<Date>,
    ) -> Result<Vec<Reached>> {
        let scope = Scope::of(context);
        let question = Question::Reach {
            from: vertex(scope, "from", &from).await?.1,
            over: over(via, through, events_between(since, until)?),
            most: at_least("depth", depth.unwrap_or(2), 0)?,
        };
        let answer = ask(scope, question).await?;
        let Ok(Answer::Reach(reached)) = &*answer else {
            return Ok(Vec::new());
        };
        Ok(reached.iter().map(|&reached| Reached(reached)).collect())
    }

    /// Up to `first` different ways to be introduced, best first: persons who met one after the other, with at least one
    /// of them in between. An open pledge to introduce, made to the origin or an institution of its own, counts as a
    /// link, and ways that end with one come first; then the cheapest, then by name.
    ///
    /// A link between two who met has the strength `Σ weight(kind) · 0.5 ^ (days since the meeting / halfLife)` over
    /// their meetings in the period, and costs `1 + 1 / (1 + strength)`; a pledge costs 1. So recent and frequent
    /// meetings make a link cheap, and every further person in between costs at least 1.
    ///
    /// Never in between are those who stand for the origin or an institution of its own, busy hubs (persons with more
    /// contacts than 99 in 100 of those who have any), and links that only events with more than `largestEvent` named
    /// participants show.
    async fn introductions(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Who is to be introduced: a person, an institution or a position.")] from: ID,
        #[graphql(desc = "To whom: a person, an institution or a position.")] to: ID,
        #[graphql(desc = "Only meetings on or after this day.")] since: Option<Date>,
        #[graphql(desc = "Only meetings on or before this day.")] until: Option<Date>,
        #[graphql(desc = "How many ways: 5 by default, 50 at most.")] first: Option<i32>,
        #[graphql(desc = "How many links a way has at most: 4 by default, 6 at most.")] max_length: Option<
            i32,
        >,
        #[graphql(
            desc = "The day on which it is asked, from which the age of meetings counts; today by default."
        )]
        on: Option<Date>,
        #[graphql(desc = "In how many days a meeting comes to count half: 730 by default.")]
        half_life: Option<i32>,
        #[graphql(desc = "How much meetings of a kind count; 1 for those not named.")] weights: Option<
            Vec<EventWeight>,
        >,
        #[graphql(
            desc = "With how many named participants an event still makes acquaintances: 50 by default."
        )]
        largest_event: Option<i32>,
        #[graphql(
            desc = "Only persons in between who, on the day asked, are certain or likely to hold the position in which \
                    they were last recorded. False by default."
        )]
        only_serving: Option<bool>,
    ) -> Result<Vec<Path>> {
        let scope = Scope::of(context);
        let filter = events_between(since, until)?;
        let first = between("first", first.unwrap_or(5), 1, MOST_WAYS)?;
        let longest = between("maxLength", max_length.unwrap_or(4), 2, LONGEST_WAY)?;
        let half_life = at_least("halfLife", half_life.unwrap_or(730), 1)?;
        let largest_event = at_least("largestEvent", largest_event.unwrap_or(50), 2)?;
        let mut by_kind = [1000; EventKind::ALL.len()];
        for EventWeight { kind, weight } in weights.unwrap_or_default() {
            by_kind[kind as usize] = thousandths(weight)?;
        }
        let (begin, end) = (party(scope, "from", &from).await?, party(scope, "to", &to).await?);
        let question = Question::Introductions {
            from: begin,
            to: end,
            filter: filter.clone(),
            on: on.map_or(scope.today(), |day| day.0),
            half_life,
            weights: by_kind,
            most: first as usize,
            longest,
            largest_event,
            only_serving: only_serving.unwrap_or(false),
        };
        let answer = ask(scope, question).await?;
        let Ok(Answer::Introductions(found)) = &*answer else {
            return Ok(Vec::new());
        };
        Ok(found.iter().map(|way| Path::introduction(way, &filter)).collect())
    }

    /// The records around some records, as a picture needs them: all that are at most `depth` links away, and the links
    /// among them. Where there are more than `limit`, the nearest stay, of those equally near the ones with the most
    /// links. Of the links there are at most ten times `limit`: those of the records that come first stay.
    async fn network(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The records around which it is: 200 at most.")] around: Vec<ID>,
        #[graphql(desc = "How many links far: 1 by default.")] depth: Option<i32>,
        #[graphql(
            desc = "Only links of these kinds; by default all but `CO_ATTENDED`, which the events themselves show."
        )]
        via: Option<Vec<LinkKind>>,
        #[graphql(desc = "Only links that hold on or after this day.")] since: Option<Date>,
        #[graphql(desc = "Only links that hold on or before this day.")] until: Option<Date>,
        #[graphql(desc = "How many records at most: 200 by default, 2000 at most.")] limit: Option<i32>,
    ) -> Result<Network> {
        let scope = Scope::of(context);
        let filter = events_between(since, until)?;
        let most = between("limit", limit.unwrap_or(200), 1, MOST_VERTICES)?;
        let depth = at_least("depth", depth.unwrap_or(1), 0)?;
        if around.len() > MOST_AROUND {
            let given = around.len();
            return Err(bad_input(format!(
                "around: {given} are too many; expected at most {MOST_AROUND}"
            )));
        }
        let around = try_join_all(around.iter().map(|id| vertex(scope, "around", id))).await?;
        let kinds = kinds(via);
        let question = Question::Surroundings {
            around: around.into_iter().map(|(_, vertex)| vertex).collect(),
            depth,
            kinds,
            filter: filter.clone(),
            most: most as usize,
            most_links: (most * LINKS_A_RECORD) as usize,
        };
        let answer = ask(scope, question).await?;
        let found = if let Ok(Answer::Surroundings(found)) = &*answer {
            found.clone()
        } else {
            crate::network::Surroundings::default()
        };
        Ok(Network {
            found: Arc::new(found),
            filter,
            kinds,
        })
    }
}

/// The kinds of link asked for.
fn kinds(via: Option<Vec<LinkKind>>) -> LinkKinds {
    via.map_or(LinkKinds::USUAL, |kinds| kinds.into_iter().collect())
}

/// Over what a search may go.
fn over(via: Option<Vec<LinkKind>>, through: Option<Vec<VertexKind>>, filter: MeetingFilter) -> Over {
    Over {
        kinds: kinds(via),
        through: through.map_or(VertexKinds::ALL, |kinds| kinds.into_iter().collect()),
        filter,
    }
}

/// The vertex of a record.
async fn vertex(scope: &Scope, argument: &str, id: &ID) -> Result<(Node, Vertex)> {
    let node = match ids::parse(id) {
        Some((kind, key)) if !key.contains('\0') => scope.node_by_key(kind, key).await?,
        Some(_) | None => None,
    };
    let Some(node) = node else {
        return Err(bad_input(format!(
            "{argument}: there is no record {:?}; expected the id of one, such as person:jung-sook-park",
            id.as_str()
        )));
    };
    let Some(vertex) = scope.vertex(node.record()) else {
        return Err(bad_input(format!(
            "{argument}: {:?} is no part of the network; expected a person, an institution, a position, an event, a \
             topic or a program",
            id.as_str()
        )));
    };
    Ok((node, vertex))
}

/// The vertex of whoever can be introduced.
pub(super) async fn party(scope: &Scope, argument: &str, id: &ID) -> Result<Vertex> {
    let (_, vertex) = vertex(scope, argument, id).await?;
    match scope.network().kind(vertex) {
        VertexKind::Person | VertexKind::Institution | VertexKind::Position => Ok(vertex),
        VertexKind::Event | VertexKind::Topic | VertexKind::Program => Err(bad_input(format!(
            "{argument}: {:?} cannot be introduced; expected a person, an institution or a position",
            id.as_str()
        ))),
    }
}

fn at_least(argument: &str, number: i32, least: u32) -> Result<u32> {
    let given = u32::try_from(number).ok().filter(|&given| given >= least);
    given.ok_or_else(|| {
        bad_input(format!(
            "{argument}: {number} is too small; expected at least {least}"
        ))
    })
}

pub(super) fn between(argument: &str, number: i32, least: u32, most: i32) -> Result<u32> {
    if number > most {
        return Err(bad_input(format!(
            "{argument}: {number} is too large; expected at most {most}"
        )));
    }
    at_least(argument, number, least)
}

/// A weight in thousandths.
fn thousandths(weight: f64) -> Result<u32> {
    if (0.0..=1000.0).contains(&weight) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is between 0 and 1,000,000"
        )]
        return Ok((weight * 1000.0).round() as u32);
    }
    Err(bad_input(format!(
        "weights: {weight} is no weight; expected a number from 0 to 1000"
    )))
}
