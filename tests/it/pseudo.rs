//! Pseudo-languages: sites of which only the words of one language are others, and text that stays plain in them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anslag::check::{self, Scope};
use anslag::diagnostic::{Checked, Diagnostic, Severity};
use anslag::engine::{Build, Engine};
use anslag::language::Language;
use anslag::site::Options;
use anslag::source::{Change, Reader};
use anslag::time::Moment;
use anslag::translate::pseudo::{self, Disguise, Kind, Pseudo};

use crate::site::{self, Site};

/// The sites of this repository: ICLD's and the guide.
fn sites() -> [PathBuf; 2] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    [root.to_path_buf(), root.join("docs")]
}

fn build(root: &Path) -> Build {
    let tree = Reader::new(root).read(&Change::Everything).unwrap();
    Engine::default().step(tree, Moment::parse(site::TODAY).unwrap(), &|_, _| {})
}

fn dressed(build: &Build, kind: Kind, language: &Language) -> Build {
    let pseudo = Pseudo { kind, language: language.clone() };
    let options = pseudo.options(&build.site, &Options::default());
    let tree = Disguise::new(pseudo, build.site.config().codes()).dress(&build.tree);
    let tree = Checked::new(tree, Vec::new());
    Engine::new(options).step(tree, Moment::parse(site::TODAY).unwrap(), &|_, _| {})
}

/// What each page leads to and can be led to, as it is written.
fn links(build: &Build) -> Vec<(String, Vec<String>, Vec<String>)> {
    let outputs = site::outputs(build).into_iter();
    let links = outputs.map(|output| {
        let links = output.links().into_iter();
        let references = links.clone().flat_map(|links| links.references()).map(str::to_owned).collect();
        let ids = links.flat_map(|links| links.ids()).map(str::to_owned).collect();
        (output.path.to_string(), references, ids)
    });
    links.collect()
}

#[test]
fn nothing_but_words_is_otherwise() {
    for root in sites() {
        let plain = build(&root);
        let expected = links(&plain);
        let lines = |build: &Build| -> Vec<usize> {
            let pages = build.site.pages();
            pages
                .flat_map(|page| page.document.markdown.blocks.iter().map(|block| block.line as usize))
                .collect()
        };
        for language in plain.site.config().codes() {
            for kind in Kind::ALL {
                let pseudo = dressed(&plain, kind, &language);
                let what = format!("{} {language} {kind:?}", root.display());
                for (before, now) in expected.iter().zip(links(&pseudo)) {
                    assert_eq!(*before, now, "{what}");
                }
                assert_eq!(links(&pseudo).len(), expected.len(), "{what}");
                assert_eq!(lines(&pseudo), lines(&plain), "{what}");
                let errors = check::check(&pseudo, Scope::Finished);
                let errors: Vec<_> =
                    errors.into_iter().filter(|found| found.severity == Severity::Error).collect();
                assert!(errors.is_empty(), "{what}\n{}", site::draw(&pseudo, &errors));
                // Every page of the language says something else, and no other does.
                let texts = |build: &Build| site::texts(build);
                let (before, now) = (texts(&plain), texts(&pseudo));
                let other: BTreeSet<&String> =
                    before.keys().filter(|path| before[*path] != now[*path]).collect();
                assert!(!other.is_empty(), "{what}");
            }
        }
    }
}

#[test]
fn nothing_stays_plain_on_the_sites_of_this_repository() {
    for root in sites() {
        let build = build(&root);
        let found = findings(&build);
        assert!(found.is_empty(), "{}", site::draw(&build, &found));
    }
}

