//! Outputs: what each job writes.

use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::language::Language;
use crate::path::{OutputPath, UrlPath};
use crate::site::{Bodies, Job, Known, Memo, Page, PageKey, Site, View};

use super::html::{self, Links};
use super::template::{Subject, Templates};
use super::{calendar, data, feed, sitemap};

/// A file of the public site.
#[derive(Clone, Debug)]
pub struct Output {
    pub path: OutputPath,
    pub bytes: Arc<[u8]>,
    links: OnceLock<Links>,
}

impl Output {
    pub(super) fn new(path: &OutputPath, bytes: impl Into<Arc<[u8]>>) -> Self {
        Output { path: path.clone(), bytes: bytes.into(), links: OnceLock::new() }
    }

    pub fn is_html(&self) -> bool {
        self.path.as_str().ends_with(".html")
    }

    /// The links and ids of an HTML page, read when they are first asked for: that takes as long as to render it.
    pub fn links(&self) -> Option<&Links> {
        self.is_html().then(|| self.links.get_or_init(|| html::read(&self.bytes)))
    }
}

/// Does one job. `None`: it failed, and the diagnostics say why.
pub fn output(
    templates: &Templates,
    site: &Arc<Site>,
    bodies: &Arc<Bodies>,
    path: &OutputPath,
    job: &Job,
) -> Memo<Option<Output>> {
    let (language, page) = perspective(site, job);
    let view = Rc::new(View::new(site, bodies, &language, page));
    let result = bytes(templates, &view, job).map(|bytes| Output::new(path, bytes));
    let (output, diagnostics) = match result {
        Ok(output) => (Some(output), Vec::new()),
        Err(diagnostics) => (None, diagnostics),
    };
    view.memo(output, diagnostics)
}

/// For readers of which language a job is done, and for which page.
fn perspective<'a>(site: &Site, job: &'a Job) -> (Language, Option<&'a PageKey>) {
    match job {
        Job::Page(key) => (key.language.clone(), Some(key)),
        Job::Redirect { to, .. } => (to.language.clone(), Some(to)),
        Job::NotFound(language) | Job::Feed(language) | Job::Calendar { language, .. } => {
            (language.clone(), None)
        }
        Job::OpenData(..) | Job::Sitemap | Job::Robots | Job::ThemeAsset(_) | Job::File(_) => {
            (site.config().default_language().clone(), None)
        }
    }
}

type Bytes = Arc<[u8]>;

fn bytes(templates: &Templates, view: &Rc<View>, job: &Job) -> Result<Bytes, Vec<Diagnostic>> {
    match job {
        Job::Page(key) => page(templates, view, job, key),
        Job::NotFound(_) => from_template(templates, view, "404.html", &Subject::NotFound, job, None),
        Job::Redirect { from, to } => {
            let Some(page) = view.redirect(from, to) else { return Err(Vec::new()) };
            let config = view.config();
            let subject =
                Subject::Redirect { target: config.href(&page.url), permalink: config.permalink(&page.url) };
            from_template(templates, view, "redirect.html", &subject, job, None)
        }
        Job::Feed(language) => feed::atom(view, language).map_err(|diagnostic| vec![diagnostic]),
        Job::OpenData(set, form) => Ok(data::file(view, *set, *form).into_bytes().into()),
        Job::Calendar { language, of } => {
            calendar::file(view, language, of).map_err(|diagnostic| vec![diagnostic])
        }
        Job::Sitemap => Ok(sitemap::xml(view)),
        Job::Robots => Ok(robots(view)),
        Job::ThemeAsset(name) => {
            view.asset(name).map(|asset| Arc::clone(&asset.file.bytes)).ok_or_else(Vec::new)
        }
        Job::File(name) => view.file(name).map(|file| Arc::clone(&file.bytes)).ok_or_else(Vec::new),
    }
}

fn page(templates: &Templates, view: &Rc<View>, job: &Job, key: &PageKey) -> Result<Bytes, Vec<Diagnostic>> {
    let Some(page) = view.page(&key.language, &key.id) else { return Err(Vec::new()) };
    let path = &page.document.path;
    let (name, at) = match &page.document.front.template {
        Some(template) => (&*template.value, Location::new(path, template.span)),
        None => (default_template(page), Location::file(path)),
    };
    let html = view.body(key).map_or_else(|| "".into(), |body| Arc::clone(&body.html));
    from_template(templates, view, name, &Subject::Page { html }, job, Some(&at))
}

/// The start page has a template of its own, and so have sections.
fn default_template(page: &Page) -> &'static str {
    match (page.key.id.is_home(), page.document.is_section) {
        (true, _) => "home.html",
        (false, true) => "section.html",
        (false, false) => "page.html",
    }
}

fn from_template(
    templates: &Templates,
    view: &Rc<View>,
    name: &str,
    subject: &Subject,
    job: &Job,
    at: Option<&Location>,
) -> Result<Bytes, Vec<Diagnostic>> {
    if !view.has_template(name) {
        let known = view.known(&Known::Templates);
        let known: Vec<&str> = known.into_iter().filter(|name| !name.contains('/')).collect();
        let mut diagnostic = Diagnostic::new(Code::UnknownTemplate, format!("there is no template `{name}`"))
            .suggest(name, known.iter().copied())
            .hint(format!("the theme has these in its folder `templates/`: {}", known.join(", ")));
        diagnostic.at = at.cloned();
        return Err(vec![diagnostic]);
    }
    templates.render(name, view, subject, job, at).map(|html| html.into_bytes().into())
}

fn robots(view: &View) -> Bytes {
    let sitemap = view.config().permalink(&UrlPath::new("/sitemap.xml"));
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes().into()
}
