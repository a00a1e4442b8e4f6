//! The schema: what clients may ask, and how it is answered. Resolvers run no SQL; they ask loaders, which ask the
//! store once a wave, or the network, which answers from memory.

mod connection;
mod counting;
mod documents;
mod error;
mod filters;
mod identity_query;
mod ids;
mod introspection;
mod keeping_query;
mod known_at;
pub mod limits;
mod loaders;
mod merging;
mod mutation;
mod network_query;
mod orders;
mod paging;
mod query;
mod questions;
mod ranking_query;
mod report_query;
pub mod scope;
mod subscription;
mod token_query;
pub mod trusted;
mod types;
mod wave;

use std::{
    sync::{Arc, LazyLock, OnceLock},
    time::Instant,
};

use async_graphql::{
    MergedObject, Pos, Request, Response, SDLExportOptions, SchemaBuilder, ServerError, Value, Variables,
    parser::types::{ExecutableDocument, OperationType},
    value,
};
use documents::{Asked, Documents, Operation};
use futures_util::{FutureExt, StreamExt, future::BoxFuture, stream::BoxStream};
use limits::{Limits, Sizes};
use scope::{Asker, Scope, Scopes};
use tokio::{sync::Semaphore, time::timeout};

pub use counting::tell;
pub use error::refusal;

use crate::{access::Identity, clock::Clock, request, scalars};

/// Everything that can be asked: one record by key or identity, all records of a kind, search, and the network's
/// questions.
#[derive(Default, MergedObject)]
#[graphql(name = "Query")]
struct Root(
    query::RecordQuery,
    network_query::NetworkQuery,
    ranking_query::RankingQuery,
    identity_query::IdentityQuery,
    keeping_query::KeepingQuery,
    token_query::TokenQuery,
    report_query::ReportQuery,
);

/// The schema, ready to execute requests.
pub struct Schema {
    executable: Executable,
    /// The same for subscriptions: an extension gives each answer a scope of its own, and makes every field slower.
    subscriptions: Executable,
    /// The same, which executes nothing.
    checking: OnceLock<Executable>,
    documents: Documents,
    counts: counting::Counts,
    /// Those in which answers of subscriptions are worked out.
    turns: Arc<Semaphore>,
    /// Whether it tells of itself only to those who show a token, and helps nobody to guess its names.
    is_reserved: bool,
}

type Executable = async_graphql::Schema<Root, mutation::Mutation, subscription::Changes>;

/// An operation that is ready to be executed.
pub struct Ready {
    request: Request,
    operation: Operation,
    /// Whether the answer has to tell what it cost.
    tells_cost: bool,
}

/// How large the answer to a field can be. The schema is the same for as long as the program runs.
static SIZES: LazyLock<Arc<Sizes>> = LazyLock::new(|| {
    let schema = builder(false).finish().sdl();
    Arc::new(Sizes::read(&schema).expect("the schema is written as it is read"))
});

impl Ready {
    /// What kind of operation it is.
    pub fn kind(&self) -> OperationType {
        self.operation.kind
    }
}

