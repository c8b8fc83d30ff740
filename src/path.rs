//! The three kinds of path that Anslag keeps apart: where a file is read, where a page is seen, where bytes are written.
//!
//! All three use `/` on every system, never begin with the site's own folder, and are cheap to clone and ordered.
//! Nothing here touches the file system.

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
}
