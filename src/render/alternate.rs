//! Which addresses are the same page in other languages, for `hreflang`.

use crate::site::{Page, PageKey, View};

/// The `hreflang` alternates of a page, with `x-default`: only true translations, and none where there is but one
/// language.
pub fn alternates_of(view: &View, page: &PageKey) -> Vec<(String, String)> {
    let translations = view.translations(&page.id);
    let config = view.config();
    if translations.len() < 2 || !translations.iter().any(|translation| translation.key == *page) {
        return Vec::new();
    }
    let link = |page: &&Page| (page.key.language.to_string(), config.permalink(&page.url));
    let mut list: Vec<_> = translations.iter().map(link).collect();
    let default = translations.iter().find(|page| page.key.language == *config.default_language());
    list.extend(default.map(|page| ("x-default".to_owned(), config.permalink(&page.url))));
    list
}
