//! What a page tells, read from its HTML: nothing of classes, white space and the elements around.

use std::fmt;

use html5gum::{Token, Tokenizer};

/// A page: its title, and what stands in `<main>`, in order.
pub struct Page {
    title: String,
    facts: Vec<Fact>,
}

#[derive(Clone)]
pub enum Fact {
    Heading {
        level: u8,
        id: String,
        text: String,
    },
    Link {
        href: String,
        text: String,
    },
    /// A time or an attribute of the deadline contract.
    Attribute {
        name: String,
        value: String,
        text: String,
    },
    Country {
        code: String,
        name: String,
    },
    Text(String),
}

impl Fact {
    /// The value of an attribute, and the text of its element.
    pub fn attribute(&self, wanted: &str) -> Option<(&str, &str)> {
        match self {
            Fact::Attribute { name, value, text } if name == wanted => Some((value, text)),
            Fact::Attribute { .. }
            | Fact::Heading { .. }
            | Fact::Link { .. }
            | Fact::Country { .. }
            | Fact::Text(_) => None,
        }
    }

    pub fn words(&self) -> Option<&str> {
        if let Fact::Text(text) = self { Some(text) } else { None }
    }
}

/// An element that is open, with the text in it so far.
struct Open {
    tag: String,
    attributes: Vec<(String, String)>,
    text: String,
    /// Where its fact belongs among the others.
    place: usize,
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    title: String,
    facts: Vec<Option<Fact>>,
}

impl Page {
    pub fn read(html: &[u8]) -> Self {
        let mut reader = Reader::default();
        for token in Tokenizer::new(html) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let name = string(&tag.name);
                    let attributes = tag.attributes.iter().map(|(name, value)| (string(name), string(value)));
                    reader.start(name.clone(), attributes.collect());
                    // An element without content ends where it begins.
                    if tag.self_closing || VOID.contains(&&*name) {
                        reader.end(&name);
                    }
                }
                Token::EndTag(tag) => reader.end(&string(&tag.name)),
                Token::String(text) => reader.text(&string(&text)),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        let facts = reader.facts.into_iter().flatten();
        Page {
            title: reader.title,
            facts: facts.filter(|fact| !matches!(fact, Fact::Text(text) if text.is_empty())).collect(),
        }
    }

    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter()
    }

    /// The values of an attribute, in order.
    pub fn values(&self, wanted: &str) -> Vec<&str> {
        self.facts().filter_map(|fact| fact.attribute(wanted)).map(|(value, _)| value).collect()
    }

    pub fn countries(&self) -> Vec<(String, String)> {
        self.facts()
            .filter_map(|fact| {
                if let Fact::Country { code, name } = fact {
                    Some((code.clone(), name.clone()))
                } else {
                    None
                }
            })
            .collect()
    }

    /// What stands below the heading with this id, up to the next heading of its level.
    pub fn section(&self, wanted: &str) -> Page {
        let is_start = |fact: &&Fact| matches!(fact, Fact::Heading { id, .. } if id == wanted);
        let facts = self.facts.iter().skip_while(|fact| !is_start(fact)).skip(1);
        let facts = facts.take_while(|fact| !matches!(fact, Fact::Heading { level: ..=2, .. }));
        Page { title: String::new(), facts: facts.cloned().collect() }
    }

    /// The words of the page's text.
    pub fn text(&self) -> String {
        self.facts().filter_map(Fact::words).collect::<Vec<_>>().join(" ")
    }
}

/// The attributes that scripts and people read dates and states from.
const TOLD: &[&str] = &[
    "data-closes",
    "data-from",
    "data-turns",
    "data-status",
    "data-upcoming",
    "data-open",
    "data-soon",
    "data-closed",
];

impl Reader {
    fn start(&mut self, tag: String, attributes: Vec<(String, String)>) {
        if self.is_in("main") {
            for (name, value) in attributes.iter().filter(|(name, _)| TOLD.contains(&&**name)) {
                let (name, value, text) = (name.clone(), value.clone(), String::new());
                self.facts.push(Some(Fact::Attribute { name, value, text }));
            }
        }
        let place = self.facts.len();
        self.facts.push(None);
        self.open.push(Open { tag, attributes, text: String::new(), place });
    }

    /// What is hidden until its time has come tells nothing yet.
    fn text(&mut self, text: &str) {
        if self.is_hidden() {
            return;
        }
        self.open.iter_mut().for_each(|open| open.text.push_str(text));
    }

    /// Ends the innermost element with this name, and those in it whose end was left out.
    fn end(&mut self, tag: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.tag == tag) else { return };
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { return };
            if open.tag == "title" && self.title.is_empty() {
                self.title = tidy(&open.text);
            }
            if self.is_in("main") && !self.is_hidden() && !open.is_hidden() {
                self.facts[open.place] = open.fact();
            }
        }
    }

    fn is_hidden(&self) -> bool {
        self.open.iter().any(Open::is_hidden)
    }

    fn is_in(&self, tag: &str) -> bool {
        self.open.iter().any(|open| open.tag == tag)
    }
}

impl Open {
    fn is_hidden(&self) -> bool {
        self.attributes.iter().any(|(name, _)| name == "hidden")
    }

    fn fact(&self) -> Option<Fact> {
        let attribute =
            |name: &str| self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone());
        let text = tidy(&self.text);
        match &*self.tag {
            "h1" | "h2" | "h3" => {
                let level = self.tag[1..].parse().unwrap();
                Some(Fact::Heading { level, id: attribute("id").unwrap_or_default(), text })
            }
            // A list of the headings is the theme's affair; the headings themselves are here.
            "a" => {
                attribute("href").filter(|href| !href.starts_with('#')).map(|href| Fact::Link { href, text })
            }
            "time" => {
                Some(Fact::Attribute { name: "datetime".to_owned(), value: attribute("datetime")?, text })
            }
            "li" => match attribute("id").filter(|id| id.len() == 2) {
                Some(code) => Some(Fact::Country { code, name: text }),
                None => Some(Fact::Text(text)),
            },
            "p" | "dt" | "dd" | "td" | "th" => Some(Fact::Text(text)),
            _ => None,
        }
    }
}

/// Text with single spaces, and without the places where a word may break.
fn tidy(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The elements that have no content and no end tag (HTML, section 13.1.2).
const VOID: &[&str] =
    &["br", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "area", "col", "embed"];

fn string(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "title: {}", self.title)?;
        for fact in &self.facts {
            match fact {
                Fact::Heading { level, id, text } if id.is_empty() => writeln!(f, "h{level}: {text}")?,
                Fact::Heading { level, id, text } => writeln!(f, "h{level} #{id}: {text}")?,
                Fact::Link { href, text } => writeln!(f, "  link: {href} ({text})")?,
                Fact::Attribute { name, value, text } if text.is_empty() => writeln!(f, "  {name}: {value}")?,
                Fact::Attribute { name, value, text } => writeln!(f, "  {name}: {value} ({text})")?,
                Fact::Country { code, name } => writeln!(f, "  country: {code} ({name})")?,
                Fact::Text(_) => {}
            }
        }
        Ok(())
    }
}
