//! When something ended: on a date, or not yet.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{DateError, Day, Edtf, Span};

/// How `until` is written for what is still so.
const STILL: &str = "..";

/// The end of a tenure, an event or a relationship, as `until` says it. An end that is not known is no `End`:
/// it is the absence of one.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum End {
    /// Written `..`: still so, with no end in sight.
    Open,
    /// It ended, or will end, on this date.
    On(Edtf),
}

impl End {
    /// The days on which it may have ended; [`Day::MAX`] alone where it is open.
    pub fn span(&self) -> Span {
        match self {
            Self::Open => Span::day(Day::MAX),
            Self::On(date) => date.span(),
        }
    }

    /// The first day on which it may have ended; [`Day::MAX`] where it is open.
    pub fn earliest(&self) -> Day {
        self.span().earliest
    }

    /// The last day on which it may have ended; [`Day::MAX`] where it is open.
    pub fn latest(&self) -> Day {
        self.span().latest
    }
}

impl FromStr for End {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        if text == STILL {
            Ok(Self::Open)
        } else {
            text.parse().map(Self::On)
        }
    }
}

impl TryFrom<String> for End {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        if text == STILL {
            Ok(Self::Open)
        } else {
            Edtf::try_from(text).map(Self::On)
        }
    }
}

impl From<End> for String {
    fn from(end: End) -> Self {
        match end {
            End::Open => STILL.to_owned(),
            End::On(date) => date.into_text(),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.pad(STILL),
            Self::On(date) => date.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_points_say_still_so() {
        let end: End = "..".parse().unwrap();
        assert_eq!(end, End::Open);
        assert_eq!(end.to_string(), "..");
        assert_eq!((end.earliest(), end.latest()), (Day::MAX, Day::MAX));
    }

    #[test]
    fn a_date_keeps_its_days() {
        let end: End = "2022-02".parse().unwrap();
        assert_eq!(end.to_string(), "2022-02");
        assert_eq!(end.earliest().to_string(), "2022-02-01");
        assert_eq!(end.latest().to_string(), "2022-02-28");
    }

    #[test]
    fn nothing_and_nonsense_are_no_end() {
        assert!("".parse::<End>().is_err());
        assert!("...".parse::<End>().is_err());
        assert!("2022-02-30".parse::<End>().is_err());
    }

    #[test]
    fn json_has_the_end_as_text() {
        for text in [r#""..""#, r#""2022-02-XX""#] {
            let end: End = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&end).unwrap(), text);
        }
        assert!(serde_json::from_str::<End>("null").is_err());
    }
}
