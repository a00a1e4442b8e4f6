//! What a template can say: messages, dates, numbers and words, in the reader's language.

use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, Value, value::Kwargs};

use crate::reports::words::{Said, Words};

/// Around what a macro wrote, while it goes through a message as a text.
const MARKUP: [char; 2] = ['\u{E000}', '\u{E001}'];

/// Lets templates speak.
pub(super) fn add_to(environment: &mut Environment<'_>, words: &'static Words) {
    environment.add_function(
        "say",
        move |state: &mut State<'_, '_>, id: String, given: Kwargs| say(words, state, &id, &given),
    );
    environment.add_function("word", move |list: &str, value: &str| {
        words.say(&format!("{list}-{value}"))
    });
    environment.add_function("period", move |from: &str, until: Option<&str>| {
        words.period(from, until)
    });
    let date = move |edtf: &str| words.date(edtf);
    environment.add_function("date", date);
    environment.add_filter("date", date);
    let number = move |number: i64| grouped(words, number);
    environment.add_function("number", number);
    environment.add_filter("number", number);
    let bounds = move |bounds: Value| within(words, &bounds);
    environment.add_function("bounds", bounds);
    environment.add_filter("bounds", bounds);
}

/// A whole number, also one below nothing.
fn grouped(words: &Words, number: i64) -> String {
    let digits = words.number(number.unsigned_abs());
    if number < 0 {
        format!("\u{2212}{digits}")
    } else {
        digits
    }
}

fn within(words: &Words, bounds: &Value) -> Result<String, Error> {
    let end = |name| u64::try_from(bounds.get_attr(name)?);
    Ok(words.bounds(end("at_least")?, end("at_most")?))
}

/// What is given for a variable of a message.
enum Given {
    Number(u64),
    Text(String),
    /// What a macro wrote.
    Markup {
        plain: String,
        markup: String,
    },
}

impl Given {
    fn of(value: &Value, state: &State<'_, '_>) -> Result<Self, Error> {
        if let Some(text) = value.as_str() {
            return Ok(if value.is_safe() {
                Self::Markup {
                    plain: plain(text, state.auto_escape()),
                    markup: text.to_owned(),
                }
            } else {
                Self::Text(text.replace(MARKUP, "\u{FFFD}"))
            });
        }
        u64::try_from(value.clone()).map(Self::Number)
    }
}

/// A message. Where something that a macro wrote is given for it, it is markup, of which all else is escaped.
fn say(words: &Words, state: &mut State<'_, '_>, id: &str, given: &Kwargs) -> Result<Value, Error> {
    let mut all = Vec::new();
    for name in given.args() {
        let value = Given::of(&given.get::<Value>(name)?, state).map_err(|error| {
            Error::new(
                ErrorKind::InvalidOperation,
                format!("{name} of {id} is no text and no number"),
            )
            .with_source(error)
        })?;
        let text = match &value {
            Given::Markup { plain, .. } => format!("{}{plain}{}", MARKUP[0], MARKUP[1]),
            Given::Text(text) => text.clone(),
            Given::Number(_) => String::new(),
        };
        all.push((name, value, text));
    }
    let arguments: Vec<(&str, Said<'_>)> = all
        .iter()
        .map(|(name, value, text)| match value {
            Given::Number(number) => (*name, Said::Number(*number)),
            Given::Text(_) | Given::Markup { .. } => (*name, Said::Text(text)),
        })
        .collect();
    let said = words.say_with(id, &arguments);
    if !all
        .iter()
        .any(|(_, value, _)| matches!(value, Given::Markup { .. }))
    {
        return Ok(said.into());
    }
    // In the order in which the message has them, which the language decides.
    let mut whole = String::new();
    let mut rest = said.as_str();
    while let Some((before, after)) = rest.split_once(MARKUP[0]) {
        whole.push_str(&state.format(before.into())?);
        let (inside, after) = after.split_once(MARKUP[1]).unwrap_or((after, ""));
        let found = all.iter().find_map(|(_, value, _)| match value {
            Given::Markup { plain, markup } if plain == inside => Some(markup),
            Given::Markup { .. } | Given::Text(_) | Given::Number(_) => None,
        });
        whole.push_str(found.map_or("", String::as_str));
        rest = after;
    }
    whole.push_str(&state.format(rest.into())?);
    Ok(Value::from_safe_string(whole))
}

/// What a macro wrote without its markup: particles go by the last letter.
fn plain(markup: &str, escaped: &AutoEscape) -> String {
    if *escaped != AutoEscape::Html {
        return markup.replace(['*', '\\'], "");
    }
    let mut pieces = markup.split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        text + piece.split_once('>').map_or("", |(_, after)| after)
    })
}
