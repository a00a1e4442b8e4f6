//! Addresses of `PostgreSQL`: one of several hosts each as its own, and which of them is wanted, as `libpq` writes them:
//! `postgres://user@one,two:5433/rapport?target_session_attrs=read-write`.

use sqlx::{ConnectOptions, postgres::PgConnectOptions};

use super::error::driver_words;

/// The parameter that says which host is wanted.
const WANTED: &str = "target_session_attrs";
/// The other parameters, as the driver knows them; it passes over all others.
const KNOWN: [&str; 16] = [
    "application_name",
    "dbname",
    "hostaddr",
    "options",
    "password",
    "ssl-ca",
    "ssl-cert",
    "ssl-key",
    "ssl-mode",
    "ssl-root-cert",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "statement-cache-capacity",
    "user",
];
/// What the server's list of connections calls ours.
const APPLICATION: &str = "rapport";

/// Which host is wanted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Wanted {
    /// Whichever answers.
    Any,
    /// One that can be written to.
    Writable,
}

/// An address taken apart; with what is secret in it, and so never shown.
#[derive(Clone)]
pub(super) struct Address {
    /// How to connect to each host, in the order in which they are named; at least one.
    pub(super) hosts: Vec<PgConnectOptions>,
    /// Which of them is wanted: where several are named, one that can be written to, unless something else is said.
    pub(super) wanted: Wanted,
}

impl Address {
    /// Takes an address apart.
    ///
    /// # Errors
    ///
    /// What was expected, without what may be secret.
    pub(super) fn parse(url: &str) -> Result<Self, String> {
        if url.contains('#') {
            return Err(format!("a # in an address is written %23{}", advice(url)));
        }
        let (scheme, rest) = url
            .split_once("://")
            .ok_or("expected postgres://USER@HOST/NAME")?;
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = match rest.find('/') {
            Some(place) => rest.split_at(place),
            None => (rest, ""),
        };
        let (login, places) = authority.rsplit_once('@').unwrap_or(("", authority));
        let (mut wanted, mut named, mut ports, mut kept) = (None, Vec::new(), Vec::new(), Vec::new());
        for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let values = || value.replace("%2C", ",").replace("%2c", ",");
            match name {
                WANTED => wanted = Some(wanted_host(value)?),
                "host" => named = values().split(',').map(str::to_owned).collect(),
                "port" => ports = values().split(',').map(str::to_owned).collect(),
                _ if is_known(name) => kept.push(parameter),
                _ => return Err(unknown(parameter, query)),
            }
        }
        let places: Vec<&str> = places.split(',').collect();
        let count = places.len().max(named.len());
        if places.len() > 1 && !named.is_empty() {
            return Err(
                "hosts are named twice; expected them before the path or as host=, not both".to_owned(),
            );
        }
        if ports.len() > 1 && ports.len() != count {
            return Err(format!(
                "port={}: expected one, or one for each of {count} hosts",
                ports.join(",")
            ));
        }
        let host = |number: usize| {
            let place = places.get(number).or(places.first()).copied().unwrap_or_default();
            // A user without a host is no URL, though the host may be among the parameters.
            let place = if place.is_empty() && !named.is_empty() {
                "localhost"
            } else {
                place
            };
            let mut parameters: Vec<String> = kept.iter().map(|&parameter| parameter.to_owned()).collect();
            parameters.extend(named.get(number).map(|host| format!("host={host}")));
            parameters.extend(
                ports
                    .get(number)
                    .or(ports.first())
                    .map(|port| format!("port={port}")),
            );
            let at = if login.is_empty() { "" } else { "@" };
            let address = format!("{scheme}://{login}{at}{place}{path}?{}", parameters.join("&"));
            let options: PgConnectOptions = address
                .parse()
                .map_err(|error: sqlx::Error| format!("{}{}", driver_words(&error), advice(url)))?;
            Ok(options.disable_statement_logging().application_name(APPLICATION))
        };
        let hosts = (0..count).map(host).collect::<Result<Vec<_>, String>>()?;
        let several = hosts.len() > 1;
        Ok(Self {
            hosts,
            wanted: wanted.unwrap_or(if several { Wanted::Writable } else { Wanted::Any }),
        })
    }
}

/// What is to be said beside an error where the address looks as if a password in it was not encoded: there is an @ behind
/// the host, or a #; else nothing.
pub(super) fn advice(url: &str) -> &'static str {
    let login = url
        .split_once("://")
        .filter(|(scheme, _)| scheme.starts_with("postgres"))
        .and_then(|(_, rest)| rest.rsplit_once('@'));
    let is_odd = login.is_some_and(|(login, _)| login.contains(['@', '/', '?', '#']));
    if is_odd {
        "; is there a password in it? Signs such as @ : / ? # % are written %40 %3A %2F %3F %23 %25 there"
    } else {
        ""
    }
}

