//! That every language says everything that English does, of the same variables, and that its files have no faults.

mod dates;

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use proptest::prelude::*;

use super::*;
use crate::vocabulary::{CommitmentAction, EventKind, PositionRank};

/// The messages of a file, each with its variables.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(text: &'static str) -> Messages {
    let resource = fluent_syntax::parser::parse(text).unwrap();
    let mut messages = Messages::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let mut variables = BTreeSet::new();
                let value = message.value.expect("a message has a text");
                of_pattern(&value, &mut variables);
                for attribute in &message.attributes {
                    of_pattern(&attribute.value, &mut variables);
                }
                messages.insert(message.id.name.to_owned(), variables);
            }
            Entry::Term(term) => {
                messages.insert(format!("-{}", term.id.name), BTreeSet::new());
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Junk { content } => panic!("not to be read: {content}"),
        }
    }
    messages
}

fn of_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, variables);
        }
    }
}

fn of_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Select { selector, variants } => {
            of_inline(selector, variables);
            for variant in variants {
                of_pattern(&variant.value, variables);
            }
        }
        Expression::Inline(inline) => of_inline(inline, variables),
    }
}

fn of_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => of_arguments(arguments, variables),
        InlineExpression::TermReference { arguments, .. } => {
            if let Some(arguments) = arguments {
                of_arguments(arguments, variables);
            }
        }
        InlineExpression::Placeable { expression } => of_expression(expression, variables),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

fn of_arguments(arguments: &CallArguments<&str>, variables: &mut BTreeSet<String>) {
    for argument in &arguments.positional {
        of_inline(argument, variables);
    }
    for argument in &arguments.named {
        of_inline(&argument.value, variables);
    }
}

/// The files of a language with what is in them.
fn written(language: Language) -> Vec<(&'static str, Messages)> {
    let files = files::of(language).into_iter();
    files.map(|(file, text)| (file, messages(text))).collect()
}

#[test]
fn the_files_have_no_faults() {
    for language in Language::ALL {
        assert_eq!(Words::read(*language).1, Vec::<String>::new());
    }
}

#[test]
fn a_fault_in_a_file_is_told() {
    for (files, expected) in [
        (&[("a", "one = One\none = Two\n")][..], "one"),
        (&[("a", "one = One\n"), ("b", "one = Two\n")], "b.ftl"),
        (&[("a", "one = { $\n")], "a.ftl"),
        (&[("a", "one\n")], "a.ftl"),
    ] {
        let (_, faults) = Words::from_files(Language::En, files);
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].contains(expected), "{faults:?}");
    }
}

#[test]
fn every_language_says_what_english_does() {
    let english = written(Language::En);
    for language in [Language::Ko, Language::Es, Language::Fr] {
        for ((file, english), (_, theirs)) in english.iter().zip(written(language)) {
            for (id, variables) in english {
                let other = theirs.get(id);
                assert_eq!(other, Some(variables), "{id} in {language}/{file}.ftl");
            }
            let more: Vec<&String> = theirs.keys().filter(|id| !english.contains_key(*id)).collect();
            assert!(more.is_empty(), "only in {language}/{file}.ftl: {more:?}");
        }
    }
}

