//! What the reports cost: `cargo bench --bench reports -- --database sqlite://long.db`, over a record such as
//! `rapport generate --events 100000 --seed 1` writes. Each is asked about the subject that has the most to tell, and laid
//! out as a page; the first time nothing of it is in memory.
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod shared;

use std::time::{Duration, Instant};

use rapport::{
    clock::Clock,
    dates::Day,
    live::{Live, Snapshot},
    network::{LinkKinds, Network, VertexKind},
    reports::{self, parameters::Given},
    store::{Access, Store},
    vocabulary::{Language, ReportFormat, ReportName, Visibility},
};

/// How often each is asked after the first time.
const AGAIN: usize = 5;

fn main() {
    let Some(database) = shared::database() else {
        return;
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime can be started");
    runtime.block_on(async {
        let store = Store::open(&database, Access::Read)
            .await
            .expect("the database opens");
        let live = Live::start(store, Visibility::Confidential, Clock::System).await;
        let live = live.expect("the network can be built");
        let snapshot = live.snapshot(Visibility::Confidential).await.expect("a snapshot");
        let subjects = Subjects::of(&snapshot).await;
        println!(
            "{:<12} {:>10} {:>10} {:>10} {:>12}",
            "report", "first", "median", "bytes", "statements"
        );
        for &name in ReportName::ALL {
            measure(&snapshot, name, &subjects.asked(name)).await;
        }
    });
}

/// Whom to ask about: those with the most events.
struct Subjects {
    person: String,
    institution: String,
    position: String,
    country: String,
    event: String,
}

impl Subjects {
    async fn of(snapshot: &Snapshot) -> Self {
        let network: &Network = &snapshot.network;
        let busiest = async |kind: VertexKind| {
            let vertices = network.vertices(kind);
            let busiest = vertices.max_by_key(|&vertex| network.degree(vertex, LinkKinds::ALL));
            let record = network.record(busiest.expect("the record has one of each kind"));
            let labels = snapshot.store.labels(&[record], snapshot.clearance).await;
            let labels = labels.expect("the database answers");
            let label = &labels[&record];
            format!("{}:{}", label.kind.word().to_lowercase(), label.key)
        };
        Self {
            person: busiest(VertexKind::Person).await,
            institution: busiest(VertexKind::Institution).await,
            position: busiest(VertexKind::Position).await,
            country: "country:south-korea".to_owned(),
            event: busiest(VertexKind::Event).await,
        }
    }

    fn asked(&self, name: ReportName) -> Vec<(&'static str, &str)> {
        match name {
            ReportName::Briefing | ReportName::Profile | ReportName::Network => vec![("about", &self.person)],
            ReportName::Dossier => vec![("about", &self.institution)],
            ReportName::Contact => vec![("about", &self.event)],
            ReportName::Country => vec![("about", &self.country)],
            ReportName::Coverage => vec![("embassies", &self.country)],
            ReportName::Handover => vec![("about", &self.position)],
            ReportName::Activity | ReportName::Commitments | ReportName::WatchList => Vec::new(),
        }
    }
}

async fn measure(snapshot: &Snapshot, name: ReportName, asked: &[(&str, &str)]) {
    let given = asked
        .iter()
        .map(|&(name, value)| (name.to_owned(), value.to_owned()));
    let given = Given(given.collect());
    let today: Day = Clock::System.today();
    let mut times: Vec<Duration> = Vec::with_capacity(AGAIN + 1);
    let mut statements = 0;
    let mut bytes = 0;
    for _ in 0..=AGAIN {
        let before = snapshot.store.statements();
        let began = Instant::now();
        let page = reports::report(
            name,
            snapshot.clone(),
            today,
            &given,
            ReportFormat::Html,
            Language::En,
        )
        .await;
        times.push(began.elapsed());
        bytes = page
            .unwrap_or_else(|error| panic!("{}: {error}", name.word()))
            .len();
        statements = snapshot.store.statements() - before;
    }
    let first = times.remove(0);
    times.sort_unstable();
    println!(
        "{:<12} {:>10.1?} {:>10.1?} {bytes:>10} {statements:>12}",
        name.word(),
        first,
        times[AGAIN / 2]
    );
}
