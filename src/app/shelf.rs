//! In: the reader's own programs. Out: the last of them, in this browser's storage and nowhere else.

use std::cell::RefCell;

use super::computer::storage;

/// Where they are kept, the latest first, with a character between them that no program has.
const KEY: &str = "tasklanes-own";
const BETWEEN: char = '\0';
/// More are not kept.
const MOST: usize = 10;
/// What the first visit begins with.
const FIRST: &str = include_str!("shelf.py");

thread_local! {
    /// The text under which the open program is kept; empty if it is not.
    static OPEN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The programs that are kept, the latest first.
#[must_use]
pub fn kept() -> Vec<String> {
    let all = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).unwrap_or_default();
    all.split(BETWEEN).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// The program that somebody finds who comes back.
#[must_use]
pub fn latest() -> String {
    kept().into_iter().next().unwrap_or_else(|| FIRST.to_owned())
}

/// A program to begin with.
#[must_use]
pub fn first() -> &'static str {
    FIRST
}

/// This program is open now: what is typed from now on takes its place.
pub fn open(text: &str) {
    let is_kept = kept().iter().any(|other| other == text);
    OPEN.replace(if is_kept { text.to_owned() } else { String::new() });
}

/// The open program has become this.
pub fn keep(text: &str) {
    let before = OPEN.replace(text.to_owned());
    let mut all = kept();
    all.retain(|other| *other != before && other != text);
    if !text.trim().is_empty() && !text.contains(BETWEEN) {
        all.insert(0, text.to_owned());
    }
    all.truncate(MOST);
    write(&all);
}

/// Forgets a program.
pub fn forget(text: &str) {
    let mut all = kept();
    all.retain(|other| other != text);
    write(&all);
}

fn write(all: &[String]) {
    if let Some(storage) = storage() {
        // A frame without storage, or one that is full, forgets it.
        let _ = storage.set_item(KEY, &all.join("\0"));
    }
}

/// What to call a program: what it says of itself first, or what it defines first.
#[must_use]
pub fn title(text: &str) -> String {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let said = lines.next().map(|line| line.trim_matches(['#', '"', '\'', ' ', '!']));
    let is_said = text.trim_start().starts_with(['#', '"', '\'']);
    let defined = text.lines().find_map(|line| {
        let line = line.trim_start();
        let rest = ["async def ", "def ", "class "].iter().find_map(|start| line.strip_prefix(start))?;
        rest.split(['(', ':']).next().map(str::to_owned)
    });
    let words = said.filter(|said| is_said && !said.is_empty()).map(str::to_owned).or(defined);
    let words = words.or_else(|| text.lines().find(|line| !line.trim().is_empty()).map(str::to_owned));
    words.unwrap_or_default().chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_program_is_called_as_it_says_or_by_what_it_defines() {
        assert_eq!(title("\n# Tea and toast\nimport x\n"), "Tea and toast");
        assert_eq!(title("\"\"\"Breakfast.\"\"\"\n"), "Breakfast.");
        assert_eq!(title("import x\n\nasync def cook(what):\n    pass\n"), "cook");
        assert_eq!(title("\nprint(1)\n"), "print(1)");
    }
}
