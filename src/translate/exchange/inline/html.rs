//! Tags of HTML, components among them, and addresses in angle brackets.

use super::Role;

pub(super) struct Tag<'t> {
    pub name: &'t str,
    pub length: usize,
    pub role: Role,
}

/// Elements that have no end.
const VOID: [&str; 5] = ["br", "img", "wbr", "hr", "input"];

/// The tag with which a text begins.
pub(super) fn tag(rest: &str) -> Option<Tag<'_>> {
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|end| Tag { name: "", length: end + 3, role: Role::Alone });
    }
    let inside = rest.strip_prefix('<')?;
    let is_end = inside.starts_with('/');
    let named = inside.strip_prefix('/').unwrap_or(inside);
    if !named.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return None;
    }
    let length = length(rest)?;
    let in_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let name = &named[..named.find(|letter| !in_name(letter)).unwrap_or(named.len())];
    // An address: `<https://example.org>`, `<desk@example.org>`.
    if !named[name.len()..].starts_with([' ', '\n', '\t', '/', '>']) {
        let own = &rest[..length];
        let is_address = own.contains([':', '@']) && !own.contains(char::is_whitespace);
        return is_address.then_some(Tag { name: "", length, role: Role::Alone });
    }
    let is_alone = rest[..length].ends_with("/>") || VOID.contains(&name);
    let role = match (is_end, is_alone) {
        (true, _) => Role::Closes(0),
        (false, true) => Role::Alone,
        (false, false) => Role::Opens(0),
    };
    Some(Tag { name, length, role })
}

/// To the `>` that stands in no quotes.
fn length(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in rest.char_indices() {
        match letter {
            _ if quote == Some(letter) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' => quote = Some(letter),
            '>' => return Some(at + 1),
            '<' if at > 0 => return None,
            _ => {}
        }
    }
    None
}
