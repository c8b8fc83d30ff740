//! Pages, sections, menus and languages as templates see them.

use std::collections::BTreeMap;

use tera::Value;

use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::markdown::Heading;
use crate::path::{PageId, UrlPath};
use crate::render::alternate::alternates_of;
use crate::render::linked;
use crate::site::{Fault, Page, PageKey, RecordKey, View};
use crate::time::Date;
use crate::value::Spanned;

use super::current;
use super::value::{object, of_node, text};

/// The settings that templates may read.
pub fn site(view: &View) -> Value {
    let config = view.config();
    let feed = format!("{}{}", config.home_of(view.language()), config.feed);
    object([
        ("base_url", Value::from(config.base_url.as_str())),
        ("feed_url", Value::from(config.href(&UrlPath::new(feed)))),
    ])
}

/// A language with the address of its start page.
pub fn language(view: &View, language: &Language) -> Value {
    let config = view.config();
    let name = config.language(language).map_or(language.as_str(), |settings| &settings.name);
    let is_rtl = config.language(language).is_some_and(|settings| settings.right_to_left)
        || view.formats(language).is_some_and(|formats| formats.is_right_to_left());
    object([
        ("code", Value::from(language.as_str())),
        ("name", Value::from(name)),
        ("home_url", Value::from(config.href(&UrlPath::new(config.home_of(language))))),
        ("dir", Value::from(if is_rtl { "rtl" } else { "ltr" })),
    ])
}

/// The languages that have a start page, that of the view first.
pub fn languages(view: &View) -> Value {
    let codes = view.config().languages.iter().map(|settings| &settings.code);
    let is_begun = |code: &&Language| *code == view.language() || has_home(view, code);
    let mut codes: Vec<&Language> = codes.filter(is_begun).collect();
    codes.sort_by_key(|code| *code != view.language());
    Value::from(codes.into_iter().map(|code| language(view, code)).collect::<Vec<_>>())
}

/// Whether a language has a start page of its own, to which a link can lead.
fn has_home(view: &View, language: &Language) -> bool {
    view.route(language, &PageId::home()).is_some_and(|page| page.key.language == *language)
}

/// The head of a page that the view was asked for.
pub fn head(view: &View, page: &Page) -> Value {
    view.config();
    current::cache().head(&page.key, || Value::from(fields(view, page)))
}

fn fields(view: &View, page: &Page) -> BTreeMap<&'static str, Value> {
    let (config, front) = (view.config(), &page.document.front);
    let label = front.label.as_ref().map_or(page.title(), |label| &label.value);
    let date = |date: &Option<Spanned<Date>>| text(date.as_ref().map(|date| date.value.to_string()));
    let extra = front.extra.as_ref().map_or_else(Value::none, |extra| of_node(extra));
    BTreeMap::from([
        ("id", Value::from(page.key.id.as_str())),
        ("lang", Value::from(page.key.language.as_str())),
        ("text_lang", Value::from(page.text_language().as_str())),
        ("title", Value::from(page.title())),
        ("label", Value::from(label)),
        ("description", text(front.description.as_ref().map(|description| &description.value))),
        ("lead", text(front.lead.as_ref().map(|lead| &lead.value))),
        ("url", Value::from(config.href(&page.url))),
        ("permalink", Value::from(config.permalink(&page.url))),
        ("date", date(&front.date)),
        ("updated", date(&front.updated)),
        ("reviewed", date(&front.reviewed)),
        ("review_by", date(&front.review_by)),
        ("owner", text(front.owner.as_ref())),
        ("record", page.record().map_or_else(Value::none, record)),
        ("weight", Value::from(front.weight)),
        ("is_section", Value::from(page.document.is_section)),
        ("is_home", Value::from(page.key.id.is_home())),
        ("noindex", Value::from(front.noindex)),
        ("extra", extra),
    ])
}

/// The record that a page is about.
fn record(record: &RecordKey) -> Value {
    object([("kind", Value::from(record.kind.key())), ("id", Value::from(record.id.as_str()))])
}

