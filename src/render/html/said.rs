//! The text of an HTML page as its readers are given it, each part with its language: what is shown, what is read aloud,
//! and what is told to search engines.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// A part of a page's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    pub text: String,
    /// What `lang` says of it, as it is written.
    pub language: Option<String>,
    /// The text is the value of an attribute.
    pub is_attribute: bool,
    /// In how many elements it stands.
    pub depth: usize,
    /// In how many elements the page was at least since the part before, attributes left out.
    pub least: usize,
}

/// Elements without an end.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements whose content is the same in every language, or is written by the rules of a language.
const SAME: &[&str] = &["code", "kbd", "pre", "samp", "script", "style", "template", "time", "var"];

/// Attributes that are read, on any element.
const READ: &[&str] = &[
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "label",
    "placeholder",
    "summary",
    "title",
];

/// What a page says of itself in `<meta>`.
const META: &[&str] =
    &["description", "og:description", "og:site_name", "og:title", "twitter:description", "twitter:title"];

/// Whether an attribute of this name is read on any element.
pub fn is_read(attribute: &str) -> bool {
    READ.contains(&attribute)
}

/// Everything that a page says, in its order. Soft hyphens are left out.
pub fn said(html: &[u8]) -> Vec<Said> {
    let mut reader = Reader::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => {
                reader.tag = text(name);
                reader.attributes.clear();
            }
            CallbackEvent::AttributeName { name } => reader.attributes.push((text(name), String::new())),
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, known)) = reader.attributes.last_mut() {
                    *known = text(value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => reader.open(self_closing),
            CallbackEvent::EndTag { name } => reader.close(&text(name)),
            CallbackEvent::String { value } => reader.text(&text(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    reader.said
}

#[derive(Default)]
struct Reader {
    said: Vec<Said>,
    open: Vec<Element>,
    least: usize,
    tag: String,
    attributes: Vec<(String, String)>,
    /// The text before goes on.
    is_in_text: bool,
}

struct Element {
    name: String,
    language: Option<String>,
    is_same: bool,
}

impl Reader {
    fn open(&mut self, is_closed: bool) {
        // A place where a word may break is no end of it.
        if self.tag == "wbr" {
            return;
        }
        self.is_in_text = false;
        let attribute = |name: &str| {
            self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
        };
        let outer = self.open.last();
        let language =
            attribute("lang").map(str::to_owned).or_else(|| outer.and_then(|outer| outer.language.clone()));
        let is_same = outer.is_some_and(|outer| outer.is_same)
            || SAME.contains(&&*self.tag)
            || attribute("translate") == Some("no");
        let is_button = ["button", "reset", "submit"].contains(&attribute("type").unwrap_or_default());
        let is_meta = META.contains(&attribute("name").or(attribute("property")).unwrap_or_default());
        let is_read = |name: &str| match (&*self.tag, name) {
            ("input", "value") => is_button,
            ("meta", "content") => is_meta,
            (_, name) => READ.contains(&name),
        };
        let depth = self.open.len();
        let said =
            self.attributes.iter().filter(|(name, _)| !is_same && is_read(name)).map(|(_, value)| Said {
                text: value.replace('\u{ad}', ""),
                language: language.clone(),
                is_attribute: true,
                depth,
                least: depth,
            });
        self.said.extend(said);
        if !is_closed && !VOID.contains(&&*self.tag) {
            self.open.push(Element { name: std::mem::take(&mut self.tag), language, is_same });
        }
    }

    /// Ends the innermost element of this name, and those in it that have no end of their own.
    fn close(&mut self, name: &str) {
        self.is_in_text = false;
        if let Some(at) = self.open.iter().rposition(|element| element.name == name) {
            self.open.truncate(at);
            self.least = self.least.min(at);
        }
    }

    fn text(&mut self, text: &str) {
        let inner = self.open.last();
        if inner.is_some_and(|element| element.is_same) {
            return;
        }
        let depth = self.open.len();
        if let Some(last) = self.said.last_mut().filter(|_| self.is_in_text) {
            last.text.push_str(&text.replace('\u{ad}', ""));
            return;
        }
        self.is_in_text = true;
        self.said.push(Said {
            text: text.replace('\u{ad}', ""),
            language: inner.and_then(|element| element.language.clone()),
            is_attribute: false,
            depth,
            least: self.least.min(depth),
        });
        self.least = depth;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_told_with_its_language() {
        for (html, expected) in [
            (
                "<html lang=\"sv\"><head><title>t</title><meta name=\"description\" content=\"d\"><meta name=\"robots\" content=\"noindex\"></head>",
                "sv:t sv@d",
            ),
            ("<h1>an\u{ad}<wbr>sökan</h1>", ":ansökan"),
            ("<p lang=\"en\">a<b>b</b><p lang=\"sv\">c</p>d", "en:a en:b sv:c en:d"),
            (
                "<img alt=\"a\" src=\"b\"><input type=\"submit\" value=\"c\"><input value=\"e\" placeholder=\"f\">",
                "@a @c @f",
            ),
            (
                "<code>a</code><time>b</time><script>c</script><i translate=\"no\" title=\"x\">d<b>e</b></i>f",
                ":f",
            ),
            ("<svg><path/><title>t</title></svg>kom\u{ad}mun &amp; a", ":t :kommun\u{a0}&\u{a0}a"),
            ("<br lang=\"en\">a</p>b</br>", ":a :b"),
        ] {
            let told = said(html.as_bytes())
                .iter()
                .map(|said| {
                    let kind = if said.is_attribute { '@' } else { ':' };
                    format!(
                        "{}{kind}{}",
                        said.language.as_deref().unwrap_or_default(),
                        said.text.replace(' ', "\u{a0}")
                    )
                })
                .collect::<Vec<_>>();
            assert_eq!(told.join(" "), expected, "{html}");
        }
    }

    #[test]
    fn depths_tell_when_an_element_has_ended() {
        let said = said(b"<p>a<b>b</b>c</p><p>d</p>");
        let depths: Vec<_> = said.iter().map(|said| (said.depth, said.least)).collect();
        assert_eq!(depths, [(1, 0), (2, 1), (1, 1), (1, 0)]);
    }
}
