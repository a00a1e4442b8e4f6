//! From a JSON object to a record, with all that is wrong with it and not only the first fault.

use std::borrow::Cow;

use super::{
    fields::{Field, RecordKind},
    json::Json,
    kinds,
    nearest::nearest,
    odd,
    problem::{Fault, FaultCode, Path, Problems, quoted},
    record::{Record, Slot},
    values,
};

/// The longest key.
const KEY_BYTES: usize = 120;

/// Reads the object of a record file, whose `type` and `key` say what it is. None where its type is not known;
/// with faults among the problems, what is returned is only good for finding more of them.
pub fn parse(json: Json<'_>, problems: &mut Problems) -> Option<Record> {
    let Json::Object(all) = json else {
        let found = json.described();
        problems.fault(
            &Path::Record,
            format!("expected an object such as {{\"type\": \"person\", …}}, found {found}"),
        );
        return None;
    };
    let (mut kind, mut key, mut fields) = (None, None, Vec::with_capacity(all.len()));
    for (name, value) in all {
        let place = match &*name {
            "type" => &mut kind,
            "key" => &mut key,
            _ => {
                fields.push((name, value));
                continue;
            }
        };
        if place.is_some() {
            problems.fault(
                &Path::Field(&Path::Record, &name),
                "is there twice; expected it once",
            );
        } else {
            *place = Some(value);
        }
    }
    let kind = read_kind(kind, problems)?;
    let key = read_key(kind, key, problems);
    Some(parse_fields(kind, key, fields, problems))
}

/// Reads the fields of a record whose kind and key are known: the inputs of mutations, which have no `type`.
pub fn parse_fields(
    kind: &'static RecordKind,
    key: Option<String>,
    fields: Vec<(Cow<'_, str>, Json<'_>)>,
    problems: &mut Problems,
) -> Record {
    let slots = slots(kind.fields, kind.one, fields, &Path::Record, problems);
    let record = Record {
        kind,
        key,
        slots,
        expected_revision: None,
    };
    odd::check(&record, problems);
    record
}

/// Reads the fields of an object, be it a record or an item of a list.
pub(super) fn slots(
    known: &'static [Field],
    of: &str,
    fields: Vec<(Cow<'_, str>, Json<'_>)>,
    outer: &Path<'_>,
    problems: &mut Problems,
) -> Vec<Slot> {
    let mut slots = vec![Slot::Absent; known.len()];
    for (name, json) in fields {
        let path = Path::Field(outer, &name);
        let Some(place) = known.iter().position(|field| field.name == name) else {
            problems.fault(&Path::Field(outer, short(&name)), unknown_field(&name, known, of));
            continue;
        };
        if slots[place] != Slot::Absent {
            problems.fault(&path, "is there twice; expected it once");
            continue;
        }
        slots[place] = if json != Json::Null {
            values::read(&known[place].holds, json, &path, problems)
        } else if known[place].required {
            let fault = Fault::new(
                FaultCode::Required,
                "is null; it is required and cannot be cleared",
            );
            problems.fault(&path, fault);
            Slot::Refused
        } else {
            Slot::Null
        };
    }
    slots
}

fn short(name: &str) -> &str {
    &name[..name.floor_char_boundary(80)]
}

fn unknown_field(name: &str, known: &[Field], of: &str) -> String {
    let names = || known.iter().map(|field| field.name);
    let hint = nearest(name, names()).map(|meant| format!("did you mean {meant:?}?"));
    let hint = hint.unwrap_or_else(|| format!("expected some of {}", names().collect::<Vec<_>>().join(", ")));
    format!("{of} has no field {}; {hint}", quoted(name))
}

