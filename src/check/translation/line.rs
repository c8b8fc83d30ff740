//! A variant as one line of text, each part of which can be found in the file again.

use std::ops::Range;

use crate::diagnostic::Span;
use crate::i18n::{Piece, PieceKind, Variant};

/// What stands for a variable, a message or a term: no sign that anybody writes.
pub const GAP: char = '\u{FFFC}';

/// The words of a variant with [`GAP`]s.
pub struct Line {
    pub text: String,
    /// Where each piece begins in `text`, its place in the file, and whether the file has the same letters there.
    pieces: Vec<(usize, Span, bool)>,
}

impl Line {
    pub fn of(variant: &Variant<'_>) -> Self {
        let mut line = Line { text: String::new(), pieces: Vec::new() };
        for Piece { span, kind } in &variant.pieces {
            let is_words = matches!(kind, PieceKind::Words(_));
            line.pieces.push((line.text.len(), *span, is_words));
            match kind {
                PieceKind::Words(words) => line.text.push_str(words),
                PieceKind::Literal(literal) => line.text.push_str(literal),
                PieceKind::Variable(_) | PieceKind::Reference(..) => line.text.push(GAP),
            }
        }
        line
    }

    /// The place in the file of a part of the text. What begins in a placeable is all of that.
    pub fn place(&self, part: Range<usize>) -> Span {
        let after = self.pieces.partition_point(|(start, ..)| *start <= part.start);
        let Some((start, span, is_words)) = after.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return Span::default();
        };
        if !is_words {
            return *span;
        }
        let begin = span.start + (part.start - start);
        Span::new(begin, (begin + part.len()).min(span.end).max(begin))
    }

    /// The text without HTML tags, as readers see it.
    pub fn visible(&self) -> String {
        let mut visible = String::new();
        let mut rest = self.text.as_str();
        while let Some(at) = rest.find('<') {
            let (before, tag) = rest.split_at(at);
            visible.push_str(before);
            let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
            match tag.find('>').filter(|_| is_tag) {
                Some(end) => rest = &tag[end + 1..],
                None => {
                    visible.push('<');
                    rest = &tag[1..];
                }
            }
        }
        visible.push_str(rest);
        visible
    }
}
