//! Where the files of a site name a message: calls of templates, names in quotation marks, references of messages.
//!
//! Which pages show it is told by the traces, in `card`.

use crate::check::asked;
use crate::content::Role;
use crate::diagnostic::{Location, Span};
use crate::engine::Build;
use crate::path::SourcePath;
use crate::source::SourceFile;

/// A place that names a message, or may.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Use {
    pub at: Location,
    pub kind: UseKind,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum UseKind {
    /// `t(key="search")`, with or without an attribute; the place is that of the name.
    Call,
    /// `t(key="status-" ~ state)`: one of several, perhaps this one.
    Begun,
    /// `t(key=name)`: any.
    Any,
    /// The name in quotation marks, where it may be meant for a component that asks for it, or be a word like another.
    Quoted,
}

/// Every place in the templates, pages and data of the site that names the message `key` or may name it.
pub fn uses(build: &Build, key: &str) -> Vec<Use> {
    let mut uses: Vec<Use> = build.tree.files.values().flat_map(|file| in_file(file, key)).collect();
    uses.sort();
    uses
}

/// The same for one file.
fn in_file(file: &SourceFile, key: &str) -> Vec<Use> {
    match Role::of(&file.path) {
        Role::Template { .. } | Role::Component { .. } => {
            let text = file.text();
            let calls = calls(&file.path, &text, key);
            let is_call = |at: usize| {
                let mut whole = calls.iter().filter(|call| call.kind == UseKind::Call);
                whole.any(|call| call.at.span.is_some_and(|span| span.start == at))
            };
            let quoted = quoted(&file.path, &text, key).into_iter();
            let quoted: Vec<Use> =
                quoted.filter(|quoted| !quoted.at.span.is_some_and(|span| is_call(span.start))).collect();
            calls.into_iter().chain(quoted).collect()
        }
        Role::Page { .. } | Role::Data { .. } => quoted(&file.path, &file.text(), key),
        Role::Config
        | Role::File { .. }
        | Role::Messages { .. }
        | Role::Base { .. }
        | Role::DataSchema { .. }
        | Role::ThemeInfo { .. }
        | Role::ThemeAsset { .. }
        | Role::Stray => Vec::new(),
    }
}

fn calls(path: &SourcePath, text: &str, key: &str) -> Vec<Use> {
    let mut calls = Vec::new();
    for call in asked(text) {
        let name = call.key.split('.').next().unwrap_or(call.key);
        let (kind, span) = match (call.is_whole, call.key) {
            (true, _) if name == key => {
                (UseKind::Call, Span::new(call.span.start, call.span.start + key.len()))
            }
            (false, "") => (UseKind::Any, call.span),
            (false, begin) if key.starts_with(begin) => (UseKind::Begun, call.span),
            (true | false, _) => continue,
        };
        calls.push(Use { at: Location::new(path, span), kind });
    }
    calls
}

fn quoted(path: &SourcePath, text: &str, key: &str) -> Vec<Use> {
    let places = text.match_indices(key).filter(|(at, _)| {
        let (before, after) = (&text[..*at], &text[at + key.len()..]);
        let quote = before.chars().next_back().filter(|sign| matches!(sign, '"' | '\'' | '`'));
        quote.is_some_and(|quote| after.starts_with(quote) || after.starts_with('.'))
    });
    let quoted = places
        .map(|(at, _)| Use { at: Location::new(path, Span::new(at, at + key.len())), kind: UseKind::Quoted });
    quoted.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_that_name_a_message_are_told_from_those_that_may() {
        let text = "{{ t(key=\"a-b\") }} {{ t(key='a-b.title', n=1) }} {{ t(key=\"a-\" ~ x) }} {{ t(key=name) }}\
            {{ t(key=\"a-b-c\") }} {% x_y(label=\"a-b\") %} {{ t(key=\"b-\" ~ x) }} a-b";
        let file = |path: &str| SourceFile::new(SourcePath::new(path), text.as_bytes());
        let draw = |path: &str| {
            let uses = in_file(&file(path), "a-b");
            let drawn = uses.iter().map(|found| {
                let span = found.at.span.unwrap();
                format!("{:?} {} {}", found.kind, span.start, &text[span.start..span.end])
            });
            drawn.collect::<Vec<_>>()
        };
        let template = ["Call 10 a-b", "Call 29 a-b", "Begun 59 a-", "Any 80 name", "Quoted 123 a-b"];
        assert_eq!(draw("themes/default/templates/a.html"), template);
        assert_eq!(draw("content/sv/a.md"), ["Quoted 10 a-b", "Quoted 29 a-b", "Quoted 123 a-b"]);
        assert_eq!(draw("i18n/sv/a.ftl"), [""; 0]);
    }
}
