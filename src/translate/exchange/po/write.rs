//! Writes a file, each entry in the order that gettext's own tools have.

use super::quote::lines;
use super::{Entry, File, Source};

/// The text of a file.
pub fn write(file: &File) -> String {
    let entries = file.entries.iter().map(entry);
    entries.collect::<Vec<_>>().join("\n")
}

fn entry(entry: &Entry) -> String {
    let mut out = String::new();
    marked(&mut out, "#", &entry.comments);
    marked(&mut out, "#.", &entry.notes);
    marked(&mut out, "#:", &entry.references);
    if !entry.flags.is_empty() {
        out.push_str(&format!("#, {}\n", entry.flags.join(", ")));
    }
    let (mark, previous) = if entry.is_obsolete { ("#~ ", "#~| ") } else { ("", "#| ") };
    source(&mut out, previous, &entry.previous);
    source(&mut out, mark, &entry.source);
    match (&entry.source.plural, entry.translations.as_slice()) {
        (None, [one]) => keyword(&mut out, mark, "msgstr", one),
        (None, []) => keyword(&mut out, mark, "msgstr", ""),
        (Some(_), []) => keyword(&mut out, mark, "msgstr[0]", ""),
        (_, all) => all.iter().enumerate().for_each(|(number, text)| {
            keyword(&mut out, mark, &format!("msgstr[{number}]"), text);
        }),
    }
    out
}

/// Comments; one of several lines becomes several.
fn marked(out: &mut String, mark: &str, comments: &[String]) {
    for line in comments.iter().flat_map(|comment| comment.split('\n')) {
        let line = line.trim_end_matches('\r');
        out.push_str(format!("{mark} {line}").trim_end());
        out.push('\n');
    }
}

fn source(out: &mut String, mark: &str, source: &Source) {
    let Source { context, id, plural } = source;
    for (name, text) in [("msgctxt", context), ("msgid", id), ("msgid_plural", plural)] {
        text.iter().for_each(|text| keyword(out, mark, name, text));
    }
}

fn keyword(out: &mut String, mark: &str, name: &str, text: &str) {
    for (number, line) in lines(text).iter().enumerate() {
        match number {
            0 => out.push_str(&format!("{mark}{name} {line}\n")),
            _ => out.push_str(&format!("{mark}{line}\n")),
        }
    }
}
