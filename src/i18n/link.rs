//! Whether everything that the messages of a catalogue refer to and call is there.
//!
//! Owns the diagnostics about references, functions and options, and the search through references. Which file of
//! which layer a message comes from was settled before.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Call, CallOption, Entry, Reference, Role};
use super::function::{self, CHOOSER, FUNCTIONS, Function};
use super::{MessageId, Resource};
use crate::diagnostic::{Code, Diagnostic, Location, Span};
use crate::language::Language;
use crate::path::SourcePath;

/// The messages in use, each with its file.
pub(super) struct Links<'c> {
    pub language: &'c Language,
    pub entries: BTreeMap<&'c MessageId, (&'c Resource, &'c Entry)>,
    /// Messages that have a fault in their file; who refers to them is not to blame.
    pub faulty: BTreeSet<&'c MessageId>,
}

impl<'c> Links<'c> {
    /// Everything that is wrong between messages.
    pub(super) fn check(&self) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for (resource, entry) in self.entries.values() {
            let path = resource.path();
            diagnostics.extend(
                entry.references.iter().filter_map(|reference| self.check_reference(path, reference)),
            );
            diagnostics.extend(entry.calls.iter().flat_map(|call| check_call(path, call)));
            let is_function = FUNCTIONS.iter().any(|function| function.name == entry.id.as_str());
            diagnostics.extend(is_function.then(|| {
                let what = format!("`{}` is the name of a function and cannot be a message", entry.id);
                Diagnostic::new(Code::DuplicateMessage, what)
                    .at(Location::new(path, entry.id_span))
                    .hint("give the message another key")
            }));
        }
        diagnostics.extend(self.check_circles());
        diagnostics
    }

    /// The message itself and all that it refers to, directly or not.
    pub(super) fn closure(&self, id: &'c MessageId) -> BTreeSet<&'c MessageId> {
        let mut found = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let Some((_, entry)) = self.entries.get(id) else { continue };
            if found.insert(id) {
                open.extend(entry.references.iter().map(|reference| &reference.target));
            }
        }
        found
    }

    /// Whether a message refers to one whose file has a fault.
    pub(super) fn is_faulty(&self, entry: &Entry) -> bool {
        entry.references.iter().any(|reference| {
            self.faulty.contains(&reference.target) && !self.entries.contains_key(&reference.target)
        })
    }

    fn check_reference(&self, path: &SourcePath, reference: &Reference) -> Option<Diagnostic> {
        let Reference { target, attribute, span, .. } = reference;
        let problem = |code, what: String| Diagnostic::new(code, what).at(Location::new(path, *span));
        let Some((_, entry)) = self.entries.get(target) else {
            if self.faulty.contains(target) {
                return None;
            }
            let kind = if target.is_term() { "term" } else { "message" };
            let known =
                self.entries.keys().filter(|id| id.is_term() == target.is_term()).map(|id| id.as_str());
            let what = format!("there is no {kind} `{target}` in the language `{}`", self.language);
            return Some(problem(Code::MessageReference, what).suggest(target.as_str(), known));
        };
        if let Some(name) = attribute.as_ref().filter(|name| entry.attribute(name).is_none()) {
            let what = format!("`{target}` has no attribute `.{name}`");
            let known = entry.attributes.iter().map(|attribute| &*attribute.name);
            return Some(problem(Code::MessageReference, what).suggest(name, known));
        }
        if attribute.is_none() && !entry.has_value {
            let names = entry.attributes.iter().map(|attribute| format!("{target}.{}", attribute.name));
            let names: Vec<String> = names.collect();
            let what = format!("`{target}` has attributes only and no text of its own");
            let hint = format!("it has {}", function::quoted(names.iter().map(String::as_str)));
            return Some(problem(Code::MessageReference, what).hint(hint));
        }
        let missing = missing_variable(entry, reference)?;
        let what = format!("`{target}` asks for `${missing}`, which it is not given here");
        let hint = format!("a term does not see the page's variables: `{{ {target}({missing}: \"…\") }}`");
        Some(problem(Code::MessageVariable, what).hint(hint))
    }

    /// Messages that would print themselves without end; one diagnostic for each circle.
    fn check_circles(&self) -> Vec<Diagnostic> {
        let mut told: BTreeSet<Node<'c>> = BTreeSet::new();
        let mut diagnostics = Vec::new();
        for (id, (resource, entry)) in &self.entries {
            let attributes = entry.attributes.iter().map(|attribute| Some(&*attribute.name));
            for attribute in std::iter::once(None).chain(attributes) {
                let node: Node<'c> = (id, attribute);
                if told.contains(&node) || !self.reach(node).contains(&node) {
                    continue;
                }
                let Some(reference) = self.returns_to(node) else { continue };
                let circle = self.reach(node).into_iter().filter(|other| self.reach(*other).contains(&node));
                told.extend(circle.chain([node]));
                let what = format!("`{id}` refers to itself, directly or through others");
                diagnostics.push(
                    Diagnostic::new(Code::MessageReference, what)
                        .at(Location::new(resource.path(), reference.span))
                        .hint("a message cannot be a part of itself: write the text out in one place"),
                );
            }
        }
        diagnostics
    }

    /// The reference in `node` that leads back to it.
    fn returns_to(&self, node: Node<'c>) -> Option<&'c Reference> {
        self.references(node).find(|reference| {
            let next = target_of(reference);
            next == node || self.reach(next).contains(&node)
        })
    }

    /// All that is printed with `node`; the node itself only if it is a part of itself.
    pub(super) fn reach(&self, node: Node<'c>) -> BTreeSet<Node<'c>> {
        let mut found = BTreeSet::new();
        let mut open: Vec<Node<'c>> = self.references(node).map(target_of).collect();
        while let Some(node) = open.pop() {
            if found.insert(node) {
                open.extend(self.references(node).map(target_of));
            }
        }
        found
    }

    fn references(&self, (id, attribute): Node<'c>) -> impl Iterator<Item = &'c Reference> + use<'c> {
        let entry = self.entries.get(id).map(|(_, entry)| *entry);
        let references = entry.into_iter().flat_map(|entry| &entry.references);
        references.filter(move |reference| reference.within.as_deref() == attribute)
    }
}

/// A message's own text, or one of its attributes.
pub(super) type Node<'c> = (&'c MessageId, Option<&'c str>);

fn target_of(reference: &Reference) -> Node<'_> {
    (&reference.target, reference.attribute.as_deref())
}

