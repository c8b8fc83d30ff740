//! Exchange with translators who work in programs of their own: what there is to translate goes out as PO or XLIFF and
//! comes back.
//!
//! A unit is one text of a message or one part of a page. It carries the fingerprint of its source, so that what comes
//! back late is refused where the source has moved on, unit by unit, and all the rest is taken. Owns what units there
//! are ([`Desk`]) and what becomes of the site's files when they come back (`import`); [`po`] and [`xliff`] own the
//! formats. What is to be written to the site is given to [`super::save`] and [`super::store`].

mod file;
mod gettext;
mod import;
mod inline;
mod message;
mod page;
pub mod po;
mod unit;
mod wording;
pub mod xliff;

pub use file::{keep, load};
pub use gettext::{from_po, to_po};
pub use import::{Import, Outcome, Verdict};
pub use unit::{Dialect, Plural, Received, Sheet, Unit};

use super::base::Bases;
use super::part::{State, count_words};
use crate::engine::Build;
use crate::fingerprint::Fingerprint;
use crate::i18n::Plurals;
use crate::language::Language;
use crate::source::SourceFile;

/// Everything that can be translated into a language of a site.
pub struct Desk<'b> {
    build: &'b Build,
    language: &'b Language,
    pages: Vec<page::Page>,
    messages: message::Messages,
    plural_rule: Option<&'static str>,
    units: Vec<Unit>,
}

impl<'b> Desk<'b> {
    /// `language` is one that the site is translated to.
    pub fn new(build: &'b Build, language: &'b Language) -> Self {
        let bases = Bases::new(&build.tree, build.site.config().default_language());
        let plurals = Desk::plurals(build, language);
        let rule = plurals.as_ref().and_then(po::header);
        let names = rule.and_then(po::Rule::read).zip(plurals);
        let names = names.and_then(|(rule, plurals)| rule.names(&plurals)).unwrap_or_default();
        let (messages, mut units) = message::units(build, bases, language, &names);
        let pages = page::pages(build, language);
        for (number, page) in pages.iter().enumerate() {
            units.extend(page::units(bases, language, number, page));
        }
        Desk { build, language, pages, messages, plural_rule: rule, units }
    }

    /// The plural forms of a language of the site.
    pub fn plurals(build: &Build, language: &Language) -> Option<Plurals> {
        build.site.catalog(language).map(|catalog| Plurals::new(catalog.formats(), false))
    }

    /// What is sent: the units in these states.
    pub fn sheet(&self, is_wanted: impl Fn(State) -> bool) -> Sheet {
        Sheet {
            source: self.build.site.config().default_language().clone(),
            target: self.language.clone(),
            plural_rule: self.plural_rule,
            units: self.units.iter().filter(|unit| is_wanted(unit.state)).cloned().collect(),
        }
    }
}

impl Unit {
    /// How many words there are to translate.
    pub fn words(&self) -> usize {
        let plural = self.plural.as_ref().map_or(0, |plural| count_words(&plural.source));
        count_words(&self.source) + plural
    }
}

/// As much of a fingerprint as tells one source from another.
fn short(fingerprint: Fingerprint) -> String {
    fingerprint.to_string()[..16].to_owned()
}

/// Whether what is read of a file is what its bytes are.
fn is_text(file: &SourceFile) -> bool {
    std::str::from_utf8(&file.bytes).is_ok()
}
