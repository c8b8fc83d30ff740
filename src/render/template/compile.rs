//! Compiling a theme so that one bad template does not take the others with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use crate::diagnostic::{Checked, Code, Diagnostic, Location, Span};
use crate::path::SourcePath;
use crate::site::ThemeFiles;

use super::{Theme, filter, function, reworded, span_at};

type Files = BTreeMap<String, (SourcePath, Arc<str>)>;

/// Compiles the templates and components of a theme. What cannot be compiled is told and left out, and so is,
/// without a word, what cannot stand without it.
pub fn compile(theme: &ThemeFiles) -> Checked<Theme> {
    let templates = theme.templates.iter().map(|(name, file)| (name.clone(), file));
    let components = theme.components.iter().map(|(name, file)| (component_file(name), file));
    let files: Files = templates
        .chain(components)
        .map(|(name, file)| (name, (file.path.clone(), Arc::clone(&file.text))))
        .collect();
    let mut diagnostics = Vec::new();
    let mut broken = BTreeSet::new();
    for (name, (path, text)) in &files {
        if theme.unreadable.contains(path) {
            broken.insert(name.clone());
        } else if let Some(diagnostic) = syntax_fault(name, path, text) {
            diagnostics.push(diagnostic);
            broken.insert(name.clone());
        }
    }
    let tera = loop {
        let mut tera = Tera::new();
        function::register(&mut tera);
        filter::register(&mut tera);
        let good = files.iter().filter(|(name, _)| !broken.contains(*name));
        let added = tera.add_raw_templates(good.map(|(name, (_, text))| (name.as_str(), &**text)));
        let Err(error) = added else { break tera };
        let before = broken.len();
        diagnostics.extend(repeated_component(&error, &files, &mut broken));
        if broken.len() > before {
            continue;
        }
        diagnostics.extend(reference_faults(&error, &files, &mut broken));
        if broken.len() == before {
            // A fault that names no template of ours: without templates there is nothing left to fail.
            diagnostics.push(reworded(Code::TemplateSyntax, &error.to_string()));
            broken = files.keys().cloned().collect();
        }
    };
    diagnostics.extend(misnamed(theme, &tera, &broken));
    // A template is known by two names, and is reported once.
    diagnostics.sort();
    diagnostics.dedup();
    Checked::new(Theme { tera, files, broken: broken.into_iter().collect() }, diagnostics)
}

/// The name that Tera knows a component's file by.
fn component_file(tag: &str) -> String {
    format!("components/{tag}.html")
}

fn syntax_fault(name: &str, path: &SourcePath, text: &str) -> Option<Diagnostic> {
    let error = Tera::new().add_raw_template(name, text).err()?;
    let ErrorKind::SyntaxError(report) = error.kind() else { return None };
    let range = &report.span().range;
    let at = Location::new(path, Span::new(range.start, range.end));
    let message =
        report.message().replace("expected %}", "expected `%}`").replace("expected }}", "expected `}}`");
    let diagnostic = reworded(Code::TemplateSyntax, &message).at(at);
    let ends_something = text.get(range.clone()).is_some_and(|tag| tag.starts_with("end"));
    Some(if ends_something {
        diagnostic.hint("something that was begun before it is not ended, such as an `if` or a `for`")
    } else if message.contains("expected `%}`") {
        diagnostic.hint("a tag that begins with `{%` ends with `%}`")
    } else if message.contains("expected `}}`") {
        diagnostic.hint("what begins with `{{` ends with `}}`")
    } else {
        diagnostic
    })
}

/// Faults between templates. Each names the template that has it, which joins `broken`; a fault that only says
/// that another broken file is missing is not told.
fn reference_faults(error: &tera::Error, files: &Files, broken: &mut BTreeSet<String>) -> Vec<Diagnostic> {
    let known_broken = broken.clone();
    let place = |name: &str| files.get(name).map(|(path, _)| Location::file(path));
    #[expect(clippy::wildcard_enum_match_arm, reason = "Tera's enum may grow")]
    match error.kind() {
        ErrorKind::MissingParent { current, parent } => {
            broken.insert(current.clone());
            if known_broken.contains(parent) {
                return Vec::new();
            }
            let mut diagnostic =
                Diagnostic::new(Code::UnknownTemplate, format!("there is no template `{parent}`"));
            diagnostic.at = files.get(current).map(|(path, text)| literal_place(path, text, parent));
            vec![diagnostic.suggest(parent, files.keys().map(String::as_str))]
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            broken.insert(tpl.clone());
            broken.extend(chain.iter().cloned());
            let message = format!("the template `{tpl}` needs itself, by way of {}", chain.join(", "));
            let mut diagnostic = Diagnostic::new(Code::TemplateSyntax, message);
            diagnostic.at = place(tpl);
            vec![diagnostic]
        }
        _ => reports(&error.to_string())
            .filter_map(|report| {
                let (path, text) = files.get(&report.file)?;
                broken.insert(report.file.clone());
                let missing = report.message.split('`').nth(1).unwrap_or_default();
                if known_broken.contains(missing) || known_broken.contains(&tag_file(missing)) {
                    return None;
                }
                let at = Location::new(path, span_at(text, report.line, report.column, report.width));
                let code = match report.message.contains("template") {
                    true => Code::UnknownTemplate,
                    false => Code::UnknownName,
                };
                let known = match report.message.contains("filter") {
                    true => filter::NAMES,
                    false => function::NAMES,
                };
                Some(reworded(code, &report.message).at(at).suggest(missing, known.iter().copied()))
            })
            .collect(),
    }
}

