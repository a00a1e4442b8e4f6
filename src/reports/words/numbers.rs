//! Numbers as each language writes them.

use fluent_bundle::FluentValue;

use crate::vocabulary::Language;

/// The space within a number: no line breaks at it, and every typeface has it, unlike the narrow one.
const SPACE: char = '\u{a0}';

/// Digits in groups of three: with commas in English and Korean; with spaces in French, and in Spanish where there
/// are five or more, as the Real Academia has it.
pub(super) fn grouped(language: Language, digits: &str) -> String {
    let (mark, fewest) = match language {
        Language::En | Language::Ko => (',', 4),
        Language::Es => (SPACE, 5),
        Language::Fr => (SPACE, 4),
    };
    let count = digits.chars().count();
    if count < fewest {
        return digits.to_owned();
    }
    let mut grouped = String::with_capacity(digits.len() + count);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (count - place).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// How English and Korean messages show a number; nothing where it is no whole number.
pub(super) fn with_commas<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    digits(value).map(|digits| grouped(Language::En, &digits))
}

/// How Spanish messages show a number; nothing where it is no whole number.
pub(super) fn with_spaces_from_five<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    digits(value).map(|digits| grouped(Language::Es, &digits))
}

/// How French messages show a number; nothing where it is no whole number.
pub(super) fn with_spaces<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    digits(value).map(|digits| grouped(Language::Fr, &digits))
}

/// The digits of a number that has no others than those before the point.
fn digits(value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let digits = number.as_string().into_owned();
    digits
        .bytes()
        .all(|digit| digit.is_ascii_digit())
        .then_some(digits)
}
