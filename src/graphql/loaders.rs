//! What resolvers ask for together: each loader answers all keys of a wave in as many statements as there are
//! different lists among them, whatever the number of parents.

use std::{collections::BTreeSet, marker::PhantomData, sync::Arc};

use rustc_hash::FxHashMap;

use super::scope::{Batch, Scope};
use crate::{
    records::duplicates::{self, Candidate},
    store::{
        StoreError,
        filter::{Filter, Listed},
        history::Named,
        lists::{Citation, OtherName, ParticipationText, Tenure},
        page::{List, Page, Parents, Slice},
        rows::{Paged, RecordRow},
        search::{Hit, Search},
    },
    vocabulary::{NodeKind, Visibility},
};

/// Records by identity.
pub(super) struct Records<R>(PhantomData<fn() -> R>);

impl<R: RecordRow> Batch for Records<R> {
    type Key = i64;
    type Value = Arc<R>;

    async fn fetch(scope: &Scope, keys: Vec<i64>) -> Result<FxHashMap<i64, Arc<R>>, StoreError> {
        scope.store().records(scope.hot(), &keys).await
    }
}

/// Records by key.
pub(super) struct ByKey<R>(PhantomData<fn() -> R>);

impl<R: RecordRow> Batch for ByKey<R> {
    type Key = String;
    type Value = Arc<R>;

    async fn fetch(scope: &Scope, keys: Vec<String>) -> Result<FxHashMap<String, Arc<R>>, StoreError> {
        scope.store().records_by_key(scope.hot(), &keys).await
    }
}

/// What kind of record an identity is.
pub(super) struct Kinds;

impl Batch for Kinds {
    type Key = i64;
    type Value = NodeKind;

    async fn fetch(scope: &Scope, keys: Vec<i64>) -> Result<FxHashMap<i64, NodeKind>, StoreError> {
        let kinds = scope.store().kinds(&keys, scope.clearance()).await?;
        for (&id, &kind) in &kinds {
            scope.hot().keep_kind(id, kind);
        }
        Ok(kinds)
    }
}

/// Whether a relationship leads to what the reader may not see, and is hidden with it.
pub(super) struct HiddenByEnds;

impl Batch for HiddenByEnds {
    type Key = i64;
    type Value = ();

    async fn fetch(scope: &Scope, keys: Vec<i64>) -> Result<FxHashMap<i64, ()>, StoreError> {
        let hidden = scope.store().hidden_by_ends(&keys, scope.clearance()).await?;
        Ok(hidden.into_iter().map(|id| (id, ())).collect())
    }
}

/// The relationships that were deleted and led to what the reader may not see: hidden with their ends, as they were before.
pub(super) struct HiddenDeleted;

impl Batch for HiddenDeleted {
    type Key = ();
    type Value = Arc<[i64]>;

    async fn fetch(scope: &Scope, _: Vec<()>) -> Result<FxHashMap<(), Arc<[i64]>>, StoreError> {
        let (store, clearance) = (scope.store(), scope.clearance());
        let mut hidden = Vec::new();
        if clearance < Visibility::Confidential {
            let deleted = store.deleted_relationships().await?;
            let ends: BTreeSet<&Named> = deleted.iter().flat_map(|(_, ends)| ends).collect();
            let ends: Vec<Named> = ends.into_iter().cloned().collect();
            let unseen = store.unseen(&ends, clearance).await?;
            let leads_there = |ends: &[Named]| ends.iter().any(|end| unseen.contains(end));
            hidden.extend(
                deleted
                    .iter()
                    .filter(|(_, ends)| leads_there(ends))
                    .map(|(id, _)| *id),
            );
        }
        Ok(FxHashMap::from_iter([((), hidden.into())]))
    }
}

/// Pairs of records that look like one, all of them: what makes two alike is found among all records at once.
pub(super) struct Duplicates;

impl Batch for Duplicates {
    type Key = ();
    type Value = Arc<[Arc<Candidate>]>;

    async fn fetch(scope: &Scope, _: Vec<()>) -> Result<FxHashMap<(), Self::Value>, StoreError> {
        let found = duplicates::candidates(scope.store(), scope.clearance()).await?;
        let found = found.into_iter().map(Arc::new).collect();
        Ok(FxHashMap::from_iter([((), found)]))
    }
}

/// How the rows of a list hang on its parent.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum Hang {
    /// There is no parent: the list of all.
    Root,
    /// As the store's own parents.
    Own(&'static str),
    /// As the store's links.
    Links(&'static [(&'static str, &'static str, &'static str)]),
    /// These rows.
    Rows(Arc<[i64]>),
    /// These participations: event and place in it.
    Seats(Arc<[(i64, i64)]>),
}

