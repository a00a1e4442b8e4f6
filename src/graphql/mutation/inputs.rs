//! The inputs of the mutations: made from the definition of the records, so that both take the same fields with the same
//! meaning. What is wrong with a value is found by the records' own checks, all of it, and not by the schema.

use std::borrow::Cow;

use async_graphql::{
    ID, InputType, InputValueError, InputValueResult, Value,
    registry::{Deprecation, MetaInputValue, MetaType, MetaTypeId, Registry},
};

use crate::{
    graphql::scalars::{DateTime, EdtfDate},
    records::{
        fields::{Field, Holds, List, RecordKind, Written},
        json::Json,
        kinds,
    },
    vocabulary::{
        Attendance, CommitmentAction, CommitmentStatus, CommitmentStrength, EmbassyKind, EventFormat,
        EventKind, EventStatus, NodeKind, OrganizationKind, OtherNameKind, ParticipantRole, PositionRank,
        RelationshipKind, Side, Stance, TenureCapacity, Visibility,
    },
};

/// What is to be saved of a record of a kind, given by its place among all kinds.
#[derive(Debug)]
pub(super) struct RecordInput<const KIND: usize> {
    /// Its key; none where one is to be made.
    pub(super) key: Option<String>,
    /// The revision that it is expected to be at.
    pub(super) expected_revision: Option<i64>,
    /// The other fields, by name.
    pub(super) fields: Vec<(Cow<'static, str>, Json<'static>)>,
}

impl<const KIND: usize> RecordInput<KIND> {
    /// The kind of record that it is of.
    pub(super) fn kind() -> &'static RecordKind {
        kinds::of(NodeKind::ALL[KIND])
    }
}

/// The name of the schema's type for a kind of record: `EMBASSY` is `Embassy`.
pub(super) fn type_name(kind: NodeKind) -> String {
    let word = kind.reference();
    word[..1].to_uppercase() + &word[1..]
}

impl<const KIND: usize> InputType for RecordInput<KIND> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        format!("{}Input", type_name(NodeKind::ALL[KIND])).into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let kind = Self::kind();
        registry.create_input_type::<Self, _>(MetaTypeId::InputObject, |registry| {
            let key = "The key: letters a-z, digits and hyphens. A record that has it is changed; without one, or with a \
                       new one, a record is created. Where it is left out, one is made of the name.";
            let expected = "The revision that the record was read at: where it has been changed since, nothing is \
                            written, and errors has a CONFLICT. 0 where it is expected to be new. Left out, the \
                            latest change wins.";
            let mut fields = vec![
                input("key", key, &ID::create_type_info(registry)),
                input("expectedRevision", expected, &i32::create_type_info(registry)),
            ];
            fields.extend(kind.fields.iter().map(|field| of_field(registry, field)));
            let description = format!(
                "What is to be saved of {}. A field that is left out stays as it is, null clears one, and a list \
                 replaces the whole list. What a new record cannot be without is found out when it is saved.",
                kind.one
            );
            object::<Self>(fields, description)
        })
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let Some(Value::Object(fields)) = value else {
            return Err(InputValueError::expected_type(value.unwrap_or_default()));
        };
        let mut input = Self {
            key: None,
            expected_revision: None,
            fields: Vec::with_capacity(fields.len()),
        };
        for (name, value) in fields {
            match (name.as_str(), value) {
                ("key" | "expectedRevision", Value::Null) => {}
                ("key", Value::String(key)) => input.key = Some(key),
                ("key", Value::Number(number)) => input.key = Some(number.to_string()),
                ("expectedRevision", Value::Number(number)) => input.expected_revision = number.as_i64(),
                (_, value) => {
                    let map = Self::kind().field(name.as_str()).is_some_and(is_map);
                    let json = if map { json_map(value) } else { json(value) };
                    input.fields.push((name.to_string().into(), json));
                }
            }
        }
        Ok(input)
    }

    fn to_value(&self) -> Value {
        Value::Null
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

/// An item of a list within a record, given by its place among those that are objects.
struct ItemInput<const LIST: usize>;

/// The lists whose items are objects: the table of each, and what the schema calls an item.
const ITEMS: [(&str, &str, &str); 5] = [
    ("other_name", "OtherNameInput", "A name other than the main one."),
    (
        "identifier",
        "IdentifierInput",
        "An identifier elsewhere: each scheme once.",
    ),
    ("citation", "CitationInput", "Where a fact is told, and how."),
    ("tenure", "TenureInput", "A time in a position."),
    (
        "participation",
        "ParticipantInput",
        "Somebody at an event: at least one of person, position, institution and label.",
    ),
];

fn list_of(table: &str) -> Option<&'static List> {
    let fields = kinds::KINDS.iter().flat_map(|kind| kind.fields);
    let mut lists = fields.filter_map(|field| match field.holds {
        Holds::List(list) => Some(list),
        Holds::Text(..)
        | Holds::Word(..)
        | Holds::Flag
        | Holds::Count
        | Holds::Real(..)
        | Holds::Date
        | Holds::End
        | Holds::Instant
        | Holds::Reference(_) => None,
    });
    lists.find(|list| list.table.name == table)
}