/// A component of a theme, and what is told of it at which place of its file.
#[test]
fn what_stays_plain_is_told_where_it_stands() {
    let mut wrong = Vec::new();
    for (component, expected) in [
        ("<p>Läs mer</p>", "2:4 `Läs mer` stands in the template"),
        ("<p>{{ t(key=\"site-name\") }} – Läs&nbsp;mer om det!</p>", "2:31 `Läs mer om det`"),
        ("<img src=\"{{ asset(path=\"icon.svg\") }}\" alt=\"En bild\">", "2:46 `En bild`"),
        ("<a href=\"/\" title='Hem' class=\"Hem\">{{ t(key=\"site-name\") }}</a>", "2:20 `Hem`"),
        ("{% set x = \"Läs mer\" %}<p>{{ x | upper }}</p>", "2:13 `LÄS MER`"),
        ("<p>Ett {{ t(key=\"site-name\") }} två</p>", "2:4 `Ett` + 2:33 `två`"),
        ("<p>Läs {{ \"mera\" }} här</p>", "2:4 `Läs` + 2:12 `mera` + 2:21 `här`"),
        ("<p>Öppet och klart augusti</p>", "2:4 `Öppet` + 2:14 `klart`"),
        // What is the same everywhere.
        ("<p>28–30 augusti 2024, a@b.se, www.icld.se, 12 %, x</p>", ""),
        (
            "<p lang=\"de\" title=\"Ja\">Mehr lesen</p><p translate=\"no\">ICLD <b>Visby</b></p><code>anslag build</code>",
            "",
        ),
        ("<p>Kenya, Bosnien och Hercegovina och Uganda</p>", ""),
        ("{{ <country_name code=\"KE\" /> }}<time>i dag</time>", ""),
        ("{# Läs mer #}<!-- Läs mer --><script>let x = \"Läs mer\";</script>", ""),
        ("{% set r = round(id=\"2024-03\") %}{{ r.closes | date(style=\"full\") }}", ""),
        // What is cut off.
        (
            "<p>{{ t(key=\"site-name\") | truncate(length=9) }}</p>",
            "2:28 the end of the text `Kommun…` is cut off",
        ),
    ] {
        let site = Site::new("//- content/sv/a.md\n---\ntitle: A\ndescription: A\n---\n<x-y />\n");
        let text = format!("{{% component x_y() %}}\n{component}\n{{% endcomponent x_y %}}");
        site.edit("themes/default/components/x-y.html", &text);
        let build = site.cold();
        let told = |found: &Diagnostic| {
            let at = found.at.as_ref().unwrap();
            let before = &build.tree.text(&at.path).unwrap()[..at.span.unwrap().start];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            format!("{line}:{column} {}", found.message.split(", so").next().unwrap())
        };
        let told: Vec<String> = findings(&build).iter().map(told).collect();
        let told: Vec<&str> = told.iter().map(|told| told.split(" stands in").next().unwrap()).collect();
        let expected = expected.split(" stands in").next().unwrap();
        if told.join(" + ") != expected {
            wrong.push(format!("{component}\n  {expected}\n  {}", told.join(" + ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A text that data gives for all languages is a hint, at its place there; one of a page is its author's.
#[test]
fn texts_of_data_and_pages_are_told_apart() {
    let build = Site::new(
        "//- content/data/contacts.yaml\n- { id: partnership, name: Teamet för alla, email: a@partnerskap.example }\n\
         //- content/sv/a.md\n---\ntitle: A\ndescription: A\nextra: { note: Sidans egna ord }\n---\n<contact-box id=\"partnership\" />\n<x-y by=\"Fler egna ord\" />\n\
         //- themes/default/components/x-y.html\n{% component x_y(by: string) %}{% set here = current() %}<p>{{ by }} {{ here.extra?.note }}</p>{% endcomponent x_y %}\n",
    )
    .cold();
    let found = findings(&build);
    let told: Vec<_> = found.iter().map(|found| (found.severity, &*found.message)).collect();
    assert_eq!(told, [(Severity::Hint, "`Teamet för alla` is the same text in every language")]);
    assert_eq!(found[0].at.as_ref().unwrap().path.as_str(), "content/data/contacts.yaml");
}

fn findings(build: &Build) -> Vec<Diagnostic> {
    let now = Moment::parse(site::TODAY).unwrap();
    pseudo::check(build, &Options::default(), now, &build.site.config().codes())
}
