//! Links between the built pages: every internal address exists, and so does every anchor.
//!
//! A link that stands in Markdown is told at its place there; one that a template wrote, at the page that shows it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Location, Span, closest};
use crate::engine::Build;
use crate::path::{OutputPath, UrlPath, percent_decode};
use crate::render::{Links, Output};
use crate::site::{BodyLink, Job};

use super::Scope;

/// Every broken link and anchor, and if finished pages are read, every id that a page has twice.
pub fn check(build: &Build, scope: Scope) -> Vec<Diagnostic> {
    let targets = Targets::of(build);
    match scope {
        Scope::Written => in_bodies(build, &targets),
        Scope::Finished => in_pages(build, &targets),
    }
}

/// The faults of links that people wrote, other than those to pages and files that were found when they were rendered.
fn in_bodies(build: &Build, targets: &Targets) -> Vec<Diagnostic> {
    let bodies = build.bodies.par_iter();
    let bodies = bodies.filter(|(_, memo)| memo.value.links.iter().any(|link| !link.is_found));
    bodies
        .flat_map_iter(|(key, memo)| {
            let path = build.site.page(key).map(|page| page.url.output());
            let made = path.and_then(|path| build.outputs.get(&path));
            // Another page may have its address, which has been told.
            let made = made.filter(|(job, _)| matches!(job, Job::Page(own) if own == key));
            let Some(output) = made.and_then(|(_, memo)| memo.value.as_ref().as_ref()) else {
                return Vec::new();
            };
            let written = by_address(memo.value.links.iter().filter(|link| !link.is_found));
            written.iter().flat_map(|(url, places)| targets.in_markdown(output, url, places)).collect()
        })
        .collect()
}

fn in_pages(build: &Build, targets: &Targets) -> Vec<Diagnostic> {
    let outputs: Vec<_> = build.outputs.values().collect();
    let pages = outputs.par_iter().filter_map(|(job, memo)| Some((job, memo.value.as_ref().as_ref()?)));
    pages
        .flat_map_iter(|(job, output)| {
            let written = written_links(build, job);
            let mut diagnostics: Vec<_> =
                written.iter().flat_map(|(url, places)| targets.in_markdown(output, url, places)).collect();
            if let Some(links) = output.links() {
                let others = links.references().filter(|url| !written.contains_key(url));
                let others: BTreeSet<&str> = others.collect();
                diagnostics.extend(others.into_iter().filter_map(|url| {
                    let fault = targets.fault(output, url)?;
                    Some(in_output(&fault, url, output, place(build, job, url)))
                }));
                diagnostics.extend(repeated_ids(build, job, output, links));
            }
            diagnostics
        })
        .collect()
}

/// What can be linked to.
struct Targets<'a> {
    config: &'a Config,
    build: &'a Build,
}

impl<'a> Targets<'a> {
    fn of(build: &'a Build) -> Self {
        Targets { config: build.site.config(), build }
    }

    /// Whether there is something at a path, and what. Nothing can be said of it if its job failed or its page could
    /// not be read.
    fn get(&self, path: &OutputPath) -> Option<Option<&'a Output>> {
        let (job, memo) = self.build.outputs.get(path)?;
        Some(memo.value.as_ref().as_ref().filter(|_| !is_without_body(self.build, job)))
    }

    /// What is wrong with an address on a page.
    fn fault(&self, output: &Output, url: &str) -> Option<Fault<'a>> {
        let (target, anchor) = self.internal(output, url)?;
        let Some(target) = self.get(&target) else { return Some(Fault::NoPage) };
        let anchor = anchor.filter(|anchor| !anchor.is_empty() && anchor != "top")?;
        let links = target.and_then(Output::links)?;
        (!links.ids().any(|id| id == anchor)).then_some(Fault::NoAnchor { anchor, links })
    }

    /// The fault of an address at each of its places in Markdown.
    fn in_markdown(&self, output: &Output, url: &str, places: &[&Location]) -> Vec<Diagnostic> {
        let Some(fault) = self.fault(output, url) else { return Vec::new() };
        let diagnostic = match &fault {
            Fault::NoPage => Diagnostic::new(Code::BrokenLink, format!("nothing is published at `{url}`"))
                .hint("link to the file of a page, `[text](../apply/_index.md)`, and the address will follow it"),
            Fault::NoAnchor { anchor, links } => {
                let mut known: Vec<&str> = links.ids().collect();
                known.sort_unstable();
                let message = format!("there is no anchor `#{anchor}` on that page");
                let diagnostic = Diagnostic::new(Code::BrokenAnchor, message);
                match closest(anchor, known) {
                    Some(meant) => diagnostic.hint(format!("did you mean `#{meant}`?")),
                    None => diagnostic,
                }
                .hint(format!("an anchor is written behind its heading: `## Heading {{#{anchor}}}`"))
            }
        };
        places.iter().map(|at| diagnostic.clone().at((*at).clone())).collect()
    }

    /// The output and anchor that a reference on a page leads to; `None` if it leaves the site.
    fn internal(&self, output: &Output, url: &str) -> Option<(OutputPath, Option<String>)> {
        target(self.config, output, url)
    }
}

