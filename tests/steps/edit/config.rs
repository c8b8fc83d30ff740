//! Edits of `anslag.yaml` and of the themes' descriptions.

use fastrand::Rng;

use super::{Edit, any_line, lines, pick};
use crate::folder::Folder;

pub const EDITS: &[Edit] = &[
    Edit { name: "change a setting", weight: 8, make: setting },
    Edit { name: "change a language", weight: 5, make: language },
    Edit { name: "change a menu", weight: 4, make: menu },
    Edit { name: "comment the settings", weight: 1, make: comment },
    Edit { name: "break the settings", weight: 1, make: break_ },
    Edit { name: "delete the settings", weight: 1, make: delete },
    Edit { name: "change what a theme extends", weight: 1, make: extends },
];

const CONFIG: &str = "anslag.yaml";

const SETTINGS: &[&str] = &[
    "theme: default",
    "theme: icld",
    "theme: own",
    "theme: nowhere",
    "closing_days: 3",
    "closing_days: 60",
    "feed: atom.xml",
    "time_zone: Pacific/Auckland",
    "time_zone: Europe/Stokholm",
    "base_url: https://elsewhere.example/sub/",
    "programme: false",
    "colour: red",
];

fn edit(folder: &mut Folder, change: impl FnOnce(&mut Vec<String>) -> Option<()>) -> Option<()> {
    if folder.has(CONFIG) { lines(folder, CONFIG, change) } else { None }
}

fn setting(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let setting = pick(rng, SETTINGS)?;
    edit(folder, |lines| {
        let (key, _) = setting.split_once(':')?;
        match lines.iter().position(|line| line.starts_with(key)) {
            Some(at) => lines[at] = (*setting).to_owned(),
            None => lines.push((*setting).to_owned()),
        }
        Some(())
    })
}

fn language(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let change = rng.u8(..5);
    edit(folder, |lines| {
        let at = any_line(rng, lines, |line| line.contains("{ code:"))?;
        match change {
            0 => drop(lines.remove(at)),
            1 => lines.swap(at, at.checked_sub(1)?),
            2 => lines[at] = lines[at].replace("missing: ", "missing: x"),
            3 => {
                let format = pick(rng, ["en-US", "de-DE", "ar-EG", "sv-FI"])?;
                let (before, rest) = lines[at].split_once("format: ")?;
                let after = rest.find([',', ' ', '}']).map_or("", |end| &rest[end..]);
                lines[at] = format!("{before}format: {format}{after}");
            }
            _ => {
                let policy = pick(rng, ["fail", "omit", "link", "show"])?;
                let (before, rest) = lines[at].split_once("missing: ")?;
                let after = rest.find([',', ' ', '}']).map_or("", |end| &rest[end..]);
                lines[at] = format!("{before}missing: {policy}{after}");
            }
        }
        Some(())
    })
}

fn menu(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let ids = pick(rng, ["[about]", "[apply, about]", "[about, apply, nowhere]", "[]", "[apply/new]"])?;
    edit(folder, |lines| {
        let at = any_line(rng, lines, |line| line.starts_with("  main:") || line.starts_with("  footer:"))?;
        let (name, _) = lines[at].split_once(':')?;
        lines[at] = format!("{name}: {ids}");
        Some(())
    })
}

fn comment(folder: &mut Folder, _: &mut Rng) -> Option<()> {
    edit(folder, |lines| {
        lines.insert(0, "# a remark".to_owned());
        Some(())
    })
}

fn break_(folder: &mut Folder, _: &mut Rng) -> Option<()> {
    edit(folder, |lines| {
        lines.push("menus: [".to_owned());
        Some(())
    })
}

fn delete(folder: &mut Folder, _: &mut Rng) -> Option<()> {
    folder.has(CONFIG).then(|| folder.remove(CONFIG))
}

fn extends(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = pick(rng, folder.paths(|path| path.ends_with("/theme.yaml")))?;
    let theme = pick(rng, ["default", "own", "icld", "nowhere"])?;
    folder.write(&path, format!("extends: {theme}\n"));
    Some(())
}
