//! What goes out to translators, and what becomes of the site when it comes back.
//!
//! `exchange/sent.*` is what is sent (`UPDATE_EXPECT=1` writes it anew), `exchange/rewritten.*` the same as
//! translate-toolkit writes it (`exchange/rewrite.py`), and `exchange/msgcat.po` as gettext does
//! (`msgcat exchange/sent.po -o exchange/msgcat.po`).

mod random;
mod refusal;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anslag::engine::{Build, Engine};
use anslag::language::Language;
use anslag::site::Options;
use anslag::source::SourceTree;
use anslag::time::Moment;
use anslag::translate::exchange::po::{self, Entry, File};
use anslag::translate::exchange::{Desk, Import, Outcome, Received, Verdict, from_po, to_po, xliff};
use anslag::translate::{diff, save, store};
use expect_test::{expect, expect_file};

use crate::site::{Site, TODAY};

/// A little of everything that can be translated, in every state.
pub const SITE: &str = r#"
//- i18n/sv/site.ftl
# Står överst på varje sida.
site-name = Kommunala partnerskap

## Omgångar

# $count: hur många dagar som är kvar
days-left =
    { $count ->
        [0] sista dagen är <b>i dag</b>
        [one] { $count } dag kvar
       *[other] { $count } dagar kvar
    }
search = Sök
    .placeholder = Sök på "webbplatsen"
    .title = Sök
round = { $status ->
        [open] Öppen
       *[closed] Stängd
    }
new = Ny
    .count = { $n ->
        [one] { $n } ny { -thing }
       *[other] { $n } nya
    }
-thing = sak
poem =
    Första raden
      indragen
    sista { "{" }
//- i18n/en/site.ftl
site-name = Municipal partnerships
# An own comment.
days-left = { $count ->
        [0] the last day is <b>today</b>
        [one] { $count } day to go
       *[other] { $count } days to go
    }


search = Search
    .placeholder = Search the "site"
round = { $status ->
        [open] Open
       *[closed] Closed
    }
poem =
    The first line
      indented
    the last { "{" }
//- i18n/base/en/site.ftl
site-name = Kommunala partnerskap
days-left =
    { $count ->
        [0] sista dagen är <b>i dag</b>
        [one] { $count } dag
       *[other] { $count } dagar
    }
round = { $status ->
        [open] Öppen
       *[closed] Avslutad
    }
search = Sök
    .placeholder = Sök på "webbplatsen"
//- content/sv/apply.md
---
title: "Så ansöker ni"
description: Så söker ni, och när.
slug: ansok
lead: Sök nu!
---

