//! What an answer costs: every field one and more, those within a list once for each row that is asked for. Whatever does
//! not depend on variables is summed up once, when a document is first seen.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{
    Name, Positioned, Value as Constant, Variables,
    parser::types::{ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet},
};
use async_graphql_value::Value;

use super::{
    super::known_at,
    filters::{ARGUMENT, ASKED, Filtering, Known},
    sizes::{Said, Size, Sizes},
};

/// What a part of a document costs.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Cost {
    fixed: u64,
    /// What depends on variables.
    varying: Vec<Arc<Varying>>,
    /// The filters that may ask the network, which is done once, however many rows there are.
    filters: Vec<Arc<Filtering>>,
}

/// A part that costs something once for each row.
#[derive(Debug)]
struct Varying {
    rows: Rows,
    row: Cost,
}

/// How many rows there are.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum Rows {
    /// So many.
    Known(u64),
    /// As many as the largest of some variables says; without any, the usual ones.
    Said {
        variables: Vec<Name>,
        usual: u64,
        most: u64,
    },
    /// As many as a variable has items.
    Items(Name),
    /// As many as a filter has values.
    Values(Arc<Filtering>),
}

impl Cost {
    fn known(fixed: u64) -> Self {
        Self {
            fixed,
            ..Self::default()
        }
    }

    /// The cost with these variables.
    pub(in super::super) fn with(&self, variables: &Variables) -> u64 {
        let known = Known::new(variables);
        let asked = self.filters.iter().map(|filter| filter.with(&known).asking);
        asked.fold(self.rows(&known), |sum, asked| {
            sum.saturating_add(asked.saturating_mul(ASKED))
        })
    }

    /// What it costs without what is asked of the network once.
    fn rows(&self, known: &Known<'_>) -> u64 {
        self.varying.iter().fold(self.fixed, |sum, part| {
            let rows = part.rows.with(known);
            sum.saturating_add(rows.saturating_mul(part.row.rows(known)))
        })
    }

    fn add(&mut self, other: Self) {
        self.fixed = self.fixed.saturating_add(other.fixed);
        self.varying.extend(other.varying);
        self.filters.extend(other.filters);
    }

    /// The same for each of some rows.
    fn times(mut self, rows: Rows) -> Self {
        let filters = std::mem::take(&mut self.filters);
        let whole = match rows {
            Rows::Known(0) => return Self::default(),
            Rows::Known(1) => self,
            Rows::Known(number) if self.varying.is_empty() => Self::known(self.fixed.saturating_mul(number)),
            rows @ (Rows::Known(_) | Rows::Said { .. } | Rows::Items(_) | Rows::Values(_)) => Self {
                varying: vec![Arc::new(Varying { rows, row: self })],
                ..Self::default()
            },
        };
        Self { filters, ..whole }
    }

    /// What a filter costs: each of its values, and what it asks of the network.
    fn filter(filter: Filtering) -> Self {
        let written = filter.written();
        let filter = Arc::new(filter);
        let mut cost = match written {
            Some(tests) => Self::known(tests.values),
            None => Self::known(1).times(Rows::Values(Arc::clone(&filter))),
        };
        if written.is_none_or(|tests| tests.asking > 0) {
            cost.filters.push(filter);
        }
        cost
    }
}

impl Rows {
    fn with(&self, known: &Known<'_>) -> u64 {
        let variables = known.variables;
        match self {
            Self::Known(rows) => *rows,
            Self::Said {
                variables: names,
                usual,
                most,
            } => {
                let said = names.iter().filter_map(|name| match variables.get(name)? {
                    Constant::Number(number) => Some(number.as_u64().unwrap_or(0)),
                    Constant::Null
                    | Constant::String(_)
                    | Constant::Boolean(_)
                    | Constant::Binary(_)
                    | Constant::Enum(_)
                    | Constant::List(_)
                    | Constant::Object(_) => None,
                });
                said.max().unwrap_or(*usual).min(*most)
            }
            Self::Items(name) => match variables.get(name) {
                Some(Constant::List(items)) => items.len() as u64,
                Some(_) | None => 1,
            },
            Self::Values(filter) => filter.with(known).values,
        }
    }
}

/// Finds out what the operations of a document cost. The document must have been found to be small, with its fragments
/// written out, and free of circles.
pub(super) struct Costing<'a> {
    document: &'a ExecutableDocument,
    sizes: &'a Sizes,
    /// What each fragment costs, in a page of so many rows or in none.
    fragments: HashMap<(&'a str, Option<Rows>), Cost>,
}

