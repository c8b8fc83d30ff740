//! What can only be seen with all data files side by side.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::cluster::{Cluster, ClusterKind};
use super::country::Country;
use super::id::{ClusterId, CountryCode};
use super::records::{Record, Records};
use super::{Programme, Statement, step};
use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::path::SourcePath;
use crate::value::Spanned;

/// Every reference to a record that does not exist, and every country that is claimed twice. `statement` is the file of
/// the statement.
pub(super) fn check(programme: &Programme, statement: Option<&SourcePath>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if let Some(path) = programme.clusters.path() {
        let clusters = || programme.clusters.iter();
        let countries = clusters().flat_map(|cluster| cluster.named_countries());
        refer(path, countries, &programme.countries, &mut diagnostics);
        let sources = clusters().flat_map(|cluster| cluster.named_clusters());
        refer(path, sources, &programme.clusters, &mut diagnostics);
        claims(path, &programme.clusters, &mut diagnostics);
    }
    if let Some(path) = programme.rounds.path() {
        let rounds = || programme.rounds.iter();
        refer(path, rounds().flat_map(|round| &round.components), &programme.components, &mut diagnostics);
        refer(
            path,
            rounds().filter_map(|round| round.contact.as_ref()),
            &programme.contacts,
            &mut diagnostics,
        );
        refer(path, rounds().filter_map(|round| round.link.as_ref()), &programme.links, &mut diagnostics);
    }
    if let Some(path) = programme.steps.path() {
        let answers = programme.steps.iter().flat_map(|step| step.answers());
        refer(path, answers.map(|answer| &answer.next), &programme.steps, &mut diagnostics);
        step::check(&programme.steps, &mut diagnostics);
    }
    if let (Some(path), Some(statement)) = (statement, programme.statement.as_deref()) {
        let Statement { contact, report, .. } = statement;
        refer(path, [contact], &programme.contacts, &mut diagnostics);
        refer(path, [report], &programme.links, &mut diagnostics);
    }
    diagnostics
}

/// Reports references to records that their file does not have; if there is no such file, reports that, once.
fn refer<'a, R: Record>(
    path: &SourcePath,
    references: impl IntoIterator<Item = &'a Spanned<R::Id>>,
    records: &Records<R>,
    diagnostics: &mut Vec<Diagnostic>,
) where
    R::Id: 'a,
{
    for reference in references {
        let id: &str = reference.value.borrow();
        if records.declares(id) {
            continue;
        }
        let at = Location::new(path, reference.span);
        let Some(target) = records.path() else {
            let folder = path.as_str().strip_suffix(path.file_name()).unwrap_or_default();
            let message =
                format!("`{id}` cannot be found: `{folder}{}.yaml` is missing, empty or broken", R::FILE);
            diagnostics.push(
                Diagnostic::new(Code::UnknownRecord, message)
                    .at(at)
                    .hint(format!("write {}", addition::<R>(id))),
            );
            return;
        };
        let message = format!("there is no {} `{id}`", R::WHAT);
        let unknown = Diagnostic::new(Code::UnknownRecord, message).at(at).suggest(id, records.declared());
        let or = if unknown.hints.is_empty() { "" } else { "or " };
        diagnostics.push(unknown.hint(format!("{or}add {} to `{target}`", addition::<R>(id))));
    }
}

/// The line that would declare the record.
fn addition<R: Record>(id: &str) -> String {
    match R::FILE == Country::FILE {
        true => format!("`- {{ code: {id}, alpha3: …, numeric: \"…\" }}`"),
        false => format!("`- {{ {}: {id}, … }}`", R::KEY),
    }
}

/// A country is listed by one cluster in which new partnerships can begin, and stands in a list once. Clusters that are
/// made from others may have any country again.
fn claims(path: &SourcePath, clusters: &Records<Cluster>, diagnostics: &mut Vec<Diagnostic>) {
    let mut new: BTreeMap<&CountryCode, (Span, &ClusterId)> = BTreeMap::new();
    for cluster in clusters.iter().filter(|cluster| cluster.is_listed()) {
        let mut here = BTreeMap::new();
        let id = &cluster.id.value;
        for member in &cluster.members {
            let Spanned { value: code, span } = &member.code;
            let before_here = here.insert(code, *span);
            let before_elsewhere = match member.condition {
                ClusterKind::New => new.insert(code, (*span, id)),
                ClusterKind::Continuing => None,
            };
            let (first, message) = match (before_here, before_elsewhere) {
                (Some(first), _) => (first, format!("`{code}` stands twice in the cluster `{id}`")),
                (None, Some((first, other))) => {
                    (first, format!("`{code}` is in two clusters for new partnerships, `{other}` and `{id}`"))
                }
                (None, None) => continue,
            };
            diagnostics.push(
                Diagnostic::new(Code::InvalidValue, message)
                    .at(Location::new(path, *span))
                    .label(Location::new(path, first), "it stands here first")
                    .hint("remove one of them"),
            );
        }
    }
}
