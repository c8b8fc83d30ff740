//! What each file of a site is, by its place, and the parse of one file without knowledge of any other.
//!
//! Parsing never fails: it gives a value and diagnostics. What files mean together is for `site` to say.

use std::sync::Arc;

use crate::diagnostic::{Checked, Code, Diagnostic, Location, Span};
use crate::fingerprint::Fingerprint;
use crate::front_matter::{self, FrontMatter};
use crate::i18n::{self, Resource};
use crate::language::Language;
use crate::locale::hyphen;
use crate::markdown::{self, Markdown};
use crate::path::{PageId, SourcePath};
use crate::source::{CONFIG_FILE, SourceFile};
use crate::value::{self, Node};

/// What a file is for, told from its path alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// `anslag.yaml`
    Config,
    /// `content/sv/apply/rounds.md`
    Page { language: Language, id: PageId, is_section: bool },
    /// `content/data/rounds.yaml`
    Data { name: String },
    /// `content/data/staff.schema.json` or `.yaml`: what `content/data/staff.yaml` may say
    DataSchema { name: String },
    /// `content/assets/letter.pdf`, published as `/assets/letter.pdf`
    File { name: String },
    /// `i18n/sv/site.ftl` or `themes/icld/i18n/sv/theme.ftl`
    Messages { theme: Option<String>, language: Language },
    /// `i18n/base/en/apply/rounds.md`: the source of a translation as it was when that was confirmed, at its path
    /// `below` its own language. No part of the site.
    Base { language: Language, below: String },
    /// `themes/icld/theme.yaml`
    ThemeInfo { theme: String },
    /// `themes/icld/templates/page.html`
    Template { theme: String, name: String },
    /// `themes/icld/components/round-list.html`
    Component { theme: String, name: String },
    /// `themes/icld/assets/css/site.css`
    ThemeAsset { theme: String, name: String },
    /// None of these.
    Stray,
}

impl Role {
    pub fn of(path: &SourcePath) -> Role {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        match *parts.as_slice() {
            [CONFIG_FILE] => Role::Config,
            ["content", "data", file] => data(file),
            ["content", "assets", ref file @ ..] => Role::File { name: file.join("/") },
            ["content", language, ref file @ ..] => match PageId::of_file(&file.join("/")) {
                Some((id, is_section)) => Role::Page { language: Language::new(language), id, is_section },
                None => Role::Stray,
            },
            ["i18n", "base", language, ref file @ ..] if !file.is_empty() => {
                Role::Base { language: Language::new(language), below: file.join("/") }
            }
            ["i18n", ref file @ ..] => messages(None, file),
            ["themes", theme, "i18n", ref file @ ..] => messages(Some(theme), file),
            ["themes", theme, "theme.yaml"] => Role::ThemeInfo { theme: theme.to_owned() },
            ["themes", theme, "templates", ref file @ ..] => {
                Role::Template { theme: theme.to_owned(), name: file.join("/") }
            }
            ["themes", theme, "components", file] if file.ends_with(".html") => {
                Role::Component { theme: theme.to_owned(), name: file.trim_end_matches(".html").to_owned() }
            }
            ["themes", theme, "assets", ref file @ ..] => {
                Role::ThemeAsset { theme: theme.to_owned(), name: file.join("/") }
            }
            _ => Role::Stray,
        }
    }
}

/// A file in `content/data`.
fn data(file: &str) -> Role {
    let stem = |ends: &[&str]| ends.iter().find_map(|end| file.strip_suffix(end)).map(str::to_owned);
    match (stem(&[".schema.json", ".schema.yaml", ".schema.yml"]), stem(&[".yaml", ".yml"])) {
        (Some(name), _) => Role::DataSchema { name },
        (None, Some(name)) => Role::Data { name },
        (None, None) => Role::Stray,
    }
}

fn messages(theme: Option<&str>, file: &[&str]) -> Role {
    match file {
        [language, .., name] if name.ends_with(".ftl") => {
            Role::Messages { theme: theme.map(str::to_owned), language: Language::new(language) }
        }
        _ => Role::Stray,
    }
}

/// One page in one language, as its file says it.
#[derive(Debug)]
pub struct Document {
    pub path: SourcePath,
    pub language: Language,
    pub id: PageId,
    pub is_section: bool,
    pub front: FrontMatter,
    pub markdown: Arc<Markdown>,
    /// The front matter's meaning, and the file: a page that becomes a section is another page to its neighbours.
    pub head: Fingerprint,
    /// The body's text, the place where it begins and that of the template's name, so that diagnostics made from
    /// them keep their places.
    pub body: Fingerprint,
}

impl Document {
    /// The page for one record, of which this is the text.
    pub fn for_record(&self, id: PageId, name: &str, order: i64) -> Document {
        let front = self.front.for_record(name, order);
        let head = Fingerprint::combine([front.fingerprint(), self.head, Fingerprint::of(id.as_str())]);
        Document {
            path: self.path.clone(),
            language: self.language.clone(),
            id,
            is_section: false,
            head,
            body: self.body,
            front,
            markdown: Arc::clone(&self.markdown),
        }
    }
}

/// A file after parsing.
#[derive(Clone, Debug)]
pub enum Parsed {
    Page(Arc<Document>),
    /// Configuration, data or a theme's description. `None`: empty or broken.
    Yaml(Option<Arc<Node>>),
    Messages(Arc<Resource>),
    /// A template or component: its text.
    Template(Arc<str>),
    /// Bytes that are passed on, or that nothing uses.
    Raw,
}

