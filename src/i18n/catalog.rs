//! All messages of one language, ready to be printed.
//!
//! Owns precedence between layers, fingerprints over references, and the bridge to Fluent's resolver with its traps:
//! isolation marks are off, numbers are printed by the locale, and faults of functions come out as faults.

mod bundle;
mod draft;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::resolver::ResolverError;
use fluent::resolver::errors::ReferenceKind;
use fluent::{FluentError, FluentResource, FluentValue};

use super::argument::{Argument, Arguments, Fault, Problem};
use super::entry::{Entry, Role};
use super::function::{self, Carried, Printable};
use super::link::{Links, Node};
use super::{MessageId, Resource};
use crate::diagnostic::{Checked, Code, Diagnostic, Location, Span};
use crate::fingerprint::Fingerprint;
use crate::language::Language;
use crate::locale::Formats;

/// All messages of one language.
pub struct Catalog {
    formats: Arc<Formats>,
    messages: BTreeMap<MessageId, Message>,
    /// Messages whose text could not be read, which has been told: they are there, but cannot be printed.
    broken: BTreeSet<MessageId>,
    /// Whether all files of the language could be read; otherwise a message that is not here may be in one of those.
    is_whole: bool,
    bundle: FluentBundle<FluentResource>,
    /// All files of the language, in the order of the layers.
    resources: Vec<Arc<Resource>>,
}

struct Message {
    place: Location,
    fingerprint: Fingerprint,
    /// By attribute, the variables that choose variants in its text or in what that refers to.
    choosers: BTreeMap<Option<Arc<str>>, BTreeMap<Arc<str>, Chooses>>,
    /// Whether it has been told that this message or one that it refers to cannot be printed.
    is_faulty: bool,
}

/// How a variable chooses between variants; the later is the stricter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Chooses {
    ByWord,
    ByNumber,
}

impl Catalog {
    /// Joins the files of a language. Of two messages with one id that of the later layer is used, so that a site
    /// overrides its theme message by message; within a layer it is a mistake, and the first is used.
    ///
    /// Plurals follow the locale of `formats`.
    pub fn new(
        language: &Language,
        formats: Arc<Formats>,
        layers: &[Vec<Arc<Resource>>],
    ) -> Checked<Catalog> {
        let mut diagnostics = Vec::new();
        let links = Links {
            language,
            entries: winners(layers, &mut diagnostics),
            faulty: layers.iter().flatten().flat_map(|resource| resource.faulty()).collect(),
        };
        diagnostics.extend(links.check());
        diagnostics.sort();
        let faulty = links.entries.iter().filter(|(_, (resource, entry))| {
            let mut places = diagnostics.iter().filter_map(|diagnostic| diagnostic.at.as_ref());
            links.is_faulty(entry) || places.any(|at| is_in(at, resource, entry))
        });
        let faulty: BTreeSet<&MessageId> = faulty.map(|(id, _)| *id).collect();
        let entries = links.entries.values();
        let messages = entries
            .map(|(resource, entry)| (entry.id.clone(), message(&links, resource, entry, &faulty)))
            .collect();
        let bundle = bundle::bundle(&formats, &links);
        let broken = links.faulty.iter().filter(|id| !links.entries.contains_key(*id));
        let broken = broken.map(|id| (*id).clone()).collect();
        let is_whole = layers.iter().flatten().all(|resource| resource.is_readable());
        let resources = layers.iter().flatten().map(Arc::clone).collect();
        Checked::new(Catalog { formats, messages, broken, is_whole, bundle, resources }, diagnostics)
    }

    /// Changes exactly when the message does, or one of those that it refers to, directly or not.
    pub fn fingerprint(&self, id: &MessageId) -> Option<Fingerprint> {
        let broken = || self.is_broken(id).then(|| Fingerprint::of("broken"));
        self.messages.get(id).map(|message| message.fingerprint).or_else(broken)
    }

    /// Where the message is written that is in use.
    pub fn place(&self, id: &MessageId) -> Option<Location> {
        self.messages.get(id).map(|message| message.place.clone())
    }

