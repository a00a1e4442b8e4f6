//! What is in force, as a file of settings; and what can be set, as a table.

use std::io::{self, Write};

use clap::{ArgMatches, parser::ValueSource};
use toml_edit::{Array, Value};

use super::settings::{Given, Kind, Setting};
use crate::secrets::{is_secret_name, without_secrets};

/// Writes what every setting is, and who said so. What it writes can be used as a file; secrets are left out.
pub(super) fn in_force(
    settings: &[Setting],
    matches: &ArgMatches,
    given: &[Given],
    output: &mut impl Write,
) -> io::Result<()> {
    for setting in settings {
        let key = &setting.key;
        let id = setting.option.get_id().as_str();
        let source = match matches.value_source(id) {
            None => {
                writeln!(output, "# {key} is not set")?;
                continue;
            }
            Some(ValueSource::CommandLine) => "flag".to_owned(),
            Some(_) => match given.iter().find(|given| &given.key == key) {
                Some(given) => given.source.clone(),
                None => "default".to_owned(),
            },
        };
        let raw = matches.get_raw(id).into_iter().flatten();
        let values: Vec<(Value, bool)> = raw.map(|raw| shown(setting, &raw.to_string_lossy())).collect();
        let secret = values.iter().any(|(_, secret)| *secret);
        let mut values = values.into_iter().map(|(value, _)| value);
        let value = if setting.several {
            Some(Value::Array(values.collect::<Array>()))
        } else {
            values.next()
        };
        let value = value
            .map(|value| value.decorated("", "").to_string())
            .unwrap_or_default();
        if secret {
            writeln!(
                output,
                "# {key} = {value} # {source}; it holds a secret, which is not printed"
            )?;
        } else {
            writeln!(output, "{key} = {value} # {source}")?;
        }
    }
    Ok(())
}

/// A value as a file has it, without secrets; and whether there were any.
fn shown(setting: &Setting, raw: &str) -> (Value, bool) {
    let number = || {
        let whole = raw.parse::<i64>().map(Value::from);
        whole.ok().or_else(|| raw.parse::<f64>().ok().map(Value::from))
    };
    match setting.kind {
        Kind::Switch => {
            let on = !matches!(
                raw.to_ascii_lowercase().as_str(),
                "n" | "no" | "f" | "false" | "off" | "0"
            );
            (Value::from(on), false)
        }
        Kind::Number => (number().unwrap_or_else(|| Value::from(raw)), false),
        Kind::Text | Kind::Word if is_secret_name(&setting.key) => (Value::from(""), true),
        Kind::Text | Kind::Word => {
            let (text, secret) = without_secrets(raw);
            (Value::from(text), secret)
        }
    }
}

/// Writes what can be set, as a table in Markdown.
pub(super) fn description(settings: &[Setting], output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "| In a file | In the environment | Default | Meaning |")?;
    writeln!(output, "| --- | --- | --- | --- |")?;
    for setting in settings {
        let one = match setting.kind {
            Kind::Switch => "true",
            Kind::Number => "number",
            Kind::Text | Kind::Word => "\"…\"",
        };
        let example = if setting.several {
            format!("[{one}, …]")
        } else {
            one.to_owned()
        };
        let defaults = setting.option.get_default_values().iter();
        let defaults: Vec<String> = defaults
            .map(|value| format!("`{}`", value.to_string_lossy()))
            .collect();
        let default = match setting.kind {
            Kind::Switch => "`false`".to_owned(),
            Kind::Number | Kind::Text | Kind::Word => defaults.join(", "),
        };
        let help = setting
            .option
            .get_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let words = setting.option.get_possible_values();
        let words: Vec<String> = words
            .iter()
            .map(|word| format!("`{}`", word.get_name()))
            .collect();
        let words = if words.is_empty() || setting.kind == Kind::Switch {
            String::new()
        } else {
            format!(". One of {}", words.join(", "))
        };
        let meaning = format!("{}{words}", help.trim().replace('|', "\\|"));
        let Setting { key, variable, .. } = setting;
        writeln!(
            output,
            "| `{key} = {example}` | `{variable}` | {default} | {meaning} |"
        )?;
    }
    Ok(())
}
