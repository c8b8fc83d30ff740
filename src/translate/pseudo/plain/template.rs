//! The text that stands in a template: between tags, in attributes that are read, in quotation marks of its code.

use std::ops::Range;

use crate::render::is_read;

/// What a text of a template is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Standing {
    /// It is read as it stands.
    Read,
    /// In quotation marks; it may be read, or be the name of something.
    Quoted,
}

/// The texts of a template, in its order.
pub(super) fn texts(template: &str) -> Vec<(Range<usize>, Standing)> {
    let mut reader = Reader { template, texts: Vec::new(), state: State::Text, attribute: 0..0 };
    let mut at = 0;
    while at < template.len() {
        let rest = &template[at..];
        at = match rest.as_bytes() {
            [b'{', b'#', ..] => rest.find("#}").map_or(template.len(), |end| at + end + 2),
            [b'{', b'{' | b'%', ..] => reader.code(at),
            _ => {
                let end = ["{#", "{{", "{%"].iter().filter_map(|open| rest.find(open)).min();
                let end = end.map_or(template.len(), |end| at + end);
                reader.html(at..end);
                end
            }
        };
    }
    reader.texts
}

/// Where a filter is used in a template.
pub(super) fn uses(template: &str, filter: &str) -> Vec<Range<usize>> {
    let is_use = |at: &usize| {
        let before = template[..*at].trim_end();
        let after = &template[at + filter.len()..];
        before.ends_with('|') && !after.starts_with(|sign: char| sign.is_alphanumeric() || sign == '_')
    };
    template.match_indices(filter).map(|(at, _)| at).filter(is_use).map(|at| at..at + filter.len()).collect()
}

/// Where in HTML the next part begins; what the template's code writes does not count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    Tag,
    Value(char),
    Comment,
    /// In a script or a style sheet.
    Silent(&'static str),
}

struct Reader<'t> {
    template: &'t str,
    texts: Vec<(Range<usize>, Standing)>,
    state: State,
    /// The name of the attribute that is read.
    attribute: Range<usize>,
}

impl Reader<'_> {
    /// Reads `{{ … }}` or `{% … %}`; tells where it ends.
    fn code(&mut self, start: usize) -> usize {
        let end_mark = if self.template[start..].starts_with("{{") { "}}" } else { "%}" };
        let mut quote: Option<(char, usize)> = None;
        for (at, sign) in self.template[start..].char_indices().map(|(at, sign)| (start + at, sign)) {
            match quote {
                Some((open, begin)) if sign == open => {
                    let quoted = &self.template[begin..at];
                    // `css/icld.css` is the name of a file.
                    let is_path = quoted.contains('/') && !quoted.contains(' ');
                    self.texts.extend((!is_path).then_some((begin..at, Standing::Quoted)));
                    quote = None;
                }
                Some(_) => {}
                None if matches!(sign, '"' | '\'' | '`') => quote = Some((sign, at + 1)),
                None if at > start + 1 && self.template[at..].starts_with(end_mark) => return at + 2,
                None => {}
            }
        }
        self.template.len()
    }

    fn html(&mut self, within: Range<usize>) {
        let mut begin = within.start;
        let mut at = within.start;
        while at < within.end {
            let rest = &self.template[at..within.end];
            let Some(sign) = rest.chars().next() else { break };
            let next = match self.state {
                State::Text if rest.starts_with("<!--") => Some((State::Comment, 4)),
                State::Text if sign == '<' => Some((State::Tag, 1)),
                State::Tag if sign == '>' => Some((self.after_tag(at), 1)),
                State::Tag if matches!(sign, '"' | '\'') => Some((State::Value(sign), 1)),
                State::Value(quote) if sign == quote => Some((State::Tag, 1)),
                State::Comment if rest.starts_with("-->") => Some((State::Text, 3)),
                State::Silent(name) if rest.to_ascii_lowercase().starts_with(name) => Some((State::Tag, 2)),
                State::Text | State::Tag | State::Value(_) | State::Comment | State::Silent(_) => None,
            };
            match next {
                Some((state, length)) => {
                    self.keep(begin..at);
                    if self.state == State::Tag {
                        self.attribute = self.name_before(at);
                    }
                    self.state = state;
                    at += length;
                    begin = at;
                }
                None => at += sign.len_utf8(),
            }
        }
        self.keep(begin..within.end);
    }

    fn keep(&mut self, range: Range<usize>) {
        let is_read = match self.state {
            State::Text => true,
            State::Value(_) => {
                let name = &self.template[self.attribute.clone()];
                is_read(name) || ["content", "value"].contains(&name)
            }
            State::Tag | State::Comment | State::Silent(_) => false,
        };
        if is_read && !range.is_empty() {
            self.texts.push((range, Standing::Read));
        }
    }

    /// The name that stands before `="`.
    fn name_before(&self, at: usize) -> Range<usize> {
        let before = self.template[..at].trim_end().trim_end_matches('=').trim_end();
        let name = before.rfind(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-' || sign == ':'));
        name.map_or(0, |at| at + 1).min(before.len())..before.len()
    }

    fn after_tag(&self, end: usize) -> State {
        let tag =
            self.template[..end].rfind('<').map_or("", |at| &self.template[at + 1..end]).to_ascii_lowercase();
        let is = |name: &str| {
            tag.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_alphanumeric()))
        };
        match (is("script"), is("style")) {
            (true, _) => State::Silent("</script"),
            (_, true) => State::Silent("</style"),
            (false, false) => State::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_from_markup_and_code() {
        for (template, expected) in [
            ("<p>Läs mer</p>", "Läs mer"),
            (
                "{# Nej #}<a href=\"{{ url(x=\"a\") }}\" title=\"Mer {{ n }} här\">{{ t(key=\"b\") }}</a>",
                "'a'|Mer | här|'b'",
            ),
            ("<p class=\"x\" alt='Å'>{% if a == \"b\" %}Ja{% else %}Nej{% endif %}</p>", "Å|'b'|Ja|Nej"),
            ("<script>let a = 1 < 2;</script>Text<style>p > a {}</style><!-- nej > -->Slut", "Text|Slut"),
            ("{% set x = `Text` %}{{ x", "'Text'"),
            ("{{ asset(path=\"css/icld.css\") }}{{ 'och/eller nu' }}", "'och/eller nu'"),
            ("a < b", "a "),
        ] {
            let told: Vec<String> = texts(template)
                .into_iter()
                .map(|(at, standing)| match standing {
                    Standing::Read => template[at].to_owned(),
                    Standing::Quoted => format!("'{}'", &template[at]),
                })
                .collect();
            assert_eq!(told.join("|"), expected, "{template}");
        }
    }

    #[test]
    fn uses_of_a_filter_are_found() {
        let template = "{{ a | truncate(length=3) }} {{ truncate }} {{ b|truncate }} {{ c | truncated }}";
        assert_eq!(uses(template, "truncate"), [7..15, 49..57]);
    }
}
