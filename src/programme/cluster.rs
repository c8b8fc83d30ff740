//! A group of countries, each with the condition under which partnerships can begin or go on there.

mod resolve;
mod selection;

use std::sync::Arc;

pub use resolve::resolve;
use selection::Selection;

use super::id::{ClusterId, CountryCode};
use super::records::Record;
use super::upkeep::Upkeep;
use crate::fingerprint::Fingerprint;
use crate::value::{Decode, Decoder, Fields, Localized, Node, Spanned};

#[derive(Clone, Debug)]
pub struct Cluster {
    pub id: Spanned<ClusterId>,
    /// Its place among the clusters; clusters of one order are in the order of the file.
    pub order: i64,
    pub kind: ClusterKind,
    pub name: Localized,
    /// What is to be known of its condition; it is said of each country of which nothing else is said.
    pub note: Option<Localized>,
    pub page: Option<Spanned<Arc<str>>>,
    /// Its countries, in the order of the file.
    pub members: Vec<Member>,
    /// What the file says of its countries.
    selection: Selection,
    /// The condition of countries that do not say theirs, if it was written.
    own_kind: Option<ClusterKind>,
    pub upkeep: Upkeep,
    fingerprint: Fingerprint,
}

/// A country of a cluster.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its place is the one at which the country is listed, perhaps in another cluster.
    pub code: Spanned<CountryCode>,
    pub condition: ClusterKind,
    /// What is to be known of the condition.
    pub note: Option<Localized>,
    /// Whether the condition was said of this country, and not of its cluster as a whole.
    is_own: bool,
    /// Whether the note was.
    has_own_note: bool,
}

/// Whether partnerships can begin in a country, or in the countries of a cluster.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ClusterKind {
    /// New partnerships can begin. A country is in one such cluster at most, among those that list their countries.
    New,
    /// Partnerships that there are can go on.
    Continuing,
}

impl Cluster {
    /// The country as a member of this cluster.
    pub fn member(&self, code: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.code.value.as_str() == code)
    }

    /// Whether the file lists its countries, rather than taking them from other clusters.
    pub fn is_listed(&self) -> bool {
        match self.selection {
            Selection::Listed(_) => true,
            Selection::Derived(_) => false,
        }
    }

    /// The countries that the file names for it, to have them or to leave them out.
    pub(super) fn named_countries(&self) -> Vec<&Spanned<CountryCode>> {
        match &self.selection {
            Selection::Listed(listed) => listed.iter().map(|country| &country.code).collect(),
            Selection::Derived(expression) => {
                let with = expression.with.iter().map(|country| &country.code);
                with.chain(expression.excluded_countries()).collect()
            }
        }
    }

    /// The clusters that the file names for it.
    pub(super) fn named_clusters(&self) -> Vec<&Spanned<ClusterId>> {
        match &self.selection {
            Selection::Listed(_) => Vec::new(),
            Selection::Derived(expression) => expression.clusters().collect(),
        }
    }
}

impl ClusterKind {
    pub const ALL: [ClusterKind; 2] = [ClusterKind::New, ClusterKind::Continuing];

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

    /// Of all that the file says about it and about the clusters that it is made from.
    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }
}

/// Clusters that are made from others have no members yet: `resolve` gives them theirs.
impl Decode for Cluster {
    const EXPECTED: &'static str = "a cluster";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "cluster", decoder)?;
        let id = fields.required("id");
        let order = fields.or_default("order", 0);
        let own_kind = fields.optional("kind");
        let name = fields.required("name");
        let note: Option<Localized> = fields.optional("note");
        let page = fields.optional("page");
        let selection: Option<Selection> = fields.required("countries");
        let upkeep = Upkeep::read(&mut fields);
        fields.finish();
        let (selection, kind) = (selection?, own_kind.unwrap_or(ClusterKind::New));
        let members = match &selection {
            Selection::Listed(listed) => {
                listed.iter().map(|country| country.member(kind, note.as_ref())).collect()
            }
            Selection::Derived(_) => Vec::new(),
        };
        let fingerprint = node.fingerprint();
        Some(Cluster {
            upkeep,
            id: id?,
            order,
            kind,
            name: name?,
            note,
            page,
            members,
            selection,
            own_kind,
            fingerprint,
        })
    }
}

impl Decode for ClusterKind {
    const EXPECTED: &'static str = "`new` or `continuing`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.one_of(node, &ClusterKind::ALL, ClusterKind::as_str)
    }
}
