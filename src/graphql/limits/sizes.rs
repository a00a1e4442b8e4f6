//! How large the answer to a field can be: for each field of the schema the type it leads to, how many rows it gives and
//! what it costs by itself. Read from the schema, so that a new field is counted from its first day.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::{
    Error, parse_schema,
    types::{BaseType, FieldDefinition, OperationType, Type, TypeKind, TypeSystemDefinition},
};

use super::{
    super::{network_query::LINKS_A_RECORD, paging},
    report_lists::REPORT_LISTS,
};

/// How many rows a list is taken to have that says nowhere how many there are.
const USUAL_LIST: u64 = 10;
/// What a field costs that leads to a page: a part of a statement.
const PAGE: u64 = 5;
/// What saving one record costs: a transaction.
const SAVED: u64 = 1_000;
/// What a report costs: dozens of statements and conclusions.
const REPORT: u64 = 10_000;

/// Fields that cost something by themselves, in fields that are simply read.
const WEIGHTS: &[(&str, &str, u64)] = &[
    ("Query", "search", 500),
    ("Query", "path", 1_000),
    ("Query", "reach", 2_000),
    ("Query", "introductions", 5_000),
    ("Query", "network", 2_000),
    ("Query", "ranking", 10_000),
    ("Query", "components", 2_000),
    ("Query", "communities", 10_000),
    ("Query", "brokers", 10_000),
    ("Query", "sharedContacts", 500),
    ("Query", "duplicateCandidates", 2_000),
    ("Mutation", "merge", 5_000),
    ("Mutation", "undoMerge", 5_000),
];
/// What an argument that lists records costs for each of them.
const WEIGHTS_OF_ITEMS: &[(&str, &str, &str, u64)] = &[("Mutation", "importRecords", "records", 10)];
/// Pages of other sizes than the usual: the argument, how many rows without it, and how many at most.
const PAGES: &[(&str, &str, &str, u64, u64)] = &[
    ("Query", "introductions", "first", 5, 50),
    ("Query", "network", "limit", 200, 2_000),
    ("Query", "ranking", "first", 20, 1_000),
    ("Query", "components", "first", 20, 1_000),
    ("Query", "brokers", "first", 20, 1_000),
    ("Query", "sharedContacts", "first", 20, 1_000),
    ("Communities", "largest", "first", 20, 1_000),
];
/// Lists that say nowhere how many rows they have, and are longer than the usual.
const LISTS: &[(&str, &str, u64)] = &[("Query", "reach", 1_000), ("Query", "tokens", 100)];

/// Lists that have more rows than the page that they are part of has: for each of those so many.
const TIMES: &[(&str, &str, u64)] = &[("Network", "links", LINKS_A_RECORD as u64)];

/// The types of introspection, which a schema does not list, as far as their size goes.
const INTROSPECTION: &str = "
    type __Schema { types: [__Type!]! queryType: __Type mutationType: __Type subscriptionType: __Type directives: [__Directive!]! }
    type __Type { fields: [__Field!] interfaces: [__Type!] possibleTypes: [__Type!] enumValues: [__EnumValue!]
        inputFields: [__InputValue!] ofType: __Type }
    type __Field { args: [__InputValue!]! type: __Type! }
    type __InputValue { type: __Type! }
    type __Directive { args: [__InputValue!]! locations: [String!]! }
";

/// The sizes of all fields.
#[derive(Debug)]
pub(in super::super) struct Sizes {
    types: HashMap<String, HashMap<String, Size>>,
    directives: HashSet<String>,
    query: String,
    mutation: String,
    subscription: String,
}

/// How large the answer to a field can be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Size {
    /// The type that it leads to.
    pub(super) to: String,
    /// Whether it is a list.
    pub(super) is_list: bool,
    /// What it costs by itself.
    pub(super) weight: u64,
    /// The argument whose items cost something each, and how much.
    pub(super) items: Option<(&'static str, u64)>,
    /// What says how many rows there are.
    pub(super) rows: Said,
    /// How many rows it has for each that is said.
    pub(super) times: u64,
}

