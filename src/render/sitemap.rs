//! `sitemap.xml`: every page that search engines may list, with its translations.

use std::sync::Arc;

use crate::site::{Page, View};

use super::alternate::alternates_of;
use crate::xml::Document;

/// The sitemap (sitemaps.org, protocol 0.9) with `xhtml:link` alternates.
pub fn xml(view: &View) -> Arc<[u8]> {
    let config = view.config();
    let mut document = Document::new();
    let attributes = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ];
    document.element("urlset", &attributes, |urlset| {
        for settings in &config.languages {
            let keys = view.pages(&settings.code);
            let pages = keys.into_iter().filter_map(|key| view.page(&key.language, &key.id));
            for page in pages.filter(|page| is_listed(page)) {
                urlset.element("url", &[], |url| {
                    url.text("loc", &config.permalink(&page.url));
                    if let Some(updated) = page.document.front.updated {
                        url.text("lastmod", &updated.value.to_string());
                    }
                    for (hreflang, href) in alternates_of(view, &page.key) {
                        let attributes = [("rel", "alternate"), ("hreflang", &hreflang), ("href", &href)];
                        url.empty("xhtml:link", &attributes);
                    }
                });
            }
        }
    });
    document.into_bytes()
}

/// Pages that show another language's text are listed under their own address only.
fn is_listed(page: &Page) -> bool {
    page.is_translated() && !page.document.front.noindex
}
