//! The scalars of the contract, as GraphQL, answers of reports and their JSON Schemas have them.

use std::borrow::Cow;

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::dates::Day;

/// An EDTF date (ISO 8601-2), written as it was recorded, at the precision that is known: `2022-02-11`, `2022-02`,
/// `2022`, `2022-02-XX` (one unknown day of that month), `1946~` (approximate), `2022-02-11?` (uncertain),
/// `[2019-04-02..2019-04-09]` (one day in that span). An end may also be `..`: still so.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct EdtfDate(pub String);

impl JsonSchema for EdtfDate {
    fn schema_name() -> Cow<'static, str> {
        "EdtfDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "An EDTF date (ISO 8601-2), at the precision that is known; \"..\" for an end still to come.",
        })
    }
}

/// An EDTF date (ISO 8601-2), written as it was recorded, at the precision that is known: `2022-02-11`, `2022-02`,
/// `2022`, `2022-02-XX` (one unknown day of that month), `1946~` (approximate), `2022-02-11?` (uncertain),
/// `[2019-04-02..2019-04-09]` (one day in that span). An end may also be `..`: still so.
#[Scalar(name = "EdtfDate")]
impl ScalarType for EdtfDate {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = value else {
            return Err(InputValueError::expected_type(value));
        };
        match text.parse::<crate::dates::Edtf>() {
            Ok(_) => Ok(Self(text)),
            Err(error) => Err(InputValueError::custom(error)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

impl EdtfDate {
    /// A date as it is stored.
    pub fn of(text: Option<&String>) -> Option<Self> {
        text.map(|text| Self(text.clone()))
    }
}

/// A calendar day, ISO 8601: `2022-02-11`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Date(pub Day);

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// A calendar day, ISO 8601: `2022-02-11`.
#[Scalar(name = "Date")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = value else {
            return Err(InputValueError::expected_type(value));
        };
        text.parse().map(Self).map_err(InputValueError::custom)
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// An instant, RFC 3339: `2022-02-23T16:00:00+09:00`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct DateTime(pub String);

impl JsonSchema for DateTime {
    fn schema_name() -> Cow<'static, str> {
        "DateTime".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date-time" })
    }
}

/// An instant, RFC 3339: `2022-02-23T16:00:00+09:00`.
#[Scalar(name = "DateTime")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = value else {
            return Err(InputValueError::expected_type(value));
        };
        match chrono::DateTime::parse_from_rfc3339(&text) {
            Ok(_) => Ok(Self(text)),
            Err(error) => Err(InputValueError::custom(format!(
                "{text:?} is not an RFC 3339 instant: {error}"
            ))),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

impl DateTime {
    /// An instant in microseconds since 1970, in UTC.
    pub fn of_micros(at: i64) -> Self {
        let instant = chrono::DateTime::from_timestamp_micros(at).unwrap_or_default();
        Self(instant.to_rfc3339_opts(chrono::SecondsFormat::Micros, true))
    }
}

/// Any JSON value.
#[derive(Clone, Debug, PartialEq)]
pub struct Json(pub serde_json::Value);

/// Any JSON value.
#[Scalar(name = "JSON")]
impl ScalarType for Json {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(value.into_json()?))
    }

    fn to_value(&self) -> Value {
        Value::from_json(self.0.clone()).unwrap_or_default()
    }
}
