//! What a message can call to fit its words to a name: `JOSA` in Korean, `DE` in French.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};

/// Adds the functions to the messages of a language.
///
/// - `{ JOSA($name, "을", "를") }` is the name with the particle that its last sound asks for, the one after a
///   consonant or the one after a vowel; with both, as `을(를)`, where the sound cannot be told, as of Latin letters.
///   After ㄹ, `으로` becomes `로`.
/// - `{ DE($name) }` is the name after `de`, or after `d’` where it begins with a vowel. An h is taken for a consonant.
pub(super) fn add_to(messages: &mut FluentBundle<FluentResource>) -> Result<(), FluentError> {
    messages.add_function("JOSA", |texts, _: &FluentArgs<'_>| match texts {
        [name, consonant, vowel] => with_particle(&text(name), &text(consonant), &text(vowel)).into(),
        _ => FluentValue::Error,
    })?;
    messages.add_function("DE", |texts, _: &FluentArgs<'_>| match texts {
        [name] => after_de(&text(name)).into(),
        _ => FluentValue::Error,
    })
}

/// What a value says, a number in plain digits.
fn text<'a>(value: &'a FluentValue<'_>) -> Cow<'a, str> {
    match value {
        FluentValue::String(text) => Cow::Borrowed(text),
        FluentValue::Number(number) => number.as_string(),
        FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => Cow::Borrowed(""),
    }
}

/// How a word ends, as particles see it.
enum Ending {
    Vowel,
    Rieul,
    Consonant,
}

/// A name with the particle that goes with its end.
fn with_particle(name: &str, consonant: &str, vowel: &str) -> String {
    match name
        .chars()
        .rev()
        .find(|letter| letter.is_alphanumeric())
        .and_then(ending)
    {
        Some(Ending::Vowel) => format!("{name}{vowel}"),
        Some(Ending::Rieul) if consonant == "으로" => format!("{name}{vowel}"),
        Some(Ending::Rieul | Ending::Consonant) => format!("{name}{consonant}"),
        None => format!("{name}{consonant}({vowel})"),
    }
}

/// How a syllable or a digit ends when it is read out; of a digit, as the last of a number.
fn ending(letter: char) -> Option<Ending> {
    match letter {
        // In Unicode, a first consonant and a vowel have 28 syllables in a row: the one without an end, then one for
        // each end, ㄹ as the eighth.
        '가'..='힣' => Some(match (u32::from(letter) - u32::from('가')) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        }),
        '2' | '4' | '5' | '9' => Some(Ending::Vowel),
        '1' | '7' | '8' => Some(Ending::Rieul),
        '0' | '3' | '6' => Some(Ending::Consonant),
        _ => None,
    }
}

/// A name after the French `de`.
fn after_de(name: &str) -> String {
    let plain = name.chars().next().map(|first| {
        deunicode::deunicode_char(first)
            .unwrap_or("")
            .to_ascii_lowercase()
    });
    if plain.is_some_and(|plain| plain.starts_with(['a', 'e', 'i', 'o', 'u'])) {
        format!("d’{name}")
    } else {
        format!("de {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_particle_follows_the_sound_before_it() {
        for (name, expected) in [
            ("박정숙", "박정숙을"),
            ("일본", "일본을"),
            ("대사", "대사를"),
            ("서울", "서울을"),
            ("주한일본대사관(서울)", "주한일본대사관(서울)을"),
            ("3", "3을"),
            ("2019", "2019를"),
            ("WeGO", "WeGO을(를)"),
            ("", "을(를)"),
            ("—", "—을(를)"),
        ] {
            assert_eq!(with_particle(name, "을", "를"), expected);
        }
        assert_eq!(with_particle("서울", "으로", "로"), "서울로");
        assert_eq!(with_particle("부산", "으로", "로"), "부산으로");
        assert_eq!(with_particle("제주", "으로", "로"), "제주로");
    }

    #[test]
    fn de_loses_its_vowel_before_another() {
        for (name, expected) in [
            ("avril", "d’avril"),
            ("Élise Martin", "d’Élise Martin"),
            ("mars", "de mars"),
            ("Hambourg", "de Hambourg"),
            ("", "de "),
        ] {
            assert_eq!(after_de(name), expected);
        }
    }
}
