//! Promises: open, overdue and fulfilled, theirs and ours, word for word.

mod keeping;
mod laying_out;
mod sorting;

use async_graphql::{ID, SimpleObject};
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;

use self::sorting::{Picked, Sorted};
use super::{
    Book, Question, Reader, ReportError, Standing, Wants,
    lines::{Account, Gap, Header, Holder, Named, Promise, SourceLine},
    parameters::parameters,
};
use crate::{
    network::{Holding, Vertex, VertexKind},
    scalars::EdtfDate,
    store::{StoreError, rows},
    vocabulary::{Attribution, Certainty, CommitmentFit, CommitmentStatus, EventKind, GapKind, Stance},
};

/// How many promises one list tells.
pub(crate) const MOST: usize = 100;
/// How many promises between others one list tells.
const MOST_BETWEEN_OTHERS: usize = 20;
/// How many events that may have kept a promise are told of it.
const MOST_GUESSES: usize = 3;

parameters! {
    /// What the report is asked.
    Input as "CommitmentsReportInput" {
        /// Only those of, to or about a person, an institution or a position, and those made by or to whoever was there for it; by default all.
        about: Option<ID>,
    }
}

/// Promises: open, overdue and fulfilled, theirs and ours, word for word.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CommitmentsReport {
    /// What was asked.
    pub header: Header,
    /// Those made to us: to home or to somebody there for it, or, where it is not recorded to whom, at an event in which home
    /// took part.
    pub theirs: CommitmentsSide,
    /// Those made by us.
    pub ours: CommitmentsSide,
    /// Those that others made to each other.
    pub others: CommitmentsSide,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

/// The promises of one side, by what became of them.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CommitmentsSide {
    /// How many there are.
    pub counts: CommitmentsCounts,
    /// Open ones whose day has certainly passed: those overdue for longest first.
    pub overdue: CommitmentsList,
    /// Other open ones: the oldest first, those of which it is not known when they were made last.
    pub open: CommitmentsList,
    /// Those that were kept: those made last first.
    pub fulfilled: CommitmentsList,
    /// Those that came to nothing, in the same order.
    pub lapsed: CommitmentsList,
    /// Those that were taken back, in the same order.
    pub withdrawn: CommitmentsList,
}

/// How many promises there are.
#[derive(Clone, Copy, Debug, Default, Eq, JsonSchema, PartialEq, Serialize, SimpleObject)]
pub struct CommitmentsCounts {
    /// All.
    pub total: u32,
    /// Open ones, the overdue ones among them.
    pub open: u32,
    /// Open ones whose day has certainly passed.
    pub overdue: u32,
    /// Open ones that were made by a person who no longer holds the position in which he or she made them.
    pub promisor_left: u32,
    /// Those that were kept.
    pub fulfilled: u32,
    /// Those that came to nothing.
    pub lapsed: u32,
    /// Those that were taken back.
    pub withdrawn: u32,
    /// For how many days the oldest open one has been open; null where none is open, or where it is not known when.
    pub oldest_in_days: Option<i32>,
}

/// Some promises, as many as are told.
#[derive(Clone, Debug, Default, JsonSchema, Serialize, SimpleObject)]
pub struct CommitmentsList {
    /// The promises: at most 100, and of those that others made to each other 20.
    pub rows: Vec<CommitmentRow>,
    /// How many more there are.
    pub left_out: u32,
}

/// A promise, what may have become of it, and whom to ask.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CommitmentRow {
    /// The promise. Its name is what was promised, word for word.
    pub promise: Promise,
    /// To which institution it was made in the end; null where that is told already, or not known.
    pub to_institution: Option<Named>,
    /// For how many days it has certainly been overdue; null where it is not.
    pub days_overdue: Option<i32>,
    /// What each source says of it, with the words where they were recorded, in the order of the record.
    pub accounts: Vec<Account>,
    /// Of an open one: who holds, on the day of the report, the position in which it was made, or that made it. Those who are
    /// equally sure, the surest that there are; none where nothing suggests anybody.
    pub holders: Vec<Holder>,
    /// Held events that may have kept it, guessed from who took part: the closest first, three at most. None where it was taken
    /// back, where it is recorded which event kept it, or where it is not known when it was made.
    pub perhaps_kept_by: Vec<CommitmentGuess>,
    /// How many more such events there are.
    pub perhaps_left_out: u32,
}

