//! Small faults of pages beside their translations and beside the data: each is drawn as people see it, and a sound pair
//! has none.
//!
//! `page_faults.txt` has one case after another: a name, the page in Swedish, `--`, the page in English, and after `==`
//! what is drawn. A line that begins with `% ` belongs to the front matter. Beside the page there is a section `apply` with
//! pages `rounds` and `east-africa`.

use anslag::check;

use crate::drawn::{Case, Cases};
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

const CASES: Cases = Cases { file: "page_faults.txt", begin: "@@ ", end: "\n" };

fn drawn(case: &Case) -> String {
    let site = Site::new(OTHERS);
    site.edit("content/sv/a.md", &page("Sidan", &case.swedish));
    site.edit("content/en/a.md", &page("The page", &case.english));
    let build = site.cold();
    draw(&build, &check::check(&build, check::Scope::Finished)).trim_end().to_owned()
}

fn page(title: &str, text: &str) -> String {
    let (head, body): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with("% "));
    let head: String = head.iter().map(|line| format!("{}\n", &line[2..])).collect();
    let title = if head.contains("title:") { String::new() } else { format!("title: {title}\n") };
    format!("---\n{title}description: x\n{head}---\n\n{}\n", body.join("\n").trim())
}

#[test]
fn each_fault_of_a_page_is_drawn_as_it_is_written() {
    CASES.are_drawn(drawn);
}

#[test]
fn sound_pages_have_no_finding_and_faults_have_one() {
    CASES.are_as_they_are_called(30, 15);
}

/// Who looks again after each of many edits finds what one finds who looks for the first time.
#[test]
fn what_is_remembered_is_what_would_be_found() {
    let mut site = Site::new(OTHERS);
    let mut memory = check::Memory::default();
    for (number, case) in CASES.all().iter().enumerate() {
        site.edit("content/sv/a.md", &page("Sidan", &case.swedish));
        if number % 3 > 0 {
            site.edit("content/en/a.md", &page("The page", &case.english));
        }
        // What the pages link to gets another heading, and the data another date.
        if number % 7 == 0 {
            site.replace("content/en/apply/_index.md", "## When", "## Then\n\n## When");
        }
        if number % 11 == 0 {
            let (before, after) = ("closes: 2025-09-", format!("closes: 2025-09-{:02} # ", number % 28 + 1));
            let text = std::fs::read_to_string(site.root().join("content/data/rounds.yaml")).unwrap();
            let (head, rest) = text.split_once(before).unwrap();
            let rest = rest.split_once('}').map_or("", |(_, rest)| rest);
            let after = after.replace(" # ", " }");
            site.edit("content/data/rounds.yaml", &format!("{head}{after}{rest}"));
        }
        let build = site.step();
        let again = check::check_again(&build, check::Scope::Written, &mut memory);
        assert_eq!(again, check::check(&build, check::Scope::Written), "{}", case.name);
    }
}
