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

    /// A line: host, origin, `Sec-Fetch-Site`, mode and destination, `-` for what is not sent.
    fn verdict(line: &str, is_exposed: bool) -> Result<(), Refusal> {
        let mut words = line.split(' ').map(|word| Some(word).filter(|word| *word != "-"));
        let mut next = || words.next().expect("a line has five words");
        let (host, origin, site, mode, destination) = (next(), next(), next(), next(), next());
        let here = "127.0.0.1:4000".parse().unwrap();
        admit(Sender { host, origin, site, mode, destination }, here, is_exposed)
    }

    #[test]
    fn only_this_server_is_asked_by_its_own_pages() {
        let own = [
            "127.0.0.1:4000 - - - -",
            "localhost:4000 - none navigate document",
            "[::1]:4000 - - - -",
            "127.0.0.1:4000 http://127.0.0.1:4000 same-origin cors empty",
            "127.0.0.1:4000 - cross-site navigate document",
        ];
        let other_hosts = [
            "- - - - -",
            " - - - -",
            "127.0.0.1 - - - -",
            "127.0.0.1:80 - - - -",
            "evil.example:4000 - - - -",
            "localhost.evil.example:4000 - - - -",
            "127.0.0.1:4000@evil.example - - - -",
            "192.168.1.5:4000 - - - -",
        ];
        let other_origins = [
            "127.0.0.1:4000 http://evil.example - - -",
            "127.0.0.1:4000 null - - -",
            "127.0.0.1:4000 http://localhost:4000 - - -",
            "127.0.0.1:4000 https://127.0.0.1:4000 - - -",
            "127.0.0.1:4000 - cross-site no-cors script",
            "127.0.0.1:4000 - same-site no-cors image",
            "127.0.0.1:4000 - cross-site navigate iframe",
        ];
        for line in own {
            assert_eq!(verdict(line, false), Ok(()), "{line}");
        }
        for line in other_hosts {
            assert_eq!(verdict(line, false), Err(Refusal::Host), "{line}");
        }
        for line in other_origins {
            assert_eq!(verdict(line, false), Err(Refusal::Origin), "{line}");
        }
        // Exposed, it may be called by any address in numbers, and still by no name.
        assert_eq!(verdict("192.168.1.5:4000 - - - -", true), Ok(()));
        assert_eq!(verdict("evil.example:4000 - - - -", true), Err(Refusal::Host));
    }
}
