//! YAML that is not YAML, told in words of everyday.

use std::fmt::Write;

use expect_test::{Expect, expect};

use crate::path::SourcePath;
use crate::value::{listing::list, parse};

fn faults(texts: &[&str], expected: &Expect) {
    let mut out = String::new();
    for text in texts {
        let found = list(text, &parse(&SourcePath::new("a.yaml"), text, 0..text.len()).diagnostics);
        write!(out, "{text:?}\n{found}").unwrap();
    }
    expected.assert_eq(&out);
}

#[test]
fn faults_of_quotes_and_colons() {
    let texts = [
        "title:Hej\nslug: hej\n",
        "title Hej # a remark\nslug: hej\n",
        "slug: hej\n- title:Hej\nlead: x\n",
        "title: \"Hej\nslug: hej\n",
        "title: \"Hej\nslug: \"hej\"\n",
        "title: 'it's here'\n",
        "title: \"Hej\" sa hon\n",
        "title: \"a\\wb\"\n",
        "title: Ansök: \"nu\"\n",
        "- id: a\n  title: Ansök:\n",
        "a: 'x': y\n",
        "title: *bold* text\n",
        "title: @icld\n",
        "title: & co\n",
        "title: ! viktigt\n",
        "title: [Ansök](x.md)\n",
        "title: {{ name }}\n",
    ];
    faults(
        &texts,
        &expect![[r#"
            "title:Hej\nslug: hej\n"
            1:6 `:` A201 a space is missing after a colon
              put a space after the colon: `title: Hej`
            "title Hej # a remark\nslug: hej\n"
            1:11 `#` A201 a comment ends a text that goes on below it
              is a colon missing after the first word of this line? write `key: value`
            "slug: hej\n- title:Hej\nlead: x\n"
            2:8 `:` A201 a space is missing after a colon
              put a space after the colon: `- title: Hej`
            "title: \"Hej\nslug: hej\n"
            1:8 `"` A201 a quotation mark is opened and never closed
              close it at the end of the text
            "title: \"Hej\nslug: \"hej\"\n"
            2:8 `h` A201 text follows a closing quotation mark
              inside the marks write `\"` for a quotation mark; if the line before opens one, close it there
            "title: 'it's here'\n"
            1:12 `s` A201 text follows a closing apostrophe
              between apostrophes write `''` for an apostrophe, or use quotation marks: `"…"`
            "title: \"Hej\" sa hon\n"
            1:14 `s` A201 text follows a closing quotation mark
              inside the marks write `\"` for a quotation mark; if the line before opens one, close it there
            "title: \"a\\wb\"\n"
            1:8 `"` A201 a backslash before a letter that it means nothing with
              write `\\` for a backslash
            "title: Ansök: \"nu\"\n"
            1:13 `:` A201 a colon in a text without quotes
              put the value in quotes: `title: "Ansök: \"nu\""`
            "- id: a\n  title: Ansök:\n"
            2:15 `:` A201 a colon in a text without quotes
              put the value in quotes: `title: "Ansök:"`
            "a: 'x': y\n"
            1:7 `:` A201 a colon in a text without quotes
              put the whole text in quotes
            "title: *bold* text\n"
            1:8 `*` A201 a text cannot begin with `*`
              put the value in quotes: `title: "*bold* text"`
            "title: @icld\n"
            1:8 `@` A201 a text cannot begin with `@`
              put the value in quotes: `title: "@icld"`
            "title: & co\n"
            1:8 `&` A201 a text cannot begin with `&` or `*`
              put the value in quotes: `title: "& co"`
            "title: ! viktigt\n"
            1:8 `!` A201 the tag `!` means nothing here
              if the text begins with `!`, put it in quotes
            "title: [Ansök](x.md)\n"
            1:15 `(` A201 text follows a closing bracket
              put the value in quotes: `title: "[Ansök](x.md)"`
            "title: {{ name }}\n"
            1:9 `{ name }` A201 a key must be a word
              if braces or brackets begin a text, put the text in quotes
        "#]],
    );
}

#[test]
fn faults_of_lines_and_brackets() {
    let texts = [
        "a:\n\tb: c\n",
        "a:\n  b: 1\n\tc: 2\n",
        "a: [1, 2\nb: 3\n",
        "a: {x: 1\nb: 3\n",
        "a: [1, 2}\n",
        "a: [1, 2",
        "a: 1\n b: 2\n",
        "  a: 1\nb: 2\n",
        "a:\n  - x\n - y\n",
        "a: - x\n",
        "a: 1\nb\nc: 2\n",
        "a: |x\n",
        "a: 1\n---\nb: 2\n",
        "[a]: 1\n: x\n<<: {a: 1}\n",
        "a: \u{7}\n",
        "a: &x [1, *x]\n",
    ];
    faults(
        &texts,
        &expect![[r#"
        "a:\n\tb: c\n"
        2:1 `	` A201 a tab is used for indentation
          indent with spaces instead
        "a:\n  b: 1\n\tc: 2\n"
        3:1 `	` A201 a tab is used for indentation
          indent with spaces instead
        "a: [1, 2\nb: 3\n"
        2:2 `:` A201 a colon in a list in `[` and `]`
          if the line above opens a list, close it there with `]`; otherwise put the text in quotes
        "a: {x: 1\nb: 3\n"
        2:2 `:` A201 a group in `{` and `}` lacks a comma or its end
          write `{ key: value, key: value }`, or put the text in quotes
        "a: [1, 2}\n"
        1:4 `[` A201 `}` closes what `[` opened
          use the bracket that fits
        "a: [1, 2"
        1:4 `[` A201 `[` is opened and never closed
          close it, or put the text in quotes
        "a: 1\n b: 2\n"
        2:2 `b` A201 this line does not fit under the one above
          let keys of one group begin in the same column, each as `key: value`
        "  a: 1\nb: 2\n"
        2:1 `b` A201 this line does not fit under the one above
          let keys of one group begin in the same column, each as `key: value`
        "a:\n  - x\n - y\n"
        3:2 `-` A201 this line does not fit under the one above
          let keys of one group begin in the same column, each as `key: value`
        "a: - x\n"
        1:4 `-` A201 a list cannot begin here
          begin the list on the line below the key
        "a: 1\nb\nc: 2\n"
        2:1 `b` A201 this line does not fit under the one above
          let keys of one group begin in the same column, each as `key: value`
        "a: |x\n"
        1:4 `|` A201 a text stands on the line of `|` or `>`
          begin the text on the line below, indented
        "a: 1\n---\nb: 2\n"
        2:1 `---` A201 a second YAML document begins here
          remove this line; a file holds one document
        "[a]: 1\n: x\n<<: {a: 1}\n"
        1:1 `[a]` A201 a key must be a word
          if braces or brackets begin a text, put the text in quotes
        2:1 `` A201 a key is missing before the colon
          write `key: value`
        3:1 `<<` A201 `<<` does not merge keys here
          write the keys out
        "a: \u{7}\n"
        1:4 `` A201 an invisible character, U+0007
          remove it
        "a: &x [1, *x]\n"
        1:11 `*x` A201 an alias of the value that it stands in
    "#]],
    );
}
