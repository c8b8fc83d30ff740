//! A kind of grant that can be applied for.

use std::sync::Arc;

use super::id::ComponentId;
use super::records::Record;
use super::upkeep::Upkeep;
use crate::fingerprint::Fingerprint;
use crate::value::{Decode, Decoder, Fields, Localized, Node, Spanned};

#[derive(Clone, Debug)]
pub struct GrantComponent {
    pub id: Spanned<ComponentId>,
    pub application: Application,
    pub name: Localized,
    pub summary: Localized,
    pub page: Option<Spanned<Arc<str>>>,
    pub upkeep: Upkeep,
    fingerprint: Fingerprint,
}

/// When a grant can be applied for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Application {
    /// At any time.
    Rolling,
    /// In rounds.
    Rounds,
}

impl Application {
    pub fn as_str(self) -> &'static str {
        match self {
            Application::Rolling => "rolling",
            Application::Rounds => "rounds",
        }
    }
}

impl Record for GrantComponent {
    type Id = ComponentId;
    const KEY: &'static str = "id";
    const WHAT: &'static str = "component";
    const FILE: &'static str = "components";

    fn id(&self) -> &Spanned<ComponentId> {
        &self.id
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }
}

impl Decode for GrantComponent {
    const EXPECTED: &'static str = "a component";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "component", decoder)?;
        let id = fields.required("id");
        let application = fields.required("application");
        let name = fields.required("name");
        let summary = fields.required("summary");
        let page = fields.optional("page");
        let upkeep = Upkeep::read(&mut fields);
        fields.finish();
        let fingerprint = node.fingerprint();
        Some(GrantComponent {
            upkeep,
            id: id?,
            application: application?,
            name: name?,
            summary: summary?,
            page,
            fingerprint,
        })
    }
}

impl Decode for Application {
    const EXPECTED: &'static str = "`rolling` or `rounds`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.one_of(node, &[Application::Rolling, Application::Rounds], Application::as_str)
    }
}
