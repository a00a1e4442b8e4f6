//! What is told as it happens: every change of the record, in order, none left out.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use async_graphql::{
    Context, Data, Pos, Response, Result, Subscription,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute},
};
use futures_util::{Stream, stream};
use tokio::{
    sync::{Semaphore, watch},
    time::{Instant, timeout},
};

use super::{
    error::{self, bad_input},
    limits,
    scope::{Asker, Scope, Scopes},
    types::Change,
    wave,
};
use crate::{live::Snapshot, store::StoreError, vocabulary::NodeKind};

/// So many changes are read together.
const TOGETHER: u32 = 100;
/// After how long the database is asked again that could not be reached.
const AGAIN: Duration = Duration::from_secs(1);

/// What is told as it happens.
#[derive(Default)]
pub(super) struct Changes;

/// What is told as it happens.
#[Subscription]
impl Changes {
    /// Every change that the reader may see, after a revision or from now on: in order, none left out and none twice. A
    /// client that was cut off goes on with the revision of the last change that it got, also after the server was started
    /// again. Changes are read as fast as the client takes them, so that a slow one is late and misses nothing.
    async fn changes(
        &self,
        context: &Context<'_>,
        #[graphql(
            desc = "Only changes after this revision; 0 for all from the first. By default from now on."
        )]
        since: Option<i32>,
        #[graphql(desc = "Only changes of records of these kinds; by default of all.")] kinds: Option<
            Vec<NodeKind>,
        >,
    ) -> Result<impl Stream<Item = Result<Change>> + use<>> {
        let asker = context.data_unchecked::<Asker>().clone();
        let cuts = asker.live.cuts();
        let revisions = asker.live.revisions();
        let mut latest = *revisions.borrow();
        let since = since.map_or(latest, i64::from);
        if since > latest {
            // Another process may have told it what this one has not looked at yet.
            let refreshed = asker.live.refresh().await;
            refreshed.map_err(|failure| error::failure(&failure))?;
            latest = *revisions.borrow();
        }
        if since < 0 || since > latest {
            return Err(bad_input(format!(
                "since: there is no revision {since}; expected 0 to {latest}, the latest"
            )));
        }
        let following = Following {
            asker,
            revisions,
            kinds: kinds.unwrap_or_default(),
            at: since,
            cuts,
            waiting: VecDeque::new(),
        };
        Ok(stream::unfold(Some(following), |following| async move {
            let mut following = following?;
            match following.next().await {
                Ok(Some(change)) => Some((Ok(change), Some(following))),
                Ok(None) => None,
                // Nothing may be left out, so that it ends where it cannot go on.
                Err(failure) => Some((Err(error::failure(&failure)), None)),
            }
        }))
    }
}

/// A client that follows the changes.
struct Following {
    asker: Asker,
    revisions: watch::Receiver<i64>,
    kinds: Vec<NodeKind>,
    /// The last revision that was looked at.
    at: i64,
    /// How often the history had been cut back when this began.
    cuts: u64,
    /// Changes that were read and not taken yet.
    waiting: VecDeque<Change>,
}

impl Following {
    /// The next change; waits for it. None where the server ends.
    async fn next(&mut self) -> Result<Option<Change>, StoreError> {
        loop {
            // What the networks have not taken up yet is told when they have, so that what is asked below it is in it.
            let latest = *self.revisions.borrow_and_update();
            if self.asker.live.cuts() != self.cuts {
                return Err(StoreError::CutBack);
            }
            if let Some(change) = self.waiting.pop_front() {
                return Ok(Some(change));
            }
            if self.at < latest {
                match self.read(latest).await {
                    // It is told later, and nothing of it is left out.
                    Err(StoreError::Unavailable(error)) => {
                        tracing::warn!(%error, "changes cannot be told just now");
                        tokio::time::interval_at(Instant::now() + AGAIN, AGAIN)
                            .tick()
                            .await;
                    }
                    read => read?,
                }
            } else if self.revisions.changed().await.is_err() {
                return Ok(None);
            }
        }
    }

    async fn read(&mut self, latest: i64) -> Result<(), StoreError> {
        let clearance = self.asker.identity.clearance;
        let store = self.asker.live.store();
        // A host that has died without a word is not waited for.
        let mut kept = store
            .within(store.changes_after(self.at, TOGETHER, &self.kinds, clearance))
            .await?;
        kept.retain(|change| change.revision <= latest);
        let last = kept.last().map(|change| change.revision);
        let snapshot = self.asker.live.snapshot(clearance).await?;
        let scope = Scope::new(snapshot, self.asker.clone());
        self.waiting = store.within(Change::each_told(&scope, kept)).await?.into();
        self.at = last.unwrap_or(latest);
        Ok(())
    }
}

/// How many answers of subscriptions are worked out at a time: a change that thousands are told of is to leave room for
/// those who ask.
pub(super) const TURNS: usize = 64;

/// How the answers of a subscription are worked out.
#[derive(Clone, Debug)]
pub(super) struct Pace {
    /// How long each may take.
    pub(super) deadline: Duration,
    /// The turns that all subscriptions share. Whoever waits for one is late, and misses nothing.
    pub(super) turns: Arc<Semaphore>,
}

/// Gives every change that is told a scope of its own, which sees the record as it is then.
pub(super) struct FreshScope;

impl ExtensionFactory for FreshScope {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for FreshScope {
    async fn execute(
        &self,
        context: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let Pace { deadline, turns } = context.data_unchecked::<Pace>();
        // None is ever closed.
        let _turn = turns.acquire().await;
        let asker = context.data_unchecked::<Asker>().clone();
        let snapshot: Result<Snapshot, StoreError> = asker.live.snapshot(asker.identity.clearance).await;
        let snapshot = match snapshot {
            Ok(snapshot) => snapshot,
            Err(failure) => {
                let error = error::failure(&failure).into_server_error(Pos::default());
                return Response::from_errors(vec![error]);
            }
        };
        let scopes = Arc::new(Scopes::new(Scope::new(snapshot, asker)));
        let mut data = Data::default();
        data.insert(Arc::clone(&scopes));
        let answer = wave::drive(&scopes, next.run_with_data(context, operation_name, data));
        match timeout(*deadline, answer).await {
            Ok(answer) => answer,
            Err(_) => Response::from_errors(vec![limits::too_late(*deadline)]),
        }
    }
}
