//! What is refused, each unit for itself, and why.

use anslag::translate::exchange::po::{self, File};

use super::{SITE, build, draw, entry, files, import, received, sent, translate, write};
use crate::site::Site;

/// What becomes of units that came back, if the site was changed after they were sent.
fn outcome(change: impl Fn(&Site), fill: impl Fn(&mut File)) -> String {
    let site = Site::new(SITE);
    let mut file = sent(&build(&site));
    fill(&mut file);
    change(&site);
    let build = build(&site);
    let import = import(&build, &received(&build, &file));
    let before = files(&site);
    write(&site, &import);
    // What is refused leaves no trace.
    let is_taken = draw(&import).contains("taken") || draw(&import).contains("confirmed");
    assert_eq!(is_taken, before != files(&site));
    draw(&import)
}

#[test]
fn a_translation_that_is_not_right_is_refused_alone() {
    let other =
        "in its place it would be read as something else: as a list, a heading, code or two paragraphs";
    let mut cases = vec![
        ("site.ftl:search", "Search { $what }", "L010: `$what` is not a variable of `search`"),
        ("site.ftl:search", "Search { $what", "`{` is never closed; write `}` after `$what`"),
        ("site.ftl:search", "Search { -no }", "L030: there is no term `-no` in the language `en`"),
        ("site.ftl:search", "Search <b>now", "L040: `<b>` is never closed"),
        ("site.ftl:days-left[count=0]", "today", "`<b>` of the source is not in the translation"),
        ("apply.md:3", "# a partner", other),
        ("apply.md:3", "- a partner", other),
        ("apply.md:8", "Call us.\n\nNow.", other),
        ("apply.md:8", "    Call us.", other),
        ("apply.md:6", "| You apply for |", "the row needs 3 of `|` and has 2"),
        (
            "apply.md:1",
            "`code` <contact-email id=\"partnership\" />",
            "`[` of the source is not in the translation",
        ),
        (
            "apply.md:1",
            "[a](next.md) `code`",
            "`<contact-email id=\"partnership\" />` of the source is not in the translation",
        ),
        (
            "apply.md:1",
            "[a](no.md) `code` <contact-email id=\"partnership\" />",
            "A305: there is no page `content/en/no.md`",
        ),
        ("apply.md:1", "[a](next.md) `code` <contact-email id=\"x\" />", "A206: there is no contact `x`"),
        ("apply.md:title", "  ", "there are no words in it"),
        (
            "next.md:title",
            "Next",
            "the page comes to be when all its parts are translated; still lacking: description, 1, 2, 3, 4",
        ),
    ];
    // Those of different units come back together.
    while !cases.is_empty() {
        let mut together: Vec<(&str, &str, &str)> = Vec::new();
        cases.retain(|case| {
            let is_later = together.iter().any(|known| known.0 == case.0);
            if !is_later {
                together.push(*case);
            }
            is_later
        });
        let good = "apply.md:lead";
        let drawn = outcome(
            |_| {},
            |file| {
                together.iter().for_each(|(address, text, _)| translate(file, address, &[text]));
                translate(file, good, &["Apply now!"]);
            },
        );
        let mut lines: Vec<&str> = drawn.lines().collect();
        lines.sort_unstable();
        let expected = together.iter().map(|(address, _, reason)| format!("{address}: {reason}"));
        let mut expected: Vec<String> = expected.chain([format!("{good}: taken, confirmed")]).collect();
        expected.sort();
        assert_eq!(lines, expected);
    }
}

