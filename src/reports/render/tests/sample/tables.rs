//! How the sample report is laid out: its tables, and its chart.

use super::Sample;
use crate::{
    reports::{
        laid_out::{Cell, Chart, Column, LaidOut, Table},
        lines::{Gap, Header, SourceLine},
        words::Words,
    },
    vocabulary::ReportName,
};

fn cell(text: &str) -> Cell {
    Cell {
        text: text.to_owned(),
        ..Cell::default()
    }
}

fn column(head: &str, numbers: bool) -> Column {
    Column {
        head: head.to_owned(),
        numbers,
    }
}

impl LaidOut for Sample {
    const NAME: ReportName = ReportName::Briefing;
    const TEMPLATE: &'static str = include_str!("sample.jinja");

    fn header(&self) -> &Header {
        &self.header
    }

    fn sources(&self) -> &[SourceLine] {
        &self.sources
    }

    fn gaps(&self) -> &[Gap] {
        &self.gaps
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        let ties = self.ties.iter().map(|tie| {
            let meetings = Cell {
                text: words.number(u64::from(tie.meetings) * 1_000),
                number: Some(f64::from(tie.meetings) * 1_000.0),
                footnotes: tie.footnotes.clone(),
                heat: None,
            };
            vec![cell(&tie.with.name), cell(&words.date(&tie.last_met.0)), meetings]
        });
        let years = (0..self.years).map(|year| column(&(2002 + year).to_string(), true));
        let countries = ["Canada", "Republic of Korea", "France", "Türkiye"]
            .iter()
            .enumerate();
        let matrix = countries.map(|(at, country)| {
            let meetings = (0..self.years).map(|year| {
                let meetings = f64::from(u32::try_from(at).unwrap()) + f64::from(year % 7);
                Cell {
                    text: meetings.to_string(),
                    number: Some(meetings),
                    footnotes: Vec::new(),
                    heat: Some(meetings / 9.0),
                }
            });
            std::iter::once(cell(country)).chain(meetings).collect()
        });
        vec![
            Table {
                name: "people.met".to_owned(),
                caption: words.say("met"),
                columns: vec![
                    column(&words.say("person"), false),
                    column(&words.say("last-met"), false),
                    column(&words.say("meetings"), true),
                ],
                rows: ties.collect(),
            },
            Table {
                name: "people.never".to_owned(),
                caption: words.say("never-met"),
                columns: vec![column(&words.say("person"), false)],
                rows: Vec::new(),
            },
            Table {
                name: "coverage".to_owned(),
                caption: "Meetings by country and year".to_owned(),
                columns: std::iter::once(column(&words.say("country"), false))
                    .chain(years)
                    .collect(),
                rows: matrix.collect(),
            },
        ]
    }

    fn charts(&self, _: &Words) -> Vec<Chart> {
        vec![Chart {
            name: "people.years".to_owned(),
            caption: "Meetings by year".to_owned(),
            description: "Two meetings in 2021, and one in 2022.".to_owned(),
            svg: include_str!("chart.svg").to_owned(),
        }]
    }
}
