//! Edits of data and of messages.

use fastrand::Rng;

use super::{Edit, any, any_line, lines, pick};
use crate::folder::Folder;

pub const EDITS: &[Edit] = &[
    Edit { name: "change a date", weight: 5, make: date },
    Edit { name: "change a value of the data", weight: 5, make: value },
    Edit { name: "remove a line of data", weight: 4, make: remove_line },
    Edit { name: "double a line of data", weight: 2, make: double_line },
    Edit { name: "move a line of data to the end", weight: 3, make: move_line },
    Edit { name: "add a record", weight: 5, make: add },
    Edit { name: "change free data", weight: 3, make: free },
    Edit { name: "say what free data may be", weight: 3, make: schema },
    Edit { name: "delete a data file", weight: 2, make: delete_data },
    Edit { name: "change a message", weight: 6, make: change_message },
    Edit { name: "remove a message", weight: 5, make: remove_message },
    Edit { name: "add a message", weight: 6, make: add_message },
    Edit { name: "break a message", weight: 3, make: break_message },
    Edit { name: "delete a locale file", weight: 2, make: delete_messages },
];

fn any_data(folder: &Folder, rng: &mut Rng) -> Option<String> {
    any(folder, rng, "content/data/", ".yaml")
}

fn any_messages(folder: &Folder, rng: &mut Rng) -> Option<String> {
    any(folder, rng, "", ".ftl")
}

fn date(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = "content/data/rounds.yaml";
    if !folder.has(path) {
        return None;
    }
    let date = format!("2024-{:02}-{:02}", rng.u8(1..=12), rng.u8(1..=31));
    lines(folder, path, |lines| {
        let at = any_line(rng, lines, |line| {
            line.contains("closes:") || line.contains("opens:") || line.contains("decided:")
        })?;
        let (key, _) = lines[at].split_once(':')?;
        lines[at] = format!("{key}: {date}");
        Some(())
    })
}

fn value(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_data(folder, rng)?;
    let value =
        pick(rng, ["changed", "[a, b]", "apply", "12", "", "\"2024-09-09\"", "{ sv: Nytt, en: New }"])?;
    lines(folder, &path, |lines| {
        let at = any_line(rng, lines, |line| {
            line.contains(": ") && !line.starts_with('#') && !line.contains('{')
        })?;
        let (key, _) = lines[at].split_once(": ")?;
        lines[at] = format!("{key}: {value}");
        Some(())
    })
}

fn remove_line(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_data(folder, rng)?;
    lines(folder, &path, |lines| {
        let at = any_line(rng, lines, |line| !line.is_empty())?;
        lines.remove(at);
        Some(())
    })
}

fn double_line(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_data(folder, rng)?;
    lines(folder, &path, |lines| {
        let at = any_line(rng, lines, |line| line.starts_with("- "))?;
        lines.insert(at, lines[at].clone());
        Some(())
    })
}

fn move_line(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_data(folder, rng)?;
    lines(folder, &path, |lines| {
        let at = any_line(rng, lines, |line| line.starts_with("- {"))?;
        let line = lines.remove(at);
        lines.push(line);
        Some(())
    })
}

fn add(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let (file, record) = pick(
        rng,
        [
            ("rounds", "- { id: extra, closes: 2024-09-30, components: [project], page: apply }"),
            ("rounds", "- { id: late, opens: 2024-09-01, closes: 2024-12-24, components: [project] }"),
            ("countries", "- { code: SN, alpha3: SEN }"),
            ("countries", "- { code: AL, alpha3: ALB }"),
            (
                "clusters",
                "- { id: west, order: 0, kind: new, name: { sv: Väst, en: West }, countries: [SN] }",
            ),
            (
                "components",
                "- { id: extra, application: rolling, name: { sv: Extra, en: Extra }, summary: { sv: E, en: E } }",
            ),
            ("contacts", "- { id: desk, name: Desk, email: new@example.org }"),
            ("links", "- { id: law, url: https://example.org, title: { sv: Lag, en: Law } }"),
        ],
    )?;
    let path = format!("content/data/{file}.yaml");
    let before = if folder.has(&path) { folder.text(&path) } else { String::new() };
    folder.write(&path, format!("{before}{record}\n"));
    Some(())
}

fn free(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let text = pick(
        rng,
        ["facts: [Tre]\nnumber: 7\n", "number: 2\nfacts: [Fyra, Fem]\n", "facts: {}\n", "facts: [\n", ""],
    )?;
    folder.write("content/data/free.yaml", text);
    Some(())
}

fn schema(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let text = pick(
        rng,
        [
            "{ \"properties\": { \"number\": { \"type\": \"number\", \"minimum\": 3 } } }",
            "{ \"required\": [\"facts\"], \"properties\": { \"facts\": { \"type\": \"array\" } } }",
            "{ \"type\": \"nonsense\" }",
            "{ \"$ref\": \"#\" }",
            "{",
            "",
        ],
    )?;
    let end = pick(rng, ["json", "yaml"])?;
    folder.write(&format!("content/data/free.schema.{end}"), text);
    Some(())
}

fn delete_data(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_data(folder, rng)?;
    folder.remove(&path);
    Some(())
}

fn is_message(line: &str) -> bool {
    line.contains(" = ") && !line.starts_with(['#', ' '])
}

fn change_message(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_messages(folder, rng)?;
    let value =
        pick(rng, ["Changed", "{ -brand } & <b>", "{ $date } x", "{ site-name }", "{ NUMBER(7.5) }"])?;
    lines(folder, &path, |lines| {
        let at = any_line(rng, lines, is_message)?;
        let (key, _) = lines[at].split_once(" = ")?;
        lines[at] = format!("{key} = {value}");
        Some(())
    })
}

fn remove_message(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_messages(folder, rng)?;
    lines(folder, &path, |lines| {
        let at = any_line(rng, lines, is_message)?;
        lines.remove(at);
        Some(())
    })
}

/// Adds a message that some theme has, so that the site's own word takes its place, or one that nobody needs.
fn add_message(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let language = pick(rng, ["sv", "en", "fi", "de"])?;
    let key = pick(
        rng,
        [
            "own-word",
            "only-here",
            "-brand",
            "country-se",
            "country-ua",
            "round-closes",
            "round-name",
            "status-open",
            "start-page",
            "nobody-asks",
        ],
    )?;
    let path = format!("i18n/{language}/{}.ftl", pick(rng, ["site", "more"])?);
    let before = if folder.has(&path) { folder.text(&path) } else { String::new() };
    folder.write(&path, format!("{before}{key} = Added {}\n", rng.u8(..9)));
    Some(())
}

fn break_message(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_messages(folder, rng)?;
    lines(folder, &path, |lines| {
        let at = any_line(rng, lines, is_message)?;
        lines[at].push_str(" { ");
        Some(())
    })
}

fn delete_messages(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_messages(folder, rng)?;
    folder.remove(&path);
    Some(())
}
