//! A client that sends whatever it is told, also what no browser would.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use serde_json::Value;

use crate::server::PATIENCE;

/// An answer as it came.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The only header with this name, in lower case; an empty text if there is none.
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(known, _)| known == name);
        let value = found.next().map_or("", |(_, value)| value);
        assert!(found.next().is_none(), "`{name}` stands twice in {:?}", self.headers);
        value
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.header("content-type"), "application/json; charset=utf-8", "{}", self.text());
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// Sends bytes on a connection of their own; `None` if it was closed without an answer.
pub fn send(address: SocketAddr, request: &[u8]) -> Option<Answer> {
    let mut stream = connect(address);
    // A server that has seen enough may hang up before it has heard all.
    let _ = stream.write_all(request);
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().unwrap();
    let headers = lines.map(|line| line.split_once(':').unwrap());
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())).collect();
    Some(Answer { status, headers, body: bytes[end + 4..].to_vec() })
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// A page that is told of editions.
pub struct Events(BufReader<TcpStream>);

impl Events {
    pub fn listen(address: SocketAddr) -> Self {
        let mut stream = connect(address);
        // HTTP of old, so that the stream is not told in chunks.
        write!(stream, "GET /_anslag/events HTTP/1.0\r\nHost: {address}\r\n\r\n").unwrap();
        let mut events = Events(BufReader::new(stream));
        let head: Vec<String> =
            std::iter::from_fn(|| Some(events.line()).filter(|line| !line.is_empty())).collect();
        assert!(head[0].ends_with("200 OK"), "{head:?}");
        assert!(head.iter().any(|line| line == "content-type: text/event-stream"), "{head:?}");
        events
    }

    /// What is told next.
    pub fn next(&mut self) -> Value {
        let lines: Vec<String> =
            std::iter::from_fn(|| Some(self.line()).filter(|line| !line.is_empty())).collect();
        if lines.iter().all(|line| line.starts_with(':')) {
            return self.next();
        }
        assert!(lines.contains(&"event: edition".to_owned()), "{lines:?}");
        serde_json::from_str(lines.iter().find_map(|line| line.strip_prefix("data: ")).unwrap()).unwrap()
    }

    /// What is told of the edition with a number, or of the first after it.
    pub fn of(&mut self, edition: u64) -> Value {
        std::iter::from_fn(|| Some(self.next()))
            .find(|told| told["edition"].as_u64().unwrap() >= edition)
            .unwrap()
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        assert_ne!(self.0.read_line(&mut line).unwrap(), 0, "the stream has ended");
        line.trim_end().to_owned()
    }
}
