//! How a cluster says which countries it has: by a list, or by what it takes from other clusters.

use super::{ClusterKind, Member};
use crate::diagnostic::Code;
use crate::programme::id::{ClusterId, CountryCode};
use crate::slug;
use crate::value::{Decode, Decoder, Fields, Form, Given, Localized, Node, Rule, Schema, Spanned};

#[derive(Clone, Debug)]
pub enum Selection {
    Listed(Vec<Listed>),
    Derived(Expression),
}

/// A country in a list: its code, or with what is to be said of it there.
#[derive(Clone, Debug)]
pub struct Listed {
    pub code: Spanned<CountryCode>,
    pub condition: Option<ClusterKind>,
    pub note: Option<Localized>,
}

/// A set of countries in terms of other clusters: those of any of some clusters that are in all of others, less some,
/// and with some more.
#[derive(Clone, Debug)]
pub struct Expression {
    pub any_of: Vec<Spanned<ClusterId>>,
    pub all_of: Vec<Spanned<ClusterId>>,
    pub without: Vec<Excluded>,
    pub with: Vec<Listed>,
}

/// What an expression leaves out.
#[derive(Clone, Debug)]
pub enum Excluded {
    Cluster(Spanned<ClusterId>),
    Country(Spanned<CountryCode>),
}

impl Listed {
    /// The country in a cluster of this kind, of which this note is made. What is said of the condition of the cluster
    /// is not said of a country with a condition of its own.
    pub fn member(&self, kind: ClusterKind, note: Option<&Localized>) -> Member {
        let of_cluster = note.filter(|_| self.condition.is_none());
        Member {
            code: self.code.clone(),
            condition: self.condition.unwrap_or(kind),
            note: self.note.as_ref().or(of_cluster).cloned(),
            is_own: self.condition.is_some(),
            has_own_note: self.note.is_some(),
        }
    }
}

impl Expression {
    /// Every cluster that is named.
    pub fn clusters(&self) -> impl Iterator<Item = &Spanned<ClusterId>> {
        let excluded = self.without.iter().filter_map(|excluded| match excluded {
            Excluded::Cluster(id) => Some(id),
            Excluded::Country(_) => None,
        });
        self.any_of.iter().chain(&self.all_of).chain(excluded)
    }

    /// The countries that are left out by their codes.
    pub fn excluded_countries(&self) -> impl Iterator<Item = &Spanned<CountryCode>> {
        self.without.iter().filter_map(|excluded| match excluded {
            Excluded::Cluster(_) => None,
            Excluded::Country(code) => Some(code),
        })
    }
}

impl Decode for Selection {
    const EXPECTED: &'static str = "a list of countries such as `[KE, TZ]`, or what is taken from other clusters, \
                                    such as `{ any_of: [east-africa] }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::Either(vec![Schema::of::<Vec<Listed>>(), Schema::of::<Expression>()]));
        match (node.as_list(), node.as_map()) {
            (Some(_), _) => Vec::decode(node, decoder).map(Selection::Listed),
            (None, Some(_)) => Expression::decode(node, decoder).map(Selection::Derived),
            (None, None) => {
                decoder.wrong_type(node, Self::EXPECTED);
                None
            }
        }
    }
}

impl Decode for Listed {
    const EXPECTED: &'static str = "a country such as `KE` or `{ code: KE, condition: continuing }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| {
            let group = Schema::recorded(|node, decoder| drop(Listed::read(node, decoder)));
            Schema::Either(vec![Schema::of::<CountryCode>(), group])
        });
        match node.as_map() {
            Some(_) => Listed::read(node, decoder),
            None => Spanned::decode(node, decoder).map(|code| Listed { code, condition: None, note: None }),
        }
    }
}

impl Listed {
    /// A country with what is to be said of it.
    fn read(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "country of a cluster", decoder)?;
        let code = fields.required("code");
        let condition = fields.optional("condition");
        let note = fields.optional("note");
        fields.finish();
        Some(Listed { code: code?, condition, note })
    }
}

impl Decode for Expression {
    const EXPECTED: &'static str = "what is taken from other clusters, such as `{ any_of: [east-africa] }`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let mut fields = Fields::open(node, "set of countries", decoder)?;
        let any_of = fields.or_default("any_of", Vec::new());
        let all_of = fields.or_default("all_of", Vec::new());
        let without = fields.or_default("without", Vec::new());
        let with = fields.or_default("with", Vec::new());
        fields.rule(|| Rule::Some(vec![Given::Key("any_of"), Given::Key("all_of")]));
        fields.finish();
        if node.get("any_of").is_none() && node.get("all_of").is_none() {
            let message = "this set of countries is taken from no cluster";
            decoder.report(Code::MissingKey, node.head(), message, "add `any_of:` with a list of clusters");
            return None;
        }
        Some(Expression { any_of, all_of, without, with })
    }
}

impl Decode for Excluded {
    const EXPECTED: &'static str =
        "the id of a cluster such as `east-africa`, or a country code such as `KE`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| {
            let form = format!("[A-Z]{{2}}|{}", slug::PATTERN);
            Schema::Text(Form::new(&form, Self::EXPECTED).or_whole(0, i64::MAX))
        });
        let is_code = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        match node.as_text().is_some_and(is_code) {
            true => Spanned::decode(node, decoder).map(Excluded::Country),
            false => Spanned::decode(node, decoder).map(Excluded::Cluster),
        }
    }
}
