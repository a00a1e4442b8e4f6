//! Small random records of every kind, which refer to one another wherever they can.

use std::fmt::Write;
use std::slice::Iter;

use serde_json::{Map, Value, json};

/// Numbers that were drawn beforehand; where they have run out, everything is the first and simplest.
pub(super) struct Dice<'a>(pub(super) Iter<'a, u8>);

impl Dice<'_> {
    /// A number below another.
    pub(super) fn below(&mut self, many: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % many
    }

    fn often(&mut self) -> bool {
        self.below(3) > 0
    }

    fn seldom(&mut self) -> bool {
        self.below(3) == 2
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// How many records there are of each kind, and the letter that their keys begin with: no two records have one key.
const COUNTS: [(&str, char, usize); 12] = [
    ("country", 'c', 3),
    ("city", 't', 3),
    ("organization", 'o', 4),
    ("embassy", 'e', 3),
    ("position", 'p', 3),
    ("person", 'h', 4),
    ("topic", 'k', 4),
    ("program", 'g', 1),
    ("source", 's', 2),
    ("event", 'v', 4),
    ("commitment", 'm', 3),
    ("relationship", 'r', 3),
];

/// The kinds of which two records can become one.
pub(super) const MERGEABLE: [&str; 6] = ["person", "organization", "topic", "country", "embassy", "city"];
const INSTITUTIONS: [&str; 4] = ["organization", "embassy", "city", "country"];
const PROMISORS: [&str; 6] = ["person", "position", "organization", "embassy", "city", "country"];
const RELATED: [&str; 9] = [
    "person",
    "organization",
    "embassy",
    "city",
    "country",
    "topic",
    "position",
    "program",
    "event",
];
const DATES: [&str; 5] = ["2022-02-11", "2022-02", "2021", "2022-03-01", "2020-05-05"];

/// The keys of a kind.
pub(super) fn keys(word: &str) -> Vec<String> {
    let known = COUNTS.iter().find(|(kind, ..)| *kind == word);
    let (_, letter, many) = known.expect("a kind of record");
    (0..*many).map(|number| format!("{letter}{number}")).collect()
}

struct Drawing<'a, 'b> {
    dice: &'a mut Dice<'b>,
    /// The records, as `type:key`, that others refer to more often than to the rest.
    favoured: &'a [String],
    /// Whether what is a part of another comes after it.
    later: bool,
}

impl Drawing<'_, '_> {
    fn key(&mut self, word: &str) -> String {
        let mut keys = keys(word);
        let favoured = self
            .favoured
            .iter()
            .filter_map(|id| id.strip_prefix(word)?.strip_prefix(':'));
        keys.extend(favoured.flat_map(|key| [key.to_owned(), key.to_owned()]));
        keys[self.dice.below(keys.len())].clone()
    }

    fn any(&mut self, words: &[&str]) -> String {
        if self.dice.seldom() {
            let id = &self.favoured[self.dice.below(self.favoured.len())];
            if words.iter().any(|word| id.starts_with(word)) {
                return id.clone();
            }
        }
        let word = self.dice.one_of(words);
        format!("{word}:{}", self.key(word))
    }

    /// A field that may be absent, and is more often than not there.
    fn maybe(&mut self, fields: &mut Map<String, Value>, name: &str, value: impl FnOnce(&mut Self) -> Value) {
        if self.dice.often() {
            let value = value(self);
            fields.insert(name.to_owned(), value);
        }
    }

    /// Up to some items, none of them twice where they have to differ.
    fn items(&mut self, most: usize, distinct: bool, item: impl Fn(&mut Self) -> Value) -> Value {
        let mut items: Vec<Value> = Vec::new();
        for _ in 0..self.dice.below(most + 1) {
            let item = item(self);
            if !distinct || !items.contains(&item) {
                items.push(item);
            }
        }
        Value::Array(items)
    }

    fn date(&mut self) -> Value {
        self.dice.one_of(&DATES).into()
    }

    /// What all parties and topics have.
    fn names(&mut self, fields: &mut Map<String, Value>) {
        let other = |drawing: &mut Self| {
            let name = drawing.dice.one_of(&["Alias A", "Alias B", "Alias C", "Alias D"]);
            match drawing.dice.below(4) {
                0 | 1 => json!(name),
                2 => json!({"name": name, "kind": "FORMER", "until": "2020"}),
                _ => json!({"name": name, "kind": "NATIVE", "language": "ko"}),
            }
        };
        self.maybe(fields, "otherNames", |drawing| drawing.items(3, false, other));
        self.notes(fields);
    }

    /// What all records have.
    fn notes(&mut self, fields: &mut Map<String, Value>) {
        if self.dice.often() {
            let mut identifiers = Map::new();
            for _ in 0..self.dice.below(3) {
                let scheme = self.dice.one_of(&["wikidata", "isni", "wikidata-2", "ours"]);
                identifiers.insert(scheme.to_owned(), self.dice.one_of(&["Q1", "Q2", "Q3"]).into());
            }
            fields.insert("identifiers".to_owned(), identifiers.into());
        }
        if self.dice.seldom() {
            fields.insert(
                "note".to_owned(),
                self.dice.one_of(&["Said.", "Said. Done.", "Done."]).into(),
            );
        }
    }

    fn period(&mut self, fields: &mut Map<String, Value>) {
        self.maybe(fields, "from", Self::date);
        if self.dice.seldom() {
            fields.insert(
                "until".to_owned(),
                self.dice.one_of(&["..", "2023", "2022-12-31"]).into(),
            );
        }
    }

    /// One of the same kind that this one is a part of, never in a circle.
    fn whole(&mut self, word: &str, number: usize) -> Option<Value> {
        let keys = keys(word);
        let others = if self.later {
            &keys[..number]
        } else {
            &keys[number + 1..]
        };
        (!others.is_empty() && self.dice.often())
            .then(|| others[self.dice.below(others.len())].as_str().into())
    }

    fn told(&mut self, fields: &mut Map<String, Value>) {
        let source = |drawing: &mut Self| match drawing.dice.below(2) {
            0 => json!(drawing.key("source")),
            _ => json!({"source": drawing.key("source"), "quote": "Words"}),
        };
        self.maybe(fields, "sources", |drawing| drawing.items(2, false, source));
        self.notes(fields);
        if self.dice.seldom() {
            fields.insert(
                "visibility".to_owned(),
                self.dice.one_of(&["INTERNAL", "CONFIDENTIAL"]).into(),
            );
        }
    }

    fn record(&mut self, word: &str, number: usize) -> Value {
        let mut fields = Map::new();
        fields.insert("type".to_owned(), word.into());
        fields.insert("key".to_owned(), keys(word)[number].as_str().into());
        let named = format!("The {word} {number}");
        match word {
            "position" | "source" | "event" => fields.insert("title".to_owned(), named.into()),
            "commitment" => fields.insert("text".to_owned(), named.into()),
            "relationship" => None,
            _ => fields.insert("name".to_owned(), named.into()),
        };
        self.fields(word, number, &mut fields);
        match word {
            "position" | "program" => self.notes(&mut fields),
            "source" | "event" | "commitment" | "relationship" => {
                if word == "source" {
                    self.notes(&mut fields);
                } else {
                    self.told(&mut fields);
                }
            }
            _ => self.names(&mut fields),
        }
        Value::Object(fields)
    }

    fn fields(&mut self, word: &str, number: usize, fields: &mut Map<String, Value>) {
        match word {
            "country" => {
                self.maybe(fields, "code", |drawing| {
                    drawing.dice.one_of(&["KR", "CA"]).into()
                });
                self.maybe(fields, "region", |drawing| {
                    drawing.dice.one_of(&["Asia", "Europe"]).into()
                });
                self.period(fields);
            }
            "city" => {
                fields.insert("country".to_owned(), self.key("country").into());
                self.maybe(fields, "latitude", |drawing| json!(drawing.dice.below(90)));
            }
            "organization" => {
                self.maybe(fields, "shortName", |drawing| {
                    drawing.dice.one_of(&["A", "B"]).into()
                });
                self.maybe(fields, "kind", |drawing| {
                    drawing.dice.one_of(&["NGO", "COMPANY"]).into()
                });
                self.maybe(fields, "country", |drawing| drawing.key("country").into());
                self.maybe(fields, "city", |drawing| drawing.key("city").into());
                fields.extend(self.whole(word, number).map(|whole| ("parent".to_owned(), whole)));
                self.period(fields);
            }
            "embassy" => {
                fields.insert("sendingCountry".to_owned(), self.key("country").into());
                fields.insert("hostCountry".to_owned(), self.key("country").into());
                self.maybe(fields, "city", |drawing| drawing.key("city").into());
                let country = |drawing: &mut Self| drawing.key("country").into();
                self.maybe(fields, "accreditedTo", |drawing| drawing.items(3, true, country));
            }
            "position" => {
                fields.insert("institution".to_owned(), self.any(&INSTITUTIONS).into());
                self.maybe(fields, "severalHolders", |drawing| json!(drawing.dice.seldom()));
            }
            "person" => {
                self.maybe(fields, "style", |drawing| {
                    drawing.dice.one_of(&["Dr.", "Ms."]).into()
                });
                self.maybe(fields, "nationality", |drawing| drawing.key("country").into());
                let tenure = |drawing: &mut Self| {
                    let mut fields = Map::new();
                    fields.insert("position".to_owned(), drawing.key("position").into());
                    drawing.period(&mut fields);
                    Value::Object(fields)
                };
                self.maybe(fields, "tenures", |drawing| drawing.items(2, false, tenure));
            }
            "topic" => fields.extend(
                self.whole(word, number)
                    .map(|whole| ("broader".to_owned(), whole)),
            ),
            "program" => self.maybe(fields, "organization", |drawing| {
                drawing.key("organization").into()
            }),
            "event" => self.event(number, fields),
            "commitment" => {
                fields.insert("by".to_owned(), self.any(&PROMISORS).into());
                self.maybe(fields, "to", |drawing| drawing.any(&PROMISORS).into());
                let target = |drawing: &mut Self| drawing.any(&PROMISORS).into();
                self.maybe(fields, "targets", |drawing| drawing.items(4, true, target));
                self.maybe(fields, "event", |drawing| drawing.key("event").into());
            }
            "relationship" => {
                fields.insert("kind".to_owned(), "RELATED_TO".into());
                let subject = self.any(&RELATED);
                let mut object = self.any(&RELATED);
                if object == subject {
                    object = format!("source:s{}", usize::from(subject == "source:s0"));
                }
                fields.insert("subject".to_owned(), subject.into());
                fields.insert("object".to_owned(), object.into());
                self.period(fields);
            }
            _ => {}
        }
    }

    fn event(&mut self, number: usize, fields: &mut Map<String, Value>) {
        fields.insert("kind".to_owned(), self.dice.one_of(&["MEETING", "CALL"]).into());
        fields.insert("from".to_owned(), self.date());
        self.maybe(fields, "venue", |drawing| {
            drawing.any(&["organization", "embassy"]).into()
        });
        self.maybe(fields, "city", |drawing| drawing.key("city").into());
        self.maybe(fields, "program", |drawing| drawing.key("program").into());
        fields.extend(
            self.whole("event", number)
                .map(|whole| ("partOf".to_owned(), whole)),
        );
        let topic = |drawing: &mut Self| drawing.key("topic").into();
        self.maybe(fields, "topics", |drawing| drawing.items(3, true, topic));
        let seat = |drawing: &mut Self| {
            let mut fields = Map::new();
            drawing.maybe(&mut fields, "person", |drawing| drawing.key("person").into());
            drawing.maybe(&mut fields, "position", |drawing| drawing.key("position").into());
            drawing.maybe(&mut fields, "institution", |drawing| {
                drawing.any(&INSTITUTIONS).into()
            });
            if fields.is_empty() {
                fields.insert("label".to_owned(), "Guests".into());
            }
            Value::Object(fields)
        };
        self.maybe(fields, "participants", |drawing| drawing.items(4, false, seat));
    }
}

/// Records as lines of a record file, many of which refer to some of them.
pub(super) fn draw(dice: &mut Dice<'_>, favoured: &[String]) -> String {
    let later = dice.below(2) == 0;
    let mut drawing = Drawing {
        dice,
        favoured,
        later,
    };
    let mut lines = String::new();
    for (word, _, many) in COUNTS {
        for number in 0..many {
            let record = drawing.record(word, number);
            writeln!(lines, "{record}").expect("a text takes all");
        }
    }
    lines
}
