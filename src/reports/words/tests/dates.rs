//! Dates and periods in four languages.

use proptest::prelude::*;

use super::*;
use crate::dates::Day;

fn in_each<T>(say: impl Fn(&Words) -> T) -> Vec<T> {
    Language::ALL
        .iter()
        .map(|language| say(Words::of(*language)))
        .collect()
}

#[test]
fn a_date_is_as_precise_as_it_was_recorded() {
    for (date, expected) in [
        (
            "2022-02-11",
            [
                "11 February 2022",
                "2022년 2월 11일",
                "11 de febrero de 2022",
                "11 février 2022",
            ],
        ),
        (
            "2022-03-01",
            [
                "1 March 2022",
                "2022년 3월 1일",
                "1 de marzo de 2022",
                "1er mars 2022",
            ],
        ),
        (
            "2022-02",
            ["February 2022", "2022년 2월", "febrero de 2022", "février 2022"],
        ),
        ("2022", ["2022", "2022년", "2022", "2022"]),
        ("0987", ["987", "987년", "987", "987"]),
        ("-0044", ["45 BC", "기원전 45년", "45 a. C.", "45 av. J.-C."]),
        (
            "-0044-03-15",
            [
                "15 March 45 BC",
                "기원전 45년 3월 15일",
                "15 de marzo de 45 a. C.",
                "15 mars 45 av. J.-C.",
            ],
        ),
        (
            "2022-02-XX",
            [
                "a day in February 2022",
                "2022년 2월 중 하루",
                "un día de febrero de 2022",
                "un jour de février 2022",
            ],
        ),
        (
            "2022-04-XX",
            [
                "a day in April 2022",
                "2022년 4월 중 하루",
                "un día de abril de 2022",
                "un jour d’avril 2022",
            ],
        ),
        (
            "2022-XX-XX",
            [
                "a day in 2022",
                "2022년 중 하루",
                "un día de 2022",
                "un jour de 2022",
            ],
        ),
        (
            "2022-XX",
            [
                "a month in 2022",
                "2022년 중 한 달",
                "un mes de 2022",
                "un mois de 2022",
            ],
        ),
        (
            "201X",
            ["the 2010s", "2010년대", "la década de 2010", "les années 2010"],
        ),
        (
            "20XX",
            [
                "between 2000 and 2099",
                "2000년에서 2099년 사이",
                "entre 2000 y 2099",
                "entre 2000 et 2099",
            ],
        ),
        (
            "000X",
            [
                "between 1 BC and 9",
                "기원전 1년에서 9년 사이",
                "entre 1 a. C. y 9",
                "entre 1 av. J.-C. et 9",
            ],
        ),
        ("1946~", ["about 1946", "1946년경", "hacia 1946", "vers 1946"]),
        (
            "1946-01-01~",
            [
                "about 1 January 1946",
                "1946년 1월 1일경",
                "hacia el 1 de enero de 1946",
                "vers le 1er janvier 1946",
            ],
        ),
        (
            "2022-02-11?",
            [
                "11 February 2022 (uncertain)",
                "2022년 2월 11일(불확실)",
                "11 de febrero de 2022 (fecha incierta)",
                "11 février 2022 (date incertaine)",
            ],
        ),
        (
            "2022-02-11%",
            [
                "about 11 February 2022 (uncertain)",
                "2022년 2월 11일경(불확실)",
                "hacia el 11 de febrero de 2022 (fecha incierta)",
                "vers le 11 février 2022 (date incertaine)",
            ],
        ),
        ("..", ["today", "현재", "actualidad", "aujourd’hui"]),
        ("", ["", "", "", ""]),
        ("spring", ["spring", "spring", "spring", "spring"]),
        (
            "2022-02-30",
            ["2022-02-30", "2022-02-30", "2022-02-30", "2022-02-30"],
        ),
        ("2022-21", ["2022-21", "2022-21", "2022-21", "2022-21"]),
    ] {
        assert_eq!(in_each(|words| words.date(date)), expected, "{date}");
    }
    let day: Day = "2022-02-11".parse().unwrap();
    assert_eq!(
        in_each(|words| words.day(day)),
        in_each(|words| words.date("2022-02-11"))
    );
}

#[test]
fn one_date_of_several_is_between_them() {
    for (date, expected) in [
        (
            "[2019-04-02..2019-04-09]",
            [
                "between 2 and 9 April 2019",
                "2019년 4월 2일에서 9일 사이",
                "entre el 2 y el 9 de abril de 2019",
                "entre le 2 et le 9 avril 2019",
            ],
        ),
        (
            "[2019-04-01..2019-05-01]",
            [
                "between 1 April and 1 May 2019",
                "2019년 4월 1일에서 5월 1일 사이",
                "entre el 1 de abril y el 1 de mayo de 2019",
                "entre le 1er avril et le 1er mai 2019",
            ],
        ),
        (
            "[2019-12-30..2020-01-02]",
            [
                "between 30 December 2019 and 2 January 2020",
                "2019년 12월 30일에서 2020년 1월 2일 사이",
                "entre el 30 de diciembre de 2019 y el 2 de enero de 2020",
                "entre le 30 décembre 2019 et le 2 janvier 2020",
            ],
        ),
        (
            "[2019-04..2019-06]",
            [
                "between April and June 2019",
                "2019년 4월에서 6월 사이",
                "entre abril y junio de 2019",
                "entre avril et juin 2019",
            ],
        ),
        (
            "[2019-12..2020-02]",
            [
                "between December 2019 and February 2020",
                "2019년 12월에서 2020년 2월 사이",
                "entre diciembre de 2019 y febrero de 2020",
                "entre décembre 2019 et février 2020",
            ],
        ),
        (
            "[2019..2020]",
            [
                "between 2019 and 2020",
                "2019년에서 2020년 사이",
                "entre 2019 y 2020",
                "entre 2019 et 2020",
            ],
        ),
        ("[2019..2019]", ["2019", "2019년", "2019", "2019"]),
    ] {
        assert_eq!(in_each(|words| words.date(date)), expected, "{date}");
    }
}

