//! Files of a site that are written.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;
use crate::translate::edit::{Expected, Form, Message, forms, insert, set};

const FILE: &str = "i18n/en/site.ftl";

fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    folder
}

fn change(path: &str, before: Option<&str>, after: &str) -> Save {
    let before = before.map(|text| Arc::from(text.as_bytes()));
    Save { path: SourcePath::new(path), before, after: Arc::from(after.as_bytes()) }
}

/// What lies in a folder of the site, hidden files too.
fn list(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_is_made_for_others_takes_its_place_but_not_that_of_their_own() {
    let folder = site(&[(".vscode/settings.json", "mine"), (".vscode/anslag/a.json", "old")]);
    let made = |path: &str, text: &str, is_shared| Made {
        path: SourcePath::new(path),
        text: text.to_owned(),
        is_shared,
    };
    let files = [
        made(".vscode/settings.json", "ours", true),
        made(".vscode/anslag/a.json", "new", false),
        made(".vscode/extensions.json", "first", true),
    ];
    let kept = [SourcePath::new(".vscode/settings.json")];
    assert_eq!(deposit(folder.path(), &files).unwrap(), kept);
    let text = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
    assert_eq!((text(".vscode/settings.json"), text(".vscode/anslag/a.json")), ("mine".into(), "new".into()));
    assert_eq!(deposit(folder.path(), &files).unwrap(), kept, "what is the same is nobody's own");
    assert_eq!(list(&folder.path().join(".vscode")), ["anslag", "extensions.json", "settings.json"]);
    symlink("/tmp", folder.path().join("out")).unwrap();
    assert!(deposit(folder.path(), &[made("out/a.json", "new", false)]).is_err());
}

#[test]
fn all_files_are_written_or_none() {
    let folder = site(&[(FILE, "a = A\n"), ("content/en/x.md", "old")]);
    let root = folder.path();
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    fs::write(root.join("i18n/en/.anslag-edit-dead"), "left by a process that was killed").unwrap();
    fs::set_permissions(root.join(FILE), Permissions::from_mode(0o640)).unwrap();
    let page = change("content/en/x.md", Some("old"), "new");
    let cases = [
        (change(FILE, Some("a = B\n"), "a = C\n"), "somebody has changed it"),
        (change(FILE, None, "a = C\n"), "somebody has made it"),
        (change("i18n/en/new.ftl", Some("a = B\n"), "a = C\n"), "somebody has removed it"),
    ];
    for (conflict, why) in cases {
        let path = conflict.path.clone();
        match save(root, &[page.clone(), conflict]) {
            Err(Unsaved::Changed(paths)) => assert_eq!(paths, [path], "{why}"),
            other => panic!("{why}: {other:?}"),
        }
        assert_eq!((read(FILE).as_str(), read("content/en/x.md").as_str()), ("a = A\n", "old"), "{why}");
    }
    save(root, &[page, change(FILE, Some("a = A\n"), "a = Å\n"), change("i18n/en/b/c.ftl", None, "c = C\n")])
        .unwrap();
    assert_eq!([FILE, "content/en/x.md", "i18n/en/b/c.ftl"].map(read), ["a = Å\n", "new", "c = C\n"]);
    assert_eq!(fs::metadata(root.join(FILE)).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(list(&root.join("i18n/en")), ["b", "site.ftl"]);
    assert_eq!(list(root), ["content", "i18n"], "the lock leaves nothing behind");
}

#[test]
fn nothing_is_written_where_it_does_not_belong() {
    let folder = site(&[(FILE, "a = A\n"), ("other/x.ftl", "x = X\n")]);
    let root = folder.path();
    symlink("../other", root.join("i18n/sv")).unwrap();
    symlink("../../other/x.ftl", root.join("i18n/en/link.ftl")).unwrap();
    fs::write(root.join("i18n/en/fixed.ftl"), "f = F\n").unwrap();
    fs::set_permissions(root.join("i18n/en/fixed.ftl"), Permissions::from_mode(0o444)).unwrap();
    let cases = [
        ("i18n/sv/x.ftl", Some("x = X\n"), "a link could lead out"),
        ("i18n/en/link.ftl", Some("x = X\n"), "a link could lead out"),
        ("i18n/en/../../x.ftl", None, "does not lie in the site"),
        ("/i18n/en/x.ftl", None, "it is no locale file"),
        ("i18n/en/x.txt", None, "it is no locale file"),
        ("content/assets/x.pdf", None, "it is no locale file"),
        ("i18n/en/fixed.ftl", Some("f = F\n"), "is read-only"),
    ];
    for (path, before, expected) in cases {
        match save(root, &[change(FILE, Some("a = A\n"), "a = B\n"), change(path, before, "new")]) {
            Err(Unsaved::Machine { written, error }) => {
                assert!(written.is_empty() && error.to_string().contains(expected), "{path}: {error}");
            }
            other => panic!("{path}: {other:?}"),
        }
        assert_eq!(fs::read_to_string(root.join(FILE)).unwrap(), "a = A\n", "{path}");
    }
    assert_eq!(list(&root.join("other")), ["x.ftl"]);
    assert!(Save::new(&SourceFile::new(SourcePath::new(FILE), *b"a = \xFF\n"), "a = B\n").is_none());
    fs::write(root.join(FILE), b"a = \xFF\n").unwrap();
    let result = update(root, &SourcePath::new(FILE), |_| Ok("b = B\n".to_owned()));
    assert!(matches!(result, Err(Unsaved::Machine { .. })), "{result:?}");
}

fn form(text: &str) -> Form {
    Form { attribute: None, ways: Vec::new(), text: text.to_owned() }
}

/// Two editors who write at once: each message that either of them wrote is there, and where both change one message,
/// one of them is told.
#[test]
fn two_editors_at_once_lose_nothing() {
    const ROUNDS: usize = 60;
    let folder = site(&[(FILE, "shared = 0\n")]);
    let (root, path) = (folder.path(), SourcePath::new(FILE));
    let editor = |name: &str| {
        let mut counted = 0;
        for round in 0..ROUNDS {
            let key = format!("{name}-{round}");
            let add = |file: &Resource| insert(file, file, &key, Message::Forms(&[form("x")]));
            update(root, &path, add).unwrap();
            // The message is read, and changed only if it is still what was read.
            let text: Arc<str> = fs::read_to_string(root.join(FILE)).unwrap().into();
            let seen = i18n::parse(&path, &text).value;
            let shared = &seen.entries()[0];
            let count: usize = forms(&seen, shared)[0].text.parse().unwrap();
            let new = [form(&(count + 1).to_string())];
            let expected = Expected::Was(shared.fingerprint);
            match update(root, &path, |file| set(file, "shared", Message::Forms(&new), expected)) {
                Ok(()) => counted += 1,
                Err(Unsaved::Refused(Refusal::Conflict(_))) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        counted
    };
    let counted: usize = std::thread::scope(|scope| {
        let editors = ["one", "two", "three"].map(|name| scope.spawn(move || editor(name)));
        editors.into_iter().map(|editor| editor.join().unwrap()).sum()
    });
    let text: Arc<str> = fs::read_to_string(root.join(FILE)).unwrap().into();
    let file = i18n::parse(&path, &text).value;
    assert_eq!(file.entries().len(), 1 + 3 * ROUNDS);
    assert_eq!(forms(&file, &file.entries()[0])[0].text, counted.to_string());
}
