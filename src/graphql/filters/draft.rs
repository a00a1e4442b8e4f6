//! Drafts: what inputs ask for, before anybody is asked. How large a filter is can be seen from its draft alone, so that one
//! that is too large is refused before the database or the network does anything for it. Only then are the parts that the
//! network answers put in place.

use std::sync::Arc;

use async_graphql::Result;
use futures_util::{
    FutureExt,
    future::{BoxFuture, try_join_all},
};

use super::{
    asked,
    relations::{EVENT_OF_SEAT, PERSON, POSITIONS, SEATS_OF_INSTITUTION, SEATS_OF_PERSON, SEATS_OF_POSITION},
};
use crate::{
    graphql::{error::exceeded, loaders::IdsWhere, scope::Scope},
    network::View,
    store::{
        filter::{Field, Filter, Listed, Quantifier, Relation, TextTest},
        rows,
    },
    vocabulary::NodeKind,
};

/// How many tests a filter may be made of.
const MOST_TESTS: usize = 500;
/// How many of them may be such as the network answers, each of which looks at much of it.
const MOST_ASKED: usize = 20;
/// How deep a filter may be nested, see [`Filter::depth`].
const DEEPEST: usize = 90;

const ID: Field = Field::Record("id");

/// Which rows are to pass.
#[derive(Debug)]
pub(in crate::graphql) enum Draft {
    /// Those that pass all.
    All(Vec<Draft>),
    /// Those that pass at least one.
    Any(Vec<Draft>),
    /// Those that do not pass.
    Not(Box<Draft>),
    /// Those that pass what asks nobody.
    Is(Filter),
    /// By related rows.
    Related(&'static Relation, Quantifier, Box<Draft>),
    /// Participations by the institution on whose behalf they were.
    OnBehalfOf(Box<Draft>),
    /// Those who took part in an event that passes.
    Attended(Attendee, Box<Draft>),
    /// Those next to one that passes.
    NextTo(Near, Box<Draft>),
    /// Participations of a person that passes, stated or inferred.
    OfPerson(Box<Draft>),
    /// Participations of a person who is inferred.
    Inferred,
}

/// Who took part in an event.
#[derive(Clone, Copy, Debug)]
pub(in crate::graphql) enum Attendee {
    /// A person, stated or inferred.
    Person,
    /// An institution, by whoever stood for it.
    Institution,
}

/// In what way one is next to the other. Both are mutual, so that those next to the ones that pass are asked for.
#[derive(Clone, Copy, Debug)]
pub(in crate::graphql) enum Near {
    /// Persons who met.
    Met,
    /// Institutions that engaged.
    Engaged,
}

/// How large a filter is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct Size {
    /// How many tests it is made of, see [`Filter::size`], those that stand in statements of their own included.
    tests: usize,
    /// How many of them ask the network.
    asked: usize,
    /// How deep it is nested once it is written out, see [`Filter::depth`].
    depth: usize,
    /// How deep the deepest of its statements is nested.
    deepest: usize,
}

impl Size {
    /// A part within so many tests, which nest so deep.
    fn within(self, tests: usize, depth: usize) -> Self {
        let depth = self.depth + depth;
        Self {
            tests: self.tests.saturating_add(tests),
            depth,
            deepest: self.deepest.max(depth),
            ..self
        }
    }

    /// The same, put to the network.
    fn asked(self) -> Self {
        Self {
            asked: self.asked.saturating_add(1),
            ..self
        }
    }

    /// Parts beside each other.
    fn joined(parts: &[Draft]) -> Self {
        let sizes = parts.iter().map(Draft::size);
        let whole = sizes.fold(Self::default(), |whole, part| Self {
            tests: whole.tests.saturating_add(part.tests),
            asked: whole.asked.saturating_add(part.asked),
            depth: whole.depth.max(part.depth),
            deepest: whole.deepest.max(part.deepest),
        });
        whole.within(1, 1)
    }

    /// A part that is written twice.
    fn twice(self) -> Self {
        Self {
            tests: self.tests.saturating_mul(2),
            ..self
        }
    }
}

impl Draft {
    /// Lets those pass that pass all parts; parts that let everything pass are left out.
    pub(super) fn all(mut parts: Vec<Self>) -> Self {
        parts.retain(|part| !part.is_everything());
        if parts.len() == 1 {
            parts.remove(0)
        } else {
            Self::All(parts)
        }
    }

    /// Lets those pass that do not pass a part.
    pub(super) fn not(part: Self) -> Self {
        Self::Not(Box::new(part))
    }