/// Where an address on a page leads inside the site, and to which anchor; `None`: it leads elsewhere.
pub fn target(config: &Config, output: &Output, url: &str) -> Option<(OutputPath, Option<String>)> {
    let (address, anchor) = match url.split_once('#') {
        Some((address, anchor)) => (address, Some(percent_decode(anchor))),
        None => (url, None),
    };
    let address = address.split('?').next().unwrap_or_default();
    if address.is_empty() {
        return Some((output.path.clone(), anchor));
    }
    let path = match address.strip_prefix(config.base_url.origin()) {
        Some(path) => path,
        None if has_scheme(address) || address.starts_with("//") => return None,
        None => address,
    };
    let path = percent_decode(path);
    let absolute = match path.starts_with('/') {
        true => {
            path.strip_prefix(config.base_url.base_path().trim_end_matches('/')).unwrap_or(&path).to_owned()
        }
        false => join(output.path.url().as_str(), &path),
    };
    Some((UrlPath::new(absolute).output(), anchor))
}

/// What is wrong with an internal address.
enum Fault<'a> {
    NoPage,
    NoAnchor { anchor: String, links: &'a Links },
}

/// Whether nothing of a page could be read, which has been told, so that nothing can be said of its anchors.
fn is_without_body(build: &Build, job: &Job) -> bool {
    let Job::Page(key) = job else { return false };
    let document = build.site.page(key).map(|page| &page.document);
    document.is_some_and(|document| !document.front.is_readable && document.markdown.pieces.is_empty())
}

/// The links in the Markdown of a page, by how they stand in the HTML.
fn written_links<'a>(build: &'a Build, job: &Job) -> BTreeMap<&'a str, Vec<&'a Location>> {
    let Job::Page(key) = job else { return BTreeMap::new() };
    by_address(build.bodies.get(key).into_iter().flat_map(|memo| &memo.value.links))
}

fn by_address<'a>(links: impl Iterator<Item = &'a BodyLink>) -> BTreeMap<&'a str, Vec<&'a Location>> {
    let mut written: BTreeMap<&str, Vec<&Location>> = BTreeMap::new();
    for link in links {
        written.entry(&link.href).or_default().push(&link.at);
    }
    written
}

fn in_output(fault: &Fault, url: &str, output: &Output, at: Option<Location>) -> Diagnostic {
    let page = output.path.url();
    let mut diagnostic = match fault {
        Fault::NoPage => Diagnostic::new(
            Code::OutputLink,
            format!("`{page}` links to `{url}`, where nothing is published"),
        ),
        Fault::NoAnchor { anchor, .. } => Diagnostic::new(
            Code::OutputAnchor,
            format!("`{page}` links to `{url}`, and there is no anchor `#{anchor}`"),
        ),
    };
    let is_in_the_page = at.as_ref().is_some_and(|at| at.span.is_some());
    diagnostic.at = at;
    diagnostic.hint(match is_in_the_page {
        true => "write the link in Markdown, to the file of the page: `[text](../apply/_index.md#anchor)`",
        false => "the link comes from a template, a component or the data",
    })
}

fn repeated_ids(build: &Build, job: &Job, output: &Output, links: &Links) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    let repeated: BTreeSet<&str> = links.ids().filter(|id| !seen.insert(*id)).collect();
    let page = output.path.url();
    repeated
        .into_iter()
        .map(|id| {
            let mut diagnostic = Diagnostic::new(Code::OutputId, format!("`{page}` has the id `{id}` twice"))
                .hint("a link to it leads to the first one only: give one of them another id");
            diagnostic.at = place(build, job, id);
            diagnostic
        })
        .collect()
}

/// Where a page has an attribute with this value in HTML of its own; or else the file that it is written in.
fn place(build: &Build, job: &Job, value: &str) -> Option<Location> {
    let Job::Page(key) = job else { return None };
    let document = &build.site.page(key)?.document;
    let text = build.tree.text(&document.path)?;
    let body = text.get(document.front.body_start..).unwrap_or_default();
    let quoted = ["\"", "'"].map(|quote| format!("{quote}{value}{quote}"));
    Some(match quoted.iter().find_map(|quoted| body.find(quoted)) {
        Some(found) => {
            let start = document.front.body_start + found + 1;
            Location::new(&document.path, Span::new(start, start + value.len()))
        }
        None => Location::file(&document.path),
    })
}

fn has_scheme(url: &str) -> bool {
    let scheme = url.split([':', '/', '?', '#']).next().unwrap_or_default();
    url[scheme.len()..].starts_with(':')
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// A relative address as seen from a page (RFC 3986, section 5.2, without its rarer parts).
fn join(base: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = base.split('/').skip(1).collect();
    parts.pop();
    for part in relative.split_inclusive('/') {
        match part.trim_end_matches('/') {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    let end = if relative.ends_with('/') || relative.ends_with("..") { "/" } else { "" };
    format!("/{}{end}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_are_seen_from_the_page() {
        for (base, relative, expected) in [
            ("/a/b/", "c/", "/a/b/c/"),
            ("/a/b/", "../c", "/a/c"),
            ("/a/b/", "..", "/a/"),
            ("/404.html", "x.css", "/x.css"),
            ("/", "../../x", "/x"),
        ] {
            assert_eq!(join(base, relative), expected, "{relative} from {base}");
        }
    }

    #[test]
    fn schemes_are_told_from_paths() {
        for (url, expected) in [
            ("mailto:a@b.se", true),
            ("https://x/", true),
            ("a/b:c", false),
            ("#a:b", false),
            ("ansök", false),
        ] {
            assert_eq!(has_scheme(url), expected, "{url}");
        }
    }
}
