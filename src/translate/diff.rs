//! The difference of two sequences, and of two texts for people to see. The wall around the differ.

use std::hash::Hash;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::sketch::Sketch;
use crate::parallel::monotone;

/// What has become of a part of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    Same,
    Removed,
    Added,
}

/// What has become of a line, by its numbers in the texts before and after.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    Same {
        before: usize,
        after: usize,
    },
    /// Two lines that have much in common; [`words`] tells what differs.
    Changed {
        before: usize,
        after: usize,
    },
    Removed {
        before: usize,
    },
    Added {
        after: usize,
    },
}

/// Lines that have less in common than this are not shown as one that has changed, of 100.
const ALIKE: i32 = 40;

/// What differs between two lines: the parts in order, what was removed before what was added in its place.
pub fn words(before: &str, after: &str) -> Vec<(Fate, String)> {
    let (before, after) = (parts(before), parts(after));
    let mut segments: Vec<Segment> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let is_same = matches!(op, DiffOp::Equal { .. });
        let segment = Segment {
            is_same,
            before: before[op.old_range()].concat(),
            after: after[op.new_range()].concat(),
        };
        match segments.as_mut_slice() {
            // Words that are replaced one by one are read more easily as one replaced text.
            [.., replaced, space] if replaced.is_replaced() && space.is_space() && segment.is_replaced() => {
                replaced.before.extend([&*space.before, &*segment.before]);
                replaced.after.extend([&*space.after, &*segment.after]);
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    let mut words = Vec::with_capacity(segments.len());
    for segment in segments {
        let fates = match segment.is_same {
            true => vec![(Fate::Same, segment.after)],
            false => vec![(Fate::Removed, segment.before), (Fate::Added, segment.after)],
        };
        words.extend(fates.into_iter().filter(|(_, text)| !text.is_empty()));
    }
    words
}

/// What differs between two texts, in the order in which people read it.
pub fn lines(before: &[&str], after: &[&str]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(before.len().max(after.len()));
    for op in capture_diff_slices(Algorithm::Patience, before, after) {
        let (old, new) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => {
                lines.extend(old.zip(new).map(|(before, after)| Line::Same { before, after }));
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                let sketches = |lines: &[&str]| lines.iter().map(|line| Sketch::of(line)).collect::<Vec<_>>();
                let (gone, come) = (sketches(&before[old.clone()]), sketches(&after[new.clone()]));
                let pairs = monotone::pairs(gone.len(), come.len(), |i, j| {
                    Some(gone[i].likeness(&come[j])).filter(|likeness| *likeness >= ALIKE)
                });
                let (mut from, mut to) = (old.start, new.start);
                for (i, j) in pairs {
                    let (before, after) = (old.start + i, new.start + j);
                    lines.extend((from..before).map(|before| Line::Removed { before }));
                    lines.extend((to..after).map(|after| Line::Added { after }));
                    lines.push(Line::Changed { before, after });
                    (from, to) = (before + 1, after + 1);
                }
                lines.extend((from..old.end).map(|before| Line::Removed { before }));
                lines.extend((to..new.end).map(|after| Line::Added { after }));
            }
        }
    }
    lines
}

/// The places of what is the same in both, in order.
pub(super) fn same<T: Eq + Hash>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    let mut same = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, before, after) {
        if let DiffOp::Equal { .. } = op {
            same.extend(op.old_range().zip(op.new_range()));
        }
    }
    same
}

/// A part of two texts in which all is the same or nothing.
struct Segment {
    is_same: bool,
    before: String,
    after: String,
}

impl Segment {
    fn is_replaced(&self) -> bool {
        !self.is_same && !self.before.is_empty() && !self.after.is_empty()
    }

    fn is_space(&self) -> bool {
        self.is_same && self.before.trim().is_empty()
    }
}

/// A text as words, white space, and every other character for itself.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = Kind::of(first);
        let others = rest[first.len_utf8()..].find(|next| !kind.goes_on_with(next));
        let (part, behind) = rest.split_at(others.map_or(rest.len(), |length| first.len_utf8() + length));
        parts.push(part);
        rest = behind;
    }
    parts
}