#[test]
fn a_period_says_once_what_its_ends_share() {
    for (from, until, expected) in [
        (
            "2022-03-01",
            "2022-03-03",
            [
                "1–3 March 2022",
                "2022년 3월 1일~3일",
                "del 1 al 3 de marzo de 2022",
                "du 1er au 3 mars 2022",
            ],
        ),
        (
            "2022-02-28",
            "2022-03-01",
            [
                "28 February – 1 March 2022",
                "2022년 2월 28일~3월 1일",
                "del 28 de febrero al 1 de marzo de 2022",
                "du 28 février au 1er mars 2022",
            ],
        ),
        (
            "2021-12-31",
            "2022-01-02",
            [
                "31 December 2021 – 2 January 2022",
                "2021년 12월 31일~2022년 1월 2일",
                "del 31 de diciembre de 2021 al 2 de enero de 2022",
                "du 31 décembre 2021 au 2 janvier 2022",
            ],
        ),
        (
            "2022-02",
            "2022-03",
            [
                "February–March 2022",
                "2022년 2월~3월",
                "de febrero a marzo de 2022",
                "de février à mars 2022",
            ],
        ),
        (
            "2021-10",
            "2022-03",
            [
                "October 2021 – March 2022",
                "2021년 10월~2022년 3월",
                "de octubre de 2021 a marzo de 2022",
                "d’octobre 2021 à mars 2022",
            ],
        ),
        (
            "2019",
            "2022",
            ["2019–2022", "2019년~2022년", "2019–2022", "2019–2022"],
        ),
        (
            "2022-03",
            "2022-03",
            ["March 2022", "2022년 3월", "marzo de 2022", "mars 2022"],
        ),
        (
            "2019",
            "2022-03",
            [
                "2019 – March 2022",
                "2019년 ~ 2022년 3월",
                "2019 – marzo de 2022",
                "2019 – mars 2022",
            ],
        ),
        (
            "1946~",
            "1950",
            [
                "about 1946 – 1950",
                "1946년경 ~ 1950년",
                "hacia 1946 – 1950",
                "vers 1946 – 1950",
            ],
        ),
        (
            "2022-03",
            "..",
            [
                "since March 2022",
                "2022년 3월부터",
                "desde marzo de 2022",
                "depuis mars 2022",
            ],
        ),
        (
            "2022-03-01?",
            "..",
            [
                "since 1 March 2022 (uncertain)",
                "2022년 3월 1일부터(불확실)",
                "desde el 1 de marzo de 2022 (fecha incierta)",
                "depuis le 1er mars 2022 (date incertaine)",
            ],
        ),
        (
            "1946~",
            "..",
            [
                "about 1946 – today",
                "1946년경 ~ 현재",
                "hacia 1946 – actualidad",
                "vers 1946 – aujourd’hui",
            ],
        ),
        (
            "once",
            "later",
            ["once – later", "once ~ later", "once – later", "once – later"],
        ),
    ] {
        let said = in_each(|words| words.period(from, Some(until)));
        assert_eq!(said, expected, "{from} to {until}");
    }
    assert_eq!(
        in_each(|words| words.period("2022", None)),
        in_each(|words| words.date("2022"))
    );
}

proptest! {
    #[test]
    fn any_text_has_words(from in any::<String>(), until in any::<Option<String>>()) {
        for language in Language::ALL {
            let words = Words::of(*language);
            prop_assert!(from == ".." || from.parse::<crate::dates::Edtf>().is_ok() || words.date(&from) == from);
            words.period(&from, until.as_deref());
        }
    }

    #[test]
    fn what_is_much_like_a_date_has_words(
        from in r"\[?-?[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?(\.\.[0-9]{4}(-[0-9]{2}){0,2})?\]?",
        until in r"-?[0-9]{3}[0-9X](-[01][0-9]){0,1}[?~%]?",
    ) {
        for language in Language::ALL {
            let words = Words::of(*language);
            prop_assert!(!words.date(&from).is_empty());
            prop_assert!(!words.period(&from, Some(&until)).is_empty());
        }
    }

    #[test]
    fn every_day_has_words(number in any::<i32>()) {
        for language in Language::ALL {
            let day = Day::from_number(number);
            prop_assert_eq!(Words::of(*language).day(day), Words::of(*language).date(&day.to_string()));
        }
    }
}