/// What is changed in a file of the site: a part of it, or if none is named, it is removed.
type Edit = (&'static str, &'static str, &'static str);

fn edit(site: &Site, edits: &[Edit]) {
    for (path, part, by) in edits {
        match *part {
            "" => site.remove(path),
            part => site.replace(path, part, by),
        };
    }
}

#[test]
fn what_has_moved_on_is_refused_unit_by_unit() {
    const MOVED: &str = "the source has moved on since this was exported";
    const CHANGED: &str = "the translation was changed here since this was exported";
    const GONE: &str = "the site has no such text; it was removed or renamed";
    const TAKEN: &str = "taken, confirmed";
    const SOURCE: &str = "content/sv/apply.md";
    const CLOSED: (&str, &str) = ("site.ftl:round[status=closed]", "Over");
    const CALL: (&str, &str) = ("apply.md:8", "Call us.");
    type Case = (&'static [Edit], &'static [(&'static str, &'static str)], &'static [&'static str]);
    let cases: [Case; 9] = [
        (&[("i18n/sv/site.ftl", "Stängd", "Avslutad")], &[CLOSED, CALL], &[MOVED, TAKEN]),
        (&[(SOURCE, "gärna först", "alltid")], &[CLOSED, CALL], &[TAKEN, MOVED]),
        // A block that stands elsewhere is still the same.
        (&[(SOURCE, "- en partner\n", "- en plan\n- en partner\n")], &[CALL], &[TAKEN]),
        (&[(SOURCE, "Ring oss gärna först.\n", "")], &[CALL], &[MOVED]),
        (&[(SOURCE, "", "")], &[("apply.md:7", "| a | b |"), CALL], &[GONE, GONE]),
        (
            &[("i18n/sv/site.ftl", "-thing = sak\n", ""), ("i18n/sv/site.ftl", "{ -thing }", "sak")],
            &[("site.ftl:-thing", "thing")],
            &[GONE],
        ),
        // What was not touched does not undo what was done here meanwhile.
        (&[("i18n/en/site.ftl", "= Search\n", "= Find\n")], &[CALL], &[TAKEN]),
        (
            &[("i18n/en/site.ftl", "= Search\n", "= Find\n")],
            &[("site.ftl:search", "Seek"), CALL],
            &[CHANGED, TAKEN],
        ),
        (
            &[("content/en/apply.md", "- a partner", "- one partner")],
            &[("apply.md:3", "a companion"), CALL],
            &[CHANGED, TAKEN],
        ),
    ];
    for (edits, texts, expected) in cases {
        let drawn = outcome(
            |site| edit(site, edits),
            |file| texts.iter().for_each(|(address, text)| translate(file, address, &[text])),
        );
        // The other variant of a message whose source has changed is said to be right as it is.
        let drawn = drawn.replace("site.ftl:round[status=open]: confirmed\n", "");
        let lines = texts.iter().zip(expected).map(|((address, _), what)| format!("{address}: {what}\n"));
        assert_eq!(drawn, lines.collect::<String>(), "{edits:?}");
    }
}

#[test]
fn what_is_not_finished_is_refused_and_what_lacks_a_form_too() {
    let unfinished = outcome(
        |_| {},
        |file| {
            translate(file, "apply.md:4", &["a new budget"]);
            entry(file, "apply.md:4").flags.push("fuzzy".to_owned());
            translate(file, "site.ftl:days-left", &["{ $count } day left", ""]);
        },
    );
    let expected = "site.ftl:days-left: one of its plural forms has no translation\n\
        apply.md:4: it is marked as unfinished: somebody still has to look at it\n";
    assert_eq!(unfinished, expected);
    // The mark alone taken away says that the translation is right as it is.
    let confirmed = outcome(|_| {}, |file| entry(file, "apply.md:4").flags.clear());
    assert_eq!(confirmed, "apply.md:4: confirmed\n");
}

#[test]
fn the_parts_of_a_new_page_hang_together() {
    let parts = [
        ("next.md:title", "Next"),
        ("next.md:description", "What then"),
        ("next.md:1", "When?"),
        ("next.md:2", "<button-link page=\"apply\">Apply</button-link> <b>soon</b>"),
        ("next.md:3", "- First"),
        ("next.md:4", "Last"),
    ];
    let drawn =
        outcome(|_| {}, |file| parts.iter().for_each(|(address, text)| translate(file, address, &[text])));
    let other = "the page is not written as long as `3` is refused";
    let expected: String = parts.map(|(address, _)| format!("{address}: {other}\n")).concat();
    let own = "in its place it would be read as something else: as a list, a heading, code or two paragraphs";
    assert_eq!(drawn, expected.replace(&format!("next.md:3: {other}"), &format!("next.md:3: {own}")));
}

#[test]
fn what_came_back_twice_is_taken_once() {
    let site = Site::new(SITE);
    let build = build(&site);
    let mut file = sent(&build);
    translate(&mut file, "apply.md:8", &["Call us."]);
    let mut all = received(&build, &file);
    translate(&mut file, "apply.md:8", &["Write to us."]);
    all.extend(received(&build, &file).into_iter().filter(|unit| unit.address == "apply.md:8"));
    let expected =
        "apply.md:8: taken, confirmed\napply.md:8: this text came back twice; the first is taken\n";
    assert_eq!(draw(&import(&build, &all)), expected);
}

#[test]
fn a_file_whose_notes_were_dropped_is_known_by_its_sources() {
    let forget = |file: &mut File| file.entries.iter_mut().for_each(|entry| entry.notes.clear());
    let fill = |file: &mut File| {
        forget(file);
        translate(file, "apply.md:8", &["Call us."]);
    };
    assert_eq!(outcome(|_| {}, fill), "apply.md:8: taken, confirmed\n");
    let change = |site: &Site| edit(site, &[("content/sv/apply.md", "gärna", "alltid")]);
    assert_eq!(outcome(change, fill), "apply.md:8: the source has moved on since this was exported\n");
    // Where nobody knows where it belongs, it belongs nowhere.
    let site = Site::new(SITE);
    let build = build(&site);
    let mut file = sent(&build);
    entry(&mut file, "apply.md:8").source.context = None;
    let (_, faults) = anslag::translate::exchange::from_po(
        &po::read(po::write(&file).as_bytes()).0,
        &anslag::translate::exchange::Desk::plurals(&build, &super::english()).unwrap(),
    );
    assert_eq!(faults.len(), 1);
}
