//! Tables of PO files: what is read, what is told, and what is written back.

use super::*;
use crate::i18n::Plurals;
use crate::locale::Formats;

#[track_caller]
fn faults(text: &str) -> Vec<String> {
    let (file, faults) = read(text.as_bytes());
    // What is left can be written and read again without a fault.
    let again = read(write(&file).as_bytes());
    assert_eq!(again.1, []);
    faults.iter().map(|fault| format!("{}: {}", fault.line, fault.what)).collect()
}

#[test]
fn faults_say_their_line() {
    let sound = "\n\nmsgid \"later\"\nmsgstr \"senare\"\n";
    for (text, expected) in [
        ("msgid \"a\nmsgstr \"b\"", "1: the text in quotes is not closed on its line"),
        ("msgid \"a\"\nmsgstr \"b", "2: the text in quotes is not closed on its line"),
        ("msgid \"a\"\nmsgstr \"b\\\"", "2: the text in quotes is not closed on its line"),
        ("msgid \"a\"\nmsgstr \"b\\", "2: the text in quotes is not closed on its line"),
        (
            "msgid \"a \"b\" c\"\nmsgstr \"\"",
            "1: there is something behind the closing quote; write a quote in a text as `\\\"`",
        ),
        (
            "msgid \"a\"\nmsgstr \"b\" c",
            "2: there is something behind the closing quote; write a quote in a text as `\\\"`",
        ),
        ("msgid \"a\\q\"\nmsgstr \"\"", "1: `\\q` means nothing; write a backslash as `\\\\`"),
        ("msgid \"a\\x\"\nmsgstr \"\"", "1: `\\x` means nothing; write a backslash as `\\\\`"),
        ("msgid “a”\nmsgstr \"\"", "1: a text in quotes is expected here; use straight double quotes"),
        ("msgid a\nmsgstr \"\"", "1: a text in quotes is expected here"),
        ("msgid\nmsgstr \"\"", "1: a text in quotes is expected here"),
        ("\"a\"", "1: a text without `msgid` or `msgstr` above it"),
        ("msgid \"a\"\nmsgstr \"\"\n\n\"b\"", "4: a text without `msgid` or `msgstr` above it"),
        ("msgid \"a\"\nmsgstring \"b\"", "2: `msgstring` means nothing here"),
        ("hej hopp", "1: `hej` means nothing here"),
        ("#| x \"a\"\nmsgid \"a\"\nmsgstr \"\"", "1: `x` means nothing behind `#|`"),
        ("msgstr \"b\"", "1: `msgstr` without a `msgid` above it"),
        ("msgid \"a\"\n", "1: a `msgid` without a `msgstr`"),
        ("msgctxt \"c\"\n", "1: a `msgctxt` without a `msgid`"),
        ("msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"", "1: a `msgid` without a `msgstr`"),
        ("msgid \"a\"\nmsgstr \"\"\nmsgstr \"\"", "3: this stands twice in one entry"),
        (
            "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"\"",
            "3: a `msgid_plural` needs `msgstr[0]`, `msgstr[1]` and so on",
        ),
        ("msgid \"a\"\nmsgstr[0] \"\"", "2: `msgstr[0]` without a `msgid_plural` above it"),
        (
            "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"\"",
            "3: `msgstr[1]` stands where `msgstr[0]` is expected",
        ),
        ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[x] \"\"", "3: `x` is no number of a plural form"),
        (
            "msgid \"a\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgstr \"b\"",
            "4: the same stands on line 1; this one is left out",
        ),
        (
            "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"",
            "1: the header says `charset=ISO-8859-1`; let your program save the file as UTF-8",
        ),
    ] {
        assert_eq!(faults(text), [expected], "\n{text}");
        let (file, faults) = read(format!("{text}{sound}").as_bytes());
        // The entry behind one that is broken is not lost.
        if !expected.contains("charset") && !expected.contains("msgctxt") {
            assert!(file.entries.iter().any(|entry| entry.translations == ["senare"]), "\n{text}");
            assert_eq!(faults.len(), 1, "\n{text}\n{faults:?}");
        }
    }
    let (_, faults) = read(b"msgid \"a\"\nmsgstr \"\xE5\"");
    assert_eq!(faults[0].line, 2);
}

