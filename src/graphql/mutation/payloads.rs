//! What a mutation answers: the record as it is now, and what was wrong.

use async_graphql::{Context, Enum, Object, Result, SimpleObject};

use crate::{
    graphql::{
        scope::Scope,
        types::{
            City, Commitment, Country, Embassy, Event, Organization, Person, Position, Program, Relationship,
            Source, Topic,
        },
    },
    records::{FaultCode, Finding, ImportReport, Problem, edit},
    store::rows,
};

/// What sort of fault there is in an input.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
pub(super) enum InputErrorCode {
    /// Something is missing that has to be there.
    Required,
    /// A value that cannot be taken.
    Invalid,
    /// There is no record of the key that is referred to.
    UnknownReference,
    /// The record is not, or not any more, what the change takes it to be: it has been changed or merged, or its key is
    /// taken.
    Conflict,
    /// Other records refer to it.
    InUse,
    /// A text or a list that is longer than it may be.
    TooLong,
    /// There is no such record.
    NotFound,
}

impl From<FaultCode> for InputErrorCode {
    fn from(code: FaultCode) -> Self {
        match code {
            FaultCode::Invalid => Self::Invalid,
            FaultCode::Required => Self::Required,
            FaultCode::TooLong => Self::TooLong,
            FaultCode::UnknownReference => Self::UnknownReference,
            FaultCode::Conflict => Self::Conflict,
            FaultCode::InUse => Self::InUse,
            FaultCode::NotFound => Self::NotFound,
        }
    }
}

/// A fault in the input: nothing was written.
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct InputError {
    /// What sort of fault it is, for programs.
    code: InputErrorCode,
    /// Where: `participants.0.person`. Empty where the record as a whole is meant.
    field: String,
    /// What is wrong, and what was expected, for people.
    message: String,
}

impl From<Problem> for InputError {
    fn from(problem: Problem) -> Self {
        Self {
            code: problem.code.into(),
            field: problem.field,
            message: problem.message,
        }
    }
}

/// Something odd in the input, but possible: it was taken.
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct InputWarning {
    /// Where: `tenures`. Empty where the record as a whole is meant.
    field: String,
    /// What is odd.
    message: String,
}

impl From<Problem> for InputWarning {
    fn from(problem: Problem) -> Self {
        Self {
            field: problem.field,
            message: problem.message,
        }
    }
}

/// All problems, as the schema tells them.
pub(super) fn told<T: From<Problem>>(problems: Vec<Problem>) -> Vec<T> {
    problems.into_iter().map(T::from).collect()
}

/// What was done with a record.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
pub(super) enum SaveOutcome {
    /// It was not there before.
    Created,
    /// Some of its fields were changed.
    Updated,
    /// It was as given already: no revision was made.
    Unchanged,
    /// Nothing was written; errors says why.
    Refused,
}

impl From<edit::Outcome> for SaveOutcome {
    fn from(outcome: edit::Outcome) -> Self {
        match outcome {
            edit::Outcome::Created => Self::Created,
            edit::Outcome::Updated => Self::Updated,
            edit::Outcome::Unchanged => Self::Unchanged,
            edit::Outcome::Refused => Self::Refused,
        }
    }
}

macro_rules! payloads {
    ($($payload:ident { $field:ident: $type:ident, $row:ty, $what:literal })+) => {$(
        #[doc = concat!("What came of saving ", $what, ".")]
        pub(super) struct $payload(pub(super) edit::Saved);

        #[doc = concat!("What came of saving ", $what, ".")]
        #[Object]
        impl $payload {
            #[doc = concat!("The record as it is now; null where nothing was written.")]
            async fn $field(&self, context: &Context<'_>) -> Result<Option<$type>> {
                if self.0.outcome == edit::Outcome::Refused {
                    return Ok(None);
                }
                let scope = Scope::of(context);
                Ok(scope.record_by_key::<$row>(&self.0.key).await?.map($type))
            }

            /// What was done.
            async fn outcome(&self) -> SaveOutcome {
                self.0.outcome.into()
            }

            /// The number of this change, for expectedRevision of the next; null where none was made. The record itself
            /// may have been changed again since, by somebody else.
            async fn revision(&self) -> Option<i32> {
                let revision = self.0.revision?;
                Some(i32::try_from(revision).unwrap_or(i32::MAX))
            }

            /// All that is wrong. Empty where the record was saved; where there is anything, nothing was written.
            async fn errors(&self) -> Vec<InputError> {
                told(self.0.faults.clone())
            }

            /// What is odd but possible, such as two holders of one position on one day: it was taken.
            async fn warnings(&self) -> Vec<InputWarning> {
                told(self.0.warnings.clone())
            }
        }
    )+};
}

payloads! {
    SavePersonPayload { person: Person, rows::Person, "a person" }
    SaveOrganizationPayload { organization: Organization, rows::Organization, "an organization" }
    SaveEmbassyPayload { embassy: Embassy, rows::Embassy, "an embassy" }
    SaveCityPayload { city: City, rows::City, "a city" }
    SaveCountryPayload { country: Country, rows::Country, "a country" }
    SavePositionPayload { position: Position, rows::Position, "a position" }
    SaveEventPayload { event: Event, rows::Event, "an event" }
    SaveTopicPayload { topic: Topic, rows::Topic, "a topic" }
    SaveProgramPayload { program: Program, rows::Program, "a program" }
    SaveSourcePayload { source: Source, rows::Source, "a source" }
    SaveCommitmentPayload { commitment: Commitment, rows::Commitment, "a promise" }
    SaveRelationshipPayload { relationship: Relationship, rows::Relationship, "a relationship" }
}

/// A fault in records that were to be imported, or something odd in them.
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct ImportFault {
    /// The place of the record in the list, counted from 1.
    line: i32,
    /// Where in the record: `participants.0.person`; null where the record as a whole is meant.
    field: Option<String>,
    /// What it is, and what was expected.
    message: String,
}

impl From<Finding> for ImportFault {
    fn from(finding: Finding) -> Self {
        Self {
            line: i32::try_from(finding.line).unwrap_or(i32::MAX),
            field: (!finding.field.is_empty()).then_some(finding.field),
            message: finding.message,
        }
    }
}

/// What came of an import.
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct ImportPayload {
    /// Records read, those with faults included.
    records: i32,
    /// Records that were not there before; 0 where there are faults.
    created: i32,
    /// Records that were there and changed; 0 where there are faults.
    updated: i32,
    /// Records that were there as they were given; 0 where there are faults.
    unchanged: i32,
    /// What is wrong, the first 1,000. If there is anything, nothing was written.
    errors: Vec<ImportFault>,
    /// What is odd but possible, the first 1,000.
    warnings: Vec<ImportFault>,
}

impl From<ImportReport> for ImportPayload {
    fn from(report: ImportReport) -> Self {
        let count = |number: u64| i32::try_from(number).unwrap_or(i32::MAX);
        Self {
            records: count(report.records),
            created: count(report.created),
            updated: count(report.updated),
            unchanged: count(report.unchanged),
            errors: report.faults.into_iter().map(ImportFault::from).collect(),
            warnings: report.warnings.into_iter().map(ImportFault::from).collect(),
        }
    }
}
