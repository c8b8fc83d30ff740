//! The kinds of path that Anslag keeps apart: where a file is read, what page it is, where a page is seen, and
//! where bytes are written.
//!
//! All use `/` on every system, never begin with the site's own folder, and are cheap to clone and ordered.
//! Nothing here touches the file system. The wall around percent-encoding.

use std::fmt;
use std::sync::Arc;

macro_rules! path_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

path_type! {
    /// A source file, relative to the site's folder: `content/sv/apply.md`.
    SourcePath
}

path_type! {
    /// A page in all its languages: the path of its files below their language's folder, without `.md`.
    /// `apply/rounds` is `content/*/apply/rounds.md`, `apply` may be `content/*/apply/_index.md`, and `/` is the
    /// start page.
    PageId
}

path_type! {
    /// The path of a public address, from the site's root, percent-decoded: `/ansok/omgangar/`.
    UrlPath
}

path_type! {
    /// A file of the output, relative to the output folder: `ansok/omgangar/index.html`.
    OutputPath
}

impl SourcePath {
    /// `path` relative to the site's folder, with `/` between its parts.
    pub fn new(path: impl AsRef<str>) -> Self {
        SourcePath(path.as_ref().into())
    }

    /// The last part: `apply.md`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// What follows the last dot of the file name, if anything does.
    pub fn extension(&self) -> Option<&str> {
        self.file_name().rsplit_once('.').map(|(_, extension)| extension)
    }

    /// The path below `folder`, if it lies there: `content/sv/apply.md` below `content` is `sv/apply.md`.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// Resolves `target` as a relative link written in this file does; `None` if it leaves the site's folder.
    pub fn resolve(&self, target: &str) -> Option<SourcePath> {
        let mut parts: Vec<&str> = self.0.split('/').collect();
        parts.pop();
        for part in target.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                other => parts.push(other),
            }
        }
        Some(SourcePath::new(parts.join("/")))
    }
}

impl PageId {
    pub fn new(id: impl AsRef<str>) -> Self {
        PageId(id.as_ref().into())
    }

    /// The start page.
    pub fn home() -> Self {
        PageId::new("/")
    }

    /// The page of a file below its language's folder (`apply/_index.md`), and whether it is a section's.
    pub fn of_file(below_language: &str) -> Option<(PageId, bool)> {
        let stem = below_language.strip_suffix(".md")?;
        Some(match stem.strip_suffix("_index") {
            Some("") => (PageId::home(), true),
            Some(folder) if folder.ends_with('/') => (PageId::new(folder.trim_end_matches('/')), true),
            _ => (PageId::new(stem), false),
        })
    }

    pub fn is_home(&self) -> bool {
        &*self.0 == "/"
    }

    /// The ids of the sections around this page, from the start page to the nearest; none for the start page.
    pub fn ancestors(&self) -> Vec<PageId> {
        if self.is_home() {
            return Vec::new();
        }
        let folders = self.0.match_indices('/').map(|(end, _)| PageId::new(&self.0[..end]));
        std::iter::once(PageId::home()).chain(folders).collect()
    }

    /// The last part: `rounds` of `apply/rounds`.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl UrlPath {
    /// `path` begins with `/`; a page's ends with `/` too.
    pub fn new(path: impl AsRef<str>) -> Self {
        UrlPath(path.as_ref().into())
    }

    /// The file that a static server answers with for this address.
    pub fn output(&self) -> OutputPath {
        let path = self.0.trim_start_matches('/');
        match path.is_empty() || path.ends_with('/') {
            true => OutputPath::new(format!("{path}index.html")),
            false => OutputPath::new(path),
        }
    }
}

impl OutputPath {
    /// `path` relative to the output folder.
    pub fn new(path: impl AsRef<str>) -> Self {
        OutputPath(path.as_ref().into())
    }

    /// The address at which a static server shows this file.
    pub fn url(&self) -> UrlPath {
        let path = match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        };
        UrlPath::new(format!("/{path}"))
    }
}

/// `text` with `%C3%A5` as `å`; as it is, if that is no text.
pub fn percent_decode(text: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8();
    decoded.map_or_else(|_| text.to_owned(), |decoded| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_an_index_file_of_its_address() {
        for (url, output) in [("/", "index.html"), ("/ansok/", "ansok/index.html"), ("/404.html", "404.html")]
        {
            assert_eq!(UrlPath::new(url).output().as_str(), output);
            assert_eq!(OutputPath::new(output).url().as_str(), url);
        }
    }

    #[test]
    fn files_are_pages_in_sections() {
        let cases = [
            ("_index.md", "/", true, vec![]),
            ("contact.md", "contact", false, vec!["/"]),
            ("apply/_index.md", "apply", true, vec!["/"]),
            ("apply/rounds.md", "apply/rounds", false, vec!["/", "apply"]),
            ("a_index.md", "a_index", false, vec!["/"]),
        ];
        for (file, id, is_section, ancestors) in cases {
            let (page, section) = PageId::of_file(file).unwrap();
            assert_eq!((page.as_str(), section), (id, is_section));
            assert_eq!(page.ancestors().iter().map(PageId::as_str).collect::<Vec<_>>(), ancestors);
        }
    }

    #[test]
    fn links_resolve_from_the_folder_of_the_file() {
        let file = SourcePath::new("content/sv/apply/rounds.md");
        let cases = [
            ("../contact.md", Some("content/sv/contact.md")),
            ("_index.md", Some("content/sv/apply/_index.md")),
            ("./../../assets/a.pdf", Some("content/assets/a.pdf")),
            ("../../../../../etc/passwd", None),
        ];
        for (target, expected) in cases {
            assert_eq!(file.resolve(target).as_ref().map(SourcePath::as_str), expected, "{target}");
        }
    }

    #[test]
    fn percent_encoding_is_undone() {
        for (text, expected) in [
            ("%C3%A5", "å"),
            ("100%", "100%"),
            ("%zz", "%zz"),
            ("%FF", "%FF"),
            ("%+1", "%+1"),
            ("%25C3", "%C3"),
        ] {
            assert_eq!(percent_decode(text), expected);
        }
    }
}