/// An event that may have kept a promise. Nothing records that it did.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CommitmentGuess {
    /// The event.
    pub event: Named,
    /// What sort of event.
    pub kind: EventKind,
    /// When it began.
    pub from: EdtfDate,
    /// Why it may have kept the promise.
    pub fit: CommitmentFit,
    /// Whom the promise was made to, or whom it is about, who was there.
    pub with: Named,
    /// The sources of the event, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

impl Question for CommitmentsReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let about = match &input.about {
            Some(id) => Some(subject(reader, id).await?),
            None => None,
        };
        let promises = match about {
            Some(about) => reader.promises_around(about).await?,
            None => reader.all_promises().await?,
        };
        let sorted = Sorted::of(reader, &promises);
        let targets = targets(reader, &sorted).await?;
        let sides = [
            (&sorted.theirs, MOST),
            (&sorted.ours, MOST),
            (&sorted.others, MOST_BETWEEN_OTHERS),
        ];
        let sides = sides.map(|(side, most)| {
            let lists = side.lists();
            lists.map(|list| told(reader, &list[..most.min(list.len())], &targets))
        });
        let mut wants = Wants::default();
        if let Some(about) = about {
            wants.name(reader.network(), about);
        }
        for row in sides.iter().flatten().flatten() {
            row.want(reader, &mut wants);
        }
        let book = reader.book(wants).await?;
        let mut rows = sides.iter();
        let mut side = |of: &sorting::Side<'_>| {
            let lists = rows.next().map_or(&[][..], |lists| &lists[..]);
            CommitmentsSide::told(&book, of, lists)
        };
        let (theirs, ours, others) = (side(&sorted.theirs), side(&sorted.ours), side(&sorted.others));
        Ok(Self {
            header: book.header::<Self>(about, input),
            theirs,
            ours,
            others,
            sources: book.sources(),
            gaps: book.gaps(),
        })
    }
}

/// Whose promises are asked for.
async fn subject(reader: &Reader, id: &str) -> Result<Vertex, ReportError> {
    let expected = "the id of a person, an institution or a position, such as person:jung-sook-park or organization:wego";
    let accepts = |kind| [VertexKind::Person, VertexKind::Institution, VertexKind::Position].contains(&kind);
    reader.subject("about", id, expected, accepts).await
}

/// What the promises that are told are about: in one statement.
async fn targets(reader: &Reader, sorted: &Sorted<'_>) -> Result<FxHashMap<i64, Vec<Vertex>>, StoreError> {
    let sides = [&sorted.theirs, &sorted.ours, &sorted.others];
    let told = sides.into_iter().flat_map(sorting::Side::lists);
    let mut ids: Vec<i64> = told
        .flat_map(|list| list.iter().take(MOST))
        .map(|picked| picked.row.id)
        .collect();
    ids.sort_unstable();
    if ids.is_empty() {
        return Ok(FxHashMap::default());
    }
    let targets = reader.snapshot.store.commitment_targets(&ids).await?;
    let network = reader.network();
    let vertices = |ids: &[i64]| ids.iter().filter_map(|&id| network.vertex(id)).collect();
    Ok(targets
        .into_iter()
        .map(|(promise, targets)| (promise, vertices(&targets)))
        .collect())
}

/// A promise that is going to be told, before it has its words.
struct Told<'a> {
    row: &'a rows::Commitment,
    standing: Standing,
    holdings: Vec<Holding>,
    guesses: Vec<keeping::Guess>,
    guesses_left_out: u32,
}

