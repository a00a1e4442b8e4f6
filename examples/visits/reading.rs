//! How a visitor's text and a country's code are read: titles, names, and the keys made of them.

use super::{Modifier, Visitor};

/// Codes of the register that mean a country which has another code too, or another key with us.
const COUNTRY_KEYS: [(&str, &str); 7] = [
    ("czech-republic", "czechia"),
    ("korea", "south-korea"),
    ("korea-south", "south-korea"),
    ("macedonia", "north-macedonia"),
    ("somoa", "samoa"),
    ("swaziland", "eswatini"),
    ("turkey", "turkiye"),
];

/// Titles that the register runs into the name, as written and as meant; the longer ones first.
const RUN_IN_TITLES: [(&str, &str); 4] = [
    ("Prime Minister-Prince", "Prime Minister"),
    ("Prime Ministere", "Prime Minister"),
    ("Prime Minister", "Prime Minister"),
    ("Prime Minster", "Prime Minister"),
];

/// Visitors who share name and country with an earlier one: the common key, and the day from which it
/// means the later person. Nothing in the register tells them apart.
const NAMESAKES: [(&str, &str); 4] = [
    ("bjarni-benediktsson-iceland", "2017-01-01"),
    ("hussein-jordan", "1999-02-08"),
    ("konstantinos-karamanlis-greece", "2004-03-10"),
    ("ospina-colombia", "1946-01-01"),
];

/// A visitor's text as we understand it.
pub(super) struct Reading {
    pub(super) name: String,
    /// The title of the position the visitor was in; none for a title that is no position.
    pub(super) position: Option<String>,
    /// The title as the register has it, where the position does not say as much.
    pub(super) credited_as: Option<String>,
    /// The whole text, where title and name ran into each other.
    pub(super) erroneous: Option<String>,
    pub(super) note: Option<&'static str>,
}

/// Tells title, position and name apart. Titles are unified by spelling, not by meaning: a Premier and a
/// Prime Minister stay two positions.
pub(super) fn read(visitor: &Visitor, country: &str) -> Reading {
    let mut reading = Reading {
        name: visitor.name.replace("- ", "-"),
        position: None,
        credited_as: visitor.title.clone(),
        erroneous: None,
        note: None,
    };
    let Some(title) = &visitor.title else {
        let run_in = RUN_IN_TITLES.iter().find_map(|(written, meant)| {
            let rest = reading.name.strip_prefix(written)?.trim_start().to_owned();
            Some((*written, *meant, rest)).filter(|(_, _, rest)| !rest.is_empty())
        });
        let Some((written, meant, name)) = run_in else {
            reading.note = Some("The register gives no title.");
            return reading;
        };
        reading.name = name;
        reading.position = Some(meant.to_owned());
        reading.credited_as = Some(written.to_owned()).filter(|written| written != meant);
        reading.erroneous = Some(visitor.name.clone());
        reading.note = Some("The register's title is misspelt or joined to the name.");
        return reading;
    };
    let office = match visitor.modifier {
        // Not in the position yet.
        Some(Modifier::Elect | Modifier::Designate) => return reading,
        // In it, for the time being: the word before the title goes.
        Some(Modifier::Acting | Modifier::Interim | Modifier::Provisional) => {
            title.split_once(' ').map_or(title.as_str(), |(_, office)| office)
        }
        None => title,
    };
    reading.position = match office {
        "Amir" | "Amir Sheikh" | "Emir Sheikh" => Some("Emir"),
        "Federal Chancellor" => Some("Chancellor"),
        "Premier & Prince" | "Premier and Prince" => Some("Premier"),
        // A rank or a style, not a position.
        "Brigadier General" | "General" | "Lieutenant General" | "Sheikh" => None,
        // A ruler in a principality, elsewhere a member of the royal house.
        "Prince" if !["liechtenstein", "monaco"].contains(&country) => None,
        as_written => Some(as_written),
    }
    .map(str::to_owned);
    reading
        .credited_as
        .take_if(|credited| reading.position.as_ref() == Some(credited));
    reading
}

/// Whether the key means a later person on that day than it did at first.
pub(super) fn is_namesake(key: &str, day: &str) -> bool {
    NAMESAKES
        .iter()
        .any(|(shared, from)| *shared == key && *from <= day)
}

pub(super) fn rank(title: &str) -> &'static str {
    match title {
        "Vice Premier" => "DEPUTY",
        "Crown Prince" | "Governor General" | "Junta Member" => "OTHER",
        _ => "HEAD",
    }
}

pub(super) fn several_holders(title: &str) -> bool {
    ["Junta Member", "Vice Premier"].contains(&title)
}

/// The key of the country that a code of the register means.
pub(super) fn country_key(code: &str) -> String {
    let unified = COUNTRY_KEYS.iter().find(|(other, _)| *other == code);
    unified.map_or_else(|| slug(code), |(_, key)| (*key).to_owned())
}

/// Lower case, without accents, dots and apostrophes, the words joined by hyphens. Two spellings with one
/// slug are one name. Bounded, so that every key made of it stays within the length that keys may have.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => slug.push('a'),
            'ç' | 'ć' | 'č' => slug.push('c'),
            'ď' | 'đ' => slug.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => slug.push('e'),
            'ğ' | 'ģ' => slug.push('g'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' | 'ỉ' | 'ị' => slug.push('i'),
            'ķ' => slug.push('k'),
            'ļ' | 'ł' => slug.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => slug.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ọ'..='ợ' => slug.push('o'),
            'ř' => slug.push('r'),
            'ś' | 'ş' | 'ș' | 'š' => slug.push('s'),
            'ţ' | 'ț' | 'ť' => slug.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => slug.push('u'),
            'ý' | 'ÿ' | 'ỳ'..='ỹ' => slug.push('y'),
            'ź' | 'ż' | 'ž' => slug.push('z'),
            // Dots, apostrophes and combining accents belong to a word and do not part it.
            '.' | '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(50);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
