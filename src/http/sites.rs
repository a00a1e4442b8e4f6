//! The sites whose pages may ask, as those who run the server name them.

use std::str::FromStr;

use axum::http::HeaderValue;
use reqwest::Url;

/// A site whose pages may ask, as browsers write it: `https://app.example.org`, in small letters and without the port that
/// goes without saying.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Origin(String);

/// What is no [`Origin`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "expected https://HOST or http://HOST, with :PORT where it is not the usual one and nothing behind it, no slash either"
)]
pub struct NoOrigin;

impl FromStr for Origin {
    type Err = NoOrigin;

    fn from_str(text: &str) -> Result<Self, NoOrigin> {
        let (scheme, place) = text.split_once("://").ok_or(NoOrigin)?;
        let is_known = ["http", "https"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known));
        let is_site = is_known && is_place(place);
        let url = is_site.then(|| Url::parse(text).ok()).flatten();
        url.map(|url| Self(url.origin().ascii_serialization()))
            .ok_or(NoOrigin)
    }
}

impl Origin {
    /// As the header `Origin` has it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The same, as a header.
    pub(super) fn header(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).expect("a site is written in letters, digits and signs of ASCII")
    }
}

/// Whether a text is a host, with or without a port, as far as its signs go: it has none that would begin a path or a
/// user's name, stand for any text, or be passed over.
fn is_place(text: &str) -> bool {
    let other = |letter: char| "/\\?#@*%".contains(letter) || letter.is_whitespace() || letter.is_control();
    !text.contains(other) && !text.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_written_as_browsers_write_them() {
        for (text, written) in [
            ("https://desk.example.org", "https://desk.example.org"),
            ("HTTPS://Desk.Example.ORG", "https://desk.example.org"),
            ("https://desk.example.org:443", "https://desk.example.org"),
            ("http://desk.example.org:80", "http://desk.example.org"),
            ("http://desk.example.org:443", "http://desk.example.org:443"),
            ("https://desk.example.org:8443", "https://desk.example.org:8443"),
            ("http://localhost:5173", "http://localhost:5173"),
            ("http://[::0001]:3000", "http://[::1]:3000"),
            ("https://büro.example", "https://xn--bro-hoa.example"),
        ] {
            let site: Origin = text.parse().unwrap();
            assert_eq!(site.as_str(), written, "{text}");
            assert_eq!(site.header(), written);
        }
    }

    #[test]
    fn what_is_no_site_is_not_taken() {
        for text in [
            "",
            "*",
            "null",
            "https://",
            "https://*",
            "https://*.example.org",
            "desk.example.org",
            "//desk.example.org",
            "https:desk.example.org",
            "https://desk.example.org/",
            "https://desk.example.org/path",
            "https://desk.example.org?query",
            "https://desk.example.org#there",
            "https://desk.example.org:",
            "https://desk.example.org:99999",
            "https://ann@desk.example.org",
            "https://desk.example.org ",
            " https://desk.example.org",
            "https://desk.example.org\nhttps://other.example.org",
            "https://desk.exa\tmple.org",
            "ftp://desk.example.org",
            "file://desk.example.org",
            "ws://desk.example.org",
            "https://[::1",
        ] {
            assert_eq!(text.parse::<Origin>(), Err(NoOrigin), "{text}");
        }
    }
}
