//! Values that many pages show, made once in a step: heads of pages, data, and messages without variables.
//!
//! Each is a pure function of the snapshot, so it does not matter which page asks first.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tera::Value;

use crate::i18n::Catalog;
use crate::language::Language;
use crate::site::{PageKey, Site};

/// Values of one snapshot, none at first.
pub struct Cache {
    heads: BTreeMap<PageKey, OnceLock<Value>>,
    data: BTreeMap<String, OnceLock<Value>>,
    messages: BTreeMap<Language, BTreeMap<String, OnceLock<Value>>>,
}

impl Cache {
    pub fn of(site: &Site) -> Self {
        Cache {
            heads: site.pages().map(|page| (page.key.clone(), OnceLock::new())).collect(),
            data: site.data_names().map(|name| (name.to_owned(), OnceLock::new())).collect(),
            messages: site
                .catalogs()
                .map(|(language, catalog)| (language.clone(), places(catalog)))
                .collect(),
        }
    }

    /// The head of a page. The caller has asked its view for the page.
    pub fn head(&self, key: &PageKey, make: impl FnOnce() -> Value) -> Value {
        once(self.heads.get(key), make)
    }

    /// A message without variables, if it was written before. The caller has asked its view for the message.
    pub fn message(&self, language: &Language, id: &str) -> Option<Value> {
        self.messages.get(language)?.get(id)?.get().cloned()
    }

    pub fn keep_message(&self, language: &Language, id: &str, text: &Value) {
        if let Some(place) = self.messages.get(language).and_then(|messages| messages.get(id)) {
            // Another thread may have written the same text meanwhile.
            place.get_or_init(|| text.clone());
        }
    }

    /// The values of a file of data. The caller has asked its view for the file.
    pub fn data(&self, name: &str, make: impl FnOnce() -> Value) -> Value {
        once(self.data.get(name), make)
    }
}

fn places(catalog: &Catalog) -> BTreeMap<String, OnceLock<Value>> {
    catalog.ids().map(|id| (id.as_str().to_owned(), OnceLock::new())).collect()
}

fn once(place: Option<&OnceLock<Value>>, make: impl FnOnce() -> Value) -> Value {
    match place {
        Some(place) => place.get_or_init(make).clone(),
        None => make(),
    }
}
