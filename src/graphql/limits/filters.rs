//! What filters cost, told from their values alone: each is read anew for every row of the list that it stands in, and each
//! test that asks the network is answered once.

use std::{cell::RefCell, collections::HashMap};

use async_graphql::{Name, Value as Constant, Variables};
use async_graphql_value::Value;

/// What a test costs that asks the network, in fields that are simply read.
pub(super) const ASKED: u64 = 5_000;
/// The argument that is a filter, wherever there is one.
pub(super) const ARGUMENT: &str = "filter";
/// The fields of filters that ask the network, or go through all events.
const ASKING: [&str; 5] = ["attribution", "engagedWith", "events", "met", "person"];
/// Each of these under one of them asks for itself.
const QUANTIFIERS: [&str; 3] = ["every", "none", "some"];
/// So many bytes of a text count as another value.
const BYTES: usize = 64;

/// How much a filter asks.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(super) struct Tests {
    /// Its values: those that are lists or objects count as what is in them, long texts several times.
    pub(super) values: u64,
    /// The tests that ask the network.
    pub(super) asking: u64,
}

/// How much a filter in a document asks.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub(super) struct Filtering {
    written: Tests,
    variables: Vec<Used>,
}

/// A variable in a filter.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Used {
    name: Name,
    /// How often.
    times: u64,
    /// How often of them in the place of what asks the network.
    asking: u64,
}

/// The variables of a request, each counted once.
pub(super) struct Known<'a> {
    pub(super) variables: &'a Variables,
    counted: RefCell<HashMap<Name, Counted>>,
}

/// How much a value asks, and how much it would ask of the network in the place of what does.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    tests: Tests,
    quantified: u64,
}

impl Tests {
    fn add(&mut self, other: Self, times: u64) {
        let Self { values, asking } = other;
        self.values = self.values.saturating_add(values.saturating_mul(times));
        self.asking = self.asking.saturating_add(asking.saturating_mul(times));
    }

    /// One that has nothing in it.
    fn value(&mut self) {
        self.values = self.values.saturating_add(1);
    }

    fn text(&mut self, text: &str) {
        let values = 1 + text.len() / BYTES;
        self.values = self.values.saturating_add(values as u64);
    }

    fn ask(&mut self, questions: u64) {
        self.asking = self.asking.saturating_add(questions);
    }
}

/// How many questions an object asks in the place of what asks the network.
fn quantified<'a>(fields: impl Iterator<Item = &'a Name>) -> u64 {
    let quantifiers = fields.filter(|name| QUANTIFIERS.contains(&name.as_str()));
    (quantifiers.count() as u64).max(1)
}

impl Filtering {
    /// Reads a filter.
    pub(super) fn of(value: &Value) -> Self {
        let mut filtering = Self::default();
        filtering.read(value);
        filtering
    }

    /// How much it asks whatever the variables are; none where it has any.
    pub(super) fn written(&self) -> Option<Tests> {
        self.variables.is_empty().then_some(self.written)
    }

    /// How much it asks.
    pub(super) fn with(&self, known: &Known<'_>) -> Tests {
        let mut tests = self.written;
        for used in &self.variables {
            let counted = known.counted(&used.name);
            tests.add(counted.tests, used.times);
            tests.ask(counted.quantified.saturating_mul(used.asking));
        }
        tests
    }

    fn read(&mut self, value: &Value) {
        match value {
            Value::Null => {}
            Value::Variable(name) => self.variable(name).times += 1,
            Value::String(text) => self.written.text(text),
            Value::List(items) => items.iter().for_each(|item| self.read(item)),
            Value::Object(fields) if !fields.is_empty() => {
                for (name, value) in fields {
                    self.read(value);
                    if !ASKING.contains(&name.as_str()) {
                        continue;
                    }
                    match value {
                        Value::Null => {}
                        Value::Variable(name) => self.variable(name).asking += 1,
                        Value::Object(inner) => self.written.ask(quantified(inner.keys())),
                        Value::Number(_)
                        | Value::String(_)
                        | Value::Boolean(_)
                        | Value::Binary(_)
                        | Value::Enum(_)
                        | Value::List(_) => self.written.ask(1),
                    }
                }
            }
            Value::Object(_) | Value::Number(_) | Value::Boolean(_) | Value::Binary(_) | Value::Enum(_) => {
                self.written.value();
            }
        }
    }

