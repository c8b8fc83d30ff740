//! Mends of locale files that cannot be wrong: what a diagnostic says to write, where there is only one way to do it.
//!
//! Owns which those are. That a mend changes nothing else is proved by [`super::edit`], and what cannot be proved is
//! left alone.

use std::sync::Arc;

use super::edit::mend;
use crate::diagnostic::{Diagnostic, Span};
use crate::i18n::{self, Resource};
use crate::path::SourcePath;

/// A message has seldom more faults than one; this many are still mended.
const MOST_FAULTS: usize = 100;

/// The text of a file where the messages that could not be read can be, as far as that can be mended. `wants` says of
/// which keys.
pub fn mend_syntax(path: &SourcePath, text: &Arc<str>, wants: &dyn Fn(&str) -> bool) -> Arc<str> {
    let mut text = Arc::clone(text);
    let mut done = 0;
    // Each mend moves what is behind it, so that the file is read again after each.
    loop {
        let file = i18n::parse(path, &text).value;
        let broken =
            file.broken().into_iter().filter(|(id, stretch)| stretch.start >= done && wants(id.as_str()));
        let Some((id, stretch)) = broken.min_by_key(|(_, stretch)| stretch.start) else { return text };
        done = stretch.start + 1;
        let own = text.get(stretch.start..stretch.end).unwrap_or_default();
        let Some(mended) = readable(path, own) else { continue };
        if let Ok(after) = mend(&file, id.as_str(), &[(stretch, mended)]) {
            text = after.into();
        }
    }
}

/// The text of a file where these findings about spaces, dots and quotation marks are mended.
pub fn mend_typography(path: &SourcePath, text: &Arc<str>, findings: &[&Diagnostic]) -> Arc<str> {
    let mut text = Arc::clone(text);
    let mut spans: Vec<Span> = findings.iter().filter_map(|finding| finding.at.as_ref()?.span).collect();
    // From the end, so that the places before stay where they are.
    spans.sort();
    for span in spans.into_iter().rev() {
        let file = i18n::parse(path, &text).value;
        let Some(place) = slip(&file, span) else { continue };
        let around = |entry: &&i18n::Entry| entry.span.start <= span.start && span.end <= entry.span.end;
        let Some(entry) = file.entries().iter().find(around) else { continue };
        if let Ok(after) = mend(&file, entry.id.as_str(), &[place]) {
            text = after.into();
        }
    }
    text
}

/// What is to stand in place of a sign that was told.
fn slip(file: &Resource, span: Span) -> Option<(Span, String)> {
    let text = file.whole();
    let told = text.get(span.start..span.end)?;
    let is_spaces = !told.is_empty() && told.bytes().all(|byte| byte == b' ');
    let literal = text.get(..span.start).and_then(|before| before.rfind('{')).zip(i18n_end(text, span));
    let literal = literal.filter(|(open, close)| {
        let inside = text.get(open + 1..close - 1).unwrap_or_default().trim_matches(' ');
        inside.len() > 2
            && inside.starts_with('"')
            && inside.ends_with('"')
            && inside.trim_matches(['"', ' ']).is_empty()
    });
    match (literal, told) {
        // A space that was written so that it stays, at the beginning or the end of a text.
        (Some((open, close)), _) if is_spaces => Some((Span::new(open, close), String::new())),
        (None, "...") => Some((span, "…".to_owned())),
        (None, "\"") => Some((span, "”".to_owned())),
        (None, _) if is_spaces && told.len() > 1 => Some((span, " ".to_owned())),
        (Some(_) | None, _) => None,
    }
}

/// Where the placeable ends that a place lies in.
fn i18n_end(text: &str, span: Span) -> Option<usize> {
    let open = text.get(..span.start)?.rfind('{')?;
    i18n::placeable_end(text, open).filter(|end| *end >= span.end)
}

