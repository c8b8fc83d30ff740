//! A small site in a temporary folder: written in one string, edited, and built step by step by one engine.
//!
//! What a test writes is laid over a base site that is sound, so that a test says only what it is about.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use anslag::check;
use anslag::config::BaseUrl;
use anslag::diagnostic::Diagnostic;
use anslag::engine::{Build, Engine};
use anslag::path::SourcePath;
use anslag::render::Output;
use anslag::report;
use anslag::site::Options;
use anslag::source::{Change, Reader};
use anslag::time::Moment;
use tempfile::TempDir;

/// The day on which a site is built if a test says nothing else.
pub const TODAY: &str = "2024-08-20";

/// Two languages, a start page, the records of a small programme. It is built without any diagnostic.
pub const BASE: &str = r#"
//- anslag.yaml
base_url: https://partnerskap.example/
time_zone: Europe/Stockholm
theme: default
closing_days: 14
languages:
  - { code: sv, name: Svenska, format: sv-SE }
  - { code: en, name: English, format: en-GB, missing: link }
//- content/sv/_index.md
---
title: Kommunala partnerskap
description: Kommuner i Sverige och deras partner i världen.
---
//- content/en/_index.md
---
title: Municipal partnerships
description: Municipalities in Sweden and their partners in the world.
---
//- content/data/countries.yaml
- { code: KE, alpha3: KEN, numeric: "404" }
- { code: TZ, alpha3: TZA, numeric: "834" }
- { code: UG, alpha3: UGA, numeric: "800" }
- { code: BA, alpha3: BIH, numeric: "070" }
- { code: XK, alpha3: XKX }
//- content/data/clusters.yaml
- { id: east-africa, order: 1, name: { sv: Östafrika, en: East Africa }, countries: [KE, TZ, UG] }
- { id: europe, order: 2, name: { sv: Europa, en: Europe }, countries: [BA, XK] }
//- content/data/rounds.yaml
- { id: 2024-03, closes: 2024-08-28, components: [project] }
//- content/data/components.yaml
- id: inception
  application: rolling
  name: { sv: Förstudie, en: Inception phase }
  summary: { sv: Lär känna varandra., en: Get to know each other. }
- id: project
  application: rounds
  name: { sv: Projekt, en: Project }
  summary: { sv: Förändra något tillsammans., en: Change something together. }
//- content/data/contacts.yaml
- id: partnership
  name: { sv: Partnerskapsteamet, en: The partnership team }
  email: partnership@partnerskap.example
//- i18n/sv/site.ftl
site-name = Kommunala partnerskap
//- i18n/en/site.ftl
site-name = Municipal partnerships
"#;

/// A site on disk with the one engine that builds it, again and again.
pub struct Site {
    /// The site lies in a folder of its own, so that something can lie outside it.
    folder: TempDir,
    reader: Reader,
    engine: Engine,
    options: Options,
    now: Moment,
    changed: Mutex<Option<BTreeSet<SourcePath>>>,
}

impl Site {
    /// The base site with these files over it. A line `//- path` begins a file. What may follow the path:
    /// `(bytes: FF FE 41)`, `(link: target)` for a symbolic link.
    pub fn new(files: &str) -> Site {
        let site = Site::bare(BASE);
        site.lay(files);
        site
    }

    /// These files and no others.
    pub fn bare(files: &str) -> Site {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        fs::create_dir(&root).unwrap();
        let options = Options::default();
        let site = Site {
            reader: Reader::new(&root),
            engine: Engine::new(options.clone()),
            folder,
            options,
            now: Moment::parse(TODAY).unwrap(),
            changed: Mutex::new(None),
        };
        site.lay(files);
        site
    }

    /// A copy of the site in another folder.
    pub fn copy_of(original: &Path) -> Site {
        let site = Site::bare("");
        for name in ["anslag.yaml", "content", "i18n", "themes"] {
            for entry in walkdir::WalkDir::new(original.join(name)) {
                let entry = entry.unwrap();
                let place = site.root().join(entry.path().strip_prefix(original).unwrap());
                match entry.file_type().is_dir() {
                    true => fs::create_dir(place).unwrap(),
                    false => drop(fs::copy(entry.path(), place).unwrap()),
                }
            }
        }
        site
    }

