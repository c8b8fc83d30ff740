//! Messages that are written from a page: what is thought of them while they are typed, and the writing of them.
//!
//! What a message was when somebody began to write it comes with what is written: a file that was changed meanwhile is
//! never overwritten.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::card::{Problem, problem};
use super::edition::Edition;
use super::words::Words;
use crate::check::check_message;
use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::{self, MessageId, Resource};
use crate::language::Language;
use crate::path::{OutputPath, SourcePath};
use crate::report;
use crate::source::SourceFile;
use crate::translate::edit::{Form, Refusal, Way};
use crate::translate::{
    self, Bases, Fields, Messages, Unsaved, WrittenText as Written, confirm_messages, correct, fields_in,
    store, update,
};

/// A message that is being written.
pub struct Correction<'a> {
    pub language: &'a Language,
    pub id: &'a MessageId,
    /// The page on which it was met, with its number there.
    pub shown: Option<(&'a OutputPath, usize)>,
    pub written: &'a Written,
    /// What it was when that was begun, as the page was told.
    pub was: Option<&'a str>,
}

/// What the program says to what was typed.
#[derive(Serialize, Default)]
pub struct Verdict {
    /// Whether it stands in the file now.
    written: bool,
    file: Option<String>,
    line: Option<usize>,
    /// Why it cannot be written.
    refused: Option<String>,
    /// What somebody else has written meanwhile.
    conflict: Option<Conflict>,
    problems: Vec<Problem>,
    /// How the page would read.
    shown: Vec<Shown>,
}

#[derive(Serialize)]
struct Conflict {
    /// `None`: it has been removed.
    text: Option<String>,
    was: Option<String>,
}

#[derive(Serialize)]
struct Shown {
    attribute: Option<String>,
    text: String,
}

/// The fields of a message, as the page gets them.
#[derive(Serialize)]
pub struct FieldsInfo {
    fields: Vec<FieldInfo>,
    raw: String,
    was: Option<String>,
    /// The file where it is written, or would be.
    belongs: String,
}

#[derive(Serialize)]
struct FieldInfo {
    attribute: Option<String>,
    variants: Vec<Variant>,
    text: String,
}

#[derive(Serialize)]
struct Variant {
    variable: String,
    key: String,
    /// Whether it is a plural form.
    counts: bool,
}

/// What a message can be written in.
pub fn fields_info(edition: &Edition, language: &Language, id: &MessageId) -> Option<FieldsInfo> {
    let Fields { path, forms, raw, was } = translate::fields(&edition.shown, language, id)?;
    let variant = |way: &Way| Variant {
        variable: way.variable().unwrap_or(&way.selector).to_owned(),
        key: way.key.clone(),
        counts: i18n::PLURAL_FORMS.contains(&&*way.key),
    };
    let field = |form: &Form| FieldInfo {
        attribute: form.attribute.clone(),
        variants: form.ways.iter().map(variant).collect(),
        text: form.text.clone(),
    };
    Some(FieldsInfo {
        fields: forms.iter().map(field).collect(),
        raw,
        was: was.map(|was| was.to_string()),
        belongs: path.to_string(),
    })
}

/// What is thought of a message as it is typed. Nothing is written.
pub fn look(edition: &Edition, correction: &Correction<'_>, words: &Words) -> Verdict {
    let Some(path) = translate::place(&edition.shown, correction.language, correction.id) else {
        return Verdict::default();
    };
    let text = edition.text(&path).unwrap_or_else(|| "".into());
    drafted(edition, correction, &i18n::parse(&path, &text).value, words).1
}

