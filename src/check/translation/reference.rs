//! Terms and messages that the source refers to and a translation does not.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Severity};

use super::Finding;
use super::counterpart::{counterparts, in_all, references};
use super::message::Pair;

/// References that a variant lacks although all its counterparts have them. A translation may have more of its own,
/// and cannot have what its language lacks. Where it has one that leads nowhere, that has been told.
pub fn compare<'a>(pair: &Pair<'_, 'a>) -> Vec<Finding<'a>> {
    let messages = &pair.tongue.messages;
    let own = &pair.translation.entry.references;
    if own.iter().any(|reference| !messages.contains_key(&reference.target)) {
        return Vec::new();
    }
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for (source, text) in pair.texts() {
        for variant in &text.variants {
            let needed = in_all(counterparts(source, text, variant), references);
            let present = references(variant);
            for target in needed.into_iter().filter(|target| !present.contains(target)) {
                if !messages.contains_key(target) || !told.insert((text.attribute, target)) {
                    continue;
                }
                let key =
                    variant.path.last().and_then(|(number, key)| text.choices.get(*number)?.keys.get(*key));
                let at = key.map_or(pair.translation.name_span(text.attribute), |key| key.span);
                let written =
                    pair.source.entry.references.iter().find(|reference| reference.target == *target);
                let source = written.map_or(pair.source.entry.id_span, |reference| reference.span);
                let what = format!("`{}` lacks `{{ {target} }}`", pair.translation.name(text.attribute));
                let mut finding = pair.finding(Code::MessageReference, at, what, source);
                finding.diagnostic.severity = Severity::Warning;
                findings.push(finding.hint(format!(
                    "write `{{ {target} }}` there too: what it says is then changed in one place"
                )));
            }
        }
    }
    findings
}
