//! What the preview has at an address. Only outputs are looked at, never a disk: what no step made is not there.

use super::edition::Edition;
use crate::path::{OutputPath, UrlPath, percent_decode};

/// What is found at an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// This output.
    Output(OutputPath),
    /// Another address, with the site's base path.
    Redirect(String),
    /// Nothing; this output says so, if the site has one.
    Nothing(Option<OutputPath>),
    /// Something that could not be made yet.
    Broken,
}

/// A longer address is none of ours.
const LONGEST: usize = 2048;

/// Looks up the path of a request as it was sent, percent-encoded.
pub fn look_up(edition: &Edition, path: &str) -> Found {
    let config = edition.shown.site.config();
    let base = config.base_url.base_path();
    if path == "/" && base != "/" || path.strip_suffix('/').is_none() && format!("{path}/") == base {
        return Found::Redirect(base.to_owned());
    }
    let Some(local) = path.strip_prefix(base).filter(|_| is_plain(path)).map(percent_decode) else {
        return nothing(edition, "");
    };
    let output = UrlPath::new(format!("/{local}")).output();
    if edition.output(&output).is_some() {
        return Found::Output(output);
    }
    if edition.has(&output) {
        return Found::Broken;
    }
    let with_slash = UrlPath::new(format!("/{local}/")).output();
    match !local.is_empty() && !local.ends_with('/') && edition.has(&with_slash) {
        true => Found::Redirect(format!("{path}/")),
        false => nothing(edition, &local),
    }
}

/// Whether a path can be one of a site. Separators that are written as something else are not.
fn is_plain(path: &str) -> bool {
    let decoded = percent_decode(path);
    let separators = |text: &str| text.bytes().filter(|byte| *byte == b'/').count();
    path.len() <= LONGEST
        && separators(path) == separators(&decoded)
        && !decoded.chars().any(|letter| letter == '\\' || letter.is_control())
        && decoded.split('/').all(|part| part != ".." && part != ".")
}

/// The page of the language under whose address nothing was found, or that of the default language.
fn nothing(edition: &Edition, local: &str) -> Found {
    let folder = local.split('/').next().unwrap_or_default();
    let candidates = [OutputPath::new(format!("{folder}/404.html")), OutputPath::new("404.html")];
    Found::Nothing(candidates.into_iter().find(|path| edition.output(path).is_some()))
}
