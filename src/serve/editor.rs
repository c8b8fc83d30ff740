//! Opening a file at a line in the editor of the person who writes.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program with a window, and how it is told a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Editor {
    program: String,
    /// With `{file}`, `{line}` and `{column}` where they belong.
    arguments: Vec<String>,
}

/// Why a command cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unusable {
    /// No program is named, or a quotation does not end.
    NotACommand,
    /// It would need the terminal that the preview runs in.
    NeedsTerminal(String),
}

/// A place in a file; line and column from 1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    pub path: PathBuf,
    pub line: usize,
    pub column: usize,
}

/// What editors with a window expect, by the names of their programs.
const KNOWN: &[(&[&str], &[&str])] = &[
    (
        &["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"],
        &["--goto", "{file}:{line}:{column}"],
    ),
    (&["subl", "sublime_text", "zed", "zeditor", "lapce"], &["{file}:{line}:{column}"]),
    (
        &["idea", "webstorm", "phpstorm", "pycharm", "rustrover", "fleet", "kate", "kwrite"],
        &["--line", "{line}", "--column", "{column}", "{file}"],
    ),
    (&["gvim", "mvim", "gedit", "xed", "pluma", "gnome-text-editor", "bbedit"], &["+{line}", "{file}"]),
    (&["emacsclient"], &["-n", "+{line}:{column}", "{file}"]),
    (&["mate"], &["--line", "{line}:{column}", "{file}"]),
    (&["notepad++"], &["-n{line}", "-c{column}", "{file}"]),
];

/// Editors that need a terminal.
const IN_TERMINAL: &[&str] = &[
    "vi", "vim", "nvim", "view", "nano", "pico", "emacs", "hx", "helix", "micro", "kak", "joe", "ne", "ed",
    "mcedit",
];

impl Editor {
    /// Reads a command line such as `code` or `myeditor --at {line} {file}`. One that says nothing of places is told
    /// them as it is known to want it, else it is given the file alone.
    ///
    /// # Errors
    /// If it is no command, or its program cannot be used from a browser.
    pub fn parse(command: &str) -> Result<Editor, Unusable> {
        let mut words = shlex::split(command).unwrap_or_default().into_iter();
        let program = words.next().filter(|program| !program.is_empty()).ok_or(Unusable::NotACommand)?;
        let name = name_of(&program);
        if IN_TERMINAL.contains(&name.as_str()) {
            return Err(Unusable::NeedsTerminal(name));
        }
        let mut arguments: Vec<String> = words.collect();
        if !arguments.iter().any(|argument| argument.contains("{file}")) {
            let known = KNOWN.iter().find(|(names, _)| names.contains(&name.as_str()));
            let places = known.map_or(["{file}"].as_slice(), |(_, places)| places);
            arguments.extend(places.iter().map(|place| (*place).to_owned()));
        }
        Ok(Editor { program, arguments })
    }

    /// The name of the program, for telling it to people.
    pub fn name(&self) -> String {
        name_of(&self.program)
    }

    /// Starts the editor, and does not wait for it.
    ///
    /// # Errors
    /// If the program cannot be started.
    pub fn open(&self, place: &Place) -> io::Result<()> {
        let mut child = Command::new(&self.program)
            .args(self.arguments(place))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        // Somebody has to take notice of its end, or it stays in the system's list.
        std::thread::Builder::new().name("editor".to_owned()).spawn(move || child.wait())?;
        Ok(())
    }

    fn arguments(&self, place: &Place) -> Vec<String> {
        let path = place.path.to_string_lossy();
        let fill = |argument: &String| {
            argument
                .replace("{line}", &place.line.to_string())
                .replace("{column}", &place.column.to_string())
                .replace("{file}", &path)
        };
        self.arguments.iter().map(fill).collect()
    }
}

/// `code` of `/usr/bin/code` and `C:\…\Code.exe`.
fn name_of(program: &str) -> String {
    let name = Path::new(program).file_stem().map_or_else(|| program.into(), |name| name.to_string_lossy());
    name.to_lowercase()
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unusable::NotACommand => write!(f, "write a command such as `code` or `subl {{file}}:{{line}}`"),
            Unusable::NeedsTerminal(name) => write!(
                f,
                "`{name}` needs a terminal of its own; name an editor with a window, or leave `--editor` out: \
                 then the path is copied"
            ),
        }
    }
}

/// `/site/content/sv/apply.md:14:21`, as editors and terminals understand it.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path.display(), self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_is_told_the_place_in_its_own_way() {
        let place = Place { path: PathBuf::from("/a b/{line}.md"), line: 3, column: 7 };
        for (command, name, expected) in [
            ("code", "code", "--goto|/a b/{line}.md:3:7"),
            ("/opt/Code.exe --reuse-window", "code", "--reuse-window|--goto|/a b/{line}.md:3:7"),
            ("subl", "subl", "/a b/{line}.md:3:7"),
            ("idea", "idea", "--line|3|--column|7|/a b/{line}.md"),
            ("strange", "strange", "/a b/{line}.md"),
            ("\"my editor\" -l {line} {file}", "my editor", "-l|3|/a b/{line}.md"),
        ] {
            let editor = Editor::parse(command).unwrap();
            assert_eq!(
                (editor.name().as_str(), editor.arguments(&place).join("|").as_str()),
                (name, expected)
            );
        }
    }

    #[test]
    fn what_cannot_be_started_from_a_browser_is_told() {
        for (command, expected) in [
            ("", Unusable::NotACommand),
            ("  ", Unusable::NotACommand),
            ("\"open", Unusable::NotACommand),
            ("/usr/bin/vim -f", Unusable::NeedsTerminal("vim".to_owned())),
        ] {
            assert_eq!(Editor::parse(command), Err(expected), "{command}");
        }
    }
}
