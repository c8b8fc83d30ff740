//! The table of edits: everything that a person might do to a site between two steps, in any order.

mod config;
mod facts;
mod page;
mod theme;

use fastrand::Rng;

use crate::folder::Folder;

/// One edit: its name, how often it is made compared with others, and what it does; `None` if it cannot be made now.
pub struct Edit {
    pub name: &'static str,
    pub weight: u32,
    pub make: fn(&mut Folder, &mut Rng) -> Option<()>,
}

pub fn table() -> impl Iterator<Item = &'static Edit> {
    [page::EDITS, facts::EDITS, theme::EDITS, config::EDITS, HERE].into_iter().flatten()
}

const HERE: &[Edit] = &[
    Edit { name: "mend a file", weight: 10, make: mend },
    Edit { name: "touch a file", weight: 2, make: touch },
    Edit { name: "swap two files", weight: 2, make: swap },
    Edit { name: "damage bytes of any file", weight: 3, make: damage },
    Edit { name: "add a file that nothing uses", weight: 1, make: stray },
];

fn mend(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = pick(rng, folder.damaged())?;
    folder.mend(&path);
    Some(())
}

fn touch(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = pick(rng, folder.paths(|_| true))?;
    let text = folder.text(&path);
    folder.write(&path, text);
    Some(())
}

/// Two files of one folder change places, as when somebody renames in a circle.
fn swap(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let first = pick(rng, folder.paths(|_| true))?;
    let (parent, _) = first.rsplit_once('/')?;
    let second =
        pick(rng, folder.paths(|path| path.rsplit_once('/').is_some_and(|(other, _)| other == parent)))?;
    let (a, b) = (folder.text(&first), folder.text(&second));
    folder.write(&first, b);
    folder.write(&second, a);
    Some(())
}

fn damage(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = pick(rng, folder.paths(|path| path != "anslag.yaml"))?;
    let mut bytes = folder.text(&path).into_bytes();
    let at = rng.usize(..=bytes.len());
    match rng.u8(..3) {
        0 => bytes.truncate(at),
        1 => bytes.insert(at, 0xff),
        _ => bytes.insert(at, b"{}\"'<>#-:\n"[rng.usize(..10)]),
    }
    folder.write(&path, bytes);
    Some(())
}

fn stray(folder: &mut Folder, rng: &mut Rng) -> Option<()> {
    let path = pick(
        rng,
        ["content/sv/x.txt", "content/xx/a.md", "i18n/x.txt", "themes/x/y", "content/data/x.json"],
    )?;
    folder.write(path, "?");
    Some(())
}

/// Any of these, if there is one.
pub fn pick<T>(rng: &mut Rng, from: impl IntoIterator<Item = T>) -> Option<T> {
    let mut from: Vec<T> = from.into_iter().collect();
    (!from.is_empty()).then(|| from.swap_remove(rng.usize(..from.len())))
}

/// Any file with this beginning and this end.
fn any(folder: &Folder, rng: &mut Rng, start: &str, end: &str) -> Option<String> {
    pick(rng, folder.paths(|path| path.starts_with(start) && path.ends_with(end)))
}

/// Gives the lines of a file to `change`.
fn lines(folder: &mut Folder, path: &str, change: impl FnOnce(&mut Vec<String>) -> Option<()>) -> Option<()> {
    let mut lines: Vec<String> = folder.text(path).lines().map(str::to_owned).collect();
    change(&mut lines)?;
    folder.write(path, lines.join("\n") + "\n");
    Some(())
}

/// A line that satisfies the predicate.
fn any_line(rng: &mut Rng, lines: &[String], wanted: impl Fn(&str) -> bool) -> Option<usize> {
    pick(rng, (0..lines.len()).filter(|at| wanted(&lines[*at])))
}
