//! The accessibility statement.

use super::id::{ContactId, LinkId};
use crate::fingerprint::Fingerprint;
use crate::time::Date;
use crate::value::{Decode, Decoder, Fields, Localized, Node, Spanned};

#[derive(Clone, Debug)]
pub struct Statement {
    /// Who is responsible for the site.
    pub body: Localized,
    /// What the statement is about.
    pub service: Localized,
    pub compliance: Compliance,
    pub assessed: Date,
    pub updated: Date,
    pub method: Localized,
    pub contact: Spanned<ContactId>,
    /// Where to turn when the body does not answer.
    pub report: Spanned<LinkId>,
    pub shortcomings: Vec<Shortcoming>,
    fingerprint: Fingerprint,
}

/// How far a site does what the law demands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Compliance {
    Full,
    Partial,
    None,
}

impl Compliance {
    pub fn as_str(self) -> &'static str {
        match self {
            Compliance::Full => "full",
            Compliance::Partial => "partial",
            Compliance::None => "none",
        }
    }
}

/// What is not accessible, and why.
#[derive(Clone, Debug)]
pub struct Shortcoming {
    pub what: Localized,
    pub why: Localized,
}

impl Statement {
    /// The identity of all that the file says.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

impl Decode for Statement {
    const EXPECTED: &'static str = "a statement";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "statement", decoder)?;
        let body = fields.required("body");
        let service = fields.required("service");
        let compliance = fields.required("compliance");
        let assessed = fields.required("assessed");
        let updated = fields.required("updated");
        let method = fields.required("method");
        let contact = fields.required("contact");
        let report = fields.required("report");
        let shortcomings = fields.or_default("shortcomings", Vec::new());
        fields.finish();
        Some(Statement {
            body: body?,
            service: service?,
            compliance: compliance?,
            assessed: assessed?,
            updated: updated?,
            method: method?,
            contact: contact?,
            report: report?,
            shortcomings,
            fingerprint: node.fingerprint(),
        })
    }
}

impl Decode for Compliance {
    const EXPECTED: &'static str = "`full`, `partial` or `none`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let all = [Compliance::Full, Compliance::Partial, Compliance::None];
        decoder.one_of(node, &all, Compliance::as_str)
    }
}

impl Decode for Shortcoming {
    const EXPECTED: &'static str = "a shortcoming such as `{ what: { sv: … }, why: { sv: … } }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "shortcoming", decoder)?;
        let what = fields.required("what");
        let why = fields.required("why");
        fields.finish();
        Some(Shortcoming { what: what?, why: why? })
    }
}
