//! The names by which records are referred to.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use crate::diagnostic::Code;
use crate::slug;
use crate::value::{Decode, Decoder, Form, Node, Schema};

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id is taken as it is; only ids from files are checked.
            pub fn new(id: impl AsRef<str>) -> Self {
                $name(id.as_ref().into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

macro_rules! slug_id_type {
    ($(#[$doc:meta])* $name:ident $expected:literal) => {
        id_type! { $(#[$doc])* $name }

        impl Decode for $name {
            const EXPECTED: &'static str = $expected;

            fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
                slug_id(node, Self::EXPECTED, decoder).map($name)
            }
        }
    };
}

slug_id_type! {
    /// A round of applications: `2024-03`.
    RoundId "the id of a round such as `2024-03`"
}

slug_id_type! {
    /// A group of countries: `east-africa`.
    ClusterId "the id of a cluster such as `east-africa`"
}

slug_id_type! {
    /// A kind of grant: `inception`.
    ComponentId "the id of a component such as `project`"
}

slug_id_type! {
    /// Someone to write to: `partnership`.
    ContactId "the id of a contact such as `partnership`"
}

slug_id_type! {
    /// An address outside the site: `digg-report`.
    LinkId "the id of a link such as `digg-report`"
}

slug_id_type! {
    /// Who can apply, or under which condition: `municipality`.
    CriterionId "the id of a criterion such as `municipality`"
}

slug_id_type! {
    /// A question on the way to whether somebody can apply, or its end: `country`.
    StepId "the id of a step such as `country`"
}

id_type! {
    /// ISO 3166-1 alpha-2, or `XK`, which is in use for Kosovo.
    CountryCode
}

impl Decode for CountryCode {
    const EXPECTED: &'static str = "a country code of two letters such as `KE`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        capitals(node, 2, Self::EXPECTED, decoder).map(CountryCode)
    }
}

/// A text of so many capital letters.
pub(super) fn capitals(
    node: &Node,
    count: usize,
    expected: &'static str,
    decoder: &mut Decoder,
) -> Option<Arc<str>> {
    decoder.takes(|| Schema::form(&format!("[A-Z]{{{count}}}"), expected));
    let text = Arc::<str>::decode(node, decoder)?;
    if text.len() == count && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(text);
    }
    let upper = text.to_ascii_uppercase();
    let hint = match upper.len() == count && upper.bytes().all(|byte| byte.is_ascii_uppercase()) {
        true => format!("write `{upper}`"),
        false => format!("write {expected}"),
    };
    decoder.report(Code::InvalidValue, node.span, format!("`{text}` is not {expected}"), hint);
    None
}

/// Ids stand in addresses and anchors, and therefore have the letters of those.
fn slug_id(node: &Node, expected: &'static str, decoder: &mut Decoder) -> Option<Arc<str>> {
    decoder.takes(|| Schema::Text(Form::new(slug::PATTERN, expected).or_whole(0, i64::MAX)));
    let text = Arc::<str>::decode(node, decoder)?;
    if slug::is_slug(&text) {
        return Some(text);
    }
    let hint = match slug::slugify(&text) {
        slug if slug.is_empty() => "write it with the letters a to z, digits and hyphens".to_owned(),
        slug => format!("write `{slug}`"),
    };
    let message = format!("`{text}` has letters that an id cannot have");
    decoder.report(Code::InvalidValue, node.span, message, hint);
    None
}
