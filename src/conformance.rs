//! Whether data are what a JSON Schema beside them says. The wall around the validator.
//!
//! A schema is a file of the site like any other, and is not trusted: what it refers to must stand in it, it is looked
//! at before it is used for how much work it would make, and its patterns are matched in a time that grows with the
//! text and no faster. Faults are told at their place in the YAML, in words of everyday.

#![expect(clippy::wildcard_enum_match_arm, reason = "the enums of the validator may grow")]

mod explain;
mod guard;
mod place;
mod prepare;

use boon::{CompileError, Compiler, Draft, ErrorKind, Schemas, ValidationError};
use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::path::SourcePath;
use crate::value::Node;
use explain::Told;
use place::{at, steps_of};

pub use prepare::json;

/// A file of YAML, or of JSON, which is YAML as well.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    pub path: &'a SourcePath,
    pub node: &'a Node,
}

/// Where the schema lies for the validator. Nothing is ever fetched.
const ADDRESS: &str = "https://schema.invalid/";

/// How many faults of one file are told.
const MOST: usize = 100;

/// Everything in which the data are not what the schema says, or what is wrong with the schema.
pub fn check(schema: File<'_>, data: File<'_>) -> Vec<Diagnostic> {
    if let Some(fault) = guard::check(schema, data) {
        return vec![fault];
    }
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.set_default_draft(Draft::V2020_12);
    compiler.enable_format_assertions();
    compiler.use_loader(Box::new(Nothing));
    if let Err(error) = compiler.add_resource(ADDRESS, prepare::schema(schema.node)) {
        return broken(schema, &error);
    }
    let index = match compiler.compile(ADDRESS, &mut schemas) {
        Ok(index) => index,
        Err(error) => return broken(schema, &error),
    };
    let value = json(data.node);
    let Err(error) = schemas.validate(&value, index) else { return Vec::new() };
    let mut faults = Vec::new();
    tell(&error, data, Some(schema), &mut faults);
    faults.truncate(MOST);
    faults
}

/// Looks nowhere.
struct Nothing;

impl boon::UrlLoader for Nothing {
    fn load(&self, _: &str) -> Result<Value, Box<dyn std::error::Error>> {
        Err("nothing is fetched".into())
    }
}

/// Tells of the innermost things that are wrong.
fn tell(error: &ValidationError<'_, '_>, of: File<'_>, by: Option<File<'_>>, faults: &mut Vec<Diagnostic>) {
    let causes: Vec<&ValidationError<'_, '_>> = match &error.kind {
        // Of several forms, the one that fits furthest is what was meant.
        ErrorKind::AnyOf | ErrorKind::OneOf(None) => likeliest(&error.causes).into_iter().collect(),
        ErrorKind::OneOf(Some(_)) | ErrorKind::Not | ErrorKind::Contains => Vec::new(),
        _ => error.causes.iter().collect(),
    };
    if !causes.is_empty() {
        causes.into_iter().for_each(|cause| tell(cause, of, by, faults));
        return;
    }
    let Some(node) = at(of.node, &steps_of(&error.instance_location)) else { return };
    let rule = by.and_then(|by| place::rule(by.node, error));
    for Told { span, message, hints, first } in explain::explain(error, node, rule) {
        let code = if by.is_some() { Code::AgainstSchema } else { Code::BrokenSchema };
        let mut fault = Diagnostic::new(code, message).at(Location::new(of.path, span));
        if let Some(first) = first {
            fault = fault.label(Location::new(of.path, first), "it stands here first");
        }
        if let Some((by, rule)) = by.zip(rule) {
            let keyword = place::keyword(rule, &error.kind);
            fault = fault.label(Location::new(by.path, keyword), "the schema says so here");
        }
        faults.push(hints.into_iter().fold(fault, Diagnostic::hint));
    }
}

/// The cause by which to explain that none of several forms fits: the one that is wrong deepest in the data, or the
/// only one that wants a value of this type. None if nobody can tell.
fn likeliest<'e, 's, 'v>(causes: &'e [ValidationError<'s, 'v>]) -> Option<&'e ValidationError<'s, 'v>> {
    let least = causes.iter().map(depth).min()?;
    let mut deeper = causes.iter().filter(|cause| depth(cause) > least);
    if let Some(first) = deeper.next() {
        return Some(deeper.fold(first, |best, next| if depth(next) > depth(best) { next } else { best }));
    }
    let mut of_type = causes.iter().filter(|cause| explain::wanted_types(cause).is_none());
    of_type.next().filter(|_| of_type.next().is_none())
}

fn depth(error: &ValidationError<'_, '_>) -> usize {
    let own = error.instance_location.tokens.len();
    error.causes.iter().map(depth).max().unwrap_or(own).max(own)
}

/// What is wrong with a schema that cannot be used.
fn broken(schema: File<'_>, error: &CompileError) -> Vec<Diagnostic> {
    if let CompileError::ValidationError { src, .. } = error {
        let mut faults = Vec::new();
        tell(src, schema, None, &mut faults);
        faults.truncate(MOST);
        if !faults.is_empty() {
            return faults;
        }
    }
    let pattern = match error {
        CompileError::InvalidRegex { url, regex, .. } => Some((place::of_address(schema.node, url), regex)),
        _ => None,
    };
    let fault = |span, message: String| {
        Diagnostic::new(Code::BrokenSchema, message).at(Location::new(schema.path, span))
    };
    let head = schema.node.head();
    vec![match pattern {
        Some((span, pattern)) => {
            fault(span.unwrap_or(head), format!("the pattern `{pattern}` cannot be read"))
                .hint("a pattern has no look-ahead, no look-behind and no references back")
        }
        None => fault(head, "this schema cannot be used".to_owned())
            .hint("make it smaller until it can be used; what was taken away last is at fault"),
    }]
}

#[cfg(test)]
mod tests;