    fn is_everything(&self) -> bool {
        match self {
            Self::All(parts) => parts.is_empty(),
            Self::Is(filter) => filter.is_everything(),
            Self::Any(_)
            | Self::Not(_)
            | Self::Related(..)
            | Self::OnBehalfOf(_)
            | Self::Attended(..)
            | Self::NextTo(..)
            | Self::OfPerson(_)
            | Self::Inferred => false,
        }
    }

    /// Refuses a filter that would be too much for a database or the network.
    pub(super) fn check(&self) -> Result<()> {
        let size = self.size();
        if size.tests > MOST_TESTS {
            let found = size.tests;
            return Err(exceeded(
                format!("filter: {found} tests are too many; expected at most {MOST_TESTS}"),
                found,
                MOST_TESTS,
            ));
        }
        if size.asked > MOST_ASKED {
            let found = size.asked;
            return Err(exceeded(
                format!(
                    "filter: {found} tests that ask the network are too many (met, engagedWith, person, attribution, \
                     events of persons); expected at most {MOST_ASKED}"
                ),
                found,
                MOST_ASKED,
            ));
        }
        if size.deepest > DEEPEST {
            return Err(exceeded(
                "filter: leads through too many relations, one within the other; expected fewer",
                size.deepest,
                DEEPEST,
            ));
        }
        Ok(())
    }

    fn size(&self) -> Size {
        match self {
            Self::All(parts) | Self::Any(parts) => Size::joined(parts),
            Self::Not(part) => part.size().within(1, 2),
            Self::Is(filter) => Size::default().within(filter.size(), filter.depth()),
            Self::Related(_, Quantifier::Some | Quantifier::None, part) => part.size().within(1, 4),
            Self::Related(_, Quantifier::Every, part) => part.size().within(1, 6),
            Self::OnBehalfOf(part) => part.size().twice().within(1, 12),
            Self::Attended(Attendee::Person, event) => event.size().within(7, 10).asked(),
            Self::Attended(Attendee::Institution, event) => event.size().twice().within(13, 14),
            Self::NextTo(_, wanted) => {
                // What passes is found by a statement of its own; its identities are one test.
                let wanted = Size {
                    depth: 0,
                    ..wanted.size()
                };
                wanted.within(1, 1).asked()
            }
            Self::OfPerson(person) => person.size().within(3, 5).asked(),
            Self::Inferred => Size::default().within(1, 1).asked(),
        }
    }

    /// The filter, with what the network answers in place. What was asked before in the same scope is not asked again.
    pub(super) fn resolve(self, scope: &Scope) -> BoxFuture<'_, Result<Filter>> {
        let all = |parts: Vec<Self>| try_join_all(parts.into_iter().map(|part| part.resolve(scope)));
        async move {
            Ok(match self {
                Self::All(parts) => Filter::All(all(parts).await?),
                Self::Any(parts) => Filter::Any(all(parts).await?),
                Self::Not(part) => Filter::Not(Box::new(part.resolve(scope).await?)),
                Self::Is(filter) => filter,
                Self::Related(relation, quantifier, part) => {
                    Filter::Related(relation, quantifier, Box::new(part.resolve(scope).await?))
                }
                Self::OnBehalfOf(part) => Filter::OnBehalfOf(Box::new(part.resolve(scope).await?)),
                Self::Attended(attendee, event) => {
                    let event = event.resolve(scope).await?;
                    let inferred = match attendee {
                        Attendee::Person => inferred_at(&event, scope).await?,
                        Attendee::Institution => Vec::new().into(),
                    };
                    attended(attendee, event, inferred)
                }
                Self::NextTo(near, wanted) => {
                    let wanted = wanted.resolve(scope).await?;
                    let (view, passing) = match near {
                        Near::Met => (View::Met, passing::<rows::Person>(scope, wanted).await?),
                        Near::Engaged => (View::Engaged, passing::<InstitutionRow>(scope, wanted).await?),
                    };
                    Filter::Among(
                        ID,
                        asked::records(scope, asked::Records::Neighbours(view, passing)).await?,
                    )
                }
                Self::OfPerson(person) => {
                    let person = person.resolve(scope).await?;
                    of_person(person.clone(), inferred_seats(person, scope).await?)
                }
                Self::Inferred => Filter::Seats(asked::seats(scope, asked::Seats::Inferred).await?),
            })
        }
        .boxed()
    }
}

/// An institution of any kind, as a row to find.
struct InstitutionRow;

impl rows::Paged for InstitutionRow {
    const FROM: &'static str = "institution t JOIN record r ON r.id = t.id";
    const KIND: Option<NodeKind> = None;
    const COLUMNS: &'static str = "r.id";
    const WIDTH: usize = 1;

