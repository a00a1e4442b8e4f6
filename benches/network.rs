//! What the network's questions and changes cost: `cargo bench --bench network -- --database sqlite://million.db`, and
//! `--only questions` or `--only changes` for a part.
#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a bench prints what it measured"
)]

mod shared;

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use rapport::{
    clock::Clock,
    dates::{Day, Period, Span},
    live,
    network::{
        Change, Facts, IntroductionSearch, LinkKinds, MeetingFilter, Network, Over, RecordId, Strength,
        Vertex, VertexKind, VertexKinds, algorithms::Budget,
    },
    store::{Access, Store},
    vocabulary::{CentralityMeasure, EventStatus, GroupBy, LinkKind, RankingOf, Visibility},
};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }
}

/// Times each of some runs, and prints how long the middle one, that of the 99th percentile and the longest took.
fn measure(name: &str, runs: usize, mut run: impl FnMut(usize) -> usize) {
    let mut times: Vec<Duration> = Vec::with_capacity(runs);
    let mut found = 0;
    for place in 0..runs {
        let began = Instant::now();
        found += run(place);
        times.push(began.elapsed());
    }
    times.sort_unstable();
    let at = |share: usize| times[(runs - 1) * share / 100];
    println!(
        "{name:<58} {runs:>6} runs  median {:>10.1?}  p99 {:>10.1?}  max {:>10.1?}  ({:.1} found each)",
        at(50),
        at(99),
        at(100),
        found as f64 / runs as f64
    );
}

