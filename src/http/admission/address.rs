//! Whose request it is: the address that it comes from, or the one that a trusted proxy says it had it from. What anybody
//! else says of that counts for nothing.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::{HeaderMap, header},
};
use ipnet::IpNet;

/// The header in which proxies say whom they have a request from. The other one is never read: a proxy that writes one
/// of them passes on whatever a client writes in the other.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum ForwardedHeader {
    /// `X-Forwarded-For`: addresses, the client's first.
    #[default]
    XForwardedFor,
    /// `Forwarded`, as RFC 7239 has it.
    Forwarded,
}

/// The address to count a request under; none where it comes from this machine itself, or is not known.
pub(super) fn of(request: &Request, trusted: &[IpNet], header: ForwardedHeader) -> Option<IpAddr> {
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    let peer = peer.ip().to_canonical();
    let told = if is_trusted(&peer, trusted) {
        told(request.headers(), header)
    } else {
        Vec::new()
    };
    // Whoever comes through a proxy is counted, whatever address is told of them: it is the peer who is this machine.
    if told.is_empty() && peer.is_loopback() {
        return None;
    }
    Some(whole_network(client(peer, told, trusted)))
}

fn is_trusted(address: &IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| network.contains(address))
}

/// Who asks, by the word of the proxies that are trusted: the last one in the row who is none of them.
fn client(peer: IpAddr, told: Vec<Option<IpAddr>>, trusted: &[IpNet]) -> IpAddr {
    let mut farthest = peer;
    for told in told.into_iter().rev() {
        // Whoever wrote what cannot be read was the last to be trusted.
        let Some(told) = told else { return farthest };
        farthest = told;
        if !is_trusted(&told, trusted) {
            return told;
        }
    }
    farthest
}

/// The row of addresses that a request came by, the farthest first.
fn told(headers: &HeaderMap, header: ForwardedHeader) -> Vec<Option<IpAddr>> {
    match header {
        ForwardedHeader::XForwardedFor => row(headers, "x-forwarded-for", |text| address(text.trim())),
        ForwardedHeader::Forwarded => row(headers, header::FORWARDED.as_str(), of_forwarded),
    }
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

    /// Whom a request is counted under, where proxies write `X-Forwarded-For`.
    fn asked(peer: &str, headers: &[(&str, &str)], trusted: &[&str]) -> String {
        counted(peer, headers, trusted, ForwardedHeader::XForwardedFor)
    }

    fn counted(peer: &str, headers: &[(&str, &str)], trusted: &[&str], header: ForwardedHeader) -> String {
        let mut request = Request::builder();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Body::empty()).unwrap();
        let peer: SocketAddr = peer.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        of(&request, &trusted, header).map_or_else(|| "nobody".to_owned(), |address| address.to_string())
    }

    #[test]
    fn what_a_stranger_says_of_an_address_counts_for_nothing() {
        let said = [
            ("x-forwarded-for", "198.51.100.7"),
            ("forwarded", "for=198.51.100.7"),
        ];
        for header in [ForwardedHeader::XForwardedFor, ForwardedHeader::Forwarded] {
            for trusted in [&[][..], &["10.0.0.0/8"]] {
                assert_eq!(
                    counted("203.0.113.9:50000", &said, trusted, header),
                    "203.0.113.9"
                );
            }
        }
        assert_eq!(asked("127.0.0.1:50000", &said, &["10.0.0.0/8"]), "nobody");
    }

    #[test]
    fn trusted_proxies_say_who_asks() {
        let trusted = &["10.0.0.0/8", "127.0.0.0/8", "::1/128"];
        let through = |value| asked("127.0.0.1:50000", &[("x-forwarded-for", value)], trusted);
        assert_eq!(through("203.0.113.9"), "203.0.113.9");
        // What the client itself put before it is no proxy's word.
        assert_eq!(through("198.51.100.7, 203.0.113.9, 10.1.2.3"), "203.0.113.9");
        let lines = [
            ("x-forwarded-for", "198.51.100.7"),
            ("x-forwarded-for", "203.0.113.9"),
        ];
        assert_eq!(asked("127.0.0.1:50000", &lines, trusted), "203.0.113.9");
        assert_eq!(
            asked("[::1]:5", &[("x-forwarded-for", "::ffff:203.0.113.9")], trusted),
            "203.0.113.9"
        );
        let forwarded = |value| {
            let said = [("forwarded", value)];
            counted("127.0.0.1:50000", &said, trusted, ForwardedHeader::Forwarded)
        };
        assert_eq!(
            forwarded("For=\"203.0.113.9:47011\";proto=https, for=10.0.0.1"),
            "203.0.113.9"
        );
        assert_eq!(forwarded("for=\"[2001:db8:1:2:3::4]:1\""), "2001:db8:1:2::");
    }

    /// A proxy that writes one header passes on what its client wrote in the other.
    #[test]
    fn only_the_header_that_the_proxies_write_is_read() {
        let trusted = &["127.0.0.0/8"];
        let chosen = ["for=198.51.100.7", "for=127.0.0.1", "for=unknown", ""];
        for chosen in chosen {
            let said = [("forwarded", chosen), ("x-forwarded-for", "203.0.113.9")];
            assert_eq!(asked("127.0.0.1:5", &said, trusted), "203.0.113.9", "{chosen}");
        }
        for chosen in ["198.51.100.7", "127.0.0.1", "unknown", ""] {
            let said = [("x-forwarded-for", chosen), ("forwarded", "for=203.0.113.9")];
            let counted = counted("127.0.0.1:5", &said, trusted, ForwardedHeader::Forwarded);
            assert_eq!(counted, "203.0.113.9", "{chosen}");
        }
        // Without the header that counts there is nobody but the machine itself.
        let said = [("forwarded", "for=198.51.100.7")];
        assert_eq!(asked("127.0.0.1:5", &said, trusted), "nobody");
        assert_eq!(asked("10.0.0.1:5", &said, &["10.0.0.0/8"]), "10.0.0.1");
    }

    #[test]
    fn the_machine_itself_is_nobody_and_ipv6_is_counted_by_network() {
        assert_eq!(asked("127.0.0.1:5", &[], &[]), "nobody");
        assert_eq!(asked("[::ffff:127.0.0.1]:5", &[], &[]), "nobody");
        assert_eq!(asked("[2001:db8:1:2:ffff::1]:5", &[], &[]), "2001:db8:1:2::");
    }

    /// Else whoever gets a proxy to say so is counted no more.
    #[test]
    fn nobody_is_the_machine_itself_by_the_word_of_a_header() {
        for trusted in [&["127.0.0.0/8"][..], &["127.0.0.0/8", "::1/128", "10.0.0.0/8"]] {
            let through = |peer, value| asked(peer, &[("x-forwarded-for", value)], trusted);
            assert_eq!(through("127.0.0.1:5", "127.0.0.1"), "127.0.0.1");
            assert_eq!(through("127.0.0.1:5", "127.0.0.2, 127.0.0.3"), "127.0.0.2");
            assert_eq!(through("127.0.0.1:5", "::1"), "::");
            assert_eq!(through("127.0.0.1:5", "203.0.113.9, nonsense"), "127.0.0.1");
            assert_eq!(through("127.0.0.1:5", ""), "127.0.0.1");
        }
    }
}
