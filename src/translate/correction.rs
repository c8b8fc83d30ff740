//! A message as it is written from a page: its fields, where it belongs, and the file as it becomes. Writes nothing.

use std::sync::Arc;

use super::edit::{self, Expected, Form, Message, Refusal, blank, forms};
use crate::content::Role;
use crate::engine::Build;
use crate::fingerprint::Fingerprint;
use crate::i18n::{self, Catalog, Entry, MessageId, Plurals, Resource};
use crate::language::Language;
use crate::path::SourcePath;
use crate::source::BUILT_IN_THEME;

/// A message in the shape in which a translator writes it.
#[derive(Clone, Debug)]
pub struct Fields {
    /// The file where it stands, or belongs if the language does not have it.
    pub path: SourcePath,
    /// The texts of a missing message are empty.
    pub forms: Vec<Form>,
    /// As it is written in the file; of a missing one, only the key.
    pub raw: String,
    /// What it is in its file; `None`: it does not stand there.
    pub was: Option<Fingerprint>,
}

/// What somebody wrote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Written {
    /// A text for each of the forms.
    Texts(Vec<String>),
    /// The whole message as it is to stand in the file.
    Fluent(String),
}

/// The fields of a message; `None`: no language has it, or the site does not have this language.
pub fn fields(build: &Build, language: &Language, id: &MessageId) -> Option<Fields> {
    let path = place(build, language, id)?;
    let text = build.tree.text(&path).unwrap_or_else(|| "".into());
    Some(fields_in(build, language, id, &i18n::parse(&path, &text).value))
}

/// The fields of a message as its file has it.
pub fn fields_in(build: &Build, language: &Language, id: &MessageId, file: &Resource) -> Fields {
    let own = file.entries().iter().find(|entry| entry.id == *id);
    let (forms, raw) = match own {
        Some(entry) => (forms(file, entry), file.text(entry).to_owned()),
        None => (blank_of(build, language, id), format!("{id} = ")),
    };
    Fields { path: file.path().clone(), forms, raw, was: own.map(|entry| entry.fingerprint) }
}

/// The text of the file in which the message is what somebody wrote.
///
/// # Errors
/// Says why not, and then nothing is to be written.
pub fn correct(
    build: &Build,
    language: &Language,
    id: &MessageId,
    file: &Resource,
    written: &Written,
) -> Result<String, Refusal> {
    let fields = fields_in(build, language, id, file);
    let filled;
    let message = match written {
        Written::Fluent(text) => Message::Fluent(text),
        Written::Texts(texts) => {
            // Somebody else has given it another shape.
            if texts.len() != fields.forms.len() {
                return Err(Refusal::Conflict(id.to_string()));
            }
            let both = fields.forms.into_iter().zip(texts);
            filled = both.map(|(form, text)| Form { text: text.clone(), ..form }).collect::<Vec<_>>();
            Message::Forms(&filled)
        }
    };
    if fields.was.is_some() {
        return edit::set(file, id.as_str(), message, Expected::Anything);
    }
    let source = source_of(build, id).map(|(file, _)| file);
    edit::insert(file, source.as_deref().unwrap_or(file), id.as_str(), message)
}

/// The file in which a message of a language is written, or belongs.
pub fn place(build: &Build, language: &Language, id: &MessageId) -> Option<SourcePath> {
    let config = build.site.config();
    config.language(language)?;
    let of = |wanted: &Language| Some(build.site.catalog(wanted)?.place(id)?.path);
    // What the program brings along is changed by a message of the site with the same key.
    if let Some(own) = of(language).filter(|path| path.below(BUILT_IN_THEME).is_none()) {
        return Some(own);
    }
    let others = config.codes().into_iter();
    let mut sources = std::iter::once(config.default_language().clone()).chain(others);
    let (source, path) = sources.find_map(|code| Some((code.clone(), of(&code)?)))?;
    let name = path.file_name().to_owned();
    // A theme of the site says its own messages.
    if let Role::Messages { theme: Some(theme), .. } = Role::of(&path)
        && path.below(BUILT_IN_THEME).is_none()
    {
        let below = path.below(&format!("themes/{theme}/i18n/{source}")).unwrap_or(&name);
        return Some(SourcePath::new(format!("themes/{theme}/i18n/{language}/{below}")));
    }
    let below = path.below(&format!("i18n/{source}")).unwrap_or(&name);
    Some(SourcePath::new(format!("i18n/{language}/{below}")))
}

/// The texts that a translation of a message needs.
fn blank_of(build: &Build, language: &Language, id: &MessageId) -> Vec<Form> {
    let Some(formats) = build.site.catalog(language).map(Catalog::formats) else { return Vec::new() };
    let plurals = |is_ordinal| Plurals::new(formats, is_ordinal);
    let source = source_of(build, id);
    let source = source.map(|(file, entry)| forms(&file, &entry)).unwrap_or_default();
    blank(&source, &plurals)
}

/// A message of the language that is translated from, or of the first that has it.
fn source_of(build: &Build, id: &MessageId) -> Option<(Arc<Resource>, Entry)> {
    let config = build.site.config();
    let languages = std::iter::once(config.default_language().clone()).chain(config.codes());
    let mut catalogs = languages.filter_map(|language| build.site.catalog(&language));
    catalogs.find_map(|catalog| {
        let at = catalog.place(id)?;
        let file = catalog.resources().iter().find(|file| *file.path() == at.path)?;
        let entry = file.entries().iter().find(|entry| entry.id == *id)?;
        Some((Arc::clone(file), entry.clone()))
    })
}
