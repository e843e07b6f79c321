//! In: a name to look for. Out: where it is, marked in the lanes, and one of those places after another.

use super::{Effect, Picture};
use crate::view::search::search;

impl Picture {
    /// Marks all whose name has the query in it, and says how many they are. `programs` are those that ran.
    pub fn search(&self, programs: &[&str], query: &str) -> usize {
        let found = self.with_variants(|_, variants| search(variants, programs, query)).unwrap_or_default();
        let count = found.len();
        *self.found.borrow_mut() = found;
        if let Some(conductor) = self.conductor.upgrade() {
            conductor.stage.touch();
        }
        count
    }

    /// Selects what was found at this place of the list, and says what it is.
    pub fn go_to_found(&self, index: usize) -> Option<(Effect, String)> {
        let found = self.found.borrow().get(index).cloned()?;
        Some((self.go(found.pick), found.name))
    }
}