/// Writes a message, and says that it follows its source as that is now.
///
/// # Errors
/// If the file cannot be read or written.
pub fn write(
    edition: &Edition,
    root: &Path,
    correction: &Correction<'_>,
    words: &Words,
) -> io::Result<Verdict> {
    let build = &edition.shown;
    let (language, id) = (correction.language, correction.id);
    let Some(path) = translate::place(build, language, id) else { return Ok(Verdict::default()) };
    let mut said = Verdict::default();
    let outcome = update(root, &path, |file| {
        let now = fields_in(build, language, id, file);
        let was = now.was.map(|was| was.to_string());
        if was.as_deref() != correction.was {
            let text = now.was.map(|_| now.raw);
            said.conflict = Some(Conflict { text, was });
            return Err(Refusal::Conflict(id.to_string()));
        }
        let (text, verdict) = drafted(edition, correction, file, words);
        said = verdict;
        text.filter(|_| !said.has_error()).ok_or_else(|| Refusal::Conflict(id.to_string()))
    });
    match outcome {
        Ok(()) => {}
        Err(Unsaved::Refused(_)) => return Ok(said),
        Err(Unsaved::Changed(_)) => {
            said.refused = Some(words.word("card-same-moment"));
            return Ok(said);
        }
        Err(Unsaved::Machine { error, .. }) => return Err(error),
    }
    follow(edition, root, language, id)?;
    let text: Arc<str> = String::from_utf8_lossy(&read(root, &path)?.unwrap_or_default()).into();
    let file = i18n::parse(&path, &text).value;
    let entry = file.entries().iter().find(|entry| entry.id == *id);
    let line = entry.map(|entry| report::position(&text, entry.id_span.start).0);
    Ok(Verdict { written: true, file: Some(path.to_string()), line, ..said })
}

/// Says that a message follows its source as that is now. Nothing is done where no source is kept.
///
/// # Errors
/// If a file cannot be read or written.
pub fn follow(edition: &Edition, root: &Path, language: &Language, id: &MessageId) -> io::Result<()> {
    let build = &edition.shown;
    let source = build.site.config().default_language();
    let places = [translate::place(build, language, id), translate::place(build, source, id)];
    let [Some(own), Some(original)] = places else { return Ok(()) };
    let bases = Bases::new(&edition.files, source);
    let Some(base) = bases.path(language, &original).filter(|_| language != source) else { return Ok(()) };
    // Somebody may have written since the last step; what they confirmed stays confirmed.
    let mut tree = edition.files.clone();
    let files = Arc::make_mut(&mut tree.files);
    for path in [own, original, base] {
        match read(root, &path)? {
            Some(bytes) => drop(files.insert(path.clone(), Arc::new(SourceFile::new(path, bytes)))),
            None => drop(files.remove(&path)),
        }
    }
    let messages = Messages::new(&tree, &build.site.theme().chain, source, language);
    let keys = BTreeSet::from([id.to_string()]);
    store(root, &confirm_messages(&messages, &keys))
}

/// The file as it would become, with what is to be said of it.
fn drafted(
    edition: &Edition,
    correction: &Correction<'_>,
    file: &Resource,
    words: &Words,
) -> (Option<String>, Verdict) {
    let build = &edition.shown;
    let text = match correct(build, correction.language, correction.id, file, correction.written) {
        Ok(text) => text,
        Err(refusal) => return (None, Verdict::of(&refusal, words)),
    };
    let resource = Arc::new(i18n::parse(file.path(), &text.as_str().into()).value);
    let Some(draft) = check_message(build, correction.language, &resource, correction.id) else {
        return (None, Verdict::default());
    };
    let arguments = correction.shown.and_then(|(path, number)| {
        let string = edition.strings(path)?.all.into_iter().nth(number)?;
        (string.printed.id == *correction.id).then_some(string.printed.arguments)
    });
    let attributes = resource.entries().iter().find(|entry| entry.id == *correction.id);
    let attributes = attributes.into_iter().flat_map(|entry| &entry.attributes);
    let names = std::iter::once(None).chain(attributes.map(|attribute| Some(&*attribute.name)));
    let shown = |attribute: Option<&str>| {
        let text = draft.catalog.format(correction.id, attribute, arguments.as_ref()?).ok()?;
        Some(Shown { attribute: attribute.map(str::to_owned), text })
    };
    let shown = names.filter_map(shown).collect();
    let problems =
        report::in_language(&draft.diagnostics, words.language()).into_iter().map(problem).collect();
    (Some(text), Verdict { problems, shown, ..Verdict::default() })
}

impl Verdict {
    fn of(refusal: &Refusal, words: &Words) -> Self {
        let mut said = Diagnostic::new(Code::MessageSyntax, refusal.to_string());
        if let Refusal::Unreadable { hints, .. } = refusal {
            said.hints.extend(hints.iter().cloned());
        }
        let problems = report::in_language(&[said], words.language()).into_iter().map(problem).collect();
        Verdict { problems, ..Verdict::default() }
    }

    /// A source that the translation follows again.
    pub fn followed() -> Self {
        Verdict { written: true, ..Verdict::default() }
    }

    fn has_error(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }
}

fn read(root: &Path, path: &SourcePath) -> io::Result<Option<Vec<u8>>> {
    match std::fs::read(root.join(path.as_str())) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