    /// The same files with pages that are marked as drafts.
    #[must_use]
    pub fn with_drafts(self) -> Site {
        let options = Options { drafts: true, ..self.options.clone() };
        self.with_options(options)
    }

    /// The same files at another address than that of `anslag.yaml`.
    #[must_use]
    pub fn with_base_url(self, address: &str) -> Site {
        let options = Options { base_url: Some(BaseUrl::parse(address).unwrap()), ..self.options.clone() };
        self.with_options(options)
    }

    fn with_options(mut self, options: Options) -> Site {
        self.engine = Engine::new(options.clone());
        self.options = options;
        self
    }

    /// Sets the clock, to a day or a moment.
    #[must_use]
    pub fn at(mut self, moment: &str) -> Site {
        self.set_clock(moment);
        self
    }

    pub fn set_clock(&mut self, moment: &str) {
        self.now = Moment::parse(moment).unwrap();
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// The folder in which the site lies.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where a test stages what was built: beside the site.
    pub fn out(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    /// Writes a file anew.
    pub fn edit(&self, path: &str, text: &str) -> &Self {
        let place = self.place(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
        self
    }

    /// Replaces a part of a file that stands in it once.
    pub fn replace(&self, path: &str, part: &str, by: &str) -> &Self {
        let text = fs::read_to_string(self.root().join(path)).unwrap();
        assert_eq!(text.matches(part).count(), 1, "`{part}` in `{path}`");
        self.edit(path, &text.replacen(part, by, 1))
    }

    /// Writes a file in the encoding that came before UTF-8, in which each letter is one byte.
    pub fn save_as_latin1(&self, path: &str) -> &Self {
        let text = fs::read_to_string(self.root().join(path)).unwrap();
        let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        fs::write(self.place(path), bytes).unwrap();
        self
    }

    /// Removes a file or a folder.
    pub fn remove(&self, path: &str) -> &Self {
        let place = self.place(path);
        match place.is_dir() {
            true => fs::remove_dir_all(place).unwrap(),
            false => fs::remove_file(place).unwrap(),
        }
        self
    }

    /// Moves a file or a folder.
    pub fn rename(&self, from: &str, to: &str) -> &Self {
        let (from, to) = (self.place(from), self.place(to));
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(from, to).unwrap();
        self
    }

    /// Builds what has changed since the last step. Only the files that were edited are read again.
    pub fn step(&mut self) -> Build {
        let change = match self.changed.lock().unwrap().replace(BTreeSet::new()) {
            Some(files) => Change::Files(files),
            None => Change::Everything,
        };
        self.engine.step(self.reader.read(&change).unwrap(), self.now, &|_, _| {})
    }

    /// Builds everything with an engine that has built nothing before.
    pub fn cold(&self) -> Build {
        let tree = Reader::new(self.root()).read(&Change::Everything).unwrap();
        Engine::new(self.options.clone()).step(tree, self.now, &|_, _| {})
    }

    /// Lays more files over those that are there.
    pub fn lay(&self, files: &str) {
        for (path, content) in parse(files) {
            let place = self.place(&path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            match content {
                Content::Bytes(bytes) => fs::write(place, bytes).unwrap(),
                Content::Link(target) => self.link(&place, &target),
            }
        }
    }

    /// Makes a symbolic link; if it leads out of the site, there is something that it leads to.
    fn link(&self, place: &Path, target: &str) {
        let mut outside = place.parent().unwrap().to_path_buf();
        for part in Path::new(target).components() {
            if part == std::path::Component::ParentDir {
                outside.pop();
            } else {
                outside.push(part);
            }
        }
        if !outside.starts_with(self.root()) {
            assert!(outside.starts_with(self.folder.path()), "the link `{target}` leads too far");
            fs::write(outside, "outside the site\n").unwrap();
        }
        if fs::symlink_metadata(place).is_ok() {
            fs::remove_file(place).unwrap();
        }
        std::os::unix::fs::symlink(target, place).unwrap();
    }

    fn place(&self, path: &str) -> PathBuf {
        if let Some(changed) = self.changed.lock().unwrap().as_mut() {
            changed.insert(SourcePath::new(path));
        }
        self.root().join(path)
    }
}

enum Content {
    Bytes(Vec<u8>),
    Link(String),
}

fn parse(files: &str) -> Vec<(String, Content)> {
    let mut parsed: Vec<(String, Content)> = Vec::new();
    for line in files.split_inclusive('\n') {
        if let Some(head) = line.strip_prefix("//- ") {
            let (path, form) = match head.trim().split_once(" (") {
                Some((path, form)) => (path, form.strip_suffix(')').expect("a form is closed")),
                None => (head.trim(), ""),
            };
            let content = match form.split_once(": ") {
                None if form.is_empty() => Content::Bytes(Vec::new()),
                Some(("bytes", bytes)) => Content::Bytes(bytes.split(' ').map(hexadecimal).collect()),
                Some(("link", target)) => Content::Link(target.to_owned()),
                _ => panic!("there is no form of file `{form}`"),
            };
            parsed.push((path.to_owned(), content));
            continue;
        }
        match parsed.last_mut() {
            Some((_, Content::Bytes(bytes))) => bytes.extend_from_slice(line.as_bytes()),
            Some((path, Content::Link(_))) => panic!("the link `{path}` has no text"),
            None => assert_eq!(line.trim(), "", "a text before the first `//-`"),
        }
    }
    parsed
}

fn hexadecimal(digits: &str) -> u8 {
    u8::from_str_radix(digits, 16).expect("a byte is two hexadecimal digits")
}

/// The outputs that could be made.
pub fn outputs(build: &Build) -> Vec<&Output> {
    build.outputs.values().filter_map(|(_, memo)| memo.value.as_ref().as_ref()).collect()
}

/// The outputs as texts by their paths.
pub fn texts(build: &Build) -> BTreeMap<String, String> {
    let text = |output: &Output| String::from_utf8_lossy(&output.bytes).into_owned();
    outputs(build).into_iter().map(|output| (output.path.to_string(), text(output))).collect()
}

/// The text of one output.
#[track_caller]
pub fn text(build: &Build, path: &str) -> String {
    let mut texts = texts(build);
    let known: Vec<String> = texts.keys().cloned().collect();
    texts.remove(path).unwrap_or_else(|| panic!("there is no output `{path}`, but {known:#?}"))
}

/// What was rendered in a step, sorted.
pub fn rendered(build: &Build) -> Vec<String> {
    let mut rendered: Vec<String> = build.rendered.iter().map(ToString::to_string).collect();
    rendered.sort();
    rendered
}

/// Everything that is wrong, as people see it, without colour.
pub fn drawn(build: &Build) -> String {
    draw(build, &check::check(build, check::Scope::Finished))
}

/// These diagnostics as people see them, without colour.
pub fn draw(build: &Build, diagnostics: &[Diagnostic]) -> String {
    report::draw(diagnostics, |path| build.tree.text(path).map(|text| Arc::<str>::from(&*text)), false)
}

/// The codes of everything that is wrong, sorted.
pub fn codes(build: &Build) -> Vec<&'static str> {
    let mut codes: Vec<_> = check::check(build, check::Scope::Finished)
        .iter()
        .map(|diagnostic| diagnostic.code.as_str())
        .collect();
    codes.sort_unstable();
    codes
}

/// The build, which has nothing wrong with it.
#[track_caller]
pub fn sound(build: Build) -> Build {
    let drawn = drawn(&build);
    assert!(drawn.is_empty(), "this site should be sound:\n{drawn}");
    build
}

#[test]
fn the_base_site_is_sound() {
    let mut site = Site::new("");
    let first = sound(site.step());
    assert_eq!(first.rendered.len(), first.outputs.len());
    let second = sound(site.step());
    assert_eq!(rendered(&second), Vec::<String>::new());
}

#[test]
fn a_site_is_laid_out_as_it_is_written() {
    let site =
        Site::bare("//- a/b.txt\none\n  two\n//- c.bin (bytes: FF 00)\n//- d (link: a/b.txt)\n//- a/e\n");
    let read = |path: &str| fs::read(site.root().join(path)).unwrap();
    assert_eq!(read("a/b.txt"), b"one\n  two\n");
    assert_eq!(read("c.bin"), [0xFF, 0]);
    assert_eq!(read("d"), b"one\n  two\n");
    assert_eq!(read("a/e"), b"");
    site.edit("a/b.txt", "three").rename("a", "f").remove("d");
    assert_eq!(read("f/b.txt"), b"three");
    assert!(!site.root().join("a").exists());
}