/// A message that can be read, made from one that cannot. `None`: it takes somebody to decide.
fn readable(path: &SourcePath, text: &str) -> Option<String> {
    let mut text: Arc<str> = text.into();
    for _ in 0..MOST_FAULTS {
        let checked = i18n::parse(path, &text);
        let Some(fault) = checked.diagnostics.first() else {
            return (checked.value.entries().len() == 1).then(|| text.to_string());
        };
        let span = fault.at.as_ref()?.span?;
        let (place, new) = tabs(&text, span)
            .or_else(|| quotes(&text, span))
            .or_else(|| star(&text, span))
            .or_else(|| indentation(&text, span, fault))?;
        let mut mended = text.to_string();
        mended.replace_range(place.start..place.end, &new);
        text = mended.into();
    }
    None
}

/// A line that tabs indent: four spaces for each. A tab between braces is one space.
fn tabs(text: &str, span: Span) -> Option<(Span, String)> {
    let start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.split('\n').next()?;
    let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    if indent.contains('\t') {
        return Some((Span::new(start, start + indent.len()), indent.replace('\t', "    ")));
    }
    (text.get(span.start..span.end)? == "\t").then(|| (span, " ".to_owned()))
}

/// `“long”` or `'long'` where Fluent takes `"long"`.
fn quotes(text: &str, span: Span) -> Option<(Span, String)> {
    const PAIRS: [(&str, &str); 3] = [("“”„‟", "“”„‟\""), ("'‘’‚", "'‘’‚"), ("«»", "«»")];
    let told = text.get(span.start..span.end)?;
    let (_, closing) = PAIRS.iter().find(|(opening, _)| told.starts_with(|sign| opening.contains(sign)))?;
    let mut inside = told.chars();
    inside.next();
    let last = inside.next_back().filter(|sign| closing.contains(*sign))?;
    let word = inside.as_str();
    let is_plain = !word.contains(['"', '\\', last]);
    is_plain.then(|| (span, format!("\"{word}\"")))
}

/// `[other]` without its star, which is what it is for.
fn star(text: &str, span: Span) -> Option<(Span, String)> {
    let is_other = text.get(span.start..span.end)? == "[other]";
    let space = text.get(..span.start)?.ends_with(' ');
    is_other.then(|| (Span::new(span.start - usize::from(space), span.start), "*".to_owned()))
}

