//! One message that is being written, before it stands in its file.

use std::sync::Arc;

use super::call::Calls;
use super::message::{Pair, Tongue};
use super::{alone, both, markup, note};
use crate::diagnostic::Diagnostic;
use crate::engine::Build;
use crate::i18n::{Catalog, MessageId, Resource};
use crate::language::Language;

/// A language as it would be.
pub struct Draft {
    pub catalog: Catalog,
    /// What is wrong with the message.
    pub diagnostics: Vec<Diagnostic>,
}

/// What would be wrong with a message of a language if `file` stood in the place of the file at its path; `None`: the
/// site does not have this language.
pub fn check_message(
    build: &Build,
    language: &Language,
    file: &Arc<Resource>,
    id: &MessageId,
) -> Option<Draft> {
    let now = build.site.catalog(language)?;
    let drafted = now.with_file(language, file);
    let is_in_message = |diagnostic: &Diagnostic| {
        let at = diagnostic.at.as_ref().filter(|at| at.path == *file.path())?;
        let entry = file.entries().iter().find(|entry| entry.id == *id)?;
        let span = at.span.filter(|span| entry.span.start <= span.start && span.end <= entry.span.end);
        span.map(|_| ())
    };
    let mut diagnostics: Vec<Diagnostic> =
        drafted.diagnostics.into_iter().filter(|diagnostic| is_in_message(diagnostic).is_some()).collect();
    diagnostics.extend(compare(build, language, &drafted.value, id));
    diagnostics.sort();
    diagnostics.dedup();
    Some(Draft { catalog: drafted.value, diagnostics })
}

fn compare(build: &Build, language: &Language, catalog: &Catalog, id: &MessageId) -> Vec<Diagnostic> {
    let default = build.site.config().default_language();
    let tongue = Tongue::of(language, catalog);
    let Some(message) = tongue.messages.get(id) else { return Vec::new() };
    let source = build.site.catalog(default).filter(|_| language != default);
    let source = source.map(|catalog| Tongue::of(default, catalog));
    let pair = source.as_ref().and_then(|source| Some((source, source.messages.get(id)?)));
    let findings = match pair {
        Some((source_tongue, source)) => {
            let pair = Pair { source, translation: message, source_tongue, tongue: &tongue };
            both(&pair, &Calls::of(build.site.theme()))
        }
        None => {
            let mut findings = alone(message, &tongue, None);
            findings.extend(markup::check_pairs(message, &[]));
            findings
        }
    };
    note::respect(findings, &[message]).into_iter().map(|finding| finding.diagnostic).collect()
}
