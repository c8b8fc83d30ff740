//! The head of a page: the YAML between two lines `---` at the top of a Markdown file.
//!
//! Finds it, and reads its keys. Whether a slug is taken or a template exists is decided where all pages are known.

mod each;
mod fence;
mod parity;

pub use each::{Each, NAME};
pub use parity::{Parity, Topic};

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Checked, Code, Span};
use crate::fingerprint::Fingerprint;
use crate::language::Language;
use crate::path::{SourcePath, UrlPath};
use crate::slug;
use crate::time::Date;
use crate::value::{self, Decode, Decoder, Fields, Form, Node, Schema, Spanned};
use fence::Fence;

/// What the head of a page says. Complete whatever the head lacked: the title is then that of the file.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    pub title: Spanned<Arc<str>>,
    pub description: Option<Spanned<Arc<str>>>,
    /// The last part of the address; that of the file's name if there is none.
    pub slug: Option<Spanned<Arc<str>>>,
    /// A short name, for menus.
    pub label: Option<Spanned<Arc<str>>>,
    /// One sentence under the heading.
    pub lead: Option<Spanned<Arc<str>>>,
    /// The order within the section; pages of one weight are in the order of their ids.
    pub weight: i64,
    pub date: Option<Spanned<Date>>,
    pub updated: Option<Spanned<Date>>,
    pub reviewed: Option<Spanned<Date>>,
    pub review_by: Option<Spanned<Date>>,
    pub owner: Option<Arc<str>>,
    pub draft: bool,
    /// The page is the text of one page for each record of a kind.
    pub each: Option<Spanned<Each>>,
    pub template: Option<Spanned<Arc<str>>>,
    /// Addresses that lead here, such as that of the page before it was moved.
    pub aliases: Vec<Spanned<UrlPath>>,
    pub translated_from: Option<Spanned<Language>>,
    /// Whether search engines are asked to leave the page out.
    pub noindex: bool,
    /// What it may say otherwise than its source and the data.
    pub parity: Option<Parity>,
    /// Whatever a theme wants to know.
    pub extra: Option<Arc<Node>>,
    /// Whether there is a head whose keys could be read; otherwise nothing can be said of those that it lacks.
    pub is_readable: bool,
    /// The byte of the file at which the body begins.
    pub body_start: usize,
    fingerprint: Fingerprint,
}

/// Reads the head of the page with this text.
pub fn parse(path: &SourcePath, text: &str) -> Checked<FrontMatter> {
    let mut decoder = Decoder::new(path);
    let (node, body_start) = match fence::find(text) {
        Fence::Closed { yaml, body_start } => {
            let mut broken = Vec::new();
            let node = value::parse(path, text, yaml).into_value(&mut broken);
            if node.is_none() && broken.is_empty() {
                missing(&mut decoder, Span::new(fence::start(text), fence::start(text)));
            }
            broken.into_iter().for_each(|diagnostic| decoder.push(diagnostic));
            (node, body_start)
        }
        Fence::Open { opening } => {
            decoder.report(
                Code::YamlSyntax,
                opening,
                "the front matter begins here and does not end",
                "write a line `---` after its last key",
            );
            (None, text.len())
        }
        Fence::Late { opening } => {
            decoder.report(
                Code::YamlSyntax,
                opening,
                "the front matter does not begin on the first line",
                "remove everything above this line",
            );
            (None, opening.start)
        }
        Fence::Absent => {
            missing(&mut decoder, Span::new(fence::start(text), fence::start(text)));
            (None, fence::start(text))
        }
    };
    let mut front = FrontMatter::empty(path, body_start);
    if let Some(node) = node {
        front.read(&node, &mut decoder);
    }
    decoder.finish(front)
}

/// The bytes of a page that are the YAML of its head, if it has one that ends.
pub fn yaml(text: &str) -> Option<Range<usize>> {
    match fence::find(text) {
        Fence::Closed { yaml, .. } => Some(yaml),
        Fence::Open { .. } | Fence::Late { .. } | Fence::Absent => None,
    }
}

impl FrontMatter {
    /// The identity of what the head says; places and comments do not count.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// What the head of a page may say.
    pub fn schema() -> Schema {
        let mut front = FrontMatter::empty(&SourcePath::new("page.md"), 0);
        Schema::recorded(|node, decoder| front.read(node, decoder))
    }

    fn empty(path: &SourcePath, body_start: usize) -> Self {
        let stem = path.file_name().trim_end_matches(".md");
        FrontMatter {
            title: Spanned { value: stem.into(), span: Span::default() },
            description: None,
            slug: None,
            label: None,
            lead: None,
            weight: 0,
            date: None,
            updated: None,
            reviewed: None,
            review_by: None,
            owner: None,
            draft: false,
            each: None,
            template: None,
            aliases: Vec::new(),
            translated_from: None,
            noindex: false,
            parity: None,
            extra: None,
            is_readable: false,
            body_start,
            fingerprint: Fingerprint::of(stem),
        }
    }

