//! What `anslag.yaml` may say, and what is told of one that says something else.

use std::fmt::Write;

use expect_test::expect;

use super::*;
use crate::value::listing::list;

fn read(text: &str) -> (Config, String) {
    let path = SourcePath::new("anslag.yaml");
    let mut diagnostics = Vec::new();
    let node = crate::value::parse(&path, text, 0..text.len()).into_value(&mut diagnostics);
    let config = match (&node, diagnostics.is_empty()) {
        (None, false) => Config::empty(),
        _ => Config::decode(&path, node.as_ref()).into_value(&mut diagnostics),
    };
    (config, list(text, &diagnostics))
}

const SITE: &str = "\
base_url: https://partnerskap.example/     # public address
time_zone: Europe/Stockholm
theme: icld
closing_days: 10
languages:
  - { code: sv, name: Svenska, format: sv-SE }
  - { code: en, name: English, format: en-GB, missing: show, fallback: [sv] }
menus:
  main: [about, /]
  footer:
feed: nytt.xml
programme: true
";

#[test]
fn the_file_of_a_site() {
    let (config, listed) = read(SITE);
    assert_eq!(listed, "");
    assert_eq!((config.base_url.origin(), config.base_url.base_path()), ("https://partnerskap.example", "/"));
    assert_eq!((&*config.theme.value, config.closing_days, &*config.feed), ("icld", 10, "nytt.xml"));
    assert_eq!(config.time_zone.name(), "Europe/Stockholm");
    assert_eq!(config.default_language().as_str(), "sv");
    let english = config.language(&Language::new("en")).unwrap();
    assert_eq!((english.format.as_str(), english.missing), ("en-GB", Missing::Show));
    assert_eq!(english.fallback[0].value.as_str(), "sv");
    let menus: Vec<_> = config.menus.iter().map(|(name, pages)| format!("{name} {}", pages.len())).collect();
    assert_eq!(menus, ["footer 0", "main 2"]);
    let about = config.menus["main"][0].span;
    assert_eq!(&SITE[about.start..about.end], "about");
}

#[test]
fn most_keys_may_be_left_out() {
    let (config, listed) = read(
        "base_url: http://a.example:8000/x/y/\nprogramme: false\nlanguages: [{code: sv, name: Svenska}]\n",
    );
    assert_eq!(listed, "");
    assert_eq!((config.base_url.origin(), config.base_url.base_path()), ("http://a.example:8000", "/x/y/"));
    assert_eq!((&*config.theme.value, config.closing_days, &*config.feed), ("default", 14, "feed.xml"));
    let settings = &config.languages[0];
    assert_eq!((settings.format.as_str(), settings.missing), ("sv", Missing::Link));
}

