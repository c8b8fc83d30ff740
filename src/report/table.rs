//! Tables for the terminal: columns in line, two spaces between them, nothing at the ends of lines.

/// To which side the cells of a column are set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    Left,
    Right,
}

/// The lines of a table, each indented by two spaces.
pub fn table(columns: &[Column], rows: &[Vec<String>]) -> Vec<String> {
    let length = |text: &str| text.chars().count();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| length(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(columns).zip(&widths).map(|((cell, column), width)| {
            let space = " ".repeat(width.saturating_sub(length(cell)));
            match column {
                Column::Left => format!("  {cell}{space}"),
                Column::Right => format!("  {space}{cell}"),
            }
        });
        cells.collect::<String>().trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_line() {
        let rows: [&[&str]; 4] = [&["", "in all"], &["pages", "7"], &["fält", "120"], &["words"]];
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        let drawn = table(&[Column::Left, Column::Right], &rows);
        assert_eq!(drawn, ["         in all", "  pages       7", "  fält      120", "  words"]);
    }
}
