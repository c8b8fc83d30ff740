//! Telling the strings of a page from each other: which message each comes from, without anything being otherwise.

use anslag::serve::{Outlook, Preview};
use anslag::source::Change;
use anslag::time::Moment;

/// The sites of this repository, with all that their templates do.
const SITES: [&str; 2] = [".", "docs"];

#[test]
fn a_page_whose_strings_are_told_is_otherwise_the_page_that_is_shown() {
    for site in SITES {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(site);
        let outlook = Outlook { as_of: Moment::parse("2024-08-20"), strings: true, ..Outlook::default() };
        let edition = Preview::new(root, None, outlook).step(&Change::Everything).unwrap();
        let mut pages = 0;
        for (path, (_, memo)) in edition.shown.outputs.iter() {
            let Some(output) = memo.value.as_ref().as_ref().filter(|output| output.is_html()) else {
                assert!(edition.strings(path).is_none(), "{path}");
                continue;
            };
            let shown = String::from_utf8_lossy(&output.bytes);
            let strings = edition.strings(path).unwrap();
            assert_eq!(strings.html, shown, "{path}");
            // Redirects say nothing.
            if strings.all.is_empty() {
                continue;
            }
            assert!(!strings.comments.is_empty(), "{path}");
            pages += 1;
            for string in &strings.all {
                assert!(shown.contains(&string.html), "{path}: {string:?}");
            }
        }
        assert!(pages > 20, "{site}: {pages}");
    }
}
