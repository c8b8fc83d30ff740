//! Whether a page and its translation state the same: numbers, dates, amounts, addresses, links, components, and how
//! they are built.
//!
//! Compares block by block where one is known to be the translation of the other, so that places are exact, and the
//! pages as wholes where not. A difference is told in the translation, with the place in the source beside it. A
//! difference of form alone is none, and where something can be read in two ways, it is read in the way that agrees.

mod component;
mod difference;
mod gather;
mod link;
mod shape;
mod side;
mod statement;
mod told;
mod waiver;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::prose::Tongue;
use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::engine::Build;
use crate::front_matter::Topic;
use crate::language::Language;
use crate::path::UrlPath;
use crate::site::{Page, PageKey};
use difference::Pairs;
pub use side::{Part, Side, prose_of};
pub use told::Broken;

pub use waiver::respect;

/// What was found, and by which names it can be waived.
#[derive(Clone)]
pub struct Finding {
    pub topic: Topic,
    /// As they stand in the pages.
    pub values: Vec<String>,
    pub diagnostic: Diagnostic,
}

/// The languages of a site, with their words.
pub type Tongues<'a> = BTreeMap<&'a Language, Tongue>;

/// What pages are asked for while they are read and compared.
pub struct Context<'a> {
    pub build: &'a Build,
    tongues: &'a Tongues<'a>,
    addresses: BTreeMap<&'a UrlPath, &'a PageKey>,
}

/// Every page that can be read, with what it states.
pub type Sides<'a> = BTreeMap<&'a PageKey, Side<'a>>;

/// A page and its translation, side by side.
struct Pair<'a> {
    context: &'a Context<'a>,
    source: &'a Side<'a>,
    translation: &'a Side<'a>,
    pairs: Pairs,
}

/// Everything in which a translation differs from its source, by the page of the translation.
pub fn check<'a>(context: &'a Context<'a>, sides: &'a Sides<'a>) -> BTreeMap<PageKey, Vec<Finding>> {
    let site = &context.build.site;
    let default = site.config().default_language();
    let translations: Vec<_> = sides.iter().filter(|(key, _)| key.language != *default).collect();
    let compared = translations.into_par_iter().filter_map(|(key, translation)| {
        let source = sides.get(&PageKey::new(default, &key.id))?;
        let pair = Pair::of(context, source, translation)?;
        Some(((*key).clone(), pair.findings()))
    });
    compared.collect()
}

/// Reads what these pages state. One that cannot be read is left out, which has been told.
pub fn sides<'a>(context: &'a Context<'a>, wanted: &BTreeSet<&PageKey>) -> Sides<'a> {
    let pages: Vec<&Page> =
        context.build.site.written_pages().filter(|page| wanted.contains(&page.key)).collect();
    pages.into_par_iter().filter_map(|page| Some((&page.key, Side::of(context, page)?))).collect()
}

impl<'a> Context<'a> {
    pub fn of(build: &'a Build, tongues: &'a Tongues<'a>) -> Self {
        let addresses = build.site.pages().map(|page| (&page.url, &page.key)).collect();
        Context { build, tongues, addresses }
    }
}

impl<'a> Pair<'a> {
    /// `None` if one of the pages has no text yet.
    fn of(context: &'a Context<'a>, source: &'a Side<'a>, translation: &'a Side<'a>) -> Option<Self> {
        if source.page.blocks.is_empty() || translation.page.blocks.is_empty() {
            return None;
        }
        let pairs = Pairs::of(source, translation);
        Some(Pair { context, source, translation, pairs })
    }

    fn findings(&self) -> Vec<Finding> {
        let mut findings = shape::compare(self);
        if !self.pairs.is_close {
            // What belongs together is too uncertain to say more.
            return findings;
        }
        let components = component::compare(self);
        findings.extend(link::compare(self, &components.parts));
        findings.extend(statement::compare(self, &components.parts));
        findings.extend(components.findings);
        findings
    }

    /// A finding at a place of the translation, with one of the source beside it.
    fn finding(
        &self,
        (code, topic): (Code, Topic),
        (at, beside): (Span, Span),
        message: impl Into<String>,
        values: Vec<String>,
    ) -> Finding {
        let at = Location::new(&self.translation.document.path, at);
        let beside = Location::new(&self.source.document.path, beside);
        let language = &self.source.document.language;
        let diagnostic = Diagnostic::new(code, message)
            .at(at)
            .label(beside, format!("the source in `{language}`"))
            .hint(cure(topic))
            .hint(format!(
                "if both are right, say so in the front matter: `parity: {{ ignore: [{}], reason: … }}`",
                topic.as_str()
            ));
        Finding { topic, values, diagnostic }
    }

    /// Where in the translation something of a part of the source should be.
    fn place_in_translation(&self, part: usize) -> Span {
        self.translation.place(self.pairs.near_right(part))
    }

    /// Where in the source something of a part of the translation should be.
    fn place_in_source(&self, part: usize) -> Span {
        self.source.place(self.pairs.near_left(part))
    }
}

/// What to do about a difference.
fn cure(topic: Topic) -> &'static str {
    match topic {
        Topic::Numbers | Topic::Dates | Topic::Amounts => {
            "write the same in both; what stands in the data is best shown by a component"
        }
        Topic::Mails | Topic::Links => "let both lead to the same",
        Topic::Components => "use the same component in both, with the same facts",
        Topic::Items | Topic::Headings | Topic::Data => {
            "build both alike, so that readers of both find the same"
        }
    }
}
