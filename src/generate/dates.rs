//! Days as records know them: mostly to the day, and often enough to less.

use crate::dates::Day;

use super::random::Random;

/// The first day of the events.
pub(super) const FIRST: i32 = 10_957; // 2000-01-01
/// The last day of the events.
pub(super) const LAST: i32 = 20_453; // 2025-12-31

/// How well the day of something is known.
#[derive(Clone, Copy)]
enum Known {
    Day,
    UncertainDay,
    Span,
    UnknownDay,
    Month,
    ApproximateMonth,
    Year,
    ApproximateYear,
}

/// The day so many days after 1970-01-01, as it is written where it is known.
pub(super) fn exact(number: i32) -> Day {
    Day::from_number(number)
}

/// The day on which an event was, in EDTF; and whether it is one day.
pub(super) fn of_event(random: &mut Random, number: i32) -> (String, bool) {
    let known = random.weighted(&[
        (925, Known::Day),
        (5, Known::UncertainDay),
        (15, Known::Span),
        (15, Known::UnknownDay),
        (30, Known::Month),
        (5, Known::Year),
        (5, Known::ApproximateYear),
    ]);
    (written(random, number, known), matches!(known, Known::Day))
}

/// The day on which somebody took up a position or left it, in EDTF.
pub(super) fn of_tenure(random: &mut Random, number: i32) -> String {
    let known = random.weighted(&[
        (50, Known::Day),
        (1, Known::UncertainDay),
        (3, Known::Span),
        (1, Known::UnknownDay),
        (25, Known::Month),
        (3, Known::ApproximateMonth),
        (14, Known::Year),
        (3, Known::ApproximateYear),
    ]);
    written(random, number, known)
}

/// Every text allows the day itself, so that what is written of two who follow one another never clashes.
fn written(random: &mut Random, number: i32, known: Known) -> String {
    let day = exact(number).to_string();
    let (month, year) = (&day[..7], &day[..4]);
    match known {
        Known::Day => day,
        Known::UncertainDay => format!("{day}?"),
        Known::Span => {
            let (before, after) = (random.between(0, 6), random.between(1, 6));
            format!("[{}..{}]", exact(number - before), exact(number + after))
        }
        Known::UnknownDay => format!("{month}-XX"),
        Known::Month => month.to_owned(),
        Known::ApproximateMonth => format!("{month}~"),
        Known::Year => year.to_owned(),
        Known::ApproximateYear => format!("{year}~"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Edtf;

    #[test]
    fn what_is_written_allows_the_day() {
        let mut random = Random::new(1);
        for number in (FIRST..=LAST).step_by(7) {
            for text in [of_event(&mut random, number).0, of_tenure(&mut random, number)] {
                let span = text.parse::<Edtf>().unwrap().span();
                assert!(
                    span.earliest <= exact(number) && exact(number) <= span.latest,
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn the_events_are_those_of_26_years() {
        assert_eq!(
            (
                exact(FIRST).to_string().as_str(),
                exact(LAST).to_string().as_str()
            ),
            ("2000-01-01", "2025-12-31")
        );
    }
}