    fn read(&mut self, node: &Node, decoder: &mut Decoder) {
        self.fingerprint = node.fingerprint();
        let Some(mut fields) = Fields::open(node, "page", decoder) else { return };
        self.is_readable = true;
        if let Some(title) = fields.required("title") {
            self.title = title;
        }
        self.description = fields.optional("description");
        self.slug = fields.optional::<Slug>("slug").map(|slug| slug.0);
        self.label = fields.optional("label");
        self.lead = fields.optional("lead");
        self.weight = fields.or_default("weight", 0);
        self.date = fields.optional("date");
        self.updated = fields.optional("updated");
        self.reviewed = fields.optional("reviewed");
        self.review_by = fields.optional("review_by");
        self.owner = fields.optional("owner");
        self.draft = fields.or_default("draft", false);
        self.each = fields.optional("each");
        self.template = fields.optional("template");
        self.aliases = fields.or_default("aliases", Vec::new());
        let language = fields.optional::<Spanned<Arc<str>>>("translated_from");
        self.translated_from =
            language.map(|tag| Spanned { value: Language::new(&*tag.value), span: tag.span });
        self.noindex = fields.or_default("noindex", false);
        self.parity = fields.optional("parity");
        self.extra = fields.optional::<Extra>("extra").map(|extra| extra.0);
        fields.finish();
        self.check_order(decoder);
    }

    fn check_order(&self, decoder: &mut Decoder) {
        let pairs = [
            ("date", self.date, "updated", self.updated),
            ("reviewed", self.reviewed, "review_by", self.review_by),
        ];
        for (first, earlier, second, later) in pairs {
            let (Some(earlier), Some(later)) = (earlier, later) else { continue };
            if later.value < earlier.value {
                decoder.report(
                    Code::ImpossibleDates,
                    later.span,
                    format!("`{second}` is before `{first}`"),
                    format!("`{first}` is {}", earlier.value),
                );
            }
        }
    }
}

fn missing(decoder: &mut Decoder, at: Span) {
    decoder.report(
        Code::MissingKey,
        at,
        "this page has no title",
        "let the file begin with three lines: `---`, `title: The title of the page`, `---`",
    );
}

struct Slug(Spanned<Arc<str>>);

impl Decode for Slug {
    const EXPECTED: &'static str = "a part of an address such as `samarbetslander`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::Text(Form::new(slug::PATTERN, Self::EXPECTED).or_whole(0, i64::MAX)));
        let text = Spanned::<Arc<str>>::decode(node, decoder)?;
        if slug::is_slug(&text.value) {
            return Some(Slug(text));
        }
        let hint = match slug::slugify(&text.value) {
            slug if slug.is_empty() => "write it with the letters a to z, digits and hyphens".to_owned(),
            slug => format!("write `{slug}`"),
        };
        let message = format!("`{}` has letters that an address cannot have", text.value);
        decoder.report(Code::InvalidValue, node.span, message, hint);
        None
    }
}

/// For editors: parts that are neither empty, `.` nor `..`, behind a `/` each, and perhaps a last `/`.
const PATH: &str = r"/(?:(?:\.{0,2}[^./?#\\ %][^/?#\\ %]*|\.{3}[^/?#\\ %]*)(?:/(?:\.{0,2}[^./?#\\ %][^/?#\\ %]*|\.{3}[^/?#\\ %]*))*/?)?";

/// A path of the site that a page is also found at: `/old/path/`.
impl Decode for UrlPath {
    const EXPECTED: &'static str = "a path such as `/old/path/`";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::form(PATH, Self::EXPECTED));
        let text = Arc::<str>::decode(node, decoder)?;
        let parts_are_whole =
            text.split('/').skip(1).all(|part| part != "." && part != "..") && !text.contains("//");
        let is_path = text.starts_with('/') && parts_are_whole && !text.contains(['?', '#', '\\', ' ', '%']);
        if !is_path {
            decoder.report(
                Code::InvalidValue,
                node.span,
                format!("`{text}` is not a path of this site"),
                "write everything after the name of the site, such as `/old/path/`",
            );
            return None;
        }
        Some(UrlPath::new(text))
    }
}

struct Extra(Arc<Node>);

impl Decode for Extra {
    const EXPECTED: &'static str = "keys and values for the theme";

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        decoder.takes(|| Schema::Table(Box::new(Schema::Any)));
        if node.as_map().is_none() {
            decoder.wrong_type(node, Self::EXPECTED);
            return None;
        }
        Some(Extra(Arc::new(node.clone())))
    }
}

#[cfg(test)]
mod tests;