/// The promises of a list that are told.
fn told<'a>(reader: &Reader, list: &[Picked<'a>], targets: &FxHashMap<i64, Vec<Vertex>>) -> Vec<Told<'a>> {
    let told = list.iter().map(|picked| {
        let standing = picked.standing;
        let is_open = standing.status == CommitmentStatus::Open;
        let unexplained = standing.status != CommitmentStatus::Withdrawn && standing.kept.is_none();
        let targets = targets.get(&picked.row.id).map_or(&[][..], Vec::as_slice);
        let mut guesses = Vec::new();
        if unexplained {
            guesses = keeping::guesses(reader, &standing, picked.row.action, targets);
        }
        let guesses_left_out = number(guesses.len().saturating_sub(MOST_GUESSES));
        guesses.truncate(MOST_GUESSES);
        let position = standing.by_position.filter(|_| is_open);
        Told {
            row: picked.row,
            standing,
            holdings: position.map_or_else(Vec::new, |position| surest(reader, position)),
            guesses,
            guesses_left_out,
        }
    });
    told.collect()
}

/// Those who hold a position on the day of the report: the surest, where several are equally sure all of them.
fn surest(reader: &Reader, position: Vertex) -> Vec<Holding> {
    let mut holders = reader.network().holders(position, reader.on);
    let first = holders
        .first()
        .map_or(Certainty::Possible, |first| first.certainty);
    holders.retain(|holding| holding.certainty == first);
    holders
}

impl Told<'_> {
    fn want(&self, reader: &Reader, wants: &mut Wants) {
        let network = reader.network();
        wants.promise(network, self.row);
        let named = [
            self.standing.by_position,
            self.standing.by_institution,
            self.standing.to_institution,
        ];
        for vertex in named.into_iter().flatten() {
            wants.name(network, vertex);
        }
        for holding in &self.holdings {
            wants.holding(network, holding);
        }
        for guess in &self.guesses {
            wants.cite(network, guess.event);
            wants.name(network, guess.with);
        }
    }

    fn tell(&self, book: &Book<'_>) -> Option<CommitmentRow> {
        let reader = book.reader;
        let network = reader.network();
        let promise = book.promise(self.row)?;
        let to_institution = self
            .standing
            .to_institution
            .filter(|&institution| Some(institution) != self.standing.to);
        let accounts = book.accounts(self.row.id);
        self.doubt(book, &promise, &accounts);
        let guess = |guess: &keeping::Guess| {
            Some(CommitmentGuess {
                event: book.named(guess.event)?,
                kind: network.event(guess.event).kind,
                from: EdtfDate(network.written(guess.event).into_owned()),
                fit: guess.fit,
                with: book.named(guess.with)?,
                footnotes: book.footnotes(network.record(guess.event)),
            })
        };
        let due = self.standing.due.filter(|_| self.standing.overdue);
        Some(CommitmentRow {
            to_institution: to_institution.and_then(|institution| book.named(institution)),
            days_overdue: due.map(|due| reader.on.number() - due.latest.number()),
            accounts,
            holders: self
                .holdings
                .iter()
                .filter_map(|holding| book.holder(holding))
                .collect(),
            perhaps_kept_by: self.guesses.iter().filter_map(guess).collect(),
            perhaps_left_out: self.guesses_left_out,
            promise,
        })
    }

    /// Notes what is uncertain of the promise.
    fn doubt(&self, book: &Book<'_>, promise: &Promise, accounts: &[Account]) {
        let network = book.reader.network();
        let record = &promise.promise;
        let disputed = |account: &Account| match account.stance {
            Stance::Corrects | Stance::Contradicts => true,
            Stance::Reports | Stance::Announces => false,
        };
        if accounts.iter().any(disputed) {
            book.doubt(GapKind::AccountsDiffer, record);
        }
        match promise.footnotes.len() {
            0 => book.doubt(GapKind::Unsourced, record),
            1 => book.doubt(GapKind::SingleSource, record),
            _ => {}
        }
        let Some((event, named)) = self
            .standing
            .event
            .and_then(|event| Some((event, book.named(event)?)))
        else {
            return;
        };
        if !network.event(event).from.is_one_day() {
            book.doubt(GapKind::DateUncertain, &named);
        }
        // A position made it: who spoke in it follows from other records, or from none.
        let by = self.standing.by;
        let spoke = network
            .seats(event)
            .filter(|seat| seat.position.is_some() && seat.position == by);
        for seat in spoke {
            match seat.attribution {
                Attribution::Inferred => book.doubt(GapKind::HolderInferred, &named),
                Attribution::Unresolved => book.doubt(GapKind::HolderUnknown, &named),
                Attribution::Stated => {}
            }
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
