//! What stands in a text beside words and is not translated: placeables, tags, links, code.
//!
//! Cuts a text into words and marks that together are the text to the byte. XLIFF sends marks as elements, so that
//! translators' programs keep them; for every format they tell what a translation has lost.

mod html;

use super::unit::Dialect;

/// A stretch of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece<'t> {
    Words(&'t str),
    Mark(Mark<'t>),
}

/// Something that is not translated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark<'t> {
    pub text: &'t str,
    pub role: Role,
    pub kind: Kind<'t>,
}

/// How a mark stands to others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    Alone,
    /// It begins what the mark at that place of the list ends.
    Opens(usize),
    Closes(usize),
}

/// What a mark is, as far as a translation must have it too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind<'t> {
    Link,
    Image,
    Code,
    /// `{ $count }`: the checks of messages tell what is lost.
    Placeable,
    /// By its name; an address in angle brackets has none.
    Tag(&'t str),
}

/// Cuts a text.
pub fn pieces(text: &str, dialect: Dialect) -> Vec<Piece<'_>> {
    let mut cutter = Cutter { text, done: 0, pieces: Vec::new(), links: Vec::new() };
    if dialect != Dialect::Plain {
        let mut at = 0;
        while at < text.len() {
            at = cutter.step(at, dialect);
        }
    }
    cutter.words(text.len());
    pair(&mut cutter.pieces);
    cutter.pieces
}

/// What `source` has and `target` does not have as often, as a person would call it. What the translation that was
/// there before, `known`, does without, may stay away.
pub fn lost(source: &str, target: &str, known: &str, dialect: Dialect) -> Option<String> {
    let count = |text: &str, kind: Kind<'_>| {
        let pieces = pieces(text, dialect);
        pieces.iter().filter(|piece| matches!(piece, Piece::Mark(mark) if mark.kind == kind)).count()
    };
    pieces(source, dialect).into_iter().find_map(|piece| {
        let Piece::Mark(mark) = piece else { return None };
        let (needed, found) = (count(source, mark.kind), count(target, mark.kind));
        let was_done_without = !known.is_empty() && count(known, mark.kind) <= found;
        let is_lost = mark.kind != Kind::Placeable && found < needed && !was_done_without;
        is_lost.then(|| mark.text.to_owned())
    })
}

struct Cutter<'t> {
    text: &'t str,
    /// Where the words begin that are not yet told.
    done: usize,
    pieces: Vec<Piece<'t>>,
    /// Where the ends of links begin that were begun.
    links: Vec<(usize, Kind<'t>)>,
}

impl<'t> Cutter<'t> {
    /// Looks at one place, and says where to go on.
    fn step(&mut self, at: usize, dialect: Dialect) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        if let Some(position) = self.links.iter().position(|(end, _)| *end == at) {
            let (_, kind) = self.links.swap_remove(position);
            let length = address(rest).unwrap_or(1);
            return self.mark(at, length, Role::Closes(0), kind);
        }
        if rest.starts_with('<')
            && let Some(tag) = html::tag(rest)
        {
            return self.mark(at, tag.length, tag.role, Kind::Tag(tag.name));
        }
        match dialect {
            Dialect::Fluent if rest.starts_with('{') => {
                self.mark(at, placeable(rest), Role::Alone, Kind::Placeable)
            }
            Dialect::Markdown => self.markdown(at, rest),
            Dialect::Fluent | Dialect::Plain => self.skip(at, rest),
        }
    }

    fn markdown(&mut self, at: usize, rest: &'t str) -> usize {
        let is_image = rest.starts_with("![");
        match rest.chars().next() {
            Some('\\') => {
                let escaped = rest[1..].chars().next().map_or(0, char::len_utf8);
                at + 1 + escaped
            }
            Some('`') => {
                let ticks = rest.len() - rest.trim_start_matches('`').len();
                match code(rest, ticks) {
                    Some(length) => self.mark(at, length, Role::Alone, Kind::Code),
                    None => at + ticks,
                }
            }
            Some('[' | '!') if is_image || rest.starts_with('[') => {
                let (begin, kind) = if is_image { (2, Kind::Image) } else { (1, Kind::Link) };
                match end_of_label(&rest[begin..]) {
                    Some(length) => {
                        self.links.push((at + begin + length, kind));
                        self.mark(at, begin, Role::Opens(0), kind)
                    }
                    None => at + begin,
                }
            }
            Some(_) | None => self.skip(at, rest),
        }
    }

    fn skip(&self, at: usize, rest: &str) -> usize {
        at + rest.chars().next().map_or(1, char::len_utf8)
    }

    fn mark(&mut self, at: usize, length: usize, role: Role, kind: Kind<'t>) -> usize {
        self.words(at);
        let end = (at + length).min(self.text.len());
        self.done = end;
        let text = self.text.get(at..end).unwrap_or_default();
        self.pieces.push(Piece::Mark(Mark { text, role, kind }));
        end
    }

    fn words(&mut self, end: usize) {
        let words = self.text.get(self.done..end).unwrap_or_default();
        if !words.is_empty() {
            self.pieces.push(Piece::Words(words));
        }
        self.done = end;
    }
}

