//! The messages of the interface as translators see them: each with its text, wherever it stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Span;
use crate::i18n;
use crate::language::Language;
use crate::parallel::line;
use crate::path::SourcePath;
use crate::source::{BUILT_IN_THEME, SourceTree};

/// A message or a term of a locale file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Message {
    pub key: String,
    pub path: SourcePath,
    /// Where it stands, with its attributes and without the comment above.
    pub span: Span,
    pub line: usize,
    /// As it is written, without what does not count: spaces at the ends of lines.
    pub text: String,
}

impl Message {
    /// Whether it is part of the program.
    pub fn is_built_in(&self) -> bool {
        self.path.below(BUILT_IN_THEME).is_some()
    }

    /// What is said, without the key.
    pub fn says(&self) -> &str {
        self.text.split_once('=').map_or("", |(_, text)| text)
    }
}

/// The messages of a file, in its order.
pub(super) fn read(path: &SourcePath, text: &Arc<str>) -> Vec<Message> {
    let resource = i18n::parse(path, text).value;
    let messages = resource.entries().iter().map(|entry| Message {
        key: entry.id.to_string(),
        path: path.clone(),
        span: entry.span,
        line: line(text, entry.span.start),
        text: normal(resource.text(entry)),
    });
    messages.collect()
}

/// The messages of a language by their keys: the site's own over those of its themes, of which the first of `chain` is
/// the uppermost.
pub(super) fn of_language(
    tree: &SourceTree,
    chain: &[String],
    language: &Language,
) -> BTreeMap<String, Message> {
    let themes = chain.iter().map(|theme| format!("themes/{theme}/i18n/{language}"));
    let mut messages = BTreeMap::new();
    for folder in std::iter::once(format!("i18n/{language}")).chain(themes) {
        let folder = SourcePath::new(folder);
        let files = tree.below(&folder).filter(|(path, _)| path.extension() == Some("ftl"));
        // Within a layer the first is used, as it is when they are printed.
        for message in files.flat_map(|(path, file)| read(path, &file.text())) {
            messages.entry(message.key.clone()).or_insert(message);
        }
    }
    messages
}

fn normal(text: &str) -> String {
    text.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}
