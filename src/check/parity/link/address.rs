//! Whether two addresses are one in two languages: `/sv/regler` and `/en/rules`, `map-sv.png` and `map-en.png`.

use crate::language::Language;

/// Words for languages that addresses have beside their codes.
const NAMES: [&str; 8] = ["svenska", "engelska", "swedish", "english", "swe", "eng", "lang", "language"];

/// Whether two addresses lead to the same, or to the same in the other language. What follows a part that names a
/// language may be translated.
pub fn is_same(one: &str, two: &str, languages: [&Language; 2]) -> bool {
    if bare(one) == bare(two) {
        return true;
    }
    let ((host, rest, names), (other_host, other_rest, other_names)) =
        (parts(one, languages), parts(two, languages));
    host == other_host && (rest == other_rest || names + other_names > 0)
}

/// Without what makes no other address.
fn bare(address: &str) -> &str {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}

/// The host, or the folder and kind of a file; what follows; and how many parts name a language.
fn parts<'a>(address: &'a str, languages: [&Language; 2]) -> (Vec<&'a str>, Vec<&'a str>, usize) {
    let is_away = address.contains("://") || address.starts_with("//") || address.starts_with("www.");
    let address = bare(address);
    let (host, rest) = match is_away {
        true => address.split_once('/').unwrap_or((address, "")),
        false => address.rsplit_once('.').map_or(("", address), |(rest, kind)| (kind, rest)),
    };
    let mut names = 0;
    let mut without = |text: &'a str| {
        let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
        let kept: Vec<&str> = words.iter().copied().filter(|word| !is_language(word, languages)).collect();
        names += words.len() - kept.len();
        kept
    };
    let (host, rest) = (without(host), without(rest));
    (host, rest, names)
}

fn is_language(word: &str, languages: [&Language; 2]) -> bool {
    let word = word.to_ascii_lowercase();
    let is_code = languages.iter().any(|language| {
        let code = language.as_str().to_ascii_lowercase();
        code == word || code.split('-').next() == Some(&word)
    });
    is_code || NAMES.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_have_a_language() {
        let (sv, en) = (Language::new("sv"), Language::new("en"));
        for (one, two, expected) in [
            ("https://a.se/b", "http://www.a.se/b/", true),
            ("https://a.se/sv/b", "https://a.se/en/b", true),
            ("https://a.se/sv/regler", "https://a.se/en/rules", true),
            ("https://a.se/regler", "https://a.se/en/rules", true),
            ("https://sv.a.org/wiki/Demokrati", "https://en.a.org/wiki/Democracy", true),
            ("https://a.se/?lang=sv", "https://a.se/?lang=en", true),
            ("https://a.se/regler", "https://a.se/reglar", false),
            ("https://a.se/sv/b", "https://b.se/en/b", false),
            ("content/assets/map-sv.png", "content/assets/map-en.png", true),
            ("content/assets/map-sv.png", "content/assets/map-en.pdf", false),
            ("content/assets/a.png", "content/assets/b.png", false),
        ] {
            assert_eq!(is_same(one, two, [&sv, &en]), expected, "{one} {two}");
        }
    }
}
