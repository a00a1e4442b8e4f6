//! What `rapport serve` is told of limits: how much one request may ask for, and how many and how fast they may come.

use std::{net::IpAddr, time::Duration};

use clap::{Args, ValueEnum};
use ipnet::IpNet;

use crate::{
    app::InFlight,
    graphql::limits::Limits,
    http::{self, Admissions, server::Connections},
};

/// In which header proxies say whom they have a request from.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ForwardedHeader {
    /// X-Forwarded-For.
    XForwardedFor,
    /// Forwarded, as RFC 7239 has it.
    Forwarded,
}

impl From<ForwardedHeader> for http::ForwardedHeader {
    fn from(header: ForwardedHeader) -> Self {
        match header {
            ForwardedHeader::XForwardedFor => Self::XForwardedFor,
            ForwardedHeader::Forwarded => Self::Forwarded,
        }
    }
}

/// How much one request may ask for, and how much is taken on at a time. See docs/limits.md.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Limits")]
pub(super) struct LimitArgs {
    /// The longest GraphQL document.
    #[arg(long, default_value_t = 65_536, value_name = "BYTES")]
    max_document: usize,

    /// The most words, numbers, texts and signs of a document.
    #[arg(long, default_value_t = 10_000, value_name = "NUMBER")]
    max_tokens: usize,

    /// How deep fields may be nested; introspection has a rule of its own.
    #[arg(long, default_value_t = 16, value_name = "LEVELS")]
    max_depth: u64,

    /// The most fields of a document that go by another name.
    #[arg(long, default_value_t = 100, value_name = "NUMBER")]
    max_aliases: usize,

    /// The most fields that an operation begins with.
    #[arg(long, default_value_t = 50, value_name = "NUMBER")]
    max_root_fields: u64,

    /// The most directives of a document.
    #[arg(long, default_value_t = 100, value_name = "NUMBER")]
    max_directives: usize,

    /// The most fields of an operation, each fragment written out where it is spread.
    #[arg(long, default_value_t = 5_000, value_name = "NUMBER")]
    max_fields: u64,

    /// The most that an operation may cost: its fields, those of a list once for each row that is asked for.
    #[arg(long, default_value_t = 500_000, value_name = "COST")]
    max_cost: u64,

    /// How long an answer may take, each answer of a subscription too.
    #[arg(long, default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    deadline: u64,

    /// How many requests are answered at a time; the next are told at once to try again.
    #[arg(long, default_value_t = 256, value_name = "NUMBER", value_parser = at_least_one)]
    max_in_flight: usize,

    /// How many megabytes of requests may be arriving at a time; whoever sends more is told at once to try again.
    #[arg(long, default_value_t = 256, value_name = "MEGABYTES", value_parser = clap::value_parser!(u32).range(1..))]
    max_arriving: u32,

    /// Requests a second from one address on average, ten times as many at once; 0 for any number. Requests from this machine
    /// itself are not counted, unless a trusted proxy says whose they are.
    #[arg(long, default_value_t = 100, value_name = "PER_SECOND")]
    rate_per_address: u32,

    /// Requests a second with one token on average, ten times as many at once; 0 for any number.
    #[arg(long, default_value_t = 1000, value_name = "PER_SECOND")]
    rate_per_token: u32,

    /// A proxy, or a network of them, whose word is taken for the address that a request comes from. Repeatable.
    #[arg(long, value_name = "ADDRESS[/BITS]", value_parser = network)]
    trusted_proxies: Vec<IpNet>,

    /// The header in which these proxies say it. The other one is never read, as a client can write it.
    #[arg(long, value_enum, default_value_t = ForwardedHeader::XForwardedFor, value_name = "HEADER")]
    forwarded_header: ForwardedHeader,

    /// How many connections there may be.
    #[arg(long, default_value_t = 10_000, value_name = "NUMBER", value_parser = at_least_one)]
    max_connections: usize,

    /// How many connections there may be from one address; this machine's own are not counted.
    #[arg(long, default_value_t = 100, value_name = "NUMBER", value_parser = at_least_one)]
    max_connections_per_address: usize,

    /// How long the head of a request may take to arrive, and then its body.
    #[arg(long, default_value_t = 10, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    read_timeout: u64,

    /// How long a client may take none of what it is sent.
    #[arg(long, default_value_t = 30, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    write_timeout: u64,
}

impl LimitArgs {
    /// How much one request may ask for.
    pub(super) fn limits(&self) -> Limits {
        Limits {
            bytes: self.max_document,
            tokens: self.max_tokens,
            depth: self.max_depth,
            aliases: self.max_aliases,
            root_fields: self.max_root_fields,
            directives: self.max_directives,
            fields: self.max_fields,
            cost: self.max_cost,
            deadline: Duration::from_secs(self.deadline),
        }
    }

    /// How many requests are answered at a time.
    pub(super) fn in_flight(&self) -> InFlight {
        InFlight::new(self.max_in_flight)
    }

    /// How much is let in.
    pub(super) fn admissions(&self) -> Admissions {
        Admissions {
            per_address: self.rate_per_address,
            per_token: self.rate_per_token,
            body: Duration::from_secs(self.read_timeout),
            arriving: self.max_arriving,
            patience: Duration::from_secs(self.deadline),
            trusted_proxies: self.trusted_proxies.clone(),
            forwarded_header: self.forwarded_header.into(),
        }
    }

    /// What is expected of connections.
    pub(super) fn connections(&self) -> Connections {
        Connections {
            most: self.max_connections,
            per_address: self.max_connections_per_address,
            head: Duration::from_secs(self.read_timeout),
            writing: Duration::from_secs(self.write_timeout),
            ..Connections::default()
        }
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    let number: usize = text
        .parse()
        .map_err(|error| format!("{error}; expected 1 or more"))?;
    if number == 0 {
        return Err("expected 1 or more".to_owned());
    }
    Ok(number)
}

/// A network, or one address.
fn network(text: &str) -> Result<IpNet, String> {
    let address = || text.parse::<IpAddr>().map(IpNet::from).ok();
    let network = text.parse().ok().or_else(address);
    network.ok_or_else(|| "expected an address or a network, like 10.0.0.0/8".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        limits: LimitArgs,
    }

    /// So that a server that is started and one that is built in a program are the same.
    #[test]
    fn without_a_word_the_limits_are_those_of_the_parts() {
        let line = Line::try_parse_from(["serve"]).unwrap().limits;
        assert_eq!(line.limits(), Limits::default());
        assert_eq!(
            format!("{:?}", line.admissions()),
            format!("{:?}", Admissions::default())
        );
        assert_eq!(
            format!("{:?}", line.connections()),
            format!("{:?}", Connections::default())
        );
    }

    #[test]
    fn proxies_are_addresses_and_networks() {
        let proxies = |text| Line::try_parse_from(["serve", "--trusted-proxies", text]);
        let networks = proxies("10.0.0.0/8").unwrap().limits.trusted_proxies;
        assert!(networks[0].contains(&"10.1.2.3".parse::<IpAddr>().unwrap()));
        assert_eq!(
            proxies("::1").unwrap().limits.trusted_proxies[0].to_string(),
            "::1/128"
        );
        assert!(proxies("everyone").is_err());
        let header = |text| Line::try_parse_from(["serve", "--forwarded-header", text]);
        let forwarded = header("forwarded").unwrap().limits.admissions();
        assert_eq!(forwarded.forwarded_header, http::ForwardedHeader::Forwarded);
        assert!(header("x-real-ip").is_err());
        assert!(Line::try_parse_from(["serve", "--max-in-flight", "0"]).is_err());
    }
}
