//! Questions about the network that may take long: each is answered on a thread of its own, within a budget, so that
//! requests beside it go on.

use std::{
    hash::Hash,
    sync::Arc,
    time::{Duration, Instant},
};

use async_graphql::{Error, Result};
use rustc_hash::FxHashMap;

use super::{
    error,
    scope::{Batch, Scope},
};
use crate::{
    dates::Day,
    live::think,
    network::{
        Broker, Communities, Hop, Introduction, IntroductionSearch, LinkKinds, MeetingFilter, Network, Over,
        Ranking, Reached, SharedContact, Strength, Surroundings, Vertex, Way,
        algorithms::{Budget, LimitExceeded},
    },
    request,
    store::StoreError,
    vocabulary::{CentralityMeasure, EventKind, GroupBy, RankingOf},
};

/// How many links and seats one question may look at.
const MOST_STEPS: u64 = 20_000_000_000;
/// How long one question may take.
const LONGEST: Duration = Duration::from_secs(10);

/// A question.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum Question {
    /// The shortest way.
    Path {
        from: Vertex,
        to: Vertex,
        over: Over,
        most: u32,
    },
    /// Who is how far away.
    Reach { from: Vertex, over: Over, most: u32 },
    /// Who can introduce.
    Introductions {
        from: Vertex,
        to: Vertex,
        filter: MeetingFilter,
        on: Day,
        half_life: u32,
        /// In thousandths.
        weights: [u32; EventKind::ALL.len()],
        most: usize,
        longest: u32,
        largest_event: u32,
        only_serving: bool,
    },
    /// What lies around.
    Surroundings {
        around: Vec<Vertex>,
        depth: u32,
        kinds: LinkKinds,
        filter: MeetingFilter,
        most: usize,
        most_links: usize,
    },
    /// Who is central.
    Ranking {
        measure: CentralityMeasure,
        of: RankingOf,
        filter: MeetingFilter,
    },
    /// Who can be reached from whom.
    Components { of: RankingOf, filter: MeetingFilter },
    /// Who belongs together.
    Communities { of: RankingOf, filter: MeetingFilter },
    /// Who stands between whom.
    Brokers {
        of: RankingOf,
        by: GroupBy,
        filter: MeetingFilter,
    },
    /// Whom two both met.
    SharedContacts {
        one: Vertex,
        other: Vertex,
        filter: MeetingFilter,
    },
}

/// What a question is answered with.
#[derive(Debug)]
pub(super) enum Answer {
    Path(Option<Way>),
    Reach(Vec<Reached>),
    Introductions(Vec<Introduction>),
    Surroundings(Surroundings),
    Ranking(Arc<Ranking>),
    Components(Vec<Vec<Vertex>>),
    Communities(Arc<Communities>),
    Brokers(Arc<Vec<Broker>>),
    SharedContacts(Vec<SharedContact>),
}

impl Question {
    fn answer(&self, network: &Network, budget: &Budget) -> Result<Answer, LimitExceeded> {
        Ok(match self {
            Self::Path { from, to, over, most } => {
                Answer::Path(network.path(*from, *to, over, *most, budget)?)
            }
            Self::Reach { from, over, most } => Answer::Reach(network.reach(*from, over, *most, budget)?),
            Self::Introductions {
                from,
                to,
                filter,
                on,
                half_life,
                weights,
                most,
                longest,
                largest_event,
                only_serving,
            } => {
                let search = IntroductionSearch {
                    from: *from,
                    to: *to,
                    filter,
                    strength: Strength {
                        on: *on,
                        half_life: *half_life,
                        weights: weights.map(|weight| f64::from(weight) / 1000.0),
                    },
                    most: *most,
                    longest: *longest,
                    largest_event: *largest_event,
                    only_serving: *only_serving,
                };
                Answer::Introductions(network.introductions(&search, budget)?)
            }
            Self::Surroundings {
                around,
                depth,
                kinds,
                filter,
                most,
                most_links,
            } => {
                let all = |_, _: &Hop| true;
                let mut found = network.surroundings(around, *depth, *kinds, filter, *most, all, budget)?;
                found.cut_links(*most_links);
                Answer::Surroundings(found)
            }
            Self::Ranking { measure, of, filter } => {
                Answer::Ranking(network.ranking(*measure, *of, filter, budget)?)
            }
            Self::Components { of, filter } => Answer::Components(network.components(*of, filter, budget)?),
            Self::Communities { of, filter } => {
                Answer::Communities(network.communities(*of, filter, budget)?)
            }
            Self::Brokers { of, by, filter } => Answer::Brokers(network.brokers(*of, *by, filter, budget)?),
            Self::SharedContacts { one, other, filter } => {
                Answer::SharedContacts(network.shared_contacts(*one, *other, filter, budget)?)
            }
        })
    }
}

/// Answers, or what limit was reached.
pub(super) struct Questions;

impl Batch for Questions {
    type Key = Question;
    type Value = Arc<Result<Answer, LimitExceeded>>;

    async fn fetch(
        scope: &Scope,
        keys: Vec<Question>,
    ) -> Result<FxHashMap<Question, Self::Value>, StoreError> {
        let answer = |question: &Question, network: &Network, budget: &Budget| {
            Arc::new(question.answer(network, budget))
        };
        Ok(answer_all(scope, keys, answer).await)
    }
}

/// Answers questions about the network, whatever they are, one after the other on a thread beside those that answer requests,
/// each within a budget of its own.
pub(super) async fn answer_all<Q, A>(
    scope: &Scope,
    questions: Vec<Q>,
    answer: impl Fn(&Q, &Network, &Budget) -> A + Send + 'static,
) -> FxHashMap<Q, A>
where
    Q: Eq + Hash + Send + 'static,
    A: Send + 'static,
{
    let network = scope.shared_network();
    let answered = think(move |stop| {
        let wanted = questions.into_iter().take_while(|_| !stop.is_told());
        let answers = wanted.map(|question| {
            let began = Instant::now();
            let budget = Budget::new(MOST_STEPS, Some(began + LONGEST)).until_told(stop);
            let answer = answer(&question, &network, &budget);
            (question, answer, began.elapsed())
        });
        answers.collect::<Vec<_>>()
    });
    let answers = answered.await.into_iter().map(|(question, answer, took)| {
        request::question(took);
        (question, answer)
    });
    answers.collect()
}

/// Asks the network.
pub(super) async fn ask(scope: &Scope, question: Question) -> Result<Arc<Result<Answer, LimitExceeded>>> {
    let answer = scope.load::<Questions>(question).await?;
    let answer = answer.ok_or_else(|| Error::new("the question was not answered"))?;
    if let Err(limit) = &*answer {
        return Err(error::limited(*limit));
    }
    Ok(answer)
}
