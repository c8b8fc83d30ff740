//! Each kind of error that Fluent's parser knows, as advice.

mod sign;

use std::ops::Range;

use fluent_syntax::parser::ErrorKind;

use super::{
    PRINT_A_BRACE, SyntaxFault, attribute, character, first_line, line_number, no_text, part, stray_brace,
    tab,
};
use crate::diagnostic::Span;
use crate::i18n::{braces, function};
pub(super) use sign::bad_escape;
use sign::{bad_name, closing_quotes, first_character, open_parenthesis, unknown_escape};

/// A fault at `at` in the message, term or attribute `range` of `text`, which begins with its key.
pub(super) fn explain(text: &str, range: Range<usize>, at: usize, kind: ErrorKind) -> SyntaxFault {
    let place = Place { text, range, at };
    let here = character(text, at);
    let selector = place.placeable();
    let name = part(text, selector);
    match kind {
        ErrorKind::ExpectedToken(token) => place.expected(token),
        ErrorKind::ExpectedCharRange { range } => place.expected_name(&range),
        ErrorKind::ExpectedMessageField { entry_id } => place.no_text(&entry_id),
        ErrorKind::ExpectedTermField { entry_id } => place.no_text(&format!("-{entry_id}")),
        ErrorKind::ForbiddenCallee => place.lower_case_function(),
        ErrorKind::MissingDefaultVariant => place.no_default(),
        ErrorKind::MissingValue => place.empty_variant(),
        ErrorKind::MultipleDefaultVariants => SyntaxFault::new(
            character(text, at.saturating_sub(1)),
            "a second variant is marked as the default",
        )
        .hint("keep the `*` before one variant only"),
        ErrorKind::MessageReferenceAsSelector => {
            SyntaxFault::new(selector, format!("`{name}` is a message and cannot choose between variants"))
                .hint(format!("did you mean `${name}`?"))
        }
        ErrorKind::MessageAttributeAsSelector => SyntaxFault::new(
            selector,
            format!("`{name}` is a message's attribute and cannot choose between variants"),
        )
        .hint("only a variable (`$name`), a number or an attribute of a term (`-term.name`) can"),
        ErrorKind::TermReferenceAsSelector => {
            SyntaxFault::new(selector, format!("`{name}` is a term and cannot choose between variants"))
                .hint(format!("give the term an attribute and choose by that: `{name}.gender`"))
        }
        ErrorKind::TermAttributeAsPlaceable => {
            let message = format!("`{name}`: a term attribute can only be used before `->`");
            SyntaxFault::new(selector, message)
                .hint("to print the text, make it a term or a message of its own")
        }
        ErrorKind::ExpectedSimpleExpressionAsSelector => {
            SyntaxFault::new(selector, "braces within braces cannot choose between variants")
                .hint("write the variable alone before `->`: `{ $name ->`")
        }
        ErrorKind::UnterminatedStringLiteral => place.open_string(),
        ErrorKind::PositionalArgumentFollowsNamed => SyntaxFault::new(here, "a value stands after an option")
            .hint("write the value first: `NUMBER($count, minimumFractionDigits: 2)`"),
        ErrorKind::DuplicatedNamedArgument(option) => {
            SyntaxFault::new(here, format!("the option `{option}` is given twice")).hint("remove one")
        }
        ErrorKind::UnknownEscapeSequence(_) => unknown_escape(text, at),
        ErrorKind::InvalidUnicodeEscapeSequence(_) => place.broken_escape(),
        ErrorKind::UnbalancedClosingBrace => stray_brace(place.before(), here),
        ErrorKind::ExpectedInlineExpression => place.nothing_to_print(),
        ErrorKind::ExpectedLiteral => place.not_a_literal(),
    }
}

struct Place<'t> {
    text: &'t str,
    range: Range<usize>,
    at: usize,
}

