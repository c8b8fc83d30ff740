//! Tables as RFC 4180 has them: commas, quotation marks where they are needed, and CRLF at the end of each line.
//!
//! Ten lines that no crate would shorten. A text that a spreadsheet would take for a formula gets an apostrophe before
//! it, which is how people tell spreadsheets that a cell is text.

/// A table with its head, each row with as many cells as the head.
pub fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
        cells.join(",") + "\r\n"
    };
    let rows: String = rows.iter().map(|row| line(row)).collect();
    line(head) + &rows
}

fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\r', '\n']) || cell.trim() != cell {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// The cell as no program takes it for a formula.
fn harmless(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_readers_expect() {
        let cases = [
            ("Kenya", "Kenya"),
            ("070", "070"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("sa \"hej\"", "\"sa \"\"hej\"\"\""),
            ("två\nrader", "\"två\nrader\""),
            (" x", "\" x\""),
            ("=1+1", "'=1+1"),
            ("+46 8", "'+46 8"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("2024-08-28T23:59:59+02:00", "2024-08-28T23:59:59+02:00"),
        ];
        for (cell, expected) in cases {
            let written = table(&["a".into(), "b".into()], &[vec!["x".into(), cell.into()]]);
            assert_eq!(written, format!("a,b\r\nx,{expected}\r\n"), "{cell:?}");
        }
    }
}
