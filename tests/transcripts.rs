//! The command line as people meet it: transcripts in Markdown, each run and compared word for word.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes what the program says now.

#[test]
fn commands_say_what_the_transcripts_show() {
    let cases = trycmd::TestCases::new();
    cases.env("COLUMNS", "100").env("NO_COLOR", "1").case("tests/cmd/*.md");
}
