//! Files of cases, each a text in Swedish and one in English with what is drawn of the pair: of a fault something, of a
//! sound pair nothing. `UPDATE_EXPECT=1 cargo test --test it` writes what is drawn anew.

use std::fs;
use std::path::{Path, PathBuf};

/// How a file holds its cases.
pub struct Cases {
    /// The name of the file, beside this one.
    pub file: &'static str,
    /// What the line with the name of a case begins with.
    pub begin: &'static str,
    /// What ends a text, before the line `--` or `==` below it.
    pub end: &'static str,
}

pub struct Case {
    pub name: String,
    pub swedish: String,
    pub english: String,
    expected: String,
}

impl Cases {
    /// Every case is drawn as the file says.
    #[track_caller]
    pub fn are_drawn(&self, draw: impl Fn(&Case) -> String) {
        let (head, mut cases) = self.read();
        let mut wrong = String::new();
        for case in &mut cases {
            let drawn = draw(case);
            if drawn != case.expected {
                wrong.push_str(&format!("# {}: expected\n{}\nbut\n{drawn}\n\n", case.name, case.expected));
                case.expected = drawn;
            }
        }
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let all: String = cases.iter().map(|case| self.write(case)).collect();
            let all = format!("{head}\n{}\n", all.trim_end_matches('\n'));
            fs::write(self.place(), all).unwrap();
            return;
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    /// What is sound has nothing drawn, and what is a fault has something, whatever somebody lets the file say; and
    /// there are so many of each.
    #[track_caller]
    pub fn are_as_they_are_called(&self, most_faults: usize, most_sound: usize) {
        let (_, cases) = self.read();
        let (sound, faults): (Vec<_>, Vec<_>) =
            cases.iter().partition(|case| case.name.starts_with("sound: "));
        let names = |cases: &[&Case], is_empty: bool| -> Vec<String> {
            let named = cases.iter().filter(|case| case.expected.is_empty() == is_empty);
            named.map(|case| case.name.clone()).collect()
        };
        let (alarmed, untold) = (names(&sound, false), names(&faults, true));
        assert!(alarmed.is_empty(), "these are sound: {alarmed:#?}");
        assert!(untold.is_empty(), "these are faults: {untold:#?}");
        let counts = (faults.len(), sound.len());
        assert!(counts.0 >= most_faults && counts.1 >= most_sound, "{counts:?} faults and sound pairs");
    }

    pub fn all(&self) -> Vec<Case> {
        self.read().1
    }

    fn place(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(self.file)
    }

    /// What stands above the first case, and the cases.
    fn read(&self) -> (String, Vec<Case>) {
        let text = fs::read_to_string(self.place()).unwrap();
        let begin = format!("\n{}", self.begin);
        let mut parts = text.split(&begin);
        let head = parts.next().unwrap_or_default().to_owned();
        (head, parts.map(|part| self.parse(part)).collect())
    }

    fn parse(&self, text: &str) -> Case {
        let line = |sign: &str| format!("{}{sign}\n", self.end);
        let (name, rest) = text.split_once('\n').expect("a case has a name");
        let (pair, expected) = rest.split_once(&line("==")).expect("a case has a result");
        let (swedish, english) = pair.split_once(&line("--")).expect("a case has two languages");
        let [name, swedish, english, expected] =
            [name, swedish, english, expected.trim_end()].map(str::to_owned);
        Case { name, swedish, english, expected }
    }

    fn write(&self, case: &Case) -> String {
        let Case { name, swedish, english, expected } = case;
        let Cases { begin, end, .. } = self;
        let expected = if expected.is_empty() { String::new() } else { format!("{expected}\n") };
        format!("{begin}{name}\n{swedish}{end}--\n{english}{end}==\n{expected}\n")
    }
}
