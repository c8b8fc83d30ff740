//! Which braces and brackets of a message are open at a place, found as Fluent's own grammar finds them.
//!
//! Owns two guards that have to hold before the parser may see a text: it recurses at every `{` and `(`, and it
//! cuts a letter in two after a faulty `\u` escape. Says nothing about what stands between the braces.

/// Deeper nesting than anybody writes, and far from what the stack can take.
const DEEPEST: usize = 64;

/// What is open at the end of a text.
pub(super) struct Braces {
    /// The offsets of the `{` and `(` that are not closed, outermost first.
    pub open: Vec<usize>,
    /// Where the parser must not go.
    pub refusal: Option<Refusal>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Refusal {
    TooDeep(usize),
    BadEscape(usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// `{ $count` or `NUMBER($count`: quotes and parentheses mean something.
    Expression,
    /// The variants after `->`: text again, until a `}`.
    Variants,
}

/// Reads `text`, which begins outside of all braces.
pub(super) fn scan(text: &str) -> Braces {
    let bytes = text.as_bytes();
    let mut stack: Vec<(usize, Inside)> = Vec::new();
    let mut refusal = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let in_expression = matches!(stack.last(), Some((_, Inside::Expression)));
        match byte {
            b'{' => stack.push((at, Inside::Expression)),
            b'(' if in_expression => stack.push((at, Inside::Expression)),
            b'}' => drop(stack.pop()),
            b')' if in_expression => drop(stack.pop()),
            b'-' if in_expression && bytes.get(at + 1) == Some(&b'>') => {
                if let Some((_, inside)) = stack.last_mut() {
                    *inside = Inside::Variants;
                }
            }
            b'"' if in_expression => {
                let (end, bad_escape) = string_end(bytes, at + 1);
                refusal = bad_escape.map(Refusal::BadEscape);
                at = end;
            }
            _ => {}
        }
        if stack.len() > DEEPEST {
            refusal = Some(Refusal::TooDeep(at));
        }
        if refusal.is_some() {
            break;
        }
        at += 1;
    }
    Braces { open: stack.into_iter().map(|(at, _)| at).collect(), refusal }
}

/// Where the string that begins at `start` ends, and the first `\u` escape in it that lacks digits.
fn string_end(bytes: &[u8], start: usize) -> (usize, Option<usize>) {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'\n' => return (at, None),
            b'\\' => {
                let digits = match bytes.get(at + 1) {
                    Some(b'u') => 4,
                    Some(b'U') => 6,
                    _ => 0,
                };
                let escaped = bytes.get(at + 2..at + 2 + digits);
                if digits > 0 && !escaped.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                    return (at, Some(at));
                }
                at += 2 + digits;
            }
            _ => at += 1,
        }
    }
    (bytes.len(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_found_as_the_parser_finds_it() {
        let cases: [(&str, &[usize]); 10] = [
            ("a = { $x", &[4]),
            ("a = { $x } b", &[]),
            ("a = { NUMBER($x", &[4, 12]),
            ("a = {\"{\"} b", &[]),
            ("a = \"{ $x", &[5]),
            ("a = (see { $x }", &[]),
            ("a = { $x ->\n [one] (\"} *", &[]),
            ("a = { $x ->\n [one] \" { $y", &[4, 21]),
            ("a = } {", &[6]),
            ("a = { \"\\\"}\" ", &[4]),
        ];
        for (text, open) in cases {
            assert_eq!(scan(text).open, open, "{text}");
        }
    }

    #[test]
    fn the_parser_is_kept_from_what_it_cannot_take() {
        let cases = [
            ("{".repeat(65), Some(Refusal::TooDeep(64))),
            ("{ A(\"}\", ".repeat(60), Some(Refusal::TooDeep(288))),
            ("{ $x -> *[a] ".repeat(65), Some(Refusal::TooDeep(832))),
            ("{ \"\\u00å\" }".to_owned(), Some(Refusal::BadEscape(3))),
            ("{ \"\\U01F60A\\u00e5\" } \\uå".to_owned(), None),
            ("{ $x }".repeat(99), None),
        ];
        for (text, refusal) in cases {
            assert_eq!(scan(&text).refusal, refusal, "{text}");
        }
    }
}
