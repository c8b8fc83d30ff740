//! Tables: two pages, and what belongs together.

use std::fmt::Write as _;

use super::*;

pub fn read(file: &str) -> Vec<Passage<'_>> {
    passages(&blocks(&SourcePath::new("content/sv/a.md"), file), file)
}

/// The first words of a block, for drawing.
pub fn short(passage: &Passage<'_>) -> String {
    passage.text.split_whitespace().take(4).collect::<Vec<_>>().join(" ")
}

/// `Så här | Like this` for a pair; `Så här |` for what stands alone.
fn draw_alignment(left: &str, right: &str) -> String {
    let (left, right) = (read(left), read(right));
    let alignment = align(&left, &right);
    let (mut i, mut j) = (0, 0);
    let mut drawn = String::new();
    for (a, b) in alignment.pairs.iter().copied().chain([(left.len(), right.len())]) {
        assert!(a >= i && b >= j, "{:?} does not ascend", alignment.pairs);
        left[i..a].iter().for_each(|alone| writeln!(drawn, "{} |", short(alone)).unwrap());
        right[j..b].iter().for_each(|alone| writeln!(drawn, "| {}", short(alone)).unwrap());
        if let (Some(left), Some(right)) = (left.get(a), right.get(b)) {
            assert_eq!((alignment.right(a), alignment.left(b)), (Some(b), Some(a)));
            writeln!(drawn, "{} | {}", short(left), short(right)).unwrap();
        }
        (i, j) = (a + 1, b + 1);
    }
    drawn
}

#[track_caller]
fn check_alignment(left: &str, right: &str, expected: &[&str]) {
    let drawn = draw_alignment(left, right);
    let lines: Vec<&str> = drawn.lines().map(str::trim).collect();
    assert_eq!(lines, expected, "\n{left}--\n{right}--\n{drawn}");
}

pub const SOURCE: &str = "\
## Vem kan söka? {#who}

Kommuner och regioner i Sverige kan söka tillsammans med en partner.

- kommuner
- regioner
- kommunalförbund, se [listan](who.md)

## När kan vi söka?

Ansökan öppnar den 1 mars 2024.

<round-list />

Frågor besvaras av <contact-email id=\"desk\" />.
";

pub const TRANSLATION: &str = "\
## Who can apply? {#who}

Swedish municipalities and regions can apply together with a partner.

- municipalities
- regions
- federations, see [the list](who.md)

## When can we apply?

Applications open on 1 March 2024.

<round-list />

Questions are answered by <contact-email id=\"desk\" />.
";

#[test]
fn pages_that_are_built_alike_are_paired_by_position() {
    check_alignment("", "", &[]);
    check_alignment(
        "# Hej\n\nText.\n\n- ett\n- två 3\n",
        "# Hello\n\nFour 4.\n\n- one 3\n- two\n",
        &["# Hej | # Hello", "Text. | Four 4.", "- ett | - one 3", "- två 3 | - two"],
    );
}

#[test]
fn what_a_translation_lacks_stands_alone() {
    let shorter =
        TRANSLATION.replace("- regions\n", "").replace("Applications open on 1 March 2024.\n\n", "");
    check_alignment(
        SOURCE,
        &shorter,
        &[
            "## Vem kan söka? | ## Who can apply?",
            "Kommuner och regioner i | Swedish municipalities and regions",
            "- kommuner | - municipalities",
            "- regioner |",
            "- kommunalförbund, se [listan](who.md) | - federations, see [the",
            "## När kan vi | ## When can we",
            "Ansökan öppnar den 1 |",
            "<round-list /> | <round-list />",
            "Frågor besvaras av <contact-email | Questions are answered by",
        ],
    );
}

#[test]
fn what_a_translation_has_more_stands_alone() {
    let own = "## A word on Sweden\n\nSweden has 290 municipalities and 21 regions.\n\n## When";
    let longer = TRANSLATION.replace("## When", own);
    check_alignment(
        SOURCE,
        &format!("Read this first, whoever you are and wherever you live.\n\n{longer}"),
        &[
            "| Read this first, whoever",
            "## Vem kan söka? | ## Who can apply?",
            "Kommuner och regioner i | Swedish municipalities and regions",
            "- kommuner | - municipalities",
            "- regioner | - regions",
            "- kommunalförbund, se [listan](who.md) | - federations, see [the",
            "| ## A word on",
            "| Sweden has 290 municipalities",
            "## När kan vi | ## When can we",
            "Ansökan öppnar den 1 | Applications open on 1",
            "<round-list /> | <round-list />",
            "Frågor besvaras av <contact-email | Questions are answered by",
        ],
    );
}

#[test]
fn kinds_say_what_can_be_a_pair() {
    check_alignment("a\n", "", &["a |"]);
    check_alignment("", "## a\n", &["| ## a"]);
    // A sentence that became an item, as the address shows.
    check_alignment(
        "Kontakta Ada Öst (ada@example.org).\n\nEller Bo.\n",
        "- Contact Ada Öst (ada@example.org).\n",
        &["Kontakta Ada Öst (ada@example.org). | - Contact Ada Öst", "Eller Bo. |"],
    );
    // Other components, headings of other levels, and code: never, whatever they share.
    check_alignment(
        "<a-b id=\"x\" />\n\n## X 12 {#y}\n\n```\nx 12\n```\n",
        "<c-d id=\"x\" />\n\n### X 12 {#y}\n\nx 12 `x 12`\n",
        &[
            "<a-b id=\"x\" /> |",
            "## X 12 {#y} |",
            "``` x 12 ``` |",
            "| <c-d id=\"x\" />",
            "| ### X 12 {#y}",
            "| x 12 `x 12`",
        ],
    );
}

#[test]
fn what_leads_elsewhere_and_is_much_shorter_is_no_pair() {
    check_alignment(
        "Den som vill läsa mer om hur en ansökan går till hittar allt i [handboken](book.md).\n\n```\n```\n",
        "See [the map](map.md).\n",
        &["Den som vill läsa |", "``` ``` |", "| See [the map](map.md)."],
    );
}

#[test]
fn nothing_is_paired_across_headings() {
    check_alignment(
        "## A {#a}\n\nEtt 1.\n\n## B {#b}\n\nText.\n",
        "## A {#a}\n\nText.\n\nText.\n\n## B {#b}\n\nOne 1.\n",
        &["## A {#a} | ## A {#a}", "Ett 1. | Text.", "| Text.", "## B {#b} | ## B {#b}", "Text. | One 1."],
    );
    // An anchor finds its heading past those that stand between.
    check_alignment(
        "## A {#a}\n\n## B {#b}\n",
        "## C\n\n## B {#b}\n\n## D\n",
        &["## A {#a} | ## C", "## B {#b} | ## B {#b}", "| ## D"],
    );
}

#[test]
fn any_pages_are_aligned_in_time() {
    let page = |blocks: usize, seed: u64| {
        let mut random = fastrand::Rng::with_seed(seed);
        let marks = ["## ", "", "- ", "> ", "1. ", "<a-b />\n\n"];
        let block = |_| {
            let words: Vec<String> =
                (0..random.usize(..30)).map(|_| format!("w{}", random.u32(..900))).collect();
            format!("{}{}\n\n", marks[random.usize(..marks.len())], words.join(" "))
        };
        (0..blocks).map(block).collect::<String>()
    };
    let begin = std::time::Instant::now();
    for (left, right) in [(300, 310), (10_000, 9_000), (3, 20_000), (20_000, 3)] {
        draw_alignment(&page(left, 1), &page(right, 2));
    }
    assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
}
