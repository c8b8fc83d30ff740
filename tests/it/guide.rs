//! The guide is true: the example of every diagnostic gives what its page says, and the guide itself is a sound site.
//!
//! With `UPDATE_EXPECT=1` in the environment, the pages are brought up to date instead.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anslag::check;
use anslag::diagnostic::{Code, Diagnostic, Severity};
use anslag::engine::{Build, Engine};
use anslag::live::{self, Answer};
use anslag::render::Output;
use anslag::site::Options;
use anslag::source::{Change, Reader};
use anslag::time::Moment;
use anslag::translate::pseudo;

use crate::site::{self, Site};

fn guide() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn pages() -> PathBuf {
    guide().join("content/en/diagnostics")
}

/// The page of each code with its text.
fn page(code: Code) -> (PathBuf, String) {
    let place = pages().join(format!("{}.md", code.as_str().to_lowercase()));
    let text = fs::read_to_string(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
    (place, text)
}

/// What the example on the page of a code gives, on the day that the page says it is (`It is 2026-02-10`).
pub fn example(code: Code) -> Build {
    let (_, text) = page(code);
    let days = text.split("It is ").skip(1).filter_map(|rest| rest.get(..10));
    let today = days.into_iter().find(|day| Moment::parse(day).is_some()).unwrap_or(site::TODAY);
    Site::new(&text[block(&text, "site")]).at(today).cold()
}

/// What is told of the example on the page of a code. Text that stays plain is only looked for by who asks for it.
pub fn findings(code: Code, build: &Build) -> Vec<Diagnostic> {
    if matches!(code, Code::PlainText | Code::CutText) {
        let now = Moment::parse(site::TODAY).unwrap();
        return pseudo::check(build, &Options::default(), now, &build.site.config().codes());
    }
    if code == Code::SilentMove {
        let (_, text) = page(code);
        let site = &text[block(&text, "site")].replace("closes: 2024-08-28", "closes: 2024-08-21");
        let before = site::text(&Site::new(site).cold(), "data/rounds.json");
        return check::moved(build, before.as_bytes());
    }
    if matches!(code, Code::LiveMissing | Code::LiveDiffers) {
        return published(code, build);
    }
    if matches!(code, Code::ReviewSoon | Code::OnlyPast | Code::SoonOtherwise) {
        return check::upkeep(build, 30).into_iter().filter(|found| found.code == code).collect();
    }
    check::check(build, check::Scope::Finished)
}

/// What is told of a site that was published some days before, or without its feeds.
fn published(code: Code, build: &Build) -> Vec<Diagnostic> {
    let (_, text) = page(code);
    let before = Site::new(&text[block(&text, "site")]).at("2024-08-20").cold();
    let get = |url: &str| {
        let is_there = |output: &&Output| before.site.config().permalink(&output.path.url()) == url;
        let mut outputs = before.outputs.values().filter_map(|(_, memo)| memo.value.as_ref().as_ref());
        let found =
            outputs.find(is_there).filter(|_| code == Code::LiveDiffers || !url.ends_with("feed.xml"));
        Ok(found.map_or(Answer { status: 404, bytes: Vec::new() }, |output| Answer {
            status: 200,
            bytes: output.bytes.to_vec(),
        }))
    };
    live::compare(build, get).unwrap().1
}

#[test]
fn every_code_has_its_page_and_every_page_its_code() {
    let codes: BTreeSet<String> =
        Code::ALL.iter().map(|code| format!("{}.md", code.as_str().to_lowercase())).collect();
    let pages: BTreeSet<String> = fs::read_dir(pages())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "_index.md")
        .collect();
    assert_eq!(pages, codes);
}

#[test]
fn the_page_of_a_code_says_what_the_code_says() {
    let index = fs::read_to_string(pages().join("_index.md")).unwrap();
    for code in Code::ALL {
        let (_, text) = page(*code);
        let title = format!("title: \"{}: {}\"\n", code.as_str(), code.summary());
        assert!(text.contains(&title), "{}: the title should be `{}`", code.as_str(), title.trim());
        let severity = format!("This is {}", article(*code));
        assert!(text.contains(&severity), "{}: `{severity}` is missing", code.as_str());
        let entry = format!("[{}: {}]({}.md)", code.as_str(), code.summary(), code.as_str().to_lowercase());
        assert!(index.contains(&entry), "the list of diagnostics lacks `{entry}`");
    }
}

fn article(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "an **error**",
        Severity::Warning => "a **warning**",
        Severity::Hint => "a **hint**",
    }
}

#[test]
fn every_example_gives_what_its_page_says() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let (place, text) = page(*code);
        let says = block(&text, "says");
        let build = example(*code);
        let drawn = site::draw(&build, &findings(*code, &build));
        if !drawn.contains(&format!("[{}]", code.as_str())) {
            wrong.push(format!("{}: the example gives no {0}, but\n{drawn}", code.as_str()));
        } else if drawn != text[says.clone()] {
            match update {
                true => {
                    let mut text = text.clone();
                    text.replace_range(says, &drawn);
                    fs::write(&place, text).unwrap();
                }
                false => wrong.push(format!("{}: the example gives\n{drawn}", code.as_str())),
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n(`UPDATE_EXPECT=1` brings the pages up to date)", wrong.join("\n"));
}

/// The inside of the one code block with this name.
fn block(text: &str, name: &str) -> std::ops::Range<usize> {
    let opening = format!("\n```{name}\n");
    assert_eq!(text.matches(&opening).count(), 1, "one block `{name}` in\n{text}");
    let start = text.find(&opening).unwrap() + opening.len();
    // The block may be empty: its closing line then follows the opening one.
    let end = text[start - 1..].find("\n```\n").expect("the block is closed") + start;
    start..end
}

#[test]
fn the_guide_is_a_sound_site() {
    let tree = Reader::new(guide()).read(&Change::Everything).unwrap();
    let now = Moment::parse(site::TODAY).unwrap();
    let build = Engine::new(Options::default()).step(tree, now, &|_, _| {});
    // Most of it is in English only, which one hint says.
    let (known, told): (Vec<_>, Vec<_>) = check::check(&build, check::Scope::Finished)
        .into_iter()
        .partition(|diagnostic| diagnostic.code == Code::MissingTranslation);
    assert!(told.is_empty(), "the guide should be sound:\n{}", site::draw(&build, &told));
    assert!(known.iter().all(|diagnostic| diagnostic.severity == Severity::Hint), "{known:?}");
}
