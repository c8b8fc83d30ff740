//! Names of countries. Owns the look-up only; the names that a site prefers stand in its data.

use icu_locale::Locale;
use icu_locale::names::RegionDisplayName;
use icu_locale::subtags::Region;

/// The short name if the language has one (`Bosnia`), else the full one; `None` for a code that is no country's.
pub(super) fn name(locale: &Locale, alpha2: &str) -> Option<String> {
    let code = alpha2.to_ascii_uppercase();
    if code.len() != 2 || is_private(&code) {
        return None;
    }
    let region = Region::try_from_str(&code).ok()?;
    let name = RegionDisplayName::try_new_short_light(locale.into(), region).ok()?;
    Some(name.to_string())
}

/// Codes that ISO 3166 leaves to everybody; of these only Kosovo's stands for a country. CLDR has names for some
/// of the others, such as `ZZ` for an unknown region.
fn is_private(code: &str) -> bool {
    match code.as_bytes() {
        b"XK" => false,
        b"AA" | b"ZZ" | [b'X', _] | [b'Q', b'M'..=b'Z'] => true,
        _ => false,
    }
}
