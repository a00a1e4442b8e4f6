//! A report that is made of a part, and has one table.

use serde::Serialize;

use super::sample::{self, Sample};
use crate::{
    reports::{
        laid_out::{Cell, Column, LaidOut, Table},
        lines::{Gap, Header, SourceLine},
        words::Words,
    },
    vocabulary::{NodeKind, ReportName},
};

/// The report.
#[derive(Serialize)]
pub(super) struct MadeOf {
    header: Header,
    sources: Vec<SourceLine>,
    name: String,
}

impl MadeOf {
    pub(super) fn new(name: &str) -> Self {
        let sample = Sample::new();
        let mut header = sample.header().clone();
        header.about = Some(sample::named(NodeKind::Topic, name));
        Self {
            header,
            sources: sample.sources,
            name: name.to_owned(),
        }
    }
}

impl LaidOut for MadeOf {
    const NAME: ReportName = ReportName::Contact;
    const TEMPLATE: &'static str = "
{% call kit.section('Outer', 'it') %}
  {% with part=report %}{% include 'part' %}{% endwith %}
  {% include 'part' %}
  {{ kit.bullets([-1234|number, say('labelled', label=report.name), say('labelled', label=kit.strong(report.name))]) }}
{% endcall %}";
    const PARTS: &'static [(&'static str, &'static str)] = &[(
        "part",
        "{% call kit.section('Inner', 'it') %}{{ kit.paragraph(report.name) }}{% endcall %}",
    )];

    fn header(&self) -> &Header {
        &self.header
    }

    fn sources(&self) -> &[SourceLine] {
        &self.sources
    }

    fn gaps(&self) -> &[Gap] {
        &[]
    }

    fn tables(&self, _: &Words) -> Vec<Table> {
        let column = |head: &str| Column {
            head: head.to_owned(),
            numbers: false,
        };
        let cell = |text: &str, number| Cell {
            text: text.to_owned(),
            number,
            footnotes: vec![2, 1],
            heat: None,
        };
        vec![Table {
            name: "only".to_owned(),
            caption: "Only".to_owned(),
            columns: vec![column("Name"), column("=Number")],
            rows: vec![
                vec![cell(&self.name, None), cell("−1,234.5", Some(-1234.5))],
                vec![cell("-1234.5", None), cell("none", Some(f64::NAN))],
            ],
        }]
    }
}

/// A report whose template asks for what is not there.
#[derive(Serialize)]
pub(super) struct Faulty(pub(super) MadeOf);

impl LaidOut for Faulty {
    const NAME: ReportName = ReportName::Contact;
    const TEMPLATE: &'static str = "{{ report.no_such_field }}";

    fn header(&self) -> &Header {
        self.0.header()
    }

    fn sources(&self) -> &[SourceLine] {
        &[]
    }

    fn gaps(&self) -> &[Gap] {
        &[]
    }

    fn tables(&self, words: &Words) -> Vec<Table> {
        self.0.tables(words)
    }
}