/// A component that two files define. The file that is named after it is right; what has another name is left out.
fn repeated_component(error: &tera::Error, files: &Files, broken: &mut BTreeSet<String>) -> Vec<Diagnostic> {
    let ErrorKind::Msg(message) = error.kind() else { return Vec::new() };
    let parts: Vec<&str> = message.split('`').collect();
    let ["Component ", component, " is defined in both ", first, " and ", second, ..] = *parts.as_slice()
    else {
        return Vec::new();
    };
    let right = tag_file(component);
    let place = |name: &str| {
        let (path, text) = files.get(name)?;
        let definition = text.find(&format!("component {component}")).map(|start| start + "component ".len());
        let start = definition.unwrap_or_default();
        Some(Location::new(path, Span::new(start, start + definition.map_or(0, |_| component.len()))))
    };
    let mut diagnostics = Vec::new();
    for (name, other) in [(first, second), (second, first)] {
        if name == right || !broken.insert(name.to_owned()) {
            continue;
        }
        let (Some(at), Some(other)) = (place(name), place(other)) else { continue };
        let in_template = files.get(first).map(|(path, _)| path) == files.get(second).map(|(path, _)| path);
        let diagnostic = Diagnostic::new(
            Code::DuplicateId,
            match in_template {
                true => format!("a template cannot define the component `{component}`"),
                false => format!("the component `{component}` is defined twice"),
            },
        )
        .at(at);
        let tag = component.replace('_', "-");
        diagnostics.push(match in_template {
            true => diagnostic.hint(format!("move it to a file of its own, `components/{tag}.html`")),
            false => diagnostic.label(other, "the other definition is here").hint(format!(
                "the file of this component is `components/{tag}.html`; give another one another name"
            )),
        });
    }
    diagnostics
}

fn tag_file(component: &str) -> String {
    component_file(&component.replace('_', "-"))
}

/// The place of a name in quotes, or the file if it is spelled otherwise.
fn literal_place(path: &SourcePath, text: &str, name: &str) -> Location {
    match text.find(&format!("\"{name}\"")) {
        Some(start) => Location::new(path, Span::new(start + 1, start + 1 + name.len())),
        None => Location::file(path),
    }
}

/// One of the reports that Tera joins to one text when several references are wrong.
struct Report {
    message: String,
    file: String,
    line: usize,
    column: usize,
    width: usize,
}

fn reports(text: &str) -> impl Iterator<Item = Report> {
    text.split("error: ").filter_map(|report| {
        let mut lines = report.lines();
        let message = lines.next()?.to_owned();
        let mut place = lines.find_map(|line| line.trim_start().strip_prefix("--> "))?.rsplitn(3, ':');
        let column: usize = place.next()?.parse().ok()?;
        let line = place.next()?.parse().ok()?;
        let file = place.next()?.to_owned();
        let carets = lines.find(|line| line.contains('^')).map_or(1, |line| line.matches('^').count());
        Some(Report { message, file, line, column: column.saturating_sub(1), width: carets })
    })
}

/// Components whose file does not define the component that its name promises.
fn misnamed(theme: &ThemeFiles, tera: &Tera, broken: &BTreeSet<String>) -> Vec<Diagnostic> {
    let sound = theme.components.iter().filter(|(tag, _)| !broken.contains(&component_file(tag)));
    sound
        .filter(|(tag, _)| !tera.contains_component(&tag.replace('-', "_")))
        .map(|(tag, file)| {
            let name = tag.replace('-', "_");
            Diagnostic::new(Code::UnknownName, format!("this file does not define the component `{name}`"))
                .at(Location::file(&file.path))
                .hint(format!(
                    "begin it with `{{% component {name}() %}}` and end it with `{{% endcomponent %}}`"
                ))
        })
        .collect()
}
