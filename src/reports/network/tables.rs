//! The tables of the report on the network.

use super::{NetworkBroker, NetworkRanked, NetworkRanking, NetworkReport};
use crate::{
    reports::{
        laid_out::{Cell, Table},
        words::Words,
    },
    vocabulary::{CentralityMeasure, Language, RankingOf},
};

impl NetworkReport {
    /// All who are among the first by any measure, in the order of the measures: each with the place by each measure and
    /// the score.
    pub(super) fn central(&self, words: &Words, of: RankingOf) -> Table {
        let rankings: Vec<&NetworkRanking> =
            self.rankings.iter().filter(|ranking| ranking.of == of).collect();
        let mut told: Vec<&NetworkRanked> = Vec::new();
        for ranked in rankings.iter().flat_map(|ranking| &ranking.first) {
            if !told.iter().any(|known| known.record == ranked.record) {
                told.push(ranked);
            }
        }
        let rows = told.into_iter().map(|one| {
            let mut row = vec![Cell::name(Some(&one.record)), Cell::name(one.country.as_ref())];
            row.extend(rankings.iter().map(|ranking| {
                let mut first = ranking.first.iter();
                let place = first.find(|ranked| ranked.record == one.record);
                place.map_or_else(Cell::default, |ranked| placed(words, ranking, ranked))
            }));
            row
        });
        let heads = rankings
            .iter()
            .map(|ranking| format!("network-score-{}", measure(ranking.measure)));
        let heads: Vec<String> = heads.collect();
        let mut columns = vec![one(of), "country"];
        columns.extend(heads.iter().map(String::as_str));
        let name = word(of);
        Table::new(
            words,
            &format!("central-{name}"),
            &format!("network-central-{name}"),
            &columns,
        )
        .numbers(2..columns.len())
        .with(rows)
    }

    /// What was measured, over how many, and how sure it is.
    pub(super) fn measures(&self, words: &Words) -> Table {
        let rows = self.rankings.iter().map(|ranking| {
            let accuracy = match ranking.error {
                None => words.say("network-exact"),
                Some(error) => {
                    let percent = ranking.confidence.unwrap_or(0.0) * 100.0;
                    let error = score(words, error, 4).text;
                    let percent = format!("{percent:.0}");
                    let said = [("error", (&error).into()), ("percent", (&percent).into())];
                    words.say_with("network-within", &said)
                }
            };
            vec![
                Cell::text(words.say(people(ranking.of))),
                Cell::text(words.word(ranking.measure)),
                Cell::number(words, ranking.count),
                Cell::text(accuracy),
            ]
        });
        let columns = [
            "network-of",
            "network-measure",
            "network-linked",
            "network-accuracy",
        ];
        Table::new(words, "measures", "network-measures", &columns)
            .numbers([2])
            .with(rows)
    }

    /// How many communities there are, and how much that says.
    pub(super) fn modularities(&self, words: &Words) -> Table {
        let rows = self.communities.iter().map(|communities| {
            vec![
                Cell::text(words.say(people(communities.of))),
                Cell::number(words, communities.count),
                score(words, communities.modularity, 2),
            ]
        });
        let columns = ["network-of", "network-community-count", "network-modularity"];
        Table::new(words, "communities", "network-modularities", &columns)
            .numbers([1, 2])
            .with(rows)
    }
}

/// The word of what is ranked in the names of tables and messages.
pub(super) const fn word(of: RankingOf) -> &'static str {
    match of {
        RankingOf::Person => "persons",
        RankingOf::Institution => "institutions",
    }
}

/// The message that says who is ranked.
const fn people(of: RankingOf) -> &'static str {
    match of {
        RankingOf::Person => "network-people",
        RankingOf::Institution => "network-institutions",
    }
}

const fn one(of: RankingOf) -> &'static str {
    match of {
        RankingOf::Person => "person",
        RankingOf::Institution => "institution",
    }
}

const fn measure(measure: CentralityMeasure) -> &'static str {
    match measure {
        CentralityMeasure::Degree => "degree",
        CentralityMeasure::Pagerank => "pagerank",
        CentralityMeasure::Betweenness => "betweenness",
        CentralityMeasure::Closeness => "closeness",
    }
}

/// A score, with so many places after the point.
pub(super) fn score(words: &Words, score: f64, places: usize) -> Cell {
    let text = format!("{score:.places$}");
    let text = match words.language() {
        Language::En | Language::Ko => text,
        Language::Es | Language::Fr => text.replace('.', ","),
    };
    Cell {
        text,
        number: Some(score),
        ..Cell::default()
    }
}