/// A variable that the term prints and this reference does not give. One that only chooses has a default.
fn missing_variable<'e>(term: &'e Entry, reference: &Reference) -> Option<&'e str> {
    let printed = term.variables.iter().filter(|variable| variable.role == Role::Printed);
    let mut asked =
        printed.filter(|variable| variable.within == reference.attribute).map(|variable| &variable.name);
    asked.find(|name| term.id.is_term() && !reference.given.contains(name)).map(|name| &**name)
}

fn check_call(path: &SourcePath, call: &Call) -> Vec<Diagnostic> {
    let problem =
        |span: Span, what: String| Diagnostic::new(Code::MessageFunction, what).at(Location::new(path, span));
    let name = &*call.function;
    let Some(function) = Function::of(call) else {
        let unknown = problem(call.span, format!("`{name}` is not a function"));
        let known = FUNCTIONS.iter().map(|function| function.name);
        return vec![unknown.suggest(name, known).hint(format!("functions: {}", function::names()))];
    };
    let mut diagnostics = Vec::new();
    if call.positional != 1 {
        let what = format!("`{name}` takes one value, and is given {}", call.positional);
        diagnostics.push(problem(call.span, what).hint(format!("write `{name}($name)`")));
    }
    if call.chooses && name != CHOOSER {
        let what = format!("`{name}` cannot choose between variants");
        diagnostics.push(problem(call.span, what).hint(format!("of the functions only `{CHOOSER}` can")));
    }
    diagnostics.extend(call.options.iter().filter_map(|option| check_option(path, function, option)));
    diagnostics
}

fn check_option(path: &SourcePath, function: &Function, option: &CallOption) -> Option<Diagnostic> {
    let problem =
        |span: Span, what: String| Diagnostic::new(Code::MessageFunction, what).at(Location::new(path, span));
    let Some(known) = function.options.iter().find(|known| known.name == &*option.name) else {
        let names = || function.options.iter().map(|known| known.name);
        let unknown =
            problem(option.name_span, format!("`{}` has no option `{}`", function.name, option.name));
        let list = match function.options {
            [] => "it has no options".to_owned(),
            _ => format!("options: {}", function::quoted(names())),
        };
        return Some(unknown.suggest(&option.name, names()).hint(list));
    };
    if known.allowed.permits(option) {
        return None;
    }
    let what = format!("`{}` cannot be `{}`", option.name, option.value);
    Some(problem(option.value_span, what).hint(format!("allowed: {}", known.allowed.describe())))
}

#[cfg(test)]
mod tests;
