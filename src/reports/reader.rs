//! What one report is made from: the record as its reader sees it, the day it speaks of, and whose report it is.

use std::time::{Duration, Instant};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    ReportError,
    book::{Told, records},
};
use crate::{
    dates::{Day, Edtf, Period},
    live::Snapshot,
    network::{
        MeetingFilter, Network, Vertex, VertexKind,
        algorithms::{Budget, Stop},
    },
    store::{
        StoreError,
        filter::Filter,
        page::{List, Order, Parents, Slice, Term},
        rows::{self, Paged},
        search::Search,
    },
    vocabulary::{LinkKind, NodeKind, Visibility},
};

/// How long one report may think.
const LONGEST: Duration = Duration::from_secs(10);
/// How many records that may have been meant are named where one is not found.
const MEANT: u32 = 3;

/// What one report is made from.
#[derive(Clone, Debug)]
pub struct Reader {
    pub(super) snapshot: Snapshot,
    /// The day the report speaks of.
    pub on: Day,
    /// The institution that is "ours"; `None` where there is no institution at all.
    pub home: Option<Vertex>,
    /// Whether it was asked whose report it is.
    pub(super) home_was_asked: bool,
    pub(super) told: Told,
    budget_until: Instant,
    stop: Stop,
}

impl Reader {
    /// A reader of the record as it stands. Whose report it is may be named; otherwise it is that of the institution that
    /// took part in the most events, of several the first by name.
    pub async fn new(snapshot: Snapshot, on: Day, home: Option<&str>) -> Result<Self, ReportError> {
        let mut reader = Self {
            snapshot,
            on,
            home: None,
            home_was_asked: home.is_some(),
            told: Told::default(),
            budget_until: Instant::now() + LONGEST,
            stop: Stop::default(),
        };
        reader.home = match home {
            Some(id) => Some(reader.institution("home", id).await?),
            None => reader.busiest(),
        };
        Ok(reader)
    }

    fn busiest(&self) -> Option<Vertex> {
        let institutions = self.network().vertices(VertexKind::Institution);
        // Of equals the last one is the greatest: the first by name.
        institutions
            .rev()
            .max_by_key(|&institution| self.network().events_of(institution).len())
            .filter(|&institution| !self.network().events_of(institution).is_empty())
    }

    /// The network that the reader sees.
    pub fn network(&self) -> &Network {
        &self.snapshot.network
    }

    /// What the reader may see.
    pub fn clearance(&self) -> Visibility {
        self.snapshot.clearance
    }

    /// The time that is left for questions that may take long.
    pub fn budget(&self) -> Budget {
        Budget::new(u64::MAX, Some(self.budget_until)).until_told(&self.stop)
    }

    /// The same reader, who stops thinking when told to.
    #[must_use]
    pub fn until_told(mut self, stop: &Stop) -> Self {
        self.stop = stop.clone();
        self
    }

    /// Which meetings count: those that were possibly held by the day of the report.
    pub fn until_then(&self) -> MeetingFilter {
        MeetingFilter {
            period: Period {
                since: None,
                until: Some(self.on),
            },
            ..MeetingFilter::default()
        }
    }

    /// Whether an event had possibly begun by the day of the report.
    pub fn is_past(&self, event: Vertex) -> bool {
        self.network().event(event).from.earliest <= self.on
    }

    /// Whether somebody stands for us.
    pub fn is_home(&self, institution: Option<Vertex>) -> bool {
        institution.is_some() && institution == self.home
    }

    /// Whether a relationship between us and somebody is recorded: what there was before the first meeting on record.
    pub fn is_related(&self, party: Vertex) -> bool {
        let papers = |home| self.network().papers(LinkKind::Related, home, party);
        self.home.is_some_and(|home| papers(home).next().is_some())
    }

    /// A record that is asked about.
    ///
    /// # Errors
    ///
    /// Where there is none that the reader may see, with those that may have been meant.
    pub async fn subject(
        &self,
        parameter: &'static str,
        id: &str,
        expected: &'static str,
        accepts: impl Fn(VertexKind) -> bool,
    ) -> Result<Vertex, ReportError> {
        let named = id.split_once(':').and_then(|(kind, key)| {
            let kind = NodeKind::from_reference(kind)?;
            (!key.contains('\0')).then_some((kind, key))
        });
        let record = match named {
            Some((kind, key)) => self.snapshot.store.find(kind, key, self.clearance()).await?,
            None => None,
        };
        let vertex = record.and_then(|record| self.network().vertex(record));
        match vertex.filter(|&vertex| accepts(self.network().kind(vertex))) {
            Some(vertex) => Ok(vertex),
            None => Err(ReportError::Unknown {
                parameter,
                given: id.to_owned(),
                expected,
                meant: self.meant(id, accepts).await?,
            }),
        }
    }