/// How an operation is answered.
pub enum Answering {
    /// A query or a mutation: once.
    Once(BoxFuture<'static, Response>),
    /// A subscription: again and again.
    On(BoxStream<'static, Response>),
}

impl Default for Schema {
    fn default() -> Self {
        Self::new()
    }
}

impl Schema {
    /// The schema.
    pub fn new() -> Self {
        Self::with(false)
    }

    /// The schema, which tells of itself only to those who show a token, and suggests no names to whoever mistakes one.
    pub fn reserved() -> Self {
        Self::with(true)
    }

    fn with(is_reserved: bool) -> Self {
        Self {
            executable: builder(is_reserved).finish(),
            subscriptions: builder(is_reserved).extension(subscription::FreshScope).finish(),
            checking: OnceLock::new(),
            documents: Documents::new(Limits::default(), Arc::clone(&SIZES)),
            counts: counting::Counts::default(),
            turns: Arc::new(Semaphore::new(subscription::TURNS)),
            is_reserved,
        }
    }

    /// Sets how much one request may ask for. Documents that were kept are forgotten.
    pub fn limit(&mut self, limits: Limits) {
        self.documents = Documents::new(limits, Arc::clone(&SIZES));
    }

    /// Checks a document as if it were to be executed: whether it is one, is not too large, and fits the schema.
    pub async fn check(&self, text: &str) -> Result<(), Vec<ServerError>> {
        let document = self.documents.parse(text).map_err(|error| vec![error])?;
        self.checked(document.parsed.clone(), Variables::default()).await
    }

    /// Checks whether what is ready fits the schema, without executing it.
    pub async fn fits(&self, ready: &mut Ready) -> Result<(), Vec<ServerError>> {
        let document = ready.request.parsed_query().map_err(|error| vec![error])?.clone();
        self.checked(document, ready.request.variables.clone()).await
    }

    async fn checked(
        &self,
        document: ExecutableDocument,
        variables: Variables,
    ) -> Result<(), Vec<ServerError>> {
        let mut request = Request::new("").variables(variables);
        request.set_parsed_query(document);
        let checking = self.checking.get_or_init(|| {
            builder(self.is_reserved)
                .extension(introspection::OnlyChecked)
                .finish()
        });
        let answer = checking.execute(request).await;
        if answer.errors.is_empty() {
            Ok(())
        } else {
            Err(answer.errors)
        }
    }

    /// Parses and measures somebody's request, before anything is done. The error says why it is not to be executed: its
    /// document is no document, too large, without the operation or a variable that it needs.
    pub fn ready(&self, request: impl Into<Request>, identity: &Identity) -> Result<Ready, ServerError> {
        let began = Instant::now();
        let mut request = request.into();
        let document = self.documents.parse(&request.query)?;
        if self.is_reserved && identity.is_anonymous() {
            introspection::refuse(&document.parsed)?;
        }
        let name = request.operation_name.as_deref();
        let operation = self.documents.ready(&document, name, &mut request.variables)?;
        self.counts.operation(operation.kind, &document.parsed, name);
        request.set_parsed_query(document.parsed.clone());
        request::step("parse", began);
        let tells_cost = matches!(request.extensions.get("cost"), Some(Value::Boolean(true)));
        Ok(Ready {
            request,
            operation,
            tells_cost,
        })
    }

    /// Answers somebody's request; one that is not to be executed, without data.
    pub async fn execute(&self, request: impl Into<Request>, asker: Asker) -> Response {
        match self.ready(request, &asker.identity) {
            Ok(ready) => self.answer(ready, asker).await,
            Err(error) => Response::from_errors(vec![error]),
        }
    }

    /// Executes what is ready, once, within the time there is. What was begun is dropped then, with the statements that wait
    /// and the work on the network that goes on for it.
    pub async fn answer(&self, ready: Ready, asker: Asker) -> Response {
        let deadline = self.documents.limits().deadline;
        let answer = timeout(deadline, self.answer_in_time(ready, asker)).await;
        answer.unwrap_or_else(|_| {
            let answer = Response::from_errors(vec![limits::too_late(deadline)]);
            tell(&answer.errors);
            answer
        })
    }

    async fn answer_in_time(&self, mut ready: Ready, mut asker: Asker) -> Response {
        // A state of the past may have to be rebuilt, which is not done for whoever gets no answer.
        if ready.operation.known_at.is_some()
            && let Err(errors) = self.fits(&mut ready).await
        {
            let mut response = Response::from_errors(errors);
            error::code_all(&mut response);
            tell(&response.errors);
            return response;
        }
        let Ready {
            request,
            operation,
            tells_cost,
        } = ready;
        let snapshot = async {
            if let Some(instant) = operation.known_at {
                asker.live = asker.live.known_at(instant).await?;
            }
            asker.live.snapshot(asker.identity.clearance).await
        };
        let snapshot = match snapshot.await {
            Ok(snapshot) => snapshot,
            Err(error) => {
                let error = error::failure(&error).into_server_error(Pos::default());
                return Response::from_errors(vec![error]);
            }
        };
        let began = Instant::now();
        let clock = operation.known_at.map_or(asker.live.clock(), Clock::Fixed);
        let scopes = Arc::new(Scopes::new(Scope::on(clock.today(), snapshot, asker)));
        let request = request.data(Arc::clone(&scopes));
        let mut response = wave::drive(&scopes, self.executable.execute(request)).await;
        request::step("execute", began);
        // What changes the record is done again when it is asked again.
        response.cache_control.public &= operation.kind == OperationType::Query;
        error::code_all(&mut response);
        tell(&response.errors);
        if tells_cost {
            let cost = self.cost(&operation.asked);
            response.extensions.insert("cost".to_owned(), cost);
        }
        response
    }

    /// What an operation costs, as its answer tells it.
    fn cost(&self, asked: &Asked) -> Value {
        let limits = self.documents.limits();
        value!({
            "cost": asked.cost,
            "limit": limits.cost,
            "fields": asked.fields,
            "depth": asked.depth,
        })
    }

    /// Executes what is ready, a subscription again and again. Nothing is done before the answers are asked for.
    pub fn stream(self: Arc<Self>, ready: Ready, asker: Asker) -> Answering {
        if ready.operation.kind == OperationType::Subscription {
            let pace = subscription::Pace {
                deadline: self.documents.limits().deadline,
                turns: Arc::clone(&self.turns),
            };
            let request = ready.request.data(asker).data(pace);
            let answers = self.subscriptions.execute_stream(request);
            let answers = answers.map(|mut answer| {
                error::code_all(&mut answer);
                answer
            });
            return Answering::On(self.counts.followed(answers.boxed()).boxed());
        }
        let answer = async move { self.answer(ready, asker).await };
        Answering::Once(answer.boxed())
    }

    /// The schema in its definition language.
    pub fn sdl(&self) -> String {
        self.executable.sdl_with_options(SDLExportOptions::new())
    }
}

/// What the schema is made of; without suggestions where it is reserved.
fn builder(is_reserved: bool) -> SchemaBuilder<Root, mutation::Mutation, subscription::Changes> {
    let builder = async_graphql::Schema::build(
        Root::default(),
        mutation::Mutation::default(),
        subscription::Changes,
    );
    let builder = builder.register_output_type::<types::Interfaces>();
    if is_reserved {
        builder.disable_suggestions()
    } else {
        builder
    }
}
