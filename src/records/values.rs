//! Reading the value of a field: what it may be, and what is said where it is something else.

use chrono::DateTime;

use super::{
    fields::{Form, Holds},
    json::Json,
    kinds, lists,
    nearest::nearest,
    parse::key_fault,
    problem::{Fault, FaultCode, Path, Problems, quoted},
    record::{Reference, Slot, Value},
};
use crate::{
    dates::{Edtf, End},
    vocabulary::NodeKind,
};

/// The greatest number of people in a group.
const GREATEST_COUNT: u64 = 1_000_000_000;

/// Reads a value that is not null.
pub(super) fn read(holds: &Holds, json: Json<'_>, path: &Path<'_>, problems: &mut Problems) -> Slot {
    let read = match holds {
        Holds::Text(most, form) => text(json, *most, *form).map(Value::Text),
        Holds::Word(words, _) => word(&json, words).map(Value::Word).map_err(Fault::from),
        Holds::Flag => flag(&json).map(Value::Flag).map_err(Fault::from),
        Holds::Count => count(&json).map(Value::Count).map_err(Fault::from),
        Holds::Real(least, most) => real(&json, *least, *most).map(Value::Real).map_err(Fault::from),
        Holds::Date => date(json).map_err(Fault::from),
        Holds::End => end(json).map_err(Fault::from),
        Holds::Instant => instant(json).map(Value::Text).map_err(Fault::from),
        Holds::Reference(kinds) => reference(&json, kinds).map(Value::Reference),
        Holds::List(list) => return lists::read(list, json, path, problems),
    };
    match read {
        Ok(value) => Slot::Value(value),
        Err(fault) => {
            problems.fault(path, fault);
            Slot::Refused
        }
    }
}

/// Text in a certain form.
pub(super) fn text(json: Json<'_>, most: usize, form: Form) -> Result<String, Fault> {
    let Json::Text(text) = json else {
        return Err(format!("expected text, found {}", json.described()).into());
    };
    if text.trim().is_empty() {
        return Err("is empty; expected text, or the field left out where nothing is known".into());
    }
    if text.contains('\0') {
        return Err(
            "contains a NUL character (U+0000), which no database keeps; expected text without it".into(),
        );
    }
    // A character has at least one byte, so most texts need no counting.
    if text.len() > most {
        let length = text.chars().count();
        if length > most {
            let message = format!("has {length} characters; expected at most {most}");
            return Err(Fault::new(FaultCode::TooLong, message));
        }
    }
    let expected = match form {
        Form::Any | Form::Folded => None,
        Form::Url => {
            (!is_url(&text)).then_some("an address that begins with https:// or http:// and has no spaces")
        }
        Form::Country => {
            let code = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            (!code).then_some("two capital letters of ISO 3166-1, as in KR")
        }
        Form::Subdivision => (!is_subdivision(&text)).then_some("a code of ISO 3166-2, as in CA-QC"),
        Form::Language => (!is_language(&text)).then_some("a language tag, as in ko or zh-Hant"),
    };
    match expected {
        None => Ok(text.into_owned()),
        Some(expected) => Err(format!("{} cannot be taken; expected {expected}", quoted(&text)).into()),
    }
}

fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}

fn is_subdivision(text: &str) -> bool {
    text.split_once('-').is_some_and(|(country, part)| {
        country.len() == 2
            && country.bytes().all(|byte| byte.is_ascii_uppercase())
            && (1..=3).contains(&part.len())
            && part
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    })
}

fn is_language(text: &str) -> bool {
    let parts_fit = text
        .split('-')
        .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    parts_fit
        && text
            .split('-')
            .next()
            .is_some_and(|first| first.len() > 1 && !first.contains(char::is_numeric))
}

