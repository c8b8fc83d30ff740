//! The published site beside what it should say now. Fetches every file of a build from where it is published, and tells
//! which of them say something else. The wall around the HTTP client.
//!
//! Pages are compared by the text that people read, so that a host may pack them as it likes; data, feeds and calendars
//! byte by byte. Images, style sheets and scripts say nothing and are left out.

use std::time::Duration;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::engine::Build;
use crate::path::OutputPath;
use crate::render::{self, Output};
use crate::site::Job;

/// How long a host may take for one file.
const PATIENCE: Duration = Duration::from_secs(30);

/// The longest file that is read, in bytes.
const LONGEST: u64 = 64 << 20;

/// How many characters of a line are told.
const TOLD: usize = 90;

/// Why a site could not be looked at: the address, and what the client says of it.
#[derive(Debug)]
pub struct Unreachable {
    pub url: String,
    pub reason: String,
}

/// What a host answers for an address: the status of HTTP and the body.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub bytes: Vec<u8>,
}

/// Everything that the published site says otherwise than `build`, which was made for its address; and how many files
/// were compared.
///
/// # Errors
/// If the host cannot be reached, or breaks off an answer.
pub fn check(build: &Build) -> Result<(usize, Vec<Diagnostic>), Unreachable> {
    let client = Client::new();
    compare(build, |url| client.get(url))
}

/// The same, where `get` gives what is published at an address.
///
/// # Errors
/// Those of `get`.
pub fn compare(
    build: &Build,
    get: impl Fn(&str) -> Result<Answer, Unreachable> + Sync,
) -> Result<(usize, Vec<Diagnostic>), Unreachable> {
    let outputs: Vec<(&Job, &Output)> = build
        .outputs
        .values()
        .filter(|(job, _)| says_something(job))
        .filter_map(|(job, memo)| Some((job, memo.value.as_ref().as_ref()?)))
        .collect();
    let compare = |(job, output): &(&Job, &Output)| {
        let url = build.site.config().permalink(&output.path.url());
        let answer = get(&url)?;
        Ok(difference(&url, output, &answer).map(|diagnostic| at(diagnostic, build, job)))
    };
    let found: Result<Vec<Option<Diagnostic>>, Unreachable> = outputs.par_iter().map(compare).collect();
    Ok((outputs.len(), counted(found?.into_iter().flatten().collect())))
}

/// So many files are told one by one.
const NAMED: usize = 10;

/// The first of many, and how many more there are: most of them differ for one reason.
fn counted(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let more = found.len().saturating_sub(NAMED);
    if more > 1 {
        found.truncate(NAMED);
        let message = format!("{more} more files are not what they should be now");
        found.push(Diagnostic::new(Code::LiveDiffers, message).hint("publish the site again"));
    }
    found
}

/// The bytes that are published in the place of an output; `None` if there is no such file.
///
/// # Errors
/// If the host cannot be reached, or breaks off its answer.
pub fn fetch(build: &Build, path: &OutputPath) -> Result<Option<Vec<u8>>, Unreachable> {
    let answer = Client::new().get(&build.site.config().permalink(&path.url()))?;
    Ok((answer.status == 200).then_some(answer.bytes))
}

/// Whether an output tells people or programs something that can become untrue.
fn says_something(job: &Job) -> bool {
    !matches!(job, Job::ThemeAsset(_) | Job::File(_) | Job::NotFound(_))
}

fn difference(url: &str, output: &Output, answer: &Answer) -> Option<Diagnostic> {
    if answer.status != 200 {
        let message = format!("`{url}` is not published: the host answers {}", answer.status);
        return Some(Diagnostic::new(Code::LiveMissing, message).hint("publish the site again"));
    }
    if answer.bytes == *output.bytes {
        return None;
    }
    let (live, now) = match output.is_html() {
        true => {
            let (live, now) = (render::lines(&answer.bytes), render::lines(&output.bytes));
            if live == now {
                return None;
            }
            (live, now)
        }
        false => (text_lines(&answer.bytes), text_lines(&output.bytes)),
    };
    let at = live.iter().zip(&now).take_while(|(live, now)| live == now).count();
    let told = |lines: &[String]| lines.get(at).map_or_else(|| "…".to_owned(), |line| shortened(line));
    let message = format!("`{url}` says `{}` where it should say `{}` now", told(&live), told(&now));
    Some(Diagnostic::new(Code::LiveDiffers, message).hint("publish the site again"))
}

fn text_lines(bytes: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(bytes).lines().map(|line| line.trim().to_owned()).collect()
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(TOLD) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// With the file that the page is written in.
fn at(mut diagnostic: Diagnostic, build: &Build, job: &Job) -> Diagnostic {
    if let Job::Page(key) = job {
        diagnostic.at = build.site.page(key).map(|page| Location::file(&page.document.path));
    }
    diagnostic
}

struct Client(ureq::Agent);

impl Client {
    fn new() -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .user_agent(concat!("anslag/", env!("CARGO_PKG_VERSION")));
        Client(ureq::Agent::new_with_config(config.build()))
    }

    fn get(&self, url: &str) -> Result<Answer, Unreachable> {
        let failed = |error: ureq::Error| Unreachable { url: url.to_owned(), reason: error.to_string() };
        let mut response = self.0.get(url).call().map_err(failed)?;
        let bytes = response.body_mut().with_config().limit(LONGEST).read_to_vec().map_err(failed)?;
        Ok(Answer { status: response.status().as_u16(), bytes })
    }
}
