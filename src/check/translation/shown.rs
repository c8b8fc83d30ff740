//! On which pages a message is shown, as the traces tell.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::engine::Build;
use crate::i18n::MessageId;
use crate::language::Language;
use crate::path::OutputPath;
use crate::site::{Job, Query};

use super::Finding;
use super::message::Tongue;

/// Adds to each finding on which pages its message is shown.
pub fn tell<'a>(build: &Build, tongues: &[&Tongue<'a>], findings: Vec<Finding<'a>>) -> Vec<Finding<'a>> {
    if findings.is_empty() {
        return findings;
    }
    let pages = pages(build, tongues, &findings);
    let told = |finding: Finding<'a>| match pages.get(&(finding.language, finding.id)).map(BTreeSet::len) {
        None | Some(0) => finding,
        Some(count) => {
            let first = pages.get(&(finding.language, finding.id)).and_then(BTreeSet::first);
            let url = first.map_or_else(String::new, |path| path.url().to_string());
            match count {
                1 => finding.hint(format!("shown on `{url}`")),
                more => finding.hint(format!("shown on `{url}` and {} more", more - 1)),
            }
        }
    };
    findings.into_iter().map(told).collect()
}

type Pages<'a, 'b> = BTreeMap<(&'a Language, &'a MessageId), BTreeSet<&'b OutputPath>>;

fn pages<'a, 'b>(build: &'b Build, tongues: &[&Tongue<'a>], findings: &[Finding<'a>]) -> Pages<'a, 'b> {
    let mut wanted: HashMap<Query, Vec<(&'a Language, &'a MessageId)>> = HashMap::new();
    for tongue in tongues {
        let own: BTreeSet<&'a MessageId> = findings
            .iter()
            .filter(|finding| finding.language == tongue.language)
            .map(|finding| finding.id)
            .collect();
        for (id, found) in askers(tongue, &own) {
            let asked = Query::Message(tongue.language.clone(), id.clone());
            wanted.entry(asked).or_default().extend(found.iter().map(|found| (tongue.language, *found)));
        }
    }
    let mut pages = Pages::new();
    for (path, (job, memo)) in build.outputs.iter() {
        let body = if let Job::Page(key) = job { build.bodies.get(key) } else { None };
        let traces = std::iter::once(&memo.trace).chain(body.map(|body| &body.trace));
        for (query, _) in traces.flat_map(|trace| trace.iter()).filter(|(_, answer)| answer.is_some()) {
            for found in wanted.get(query).into_iter().flatten() {
                pages.entry(*found).or_default().insert(path);
            }
        }
    }
    pages
}

/// Each message that is one of `found` or refers to some, with those that are shown where it is.
fn askers<'a>(
    tongue: &Tongue<'a>,
    found: &BTreeSet<&'a MessageId>,
) -> BTreeMap<&'a MessageId, BTreeSet<&'a MessageId>> {
    let mut referrers: BTreeMap<&MessageId, Vec<&'a MessageId>> = BTreeMap::new();
    for message in tongue.messages.values() {
        for reference in &message.entry.references {
            referrers.entry(&reference.target).or_default().push(message.id());
        }
    }
    let mut askers: BTreeMap<&MessageId, BTreeSet<&MessageId>> = BTreeMap::new();
    for id in found {
        let mut open = vec![*id];
        while let Some(asker) = open.pop() {
            if askers.entry(asker).or_default().insert(id) {
                open.extend(referrers.get(asker).into_iter().flatten());
            }
        }
    }
    askers
}
