//! Small faults of locale files: each is drawn as a translator sees it, and a sound pair has none.
//!
//! `locale_faults.txt` has one case after another: a name, the messages in Swedish, `--`, the messages in English, and
//! after `==` what is drawn. A component asks for every message of the case, so that none is unused unless its name
//! begins with `unused`. `UPDATE_EXPECT=1 cargo test --test it` writes what is drawn anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anslag::check;

use crate::site::{Site, draw};

/// Lines before the messages of a case.
const HEAD: &str = "site-name = Kommunala partnerskap\n";
const ENGLISH_HEAD: &str = "site-name = Municipal partnerships\n";

struct Case {
    name: String,
    swedish: String,
    english: String,
    expected: String,
}

impl Case {
    fn parse(text: &str) -> Case {
        let (name, rest) = text.split_once('\n').expect("a case has a name");
        let (pair, expected) = rest.split_once("==\n").expect("a case has a result");
        let (swedish, english) = pair.split_once("--\n").expect("a case has two languages");
        let [name, swedish, english, expected] =
            [name, swedish, english, expected.trim_end()].map(str::to_owned);
        Case { name, swedish, english, expected }
    }

    fn write(&self) -> String {
        let Case { name, swedish, english, expected } = self;
        let expected = if expected.is_empty() { String::new() } else { format!("{expected}\n") };
        format!("### {name}\n{swedish}--\n{english}==\n{expected}\n")
    }

    /// The site of the case. Signs that nobody sees stand in a case as `<U+0007>`.
    fn site(&self) -> Site {
        let (swedish, english) = (visible(&self.swedish), visible(&self.english));
        let used = keys(&swedish).into_iter().chain(keys(&english)).collect::<BTreeSet<_>>();
        let used = used.into_iter().filter(|key| !key.starts_with("unused") && !key.starts_with('-'));
        let calls: String = used.map(|key| format!("{{# {{{{ t(key=\"{key}\") }}}} #}}")).collect();
        let component = format!("{{% component x_y() %}}{calls}{{% endcomponent x_y %}}");
        let site = Site::new("");
        site.edit("themes/default/components/x-y.html", &component);
        site.edit("i18n/sv/site.ftl", &format!("{HEAD}{swedish}"));
        site.edit("i18n/en/site.ftl", &format!("{ENGLISH_HEAD}{english}"));
        site
    }

    fn draw(&self) -> String {
        let build = self.site().cold();
        let drawn = draw(&build, &check::check(&build, check::Scope::Finished));
        drawn.trim_end().chars().map(written).collect()
    }
}

/// The keys of messages.
fn keys(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| !line.starts_with([' ', '#', '}']));
    lines.filter_map(|line| Some(line.split_once('=')?.0.trim())).filter(|key| key.is_ascii()).collect()
}

fn visible(text: &str) -> String {
    let mut parts = text.split("<U+");
    let mut visible = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('>').expect("a sign is closed");
        visible.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        visible.push_str(rest);
    }
    visible
}

fn written(letter: char) -> String {
    match letter {
        '\n' => "\n".to_owned(),
        '\u{FFFD}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => format!("<U+{:04X}>", u32::from(letter)),
        letter if letter.is_control() => format!("<U+{:04X}>", u32::from(letter)),
        letter => letter.to_string(),
    }
}

fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/locale_faults.txt")
}

fn cases() -> (String, Vec<Case>) {
    let text = fs::read_to_string(place()).unwrap();
    let mut parts = text.split("\n### ");
    let head = parts.next().unwrap_or_default().to_owned();
    (head, parts.map(Case::parse).collect())
}

#[test]
fn each_fault_is_drawn_as_it_is_written() {
    let (head, mut cases) = cases();
    let mut wrong = String::new();
    for case in &mut cases {
        let drawn = case.draw();
        if drawn != case.expected {
            wrong.push_str(&format!("# {}: expected\n{}\nbut\n{drawn}\n\n", case.name, case.expected));
            case.expected = drawn;
        }
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let all: String = cases.iter().map(Case::write).collect();
        fs::write(place(), format!("{head}\n{}", all.trim_end_matches('\n').to_owned() + "\n")).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What is sound has nothing drawn, and what is a fault has something, whatever somebody lets the file say.
#[test]
fn sound_pairs_have_no_finding_and_faults_have_one() {
    let (_, cases) = cases();
    let (sound, faults): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.name.starts_with("sound: "));
    let alarmed: Vec<_> =
        sound.iter().filter(|case| !case.expected.is_empty()).map(|case| &case.name).collect();
    let untold: Vec<_> =
        faults.iter().filter(|case| case.expected.is_empty()).map(|case| &case.name).collect();
    assert!(alarmed.is_empty(), "these are sound: {alarmed:#?}");
    assert!(untold.is_empty(), "these are faults: {untold:#?}");
    assert!(
        faults.len() >= 60 && sound.len() >= 15,
        "{} faults and {} sound pairs",
        faults.len(),
        sound.len()
    );
}
