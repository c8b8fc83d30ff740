//! Messages as they are printed, and those that are not.

use super::*;
use crate::i18n::parse;
use crate::locale::CalendarDate;
use crate::path::SourcePath;

/// A catalogue of Swedish or English from layers of files, each `name: text`.
fn catalog(tag: &str, layers: &[&[(&str, &str)]]) -> Checked<Catalog> {
    let mut diagnostics = Vec::new();
    let mut read = |(name, text): &(&str, &str)| {
        Arc::new(parse(&SourcePath::new(name), &(*text).into()).into_value(&mut diagnostics))
    };
    let layers: Vec<Vec<Arc<Resource>>> =
        layers.iter().map(|layer| layer.iter().map(&mut read).collect()).collect();
    let formats = Arc::new(Formats::new(tag).unwrap());
    let mut checked = Catalog::new(&Language::new(&tag[..2]), formats, &layers);
    checked.diagnostics.splice(0..0, diagnostics);
    checked
}

fn one(tag: &str, text: &str) -> Catalog {
    let checked = catalog(tag, &[&[("i18n/ui.ftl", text)]]);
    assert_eq!(checked.diagnostics, [], "{text}");
    checked.value
}

fn arguments(given: &[(&str, Argument)]) -> Arguments {
    given.iter().map(|(name, argument)| ((*name).to_owned(), argument.clone())).collect()
}

fn text(text: &str) -> Argument {
    Argument::Text(text.to_owned())
}

