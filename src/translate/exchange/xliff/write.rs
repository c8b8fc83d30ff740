//! Writes the file that is sent.

use super::{FORM, HASH, NAMESPACE, PREVIOUS, TARGET_HASH};
use crate::translate::exchange::inline::{Mark, Piece, Role, pieces};
use crate::translate::exchange::unit::{Sheet, Unit, state_name, target_hash};
use crate::translate::part::State;
use crate::xml::{Document, Element, Node};

/// The document with all units, one `file` for each of the site's.
pub fn write(sheet: &Sheet) -> String {
    let mut document = Document::new();
    let attributes = [
        ("xmlns", NAMESPACE),
        ("version", "2.0"),
        ("srcLang", sheet.source.as_str()),
        ("trgLang", sheet.target.as_str()),
    ];
    document.element("xliff", &attributes, |document| {
        let mut number = 0;
        for (index, units) in sheet.units.chunk_by(|one, other| file(one) == file(other)).enumerate() {
            let original = units.first().map(file).unwrap_or_default();
            let id = format!("f{}", index + 1);
            document.element("file", &[("id", &id), ("original", original)], |document| {
                for unit in units {
                    for form in forms(unit) {
                        number += 1;
                        write_unit(document, number, unit, &form);
                    }
                }
            });
        }
        // A document must have a file.
        if sheet.units.is_empty() {
            document.empty("file", &[("id", "f1")]);
        }
    });
    String::from_utf8_lossy(&document.into_bytes()).into_owned()
}

/// One text of a unit.
struct Form<'u> {
    name: String,
    source: &'u str,
    previous: Option<&'u str>,
    target: &'u str,
}

fn forms(unit: &Unit) -> Vec<Form<'_>> {
    let target = |number: usize| unit.targets.get(number).map_or("", String::as_str);
    let Some(plural) = &unit.plural else {
        let previous = unit.previous.as_deref();
        return vec![Form { name: unit.address.clone(), source: &unit.source, previous, target: target(0) }];
    };
    let form = |(number, category): (usize, &&str)| {
        let (source, previous) = match *category {
            "one" => (&unit.source, &unit.previous),
            _ => (&plural.source, &plural.previous),
        };
        let name = format!("{}{FORM}{category}", unit.address);
        Form { name, source, previous: previous.as_deref(), target: target(number) }
    };
    plural.categories.iter().enumerate().map(form).collect()
}

/// The file in which a unit stands, as its address says it.
fn file(unit: &Unit) -> &str {
    unit.address.split(':').next().unwrap_or_default()
}

fn write_unit(document: &mut Document, number: usize, unit: &Unit, form: &Form<'_>) {
    let id = format!("u{number}");
    let attributes = [("id", &*id), ("name", &*form.name), ("canResegment", "no"), ("xml:space", "preserve")];
    let mut codes = Codes::default();
    let source = codes.nodes(&pieces(form.source, unit.dialect), true);
    let target = codes.nodes(&pieces(form.target, unit.dialect), false);
    document.element("unit", &attributes, |document| {
        document.element("notes", &[], |document| {
            let note = |document: &mut Document, category: &str, text: &str| {
                document.mixed("note", &[("category", category)], &[Node::Text(text.to_owned())]);
            };
            note(document, HASH, &unit.hash);
            note(document, TARGET_HASH, &target_hash(&unit.targets));
            unit.references.iter().for_each(|place| note(document, "location", place));
            unit.notes.iter().for_each(|text| note(document, "description", text));
            form.previous.iter().for_each(|text| note(document, PREVIOUS, text));
        });
        if !codes.data.is_empty() {
            document.element("originalData", &[], |document| {
                for (index, data) in codes.data.iter().enumerate() {
                    let id = format!("d{}", index + 1);
                    document.mixed("data", &[("id", &id)], &[Node::Text(data.clone())]);
                }
            });
        }
        let sub_state = format!("anslag:{}", state_name(unit.state));
        let state = match unit.state {
            _ if form.target.is_empty() => Vec::new(),
            State::Followed => vec![("state", "final")],
            State::Unconfirmed | State::Changed | State::Removed | State::Missing => {
                vec![("state", "initial"), ("subState", &*sub_state)]
            }
        };
        document.element("segment", &state, |document| {
            document.mixed("source", &[("xml:space", "preserve")], &source);
            if !form.target.is_empty() {
                document.mixed("target", &[("xml:space", "preserve")], &target);
            }
        });
    });
}

/// The codes of a unit: what is not translated, by numbers.
#[derive(Default)]
struct Codes {
    /// What each stands for.
    data: Vec<String>,
    /// Each code of the source with its data, and whether the translation has it.
    codes: Vec<(Vec<usize>, bool)>,
}

impl Codes {
    fn nodes(&mut self, pieces: &[Piece<'_>], is_source: bool) -> Vec<Node> {
        // The nodes of what is open, the innermost last.
        let mut open: Vec<(Element, Vec<Node>)> = Vec::new();
        let mut nodes = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Words(words) => nodes.push(Node::Text((*words).to_owned())),
                Piece::Mark(mark) => match mark.role {
                    Role::Alone => {
                        let element = self.element("ph", &[mark], is_source);
                        nodes.push(Node::Element(element));
                    }
                    Role::Opens(end) => {
                        let Some(Piece::Mark(end)) = pieces.get(end) else { continue };
                        let element = self.element("pc", &[mark, end], is_source);
                        open.push((element, std::mem::take(&mut nodes)));
                    }
                    Role::Closes(_) => {
                        if let Some((mut element, outer)) = open.pop() {
                            element.content = std::mem::replace(&mut nodes, outer);
                            nodes.push(Node::Element(element));
                        }
                    }
                },
            }
        }
        nodes
    }

    fn element(&mut self, name: &str, marks: &[&Mark<'_>], is_source: bool) -> Element {
        let data: Vec<usize> = marks.iter().map(|mark| self.data(mark.text)).collect();
        let known = self.codes.iter().position(|(known, is_used)| !is_source && !is_used && *known == data);
        let code = known.unwrap_or_else(|| {
            self.codes.push((data.clone(), false));
            self.codes.len() - 1
        });
        self.codes[code].1 = !is_source;
        let references: &[&str] =
            if marks.len() == 1 { &["dataRef"] } else { &["dataRefStart", "dataRefEnd"] };
        let shown: &[&str] = if marks.len() == 1 { &["disp"] } else { &["dispStart", "dispEnd"] };
        let mut attributes = vec![("id".to_owned(), (code + 1).to_string())];
        for (name, number) in references.iter().zip(&data) {
            attributes.push(((*name).to_owned(), format!("d{}", number + 1)));
        }
        for (name, mark) in shown.iter().zip(marks) {
            attributes.push(((*name).to_owned(), mark.text.to_owned()));
        }
        Element { name: name.to_owned(), attributes, content: Vec::new(), line: 0 }
    }

    fn data(&mut self, text: &str) -> usize {
        self.data.iter().position(|known| known == text).unwrap_or_else(|| {
            self.data.push(text.to_owned());
            self.data.len() - 1
        })
    }
}