/// Saying it asserts that there is no fault, such as a function that nobody knows.
#[test]
fn every_message_can_be_said() {
    for language in Language::ALL {
        let words = Words::of(*language);
        for (id, variables) in written(*language).into_iter().flat_map(|(_, messages)| messages) {
            for said in [
                Said::Text("서울"),
                Said::Number(0),
                Said::Number(1),
                Said::Number(12_345),
            ] {
                let arguments: Vec<_> = variables.iter().map(|name| (name.as_str(), said)).collect();
                if !id.starts_with('-') {
                    assert!(
                        !words.say_with(&id, &arguments).trim().is_empty(),
                        "{id} in {language}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_word_of_a_list_has_a_message() {
    let all = spoken::messages();
    assert!(all.len() > 100 && all.iter().collect::<BTreeSet<_>>().len() == all.len());
    for language in Language::ALL {
        let (_, words) = written(*language).swap_remove(0);
        for id in &all {
            assert!(words.contains_key(id), "{id} is not in {language}/words.ftl");
        }
    }
}

#[test]
fn words_are_said_in_each_language() {
    let words = Language::ALL.iter().map(|language| {
        let words = Words::of(*language);
        assert_eq!(words.language(), *language);
        [
            words.word(EventKind::CourtesyCall),
            words.word(PositionRank::Attache),
            words.word(CommitmentAction::Introduce),
            words.say("report-title-watch-list"),
        ]
    });
    assert_eq!(
        words.collect::<Vec<_>>(),
        [
            ["Courtesy call", "Attaché", "To introduce", "Watch list"],
            ["예방", "주재관", "소개", "주의 목록"],
            [
                "Visita de cortesía",
                "Agregado",
                "Presentar",
                "Asuntos por atender"
            ],
            ["Visite de courtoisie", "Attaché", "Présenter", "Points à suivre"],
        ]
    );
}

#[test]
fn numbers_bend_the_words_around_them() {
    for (id, count, expected) in [
        ("day-count", 0_u64, ["0 days", "0일", "0 días", "0 jour"]),
        ("day-count", 1, ["1 day", "1일", "1 día", "1 jour"]),
        (
            "meeting-count",
            2,
            ["2 meetings", "면담 2회", "2 reuniones", "2 entretiens"],
        ),
        (
            "person-count",
            1234,
            [
                "1,234 persons",
                "1,234명",
                "1234 personas",
                "1\u{a0}234 personnes",
            ],
        ),
        ("since-days", 0, ["today", "오늘", "hoy", "aujourd’hui"]),
        (
            "since-days",
            1,
            ["1 day ago", "1일 전", "hace 1 día", "il y a 1 jour"],
        ),
        (
            "day-count",
            9_007_199_254_740_993,
            [
                "9,007,199,254,740,993 days",
                "9,007,199,254,740,993일",
                "9\u{a0}007\u{a0}199\u{a0}254\u{a0}740\u{a0}993 días",
                "9\u{a0}007\u{a0}199\u{a0}254\u{a0}740\u{a0}993 jours",
            ],
        ),
    ] {
        for (language, expected) in Language::ALL.iter().zip(expected) {
            let said = Words::of(*language).say_with(id, &[("count", count.into())]);
            assert_eq!(said, expected, "{id} of {count}");
        }
    }
}

#[test]
fn numbers_and_bounds_follow_the_language() {
    for (language, number, five, bounds) in [
        (Language::En, "1,234", "12,345", "3 to 1,234"),
        (Language::Ko, "1,234", "12,345", "3~1,234"),
        (Language::Es, "1234", "12\u{a0}345", "de 3 a 1234"),
        (Language::Fr, "1\u{a0}234", "12\u{a0}345", "de 3 à 1\u{a0}234"),
    ] {
        let words = Words::of(language);
        assert_eq!(
            (words.number(1234).as_str(), words.number(12_345).as_str()),
            (number, five)
        );
        assert_eq!(words.number(999), "999");
        assert_eq!(words.bounds(3, 1234), bounds);
        assert_eq!(words.bounds(3, 3), "3");
    }
    assert_eq!(
        Words::of(Language::En).number(u64::MAX),
        "18,446,744,073,709,551,615"
    );
}

#[test]
fn what_a_language_lacks_is_said_in_english() {
    let (korean, _) = Words::from_files(Language::Ko, &[]);
    assert_eq!(korean.say("month-1"), "January");
    assert_eq!(korean.say_with("day-count", &[("count", 1_u32.into())]), "1 day");
}

proptest! {
    #[test]
    fn any_text_is_said_as_it_is(text in any::<String>(), number in any::<u64>()) {
        for language in Language::ALL {
            let words = Words::of(*language);
            let page = [("page", (&text).into()), ("pages", number.into())];
            let said = words.say_with("page", &page);
            prop_assert!(said.contains(&text) && said.contains(&words.number(number)));
            prop_assert!(words.say_with("date-day-of-month", &[
                ("day", number.into()),
                ("month", (&text).into()),
                ("year", (&text).into()),
            ]).contains(&text));
        }
    }
}
