//! Small records drawn by dice: each the whole content of one record, every field of it said.

use serde_json::{Map, Value, json};

/// Numbers that decide, one after the other; 0 once there are no more, which is always the simplest choice.
pub(super) struct Dice<'a>(std::slice::Iter<'a, u32>);

impl<'a> Dice<'a> {
    pub(super) fn new(numbers: &'a [u32]) -> Self {
        Self(numbers.iter())
    }

    /// A number below another one.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0.next().map_or(0, |&number| number as usize % limit)
    }

    /// One of some.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Whether something that happens once in so many times does.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    /// One of some, or nothing.
    fn perhaps(&mut self, from: &[&str]) -> Value {
        match self.below(from.len() + 2).checked_sub(2) {
            Some(place) => from[place].into(),
            None => Value::Null,
        }
    }

    /// Some of some, in their order.
    fn some<'b>(&mut self, from: &[&'b str], of: usize) -> Vec<&'b str> {
        from.iter().copied().filter(|_| self.once_in(of)).collect()
    }
}

/// Records that everybody may see: there from the beginning to the end.
pub(super) const PLAIN: &[&str] = &[
    "country:c0",
    "country:c1",
    "country:c2",
    "city:t0",
    "city:t1",
    "organization:o0",
    "organization:o1",
    "organization:o2",
    "embassy:m0",
    "embassy:m1",
    "position:p0",
    "position:p1",
    "position:p2",
    "position:p3",
    "person:a",
    "person:b",
    "person:c",
    "person:d",
    "person:e",
    "topic:s0",
    "topic:s1",
    "program:g0",
];
/// Records that may be above a clearance, may come and may go.
pub(super) const GUARDED: &[&str] = &[
    "source:w0",
    "source:w1",
    "source:w2",
    "event:e0",
    "event:e1",
    "event:e2",
    "event:e3",
    "event:e4",
    "event:e5",
    "event:e6",
    "commitment:k0",
    "commitment:k1",
    "commitment:k2",
    "relationship:r0",
    "relationship:r1",
    "relationship:r2",
    "relationship:r3",
    "relationship:r4",
];
/// Those among them that may lead to any other, and are hidden with it.
pub(super) const RELATIONSHIPS: &[&str] = &[
    "relationship:r0",
    "relationship:r1",
    "relationship:r2",
    "relationship:r3",
    "relationship:r4",
];
/// Words that names and texts are made of; few, so that many are alike.
pub(super) const WORDS: &[&str] = &["Amber", "Birch", "Cedar", "Delta", "Ember"];
/// Who may see records, most of them everybody.
pub(super) const LEVELS: &[&str] = &[
    "PUBLIC",
    "PUBLIC",
    "PUBLIC",
    "INTERNAL",
    "CONFIDENTIAL",
    "PUBLIC",
    "INTERNAL",
    "CONFIDENTIAL",
];

const CITIES: &[&str] = &["t0", "t1"];
const COUNTRIES: &[&str] = &["c0", "c1", "c2"];
const EVENTS: &[&str] = &["e0", "e1", "e2", "e3", "e4", "e5", "e6"];
const INSTITUTIONS: &[&str] = &[
    "organization:o0",
    "embassy:m0",
    "organization:o1",
    "embassy:m1",
    "city:t0",
    "country:c1",
];
const PEOPLE: &[&str] = &["a", "b", "c", "d", "e"];
const POSITIONS: &[&str] = &["p0", "p1", "p2", "p3"];
const PROMISORS: &[&str] = &[
    "person:a",
    "organization:o0",
    "position:p1",
    "person:c",
    "embassy:m0",
    "country:c0",
];
const SOURCES: &[&str] = &["w0", "w1", "w2"];
const VENUES: &[&str] = &["organization:o0", "embassy:m0", "embassy:m1"];
const DATES: &[&str] = &[
    "2022-02-01",
    "2022-02-02",
    "2022-02-03",
    "2022-02-02",
    "2022-03-01",
    "2022-02",
    "[2022-02-01..2022-02-03]",
    "2022-05-02",
];

/// A record's kind and key.
pub(super) fn parts(id: &str) -> (&str, &str) {
    id.split_once(':').expect("an id has a kind and a key")
}

