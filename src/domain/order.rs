//! Keeping short lists in order.

/// Puts a row behind those that are not above it.
///
/// Lists here hold a few dozen rows at most. Inserting in place costs a tenth of the download
/// that one instance of the standard sort does.
pub(super) fn insert<T>(rows: &mut Vec<T>, row: T, is_above: impl Fn(&T, &T) -> bool) {
    let place = rows.iter().position(|other| is_above(&row, other)).unwrap_or(rows.len());
    rows.insert(place, row);
}