fn is_known(name: &str) -> bool {
    KNOWN.contains(&name)
        || name.starts_with("options[")
        || name.to_ascii_lowercase().starts_with("options%5b")
}

/// That a parameter has no meaning; by its name where that can be no part of a password.
fn unknown(parameter: &str, query: &str) -> String {
    let name = parameter.split_once('=').map(|(name, _)| name);
    let named = name.filter(|name| {
        let is_plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        is_plain && !query.to_ascii_lowercase().contains("password=")
    });
    format!(
        "{}: it is not known; expected application_name, dbname, host, hostaddr, options, password, port, \
         sslcert, sslkey, sslmode, sslrootcert, {WANTED} or user, and %26 for an & in a value",
        named.unwrap_or("a parameter behind the ?")
    )
}

fn wanted_host(value: &str) -> Result<Wanted, String> {
    match value {
        "any" => Ok(Wanted::Any),
        "read-write" | "primary" => Ok(Wanted::Writable),
        _ => Err(format!("{WANTED}={value}: expected any, read-write or primary")),
    }
}

/// Where a host is, as it may be shown: without user and password.
pub(super) fn place(host: &PgConnectOptions) -> String {
    match host.get_socket() {
        Some(socket) => format!("{}:{}", socket.display(), host.get_port()),
        None => format!("{}:{}", host.get_host(), host.get_port()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(url: &str) -> Vec<String> {
        Address::parse(url).unwrap().hosts.iter().map(place).collect()
    }

    #[test]
    fn several_hosts_are_each_their_own() {
        assert_eq!(places("postgres://u@a/rapport"), ["a:5432"]);
        assert_eq!(
            places("postgres://u:p%40@a,b:5433,[::1]:7/rapport"),
            ["a:5432", "b:5433", "[::1]:7"]
        );
        assert_eq!(
            places("postgres://u@/rapport?host=/x,/y&port=5432,5433"),
            ["/x:5432", "/y:5433"]
        );
        assert_eq!(places("postgres://u@localhost:5432/d?host=%2Fx"), ["/x:5432"]);
        assert_eq!(places("postgres://u@a,b/rapport?port=9"), ["a:9", "b:9"]);
    }

    #[test]
    fn of_several_hosts_one_that_can_be_written_to_is_wanted() {
        let wanted = |url: &str| Address::parse(url).map(|address| address.wanted);
        assert_eq!(wanted("postgres://u@a/d"), Ok(Wanted::Any));
        assert_eq!(wanted("postgres://u@a,b/d"), Ok(Wanted::Writable));
        assert_eq!(
            wanted("postgres://u@a,b/d?target_session_attrs=any"),
            Ok(Wanted::Any)
        );
        assert_eq!(
            wanted("postgres://u@a/d?target_session_attrs=read-write"),
            Ok(Wanted::Writable)
        );
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for url in [
            "postgres://u@a/d?target_session_attrs=standby",
            "postgres://u@a,b/d?host=/x",
            "postgres://u@a,b/d?port=1,2,3",
            "postgres://u@a/d?sslmode=sometimes",
            "postgres://u@a:70000/d",
        ] {
            assert!(Address::parse(url).is_err(), "{url}");
        }
    }

    #[test]
    fn unknown_parameters_are_refused_without_their_values() {
        for (url, begins) in [
            ("postgres://u@a/d?connect_timeout=s3cret", "connect_timeout: it "),
            (
                "postgres://u@a/d?sslpassword=s3cret",
                "a parameter behind the ?: it ",
            ),
            (
                "postgres://u@a/d?p%61ssword=s3cret",
                "a parameter behind the ?: it ",
            ),
            (
                "postgres://u@a/d?password=x&s3cret",
                "a parameter behind the ?: it ",
            ),
            (
                "postgres://u@a/d?password=x&s3cret=",
                "a parameter behind the ?: it ",
            ),
        ] {
            let Err(why) = Address::parse(url) else {
                panic!("{url} is taken")
            };
            assert!(why.starts_with(begins), "{url}: {why}");
            assert!(why.contains("expected application_name, dbname, host,"), "{why}");
            assert!(!why.contains("s3cret"), "{why}");
        }
        for known in [
            "options[search_path]=x",
            "options%5Bsearch_path%5D=x",
            "sslmode=prefer",
            "dbname=e",
        ] {
            let url = format!("postgres://u@a/d?{known}");
            assert!(Address::parse(&url).is_ok(), "{url}");
        }
    }
}