    /// An institution that is asked about.
    pub async fn institution(&self, parameter: &'static str, id: &str) -> Result<Vertex, ReportError> {
        let expected =
            "the id of an organization, an embassy, a city or a country, such as organization:wego";
        self.subject(parameter, id, expected, |kind| kind == VertexKind::Institution)
            .await
    }

    /// A person that is asked about.
    pub async fn person(&self, parameter: &'static str, id: &str) -> Result<Vertex, ReportError> {
        let expected = "the id of a person, such as person:jung-sook-park";
        self.subject(parameter, id, expected, |kind| kind == VertexKind::Person)
            .await
    }

    /// Records that may have been meant.
    async fn meant(&self, id: &str, accepts: impl Fn(VertexKind) -> bool) -> Result<Vec<String>, StoreError> {
        let words = id.split_once(':').map_or(id, |(_, key)| key).replace('-', " ");
        let search = Search::new(&words, &[]);
        if search.is_empty() {
            return Ok(Vec::new());
        }
        let slice = Slice {
            limit: 10 * MEANT,
            from_end: false,
            after: None,
            before: None,
        };
        let (hits, _) = self
            .snapshot
            .store
            .search(&search, &slice, self.clearance())
            .await?;
        let fitting = hits.iter().filter(|hit| {
            let vertex = self.network().vertex(hit.id);
            vertex.is_some_and(|vertex| accepts(self.network().kind(vertex)))
        });
        // Those of the kind that was named come first.
        let kind = id
            .split_once(':')
            .and_then(|(kind, _)| NodeKind::from_reference(kind));
        let mut fitting: Vec<_> = fitting.collect();
        fitting.sort_by_key(|hit| Some(hit.kind) != kind);
        let ids: Vec<i64> = fitting.iter().map(|hit| hit.id).take(MEANT as usize).collect();
        let labels = self.snapshot.store.labels(&ids, self.clearance()).await?;
        let known = ids.iter().filter_map(|id| labels.get(id));
        Ok(known
            .map(|label| format!("{}:{}", label.kind.reference(), label.key))
            .collect())
    }

    /// The promises that some parties or positions made, were made, or are the object of: the soonest due first, each once.
    /// Those made at events after the day of the report are left out.
    pub async fn promises_of(&self, of: &[Vertex]) -> Result<Vec<rows::Commitment>, StoreError> {
        const LINKS: Parents = Parents::Links(&[
            ("commitment", "by_id", "id"),
            ("commitment", "to_id", "id"),
            ("commitment_target", "target_id", "commitment_id"),
        ]);
        let ids: Vec<i64> = of.iter().map(|&vertex| self.network().record(vertex)).collect();
        Ok(self.made_by_then(self.hanging(&LINKS, &ids).await?))
    }

    /// The promises between us and some parties: those that these made, were made, or are the object of, and those made at our
    /// contacts by those who stood for one of them or for us. The soonest due first, each once.
    pub async fn promises_with(
        &self,
        parties: &[Vertex],
        contacts: &[Vertex],
    ) -> Result<Vec<rows::Commitment>, StoreError> {
        let mut promises = self.promises_of(parties).await?;
        let known: FxHashSet<i64> = promises.iter().map(|promise| promise.id).collect();
        let made_there = self.promises_at(contacts).await?;
        promises.extend(
            made_there
                .into_iter()
                .filter(|promise| !known.contains(&promise.id) && self.concerns(promise, parties)),
        );
        promises.sort_by(|one, other| {
            let due = |promise: &rows::Commitment| {
                let date = promise.due_text.as_ref()?.parse::<Edtf>().ok()?;
                Some((date.span().latest, date.span().earliest))
            };
            let by_due = match (due(one), due(other)) {
                (Some(one), Some(other)) => one.cmp(&other),
                (one, other) => other.is_some().cmp(&one.is_some()),
            };
            by_due.then_with(|| one.key.cmp(&other.key))
        });
        Ok(promises)
    }

    /// Whether somebody made a promise who stood for one of some parties or for us.
    fn concerns(&self, promise: &rows::Commitment, parties: &[Vertex]) -> bool {
        let network = self.network();
        let by = network.vertex(promise.by_id);
        let event = promise.event_id.and_then(|event| network.vertex(event));
        let stood_for = by.zip(event).and_then(|(by, event)| {
            let mut seats = network.seats(event);
            let seat = seats.find(|seat| seat.person == Some(by) || seat.position == Some(by));
            seat.and_then(|seat| seat.stands_for)
        });
        let concerned = stood_for.or(by);
        self.is_home(concerned) || concerned.is_some_and(|concerned| parties.contains(&concerned))
    }

