//! Small faults of locale files: each is drawn as a translator sees it, and a sound pair has none.
//!
//! `locale_faults.txt` has one case after another: a name, the messages in Swedish, `--`, the messages in English, and
//! after `==` what is drawn. A component asks for every message of the case, so that none is unused unless its name
//! begins with `unused`.

use std::collections::BTreeSet;

use anslag::check;

use crate::drawn::{Case, Cases};
use crate::site::{Site, draw};

/// Lines before the messages of a case.
const HEAD: &str = "site-name = Kommunala partnerskap\n";
const ENGLISH_HEAD: &str = "site-name = Municipal partnerships\n";

const CASES: Cases = Cases { file: "locale_faults.txt", begin: "### ", end: "" };

/// The site of the case. Signs that nobody sees stand in a case as `<U+0007>`.
fn site(case: &Case) -> Site {
    let (swedish, english) = (visible(&case.swedish), visible(&case.english));
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

fn drawn(case: &Case) -> String {
    let build = site(case).cold();
    let drawn = draw(&build, &check::check(&build, check::Scope::Finished));
    drawn.trim_end().chars().map(written).collect()
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

#[test]
fn each_fault_is_drawn_as_it_is_written() {
    CASES.are_drawn(drawn);
}

#[test]
fn sound_pairs_have_no_finding_and_faults_have_one() {
    CASES.are_as_they_are_called(60, 15);
}
