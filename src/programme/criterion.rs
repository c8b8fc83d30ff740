//! Who can apply: the kinds of applicants, and the conditions that hold for all of them.

use super::id::CriterionId;
use super::records::Record;
use super::upkeep::Upkeep;
use crate::fingerprint::Fingerprint;
use crate::value::{Decode, Decoder, Fields, Localized, Node, Spanned};

#[derive(Clone, Debug)]
pub struct Criterion {
    pub id: Spanned<CriterionId>,
    pub kind: CriterionKind,
    pub text: Localized,
    pub upkeep: Upkeep,
    fingerprint: Fingerprint,
}

/// What a criterion tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CriterionKind {
    /// A kind of organisation that can apply; one of them is enough.
    Applicant,
    /// What must be so for everybody who applies.
    Condition,
}

impl CriterionKind {
    pub fn as_str(self) -> &'static str {
        match self {
            CriterionKind::Applicant => "applicant",
            CriterionKind::Condition => "condition",
        }
    }
}

impl Record for Criterion {
    type Id = CriterionId;
    const KEY: &'static str = "id";
    const WHAT: &'static str = "criterion";
    const FILE: &'static str = "eligibility";

    fn id(&self) -> &Spanned<CriterionId> {
        &self.id
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }
}

impl Decode for Criterion {
    const EXPECTED: &'static str = "a criterion";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "criterion", decoder)?;
        let id = fields.required("id");
        let kind = fields.or_default("kind", CriterionKind::Applicant);
        let text = fields.required("text");
        let upkeep = Upkeep::read(&mut fields);
        fields.finish();
        Some(Criterion { upkeep, id: id?, kind, text: text?, fingerprint: node.fingerprint() })
    }
}

impl Decode for CriterionKind {
    const EXPECTED: &'static str = "`applicant` or `condition`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.one_of(node, &[CriterionKind::Applicant, CriterionKind::Condition], CriterionKind::as_str)
    }
}
