//! Translations that are still the text of the source.

use crate::diagnostic::Code;

use super::Finding;
use super::line::Line;
use super::message::Pair;

/// Sentences that are the same in both languages. Names are, and single words often are; a term is a name.
pub fn compare<'a>(pair: &Pair<'_, 'a>) -> Vec<Finding<'a>> {
    let is_meant = pair.source.notes.is_same || pair.translation.notes.is_same;
    if pair.source.id().is_term() || is_meant {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (source, text) in pair.texts() {
        let lines = |variants: &[crate::i18n::Variant<'_>]| -> Vec<String> {
            variants.iter().map(|variant| Line::of(variant).text).collect()
        };
        let own = lines(&text.variants);
        if own.is_empty() || own != lines(&source.variants) || !own.iter().any(|text| is_sentence(text)) {
            continue;
        }
        let name = pair.translation.name(text.attribute);
        let what =
            format!("`{name}` is the same in `{}` and `{}`", pair.source.language, pair.translation.language);
        let place = pair.source.name_span(text.attribute);
        let finding = pair.finding(Code::SameText, pair.translation.name_span(text.attribute), what, place);
        findings.push(finding.hint("translate it; if it is meant, write `# same` above it"));
    }
    findings
}

/// More than one word, with one that is no name after the first.
fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let is_plain =
        |word: &&str| word.starts_with(char::is_lowercase) && !word.contains(['.', '/', '@', '_', '=', ':']);
    let words: Vec<&str> = words.collect();
    words.len() > 1 && words.iter().any(is_plain)
}
