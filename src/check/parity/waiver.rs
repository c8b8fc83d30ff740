//! What a page says in its front matter of how it may differ.

use std::collections::BTreeSet;

use super::Finding;
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::front_matter::Parity;
use crate::site::Page;

/// The diagnostics of a page, without those that it waives and with the waivers that it does not need.
pub fn respect(page: &Page, findings: Vec<Finding>) -> Vec<Diagnostic> {
    let Some(waiver) = &page.document.front.parity else {
        return findings.into_iter().map(|finding| finding.diagnostic).collect();
    };
    let (mut topics, mut values) = (BTreeSet::new(), BTreeSet::new());
    let mut told = Vec::new();
    for finding in findings {
        let is_ignored = waiver.ignore.iter().any(|topic| topic.value == finding.topic);
        let waived =
            waiver.values.iter().filter(|value| finding.values.iter().any(|known| *known == *value.value));
        let waived: Vec<_> = waived.map(|value| value.span).collect();
        if is_ignored {
            topics.insert(finding.topic);
        }
        if waived.is_empty() && !is_ignored {
            told.push(finding.diagnostic);
        }
        values.extend(waived);
    }
    let path = &page.document.path;
    let useless = |span, message: String| {
        Diagnostic::new(Code::UselessWaiver, message)
            .at(Location::new(path, span))
            .hint("take it out of `parity`, so that the next difference is told")
    };
    let Parity { ignore, values: waived, .. } = waiver;
    for topic in ignore.iter().filter(|topic| !topics.contains(&topic.value)) {
        told.push(useless(
            topic.span,
            format!("there are no `{}` that differ on this page", topic.value.as_str()),
        ));
    }
    for value in waived.iter().filter(|value| !values.contains(&value.span)) {
        told.push(useless(value.span, format!("`{}` is nothing in which this page differs", value.value)));
    }
    told
}
