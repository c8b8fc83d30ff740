//! A country of the programme. Its names come from CLDR and from messages.

use std::sync::Arc;

use super::id::{CountryCode, capitals};
use super::records::Record;
use crate::diagnostic::Code;
use crate::fingerprint::Fingerprint;
use crate::value::{Decode, Decoder, Fields, Form, Node, Schema, Spanned};

#[derive(Clone, Debug)]
pub struct Country {
    pub code: Spanned<CountryCode>,
    /// ISO 3166-1 alpha-3, or `XKX`.
    pub alpha3: Arc<str>,
    /// The three digits of ISO 3166-1 and UN M49. Kosovo has none.
    pub numeric: Option<Arc<str>>,
    fingerprint: Fingerprint,
}

impl Record for Country {
    type Id = CountryCode;
    const KEY: &'static str = "code";
    const WHAT: &'static str = "country";
    const FILE: &'static str = "countries";

    fn id(&self) -> &Spanned<CountryCode> {
        &self.code
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

impl Decode for Country {
    const EXPECTED: &'static str = "a country such as `{ code: KE, alpha3: KEN, numeric: \"404\" }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "country", decoder)?;
        let code = fields.required("code");
        let alpha3 = fields.required::<Alpha3>("alpha3");
        let numeric = fields.optional::<Numeric>("numeric");
        fields.finish();
        Some(Country {
            code: code?,
            alpha3: alpha3?.0,
            numeric: numeric.map(|numeric| numeric.0),
            fingerprint: node.fingerprint(),
        })
    }
}

struct Alpha3(Arc<str>);

impl Decode for Alpha3 {
    const EXPECTED: &'static str = "a country code of three letters such as `KEN`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        capitals(node, 3, Self::EXPECTED, decoder).map(Alpha3)
    }
}

struct Numeric(Arc<str>);

impl Decode for Numeric {
    const EXPECTED: &'static str = "a country code of three digits such as `\"070\"`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        // Where `070` is written without quotes, editors read 70.
        decoder.takes(|| Schema::Text(Form::new("[0-9]{3}", Self::EXPECTED).or_whole(0, 999)));
        let text = Arc::<str>::decode(node, decoder)?;
        if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Numeric(text));
        }
        let hint = match text.parse::<u16>() {
            Ok(number) if number < 1000 => format!("write `\"{number:03}\"`"),
            _ => format!("write {}", Self::EXPECTED),
        };
        decoder.report(Code::InvalidValue, node.span, format!("`{text}` is not {}", Self::EXPECTED), hint);
        None
    }
}
