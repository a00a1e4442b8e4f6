//! The sites whose pages may ask, and the names that the server is reached by, as those who run it say them.

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

/// A name that the server is reached by: `rapport.example.org`, in small letters, without a port.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HostName(String);

/// What is no [`HostName`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("expected the name of a host, like rapport.example.org, without scheme and port")]
pub struct NoHostName;

impl FromStr for HostName {
    type Err = NoHostName;

    fn from_str(text: &str) -> Result<Self, NoHostName> {
        let name = text.strip_suffix('.').unwrap_or(text);
        let is_name = is_place(name) && !name.contains(':');
        let url = is_name.then(|| Url::parse(&format!("http://{name}")).ok());
        let host = url.flatten().and_then(|url| url.host_str().map(str::to_owned));
        host.map(Self).ok_or(NoHostName)
    }
}

impl HostName {
    /// As a request has it.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

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

    /// Its host, without the port.
    pub(super) fn host(&self) -> Option<&str> {
        let place = self.0.split_once("://")?.1;
        let port = place.rfind(':').filter(|_| !place.ends_with(']'));
        place.get(..port.unwrap_or(place.len()))
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
    fn a_site_has_a_host() {
        let host = |text: &str| text.parse::<Origin>().unwrap().host().unwrap().to_owned();
        assert_eq!(host("https://desk.example.org"), "desk.example.org");
        assert_eq!(host("http://desk.example.org:8080"), "desk.example.org");
        assert_eq!(host("http://[::1]"), "[::1]");
        assert_eq!(host("http://[::1]:3000"), "[::1]");
    }

    #[test]
    fn names_of_hosts_are_written_as_browsers_write_them() {
        for (text, written) in [
            ("rapport", "rapport"),
            ("Rapport.Example.ORG", "rapport.example.org"),
            ("rapport.example.org.", "rapport.example.org"),
            ("büro.example", "xn--bro-hoa.example"),
            ("192.0.2.1", "192.0.2.1"),
        ] {
            assert_eq!(text.parse::<HostName>().unwrap().as_str(), written, "{text}");
        }
        for text in [
            "",
            ".",
            "*",
            "*.example.org",
            "https://rapport.example.org",
            "rapport.example.org:443",
            "rapport.example.org/",
            "ann@rapport.example.org",
            "rapport example",
            "300.300.300.300",
        ] {
            assert_eq!(text.parse::<HostName>(), Err(NoHostName), "{text}");
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
