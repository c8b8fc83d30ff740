//! Lists that others keep, as they were when they were copied: the codes of countries, and who can receive aid.
//!
//! Each lies in a file beside this one, with its edition and its source in its first lines. Compares nothing.

pub mod dac;
pub mod iso;

/// The lines of a list that say something, each as its words.
fn lines(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split(' ').collect())
}
