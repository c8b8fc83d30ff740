//! Texts between straight double quotes, with what cannot stand there written as `\n` and the like.

/// Writes a text as lines in quotes: one, or if it has several lines an empty one and then each.
pub(super) fn lines(text: &str) -> Vec<String> {
    let inner = text.strip_suffix('\n').unwrap_or(text);
    if !inner.contains('\n') {
        return vec![format!("\"{}\"", escape(text))];
    }
    let lines = text.split_inclusive('\n').map(|line| format!("\"{}\"", escape(line)));
    std::iter::once("\"\"".to_owned()).chain(lines).collect()
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{0}'..='\u{1F}' | '\u{7F}' => out.push_str(&format!("\\{:03o}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out
}

/// Reads a line in quotes.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read(line: &str) -> Result<String, String> {
    let Some(inside) = line.strip_prefix('"') else {
        let is_curly = line.starts_with(['“', '”', '„', '«', '\'']);
        let hint = if is_curly { "; use straight double quotes" } else { "" };
        return Err(format!("a text in quotes is expected here{hint}"));
    };
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside.chars();
    while let Some(character) = rest.next() {
        match character {
            '"' if rest.as_str().trim().is_empty() => return Ok(text),
            '"' => {
                return Err(
                    "there is something behind the closing quote; write a quote in a text as `\\\"`".into()
                );
            }
            '\\' => text.push(escaped(&mut rest)?),
            _ => text.push(character),
        }
    }
    Err("the text in quotes is not closed on its line".to_owned())
}

/// The character for what stands behind a backslash.
fn escaped(rest: &mut std::str::Chars<'_>) -> Result<char, String> {
    let unclosed = || "the text in quotes is not closed on its line".to_owned();
    let letter = rest.next().ok_or_else(unclosed)?;
    let coded = |rest: &mut std::str::Chars<'_>, first: &str, most: usize, base: u32| {
        let mut digits = first.to_owned();
        while digits.len() < most
            && let Some(digit) = rest.clone().next().filter(|digit| digit.is_digit(base))
        {
            digits.push(digit);
            rest.next();
        }
        u32::from_str_radix(&digits, base).ok().and_then(char::from_u32)
    };
    let unknown = || format!("`\\{letter}` means nothing; write a backslash as `\\\\`");
    match letter {
        '"' | '\\' | '\'' | '?' => Ok(letter),
        'n' => Ok('\n'),
        't' => Ok('\t'),
        'r' => Ok('\r'),
        'a' => Ok('\u{7}'),
        'b' => Ok('\u{8}'),
        'f' => Ok('\u{C}'),
        'v' => Ok('\u{B}'),
        'x' => coded(rest, "", 2, 16).ok_or_else(unknown),
        '0'..='7' => coded(rest, &letter.to_string(), 3, 8).ok_or_else(unknown),
        _ => Err(unknown()),
    }
}
