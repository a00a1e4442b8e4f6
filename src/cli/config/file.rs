//! What a file of settings says, looked at before anything is done with it.

use std::{fs, ops::Range};

use toml_edit::{Document, Item, Value};

use super::{
    Fault,
    settings::{Given, Kind, Setting, nearest},
};
use crate::cli::Outcome;

/// What a file says, which was named at a place; every fault in it where there is one.
pub(super) fn read(place: &str, path: &str, settings: &[Setting]) -> Result<Vec<Given>, Vec<Fault>> {
    let text = fs::read_to_string(path).map_err(|error| {
        vec![Fault {
            text: format!("{place}{path}: {error}"),
            outcome: Outcome::Unusable,
        }]
    })?;
    understood(path, &text, settings).map_err(|faults| faults.into_iter().map(Fault::usage).collect())
}

fn understood(path: &str, text: &str, settings: &[Setting]) -> Result<Vec<Given>, Vec<String>> {
    let line = |span: Option<Range<usize>>| {
        let before = span.map_or("", |span| text.get(..span.start).unwrap_or(text));
        before.matches('\n').count() + 1
    };
    // Without the line itself, as the error would show it: it may hold a secret.
    let document = Document::parse(text).map_err(|error| {
        let told = error.message().trim().replace('\n', ", ");
        vec![format!("{path}, line {}: {told}", line(error.span()))]
    })?;
    let (mut given, mut faults) = (Vec::new(), Vec::new());
    for (key, item) in document.as_table() {
        let place = document
            .as_table()
            .key(key)
            .and_then(toml_edit::Key::span)
            .or_else(|| item.span());
        let source = format!("{path}, line {}", line(place));
        match one(key, item, settings) {
            Ok(values) => given.push(Given {
                key: key.to_owned(),
                values,
                source: format!("file {source}"),
            }),
            Err(fault) => faults.push(format!("{source}: {key}: {fault}")),
        }
    }
    if faults.is_empty() { Ok(given) } else { Err(faults) }
}

/// The values that a key has.
fn one(key: &str, item: &Item, settings: &[Setting]) -> Result<Vec<String>, String> {
    let Some(setting) = settings.iter().find(|setting| setting.key == key) else {
        return Err(unknown(key, settings));
    };
    let values = match item {
        Item::Value(Value::Array(several)) if setting.several => {
            several.iter().map(|value| text(value, setting.kind)).collect()
        }
        Item::Value(value) => text(value, setting.kind).map(|value| vec![value]),
        Item::None | Item::Table(_) | Item::ArrayOfTables(_) => None,
    };
    let values = values.ok_or_else(|| expected(setting))?;
    match values.iter().find_map(|value| setting.wrong(value)) {
        Some(fault) => Err(fault),
        None => Ok(values),
    }
}

/// A value as the command line would have it; none where it is of another kind.
fn text(value: &Value, kind: Kind) -> Option<String> {
    match (value, kind) {
        (Value::String(text), Kind::Text | Kind::Word) => Some(text.value().clone()),
        (Value::Integer(number), Kind::Number | Kind::Word) => Some(number.value().to_string()),
        (Value::Float(number), Kind::Number | Kind::Word) => Some(number.value().to_string()),
        (Value::Boolean(whether), Kind::Switch) => Some(whether.value().to_string()),
        (
            Value::String(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Boolean(_)
            | Value::Datetime(_)
            | Value::Array(_)
            | Value::InlineTable(_),
            _,
        ) => None,
    }
}

fn expected(setting: &Setting) -> String {
    let one = match setting.kind {
        Kind::Switch => "true or false",
        Kind::Number => "a number",
        Kind::Text => "text in quotation marks",
        Kind::Word => "text in quotation marks, or a number",
    };
    if setting.several {
        format!("expected {one}, or several in brackets")
    } else {
        format!("expected {one}")
    }
}

fn unknown(key: &str, settings: &[Setting]) -> String {
    let keys = settings.iter().map(|setting| setting.key.as_str());
    match nearest(&key.replace('_', "-"), keys) {
        Some(nearest) => format!("there is no such setting; did you mean {nearest}?"),
        None => "there is no such setting; `rapport config --describe` lists all there are".to_owned(),
    }
}