Ansökan öppnar den 2 mars 2024,
och stänger [den 28 augusti](next.md#when "Nästa") – se `koden` och
<contact-email id="partnership" />.

## Vad ni behöver {#need}

- en partner
- en budget på högst 500 000 kronor,
  i *kronor*

> Ni som är  
> många

| Ni söker | När |
| --- | --- |
| Projekt | två gånger \| år |

Ring oss gärna först.

```sh
echo hej
```
//- content/en/apply.md
---
title: "How to apply"
description: >
  How you apply,
  and when.
---

Applications open on 1 March 2024, and close
[on 28 August](next.md#when "Next") – see `the code` and <contact-email id="partnership" />.

## What you need {#need}

- a partner
- a budget,
  in *kronor*

> You who are  
> many

| You apply for | When |
| --- | --- |
| Project | once \| year |
//- i18n/base/en/apply.md
---
title: Så ansöker ni
description: Så söker ni, och när.
---

Ansökan öppnar den 1 mars 2024, och stänger
[den 28 augusti](next.md#when "Nästa") – se `koden` och <contact-email id="partnership" />.

## Vad ni behöver {#need}

- en partner
- en budget, i *kronor*

> Ni som är  
> många

| Ni söker | När |
| --- | --- |
| Projekt | en gång \| år |
//- content/sv/next.md
---
title: Nästa steg
description: "Vad som händer: sedan"
slug: sedan
aliases:
  - /gammal/
weight: 3
---

## När? {#when}

<button-link page="apply">Ansök</button-link> &amp; <b>vänta</b> på oss.

<!-- en anmärkning -->

---

1. Först
2. Sist
"#;

pub fn build(site: &Site) -> Build {
    site.cold()
}

pub fn english() -> Language {
    Language::new("en")
}

/// What is sent of everything.
pub fn sent(build: &Build) -> File {
    to_po(&Desk::new(build, &english()).sheet(|_| true))
}

pub fn import(build: &Build, received: &[Received]) -> Import {
    Desk::new(build, &english()).import(received, &rebuild)
}

/// The site made from other files.
fn rebuild(tree: SourceTree) -> Build {
    let now = Moment::parse(TODAY).unwrap();
    let tree = anslag::diagnostic::Checked::new(tree, Vec::new());
    Engine::new(Options::default()).step(tree, now, &|_, _| {})
}

pub fn received(build: &Build, file: &File) -> Vec<Received> {
    let (file, faults) = po::read(po::write(file).as_bytes());
    assert_eq!(faults, []);
    let (received, faults) = from_po(&file, &Desk::plurals(build, &english()).unwrap());
    assert_eq!(faults, []);
    received
}

/// Says the translation of an entry, as somebody who is done with it.
pub fn translate(file: &mut File, address: &str, texts: &[&str]) {
    let entry = entry(file, address);
    entry.translations = texts.iter().map(|text| (*text).to_owned()).collect();
    entry.flags.clear();
}

pub fn entry<'f>(file: &'f mut File, address: &str) -> &'f mut Entry {
    let is_meant = |entry: &&mut Entry| entry.source.context.as_deref() == Some(address);
    file.entries.iter_mut().find(is_meant).unwrap_or_else(|| panic!("nothing was sent as `{address}`"))
}

/// What became of each unit that was not left as it is.
pub fn draw(import: &Import) -> String {
    let line = |Outcome { address, verdict, is_confirmed, .. }: &Outcome| {
        let confirmed = if *is_confirmed { ", confirmed" } else { "" };
        match verdict {
            Verdict::Taken => Some(format!("{address}: taken{confirmed}\n")),
            Verdict::Unchanged => is_confirmed.then(|| format!("{address}: confirmed\n")),
            Verdict::Refused(reason) => Some(format!("{address}: {reason}\n")),
            Verdict::Untranslated => None,
        }
    };
    import.outcomes.iter().filter_map(line).collect()
}

/// Every file of the site.
pub fn files(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let root = site.root();
    let files = walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
    files.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

/// The lines that are others in the files than before: `-` gone, `+` new.
fn changed(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> String {
    let mut drawn = String::new();
    for (path, now) in after.iter().filter(|(path, now)| before.get(*path) != Some(now)) {
        let now = String::from_utf8_lossy(now);
        let was = before.get(path).map(|was| String::from_utf8_lossy(was)).unwrap_or_default();
        drawn.push_str(&format!("{path}\n"));
        let (was, now): (Vec<&str>, Vec<&str>) = (was.lines().collect(), now.lines().collect());
        for line in diff::lines(&was, &now) {
            let (gone, come) = match line {
                diff::Line::Same { .. } => (None, None),
                diff::Line::Changed { before, after } => (Some(before), Some(after)),
                diff::Line::Removed { before } => (Some(before), None),
                diff::Line::Added { after } => (None, Some(after)),
            };
            drawn.extend(gone.map(|line| format!("-{}\n", was[line])));
            drawn.extend(come.map(|line| format!("+{}\n", now[line])));
        }
    }
    drawn
}

fn write(site: &Site, import: &Import) {
    save(&site.root(), &import.saves).unwrap();
    store(&site.root(), &import.bases).unwrap();
}

#[test]
fn everything_is_sent_with_its_state_its_source_before_and_the_pages_where_it_is_shown() {
    let build = build(&Site::new(SITE));
    let sheet = Desk::new(&build, &english()).sheet(|_| true);
    expect_file!["exchange/sent.po"].assert_eq(&po::write(&to_po(&sheet)));
    expect_file!["exchange/sent.xlf"].assert_eq(&xliff::write(&sheet));
}

#[test]
fn what_other_programs_have_written_anew_and_nobody_has_touched_changes_nothing() {
    let site = Site::new(SITE);
    let build = build(&site);
    let bytes = |name: &str| {
        let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/exchange").join(name);
        fs::read(place).unwrap()
    };
    let (rewritten, faults) = po::read(&bytes("rewritten.po"));
    assert_eq!(faults, []);
    let (msgcat, faults) = po::read(&bytes("msgcat.po"));
    assert_eq!(faults, []);
    let (from_xliff, faults) = xliff::read(&bytes("rewritten.xlf"));
    assert_eq!((faults, from_xliff.language.as_deref()), (Vec::new(), Some("en")));
    let from_po = [sent(&build), rewritten, msgcat].map(|file| received(&build, &file));
    for received in from_po.into_iter().chain([from_xliff.units]) {
        let import = import(&build, &received);
        assert_eq!(draw(&import), "");
        assert_eq!((import.saves, import.bases), (Vec::new(), Vec::new()));
        // Nothing was lost on the way either: each came back with its source and its text.
        let expected = self::received(&build, &sent(&build));
        let texts = |all: &[Received]| {
            let text = |unit: &Received| (unit.address.clone(), (unit.hash.clone(), unit.targets.clone()));
            all.iter().map(text).collect::<BTreeMap<_, _>>()
        };
        assert_eq!(texts(&received), texts(&expected));
    }
}

#[test]
fn translations_come_to_stand_where_they_belong_and_follow_their_source() {
    let site = Site::new(SITE);
    let build = build(&site);
    let before = files(&site);
    let mut file = sent(&build);
    for (address, texts) in [
        ("site.ftl:days-left", &["{ $count } day left", "{ $count } days left"][..]),
        ("site.ftl:days-left[count=0]", &["the last day is <b>today</b>"]),
        ("site.ftl:new", &["[New]"]),
        ("site.ftl:new.count", &["{ $n } new { -thing }", "{ $n } new"]),
        ("site.ftl:-thing", &["thing"]),
        ("site.ftl:search.title", &["Search"]),
        ("site.ftl:round[status=closed]", &["Closed: over"]),
        ("apply.md:lead", &["Apply: now!"]),
        (
            "apply.md:1",
            &[
                "Open from 2 March 2024 to [28 August](next.md#when \"Next\"); see `the code`, <contact-email id=\"partnership\" />.",
            ],
        ),
        ("apply.md:4", &["a budget of at most SEK 500,000  \nin *kronor*"]),
        ("apply.md:7", &["| Project | twice \\| year |"]),
        ("apply.md:8", &["Feel free to call us first."]),
        ("apply.md:9", &["```sh\necho hello\n```"]),
        ("next.md:title", &["Next: steps"]),
        ("next.md:description", &["What happens \"then\""]),
        ("next.md:1", &["When?"]),
        ("next.md:2", &["<button-link page=\"apply\">Apply</button-link> &amp; <b>wait</b> for us."]),
        ("next.md:3", &["First"]),
        ("next.md:4", &["Last"]),
    ] {
        translate(&mut file, address, texts);
    }
    let import = import(&build, &received(&build, &file));
    expect![[r#"
        site.ftl:days-left[count=0]: confirmed
        site.ftl:days-left: taken, confirmed
        site.ftl:search: confirmed
        site.ftl:search.placeholder: confirmed
        site.ftl:search.title: taken, confirmed
        site.ftl:round[status=open]: confirmed
        site.ftl:round[status=closed]: taken, confirmed
        site.ftl:new: taken, confirmed
        site.ftl:new.count: taken, confirmed
        site.ftl:-thing: taken, confirmed
        apply.md:lead: taken, confirmed
        apply.md:1: taken, confirmed
        apply.md:4: taken, confirmed
        apply.md:7: taken, confirmed
        apply.md:8: taken, confirmed
        apply.md:9: taken, confirmed
        next.md:title: taken, confirmed
        next.md:description: taken, confirmed
        next.md:1: taken, confirmed
        next.md:2: taken, confirmed
        next.md:3: taken, confirmed
        next.md:4: taken, confirmed
    "#]]
    .assert_eq(&draw(&import));
    write(&site, &import);
    let after = files(&site);
    expect![[r#"
        content/en/apply.md
        +lead: "Apply: now!"
        -Applications open on 1 March 2024, and close
        -[on 28 August](next.md#when "Next") – see `the code` and <contact-email id="partnership" />.
        +Open from 2 March 2024 to [28 August](next.md#when "Next"); see `the code`, <contact-email id="partnership" />.
        -- a budget,
        +- a budget of at most SEK 500,000  
        -| Project | once \| year |
        +| Project | twice \| year |
        +
        +Feel free to call us first.
        +
        +```sh
        +echo hello
        +```
        content/en/next.md
        +---
        +title: "Next: steps"
        +description: "What happens \"then\""
        +weight: 3
        +---
        +
        +## When? {#when}
        +
        +<button-link page="apply">Apply</button-link> &amp; <b>wait</b> for us.
        +
        +<!-- en anmärkning -->
        +
        +---
        +
        +1. First
        +2. Last
        i18n/base/en/apply.md
        -title: Så ansöker ni
        +title: "Så ansöker ni"
        +slug: ansok
        +lead: Sök nu!
        -Ansökan öppnar den 1 mars 2024, och stänger
        +Ansökan öppnar den 2 mars 2024,
        -[den 28 augusti](next.md#when "Nästa") – se `koden` och <contact-email id="partnership" />.
        +och stänger [den 28 augusti](next.md#when "Nästa") – se `koden` och
        +<contact-email id="partnership" />.
        +- en budget på högst 500 000 kronor,
        -- en budget, i *kronor*
        +  i *kronor*
        -| Projekt | en gång \| år |
        +| Projekt | två gånger \| år |
        +
        +Ring oss gärna först.
        +
        +```sh
        +echo hej
        +```
        i18n/base/en/next.md
        +---
        +title: Nästa steg
        +description: "Vad som händer: sedan"
        +slug: sedan
        +aliases:
        +  - /gammal/
        +weight: 3
        +---
        +
        +## När? {#when}
        +
        +<button-link page="apply">Ansök</button-link> &amp; <b>vänta</b> på oss.
        +
        +<!-- en anmärkning -->
        +
        +---
        +
        +1. Först
        +2. Sist
        i18n/base/en/site.ftl
        +# Står överst på varje sida.
        +
        +## Omgångar
        +
        +# $count: hur många dagar som är kvar
        -        [one] { $count } dag
        +        [one] { $count } dag kvar
        -       *[other] { $count } dagar
        +       *[other] { $count } dagar kvar
        -    }
        -round = { $status ->
        -        [open] Öppen
        -       *[closed] Avslutad
        +    .title = Sök
        +round = { $status ->
        +        [open] Öppen
        +       *[closed] Stängd
        +    }
        +new = Ny
        +    .count = { $n ->
        +        [one] { $n } ny { -thing }
        +       *[other] { $n } nya
        +    }
        +-thing = sak
        +
        i18n/en/site.ftl
        -        [one] { $count } day to go
        +        [one] { $count } day left
        -       *[other] { $count } days to go
        +       *[other] { $count } days left
        +    .title = Search
        -       *[closed] Closed
        +       *[closed] Closed: over
        +new = [New]
        +    .count =
        +        { $n ->
        +            [one] { $n } new { -thing }
        +           *[other] { $n } new
        +        }
        +-thing = thing
    "#]].assert_eq(&changed(&before, &after));
    // What follows now is not sent again, and all that came back is there.
    let build = self::build(&site);
    let open = Desk::new(&build, &english()).sheet(|state| state.is_open());
    let open: Vec<&str> = open.units.iter().map(|unit| &*unit.address).collect();
    assert_eq!(open, [""; 0]);
    assert_eq!(self::import(&build, &received(&build, &file)).saves, []);
}

#[test]
fn a_language_has_as_many_plural_forms_as_it_needs() {
    let site = Site::new(SITE);
    site.replace(
        "anslag.yaml",
        "missing: link }\n",
        "missing: link }\n  - { code: pl, name: Polski, format: pl-PL, missing: link }\n",
    );
    let build = build(&site);
    let polish = Language::new("pl");
    let desk = Desk::new(&build, &polish);
    let mut file = to_po(&desk.sheet(|_| true));
    let days = entry(&mut file, "site.ftl:days-left");
    assert_eq!(days.translations, ["", "", ""]);
    for (address, texts) in [
        ("site.ftl:days-left", &["{ $count } dzień", "{ $count } dni", "{ $count } dni!"][..]),
        ("site.ftl:days-left[count=0]", &["<b>dziś</b>"]),
    ] {
        translate(&mut file, address, texts);
    }
    let (file, _) = po::read(po::write(&file).as_bytes());
    let (from_po, _) = from_po(&file, &Desk::plurals(&build, &polish).unwrap());
    // The same as XLIFF has it, where each form is a unit of its own.
    let (from_xliff, faults) = xliff::read(xliff::write(&desk.sheet(|_| true)).as_bytes());
    assert_eq!(faults, []);
    let forms = from_xliff.units.iter().find(|unit| unit.address == "site.ftl:days-left").unwrap();
    let names: Vec<&str> = forms.targets.iter().map(|(name, _)| name.as_deref().unwrap()).collect();
    assert_eq!(names, ["one", "few", "many"]);
    let import = desk.import(&from_po, &rebuild);
    assert_eq!(
        draw(&import),
        "site.ftl:days-left[count=0]: taken, confirmed\nsite.ftl:days-left: taken, confirmed\n"
    );
    write(&site, &import);
    let expected = "days-left =
    { $count ->
        [0] <b>dziś</b>
        [one] { $count } dzień
        [few] { $count } dni
       *[many] { $count } dni!
    }
";
    assert_eq!(fs::read_to_string(site.root().join("i18n/pl/site.ftl")).unwrap(), expected);
}