    fn read(_: &rows::Answer) -> std::result::Result<Self, rows::Unreadable> {
        Ok(Self)
    }
}

/// The identities of those that pass.
async fn passing<R: rows::Paged>(scope: &Scope, wanted: Filter) -> Result<Listed<i64>> {
    let passing = scope.load::<IdsWhere<R>>(Arc::new(wanted)).await?;
    Ok(passing.unwrap_or_else(|| Vec::new().into()))
}

/// Those who took part in an event that passes; persons also where they are among those whom sources do not name.
fn attended(attendee: Attendee, event: Filter, inferred: Listed<i64>) -> Filter {
    let through = |seats: &'static Relation, event: Filter, more: Option<Filter>| {
        let mut seat = vec![
            Filter::Text(Field::Own("attendance"), TextTest::Is("ATTENDED".to_owned())),
            Filter::Text(Field::Own("role"), TextTest::IsNot("MENTIONED".to_owned())),
            Filter::Related(&EVENT_OF_SEAT, Quantifier::Some, Box::new(event)),
        ];
        seat.extend(more);
        Filter::Related(seats, Quantifier::Some, Box::new(Filter::All(seat)))
    };
    Filter::Any(match attendee {
        Attendee::Person => vec![
            through(&SEATS_OF_PERSON, event, None),
            Filter::Among(ID, inferred),
        ],
        Attendee::Institution => {
            let in_no_name = Filter::Absent(Field::Own("institution_id"));
            let of_position = through(&SEATS_OF_POSITION, event.clone(), Some(in_no_name));
            vec![
                through(&SEATS_OF_INSTITUTION, event, None),
                Filter::Related(&POSITIONS, Quantifier::Some, Box::new(of_position)),
            ]
        }
    })
}

/// The persons whom sources do not name at events that pass, and who are inferred to have been there.
async fn inferred_at(event: &Filter, scope: &Scope) -> Result<Listed<i64>> {
    let events = asked::records(scope, asked::Records::EventsOfInferred).await?;
    if events.is_empty() {
        return Ok(events);
    }
    let wanted = Filter::All(vec![Filter::Among(ID, events), event.clone()]);
    let passing = passing::<rows::Event>(scope, wanted).await?;
    asked::records(scope, asked::Records::InferredAt(passing)).await
}

/// Participations of a person that passes, or that are among those whose person is inferred.
fn of_person(person: Filter, inferred: Listed<(i64, i64)>) -> Filter {
    let stated = Filter::Related(&PERSON, Quantifier::Some, Box::new(person));
    Filter::Any(vec![stated, Filter::Seats(inferred)])
}

/// The participations of persons that pass and are inferred.
async fn inferred_seats(person: Filter, scope: &Scope) -> Result<Listed<(i64, i64)>> {
    let people = asked::records(scope, asked::Records::Inferred).await?;
    if people.is_empty() {
        return Ok(Vec::new().into());
    }
    let wanted = Filter::All(vec![Filter::Among(ID, people), person]);
    let passing = passing::<rows::Person>(scope, wanted).await?;
    asked::seats(scope, asked::Seats::InferredToBe(passing)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part() -> Filter {
        Filter::Any(vec![
            Filter::Flag(ID, true),
            Filter::Not(Box::new(Filter::Flag(ID, true))),
        ])
    }

    /// What is said of the size of a draft holds for what becomes of it.
    #[test]
    fn a_draft_is_as_large_as_its_filter() {
        let draft = || Box::new(Draft::Is(part()));
        let none = || Vec::new().into();
        for (draft, filter) in [
            (
                Draft::Attended(Attendee::Person, draft()),
                attended(Attendee::Person, part(), none()),
            ),
            (
                Draft::Attended(Attendee::Institution, draft()),
                attended(Attendee::Institution, part(), none()),
            ),
            (Draft::OfPerson(draft()), of_person(part(), Vec::new().into())),
            (Draft::OnBehalfOf(draft()), Filter::OnBehalfOf(Box::new(part()))),
            (
                Draft::All(vec![*draft(), Draft::not(*draft())]),
                Filter::All(vec![part(), Filter::Not(Box::new(part()))]),
            ),
        ] {
            let size = draft.size();
            assert_eq!(
                (size.tests, size.depth, size.deepest),
                (filter.size(), filter.depth(), filter.depth()),
                "{draft:?}"
            );
        }
        let next = Draft::NextTo(Near::Met, Box::new(Draft::Any(vec![Draft::Inferred, *draft()]))).size();
        let inner = Filter::Any(vec![part(), part()]);
        assert_eq!((next.asked, next.depth, next.deepest), (2, 1, inner.depth()));
    }
}
