//! What the comment above a message asks of the checks: `check-ignore: L051 reason`, `max-length: 40`, `same`.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Span};
use crate::i18n::CommentLine;

use super::Finding;
use super::message::Message;

/// The requests of one comment.
#[derive(Default, Debug)]
pub struct Notes<'a> {
    /// The codes that are not to be told, as they are written.
    pub ignored: Vec<(&'a str, Span)>,
    /// How many characters there is room for.
    pub longest: Option<usize>,
    /// The translation is the same as the source, and means to be.
    pub is_same: bool,
    /// A `check-ignore` that names no code.
    nameless: Option<Span>,
}

impl<'a> Notes<'a> {
    pub fn read(lines: &[CommentLine<'a>]) -> Self {
        let mut notes = Notes::default();
        for line in lines {
            if let Some(rest) = line.text.strip_prefix("check-ignore:") {
                let start = line.span.end - rest.len();
                let codes = codes(rest, start);
                if codes.is_empty() {
                    notes.nameless = Some(line.span);
                }
                notes.ignored.extend(codes);
            } else if let Some(rest) = line.text.strip_prefix("max-length:") {
                notes.longest = rest.split_whitespace().next().and_then(|number| number.parse().ok());
            } else if line.text.split([':', ',', ' ']).next() == Some("same") {
                notes.is_same |= line.text == "same" || line.text[4..].starts_with([':', ',']);
            }
        }
        notes
    }

    fn ignores(&self, code: Code) -> bool {
        self.ignored.iter().any(|(name, _)| *name == code.as_str())
    }

    /// The requests that changed nothing, where `found` are the codes of what was found in the message.
    pub fn useless(&self, message: &Message<'a>, found: &BTreeSet<Code>) -> Vec<Finding<'a>> {
        let is_found = |name: &str| found.iter().any(|code| code.as_str() == name);
        let nameless = self.nameless.map(|span| {
            let finding = message.finding(Code::UselessIgnore, span, "`check-ignore` names no code");
            finding.hint("write the code of what is to be ignored, and why: `check-ignore: L051 a name`")
        });
        let useless = self.ignored.iter().filter(|(name, _)| !is_found(name)).map(|(name, span)| {
            let what = format!("there is no `{name}` to ignore in `{}`", message.id());
            message.finding(Code::UselessIgnore, *span, what).hint("take it out of the comment")
        });
        nameless.into_iter().chain(useless).collect()
    }
}

/// Takes out what the comments above the messages ask not to be told, and tells what they asked in vain.
pub fn respect<'a>(findings: Vec<Finding<'a>>, messages: &[&Message<'a>]) -> Vec<Finding<'a>> {
    let asking = messages
        .iter()
        .filter(|message| !message.notes.ignored.is_empty() || message.notes.nameless.is_some());
    let mut findings = findings;
    for message in asking {
        let is_of =
            |finding: &Finding<'_>| finding.language == message.language && finding.id == message.id();
        let found = findings.iter().filter(|finding| is_of(finding)).map(|finding| finding.diagnostic.code);
        let found: BTreeSet<Code> = found.collect();
        findings.retain(|finding| !(is_of(finding) && message.notes.ignores(finding.diagnostic.code)));
        findings.extend(message.notes.useless(message, &found));
    }
    findings
}

/// The codes at the beginning of `rest`, before the reason.
fn codes(rest: &str, start: usize) -> Vec<(&str, Span)> {
    let mut codes = Vec::new();
    let mut at = start;
    for word in rest.split_inclusive([' ', ',']) {
        let name = word.trim_end_matches([' ', ',']);
        let is_code = name.len() == 4
            && name.starts_with(['L', 'A'])
            && name.bytes().skip(1).all(|byte| byte.is_ascii_digit());
        if is_code {
            codes.push((name, Span::new(at, at + name.len())));
        } else if !name.is_empty() {
            break;
        }
        at += word.len();
    }
    codes
}
