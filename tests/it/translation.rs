//! The pages of this repository and their translations: every block finds its own.

use std::fs;
use std::path::Path;

use anslag::markdown::BlockKind;
use anslag::path::SourcePath;
use anslag::translate::{self, Passage};

/// The texts of all pages in Swedish and English.
fn pages() -> Vec<(SourcePath, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut pages = Vec::new();
    for entry in walkdir::WalkDir::new(root.join("sv")).sort_by_file_name() {
        let entry = entry.unwrap();
        let below = entry.path().strip_prefix(root.join("sv")).unwrap();
        if entry.file_type().is_file() {
            let text = |language: &str| fs::read_to_string(root.join(language).join(below)).unwrap();
            pages.push((SourcePath::new(below.to_str().unwrap()), text("sv"), text("en")));
        }
    }
    assert!(pages.len() > 18);
    pages
}

#[test]
fn blocks_of_translated_pages_find_each_other() {
    for (path, swedish, english) in pages() {
        let blocks = (translate::blocks(&path, &swedish), translate::blocks(&path, &english));
        let mut left = translate::passages(&blocks.0, &swedish);
        let right = translate::passages(&blocks.1, &english);
        let by_position: Vec<_> = (0..right.len()).map(|number| (number, number)).collect();
        assert_eq!(translate::align(&left, &right).pairs, by_position, "{path}");
        // With one block more on one side, nothing can be told from the positions.
        left.insert(0, Passage { kind: BlockKind::Code, text: "" });
        let shifted: Vec<_> = (0..right.len()).map(|number| (number + 1, number)).collect();
        assert_eq!(translate::align(&left, &right).pairs, shifted, "{path}");
        left.remove(0);
        assert!(translate::behind(&left, &left, &right).is_current(), "{path}");
    }
}
