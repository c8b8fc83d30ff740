//! One text for many pages: a page whose head says `each: country` is the text of a page for each country.

use super::FrontMatter;
use crate::fingerprint::Fingerprint;
use crate::slug;
use crate::value::{Decode, Decoder, Node, Spanned};

/// What there is a page for each of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Each {
    Country,
    Cluster,
    Round,
    Step,
}

/// What stands in a head for the name of the record.
pub const NAME: &str = "{name}";

impl Each {
    pub fn as_str(self) -> &'static str {
        match self {
            Each::Country => "country",
            Each::Cluster => "cluster",
            Each::Round => "round",
            Each::Step => "step",
        }
    }
}

impl FrontMatter {
    /// The head of the page for one record, in which its name stands for [`NAME`].
    pub fn for_record(&self, name: &str, order: i64) -> FrontMatter {
        let named = |text: &Spanned<std::sync::Arc<str>>| Spanned {
            value: text.value.replace(NAME, name).into(),
            span: text.span,
        };
        FrontMatter {
            title: named(&self.title),
            description: self.description.as_ref().map(named),
            label: self.label.as_ref().map(named),
            lead: self.lead.as_ref().map(named),
            slug: Some(slug::slugify(name))
                .filter(|slug| !slug.is_empty())
                .map(|slug| Spanned { value: slug.into(), span: self.title.span }),
            weight: self.weight.saturating_add(order),
            aliases: Vec::new(),
            fingerprint: Fingerprint::combine([self.fingerprint, Fingerprint::of(name)]),
            ..self.clone()
        }
    }
}

impl Decode for Each {
    const EXPECTED: &'static str = "`country`, `cluster`, `round` or `step`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.one_of(node, &[Each::Country, Each::Cluster, Each::Round, Each::Step], Each::as_str)
    }
}