/// Some content of a record.
pub(super) fn drawn(id: &str, dice: &mut Dice<'_>) -> Value {
    let (kind, key) = parts(id);
    let place: usize = key[1..].parse().unwrap_or_default();
    let mut fields = match kind {
        "country" => {
            json!({"name": words(dice), "code": null, "region": dice.perhaps(&["Asia", "Europe"]), "subregion": null, "from": null,
            "until": null, "otherNames": names(dice)})
        }
        "city" => {
            json!({"name": words(dice), "country": dice.pick(COUNTRIES), "latitude": null, "longitude": null, "otherNames": names(dice)})
        }
        "organization" => {
            json!({"name": words(dice), "shortName": dice.perhaps(WORDS), "kind": dice.pick(&["NGO", "GOVERNMENT"]),
            "country": dice.perhaps(COUNTRIES), "city": dice.perhaps(CITIES), "parent": below("o", place, dice), "website": null,
            "otherNames": names(dice), "from": null, "until": null})
        }
        "embassy" => {
            json!({"name": words(dice), "kind": dice.pick(&["EMBASSY", "CONSULATE"]), "sendingCountry": dice.pick(COUNTRIES),
            "subdivision": null, "subdivisionName": null, "hostCountry": dice.pick(COUNTRIES), "city": dice.perhaps(CITIES),
            "accreditedTo": dice.some(COUNTRIES, 4), "otherNames": names(dice), "from": null, "until": null})
        }
        "position" => {
            json!({"title": words(dice), "institution": INSTITUTIONS[place], "severalHolders": place == 2,
            "rank": dice.perhaps(&["HEAD", "DEPUTY"])})
        }
        "person" => {
            json!({"name": words(dice), "style": dice.perhaps(&["Dr."]), "givenName": dice.perhaps(WORDS), "familyName": null,
            "otherNames": names(dice), "nationality": dice.perhaps(COUNTRIES), "tenures": tenures(dice)})
        }
        "topic" => {
            json!({"name": words(dice), "broader": below("s", place, dice), "otherNames": names(dice)})
        }
        "program" => {
            json!({"name": words(dice), "organization": dice.perhaps(&["o0", "o1"]), "from": dice.perhaps(DATES), "until": null,
            "summary": text(dice)})
        }
        "source" => {
            json!({"published": dice.perhaps(DATES), "publisher": dice.perhaps(WORDS), "title": title(dice), "text": text(dice),
            "url": null, "language": dice.perhaps(&["en"]), "visibility": dice.pick(LEVELS)})
        }
        "event" => {
            json!({"title": words(dice), "kind": dice.pick(&["MEETING", "CALL", "VISIT", "CONFERENCE", "SIGNING"]),
            "status": dice.pick(&["HELD", "HELD", "HELD", "HELD", "ANNOUNCED", "CANCELLED"]), "visibility": dice.pick(LEVELS),
            "from": dice.pick(DATES), "participants": participants(dice), "sources": citations(dice), "partOf": below("e", place, dice),
            "until": null, "startsAt": null, "format": dice.perhaps(&["ONLINE"]), "venue": dice.perhaps(VENUES), "city": dice.perhaps(CITIES),
            "program": dice.perhaps(&["g0"]), "topics": dice.some(&["s0", "s1"], 2), "summary": text(dice)})
        }
        "commitment" => {
            json!({"text": words(dice), "visibility": dice.pick(LEVELS), "by": dice.pick(PROMISORS), "to": dice.perhaps(PROMISORS),
            "action": dice.perhaps(&["INTRODUCE", "INVITE"]), "strength": dice.perhaps(&["PLEDGED", "INTENDED"]),
            "targets": dice.some(PROMISORS, 3), "event": dice.perhaps(EVENTS), "due": dice.perhaps(DATES),
            "status": dice.pick(&["OPEN", "FULFILLED"]), "fulfilledBy": dice.perhaps(EVENTS), "sources": citations(dice)})
        }
        "relationship" => {
            let (subject, object) = ends(id, dice);
            json!({"kind": dice.pick(&["RELATED_TO", "COOPERATES_WITH"]), "visibility": dice.pick(LEVELS), "subject": subject, "object": object,
                "sources": citations(dice), "from": dice.perhaps(DATES), "until": null})
        }
        _ => unreachable!("all kinds are named above"),
    };
    fields["note"] = text(dice);
    fields["identifiers"] = if dice.once_in(6) {
        json!({"wikidata": key})
    } else {
        Value::Null
    };
    let mut record = Map::new();
    record.insert("type".to_owned(), kind.into());
    record.insert("key".to_owned(), key.into());
    for (name, value) in fields.as_object().expect("fields") {
        let empty = value.as_array().is_some_and(Vec::is_empty);
        record.insert(name.clone(), if empty { Value::Null } else { value.clone() });
    }
    record.into()
}

