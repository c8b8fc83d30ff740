//! The house rules that a compiler cannot know: layers, walls, and what has no place in this code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The files that may be longer than [`LENGTH`], each with the reason.
const LONG: &[(&str, &str)] = &[];

/// How many lines a file of the program has at most.
const LENGTH: usize = 300;

/// Where the name of each dependency may stand: a file, or a folder with the file of its name.
const WALLS: &[(&str, &[&str])] = &[
    ("annotate-snippets", &["report/excerpt"]),
    ("axum", &["serve/http"]),
    ("blake3", &["fingerprint"]),
    ("boon", &["conformance", "schema/tests"]),
    ("clap", &["cli"]),
    ("fixed_decimal", &["locale"]),
    ("fluent", &["i18n"]),
    ("fluent-syntax", &["i18n"]),
    ("getrandom", &["serve/http"]),
    ("headers", &["serve/http/file"]),
    ("hypher", &["locale/hyphen"]),
    ("icu_calendar", &["locale"]),
    ("icu_collator", &["locale"]),
    ("icu_datetime", &["locale"]),
    ("icu_decimal", &["locale"]),
    ("icu_list", &["locale"]),
    ("icu_locale", &["locale"]),
    ("icu_provider", &["locale"]),
    ("include_dir", &["source", "serve/client"]),
    ("indicatif", &["cli/terminal"]),
    ("intl-memoizer", &["i18n"]),
    ("jiff", &["time"]),
    ("mimalloc", &["main"]),
    ("mime_guess", &["serve/http/file"]),
    ("notify", &["serve/watch"]),
    ("open", &["cli/serve"]),
    ("percent-encoding", &["path"]),
    ("html5gum", &["render/html"]),
    ("pulldown-cmark", &["markdown"]),
    ("quick-xml", &["xml"]),
    // Not a wall: what is done in parallel is to be seen at a glance.
    (
        "rayon",
        &[
            "source",
            "engine",
            "check/link",
            "check/parity",
            "check/contradiction",
            "live",
            "stage",
            "serve/difference",
            "cli",
        ],
    ),
    ("regex", &["conformance"]),
    (
        "serde",
        &[
            "diagnostic/code",
            "render/json",
            "report/json",
            "schema/json",
            "serve",
            "translate/status",
            "translate/delta",
        ],
    ),
    (
        "serde_json",
        &[
            "check/moved",
            "conformance",
            "render/json",
            "render/next",
            "render/template/filter",
            "report/json",
            "schema/json",
            "schema/tests",
            "serve/http",
        ],
    ),
    ("serde_yaml", &["value"]),
    ("shlex", &["serve/editor"]),
    ("similar", &["translate/diff"]),
    ("strsim", &["diagnostic"]),
    ("tempfile", &["stage", "translate/store"]),
    ("tera", &["render/template"]),
    ("tokio", &["serve/http"]),
    ("tokio-stream", &["serve/http"]),
    ("ureq", &["live"]),
    ("unic-langid", &["i18n"]),
    ("walkdir", &["source/walk"]),
];

/// Where the file system may be touched, and by which functions only, if not by all.
const FILE_SYSTEM: &[(&str, Option<&[&str]>)] = &[
    ("source", Some(&["read", "MetadataExt"])),
    ("stage", None),
    ("serve", None),
    ("translate", None),
    ("init", None),
    ("publish", None),
];

/// Folders of files that are built into the program and are no Rust.
const BUILT_IN: &[&str] = &[
    "atlas/natural-earth",
    "programme/reference",
    "render/data",
    "report/wording",
    "serve/client",
    "serve/words",
];

/// Names that say nothing of what a module is about.
const EMPTY_NAMES: &[&str] =
    &["utils", "util", "helpers", "helper", "common", "types", "manager", "misc", "shared", "mod"];

/// Marks of unfinished work.
const MARKS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];

/// A file of the program.
struct File {
    /// Below `src`, without `.rs`: `render/template`.
    name: String,
    text: String,
    is_test: bool,
}

