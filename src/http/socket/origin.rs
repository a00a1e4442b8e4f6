//! Which pages may open a socket. A browser sends cookies with a socket that any page opens, and lets any page read what
//! comes back, so that the server has to look where the page is from.

use axum::http::{HeaderMap, Uri, header, uri::Authority};

use super::super::Origin;

/// Whether a request comes from no page, from a page of this server, or from one of the origins that are let in.
pub(super) fn is_allowed(uri: &Uri, headers: &HeaderMap, allowed: &[Origin]) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    if allowed
        .iter()
        .any(|other| other.as_str().eq_ignore_ascii_case(origin))
    {
        return true;
    }
    // `null`, for one, is no origin that could be ours.
    let Ok(page) = origin.parse::<Uri>() else {
        return false;
    };
    let usual = match page.scheme_str() {
        Some("http") => 80,
        Some("https") => 443,
        Some(_) | None => return false,
    };
    let ours = match headers.get(header::HOST) {
        Some(host) => host.to_str().ok().and_then(|host| host.parse().ok()),
        // HTTP/2 has the host in the address.
        None => uri.authority().cloned(),
    };
    // Behind a proxy the server cannot know by which scheme it was asked, and what is not named is the page's.
    let same = |ours: Authority, theirs: &Authority| {
        ours.host().eq_ignore_ascii_case(theirs.host())
            && ours.port_u16().unwrap_or(usual) == theirs.port_u16().unwrap_or(usual)
    };
    ours.zip(page.authority())
        .is_some_and(|(ours, theirs)| same(ours, theirs))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(origin: Option<&'static str>, host: Option<&'static str>, uri: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in [(header::ORIGIN, origin), (header::HOST, host)] {
            if let Some(value) = value {
                headers.insert(name, value.parse().unwrap());
            }
        }
        let others = ["https://desk.example.net".parse().unwrap()];
        is_allowed(&Uri::from_static(uri), &headers, &others)
    }

    #[test]
    fn pages_of_the_server_and_of_those_let_in_may_open_a_socket() {
        for (origin, host) in [
            (None, Some("example.org")),
            (Some("https://example.org"), Some("example.org")),
            (Some("https://EXAMPLE.org"), Some("example.ORG:443")),
            (Some("http://example.org:80"), Some("example.org")),
            (Some("http://127.0.0.1:8080"), Some("127.0.0.1:8080")),
            (Some("http://[::1]:8080"), Some("[::1]:8080")),
            (Some("https://desk.example.net"), Some("example.org")),
        ] {
            assert!(allowed(origin, host, "/graphql"), "{origin:?} at {host:?}");
        }
        assert!(allowed(
            Some("https://example.org"),
            None,
            "https://example.org/graphql"
        ));
    }

    #[test]
    fn pages_of_other_sites_may_not() {
        for (origin, host) in [
            ("https://example.com", Some("example.org")),
            ("https://example.org.example.com", Some("example.org")),
            ("https://example.org@example.com", Some("example.org")),
            ("http://127.0.0.1:3000", Some("127.0.0.1:8080")),
            ("http://example.org", Some("example.org:8080")),
            ("http://desk.example.net", Some("example.org")),
            ("null", Some("null")),
            ("", Some("")),
            ("example.org", Some("example.org")),
            ("file://example.org", Some("example.org")),
            ("https://example.org", Some("not a host")),
            ("https://example.org", None),
        ] {
            assert!(!allowed(Some(origin), host, "/graphql"), "{origin} at {host:?}");
        }
    }
}
