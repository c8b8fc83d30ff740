//! What a command is about: a page by its file, its id or its address, or a file of messages.

use std::path::{Path, PathBuf};

use super::super::{Failure, why};
use crate::content::Role;
use crate::diagnostic::closest;
use crate::engine::Build;
use crate::language::Language;
use crate::path::{PageId, SourcePath};
use crate::site::{Job, Page, PageKey};
use crate::translate::Pair;

/// A page or a file of messages, in the language that was named; `None`: none was.
pub enum Target {
    Page(PageId, Option<Language>),
    Messages(SourcePath, Language),
}

impl Target {
    /// Reads what people type. A path may be one from here or one from the folder of the site.
    pub fn find(build: &Build, root: &Path, name: &str) -> Result<Target, Failure> {
        let file = files(root, name).into_iter().find(|path| build.tree.files.contains_key(path));
        if let Some(path) = file {
            return match Role::of(&path) {
                Role::Page { language, id, .. } => Ok(Target::Page(id, Some(language))),
                Role::Messages { language, .. } => Ok(Target::Messages(path, language)),
                Role::Base { .. }
                | Role::Config
                | Role::Data { .. }
                | Role::DataSchema { .. }
                | Role::File { .. }
                | Role::ThemeInfo { .. }
                | Role::Template { .. }
                | Role::Component { .. }
                | Role::ThemeAsset { .. }
                | Role::Stray => {
                    Err(Failure::Machine(format!("`{path}` is neither a page nor a locale file")))
                }
            };
        }
        let is_id = |page: &Page| page.key.id.as_str() == name;
        if !name.starts_with('/') && build.site.written_pages().any(is_id) {
            return Ok(Target::Page(PageId::new(name), None));
        }
        if name.starts_with('/') || name.contains("://") {
            let path = why::find(build, name)?;
            return match build.outputs.get(&path) {
                Some((Job::Page(key), _)) => Ok(Target::Page(key.id.clone(), Some(key.language.clone()))),
                Some(_) | None => Err(Failure::Machine(format!("`{name}` is no page"))),
            };
        }
        let known = build.tree.files.keys().map(SourcePath::as_str);
        let known = known.chain(build.site.written_pages().map(|page| page.key.id.as_str()));
        let meant =
            closest(name, known).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
        Err(Failure::Machine(format!("there is no page `{name}`{meant}")))
    }
}

/// The paths in the site that a name may stand for.
fn files(root: &Path, name: &str) -> Vec<SourcePath> {
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
    let places: [Option<PathBuf>; 2] = [std::path::absolute(name).ok(), Some(root.join(name))];
    let below = |place: PathBuf| {
        let below = place.strip_prefix(&root).ok()?.components();
        let parts: Vec<_> = below.map(|part| part.as_os_str().to_string_lossy()).collect();
        Some(SourcePath::new(parts.join("/")))
    };
    places.into_iter().flatten().filter_map(below).collect()
}

/// The languages that are meant where none need be named: that one, or all that are translated to.
pub fn languages(build: &Build, named: Option<&Language>) -> Vec<Language> {
    let source = build.site.config().default_language();
    let all = build.site.config().codes().into_iter().filter(|language| language != source);
    all.filter(|language| named.is_none_or(|named| language == named)).collect()
}

/// A page with its translation; `None`: there is none, or no source.
pub fn pair<'b>(build: &'b Build, id: &PageId, language: &'b Language) -> Option<Pair<'b>> {
    let file = |language: &Language| {
        let page = build.site.page(&PageKey::new(language, id)).filter(|page| page.is_translated())?;
        build.tree.files.get(&page.document.path).filter(|file| file.is_readable)
    };
    let original = file(build.site.config().default_language())?;
    Some(Pair { language, original, translation: file(language)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_be_one_from_here_or_one_from_the_folder_of_the_site() {
        for root in ["docs", "./docs", "docs/"] {
            for name in ["content/en/a.md", "docs/content/en/a.md"] {
                let found = files(Path::new(root), name);
                assert!(found.contains(&SourcePath::new("content/en/a.md")), "{root} {name}: {found:?}");
            }
        }
    }
}