    /// Every message in order; terms, for which nobody but a message can ask, are not among them.
    pub fn ids(&self) -> impl Iterator<Item = &MessageId> {
        self.messages.keys().filter(|id| !id.is_term())
    }

    /// Every message and term in use, with its file.
    pub fn entries(&self) -> impl Iterator<Item = (&Resource, &Entry)> {
        let written =
            self.resources.iter().flat_map(|file| file.entries().iter().map(|entry| (&**file, entry)));
        written.filter(|(file, entry)| {
            let place = self.messages.get(&entry.id).map(|message| &message.place);
            place.is_some_and(|at| at.path == *file.path() && at.span == Some(entry.id_span))
        })
    }

    /// All files of the language, also those with messages that another layer has in their place.
    pub fn resources(&self) -> &[Arc<Resource>] {
        &self.resources
    }

    /// How the language writes numbers, and thereby its plural forms.
    pub fn formats(&self) -> &Formats {
        &self.formats
    }

    /// Prints a message or one of its attributes. Variables that the message does not use do no harm.
    pub fn format(
        &self,
        id: &MessageId,
        attribute: Option<&str>,
        arguments: &Arguments,
    ) -> Result<String, Fault> {
        if self.is_broken(id) {
            return Err(Fault::Told);
        }
        let message = self.messages.get(id).filter(|_| !id.is_term()).ok_or(Fault::Missing)?;
        let parsed = self.bundle.get_message(id.as_str()).ok_or(Fault::Missing)?;
        let pattern = match attribute {
            Some(name) => parsed.get_attribute(name).map(|attribute| attribute.value()),
            None => parsed.value(),
        };
        let pattern = pattern.ok_or(Fault::Missing)?;

        let given = arguments.iter().map(|(name, argument)| (name.as_str(), self.value(argument))).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        let choosers = message.choosers.get(&attribute.map(Arc::from));
        let mut problems: Vec<Problem> =
            choosers.into_iter().flat_map(|choosers| misfits(choosers, arguments)).collect();
        problems.extend(errors.into_iter().map(problem));
        problems.extend(function::find_rejections(&text));
        problems.sort();
        problems.dedup();
        match (problems.is_empty(), message.is_faulty) {
            (true, _) => Ok(text),
            (false, true) => Err(Fault::Told),
            (false, false) => Err(Fault::Unformattable { problems }),
        }
    }

    /// Whether the message is there, or may be, and cannot be printed, which has been told.
    pub fn is_broken(&self, id: &MessageId) -> bool {
        self.broken.contains(id) || (!self.is_whole && !self.messages.contains_key(id))
    }

    fn value<'a>(&self, argument: &'a Argument) -> FluentValue<'a> {
        let carried = |value| FluentValue::Custom(Box::new(Carried { formats: self.formats.clone(), value }));
        match argument {
            Argument::Text(text) => text.as_str().into(),
            Argument::Number(number) => (*number).into(),
            Argument::Date(date) => carried(Printable::Date(*date)),
            Argument::List(items) => carried(Printable::List(items.clone())),
        }
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.messages.keys()).finish()
    }
}

type Winners<'r> = BTreeMap<&'r MessageId, (&'r Resource, &'r Entry)>;

fn winners<'r>(layers: &'r [Vec<Arc<Resource>>], diagnostics: &mut Vec<Diagnostic>) -> Winners<'r> {
    let mut winners = Winners::new();
    for layer in layers {
        let mut own = Winners::new();
        for (resource, entry) in
            layer.iter().flat_map(|file| file.entries().iter().map(move |entry| (&**file, entry)))
        {
            let Some((first, earlier)) = own.get(&entry.id) else {
                own.insert(&entry.id, (resource, entry));
                continue;
            };
            let what = format!("`{}` stands in two files", entry.id);
            diagnostics.push(
                Diagnostic::new(Code::DuplicateMessage, what)
                    .at(Location::new(resource.path(), entry.id_span))
                    .label(Location::new(first.path(), earlier.id_span), "the first is here")
                    .hint("all files of a language share their keys: remove one, or give it another key"),
            );
        }
        winners.extend(own);
    }
    winners
}