fn read_kind(json: Option<Json<'_>>, problems: &mut Problems) -> Option<&'static RecordKind> {
    let path = Path::Field(&Path::Record, "type");
    let words = || kinds::KINDS.iter().map(|kind| kind.word);
    let expected = || words().collect::<Vec<_>>().join(", ");
    match json {
        None => problems.fault(
            &path,
            Fault::new(
                FaultCode::Required,
                format!("is missing; expected one of {}", expected()),
            ),
        ),
        Some(Json::Text(word)) => {
            if let Some(kind) = kinds::by_word(&word) {
                return Some(kind);
            }
            let hint = nearest(&word, words())
                .map(|meant| format!("did you mean {meant:?}? "))
                .unwrap_or_default();
            problems.fault(
                &path,
                format!(
                    "there is no type {}; {hint}expected one of {}",
                    quoted(&word),
                    expected()
                ),
            );
        }
        Some(other) => problems.fault(
            &path,
            format!("expected one of {}, found {}", expected(), other.described()),
        ),
    }
    None
}

/// Reads the key of a record, which says what is wrong where it is missing or none.
pub(super) fn read_key(kind: &RecordKind, json: Option<Json<'_>>, problems: &mut Problems) -> Option<String> {
    let path = Path::Field(&Path::Record, "key");
    match json {
        None => problems.fault(
            &path,
            Fault::new(
                FaultCode::Required,
                format!("is missing; {} is recognised by its key", kind.one),
            ),
        ),
        Some(Json::Text(key)) => match key_fault(&key) {
            None => return Some(key.into_owned()),
            Some(fault) => problems.fault(&path, fault),
        },
        Some(other) => problems.fault(&path, format!("expected a key, found {}", other.described())),
    }
    None
}

/// What is wrong with a text that should be a key, if anything is.
pub(super) fn key_fault(key: &str) -> Option<Fault> {
    let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    if key.is_empty() {
        return Some("is empty; expected a key of a-z, 0-9 and -".into());
    }
    if key.bytes().all(allowed) {
        return (key.len() > KEY_BYTES).then(|| {
            let (key, length) = (quoted(key), key.len());
            let message = format!("{key} has {length} characters; a key has at most {KEY_BYTES}");
            Fault::new(FaultCode::TooLong, message)
        });
    }
    let slug = crate::fold::fold(key).replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let hint = if slug.bytes().all(allowed) && !slug.trim_matches('-').is_empty() && slug.len() <= KEY_BYTES {
        format!(", such as {:?}", slug.trim_matches('-'))
    } else {
        String::new()
    };
    let key = quoted(key);
    Some(format!("{key} is not a key: expected only a-z, 0-9 and -{hint}").into())
}

#[cfg(test)]
mod tests {
    use super::{super::record::Value, *};

    /// The faults and the warnings of a record, as `field: message`.
    fn problems(json: &str) -> (Vec<String>, Vec<String>) {
        let mut problems = Problems::default();
        parse(serde_json::from_str(json).unwrap(), &mut problems);
        let told = |list: Vec<super::super::Problem>| {
            list.into_iter()
                .map(|problem| format!("{}: {}", problem.field, problem.message))
                .collect()
        };
        (told(problems.faults), told(problems.warnings))
    }

    fn faults(json: &str) -> Vec<String> {
        problems(json).0
    }

    #[test]
    fn absent_null_and_a_value_differ() {
        let json = r#"{"type": "person", "key": "a", "name": "A", "style": null}"#;
        let record = parse(serde_json::from_str(json).unwrap(), &mut Problems::default()).unwrap();
        assert_eq!(record.key.as_deref(), Some("a"));
        assert_eq!(
            record.slot("name"),
            Some(&Slot::Value(Value::Text("A".to_owned())))
        );
        assert_eq!(record.slot("style"), Some(&Slot::Null));
        assert_eq!(record.slot("nationality"), Some(&Slot::Absent));
        assert_eq!(record.slot("colour"), None);
    }

    #[test]
    fn a_key_is_a_slug() {
        for key in ["a", "2022-02-11", &"x".repeat(120)] {
            assert_eq!(key_fault(key), None);
        }
        assert_eq!(
            key_fault(""),
            Some("is empty; expected a key of a-z, 0-9 and -".into())
        );
        assert!(
            key_fault(&"x".repeat(121))
                .unwrap()
                .message
                .contains("at most 120")
        );
        assert!(
            key_fault("Bogotá, D.C.")
                .unwrap()
                .message
                .ends_with("such as \"bogota-d-c\"")
        );
        assert!(key_fault("서울").unwrap().message.ends_with("0-9 and -"));
    }

    #[test]
    fn every_shorthand_has_its_long_form() {
        let json = r#"{"type": "event", "key": "e", "title": "E", "kind": "CALL", "from": "2022",
            "sources": ["a", {"source": "b", "stance": "CORRECTS"}], "topics": ["t"], "identifiers": {"b": "2", "a": "1"}}"#;
        let mut problems = Problems::default();
        let record = parse(serde_json::from_str(json).unwrap(), &mut problems).unwrap();
        assert_eq!(problems.faults, []);
        let items = |name: &str| record.value(name).and_then(Value::items).unwrap();
        assert_eq!(items("sources").len(), 2);
        assert_eq!(
            items("sources")[1][1].value().and_then(Value::word),
            Some("CORRECTS")
        );
        assert_eq!(
            items("identifiers")[0][0].value().and_then(Value::text),
            Some("a")
        );
    }

    #[test]
    fn texts_have_their_forms() {
        let country =
            |fields: &str| faults(&format!(r#"{{"type":"country","key":"a","name":"A",{fields}}}"#));
        assert!(
            country(r#""code": "kr""#)[0].starts_with("code: \"kr\" cannot be taken; expected two capital")
        );
        assert!(country(r#""region": "  ""#)[0].starts_with("region: is empty"));
        assert!(country(&format!(r#""region": "{}""#, "é".repeat(501)))[0].contains("501 characters"));
        assert_eq!(
            country(&format!(r#""region": "{}""#, "é".repeat(500))),
            Vec::<String>::new()
        );
        assert!(
            country(r#""otherNames": [{"name": "A", "language": "Korean language"}]"#)[0]
                .starts_with("otherNames.0.language:")
        );
        let website = |url: &str| {
            faults(&format!(
                r#"{{"type":"organization","key":"a","name":"A","website":"{url}"}}"#
            ))
        };
        assert_eq!(website("https://example.org/ä?b"), Vec::<String>::new());
        assert!(website("javascript:alert(1)")[0].contains("https://"));
        assert!(website("https://a b")[0].contains("no spaces"));
    }

    #[test]
    fn a_list_is_looked_at_item_by_item() {
        let found = faults(
            r#"{"type":"person","key":"a","name":"A","otherNames":"B","tenures":[{"from":"2022"},"x",{"position":"p","form":"2022"}]}"#,
        );
        assert_eq!(
            found,
            [
                "otherNames: expected a list, found the text \"B\"",
                "tenures.0.position: is missing, and is required",
                "tenures.1: expected an object, found the text \"x\"",
                "tenures.2.form: an item of this list has no field \"form\"; did you mean \"from\"?",
            ]
        );
        let twice = faults(r#"{"type":"topic","key":"a","name":"A","identifiers":{"x":"1","y":2,"x":"3"}}"#);
        assert_eq!(
            twice,
            [
                "identifiers.y: expected text, found the number 2",
                "identifiers.x: is there twice; expected it once",
            ]
        );
    }

    #[test]
    fn instants_and_ends_are_checked() {
        let event = |fields: &str| {
            problems(&format!(
                r#"{{"type":"event","key":"a","title":"A","kind":"CALL","from":"2022-02-11",{fields}}}"#
            ))
        };
        assert!(event(r#""startsAt": "2022-02-11T15:00""#).0[0].contains("not an instant in RFC 3339"));
        assert_eq!(
            event(r#""startsAt": "2022-02-11T15:00:00+09:00""#),
            (Vec::new(), Vec::new())
        );
        assert!(
            event(r#""startsAt": "2022-02-12T15:00:00+09:00""#).1[0]
                .starts_with("startsAt: is on 2022-02-12")
        );
        assert!(event(r#""until": "2022-02-10""#).1[0].starts_with("until: ends on 2022-02-10"));
        assert_eq!(event(r#""until": "..""#), (Vec::new(), Vec::new()));
        assert!(event(r#""until": 2022"#).0[0].contains("found the number 2022"));
    }

    #[test]
    fn a_relationship_leads_elsewhere() {
        let found = faults(
            r#"{"type":"relationship","key":"a","kind":"SUPPORTS","subject":"city:a","object":"city:a"}"#,
        );
        assert_eq!(found, ["object: is the subject itself; expected another record"]);
    }
}
