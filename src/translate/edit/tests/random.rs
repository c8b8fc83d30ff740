//! Changes of random files.

use super::*;
use crate::i18n::placeable_end;

const SIGNS: &[&str] = &[
    "word",
    "å",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n  ",
    "{ $x }",
    "{ b }",
    "{\"}\"}",
    "[",
    "*",
    ".",
    "#",
    "}",
    "{",
    "{ \"->\" }",
    "\t",
    "\"",
    "{ NUMBER($n) }",
    "= ",
    "\r\n",
    "{ $n ->\n  [one] A\n *[other] B\n}",
    "-",
    "`",
    "👍",
];

fn text(random: &mut fastrand::Rng) -> String {
    (0..random.usize(1..8)).map(|_| SIGNS[random.usize(0..SIGNS.len())]).collect()
}

fn message(random: &mut fastrand::Rng) -> Vec<Form> {
    let mut forms = Vec::new();
    for attribute in [None, Some("title"), Some("label")] {
        let attribute = attribute.map(str::to_owned);
        let mut add = |ways: &[Way], text: String| {
            forms.push(Form { attribute: attribute.clone(), ways: ways.to_vec(), text })
        };
        let way = |selector: &str, key: &str, is_default| Way {
            selector: selector.into(),
            key: key.into(),
            is_default,
        };
        match random.u8(0..4) {
            0 => {}
            1 => add(&[], text(random)),
            2 => {
                add(&[way("$n", "one", false)], text(random));
                add(&[way("$n", "other", true)], text(random));
            }
            _ => {
                add(&[way("$who", "a-b", true), way("$n", "0", false)], text(random));
                add(&[way("$who", "a-b", true), way("$n", "other", true)], text(random));
                add(&[way("$who", "c", false)], text(random));
            }
        }
    }
    forms
}

/// A message that was filled in says what was filled in, and filling in what it says gives the same message.
#[test]
fn what_is_typed_comes_back() {
    let mut random = fastrand::Rng::with_seed(31);
    let mut kept = 0;
    for _ in 0..6_000 {
        let typed = message(&mut random);
        let Ok(composed) = compose("a", &typed) else { continue };
        let file = read(&composed);
        let is_placeable = |text: &str, at: usize| {
            placeable_end(text, at)
                .is_some_and(|end| !read(&format!("a = {}", &text[at..end])).entries().is_empty())
        };
        let is_open = || {
            typed.iter().any(|form| form.text.match_indices('{').any(|(at, _)| !is_placeable(&form.text, at)))
        };
        let Some(entry) = file.entries().first().filter(|entry| file.text(entry) == composed) else {
            // Only what begins like a placeable and is none cannot be written.
            assert!(is_open(), "{typed:?}\n{composed}");
            continue;
        };
        let first = forms(&file, entry);
        let again = compose("a", &first).unwrap();
        let file = read(&again);
        assert_eq!(forms(&file, &file.entries()[0]), first, "{typed:?}\n{composed}\n{again}");
        kept += 1;
        let is_plain =
            |form: &Form| form.text.trim() == form.text && !form.text.contains(['{', '}', '\r', '\n']);
        if typed.iter().all(is_plain) {
            assert_eq!(first, typed, "{composed}");
        }
    }
    assert!(kept > 2400, "{kept}");
}

const LINES: &[&str] = &[
    "# note",
    "## Group",
    "### File",
    "",
    "",
    "   ",
    "junk",
    " .t = stray",
    "broken = {",
    "-t = Term",
    "b = { -t }",
    "c = C",
    "a = A",
    "d =\n    D\n     E",
    "e = { $n ->\n  [one] A\n *[other] B\n }\n    .t = T",
    "f = [x]",
    "a = twice",
    "##",
    "å = x",
    "g = { $x\n",
    "\tt = x",
    "h = { b }\n{ b }",
];

fn file(random: &mut fastrand::Rng) -> String {
    let mut text: String = if random.u8(0..4) == 0 { "\u{FEFF}".into() } else { String::new() };
    for _ in 0..random.usize(0..12) {
        text.push_str(LINES[random.usize(0..LINES.len())]);
        text.push('\n');
    }
    if random.bool() {
        text.truncate(text.trim_end_matches('\n').len());
    }
    if random.bool() { text.replace('\n', "\r\n") } else { text }
}

/// The messages of a file and all its other lines, without one message.
fn others(text: &str, key: &str) -> (Vec<String>, Vec<String>) {
    let file = read(text);
    let messages = file.entries().iter().filter(|entry| entry.id.as_str() != key);
    let messages: Vec<String> = messages.map(|entry| file.text(entry).to_owned()).collect();
    let own = file.entries().iter().find(|entry| entry.id.as_str() == key).map(|entry| entry.span);
    let rest = own.map_or(text.to_owned(), |own| format!("{}{}", &text[..own.start], &text[own.end..]));
    (
        messages,
        rest.trim_start_matches('\u{FEFF}')
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect(),
    )
}

#[test]
fn every_other_byte_stays() {
    let mut random = fastrand::Rng::with_seed(37);
    let mut done = [0; 4];
    for _ in 0..6_000 {
        let before = file(&mut random);
        let resource = read(&before);
        let keys = ["a", "b", "c", "d", "e", "f", "-t", "h"];
        let key = keys[random.usize(0..keys.len())];
        let kind = random.usize(0..4);
        let new = message(&mut random);
        let after = match kind {
            0 => set(&resource, key, Message::Forms(&new), Expected::Anything),
            1 => {
                let source = file(&mut random);
                insert(&resource, &read(&source), key, Message::Forms(&new))
            }
            2 => remove(&resource, key, Expected::Anything),
            _ => {
                let Some(entry) = resource.entries().iter().find(|entry| entry.id.as_str() == key) else {
                    continue;
                };
                let mut forms = forms(&resource, entry);
                let at = random.usize(0..forms.len());
                forms[at].text = text(&mut random);
                let after = set(&resource, key, Message::Forms(&forms), Expected::Anything);
                if let Ok(after) = &after {
                    let file = read(after);
                    let now = super::forms(&file, entry_of(&file, key));
                    forms[at].text = now.get(at).map_or(String::new(), |form| form.text.clone());
                    assert!(now.len() != forms.len() || now == forms, "{before:?} {after:?}");
                }
                after
            }
        };
        let Ok(after) = after else { continue };
        done[kind] += 1;
        let (messages, mut lines) = others(&before, key);
        let (messages_after, lines_after) = others(&after, key);
        assert_eq!(messages, messages_after, "{before:?} {after:?}");
        if kind == 2 {
            let own = resource.comment(entry_of(&resource, key)).len();
            let taken = lines.len() - lines_after.len();
            assert_eq!(taken, own, "{before:?} {after:?}");
            lines.retain(|line| lines_after.contains(line));
            assert!(lines_after.iter().all(|line| lines.contains(line)));
            continue;
        }
        assert_eq!(lines, lines_after, "{before:?} {after:?}");
        assert_eq!(
            before.contains("\r\n") && after.contains("\n"),
            after.contains("\r\n") && before.contains('\n')
        );
        if !before.is_empty() && before != "\u{FEFF}" {
            assert_eq!(before.ends_with('\n'), after.ends_with('\n'), "{before:?} {after:?}");
        }
        assert_eq!(before.starts_with('\u{FEFF}'), after.starts_with('\u{FEFF}'));
    }
    assert!(done.iter().all(|count| *count > 150), "{done:?}");
}

fn entry_of<'r>(file: &'r Resource, key: &str) -> &'r Entry {
    entry(file, key)
}
