//! How far the translations of a site have come: messages, pages, their blocks, and texts in data, in counts and in
//! words. Writes nothing.

mod catalog;
mod data;

use std::ops::AddAssign;

use serde::Serialize;

use super::Text;
use super::base::Bases;
use super::part::{Part, State, count_words, parts};
use super::reach::reach;
use crate::engine::Build;
use crate::language::Language;
use crate::site::{Page, PageKey};

pub use catalog::MessageStatus;
pub use data::FieldStatus;

/// How far one language has come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Status {
    pub language: String,
    /// What speakers of the language call it.
    pub name: String,
    pub messages: Tally,
    /// Its words are those of the blocks.
    pub pages: Tally,
    /// Of the pages, with what their front matter says to readers.
    pub blocks: Tally,
    /// Texts of the data that are written for each language.
    pub fields: Tally,
    /// Of each kind, what somebody has to see to.
    pub todo: Todo,
}

/// What a translator has to see to.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Todo {
    /// Those that readers reach first on top.
    pub pages: Vec<PageStatus>,
    pub messages: Vec<MessageStatus>,
    pub fields: Vec<FieldStatus>,
}

/// How many there are of each; `all` is the sum of `translated`, `stale` and `missing`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Tally {
    pub all: Amount,
    pub translated: Amount,
    /// Translated, and the source has changed since.
    pub stale: Amount,
    pub missing: Amount,
    /// Of those that are translated, the ones of which nobody has said that they follow their source.
    pub unconfirmed: Amount,
    /// Of those that are there, the ones that say the same words as the source.
    pub identical: Amount,
}

/// How many, and how many words of the source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Amount {
    pub count: usize,
    pub words: usize,
}

/// A page that is not all translated.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PageStatus {
    pub page: String,
    /// The file of the translation, where it is or where it belongs.
    pub file: String,
    /// The address, if the page is there.
    pub url: Option<String>,
    pub blocks: Tally,
    /// What has to be seen to: `title`, `4`.
    pub open: Vec<String>,
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Amount) {
        self.count += other.count;
        self.words += other.words;
    }
}

impl Tally {
    /// One more of a state, with so many words.
    pub(super) fn add(&mut self, state: State, words: usize, is_identical: bool) {
        let one = Amount { count: 1, words };
        self.all += one;
        match state {
            State::Followed => self.translated += one,
            State::Unconfirmed => {
                self.translated += one;
                self.unconfirmed += one;
            }
            State::Changed | State::Removed => self.stale += one,
            State::Missing => self.missing += one,
        }
        if is_identical {
            self.identical += one;
        }
    }

    /// The state of the whole that has these parts.
    fn state(&self) -> State {
        match self {
            _ if self.stale.count + self.missing.count > 0 => State::Changed,
            _ if self.unconfirmed.count > 0 => State::Unconfirmed,
            _ => State::Followed,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.all += other.all;
        self.translated += other.translated;
        self.stale += other.stale;
        self.missing += other.missing;
        self.unconfirmed += other.unconfirmed;
        self.identical += other.identical;
    }
}

impl Status {
    /// Everything that has words.
    pub fn words(&self) -> Tally {
        let mut all = self.messages;
        all += self.blocks;
        all += self.fields;
        all
    }

    /// How many words of 100 are translated; a language of a site without words is complete.
    pub fn percent(&self) -> f64 {
        let words = self.words();
        match words.all.words {
            0 => 100.0,
            all => 100.0 * words.translated.words as f64 / all as f64,
        }
    }
}

/// How far each language but that of the source has come, in the order of `anslag.yaml`; only one, if it is named.
pub fn status(build: &Build, only: Option<&Language>) -> Vec<Status> {
    let source = build.site.config().default_language();
    let languages = build.site.config().languages.iter();
    let languages = languages.filter(|settings| settings.code != *source);
    let languages = languages.filter(|settings| only.is_none_or(|only| settings.code == *only));
    languages
        .map(|settings| {
            let language = &settings.code;
            let mut status = Status {
                language: language.to_string(),
                name: settings.name.to_string(),
                messages: Tally::default(),
                pages: Tally::default(),
                blocks: Tally::default(),
                fields: Tally::default(),
                todo: Todo::default(),
            };
            catalog::add(build, language, &mut status);
            add_pages(build, language, &mut status);
            data::add(build, language, &mut status);
            status
        })
        .collect()
}

fn add_pages(build: &Build, language: &Language, status: &mut Status) {
    let source = build.site.config().default_language();
    let own = |page: &&Page| page.key.language == *source && page.is_translated();
    let places = reach(build, source);
    let mut pages: Vec<&Page> = build.site.written_pages().filter(own).collect();
    // Nobody reaches what no link leads to.
    pages.sort_by_key(|page| (places.get(&page.key.id).copied().unwrap_or(usize::MAX), &page.key));
    for page in pages {
        let Some(original) = build.tree.files.get(&page.document.path) else { continue };
        let text = Text::of_page(&page.document, original);
        let translation = build.site.page(&PageKey::new(language, &page.key.id));
        let translation = translation.filter(|page| page.is_translated());
        let file = translation.and_then(|page| build.tree.files.get(&page.document.path));
        let (blocks, open) = match translation.zip(file) {
            Some((page, file)) => {
                let base = Bases::new(&build.tree, source).of_page(language, original).map(Text::of);
                let other = Text::of_page(&page.document, file);
                let parts = parts(base.as_ref(), &text, &other);
                let open = parts.iter().filter(|part| part.state.is_open());
                (tally(&parts), open.map(|part| part.place.to_string()).collect())
            }
            None => (missing(&text), Vec::new()),
        };
        let state = if translation.is_none() { State::Missing } else { blocks.state() };
        let is_identical = blocks.identical.count > 0 && blocks.identical.words == blocks.all.words;
        status.pages.add(state, blocks.all.words, is_identical);
        status.blocks += blocks;
        if state.is_open() {
            let place = page.document.path.as_str();
            status.todo.pages.push(PageStatus {
                page: page.key.id.as_str().to_owned(),
                file: match translation {
                    Some(page) => page.document.path.to_string(),
                    None => place.replacen(&format!("/{source}/"), &format!("/{language}/"), 1),
                },
                url: translation.map(|page| page.url.to_string()),
                blocks,
                open,
            });
        }
    }
}

fn tally(parts: &[Part<'_>]) -> Tally {
    let mut tally = Tally::default();
    for part in parts {
        let words = part.now.or(part.before).map_or(0, count_words);
        tally.add(part.state, words, part.is_identical);
    }
    tally
}

/// All parts of a page that has no translation.
fn missing(text: &Text) -> Tally {
    let mut tally = Tally::default();
    let fields = text.fields.iter().map(|field| &*field.value);
    let passages = text.passages();
    for text in fields.chain(passages.iter().map(|passage| passage.text)) {
        tally.add(State::Missing, count_words(text), false);
    }
    tally
}
