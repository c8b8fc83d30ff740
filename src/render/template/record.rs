//! The records of the programme as templates see them: countries, clusters, components, contacts, links. Rounds have a
//! module of their own.

use tera::{TeraResult, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::i18n::{Arguments, MessageId};
use crate::programme::{Cluster, ClusterKind, Contact, Country, GrantComponent, Link, Statement};
use crate::site::{Fault, RecordKind, View};
use crate::value::Localized;

use super::page;
use super::value::{object, text};

/// The countries of a cluster, or of all clusters, in the order of the language's alphabet.
pub fn countries(view: &View, cluster: Option<&str>) -> TeraResult<Value> {
    let codes: Vec<String> = match cluster {
        Some(id) => {
            let cluster = find(view, RecordKind::Cluster, id, |programme, id| programme.clusters.get(id))?;
            cluster.countries.iter().map(|code| code.value.as_str().to_owned()).collect()
        }
        None => view.records(RecordKind::Country).into_iter().map(str::to_owned).collect(),
    };
    Ok(Value::from(sorted_countries(view, codes.iter().map(String::as_str))))
}

fn sorted_countries<'a>(view: &View, codes: impl Iterator<Item = &'a str>) -> Vec<Value> {
    let records = codes.filter_map(|code| view.record(RecordKind::Country, code).countries.get(code));
    let mut named: Vec<(String, Value)> =
        records.map(|country| (country_name(view, country), country_value(view, country))).collect();
    if let Some(formats) = view.formats(view.language()) {
        named.sort_by(|(a, _), (b, _)| formats.compare(a, b));
    }
    named.into_iter().map(|(_, value)| value).collect()
}

pub fn country(view: &View, code: &str) -> TeraResult<Value> {
    let country = find(view, RecordKind::Country, code, |programme, id| programme.countries.get(id))?;
    Ok(country_value(view, country))
}

fn country_value(view: &View, country: &Country) -> Value {
    let code = country.code.value.as_str();
    let clusters = records(view, RecordKind::Cluster, |programme, id| programme.clusters.get(id));
    let clusters: Vec<&Cluster> = clusters
        .into_iter()
        .filter(|cluster: &&Cluster| cluster.countries.iter().any(|own| own.value.as_str() == code))
        .collect();
    let condition = clusters.iter().map(|cluster| cluster.kind).min();
    let in_words = |cluster: &&Cluster| {
        object([
            ("id", Value::from(cluster.id.value.as_str())),
            ("name", in_language(view, &cluster.name)),
            ("page", page_of(view, RecordKind::Cluster, cluster.id.value.as_str())),
        ])
    };
    object([
        ("code", Value::from(code)),
        ("name", Value::from(country_name(view, country))),
        ("alpha3", Value::from(&*country.alpha3)),
        ("numeric", text(country.numeric.as_ref())),
        ("anchor", Value::from(code.to_lowercase())),
        ("page", page_of(view, RecordKind::Country, code)),
        ("cluster", text(clusters.first().map(|cluster| cluster.id.value.as_str()))),
        ("clusters", Value::from(clusters.iter().map(in_words).collect::<Vec<_>>())),
        ("condition", text(condition.map(ClusterKind::as_str))),
    ])
}

/// The name in the language of the page: that of the message `country-xx` if the site has it, or CLDR's.
fn country_name(view: &View, country: &Country) -> String {
    let code = country.code.value.as_str();
    let id = MessageId::new(format!("country-{}", code.to_lowercase()));
    if let Some(name) = view.own_message(&id, &Arguments::new()) {
        return name;
    }
    let formats = view.formats(view.language());
    formats.and_then(|formats| formats.country(code)).unwrap_or_else(|| code.to_owned())
}

/// The clusters in their order, of one kind or of all.
pub fn clusters(view: &View, kind: Option<&str>) -> TeraResult<Value> {
    if let Some(kind) = kind.filter(|kind| !["new", "continuing"].contains(kind)) {
        return Err(no_such_value(view, "kind", kind, &["new", "continuing"]));
    }
    let clusters = ordered_clusters(view);
    let wanted = clusters
        .iter()
        .enumerate()
        .filter(|(_, cluster)| kind.is_none_or(|kind| cluster.kind.as_str() == kind));
    let values = wanted.map(|(index, cluster)| cluster_value(view, cluster, index + 1));
    Ok(Value::from(values.collect::<Vec<_>>()))
}

fn ordered_clusters(view: &View) -> Vec<&Cluster> {
    let mut clusters: Vec<&Cluster> =
        records(view, RecordKind::Cluster, |programme, id| programme.clusters.get(id));
    clusters.sort_by_key(|cluster| cluster.order);
    clusters
}

pub fn cluster(view: &View, id: &str) -> TeraResult<Value> {
    let cluster: &Cluster = find(view, RecordKind::Cluster, id, |programme, id| programme.clusters.get(id))?;
    let before = ordered_clusters(view).iter().take_while(|other| other.id.value != cluster.id.value).count();
    Ok(cluster_value(view, cluster, before + 1))
}

fn cluster_value(view: &View, cluster: &Cluster, number: usize) -> Value {
    let countries = sorted_countries(view, cluster.countries.iter().map(|code| code.value.as_str()));
    object([
        ("id", Value::from(cluster.id.value.as_str())),
        ("name", in_language(view, &cluster.name)),
        ("kind", Value::from(cluster.kind.as_str())),
        ("number", Value::from(number)),
        ("countries", Value::from(countries)),
        ("page", page_of(view, RecordKind::Cluster, cluster.id.value.as_str())),
    ])
}

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
        | RecordKind::Link => format!("there is no {} `{id}`", kind.name()),
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
