//! Ways from one record to another, link by link, with what shows each.

use async_graphql::{Context, Object, Result};

use super::node_of;
use crate::{
    graphql::{
        connection::Connection,
        paging::PageArgs,
        scalars::EdtfDate,
        scope::Scope,
        types::{
            Event, Node,
            event_page::{Shown, event_page},
            tallies::date,
        },
    },
    network::{Bond, Introduction, MeetingFilter, Step, Way},
    store::rows,
    vocabulary::LinkKind,
};

/// A way from one record to another over links of the network.
pub struct Path {
    steps: Vec<PathStep>,
    cost: Option<f64>,
    /// Where it begins, for the way from a record to itself.
    only: Option<Node>,
}

impl Path {
    /// A shortest way.
    pub(in crate::graphql) fn shortest(way: &Way, filter: &MeetingFilter, from: Node) -> Self {
        let step = |step: &Step| PathStep {
            step: *step,
            filter: filter.clone(),
            strength: None,
            pledge: None,
            next: None,
        };
        Self {
            steps: way.steps.iter().map(step).collect(),
            cost: None,
            only: way.steps.is_empty().then_some(from),
        }
    }

    /// A way to be introduced.
    pub(in crate::graphql) fn introduction(introduction: &Introduction, filter: &MeetingFilter) -> Self {
        let steps = &introduction.way.steps;
        let links = steps.iter().zip(&introduction.strengths).enumerate();
        let steps = links.map(|(place, (step, strength))| {
            let next = steps.get(place + 1).copied();
            let last = place + 2 == steps.len();
            PathStep {
                step: *step,
                filter: filter.clone(),
                strength: *strength,
                pledge: introduction.pledge.filter(|_| last),
                next,
            }
        });
        Self {
            steps: steps.collect(),
            cost: Some(introduction.cost),
            only: None,
        }
    }
}

/// A way from one record to another over links of the network.
#[Object]
impl Path {
    /// How many links it has; 0 for the way from a record to itself.
    async fn length(&self) -> i32 {
        i32::try_from(self.steps.len()).unwrap_or(i32::MAX)
    }

    /// The records on it, from the beginning to the end: one more than there are links.
    async fn nodes(&self, context: &Context<'_>) -> Result<Vec<Node>> {
        let scope = Scope::of(context);
        let Some(first) = self.steps.first() else {
            return Ok(self.only.iter().cloned().collect());
        };
        let vertices = std::iter::once(first.step.from).chain(self.steps.iter().map(|step| step.step.to));
        futures_util::future::try_join_all(vertices.map(|vertex| node_of(scope, vertex))).await
    }

    /// Its links, from the beginning to the end.
    async fn steps(&self) -> &[PathStep] {
        &self.steps
    }

    /// For introductions what the links cost in all, as the formula of the field says: less is better. Null for others.
    async fn cost(&self) -> Option<f64> {
        self.cost
    }
}

/// One link of a way, and what shows it.
pub struct PathStep {
    step: Step,
    filter: MeetingFilter,
    strength: Option<f64>,
    /// The promise that the next link is.
    pledge: Option<i64>,
    /// The next link, where the way is one of introductions.
    next: Option<Step>,
}

impl PathStep {
    fn bond(&self, scope: &Scope) -> Option<Bond> {
        let Step { from, to, kind, .. } = self.step;
        scope.network().bond(kind, from, to, &self.filter)
    }

    fn shown_by(&self, scope: &Scope) -> Vec<crate::network::Vertex> {
        let Step { from, to, kind, .. } = self.step;
        scope.network().shown_by(kind, from, to, &self.filter)
    }
}

/// One link of a way, and what shows it.
#[Object]
impl PathStep {
    /// Where it begins: the way's beginning, or where the link before leads.
    async fn from(&self, context: &Context<'_>) -> Result<Node> {
        node_of(Scope::of(context), self.step.from).await
    }

    /// Where it leads.
    async fn to(&self, context: &Context<'_>) -> Result<Node> {
        node_of(Scope::of(context), self.step.to).await
    }

    /// How the two are linked. Where they are linked in several kinds, the first of the list of kinds that makes the way
    /// as recent as it is.
    async fn kind(&self) -> LinkKind {
        self.step.kind
    }