fn word(json: &Json<'_>, words: &'static [&'static str]) -> Result<&'static str, String> {
    let expected = || words.join(", ");
    let Json::Text(text) = json else {
        return Err(format!(
            "expected one of {}, found {}",
            expected(),
            json.described()
        ));
    };
    words.iter().find(|word| **word == *text).copied().ok_or_else(|| {
        let hint = nearest(text, words.iter().copied());
        let hint = hint
            .map(|meant| format!("did you mean {meant:?}? "))
            .unwrap_or_default();
        format!(
            "{} is not one of the words here; {hint}expected one of {}",
            quoted(text),
            expected()
        )
    })
}

fn flag(json: &Json<'_>) -> Result<bool, String> {
    if let Json::Flag(flag) = json {
        Ok(*flag)
    } else {
        Err(format!("expected true or false, found {}", json.described()))
    }
}

fn count(json: &Json<'_>) -> Result<i64, String> {
    let number = json
        .number()
        .and_then(serde_json::Number::as_u64)
        .filter(|number| *number <= GREATEST_COUNT);
    let number = number.and_then(|number| i64::try_from(number).ok());
    number.ok_or_else(|| {
        format!(
            "expected a whole number from 0 to {GREATEST_COUNT}, found {}",
            json.described()
        )
    })
}

fn real(json: &Json<'_>, least: f64, most: f64) -> Result<f64, String> {
    let number = json
        .number()
        .and_then(serde_json::Number::as_f64)
        .filter(|number| (least..=most).contains(number));
    // Zero has no sign: a database may lose it, and then a record would differ from itself.
    number.map(|number| number + 0.0).ok_or_else(|| {
        format!(
            "expected a number from {least} to {most}, found {}",
            json.described()
        )
    })
}

fn date(json: Json<'_>) -> Result<Value, String> {
    let Json::Text(text) = json else {
        return Err(format!(
            "expected a date such as \"2022-02-11\", \"2022-02\" or \"2022\", found {}",
            json.described()
        ));
    };
    let date = Edtf::try_from(text.into_owned()).map_err(|error| error.to_string())?;
    let span = date.span();
    Ok(Value::Date(date.into_text(), span))
}

fn end(json: Json<'_>) -> Result<Value, String> {
    let Json::Text(text) = json else {
        return Err(format!(
            "expected a date such as \"2022-02-11\", or \"..\" for what is still so, found {}",
            json.described()
        ));
    };
    let end = End::try_from(text.into_owned()).map_err(|error| error.to_string())?;
    let span = end.span();
    Ok(Value::Date(end.into(), span))
}

fn instant(json: Json<'_>) -> Result<String, String> {
    const EXPECTED: &str = "a day, a time and the distance from UTC, as in 2022-02-11T15:00:00+09:00";
    let Json::Text(text) = json else {
        return Err(format!("expected {EXPECTED}, found {}", json.described()));
    };
    match DateTime::parse_from_rfc3339(&text) {
        Ok(_) => Ok(text.into_owned()),
        Err(error) => Err(format!(
            "{} is not an instant in RFC 3339 ({error}); expected {EXPECTED}",
            quoted(&text)
        )),
    }
}

/// A reference: a key where one kind can be meant, `type:key` where several can.
fn reference(json: &Json<'_>, expected: &'static [NodeKind]) -> Result<Reference, Fault> {
    let words = || expected.iter().map(|kind| kinds::of(*kind).word);
    let form = || match expected {
        [kind] => format!("the key of {}", kinds::of(*kind).one),
        _ => words()
            .map(|word| format!("{word}:KEY"))
            .collect::<Vec<_>>()
            .join(", "),
    };
    let Json::Text(text) = json else {
        return Err(format!("expected {}, found {}", form(), json.described()).into());
    };
    let (kind, key) = match (text.split_once(':'), expected) {
        (None, [kind]) => (*kind, &**text),
        (None, _) => {
            let text = quoted(text);
            return Err(format!("{text} does not say of which type it is; expected {}", form()).into());
        }
        (Some((word, key)), _) => match kinds::by_word(word).filter(|kind| expected.contains(&kind.kind)) {
            Some(kind) => (kind.kind, key),
            None => return Err(format!("{} cannot stand here; expected {}", quoted(text), form()).into()),
        },
    };
    match key_fault(key) {
        None => Ok(Reference {
            kind,
            key: key.to_owned(),
        }),
        Some(fault) => Err(Fault::new(
            fault.code,
            format!("{}; expected {}", fault.message, form()),
        )),
    }
}
