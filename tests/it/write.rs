//! A locale file is whole, whenever the program that writes it is killed.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use anslag::i18n;
use anslag::path::SourcePath;
use anslag::translate::edit::{Expected, Message, set};
use anslag::translate::update;

const FILE: &str = "i18n/en/site.ftl";
const FOLDER: &str = "ANSLAG_TEST_FOLDER";

/// Long, so that a write is not done in one go.
fn message(number: usize) -> String {
    format!(
        "a =\n    {number}\n{}    {number}",
        "    word word word word word word word word\n".repeat(2_000)
    )
}

/// Not a test of its own, but the process that is killed: it writes one message after another, and tells each.
#[test]
fn writes_until_it_is_killed() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let path = SourcePath::new(FILE);
    for number in 1.. {
        let change =
            |file: &i18n::Resource| set(file, "a", Message::Fluent(&message(number)), Expected::Anything);
        update(Path::new(&folder), &path, change).unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "written {number}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn a_killed_writer_leaves_the_old_file_or_the_new_one() {
    let mut random = fastrand::Rng::with_seed(41);
    for round in 0..6 {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join(FILE);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, format!("# first\n{}\n\n# last\nb = B", message(0))).unwrap();
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "write::writes_until_it_is_killed", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let told = random.usize(1..5);
        let is_told = |line: &String| line.ends_with(&format!("written {told}"));
        assert!(lines.any(|line| is_told(&line.unwrap())), "round {round}");
        // Somewhere in the next write, or after it: the child goes on while this is counted.
        (0..random.usize(0..2_000_000)).for_each(|count| assert!(std::hint::black_box(count) < usize::MAX));
        child.kill().unwrap();
        child.wait().unwrap();
        let text: Arc<str> = fs::read_to_string(&place).unwrap().into();
        let file = i18n::parse(&SourcePath::new(FILE), &text);
        assert_eq!(file.diagnostics, []);
        let written = file.value.text(&file.value.entries()[0]);
        let number = (told..told + 1000).find(|number| message(*number) == written);
        assert!(number.is_some(), "round {round}: {told} writes were told, and the file has none of them");
        assert!(text.starts_with("# first\na =") && text.ends_with("\n\n# last\nb = B"), "round {round}");
        // What was left in the middle is tidied by the next who writes.
        let change = |file: &i18n::Resource| set(file, "b", Message::Fluent("b = C"), Expected::Anything);
        update(folder.path(), &SourcePath::new(FILE), change).unwrap();
        assert_eq!(fs::read_dir(place.parent().unwrap()).unwrap().count(), 1, "round {round}");
    }
}
