//! The files that the messages of each language are in: one list for all four languages.

use crate::vocabulary::Language;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The files of a language, each with its name and its text.
        pub(super) fn of(language: Language) -> Vec<(&'static str, &'static str)> {
            match language {
                Language::En => vec![$(($name, include_str!(concat!("en/", $name, ".ftl")))),+],
                Language::Ko => vec![$(($name, include_str!(concat!("ko/", $name, ".ftl")))),+],
                Language::Es => vec![$(($name, include_str!(concat!("es/", $name, ".ftl")))),+],
                Language::Fr => vec![$(($name, include_str!(concat!("fr/", $name, ".ftl")))),+],
            }
        }
    };
}

files! {
    "words",
    "report",
    "briefing",
    "contact",
    "terms",
    "profile",
    "dossier",
    "country",
    "activity",
    "commitments",
    "watch-list",
    "coverage",
    "network",
    "handover",
}
