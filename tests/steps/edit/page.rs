//! Edits of pages and of the files that they link to.

use fastrand::Rng;

use super::{Edit, any, any_line, lines, pick};
use crate::folder::Folder;

pub const EDITS: &[Edit] = &[
    Edit { name: "retitle a page", weight: 4, make: retitle },
    Edit { name: "set a key of a page", weight: 10, make: set_key },
    Edit { name: "comment the head of a page", weight: 3, make: comment },
    Edit { name: "reorder the head of a page", weight: 3, make: reorder },
    Edit { name: "remove a line of a page", weight: 4, make: remove_line },
    Edit { name: "write a paragraph", weight: 10, make: write },
    Edit { name: "rename an anchor", weight: 3, make: rename_anchor },
    Edit { name: "add a page", weight: 4, make: add },
    Edit { name: "translate a page", weight: 4, make: translate },
    Edit { name: "delete a page", weight: 4, make: delete },
    Edit { name: "rename a page", weight: 4, make: rename },
    Edit { name: "make a page a section or a section a page", weight: 4, make: resection },
    Edit { name: "change a file of the content", weight: 3, make: file },
];

const KEYS: &[&str] = &[
    "weight: 3",
    "weight: 77",
    "slug: here",
    "slug: om",
    "slug: Not A Slug",
    "draft: true",
    "noindex: true",
    "updated: 2024-07-09",
    "date: 2024-06-05",
    "date: never",
    "review_by: 2024-08-01",
    "review_by: 2024-11-02",
    "owner: Åsa",
    "lead: A sentence.",
    "label: Short",
    "template: page.html",
    "template: section.html",
    "template: pgae.html",
    "aliases: [/old/]",
    "aliases: [/old/, /older/way/]",
    "translated_from: sv",
    "extra: { contents: false, colour: red }",
    "colour: red",
    "title: [",
];

const PARAGRAPHS: &[&str] = &[
    "Some words.",
    "## A heading {#heading}",
    "[Home](_index.md) and [up](../_index.md#now) and [nowhere](nowhere.md).",
    "[About](about.md#who), [about](../about.md#no-such-anchor), [root](/om/), [self](#here).",
    "[file](../assets/form.txt) and [no file](../assets/fomr.txt)",
    "<round-list status=\"current\" />",
    "<round-list status=\"curent\" />",
    "<round-list component=\"project\" />",
    "Until <round-deadline id=\"2024-03\" /> or <round-deadline id=\"spring\" />.",
    "<country-list cluster=\"europe\" />",
    "<country-list cluster=\"north\" />",
    "In <country-name code=\"UA\" /> and <country-name code=\"NO\" />.",
    "<cluster-table />",
    "<cluster-cards />",
    "<page-list section=\"apply\" />",
    "<page-list section=\"aply\" />",
    "<page-list />",
    "<component-list />",
    "<accessibility-statement />",
    "<link-card page=\"about\">\n\nA card with <contact-email id=\"partnership\" />.\n\n</link-card>",
    "<notice-box title=\"Now\">\n\n[Link](_index.md)\n\n</notice-box>",
    "<no-such-thing />",
    "<free-facts />",
    "<shout-box title=\"x\" color=\"y\">\n\nLoud [link](nowhere.md).\n\n</shout-box>",
    "<external-link id=\"law\">the law</external-link>",
    "> [!WARNING]\n> Careful.[^n]\n\n[^n]: A note.",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "<own-mark",
];

fn any_page(folder: &Folder, rng: &mut Rng) -> Option<String> {
    any(folder, rng, "content/", ".md")
}

fn retitle(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_page(folder, rng)?;
    let title = format!("title: {} {}", pick(rng, ["Ärende", "Samarbete", "Zon", "Apply"])?, rng.u8(..9));
    lines(folder, &path, |lines| {
        let at = lines.iter().position(|line| line.starts_with("title:"))?;
        lines[at] = title;
        Some(())
    })
}

