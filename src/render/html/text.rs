//! The text of an HTML page as a reader meets it, a line for each block.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// Elements inside a line of text; all others begin a new one.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    "wbr",
];

/// Elements whose content is not read.
const SILENT: &[&str] = &["script", "style", "template", "svg"];

/// The lines of a page's text, without empty ones. Words are divided by one space; soft hyphens are left out.
pub fn lines(html: &[u8]) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut silent = 0_usize;
    let mut name = String::new();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name: tag } => {
                name = String::from_utf8_lossy(tag).into_owned();
                silent += usize::from(SILENT.contains(&name.as_str()));
                begin_line(&mut lines, &name);
            }
            CallbackEvent::CloseStartTag { self_closing: true } if SILENT.contains(&name.as_str()) => {
                silent = silent.saturating_sub(1);
            }
            CallbackEvent::EndTag { name: tag } => {
                let tag = String::from_utf8_lossy(tag);
                silent = silent.saturating_sub(usize::from(SILENT.contains(&&*tag)));
                begin_line(&mut lines, &tag);
            }
            CallbackEvent::String { value } if silent == 0 => {
                if let Some(line) = lines.last_mut() {
                    line.push_str(&String::from_utf8_lossy(value).replace('\u{ad}', ""));
                }
            }
            CallbackEvent::String { .. }
            | CallbackEvent::CloseStartTag { .. }
            | CallbackEvent::AttributeName { .. }
            | CallbackEvent::AttributeValue { .. }
            | CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    let words = |line: &String| line.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.iter().map(words).filter(|line| !line.is_empty()).collect()
}

fn begin_line(lines: &mut Vec<String>, element: &str) {
    if !INLINE.contains(&element) {
        lines.push(String::new());
    }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_block_is_a_line() {
        for (html, expected) in [
            ("<p>Sista\n dag är <time>28&nbsp;augusti</time>.</p><p>b</p>", "Sista dag är 28 augusti.|b"),
            ("<ul><li>a<li>b</ul>", "a|b"),
            ("<td>a</td><td>b</td>", "a|b"),
            ("a<br>b", "a|b"),
            (
                "<title>t</title><script>if (a < b) {}</script><style>p {}</style><svg><text>x</text></svg>c",
                "t|c",
            ),
            ("kommun\u{ad}sam\u{ad}arbete &amp; mer", "kommunsamarbete & mer"),
            ("</script></svg>a", "a"),
            ("", ""),
        ] {
            assert_eq!(lines(html.as_bytes()).join("|"), expected, "{html}");
        }
    }
}
