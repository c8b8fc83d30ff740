//! The words of the preview itself, in Swedish and English, from locale files that are built in. They are not the
//! site's: a site may lack a language file, or have one that is broken, and must be shown all the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::i18n::{Argument, Arguments, Catalog, MessageId, parse};
use crate::language::Language;
use crate::locale::Formats;
use crate::path::SourcePath;

/// The languages that the preview speaks, the first to those who speak none of them.
const LANGUAGES: [(&str, &str, &str); 2] =
    [("en", "en-GB", include_str!("words/en.ftl")), ("sv", "sv-SE", include_str!("words/sv.ftl"))];

/// The words of one language.
pub struct Words {
    language: &'static str,
    catalog: Option<Catalog>,
}

/// The words of every language that the preview speaks.
pub struct Dictionary([Words; LANGUAGES.len()]);

impl Dictionary {
    pub fn new() -> Self {
        Dictionary(LANGUAGES.map(|(code, tag, text)| Words::new(code, tag, text)))
    }

    /// The words in the language with this tag, such as `sv` or `sv-FI`, or in the first.
    pub fn of(&self, language: &str) -> &Words {
        let wanted = language.split('-').next().unwrap_or_default();
        self.0.iter().find(|words| words.language == wanted).unwrap_or(&self.0[0])
    }
}

impl Words {
    fn new(code: &'static str, tag: &str, text: &str) -> Self {
        let path = SourcePath::new(format!("{code}.ftl"));
        let resource = Arc::new(parse(&path, &text.into()).value);
        let formats = Formats::new(tag).ok();
        let catalog = formats
            .map(|formats| Catalog::new(&Language::new(code), Arc::new(formats), &[vec![resource]]).value);
        Words { language: code, catalog }
    }

    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Every word that needs nothing to be filled in.
    pub fn all(&self) -> BTreeMap<&str, String> {
        let ids = self.catalog.iter().flat_map(Catalog::ids);
        ids.filter_map(|id| Some((id.as_str(), self.format(id, &Arguments::new())?))).collect()
    }

    /// A message that needs nothing to be filled in; its id if there is no such message.
    pub fn word(&self, id: &str) -> String {
        self.format(&MessageId::new(id), &Arguments::new()).unwrap_or_else(|| id.to_owned())
    }

    /// A message about something with a name; the name itself if there is no such message.
    pub fn with_name(&self, id: &str, name: &str) -> String {
        let arguments = Arguments::from([("name".to_owned(), Argument::Text(name.to_owned()))]);
        self.format(&MessageId::new(id), &arguments).unwrap_or_else(|| name.to_owned())
    }

    fn format(&self, id: &MessageId, arguments: &Arguments) -> Option<String> {
        self.catalog.as_ref()?.format(id, None, arguments).ok()
    }
}
