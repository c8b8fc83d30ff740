//! A country of the programme. Its names come from CLDR and from messages.

use std::sync::Arc;

use super::id::{CountryCode, capitals};
use super::records::Record;
use super::reference::iso;
use super::upkeep::Upkeep;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::fingerprint::Fingerprint;
use crate::value::{Decode, Decoder, Fields, Form, Node, Schema, Spanned};

#[derive(Clone, Debug)]
pub struct Country {
    pub code: Spanned<CountryCode>,
    /// ISO 3166-1 alpha-3, or `XKX`.
    pub alpha3: Arc<str>,
    /// The three digits of ISO 3166-1 and UN M49. Kosovo has none.
    pub numeric: Option<Arc<str>>,
    pub upkeep: Upkeep,
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

    fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }
}

impl Decode for Country {
    const EXPECTED: &'static str = "a country such as `{ code: KE, alpha3: KEN, numeric: \"404\" }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "country", decoder)?;
        let code = fields.required("code");
        let alpha3 = fields.required::<Spanned<Alpha3>>("alpha3");
        let numeric = fields.optional::<Spanned<Numeric>>("numeric");
        let upkeep = Upkeep::read(&mut fields);
        fields.finish();
        let (code, alpha3) = (code?, alpha3?);
        check_codes(&code, &alpha3, numeric.as_ref(), decoder);
        Some(Country {
            upkeep,
            code,
            alpha3: alpha3.value.0,
            numeric: numeric.map(|numeric| numeric.value.0),
            fingerprint: node.fingerprint(),
        })
    }
}

/// Compares the codes of a country with those that ISO 3166-1 gives it.
fn check_codes(
    code: &Spanned<CountryCode>,
    alpha3: &Spanned<Alpha3>,
    numeric: Option<&Spanned<Numeric>>,
    decoder: &mut Decoder,
) {
    let (two, three) = (code.value.as_str(), &*alpha3.value.0);
    let Some(codes) = iso::find(two) else {
        return unknown_code(code, three, decoder);
    };
    if codes.alpha3 != three {
        let message = format!("`{two}` has the three letters `{}`, not `{three}`", codes.alpha3);
        let mut other = Diagnostic::new(Code::OtherCode, message)
            .at(decoder.location(alpha3.span))
            .hint(format!("write `{}`", codes.alpha3));
        if let Some(meant) = iso::all().find(|codes| codes.alpha3 == three) {
            other = other.hint(format!("if `{three}` is right, the two letters are `{}`", meant.alpha2));
        }
        decoder.push(other);
    }
    let Some(numeric) = numeric.filter(|numeric| Some(&*numeric.value.0) != codes.numeric) else { return };
    let (message, hint) = match codes.numeric {
        Some(digits) => {
            let message = format!("`{two}` has the three digits `{digits}`, not `{}`", numeric.value.0);
            (message, format!("write `\"{digits}\"`"))
        }
        None => (format!("`{two}` has no digits in ISO 3166-1"), "remove `numeric`".to_owned()),
    };
    decoder.report(Code::OtherCode, numeric.span, message, hint);
}

/// Two letters that ISO 3166-1 gives to no country.
fn unknown_code(code: &Spanned<CountryCode>, alpha3: &str, decoder: &mut Decoder) {
    let two = code.value.as_str();
    if iso::is_left_to_users(two) {
        let message = format!("`{two}` is a code that ISO 3166-1 leaves to its users");
        let mut own = Diagnostic::new(Code::OtherCode, message)
            .at(decoder.location(code.span))
            .hint("nobody else can tell which country it is, and there is no name for it but your own");
        own.severity = Severity::Hint;
        return decoder.push(own);
    }
    let hint = match iso::all().find(|codes| codes.alpha3 == alpha3) {
        Some(meant) => format!("write `{}`, which has the three letters `{alpha3}`", meant.alpha2),
        None => "look the country up in ISO 3166-1".to_owned(),
    };
    decoder.report(Code::OtherCode, code.span, format!("ISO 3166-1 has no country `{two}`"), hint);
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
