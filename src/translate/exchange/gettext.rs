//! Units as entries of a PO file, and back.

use super::po::{Entry, Fault, File, Rule, Source};
use super::unit::{Received, Sheet, Unit, state_name, target_hash};
use crate::i18n::Plurals;

/// Before the fingerprint of the source, in a note of each entry.
const HASH: &str = "source-hash:";

/// Before that of the translation as it was sent.
const TARGET_HASH: &str = "target-hash:";

/// The file that is sent.
pub fn to_po(sheet: &Sheet) -> File {
    let mut lines = vec![
        "Project-Id-Version: anslag".to_owned(),
        format!("Language: {}", sheet.target.as_str().replace('-', "_")),
        "MIME-Version: 1.0".to_owned(),
        "Content-Type: text/plain; charset=UTF-8".to_owned(),
        "Content-Transfer-Encoding: 8bit".to_owned(),
    ];
    lines.extend(sheet.plural_rule.map(|rule| format!("Plural-Forms: {rule}")));
    lines.push(format!("X-Source-Language: {}", sheet.source.as_str().replace('-', "_")));
    let header = Entry {
        comments: vec![
            "An entry that is `fuzzy` has a translation of what its source was before.".to_owned(),
            "Take the mark away when the translation says what the source says now.".to_owned(),
        ],
        source: Source { id: Some(String::new()), ..Source::default() },
        translations: vec![lines.iter().map(|line| format!("{line}\n")).collect()],
        ..Entry::default()
    };
    File { entries: std::iter::once(header).chain(sheet.units.iter().map(entry)).collect() }
}

/// The units of a file that came back, and what in it is none.
pub fn from_po(file: &File, plurals: &Plurals) -> (Vec<Received>, Vec<Fault>) {
    let rule = file.header("Plural-Forms").and_then(Rule::read);
    let own = || super::po::header(plurals).and_then(Rule::read);
    let names = rule.and_then(|rule| rule.names(plurals)).or_else(|| own()?.names(plurals));
    let names = names.unwrap_or_default();
    let mut received = Vec::new();
    let mut faults = Vec::new();
    for entry in file.entries.iter().filter(|entry| !entry.is_header() && !entry.is_obsolete) {
        match unit(entry, &names) {
            Ok(unit) => received.push(unit),
            Err(what) => faults.push(Fault { line: entry.line, what: what.to_owned() }),
        }
    }
    (received, faults)
}

fn entry(unit: &Unit) -> Entry {
    let is_unfinished = unit.is_unfinished();
    let mut notes = unit.notes.clone();
    notes.push(format!("state: {}", state_name(unit.state)));
    notes.push(format!("{HASH} {}", unit.hash));
    notes.push(format!("{TARGET_HASH} {}", target_hash(&unit.targets)));
    let previous = unit.previous.clone().filter(|_| is_unfinished);
    let plural = unit.plural.as_ref();
    let previous_plural = plural.and_then(|plural| plural.previous.clone()).filter(|_| previous.is_some());
    let context = Some(unit.address.clone());
    Entry {
        notes,
        references: unit.references.clone(),
        flags: is_unfinished.then(|| "fuzzy".to_owned()).into_iter().collect(),
        previous: match previous {
            Some(id) => Source { context: context.clone(), id: Some(id), plural: previous_plural },
            None => Source::default(),
        },
        source: Source {
            context,
            id: Some(unit.source.clone()),
            plural: plural.map(|plural| plural.source.clone()),
        },
        translations: unit.targets.clone(),
        ..Entry::default()
    }
}

fn unit(entry: &Entry, names: &[&str]) -> Result<Received, &'static str> {
    let address = entry.source.context.clone();
    let address = address.ok_or("the entry has no `msgctxt`, so that nobody knows where it belongs")?;
    let note = |name: &str| {
        let own = entry.notes.iter().find_map(|note| note.trim().strip_prefix(name));
        own.map(|hash| hash.trim().to_owned())
    };
    let targets = match &entry.source.plural {
        None => vec![(None, entry.translations.first().cloned().unwrap_or_default())],
        Some(_) if entry.translations.len() == names.len() => {
            let names = names.iter().map(|name| Some((*name).to_owned()));
            names.zip(entry.translations.iter().cloned()).collect()
        }
        Some(_) => return Err("there are not as many `msgstr` as the language has plural forms"),
    };
    Ok(Received {
        line: entry.line,
        address,
        hash: note(HASH),
        target_hash: note(TARGET_HASH),
        source: entry.source.id.clone().unwrap_or_default(),
        targets,
        is_unfinished: entry.is_fuzzy(),
    })
}
