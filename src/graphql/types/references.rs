//! Topics, programs and sources, and the small things that hang on records: other names and identifiers.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};

use super::{change::Change, event::Event, institutions::Organization, named};
use crate::{
    graphql::{
        connection::Connection,
        filters::EventFilter,
        ids,
        loaders::{Hang, NarrowerTopics},
        orders::EventOrder,
        paging::PageArgs,
        scalars::EdtfDate,
        scope::Scope,
    },
    store::{lists, rows},
    vocabulary::{NodeKind, OtherNameKind, Visibility},
};

/// A name other than the main one.
#[derive(Clone, Debug)]
pub struct OtherName(pub(super) lists::OtherName);

/// A name other than the main one.
#[Object]
impl OtherName {
    /// The name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What it is.
    async fn kind(&self) -> OtherNameKind {
        self.0.kind
    }

    /// The language it is in, BCP 47; null where that is not recorded.
    async fn language(&self) -> Option<&str> {
        self.0.language.as_deref()
    }

    /// Since when it was borne; null where that is not recorded.
    async fn from(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.from_text.as_ref())
    }

    /// Until when it was borne; null where that is not recorded.
    async fn until(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.until_text.as_ref())
    }
}

/// An identifier of a record elsewhere.
#[derive(Clone, Debug, SimpleObject)]
pub struct Identifier {
    /// Where, such as `wikidata`.
    scheme: String,
    /// The identifier there, such as `Q123`.
    value: String,
}

impl Identifier {
    pub(super) fn of((scheme, value): (String, String)) -> Self {
        Self { scheme, value }
    }
}

/// A topic that events are about.
#[derive(Clone, Debug)]
pub struct Topic(pub(in crate::graphql) Arc<rows::Topic>);

/// A topic that events are about.
#[Object]
impl Topic {
    /// The record's identity over all kinds: its kind and key. Never changes.
    pub(super) async fn id(&self) -> ID {
        ids::id(NodeKind::Topic, &self.0.key)
    }

    /// The key, unique among topics. Never changes.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// The name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The names by which it is also known, in the order of the record, without erroneous ones.
    async fn other_names(&self, context: &Context<'_>) -> Result<Vec<OtherName>> {
        Box::pin(named::other_names(context, self.0.id)).await
    }

    /// Its identifiers elsewhere, by scheme.
    async fn identifiers(&self, context: &Context<'_>) -> Result<Vec<Identifier>> {
        Box::pin(named::identifiers(context, self.0.id)).await
    }

    /// A remark of those who keep the record; null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The topic right above it; null for one of the broadest.
    async fn broader(&self, context: &Context<'_>) -> Result<Option<Topic>> {
        match self.0.broader_id {
            Some(id) => Scope::of(context).topic(id).await,
            None => Ok(None),
        }
    }

    /// The topics right below it, by name.
    async fn narrower(&self, context: &Context<'_>) -> Result<Vec<Topic>> {
        let scope = Scope::of(context);
        let ids = scope.load::<NarrowerTopics>(self.0.id).await?.unwrap_or_default();
        Ok(scope.records(&ids).await?.into_iter().map(Topic).collect())
    }

    /// Events about it, newest first unless ordered otherwise; those about narrower topics only are not among them.
    async fn events(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only events that pass.")] filter: Option<Box<EventFilter>>,
        #[graphql(desc = "The order; by default the newest first.")] order_by: Option<EventOrder>,
        #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
        #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Event>> {
        let hang = Hang::Links(&[("event_topic", "topic_id", "event_id")]);
        let page = PageArgs::new(first, after, last, before);
        Box::pin(Event::list(context, hang, self.0.id, filter, order_by, &page)).await
    }

    /// Every change of the record, newest first: who, when, what.
    async fn history(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Change>> {
        Box::pin(named::history(
            context,
            self.0.id,
            &PageArgs::forward(first, after),
        ))
        .await
    }

    /// The number of the record's latest change, of those that the reader may know of: it rises with each of them.
    async fn revision(&self, context: &Context<'_>) -> Result<i32> {
        Box::pin(named::revision(context, self.0.id, self.0.revision)).await
    }
}

/// A program that events belong to.
#[derive(Clone, Debug)]
pub struct Program(pub(in crate::graphql) Arc<rows::Program>);

/// A program that events belong to.
#[Object]
impl Program {
    /// The record's identity over all kinds: its kind and key. Never changes.
    pub(super) async fn id(&self) -> ID {
        ids::id(NodeKind::Program, &self.0.key)
    }

