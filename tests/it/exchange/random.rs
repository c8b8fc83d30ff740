//! Any translations of any units: what is meant changes, and nothing else.

use anslag::translate::exchange::Verdict;

use super::{build, draw, files, import, received, sent, write};
use crate::site::Site;

/// A page with texts that say which they are, in one language.
fn page(random: &mut fastrand::Rng, word: &str) -> String {
    let mut text = format!("---\ntitle: {word}\ndescription: \"{word} text\"\n---\n");
    for number in 0..random.usize(1..40) {
        let own = format!("{word}{number}");
        text.push_str(&match random.usize(..10) {
            0 => format!("\n## {own} {{#h{number}}}\n"),
            1 => format!("\n{own} [{own}](_index.md) `c` <b>b</b>.\n"),
            2 => format!("\n- {own}\n- {own}\n  1. {own}\n"),
            3 => format!("\n> {own}\n>\n> * {own}\n"),
            4 => format!("\n| {own} | b |\n|---|---|\n|  {own}   | \\| |\n"),
            5 => format!("\n{own}\n: {own}\n"),
            6 => format!("\n``` sh\n{own}\n\n```\n"),
            7 => format!("\n{own}\n======\n\n<!-- {own} -->\n"),
            8 => "\n<round-list />\n\n---\n".to_owned(),
            _ => format!("\n{own} &amp; \\*{own}\\* – “{own}”\n"),
        });
    }
    text
}

fn messages(random: &mut fastrand::Rng, word: &str) -> String {
    let mut text = format!("site-name = {word}\n");
    for number in 0..random.usize(1..20) {
        let own = format!("{word}{number}");
        text.push_str(&match random.usize(..6) {
            0 => format!("# {number}\nm{number}   =   {own}\n"),
            1 => format!("\n\nm{number} = {own}\n    .title = {own}\n"),
            2 => format!("m{number} =\n      {own}\n        {own}\n"),
            3 => format!("m{number} = {{ $n ->\n  [one] {own}\n *[other] {{ $n }} {own}\n }}\n"),
            4 => format!("## {number}\n\n-m{number} = {own}\n"),
            _ => format!("m{number} = {{ $s ->\n  [a] {own}\n *[b] <b>{own}</b> {{\"\"}}\n }}\n"),
        });
    }
    text
}

/// Both languages are built alike, as the same seed makes them.
fn site(seed: u64) -> Site {
    let mut files = String::new();
    for (language, word) in [("sv", "ord"), ("en", "word")] {
        let mut random = fastrand::Rng::with_seed(seed);
        for name in ["a.md", "b/_index.md"] {
            files.push_str(&format!("//- content/{language}/{name}\n{}", page(&mut random, word)));
        }
        files.push_str(&format!("//- i18n/{language}/site.ftl\n{}", messages(&mut random, word)));
    }
    let site = Site::new(&files);
    if seed % 2 == 1 {
        // As Windows saves them.
        for name in ["content/en/a.md", "content/sv/a.md", "i18n/en/site.ftl"] {
            let place = site.root().join(name);
            let text = std::fs::read_to_string(&place).unwrap().replace('\n', "\r\n");
            site.edit(name, &format!("{}{text}", if name.ends_with("ftl") { "\u{FEFF}" } else { "" }));
        }
    }
    site
}

#[test]
fn what_is_meant_changes_and_nothing_else() {
    for seed in 0..8 {
        let mut random = fastrand::Rng::with_seed(seed);
        let site = site(seed);
        let build = build(&site);
        let before = files(&site);
        let mut file = sent(&build);
        let mut meant = Vec::new();
        let old = file.clone();
        for (number, entry) in file.entries.iter_mut().enumerate().skip(1) {
            if random.bool() || !entry.translations.iter().all(|text| text.contains("word")) {
                continue;
            }
            for text in &mut entry.translations {
                // Behind the first word, which every text has, whatever follows it.
                let end = text.rfind("word").unwrap();
                let end =
                    end + text[end..].find(|sign: char| !sign.is_alphanumeric()).unwrap_or(text.len() - end);
                text.insert_str(end, &format!("Neu{number}"));
            }
            entry.flags.clear();
            meant.push(entry.source.context.clone().unwrap());
        }
        let received = received(&build, &file);
        let import = import(&build, &received);
        let taken = import.outcomes.iter().filter(|outcome| outcome.verdict == Verdict::Taken);
        let taken: Vec<&str> = taken.map(|outcome| &*outcome.address).collect();
        assert_eq!(taken, meant, "{seed}: {}", draw(&import));
        write(&site, &import);
        // Without what was put in, every file is what it was.
        for (path, now) in files(&site) {
            if path.starts_with("i18n/base/") {
                continue;
            }
            let mut text = String::from_utf8(now).unwrap();
            while let Some(at) = text.find("Neu") {
                let end = at + 3 + text[at + 3..].bytes().take_while(u8::is_ascii_digit).count();
                text.replace_range(at..end, "");
            }
            assert_eq!(text, String::from_utf8_lossy(&before[&path]), "{seed}: {path}");
        }
        // And what is sent now has the new texts in their places, and the old ones in theirs.
        let again = sent(&self::build(&site));
        for ((new, asked), old) in again.entries.iter().zip(&file.entries).zip(&old.entries).skip(1) {
            assert_eq!(new.translations, asked.translations, "{seed}: {:?}", old.source);
        }
    }
}
