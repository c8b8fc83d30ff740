//! Reads a file line by line. An entry ends where the next begins, so that blank lines are not needed.

use std::collections::HashMap;

use super::{Entry, Fault, File, Source, quote};

/// Reads the bytes of a file; what could not be read is told, and left out.
pub fn read(bytes: &[u8]) -> (File, Vec<Fault>) {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = sound.iter().filter(|byte| **byte == b'\n').count() + 1;
            let what = "the file is not UTF-8; let your program save it as that".to_owned();
            return (File::default(), vec![Fault { line, what }]);
        }
    };
    let mut reading = Reading::default();
    for (index, line) in text.trim_start_matches('\u{FEFF}').split('\n').enumerate() {
        reading.line(index + 1, line.trim());
    }
    reading.finish();
    let charset = reading.file.header("Content-Type").and_then(|value| value.split_once("charset="));
    let charset = charset.map(|(_, charset)| charset.trim().to_owned());
    // What was never filled in says nothing.
    let is_known = |charset: &str| ["utf-8", "utf8", "us-ascii", "ascii", "charset"].contains(&charset);
    if let Some(charset) = charset.filter(|charset| !is_known(&charset.to_ascii_lowercase())) {
        let line = reading.file.entries.iter().find(|entry| entry.is_header()).map_or(1, |entry| entry.line);
        let what = format!("the header says `charset={charset}`; let your program save the file as UTF-8");
        reading.faults.push(Fault { line, what });
        reading.file.entries.clear();
    }
    reading.faults.sort();
    (reading.file, reading.faults)
}

#[derive(Default)]
struct Reading {
    file: File,
    faults: Vec<Fault>,
    entry: Entry,
    /// Which text a line in quotes goes on with.
    open: Option<Field>,
    has_id: bool,
    is_broken: bool,
    /// The line of each source that was read, to find those that stand twice.
    known: HashMap<Source, usize>,
}

/// A text of an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Context,
    Id,
    Plural,
    Translation(usize),
    PreviousContext,
    PreviousId,
    PreviousPlural,
}

impl Reading {
    fn line(&mut self, number: usize, line: &str) {
        if line.is_empty() {
            // Comments may stand apart from what they are about.
            self.begin(self.is_broken || !self.entry.translations.is_empty());
            return;
        }
        if let Some(rest) = line.strip_prefix("#~") {
            match rest.strip_prefix('|') {
                Some(rest) => self.previous(number, rest.trim(), true),
                None => self.statement(number, rest.trim(), true),
            }
        } else if let Some(rest) = line.strip_prefix("#|") {
            self.previous(number, rest.trim(), false);
        } else if let Some(rest) = line.strip_prefix('#') {
            self.begin(self.entry.line > 0);
            self.comment(rest);
        } else {
            self.statement(number, line, false);
        }
    }

    /// What follows belongs to the next entry, if this one has come so far.
    fn begin(&mut self, is_next: bool) {
        if is_next {
            self.finish();
        }
        self.open = None;
    }

    fn comment(&mut self, rest: &str) {
        let text = |rest: &str| rest.strip_prefix(' ').unwrap_or(rest).to_owned();
        match rest.chars().next() {
            Some('.') => self.entry.notes.push(text(&rest[1..])),
            Some(':') => self.entry.references.extend(rest[1..].split_whitespace().map(str::to_owned)),
            Some(',' | '=') => {
                let flags = rest[1..].split(',').map(str::trim).filter(|flag| !flag.is_empty());
                self.entry.flags.extend(flags.map(str::to_owned));
            }
            Some(_) | None => self.entry.comments.push(text(rest)),
        }
    }

    fn previous(&mut self, number: usize, rest: &str, is_obsolete: bool) {
        if rest.starts_with('"') {
            return self.more(number, rest);
        }
        self.begin(self.entry.line > 0);
        self.entry.is_obsolete |= is_obsolete;
        let (keyword, text) = split(rest);
        let field = match keyword {
            "msgctxt" => Field::PreviousContext,
            "msgid" => Field::PreviousId,
            "msgid_plural" => Field::PreviousPlural,
            _ => return self.fault(number, format!("`{keyword}` means nothing behind `#|`")),
        };
        self.set(number, field, text);
    }