    /// The key, unique among programs. Never changes.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// The name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Its identifiers elsewhere, by scheme.
    async fn identifiers(&self, context: &Context<'_>) -> Result<Vec<Identifier>> {
        Box::pin(named::identifiers(context, self.0.id)).await
    }

    /// A remark of those who keep the record; null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The organization that runs it; null where that is not recorded.
    async fn organization(&self, context: &Context<'_>) -> Result<Option<Organization>> {
        match self.0.organization_id {
            Some(id) => Scope::of(context).organization(id).await,
            None => Ok(None),
        }
    }

    /// When it began; null where that is not known.
    async fn from(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.from_text.as_ref())
    }

    /// When it ended, or `..` where it goes on; null where that is not known.
    async fn until(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.until_text.as_ref())
    }

    /// What it is about; null where that is not recorded.
    async fn summary(&self) -> Option<&str> {
        self.0.summary.as_deref()
    }

    /// Its events, newest first unless ordered otherwise.
    async fn events(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only events that pass.")] filter: Option<Box<EventFilter>>,
        #[graphql(desc = "The order; by default the newest first.")] order_by: Option<EventOrder>,
        #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
        #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Event>> {
        let page = PageArgs::new(first, after, last, before);
        Box::pin(Event::list(
            context,
            Hang::Own("program_id"),
            self.0.id,
            filter,
            order_by,
            &page,
        ))
        .await
    }

    /// Every change of the record, newest first: who, when, what.
    async fn history(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Change>> {
        Box::pin(named::history(
            context,
            self.0.id,
            &PageArgs::forward(first, after),
        ))
        .await
    }

    /// The number of the record's latest change, of those that the reader may know of: it rises with each of them.
    async fn revision(&self, context: &Context<'_>) -> Result<i32> {
        Box::pin(named::revision(context, self.0.id, self.0.revision)).await
    }
}

/// A source that facts are cited from.
#[derive(Clone, Debug)]
pub struct Source(pub(in crate::graphql) Arc<rows::Source>);

/// A source that facts are cited from.
#[Object]
impl Source {
    /// The record's identity over all kinds: its kind and key. Never changes.
    pub(super) async fn id(&self) -> ID {
        ids::id(NodeKind::Source, &self.0.key)
    }

    /// The key, unique among sources. Never changes.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// When it was published; null where that is not known.
    async fn published(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.published_text.as_ref())
    }

    /// Who published it; null where that is not known.
    async fn publisher(&self) -> Option<&str> {
        self.0.publisher.as_deref()
    }

    /// Its title; null where it has none.
    async fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }

    /// What it says; null where only where to find it was recorded.
    async fn text(&self) -> Option<&str> {
        self.0.body.as_deref()
    }

    /// Where it is on the web; null where it is not.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// The language it is in, BCP 47; null where that is not recorded.
    async fn language(&self) -> Option<&str> {
        self.0.language.as_deref()
    }

    /// Who may see it.
    async fn visibility(&self) -> Visibility {
        self.0.visibility
    }

    /// Its identifiers elsewhere, by scheme.
    async fn identifiers(&self, context: &Context<'_>) -> Result<Vec<Identifier>> {
        Box::pin(named::identifiers(context, self.0.id)).await
    }

    /// A remark of those who keep the record; null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Events that cite it, newest first.
    async fn events(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Event>> {
        let hang = Hang::Links(&[("citation", "source_id", "record_id")]);
        Box::pin(Event::list(
            context,
            hang,
            self.0.id,
            None,
            None,
            &PageArgs::forward(first, after),
        ))
        .await
    }

    /// Every change of the record, newest first: who, when, what.
    async fn history(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Change>> {
        Box::pin(named::history(
            context,
            self.0.id,
            &PageArgs::forward(first, after),
        ))
        .await
    }

    /// The number of the record's latest change, of those that the reader may know of: it rises with each of them.
    async fn revision(&self, context: &Context<'_>) -> Result<i32> {
        Box::pin(named::revision(context, self.0.id, self.0.revision)).await
    }
}