/// What says how many rows a field has.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Said {
    /// Nothing: so many are taken for granted, unless the field is part of a page.
    Nothing(u64),
    /// Arguments with a number; without one there are the usual ones, and never more than the most.
    Number {
        arguments: Vec<&'static str>,
        usual: u64,
        most: u64,
    },
    /// The items of an argument.
    Items(&'static str),
}

impl Sizes {
    /// Reads the sizes from a schema.
    pub(in super::super) fn read(schema: &str) -> Result<Self, Error> {
        let mut sizes = Self {
            types: HashMap::new(),
            // Known to everybody, whether a schema says so or not.
            directives: ["skip", "include"].map(str::to_owned).into(),
            query: "Query".to_owned(),
            mutation: "Mutation".to_owned(),
            subscription: "Subscription".to_owned(),
        };
        sizes.take(schema)?;
        let counted = sizes.counted();
        sizes.take(INTROSPECTION)?;
        for (on, field, rows) in counted {
            if let Some(size) = sizes.types.get_mut(on).and_then(|fields| fields.get_mut(field)) {
                size.rows = Said::Nothing(rows);
            }
        }
        let query = sizes.types.entry(sizes.query.clone()).or_default();
        for (name, to) in [("__schema", "__Schema"), ("__type", "__Type")] {
            query.insert(name.to_owned(), Size::one(to));
        }
        Ok(sizes)
    }

    fn take(&mut self, schema: &str) -> Result<(), Error> {
        for definition in parse_schema(schema)?.definitions {
            match definition {
                TypeSystemDefinition::Schema(schema) => {
                    let named = |name: Option<async_graphql::Positioned<async_graphql::Name>>| {
                        name.map_or_else(String::new, |name| name.node.to_string())
                    };
                    self.query = named(schema.node.query);
                    self.mutation = named(schema.node.mutation);
                    self.subscription = named(schema.node.subscription);
                }
                TypeSystemDefinition::Type(definition) => {
                    let on = definition.node.name.node.to_string();
                    let fields = match &definition.node.kind {
                        TypeKind::Object(object) => &object.fields,
                        TypeKind::Interface(interface) => &interface.fields,
                        TypeKind::Union(_)
                        | TypeKind::Enum(_)
                        | TypeKind::InputObject(_)
                        | TypeKind::Scalar => {
                            continue;
                        }
                    };
                    let fields: HashMap<_, _> = fields
                        .iter()
                        .map(|field| (field.node.name.node.to_string(), Size::of(&on, &field.node)))
                        .collect();
                    self.types.insert(on, fields);
                }
                TypeSystemDefinition::Directive(definition) => {
                    self.directives.insert(definition.node.name.node.to_string());
                }
            }
        }
        Ok(())
    }

    /// How many rows the lists of introspection have on average, rounded up.
    fn counted(&self) -> [(&'static str, &'static str, u64); 5] {
        let types = self.types.len().max(1);
        let fields: usize = self.types.values().map(HashMap::len).sum();
        let average = fields.div_ceil(types) as u64;
        [
            ("__Schema", "types", types as u64),
            ("__Type", "fields", average),
            ("__Type", "inputFields", 1),
            ("__Type", "enumValues", 1),
            ("__Field", "args", 2),
        ]
    }

    /// The size of a type's field; none where there is no such field, which validation refuses.
    pub(super) fn get(&self, on: &str, field: &str) -> Option<&Size> {
        self.types.get(on)?.get(field)
    }

    /// The directives that there are.
    pub(super) fn directives(&self) -> &HashSet<String> {
        &self.directives
    }

    /// The type that an operation begins with.
    pub(super) fn root(&self, kind: OperationType) -> &str {
        match kind {
            OperationType::Query => &self.query,
            OperationType::Mutation => &self.mutation,
            OperationType::Subscription => &self.subscription,
        }
    }
}

impl Size {
    /// One record, read.
    fn one(to: &str) -> Self {
        Self {
            to: to.to_owned(),
            is_list: false,
            weight: 1,
            items: None,
            rows: Said::Nothing(1),
            times: 1,
        }
    }

