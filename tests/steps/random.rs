//! Hundreds of random edits, each followed by a step of the one engine and a build of a new one.

use std::collections::BTreeSet;

use anslag::path::SourcePath;
use anslag::source::Change;
use fastrand::Rng;

use crate::builder::{Builder, cold};
use crate::compare::difference;
use crate::edit::{Edit, pick, table};
use crate::folder::Folder;
use crate::synthetic::SITE;

const STEPS: usize = 500;

/// With so many files damaged, one is mended before another is.
const ENOUGH: usize = 25;

/// Another seed finds other faults: `STEPS_SEED=7 cargo test --test steps`. `STEPS_SITE=DIR` edits a copy of another
/// site than the repository's.
fn seed(default: u64) -> u64 {
    std::env::var("STEPS_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(default)
}

#[test]
fn a_step_of_the_sites_own_pages_equals_a_build_from_nothing() {
    run(Folder::of_repository(), seed(20_240_820));
}

#[test]
fn a_step_of_an_awkward_site_equals_a_build_from_nothing() {
    run(Folder::of_text(SITE), seed(20_241_101));
}

fn run(mut folder: Folder, seed: u64) {
    let mut rng = Rng::with_seed(seed);
    let mut builder = Builder::new(&folder);
    let mut now = MOMENTS[0];
    let mut history = Vec::new();
    builder.step(&Change::Everything, now);
    for step in 0..STEPS {
        let edit = match rng.u8(..20) {
            0 => {
                now = pick(&mut rng, MOMENTS.iter().copied()).unwrap();
                format!("move the clock to {now}")
            }
            _ => make_edit(&mut folder, &mut rng),
        };
        let edited = folder.take_edited();
        history.push(format!("{step}: {edit} {edited:?}"));
        let stepped = builder.step(&change(&mut rng, edited), now);
        if let Some(difference) = difference(&stepped, &cold(&folder, now)) {
            let last = &history[history.len().saturating_sub(12)..];
            panic!("seed {seed}, step {step}\n{difference}\nthe last edits:\n  {}", last.join("\n  "));
        }
    }
}

const MOMENTS: &[&str] = &[
    "2024-08-20",
    "2024-03-16",
    "2024-01-01",
    "2024-08-29",
    "2024-09-16",
    "2024-10-25",
    "2024-11-02",
    "2025-01-01",
];

/// Makes one edit of the table. A site of which much is broken has little left to go wrong: the more is damaged, the
/// likelier something is mended, and the settings soonest.
fn make_edit(folder: &mut Folder, rng: &mut Rng) -> String {
    let damaged = folder.damaged();
    if damaged.iter().any(|path| path == "anslag.yaml") && rng.u8(..4) == 0 {
        folder.mend("anslag.yaml");
        return "mend the settings".to_owned();
    }
    if damaged.len() > rng.usize(..ENOUGH) {
        folder.mend(&pick(rng, damaged).unwrap());
        return "mend a file".to_owned();
    }
    let total: u32 = table().map(|edit| edit.weight).sum();
    loop {
        let mut at = rng.u32(..total);
        let edit: &Edit = table()
            .find(|edit| match at.checked_sub(edit.weight) {
                Some(rest) => {
                    at = rest;
                    false
                }
                None => true,
            })
            .unwrap();
        if (edit.make)(folder, rng).is_some() {
            return edit.name.to_owned();
        }
    }
}

/// Mostly the very files; sometimes a folder above them, sometimes no hint at all.
fn change(rng: &mut Rng, edited: BTreeSet<SourcePath>) -> Change {
    match rng.u8(..10) {
        0 => Change::Everything,
        1 => Change::Files(
            edited
                .iter()
                .map(|path| {
                    path.as_str().rsplit_once('/').map_or(path.clone(), |(parent, _)| SourcePath::new(parent))
                })
                .collect(),
        ),
        _ => Change::Files(edited),
    }
}