impl<'a> Costing<'a> {
    pub(super) fn new(document: &'a ExecutableDocument, sizes: &'a Sizes) -> Self {
        Self {
            document,
            sizes,
            fragments: HashMap::new(),
        }
    }

    pub(super) fn operation(&mut self, operation: &'a OperationDefinition) -> Cost {
        let root = self.sizes.root(operation.ty);
        let mut cost = self.selection(&operation.selection_set.node, root, None);
        if known_at::is_asked(operation) {
            cost.add(Cost::known(known_at::COST));
        }
        cost
    }

    /// What a selection costs on a type, which may be a page of so many rows.
    fn selection(&mut self, set: &'a SelectionSet, on: &'a str, page: Option<&Rows>) -> Cost {
        let mut sum = Cost::default();
        for item in &set.items {
            sum.add(match &item.node {
                Selection::Field(field) => self.field(&field.node, on, page),
                Selection::InlineFragment(inline) => {
                    let condition = inline.node.type_condition.as_ref();
                    let on = condition.map_or(on, |condition| condition.node.on.node.as_str());
                    self.selection(&inline.node.selection_set.node, on, page)
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    let Some((name, fragment)) = self.document.fragments.get_key_value(name) else {
                        continue;
                    };
                    let key = (name.as_str(), page.cloned());
                    if let Some(known) = self.fragments.get(&key) {
                        known.clone()
                    } else {
                        let on = fragment.node.type_condition.node.on.node.as_str();
                        let cost = self.selection(&fragment.node.selection_set.node, on, page);
                        self.fragments.insert(key, cost.clone());
                        cost
                    }
                }
            });
        }
        sum
    }

    fn field(&mut self, field: &'a Field, on: &str, page: Option<&Rows>) -> Cost {
        let Some(size) = self.sizes.get(on, &field.name.node) else {
            // The name of a type, or what validation refuses.
            return Cost::known(1);
        };
        let mut cost = Cost::known(size.weight);
        if let Some((argument, weight)) = size.items {
            cost.add(Cost::known(weight).times(items(field, argument)));
        }
        if let Some(filter) = field.get_argument(ARGUMENT) {
            cost.add(Cost::filter(Filtering::of(&filter.node)));
        }
        let own = rows(field, size);
        let inside = &field.selection_set.node;
        if size.is_list {
            let rows = match (own, page) {
                (Some(rows), _) => rows,
                (None, Some(rows)) => rows.clone(),
                (None, None) => match size.rows {
                    Said::Nothing(rows) => Rows::Known(rows),
                    Said::Number { usual, .. } => Rows::Known(usual),
                    Said::Items(_) => Rows::Known(1),
                },
            };
            let row = self.selection(inside, &size.to, None);
            cost.add(row.times(Rows::Known(size.times)).times(rows));
        } else {
            cost.add(self.selection(inside, &size.to, own.as_ref()));
        }
        cost
    }
}

/// How many rows a field's own arguments say; none where it has no such arguments.
fn rows(field: &Field, size: &Size) -> Option<Rows> {
    let (arguments, usual, most) = match &size.rows {
        Said::Nothing(_) => return None,
        Said::Items(argument) => return Some(items(field, argument)),
        Said::Number {
            arguments,
            usual,
            most,
        } => (arguments, *usual, *most),
    };
    let (mut number, mut variables) = (None, Vec::new());
    for argument in arguments {
        match field.get_argument(argument).map(|value| &value.node) {
            Some(Value::Number(given)) => number = number.max(Some(given.as_u64().unwrap_or(0))),
            Some(Value::Variable(name)) => variables.push(name.clone()),
            _ => {}
        }
    }
    Some(match number {
        Some(number) if variables.is_empty() => Rows::Known(number.min(most)),
        // Both are given where one is expected, so that there are none, or the variable is null.
        Some(number) => Rows::Said {
            variables,
            usual: number.min(most),
            most,
        },
        None if variables.is_empty() => Rows::Known(usual),
        None => Rows::Said {
            variables,
            usual,
            most,
        },
    })
}

/// How many items an argument has.
fn items(field: &Field, argument: &str) -> Rows {
    match field
        .get_argument(argument)
        .map(|value: &Positioned<Value>| &value.node)
    {
        Some(Value::Variable(name)) => Rows::Items(name.clone()),
        Some(Value::List(items)) => Rows::Known(items.len() as u64),
        _ => Rows::Known(1),
    }
}