impl File {
    fn module(&self) -> &str {
        self.name.split('/').next().unwrap_or(&self.name)
    }

    fn is_in(&self, place: &str) -> bool {
        self.name.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The lines without comments, each with its number. Strings are not told from code, which a rule can live with.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| {
            let comment = line.match_indices("//").find(|(at, _)| !line[..*at].ends_with(':'));
            (index + 1, comment.map_or(line, |(at, _)| &line[..at]))
        })
    }

    /// The code that is not for tests only.
    fn production(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.lines().position(|line| line == "#[cfg(test)]").unwrap_or(usize::MAX);
        let end = if self.is_test { 0 } else { end };
        self.code().take_while(move |(line, _)| *line <= end)
    }

    fn at(&self, line: usize, what: &str) -> String {
        format!("src/{}.rs:{line}: {what}", self.name)
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Every file below `src` by its path there.
fn texts() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut texts = BTreeMap::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            texts.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    texts
}

fn files() -> Vec<File> {
    let mut files: Vec<File> = texts()
        .into_iter()
        .filter_map(|(name, text)| {
            Some(File { name: name.strip_suffix(".rs")?.to_owned(), text, is_test: false })
        })
        .collect();
    let tests: Vec<String> = files.iter().flat_map(test_modules).collect();
    for file in &mut files {
        file.is_test = tests.iter().any(|test| file.is_in(test));
    }
    files
}

/// The child modules that a file declares for tests only.
fn test_modules(file: &File) -> Vec<String> {
    let lines: Vec<&str> = file.text.lines().collect();
    let pairs = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    let names = pairs.filter_map(|pair| pair[1].split_once("mod ")?.1.strip_suffix(';'));
    names.map(|name| format!("{}/{name}", file.name)).collect()
}

/// The words that follow `before` in a line, where `before` is not the end of a longer name.
fn names_after<'a>(line: &'a str, before: &str) -> Vec<&'a str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(before)
        .filter(|(at, _)| !line[..*at].ends_with(is_part))
        .map(|(at, found)| {
            let rest = &line[at + found.len()..];
            &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())]
        })
        .collect()
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The row of each module, as `src/lib.rs` declares them.
fn rows() -> BTreeMap<String, usize> {
    let mut rows = BTreeMap::new();
    let mut row = None;
    for line in read("src/lib.rs").lines() {
        if let Some(rest) = line.strip_prefix("// Row ") {
            let number = rest.split_once(':').expect("a row has a number and a name").0.parse().unwrap();
            assert_eq!(number, row.map_or(0, |last| last + 1), "rows are numbered from 0");
            row = Some(number);
        }
        if let Some(module) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
            rows.insert(module.to_owned(), row.expect("a module stands in a row"));
        }
    }
    rows
}