#[test]
fn a_broken_file_gives_a_usable_configuration_and_every_fault() {
    let texts = [
        "",
        "base_url: \"https://a.example",
        "- a\n",
        "base_ulr: https://a.example/\nprogramme: maybe\n",
        "base_url: a.example\ntime_zone: Europe/Stokholm\nlanguages: []\ntheme: ../x\nfeed: a/b.xml\nclosing_days: -1\n",
        "base_url: https://a.example\ntime_zone: CET\nlanguages: sv\nmenus: [a]\n",
        "base_url: https:///\ntime_zone: 1\nlanguages: [sv, {code: SV}, {code: sv, name: Svenska}]\nmenus: {main: about}\n",
        "base_url: https://a.example/?x=/\ntime_zone: UTC\nlanguages:\n  - {code: sv, name: Svenska, missing: lnk, fallback: [sv, nn]}\n  - {code: en_GB, name: English, colour: red}\n  - {code: no, name: Norsk, missing: hide}\n",
    ];
    let mut out = String::new();
    for text in texts {
        let (config, listed) = read(text);
        writeln!(out, "{text:?}\n{listed}= {} {:?}\n", config.base_url.as_str(), config.codes()).unwrap();
    }
    expect![[r#"
        ""
        1:1 `` A204 this file says nothing
          write at least `base_url`, `time_zone` and `languages`
        = http://localhost/ ["en"]

        "base_url: \"https://a.example"
        1:11 `"` A201 a quotation mark is opened and never closed
          close it at the end of the text
        = http://localhost/ ["en"]

        "- a\n"
        1:3 `a` A203 expected the keys and values of a configuration, found a list
        = http://localhost/ ["en"]

        "base_ulr: https://a.example/\nprogramme: maybe\n"
        1:1 `base_ulr` A202 unknown key `base_ulr` in this configuration
          did you mean `base_url`?
          the keys of a configuration are `programme`, `base_url`, `time_zone`, `theme`, `closing_days`, `languages`, `menus`, `feed`, `calendar`, `country_list`, `open_data`
        1:1 `base_ulr` A204 this configuration lacks `base_url`
          add `base_url:` with an address such as `https://example.org/`
        1:1 `base_ulr` A204 this configuration lacks `languages`
          add `languages:` with a list of languages such as `- { code: sv, name: Svenska }`
        1:1 `base_ulr` A204 this configuration lacks `time_zone`
          add `time_zone:` with a time zone such as `Europe/Stockholm`
        2:12 `maybe` A203 expected `true` or `false`, found the text `maybe`
        = http://localhost/ ["en"]

        "base_url: a.example\ntime_zone: Europe/Stokholm\nlanguages: []\ntheme: ../x\nfeed: a/b.xml\nclosing_days: -1\n"
        1:11 `a.example` A205 an address without `https://`
          begin it with `https://`
        2:12 `Europe/Stokholm` A205 there is no time zone `Europe/Stokholm`
          did you mean `Europe/Stockholm`?
          write a continent and a city, such as `Europe/Stockholm`
        3:12 `[]` A205 a site has at least one language
          add the language of the texts, such as `- { code: sv, name: Svenska }`
        4:8 `../x` A205 `../x` is not a plain name
          write a name without folders
        5:7 `a/b.xml` A205 `a/b.xml` is not a plain name
          write a name without folders
        6:15 `-1` A203 expected a whole number, zero or more, found the number `-1`
          write it in digits, such as `10`
        = http://localhost/ ["en"]

        "base_url: https://a.example\ntime_zone: CET\nlanguages: sv\nmenus: [a]\n"
        1:11 `https://a.example` A205 an address that does not end in `/`
          write `https://a.example/`
        3:12 `sv` A203 expected a list of languages such as `- { code: sv, name: Svenska }`, found the text `sv`
        4:9 `a` A203 expected names of menus, each with a list of pages, found a list
        = https://a.example/ ["en"]

        "base_url: https:///\ntime_zone: 1\nlanguages: [sv, {code: SV}, {code: sv, name: Svenska}]\nmenus: {main: about}\n"
        1:11 `https:///` A205 an address without a name of a server
          write it as `https://example.org/`
        2:12 `1` A205 there is no time zone `1`
          write a continent and a city, such as `Europe/Stockholm`
        3:13 `sv` A203 expected the keys and values of a language, found the text `sv`
        3:18 `code` A204 this language lacks `name`
          add `name:` with a text
        3:24 `SV` A205 the language tag `SV` is written `sv`
          write `sv`
        3:36 `sv` A207 the language `sv` stands twice
          3:24 `SV` it stands here first
          remove one of them
        4:15 `about` A203 expected a list, found the text `about`
          put it in brackets, `[one, two]`, or each item on a line of its own behind `- `
        = http://localhost/ ["sv"]

        "base_url: https://a.example/?x=/\ntime_zone: UTC\nlanguages:\n  - {code: sv, name: Svenska, missing: lnk, fallback: [sv, nn]}\n  - {code: en_GB, name: English, colour: red}\n  - {code: no, name: Norsk, missing: hide}\n"
        1:11 `https://a.example/?x=/` A205 an address with signs that it cannot have
          leave out spaces and whatever follows `?` or `#`
        4:40 `lnk` A205 expected `fail`, `omit`, `link` or `show`, found the text `lnk`
          did you mean `link`?
        4:56 `sv` A205 `sv` cannot stand in for itself
          name another language of the site
        4:60 `nn` A206 the site has no language `nn`
          the other languages of the site are `no`
        5:12 `en_GB` A205 `en_GB` is not a language tag
          write `en-GB`
        5:34 `colour` A202 unknown key `colour` in this language
          the keys of a language are `code`, `name`, `format`, `missing`, `fallback`
        6:38 `hide` A205 expected `fail`, `omit`, `link` or `show`, found the text `hide`
        = http://localhost/ ["sv", "no"]

    "#]].assert_eq(&out);
}

#[test]
fn a_fingerprint_is_of_what_the_file_says() {
    let print = |text: &str| read(text).0.fingerprint();
    assert_eq!(print(SITE), print(&SITE.replace("# public address", "").replace('\n', "\r\n")));
    assert_ne!(print(SITE), print(&SITE.replace("10", "11")));
}
