//! The names of languages as BCP 47 forms them. Knows their form, not which languages there are.

/// The tags that are written as [`canonical`] writes them, as a regular expression for editors.
pub const PATTERN: &str = "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?\
    (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-z0-9](?:-[a-z0-9]{1,8})*-[a-z0-9]{2,8})?";

/// The tag in the case that everybody writes (`zh-Hant-TW`), if it is formed as a tag is.
pub fn canonical(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let language = parts.next().filter(|part| (2..=3).contains(&part.len()) && is_letters(part))?;
    let mut canonical = language.to_ascii_lowercase();
    // What follows a part of one letter is an extension, which has rules of its own.
    let mut in_extension = false;
    let mut stage = 0;
    for part in parts {
        let is_word = (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_word {
            return None;
        }
        in_extension |= part.len() == 1;
        canonical.push('-');
        match place(part) {
            _ if in_extension => canonical.push_str(&part.to_ascii_lowercase()),
            // Script, region and variants come in this order, and only variants come more than once.
            next if next < stage || (next == stage && next != 3) => return None,
            next => {
                stage = next;
                canonical.push_str(&cased(part, next));
            }
        }
    }
    (!canonical.ends_with('-') && tag.rsplit('-').next().is_some_and(|last| last.len() > 1))
        .then_some(canonical)
}

/// 1 for a script, 2 for a region, 3 for a variant; 0 for what is none, which comes too late wherever it stands.
fn place(part: &str) -> u8 {
    let digits = part.bytes().all(|byte| byte.is_ascii_digit());
    match part.len() {
        4 if is_letters(part) => 1,
        2 if is_letters(part) => 2,
        3 if digits => 2,
        5..=8 => 3,
        4 if part.starts_with(|first: char| first.is_ascii_digit()) => 3,
        _ => 0,
    }
}

fn cased(part: &str, place: u8) -> String {
    let lower = part.to_ascii_lowercase();
    match place {
        1 => lower
            .chars()
            .take(1)
            .map(|first| first.to_ascii_uppercase())
            .chain(lower.chars().skip(1))
            .collect(),
        2 => part.to_ascii_uppercase(),
        _ => lower,
    }
}

fn is_letters(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_one_form() {
        for (tag, expected) in [
            ("sv", Some("sv")),
            ("SV", Some("sv")),
            ("en-gb", Some("en-GB")),
            ("ZH-hANT-tw", Some("zh-Hant-TW")),
            ("es-419", Some("es-419")),
            ("sl-ROZAJ-biske-1994", Some("sl-rozaj-biske-1994")),
            ("sv-SE-u-NU-latn", Some("sv-SE-u-nu-latn")),
            ("se", Some("se")),
            ("svenska", None),
            ("s", None),
            ("sv_SE", None),
            ("sv-", None),
            ("sv-SE-Latn", None),
            ("sv-SE-FI", None),
            ("sv-SE-u", None),
            ("sv-a1", None),
            ("", None),
            ("åå", None),
        ] {
            assert_eq!(canonical(tag).as_deref(), expected, "{tag}");
        }
    }
}
