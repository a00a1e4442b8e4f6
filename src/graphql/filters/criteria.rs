//! The parts that filters are made of: tests of a text, a word, a number, a date, a flag, and ways to other
//! records.

use async_graphql::{InputObject, InputType, Result};

use super::{draft::Draft, meetings::PeriodFilter};
use crate::{
    fold::fold,
    graphql::error::bad_input,
    store::filter::{Field, Filter, Quantifier, Relation, TextTest},
    vocabulary::{
        Attendance, Attribution, CommitmentAction, CommitmentStatus, CommitmentStrength, EmbassyKind,
        EventFormat, EventKind, EventStatus, NodeKind, OrganizationKind, OtherNameKind, ParticipantRole,
        PositionRank, RelationshipKind, Side, Stance, TenureCapacity, Visibility,
    },
};

/// How many texts or words one of which is looked for a filter may name.
const MOST_AMONG: usize = 1_000;

/// Those of which a record is to be one, if they are not too many.
pub(super) fn few<T>(among: &[T]) -> Result<&[T]> {
    if among.len() > MOST_AMONG {
        let given = among.len();
        return Err(bad_input(format!(
            "in: {given} are too many; expected at most {MOST_AMONG}, the others in requests of their own"
        )));
    }
    Ok(among)
}

/// Which records of one kind pass.
pub trait Criterion: Send + Sync + 'static {
    /// The same as a draft: nobody is asked for it.
    fn draft(&self) -> Result<Draft>;
}

/// A part of a criterion, applied to what a field of a record is about.
pub(super) trait Test<Subject>: Send + Sync {
    fn test(&self, subject: Subject) -> Result<Draft>;
}

/// By a text. All of the tests given must pass.
#[derive(Clone, Debug, InputObject)]
pub struct TextFilter {
    /// Is exactly this text.
    eq: Option<String>,
    /// Is not this text, or is absent.
    ne: Option<String>,
    /// Is one of these texts: 1,000 at most.
    #[graphql(name = "in")]
    among: Option<Vec<String>>,
    /// Holds this text somewhere, capitals and small letters alike; for names, accents and hyphens alike as well.
    contains: Option<String>,
    /// Begins with this text, capitals and small letters alike; for names, accents and hyphens alike as well.
    starts_with: Option<String>,
}

/// The name of a record, which is compared as written and searched folded.
pub(super) struct Name {
    pub(super) written: Field,
    pub(super) folded: Field,
}

/// The name, title or text of a record.
pub(super) const NAME: Name = Name {
    written: Field::Record("name"),
    folded: Field::Record("fold"),
};

impl TextFilter {
    fn tests(&self, written: Field, searched: Field, folds: bool) -> Result<Draft> {
        let text = |text: &String| {
            if text.contains('\0') {
                return Err(bad_input(
                    "a text to compare with holds a NUL character, which no record can",
                ));
            }
            Ok(text.clone())
        };
        let search =
            |wanted: &String| Ok::<_, async_graphql::Error>(if folds { fold(wanted) } else { text(wanted)? });
        let mut tests = Vec::new();
        if let Some(wanted) = &self.eq {
            tests.push(Filter::Text(written, TextTest::Is(text(wanted)?)));
        }
        if let Some(wanted) = &self.ne {
            tests.push(Filter::Text(written, TextTest::IsNot(text(wanted)?)));
        }
        if let Some(wanted) = &self.among {
            tests.push(Filter::Text(
                written,
                TextTest::Among(few(wanted)?.iter().map(text).collect::<Result<_>>()?),
            ));
        }
        if let Some(wanted) = &self.contains {
            tests.push(Filter::Text(searched, TextTest::Contains(search(wanted)?)));
        }
        if let Some(wanted) = &self.starts_with {
            tests.push(Filter::Text(searched, TextTest::StartsWith(search(wanted)?)));
        }
        Ok(Draft::Is(Filter::All(tests)))
    }
}