    fn variable(&mut self, name: &Name) -> &mut Used {
        let place = self.variables.iter().position(|used| used.name == *name);
        let place = place.unwrap_or_else(|| {
            self.variables.push(Used {
                name: name.clone(),
                times: 0,
                asking: 0,
            });
            self.variables.len() - 1
        });
        &mut self.variables[place]
    }
}

impl<'a> Known<'a> {
    /// None of them counted yet.
    pub(super) fn new(variables: &'a Variables) -> Self {
        Self {
            variables,
            counted: RefCell::default(),
        }
    }

    fn counted(&self, name: &Name) -> Counted {
        if let Some(counted) = self.counted.borrow().get(name) {
            return *counted;
        }
        let counted = self.variables.get(name).map(Counted::of).unwrap_or_default();
        self.counted.borrow_mut().insert(name.clone(), counted);
        counted
    }
}

impl Counted {
    fn of(value: &Constant) -> Self {
        let mut tests = Tests::default();
        let quantified = match value {
            Constant::Null => 0,
            Constant::String(text) => {
                tests.text(text);
                1
            }
            Constant::List(items) => {
                for item in items {
                    tests.add(Self::of(item).tests, 1);
                }
                1
            }
            Constant::Object(fields) if !fields.is_empty() => {
                for (name, value) in fields {
                    let counted = Self::of(value);
                    tests.add(counted.tests, 1);
                    if ASKING.contains(&name.as_str()) {
                        tests.ask(counted.quantified);
                    }
                }
                quantified(fields.keys())
            }
            Constant::Object(_)
            | Constant::Number(_)
            | Constant::Boolean(_)
            | Constant::Binary(_)
            | Constant::Enum(_) => {
                tests.value();
                1
            }
        };
        Self { tests, quantified }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::{parse_query, types::Selection};
    use serde_json::json;

    use super::*;

    /// A filter as a document has it.
    fn filter(text: &str) -> Value {
        let document = parse_query(format!("{{ a(filter: {text}) }}")).expect("a document");
        let (_, operation) = document.operations.iter().next().expect("an operation");
        let Selection::Field(field) = &operation.node.selection_set.node.items[0].node else {
            panic!("a field");
        };
        field.node.get_argument(ARGUMENT).expect("a filter").node.clone()
    }

    /// How much it asks.
    fn asked(text: &str, variables: serde_json::Value) -> (u64, u64) {
        let variables = Variables::from_json(variables);
        let tests = Filtering::of(&filter(text)).with(&Known::new(&variables));
        (tests.values, tests.asking)
    }

    /// A filter asks the same, however it is put together.
    #[test]
    fn what_a_filter_asks_is_told_from_its_values() {
        for (text, expected) in [
            ("{}", (1, 0)),
            ("null", (0, 0)),
            (r#"{key: {eq: "a", in: ["b", "c"]}, or: []}"#, (3, 0)),
            ("{met: {some: {}}}", (1, 1)),
            (
                "{met: {some: {}, none: {}, every: null}, not: {met: null}}",
                (2, 3),
            ),
            ("{met: {}}", (1, 1)),
            (r#"{person: {met: {some: {key: {eq: "a"}}}}}"#, (1, 2)),
            (
                "{or: [{attribution: {eq: INFERRED}}, {engagedWith: {none: {events: {some: {}}}}}]}",
                (2, 3),
            ),
            (&format!("{{key: {{eq: \"{}\"}}}}", "a".repeat(640)), (11, 0)),
        ] {
            assert_eq!(asked(text, json!({})), expected, "{text}");
            let constant = filter(text).into_const().expect("it has no variables");
            let variables = json!({"a": constant.into_json().expect("it is JSON")});
            assert_eq!(asked("$a", variables), expected, "{text}");
        }
    }

    #[test]
    fn variables_count_wherever_they_stand_and_as_often() {
        let variables = || json!({"a": {"some": {}, "none": {"met": {"some": {}}}}, "b": {"met": {"some": {}}}, "c": ["x", "y"], "d": null});
        for (text, expected) in [
            ("{met: $a}", (2, 3)),
            ("{or: [$b, $b, {not: $b}]}", (3, 3)),
            ("{met: {some: $b}, key: {in: $c}}", (3, 2)),
            ("{met: $d, events: $e}", (0, 0)),
        ] {
            assert_eq!(asked(text, variables()), expected, "{text}");
        }
    }
}
