//! Tables of a Markdown page.

use std::collections::BTreeMap;

/// A table under its heading.
#[derive(Debug)]
pub struct Table {
    pub heading: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A row by the names of its columns.
pub type Row<'a> = BTreeMap<&'a str, &'a str>;

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    inner.split(" | ").map(|cell| cell.trim().to_owned()).collect()
}

/// All tables of a page, in order.
pub fn tables(page: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let (mut heading, mut is_inside) = (String::new(), false);
    for line in page.lines() {
        if line.starts_with('#') {
            heading = line.trim_start_matches('#').trim().into();
        }
        let is_row = line.starts_with('|');
        let is_rule = is_row && line.chars().all(|mark| "|- :".contains(mark));
        match tables.last_mut() {
            Some(table) if is_row && is_inside && !is_rule => table.rows.push(cells(line)),
            _ if is_row && !is_inside => {
                let (heading, columns) = (heading.clone(), cells(line));
                tables.push(Table { heading, columns, rows: Vec::new() });
            }
            _ => {}
        }
        is_inside = is_row;
    }
    tables
}

impl Table {
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|row| {
            assert_eq!(row.len(), self.columns.len(), "in `{}`: {row:?}", self.heading);
            let cells = self.columns.iter().zip(row);
            cells.map(|(name, cell)| (name.as_str(), cell.as_str())).collect()
        })
    }
}

/// The words between backticks.
pub fn ids(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}
