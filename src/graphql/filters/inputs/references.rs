//! Filters of topics, programs and sources, and of what hangs on any record.

use async_graphql::{InputObject, Result};

use super::super::{
    criteria::{
        Criterion, DateOf, NAME, Name, Test, TextFilter, Through, VisibilityFilter, WhenLasting, WordFilter,
    },
    draft::Draft,
    meetings::PeriodFilter,
    relations::{
        BROADER, Beyond, CITED_SOURCE, EVENT_OF_SEAT, EVENTS_OF_PROGRAM, IDENTIFIERS, ORGANIZATION,
        OTHER_NAMES, TOPIC_EVENTS,
    },
};
use super::{EventFilter, KEY, KIND, Many, NOTE, OrganizationFilter};
use crate::{
    store::filter::Field,
    vocabulary::{NodeKind, OtherNameKind, Stance},
};

filters! {
    /// Which other names.
    OtherNameFilter {
        /// By the name; blind to accents and hyphens where it is searched.
        name: TextFilter => Name { written: Field::Own("name"), folded: Field::Own("fold") },
        /// By what the name is.
        kind: WordFilter<OtherNameKind> => KIND,
        /// By the language.
        language: TextFilter => Field::Own("language"),
    }

    /// Which identifiers.
    IdentifierFilter {
        /// By the scheme, such as `wikidata`.
        scheme: TextFilter => Field::Own("scheme"),
        /// By the value.
        value: TextFilter => Field::Own("value"),
    }

    /// Which citations.
    CitationFilter {
        /// By the source.
        source: Box<SourceFilter> => &CITED_SOURCE,
        /// By what the source does with the fact.
        stance: WordFilter<Stance> => Field::Own("stance"),
        /// By the words quoted.
        quote: TextFilter => Field::Own("quote"),
    }

    /// Which records of any kind.
    RecordFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name, title or text.
        name: TextFilter => NAME,
        /// By the kind.
        kind: WordFilter<NodeKind> => Field::Record("kind"),
    }

    /// Which topics.
    TopicFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the topic right above it.
        broader: Box<TopicFilter> => &BROADER,
        /// By the events about it.
        events: Many<EventFilter> => Beyond { links: &TOPIC_EVENTS, there: &EVENT_OF_SEAT },
    }

    /// Which programs.
    ProgramFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the organization that runs it.
        organization: Box<OrganizationFilter> => &ORGANIZATION,
        /// By the time it lasts; a bound that is not known rules nothing out.
        during: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By the summary.
        summary: TextFilter => Field::Own("summary"),
        /// By its events.
        events: Many<EventFilter> => Through(&EVENTS_OF_PROGRAM),
    }

    /// Which sources.
    SourceFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the title.
        title: TextFilter => Name { written: Field::Own("title"), folded: Field::Record("fold") },
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By who may see it.
        visibility: VisibilityFilter => Field::Record("visibility"),
        /// By when it was published.
        published: PeriodFilter => DateOf("published"),
        /// By who published it.
        publisher: TextFilter => Field::Own("publisher"),
        /// By what it says.
        text: TextFilter => Field::Own("body"),
        /// By where it is on the web.
        url: TextFilter => Field::Own("url"),
        /// By the language it is in.
        language: TextFilter => Field::Own("language"),
    }
}