    /// True where the way goes against the link, as from a position to its holder (`HOLDS` reads from the person to the
    /// position). Never for `MET`, `CO_ATTENDED` and `ENGAGED`, which read the same from both ends.
    async fn reversed(&self) -> bool {
        !self.step.forward
    }

    /// What shows the link, within the period asked: newest first. For `MET`, `CO_ATTENDED` and `ENGAGED` the events at
    /// which it happened; for `HOLDS` those that name the person in the position; for links of an event the event; for
    /// `PROMISED` the event at which it was promised. Empty for what no event shows.
    async fn events(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
    ) -> Result<Connection<Event>> {
        let scope = Scope::of(context);
        let events = self.shown_by(scope);
        event_page(
            scope,
            &events,
            Shown::NewestFirst,
            &PageArgs::forward(first, None),
        )
        .await
    }

    /// How many events show it, within the period asked.
    async fn meetings(&self, context: &Context<'_>) -> i32 {
        i32::try_from(self.shown_by(Scope::of(context)).len()).unwrap_or(i32::MAX)
    }

    /// The date of the last event that shows it; null where no event does.
    async fn last_met(&self, context: &Context<'_>) -> Option<EdtfDate> {
        let event = self.shown_by(Scope::of(context)).first().copied()?;
        Some(date(context, event))
    }

    /// True where at every one of these meetings a person that the link rests on is not named by the source, only the
    /// position. Always false for other kinds than `MET` and `CO_ATTENDED`.
    async fn inferred(&self, context: &Context<'_>) -> bool {
        self.bond(Scope::of(context)).is_some_and(|bond| bond.inferred)
    }

    /// The relationships and promises that state the link, by kind and key. Empty where it is a field of one
    /// of the two, or follows from events.
    async fn stated_by(&self, context: &Context<'_>) -> Result<Vec<Node>> {
        let scope = Scope::of(context);
        let Step { from, to, kind, .. } = self.step;
        let papers = scope.network().papers(kind, from, to).map(|paper| paper.record);
        let mut records: Vec<i64> = papers.collect();
        records.dedup();
        let nodes = records.into_iter().map(|record| scope.node(record));
        let nodes = futures_util::future::try_join_all(nodes).await?;
        let mut nodes: Vec<Node> = nodes.into_iter().flatten().collect();
        // Whichever was recorded first says nothing of it.
        nodes.sort_by_cached_key(|node| node.global_id().0);
        Ok(nodes)
    }

    /// For introductions how strong the link is, as the formula of the field says: more is better. Null for a promise,
    /// and for other ways.
    async fn strength(&self) -> Option<f64> {
        self.strength
    }

    /// For introductions what to ask of whom this link leads to, with the position and the day of the last meeting: "Ask
    /// Juan Carlos Caiza Rosero, Ambassador, Embassy of Colombia in Seoul, met 2022-02-11, who pledged: …". Null for
    /// the last link, which leads to whom one wants to be introduced to, and for other ways.
    async fn ask(&self, context: &Context<'_>) -> Result<Option<String>> {
        let Some(next) = self.next else { return Ok(None) };
        let scope = Scope::of(context);
        let bond = self.bond(scope);
        let (position, institution) = bond.map_or((None, None), |bond| {
            scope.network().capacity(self.step.from, self.step.to, bond.last)
        });
        let mut ask = format!("Ask {}", node_of(scope, self.step.to).await?.title());
        if let Some(position) = position
            && let Some(position) = scope.position(scope.network().record(position)).await?
        {
            ask = format!("{ask}, {}", position.0.name);
        }
        if let Some(institution) = institution {
            ask = format!("{ask}, {}", node_of(scope, institution).await?.title());
        }
        if let Some(bond) = bond {
            ask = format!("{ask}, met {}", scope.network().written(bond.last));
        }
        if let Some(pledge) = self.pledge
            && let Some(promise) = scope.record::<rows::Commitment>(pledge).await?
        {
            return Ok(Some(format!("{ask}, who pledged: {}", promise.name)));
        }
        let whom = node_of(scope, next.to).await?;
        ask = format!("{ask}, for an introduction to {}", whom.title());
        let known = scope.network().bond(next.kind, next.from, next.to, &self.filter);
        if let Some(known) = known {
            ask = format!("{ask}, last met {}", scope.network().written(known.last));
        }
        Ok(Some(ask))
    }
}
