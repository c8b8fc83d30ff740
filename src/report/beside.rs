//! Two texts beside one another for the terminal: what has changed in the one word by word, and the other.

/// How a word is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    Plain,
    /// `[-word-]`, or in red.
    Removed,
    /// `{+word+}`, or in green.
    Added,
}

/// The lines of both texts, wrapped to their halves of a line of `width` characters.
pub fn beside(left: &[(Style, String)], right: &str, width: usize, colour: bool) -> Vec<String> {
    let half = width.saturating_sub(GAP) / 2;
    let left = wrap(&words(left, colour), half, colour);
    let right = wrap(&words(&[(Style::Plain, right.to_owned())], colour), half, colour);
    let lines = left.len().max(right.len());
    let line = |number: usize| {
        let (text, length) = left.get(number).map_or(("", 0), |(text, length)| (text, *length));
        let other = right.get(number).map_or("", |(text, _)| text);
        let space = " ".repeat((half + GAP).saturating_sub(length));
        format!("{text}{space}{other}").trim_end().to_owned()
    };
    (0..lines).map(line).collect()
}

/// The space between the two.
const GAP: usize = 4;

const RESET: &str = "\u{1b}[0m";

/// What stands between two spaces, in pieces of one style each.
type Word = Vec<(Style, String)>;

fn words(parts: &[(Style, String)], colour: bool) -> Vec<Word> {
    let mut words: Vec<Word> = vec![Word::new()];
    for (style, text) in parts {
        let (begin, end) = marks(*style, colour);
        // A space that stands between marks belongs to what is marked.
        let text = format!("{begin}{text}{end}");
        for (number, piece) in text.split(char::is_whitespace).enumerate() {
            if number > 0 {
                words.push(Word::new());
            }
            if let Some(word) = words.last_mut().filter(|_| !piece.is_empty()) {
                word.push((*style, piece.to_owned()));
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What stands around a word where there are no colours.
fn marks(style: Style, colour: bool) -> (&'static str, &'static str) {
    match style {
        Style::Removed if !colour => ("[-", "-]"),
        Style::Added if !colour => ("{+", "+}"),
        Style::Plain | Style::Removed | Style::Added => ("", ""),
    }
}

/// Lines with their lengths in characters.
fn wrap(words: &[Word], width: usize, colour: bool) -> Vec<(String, usize)> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for word in words {
        let length: usize = word.iter().map(|(_, piece)| piece.chars().count()).sum();
        let drawn: String = word.iter().map(|(style, piece)| paint(*style, piece, colour)).collect();
        match lines.last_mut() {
            Some((line, used)) if *used + 1 + length <= width => {
                line.push(' ');
                line.push_str(&drawn);
                *used += 1 + length;
            }
            Some(_) | None => lines.push((drawn, length)),
        }
    }
    lines
}

fn paint(style: Style, text: &str, colour: bool) -> String {
    let code = match style {
        Style::Removed if colour => "\u{1b}[31m",
        Style::Added if colour => "\u{1b}[32m",
        Style::Plain | Style::Removed | Style::Added => return text.to_owned(),
    };
    format!("{code}{text}{RESET}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_wrapped_to_their_halves() {
        let left = [
            (Style::Plain, "den ".to_owned()),
            (Style::Removed, "1 mars".to_owned()),
            (Style::Added, "2 maj".to_owned()),
            (Style::Plain, ", och sedan".to_owned()),
        ];
        let drawn = beside(&left, "on 1 March, and then some days more", 40, false);
        assert_eq!(
            drawn,
            [
                "den [-1 mars-]{+2     on 1 March, and",
                "maj+}, och sedan      then some days",
                "                      more",
            ]
        );
        let coloured = beside(&left, "", 80, true);
        assert_eq!(
            coloured,
            [
                "den \u{1b}[31m1\u{1b}[0m \u{1b}[31mmars\u{1b}[0m\u{1b}[32m2\u{1b}[0m \u{1b}[32mmaj\u{1b}[0m, och sedan"
            ]
        );
        assert!(beside(&[], "", 0, false).is_empty());
    }
}
