//! Puts a dossier together.

use rustc_hash::FxHashSet;

use super::{
    DossierReport, Input,
    found::{Found, number, told_positions},
};
use crate::{
    network::Vertex,
    reports::{Acquainted, Book, Question, Reader, ReportError, Wants, lines::Promise, terms::DesignatesOf},
    scalars::EdtfDate,
    store::rows,
    vocabulary::CommitmentStatus,
};

/// How many promises of each sort are told.
const MOST_PROMISES: usize = 50;

impl Question for DossierReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let network = reader.network();
        let institution = reader.institution("about", &input.about).await?;
        let positions = told_positions(reader, institution);
        let designated = reader.designates(DesignatesOf::Positions, positions).await?;
        let found = Found::of(reader, institution, &designated);
        let promises = Promises::of(reader, &found).await?;
        let relationships = reader.relationships(institution).await?;
        let mut wants = Wants::default();
        found.want(reader, &mut wants);
        for row in promises.all() {
            wants.promise(network, row);
        }
        for row in &relationships {
            wants.relationship(row);
        }
        let book = reader.book(wants).await?;
        let id = network.record(institution);
        let other_names = reader.snapshot.store.other_names(&[id]).await?;
        let note = reader.notes(&[id]).await?.remove(&id);
        let date = |event: Option<&Vertex>| event.map(|&event| EdtfDate(network.written(event).into_owned()));
        let people = |known: &[Acquainted]| -> Vec<_> {
            known
                .iter()
                .filter_map(|known| book.acquaintance(known))
                .collect()
        };
        let told_promises = |list: &[rows::Commitment]| Promises::told(list, &book);
        Ok(Self {
            header: book.header::<Self>(Some(institution), input),
            other_names: other_names
                .get(&id)
                .map_or(&[][..], AsRef::as_ref)
                .iter()
                .map(|name| name.name.clone())
                .collect(),
            country: found.country.and_then(|country| book.named(country)),
            note,
            ours: reader.is_home(Some(institution)),
            positions: found
                .positions
                .iter()
                .filter_map(|position| position.line(reader, &book))
                .collect(),
            positions_left_out: number(found.positions_left_out),
            meetings: reader.counted(&found.faced),
            meetings_unnamed: reader.counted(&found.unnamed),
            first_met: date(found.faced.last()),
            last_met: date(found.faced.first()),
            promises_outlived: told_promises(&promises.outlived),
            promises_outlived_count: number(promises.outlived.len()),
            promises_theirs: told_promises(&promises.theirs),
            promises_theirs_count: number(promises.theirs.len()),
            promises_theirs_open: reader.open_among(&promises.theirs),
            promises_ours: told_promises(&promises.ours),
            promises_ours_count: number(promises.ours.len()),
            promises_ours_open: reader.open_among(&promises.ours),
            promises_others: told_promises(&promises.others),
            promises_others_count: number(promises.others.len()),
            contacts: found
                .told_contacts()
                .iter()
                .filter_map(|&event| book.contact(event))
                .collect(),
            contact_count: reader.counted(&found.contacts),
            visits: found
                .visits
                .iter()
                .filter_map(|visit| book.visit(visit))
                .collect(),
            theirs: people(found.told_theirs()),
            theirs_count: number(found.theirs.len()),
            ours_there: people(found.told_ours()),
            ours_there_count: number(found.ours.len()),
            relationships: relationships
                .iter()
                .filter_map(|row| book.relationship(row))
                .collect(),
            topics: found.topic_lines(reader, &book),
            topics_count: number(found.topics.len()),
            sources: book.sources(),
            gaps: book.gaps(),
        })
    }
}

/// The promises around an institution, each in one list: open ones first, then the soonest due.
#[derive(Default)]
struct Promises {
    theirs: Vec<rows::Commitment>,
    ours: Vec<rows::Commitment>,
    others: Vec<rows::Commitment>,
    /// Those of all of them that outlived their maker's time in a position.
    outlived: Vec<rows::Commitment>,
}

impl Promises {
    async fn of(reader: &Reader, found: &Found) -> Result<Self, ReportError> {
        let around = reader.promises_around(found.institution).await?;
        let known: FxHashSet<i64> = around.iter().map(|row| row.id).collect();
        // What we promised there to nobody in particular was promised to them.
        let at_meetings = reader.promises_at(&found.faced).await?;
        let to_nobody = at_meetings
            .into_iter()
            .filter(|row| !known.contains(&row.id) && row.to_id.is_none() && reader.standing(row).ours);
        let is_ours = reader.is_home(Some(found.institution));
        let mut promises = Self::default();
        for row in around.into_iter().chain(to_nobody) {
            let standing = reader.standing(&row);
            let list = if standing.ours {
                &mut promises.ours
            } else if standing.to_us && (is_ours || standing.by_institution == Some(found.institution)) {
                &mut promises.theirs
            } else {
                &mut promises.others
            };
            list.push(row);
        }
        for list in [&mut promises.theirs, &mut promises.ours, &mut promises.others] {
            list.sort_by_key(|row| reader.standing(row).status != CommitmentStatus::Open);
        }
        let all = [&promises.theirs, &promises.ours, &promises.others];
        let outlived = all.into_iter().flatten().filter(|row| reader.has_outlived(row));
        promises.outlived = outlived.cloned().collect();
        Ok(promises)
    }

    /// Those that are told.
    fn all(&self) -> impl Iterator<Item = &rows::Commitment> {
        let lists = [&self.theirs, &self.ours, &self.others, &self.outlived];
        lists.into_iter().flat_map(|list| list.iter().take(MOST_PROMISES))
    }

    fn told(list: &[rows::Commitment], book: &Book<'_>) -> Vec<Promise> {
        let told = list.iter().take(MOST_PROMISES);
        told.filter_map(|row| book.promise(row)).collect()
    }
}
