//! Prose without what is no prose: tags, code, addresses and the marks of Markdown.

use crate::diagnostic::Span;

/// Stands for every byte that is no prose, so that places stay what they are.
const MASK: u8 = 1;

/// How far a mark may reach. If a text were searched to its end each time, a long one would take for ever.
const LONGEST: usize = 512;

/// A text of which only the prose is left.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Masked {
    /// As long as the text.
    pub text: String,
    /// In order.
    pub addresses: Vec<Address>,
}

/// An address that stands in a text, of a link or of mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address {
    pub span: Span,
    pub text: String,
}

/// Masks what is no prose.
pub fn mask(text: &str) -> Masked {
    mask_from(text, 0)
}

/// The same of an item of a list: its mark is no prose.
pub fn mask_item(text: &str) -> Masked {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    mask_from(text, digits)
}

fn mask_from(text: &str, begin: usize) -> Masked {
    let mut mask = Mask { text, bytes: text.as_bytes().to_vec(), addresses: Vec::new() };
    let mut at = mask.hide(0, begin);
    while at < text.len() {
        at = mask.next(at);
    }
    let text = String::from_utf8(mask.bytes).expect("whole letters are replaced by letters of one byte");
    Masked { text, addresses: mask.addresses }
}

struct Mask<'t> {
    text: &'t str,
    bytes: Vec<u8>,
    addresses: Vec<Address>,
}

impl<'t> Mask<'t> {
    /// What begins at `at`; gives where it ends.
    fn next(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let first = rest.chars().next().unwrap_or(' ');
        let found = match first {
            '`' => self.code(at),
            '<' => self.tag(at),
            '{' if rest.starts_with("{#") => find(&rest[2..], '}').map(|end| self.hide(at, at + 3 + end)),
            '[' if rest.starts_with("[^") => find(rest, ']').map(|end| self.hide(at, at + end + 1)),
            ']' if rest.starts_with("](") => Some(self.target(at)),
            ']' if rest.starts_with("][") => find(&rest[2..], ']').map(|end| self.hide(at, at + 3 + end)),
            '&' => self.reference(at),
            '\n' => Some(self.line(at)),
            letter if letter.is_alphanumeric() => self.bare(at),
            _ => None,
        };
        found.unwrap_or(at + first.len_utf8())
    }

    fn hide(&mut self, start: usize, end: usize) -> usize {
        self.bytes[start..end].fill(MASK);
        end
    }

    fn address(&mut self, start: usize, end: usize) {
        let text = self.text[start..end].to_owned();
        self.addresses.push(Address { span: Span::new(start, end), text });
    }

    fn code(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let end = near(&rest[ticks..]).find(&rest[..ticks]);
        Some(end.map_or(at + ticks, |end| self.hide(at, at + ticks + end + ticks)))
    }

    /// A tag, a comment, or an address between `<` and `>`.
    fn tag(&mut self, at: usize) -> Option<usize> {
        let inside = &self.text[at + 1..];
        inside.chars().next().filter(|first| first.is_alphabetic() || matches!(first, '/' | '!'))?;
        let mut quote = None;
        let end = near(inside).char_indices().find_map(|(end, letter)| {
            match (quote, letter) {
                (None, '>') => return Some(end),
                (None, '"' | '\'') if inside[..end].ends_with('=') => quote = Some(letter),
                (Some(open), letter) if open == letter => quote = None,
                _ => {}
            }
            None
        })?;
        let inside = &inside[..end];
        if !inside.contains(char::is_whitespace) && (inside.contains("://") || inside.contains('@')) {
            self.address(at + 1, at + 1 + end);
        }
        Some(self.hide(at, at + end + 2))
    }

    /// `](address "title")`
    fn target(&mut self, at: usize) -> usize {
        let inside = near(&self.text[at + 2..]);
        let mut depth = 0_usize;
        let mut end = None;
        for (place, letter) in inside.char_indices() {
            match letter {
                '(' => depth += 1,
                ')' if depth == 0 => {
                    end = Some(place);
                    break;
                }
                ')' => depth -= 1,
                _ => {}
            }
        }
        let Some(end) = end else { return at + 2 };
        let inside = &inside[..end];
        let trimmed = inside.trim_start();
        let start = at + 2 + inside.len() - trimmed.len();
        let (start, length) = match trimmed.strip_prefix('<') {
            Some(address) => (start + 1, address.find('>').unwrap_or(address.len())),
            None => (start, trimmed.find(char::is_whitespace).unwrap_or(trimmed.len())),
        };
        self.address(start, start + length);
        self.hide(at, at + 2 + end + 1)
    }

    /// `&nbsp;` is a space; any other is a sign.
    fn reference(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let end =
            near(rest).find(';').filter(|end| *end < 12 && !rest[..*end].contains(char::is_whitespace))?;
        let is_space = matches!(&rest[..end], "&nbsp" | "&#160" | "&#xA0" | "&#xa0" | "&thinsp");
        self.bytes[at..=at + end].fill(if is_space { b' ' } else { MASK });
        Some(at + end + 1)
    }

    /// The marks at the beginning of a further line.
    fn line(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 1..];
        let marks = rest.len() - rest.trim_start_matches([' ', '\t', '>']).len();
        self.bytes[at + 1..at + 1 + marks].fill(b' ');
        at + 1 + marks
    }

    /// An address that stands in the text. What holds none is passed over whole, so that nothing is looked at twice.
    fn bare(&mut self, at: usize) -> Option<usize> {
        let rest = near(&self.text[at..]);
        let ends = |part: char| part.is_whitespace() || "<>()[]{}\"*|`".contains(part);
        let whole =
            rest[..rest.find(ends).unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let is_mail =
            whole.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if whole.contains("://") || whole.starts_with("www.") || whole.starts_with("mailto:") || is_mail {
            self.address(at, at + whole.len());
            return Some(self.hide(at, at + whole.len()));
        }
        let word = rest.find(|part: char| !part.is_alphanumeric()).unwrap_or(rest.len());
        let end = whole.find('&').unwrap_or(whole.len());
        Some(at + word.max(end))
    }
}

fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

fn find(text: &str, end: char) -> Option<usize> {
    near(text).find(end)
}
