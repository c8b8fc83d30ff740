//! A message as the comparison sees it: the entry of its file, written out, with what its comment asks of the checks.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::i18n::{Catalog, Entry, MessageId, Plurals, Resource, Text, name_of};
use crate::language::Language;

use super::Finding;
use super::note::Notes;

/// The messages of one language.
pub struct Tongue<'a> {
    pub language: &'a Language,
    pub catalog: &'a Catalog,
    pub messages: BTreeMap<&'a MessageId, Message<'a>>,
    cardinals: OnceCell<Plurals>,
    ordinals: OnceCell<Plurals>,
}

impl<'a> Tongue<'a> {
    pub fn of(language: &'a Language, catalog: &'a Catalog) -> Self {
        let message = |(resource, entry): (&'a Resource, &'a Entry)| {
            (&entry.id, Message::of(language, resource, entry))
        };
        Tongue {
            language,
            catalog,
            messages: catalog.entries().map(message).collect(),
            cardinals: OnceCell::new(),
            ordinals: OnceCell::new(),
        }
    }

    /// The plural forms of the language.
    pub fn plurals(&self, is_ordinal: bool) -> &Plurals {
        let forms = if is_ordinal { &self.ordinals } else { &self.cardinals };
        forms.get_or_init(|| Plurals::new(self.catalog.formats(), is_ordinal))
    }

    /// The variables of a message and of all messages that it refers to. Terms do not see them.
    pub fn variables(&self, id: &'a MessageId) -> BTreeSet<&'a str> {
        let (mut names, mut met, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![id]);
        while let Some(id) = open.pop() {
            let Some(message) = self.messages.get(id).filter(|_| !id.is_term() && met.insert(id)) else {
                continue;
            };
            names.extend(message.entry.variables.iter().map(|variable| &*variable.name));
            open.extend(message.entry.references.iter().map(|reference| &reference.target));
        }
        names
    }
}

/// One message or term of one language.
pub struct Message<'a> {
    pub language: &'a Language,
    pub resource: &'a Resource,
    pub entry: &'a Entry,
    pub texts: Vec<Text<'a>>,
    pub notes: Notes<'a>,
}

impl<'a> Message<'a> {
    fn of(language: &'a Language, resource: &'a Resource, entry: &'a Entry) -> Self {
        let notes = Notes::read(&resource.comment(entry));
        Message { language, resource, entry, texts: resource.texts(entry), notes }
    }

    pub fn id(&self) -> &'a MessageId {
        &self.entry.id
    }

    /// Whether it stands in the site's own files, not in those of a theme.
    pub fn is_of_site(&self) -> bool {
        self.resource.path().below("i18n").is_some()
    }

    pub fn at(&self, span: Span) -> Location {
        Location::new(self.resource.path(), span)
    }

    /// The text of the message itself, or of an attribute.
    pub fn text(&self, attribute: Option<&str>) -> Option<&Text<'a>> {
        self.texts.iter().find(|text| text.attribute == attribute)
    }

    /// `search` or `search.title`.
    pub fn name(&self, attribute: Option<&str>) -> Arc<str> {
        name_of(self.id(), attribute)
    }

    /// Where the name of the message or of an attribute stands.
    pub fn name_span(&self, attribute: Option<&str>) -> Span {
        let named = |name: &str| self.entry.attributes.iter().find(|other| *other.name == *name);
        attribute.and_then(named).map_or(self.entry.id_span, |attribute| attribute.span)
    }

    /// Something that is wrong with this message.
    pub fn finding(&self, code: Code, at: Span, what: impl Into<String>) -> Finding<'a> {
        let diagnostic = Diagnostic::new(code, what).at(self.at(at));
        Finding { language: self.language, id: self.id(), diagnostic }
    }
}

/// A message of the source language and the same in another one.
pub struct Pair<'p, 'a> {
    pub source: &'p Message<'a>,
    pub translation: &'p Message<'a>,
    pub source_tongue: &'p Tongue<'a>,
    pub tongue: &'p Tongue<'a>,
}

impl<'p, 'a> Pair<'p, 'a> {
    /// The texts that both have: that of the source first.
    pub fn texts(&self) -> impl Iterator<Item = (&'p Text<'a>, &'p Text<'a>)> {
        let source = self.source;
        let both = self.translation.texts.iter();
        both.filter_map(move |text| Some((source.text(text.attribute)?, text)))
    }

    /// Something that is wrong with the translation, with the place in the source.
    pub fn finding(&self, code: Code, at: Span, what: impl Into<String>, source: Span) -> Finding<'a> {
        let finding = self.translation.finding(code, at, what);
        let text = format!("the text in `{}`", self.source.language);
        finding.map(|diagnostic| diagnostic.label(self.source.at(source), text))
    }
}
