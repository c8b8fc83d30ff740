//! How the records of the programme are published for other programs.

use std::sync::Arc;

use super::FileName;
use crate::diagnostic::Code;
use crate::value::{Decode, Decoder, Fields, Node, Schema};

/// The settings of open data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenData {
    /// The folder of the public site in which the files lie.
    pub folder: Arc<str>,
    /// The address of the licence, if the site says under which one others may use the data.
    pub license: Option<Arc<str>>,
}

impl Decode for OpenData {
    const EXPECTED: &'static str = "how the data are published, such as `{ folder: data }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "publication of data", decoder)?;
        let folder = fields.optional::<FileName>("folder").map_or_else(|| "data".into(), |folder| folder.0);
        let license = fields.optional::<License>("license").map(|license| license.0);
        fields.finish();
        Some(OpenData { folder, license })
    }
}

struct License(Arc<str>);

impl Decode for License {
    const EXPECTED: &'static str =
        "the address of a licence such as `https://creativecommons.org/publicdomain/zero/1.0/`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::form("https://[^\\s<>\"]*", Self::EXPECTED));
        let text = Arc::<str>::decode(node, decoder)?;
        if text.starts_with("https://") && !text.contains(|c: char| c.is_whitespace() || "<>\"".contains(c)) {
            return Some(License(text));
        }
        let message = format!("`{text}` is not the address of a licence");
        decoder.report(Code::InvalidValue, node.span, message, format!("write {}", Self::EXPECTED));
        None
    }
}
