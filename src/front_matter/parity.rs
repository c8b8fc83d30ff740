//! The waiver in the head of a page: what it may say otherwise than its source, or than the data, and why.

use std::sync::Arc;

use crate::diagnostic::Code;
use crate::value::{Decode, Decoder, Fields, Given, Node, Rule, Spanned};

/// `parity: { ignore: [numbers], reason: the English page is for others }`
#[derive(Clone, Debug)]
pub struct Parity {
    /// What is not compared at all.
    pub ignore: Vec<Spanned<Topic>>,
    /// Single things that may differ, as one of the pages writes them: a number, an address, the name of a component.
    pub values: Vec<Spanned<Arc<str>>>,
    pub reason: Option<Arc<str>>,
}

/// What pages are compared by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Topic {
    Numbers,
    Dates,
    Amounts,
    Mails,
    Links,
    Components,
    /// The number of items in a list and of rows in a table.
    Items,
    Headings,
    /// What prose states against the data.
    Data,
}

impl Topic {
    const ALL: [Topic; 9] = [
        Topic::Numbers,
        Topic::Dates,
        Topic::Amounts,
        Topic::Mails,
        Topic::Links,
        Topic::Components,
        Topic::Items,
        Topic::Headings,
        Topic::Data,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Topic::Numbers => "numbers",
            Topic::Dates => "dates",
            Topic::Amounts => "amounts",
            Topic::Mails => "emails",
            Topic::Links => "links",
            Topic::Components => "components",
            Topic::Items => "items",
            Topic::Headings => "headings",
            Topic::Data => "data",
        }
    }
}

impl Decode for Parity {
    const EXPECTED: &'static str = "a waiver such as `{ ignore: [numbers], reason: … }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "waiver", decoder)?;
        let ignore = fields.optional("ignore");
        let values = fields.optional("values");
        let reason = fields.required("reason");
        if node.get("ignore").is_none() && node.get("values").is_none() {
            fields.decoder().report(
                Code::MissingKey,
                node.head(),
                "this waiver names nothing",
                "add `ignore:` with what may differ, such as `[numbers]`, or `values:` with single things",
            );
        }
        fields.rule(|| Rule::Some(vec![Given::Key("ignore"), Given::Key("values")]));
        fields.finish();
        // Without its reason it holds all the same: one fault is told once.
        Some(Parity { ignore: ignore.unwrap_or_default(), values: values.unwrap_or_default(), reason })
    }
}

impl Decode for Topic {
    const EXPECTED: &'static str =
        "`numbers`, `dates`, `amounts`, `emails`, `links`, `components`, `items`, `headings` or `data`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.one_of(node, &Topic::ALL, Topic::as_str)
    }
}