fn main() {
    let Some(database) = shared::database() else {
        return;
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime can be started");
    let began = Instant::now();
    let facts = runtime.block_on(async {
        let store = Store::open(&database, Access::Read)
            .await
            .expect("the database opens");
        let reading = store.begin_read().await.expect("the database can be read");
        let facts = live::facts(&reading, Visibility::Confidential).await;
        facts.expect("the facts can be read")
    });
    let samples = samples(&facts);
    println!("facts read in {:.1?}", began.elapsed());
    let began = Instant::now();
    let network = Network::build(facts);
    println!("network built in {:.2?}", began.elapsed());
    report(&network);
    let only = shared::option("--only");
    let only = only.as_deref();
    if only.is_none_or(|part| part == "questions") {
        questions(&network);
    }
    if only.is_none_or(|part| part == "changes") {
        changes(&network, &samples);
    }
}

/// Some events, each as what the record of it states.
fn samples(facts: &Facts) -> Vec<Facts> {
    let mut dice = Dice(7);
    let mut samples: BTreeMap<RecordId, Facts> = BTreeMap::new();
    for _ in 0..1_000 {
        let event = &facts.events[dice.below(facts.events.len())];
        samples.entry(event.id).or_default().events = vec![event.clone()];
    }
    for fact in &facts.participations {
        if let Some(sample) = samples.get_mut(&fact.event) {
            sample.participations.push(fact.clone());
        }
    }
    for fact in facts.links.iter().filter(|fact| fact.paper.is_none()) {
        if let Some(sample) = samples.get_mut(&fact.from) {
            sample.links.push(*fact);
        }
    }
    samples.into_values().collect()
}

/// What it takes to follow the record, change after change: each is taken up by the version that the one before it left.
fn changes(built: &Network, samples: &[Facts]) {
    let last = built.events().next_back().expect("there are events");
    let last = built.event(last).from.latest;
    let later = |run: usize| {
        let day = last.plus(i32::try_from(run / 20).unwrap_or(0));
        Span {
            earliest: day,
            latest: day,
        }
    };
    let follow = |name: &str, alter: &mut dyn FnMut(usize, &mut Facts)| {
        let mut now: Option<Network> = None;
        measure(name, samples.len(), |run| {
            let mut facts = samples[run].clone();
            alter(run, &mut facts);
            let records = facts.events.iter().map(|event| event.id);
            let change = Change {
                records: records.collect(),
                facts,
            };
            let before = now.as_ref().unwrap_or(built);
            // What refers to a sample is left out: it is parts of events and promises, which few have.
            let referring = before.referring(&change).map_or(0, |referring| referring.len());
            now = Some(before.with(&change).expect("there is room"));
            referring
        });
        let replaced = now.map_or(0, |now| now.replaced());
        println!("  {replaced} lists replaced in the end");
    };
    let mut next = 1_i64 << 40;
    let mut copy = |facts: &mut Facts| {
        next += 1;
        facts.events[0].id = next;
        for fact in &mut facts.participations {
            fact.event = next;
        }
        for link in &mut facts.links {
            link.from = next;
        }
    };
    follow(
        "a new event, twenty a day from the last day on",
        &mut |run, facts| {
            copy(facts);
            (facts.events[0].from, facts.events[0].until) = (later(run), None);
        },
    );
    follow("a new event, of any day", &mut |_, facts| copy(facts));
    follow("an event called off", &mut |_, facts| {
        facts.events[0].status = EventStatus::Cancelled;
    });
    follow("an event moved to a day after the last", &mut |run, facts| {
        (facts.events[0].from, facts.events[0].until) = (later(run), None);
    });
}

fn report(network: &Network) {
    for kind in [
        VertexKind::Person,
        VertexKind::Institution,
        VertexKind::Position,
        VertexKind::Event,
        VertexKind::Topic,
        VertexKind::Program,
    ] {
        println!("{kind:?}: {}", network.vertices(kind).len());
    }
    println!("seats: {}", network.all_seats().count());
    let sizes = network.sizes();
    let links: usize = sizes.iter().map(|size| size.links).sum();
    for size in sizes {
        println!(
            "{:<16} {:>12} bytes {:>10} links",
            size.part, size.bytes, size.links
        );
    }
    println!(
        "{} bytes, {links} links: {:.1} bytes a link",
        network.size_in_bytes(),
        network.size_in_bytes() as f64 / links as f64
    );
}

fn questions(network: &Network) {
    let mut dice = Dice(1);
    let everything = MeetingFilter::default();
    let all: Vec<Vertex> = network.vertices(VertexKind::Person).collect();
    let people: Vec<Vertex> = all
        .into_iter()
        .filter(|&person| network.degree(person, LinkKinds::only(LinkKind::Met)) > 0)
        .collect();
    let pairs: Vec<(Vertex, Vertex)> = (0..2000)
        .map(|_| (people[dice.below(people.len())], people[dice.below(people.len())]))
        .collect();
    let today = Clock::System.today();
    let late = MeetingFilter {
        period: Period {
            since: Some(Day::from_ymd(2024, 1, 1).expect("a day")),
            until: None,
        },
        ..MeetingFilter::default()
    };
    let met = LinkKinds::only(LinkKind::Met);
    let all = VertexKinds::ALL;
    let people = VertexKinds::from_iter([VertexKind::Person]);
    for (name, kinds, through, filter) in [
        ("path over meetings", met, all, &everything),
        ("path over meetings of persons", met, people, &everything),
        ("path over meetings since 2024", met, all, &late),
        ("path over the usual links", LinkKinds::USUAL, all, &everything),
        (
            "path over the usual links since 2024",
            LinkKinds::USUAL,
            all,
            &late,
        ),
    ] {
        measure(name, pairs.len(), |place| {
            let (from, to) = pairs[place];
            let over = Over {
                kinds,
                through,
                filter: filter.clone(),
            };
            let way = network.path(from, to, &over, 10_000, &Budget::unlimited());
            way.ok().flatten().map_or(0, |way| way.steps.len())
        });
    }
    measures(network, &everything);
    measure("people within two meetings", 500, |place| {
        let over = Over {
            kinds: met,
            through: people,
            filter: everything.clone(),
        };
        let reached = network.reach(pairs[place].0, &over, 2, &Budget::unlimited());
        reached.map_or(0, |levels| levels.iter().map(|level| level.people as usize).sum())
    });
    measure("surroundings, all kinds, depth 2, limit 200", 200, |place| {
        let around = [pairs[place].0];
        let found = network.surroundings(
            &around,
            2,
            LinkKinds::USUAL,
            &everything,
            200,
            |_, _| true,
            &Budget::unlimited(),
        );
        found.map_or(0, |found| found.vertices.len())
    });
    measure("introductions, 5 ways of up to 4 links", 500, |place| {
        let (from, to) = pairs[place];
        let search = IntroductionSearch {
            from,
            to,
            filter: &everything,
            strength: Strength {
                on: today,
                half_life: 730,
                weights: [1.0; 12],
            },
            most: 5,
            longest: 4,
            largest_event: 50,
            only_serving: false,
        };
        network
            .introductions(&search, &Budget::unlimited())
            .map_or(0, |ways| ways.len())
    });
}

/// What is worked out over all persons, each for the first time.
fn measures(network: &Network, everything: &MeetingFilter) {
    let unlimited = Budget::unlimited();
    for measured in [
        CentralityMeasure::Degree,
        CentralityMeasure::Pagerank,
        CentralityMeasure::Closeness,
        CentralityMeasure::Betweenness,
    ] {
        let began = Instant::now();
        let ranking = network.ranking(measured, RankingOf::Person, everything, &unlimited);
        let ranking = ranking.expect("nothing limits it");
        println!(
            "{measured} over all persons: {:.2?}, {} ranked, {:?}",
            began.elapsed(),
            ranking.ranked.len(),
            ranking.accuracy
        );
    }
    let began = Instant::now();
    let communities = network.communities(RankingOf::Person, everything, &unlimited);
    let communities = communities.expect("nothing limits it");
    println!(
        "communities of all persons: {:.2?}, {}, modularity {:.3}",
        began.elapsed(),
        communities.members.len(),
        communities.modularity
    );
    let began = Instant::now();
    let brokers = network.brokers(RankingOf::Person, GroupBy::Country, everything, &unlimited);
    let brokers = brokers.expect("nothing limits it");
    println!(
        "brokers among all persons: {:.2?}, {}",
        began.elapsed(),
        brokers.len()
    );
}
