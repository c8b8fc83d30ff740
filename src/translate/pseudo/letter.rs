//! Words in other letters: with marks and longer, or from right to left. Total: what has no other form stays.

/// Around each text whose letters have marks, so that one that is put together or cut off is seen.
pub(super) const OPEN: char = '⟦';
pub(super) const CLOSE: char = '⟧';

/// Each letter with the one that is written for it. None of the second is one of the first.
const LETTERS: &[(char, char)] = &[
    ('a', 'ȧ'),
    ('b', 'ƀ'),
    ('c', 'ç'),
    ('d', 'đ'),
    ('e', 'ē'),
    ('f', 'ƒ'),
    ('g', 'ğ'),
    ('h', 'ħ'),
    ('i', 'ī'),
    ('j', 'ĵ'),
    ('k', 'ķ'),
    ('l', 'ľ'),
    ('m', 'ḿ'),
    ('n', 'ñ'),
    ('o', 'õ'),
    ('p', 'ṕ'),
    ('q', 'ɋ'),
    ('r', 'ř'),
    ('s', 'š'),
    ('t', 'ŧ'),
    ('u', 'ũ'),
    ('v', 'ṽ'),
    ('w', 'ŵ'),
    ('x', 'ẋ'),
    ('y', 'ŷ'),
    ('z', 'ž'),
    ('å', 'ǻ'),
    ('ä', 'ǟ'),
    ('ö', 'ȫ'),
    ('é', 'ḗ'),
    ('ü', 'ǖ'),
    ('æ', 'ǽ'),
    ('ø', 'ǿ'),
    ('A', 'Ȧ'),
    ('B', 'Ɓ'),
    ('C', 'Ç'),
    ('D', 'Đ'),
    ('E', 'Ē'),
    ('F', 'Ƒ'),
    ('G', 'Ğ'),
    ('H', 'Ħ'),
    ('I', 'Ī'),
    ('J', 'Ĵ'),
    ('K', 'Ķ'),
    ('L', 'Ľ'),
    ('M', 'Ḿ'),
    ('N', 'Ñ'),
    ('O', 'Õ'),
    ('P', 'Ṕ'),
    ('Q', 'Ɋ'),
    ('R', 'Ř'),
    ('S', 'Š'),
    ('T', 'Ŧ'),
    ('U', 'Ũ'),
    ('V', 'Ṽ'),
    ('W', 'Ŵ'),
    ('X', 'Ẋ'),
    ('Y', 'Ŷ'),
    ('Z', 'Ž'),
    ('Å', 'Ǻ'),
    ('Ä', 'Ǟ'),
    ('Ö', 'Ȫ'),
    ('É', 'Ḗ'),
    ('Ü', 'Ǖ'),
    ('Æ', 'Ǽ'),
    ('Ø', 'Ǿ'),
];

const VOWELS: &str = "aeiouyåäöéüæøAEIOUYÅÄÖÉÜÆØ";

const RIGHT_TO_LEFT: char = '\u{202E}';
const END: char = '\u{202C}';

/// Letters with marks, every vowel twice.
pub(super) fn accent(text: &str) -> String {
    each_word(text, |word, out| {
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            let Some(marked) = marked_for(letter) else {
                out.push(letter);
                continue;
            };
            out.push(marked);
            if VOWELS.contains(letter) {
                // A capital at the beginning of a word stays the only one.
                let is_initial =
                    letter.is_uppercase() && !letters.peek().is_some_and(|next| next.is_uppercase());
                match is_initial {
                    true => out.extend(marked.to_lowercase()),
                    false => out.push(marked),
                }
            }
        }
    })
}

/// An accented text as it was.
pub(super) fn unaccented(text: &str) -> String {
    let mut plain = String::new();
    let mut doubled = None;
    for letter in text.chars() {
        let known = LETTERS.iter().find(|(_, marked)| *marked == letter).map(|(plain, _)| *plain);
        let original = known.unwrap_or(letter);
        // The second of two vowels was not there.
        if known.is_some()
            && doubled.take().is_some_and(|first: char| first.to_lowercase().eq(original.to_lowercase()))
        {
            continue;
        }
        doubled = Some(original).filter(|letter| known.is_some() && VOWELS.contains(*letter));
        plain.push(original);
    }
    plain
}

/// Every word from right to left.
pub(super) fn mirror(text: &str) -> String {
    each_word(text, |word, out| match word.contains(char::is_alphabetic) {
        true => {
            out.push(RIGHT_TO_LEFT);
            out.push_str(word);
            out.push(END);
        }
        false => out.push_str(word),
    })
}

/// Whether a letter stands for one that has no such mark.
pub(super) fn is_marked(letter: char) -> bool {
    LETTERS.iter().any(|(_, marked)| *marked == letter)
}