impl<'t> Place<'t> {
    fn before(&self) -> &'t str {
        self.text.get(self.range.start..self.at).unwrap_or_default()
    }

    fn after(&self) -> &'t str {
        self.text.get(self.at..self.range.end).unwrap_or_default()
    }

    fn line_after(&self) -> &'t str {
        self.after().lines().next().unwrap_or_default()
    }

    /// The innermost `{` or `(` that is open here.
    fn opener(&self) -> Option<usize> {
        braces::scan(self.before()).open.last().map(|open| self.range.start + open)
    }

    /// What stands between the innermost `{` and this place.
    fn placeable(&self) -> Span {
        let Some(opener) = self.opener() else { return character(self.text, self.at) };
        self.trimmed(opener + 1)
    }

    fn trimmed(&self, start: usize) -> Span {
        let within = self.text.get(start..self.at).unwrap_or_default();
        let start = start + (within.len() - within.trim_start().len());
        Span::new(start, start + within.trim().len())
    }

    fn expected(&self, token: char) -> SyntaxFault {
        let here = character(self.text, self.at);
        match token {
            '}' => self.expected_closing_brace(),
            ')' => open_parenthesis(self.opener().map_or(here, |at| Span::new(at, at + 1))),
            ']' => self.bad_variant(),
            '"' => self.open_string(),
            other => SyntaxFault::new(here, format!("`{other}` is missing here"))
                .hint("a message is written `key = text`"),
        }
    }

    fn expected_closing_brace(&self) -> SyntaxFault {
        let here = character(self.text, self.at);
        let Some(opener) = self.opener() else {
            return SyntaxFault::new(here, "`}` is missing here").hint(PRINT_A_BRACE);
        };
        let content = part(self.text, self.placeable());
        let next = self.after().chars().next();
        if self.before().ends_with(|c: char| c.is_ascii_alphanumeric())
            && next.is_some_and(char::is_alphabetic)
        {
            return bad_name(self.text, self.at);
        }
        if matches!(next, Some('[' | '*')) {
            return SyntaxFault::new(here, "`->` is missing before the variants")
                .hint(format!("write `{{ {content} ->` and begin a new line"));
        }
        if let Some(close) = self.line_after().find('}').filter(|_| !self.line_after().contains('{')) {
            let extra = Span::new(
                self.at,
                self.at + self.line_after().get(..close).unwrap_or_default().trim_end().len(),
            );
            return SyntaxFault::new(extra, format!("`{}` does not belong in this placeable", part(self.text, extra)))
                .hint("between `{` and `}` stands one thing: `{ $name }`, `{ message }`, `{ -term }` or `{ NUMBER($count) }`");
        }
        let fault = SyntaxFault::new(Span::new(opener, opener + 1), "`{` is never closed");
        match content.contains('\n') || content.is_empty() {
            true => fault.hint("write `}` where the placeable ends"),
            false => fault.hint(format!("write `}}` after `{content}`")),
        }
    }

    fn bad_variant(&self) -> SyntaxFault {
        let line = self.before().rfind('[').map_or(self.at, |at| self.range.start + at);
        let key = self
            .text
            .get(line..)
            .and_then(|rest| rest.split_inclusive([']', '\n']).next())
            .unwrap_or_default();
        let span = Span::new(line, line + key.trim_end().len());
        SyntaxFault::new(span, "the name of a variant is one word or a number")
            .hint("write `[one]`, `[open]` or `[0]`")
    }

    fn expected_name(&self, range: &str) -> SyntaxFault {
        let here = character(self.text, self.at);
        if range.contains('\n') {
            return SyntaxFault::new(here, "the variants begin on a line of their own")
                .hint("break the line after `->`");
        }
        match self.before().chars().next_back() {
            Some('$') | Some('-') => bad_name(self.text, self.at),
            _ if self.before().trim_end().ends_with('[') => self.bad_variant(),
            _ => SyntaxFault::new(here, "a name is missing here")
                .hint("names: a–z, 0–9, `-`, `_`, beginning with a letter"),
        }
    }

    fn no_text(&self, key: &str) -> SyntaxFault {
        let line =
            self.text.get(self.range.clone()).and_then(|own| own.split('\n').next()).unwrap_or_default();
        let below = Span::new(self.range.start + line.len(), self.range.end);
        let next = first_line(self.text, below);
        if line.trim_end().ends_with('=') {
            if let Some(fault) = tab(self.text, below.start) {
                return fault;
            }
            match first_character(part(self.text, next)) {
                "." => return attribute(self.text, self.range.clone(), next, key),
                sign @ ("[" | "*" | "}") => {
                    return SyntaxFault::new(
                        character(self.text, next.start),
                        format!("a line of text cannot begin with `{sign}`: `{key}` would be empty"),
                    )
                    .hint(format!("write `{{\"{sign}\"}}` in place of `{sign}`"));
                }
                "" | "#" => {}
                _ => {
                    let message =
                        format!("line {} looks like the text of `{key}`", line_number(self.text, next.start));
                    return SyntaxFault::new(next, message).hint("indent it by 4 spaces");
                }
            }
        }
        let end = self.range.start + line.split('=').next().unwrap_or_default().trim_end().len();
        no_text(Span::new(self.range.start, end), key)
    }

    fn lower_case_function(&self) -> SyntaxFault {
        let span = self.placeable();
        let name = part(self.text, span).split('(').next().unwrap_or_default().trim();
        let span = Span::new(span.start, span.start + name.len());
        SyntaxFault::new(span, format!("`{name}` is not a function"))
            .hint(format!("functions: {}", function::names()))
    }

    fn no_default(&self) -> SyntaxFault {
        let depth = braces::scan(self.before()).open.len();
        let mut offset = self.range.start;
        let mut last = None;
        for line in self.before().split_inclusive('\n') {
            let start = offset + (line.len() - line.trim_start().len());
            let above = self.text.get(self.range.start..start).unwrap_or_default();
            if line.trim_start().starts_with('[') && braces::scan(above).open.len() == depth {
                last = Some((start, line.trim()));
            }
            offset += line.len();
        }
        let message = "no variant is marked as the default";
        let Some((start, line)) = last else {
            return SyntaxFault::new(self.placeable(), message)
                .hint("write the variants as `[one] text`, the last as `*[other] text`");
        };
        let key = line.split_inclusive(']').next().unwrap_or(line);
        SyntaxFault::new(Span::new(start, start + key.len()), message)
            .hint(format!("put `*` before `{key}`: `*{line}`"))
    }

    fn empty_variant(&self) -> SyntaxFault {
        let start = self.before().rfind('[').map_or(self.at, |at| self.range.start + at);
        let key = self
            .text
            .get(start..self.at)
            .and_then(|rest| rest.split_inclusive(']').next())
            .unwrap_or_default();
        SyntaxFault::new(Span::new(start, start + key.len()), format!("the variant `{key}` has no text"))
            .hint(format!("write its text on the same line; for no text write `{key} {{\"\"}}`"))
    }

    fn open_string(&self) -> SyntaxFault {
        let quote = self.before().rfind('"').map_or(self.at, |at| self.range.start + at);
        SyntaxFault::new(Span::new(quote, self.at), "a text in double quotes is never closed")
            .hint("write `\"` where it ends, on the same line")
    }

    fn broken_escape(&self) -> SyntaxFault {
        let at = self.before().rfind('\\').map_or(self.at, |at| self.range.start + at);
        bad_escape(self.text, at)
    }

    fn nothing_to_print(&self) -> SyntaxFault {
        let here = character(self.text, self.at);
        let opener = self.opener().map_or(here, |at| Span::new(at, at + 1));
        match self.after().chars().next() {
            None | Some('}') if part(self.text, opener) == "(" => open_parenthesis(opener),
            None => SyntaxFault::new(opener, "`{` is never closed").hint("to print a brace write `{\"{\"}`"),
            Some('\t') => SyntaxFault::new(here, "a tab stands in a placeable").hint("use spaces instead"),
            Some('}') => SyntaxFault::new(Span::new(opener.start, here.end), "this placeable is empty")
                .hint("write what is to stand here, such as `{ $name }`; to print a brace write `{\"{\"}`"),
            Some(quote) if closing_quotes(quote).is_some() => self.wrong_quotes(quote),
            Some(letter) if letter.is_alphabetic() => bad_name(self.text, self.at),
            Some(_) => {
                SyntaxFault::new(here, format!("`{}` cannot begin a placeable", part(self.text, here))).hint(
                    "write `{ $name }`, `{ message }`, `{ -term }`, `{ NUMBER($count) }` or `{ \"text\" }`",
                )
            }
        }
    }

    fn not_a_literal(&self) -> SyntaxFault {
        let here = character(self.text, self.at);
        match self.after().chars().next() {
            Some(quote) if closing_quotes(quote).is_some() => self.wrong_quotes(quote),
            _ => SyntaxFault::new(here, "an option takes a text or a number, and nothing that varies")
                .hint("write a text in straight double quotes: `dateStyle: \"long\"`"),
        }
    }

    fn wrong_quotes(&self, quote: char) -> SyntaxFault {
        let inside = self.line_after().get(quote.len_utf8()..).unwrap_or_default();
        let closing = closing_quotes(quote).unwrap_or_default();
        let (word, length) = match inside.char_indices().find(|(_, c)| closing.contains(*c)) {
            Some((at, close)) => (inside.get(..at), quote.len_utf8() + at + close.len_utf8()),
            None => (None, quote.len_utf8()),
        };
        let span = Span::new(self.at, self.at + length);
        SyntaxFault::new(span, format!("`{}` is not in straight double quotes", part(self.text, span)))
            .hint(format!("use straight double quotes: `\"{}\"`", word.unwrap_or("long")))
    }
}