fn is_in(at: &Location, resource: &Resource, entry: &Entry) -> bool {
    let within = |span: Span| entry.span.start <= span.start && span.end <= entry.span.end;
    at.path == *resource.path() && at.span.is_some_and(within)
}

/// What the catalogue keeps of a message beside Fluent's own tree.
fn message<'r>(
    links: &Links<'r>,
    resource: &Resource,
    entry: &'r Entry,
    faulty: &BTreeSet<&MessageId>,
) -> Message {
    let closure = links.closure(&entry.id);
    let is_faulty = closure.iter().any(|id| faulty.contains(id));
    let reached = closure.into_iter().filter_map(|id| links.entries.get(id));
    let attributes = entry.attributes.iter().map(|attribute| Some(&attribute.name));
    let choosers = std::iter::once(None).chain(attributes).map(|attribute| {
        let node = (&entry.id, attribute.map(|name| &**name));
        (attribute.cloned(), choosers(links, node))
    });
    Message {
        place: Location::new(resource.path(), entry.id_span),
        fingerprint: Fingerprint::combine(reached.map(|(_, entry)| entry.fingerprint)),
        choosers: choosers.collect(),
        is_faulty,
    }
}

fn choosers<'r>(links: &Links<'r>, node: Node<'r>) -> BTreeMap<Arc<str>, Chooses> {
    let mut choosers = BTreeMap::new();
    for (id, attribute) in links.reach(node).into_iter().chain([node]) {
        // A term sees nothing of what the message is given.
        let Some((_, entry)) = links.entries.get(id).filter(|_| !id.is_term()) else { continue };
        for variable in entry.variables.iter().filter(|variable| variable.within.as_deref() == attribute) {
            let chooses = match variable.role {
                Role::ChoosesByNumber => Chooses::ByNumber,
                Role::ChoosesByWord => Chooses::ByWord,
                Role::Printed => continue,
            };
            let strictest = choosers.entry(variable.name.clone()).or_insert(chooses);
            *strictest = chooses.max(*strictest);
        }
    }
    choosers
}

/// Arguments of a kind that Fluent would pass over in silence and take the default variant.
fn misfits(choosers: &BTreeMap<Arc<str>, Chooses>, arguments: &Arguments) -> impl Iterator<Item = Problem> {
    arguments.iter().filter_map(|(name, argument)| {
        let name = name.clone();
        match (argument, choosers.get(name.as_str())) {
            (Argument::Number(number), _) => (!number.is_finite()).then_some(Problem::NotANumber { name }),
            (_, Some(Chooses::ByNumber)) => Some(Problem::NotANumber { name }),
            (Argument::Date(_) | Argument::List(_), Some(Chooses::ByWord)) => {
                Some(Problem::NotAWord { name })
            }
            (Argument::Text(_), Some(Chooses::ByWord)) => None,
            (Argument::Text(_) | Argument::Date(_) | Argument::List(_), None) => None,
        }
    })
}

fn problem(error: FluentError) -> Problem {
    let unprintable = |target: String| Problem::UnknownReference { target };
    let dotted = |id: String, attribute: Option<String>| match attribute {
        Some(attribute) => format!("{id}.{attribute}"),
        None => id,
    };
    match error {
        FluentError::ResolverError(ResolverError::Reference(kind)) => match kind {
            ReferenceKind::Variable { id } => Problem::UnknownVariable { name: id },
            ReferenceKind::Function { id } => unprintable(id),
            ReferenceKind::Message { id, attribute } => unprintable(dotted(id, attribute)),
            ReferenceKind::Term { id, attribute } => unprintable(dotted(format!("-{id}"), attribute)),
        },
        FluentError::ResolverError(ResolverError::NoValue(id)) => unprintable(id),
        FluentError::ResolverError(ResolverError::Cyclic) => Problem::Endless,
        FluentError::ResolverError(ResolverError::TooManyPlaceables) => Problem::TooLong,
        error @ (FluentError::ResolverError(ResolverError::MissingDefault)
        | FluentError::Overriding { .. }
        | FluentError::ParserError(_)) => unprintable(error.to_string()),
    }
}

#[cfg(test)]
mod tests;
