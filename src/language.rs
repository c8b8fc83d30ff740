//! The name of a language as the site uses it: in folders, addresses and `lang` attributes.

use std::fmt;
use std::sync::Arc;

/// A language of the site by its BCP 47 tag, as `anslag.yaml` spells it: `sv`, `en`, `pt-BR`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Arc<str>);

impl Language {
    /// The tag is taken as it is; `config` has checked it.
    pub fn new(tag: impl AsRef<str>) -> Self {
        Language(tag.as_ref().into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