impl<const LIST: usize> InputType for ItemInput<LIST> {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        ITEMS[LIST].1.into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_input_type::<Self, _>(MetaTypeId::InputObject, |registry| {
            let fields = list_of(ITEMS[LIST].0).map(|list| list.fields).unwrap_or_default();
            let fields = fields.iter().map(|field| of_field(registry, field)).collect();
            object::<Self>(fields, ITEMS[LIST].2.to_owned())
        })
    }

    fn parse(_: Option<Value>) -> InputValueResult<Self> {
        Ok(Self)
    }

    fn to_value(&self) -> Value {
        Value::Null
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

fn object<T: InputType>(fields: Vec<MetaInputValue>, description: String) -> MetaType {
    MetaType::InputObject {
        name: T::type_name().into_owned(),
        description: Some(description),
        input_fields: fields
            .into_iter()
            .map(|field| (field.name.clone(), field))
            .collect(),
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: Some(std::any::type_name::<T>()),
        oneof: false,
        directive_invocations: Vec::new(),
    }
}

fn of_field(registry: &mut Registry, field: &Field) -> MetaInputValue {
    let ty = match field.holds {
        Holds::Text(..) => String::create_type_info(registry),
        Holds::Word(words, _) => of_words(registry, words),
        Holds::Flag => bool::create_type_info(registry),
        Holds::Count => i32::create_type_info(registry),
        Holds::Real(..) => f64::create_type_info(registry),
        Holds::Date | Holds::End => EdtfDate::create_type_info(registry),
        Holds::Instant => DateTime::create_type_info(registry),
        Holds::Reference(_) => ID::create_type_info(registry),
        Holds::List(list) => match list.table.name {
            "other_name" => Vec::<ItemInput<0>>::create_type_info(registry),
            "identifier" => Vec::<ItemInput<1>>::create_type_info(registry),
            "citation" => Vec::<ItemInput<2>>::create_type_info(registry),
            "tenure" => Vec::<ItemInput<3>>::create_type_info(registry),
            "participation" => Vec::<ItemInput<4>>::create_type_info(registry),
            _ => Vec::<ID>::create_type_info(registry),
        },
    };
    input(field.name, field.help, &ty)
}

/// A field of an input, which may be left out: what is required is said by the records' own checks, with its path.
fn input(name: &str, description: &str, ty: &str) -> MetaInputValue {
    MetaInputValue {
        name: name.to_owned(),
        description: Some(description.to_owned()),
        ty: ty.trim_end_matches('!').to_owned(),
        deprecation: Deprecation::NoDeprecated,
        default_value: None,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        is_secret: false,
        directive_invocations: Vec::new(),
    }
}

/// The enumeration that has these words.
fn of_words(registry: &mut Registry, words: &[&str]) -> String {
    macro_rules! one_of {
        ($($name:ident),+) => {
            $(if words == $name::WORDS {
                return <$name as InputType>::create_type_info(registry);
            })+
        };
    }
    one_of!(
        Attendance,
        CommitmentAction,
        CommitmentStatus,
        CommitmentStrength,
        EmbassyKind,
        EventFormat,
        EventKind,
        EventStatus,
        OrganizationKind,
        OtherNameKind,
        ParticipantRole,
        PositionRank,
        RelationshipKind,
        Side,
        Stance,
        TenureCapacity,
        Visibility
    );
    String::create_type_info(registry)
}

fn is_map(field: &'static Field) -> bool {
    matches!(field.holds, Holds::List(list) if list.written == Written::Map)
}

/// A value as record files have it.
pub(super) fn json(value: Value) -> Json<'static> {
    match value {
        // No client can send bytes.
        Value::Null | Value::Binary(_) => Json::Null,
        Value::Number(number) => Json::Number(number),
        Value::String(text) => Json::Text(text.into()),
        Value::Boolean(flag) => Json::Flag(flag),
        Value::Enum(word) => Json::Text(word.to_string().into()),
        Value::List(items) => Json::List(items.into_iter().map(json).collect()),
        Value::Object(fields) => Json::Object(
            fields
                .into_iter()
                .map(|(name, value)| (name.to_string().into(), json(value)))
                .collect(),
        ),
    }
}

/// A list of schemes and values as the object that record files have.
fn json_map(value: Value) -> Json<'static> {
    let items = match value {
        Value::List(items) => items,
        Value::Object(item) => vec![Value::Object(item)],
        other @ (Value::Null
        | Value::Number(_)
        | Value::String(_)
        | Value::Boolean(_)
        | Value::Binary(_)
        | Value::Enum(_)) => return json(other),
    };
    let pair = |item: Value| {
        let Value::Object(mut item) = item else {
            return (Cow::Borrowed(""), json(item));
        };
        let scheme = match item.swap_remove("scheme") {
            Some(Value::String(scheme)) => scheme.into(),
            _ => Cow::Borrowed(""),
        };
        (scheme, item.swap_remove("value").map_or(Json::Null, json))
    };
    Json::Object(items.into_iter().map(pair).collect())
}
