//! `rapport serve`: the server, from an open port to a quiet end.

mod checks;
mod sample;

use std::{
    io::{self, Write},
    path::PathBuf,
    sync::Arc,
};

use clap::{Args, ValueEnum};
use tokio::{net::TcpListener, select, sync::watch};

pub(super) use self::checks::Ready;
use self::sample::load_sample;
use super::{
    Outcome,
    ending::{self, EndingArgs, Served, Signals},
    limits::LimitArgs,
    oidc::OidcArgs,
};
use crate::{
    access::oidc::Oidc,
    app::{App, REFRESH, follow},
    clock::Clock,
    http::{
        self, HostName, Origin, Serving,
        operating::{self, Operating, Traces},
    },
    store::{Access, Store},
    vocabulary::Visibility,
};

/// What whoever shows no token may see.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Anonymous {
    /// Nothing: they are not let in.
    None,
    /// What is PUBLIC.
    Public,
    /// What is PUBLIC or INTERNAL.
    Internal,
    /// Everything.
    Confidential,
}

impl From<Anonymous> for Option<Visibility> {
    fn from(anonymous: Anonymous) -> Self {
        match anonymous {
            Anonymous::None => None,
            Anonymous::Public => Some(Visibility::Public),
            Anonymous::Internal => Some(Visibility::Internal),
            Anonymous::Confidential => Some(Visibility::Confidential),
        }
    }
}

/// What the server is told.
#[derive(Args)]
pub(super) struct Serve {
    /// The address, or the name of the host, and the port to listen at.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "HOST:PORT")]
    listen: String,

    /// Load the example record first, if the database is empty.
    #[arg(long)]
    sample: bool,

    /// A replica of the database to read from as well: `postgres://USER@HOST/NAME`. Repeatable. It is read from while it has
    /// what was answered last, else the database is.
    #[arg(long, value_name = "ADDRESS", hide_env_values = true)]
    read_database: Vec<String>,

    /// What whoever shows no token may see: records above this do not exist for them, nor for any count or path.
    #[arg(long, value_enum, default_value_t = Anonymous::Public)]
    anonymous: Anonymous,

    /// A name that the server is reached by, without the port; requests by other names are refused. Addresses, localhost and
    /// the hosts of --origin are always taken. Where none is given any name is, unless --anonymous shows more than what is
    /// public. Repeatable.
    #[arg(long, value_name = "NAME")]
    host: Vec<HostName>,

    /// Pages of this site may ask and open a socket too, besides our own. Repeatable.
    #[arg(long, value_name = "https://HOST")]
    origin: Vec<Origin>,

    #[command(flatten)]
    oidc: OidcArgs,

    /// Serve for good: GraphiQL and introspection are only for those who show a token, nobody is helped to guess names,
    /// and with --trusted-documents no other document is answered.
    #[arg(long)]
    production: bool,

    /// Documents that requests may name instead of sending them: a folder of *.graphql files and manifests, or one of them.
    #[arg(long, value_name = "PATH")]
    trusted_documents: Option<PathBuf>,

    /// How many megabytes of answers are kept, to be given again until the record changes; 0 for none.
    #[arg(long, default_value_t = 64, value_name = "MEGABYTES")]
    kept_answers: u32,

    /// Tell numbers at /metrics of this address and port, which nobody but those who run the server should reach.
    #[arg(long, value_name = "HOST:PORT")]
    metrics_listen: Option<String>,

    /// Tell numbers at /metrics of the port that everybody reaches, to administrators by their token.
    #[arg(long)]
    metrics: bool,

    /// Send a trace of every request to this collector of OpenTelemetry, over HTTP.
    #[arg(long, value_name = "http://HOST:PORT")]
    otlp: Option<String>,

    #[command(flatten)]
    ending: EndingArgs,

    #[command(flatten)]
    limits: LimitArgs,
}