/// Sets a key, in the place of the same key if the page has it.
fn set_key(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_page(folder, rng)?;
    let key = pick(rng, KEYS)?;
    lines(folder, &path, |lines| {
        let name = key.split(':').next()?;
        let end = lines.iter().skip(1).position(|line| line == "---")? + 1;
        match lines[..end].iter().position(|line| line.starts_with(name)) {
            Some(at) => lines[at] = (*key).to_owned(),
            None => lines.insert(rng.usize(1..=end), (*key).to_owned()),
        }
        Some(())
    })
}

fn comment(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_page(folder, rng)?;
    lines(folder, &path, |lines| {
        let at = 1.min(lines.len());
        lines.insert(at, "# a remark".to_owned());
        Some(())
    })
}

/// Two lines of the head change places: nothing is said otherwise, but it stands elsewhere.
fn reorder(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_page(folder, rng)?;
    lines(folder, &path, |lines| {
        let end = lines.iter().skip(1).position(|line| line == "---")? + 1;
        let (a, b) = (pick(rng, 1..end)?, pick(rng, 1..end)?);
        lines.swap(a, b);
        Some(())
    })
}

fn remove_line(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_page(folder, rng)?;
    lines(folder, &path, |lines| {
        let at = any_line(rng, lines, |_| true)?;
        lines.remove(at);
        Some(())
    })
}

/// Adds a paragraph at the beginning, the end or somewhere between.
fn write(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_page(folder, rng)?;
    let paragraph = format!("\n{}\n", pick(rng, PARAGRAPHS)?);
    lines(folder, &path, |lines| {
        let body = lines.iter().skip(1).position(|line| line == "---")? + 2;
        let gaps = (body..lines.len()).filter(|at| lines[*at].is_empty()).chain([body, lines.len()]);
        let at = pick(rng, gaps.collect::<Vec<_>>())?;
        lines.insert(at, paragraph);
        Some(())
    })
}

fn rename_anchor(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_page(folder, rng)?;
    lines(folder, &path, |lines| {
        let at = any_line(rng, lines, |line| line.contains("{#"))?;
        lines[at] = lines[at].replace("{#", "{#x-");
        Some(())
    })
}

fn add(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let language = pick(rng, ["sv", "sv", "en", "fi", "de"])?;
    let place =
        pick(rng, ["new", "apply/new", "about", "news/second", "a/b/deep", "nowhere", "apply/_index"])?;
    let head = format!("---\ntitle: New {}\ndescription: Added.\n---\n\n", rng.u8(..9));
    folder.write(&format!("content/{language}/{place}.md"), head + pick(rng, PARAGRAPHS)? + "\n");
    Some(())
}

fn translate(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any(folder, rng, "content/sv/", ".md")?;
    let to = path.replacen("/sv/", pick(rng, ["/en/", "/fi/", "/de/"])?, 1);
    let text = folder.text(&path);
    folder.write(&to, text);
    Some(())
}

fn delete(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_page(folder, rng)?;
    folder.remove(&path);
    Some(())
}

fn rename(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_page(folder, rng)?;
    let to = path.replace(".md", pick(rng, ["-2.md", "/child.md"])?);
    folder.rename(&path, &to);
    Some(())
}

/// `apply.md` becomes `apply/_index.md`, or the other way round: the same page at the same address.
fn resection(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = any_page(folder, rng)?;
    let to = match path.strip_suffix("/_index.md") {
        Some(folder) => format!("{folder}.md"),
        None => path.replace(".md", "/_index.md"),
    };
    if folder.has(&to) || to.matches('/').count() < 2 {
        return None;
    }
    folder.rename(&path, &to);
    Some(())
}

fn file(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    match (rng.u8(..3), any(folder, rng, "content/assets/", "")) {
        (0, Some(path)) => folder.remove(&path),
        (1, Some(path)) => {
            let text = folder.text(&path);
            folder.write(&path, text + "x");
        }
        _ => {
            let path = pick(
                rng,
                ["content/assets/form.txt", "content/assets/deep/new.bin", "content/assets/a b.txt"],
            )?;
            folder.write(path, vec![rng.u8(..)]);
        }
    }
    Some(())
}