impl Test<Field> for TextFilter {
    fn test(&self, field: Field) -> Result<Draft> {
        self.tests(field, field, false)
    }
}

impl Test<Name> for TextFilter {
    fn test(&self, name: Name) -> Result<Draft> {
        self.tests(name.written, name.folded, true)
    }
}

/// By one of a closed list of words. All of the tests given must pass.
#[derive(Clone, Debug, InputObject)]
#[graphql(concrete(name = "NodeKindFilter", params(NodeKind)))]
#[graphql(concrete(name = "OrganizationKindFilter", params(OrganizationKind)))]
#[graphql(concrete(name = "EmbassyKindFilter", params(EmbassyKind)))]
#[graphql(concrete(name = "PositionRankFilter", params(PositionRank)))]
#[graphql(concrete(name = "TenureCapacityFilter", params(TenureCapacity)))]
#[graphql(concrete(name = "EventKindFilter", params(EventKind)))]
#[graphql(concrete(name = "EventStatusFilter", params(EventStatus)))]
#[graphql(concrete(name = "EventFormatFilter", params(EventFormat)))]
#[graphql(concrete(name = "SideFilter", params(Side)))]
#[graphql(concrete(name = "ParticipantRoleFilter", params(ParticipantRole)))]
#[graphql(concrete(name = "AttendanceFilter", params(Attendance)))]
#[graphql(concrete(name = "OtherNameKindFilter", params(OtherNameKind)))]
#[graphql(concrete(name = "StanceFilter", params(Stance)))]
#[graphql(concrete(name = "CommitmentActionFilter", params(CommitmentAction)))]
#[graphql(concrete(name = "CommitmentStrengthFilter", params(CommitmentStrength)))]
#[graphql(concrete(name = "CommitmentStatusFilter", params(CommitmentStatus)))]
#[graphql(concrete(name = "RelationshipKindFilter", params(RelationshipKind)))]
#[graphql(concrete(name = "AttributionFilter", params(Attribution)))]
pub struct WordFilter<W: InputType> {
    /// Is this word.
    pub(super) eq: Option<W>,
    /// Is another word, or absent.
    pub(super) ne: Option<W>,
    /// Is one of these words.
    #[graphql(name = "in")]
    pub(super) among: Option<Vec<W>>,
}

impl<W: InputType + std::fmt::Display> Test<Field> for WordFilter<W> {
    fn test(&self, field: Field) -> Result<Draft> {
        let mut tests = Vec::new();
        if let Some(word) = &self.eq {
            tests.push(Filter::Text(field, TextTest::Is(word.to_string())));
        }
        if let Some(word) = &self.ne {
            tests.push(Filter::Text(field, TextTest::IsNot(word.to_string())));
        }
        if let Some(words) = &self.among {
            let words = few(words)?.iter().map(ToString::to_string).collect();
            tests.push(Filter::Text(field, TextTest::Among(words)));
        }
        Ok(Draft::Is(Filter::All(tests)))
    }
}

/// By who may see a record. All of the tests given must pass.
#[derive(Clone, Debug, InputObject)]
pub struct VisibilityFilter {
    /// Is this one.
    eq: Option<Visibility>,
    /// Is another one.
    ne: Option<Visibility>,
    /// Is one of these.
    #[graphql(name = "in")]
    among: Option<Vec<Visibility>>,
}

impl Test<Field> for VisibilityFilter {
    fn test(&self, field: Field) -> Result<Draft> {
        let is = move |visibility: &Visibility| {
            let number = i64::from(*visibility as u8);
            Filter::Between(field, Some(number), Some(number))
        };
        let mut tests = Vec::new();
        tests.extend(self.eq.as_ref().map(is));
        tests.extend(
            self.ne
                .as_ref()
                .map(|visibility| Filter::Not(Box::new(is(visibility)))),
        );
        if let Some(among) = &self.among {
            tests.push(Filter::Any(few(among)?.iter().map(is).collect()));
        }
        Ok(Draft::Is(Filter::All(tests)))
    }
}

