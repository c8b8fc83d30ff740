//! The texts of the program's own source, so that the tables are compared with what the program can say.

use std::fs;
use std::path::Path;

/// A text in quotation marks of the program, without those of its tests.
pub struct Literal {
    pub file: String,
    pub text: String,
}

impl Literal {
    /// The text with its gaps numbered as in a table, if it is one that is filled.
    pub fn as_format(&self) -> String {
        let (mut line, mut rest, mut number) = (String::new(), &*self.text, 0);
        while let Some(at) = rest.find(['{', '}']) {
            let (before, brace) = rest.split_at(at);
            line.push_str(before);
            let end = brace.find('}').filter(|_| !brace.starts_with("{{") && brace.starts_with('{'));
            rest = match end {
                Some(end) => {
                    number += 1;
                    line.push_str(&format!("{{{number}}}"));
                    &brace[end + 1..]
                }
                None => {
                    line.push_str(&brace[..1]);
                    brace.strip_prefix("{{").or(brace.strip_prefix("}}")).unwrap_or(&brace[1..])
                }
            };
        }
        line + rest
    }
}

/// Every text of the program.
pub fn literals() -> Vec<Literal> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut open, mut literals) = (vec![root.clone()], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true if path.file_name().is_some_and(|name| name != "tests") => open.push(path),
                false if is_program(&path) => {
                    let file = path.strip_prefix(&root).unwrap().to_str().unwrap();
                    literals.extend(
                        texts(&fs::read_to_string(&path).unwrap())
                            .into_iter()
                            .map(|text| Literal { file: file.to_owned(), text }),
                    );
                }
                true | false => {}
            }
        }
    }
    literals
}

fn is_program(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs")
}

/// The texts in quotation marks of a file in Rust, before its tests.
fn texts(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let (mut texts, mut rest) = (Vec::new(), code);
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, here) = rest.split_at(at);
        rest = if here.starts_with("//") {
            here.split_once('\n').map_or("", |(_, next)| next)
        } else if let Some(quoted) = here.strip_prefix('"') {
            let (text, next) = match before.ends_with("r#") {
                true => quoted.split_once("\"#").map(|(text, next)| (text.to_owned(), next)).unwrap(),
                false => text(quoted),
            };
            // Why something cannot be, and why a lint does not hold, is told to programmers.
            let is_reason = ["expect(", "reason ="].iter().any(|end| before.trim_end().ends_with(end));
            texts.extend(Some(text).filter(|_| !is_reason));
            next
        } else if here.starts_with('\'') {
            after_character(here)
        } else {
            &here[1..]
        };
    }
    texts
}

/// What follows a character in apostrophes, or the apostrophe of a lifetime.
fn after_character(here: &str) -> &str {
    let mut letters = here.char_indices().skip(1);
    let first = letters.next();
    let closing = match first {
        Some((_, '\\')) => here[3..].find('\'').map(|end| end + 3),
        Some(_) => letters.next().filter(|(_, letter)| *letter == '\'').map(|(end, _)| end),
        None => None,
    };
    &here[closing.map_or(1, |end| end + 1)..]
}

/// The text up to its closing quotation mark, and what follows.
fn text(code: &str) -> (String, &str) {
    let mut text = String::new();
    let mut letters = code.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (text, &code[at + 1..]),
            '\\' => match letters.next() {
                Some((_, '\n')) => {
                    let next = letters.as_str();
                    let skipped = next.len() - next.trim_start().len();
                    while letters.as_str().len() > next.len() - skipped {
                        letters.next();
                    }
                }
                Some((_, 'n')) => text.push('\n'),
                Some((_, 't')) => text.push('\t'),
                Some((_, letter)) => text.push(letter),
                None => {}
            },
            letter => text.push(letter),
        }
    }
    panic!("a text without its end: {text}")
}