#[test]
fn everything_that_tools_put_there_is_kept() {
    let text = "\u{FEFF}# Ada\r\n#\r\nmsgid \"\"\r\nmsgstr \"\"\r\n\"Language: en\\n\"\r\n\"X-A: b: c\\n\"\r\n\r\n\
        #  two\r\n#. note\r\n#. more\r\n#: a.md:1 b\r\n#: c\r\n#, fuzzy, c-format\r\n#| msgctxt \"c\"\r\n#| msgid \"\"\r\n\
        #| \"old\\n\"\r\n#| \"er\"\r\nmsgctxt \"c\"\r\nmsgid \"n\\\"e\\\\w\\t\\101\\x42\"\r\nmsgid_plural \"news\"\r\n\
        msgstr[0] \"x\"\r\n  \"y\"\r\nmsgstr[1] \"\"\r\n\r\n#~| msgid \"w\"\r\n#~ msgid \"gone\"\r\n#~ msgstr \"\"\r\n#~ \"bo\"\r\n";
    let (file, faults) = read(text.as_bytes());
    assert_eq!(faults, []);
    let expected = "# Ada\n#\nmsgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"X-A: b: c\\n\"\n\n\
        #  two\n#. note\n#. more\n#: a.md:1\n#: b\n#: c\n#, fuzzy, c-format\n#| msgctxt \"c\"\n#| msgid \"\"\n\
        #| \"old\\n\"\n#| \"er\"\nmsgctxt \"c\"\nmsgid \"n\\\"e\\\\w\\tAB\"\nmsgid_plural \"news\"\n\
        msgstr[0] \"xy\"\nmsgstr[1] \"\"\n\n#~| msgid \"w\"\n#~ msgid \"gone\"\n#~ msgstr \"bo\"\n";
    assert_eq!(write(&file), expected);
    assert_eq!(
        (file.header("language"), file.header("X-A"), file.header("B")),
        (Some("en"), Some("b: c"), None)
    );
    assert_eq!(file.entries.iter().map(|entry| entry.line).collect::<Vec<_>>(), [3, 18, 26]);
    assert!(file.entries[1].is_fuzzy() && file.entries[2].is_obsolete);
}

#[test]
fn what_is_written_reads_the_same() {
    let mut random = fastrand::Rng::with_seed(8);
    let letters =
        ["a", "å", " ", "\n", "\\", "\"", "\t", "\r", "\u{7}", "\u{1b}", "1", "#", "\u{2068}", "🙂", "n"];
    let text = |random: &mut fastrand::Rng| {
        (0..random.usize(..12)).map(|_| letters[random.usize(..letters.len())]).collect::<String>()
    };
    let words = |random: &mut fastrand::Rng| {
        (0..random.usize(..3)).map(|_| format!("w{}", random.u8(..))).collect::<Vec<_>>()
    };
    for _ in 0..2_000 {
        let mut file = File::default();
        for number in 0..random.usize(..5) {
            let source = |random: &mut fastrand::Rng| Source {
                context: random.bool().then(|| text(random)),
                id: Some(format!("{number}{}", text(random))),
                plural: random.bool().then(|| text(random)),
            };
            let own = source(&mut random);
            let forms = if own.plural.is_some() { random.usize(1..4) } else { 1 };
            let mut flags = words(&mut random);
            flags.dedup();
            file.entries.push(Entry {
                line: 0,
                comments: words(&mut random),
                notes: words(&mut random),
                references: words(&mut random),
                flags,
                previous: if random.bool() { source(&mut random) } else { Source::default() },
                source: own,
                translations: (0..forms).map(|_| text(&mut random)).collect(),
                is_obsolete: random.bool(),
            });
        }
        let written = write(&file);
        let (mut again, faults) = read(written.as_bytes());
        assert_eq!(faults, [], "\n{written}");
        again.entries.iter_mut().for_each(|entry| entry.line = 0);
        assert_eq!(again, file, "\n{written}");
        // With the line ends of Windows, and cut off anywhere, it is read or told.
        let (windows, _) = read(written.replace('\n', "\r\n").as_bytes());
        assert_eq!(windows.entries.len(), file.entries.len());
        read(&written.as_bytes()[..random.usize(..=written.len())]);
    }
}

