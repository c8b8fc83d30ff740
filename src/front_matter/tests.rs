//! Heads of pages, sound and broken.

use std::fmt::Write;

use expect_test::expect;

use super::*;
use crate::value::listing::list;

fn read(text: &str) -> (FrontMatter, String) {
    let checked = parse(&SourcePath::new("content/sv/apply.md"), text);
    let listed = list(text, &checked.diagnostics);
    (checked.value, listed)
}

#[test]
fn every_key_is_read() {
    let text = "---\n# a comment\ntitle: Så ansöker ni\ndescription: >\n  Steg för\n  steg.\nslug: ansok\nlabel: Ansök\n\
                lead: Börja här.\nweight: -2\ndate: 2024-01-02\nupdated: 2024-08-01\nreviewed: 2024-08-01\n\
                review_by: 2025-02-01\nowner: Partnerskap\ndraft: true\ntemplate: wide.html\n\
                aliases: [/old/path/, /x.html]\ntranslated_from: sv\nnoindex: true\nextra: { icon: map }\n---\nBody\n";
    let (front, listed) = read(text);
    assert_eq!(listed, "");
    assert_eq!(&text[front.body_start..], "Body\n");
    let place = front.slug.as_ref().unwrap().span;
    assert_eq!(&text[place.start..place.end], "ansok");
    assert_eq!(&*front.description.as_ref().unwrap().value, "Steg för steg.");
    assert_eq!(front.extra.as_ref().unwrap().get("icon").unwrap().as_text(), Some("map"));
    let rest = (
        &*front.title.value,
        front.weight,
        front.draft,
        front.noindex,
        front.review_by.unwrap().value.to_string(),
        front.aliases.iter().map(|alias| alias.value.as_str()).collect::<Vec<_>>(),
    );
    let expected = ("Så ansöker ni", -2, true, true, "2025-02-01".to_owned(), vec!["/old/path/", "/x.html"]);
    assert_eq!(rest, expected);
}

#[test]
fn the_body_begins_after_the_second_line() {
    for (text, body) in [
        ("---\ntitle: x\n---\nBody\n---\nmore", "Body\n---\nmore"),
        ("\u{feff}---\r\ntitle: x\r\n---\r\nBody", "Body"),
        ("--- \ntitle: x\n---  \nBody", "Body"),
        ("---\ntitle: x\n---", ""),
        ("---\n---\nBody", "Body"),
        ("Body\n---\nmore", "Body\n---\nmore"),
        ("\u{feff}Body", "Body"),
        ("---\ntitle: x\n", ""),
        ("", ""),
    ] {
        assert_eq!(&text[read(text).0.body_start..], body, "{text:?}");
    }
}

