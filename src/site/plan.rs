//! The work that a site calls for: one job for each file of the output.

use std::fmt;

use crate::language::Language;
use crate::path::UrlPath;

use super::PageKey;

/// What one output is made from. A job is the name of its output between steps.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Job {
    Page(PageKey),
    /// The page that a server shows for an address that does not exist, in the language of the address.
    NotFound(Language),
    /// The Atom feed of a language.
    Feed(Language),
    Sitemap,
    Robots,
    /// An old address that leads to a page.
    Redirect {
        from: UrlPath,
        to: PageKey,
    },
    /// A file of the theme's assets.
    ThemeAsset(String),
    /// A file of `content/assets`.
    File(String),
}

impl fmt::Display for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Job::Page(key) => write!(f, "page {key}"),
            Job::NotFound(language) => write!(f, "not-found page in {language}"),
            Job::Feed(language) => write!(f, "feed in {language}"),
            Job::Sitemap => write!(f, "sitemap"),
            Job::Robots => write!(f, "robots.txt"),
            Job::Redirect { from, to } => write!(f, "redirect from {from} to page {to}"),
            Job::ThemeAsset(name) => write!(f, "theme asset {name}"),
            Job::File(name) => write!(f, "file {name}"),
        }
    }
}