/// By a truth value.
#[derive(Clone, Debug, InputObject)]
pub struct FlagFilter {
    /// Is so, or is not so.
    eq: Option<bool>,
}

impl Test<Field> for FlagFilter {
    fn test(&self, field: Field) -> Result<Draft> {
        let test = self.eq.map(|value| Filter::Flag(field, value));
        Ok(Draft::Is(test.unwrap_or(Filter::everything())))
    }
}

/// By a whole number. All of the tests given must pass.
#[derive(Clone, Debug, InputObject)]
pub struct IntFilter {
    /// Is this number.
    eq: Option<i32>,
    /// Is at least this number.
    gte: Option<i32>,
    /// Is at most this number.
    lte: Option<i32>,
}

impl Test<Field> for IntFilter {
    fn test(&self, field: Field) -> Result<Draft> {
        let mut tests = Vec::new();
        tests.extend(
            self.eq
                .map(|number| Filter::Between(field, Some(number.into()), Some(number.into()))),
        );
        if self.gte.is_some() || self.lte.is_some() {
            tests.push(Filter::Between(
                field,
                self.gte.map(i64::from),
                self.lte.map(i64::from),
            ));
        }
        Ok(Draft::Is(Filter::All(tests)))
    }
}

/// By a number. All of the tests given must pass.
#[derive(Clone, Debug, InputObject)]
pub struct FloatFilter {
    /// Is at least this number.
    gte: Option<f64>,
    /// Is at most this number.
    lte: Option<f64>,
}

impl Test<Field> for FloatFilter {
    fn test(&self, field: Field) -> Result<Draft> {
        Ok(Draft::Is(match (self.gte, self.lte) {
            (None, None) => Filter::everything(),
            (least, most) => Filter::BetweenReal(field, least.map(f64::to_bits), most.map(f64::to_bits)),
        }))
    }
}

/// A date of a record, by the name of its columns.
pub(super) struct DateOf(pub(super) &'static str);
/// The time that an event lasts.
pub(super) struct WhenHeld;
/// The time that a record's `from` and `until` span, either of which may be unknown.
pub(super) struct WhenLasting;

impl Test<DateOf> for PeriodFilter {
    fn test(&self, date: DateOf) -> Result<Draft> {
        Ok(Draft::Is(Filter::Within(
            date.0,
            self.period()?,
            self.certainly(),
        )))
    }
}

impl Test<WhenHeld> for PeriodFilter {
    fn test(&self, _: WhenHeld) -> Result<Draft> {
        Ok(Draft::Is(Filter::During(self.period()?, self.certainly())))
    }
}

impl Test<WhenLasting> for PeriodFilter {
    fn test(&self, _: WhenLasting) -> Result<Draft> {
        Ok(Draft::Is(Filter::Lasting(self.period()?, self.certainly())))
    }
}

/// A single related record must pass.
impl<C: Criterion> Test<&'static Relation> for C {
    fn test(&self, relation: &'static Relation) -> Result<Draft> {
        Ok(Draft::Related(
            relation,
            Quantifier::Some,
            Box::new(self.draft()?),
        ))
    }
}

/// What a filter through several related records asks for, quantifier by quantifier.
pub(super) trait Several<C> {
    fn parts(&self) -> [(Quantifier, Option<&C>); 3];
}

/// Several related records, of which some, none or every one must pass.
pub(super) struct Through(pub(super) &'static Relation);

/// The draft of the others that each quantifier given asks for.
pub(super) fn quantified<C: Criterion>(
    parts: [(Quantifier, Option<&C>); 3],
) -> Result<Vec<(Quantifier, Draft)>> {
    let given = parts
        .into_iter()
        .filter_map(|(quantifier, part)| Some((quantifier, part?)));
    given
        .map(|(quantifier, part)| Ok((quantifier, part.draft()?)))
        .collect()
}
