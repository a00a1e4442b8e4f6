//! Lays the report on the network out: its tables and its picture.

use super::{
    NetworkReport,
    tables::{broker_table, ranking_table, role_table, score, word},
};
use crate::{
    picture::svg::{self, Drawing, Wording},
    reports::{
        laid_out::{Cell, Chart, LaidOut, Table, framed},
        words::Words,
    },
    vocabulary::{RankingOf, ReportName},
};

/// How large the picture is drawn.
const DRAWING: Drawing = Drawing {
    seed: 0,
    width: 960,
    height: 720,
    vertices: super::picture::MOST,
};

impl LaidOut for NetworkReport {
    const NAME: ReportName = ReportName::Network;
    const TEMPLATE: &'static str = include_str!("network.jinja");

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        let mut tables = Vec::new();
        if let Some(around) = &self.around {
            let rings = around.rings.iter().map(|ring| {
                vec![
                    Cell::number(words, ring.distance),
                    Cell::number(words, ring.people),
                    Cell::number(words, ring.institutions),
                    Cell::number(words, ring.all),
                ]
            });
            let columns = [
                "network-distance",
                "network-people",
                "network-institutions",
                "total",
            ];
            tables.push(
                Table::new(words, "rings", "network-rings", &columns)
                    .numbers(0..4)
                    .with(rings),
            );
            let nearest = around.nearest.iter().map(|near| {
                vec![
                    Cell::name(Some(&near.record)),
                    Cell::text(words.word(near.record.kind)),
                    Cell::number(words, near.distance),
                    Cell::number(words, near.links),
                ]
            });
            let columns = ["network-record", "kind", "network-distance", "network-links"];
            tables.push(
                Table::new(words, "nearest", "network-nearest", &columns)
                    .numbers([2, 3])
                    .with(nearest),
            );
            let shared = around
                .shared_contacts
                .iter()
                .map(|shared| vec![Cell::name(Some(&shared.person)), score(words, shared.score, 2)]);
            tables.push(
                Table::new(
                    words,
                    "shared-contacts",
                    "network-shared",
                    &["person", "network-telling"],
                )
                .numbers([1])
                .with(shared),
            );
        }
        for of in RankingOf::ALL {
            tables.push(self.central(words, *of));
        }
        tables.push(self.measures(words));
        tables.extend(self.rankings.iter().map(|ranking| ranking_table(words, ranking)));
        for of in RankingOf::ALL {
            let brokers = self.brokers.iter().filter(|broker| broker.of == *of);
            tables.push(broker_table(words, *of, brokers.clone()));
            tables.push(role_table(words, *of, brokers));
        }
        tables.push(self.modularities(words));
        tables.extend(self.communities.iter().map(|communities| {
            let rows = communities.largest.iter().zip(1_u32..).map(|(community, place)| {
                let mut members = Cell::names(&community.members);
                if community.left_out > 0 {
                    let more = words.say_with("and-more", &[("count", community.left_out.into())]);
                    members.text = format!("{} {more}", members.text);
                }
                vec![
                    Cell::number(words, place),
                    Cell::number(words, community.size),
                    members,
                ]
            });
            let of = word(communities.of);
            let columns = ["network-place", "network-size", "network-members"];
            Table::new(
                words,
                &format!("communities-{of}"),
                &format!("network-communities-{of}"),
                &columns,
            )
            .numbers([0, 1])
            .with(rows)
        }));
        tables
    }

    fn charts(&self, words: &Words) -> Vec<Chart> {
        let caption = match &self.around {
            Some(around) => words.say_with(
                "network-picture-around",
                &[("name", (&around.of.name).into()), ("count", around.depth.into())],
            ),
            None => words.say("network-picture-whole"),
        };
        let description = self.described(words);
        let wording = Wording {
            title: &caption,
            description: &description,
            vertex: &|kind| words.word(kind),
            link: &|kind| words.word(kind),
            start: &words.say("network-picture-start"),
            inferred: &words.say("inferred"),
            nothing: &words.say("network-picture-nothing"),
        };
        vec![Chart {
            name: "picture".to_owned(),
            svg: svg::draw_in(&wording, &self.drawn, &DRAWING),
            description,
            caption,
        }]
    }
}

impl NetworkReport {
    /// The picture in words: how much there is, and who has the most links in it.
    fn described(&self, words: &Words) -> String {
        let mut links = vec![0_u32; self.drawn.vertices.len()];
        for link in &self.drawn.links {
            for end in [link.from, link.to] {
                if let Some(count) = links.get_mut(end) {
                    *count += 1;
                }
            }
        }
        let mut linked: Vec<(u32, &str)> = links
            .into_iter()
            .zip(&self.drawn.vertices)
            .filter(|&(links, _)| links > 0)
            .map(|(links, vertex)| (links, vertex.name.as_str()))
            .collect();
        // They come by kind and name, and a stable sort leaves those that tie so.
        linked.sort_by_key(|&(links, _)| std::cmp::Reverse(links));
        let named = linked.iter().take(5).map(|&(links, name)| {
            words.say_with(
                "network-picture-linked",
                &[("name", name.into()), ("count", links.into())],
            )
        });
        let named: Vec<String> = named.collect();
        let mut said = words.say_with(
            "network-picture-count",
            &[
                (
                    "records",
                    words.number(self.picture.records.into()).as_str().into(),
                ),
                ("links", words.number(self.picture.links.into()).as_str().into()),
            ],
        );
        if !named.is_empty() {
            said.push(' ');
            said.push_str(&words.say_with(
                "network-picture-most",
                &[("names", named.join(", ").as_str().into())],
            ));
        }
        if self.picture.cut {
            said.push(' ');
            said.push_str(&words.say("network-picture-cut"));
        }
        said
    }
}