fn words(dice: &mut Dice<'_>) -> String {
    format!("{} {}", dice.pick(WORDS), dice.pick(WORDS))
}

fn text(dice: &mut Dice<'_>) -> Value {
    if dice.once_in(3) {
        format!("It is said: {} of {}", words(dice), dice.pick(WORDS)).into()
    } else {
        Value::Null
    }
}

fn title(dice: &mut Dice<'_>) -> Value {
    if dice.once_in(4) {
        Value::Null
    } else {
        words(dice).into()
    }
}

fn names(dice: &mut Dice<'_>) -> Value {
    if dice.once_in(5) {
        json!([{"name": words(dice), "kind": dice.pick(&["ALIAS", "ERRONEOUS"]), "language": null, "from": null, "until": null}])
    } else {
        Value::Null
    }
}

/// A record of the same kind that is earlier in the list, so that there are no circles.
fn below(letter: &str, place: usize, dice: &mut Dice<'_>) -> Value {
    match dice.below(place + 1).checked_sub(1) {
        Some(other) => format!("{letter}{other}").into(),
        None => Value::Null,
    }
}

fn tenures(dice: &mut Dice<'_>) -> Vec<Value> {
    let count = dice.below(3);
    let tenure = |dice: &mut Dice<'_>| {
        json!({"position": dice.pick(POSITIONS), "capacity": dice.pick(&["SUBSTANTIVE", "ACTING", "DESIGNATE"]),
            "from": dice.perhaps(&["2022-01-15", "2022-02-02", "2021"]), "until": dice.perhaps(&["..", "2022-02-03"]), "note": null})
    };
    (0..count).map(|_| tenure(dice)).collect()
}

fn citations(dice: &mut Dice<'_>) -> Vec<Value> {
    let sources = dice.some(SOURCES, 3);
    let stance = ["REPORTS", "CONTRADICTS"];
    let cited =
        |source| json!({"source": source, "stance": dice.pick(&stance), "quote": dice.perhaps(WORDS)});
    sources.into_iter().map(cited).collect()
}

fn participants(dice: &mut Dice<'_>) -> Vec<Value> {
    let count = dice.below(5);
    let mut participant = |_| {
        let mut one = json!({"person": dice.perhaps(PEOPLE), "position": dice.perhaps(POSITIONS), "institution": dice.perhaps(INSTITUTIONS),
            "label": null, "headcount": null, "creditedAs": dice.perhaps(WORDS), "side": dice.perhaps(&["HOST", "GUEST"]),
            "role": dice.pick(&["ATTENDEE", "ATTENDEE", "SPEAKER", "MENTIONED"]),
            "attendance": dice.pick(&["ATTENDED", "ATTENDED", "ATTENDED", "INVITED"])});
        if one["person"].is_null() && one["position"].is_null() && one["institution"].is_null() {
            one["label"] = "Guests".into();
        }
        one
    };
    (0..count).map(&mut participant).collect()
}

/// Two different records of any kind, most of them such as may be above a clearance.
fn ends(id: &str, dice: &mut Dice<'_>) -> (String, String) {
    let mut end = |other: &str| {
        let from = dice.pick(&[PLAIN, GUARDED, RELATIONSHIPS, PLAIN, GUARDED]);
        let found = dice.pick(from);
        if found == id || found == other {
            anybody_but(other).to_owned()
        } else {
            found.to_owned()
        }
    };
    let subject = end("");
    let object = end(&subject);
    (subject, object)
}

/// A record that everybody may see, and that is not this one.
pub(super) fn anybody_but(id: &str) -> &'static str {
    if id == "country:c0" {
        "country:c1"
    } else {
        "country:c0"
    }
}