type Given<'a> = &'a [(&'a str, Argument)];

const DAY: Argument = Argument::Date(CalendarDate { year: 2024, month: 8, day: 28 });

fn countries() -> Argument {
    Argument::List(["Kenya", "Tanzania", "Uganda"].map(str::to_owned).to_vec())
}

#[test]
fn messages_are_printed_by_the_rules_of_the_language() {
    const DAYS: &str = "a = { $n ->\n    [0] i dag\n    [one] { $n } dag\n   *[other] { $n } dagar\n}";
    let most = format!("{} dagar", Formats::new("sv-SE").unwrap().number(f64::MAX, None, None));
    let cases: &[(&str, &str, (&str, Argument), &str)] = &[
        ("sv-SE", "a = Hej, { $x }!", ("x", text("<b>Åsa</b>")), "Hej, <b>Åsa</b>!"),
        ("sv-SE", "a = <a href=\"{ $x }\">Läs</a>", ("x", text("/mer/")), "<a href=\"/mer/\">Läs</a>"),
        ("sv-SE", DAYS, ("n", Argument::Number(0.0)), "i dag"),
        ("sv-SE", DAYS, ("n", Argument::Number(1.0)), "1 dag"),
        ("sv-SE", DAYS, ("n", Argument::Number(12500.0)), "12\u{A0}500 dagar"),
        ("sv-SE", DAYS, ("n", Argument::Number(-3.5)), "\u{2212}3,5 dagar"),
        ("en-GB", DAYS, ("n", Argument::Number(12500.0)), "12,500 dagar"),
        ("sv-SE", DAYS, ("n", Argument::Number(f64::MAX)), &most),
        ("sv-SE", "a = { NUMBER($n, minimumFractionDigits: 2) }", ("n", Argument::Number(3.0)), "3,00"),
        ("sv-SE", "a = { NUMBER($n, maximumFractionDigits: 0) }", ("n", Argument::Number(2.5)), "3"),
        ("sv-SE", "a = { 12500.50 }", ("n", text("")), "12\u{A0}500,50"),
        (
            "en-GB",
            "a = { NUMBER($n, type: \"ordinal\") ->\n [one] { $n }st\n [two] { $n }nd\n *[other] { $n }th\n}",
            ("n", Argument::Number(22.0)),
            "22nd",
        ),
        ("sv-SE", "a = Senast { $d }", ("d", DAY), "Senast 28 augusti 2024"),
        ("en-GB", "a = By { $d }", ("d", DAY), "By 28 August 2024"),
        ("sv-SE", "a = { DATETIME($d) }", ("d", DAY), "28 augusti 2024"),
        ("sv-SE", "a = { DATETIME($d, dateStyle: \"full\") }", ("d", DAY), "onsdag 28 augusti 2024"),
        ("sv-SE", "a = { DATETIME($d, dateStyle: \"long\") }", ("d", DAY), "28 augusti 2024"),
        ("sv-SE", "a = { DATETIME($d, dateStyle: \"medium\") }", ("d", DAY), "28 aug. 2024"),
        ("en-GB", "a = { DATETIME($d, dateStyle: \"short\") }", ("d", DAY), "28/08/2024"),
        ("sv-SE", "a = { $l }", ("l", countries()), "Kenya, Tanzania och Uganda"),
        ("sv-SE", "a = { LIST($l, type: \"or\") }", ("l", countries()), "Kenya, Tanzania eller Uganda"),
        ("en-GB", "a = { LIST($l, type: \"and\") }", ("l", countries()), "Kenya, Tanzania and Uganda"),
        ("sv-SE", "a = { COUNTRY($c) }", ("c", text("ZA")), "Sydafrika"),
        ("en-GB", "a = { COUNTRY(\"xk\") }", ("c", text("")), "Kosovo"),
        ("sv-SE", "a = { $s ->\n [open] öppen\n *[other] stängd\n}", ("s", text("open")), "öppen"),
        // One name for a message, a term and a function.
        (
            "sv-SE",
            "a = { -a } och { -NUMBER }\n-a = termen\n-NUMBER = talet\n-a- = annan",
            ("x", text("")),
            "termen och talet",
        ),
        (
            "sv-SE",
            "a = { -t(case: \"g\") }\n-t = { $case ->\n [g] Anslags\n *[n] Anslag\n}",
            ("x", text("")),
            "Anslags",
        ),
        ("sv-SE", "a = Ett\r\n    två\r\n", ("x", text("")), "Ett\ntvå"),
        ("sv-SE", "a = {\"{\"} {\"[\"} {\"\"}", ("x", text("")), "{ [ "),
    ];
    for (tag, source, given, expected) in cases {
        let given = arguments(std::slice::from_ref(given));
        let printed = one(tag, source).format(&MessageId::new("a"), None, &given);
        assert_eq!(printed.as_deref(), Ok(*expected), "{tag} {source}");
    }
}

#[test]
fn attributes_are_printed_alone() {
    let catalog = one("sv-SE", "search = Sök\n    .title = { search } på { $site }\nonly =\n    .label = L");
    let given = arguments(&[("site", text("Anslag"))]);
    let print = |id: &str, attribute: Option<&str>| catalog.format(&MessageId::new(id), attribute, &given);
    assert_eq!(print("search", None).as_deref(), Ok("Sök"));
    assert_eq!(print("search", Some("title")).as_deref(), Ok("Sök på Anslag"));
    assert_eq!(print("only", Some("label")).as_deref(), Ok("L"));
    for (id, attribute) in [("only", None), ("search", Some("label")), ("serach", None)] {
        assert_eq!(print(id, attribute), Err(Fault::Missing), "{id} {attribute:?}");
    }
}

#[test]
fn what_cannot_be_printed_says_why() {
    const CHOICE: &str = "a = { $x ->\n    [one] en\n   *[other] fler\n}\n    .t = { $x }";
    let long = format!("a = {}", "{ $x }".repeat(101));
    let cases: &[(&str, Given<'_>, &str)] = &[
        ("a = { $datum }, { $mer }", &[], "`$datum` is not given; `$mer` is not given"),
        ("a = { DATETIME($x) }", &[], "`$x` is not given"),
        ("a = { DATETIME($x) }", &[("x", text("2024-08-28"))], "`DATETIME` needs a date"),
        ("a = { NUMBER($x) }", &[("x", text("5"))], "`NUMBER` needs a number"),
        ("a = { LIST($x) }", &[("x", DAY)], "`LIST` needs a list"),
        ("a = { COUNTRY($x) }", &[("x", text("XQ"))], "`COUNTRY` knows no country with the code `XQ`"),
        ("a = { COUNTRY($x) }", &[("x", Argument::Number(1.0))], "`COUNTRY` needs the code of a country"),
        (CHOICE, &[("x", text("1"))], "`$x` must be a number"),
        (CHOICE, &[], "`$x` is not given"),
        (
            "b = { a }\na = { NUMBER($x) ->\n [open] en\n *[fler] fler\n}",
            &[("x", text("1"))],
            "`$x` must be a number",
        ),
        (
            "a = { $x ->\n [open] en\n *[fler] fler\n}",
            &[("x", countries())],
            "`$x` must be a text or a number to choose a variant",
        ),
        ("a = { $x }", &[("x", Argument::Number(f64::NAN))], "`$x` must be a number"),
        (&long, &[("x", text(""))], "the message has more than 100 placeables"),
    ];
    for (source, given, expected) in cases {
        let id = if source.starts_with('b') { "b" } else { "a" };
        let printed = one("sv-SE", source).format(&MessageId::new(id), None, &arguments(given));
        let Err(Fault::Unformattable { problems }) = printed else { panic!("{source}: {printed:?}") };
        let problems: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert_eq!(problems.join("; "), *expected, "{source}");
    }
    // What chooses in one place does not bind another.
    let given = arguments(&[("x", text("1"))]);
    assert_eq!(one("sv-SE", CHOICE).format(&MessageId::new("a"), Some("t"), &given).as_deref(), Ok("1"));
}

#[test]
fn a_later_layer_wins_message_by_message() {
    let built_in: &[(&str, &str)] =
        &[("built-in.ftl", "a = A0\nb = B0\n-t = T0\nc = C0 { -t }\n    .x = X0")];
    let theme: &[(&str, &str)] = &[("theme.ftl", "b = B1\nc = C1 { -t }")];
    let site: &[(&str, &str)] = &[("site.ftl", "-t = T2\nd = { $x"), ("more.ftl", "a = { $x")];
    let checked = catalog("sv-SE", &[built_in, theme, site]);
    let codes: Vec<&str> = checked.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    assert_eq!(codes, ["L001", "L001"]);
    let catalog = checked.value;
    let ids: Vec<&str> = catalog.ids().map(MessageId::as_str).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    for (id, expected, file) in
        [("a", "A0", "built-in.ftl"), ("b", "B1", "theme.ftl"), ("c", "C1 T2", "theme.ftl")]
    {
        let id = MessageId::new(id);
        assert_eq!(catalog.format(&id, None, &Arguments::new()).as_deref(), Ok(expected));
        assert_eq!(catalog.place(&id).unwrap().path.as_str(), file);
    }
    // The theme's `c` has no attribute, whatever the one below it had.
    assert_eq!(catalog.format(&MessageId::new("c"), Some("x"), &Arguments::new()), Err(Fault::Missing));
    assert_eq!(catalog.format(&MessageId::new("-t"), None, &Arguments::new()), Err(Fault::Missing));
}

#[test]
fn fingerprints_follow_references() {
    const BEFORE: &str = "a = { b } { d.x }\nb = { -t }\n-t = { -u.g ->\n *[m] M\n}\n-u = U\n    .g = m\n\
                          d = D\n    .x = X\ne = { e }\nf = F";
    let prints = |source: &str| {
        let catalog = catalog("sv-SE", &[&[("ui.ftl", source)]]).value;
        let ids: Vec<MessageId> = catalog.ids().cloned().collect();
        ids.iter().map(|id| (id.to_string(), catalog.fingerprint(id))).collect::<BTreeMap<_, _>>()
    };
    let before = prints(BEFORE);
    let cases = [
        ("f = F", "f = G", "f"),
        (".g = m", ".g = n", "a b"),
        ("-u = U", "-u = V", "a b"),
        (".x = X", ".x = Y", "a d"),
        ("b = { -t }", "b = B", "a b"),
        ("e = { e }", "e = { e } E", "e"),
        ("f = F", "\n# comment\n\nf = F", ""),
    ];
    for (old, new, expected) in cases {
        let after = prints(&BEFORE.replace(old, new));
        let changed = before.iter().filter(|(id, print)| after.get(*id) != Some(*print));
        let changed: Vec<&str> = changed.map(|(id, _)| id.as_str()).collect();
        assert_eq!(changed.join(" "), expected, "{old} -> {new}");
    }
    // Where a message stands is no part of it.
    let moved = catalog("sv-SE", &[&[("x.ftl", "f = G")], &[("y.ftl", "\n\nf = F")]]).value;
    assert_eq!(moved.fingerprint(&MessageId::new("f")), before["f"]);
    assert_eq!(moved.fingerprint(&MessageId::new("a")), None);
}

#[test]
fn faulty_calls_print_faults_and_never_panic() {
    let source = "a = { NUMBER($n, minimumFractionDigits: 99) ->\n [one] { NUMBER($n, minimumFractionDigits: 1000) }\n \
                  *[other] { DATETIME() }\n}\nb = { b }\nc = { x } { FOO() }";
    let catalog = catalog("sv-SE", &[&[("ui.ftl", source)]]).value;
    for number in [0.0, 1.0, -1.0, 0.123_456_789_012_345_68, 1e300, 5e-324, f64::NAN, f64::INFINITY] {
        let given = arguments(&[("n", Argument::Number(number))]);
        drop(catalog.format(&MessageId::new("a"), None, &given));
    }
    let print = |id: &str| catalog.format(&MessageId::new(id), None, &Arguments::new());
    // What is wrong with these was told when they were read.
    assert_eq!(print("b"), Err(Fault::Told));
    assert_eq!(print("c"), Err(Fault::Told));
}

/// The deepest nesting that is let through does not exhaust the stack of a thread.
#[test]
fn deep_messages_are_printed() {
    let nested =
        |open: &str, inner: &str, close: &str| format!("a = {}{inner}{}", open.repeat(64), close.repeat(64));
    let call = format!("a = {{ {}$x{} }}", "COUNTRY(".repeat(63), ")".repeat(63));
    let reason = "needs the code of a country".to_owned();
    let problems = vec![Problem::Function { name: "COUNTRY".to_owned(), reason }];
    for (source, expected) in [
        (nested("{ ", "$x", " }"), Ok("X".to_owned())),
        (nested("{ $x ->\n *[k] ", "K", "\n }"), Ok("K".to_owned())),
        (call, Err(Fault::Unformattable { problems })),
    ] {
        let given = arguments(&[("x", text("X"))]);
        assert_eq!(one("sv-SE", &source).format(&MessageId::new("a"), None, &given), expected, "{source}");
    }
}

/// Files put together at random give a catalogue that prints or refuses every message, and holds each sound one.
#[test]
fn every_message_of_a_strange_catalogue_prints_or_refuses() {
    let lines = [
        "a = A",
        "b = { a }",
        "c = { $n ->",
        "    [one] { $n }",
        "   *[other] { NUMBER($n) }",
        "}",
        "-t = { $x }",
        "    .x = { c }",
        "d = { -t(x: \"1\") } { a.x }",
        "# note",
        "",
        "    more { b } {",
        "e = { COUNTRY(\"SE\") }",
        "f = { \"\" } { FOO() }",
        "-a = { b }",
        "g = { -a } { LIST($n, type: \"or\") }",
        "text",
        "\t",
        "    [x]",
        "g = { 1.50 ->",
        "    [1] { \"{\" }",
        "LIST = { DATETIME( $n",
        ", dateStyle: \"short\") }",
        "#",
        "å = ä",
    ];
    let mut random = fastrand::Rng::with_seed(23);
    for _ in 0..200 {
        let mut file = || {
            let length = random.usize(0..12);
            let end = if random.bool() { "\n" } else { "\r\n" };
            (0..length).map(|_| lines[random.usize(0..lines.len())]).collect::<Vec<_>>().join(end)
        };
        let (one, two) = (file(), file());
        let catalog = catalog("sv-SE", &[&[("one.ftl", &one)], &[("two.ftl", &two)]]).value;
        for id in catalog.ids().filter(|id| id.as_str() != "LIST") {
            assert!(catalog.bundle.has_message(id.as_str()), "{id} of {one:?} {two:?}");
            for argument in [Argument::Number(1.0), DAY, countries(), text("1")] {
                for attribute in [None, Some("x")] {
                    let printed = catalog.format(id, attribute, &arguments(&[("n", argument.clone())]));
                    let text = printed.unwrap_or_default();
                    assert!(!text.contains(['\u{2068}', '\u{FDD0}']), "{id} of {one:?} {two:?}: {text}");
                }
            }
        }
    }
}

#[test]
fn catalogues_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Catalog>();
    shared::<Resource>();
}
