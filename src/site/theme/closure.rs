//! What each template may reach: an over-estimate from its text, so that no change of what it needs goes unseen.
//!
//! Tera's own tree is private. Every word that names a component counts as a call of it, and every quoted name of a
//! template as a reference to it, also in comments and plain text: at worst a page is rendered once too often.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;

/// Each template and component by its name: `page.html`, `components/round-list.html`.
pub type Texts = BTreeMap<String, (SourcePath, Arc<str>)>;

/// For each file the names of all that it may reach, itself included.
pub fn reach(texts: &Texts) -> BTreeMap<&str, BTreeSet<&str>> {
    let definers = definers(texts);
    let direct: BTreeMap<&str, BTreeSet<&str>> =
        texts.iter().map(|(name, (_, text))| (name.as_str(), references(text, texts, &definers))).collect();
    let reached_from = |start: &&'_ str| {
        let mut open: Vec<&str> =
            texts.get_key_value(*start).map(|(name, _)| name.as_str()).into_iter().collect();
        open.extend(called(start).and_then(|name| definers.get(&name)).into_iter().flatten());
        let mut reached = BTreeSet::new();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(&direct[next]);
            }
        }
        reached
    };
    direct.keys().map(|start| (*start, reached_from(start))).collect()
}

/// A fingerprint of some files, with their places, which diagnostics name.
pub fn fingerprint(texts: &Texts, names: &BTreeSet<&str>) -> Fingerprint {
    let files = names.iter().filter_map(|name| texts.get(*name));
    Fingerprint::of_parts(files.flat_map(|(path, text)| [path.as_str(), text]))
}

/// What a component's file promises to define: `round_list` for `components/round-list.html`.
fn called(name: &str) -> Option<String> {
    Some(name.strip_prefix("components/")?.strip_suffix(".html")?.replace('-', "_"))
}

type Definers<'a> = BTreeMap<String, BTreeSet<&'a str>>;

/// The files that define each component or that promise to by their own name: a copied file may define what another
/// one should.
fn definers(texts: &Texts) -> Definers<'_> {
    let mut definers = Definers::new();
    for (name, (_, text)) in texts {
        if let Some(component) = called(name) {
            definers.entry(component).or_default().insert(name);
        }
        let defined = words(text).zip(words(text).skip(1)).filter(|(before, _)| *before == "component");
        for (_, component) in defined {
            definers.entry(component.to_owned()).or_default().insert(name);
        }
    }
    definers
}

fn references<'a>(text: &str, texts: &'a Texts, definers: &Definers<'a>) -> BTreeSet<&'a str> {
    let called = words(text).filter_map(|word| definers.get(word)).flatten().copied();
    let quoted = text
        .split(['"', '\'', '`'])
        .filter_map(|name| texts.get_key_value(name).map(|(name, _)| name.as_str()));
    called.chain(quoted).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The closure of `page.html` among files of these names, places and texts.
    fn closure(files: &[(&str, &str, &str)]) -> Fingerprint {
        let file = |(name, path, text): &(&str, &str, &str)| {
            ((*name).to_owned(), (SourcePath::new(path), Arc::from(*text)))
        };
        let page = "{% extends \"base.html\" %}{% block x %}{{ <round_list /> }}{% endblock %}";
        let texts: Texts = files.iter().chain([&("page.html", "page", page)]).map(file).collect();
        fingerprint(&texts, &reach(&texts)["page.html"])
    }

    #[test]
    fn a_closure_changes_with_what_a_template_reaches_and_with_nothing_else() {
        let with = |base: &str, place: &str, list: &str, other: &str| {
            closure(&[
                ("base.html", place, base),
                ("components/round-list.html", "list", list),
                ("components/other.html", "other", other),
            ])
        };
        let before = with("base", "a", "list", "other");
        assert_eq!(before, with("base", "a", "list", "changed"));
        let changed = [
            with("changed", "a", "list", "other"),
            with("base", "b", "list", "other"),
            with("base", "a", "changed", "other"),
            with("base", "a", "{{ <other /> }}", "other"),
        ];
        assert!(!changed.contains(&before));
    }

    #[test]
    fn a_closure_has_every_file_that_defines_what_is_called() {
        let with = |copy: &str| {
            closure(&[
                ("components/round-list.html", "list", "{% component wrong() %}{% endcomponent wrong %}"),
                ("components/a-copy.html", "copy", copy),
            ])
        };
        let none = with("");
        let one = with("{% component round_list() %}1{% endcomponent round_list %}");
        let two = with("{% component round_list() %}2{% endcomponent round_list %}");
        assert!(none != one && one != two);
    }
}
