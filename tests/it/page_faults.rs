//! Small faults of pages beside their translations and beside the data: each is drawn as people see it, and a sound pair
//! has none.
//!
//! `page_faults.txt` has one case after another: a name, the page in Swedish, `--`, the page in English, and after `==`
//! what is drawn. A line that begins with `% ` belongs to the front matter. Beside the page there is a section `apply` with
//! pages `rounds` and `east-africa`. `UPDATE_EXPECT=1 cargo test --test it` writes what is drawn anew.

use std::fs;
use std::path::{Path, PathBuf};

use anslag::check;

use crate::site::{Site, draw};

/// What the pages link to.
const OTHERS: &str = "\
//- content/sv/apply/_index.md
---
title: Så ansöker ni
description: Så ansöker ni.
---

## När {#nar}

## Hur {#hur}
//- content/en/apply/_index.md
---
title: How to apply
description: How to apply.
---

## When {#when}

## How {#how}
//- content/sv/apply/rounds.md
---
title: Omgångar
description: Alla omgångar.
---
//- content/en/apply/rounds.md
---
title: Rounds
description: All rounds.
---
//- content/sv/apply/east-africa.md
---
title: Östafrika
description: Länderna.
---
//- content/en/apply/east-africa.md
---
title: East Africa
description: The countries.
---
//- content/data/rounds.yaml
- { id: 2024-03, opens: 2024-05-15, closes: 2024-08-28, decided: 2024-10-10 }
- { id: 2025-01, closes: 2025-03-01 }
- { id: 2025-02, closes: 2025-09-15, page: apply/rounds }
//- content/data/clusters.yaml
- { id: east-africa, order: 1, name: { sv: Östafrika, en: East Africa }, page: apply/east-africa, countries: [KE, TZ, UG] }
- { id: europe, order: 2, name: { sv: Europa, en: Europe }, countries: [BA, XK] }
//- content/assets/map-sv.png
x
//- content/assets/map-en.png
x
";

struct Case {
    name: String,
    swedish: String,
    english: String,
    expected: String,
}

impl Case {
    fn parse(text: &str) -> Case {
        let (name, rest) = text.split_once('\n').expect("a case has a name");
        let (pair, expected) = rest.split_once("\n==\n").expect("a case has a result");
        let (swedish, english) = pair.split_once("\n--\n").expect("a case has two languages");
        let [name, swedish, english, expected] =
            [name, swedish, english, expected.trim_end()].map(str::to_owned);
        Case { name, swedish, english, expected }
    }

    fn write(&self) -> String {
        let Case { name, swedish, english, expected } = self;
        let expected = if expected.is_empty() { String::new() } else { format!("{expected}\n") };
        format!("@@ {name}\n{swedish}\n--\n{english}\n==\n{expected}\n")
    }

    fn draw(&self) -> String {
        let site = Site::new(OTHERS);
        site.edit("content/sv/a.md", &page("Sidan", &self.swedish));
        site.edit("content/en/a.md", &page("The page", &self.english));
        let build = site.cold();
        draw(&build, &check::check(&build, check::Scope::Finished)).trim_end().to_owned()
    }
}

fn page(title: &str, text: &str) -> String {
    let (head, body): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with("% "));
    let head: String = head.iter().map(|line| format!("{}\n", &line[2..])).collect();
    let title = if head.contains("title:") { String::new() } else { format!("title: {title}\n") };
    format!("---\n{title}description: x\n{head}---\n\n{}\n", body.join("\n").trim())
}

fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/page_faults.txt")
}

fn cases() -> (String, Vec<Case>) {
    let text = fs::read_to_string(place()).unwrap();
    let mut parts = text.split("\n@@ ");
    let head = parts.next().unwrap_or_default().to_owned();
    (head, parts.map(Case::parse).collect())
}

#[test]
fn each_fault_of_a_page_is_drawn_as_it_is_written() {
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
fn sound_pages_have_no_finding_and_faults_have_one() {
    let (_, cases) = cases();
    let (sound, faults): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.name.starts_with("sound: "));
    let alarmed: Vec<_> =
        sound.iter().filter(|case| !case.expected.is_empty()).map(|case| &case.name).collect();
    let untold: Vec<_> =
        faults.iter().filter(|case| case.expected.is_empty()).map(|case| &case.name).collect();
    assert!(alarmed.is_empty(), "these are sound: {alarmed:#?}");
    assert!(untold.is_empty(), "these are faults: {untold:#?}");
    assert!(
        faults.len() >= 30 && sound.len() >= 15,
        "{} faults and {} sound pairs",
        faults.len(),
        sound.len()
    );
}
