//! Gives clusters that are made from others their countries, and tells what does not come out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::selection::{Excluded, Expression, Selection};
use super::{Cluster, ClusterKind, Member};
use crate::diagnostic::{Code, Diagnostic, Location, Severity};
use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;
use crate::programme::id::ClusterId;
use crate::programme::records::Records;
use crate::value::Spanned;

/// The clusters with all their members. A cluster that needs itself has none, and neither have those that need it.
pub fn resolve(declared: &Records<Cluster>, diagnostics: &mut Vec<Diagnostic>) -> Records<Cluster> {
    let Some(path) = declared.path() else { return declared.clone() };
    let mut resolver = Resolver { declared, path, known: BTreeMap::new(), open: Vec::new(), diagnostics };
    for cluster in declared.iter() {
        resolver.cluster(cluster);
    }
    let known = resolver.known;
    declared.renewed(|cluster| match known.get(&cluster.id.value) {
        Some(Some(resolved)) => Arc::clone(resolved),
        Some(None) | None => Arc::clone(cluster),
    })
}

struct Resolver<'a> {
    declared: &'a Records<Cluster>,
    path: &'a SourcePath,
    /// What was resolved; `None`: it has no members, for a reason that was told.
    known: BTreeMap<ClusterId, Option<Arc<Cluster>>>,
    /// The clusters that are being resolved, each for the one before it.
    open: Vec<ClusterId>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_> {
    /// The cluster with its members; `None` if it cannot have any, which has been told.
    fn cluster(&mut self, cluster: &Arc<Cluster>) -> Option<Arc<Cluster>> {
        let id = &cluster.id.value;
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let resolved = match &cluster.selection {
            Selection::Listed(_) => Some(Arc::clone(cluster)),
            Selection::Derived(expression) => {
                self.open.push(id.clone());
                let resolved = self.derived(cluster, expression);
                self.open.pop();
                resolved
            }
        };
        self.known.insert(id.clone(), resolved.clone());
        resolved
    }

    fn derived(&mut self, cluster: &Cluster, expression: &Expression) -> Option<Arc<Cluster>> {
        let mut sources = BTreeMap::new();
        let mut is_whole = true;
        for id in expression.clusters() {
            match self.source(id) {
                Some(source) => {
                    sources.insert(id.value.clone(), source);
                }
                None => is_whole = false,
            }
        }
        if !is_whole {
            return None;
        }
        let members = self.members(cluster, expression, &sources);
        if members.is_empty() {
            let message = format!("no country is left in the cluster `{}`", cluster.id.value);
            self.report(&cluster.id, message, "correct the clusters that it is made from");
        }
        let is_continuing = members.iter().all(|member| member.condition == ClusterKind::Continuing);
        let kind = cluster.own_kind.unwrap_or(match is_continuing && !members.is_empty() {
            true => ClusterKind::Continuing,
            false => ClusterKind::New,
        });
        let prints = sources.values().map(|source| source.fingerprint);
        let fingerprint = Fingerprint::combine([cluster.fingerprint].into_iter().chain(prints));
        Some(Arc::new(Cluster { kind, members, fingerprint, ..cluster.clone() }))
    }

    /// A cluster that another one is made from. One that does not exist or could not be read is told elsewhere.
    fn source(&mut self, id: &Spanned<ClusterId>) -> Option<Arc<Cluster>> {
        if let Some(first) = self.open.iter().position(|open| *open == id.value) {
            let circle = self.open[first..].iter().chain([&id.value]);
            let circle = circle.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            let message = format!("the cluster `{}` is made from itself, by way of {circle}", id.value);
            self.report(id, message, "list the countries of one of them by their codes");
            return None;
        }
        let declared = Arc::clone(self.declared.get(id.value.as_str())?);
        self.cluster(&declared)
    }

    fn members(
        &mut self,
        cluster: &Cluster,
        expression: &Expression,
        sources: &BTreeMap<ClusterId, Arc<Cluster>>,
    ) -> Vec<Member> {
        let source = |id: &Spanned<ClusterId>| sources.get(&id.value);
        let is_in =
            |id: &Spanned<ClusterId>, code: &str| source(id).is_some_and(|one| one.member(code).is_some());
        // The first cluster that has a country says what is said of it.
        let first = expression.any_of.iter().chain(match expression.any_of.is_empty() {
            true => expression.all_of.as_slice(),
            false => &[],
        });
        let mut members: Vec<Member> = Vec::new();
        for member in first.filter_map(source).flat_map(|source| &source.members) {
            let code = member.code.value.as_str();
            let is_known = members.iter().any(|known| known.code.value == member.code.value);
            if !is_known && expression.all_of.iter().all(|id| is_in(id, code)) {
                members.push(inherited(member, cluster));
            }
        }
        for code in expression.excluded_countries() {
            if !members.iter().any(|member| member.code.value == code.value) {
                let message = format!("`{}` is not there to be left out", code.value);
                self.needless(code, message);
            }
        }
        members.retain(|member| {
            let code = member.code.value.as_str();
            !expression.without.iter().any(|excluded| match excluded {
                Excluded::Cluster(id) => is_in(id, code),
                Excluded::Country(excluded) => excluded.value.as_str() == code,
            })
        });
        for listed in &expression.with {
            let own = listed.member(cluster.kind, cluster.note.as_ref());
            match members.iter_mut().find(|member| member.code.value == own.code.value) {
                Some(known) if listed.condition.is_some() || listed.note.is_some() => *known = own,
                Some(_) => {
                    let message = format!("`{}` is there already", own.code.value);
                    self.needless(&own.code, message);
                }
                None => members.push(own),
            }
        }
        members
    }

    fn report<T>(&mut self, at: &Spanned<T>, message: String, hint: &str) {
        let at = Location::new(self.path, at.span);
        self.diagnostics.push(Diagnostic::new(Code::InvalidValue, message).at(at).hint(hint));
    }

    /// What is said for nothing, which does no harm.
    fn needless<T>(&mut self, at: &Spanned<T>, message: String) {
        let at = Location::new(self.path, at.span);
        let mut needless = Diagnostic::new(Code::InvalidValue, message).at(at).hint("remove it");
        needless.severity = Severity::Warning;
        self.diagnostics.push(needless);
    }
}

/// A country of another cluster: what was said of the country itself stands, and what was said of that cluster as a
/// whole as long as this one says nothing.
fn inherited(member: &Member, cluster: &Cluster) -> Member {
    if member.is_own {
        return member.clone();
    }
    let condition = cluster.own_kind.unwrap_or(member.condition);
    let note = cluster.note.as_ref().filter(|_| !member.has_own_note).or(member.note.as_ref());
    Member { condition, note: note.cloned(), ..member.clone() }
}