impl Serve {
    /// Serves until the process is told to end, with what was made of what it was told.
    pub(super) async fn run(
        &self,
        Ready { issuer, documents }: Ready,
        database: &str,
        clock: Clock,
        errors: &mut impl Write,
    ) -> io::Result<Outcome> {
        let Some(listener) = bind("--listen", &self.listen, errors).await? else {
            return Ok(Outcome::Unusable);
        };
        let apart = match &self.metrics_listen {
            None => None,
            Some(address) => match bind("--metrics-listen", address, errors).await? {
                Some(listener) => Some(listener),
                None => return Ok(Outcome::Unusable),
            },
        };
        let traces = match self.otlp.as_ref().map(|collector| Traces::to(collector, clock)) {
            None => None,
            Some(Ok(traces)) => Some(Arc::new(traces)),
            Some(Err(error)) => {
                writeln!(
                    errors,
                    "--otlp: {error}; expected an address such as http://127.0.0.1:4318"
                )?;
                return Ok(Outcome::Usage);
            }
        };
        // Before anybody is told where the server is, and might tell it to end.
        let mut signals = Signals::listen()?;
        let start = async {
            select! {
                app = Box::pin(self.start(database, issuer, clock, errors)) => Some(app),
                () = signals.next() => None,
            }
        };
        let app = match ending::serve_during(&listener, operating::starting(), start).await? {
            Some(Ok(Ok(app))) => Arc::new(app),
            Some(Ok(Err(outcome))) => return Ok(outcome),
            Some(Err(error)) => return Err(error),
            None => return Ok(Outcome::Done),
        };
        let address = listener.local_addr()?;
        if !app.guard().has_issuer()
            && app
                .guard()
                .tokens()
                .list()
                .await
                .is_ok_and(|tokens| tokens.is_empty())
        {
            writeln!(
                errors,
                "Nobody can change the record yet. To let somebody, make a token: rapport token create NAME --role editor"
            )?;
        }
        if let Some(apart) = &apart {
            writeln!(errors, "Numbers are at http://{}/metrics", apart.local_addr()?)?;
        }
        let pages = if self.production {
            format!("Reports are at http://{address}/reports")
        } else {
            format!("GraphiQL is at http://{address}/graphiql")
        };
        writeln!(errors, "{pages}, GraphQL at http://{address}/graphql")?;
        tracing::info!(target: "lifecycle", version = env!("CARGO_PKG_VERSION"), %address, "the server has started");
        let follow = tokio::spawn(follow(Arc::clone(&app), REFRESH));
        let shutdown = watch::Sender::new(false);
        let operating = Arc::new(Operating::new(clock).with_traces(traces.clone()));
        let (router, numbers) = http::routers(
            Arc::clone(&app),
            Serving {
                kept_answers: u64::from(self.kept_answers) << 20,
                hosts: self.host.clone(),
                origins: self.origin.clone(),
                documents,
                reserved: self.production,
                shutdown: shutdown.clone(),
                operating: Arc::clone(&operating),
                metrics: self.metrics,
                admissions: self.limits.admissions(),
            },
        );
        let apart = apart.map(|listener| Served {
            listener,
            router: numbers,
        });
        ending::tell_service_manager(&[sd_notify::NotifyState::Ready]);
        let ended = ending::serve(
            Served { listener, router },
            apart,
            &mut signals,
            shutdown,
            &operating,
            self.ending,
            self.limits.connections(),
        )
        .await?;
        follow.abort();
        let closed = ended.and(&mut signals, async {
            if let Some(traces) = traces {
                traces.end().await;
            }
            app.live().store().clone().close().await
        });
        match closed.await {
            Some(Ok(())) => {}
            Some(Err(error)) => writeln!(errors, "{error}")?,
            None => tracing::warn!("the server ends with statements under way"),
        }
        tracing::info!(target: "lifecycle", "the server has ended");
        Ok(Outcome::Done)
    }

    async fn start(
        &self,
        database: &str,
        issuer: Option<Oidc>,
        clock: Clock,
        errors: &mut impl Write,
    ) -> io::Result<Result<App, Outcome>> {
        let store = match Store::open(database, Access::Write).await {
            Ok(store) => store,
            Err(error) => {
                writeln!(errors, "{error}")?;
                return Ok(Err(Outcome::Unusable));
            }
        };
        let store = match store.with_replicas(&self.read_database).await {
            Ok(store) => store,
            Err(error) => {
                writeln!(errors, "{error}")?;
                return Ok(Err(Outcome::Unusable));
            }
        };
        if self.sample
            && let Err(error) = load_sample(&store, clock, errors).await?
        {
            writeln!(errors, "{error}")?;
            return Ok(Err(Outcome::Unusable));
        }
        match App::start(store, Option::from(self.anonymous), issuer, clock).await {
            Ok(app) => {
                let app = if self.production { app.reserved() } else { app };
                let app = app.limited(self.limits.limits());
                Ok(Ok(app.with_in_flight(self.limits.in_flight())))
            }
            Err(error) => {
                writeln!(errors, "{error}")?;
                Ok(Err(Outcome::Unusable))
            }
        }
    }
}

/// Takes a port; says why where it cannot be had.
async fn bind(option: &str, address: &str, errors: &mut impl Write) -> io::Result<Option<TcpListener>> {
    let error = match TcpListener::bind(address).await {
        Ok(listener) => return Ok(Some(listener)),
        Err(error) => error,
    };
    let reason = if error.kind() == io::ErrorKind::AddrInUse {
        format!("another program listens there; name another with {option}")
    } else if error.kind() == io::ErrorKind::InvalidInput {
        "expected a host and a port, like 127.0.0.1:8080".to_owned()
    } else {
        error.to_string()
    };
    writeln!(errors, "{option} {address}: {reason}")?;
    Ok(None)
}
