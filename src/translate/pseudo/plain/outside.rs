//! The words of a page that stand outside of every text that was written otherwise, and texts that were cut off.

use super::custom::Customs;
use super::word::{Word, is_long, is_untouched, stretches};
use crate::render::Said;
use crate::translate::pseudo::letter::{CLOSE, OPEN};

/// What is wrong with the text of a page.
#[derive(Default, Debug)]
pub(super) struct Outside {
    /// Words in a row, and how they stand there.
    pub plain: Vec<(Vec<String>, String)>,
    /// What was shown of texts whose end is missing.
    pub cut: Vec<String>,
}

/// Reads the parts of a page that are in the language.
pub(super) fn outside<'s>(said: impl Iterator<Item = &'s Said>, customs: &Customs) -> Outside {
    let mut found = Outside::default();
    // In how many elements each text stands that is open, and what was read of it.
    let mut open: Vec<(usize, String)> = Vec::new();
    for said in said {
        if said.is_attribute {
            let mut own = Vec::new();
            read(said, &mut own, customs, &mut found);
            found.cut.extend(own.into_iter().map(|(_, text)| text));
            continue;
        }
        while let Some((_, text)) = open.pop_if(|(depth, _)| said.least < *depth) {
            found.cut.push(text);
        }
        read(said, &mut open, customs, &mut found);
    }
    found.cut.extend(open.into_iter().map(|(_, text)| text));
    found
}

fn read(said: &Said, open: &mut Vec<(usize, String)>, customs: &Customs, found: &mut Outside) {
    let mut begin = 0;
    for (at, sign) in said.text.char_indices() {
        match sign {
            OPEN => {
                if open.is_empty() {
                    found.plain.extend(plain(&said.text[begin..at], customs));
                }
                open.push((said.depth, String::new()));
            }
            CLOSE => {
                open.pop();
                begin = at + sign.len_utf8();
            }
            sign => {
                if let Some((_, text)) = open.last_mut() {
                    text.push(sign);
                }
            }
        }
    }
    if open.is_empty() {
        found.plain.extend(plain(&said.text[begin..], customs));
    }
}

/// The runs of words that nothing was written for, nor any rule writes.
fn plain(text: &str, customs: &Customs) -> Vec<(Vec<String>, String)> {
    let mut runs = Vec::new();
    for words in stretches(text) {
        let mut run: Vec<&Word<'_>> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let custom = customs.begin(&words[at..]);
            if custom == 0 && is_untouched(words[at].text) {
                run.push(&words[at]);
            } else {
                runs.extend(finished(text, &std::mem::take(&mut run)));
            }
            at += custom.max(1);
        }
        runs.extend(finished(text, &run));
    }
    runs
}

fn finished(text: &str, run: &[&Word<'_>]) -> Option<(Vec<String>, String)> {
    let (first, last) = (run.first()?, run.last()?);
    run.iter().any(|word| is_long(word.text)).then(|| {
        let words = run.iter().map(|word| word.text.to_owned()).collect();
        let whole = text[first.at.start..last.at.end].split_whitespace().collect::<Vec<_>>().join(" ");
        (words, whole)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Formats;
    use crate::render::said;

    #[test]
    fn only_what_stands_outside_is_told() {
        let customs = Customs::of(&Formats::new("en-GB").unwrap(), std::iter::empty());
        for (html, expected) in [
            ("<p>⟦Řēēȧȧđ 28 August⟧ more: 3 days</p>", "more: 3 days"),
            ("<p>⟦Ȧȧ <b>b</b> {⟦ç⟧} d⟧</p><p title=\"⟦x⟧\" aria-label=\"Close it\">⟦x⟧</p>", "Close it"),
            ("<p>28 August, Bosnia and Kosovo, x</p><p>a@b.se www.c.se</p>", ""),
            ("<p>Read <b>more</b></p>", "Read|more"),
            ("<p>⟦Ľõõñğ…</p><p>Text</p>", "Text cut Ľõõñğ…"),
            ("<p><b>⟦Ȧȧ</b> b⟧</p>", " cut Ȧȧ"),
            ("<a title=\"⟦Ľõõñğ\">⟦Ȧȧ⟧</a>", " cut Ľõõñğ"),
            ("<p>⟦Ȧȧ", " cut Ȧȧ"),
            ("<p>ȧȧ⟧ Text</p>", "Text"),
        ] {
            let found = outside(said(html.as_bytes()).iter(), &customs);
            let plain: Vec<_> = found.plain.iter().map(|(_, text)| text.as_str()).collect();
            let cut = found.cut.iter().map(|text| format!(" cut {text}")).collect::<String>();
            assert_eq!(plain.join("|") + &cut, expected, "{html}");
        }
    }
}