    /// The remarks on some parties, by identity; those without one are left out.
    pub async fn notes(&self, ids: &[i64]) -> Result<FxHashMap<i64, String>, StoreError> {
        let kinds = self.snapshot.store.kinds(ids, self.clearance()).await?;
        let mut notes = FxHashMap::default();
        macro_rules! take {
            ($($kind:ident),+) => {$(
                let of_kind: Vec<i64> = ids
                    .iter()
                    .copied()
                    .filter(|id| kinds.get(id) == Some(&NodeKind::$kind))
                    .collect();
                let rows = records::<rows::$kind>(&self.snapshot, &of_kind).await?;
                notes.extend(rows.into_iter().filter_map(|(id, row)| Some((id, row.note.clone()?))));
            )+};
        }
        take!(Person, Organization, Embassy, City, Country);
        Ok(notes)
    }

    /// The promises made at some events: the soonest due first.
    pub async fn promises_at(&self, events: &[Vertex]) -> Result<Vec<rows::Commitment>, StoreError> {
        let ids: Vec<i64> = events
            .iter()
            .map(|&vertex| self.network().record(vertex))
            .collect();
        Ok(self.made_by_then(self.hanging(&Parents::Own("event_id"), &ids).await?))
    }

    /// All promises: the soonest due first.
    pub async fn all_promises(&self) -> Result<Vec<rows::Commitment>, StoreError> {
        self.promises_like(Filter::everything()).await
    }

    /// The promises that pass a filter: the soonest due first.
    pub async fn promises_like(&self, filter: Filter) -> Result<Vec<rows::Commitment>, StoreError> {
        Ok(self.made_by_then(self.records_like(filter, SOONEST_DUE).await?))
    }

    /// The records of a kind that pass a filter, in an order: in one statement.
    pub(super) async fn records_like<R: Paged + Clone>(
        &self,
        filter: Filter,
        order: Order,
    ) -> Result<Vec<R>, StoreError> {
        let list = List {
            filter,
            ..whole(order)
        };
        let page = self.snapshot.store.page::<R>(&list, self.clearance()).await?;
        Ok(page.rows.into_iter().map(|(row, _)| (*row).clone()).collect())
    }

    fn made_by_then(&self, mut promises: Vec<rows::Commitment>) -> Vec<rows::Commitment> {
        promises.retain(|promise| {
            let event = promise.event_id.and_then(|event| self.network().vertex(event));
            event.is_none_or(|event| self.is_past(event))
        });
        promises
    }

    /// All records of a kind that hang on some others, each once: in one statement.
    pub(super) async fn hanging<R: Paged + Clone + rows::RecordRow>(
        &self,
        parents: &Parents,
        ids: &[i64],
    ) -> Result<Vec<R>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let order = if R::RECORD == NodeKind::Commitment {
            SOONEST_DUE
        } else {
            Order::KEY
        };
        let pages = self
            .snapshot
            .store
            .pages_by_parent::<R>(parents, ids, &whole(order), self.clearance())
            .await?;
        let mut placed: Vec<_> = pages.into_values().flat_map(|page| page.rows).collect();
        placed.sort_by(|(_, one), (_, other)| by_values(one, other));
        placed.dedup_by_key(|(row, _)| row.id());
        Ok(placed.into_iter().map(|(row, _)| (*row).clone()).collect())
    }
}

/// Promises by the day on which they are due, the soonest first; those without one come last.
const SOONEST_DUE: Order = Order {
    terms: &[
        Term::Number("COALESCE(t.due_latest, 99999999)"),
        Term::Number("COALESCE(t.due_earliest, 99999999)"),
        Term::Text("r.key"),
    ],
    descending: false,
};

fn whole(order: Order) -> List {
    List {
        filter: Filter::everything(),
        order,
        slice: Slice {
            limit: u32::MAX,
            from_end: false,
            after: None,
            before: None,
        },
    }
}

/// How two rows are ordered by the values of their order.
fn by_values(one: &[crate::store::page::Value], other: &[crate::store::page::Value]) -> std::cmp::Ordering {
    use crate::store::page::Value::{Number, Text};
    let pairs = one.iter().zip(other);
    let orders = pairs.map(|pair| match pair {
        (Number(one), Number(other)) => one.cmp(other),
        (Text(one), Text(other)) => one.cmp(other),
        (Number(_), Text(_)) | (Text(_), Number(_)) => std::cmp::Ordering::Equal,
    });
    orders.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
}
