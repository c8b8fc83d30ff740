//! Values that many pages show, made once in a step: heads of pages, and data.
//!
//! Each is a pure function of the snapshot, so it does not matter which page asks first.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use tera::Value;

use crate::site::{PageKey, Site};

/// Values of one snapshot, none at first.
pub struct Cache {
    heads: BTreeMap<PageKey, OnceLock<Value>>,
    data: BTreeMap<String, OnceLock<Value>>,
}

impl Cache {
    pub fn of(site: &Site) -> Self {
        Cache {
            heads: site.pages().map(|page| (page.key.clone(), OnceLock::new())).collect(),
            data: site.data_names().map(|name| (name.to_owned(), OnceLock::new())).collect(),
        }
    }

    /// The head of a page. The caller has asked its view for the page.
    pub fn head(&self, key: &PageKey, make: impl FnOnce() -> Value) -> Value {
        once(self.heads.get(key), make)
    }

    /// The values of a file of data. The caller has asked its view for the file.
    pub fn data(&self, name: &str, make: impl FnOnce() -> Value) -> Value {
        once(self.data.get(name), make)
    }
}

fn once(place: Option<&OnceLock<Value>>, make: impl FnOnce() -> Value) -> Value {
    match place {
        Some(place) => place.get_or_init(make).clone(),
        None => make(),
    }
}