fn whole(words: &Words, count: f64) -> Cell {
    let digits = format!("{count:.0}");
    Cell {
        text: digits.parse().map_or(digits, |count| words.number(count)),
        number: Some(count),
        ..Cell::default()
    }
}

/// A place by a measure, and the score: `2 (0.1054)`.
fn placed(words: &Words, ranking: &NetworkRanking, ranked: &NetworkRanked) -> Cell {
    let score = scored(words, ranking.measure, ranked.score).text;
    let place = words.number(ranked.rank.into());
    let said = [("place", (&place).into()), ("score", (&score).into())];
    Cell {
        text: words.say_with("network-placed", &said),
        number: Some(f64::from(ranked.rank)),
        ..Cell::default()
    }
}

fn scored(words: &Words, measure: CentralityMeasure, number: f64) -> Cell {
    match measure {
        CentralityMeasure::Degree => whole(words, number),
        CentralityMeasure::Pagerank | CentralityMeasure::Betweenness | CentralityMeasure::Closeness => {
            score(words, number, 4)
        }
    }
}

pub(super) fn ranking_table(words: &Words, ranking: &NetworkRanking) -> Table {
    let (of, by) = (word(ranking.of), measure(ranking.measure));
    let rows = ranking.first.iter().map(|ranked| {
        vec![
            Cell::number(words, ranked.rank),
            Cell::name(Some(&ranked.record)),
            Cell::name(ranked.country.as_ref()),
            scored(words, ranking.measure, ranked.score),
        ]
    });
    let who = one(ranking.of);
    let head = format!("network-score-{by}");
    Table::new(
        words,
        &format!("{of}-{by}"),
        &format!("network-{of}-{by}"),
        &["network-place", who, "country", &head],
    )
    .numbers([0, 3])
    .with(rows)
}

pub(super) fn broker_table<'a>(
    words: &Words,
    of: RankingOf,
    brokers: impl Iterator<Item = &'a NetworkBroker>,
) -> Table {
    let rows = brokers.map(|broker| {
        let between: Vec<String> = broker
            .between
            .iter()
            .map(|group| format!("{} ({})", group.country.name, words.number(group.contacts.into())))
            .collect();
        let mut between = between.join(", ");
        if broker.between_left_out > 0 {
            let more = words.say_with("and-more", &[("count", broker.between_left_out.into())]);
            between = format!("{between} {more}");
        }
        vec![
            Cell::name(Some(&broker.record)),
            Cell::name(Some(&broker.country)),
            whole(words, broker.pairs),
            mostly(words, broker),
            Cell::text(between),
        ]
    });
    let who = one(of);
    let columns = [who, "country", "network-pairs", "network-role", "network-between"];
    let name = word(of);
    Table::new(
        words,
        &format!("brokers-{name}"),
        &format!("network-brokers-{name}"),
        &columns,
    )
    .numbers([2])
    .with(rows)
}

/// A table of how many pairs those who stand between others are in which role.
pub(super) fn role_table<'a>(
    words: &Words,
    of: RankingOf,
    brokers: impl Iterator<Item = &'a NetworkBroker>,
) -> Table {
    let rows = brokers.map(|broker| {
        vec![
            Cell::name(Some(&broker.record)),
            whole(words, broker.coordinator),
            whole(words, broker.gatekeeper),
            whole(words, broker.consultant),
            whole(words, broker.liaison),
        ]
    });
    let columns = [
        one(of),
        "network-coordinator",
        "network-gatekeeper",
        "network-consultant",
        "network-liaison",
    ];
    Table::new(words, &format!("roles-{}", word(of)), "network-roles", &columns)
        .numbers(1..5)
        .with(rows)
}

/// In which role somebody stands between the most pairs, and of how many in a hundred.
fn mostly(words: &Words, broker: &NetworkBroker) -> Cell {
    let roles = [
        (broker.coordinator, "network-coordinator"),
        (broker.gatekeeper, "network-gatekeeper"),
        (broker.consultant, "network-consultant"),
        (broker.liaison, "network-liaison"),
    ];
    // Of equals the first.
    let (count, role) = roles
        .into_iter()
        .reduce(|first, role| if role.0 > first.0 { role } else { first })
        .unwrap_or_default();
    let percent = format!("{:.0}", count / broker.pairs.max(1.0) * 100.0);
    let role = words.say(role);
    let said = [("role", (&role).into()), ("percent", (&percent).into())];
    Cell::text(words.say_with("network-mostly", &said))
}