impl Parsed {
    /// The page, if it is one.
    pub fn document(&self) -> Option<&Arc<Document>> {
        if let Parsed::Page(document) = self { Some(document) } else { None }
    }

    /// The messages of a locale file.
    pub fn messages(&self) -> Option<&Arc<Resource>> {
        if let Parsed::Messages(resource) = self { Some(resource) } else { None }
    }
}

/// Parses one file by its role.
pub fn parse(file: &SourceFile) -> Checked<Parsed> {
    let role = Role::of(&file.path);
    if !file.is_readable {
        return Checked::new(unreadable(file, role), Vec::new());
    }
    let mut diagnostics = Vec::new();
    if !matches!(role, Role::Base { .. } | Role::File { .. } | Role::ThemeAsset { .. } | Role::Stray) {
        diagnostics.extend(not_utf8(file));
    }
    let parsed = match role {
        Role::Page { language, id, is_section } => {
            let document = document(file, language, id, is_section).into_value(&mut diagnostics);
            Parsed::Page(Arc::new(document))
        }
        Role::Config | Role::Data { .. } | Role::DataSchema { .. } | Role::ThemeInfo { .. } => {
            let text = file.text();
            let node = value::parse(&file.path, &text, 0..text.len()).into_value(&mut diagnostics);
            Parsed::Yaml(node.map(Arc::new))
        }
        Role::Messages { .. } => {
            Parsed::Messages(Arc::new(i18n::parse(&file.path, &file.text()).into_value(&mut diagnostics)))
        }
        Role::Template { .. } | Role::Component { .. } => Parsed::Template(file.text()),
        Role::Base { .. } | Role::File { .. } | Role::ThemeAsset { .. } | Role::Stray => Parsed::Raw,
    };
    Checked::new(parsed, diagnostics)
}

/// What a file is of which only the place is known. Nothing is said of what it lacks: it has been told why.
fn unreadable(file: &SourceFile, role: Role) -> Parsed {
    match role {
        Role::Page { language, id, is_section } => {
            Parsed::Page(Arc::new(document(file, language, id, is_section).value))
        }
        Role::Config | Role::Data { .. } | Role::DataSchema { .. } | Role::ThemeInfo { .. } => {
            Parsed::Yaml(None)
        }
        Role::Messages { .. } => Parsed::Messages(Arc::new(Resource::unreadable(&file.path))),
        // Not the text of an empty file, for which it would be taken.
        Role::Template { .. } | Role::Component { .. } => Parsed::Template("{% unreadable %}".into()),
        Role::Base { .. } | Role::File { .. } | Role::ThemeAsset { .. } | Role::Stray => Parsed::Raw,
    }
}

fn document(file: &SourceFile, language: Language, id: PageId, is_section: bool) -> Checked<Document> {
    let text = file.text();
    let mut diagnostics = Vec::new();
    let front = front_matter::parse(&file.path, &text).into_value(&mut diagnostics);
    let body_start = front.body_start;
    let soften = |text: &str| hyphen::soften(text, language.as_str()).into_owned();
    let markdown: Arc<Markdown> =
        markdown::parse(&file.path, &text, body_start, &soften).into_value(&mut diagnostics).into();
    let template_start = front.template.as_ref().map_or(0, |template| template.span.start);
    let body = Fingerprint::of_parts([
        text.get(body_start..).unwrap_or_default().as_bytes(),
        &body_start.to_le_bytes(),
        &template_start.to_le_bytes(),
        file.path.as_str().as_bytes(),
    ]);
    let path = file.path.clone();
    let head = Fingerprint::combine([front.fingerprint(), Fingerprint::of(path.as_str())]);
    Checked::new(Document { path, language, id, is_section, head, body, front, markdown }, diagnostics)
}

fn not_utf8(file: &SourceFile) -> Option<Diagnostic> {
    let valid = std::str::from_utf8(&file.bytes).err()?.valid_up_to();
    let place = Location::new(&file.path, Span::new(valid, valid));
    Some(
        Diagnostic::new(Code::NotUtf8, format!("`{}` is not UTF-8", file.path))
            .at(place)
            .hint("open the file in your editor and save it again with the encoding UTF-8"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_place_says() {
        let page = |language: &str, id: &str, is_section| Role::Page {
            language: Language::new(language),
            id: PageId::new(id),
            is_section,
        };
        let cases = [
            ("anslag.yaml", Role::Config),
            ("content/sv/_index.md", page("sv", "/", true)),
            ("content/en/apply/rounds.md", page("en", "apply/rounds", false)),
            ("content/data/rounds.yaml", Role::Data { name: "rounds".into() }),
            ("content/data/a.b.yml", Role::Data { name: "a.b".into() }),
            ("content/data/staff.schema.json", Role::DataSchema { name: "staff".into() }),
            ("content/data/staff.schema.yml", Role::DataSchema { name: "staff".into() }),
            ("content/data/staff.json", Role::Stray),
            ("content/assets/a/b.pdf", Role::File { name: "a/b.pdf".into() }),
            ("content/sv/notes.txt", Role::Stray),
            ("i18n/sv/sub/x.ftl", Role::Messages { theme: None, language: Language::new("sv") }),
            (
                "i18n/base/en/apply/rounds.md",
                Role::Base { language: Language::new("en"), below: "apply/rounds.md".into() },
            ),
            ("themes/a/components/x-y.html", Role::Component { theme: "a".into(), name: "x-y".into() }),
            ("themes/a/assets/css/s.css", Role::ThemeAsset { theme: "a".into(), name: "css/s.css".into() }),
        ];
        for (path, role) in cases {
            assert_eq!(Role::of(&SourcePath::new(path)), role, "{path}");
        }
    }
}
