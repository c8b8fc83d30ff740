//! The records of the programme as templates see them: components, contacts, links, the statement. Rounds and countries
//! have modules of their own.

use tera::{TeraResult, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::programme::{Contact, GrantComponent, Link, Statement};
use crate::site::{Fault, RecordKind, View};
use crate::value::Localized;

use super::page;
use super::value::{object, text};

/// The components of the programme, by how they are applied for or all.
pub fn components(view: &View, application: Option<&str>) -> TeraResult<Value> {
    if let Some(application) = application.filter(|name| !["rolling", "rounds"].contains(name)) {
        return Err(no_such_value(view, "application", application, &["rolling", "rounds"]));
    }
    let mut components: Vec<&GrantComponent> =
        records(view, RecordKind::Component, |programme, id| programme.components.get(id));
    components.retain(|component| application.is_none_or(|wanted| component.application.as_str() == wanted));
    Ok(Value::from(
        components.into_iter().map(|component| component_value(view, component)).collect::<Vec<_>>(),
    ))
}

pub fn component(view: &View, id: &str) -> TeraResult<Value> {
    let component = find(view, RecordKind::Component, id, |programme, id| programme.components.get(id))?;
    Ok(component_value(view, component))
}

fn component_value(view: &View, component: &GrantComponent) -> Value {
    object([
        ("id", Value::from(component.id.value.as_str())),
        ("name", in_language(view, &component.name)),
        ("summary", in_language(view, &component.summary)),
        ("application", Value::from(component.application.as_str())),
        ("page", page_of(view, RecordKind::Component, component.id.value.as_str())),
    ])
}

pub fn contact(view: &View, id: &str) -> TeraResult<Value> {
    let contact: &Contact = find(view, RecordKind::Contact, id, |programme, id| programme.contacts.get(id))?;
    Ok(object([
        ("id", Value::from(contact.id.value.as_str())),
        ("name", in_language(view, &contact.name)),
        ("email", Value::from(&*contact.email)),
    ]))
}

pub fn link(view: &View, id: &str) -> TeraResult<Value> {
    let link: &Link = find(view, RecordKind::Link, id, |programme, id| programme.links.get(id))?;
    Ok(object([
        ("id", Value::from(link.id.value.as_str())),
        ("url", in_language(view, &link.url)),
        ("title", in_language(view, &link.title)),
    ]))
}

/// The accessibility statement, with its contact and its link to the supervisory authority.
pub fn statement(view: &View) -> TeraResult<Value> {
    let statement: &Statement =
        find(view, RecordKind::Statement, "", |programme, _| programme.statement.as_ref())?;
    let shortcomings = statement.shortcomings.iter().map(|shortcoming| {
        object([("what", in_language(view, &shortcoming.what)), ("why", in_language(view, &shortcoming.why))])
    });
    Ok(object([
        ("body", in_language(view, &statement.body)),
        ("service", in_language(view, &statement.service)),
        ("compliance", Value::from(statement.compliance.as_str())),
        ("assessed", Value::from(statement.assessed.to_string())),
        ("updated", Value::from(statement.updated.to_string())),
        ("method", in_language(view, &statement.method)),
        ("contact", contact(view, statement.contact.value.as_str())?),
        ("report", link(view, statement.report.value.as_str())?),
        ("shortcomings", Value::from(shortcomings.collect::<Vec<_>>())),
    ]))
}

/// Every record of a kind, in the order of its file.
pub(super) fn records<'a, R: 'a>(
    view: &'a View,
    kind: RecordKind,
    get: impl Fn(&'a crate::programme::Programme, &str) -> Option<&'a std::sync::Arc<R>>,
) -> Vec<&'a R> {
    let ids = view.records(kind);
    ids.into_iter().filter_map(|id| get(view.record(kind, id), id)).map(|record| &**record).collect()
}

/// In the place of an id: the record that the page is about.
const THIS: &str = "this";

/// One record, or an error that says which there are.
pub(super) fn find<'a, R: 'a>(
    view: &'a View,
    kind: RecordKind,
    id: &str,
    get: impl Fn(&'a crate::programme::Programme, &str) -> Option<&'a std::sync::Arc<R>>,
) -> TeraResult<&'a R> {
    let own = (id == THIS).then(|| view.own_record(kind)).flatten();
    let id = own.as_deref().unwrap_or(id);
    if let Some(record) = get(view.record(kind, id), id) {
        return Ok(record);
    }
    let message = match kind {
        RecordKind::Statement => "there is no accessibility statement".to_owned(),
        RecordKind::Country
        | RecordKind::Cluster
        | RecordKind::Round
        | RecordKind::Component
        | RecordKind::Contact
        | RecordKind::Link
        | RecordKind::Criterion
        | RecordKind::Step => format!("there is no {} `{id}`", kind.name()),
    };
    if view.is_declared(kind, id) {
        view.keep_fault(Fault { diagnostic: None, value: id.to_owned() });
        return Err(tera::Error::message(message));
    }
    let known = view.records(kind);
    if id == THIS {
        let message = format!("this page is not about a {}", kind.name());
        let hint = format!("`this` can stand in the text of a page with `each: {}` only", kind.key());
        let diagnostic = Diagnostic::new(Code::UnknownRecord, &message).hint(hint);
        view.keep_fault(Fault { diagnostic: Some(diagnostic), value: id.to_owned() });
        return Err(tera::Error::message(message));
    }
    let diagnostic = Diagnostic::new(Code::UnknownRecord, &message).suggest(id, known.iter().copied());
    let diagnostic = match known.is_empty() {
        true => diagnostic.hint(format!("`{}` has none", kind.file())),
        false => diagnostic.hint(format!("`{}` has {}", kind.file(), known.join(", "))),
    };
    view.keep_fault(Fault { diagnostic: Some(diagnostic), value: id.to_owned() });
    Err(tera::Error::message(message))
}

pub(super) fn no_such_value(view: &View, name: &str, value: &str, known: &[&str]) -> tera::Error {
    let message = format!("`{name}` cannot be `{value}`");
    let diagnostic = Diagnostic::new(Code::AttributeValue, &message)
        .suggest(value, known.iter().copied())
        .hint(format!("it can be {}", known.join(", ")));
    view.keep_fault(Fault { diagnostic: Some(diagnostic), value: value.to_owned() });
    tera::Error::message(message)
}

/// A text in the page's language, or in one that stands in for it.
pub(super) fn in_language(view: &View, localized: &Localized) -> Value {
    let own = localized.get(view.language());
    let fallbacks = || view.config().fallbacks(view.language());
    text(
        own.map(str::to_owned)
            .or_else(|| fallbacks().iter().find_map(|language| localized.get(language)).map(str::to_owned)),
    )
}

/// The head of a record's page, if it has one in the language of the view.
pub(super) fn page_of(view: &View, kind: RecordKind, id: &str) -> Value {
    let page = view.record_page(kind, id).and_then(|id| page::find(view, &id));
    page.map_or_else(Value::none, |page| page::head(view, page))
}
