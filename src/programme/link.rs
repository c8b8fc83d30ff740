//! An address outside the site that pages refer to by name.

use super::id::LinkId;
use super::records::Record;
use super::upkeep::Upkeep;
use crate::diagnostic::Code;
use crate::fingerprint::Fingerprint;
use crate::value::{Decode, Decoder, Fields, Form, Localized, Node, Schema, Spanned};

#[derive(Clone, Debug)]
pub struct Link {
    pub id: Spanned<LinkId>,
    /// One address, or one for each language.
    pub url: Localized,
    pub title: Localized,
    pub upkeep: Upkeep,
    fingerprint: Fingerprint,
}

impl Record for Link {
    type Id = LinkId;
    const KEY: &'static str = "id";
    const WHAT: &'static str = "link";
    const FILE: &'static str = "links";

    fn id(&self) -> &Spanned<LinkId> {
        &self.id
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }
}

impl Decode for Link {
    const EXPECTED: &'static str = "a link";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "link", decoder)?;
        let id = fields.required("id");
        let url = fields.required::<Address>("url");
        let title = fields.required("title");
        let upkeep = Upkeep::read(&mut fields);
        fields.finish();
        Some(Link { upkeep, id: id?, url: url?.0, title: title?, fingerprint: node.fingerprint() })
    }
}

struct Address(Localized);

/// For editors, the form that [`is_address`] checks.
const PATTERN: &str = r#"https?://[^./?#\s<>"][^/?#\s<>"]*\.[^/?#\s<>"]*(?:[/?#][^\s<>"]*)?"#;

impl Decode for Address {
    const EXPECTED: &'static str = "an address such as `https://example.org/`, or one for each language";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::Localized(Form::new(PATTERN, Self::EXPECTED)));
        let address = Localized::decode(node, decoder)?;
        let mut is_sound = true;
        for text in address.texts().into_iter().filter(|text| !is_address(text.value)) {
            is_sound = false;
            let message = format!("`{}` is not an address", text.value);
            let hint = match text.value.contains("://") || text.value.contains(char::is_whitespace) {
                true => "write it as the browser shows it, such as `https://example.org/page`".to_owned(),
                false => format!("write `https://{}`", text.value.trim_start_matches('/')),
            };
            decoder.report(Code::InvalidValue, text.span, message, hint);
        }
        is_sound.then_some(Address(address))
    }
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    host.contains('.')
        && !host.starts_with('.')
        && !text.contains(|c: char| c.is_whitespace() || "<>\"".contains(c))
}
