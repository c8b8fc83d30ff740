//! A group of countries.

use std::sync::Arc;

use super::id::{ClusterId, CountryCode};
use super::records::Record;
use crate::fingerprint::Fingerprint;
use crate::value::{Decode, Decoder, Fields, Localized, Node, Spanned};

#[derive(Clone, Debug)]
pub struct Cluster {
    pub id: Spanned<ClusterId>,
    /// Its place among the clusters; clusters of one order are in the order of the file.
    pub order: i64,
    pub kind: ClusterKind,
    pub name: Localized,
    pub page: Option<Spanned<Arc<str>>>,
    pub countries: Vec<Spanned<CountryCode>>,
    fingerprint: Fingerprint,
}

/// Whether partnerships can begin in the countries of a cluster.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ClusterKind {
    /// New partnerships can begin. A country is in one such cluster at most.
    New,
    /// Partnerships that there are can go on.
    Continuing,
}

impl ClusterKind {
    pub fn as_str(self) -> &'static str {
        match self {
            ClusterKind::New => "new",
            ClusterKind::Continuing => "continuing",
        }
    }
}

impl Record for Cluster {
    type Id = ClusterId;
    const KEY: &'static str = "id";
    const WHAT: &'static str = "cluster";
    const FILE: &'static str = "clusters";

    fn id(&self) -> &Spanned<ClusterId> {
        &self.id
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

impl Decode for Cluster {
    const EXPECTED: &'static str = "a cluster";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "cluster", decoder)?;
        let id = fields.required("id");
        let order = fields.or_default("order", 0);
        let kind = fields.or_default("kind", ClusterKind::New);
        let name = fields.required("name");
        let page = fields.optional("page");
        let countries = fields.required("countries");
        fields.finish();
        let fingerprint = node.fingerprint();
        Some(Cluster { id: id?, order, kind, name: name?, page, countries: countries?, fingerprint })
    }
}

impl Decode for ClusterKind {
    const EXPECTED: &'static str = "`new` or `continuing`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.one_of(node, &[ClusterKind::New, ClusterKind::Continuing], ClusterKind::as_str)
    }
}
