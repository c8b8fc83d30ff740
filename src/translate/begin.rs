//! A new language of a site: one entry more in `anslag.yaml`, and every other byte as it was.

use super::store::Save;
use crate::config::{Missing, canonical_tag};
use crate::diagnostic::Span;
use crate::locale::{Formats, own_name};
use crate::source::SourceFile;
use crate::value::{self, Kind, Node};

/// A language as it is to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewLanguage<'a> {
    pub tag: &'a str,
    /// What speakers of the language call it; `None`: the usual name.
    pub name: Option<&'a str>,
    /// Whose dates and numbers it has; `None`: its own.
    pub format: Option<&'a str>,
    pub missing: Missing,
}

/// What is to be written, and which lines are new.
#[derive(Clone, Debug)]
pub struct Begun {
    pub save: Save,
    pub line: usize,
    pub lines: Vec<String>,
}

/// Why a language cannot be begun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotBegun {
    NoTag(String),
    /// How the tag is written by everybody.
    Spelt {
        tag: String,
        canonical: String,
    },
    /// Nobody knows how the language writes dates and numbers.
    UnknownRules(String),
    Exists(String),
    NoName(String),
    /// The settings have no list of languages, or one that cannot be read.
    NoList,
    /// The new entry would change more than it says.
    Unproved,
}

/// The settings with a language more, at the end of their list.
///
/// # Errors
/// Says why not, and then nothing is to be written.
pub fn begin(settings: &SourceFile, new: NewLanguage<'_>) -> Result<Begun, NotBegun> {
    let tag = new.tag.to_owned();
    match canonical_tag(new.tag) {
        None => return Err(NotBegun::NoTag(tag)),
        Some(canonical) if canonical != tag => return Err(NotBegun::Spelt { tag, canonical }),
        Some(_) => {}
    }
    let format = new.format.unwrap_or(&tag);
    if canonical_tag(format).is_none_or(|canonical| canonical != format) || Formats::new(format).is_err() {
        return Err(NotBegun::UnknownRules(format.to_owned()));
    }
    let name = new.name.or_else(|| own_name(&tag)).ok_or(NotBegun::NoName(tag))?;
    let text = settings.text();
    let before = value::parse(&settings.path, &text, 0..text.len()).value.ok_or(NotBegun::NoList)?;
    let items = before.get("languages").and_then(Node::as_list).ok_or(NotBegun::NoList)?;
    let last = items.last().ok_or(NotBegun::NoList)?;
    let has = |item: &Node| item.get("code").and_then(Node::as_text) == Some(new.tag);
    if items.iter().any(has) {
        return Err(NotBegun::Exists(new.tag.to_owned()));
    }
    let (at, added) = entry(&text, last, new, name);
    let mut after = text.to_string();
    after.insert_str(at, &added);
    if !is_proved(settings, &before, &after, new, name) {
        return Err(NotBegun::Unproved);
    }
    let line = 1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
    let is_at_end = added.starts_with(['\n', '\r']);
    let lines = added.trim_matches(['\n', '\r']).lines().map(str::to_owned).collect();
    let save = Save::new(settings, &after).ok_or(NotBegun::Unproved)?;
    Ok(Begun { save, line: line + usize::from(is_at_end), lines })
}

