//! References and calls between messages.

use std::sync::Arc;

use super::*;
use crate::i18n::{Catalog, parse};
use crate::locale::Formats;

/// The diagnostics of a Swedish catalogue: code, file, what is marked, message, labels and hints.
fn check(layers: &[&[(&str, &str)]]) -> String {
    let mut diagnostics = Vec::new();
    let mut read = |(name, text): &(&str, &str)| {
        Arc::new(parse(&SourcePath::new(name), &(*text).into()).into_value(&mut diagnostics))
    };
    let resources: Vec<Vec<_>> = layers.iter().map(|layer| layer.iter().map(&mut read).collect()).collect();
    let formats = Arc::new(Formats::new("sv-SE").unwrap());
    diagnostics.extend(Catalog::new(&Language::new("sv"), formats, &resources).diagnostics);
    let drawn = diagnostics.iter().map(|diagnostic| {
        let at = diagnostic.at.as_ref().unwrap();
        let (_, text) = layers.concat().into_iter().find(|(name, _)| *name == at.path.as_str()).unwrap();
        let span = at.span.unwrap();
        let labels = diagnostic.labels.iter().map(|label| format!("\n+ {} {}", label.at.path, label.text));
        let hints = diagnostic.hints.iter().map(|hint| format!("\n= {hint}"));
        let more: String = labels.chain(hints).collect();
        let code = diagnostic.code.as_str();
        format!("{code} {} «{}» {}{more}", at.path, &text[span.start..span.end], diagnostic.message)
    });
    drawn.collect::<Vec<_>>().join("\n")
}

#[test]
fn references_that_lead_nowhere_are_told() {
    let cases = [
        (
            "apply = A\nb = { aplly } { -brnad }\n-brand = B",
            "L030 a.ftl «aplly» there is no message `aplly` in the language `sv`\n= did you mean `apply`?\n\
             L030 a.ftl «-brnad» there is no term `-brnad` in the language `sv`\n= did you mean `-brand`?",
        ),
        (
            "a = A\n    .title = T\nb = { a.titel }\nc =\n    .x = X\nd = { c }",
            "L030 a.ftl «a.titel» `a` has no attribute `.titel`\n= did you mean `title`?\n\
             L030 a.ftl «c» `c` has attributes only and no text of its own\n= it has `c.x`",
        ),
        (
            "a = { b }\nb = { a } { c }\nc = { c }\nd = { a }\ne = E\n    .x = { e }",
            "L030 a.ftl «b» `a` refers to itself, directly or through others\n\
             = a message cannot be a part of itself: write the text out in one place\n\
             L030 a.ftl «c» `c` refers to itself, directly or through others\n\
             = a message cannot be a part of itself: write the text out in one place",
        ),
        (
            "a = { -t } { -t(case: \"x\") }\n-t = { $case } { $kind ->\n *[x] X\n}",
            "L010 a.ftl «-t» `-t` asks for `$case`, which it is not given here\n\
             = a term does not see the page's variables: `{ -t(case: \"…\") }`",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(check(&[&[("a.ftl", text)]]), expected, "{text}");
    }
    // The fault of another message is told once, at its own place.
    let fault = "L001 b.ftl «}» `}` without `{`\n= to print a brace write `{\"}\"}`";
    assert_eq!(check(&[&[("a.ftl", "a = { b }"), ("b.ftl", "b = }")]]), fault);
    // A message that is overridden is nobody's problem.
    assert_eq!(check(&[&[("theme.ftl", "a = { nowhere } { FOO() }")], &[("site.ftl", "a = A")]]), "");
}

#[test]
fn a_key_belongs_to_one_message() {
    let twice = "L003 b.ftl «a» `a` stands in two files\n+ a.ftl the first is here\n\
                 = all files of a language share their keys: remove one, or give it another key";
    assert_eq!(check(&[&[("a.ftl", "a = A"), ("b.ftl", "b = B\na = A")]]), twice);
    let function = "L003 a.ftl «NUMBER» `NUMBER` is the name of a function and cannot be a message\n\
                    = give the message another key";
    assert_eq!(check(&[&[("a.ftl", "NUMBER = N\n-NUMBER = T")]]), function);
}

#[test]
fn functions_and_options_are_checked_before_anything_is_printed() {
    let cases = [
        (
            "a = { DATUM($d) } { DATETIM($d) }",
            "L031 a.ftl «DATUM» `DATUM` is not a function\n= did you mean `DATETIME`?\n\
             = functions: `COUNTRY`, `DATETIME`, `LIST`, `NUMBER`\n\
             L031 a.ftl «DATETIM» `DATETIM` is not a function\n= did you mean `DATETIME`?\n\
             = functions: `COUNTRY`, `DATETIME`, `LIST`, `NUMBER`",
        ),
        (
            "a = { DATETIME($d, dateStyle: \"lång\") }",
            "L031 a.ftl «lång» `dateStyle` cannot be `lång`\n= allowed: `full`, `long`, `medium`, `short`",
        ),
        (
            "a = { DATETIME($d, datestyle: \"long\") } { COUNTRY($c, style: \"short\") }",
            "L031 a.ftl «datestyle» `DATETIME` has no option `datestyle`\n= did you mean `dateStyle`?\n\
             = options: `dateStyle`\n\
             L031 a.ftl «style» `COUNTRY` has no option `style`\n= it has no options",
        ),
        (
            "a = { NUMBER($n, minimumFractionDigits: 99) } { NUMBER($n, maximumFractionDigits: \"2\") }",
            "L031 a.ftl «99» `minimumFractionDigits` cannot be `99`\n\
             = allowed: a whole number from 0 to 15, without quotes\n\
             L031 a.ftl «2» `maximumFractionDigits` cannot be `2`\n\
             = allowed: a whole number from 0 to 15, without quotes",
        ),
        (
            "a = { DATETIME() } { LIST($x) ->\n *[x] X\n}",
            "L031 a.ftl «DATETIME» `DATETIME` takes one value, and is given 0\n= write `DATETIME($name)`\n\
             L031 a.ftl «LIST» `LIST` cannot choose between variants\n= of the functions only `NUMBER` can",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(check(&[&[("a.ftl", text)]]), expected, "{text}");
    }
}