#[test]
fn faults_have_a_place_and_a_cure() {
    let texts = [
        "Body",
        "",
        "\u{feff}\r\n---\r\ntitle: x\r\n---\r\n",
        "---\ntitle: x\nBody",
        "---\n# nothing\n---\nBody",
        "---\nslug: ansök nu\n---\n",
        "\u{feff}---\r\ntitle: x\r\nslug: 日本\r\n---\r\n",
        "---\ntitle: Ansök: nu\n---\n",
        "---\ntilte: x\n---\n",
        "---\ntitle: x\naliases: [old/, 'https://x.se/', /a b/, /../x/, //x/]\n---\n",
        "---\ntitle: x\ndraft: yes\nweight: 1.5\ndate: igår\nextra: [a]\n---\n",
        "---\ntitle: x\ndate: 2024-02-01\nupdated: 2024-01-01\nreviewed: 2024-02-30\n---\n",
        "---\ntitle: x\ntitle: y\n---\n",
        "---\ntitle: \n---\n",
        "---\n- x\n---\n",
    ];
    let mut out = String::new();
    for text in texts {
        write!(out, "{text:?}\n{}", read(text).1).unwrap();
    }
    expect![[r#"
        "Body"
        1:1 `` A204 this page has no title
          let the file begin with three lines: `---`, `title: The title of the page`, `---`
        ""
        1:1 `` A204 this page has no title
          let the file begin with three lines: `---`, `title: The title of the page`, `---`
        "\u{feff}\r\n---\r\ntitle: x\r\n---\r\n"
        2:1 `---` A201 the front matter does not begin on the first line
          remove everything above this line
        "---\ntitle: x\nBody"
        1:1 `---` A201 the front matter begins here and does not end
          write a line `---` after its last key
        "---\n# nothing\n---\nBody"
        1:1 `` A204 this page has no title
          let the file begin with three lines: `---`, `title: The title of the page`, `---`
        "---\nslug: ansök nu\n---\n"
        2:1 `slug` A204 this page lacks `title`
          add `title:` with a text
        2:7 `ansök nu` A205 `ansök nu` has letters that an address cannot have
          write `ansok-nu`
        "\u{feff}---\r\ntitle: x\r\nslug: 日本\r\n---\r\n"
        3:7 `日本` A205 `日本` has letters that an address cannot have
          write it with the letters a to z, digits and hyphens
        "---\ntitle: Ansök: nu\n---\n"
        2:13 `:` A201 a colon in a text without quotes
          put the value in quotes: `title: "Ansök: nu"`
        "---\ntilte: x\n---\n"
        2:1 `tilte` A202 unknown key `tilte` in this page
          did you mean `title`?
          the keys of a page are `title`, `description`, `slug`, `label`, `lead`, `weight`, `date`, `updated`, `reviewed`, `review_by`, `owner`, `draft`, `each`, `template`, `aliases`, `translated_from`, `noindex`, `parity`, `extra`
        2:1 `tilte` A204 this page lacks `title`
          add `title:` with a text
        "---\ntitle: x\naliases: [old/, 'https://x.se/', /a b/, /../x/, //x/]\n---\n"
        3:11 `old/` A205 `old/` is not a path of this site
          write everything after the name of the site, such as `/old/path/`
        3:17 `'https://x.se/'` A205 `https://x.se/` is not a path of this site
          write everything after the name of the site, such as `/old/path/`
        3:34 `/a b/` A205 `/a b/` is not a path of this site
          write everything after the name of the site, such as `/old/path/`
        3:41 `/../x/` A205 `/../x/` is not a path of this site
          write everything after the name of the site, such as `/old/path/`
        3:49 `//x/` A205 `//x/` is not a path of this site
          write everything after the name of the site, such as `/old/path/`
        "---\ntitle: x\ndraft: yes\nweight: 1.5\ndate: igår\nextra: [a]\n---\n"
        3:8 `yes` A203 expected `true` or `false`, found the text `yes`
          write `true`
        4:9 `1.5` A203 expected a whole number, found the number `1.5`
          write it in digits, such as `10`
        5:7 `igår` A203 expected a date such as `2024-08-28`, found the text `igår`
        6:9 `a` A203 expected keys and values for the theme, found a list
        "---\ntitle: x\ndate: 2024-02-01\nupdated: 2024-01-01\nreviewed: 2024-02-30\n---\n"
        4:10 `2024-01-01` A208 `updated` is before `date`
          `date` is 2024-02-01
        5:11 `2024-02-30` A205 `2024-02-30` is not a day of the calendar
          that month has 29 days
        "---\ntitle: x\ntitle: y\n---\n"
        3:1 `title` A210 the key `title` stands twice
          2:1 `title` it stands here first
          remove one of them
        "---\ntitle: \n---\n"
        2:1 `title` A204 `title` has no value
          write a text after `title:`
        "---\n- x\n---\n"
        2:3 `x` A203 expected the keys and values of a page, found a list
    "#]].assert_eq(&out);
}

#[test]
fn a_fingerprint_is_of_the_head_alone() {
    let print = |text: &str| read(text).0.fingerprint();
    assert_eq!(print("---\ntitle: x # y\n---\na"), print("---\r\ntitle:  x\r\n---\r\nb"));
    assert_ne!(print("---\ntitle: x\n---\n"), print("---\ntitle: y\n---\n"));
}
