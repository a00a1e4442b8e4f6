//! The templates: what they are made of, and what they can call.

use std::sync::Arc;

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, context,
    syntax::SyntaxConfig, value::Serde,
};

use super::{context as contexts, escape, outline::Outline, say, whole};
use crate::reports::{laid_out::LaidOut, words::Words};

/// What templates write.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// A page.
    Html,
    /// Text with headings and tables.
    Markdown,
}

/// The name under which Markdown is escaped.
const MARKDOWN: &str = "markdown";
/// The template that gives a report's own the kit.
const SECTIONS: &str = "{% import 'kit' as kit %}{% include 'report' %}";
const HTML_KIT: &str = concat!(include_str!("kit.html.jinja"), include_str!("lines.jinja"));
const MARKDOWN_KIT: &str = concat!(include_str!("kit.md.jinja"), include_str!("lines.jinja"));
const HTML_FRAME: &str = include_str!("frame.html.jinja");
const MARKDOWN_FRAME: &str = include_str!("frame.md.jinja");
/// The style of pages of reports, on the screen and on paper.
pub const STYLE: &str = include_str!("style.css");

/// The report as a page or as Markdown, still to be tidied.
pub(super) fn render<R: LaidOut>(report: &R, kind: Kind, words: &'static Words) -> Result<String, String> {
    write(report, kind, words).map_err(|error| whole(&error))
}

/// The sections come first: the frame's contents tell of them.
fn write<R: LaidOut>(report: &R, kind: Kind, words: &'static Words) -> Result<String, Error> {
    let outline = Arc::new(Outline::default());
    let mut environment = environment(kind, words, &outline)?;
    environment.add_template("report", R::TEMPLATE)?;
    for (name, template) in R::PARTS {
        environment.add_template(name, template)?;
    }
    let whole = contexts::of(report, words)?;
    let sections = environment.get_template("sections")?.render(whole)?;
    let frame = context! {
        sections => Value::from_safe_string(sections),
        contents => outline.contents(),
        lang => words.language().word(),
        style => Value::from_safe_string(STYLE.to_owned()),
        header => Value::from(Serde(report.header())),
        sources => Value::from(Serde(report.sources())),
        gaps => Value::from(Serde(report.gaps())),
    };
    environment.get_template("frame")?.render(frame)
}

fn environment(
    kind: Kind,
    words: &'static Words,
    outline: &Arc<Outline>,
) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    environment.set_auto_escape_callback(move |_| match kind {
        Kind::Html => AutoEscape::Html,
        Kind::Markdown => AutoEscape::Custom(MARKDOWN.into()),
    });
    environment.set_formatter(
        move |out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value| format(kind, out, value),
    );
    say::add_to(&mut environment, words);
    outline.add_to(&mut environment);
    environment.add_filter("css", |text: &str| Value::from_safe_string(escape::css(text)));
    environment.add_filter("inline", |markup: Value| in_one_line(&markup));
    environment.add_filter("dense", |markup: Value| dense(&markup));
    environment.add_filter("known", |pairs: Vec<Value>| known(pairs));
    environment.add_filter("paragraphs", |text: &str| paragraphs(text));
    environment.add_test("web_address", |url: &str| is_web_address(url));
    let (kit, frame) = match kind {
        Kind::Html => (HTML_KIT, HTML_FRAME),
        Kind::Markdown => (MARKDOWN_KIT, MARKDOWN_FRAME),
    };
    environment.add_template("kit", kit)?;
    environment.add_template("frame", frame)?;
    environment.add_template("sections", SECTIONS)?;
    Ok(environment)
}

/// Writes a value: what a macro wrote as it is, null as nothing, everything else escaped.
fn format(kind: Kind, out: &mut Output<'_>, value: &Value) -> Result<(), Error> {
    if value.is_none() || value.is_undefined() {
        return Ok(());
    }
    let text = match value.as_str() {
        Some(markup) if value.is_safe() => {
            out.write_str(markup)?;
            return Ok(());
        }
        Some(text) => text.to_owned(),
        None if value.is_number() => value.to_string(),
        None => {
            let fault = format!("a {} is no text", value.kind());
            return Err(Error::new(ErrorKind::InvalidOperation, fault));
        }
    };
    out.write_str(&match kind {
        Kind::Html => escape::html(&text),
        Kind::Markdown => escape::markdown(&text),
    })?;
    Ok(())
}

/// What was written, in one line.
fn in_one_line(markup: &Value) -> Value {
    changed(markup, escape::in_one_line)
}

/// What was written, without empty lines.
fn dense(markup: &Value) -> Value {
    changed(markup, |text| {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines.collect::<Vec<_>>().join("\n")
    })
}

/// A text that was changed, which is a text, or markup where a macro wrote it.
fn changed(markup: &Value, change: impl Fn(&str) -> String) -> Value {
    match markup.as_str() {
        Some(text) if markup.is_safe() => Value::from_safe_string(change(text)),
        Some(text) => change(text).into(),
        None => markup.clone(),
    }
}

/// The pairs whose second says something.
fn known(mut pairs: Vec<Value>) -> Vec<Value> {
    pairs.retain(|pair| {
        let value = pair.get_item_by_index(1).unwrap_or_default();
        !value.is_none() && !value.is_undefined() && value.as_str().is_none_or(|text| !text.trim().is_empty())
    });
    pairs
}

/// The paragraphs of a text, which empty lines part.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![Vec::new()];
    for line in text.lines().map(escape::in_one_line) {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.is_empty() => paragraph.push(line),
            _ => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs.into_iter().map(|lines| lines.join(" ")).collect()
}

/// Whether it is an address that a link may lead to.
fn is_web_address(url: &str) -> bool {
    let scheme = url
        .split_once("://")
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\'))
}
