//! The tables hold all that diagnostics say, and nothing else.

use super::source::{self, Literal};
use super::*;

/// Where texts stand that are not in a diagnostic.
const ELSEWHERE: &[(&str, &str)] = &[
    ("cli", "what the program says on a terminal"),
    ("new_content", "why nothing is begun, said on a terminal"),
    ("report", "the faults of the tables themselves"),
    ("diagnostic/code", "the summaries of the codes, which only the guide shows"),
    ("programme/clock", "why the site will change"),
    ("schema", "what schemas say to editors"),
    ("stage", "faults of the machine"),
    ("translate/exchange", "what `i18n export` and `i18n import` say on a terminal, and in what they write"),
    ("translate/store", "faults of the machine"),
    ("xml", "what is wrong with a file that is imported, said on a terminal"),
    ("serve", "what the preview itself says, which has words of its own"),
    ("site/query", "what a page asked for, which `anslag why` lists"),
];

/// Why a text has no entry: those that it is a part of have one.
const PART: &str = "a part of texts";

/// Why a text has no entry: it is looked for in what people wrote.
const WRITTEN: &str = "looked for on pages";

/// Texts in the same files that are no diagnostic's, or not a whole one's.
const UNTOLD: &[(&str, &str)] = &[
    ("needs the code of a country", PART),
    ("knows no country with the code `{code}`", PART),
    ("needs a date", PART),
    ("needs a list", PART),
    ("needs a number", PART),
    ("pages show", PART),
    ("and every page must be translated", PART),
    ("and is left out", PART),
    ("and are left out", PART),
    ("and readers are led to the originals", PART),
    ("and readers are shown the originals", PART),
    ("and readers are led to the original", PART),
    ("and readers are shown the original", PART),
    ("sista dag", WRITTEN),
    ("no later than", WRITTEN),
    ("last day", WRITTEN),
    ("made up of", WRITTEN),
    ("countries in", WRITTEN),
    ("no longer", WRITTEN),
    ("other countries", WRITTEN),
    ("is not defined", "looked for in what the template engine says"),
    ("cannot open the site `{}`: {error}", "a fault of the machine"),
    (
        "`{}` is not a locale with known rules for dates and numbers",
        "a filter that needs the format of a language tells that it is unknown",
    ),
    ("template functions are called only within `enter`", "why something cannot be"),
    ("nothing is fetched", "said to the validator, which asks for a file"),
    ("this is not a tag", "the tag is text then, and nothing is told"),
    ("Invalid type for the value, expected `", "looked for in what the template engine says"),
    ("` but got `", "looked for in what the template engine says"),
    (" is defined in both ", "looked for in what the template engine says"),
];

/// What the template engine says, whose texts are not ours.
const OF_THE_ENGINE: &[&str] = &[
    "unknown tag",
    "unknown filter `{1}`",
    "unknown function `{1}`",
    "unknown test `{1}`",
    "unknown component `{1}`",
    "unknown template `{1}`",
    "variable `{1}` is not defined",
    "field `{1}` is not defined",
    "found {1} but expected {2}",
    "found {1} but was expecting {2}",
    "unexpected end of input",
    "unexpected character",
    "missing keyword argument `{1}`",
    "block `{1}` is not defined in any parent template",
    "unclosed component '{1}'",
];

#[test]
fn what_the_program_says_is_in_the_tables() {
    let known: Vec<&str> = FILES.iter().flat_map(|(_, file)| table::texts(file)).collect();
    let mut missing = Vec::new();
    let mut untold: Vec<&str> = UNTOLD.iter().map(|(text, _)| *text).collect();
    for literal in source::literals().iter().filter(|literal| is_said(literal)) {
        let is_excused = untold.contains(&&*literal.text);
        untold.retain(|text| *text != literal.text);
        let is_known = known.iter().any(|text| fit(literal, text));
        if is_known == is_excused {
            missing.push(format!("{}: {}", literal.file, literal.text));
        }
    }
    assert!(
        missing.is_empty(),
        "not in `sv.txt` or `sv-phrases.txt`, and not excused in this file:\n{}",
        missing.join("\n")
    );
    assert!(untold.is_empty(), "no longer in the program: {untold:?}");
}

#[test]
fn what_is_in_the_tables_is_said_by_the_program() {
    let literals: Vec<Literal> = source::literals().into_iter().filter(is_in_a_diagnostic).collect();
    let mut unsaid: Vec<&str> = table::texts(FILES[0].1);
    unsaid.retain(|text| !literals.iter().any(|literal| fit(literal, text)));
    assert_eq!(unsaid, OF_THE_ENGINE, "no text of the program is one of these");
}

/// Whether a literal stands where diagnostics are made.
fn is_in_a_diagnostic(literal: &Literal) -> bool {
    !ELSEWHERE
        .iter()
        .any(|(place, _)| literal.file.strip_prefix(place).is_some_and(|rest| rest.starts_with(['/', '.'])))
}

/// Whether a literal looks like words of a diagnostic.
fn is_said(literal: &Literal) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    is_in_a_diagnostic(literal) && literal.text.split(' ').filter(is_word).count() >= 2
}

/// Whether a literal of the program and a text of a table are the same, where one of them may say more.
fn fit(literal: &Literal, text: &str) -> bool {
    let format = literal.as_format();
    let has_words = format.chars().filter(char::is_ascii_lowercase).count() > 1;
    let says_more = Pattern::new(&format).parts(&sample(text), false).is_some();
    literal.text == text
        || has_words && (says_more || stands_for(text, &format) || stands_for(text, &literal.text))
}

/// Whether an entry stands for a text with nothing in its gaps that ought to be spelled out.
fn stands_for(entry: &str, text: &str) -> bool {
    let text = sample(text);
    let is_short = |part: &Part<'_>| match part {
        Part::Name(_) => true,
        Part::Phrase(words) => words.split(' ').count() <= 2,
    };
    Pattern::new(entry).parts(&text, false).is_some_and(|parts| parts.iter().all(is_short))
}