/// A part of one parent's list.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct PageKey {
    /// Which rows, in what order, which part.
    pub(super) list: Arc<List>,
    /// How they hang on the parent.
    pub(super) hang: Hang,
    /// The parent; of no meaning at the root.
    pub(super) parent: i64,
}

/// Pages of lists.
pub(super) struct Pages<R>(PhantomData<fn() -> R>);

impl<R: Paged> Batch for Pages<R> {
    type Key = PageKey;
    type Value = Arc<Page<R>>;

    async fn fetch(
        scope: &Scope,
        keys: Vec<PageKey>,
    ) -> Result<FxHashMap<PageKey, Arc<Page<R>>>, StoreError> {
        let mut answers = FxHashMap::default();
        for group in groups(keys, |key| (Arc::clone(&key.list), shape(&key.hang))) {
            let list = Arc::clone(&group[0].list);
            if group[0].hang == Hang::Root {
                let page = Arc::new(scope.store().page::<R>(&list, scope.clearance()).await?);
                answers.extend(group.into_iter().map(|key| (key, Arc::clone(&page))));
                continue;
            }
            let (parents, ids) = parents(&group, |key| (&key.hang, key.parent));
            let mut pages = scope
                .store()
                .pages_by_parent::<R>(&parents, &ids, &list, scope.clearance())
                .await?;
            answers.extend(group.into_iter().map(|key| {
                let page = pages.remove(&key.parent).unwrap_or_else(Page::empty);
                (key, Arc::new(page))
            }));
        }
        Ok(answers)
    }
}

/// How many there are in one parent's list.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct CountKey {
    /// Which rows.
    pub(super) filter: Arc<Filter>,
    /// How they hang on the parent.
    pub(super) hang: Hang,
    /// The parent; of no meaning at the root.
    pub(super) parent: i64,
}

/// Lengths of lists.
pub(super) struct Counts<R>(PhantomData<fn() -> R>);

impl<R: Paged> Batch for Counts<R> {
    type Key = CountKey;
    type Value = i64;

    async fn fetch(scope: &Scope, keys: Vec<CountKey>) -> Result<FxHashMap<CountKey, i64>, StoreError> {
        let mut answers = FxHashMap::default();
        for group in groups(keys, |key| (Arc::clone(&key.filter), shape(&key.hang))) {
            let filter = Arc::clone(&group[0].filter);
            if group[0].hang == Hang::Root {
                let count = scope.store().count::<R>(&filter, scope.clearance()).await?;
                answers.extend(group.into_iter().map(|key| (key, count)));
                continue;
            }
            let (parents, ids) = parents(&group, |key| (&key.hang, key.parent));
            let counts = scope
                .store()
                .counts_by_parent::<R>(&parents, &ids, &filter, scope.clearance())
                .await?;
            answers.extend(group.into_iter().map(|key| {
                let count = counts.get(&key.parent).copied().unwrap_or_default();
                (key, count)
            }));
        }
        Ok(answers)
    }
}

/// The identities of all records that pass a filter.
pub(super) struct IdsWhere<R>(PhantomData<fn() -> R>);

impl<R: Paged> Batch for IdsWhere<R> {
    type Key = Arc<Filter>;
    type Value = Listed<i64>;

    async fn fetch(
        scope: &Scope,
        keys: Vec<Arc<Filter>>,
    ) -> Result<FxHashMap<Arc<Filter>, Listed<i64>>, StoreError> {
        let mut answers = FxHashMap::default();
        for filter in keys {
            let ids = scope.store().ids::<R>(&filter, scope.clearance()).await?;
            answers.insert(filter, ids.into());
        }
        Ok(answers)
    }
}

/// What a search finds: hits, and whether there are more.
pub(super) struct Searches;

impl Batch for Searches {
    type Key = (Search, Slice);
    type Value = Arc<(Vec<Hit>, bool)>;

    async fn fetch(
        scope: &Scope,
        keys: Vec<Self::Key>,
    ) -> Result<FxHashMap<Self::Key, Self::Value>, StoreError> {
        let mut answers = FxHashMap::default();
        for (search, slice) in keys {
            let found = scope.store().search(&search, &slice, scope.clearance()).await?;
            answers.insert((search, slice), Arc::new(found));
        }
        Ok(answers)
    }
}

/// How much a search finds.
pub(super) struct SearchCounts;

impl Batch for SearchCounts {
    type Key = Search;
    type Value = i64;

