//! Lines of iCalendar: names and values, escaped and folded (RFC 5545, 3.1), in Unicode and without a clock.

use std::sync::Arc;

use crate::language::Language;

/// How many octets a line has at most, without its end.
const LENGTH: usize = 75;

/// A calendar being written.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// Begins a component: `VEVENT`.
    pub fn open(&mut self, component: &str) {
        self.line(&format!("BEGIN:{component}"));
    }

    /// Ends the component that was begun last.
    pub fn close(&mut self, component: &str) {
        self.line(&format!("END:{component}"));
    }

    /// A value that is written as it is: a date, a number, an address. So are parameters.
    pub fn value(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", legal(value).replace('\n', "")));
    }

    /// A text for people, in a language if it is in words.
    pub fn text(&mut self, name: &str, language: Option<&Language>, text: &str) {
        self.line(&format!("{}:{}", in_language(name, language), escaped(text)));
    }

    /// Several texts as one value; nothing if there are none.
    pub fn list(&mut self, name: &str, language: &Language, items: &[&str]) {
        if !items.is_empty() {
            let items: Vec<String> = items.iter().map(|item| escaped(item)).collect();
            self.line(&format!("{}:{}", in_language(name, Some(language)), items.join(",")));
        }
    }

    pub fn into_bytes(self) -> Arc<[u8]> {
        self.0.into_bytes().into()
    }

    /// Folds a line between letters. What follows the first part begins with a space, which counts.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > LENGTH {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// `SUMMARY;LANGUAGE=sv`. The tag of a language has letters, digits and hyphens, which need no quotes.
fn in_language(name: &str, language: Option<&Language>) -> String {
    language.map_or_else(|| name.to_owned(), |language| format!("{name};LANGUAGE={language}"))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in legal(text).chars() {
        match letter {
            '\n' => escaped.push_str("\\n"),
            '\\' | ',' | ';' => escaped.extend(['\\', letter]),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Without control characters, which no line may have, and soft hyphens, which are for pages alone.
fn legal(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !c.is_control() && *c != '\u{AD}').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Lines)) -> String {
        let mut lines = Lines::default();
        write(&mut lines);
        String::from_utf8(lines.into_bytes().to_vec()).expect("lines are text")
    }

    #[test]
    fn texts_are_escaped_and_values_are_not() {
        let sv = Language::new("sv");
        for (text, expected) in [
            ("Öppen", "Öppen"),
            ("a,b;c\\d", "a\\,b\\;c\\\\d"),
            ("en rad\nen till", "en rad\\nen till"),
            ("en\r\nrad\u{7}\u{AD}", "en\\nrad"),
            ("kl. 12:00", "kl. 12:00"),
        ] {
            for name in ["SUMMARY", "DESCRIPTION", "X-WR-CALNAME"] {
                assert_eq!(written(|lines| lines.text(name, None, text)), format!("{name}:{expected}\r\n"));
            }
            let named = written(|lines| lines.text("NAME", Some(&sv), text));
            assert_eq!(named, format!("NAME;LANGUAGE=sv:{expected}\r\n"));
        }
        let address = "https://a.example/x,y;z?q=1#2024-03";
        assert_eq!(written(|lines| lines.value("URL", address)), format!("URL:{address}\r\n"));
        let two = written(|lines| lines.list("CATEGORIES", &sv, &["Projekt, stort", "Nät"]));
        assert_eq!(two, "CATEGORIES;LANGUAGE=sv:Projekt\\, stort,Nät\r\n");
        assert_eq!(written(|lines| lines.list("CATEGORIES", &sv, &[])), "");
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_none_is_cut_within_a_letter() {
        let word = "åäö ÅÄÖ, 東京; ";
        for length in 0..60 {
            let text = format!("{}{}", "x".repeat(length), word.repeat(length / 3 + 1));
            let written = written(|lines| lines.text("DESCRIPTION", None, &text));
            for line in written.strip_suffix("\r\n").expect("a line has an end").split("\r\n") {
                assert!(line.len() <= 75, "{} octets: {line}", line.len());
            }
            let unfolded = written.replace("\r\n ", "");
            let escaped = text.replace(',', "\\,").replace(';', "\\;");
            assert_eq!(unfolded, format!("DESCRIPTION:{escaped}\r\n"));
        }
    }
}
