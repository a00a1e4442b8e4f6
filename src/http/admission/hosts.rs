//! The names that the server is reached by. A page of another site can have its own name lead to this machine, and then is
//! of the same origin as the server in the eyes of a browser ("DNS rebinding"): only the name tells, which the browser
//! sends along as the host.

use std::{collections::HashSet, net::IpAddr};

use axum::{
    extract::Request,
    http::{header, uri::Authority},
};

use super::super::{HostName, Origin};

/// How much of a name is repeated to whoever asked by it; no name is longer.
const LONGEST: usize = 253;

/// The names that are taken; any where nothing is known of them.
#[derive(Debug)]
pub(in super::super) struct Hosts(Option<HashSet<String>>);

/// A request by a name that is none of the server's.
#[derive(Debug, thiserror::Error)]
#[error(
    "Host: the server is not known as {0:?}; expected an address, localhost, or a name that --host has: start the \
     server with --host NAME for each name that it is reached by"
)]
pub(super) struct Misdirected(String);

impl Hosts {
    /// Any name.
    pub(in super::super) const fn any() -> Self {
        Self(None)
    }

    /// These names, and those of the sites whose pages may ask. An address and this machine's own name are always taken:
    /// nobody can have them lead elsewhere.
    pub(in super::super) fn only(names: &[HostName], origins: &[Origin]) -> Self {
        let names = names.iter().map(HostName::as_str);
        let sites = origins.iter().filter_map(Origin::host);
        Self(Some(names.chain(sites).map(str::to_owned).collect()))
    }

    /// Looks at every name that a request has: in its address, as with HTTP/2, and in its header. One that has none comes
    /// from no browser.
    pub(super) fn look(&self, request: &Request) -> Result<(), Misdirected> {
        let Some(names) = &self.0 else { return Ok(()) };
        if let Some(authority) = request.uri().authority() {
            check(authority.host(), names)?;
        }
        for host in request.headers().get_all(header::HOST) {
            let authority = host.to_str().ok().and_then(|host| host.parse::<Authority>().ok());
            check(authority.as_ref().map_or("", Authority::host), names)?;
        }
        Ok(())
    }
}

/// Whether a name is the server's.
fn check(host: &str, names: &HashSet<String>) -> Result<(), Misdirected> {
    let host = host.to_ascii_lowercase();
    let name = host.strip_suffix('.').unwrap_or(&host);
    let address = name
        .strip_prefix('[')
        .and_then(|inside| inside.strip_suffix(']'))
        .unwrap_or(name);
    if address.parse::<IpAddr>().is_ok()
        || name == "localhost"
        || name.ends_with(".localhost")
        || names.contains(name)
    {
        Ok(())
    } else {
        Err(Misdirected(name.chars().take(LONGEST).collect()))
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn taken(uri: &str, hosts: &[&str]) -> bool {
        let names = ["rapport.example.org".parse().unwrap()];
        let origins = ["https://desk.example.net:8443".parse().unwrap()];
        let mut request = Request::builder().uri(uri);
        for host in hosts {
            request = request.header(header::HOST, *host);
        }
        let request = request.body(Body::empty()).unwrap();
        assert!(Hosts::any().look(&request).is_ok());
        Hosts::only(&names, &origins).look(&request).is_ok()
    }

    #[test]
    fn names_of_the_server_addresses_and_this_machine_are_taken() {
        for host in [
            "rapport.example.org",
            "RAPPORT.example.org:8080",
            "rapport.example.org.",
            "desk.example.net",
            "localhost",
            "localhost:8080",
            "desk.localhost:8080",
            "127.0.0.1:8080",
            "192.0.2.1",
            "[::1]:8080",
            "[2001:db8::1]",
        ] {
            assert!(taken("/graphql", &[host]), "{host}");
            assert!(taken(&format!("http://{host}/graphql"), &[]), "{host}");
        }
        assert!(taken("/graphql", &[]), "whoever names no host is no browser");
    }

    #[test]
    fn no_other_name_is_taken() {
        for host in [
            "evil.example",
            "evil.example:8080",
            "rapport.example.org.evil.example",
            "evil.rapport.example.org",
            "localhost.evil.example",
            "notlocalhost",
            "127.0.0.1.evil.example",
            "rapport.example.org@evil.example",
        ] {
            assert!(!taken("/graphql", &[host]), "{host}");
            assert!(!taken(&format!("http://{host}/graphql"), &[]), "{host}");
            assert!(!taken("/graphql", &["rapport.example.org", host]), "{host}");
            assert!(!taken(&format!("http://{host}/"), &["localhost"]), "{host}");
        }
        for host in ["", "not a host", "[::1", "rapport.example.org/"] {
            assert!(!taken("/graphql", &[host]), "{host}");
        }
    }
}
