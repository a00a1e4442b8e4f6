//! What reports can be asked: one definition of each parameter, for the command line, for addresses, for GraphQL and for
//! what a report says of itself.

use async_graphql::ID;

use super::{ReportError, lines::Parameter};
use crate::{dates::Day, scalars::Date};

/// A parameter of a report.
#[derive(Clone, Copy, Debug)]
pub struct ParameterSpec {
    /// Its name, as a word of the command line: `since`.
    pub name: &'static str,
    /// What it means, in a few sentences.
    pub about: &'static str,
    /// What is expected: "a day, such as 2022-03-01".
    pub expected: &'static str,
    /// Whether a report cannot do without it.
    pub required: bool,
    /// Whether it may be given several times.
    pub repeated: bool,
}

/// All that a report is asked.
pub trait Parameters: Sized + Send + 'static {
    /// What can be asked.
    const ALL: &'static [ParameterSpec];

    /// Takes what was given as names and values.
    fn read(given: &Given) -> Result<Self, ReportError>;

    /// What was given, for the head of the report.
    fn told(&self) -> Vec<Parameter>;
}

/// Names and values, as they were given.
#[derive(Clone, Debug, Default)]
pub struct Given(pub Vec<(String, String)>);

impl Given {
    fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let values = self.0.iter().filter(move |(given, _)| given == name);
        values
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The value of a name, the last one where it is given several times.
    pub(super) fn last(&self, name: &str) -> Option<&str> {
        self.values(name).last()
    }

    /// Refuses what no parameter takes.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), ReportError> {
        match self.0.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            Some((name, _)) => Err(ReportError::Unheard {
                given: name.clone(),
                known: known.join(", "),
            }),
            None => Ok(()),
        }
    }
}

/// What a parameter can be.
pub trait Value: Sized {
    /// What is expected.
    const EXPECTED: &'static str;
    /// Whether a report cannot do without it.
    const REQUIRED: bool = true;
    /// Whether it may be given several times.
    const REPEATED: bool = false;

    /// Reads one from a text; `None` where it is none.
    fn parse(text: &str) -> Option<Self>;

    /// As it is told in the head of a report; nothing where it was not given.
    fn write(&self) -> Vec<String>;

    /// Takes what was given.
    fn take(name: &'static str, given: &Given) -> Result<Self, ReportError> {
        let expected = Self::EXPECTED;
        let Some(text) = given.last(name) else {
            return Err(ReportError::Invalid {
                parameter: name,
                message: format!("is missing; expected {expected}"),
            });
        };
        Self::parse(text).ok_or_else(|| ReportError::Invalid {
            parameter: name,
            message: format!("{text:?} is not taken; expected {expected}"),
        })
    }
}

impl Value for ID {
    const EXPECTED: &'static str = "the id of a record, such as organization:wego";

    fn parse(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }

    fn write(&self) -> Vec<String> {
        vec![self.0.clone()]
    }
}

impl Value for String {
    const EXPECTED: &'static str = "a text";

    fn parse(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn write(&self) -> Vec<String> {
        vec![self.clone()]
    }
}

impl Value for Date {
    const EXPECTED: &'static str = "a day, such as 2022-03-01";

    fn parse(text: &str) -> Option<Self> {
        text.parse::<Day>().ok().map(Self)
    }

    fn write(&self) -> Vec<String> {
        vec![self.0.to_string()]
    }
}

impl Value for u32 {
    const EXPECTED: &'static str = "a whole number from 0 on";

    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(&self) -> Vec<String> {
        vec![self.to_string()]
    }
}

impl<V: Value> Value for Option<V> {
    const EXPECTED: &'static str = V::EXPECTED;
    const REQUIRED: bool = false;

    fn parse(text: &str) -> Option<Self> {
        V::parse(text).map(Some)
    }

    fn write(&self) -> Vec<String> {
        self.as_ref().map_or_else(Vec::new, V::write)
    }

    fn take(name: &'static str, given: &Given) -> Result<Self, ReportError> {
        given.last(name).map(|_| V::take(name, given)).transpose()
    }
}

impl<V: Value> Value for Vec<V> {
    const EXPECTED: &'static str = V::EXPECTED;
    const REQUIRED: bool = false;
    const REPEATED: bool = true;

    fn parse(text: &str) -> Option<Self> {
        V::parse(text).map(|value| vec![value])
    }

    fn write(&self) -> Vec<String> {
        self.iter().flat_map(V::write).collect()
    }

    fn take(name: &'static str, given: &Given) -> Result<Self, ReportError> {
        let values = given.values(name).map(|value| {
            let alone = Given(vec![(name.to_owned(), value.to_owned())]);
            V::take(name, &alone)
        });
        values.collect()
    }
}

/// Defines what a report is asked: a struct that is also a GraphQL input, with its parameters' names, meanings and checks.
macro_rules! parameters {
    ($(#[$meta:meta])* $name:ident as $graphql:literal {
        $($(#[doc = $doc:literal])+ $field:ident: $kind:ty,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, async_graphql::InputObject)]
        #[graphql(name = $graphql)]
        pub struct $name {
            $($(#[doc = $doc])+ pub $field: $kind,)*
        }

        impl $crate::reports::parameters::Parameters for $name {
            const ALL: &'static [$crate::reports::parameters::ParameterSpec] = &[$(
                $crate::reports::parameters::ParameterSpec {
                    name: $crate::reports::parameters::word(stringify!($field)),
                    about: concat!($($doc),+).trim_ascii(),
                    expected: <$kind as $crate::reports::parameters::Value>::EXPECTED,
                    required: <$kind as $crate::reports::parameters::Value>::REQUIRED,
                    repeated: <$kind as $crate::reports::parameters::Value>::REPEATED,
                },
            )*];

            fn read(given: &$crate::reports::parameters::Given) -> Result<Self, $crate::reports::ReportError> {
                Ok(Self {
                    $($field: $crate::reports::parameters::Value::take(
                        $crate::reports::parameters::word(stringify!($field)),
                        given,
                    )?,)*
                })
            }

            fn told(&self) -> Vec<$crate::reports::lines::Parameter> {
                let mut told = Vec::new();
                $(told.extend($crate::reports::parameters::Value::write(&self.$field).into_iter().map(|value| {
                    $crate::reports::lines::Parameter {
                        name: $crate::reports::parameters::word(stringify!($field)).to_owned(),
                        value,
                    }
                }));)*
                told
            }
        }
    };
}
pub(super) use parameters;

/// The name of a field as a word of the command line. Fields have names of one word.
pub(super) const fn word(field: &'static str) -> &'static str {
    let mut place = 0;
    while place < field.len() {
        assert!(
            field.as_bytes()[place] != b'_',
            "a parameter is named by one word"
        );
        place += 1;
    }
    field
}