    fn statement(&mut self, number: usize, line: &str, is_obsolete: bool) {
        if line.starts_with('"') {
            return self.more(number, line);
        }
        let (keyword, text) = split(line);
        let field = match keyword {
            "msgctxt" => Field::Context,
            "msgid" => Field::Id,
            "msgid_plural" => Field::Plural,
            "msgstr" => Field::Translation(0),
            _ => match keyword.strip_prefix("msgstr[").and_then(|rest| rest.strip_suffix(']')) {
                Some(form) => match form.parse() {
                    Ok(form) => Field::Translation(form),
                    Err(_) => return self.fault(number, format!("`{form}` is no number of a plural form")),
                },
                None => return self.fault(number, format!("`{keyword}` means nothing here")),
            },
        };
        match field {
            Field::Context => self.begin(self.entry.line > 0),
            Field::Id => {
                self.begin(self.has_id);
                self.has_id = true;
            }
            Field::Plural
            | Field::Translation(_)
            | Field::PreviousContext
            | Field::PreviousId
            | Field::PreviousPlural => {}
        }
        self.entry.is_obsolete |= is_obsolete;
        if self.entry.line == 0 {
            self.entry.line = number;
        }
        if let Field::Translation(form) = field
            && let Some(what) = self.misplaced(keyword, form)
        {
            return self.fault(number, what);
        }
        self.set(number, field, text);
    }

    /// Why a translation cannot stand here.
    fn misplaced(&self, keyword: &str, form: usize) -> Option<String> {
        let is_numbered = keyword != "msgstr";
        let source = &self.entry.source;
        match (&source.id, &source.plural) {
            // It is told once that the source is missing or broken.
            _ if self.is_broken => None,
            (None, _) => Some(format!("`{keyword}` without a `msgid` above it")),
            (Some(_), Some(_)) if !is_numbered => {
                Some("a `msgid_plural` needs `msgstr[0]`, `msgstr[1]` and so on".to_owned())
            }
            (Some(_), None) if is_numbered => Some(format!("`{keyword}` without a `msgid_plural` above it")),
            _ if form > self.entry.translations.len() => {
                let expected = self.entry.translations.len();
                Some(format!("`{keyword}` stands where `msgstr[{expected}]` is expected"))
            }
            _ => None,
        }
    }

    fn set(&mut self, number: usize, field: Field, text: &str) {
        let text = match quote::read(text) {
            Ok(text) => text,
            Err(what) => return self.fault(number, what),
        };
        let is_new = match self.place(field) {
            Some(place) => place.replace(text).is_none(),
            None => {
                let Field::Translation(form) = field else { return };
                let is_new = form >= self.entry.translations.len();
                self.entry.translations.push(text);
                is_new
            }
        };
        self.open = Some(field);
        if !is_new && !self.is_broken {
            self.fault(number, "this stands twice in one entry".to_owned());
        }
    }

    fn more(&mut self, number: usize, line: &str) {
        let Some(field) = self.open else {
            // Behind a fault, that is told already.
            if !self.is_broken {
                self.fault(number, "a text without `msgid` or `msgstr` above it".to_owned());
            }
            return;
        };
        match quote::read(line) {
            Ok(more) => {
                if let Field::Translation(_) = field {
                    self.entry.translations.last_mut().into_iter().for_each(|text| text.push_str(&more));
                } else if let Some(Some(text)) = self.place(field) {
                    text.push_str(&more);
                }
            }
            Err(what) => self.fault(number, what),
        }
    }

    /// Where a text belongs; translations have a list.
    fn place(&mut self, field: Field) -> Option<&mut Option<String>> {
        let Entry { source, previous, .. } = &mut self.entry;
        match field {
            Field::Context => Some(&mut source.context),
            Field::Id => Some(&mut source.id),
            Field::Plural => Some(&mut source.plural),
            Field::PreviousContext => Some(&mut previous.context),
            Field::PreviousId => Some(&mut previous.id),
            Field::PreviousPlural => Some(&mut previous.plural),
            Field::Translation(_) => None,
        }
    }

    fn fault(&mut self, line: usize, what: String) {
        self.faults.push(Fault { line, what });
        // What stands before an entry takes nothing from it.
        self.is_broken |= self.entry.line > 0;
        self.open = None;
    }

    fn finish(&mut self) {
        let mut entry = std::mem::take(&mut self.entry);
        let is_broken = std::mem::take(&mut self.is_broken);
        self.open = None;
        self.has_id = false;
        let is_nothing = entry.source == Source::default() && entry.translations.is_empty();
        if is_broken || is_nothing {
            return;
        }
        let fault = if entry.source.id.is_none() {
            Some("a `msgctxt` without a `msgid`".to_owned())
        } else if entry.translations.is_empty() {
            Some("a `msgid` without a `msgstr`".to_owned())
        } else if entry.is_obsolete {
            None
        } else {
            let key = Source { plural: None, ..entry.source.clone() };
            let first = *self.known.entry(key).or_insert(entry.line);
            (first != entry.line).then(|| format!("the same stands on line {first}; this one is left out"))
        };
        match fault {
            Some(what) => self.faults.push(Fault { line: entry.line, what }),
            None => {
                entry.flags.dedup();
                self.file.entries.push(entry);
            }
        }
    }
}

/// The keyword of a line, and the text behind it.
fn split(line: &str) -> (&str, &str) {
    let end = line.find([' ', '\t', '"']).unwrap_or(line.len());
    let (keyword, text) = line.split_at(end);
    (keyword, text.trim_start())
}
