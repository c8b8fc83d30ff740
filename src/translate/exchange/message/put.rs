//! Puts translated texts into locale files, each proved by reading the file again.

use std::collections::BTreeMap;

use super::{Slots, target};
use crate::i18n::{self, Resource};
use crate::language::Language;
use crate::path::SourcePath;
use crate::source::SourceTree;
use crate::translate::edit::{self, Expected, Form, Message, Refusal};
use crate::translate::exchange::is_text;

/// Where texts are put.
pub(in crate::translate::exchange) struct Shelf<'t> {
    pub tree: &'t SourceTree,
    pub source: &'t Language,
    pub language: &'t Language,
    /// The files that have changed, with what stands in them now.
    pub texts: BTreeMap<SourcePath, String>,
}

impl Shelf<'_> {
    /// Gives the message these texts, by their numbers among its slots.
    ///
    /// # Errors
    /// Why that cannot be; then nothing has changed.
    pub fn put(&mut self, key: &str, slots: &mut Slots, texts: &BTreeMap<usize, &str>) -> Result<(), String> {
        let fill = |(number, form): (usize, &Form)| {
            let text = texts.get(&number).map_or_else(|| form.text.clone(), |text| (*text).to_owned());
            Form { text, ..form.clone() }
        };
        let forms: Vec<Form> = slots.forms.iter().enumerate().map(fill).collect();
        let is_torn = |number: &usize| {
            let own = &forms[*number];
            forms.iter().any(|other| other.attribute == own.attribute && other.text.is_empty())
        };
        if texts.keys().any(is_torn) {
            return Err("the other variants of this text have no translation yet".to_owned());
        }
        let path = slots.translation.clone();
        let path = path.unwrap_or_else(|| target(&slots.original, self.source, self.language));
        if self.tree.files.get(&path).is_some_and(|file| !is_text(file)) {
            return Err(format!("`{path}` is not UTF-8"));
        }
        let file = self.read(&path);
        let new = match &slots.translation {
            Some(_) => edit::set(&file, key, Message::Forms(&forms), Expected::Anything),
            None => edit::insert(&file, &self.read(&slots.original), key, Message::Forms(&forms)),
        };
        let new = new.map_err(|refusal| match &refusal {
            Refusal::Unreadable { hints, .. } => std::iter::once(refusal.to_string())
                .chain(hints.iter().cloned())
                .collect::<Vec<_>>()
                .join("; "),
            Refusal::Missing(_)
            | Refusal::Exists(_)
            | Refusal::Conflict(_)
            | Refusal::Faulty(_)
            | Refusal::Empty
            | Refusal::BadKey(_)
            | Refusal::Uneven
            | Refusal::NotOne
            | Refusal::Disturbs => refusal.to_string(),
        })?;
        self.texts.insert(path.clone(), new);
        *slots = Slots { original: slots.original.clone(), translation: Some(path), forms };
        Ok(())
    }

    fn read(&self, path: &SourcePath) -> Resource {
        let known = || self.tree.files.get(path).map(|file| file.text().to_string());
        let text = self.texts.get(path).cloned().or_else(known).unwrap_or_default();
        i18n::parse(path, &text.into()).value
    }
}
