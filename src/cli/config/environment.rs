//! What the environment says of settings. A variable that is empty is as one that is not set.

use std::{collections::BTreeMap, ffi::OsString, fs};

use super::{
    Fault,
    settings::{Given, Kind, Setting, nearest},
};
use crate::cli::Outcome;

/// What all our variables begin with.
const OURS: &str = "RAPPORT_";
/// What is appended to the name of a variable that names a file with the value in it.
const IN_FILE: &str = "_FILE";
/// The variable that names the file of settings.
pub(super) const CONFIG: &str = "RAPPORT_CONFIG";
/// What variables begin with that others set: Kubernetes for a service that is called as we are, and our own tests.
const OF_OTHERS: [&str; 3] = ["RAPPORT_PORT", "RAPPORT_SERVICE", "RAPPORT_TEST"];
/// What turns a switch on or off.
const SWITCHES: [&str; 12] = [
    "y", "yes", "t", "true", "on", "1", "n", "no", "f", "false", "off", "0",
];

/// The variables of the process that are called as ours are, and are not empty.
pub(in crate::cli) struct Environment(BTreeMap<String, OsString>);

impl Environment {
    /// Of all variables ours.
    pub(in crate::cli) fn of(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Self {
        let named = |(name, value): (OsString, OsString)| Some((name.into_string().ok()?, value));
        let ours = variables
            .into_iter()
            .filter_map(named)
            .filter(|(name, value)| name.starts_with(OURS) && !value.is_empty());
        Self(ours.collect())
    }

    /// The file of settings that is named.
    pub(super) fn config(&self) -> Option<String> {
        let path = self.0.get(CONFIG)?;
        Some(path.to_string_lossy().into_owned())
    }

    /// What is said of a setting; none where nothing.
    pub(super) fn says(&self, setting: &Setting) -> Result<Option<Given>, Fault> {
        let variable = &setting.variable;
        let pointer = format!("{variable}{IN_FILE}");
        let (text, told_by, place) = match (self.0.get(variable), self.0.get(&pointer)) {
            (None, None) => return Ok(None),
            (Some(_), Some(_)) => {
                return Err(Fault::usage(format!(
                    "{variable} and {pointer} are both set; expected one of them"
                )));
            }
            (Some(value), None) => {
                let text = value
                    .to_str()
                    .ok_or_else(|| Fault::usage(format!("{variable}: is not UTF-8")))?;
                (text.to_owned(), variable.clone(), variable.clone())
            }
            (None, Some(path)) => {
                let path = path.to_string_lossy();
                let text = fs::read_to_string(path.as_ref()).map_err(|error| Fault {
                    text: format!("{pointer}: {path}: {error}"),
                    outcome: Outcome::Unusable,
                })?;
                let place = format!("{pointer}: {path}");
                (text.trim_end_matches(['\r', '\n']).to_owned(), pointer, place)
            }
        };
        let values = setting.parts(&text);
        let wrong = values.iter().find_map(|value| match setting.kind {
            Kind::Switch => {
                let is_known = SWITCHES.iter().any(|switch| switch.eq_ignore_ascii_case(value));
                (!is_known).then(|| "expected true or false".to_owned())
            }
            Kind::Number | Kind::Text | Kind::Word => setting.wrong(value),
        });
        match wrong {
            Some(wrong) => Err(Fault::usage(format!("{place}: {wrong}"))),
            None if values.is_empty() => Ok(None),
            None => Ok(Some(Given {
                key: setting.key.clone(),
                values,
                source: format!("environment {told_by}"),
            })),
        }
    }

    /// A warning for each variable that says nothing, as no setting is called so.
    pub(super) fn unknown(&self, settings: &[Setting]) -> Vec<String> {
        let of_settings = settings.iter().map(|setting| setting.variable.as_str());
        let known: Vec<&str> = of_settings.chain([CONFIG]).collect();
        let is_known = |name: &str| {
            known.contains(&name)
                || name
                    .strip_suffix(IN_FILE)
                    .is_some_and(|name| name != CONFIG && known.contains(&name))
        };
        let unknown = self
            .0
            .keys()
            .filter(|name| !is_known(name) && !OF_OTHERS.iter().any(|others| name.starts_with(others)));
        unknown
            .map(
                |name| match nearest(bare(name), known.iter().map(|known| bare(known))) {
                    Some(nearest) => {
                        format!("{name}: there is no such setting; did you mean {OURS}{nearest}?")
                    }
                    None => format!(
                        "{name}: there is no such setting; `rapport config --describe` lists all there are"
                    ),
                },
            )
            .collect()
    }
}

/// The name of a variable without what all of ours begin with, by which any two would be alike.
fn bare(name: &str) -> &str {
    name.strip_prefix(OURS).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_of_others_are_no_mistakes() {
        let names = [
            "RAPPORT_PORT_8080_TCP",
            "RAPPORT_SERVICE_HOST",
            "RAPPORT_TEST_KILLS",
            "RAPPORTEUR",
            "HOME",
            "RAPPORT_CONFIG",
        ];
        let variables = names.map(|name| (OsString::from(name), OsString::from("x")));
        assert_eq!(Environment::of(variables).unknown(&[]), Vec::<String>::new());
    }
}
