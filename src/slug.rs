//! The last part of a page's address. Knows which letters one may have, and how to make one of a title; which slug a
//! page has is said in its front matter.

/// What [`is_slug`] takes, as a regular expression for editors.
pub const PATTERN: &str = "[a-z0-9-]+";

/// Whether `text` can be a part of an address as it stands: lower-case letters a–z, digits and hyphens.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// A slug for a title, in the way of Swedish authorities: `Södra Afrika & Moçambique` gives `sodra-afrika-mocambique`.
/// Empty if the title has no letter or digit that can be written so.
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => slug.push_str(plain),
            None if letter.is_ascii_alphanumeric() => slug.push(letter),
            // An apostrophe or an accent that stands on its own joins what it stands between.
            None if matches!(letter, '\'' | '’' | '\u{300}'..='\u{36f}') => {}
            None if slug.ends_with('-') || slug.is_empty() => {}
            None => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A letter of the Latin script without its marks.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'å' | 'ä' | 'á' | 'à' | 'â' | 'ã' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ģ' => "g",
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ķ' => "k",
        'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ö' | 'ø' | 'ó' | 'ò' | 'ô' | 'õ' | 'ő' | 'ō' => "o",
        'œ' => "oe",
        'ř' => "r",
        'ß' => "ss",
        'ś' | 'š' | 'ș' | 'ş' => "s",
        'ť' | 'ț' | 'ţ' => "t",
        'þ' => "th",
        'ü' | 'ú' | 'ù' | 'û' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_give_slugs() {
        for (title, slug) in [
            ("Samarbetsländer", "samarbetslander"),
            ("Östafrika", "ostafrika"),
            ("Moçambique", "mocambique"),
            ("Så ansöker ni – steg för steg!", "sa-ansoker-ni-steg-for-steg"),
            ("  Who can’t apply?  ", "who-cant-apply"),
            ("Ærø & Café Straße", "aero-cafe-strasse"),
            ("e\u{301}", "e"),
            ("2024-03", "2024-03"),
            ("日本", ""),
            ("---", ""),
        ] {
            assert_eq!(slugify(title), slug, "{title}");
            assert!(slug.is_empty() || is_slug(slug));
        }
    }

    #[test]
    fn only_plain_letters_digits_and_hyphens_are_slugs() {
        for (text, expected) in [
            ("ansok", true),
            ("2024-03", true),
            ("Ansok", false),
            ("ansök", false),
            ("a/b", false),
            ("", false),
            ("a b", false),
        ] {
            assert_eq!(is_slug(text), expected, "{text}");
        }
    }
}