/// A line of a text that begins in the first column, right below the line that it goes on from.
fn indentation(text: &str, span: Span, fault: &Diagnostic) -> Option<(Span, String)> {
    let above = text.get(..span.start)?.strip_suffix('\n')?;
    let line = text.get(span.start..span.end)?;
    let last = above.rsplit('\n').next()?.trim_end();
    let goes_on = line.starts_with(|sign: char| sign.is_lowercase() || matches!(sign, '{' | '<' | '(' | '-'))
        || last.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '=' | ',' | ';' | '}' | '>'));
    let is_only_way = matches!(fault.hints.as_slice(), [hint] if hint == "indent it by 4 spaces");
    let may = is_only_way && goes_on && !last.is_empty() && !last.starts_with('#') && !line.contains('=');
    may.then(|| (Span::new(span.start, span.start), "    ".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Location};

    fn path() -> SourcePath {
        SourcePath::new("i18n/sv/ui.ftl")
    }

    #[test]
    fn what_can_be_read_in_one_way_only_is_mended() {
        let around = |text: &str| format!("# of x\nx = X\n{text}\n\n## G\ny = {{ x }}\n");
        let cases = [
            ("a =\n\tA\n\t\tB", "a =\n    A\n        B"),
            (
                "a = { DATETIME($d, dateStyle: “long”) } and “so”",
                "a = { DATETIME($d, dateStyle: \"long\") } and “so”",
            ),
            ("a = { 'x' } { «y» }", "a = { \"x\" } { \"y\" }"),
            ("a = { $n ->\n    [one] A\n    [other] B\n }", "a = { $n ->\n    [one] A\n   *[other] B\n }"),
            (
                "a = The text goes\non here, and\n<b>there</b>",
                "a = The text goes\n    on here, and\n    <b>there</b>",
            ),
            ("a =\nText", "a =\n    Text"),
            ("a = {\t$x }", "a = { $x }"),
        ];
        for (text, mended) in cases {
            let all = |_: &str| true;
            let after = mend_syntax(&path(), &around(text).into(), &all);
            assert_eq!(*after, *around(mended), "{text}");
            assert_eq!(*mend_syntax(&path(), &around(text).into(), &|key| key == "b"), *around(text));
        }
        let left = [
            "a = { $x",
            "a = A }",
            "a = The text ends.\nAnother begins",
            "a = The text goes\n\non here",
            "a = The text goes\nnew: text",
            "a = The text goes\n[on] here",
            "a = { “x }",
            "a = { 'it's' }",
            "a = { $n ->\n [one] A\n [two] B\n }",
            "a = A\n\t.t = { $x",
        ];
        for text in left {
            assert_eq!(*mend_syntax(&path(), &around(text).into(), &|_| true), *around(text));
        }
    }

    #[test]
    fn signs_are_mended_where_they_were_told() {
        let cases = [
            ("a = A  b", "  ", "a = A b"),
            ("a = Read more...", "...", "a = Read more…"),
            ("a = Den \"lilla", "\"", "a = Den ”lilla"),
            ("a = Läs:{ \" \" }", " \" }", "a = Läs:"),
            ("a = {\"  \"}Läs", "  ", "a = Läs"),
            ("a = {\" \"}", " ", "a = {\" \"}"),
            ("a = Läs", "ä", "a = Läs"),
            ("a = {\"x  y\"}", "  ", "a = {\"x y\"}"),
        ];
        for (text, told, mended) in cases {
            let at = text.find(told).unwrap();
            let length = told.len() - told.trim_start_matches(' ').len();
            let span = Span::new(at, at + if length > 0 { length } else { told.len() });
            let finding = Diagnostic::new(Code::Typography, "").at(Location::new(&path(), span));
            assert_eq!(*mend_typography(&path(), &text.into(), &[&finding]), *mended, "{text}");
        }
    }

    #[test]
    fn mends_leave_all_that_can_be_read() {
        const LINES: [&str; 16] = [
            "# note",
            "## G",
            "",
            "a = A",
            "b = { “x” }",
            "\tc = x",
            "c =",
            "\tC",
            "goes on",
            "d = { $n ->",
            " [one] A",
            " [other] B",
            "}",
            "e = { a",
            "f = 'x'",
            " .t = T",
        ];
        let mut random = fastrand::Rng::with_seed(43);
        let mut mended = 0;
        for _ in 0..1_500 {
            let lines: Vec<&str> =
                (0..random.usize(0..14)).map(|_| LINES[random.usize(0..LINES.len())]).collect();
            let text: Arc<str> = lines.join(if random.bool() { "\n" } else { "\r\n" }).into();
            let after = mend_syntax(&path(), &text, &|_| true);
            mended += usize::from(text != after);
            let (old, new) = (i18n::parse(&path(), &text).value, i18n::parse(&path(), &after).value);
            let kept = |entry: &&i18n::Entry| old.entries().iter().any(|known| known.id == entry.id);
            let kept: Vec<&str> = new.entries().iter().filter(kept).map(|entry| new.text(entry)).collect();
            let known: Vec<&str> = old.entries().iter().map(|entry| old.text(entry)).collect();
            assert_eq!(kept, known, "{text:?} {after:?}");
            let words = |text: &str| text.split(['\t', ' ', '*', '"', '“', '”', '\'']).collect::<String>();
            assert_eq!(words(&text), words(&after));
            assert_eq!(mend_syntax(&path(), &after, &|_| true), after, "what was mended stays");
        }
        assert!(mended > 150, "{mended}");
    }
}
