//! Where the words of an entry stand in its file, for those who write other words in their place.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::{Entry, Resource};
use crate::diagnostic::Span;

/// One text of an entry as it is written: its own, or that of an attribute.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Writing<'r> {
    /// `None`: the entry's own.
    pub attribute: Option<&'r str>,
    /// From its first to its last sign.
    pub span: Span,
    /// In the order of the file.
    pub words: Vec<Words<'r>>,
    /// Whether it takes words from a message, a term or a text in quotation marks as well.
    pub borrows: bool,
}

/// Words between placeables, on one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words<'r> {
    pub span: Span,
    /// The number of the text in which they stand: each variant of a choice has one of its own.
    pub part: usize,
    /// The key of that variant.
    pub variant: Option<&'r str>,
}

impl Resource {
    /// The texts of an entry of this file where they stand, its own before those of its attributes.
    pub fn writings(&self, entry: &Entry) -> Vec<Writing<'_>> {
        let Some((value, attributes)) = self.tree(entry) else { return Vec::new() };
        // An attribute begins with its point, and ends what is above it.
        let points = entry.attributes.iter().map(|attribute| attribute.span.start.saturating_sub(1));
        let ends: Vec<usize> = points.chain([entry.span.end]).collect();
        let end = |number: usize| ends.get(number).copied().unwrap_or(entry.span.end);
        let own = value.iter().map(|pattern| self.writing(None, entry.id_span.end..end(0), pattern));
        let others = entry.attributes.iter().zip(&attributes).enumerate().map(|(number, (at, attribute))| {
            self.writing(Some(attribute.id.name), at.span.end..end(number + 1), &attribute.value)
        });
        own.chain(others).collect()
    }

    /// `within` begins behind the name, before its `=`.
    fn writing<'r>(
        &'r self,
        attribute: Option<&'r str>,
        within: std::ops::Range<usize>,
        pattern: &Pattern<&'r str>,
    ) -> Writing<'r> {
        let mut walk = Walk { file: self.whole(), words: Vec::new(), parts: 0, borrows: false };
        walk.pattern(pattern, None);
        let text = self.slice(Span::new(within.start, within.end));
        let sign = text.find('=').map_or(0, |at| at + 1);
        let start = within.start + text.len() - text[sign..].trim_start().len();
        let end = within.start + text.trim_end().len();
        let span = Span::new(start, end.max(start));
        Writing { attribute, span, words: walk.words, borrows: walk.borrows }
    }
}

struct Walk<'r> {
    file: &'r str,
    words: Vec<Words<'r>>,
    parts: usize,
    borrows: bool,
}

impl<'r> Walk<'r> {
    fn pattern(&mut self, pattern: &Pattern<&'r str>, variant: Option<&'r str>) {
        let part = self.parts;
        self.parts += 1;
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    // A line end that the parser put there is no part of the file.
                    let start = (value.as_ptr() as usize).checked_sub(self.file.as_ptr() as usize);
                    let start = start.filter(|at| at + value.len() <= self.file.len());
                    let length = value.trim_end_matches(['\r', '\n']).len();
                    let words = |at| Words { span: Span::new(at, at + length), part, variant };
                    self.words.extend(start.map(words));
                }
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'r str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { variants, .. } => {
                for variant in variants {
                    let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) =
                        variant.key;
                    self.pattern(&variant.value, Some(name));
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'r str>) {
        match inline {
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. }
            | InlineExpression::StringLiteral { .. } => self.borrows = true,
            InlineExpression::NumberLiteral { .. }
            | InlineExpression::FunctionReference { .. }
            | InlineExpression::VariableReference { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::parse;
    use crate::path::SourcePath;

    #[test]
    fn words_are_told_where_they_stand() {
        for (text, expected) in [
            ("a = Sök <b>nu</b>", "a[Sök <b>nu</b>]: Sök <b>nu</b>"),
            ("a = { $n } dagar, { -x }", "a[{ $n } dagar, { -x }]+:  dagar, "),
            ("a =\n    En\n    två\n", "a[En\n    två]: En|två"),
            (
                "a = { $n ->\n    [one] En\n   *[other] { $n } fler { \"x\" }\n } kvar",
                "a[{ $n ->\n    [one] En\n   *[other] { $n } fler { \"x\" }\n } kvar]+: one#1=En|other#2= fler | kvar",
            ),
            ("a = Text\n    .b = { $x }\n    .c = Till  \n", "a[Text]: Text; a.b[{ $x }]:; a.c[Till]: Till"),
            ("a =\r\n  .b = å\r\n# c\r\n", "a.b[å]: å"),
            ("-a = Term", "-a[Term]: Term"),
        ] {
            let resource = parse(&SourcePath::new("x.ftl"), &text.into()).value;
            let slice = |span| resource.slice(span).replace("\r\n", "\n");
            let mut told = Vec::new();
            for entry in resource.entries() {
                for writing in resource.writings(entry) {
                    let name = crate::i18n::name_of(&entry.id, writing.attribute);
                    let words = writing.words.iter().map(|words| {
                        let key = words.variant.map(|key| format!("{key}#{}=", words.part));
                        key.unwrap_or_default() + &slice(words.span)
                    });
                    let words = words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("|");
                    let borrows = if writing.borrows { "+" } else { "" };
                    let space = if words.is_empty() { "" } else { " " };
                    told.push(format!("{name}[{}]{borrows}:{space}{words}", slice(writing.span)));
                }
            }
            assert_eq!(told.join("; "), expected, "{text}");
        }
    }
}
