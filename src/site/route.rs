//! Where each page is seen: public addresses from translated slugs, and the claims that outputs lay to addresses.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::path::{OutputPath, PageId, UrlPath};

use super::Job;

/// The address of a page: the slugs of the sections around it and its own, below the language's folder.
///
/// `slug` gives the slug of a page in the language, or in the source language where there is none.
pub fn url(home: &str, id: &PageId, slug: impl Fn(&PageId) -> Option<String>) -> UrlPath {
    if id.is_home() {
        return UrlPath::new(home);
    }
    let mut url = home.to_owned();
    let sections = id.ancestors().into_iter().skip(1);
    for page in sections.chain([id.clone()]) {
        let part = slug(&page).unwrap_or_else(|| page.name().to_owned());
        url.push_str(&part);
        url.push('/');
    }
    UrlPath::new(url)
}

/// The outputs that were claimed so far, and by whom.
#[derive(Default)]
pub struct Claims {
    outputs: BTreeMap<OutputPath, (Job, Option<Location>)>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Claims {
    /// Claims the address `url` for `job`, which was declared at `at`. The first claim stands.
    pub fn claim(&mut self, url: &UrlPath, job: Job, at: Option<Location>) {
        let output = url.output();
        match self.outputs.get(&output) {
            None => {
                self.outputs.insert(output, (job, at));
            }
            Some((first, first_at)) => {
                let (second, first) = (claimant(&job, at.as_ref()), claimant(first, first_at.as_ref()));
                let message = format!("{second} and {first} both claim the address `{url}`");
                let mut diagnostic = Diagnostic::new(Code::DuplicateUrl, message);
                diagnostic.at = at.or_else(|| first_at.clone());
                if let Some(first_at) = first_at {
                    diagnostic = diagnostic.label(first_at.clone(), "it is claimed here first");
                }
                self.diagnostics.push(diagnostic.hint(cure(&job)));
            }
        }
    }

    pub fn into_outputs(self) -> BTreeMap<OutputPath, Job> {
        self.outputs.into_iter().map(|(output, (job, _))| (output, job)).collect()
    }
}

/// Who claims an address, as people know it: by the file.
fn claimant(job: &Job, at: Option<&Location>) -> String {
    match (job, at) {
        (Job::Redirect { .. }, Some(at)) => format!("an alias in `{}`", at.path),
        (Job::Page(_) | Job::ThemeAsset(_) | Job::File(_), Some(at)) => format!("`{}`", at.path),
        (
            Job::Page(_)
            | Job::NotFound(_)
            | Job::Feed(_)
            | Job::OpenData(..)
            | Job::Calendar { .. }
            | Job::Sitemap
            | Job::Robots
            | Job::Redirect { .. }
            | Job::ThemeAsset(_)
            | Job::File(_),
            _,
        ) => format!("the {job}"),
    }
}

fn cure(job: &Job) -> &'static str {
    match job {
        Job::Redirect { .. } => "remove the alias",
        Job::ThemeAsset(_) | Job::File(_) => "give the file another name",
        Job::Calendar { .. } => "give one of them another id, or `calendar` in `anslag.yaml` another name",
        Job::Page(_) | Job::NotFound(_) | Job::Feed(_) | Job::OpenData(..) | Job::Sitemap | Job::Robots => {
            "give one of them another `slug`"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_of_translated_slugs() {
        let slugs = |id: &PageId| match id.as_str() {
            "apply" => Some("ansok".to_owned()),
            "apply/rounds" => Some("omgangar".to_owned()),
            _ => None,
        };
        let cases = [
            ("/", "/en/"),
            ("apply", "/en/ansok/"),
            ("apply/rounds", "/en/ansok/omgangar/"),
            ("x/y", "/en/x/y/"),
        ];
        for (id, expected) in cases {
            assert_eq!(url("/en/", &PageId::new(id), slugs).as_str(), expected);
        }
    }
}
