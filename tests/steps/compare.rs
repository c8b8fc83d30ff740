//! What differs between two builds of one site.

use anslag::check::{Scope, check};
use anslag::diagnostic::Diagnostic;
use anslag::engine::Build;
use anslag::path::OutputPath;
use anslag::site::{Body, BodyBlock, Trace};

/// The first thing that a reader, an editor or the next step could see a difference in.
pub fn difference(stepped: &Build, cold: &Build) -> Option<String> {
    outputs(stepped, cold)
        .or_else(|| blocks(stepped, cold))
        .or_else(|| diagnostics(&check(stepped, Scope::Finished), &check(cold, Scope::Finished)))
        .or_else(|| {
            (stepped.next_change != cold.next_change).then(|| {
                format!("next change\n  stepped {:?}\n  cold {:?}", stepped.next_change, cold.next_change)
            })
        })
}

fn outputs(stepped: &Build, cold: &Build) -> Option<String> {
    let paths = |build: &Build| build.outputs.keys().cloned().collect::<Vec<OutputPath>>();
    if paths(stepped) != paths(cold) {
        return Some(format!("outputs\n  stepped {:?}\n  cold {:?}", paths(stepped), paths(cold)));
    }
    stepped.outputs.iter().zip(&*cold.outputs).find_map(
        |((path, (job, memo)), (_, (cold_job, cold_memo)))| {
            if job != cold_job {
                return Some(format!("the job of {path}\n  stepped {job}\n  cold {cold_job}"));
            }
            match (&*memo.value, &*cold_memo.value) {
                (None, None) => {}
                (Some(output), Some(other)) => {
                    if output.path != other.path || output.bytes != other.bytes {
                        return Some(format!("{path}: {}", line(&output.bytes, &other.bytes)));
                    }
                }
                (output, _) => {
                    let who = if output.is_some() { "stepped" } else { "cold" };
                    return Some(format!("{path} was made by the {who} engine only"));
                }
            }
            (memo.trace != cold_memo.trace).then(|| {
                let (own, other) = (only(&memo.trace, &cold_memo.trace), only(&cold_memo.trace, &memo.trace));
                format!("questions of {path}\n  stepped {own:?}\n  cold {other:?}")
            })
        },
    )
}

/// Where the blocks of a page stand in its HTML and in its file.
fn blocks(stepped: &Build, cold: &Build) -> Option<String> {
    stepped.bodies.iter().zip(cold.bodies.iter()).find_map(|((key, memo), (_, cold_memo))| {
        let places = |build: &Build, body: &Body| {
            let document = &build.site.page(key)?.document;
            let place = |block: &BodyBlock| {
                (block.offset, document.markdown.blocks.get(block.block as usize).copied())
            };
            Some(body.blocks.iter().map(place).collect::<Vec<_>>())
        };
        let (own, other) = (places(stepped, &memo.value), places(cold, &cold_memo.value));
        (own != other).then(|| format!("blocks of {key}\n  stepped {own:?}\n  cold {other:?}"))
    })
}

/// The questions, or their answers, that one record has and another has not.
fn only(trace: &Trace, other: &Trace) -> Vec<String> {
    let other: Vec<_> = other.iter().collect();
    let own = trace.iter().filter(|question| !other.contains(question));
    own.map(|(query, answer)| format!("{query}: {answer:?}")).collect()
}

/// The first line in which two texts differ.
fn line(stepped: &[u8], cold: &[u8]) -> String {
    let (stepped, cold) = (String::from_utf8_lossy(stepped), String::from_utf8_lossy(cold));
    let mut lines = cold.lines();
    for line in stepped.lines() {
        let other = lines.next();
        if other != Some(line) {
            return format!("\n  stepped {line:?}\n  cold {other:?}");
        }
    }
    format!("\n  cold goes on with {:?}", lines.next())
}

fn diagnostics(stepped: &[Diagnostic], cold: &[Diagnostic]) -> Option<String> {
    let only = |a: &[Diagnostic], b: &[Diagnostic]| a.iter().find(|one| !b.contains(one)).cloned();
    (stepped != cold).then(|| {
        format!(
            "diagnostics\n  stepped only: {:#?}\n  cold only: {:#?}",
            only(stepped, cold),
            only(cold, stepped)
        )
    })
}