#[test]
fn any_bytes_are_read_or_told() {
    let mut random = fastrand::Rng::with_seed(9);
    let parts = [
        "msgid ",
        "msgstr ",
        "msgstr[1] ",
        "msgctxt ",
        "msgid_plural ",
        "\"",
        "\\",
        "\n",
        "#",
        "~",
        "|",
        "a ",
        ",",
    ];
    for _ in 0..20_000 {
        let text: String = (0..random.usize(..24)).map(|_| parts[random.usize(..parts.len())]).collect();
        let (file, _) = read(text.as_bytes());
        assert_eq!(read(write(&file).as_bytes()).1, [], "\n{text}");
    }
}

#[test]
fn plural_forms_are_those_of_the_language() {
    for (tag, expected) in [
        ("sv-SE", "nplurals=2; plural=(n != 1); one other"),
        ("ja-JP", "nplurals=1; plural=0; other"),
        ("fr-FR", "nplurals=2; plural=(n > 1); one other"),
        ("pl-PL", "nplurals=3; one few many"),
        ("cs-CZ", "nplurals=3; one few other"),
        ("uk-UA", "nplurals=3; one few many"),
        ("bs-BA", "nplurals=3; one few other"),
        ("lt-LT", "nplurals=3; one few other"),
        ("lv-LV", "nplurals=3; one other zero"),
        ("ro-RO", "nplurals=3; one few other"),
        ("sl-SI", "nplurals=4; one two few other"),
        ("is-IS", "nplurals=2; one other"),
        ("ar-EG", "nplurals=6; zero one two few many other"),
        ("ga-IE", "nplurals=5; one two few many other"),
        ("gd-GB", "nplurals=4; one two few other"),
        ("cy-GB", "nplurals=6; zero one two few many other"),
    ] {
        let plurals = Plurals::new(&Formats::new(tag).unwrap(), false);
        let header = header(&plurals).unwrap_or_else(|| panic!("{tag}: {:?}", plurals.needed()));
        let names = Rule::read(header).unwrap().names(&plurals).unwrap().join(" ");
        let short = header.split_once("; ").unwrap().0;
        let drawn = [format!("{header} {names}"), format!("{short}; {names}")];
        assert!(drawn.contains(&expected.to_owned()), "{tag}: {drawn:?}");
    }
}

#[test]
fn rules_are_read_as_tools_write_them() {
    let swedish = Plurals::new(&Formats::new("sv-SE").unwrap(), false);
    for (text, expected) in [
        ("nplurals=2; plural=n != 1;", Some("one other")),
        ("nplurals = 2 ; plural = !(n-1 == 0) ? 1 : 0", None),
        ("nplurals=2; plural=n==1 ? 0 : 1", Some("one other")),
        ("nplurals=2; plural=!(n!=1);", Some("other one")),
        ("nplurals=2; plural=(n > 1);", None),
        ("nplurals=1; plural=0;", None),
        ("nplurals=3; plural=n==1?0:n==2?1:2;", None),
        ("nplurals=2; plural=n/0;", None),
        ("nplurals=INTEGER; plural=EXPRESSION;", None),
        ("nplurals=2; plural=(n != 1", None),
        ("", None),
    ] {
        let names = Rule::read(text).and_then(|rule| rule.names(&swedish)).map(|names| names.join(" "));
        assert_eq!(names.as_deref(), expected, "{text}");
    }
    assert_eq!(Rule::read(&format!("nplurals=2; plural={}n", "(".repeat(100_000))), None);
    assert_eq!(Rule::read(&format!("nplurals=2; plural={}n", "!".repeat(100_000))), None);
}