/// Finds for each mark that opens the one that closes it; what has none, or overlaps another, stands alone.
fn pair(pieces: &mut [Piece<'_>]) {
    let mut open: Vec<(usize, Kind<'_>)> = Vec::new();
    let mut pairs = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Mark(mark) = piece else { continue };
        match mark.role {
            Role::Opens(_) => open.push((at, mark.kind)),
            Role::Closes(_) => {
                if let Some(begin) = open.iter().rposition(|(_, kind)| *kind == mark.kind) {
                    pairs.push((open[begin].0, at));
                    open.truncate(begin);
                }
            }
            Role::Alone => {}
        }
    }
    for piece in pieces.iter_mut() {
        if let Piece::Mark(mark) = piece {
            mark.role = Role::Alone;
        }
    }
    for (begin, end) in pairs {
        for (at, role) in [(begin, Role::Opens(end)), (end, Role::Closes(begin))] {
            if let Some(Piece::Mark(mark)) = pieces.get_mut(at) {
                mark.role = role;
            }
        }
    }
}

/// The length of what begins with a brace, to the brace that closes it.
fn placeable(rest: &str) -> usize {
    let (mut depth, mut is_quoted) = (0_usize, false);
    let mut letters = rest.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if is_quoted => {
                letters.next();
            }
            '"' => is_quoted = !is_quoted,
            '{' if !is_quoted => depth += 1,
            '}' if !is_quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    // One that is never closed protects nothing.
    1
}

/// The length of code, if its ticks come again.
fn code(rest: &str, ticks: usize) -> Option<usize> {
    let mut at = ticks;
    while let Some(found) = rest.get(at..)?.find('`') {
        let begin = at + found;
        let run = rest[begin..].len() - rest[begin..].trim_start_matches('`').len();
        if run == ticks {
            return Some(begin + run);
        }
        at = begin + run;
    }
    None
}

/// How long the text of a link is, if this is one: up to the `]` that an address follows.
fn end_of_label(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(letter) = rest.get(at..)?.chars().next() {
        match letter {
            '\\' => at += 1,
            '`' => {
                let ticks = rest[at..].len() - rest[at..].trim_start_matches('`').len();
                at += code(&rest[at..], ticks).unwrap_or(ticks) - 1;
            }
            '[' => depth += 1,
            ']' if depth == 0 => return address(&rest[at..]).map(|_| at),
            ']' => depth -= 1,
            _ => {}
        }
        at += rest.get(at..)?.chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// The length of `](address "title")` or `][name]`.
fn address(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix(']')?;
    if let Some(name) = inside.strip_prefix('[') {
        return name.find(']').map(|end| end + 3);
    }
    let inside = inside.strip_prefix('(')?;
    let (mut depth, mut quote) = (0_usize, None);
    let mut letters = inside.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => {
                letters.next();
            }
            _ if quote == Some(letter) => quote = None,
            _ if quote.is_some() => {}
            '"' | '\'' if inside[..at].ends_with([' ', '\n']) => quote = Some(letter),
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at + 3),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests;
