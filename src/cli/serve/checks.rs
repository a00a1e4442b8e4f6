//! What a server is told, looked at before anything is done: what a value alone does not show, and what does not go
//! together.

use std::net::{IpAddr, Ipv6Addr};

use reqwest::Url;

use super::Serve;
use crate::{
    access::oidc::Oidc,
    cli::{Outcome, config::Wrong, oidc::HalfConfigured},
    clock::Clock,
    graphql::{Schema, trusted::TrustedDocuments},
    secrets::without_secrets,
    store::{Backend, replica_understood, shown, understood},
};

/// What was made of what a server is told.
pub(in crate::cli) struct Ready {
    /// Whose tokens are taken besides our own.
    pub(super) issuer: Option<Oidc>,
    /// The documents that requests may name.
    pub(super) documents: TrustedDocuments,
}

impl Serve {
    /// Looks at everything; what is wrong, all of it. No port is taken, no database opened, and nobody asked.
    pub(in crate::cli) async fn ready(&self, database: &str, clock: Clock) -> Result<Ready, Vec<Wrong>> {
        let mut wrong = self.addresses();
        wrong.extend(self.databases(database));
        let issuer = self.issuer(clock).unwrap_or_else(|found| {
            wrong.push(found);
            None
        });
        let documents = self.documents().await.unwrap_or_else(|found| {
            wrong.push(found);
            TrustedDocuments::default()
        });
        if wrong.is_empty() {
            Ok(Ready { issuer, documents })
        } else {
            Err(wrong)
        }
    }

    fn addresses(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let expected = "expected a host and a port, like 127.0.0.1:8080";
        let everybody = host_and_port(&self.listen);
        if everybody.is_none() {
            wrong.push(Wrong::value("listen", &self.listen, expected));
        }
        if let Some(text) = &self.metrics_listen {
            match (host_and_port(text), everybody) {
                (None, _) => wrong.push(Wrong::value("metrics-listen", text, expected)),
                (Some(apart), Some(everybody)) if is_one_port(apart, everybody) => {
                    let message = format!("--listen {} is there already; expected another port", self.listen);
                    wrong.push(Wrong::value("metrics-listen", text, message));
                }
                (Some(_), _) => {}
            }
        }
        if let Some(text) = &self.otlp {
            let url = Url::parse(text).ok();
            let is_known = url.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
            if !is_known {
                let message = "expected an address such as http://127.0.0.1:4318";
                wrong.push(Wrong::value("otlp", &without_secrets(text).0, message));
            }
        }
        wrong
    }

    fn databases(&self, database: &str) -> Vec<Wrong> {
        let (backend, mut wrong) = match understood(database) {
            Ok(backend) => (backend, Vec::new()),
            // What is wrong with a replica is told all the same.
            Err(expected) => (
                Backend::Postgres,
                vec![Wrong::value("database", &shown(database), expected)],
            ),
        };
        for replica in &self.read_database {
            if let Err(expected) = replica_understood(replica, backend) {
                wrong.push(Wrong::value("read-database", &shown(replica), expected));
            }
        }
        wrong
    }

    fn issuer(&self, clock: Clock) -> Result<Option<Oidc>, Wrong> {
        let wrong = |key: &'static str, message: String| Wrong {
            key,
            value: None,
            message,
            outcome: Outcome::Usage,
        };
        let config = self.oidc.config().map_err(|half| match half {
            HalfConfigured::NoIssuer(option) => wrong(
                option.trim_start_matches('-'),
                "it says something about tokens; name their issuer with --oidc-issuer too".to_owned(),
            ),
            HalfConfigured::NoAudience => wrong(
                "oidc-issuer",
                "it needs --oidc-audience: without it, tokens made for another program would be taken here"
                    .to_owned(),
            ),
        })?;
        let issuer = config.map(|config| Oidc::new(config, clock)).transpose();
        issuer.map_err(|error| wrong("oidc-issuer", error.to_string()))
    }

    /// The documents that requests may name, each as the schema and the limits of the server want it.
    async fn documents(&self) -> Result<TrustedDocuments, Wrong> {
        let Some(path) = &self.trusted_documents else {
            return Ok(TrustedDocuments::default());
        };
        let mut schema = if self.production {
            Schema::reserved()
        } else {
            Schema::new()
        };
        schema.limit(self.limits.limits());
        let documents = TrustedDocuments::read(path, &schema)
            .await
            .map_err(|error| Wrong {
                key: "trusted-documents",
                value: None,
                message: error.to_string(),
                outcome: Outcome::Unusable,
            })?;
        Ok(if self.production {
            documents.and_no_others()
        } else {
            documents
        })
    }
}

/// A host and a port, as far as their signs go.
fn host_and_port(text: &str) -> Option<(&str, u16)> {
    let (host, port) = text.rsplit_once(':')?;
    let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
    let port = port.parse().ok().filter(|_| is_number)?;
    let is_host = if host.contains(':') {
        without_brackets(host).parse::<Ipv6Addr>().is_ok()
    } else {
        !host.is_empty() && !host.contains(|sign: char| "/\\@?#".contains(sign) || sign.is_whitespace())
    };
    is_host.then_some((host, port))
}

/// Whether only one of two can be listened at.
fn is_one_port((host, port): (&str, u16), (other_host, other_port): (&str, u16)) -> bool {
    let is_all = |host: &str| {
        let address = without_brackets(host).parse::<IpAddr>();
        address.is_ok_and(|address| address.is_unspecified())
    };
    port == other_port && port != 0 && (host == other_host || is_all(host) || is_all(other_host))
}

fn without_brackets(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_ports() {
        for (text, found) in [
            ("127.0.0.1:8080", Some(("127.0.0.1", 8080))),
            ("[::1]:7", Some(("[::1]", 7))),
            ("localhost:0", Some(("localhost", 0))),
            ("8080", None),
            (":8080", None),
            ("foo", None),
            ("127.0.0.1:99999", None),
            ("http://127.0.0.1:8080", None),
            ("a:+80", None),
        ] {
            assert_eq!(host_and_port(text), found, "{text}");
        }
        assert!(is_one_port(("127.0.0.1", 80), ("0.0.0.0", 80)));
        assert!(!is_one_port(("127.0.0.1", 0), ("127.0.0.1", 0)));
        assert!(!is_one_port(("127.0.0.1", 80), ("127.0.0.2", 80)));
    }
}