/// The page of the output, with its body, its outline and, where its text is another language's, the original.
pub fn current_with_content(view: &View, html: &str) -> Value {
    let Some(page) = current_page(view) else { return Value::none() };
    let mut fields = fields(view, page);
    let outline = page.document.markdown.outline.iter().map(heading).collect::<Vec<_>>();
    fields.insert("content", Value::safe_string(html));
    fields.insert("outline", nested(&outline));
    let original = match page.is_translated() {
        true => Value::none(),
        false => view
            .page(page.text_language(), &page.key.id)
            .map_or_else(Value::none, |original| head(view, original)),
    };
    fields.insert("original", original);
    Value::from(fields)
}

fn heading(heading: &Heading) -> (u8, Value, Value) {
    (heading.level, Value::from(heading.id.as_str()), Value::from(heading.text.as_str()))
}

/// Headings under the headings that they belong to.
fn nested(mut headings: &[(u8, Value, Value)]) -> Value {
    let mut list = Vec::new();
    while let Some(((level, id, title), rest)) = headings.split_first() {
        let below = rest.iter().take_while(|(other, ..)| other > level).count();
        list.push(object([
            ("id", id.clone()),
            ("title", title.clone()),
            ("level", Value::from(*level)),
            ("children", nested(&rest[..below])),
        ]));
        headings = &rest[below..];
    }
    Value::from(list)
}

fn current_page(view: &View) -> Option<&Page> {
    let key = view.current()?;
    view.page(&key.language, &key.id)
}

/// The language whose pages are linked to: that of the readers, which differs from that of the text where another
/// language's text is shown.
fn reader(view: &View) -> &Language {
    view.current().map_or_else(|| view.language(), |key| &key.language)
}

/// The page that is being made; `none` for outputs that are no page.
pub fn current(view: &View) -> Value {
    current_page(view).map_or_else(Value::none, |page| head(view, page))
}

/// What the current page says of itself to search engines, for a `<script type="application/ld+json">`; `none` where
/// nothing is to be said.
pub fn linked_data(view: &View) -> Value {
    let graph = current_page(view).and_then(|page| linked::of_page(view, page));
    graph.map_or_else(Value::none, |graph| Value::safe_string(&graph.to_script()))
}

/// The page with this id.
pub fn get(view: &View, id: &str) -> tera::TeraResult<Value> {
    must_find(view, id).map(|page| head(view, page))
}

/// The page with this id for the readers of the page that is being made.
pub fn find<'a>(view: &'a View, id: &PageId) -> Option<&'a Page> {
    view.page(reader(view), id)
}

fn must_find<'a>(view: &'a View, id: &str) -> tera::TeraResult<&'a Page> {
    let language = reader(view);
    if let Some(page) = find(view, &PageId::new(id)) {
        return Ok(page);
    }
    if view.lacks_translation(language, &PageId::new(id)) {
        view.keep_fault(Fault { diagnostic: None, value: id.to_owned() });
        return Err(tera::Error::message(format!("the page `{id}` is not translated")));
    }
    let message = format!("there is no page `{id}` in `{language}`");
    let known = view.pages(language);
    let diagnostic = Diagnostic::new(Code::UnknownPage, message)
        .suggest(id, known.iter().map(|key| key.id.as_str()))
        .hint("a page is named by its path below the language's folder, without `.md`: `apply/rounds`");
    view.keep_fault(Fault { diagnostic: Some(diagnostic), value: id.to_owned() });
    Err(tera::Error::message(format!("there is no page `{id}`")))
}

/// The pages of a section, by default of the current page.
pub fn children(view: &View, id: Option<&str>) -> tera::TeraResult<Value> {
    let section = match (id, view.current()) {
        (Some(id), _) => PageKey::new(reader(view), &must_find(view, id)?.key.id),
        (None, Some(current)) => current.clone(),
        (None, None) => return Ok(Value::from(Vec::<Value>::new())),
    };
    let pages = view.section(&section).iter().filter_map(|key| view.page(&key.language, &key.id));
    Ok(Value::from(pages.map(|page| head(view, page)).collect::<Vec<_>>()))
}

