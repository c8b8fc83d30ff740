//! A language of the site: its messages, and how it writes dates, numbers and names.

use std::sync::Arc;

use crate::i18n::{Arguments, Catalog, MessageId};
use crate::locale::Formats;

/// The words and rules of one language of the site.
#[derive(Debug)]
pub struct Tongue {
    pub catalog: Catalog,
    pub formats: Arc<Formats>,
}

impl Tongue {
    /// The name of a country: that of the message `country-xx` if the language has it, or CLDR's.
    pub fn country(&self, code: &str) -> Option<String> {
        let id = MessageId::new(format!("country-{}", code.to_lowercase()));
        let own = self.catalog.format(&id, None, &Arguments::new()).ok();
        own.or_else(|| self.formats.country(code))
    }
}
