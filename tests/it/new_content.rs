//! New rounds and pages: what becomes of the files, to the byte, and what `check` then demands.

use anslag::engine::Build;
use anslag::new_content::{Begun, NewPage, NewRound, NotBegun, page, round};

use crate::site::Site;

fn built(files: &str) -> Build {
    Site::new(files).cold()
}

/// A site with this text in `rounds.yaml`.
fn rounds(text: &str) -> Build {
    built(&format!("//- content/data/rounds.yaml\n{text}"))
}

fn after(build: &Build, id: &str, from: Option<&str>) -> Result<String, NotBegun> {
    round(build, NewRound { id, from }).map(|begun| begun.files[0].after.clone())
}

#[test]
fn the_record_is_added_and_nothing_else_is_touched() {
    let cases = [
        (
            // Comments, order and the line of the last stay.
            "# all rounds\n- { id: 2024-03, closes: 2024-08-28, components: [project] }\n- id: 2024-04 # the last\n  closes: 2024-11-01  # noon\n  components: [project]\n\n# the end\n",
            None,
            "  components: [project]\n",
            "- id: 2025-01 # the last\n  closes:  # noon\n  components: [project]\n",
        ),
        (
            "- { id: 2024-03, opens: 2024-06-01, closes: 2024-08-28, components: [project] }\n- { id: 2024-04, closes: 2024-11-01 }\n",
            Some("2024-03"),
            "- { id: 2024-04, closes: 2024-11-01 }\n",
            "- { id: 2025-01, opens:, closes:, components: [project] }\n",
        ),
        (
            // The newest first, with an empty line between.
            "# newest first\n- id: 2024-04\n  closes: 2024-11-01\n\n- id: 2024-03\n  closes: 2024-08-28\n",
            None,
            "# newest first\n",
            "- id: 2025-01\n  closes:\n\n",
        ),
        (
            "- id: 2024-03\r\n  closes: 2024-08-28\r\n",
            None,
            "  closes: 2024-08-28\r\n",
            "- id: 2025-01\r\n  closes:\r\n",
        ),
        ("- id: 2024-03\n  closes: 2024-08-28", None, "  closes: 2024-08-28", "\n- id: 2025-01\n  closes:\n"),
        (
            "- id: 2024-03\n  cutoffs:\n    - 2024-05-01\n    - 2024-06-01\n  closes: 2024-08-28\n  changes:\n    - on: 2024-07-01\n      closes: 2024-08-20\n      note: Flyttad\n  cancelled: { on: 2024-07-02, note: Inställd }\n  decided: 2024-12-01\n  title: Omgång 2024-03, inte 2024-03-01\n",
            None,
            "2024-03-01\n",
            "- id: 2025-01\n  cutoffs:\n  closes:\n  decided:\n  title: Omgång 2025-01, inte 2024-03-01\n",
        ),
        (
            "- { id: a, closes: 2024-08-28, changes: [{ on: 2024-07-01, closes: 2024-08-20, note: N }] }\n",
            None,
            "note: N }] }\n",
            "- { id: 2025-01, closes: }\n",
        ),
    ];
    for (text, from, behind, new) in cases {
        let expected = text.replacen(behind, &format!("{behind}{new}"), 1);
        assert_eq!(after(&rounds(text), "2025-01", from), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_empty_is_demanded_at_its_line() {
    let text = "- id: 2024-03\n  opens: 2024-06-01\n  closes: 2024-08-28\n";
    let after = after(&rounds(text), "2025-01", None).unwrap();
    let told: Vec<String> = anslag::check::check(&rounds(&after), anslag::check::Scope::Finished)
        .iter()
        .map(|fault| format!("{} {}", fault.code.as_str(), fault.message))
        .filter(|fault| fault.contains("filled in"))
        .collect();
    assert_eq!(told, ["A204 `opens` has not been filled in", "A204 `closes` has not been filled in"]);
}

#[test]
fn what_cannot_be_begun_is_refused() {
    let two = "- { id: 2024-03, closes: 2024-08-28 }\n- { id: 2024-04, closes: 2024-11-01 }\n";
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let path = anslag::path::SourcePath::new("content/data/rounds.yaml");
    let cases = [
        (two, "2024-04", None, NotBegun::Taken("2024-04".into(), texts(&["2024-05", "2025-01"]))),
        (two, "Våren 2025", None, NotBegun::NoId("Våren 2025".into(), "varen-2025".into())),
        (
            two,
            "2025-01",
            Some("2023-01"),
            NotBegun::Unknown("2023-01".into(), texts(&["2024-03", "2024-04"])),
        ),
        ("- { id: 2024-03, closes: soon }\n", "2025-01", None, NotBegun::Faulty(path.clone())),
        ("- { id: [\n", "2025-01", None, NotBegun::Faulty(path.clone())),
        ("[{ id: 2024-03, closes: 2024-08-28 }]\n", "2025-01", None, NotBegun::Unproved(path.clone())),
        ("- &a { id: 2024-03, closes: 2024-08-28 }\n", "2025-01", None, NotBegun::Unproved(path)),
        ("# none yet\n", "2025-01", None, NotBegun::Nothing),
    ];
    for (text, id, from, expected) in cases {
        assert_eq!(after(&rounds(text), id, from), Err(expected), "{text}");
    }
}

#[test]
fn the_pages_of_the_old_round_are_copied_as_drafts() {
    let files = "//- content/data/rounds.yaml\n- { id: 2024-03, closes: 2024-08-28, page: calls/2024-03 }\n\
        //- content/sv/calls/2024-03.md\n---\ntitle: Omgång 2024-03 # vår\ndate: 2024-03-01\nslug: omgang-2024-03\naliases: [/gammal/]\n---\n\nOmgång <round-name id=\"2024-03\" />.\n\
        //- content/en/calls/2024-03.md\n---\ntitle: Round 2024-03\ndraft: false\n---\n\nSee 2024-03-01.\n";
    let build = built(files);
    let Begun { files, .. } = round(&build, NewRound { id: "2025-01", from: None }).unwrap();
    let said: Vec<(&str, &str)> =
        files.iter().map(|file| (file.path.as_str(), file.after.as_str())).collect();
    assert_eq!(
        said,
        [
            (
                "content/data/rounds.yaml",
                "- { id: 2024-03, closes: 2024-08-28, page: calls/2024-03 }\n- { id: 2025-01, closes:, page: calls/2025-01 }\n",
            ),
            (
                "content/en/calls/2025-01.md",
                "---\ntitle: Round 2025-01\ndraft: true\n---\n\nSee 2024-03-01.\n"
            ),
            (
                "content/sv/calls/2025-01.md",
                "---\ntitle: Omgång 2025-01 # vår\ndate:\nslug: omgang-2025-01\naliases:\ndraft: true\n---\n\nOmgång <round-name id=\"2025-01\" />.\n",
            ),
        ]
    );
}

#[test]
fn a_page_has_the_keys_of_those_beside_it() {
    let files = "//- content/sv/apply/_index.md\n---\ntitle: Ansök\ndescription: D\n---\n\
        //- content/sv/apply/a.md\n---\ntitle: A\ndescription: D\nowner: Eva\nweight: 10\n---\n\
        //- content/sv/apply/b.md\n---\ntitle: B\ndescription: D\nowner: Eva\nlabel: B\nweight: 15\n---\n";
    let build = built(files);
    let begun = |path, title, language| page(&build, NewPage { path, title, language });
    let said = |begun: Begun| -> Vec<(String, String)> {
        begun.files.into_iter().map(|file| (file.path.to_string(), file.after)).collect()
    };
    let text = |head: &str| format!("---\n{head}draft: true\n---\n");
    assert_eq!(
        said(begun("apply/guide", Some("Steg för steg: så gör ni"), None).unwrap()),
        [
            (
                "content/sv/apply/guide.md".to_owned(),
                text("title: \"Steg för steg: så gör ni\"\ndescription:\nowner:\nweight: 20\n"),
            ),
            ("content/en/apply/guide.md".to_owned(), text("title:\ndescription:\n")),
        ]
    );
    assert_eq!(
        said(begun("apply/more/", None, Some("en")).unwrap()),
        [("content/en/apply/more/_index.md".to_owned(), text("title:\ndescription:\n"))]
    );
    let refused = [
        (
            begun("apply/a", None, None),
            NotBegun::Exists(anslag::path::SourcePath::new("content/sv/apply/a.md")),
        ),
        (begun("apply/Ny sida", None, None), NotBegun::NoId("apply/Ny sida".into(), "apply/ny-sida".into())),
        (begun("../x", None, None), NotBegun::NoId("../x".into(), "x".into())),
        (begun("x", None, Some("fi")), NotBegun::NoLanguage("fi".into(), vec!["sv".into(), "en".into()])),
    ];
    for (begun, expected) in refused {
        assert_eq!(begun, Err(expected));
    }
}