fn marked_for(letter: char) -> Option<char> {
    LETTERS.iter().find(|(plain, _)| *plain == letter).map(|(_, marked)| *marked)
}

fn each_word(text: &str, write: impl Fn(&str, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while !rest.is_empty() {
        let space = rest.len() - rest.trim_start().len();
        let (before, after) = rest.split_at(space);
        let (word, next) = after.split_at(after.find(char::is_whitespace).unwrap_or(after.len()));
        out.push_str(before);
        match is_address(word) {
            true => out.push_str(word),
            false => write(word, &mut out),
        }
        rest = next;
    }
    out
}

/// Whether what stands between spaces is an address or the name of a file, which is the same in every language.
pub(super) fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    if word.contains("://") || word.contains('@') || word.starts_with("www.") {
        return true;
    }
    // `icld.se/x`, `rounds.yaml`, `content/en/apply.md`, but not `t.ex`.
    let parts = word.split(['?', '#']).next().unwrap_or(word).trim_end_matches('/').split('/');
    let is_path = parts.clone().all(|part| !part.is_empty() && part.chars().all(is_of_a_name));
    is_path && parts.into_iter().any(is_name_with_ending)
}

fn is_of_a_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-_.".contains(sign)
}

fn is_name_with_ending(part: &str) -> bool {
    let Some((name, ending)) = part.rsplit_once('.') else { return false };
    let is_ending =
        ending.len() > 1 && ending.bytes().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit());
    let is_name = name.split('.').all(|part| part.len() > 1) || ENDINGS.contains(&ending);
    is_ending && is_name && ending.contains(|sign: char| sign.is_ascii_lowercase())
}

/// Endings of files, which nothing else has.
const ENDINGS: &[&str] =
    &["css", "docx", "ftl", "html", "jpg", "js", "json", "md", "pdf", "png", "svg", "txt", "xlsx", "yaml"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_otherwise() {
        for (text, accented, mirrored) in [
            ("Apply", "Ȧȧṕṕľŷŷ", "<Apply>"),
            ("Sök nu, ÖVER allt", "Šȫȫķ ñũũ, ȪȪṼĒĒŘ ȧȧľľŧ", "<Sök> <nu,> <ÖVER> <allt>"),
            ("Åre är é", "Ǻǻřēē ǟǟř ḗḗ", "<Åre> <är> <é>"),
            // What is put together of two signs keeps the second.
            ("Cafe\u{301}", "Çȧȧƒēē\u{301}", "<Cafe\u{301}>"),
            ("2024–2025 (3 st)", "2024–2025 (3 šŧ)", "2024–2025 (3 <st)>"),
            ("skriv till a@b.se!", "šķřīīṽ ŧīīľľ a@b.se!", "<skriv> <till> a@b.se!"),
            (
                "se www.icld.se, icld.se/x eller https://å.se.",
                "šēē www.icld.se, icld.se/x ēēľľēēř https://å.se.",
                "<se> www.icld.se, icld.se/x <eller> https://å.se.",
            ),
            (
                "t.ex. rounds.yaml\u{a0}kl. 10.30",
                "ŧ.ēēẋ. rounds.yaml\u{a0}ķľ. 10.30",
                "<t.ex.> rounds.yaml\u{a0}<kl.> 10.30",
            ),
            ("Привет 你好 عربي 🙂", "Привет 你好 عربي 🙂", "<Привет> <你好> <عربي> 🙂"),
            ("slut.Nästa", "šľũũŧ.Ñǟǟšŧȧȧ", "<slut.Nästa>"),
            ("", "", ""),
            (" \n", " \n", " \n"),
        ] {
            assert_eq!(accent(text), accented, "{text}");
            assert_eq!(unaccented(accented), text);
            assert_eq!(mirror(text).replace(RIGHT_TO_LEFT, "<").replace(END, ">"), mirrored, "{text}");
        }
    }

    #[test]
    fn every_letter_has_one_other_that_is_none_of_them() {
        for (plain, marked) in LETTERS {
            assert!(
                marked_for(*marked).is_none() && plain.is_uppercase() == marked.is_uppercase(),
                "{plain}"
            );
            assert_eq!(LETTERS.iter().filter(|(_, other)| other == marked).count(), 1, "{marked}");
        }
    }

    #[test]
    fn an_accented_text_is_about_a_third_longer() {
        for text in [
            "Kommuner i Sverige kan söka stöd för att arbeta tillsammans med kommuner i andra länder.",
            "Municipalities in Sweden can apply for support to work together with municipalities in other countries.",
        ] {
            let more = accent(text).chars().count() * 100 / text.chars().count();
            assert!((125..=145).contains(&more), "{more} %");
        }
    }
}
