//! Another name for a message, wherever the site names it: in locale files of all languages, in what is kept of their
//! sources, in templates and, if that is wanted, in pages and data.

use crate::check::{asked, is_of_program};
use crate::content::Role;
use crate::diagnostic::{Location, Span};
use crate::engine::Build;
use crate::i18n::{self, MessageId};
use crate::path::SourcePath;
use crate::source::{BUILT_IN_THEME, SourceFile};

use super::edit::{self, Refusal};
use super::store::Save;
use super::uses::{UseKind, uses};

/// What is to be renamed, and how far.
#[derive(Clone, Copy)]
pub struct Rename<'a> {
    pub old: &'a str,
    pub new: &'a str,
    /// Also where the name stands in quotation marks in templates, pages and data, for components that ask for any
    /// message.
    pub quoted: bool,
    /// Whether a file is one of the site, not one that is built into the program.
    pub is_own: &'a dyn Fn(&SourcePath) -> bool,
}

/// What is to be written, and how often the name stands in each file.
#[derive(Clone, Debug)]
pub struct Renamed {
    pub files: Vec<(Save, usize)>,
}

/// Why nothing is renamed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotRenamed {
    /// No locale file has a message of this name.
    Missing,
    /// The new name is taken, there.
    Exists(Location),
    /// This cannot be a name.
    BadKey(String),
    /// The program or its built-in theme asks for the message of this name.
    BuiltIn(String),
    /// The name is put together there, and could be this one.
    Begun(Location),
    /// Any message can be asked for there.
    Any(Location),
    /// A message that cannot be read stands in this file, and could refer to the one that is meant.
    Unreadable(SourcePath, String),
    Refused(SourcePath, Refusal),
    /// A change would have another effect than that the name is another.
    Unproved(SourcePath),
}

/// Prepares everything and writes nothing.
///
/// # Errors
/// If one place cannot be changed, none is.
pub fn rename(build: &Build, rename: Rename<'_>) -> Result<Renamed, NotRenamed> {
    let Rename { old, new, .. } = rename;
    may_be_renamed(build, rename)?;
    let uses = uses(build, old);
    for found in &uses {
        match found.kind {
            UseKind::Begun => return Err(NotRenamed::Begun(found.at.clone())),
            UseKind::Any if !rename.quoted => return Err(NotRenamed::Any(found.at.clone())),
            UseKind::Call if !(rename.is_own)(&found.at.path) => {
                return Err(NotRenamed::BuiltIn(old.to_owned()));
            }
            UseKind::Any | UseKind::Call | UseKind::Quoted => {}
        }
    }
    let mut renamed = Renamed { files: Vec::new() };
    for file in build.tree.files.values().filter(|file| file.is_readable && (rename.is_own)(&file.path)) {
        let text = file.text();
        let (after, places) = match Role::of(&file.path) {
            Role::Messages { .. } => messages(file, old, new)?,
            Role::Base { .. } if file.path.extension() == Some("ftl") => messages(file, old, new)?,
            Role::Base { .. }
            | Role::Config
            | Role::Page { .. }
            | Role::Data { .. }
            | Role::DataSchema { .. }
            | Role::File { .. }
            | Role::ThemeInfo { .. }
            | Role::Template { .. }
            | Role::Component { .. }
            | Role::ThemeAsset { .. }
            | Role::Stray => {
                // Without a template that asks for any message, words in quotation marks are other words.
                let meant = uses.iter().filter(|found| {
                    found.at.path == file.path
                        && (found.kind == UseKind::Call || (found.kind == UseKind::Quoted && rename.quoted))
                });
                let spans: Vec<Span> = meant.filter_map(|found| found.at.span).collect();
                (spliced(file, &text, &spans, rename)?, spans.len())
            }
        };
        if *after != *text {
            let save = Save::new(file, &after).ok_or_else(|| NotRenamed::Unproved(file.path.clone()))?;
            renamed.files.push((save, places));
        }
    }
    Ok(renamed)
}

fn may_be_renamed(build: &Build, rename: Rename<'_>) -> Result<(), NotRenamed> {
    let Rename { old, new, .. } = rename;
    if !i18n::is_key(new.strip_prefix('-').unwrap_or(new)) || old.starts_with('-') != new.starts_with('-') {
        return Err(NotRenamed::BadKey(new.to_owned()));
    }
    let mut is_there = false;
    for resource in build.site.catalogs().flat_map(|(_, catalog)| catalog.resources()) {
        let find = |key: &str| resource.entries().iter().find(|entry| entry.id.as_str() == key);
        if let Some(taken) = find(new) {
            return Err(NotRenamed::Exists(Location::new(resource.path(), taken.id_span)));
        }
        if find(old).is_some() {
            is_there = true;
            if resource.path().below(BUILT_IN_THEME).is_some() && !(rename.is_own)(resource.path()) {
                return Err(NotRenamed::BuiltIn(old.to_owned()));
            }
        }
    }
    let known = [old, new].into_iter().find(|key| is_of_program(&MessageId::new(key)));
    match (is_there, known) {
        (true, Some(key)) => Err(NotRenamed::BuiltIn(key.to_owned())),
        (true, None) => Ok(()),
        (false, _) => Err(NotRenamed::Missing),
    }
}

fn messages(file: &SourceFile, old: &str, new: &str) -> Result<(String, usize), NotRenamed> {
    let text = file.text();
    let resource = i18n::parse(&file.path, &text).value;
    // What cannot be read may name the message, which nobody would see.
    let mut rest = text.to_string();
    for entry in resource.entries().iter().rev() {
        rest.replace_range(entry.span.start..entry.span.end, "\n");
    }
    let rest: Vec<&str> =
        rest.lines().filter(|line| !line.trim_start_matches('\u{FEFF}').starts_with('#')).collect();
    if let Some(faulty) = resource.faulty().next()
        && rest.iter().any(|line| line.contains(old))
    {
        return Err(NotRenamed::Unreadable(file.path.clone(), faulty.to_string()));
    }
    let entries = resource.entries().iter();
    let places = entries.map(|entry| {
        let references = entry.references.iter().filter(|other| other.target.as_str() == old).count();
        references + usize::from(entry.id.as_str() == old)
    });
    let places = places.sum();
    let after = edit::rename(&resource, old, new)
        .map_err(|refusal| NotRenamed::Refused(file.path.clone(), refusal))?;
    Ok((after, places))
}

/// The text with the new name in these places, if its calls are the same but for the name.
fn spliced(file: &SourceFile, text: &str, spans: &[Span], rename: Rename<'_>) -> Result<String, NotRenamed> {
    let Rename { old, new, .. } = rename;
    let mut after = text.to_owned();
    for span in spans.iter().rev() {
        after.replace_range(span.start..span.end, new);
    }
    let name = |key: &str| {
        let (id, rest) = key.split_at(key.find('.').unwrap_or(key.len()));
        if id == old { format!("{new}{rest}") } else { key.to_owned() }
    };
    let expected: Vec<String> = asked(text).iter().map(|call| name(call.key)).collect();
    let found: Vec<String> = asked(&after).iter().map(|call| call.key.to_owned()).collect();
    if expected == found { Ok(after) } else { Err(NotRenamed::Unproved(file.path.clone())) }
}
