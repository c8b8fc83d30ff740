//! What people see who do not read English: every diagnostic that the guide and the mistakes give, in Swedish.

use anslag::check;
use anslag::diagnostic::{Code, Diagnostic};
use anslag::report;

use crate::{guide, mistakes};

/// Texts that stay as they are, each with the reason.
const UNTRANSLATED: &[(&str, &str)] = &[];

/// Words that show that a part of a text is still English; none of them is a word of Swedish too.
const ENGLISH: &[&str] = &[
    "an", "and", "are", "as", "at", "be", "before", "but", "by", "can", "cannot", "did", "does", "expected",
    "found", "from", "has", "have", "here", "is", "it", "its", "missing", "no", "not", "of", "on", "one",
    "or", "page", "such", "that", "the", "there", "this", "to", "was", "what", "which", "while", "with",
    "write", "you",
];

#[test]
fn every_diagnostic_can_be_read_in_swedish() {
    let examples = Code::ALL.iter().flat_map(|code| guide::findings(*code, &guide::example(*code)));
    let mistakes = check::check(&mistakes::with_all_mistakes(), check::Scope::Finished);
    let english: Vec<Diagnostic> = examples.chain(mistakes).collect();
    let swedish = report::in_language(&english, "sv");
    assert_eq!(swedish.len(), english.len());
    let mut faults = Vec::new();
    let mut excused: Vec<&str> = UNTRANSLATED.iter().map(|(text, _)| *text).collect();
    for (before, after) in english.iter().zip(&swedish) {
        assert_eq!(texts(before).len(), texts(after).len(), "{before:?}");
        for (text, translated) in texts(before).into_iter().zip(texts(after)) {
            let is_excused = UNTRANSLATED.iter().any(|(other, _)| *other == text);
            excused.retain(|other| *other != text);
            let english: Vec<&str> = words(translated).filter(|word| ENGLISH.contains(word)).collect();
            if (text == translated || !english.is_empty()) && !is_excused {
                faults.push(format!("{}: {text}\n  {translated}\n  {english:?}", before.code.as_str()));
            }
        }
    }
    assert!(faults.is_empty(), "add these to `src/report/wording/sv.txt`:\n{}", faults.join("\n"));
    assert!(excused.is_empty(), "no longer said: {excused:?}");
}

fn texts(diagnostic: &Diagnostic) -> Vec<&str> {
    let labels = diagnostic.labels.iter().map(|label| &label.text);
    let texts = [&diagnostic.message].into_iter().chain(labels).chain(&diagnostic.hints);
    texts.map(String::as_str).filter(|text| !text.is_empty()).collect()
}

/// The words outside backticks.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let outside = text.split('`').step_by(2);
    outside.flat_map(str::split_whitespace).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
}
