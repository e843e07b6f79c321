//! In: the places of variants in a table of runs, and how long each took. Out: the table, and how warm its cells are.

use crate::scenario::Variant;

/// Runs in rows and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<'a> {
    /// The columns' headings, in the order in which they first come.
    pub columns: Vec<&'a str>,
    /// The rows' headings, each with its cells: the place of the variant, or nothing.
    pub rows: Vec<(&'a str, Vec<Option<usize>>)>,
}

/// How a cell does against the best of its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heat {
    /// How many times as long it took.
    pub ratio: f64,
    /// Whether it is the best, or as good as that.
    pub is_best: bool,
    /// Its colour, from 0 (the best) to 1 (this many times as long or more: [`HOTTEST`]), by the ratio's logarithm.
    pub shade: f64,
}

/// From this ratio on a cell is as hot as can be.
pub const HOTTEST: f64 = 8.0;
/// Within this ratio nobody is better than the other.
const AS_GOOD: f64 = 1.05;

/// The table; none if the variants have no places in one.
#[must_use]
pub fn table(variants: &[Variant]) -> Option<Table<'_>> {
    let mut table = Table { columns: Vec::new(), rows: Vec::new() };
    for variant in variants {
        let column = variant.column.as_deref()?;
        if !table.columns.contains(&column) {
            table.columns.push(column);
        }
    }
    for (place, variant) in variants.iter().enumerate() {
        let (row, column) = (variant.row.as_deref()?, variant.column.as_deref()?);
        let column = table.columns.iter().position(|other| *other == column)?;
        let index = table.rows.iter().position(|(other, _)| *other == row).unwrap_or_else(|| {
            table.rows.push((row, vec![None; table.columns.len()]));
            table.rows.len() - 1
        });
        table.rows[index].1[column] = Some(place);
    }
    Some(table).filter(|table| !table.rows.is_empty())
}

/// The heat of each cell of a row, from how long each took (in any unit; nothing if it did not come through).
#[must_use]
pub fn heats(took: &[Option<f64>]) -> Vec<Option<Heat>> {
    let best = took.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let heat = |took: f64| {
        let ratio = if best > 0.0 { took / best } else { 1.0 };
        let shade = (ratio.ln() / HOTTEST.ln()).clamp(0.0, 1.0);
        Heat { ratio, is_best: ratio < AS_GOOD, shade }
    };
    took.iter().map(|took| took.map(heat)).collect()
}