/// Where the new entry goes, and how it is written: as the last one is.
fn entry(text: &str, last: &Node, new: NewLanguage<'_>, name: &str) -> (usize, String) {
    let fields =
        [("code", new.tag.to_owned()), ("name", quoted(name)), ("missing", new.missing.as_str().to_owned())];
    let format = new.format.map(|format| ("format", format.to_owned()));
    let [code, name, missing] = fields;
    let fields = [code, name].into_iter().chain(format).chain([missing]);
    let pairs: Vec<String> = fields.map(|(key, value)| format!("{key}: {value}")).collect();
    let flow = format!("{{ {} }}", pairs.join(", "));
    let start = last.head().start.min(last.span.start);
    let line_start = text.get(..start).and_then(|above| above.rfind('\n')).map_or(0, |at| at + 1);
    let lead = text.get(line_start..start).unwrap_or_default();
    let end = end_of(text, last);
    let is_flow_item = text.get(start..).is_some_and(|item| item.starts_with('{'));
    let is_block_list = lead.trim_start().strip_prefix('-').is_some_and(|rest| rest.trim().is_empty());
    if !is_block_list {
        return (end, format!(", {flow}"));
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let entry = match is_flow_item {
        true => format!("{lead}{flow}"),
        false => {
            let deeper = format!("{line_end}{}", " ".repeat(lead.len()));
            format!("{lead}{}", pairs.join(&deeper))
        }
    };
    let rest = text.get(end..).unwrap_or_default();
    match rest.find('\n') {
        Some(at) => (end + at + 1, format!("{entry}{line_end}")),
        None => (text.len(), format!("{line_end}{entry}")),
    }
}

/// Where a value ends: the place of a group of lines goes on to whatever comes next.
fn end_of(text: &str, node: &Node) -> usize {
    let is_flow = text.get(node.span.start..).is_some_and(|rest| rest.starts_with(['{', '[']));
    match &node.kind {
        Kind::Map(entries) if !is_flow => {
            let ends = entries.iter().map(|entry| end_of(text, &entry.value).max(entry.key_span.end));
            ends.max().unwrap_or(node.span.end)
        }
        Kind::List(items) if !is_flow => {
            items.iter().map(|item| end_of(text, item)).max().unwrap_or(node.span.end)
        }
        Kind::Null
        | Kind::Bool(_)
        | Kind::Integer(_)
        | Kind::Float(_)
        | Kind::Text(_)
        | Kind::List(_)
        | Kind::Map(_) => node.span.end,
    }
}

/// A name as YAML reads it back.
fn quoted(name: &str) -> String {
    let is_plain = name.chars().all(|sign| sign.is_alphabetic() || matches!(sign, ' ' | '(' | ')'))
        && name.starts_with(char::is_alphabetic)
        && !name.ends_with(' ')
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
            .contains(&name.to_lowercase().as_str());
    if is_plain {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// Whether the settings say the same as before, and the new language.
fn is_proved(settings: &SourceFile, before: &Node, after: &str, new: NewLanguage<'_>, name: &str) -> bool {
    let parsed = value::parse(&settings.path, after, 0..after.len());
    let Some(now) = parsed.value.filter(|_| parsed.diagnostics.is_empty()) else { return false };
    let (Some(old), Some(entries)) = (before.as_map(), now.as_map()) else { return false };
    let is_same = old.len() == entries.len()
        && old.iter().zip(entries).all(|(old, new)| {
            let is_list = &*old.key == "languages";
            old.key == new.key && (is_list || old.value.fingerprint() == new.value.fingerprint())
        });
    let languages = |node: &Node| node.get("languages").and_then(Node::as_list).map(<[Node]>::to_vec);
    let (Some(old), Some(mut all)) = (languages(before), languages(&now)) else { return false };
    let Some(added) = all.pop() else { return false };
    let says = |key: &str| added.get(key).and_then(Node::as_text).map(str::to_owned);
    is_same
        && old.iter().map(Node::fingerprint).eq(all.iter().map(Node::fingerprint))
        && says("code").as_deref() == Some(new.tag)
        && says("name").as_deref() == Some(name)
        && says("format").as_deref() == new.format
        && says("missing").as_deref() == Some(new.missing.as_str())
        && added.span != Span::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    fn added(text: &str, tag: &str, name: Option<&str>) -> Result<String, NotBegun> {
        let format = name.map(|_| "sv-SE");
        let settings = SourceFile::new(SourcePath::new("anslag.yaml"), text.as_bytes());
        let begun = begin(&settings, NewLanguage { tag, name, format, missing: Missing::Link })?;
        let after = String::from_utf8(begun.save.after.to_vec()).unwrap();
        let lines: Vec<&str> = after.lines().skip(begun.line - 1).take(begun.lines.len()).collect();
        assert!(begun.lines.iter().zip(lines).all(|(told, line)| line.contains(told.as_str())), "{after}");
        Ok(after)
    }

    #[test]
    fn the_new_language_is_written_as_the_others_are() {
        let cases = [
            (
                "a: 1 # x\nlanguages:\n  - { code: sv, name: Svenska } # source\n\n# menus\nmenus: {}\n",
                "  - { code: sv, name: Svenska } # source\n",
                "  - { code: fi, name: Suomi, missing: link }\n",
            ),
            (
                "languages:\r\n- code: sv\r\n  name: Svenska # x\r\n# below\r\nb: 1\r\n",
                "  name: Svenska # x\r\n",
                "- code: fi\r\n  name: Suomi\r\n  missing: link\r\n",
            ),
            (
                "languages:\n  - code: sv\n    name: Svenska\n    fallback:\n      - en\n  - { code: en, name: English }",
                "{ code: en, name: English }",
                "\n  - { code: fi, name: Suomi, missing: link }",
            ),
            (
                "languages:\n  - code: sv\n    name: Svenska\n    fallback:\n      - en\nfeed: x\n",
                "      - en\n",
                "  - code: fi\n    name: Suomi\n    missing: link\n",
            ),
            (
                "languages: [{ code: sv, name: Svenska }, { code: en, name: English }] # all\nb: 1\n",
                "name: English }",
                ", { code: fi, name: Suomi, missing: link }",
            ),
            (
                "\u{FEFF}languages:\n  - {\n      code: sv,\n      name: Svenska,\n    }\nb: 1\n",
                "    }\n",
                "  - { code: fi, name: Suomi, missing: link }\n",
            ),
        ];
        for (text, behind, new) in cases {
            let expected = text.replacen(behind, &format!("{behind}{new}"), 1);
            assert_eq!(added(text, "fi", None), Ok(expected), "{text}");
        }
        let named = added("languages: [{ code: sv, name: S }]\n", "sma", Some("Åarjelsaemien: \"gïele\""));
        assert_eq!(
            named.unwrap(),
            "languages: [{ code: sv, name: S }, { code: sma, name: \"Åarjelsaemien: \\\"gïele\\\"\", format: sv-SE, missing: link }]\n"
        );
    }

    #[test]
    fn what_is_no_new_language_is_refused() {
        let text = "languages:\n  - { code: sv, name: Svenska }\n";
        let cases = [
            (text, "finnish", NotBegun::NoTag("finnish".into())),
            (text, "fi_FI", NotBegun::NoTag("fi_FI".into())),
            (text, "../x", NotBegun::NoTag("../x".into())),
            (text, "pt-br", NotBegun::Spelt { tag: "pt-br".into(), canonical: "pt-BR".into() }),
            (text, "sv", NotBegun::Exists("sv".into())),
            (text, "qaa", NotBegun::UnknownRules("qaa".into())),
            ("languages: x\n", "fi", NotBegun::NoList),
            ("a: [\n", "fi", NotBegun::NoList),
            ("x: &l [{ code: sv, name: S }]\nlanguages: *l\n", "fi", NotBegun::Unproved),
        ];
        for (text, tag, expected) in cases {
            assert_eq!(added(text, tag, None), Err(expected), "{tag} {text}");
        }
    }
}
