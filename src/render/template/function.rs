//! The functions of templates: each asks the current view one question.

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::path::UrlPath;
use crate::site::{DataForm, Dataset, Fault, Known, View};

use super::{
    calendar, country, current, eligibility, message, page, picture, record, round, timeline, value,
};

/// Declares every function once: its name, and how it is answered.
macro_rules! functions {
    ($($name:literal => |$view:ident, $kwargs:ident, $state:ident| $answer:expr;)*) => {
        /// The names of all functions.
        pub const NAMES: &[&str] = &[$($name,)*];

        /// Gives every function to a Tera.
        pub fn register(tera: &mut Tera) {
            $(tera.register_function($name, |$kwargs: Kwargs, $state: &State| -> TeraResult<Value> {
                let $view = &*current::view();
                $answer
            });)*
        }
    };
}

functions! {
    "t" => |view, kwargs, state| message::t(view, &kwargs, state);
    "current" => |view, _kwargs, _state| Ok(page::current(view));
    "get_page" => |view, kwargs, _state| page::get(view, kwargs.must_get("id")?);
    "children" => |view, kwargs, _state| page::children(view, given(&kwargs, "id")?);
    "ancestors" => |view, _kwargs, _state| Ok(page::ancestors(view));
    "menu" => |view, kwargs, _state| page::menu(view, kwargs.must_get("name")?);
    "translations" => |view, _kwargs, _state| Ok(page::translations(view));
    "language_links" => |view, _kwargs, _state| Ok(page::language_links(view));
    "alternates" => |view, _kwargs, _state| Ok(page::alternates(view));
    "linked_data" => |view, _kwargs, _state| Ok(page::linked_data(view));
    "rounds" => |view, kwargs, _state| round::rounds(view, given(&kwargs, "status")?, given(&kwargs, "component")?);
    "round" => |view, kwargs, _state| round::round(view, kwargs.must_get("id")?);
    "calendar" => |view, kwargs, _state| calendar::calendar(view, given(&kwargs, "component")?, given(&kwargs, "round")?);
    "countries" => |view, kwargs, _state| country::countries(view, given(&kwargs, "cluster")?);
    "country" => |view, kwargs, _state| country::country(view, kwargs.must_get("code")?);
    "clusters" => |view, kwargs, _state| country::clusters(view, given(&kwargs, "kind")?);
    "cluster" => |view, kwargs, _state| country::cluster(view, kwargs.must_get("id")?);
    "world_map" => |view, kwargs, _state| {
        let size = (kwargs.get("width")?, kwargs.get("height")?);
        picture::world_map(view, given(&kwargs, "cluster")?, given(&kwargs, "country")?, size)
    };
    "round_timeline" => |view, kwargs, _state| timeline::round_timeline(view, given(&kwargs, "year")?);
    "grant_components" => |view, kwargs, _state| record::components(view, given(&kwargs, "application")?);
    "grant_component" => |view, kwargs, _state| record::component(view, kwargs.must_get("id")?);
    "criteria" => |view, kwargs, _state| eligibility::criteria(view, given(&kwargs, "kind")?);
    "step" => |view, kwargs, _state| eligibility::step(view, given(&kwargs, "id")?);
    "contact" => |view, kwargs, _state| record::contact(view, kwargs.must_get("id")?);
    "external" => |view, kwargs, _state| record::link(view, kwargs.must_get("id")?);
    "statement" => |view, _kwargs, _state| record::statement(view);
    "data" => |view, kwargs, _state| data(view, kwargs.must_get("name")?);
    "open_data" => |view, kwargs, _state| open_data(view, kwargs.must_get("kind")?);
    "asset" => |view, kwargs, _state| {
        let asset = find_asset(view, kwargs.must_get("path")?)?;
        Ok(Value::from(view.config().href(&asset.url)))
    };
    "asset_text" => |view, kwargs, _state| {
        Ok(Value::safe_string(&find_asset(view, kwargs.must_get("path")?)?.file.text()))
    };
}

/// An argument that may be left out or empty.
fn given<'a>(kwargs: &'a Kwargs, name: &'a str) -> TeraResult<Option<&'a str>> {
    let text: Option<&str> = kwargs.get(name)?;
    Ok(text.filter(|text| !text.is_empty()))
}

fn data(view: &View, name: &str) -> TeraResult<Value> {
    let node = view.data(name);
    node.map(|node| current::cache().data(name, || value::of_node(node))).ok_or_else(|| {
        let diagnostic =
            Diagnostic::new(Code::UnknownRecord, format!("there is no `content/data/{name}.yaml`"))
                .suggest(name, view.known(&Known::Data));
        view.keep_fault(Fault { diagnostic: Some(diagnostic), value: name.to_owned() });
        tera::Error::message(format!("there is no data `{name}`"))
    })
}

/// The addresses of the files of open data about something.
fn open_data(view: &View, kind: &str) -> TeraResult<Value> {
    let config = view.config();
    let names = Dataset::ALL.map(Dataset::as_str);
    let set = Dataset::ALL.into_iter().find(|set| set.as_str() == kind);
    let (Some(set), Some(open)) = (set, &config.open_data) else {
        let (message, hint) = match set {
            None => (format!("there are no open data about `{kind}`"), names.join(", ")),
            Some(_) => {
                ("the site publishes no open data".to_owned(), "`open_data: { folder: data }`".to_owned())
            }
        };
        let diagnostic = Diagnostic::new(Code::AttributeValue, &message).suggest(kind, names);
        let diagnostic = match set {
            None => diagnostic.hint(format!("there are some about {hint}")),
            Some(_) => diagnostic.hint(format!("add {hint} to `anslag.yaml`")),
        };
        view.keep_fault(Fault { diagnostic: Some(diagnostic), value: kind.to_owned() });
        return Err(tera::Error::message(message));
    };
    let href = |form| Value::from(config.href(&UrlPath::new(set.path(&open.folder, form))));
    Ok(value::object([
        ("json", href(DataForm::Json)),
        ("csv", href(DataForm::Csv)),
        ("schema", href(DataForm::Schema)),
        ("license", value::text(open.license.as_ref())),
    ]))
}

fn find_asset<'a>(view: &'a View, path: &str) -> TeraResult<&'a crate::site::Asset> {
    view.asset(path).ok_or_else(|| {
        let diagnostic = Diagnostic::new(Code::UnknownAsset, format!("the theme has no asset `{path}`"))
            .suggest(path, view.known(&Known::Assets))
            .hint("assets lie in the theme's folder `assets/`");
        view.keep_fault(Fault { diagnostic: Some(diagnostic), value: path.to_owned() });
        tera::Error::message(format!("the theme has no asset `{path}`"))
    })
}
