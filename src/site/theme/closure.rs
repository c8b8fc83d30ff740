//! What each template may reach: an over-estimate from its text, so that no change of what it needs goes unseen.
//!
//! Tera's own tree is private. Every string that is the name of a template counts as a reference to it, and every
//! word that is the name of a component.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;

/// The text of each template and component by its name: `page.html`, `components/round-list.html`.
pub type Texts = BTreeMap<String, (SourcePath, Arc<str>)>;

/// For each file the names of all that it may reach, itself included.
pub fn reach(texts: &Texts) -> BTreeMap<&str, BTreeSet<&str>> {
    let tags: BTreeMap<String, &str> =
        texts.keys().filter_map(|name| Some((tag(name)?, name.as_str()))).collect();
    let direct: BTreeMap<&str, BTreeSet<&str>> =
        texts.iter().map(|(name, (_, text))| (name.as_str(), references(text, texts, &tags))).collect();
    direct
        .keys()
        .map(|start| {
            let mut reached = BTreeSet::from([*start]);
            let mut open = vec![*start];
            while let Some(next) = open.pop() {
                let further = direct.get(next).into_iter().flatten().copied();
                open.extend(further.filter(|name| reached.insert(name)));
            }
            (*start, reached)
        })
        .collect()
}

/// A fingerprint of the names and texts of some files.
pub fn fingerprint(texts: &Texts, names: &BTreeSet<&str>) -> Fingerprint {
    let text = |name: &str| texts.get(name).map_or("", |(_, text)| text);
    Fingerprint::of_parts(names.iter().flat_map(|name| [*name, text(name)]))
}

/// What a component is called by in a template: `round_list` for `components/round-list.html`.
fn tag(name: &str) -> Option<String> {
    Some(name.strip_prefix("components/")?.strip_suffix(".html")?.replace('-', "_"))
}

fn references<'a>(text: &str, texts: &'a Texts, tags: &BTreeMap<String, &'a str>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for code in code_blocks(text) {
        let words = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'));
        found.extend(words.filter_map(|word| tags.get(word).copied()));
        for quote in ['"', '\''] {
            let literals = code.split(quote).skip(1).step_by(2);
            found
                .extend(literals.filter_map(|name| texts.get_key_value(name)).map(|(name, _)| name.as_str()));
        }
    }
    found
}

/// The parts of a template between `{{` and `}}` and between `{%` and `%}`.
fn code_blocks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (start, close) = [("{{", "}}"), ("{%", "%}")]
            .into_iter()
            .filter_map(|(open, close)| rest.find(open).map(|start| (start, close)))
            .min()?;
        let code = rest.get(start + 2..)?;
        let end = code.find(close).unwrap_or(code.len());
        rest = code.get(end + 2..).unwrap_or_default();
        Some(&code[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closure_changes_with_what_a_template_reaches_and_with_nothing_else() {
        let page = "{% extends \"base.html\" %}{% block x %}{{ <round_list /> }}{% endblock %}";
        let closure_with = |base: &str, list: &str, other: &str| {
            let files = [
                ("page.html", page),
                ("base.html", base),
                ("components/round-list.html", list),
                ("components/other.html", other),
            ];
            let texts: Texts = files
                .iter()
                .map(|(name, text)| ((*name).into(), (SourcePath::new(name), (*text).into())))
                .collect();
            fingerprint(&texts, &reach(&texts)["page.html"])
        };
        let before = closure_with("base", "list", "other");
        assert_eq!(before, closure_with("base", "list", "changed"));
        assert_ne!(before, closure_with("changed", "list", "other"));
        assert_ne!(before, closure_with("base", "changed", "other"));
        assert_ne!(before, closure_with("base", "{{ <other /> }}", "other"));
    }
}
