//! What a file of settings says, and what the environment does, each looked at before anything is done with it.

use std::{ffi::OsString, fs, ops::Range};

use toml_edit::{Document, Item, Value};

use super::settings::{Given, Kind, Setting};

/// What is appended to the name of a variable that names a file with the value in it.
const IN_FILE: &str = "_FILE";
/// From which likeness on another name is suggested.
const ALIKE: f64 = 0.75;

/// How the environment settles a setting.
pub(super) enum Settled {
    /// By a variable, which the command line reads by itself.
    Variable,
    /// By a file that a variable names.
    Secret(Given),
}

/// What a file says; every fault in it where there is one.
pub(super) fn read(path: &str, settings: &[Setting]) -> Result<Vec<Given>, Vec<String>> {
    let text = fs::read_to_string(path).map_err(|error| vec![format!("--config {path}: {error}")])?;
    understood(path, &text, settings)
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
    let likeness = |setting: &&Setting| strsim::jaro_winkler(&setting.key, &key.replace('_', "-"));
    let nearest = settings
        .iter()
        .max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    match nearest.filter(|nearest| likeness(nearest) >= ALIKE) {
        Some(nearest) => format!("there is no such setting; did you mean {}?", nearest.key),
        None => "there is no such setting; `rapport config --describe` lists all there are".to_owned(),
    }
}

/// What the environment says of a setting; none where nothing.
pub(super) fn from_environment(
    setting: &Setting,
    environment: &impl Fn(&str) -> Option<OsString>,
) -> Result<Option<Settled>, String> {
    let variable = &setting.variable;
    let pointer = format!("{variable}{IN_FILE}");
    let (value, path) = (environment(variable), environment(&pointer));
    match (value, path) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => Err(format!(
            "{variable} and {pointer} are both set; expected one of them"
        )),
        (Some(value), None) => {
            let value = value
                .into_string()
                .map_err(|_| format!("{variable}: is not UTF-8"))?;
            let mut values = value
                .split(setting.delimiter())
                .filter(|_| setting.kind != Kind::Switch);
            match values.find_map(|value| setting.wrong(value)) {
                Some(fault) => Err(format!("{variable}: {fault}")),
                None => Ok(Some(Settled::Variable)),
            }
        }
        (None, Some(path)) => {
            let path = path.to_string_lossy();
            let value =
                fs::read_to_string(path.as_ref()).map_err(|error| format!("{pointer}: {path}: {error}"))?;
            let value = value.trim_end_matches(['\r', '\n']);
            let values: Vec<String> = if setting.several {
                value.lines().map(str::to_owned).collect()
            } else {
                vec![value.to_owned()]
            };
            match values.iter().find_map(|value| setting.wrong(value)) {
                Some(fault) => Err(format!("{pointer}: {path}: {fault}")),
                None => Ok(Some(Settled::Secret(Given {
                    key: setting.key.clone(),
                    values,
                    source: format!("environment {pointer}"),
                }))),
            }
        }
    }
}