#[test]
fn modules_use_lower_rows_only() {
    let rows = rows();
    let files = files();
    let mut faults = Vec::new();
    let modules: BTreeSet<&str> = files.iter().map(File::module).collect();
    let declared: BTreeSet<&str> = rows.keys().map(String::as_str).chain(["lib", "main"]).collect();
    assert_eq!(modules, declared, "`src/lib.rs` declares every module in a row");
    for file in &files {
        let Some(row) = rows.get(file.module()) else { continue };
        for (line, code) in file.code() {
            for name in names_after(code, "crate::") {
                match rows.get(name) {
                    _ if name == file.module() => {}
                    Some(other) if other < row => {}
                    Some(other) => {
                        faults.push(file.at(line, &format!("row {row} uses `{name}` of row {other}")))
                    }
                    None => faults.push(file.at(line, &format!("`crate::{name}` names no module"))),
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn dependencies_are_named_inside_their_walls_only() {
    let manifest = read("Cargo.toml");
    let section = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let names = section.lines().filter(|line| !line.starts_with([' ', '#', ']', '}']));
    let names: BTreeSet<&str> = names.filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
    let walled: BTreeSet<&str> = WALLS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, walled, "every dependency has a wall, and every wall a dependency");
    let mut faults = Vec::new();
    for file in files() {
        for (name, places) in WALLS.iter().filter(|(_, places)| !places.iter().any(|place| file.is_in(place)))
        {
            let name = name.replace('-', "_");
            for (line, code) in file.code().filter(|(_, code)| is_named(code, &name)) {
                let at = file.at(line, &format!("`{name}` stands outside {}", places.join(", ")));
                faults.push(format!("{at}: {}", code.trim()));
            }
        }
    }
    none(&faults);
}

fn is_named(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        let is_whole = !before.ends_with(|c: char| c.is_alphanumeric() || "_:`".contains(c));
        let is_use = before.trim_end().ends_with("use") && after.starts_with([';', ' ']);
        is_whole && (after.starts_with("::") || after.starts_with("!(") || is_use)
    })
}

#[test]
fn the_file_system_is_touched_at_the_edges_only() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test) {
        let allowed = FILE_SYSTEM.iter().find(|(place, _)| file.is_in(place));
        for (line, code) in file.production() {
            let functions = names_after(code, "fs::");
            let named = !functions.is_empty() || code.contains("std::fs");
            let is_allowed = match allowed {
                None => !named,
                Some((_, None)) => true,
                Some((_, Some(known))) => functions.iter().all(|function| known.contains(function)),
            };
            if !is_allowed {
                faults.push(file.at(line, code.trim()));
            }
        }
    }
    none(&faults);
}

#[test]
fn one_module_prints() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_in("cli/terminal")) {
        for (line, code) in file.production() {
            if ["println!", "eprintln!", "print!", "eprint!", "dbg!"].iter().any(|name| code.contains(name)) {
                faults.push(file.at(line, code.trim()));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_file_says_what_it_owns_and_is_short() {
    let mut faults = Vec::new();
    for file in files() {
        if !file.text.starts_with("//! ") {
            faults.push(file.at(1, "the file does not begin with `//!`"));
        }
        let length = file.text.lines().count();
        let is_excused = LONG.iter().any(|(name, _)| *name == file.name);
        if (length > LENGTH) != is_excused {
            faults.push(
                file.at(length, &format!("{LENGTH} lines are allowed, or a reason that is still true")),
            );
        }
    }
    none(&faults);
}

#[test]
fn what_is_built_in_lies_in_its_folder_says_what_it_owns_and_is_short() {
    let mut faults = Vec::new();
    for (name, text) in texts().iter().filter(|(name, _)| !name.ends_with(".rs")) {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        if !BUILT_IN.contains(&folder) {
            faults.push(format!("src/{name}: nothing but Rust belongs here"));
        }
        // JSON has no comments; a schema has a description.
        let opens = ["//", "/*", "#", "{\n  \"$schema\""];
        if !opens.iter().any(|comment| text.starts_with(comment)) {
            faults.push(format!("src/{name}:1: the file does not begin with a comment"));
        }
        let is_code = name.ends_with(".js") || name.ends_with(".css");
        if is_code && text.lines().count() > LENGTH {
            faults.push(format!("src/{name}: {LENGTH} lines are allowed"));
        }
    }
    none(&faults);
}

#[test]
fn nothing_is_excused_or_left_unfinished() {
    let mut faults = Vec::new();
    for file in files() {
        for (line, code) in file.production().filter(|(_, code)| code.contains(".unwrap()")) {
            faults.push(file.at(line, code.trim()));
        }
        for (index, text) in file.text.lines().enumerate() {
            let allows = text.contains("#[allow") || text.contains("#![allow");
            let is_marked = MARKS.iter().any(|mark| text.contains(mark));
            if allows || is_marked {
                faults.push(file.at(index + 1, text.trim()));
            }
        }
    }
    none(&faults);
}

#[test]
fn modules_have_names_that_say_something() {
    let empty = |file: &File| {
        let name = file.name.rsplit('/').next().unwrap_or_default();
        EMPTY_NAMES.contains(&name).then(|| file.at(1, "name it after what it is about"))
    };
    none(&files().iter().filter_map(empty).collect::<Vec<_>>());
}
