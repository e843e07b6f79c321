//! In: identifiers as text. Out: small numbers that compare and hash fast, and the text again.

use std::cell::RefCell;
use std::fmt;

use hashbrown::HashMap;

/// An interned identifier: equal names are equal numbers within one OS thread (one wasm instance).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(u32);

#[derive(Default)]
struct Table {
    by_text: HashMap<&'static str, u32>,
    texts: Vec<&'static str>,
}

thread_local! {
    static TABLE: RefCell<Table> = RefCell::default();
}

impl Name {
    /// The name for `text`. The text of every name is kept until the thread ends.
    #[must_use]
    pub fn new(text: &str) -> Self {
        TABLE.with_borrow_mut(|table| {
            if let Some(&index) = table.by_text.get(text) {
                return Self(index);
            }
            let text: &'static str = Box::leak(text.into());
            let index = u32::try_from(table.texts.len()).expect("fewer than 2^32 names");
            table.texts.push(text);
            table.by_text.insert(text, index);
            Self(index)
        })
    }

    /// Its number.
    #[must_use]
    pub fn index(self) -> u32 {
        self.0
    }

    /// The text that this name was made from.
    #[must_use]
    pub fn text(self) -> &'static str {
        TABLE.with_borrow(|table| table.texts[self.0 as usize])
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.text())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
