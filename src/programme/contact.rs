//! Someone to write to.

use std::sync::Arc;

use super::id::ContactId;
use super::records::Record;
use super::upkeep::Upkeep;
use crate::diagnostic::Code;
use crate::fingerprint::Fingerprint;
use crate::value::{Decode, Decoder, Fields, Localized, Node, Schema, Spanned};

#[derive(Clone, Debug)]
pub struct Contact {
    pub id: Spanned<ContactId>,
    pub name: Localized,
    pub email: Arc<str>,
    pub upkeep: Upkeep,
    fingerprint: Fingerprint,
}

impl Record for Contact {
    type Id = ContactId;
    const KEY: &'static str = "id";
    const WHAT: &'static str = "contact";
    const FILE: &'static str = "contacts";

    fn id(&self) -> &Spanned<ContactId> {
        &self.id
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }
}

impl Decode for Contact {
    const EXPECTED: &'static str = "a contact";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "contact", decoder)?;
        let id = fields.required("id");
        let name = fields.required("name");
        let email = fields.required::<Email>("email");
        let upkeep = Upkeep::read(&mut fields);
        fields.finish();
        Some(Contact { upkeep, id: id?, name: name?, email: email?.0, fingerprint: node.fingerprint() })
    }
}

struct Email(Arc<str>);

/// For editors, the form that [`Email`] checks.
const PATTERN: &str = r#"[^\s@<>"',;:]+@[^\s@<>"',;:.]+(?:\.[^\s@<>"',;:.]+)+"#;

impl Decode for Email {
    const EXPECTED: &'static str = "an e-mail address such as `name@example.org`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::form(PATTERN, Self::EXPECTED));
        let text = Arc::<str>::decode(node, decoder)?;
        let is_plain = |part: &str| {
            !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "@<>\"',;:".contains(c))
        };
        let is_domain = |domain: &str| domain.contains('.') && domain.split('.').all(is_plain);
        if text.split_once('@').is_some_and(|(local, domain)| is_plain(local) && is_domain(domain)) {
            return Some(Email(text));
        }
        let hint = match text.strip_prefix("mailto:") {
            Some(address) => format!("write `{address}`"),
            None => format!("write {}", Self::EXPECTED),
        };
        decoder.report(Code::InvalidValue, node.span, format!("`{text}` is not an e-mail address"), hint);
        None
    }
}