    fn of(on: &str, field: &FieldDefinition) -> Self {
        let name = field.name.node.as_str();
        let (to, is_list) = named(&field.ty.node);
        let rows = said(on, field);
        let weight = known(&[WEIGHTS], on, name).unwrap_or_else(|| usual_weight(on, &to, &rows));
        let items = WEIGHTS_OF_ITEMS
            .iter()
            .find(|(other, known, _, _)| (*other, *known) == (on, name))
            .map(|(_, _, argument, weight)| (*argument, *weight));
        Self {
            to,
            is_list,
            weight,
            items,
            rows,
            times: known(&[TIMES], on, name).unwrap_or(1),
        }
    }
}

fn usual_weight(on: &str, to: &str, rows: &Said) -> u64 {
    match (on, rows) {
        ("Reports", _) => REPORT,
        ("Mutation", _) => SAVED,
        (_, Said::Number { .. }) if to.ends_with("Connection") => PAGE,
        _ => 1,
    }
}

fn said(on: &str, field: &FieldDefinition) -> Said {
    let name = field.name.node.as_str();
    if let Some(&(_, _, argument, usual, most)) = PAGES
        .iter()
        .find(|(other, known, ..)| (*other, *known) == (on, name))
    {
        return Said::Number {
            arguments: vec![argument],
            usual,
            most,
        };
    }
    let has = |argument: &&str| {
        field
            .arguments
            .iter()
            .any(|known| known.node.name.node == *argument)
    };
    let arguments: Vec<_> = ["first", "last"].into_iter().filter(has).collect();
    if !arguments.is_empty() {
        return Said::Number {
            arguments,
            usual: u64::from(paging::DEFAULT_PAGE),
            most: u64::from(paging::LARGEST_PAGE.unsigned_abs()),
        };
    }
    if has(&"ids") {
        return Said::Items("ids");
    }
    Said::Nothing(known(&[LISTS, REPORT_LISTS], on, name).unwrap_or(USUAL_LIST))
}

/// What tables say of a type's field.
fn known(tables: &[&[(&str, &str, u64)]], on: &str, field: &str) -> Option<u64> {
    let mut rows = tables.iter().copied().flatten();
    let (.., number) = rows.find(|(other, known, _)| (*other, *known) == (on, field))?;
    Some(*number)
}

/// The name of a type, and whether it is a list.
fn named(of: &Type) -> (String, bool) {
    let (mut of, mut is_list) = (of, false);
    loop {
        match &of.base {
            BaseType::Named(name) => return (name.to_string(), is_list),
            BaseType::List(item) => {
                is_list = true;
                of = item;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::SIZES;

    /// A list without a row is taken to be short, and what hangs on its records costs next to nothing.
    #[test]
    fn every_list_of_a_report_says_how_long_it_is() {
        let (mut seen, mut waiting) = (HashSet::new(), vec!["Reports"]);
        let mut unsaid = Vec::new();
        while let Some(on) = waiting.pop() {
            let Some(fields) = SIZES.types.get(on).filter(|_| on != "Node" && seen.insert(on)) else {
                continue;
            };
            for (field, size) in fields {
                waiting.push(&size.to);
                let leads_on = SIZES.types.contains_key(&size.to);
                if leads_on && size.is_list && known(&[REPORT_LISTS], on, field).is_none() {
                    unsaid.push(format!("{on}.{field}"));
                }
            }
        }
        assert!(seen.len() > 50 && unsaid.is_empty(), "{seen:?}: {unsaid:?}");
    }

    #[test]
    fn the_tables_name_fields_that_there_are() {
        let named = [WEIGHTS, LISTS, TIMES, REPORT_LISTS].into_iter().flatten();
        let named = named.map(|(on, field, _)| (*on, *field));
        let pages = PAGES.iter().map(|(on, field, ..)| (*on, *field));
        let items = WEIGHTS_OF_ITEMS.iter().map(|(on, field, ..)| (*on, *field));
        let strange: Vec<_> = (named.chain(pages).chain(items))
            .filter(|(on, field)| SIZES.get(on, field).is_none())
            .collect();
        assert_eq!(strange, []);
    }
}