/// The sections around the current page, from the start page on.
pub fn ancestors(view: &View) -> Value {
    let Some(current) = view.current() else { return Value::from(Vec::<Value>::new()) };
    let sections = current.id.ancestors();
    let pages = sections.iter().filter_map(|id| view.page(&current.language, id));
    Value::from(pages.map(|page| head(view, page)).collect::<Vec<_>>())
}

/// The pages of a menu of `anslag.yaml`, each with whether it is the current page or one around it.
pub fn menu(view: &View, name: &str) -> tera::TeraResult<Value> {
    let Some(ids) = view.config().menus.get(name) else { return Ok(Value::from(Vec::<Value>::new())) };
    let around = view.current().map(|key| key.id.ancestors()).unwrap_or_default();
    let pages = ids.iter().filter_map(|id| view.page(reader(view), &PageId::new(&id.value)));
    let items = pages.map(|page| {
        let is_current = view.current().is_some_and(|key| key.id == page.key.id);
        let current = match (is_current, around.contains(&page.key.id)) {
            (true, _) => "page",
            (false, true) => "true",
            (false, false) => "",
        };
        object([
            ("id", Value::from(page.key.id.as_str())),
            ("title", Value::from(page.title())),
            (
                "label",
                Value::from(page.document.front.label.as_ref().map_or(page.title(), |label| &label.value)),
            ),
            ("url", Value::from(view.config().href(&page.url))),
            ("lang", Value::from(page.key.language.as_str())),
            ("text_lang", Value::from(page.text_language().as_str())),
            ("current", Value::from(current)),
        ])
    });
    Ok(Value::from(items.collect::<Vec<_>>()))
}

/// The true translations of the current page, itself included.
pub fn translations(view: &View) -> Value {
    let Some(current) = view.current() else { return Value::from(Vec::<Value>::new()) };
    let config = view.config();
    let pages = view.translations(&current.id);
    let items = pages.iter().map(|page| {
        let name = config.language(&page.key.language).map_or("", |settings| &settings.name);
        object([
            ("lang", Value::from(page.key.language.as_str())),
            ("name", Value::from(name)),
            ("url", Value::from(config.href(&page.url))),
            ("permalink", Value::from(config.permalink(&page.url))),
        ])
    });
    Value::from(items.collect::<Vec<_>>())
}

/// One link for each other language: to the same page there, or to the nearest section that exists there. A language
/// that was only begun, and has no start page, has none.
pub fn language_links(view: &View) -> Value {
    let config = view.config();
    let id = view.current().map_or_else(PageId::home, |key| key.id.clone());
    let same = view.translations(&id);
    let others = config.languages.iter().filter(|settings| settings.code != *reader(view));
    let items = others.filter_map(|settings| {
        let exact = same.iter().find(|page| page.key.language == settings.code).map(|page| &page.url);
        let nearest = || {
            let sections = id.ancestors().into_iter().rev();
            let mut there = sections.filter_map(|section| view.route(&settings.code, &section));
            there.find(|page| page.key.language == settings.code).map(|page| page.url.clone())
        };
        let home = || has_home(view, &settings.code).then(|| UrlPath::new(config.home_of(&settings.code)));
        let url = exact.cloned().or_else(nearest).or_else(home)?;
        Some(object([
            ("lang", Value::from(settings.code.as_str())),
            ("name", Value::from(&*settings.name)),
            ("url", Value::from(config.href(&url))),
            ("exact", Value::from(exact.is_some())),
        ]))
    });
    Value::from(items.collect::<Vec<_>>())
}

/// The `hreflang` alternates of the current page; none where it has no translation.
pub fn alternates(view: &View) -> Value {
    let Some(current) = view.current() else { return Value::from(Vec::<Value>::new()) };
    let items = alternates_of(view, current)
        .into_iter()
        .map(|(hreflang, href)| object([("hreflang", Value::from(hreflang)), ("href", Value::from(href))]));
    Value::from(items.collect::<Vec<_>>())
}