/// What a part of a text consists of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Space,
    /// A sign, or a letter of a script that puts no spaces between words.
    Single,
}

impl Kind {
    fn of(character: char) -> Self {
        match character {
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => Kind::Single,
            character if character.is_whitespace() => Kind::Space,
            character if character.is_alphanumeric() => Kind::Word,
            _ => Kind::Single,
        }
    }

    fn goes_on_with(self, next: char) -> bool {
        // What is drawn onto the character before is never parted from it.
        let is_drawn_onto = matches!(next, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}');
        is_drawn_onto || self != Kind::Single && Kind::of(next) == self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a [-b-][+c+] d`
    fn draw(before: &str, after: &str) -> String {
        let words = words(before, after);
        let side = |fate: Fate| -> String {
            let parts = words.iter().filter(|(other, _)| *other == Fate::Same || *other == fate);
            parts.map(|(_, text)| text.as_str()).collect()
        };
        assert_eq!((side(Fate::Removed), side(Fate::Added)), (before.to_owned(), after.to_owned()));
        let drawn = words.iter().map(|(fate, text)| match fate {
            Fate::Same => text.clone(),
            Fate::Removed => format!("[-{text}-]"),
            Fate::Added => format!("[+{text}+]"),
        });
        drawn.collect()
    }

    #[test]
    fn words_differ_as_people_read_them() {
        for (before, after, expected) in [
            ("", "", ""),
            ("", "a b", "[+a b+]"),
            ("a", "", "[-a-]"),
            ("until 28 August 2024", "until 29 August 2024", "until [-28-][+29+] August 2024"),
            ("a b c d", "a x y d", "a [-b c-][+x y+] d"),
            ("a, b.", "a b!", "a[-,-] b[-.-][+!+]"),
            ("a c", "a b c", "a [+b +]c"),
            ("an\u{ad}sökan", "ansökan", "[-an\u{ad}sökan-][+ansökan+]"),
            ("e\u{301}a", "ea", "[-e\u{301}a-][+ea+]"),
            ("申請期限", "申込期限", "申[-請-][+込+]期限"),
            ("👍🏽 a", "👎🏽 a", "[-👍-][+👎+]🏽 a"),
        ] {
            assert_eq!(draw(before, after), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn lines_that_are_alike_have_changed() {
        for (before, after, expected) in [
            ("", "", ""),
            ("a\nb", "a\nb", "=0 0 =1 1"),
            ("a\nb\nc", "a\nc", "=0 0 -1 =2 1"),
            ("a\nthe old text\nc", "a\nthe new text\nc", "=0 0 ~1 1 =2 2"),
            ("a\nquite this\nc", "a\nor that\nc", "=0 0 -1 +1 =2 2"),
            ("one two three\nfour five six", "four five\nsomething else\n", "-0 ~1 0 +1"),
        ] {
            let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
            let drawn = lines(&before, &after).into_iter().map(|line| match line {
                Line::Same { before, after } => format!("={before} {after}"),
                Line::Changed { before, after } => format!("~{before} {after}"),
                Line::Removed { before } => format!("-{before}"),
                Line::Added { after } => format!("+{after}"),
            });
            assert_eq!(drawn.collect::<Vec<_>>().join(" "), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn long_texts_take_a_short_time() {
        let text = |seed: u64| {
            let mut random = fastrand::Rng::with_seed(seed);
            (0..20_000).map(|_| format!("w{} ", random.u32(..500))).collect::<String>()
        };
        let (before, after) = (text(1), text(2));
        let begin = std::time::Instant::now();
        draw(&before, &after);
        let (before, after): (Vec<&str>, Vec<&str>) =
            (before.split(' ').collect(), after.split(' ').collect());
        assert!(!lines(&before, &after).is_empty());
        assert!(begin.elapsed().as_secs() < 20, "{:?}", begin.elapsed());
    }
}
