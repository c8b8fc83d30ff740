//! The public address of a site.

use std::sync::Arc;

use crate::diagnostic::Code;
use crate::value::{Decode, Decoder, Node, Schema};

/// An absolute address that ends in `/`: `https://partnerskap.example/`, or with a folder, `https://a.example/sv/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BaseUrl {
    text: Arc<str>,
    /// Where the path begins.
    path: usize,
}

/// For editors, the form of an address in which [`BaseUrl::check`] finds nothing wrong.
const PATTERN: &str = r"https?://[A-Za-z0-9.:\[\]-]+/(?:[^\s?#\\]*/)?";

impl BaseUrl {
    /// Checks an address; the error says what is wrong and what to do about it. An address that lacks only the last
    /// `/` is returned with it beside the error.
    fn check(text: &str) -> Result<BaseUrl, (&'static str, String, Option<BaseUrl>)> {
        let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
            let hint = "begin it with `https://`".to_owned();
            return Err(("an address without `https://`", hint, None));
        };
        let (host, _) = rest.split_once('/').unwrap_or((rest, ""));
        let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        if host.is_empty() || !host.chars().all(is_host) {
            return Err((
                "an address without a name of a server",
                "write it as `https://example.org/`".to_owned(),
                None,
            ));
        }
        if rest.contains(|c: char| c.is_whitespace() || matches!(c, '?' | '#' | '\\')) {
            let hint = "leave out spaces and whatever follows `?` or `#`".to_owned();
            return Err(("an address with signs that it cannot have", hint, None));
        }
        let path = text.len() - rest.len() + host.len();
        if text.ends_with('/') {
            return Ok(BaseUrl { text: text.into(), path });
        }
        let mended = BaseUrl { text: format!("{text}/").into(), path };
        Err(("an address that does not end in `/`", format!("write `{text}/`"), Some(mended)))
    }

    /// Reads an address that was given on the command line; the error says what is wrong and what to do about it.
    pub fn parse(text: &str) -> Result<BaseUrl, String> {
        BaseUrl::check(text).map_err(|(message, hint, _)| format!("{message}; {hint}"))
    }

    /// A stand-in for an address that is missing.
    pub fn local() -> Self {
        BaseUrl { text: "http://localhost/".into(), path: "http://localhost".len() }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The address without its path: `https://partnerskap.example`.
    pub fn origin(&self) -> &str {
        self.text.get(..self.path).unwrap_or_default()
    }

    /// The path, from `/` to `/`.
    pub fn base_path(&self) -> &str {
        self.text.get(self.path..).unwrap_or("/")
    }
}

impl Decode for BaseUrl {
    const EXPECTED: &'static str = "an address such as `https://example.org/`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::form(PATTERN, Self::EXPECTED));
        let text = Arc::<str>::decode(node, decoder)?;
        match BaseUrl::check(&text) {
            Ok(base_url) => Some(base_url),
            Err((message, hint, mended)) => {
                decoder.report(Code::InvalidValue, node.span, message, hint);
                mended
            }
        }
    }
}
