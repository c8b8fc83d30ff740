//! Who may ask: only pages of the preview itself. Rules of HTTP and of browsers (RFC 9110, the Fetch standard's
//! `Origin`, Fetch Metadata's `Sec-Fetch-*`), on plain texts.
//!
//! A page elsewhere can make a browser send requests here. It cannot forge `Host`, `Origin` and `Sec-Fetch-Site`. A
//! name that someone else points at this machine (DNS rebinding) is told by `Host`.

use std::net::{IpAddr, SocketAddr};

/// What a request says of where it comes from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sender<'a> {
    pub host: Option<&'a str>,
    pub origin: Option<&'a str>,
    /// `Sec-Fetch-Site`
    pub site: Option<&'a str>,
    /// `Sec-Fetch-Mode`
    pub mode: Option<&'a str>,
    /// `Sec-Fetch-Dest`
    pub destination: Option<&'a str>,
}

/// Why a request is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It is not addressed to this server.
    Host,
    /// Another site sent it.
    Origin,
}

/// Whether a request may be answered by the server at `address`. On loopback it must name a loopback address or
/// `localhost`; if the preview is exposed, any address in numbers, but no other name.
pub fn admit(sender: Sender, address: SocketAddr, is_exposed: bool) -> Result<(), Refusal> {
    let host = sender.host.ok_or(Refusal::Host)?;
    let (name, port) = split_port(host);
    let is_own_port = port == Some(address.port()) || port.is_none() && address.port() == 80;
    let is_own_name = match name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
        Ok(ip) => is_exposed || ip.is_loopback(),
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    };
    if !(is_own_port && is_own_name) {
        return Err(Refusal::Host);
    }
    if sender.origin.is_some_and(|origin| !origin.eq_ignore_ascii_case(&format!("http://{host}"))) {
        return Err(Refusal::Origin);
    }
    let is_link = sender.mode == Some("navigate") && sender.destination == Some("document");
    match sender.site {
        // A link from elsewhere, followed by a person, opens a page that the other site cannot look into.
        Some("cross-site" | "same-site") if !is_link => Err(Refusal::Origin),
        _ => Ok(()),
    }
}

fn split_port(host: &str) -> (&str, Option<u16>) {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => match port.parse() {
            Ok(port) => (name, Some(port)),
            // Not a port: the whole is no name of ours either.
            Err(_) => (host, None),
        },
        _ => (host, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_server_is_asked_by_its_own_pages() {
        let here: SocketAddr = "127.0.0.1:4000".parse().unwrap();
        let own = "http://127.0.0.1:4000";
        // host, origin, site, mode, destination, exposed, expected
        let cases = [
            (Some("127.0.0.1:4000"), None, None, None, None, false, Ok(())),
            (Some("localhost:4000"), None, Some("none"), Some("navigate"), Some("document"), false, Ok(())),
            (Some("[::1]:4000"), None, None, None, None, false, Ok(())),
            (
                Some("127.0.0.1:4000"),
                Some(own),
                Some("same-origin"),
                Some("cors"),
                Some("empty"),
                false,
                Ok(()),
            ),
            (
                Some("127.0.0.1:4000"),
                None,
                Some("cross-site"),
                Some("navigate"),
                Some("document"),
                false,
                Ok(()),
            ),
            (None, None, None, None, None, false, Err(Refusal::Host)),
            (Some(""), None, None, None, None, false, Err(Refusal::Host)),
            (Some("127.0.0.1"), None, None, None, None, false, Err(Refusal::Host)),
            (Some("127.0.0.1:80"), None, None, None, None, false, Err(Refusal::Host)),
            (Some("evil.example:4000"), None, None, None, None, false, Err(Refusal::Host)),
            (Some("evil.example:4000"), None, None, None, None, true, Err(Refusal::Host)),
            (Some("localhost.evil.example:4000"), None, None, None, None, false, Err(Refusal::Host)),
            (Some("127.0.0.1:4000@evil.example"), None, None, None, None, false, Err(Refusal::Host)),
            (Some("192.168.1.5:4000"), None, None, None, None, false, Err(Refusal::Host)),
            (Some("192.168.1.5:4000"), None, None, None, None, true, Ok(())),
            (
                Some("127.0.0.1:4000"),
                Some("http://evil.example"),
                None,
                None,
                None,
                false,
                Err(Refusal::Origin),
            ),
            (Some("127.0.0.1:4000"), Some("null"), None, None, None, false, Err(Refusal::Origin)),
            (
                Some("127.0.0.1:4000"),
                Some("http://localhost:4000"),
                None,
                None,
                None,
                false,
                Err(Refusal::Origin),
            ),
            (
                Some("127.0.0.1:4000"),
                Some("https://127.0.0.1:4000"),
                None,
                None,
                None,
                false,
                Err(Refusal::Origin),
            ),
            (
                Some("127.0.0.1:4000"),
                None,
                Some("cross-site"),
                Some("no-cors"),
                Some("script"),
                false,
                Err(Refusal::Origin),
            ),
            (
                Some("127.0.0.1:4000"),
                None,
                Some("same-site"),
                Some("no-cors"),
                Some("image"),
                false,
                Err(Refusal::Origin),
            ),
            (
                Some("127.0.0.1:4000"),
                None,
                Some("cross-site"),
                Some("navigate"),
                Some("iframe"),
                false,
                Err(Refusal::Origin),
            ),
        ];
        for (host, origin, site, mode, destination, is_exposed, expected) in cases {
            let sender = Sender { host, origin, site, mode, destination };
            assert_eq!(admit(sender, here, is_exposed), expected, "{sender:?}");
        }
    }
}
