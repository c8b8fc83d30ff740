//! Reads a file that came back.

use std::collections::BTreeMap;

use super::{FORM, HASH, NAMESPACE, TARGET_HASH};
use crate::translate::exchange::po::Fault;
use crate::translate::exchange::unit::Received;
use crate::xml::{self, Element, Node};

/// What a file has.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct File {
    /// `trgLang`
    pub language: Option<String>,
    pub units: Vec<Received>,
}

/// Reads the bytes of a file. What is no sound XML is not read at all; what is wrong in a unit costs that one.
pub fn read(bytes: &[u8]) -> (File, Vec<Fault>) {
    let fault = |line: usize, what: &str| (File::default(), vec![Fault { line, what: what.to_owned() }]);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = sound.iter().filter(|byte| **byte == b'\n').count() + 1;
            return fault(line, "the file is not UTF-8; let your program save it as that");
        }
    };
    let root = match xml::read(text) {
        Ok(root) => root,
        Err(xml::Fault { line, what }) => return fault(line, &what),
    };
    if root.local_name() != "xliff" {
        return fault(root.line, "the file is XML, and no XLIFF");
    }
    let version = root.attribute("version").unwrap_or_default();
    if !version.starts_with("2.") {
        return fault(
            root.line,
            &format!("the file is XLIFF {version}; send it back as XLIFF 2, as it came"),
        );
    }
    let is_known = |(name, value): &(String, String)| {
        (name == "xmlns" || name.starts_with("xmlns:")) && value.starts_with(NAMESPACE.trim_end_matches(".0"))
    };
    if !root.attributes.iter().any(is_known) {
        return fault(root.line, "the file does not say that its elements are those of XLIFF 2");
    }
    let mut units = Vec::new();
    root.elements().for_each(|file| collect(file, &mut units));
    let language = root.attribute("trgLang").map(str::to_owned);
    let mut received = Vec::new();
    let mut faults = Vec::new();
    for element in units {
        match unit(element) {
            Ok(unit) => add(&mut received, unit),
            Err(what) => faults.push(Fault { line: element.line, what }),
        }
    }
    (File { language, units: received }, faults)
}

/// The units of a file, also those in groups.
fn collect<'e>(element: &'e Element, units: &mut Vec<&'e Element>) {
    for inner in element.elements() {
        match inner.local_name() {
            "unit" => units.push(inner),
            "group" => collect(inner, units),
            _ => {}
        }
    }
}

/// The forms of one text come together.
fn add(all: &mut Vec<Received>, unit: Received) {
    let is_form = unit.targets.iter().any(|(form, _)| form.is_some());
    let known = all.iter_mut().rev().find(|known| is_form && known.address == unit.address);
    match known {
        Some(known) => {
            known.is_unfinished |= unit.is_unfinished;
            known.targets.extend(unit.targets);
        }
        None => all.push(unit),
    }
}

fn unit(element: &Element) -> Result<Received, String> {
    let name = element.attribute("name");
    let name = name.ok_or("the unit has no `name`, so that nobody knows where it belongs")?;
    let (address, form) = match name.rsplit_once(FORM) {
        Some((address, form)) => (address, Some(form.to_owned())),
        None => (name, None),
    };
    let note = |category: &str| {
        let mut notes = element.named("notes").flat_map(|notes| notes.named("note"));
        let own = notes.find(|note| note.attribute("category") == Some(category));
        own.map(|note| note.text().trim().to_owned())
    };
    let data = element.named("originalData").flat_map(|data| data.named("data"));
    let data = data.filter_map(|data| Some((data.attribute("id")?, plain(data))));
    let mut codes = Codes { data: data.collect(), references: BTreeMap::new() };
    let (mut source, mut target) = (String::new(), String::new());
    let (mut is_unfinished, mut is_translated) = (false, true);
    for part in element.elements().filter(|part| ["segment", "ignorable"].contains(&part.local_name())) {
        let (from, to) = (part.named("source").next(), part.named("target").next());
        let own = from.map(|from| codes.text(&from.content)).transpose()?.unwrap_or_default();
        match to {
            Some(to) => target.push_str(&codes.text(&to.content)?),
            // What stands between segments is the same in both languages.
            None if part.local_name() == "ignorable" => target.push_str(&own),
            None => is_translated = false,
        }
        source.push_str(&own);
        is_unfinished |= part.attribute("state") == Some("initial");
    }
    Ok(Received {
        line: element.line,
        address: address.to_owned(),
        hash: note(HASH),
        target_hash: note(TARGET_HASH),
        source,
        targets: vec![(form, if is_translated { target } else { String::new() })],
        is_unfinished,
    })
}

/// The codes of a unit.
struct Codes<'e> {
    data: BTreeMap<&'e str, String>,
    /// What each code refers to, by its id, for those that are said to be copies of it.
    references: BTreeMap<String, BTreeMap<&'static str, String>>,
}

/// The attributes of codes that say what they stand for, each with the one that shows it.
const REFERENCES: [(&str, &str); 3] =
    [("dataRef", "disp"), ("dataRefStart", "dispStart"), ("dataRefEnd", "dispEnd")];

impl Codes<'_> {
    /// The text with what the codes in it stand for.
    fn text(&mut self, nodes: &[Node]) -> Result<String, String> {
        let mut text = String::new();
        for node in nodes {
            let element = match node {
                Node::Text(words) => {
                    text.push_str(words);
                    continue;
                }
                Node::Element(element) => element,
            };
            match element.local_name() {
                "ph" | "sc" | "ec" => text.push_str(&self.code(element, 0)?),
                "pc" => {
                    text.push_str(&self.code(element, 1)?);
                    text.push_str(&self.text(&element.content)?);
                    text.push_str(&self.code(element, 2)?);
                }
                "cp" => {
                    let code = element.attribute("hex").and_then(|hex| u32::from_str_radix(hex, 16).ok());
                    text.extend(code.and_then(char::from_u32));
                }
                // Marks that a translator's program has made for itself.
                "mrk" => text.push_str(&self.text(&element.content)?),
                "sm" | "em" => {}
                other => return Err(format!("`<{other}>` is nothing that can stand in a text")),
            }
        }
        Ok(text)
    }

    /// What a code stands for.
    fn code(&mut self, element: &Element, which: usize) -> Result<String, String> {
        let (reference, shown) = REFERENCES[which];
        let own = element.attribute(reference).and_then(|id| self.data.get(id)).cloned();
        let own = own.or_else(|| element.attribute(shown).map(str::to_owned));
        let id = ["id", "startRef"].into_iter().find_map(|name| element.attribute(name)).unwrap_or_default();
        let copied = || {
            let of = element.attribute("copyOf").unwrap_or(id);
            self.references.get(of).and_then(|known| known.get(reference)).cloned()
        };
        let text = own.or_else(copied).ok_or_else(|| {
            format!("`<{} id=\"{id}\">` does not say what it stands for", element.local_name())
        })?;
        self.references.entry(id.to_owned()).or_default().insert(reference, text.clone());
        Ok(text)
    }
}

/// The text of data, in which single characters may be elements.
fn plain(element: &Element) -> String {
    let mut text = String::new();
    for node in &element.content {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) => {
                let code = element.attribute("hex").and_then(|hex| u32::from_str_radix(hex, 16).ok());
                text.extend(code.and_then(char::from_u32));
            }
        }
    }
    text
}
