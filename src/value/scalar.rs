//! What an unquoted scalar is. Nothing else of YAML's guessing is done.

use super::Kind;

/// The kind of a scalar that is written without quotes.
pub(super) fn resolve(text: &str) -> Kind {
    match text {
        "" | "~" | "null" => Kind::Null,
        "true" => Kind::Bool(true),
        "false" => Kind::Bool(false),
        _ => number(text).unwrap_or_else(|| Kind::Text(text.into())),
    }
}

/// Digits, without leading zeros, signs other than `-`, underscores, exponents or other bases: those are codes,
/// telephone numbers and names.
fn number(text: &str) -> Option<Kind> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let is_whole = are_digits(whole) && (whole == "0" || !whole.starts_with('0'));
    match fraction {
        None if is_whole => text.parse().ok().map(Kind::Integer),
        Some(fraction) if is_whole && are_digits(fraction) => text.parse().ok().map(Kind::Float),
        _ => None,
    }
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_everybody_reads_as_a_number_is_one() {
        let text = |text: &str| Kind::Text(text.into());
        for written in [
            "NO",
            "on",
            "yes",
            "True",
            "2024-03",
            "010",
            "070",
            "+46",
            "1_000",
            "1e3",
            "0x1F",
            "0o7",
            ".5",
            "5.",
            "1.2.3",
            "NULL",
            "99999999999999999999",
            ".inf",
            "-",
            "--1",
            "12:30",
        ] {
            assert_eq!(resolve(written), text(written), "{written}");
        }
        for (written, kind) in [
            ("", Kind::Null),
            ("~", Kind::Null),
            ("null", Kind::Null),
            ("true", Kind::Bool(true)),
            ("false", Kind::Bool(false)),
            ("0", Kind::Integer(0)),
            ("-7", Kind::Integer(-7)),
            ("1.10", Kind::Float(1.1)),
        ] {
            assert_eq!(resolve(written), kind, "{written}");
        }
    }
}
