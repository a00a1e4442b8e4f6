//! Names of people: composed from common parts, as they are composed where they come from.

use super::{name_parts as parts, random::Random};

/// How names are made, each tradition standing for its neighbours too.
#[derive(Clone, Copy)]
pub(super) enum Tradition {
    African,
    Arabic,
    Chinese,
    English,
    French,
    German,
    Indian,
    Italian,
    Japanese,
    Korean,
    Malay,
    Nordic,
    Portuguese,
    Slavic,
    Spanish,
    Turkic,
    Vietnamese,
}

/// The name of a person.
pub(super) struct Name {
    /// As it is mostly written.
    pub(super) full: String,
    pub(super) given: String,
    /// None where people have one name.
    pub(super) family: Option<String>,
    /// In its own script, and the language of that.
    pub(super) native: Option<(String, &'static str)>,
    /// The same name, written in another way that is also met.
    pub(super) also: Option<String>,
}

/// A part of a name in Latin letters and in its own script.
type Both = (&'static str, &'static str);

/// Makes up a name.
pub(super) fn name(random: &mut Random, tradition: Tradition) -> Name {
    match tradition {
        Tradition::African => plain(random, &parts::AFRICAN),
        Tradition::Arabic => arabic(random),
        Tradition::Chinese => family_first(random, &parts::CHINESE, "zh", ""),
        Tradition::English => doubled(random, &parts::ENGLISH, 800, "-"),
        Tradition::French => french(random),
        Tradition::German => doubled(random, &parts::GERMAN, 1_200, "-"),
        Tradition::Indian => plain(random, &parts::INDIAN),
        Tradition::Italian => plain(random, &parts::ITALIAN),
        Tradition::Japanese => japanese(random),
        Tradition::Korean => korean(random),
        Tradition::Malay => malay(random),
        Tradition::Nordic => plain(random, &parts::NORDIC),
        Tradition::Portuguese => doubled(random, &parts::PORTUGUESE, 6_000, " "),
        Tradition::Slavic => slavic(random),
        Tradition::Spanish => doubled(random, &parts::SPANISH, 8_000, " "),
        Tradition::Turkic => plain(random, &parts::TURKIC),
        Tradition::Vietnamese => vietnamese(random),
    }
}

/// `Anna Berg`, with an initial now and then.
fn plain<const G: usize, const F: usize>(
    random: &mut Random,
    (given, family): &([&'static str; G], [&'static str; F]),
) -> Name {
    western(random, given, |random| random.pick(family).to_owned())
}

/// `Lucía Gómez Herrera`, `Eva Hoffmann-Lang`: two families joined, so many times in 10,000.
fn doubled<const G: usize, const F: usize>(
    random: &mut Random,
    (given, family): &([&'static str; G], [&'static str; F]),
    chances: u64,
    joint: &str,
) -> Name {
    western(random, given, |random| {
        let (first, second) = random.pick_two(family);
        if random.chance(chances) {
            format!("{first}{joint}{second}")
        } else {
            first.to_owned()
        }
    })
}

fn western<const G: usize>(
    random: &mut Random,
    given: &[&'static str; G],
    family: impl FnOnce(&mut Random) -> String,
) -> Name {
    let (first, second) = random.pick_two(given);
    let given = if random.chance(3_000) {
        format!("{first} {second}")
    } else {
        first.to_owned()
    };
    given_first(given, family(random))
}

fn given_first(given: String, family: String) -> Name {
    let initial: String = given.chars().take(1).collect();
    Name {
        full: format!("{given} {family}"),
        also: Some(format!("{initial}. {family}")),
        given,
        family: Some(family),
        native: None,
    }
}

/// `Jean-Luc Moreau`.
fn french(random: &mut Random) -> Name {
    let (given, family) = &parts::FRENCH;
    let (first, second) = random.pick_two(given);
    let given = if random.chance(3_500) {
        format!("{first}-{second}")
    } else {
        first.to_owned()
    };
    given_first(given, random.pick(family).to_owned())
}

/// `Layla al-Khatib`.
fn arabic(random: &mut Random) -> Name {
    let (given, family) = &parts::ARABIC;
    let (given, second) = random.pick_two(given);
    let family = random.pick(family);
    let mut name = given_first(given.to_owned(), family.to_owned());
    if random.chance(4_000) {
        name.also = Some(format!("{given} {second} {family}"));
    }
    name
}

/// `Suharto`: one name; or two, neither of them a family's.
fn malay(random: &mut Random) -> Name {
    let (given, second) = &parts::MALAY;
    let given = random.pick(given);
    if random.chance(1_500) {
        return Name {
            full: given.to_owned(),
            given: given.to_owned(),
            family: None,
            native: None,
            also: None,
        };
    }
    given_first(given.to_owned(), random.pick(second).to_owned())
}

/// `Nguyễn Minh Anh`: the family first, and the last word what people are called by.
fn vietnamese(random: &mut Random) -> Name {
    let (given, family) = &parts::VIETNAMESE;
    let (middle, last) = random.pick_two(given);
    let (given, family) = (format!("{middle} {last}"), random.pick(family));
    Name {
        full: format!("{family} {given}"),
        also: Some(format!("{given} {family}")),
        given,
        family: Some(family.to_owned()),
        native: None,
    }
}

/// `Park Jung-sook`: the family first, two syllables after it; and now and then the other way round.
fn korean(random: &mut Random) -> Name {
    let (syllables, families) = &parts::KOREAN;
    let (first, second) = random.pick_two(syllables);
    let (family, family_native) = random.pick(families);
    let given = format!("{}-{}", first.0, second.0.to_lowercase());
    let apart = format!("{} {}", first.0, second.0);
    let (full, also) = if random.chance(7_000) {
        (format!("{family} {given}"), format!("{apart} {family}"))
    } else {
        (format!("{apart} {family}"), format!("{family} {given}"))
    };
    Name {
        full,
        given,
        family: Some(family.to_owned()),
        native: Some((format!("{family_native}{}{}", first.1, second.1), "ko")),
        also: Some(also),
    }
}

/// `Haruto Tanaka`, in its own script the family first.
fn japanese(random: &mut Random) -> Name {
    let (given, families) = &parts::JAPANESE;
    let (given, given_native) = random.pick(given);
    let (family, family_native) = random.pick(families);
    let mut name = given_first(given.to_owned(), family.to_owned());
    name.native = Some((format!("{family_native} {given_native}"), "ja"));
    name.also = Some(format!("{family} {given}"));
    name
}

fn slavic(random: &mut Random) -> Name {
    let (given, families) = &parts::SLAVIC;
    let (given, given_native) = random.pick(given);
    let (family, family_native) = random.pick(families);
    let mut name = given_first(given.to_owned(), family.to_owned());
    if !given_native.is_empty() && !family_native.is_empty() {
        name.native = Some((format!("{given_native} {family_native}"), "ru"));
    }
    name
}

/// `Wang Xiaoming`.
fn family_first<const G: usize, const F: usize>(
    random: &mut Random,
    (given, families): &([Both; G], [Both; F]),
    language: &'static str,
    joint: &str,
) -> Name {
    let (first, second) = random.pick_two(given);
    let (family, family_native) = random.pick(families);
    let given = format!("{}{joint}{}", first.0, second.0.to_lowercase());
    Name {
        full: format!("{family} {given}"),
        also: Some(format!("{given} {family}")),
        given,
        family: Some(family.to_owned()),
        native: Some((format!("{family_native}{}{}", first.1, second.1), language)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(tradition: Tradition) -> Vec<Name> {
        let mut random = Random::new(1);
        (0..200).map(|_| name(&mut random, tradition)).collect()
    }

    #[test]
    fn korean_families_mostly_come_first() {
        let names = names(Tradition::Korean);
        let first = |name: &Name| name.full.starts_with(name.family.as_deref().unwrap());
        let count = names.iter().filter(|name| first(name)).count();
        assert!((100..200).contains(&count), "{count}");
        assert!(
            names
                .iter()
                .all(|name| name.native.as_ref().unwrap().0.chars().count() == 3)
        );
    }

    #[test]
    fn there_are_hyphens_accents_and_people_of_one_name() {
        assert!(
            names(Tradition::French)
                .iter()
                .any(|name| name.given.contains('-'))
        );
        assert!(names(Tradition::Spanish).iter().any(|name| !name.full.is_ascii()));
        assert!(names(Tradition::Malay).iter().any(|name| name.family.is_none()));
    }
}