    async fn fetch(scope: &Scope, keys: Vec<Search>) -> Result<FxHashMap<Search, i64>, StoreError> {
        let mut answers = FxHashMap::default();
        for search in keys {
            let count = scope.store().search_count(&search, scope.clearance()).await?;
            answers.insert(search, count);
        }
        Ok(answers)
    }
}

macro_rules! list_loaders {
    ($($(#[$meta:meta])* $name:ident: $value:ty = |$scope:ident, $ids:ident| $fetch:expr;)+) => {$(
        $(#[$meta])*
        pub(super) struct $name;

        impl Batch for $name {
            type Key = i64;
            type Value = $value;

            async fn fetch($scope: &Scope, $ids: Vec<i64>) -> Result<FxHashMap<i64, $value>, StoreError> {
                $fetch.await
            }
        }
    )+};
}

list_loaders! {
    /// Other names.
    OtherNames: Arc<[OtherName]> = |scope, ids| scope.store().other_names(&ids);
    /// Identifiers elsewhere, scheme and value.
    Identifiers: Arc<[(String, String)]> = |scope, ids| scope.store().identifiers(&ids);
    /// Where a record is told.
    Citations: Arc<[Citation]> = |scope, ids| scope.store().citations(&ids, scope.clearance());
    /// A person's tenures.
    Tenures: Arc<[Tenure]> = |scope, ids| scope.store().tenures(&ids);
    /// What the participations of an event say.
    ParticipationTexts: Arc<[ParticipationText]> =
        |scope, ids| scope.store().participation_texts(scope.hot(), &ids);
    /// An event's topics.
    EventTopics: Arc<[i64]> = |scope, ids| scope.store().event_topics(&ids);
    /// The countries that an embassy also covers.
    Accreditations: Arc<[i64]> = |scope, ids| scope.store().accreditations(&ids);
    /// What a promise is about.
    CommitmentTargets: Arc<[i64]> = |scope, ids| scope.store().commitment_targets(&ids);
    /// The topics right below a topic.
    NarrowerTopics: Arc<[i64]> = |scope, ids| scope.store().narrower_topics(&ids);
    /// The texts of a record that a search may have found words in.
    Texts: Vec<String> = |scope, ids| scope.store().texts(&ids);
}

/// A way of hanging on parents without its rows: lists of one shape go into one statement.
fn shape(hang: &Hang) -> Hang {
    match hang {
        Hang::Root => Hang::Root,
        Hang::Own(column) => Hang::Own(column),
        Hang::Links(links) => Hang::Links(links),
        Hang::Rows(_) => Hang::Rows(Arc::from([])),
        Hang::Seats(_) => Hang::Seats(Arc::from([])),
    }
}

/// Keys that go into one statement, in the order in which they were asked.
fn groups<K, S: Eq + std::hash::Hash>(keys: Vec<K>, of: impl Fn(&K) -> S) -> Vec<Vec<K>> {
    let mut places: FxHashMap<S, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<K>> = Vec::new();
    for key in keys {
        let place = *places.entry(of(&key)).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(key);
    }
    groups
}

/// The parents of a group's lists, as the store takes them, and their identities.
fn parents<K>(group: &[K], of: impl Fn(&K) -> (&Hang, i64)) -> (Parents, Vec<i64>) {
    let ids: Vec<i64> = group.iter().map(|key| of(key).1).collect();
    let mut pairs = (Vec::new(), Vec::new(), Vec::new());
    let mut parents = Parents::Pairs(Vec::new(), Vec::new());
    for key in group {
        let (hang, parent) = of(key);
        match hang {
            Hang::Root => {}
            Hang::Own(column) => parents = Parents::Own(column),
            Hang::Links(links) => parents = Parents::Links(links),
            Hang::Rows(rows) => {
                pairs.0.extend(std::iter::repeat_n(parent, rows.len()));
                pairs.1.extend(rows.iter());
            }
            Hang::Seats(seats) => {
                pairs.0.extend(std::iter::repeat_n(parent, seats.len()));
                pairs.1.extend(seats.iter().map(|&(event, _)| event));
                pairs.2.extend(seats.iter().map(|&(_, ordinal)| ordinal));
            }
        }
    }
    match (&group.first().map(|key| of(key).0), parents) {
        (Some(Hang::Rows(_)), _) => (Parents::Pairs(pairs.0, pairs.1), ids),
        (Some(Hang::Seats(_)), _) => (Parents::Seats(pairs.0, pairs.1, pairs.2), ids),
        (_, parents) => (parents, ids),
    }
}
