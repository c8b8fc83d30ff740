//! The parts of pages as units.

mod put;
mod whole;

use std::sync::Arc;

use super::unit::{Dialect, Origin, Unit};
use super::wording::wording;
use crate::engine::Build;
use crate::fingerprint::Fingerprint;
use crate::language::Language;
use crate::markdown::BlockKind;
use crate::parallel::Text;
use crate::parallel::normal;
use crate::path::SourcePath;
use crate::site::{Page as SitePage, PageKey};
use crate::source::SourceFile;
use crate::translate::base::Bases;
use crate::translate::part::{Part, Place, State, has_words, parts};
use crate::translate::reach::reach;

pub(super) use put::Draft;
pub(super) use whole::compose;

/// A page of the source language, and where its translation is or belongs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Page {
    /// Its path below the language: `apply/rounds.md`.
    pub below: String,
    pub original: Arc<SourceFile>,
    pub translation: Option<Arc<SourceFile>>,
    pub target: SourcePath,
    /// Where it is seen.
    url: String,
}

/// The pages that are translated, those that readers reach first on top.
pub(super) fn pages(build: &Build, language: &Language) -> Vec<Page> {
    let source = build.site.config().default_language();
    let own = |page: &&SitePage| page.key.language == *source && page.is_translated();
    let places = reach(build, source);
    let mut pages: Vec<&SitePage> = build.site.written_pages().filter(own).collect();
    pages.sort_by_key(|page| (places.get(&page.key.id).copied().unwrap_or(usize::MAX), &page.key));
    let page = |page: &SitePage| {
        let original = build.tree.files.get(&page.document.path).filter(|file| file.is_readable)?;
        let below = original.path.below(&format!("content/{source}"))?.to_owned();
        let other =
            build.site.page(&PageKey::new(language, &page.key.id)).filter(|page| page.is_translated());
        let file = other.and_then(|page| build.tree.files.get(&page.document.path));
        let own = SourcePath::new(format!("content/{language}/{below}"));
        Some(Page {
            target: file.map_or(own, |file| file.path.clone()),
            translation: file.cloned(),
            original: Arc::clone(original),
            url: other.unwrap_or(page).url.to_string(),
            below,
        })
    };
    pages.into_iter().filter_map(page).collect()
}

/// A page as it is read; of one that has no translation, base and translation are empty.
pub(super) struct Texts {
    pub base: Option<Text>,
    pub source: Text,
    pub translation: Text,
}

impl Page {
    pub fn texts(&self, bases: Bases<'_>, language: &Language) -> Texts {
        let base = match &self.translation {
            Some(_) => bases.of_page(language, &self.original).map(Text::of),
            None => Some(Text::read(&self.target, "".into())),
        };
        let translation = self.translation.as_deref().map(Text::of);
        let translation = translation.unwrap_or_else(|| Text::read(&self.target, "".into()));
        Texts { base, source: Text::of(&self.original), translation }
    }
}

impl Texts {
    pub fn parts(&self) -> Vec<Part<'_>> {
        parts(self.base.as_ref(), &self.source, &self.translation)
    }
}

/// What there is to translate in a page, the `number`th of all.
pub(super) fn units(bases: Bases<'_>, language: &Language, number: usize, page: &Page) -> Vec<Unit> {
    let texts = page.texts(bases, language);
    let parts = texts.parts();
    // What has no words is taken over when a page comes to be.
    let is_sent = |part: &&Part<'_>| {
        let has_words = part.now.is_some_and(has_words);
        has_words || (part.now.is_some() && part.state.is_open() && page.translation.is_some())
    };
    parts.iter().filter(is_sent).map(|part| unit(page, number, &texts, part)).collect()
}

fn unit(page: &Page, number: usize, texts: &Texts, part: &Part<'_>) -> Unit {
    let [was, is, has] = part.blocks;
    let words = |text: &Text, block: Option<usize>, own: Option<&str>| match block {
        Some(block) => block_words(text, block),
        None => own.unwrap_or_default().to_owned(),
    };
    let source = words(&texts.source, is, part.now);
    let before = texts.base.as_ref().map(|base| words(base, was, part.before));
    let previous =
        before.filter(|before| part.state == State::Changed && !before.is_empty() && *before != source);
    let line = match part.place {
        Place::Field(name) => texts.source.field(name).map(|field| texts.source.line(field.span.start)),
        Place::Block(_) | Place::Gone(..) => is.map(|block| texts.source.blocks[block].line as usize),
    };
    let mut notes = Vec::new();
    notes.extend(kind(texts, part));
    if page.translation.is_none() {
        notes.push(format!("new page {}: it comes to be when all its parts are translated", page.target));
    }
    Unit {
        address: format!("{}:{}", page.below, part.place),
        dialect: if is.is_some() { Dialect::Markdown } else { Dialect::Plain },
        state: part.state,
        previous,
        plural: None,
        targets: vec![words(&texts.translation, has, part.translation)],
        notes,
        references: vec![page.url.clone(), format!("{}:{}", page.original.path, line.unwrap_or(1))],
        hash: hash(texts, part),
        origin: Origin::Part { page: number, place: part.place },
        source,
    }
}

/// The words of a block.
pub(super) fn block_words(text: &Text, block: usize) -> String {
    let passage = text.passages().swap_remove(block);
    wording(passage.kind, passage.text).words
}

/// Stands for the source of a part, however its lines are broken.
fn hash(texts: &Texts, part: &Part<'_>) -> String {
    let source = match part.blocks[1] {
        Some(block) => normal(&texts.source.passages()[block]),
        None => part.now.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
    };
    super::short(Fingerprint::of(source))
}

/// What a translator should know of what is not plain text.
fn kind(texts: &Texts, part: &Part<'_>) -> Option<String> {
    let Some(block) = part.blocks[1] else { return Some(format!("the `{}` of the page", part.place)) };
    let text = match texts.source.blocks[block].kind {
        BlockKind::Heading(level) => return Some(format!("heading of level {level}")),
        BlockKind::Paragraph => return None,
        BlockKind::Item => "item of a list",
        BlockKind::Row => "row of a table: keep the strokes between its cells",
        BlockKind::Code => "code: most of it is the same in every language",
        BlockKind::Html => "HTML",
        BlockKind::Component => "component: translate what stands in quotes, if readers read it",
        BlockKind::Term => "term that is explained below",
        BlockKind::Description => "explanation of a term",
    };
    Some(text.to_owned())
}
