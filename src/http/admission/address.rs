//! Whose request it is: the address that it comes from, or the one that a trusted proxy says it had it from. What anybody
//! else says of that counts for nothing.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderMap, header},
};
use ipnet::IpNet;

/// The address to count a request under; none where it comes from this machine itself, or is not known.
pub(super) fn of(request: &Request, trusted: &[IpNet]) -> Option<IpAddr> {
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    let address = client(peer.ip().to_canonical(), request.headers(), trusted);
    (!address.is_loopback()).then(|| whole_network(address))
}

/// Who asks, by the word of the proxies that are trusted: the last one in the row who is none of them.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(&peer) {
        return peer;
    }
    let forwarded = row(headers, header::FORWARDED.as_str(), of_forwarded);
    let told = if forwarded.is_empty() {
        row(headers, "x-forwarded-for", |text| address(text.trim()))
    } else {
        forwarded
    };
    let mut farthest = peer;
    for told in told.into_iter().rev() {
        // Whoever wrote what cannot be read was the last to be trusted.
        let Some(told) = told else { return farthest };
        farthest = told;
        if !is_trusted(&told) {
            return told;
        }
    }
    farthest
}

/// What a header tells, over all its lines, the farthest first; none where it cannot be read.
fn row(headers: &HeaderMap, name: &str, read: impl Fn(&str) -> Option<IpAddr>) -> Vec<Option<IpAddr>> {
    let lines = headers.get_all(name).iter();
    let told = lines.flat_map(|line| line.to_str().unwrap_or("?").split(','));
    told.map(read).collect()
}

/// The address in one part of `Forwarded` (RFC 7239): `for="[2001:db8::1]:47011";proto=https`.
fn of_forwarded(part: &str) -> Option<IpAddr> {
    part.split(';').find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        name.eq_ignore_ascii_case("for")
            .then(|| address(value.trim_matches('"')))?
    })
}

/// An address, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let address = text.parse().ok().or_else(|| {
        let with_port = text.parse::<SocketAddr>().ok().map(|address| address.ip());
        let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
        with_port.or_else(in_brackets)
    });
    address.map(|address: IpAddr| address.to_canonical())
}

/// The network that one client has to itself: with IPv6, a client has 2^64 addresses to change between.
fn whole_network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn asked(peer: &str, headers: &[(&str, &str)], trusted: &[&str]) -> String {
        let mut request = Request::builder();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::empty()).unwrap();
        let peer: SocketAddr = peer.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        of(&request, &trusted).map_or_else(|| "nobody".to_owned(), |address| address.to_string())
    }

    #[test]
    fn what_a_stranger_says_of_an_address_counts_for_nothing() {
        let said = [
            ("x-forwarded-for", "198.51.100.7"),
            ("forwarded", "for=198.51.100.7"),
        ];
        assert_eq!(asked("203.0.113.9:50000", &said, &[]), "203.0.113.9");
        assert_eq!(asked("203.0.113.9:50000", &said, &["10.0.0.0/8"]), "203.0.113.9");
    }

    #[test]
    fn trusted_proxies_say_who_asks() {
        let trusted = &["10.0.0.0/8", "127.0.0.0/8", "::1/128"];
        let through = |header, value| asked("127.0.0.1:50000", &[(header, value)], trusted);
        assert_eq!(through("x-forwarded-for", "203.0.113.9"), "203.0.113.9");
        // What the client itself put before it is no proxy's word.
        assert_eq!(
            through("x-forwarded-for", "198.51.100.7, 203.0.113.9, 10.1.2.3"),
            "203.0.113.9"
        );
        assert_eq!(through("x-forwarded-for", "203.0.113.9, nonsense"), "nobody");
        assert_eq!(
            through("forwarded", "For=\"203.0.113.9:47011\";proto=https, for=10.0.0.1"),
            "203.0.113.9"
        );
        assert_eq!(
            through("forwarded", "for=\"[2001:db8:1:2:3::4]:1\""),
            "2001:db8:1:2::"
        );
        assert_eq!(
            asked("[::1]:5", &[("x-forwarded-for", "::ffff:203.0.113.9")], trusted),
            "203.0.113.9"
        );
    }

    #[test]
    fn the_machine_itself_is_nobody_and_ipv6_is_counted_by_network() {
        assert_eq!(asked("127.0.0.1:5", &[], &[]), "nobody");
        assert_eq!(asked("[::ffff:127.0.0.1]:5", &[], &[]), "nobody");
        assert_eq!(asked("[2001:db8:1:2:ffff::1]:5", &[], &[]), "2001:db8:1:2::");
    }
}
