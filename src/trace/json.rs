//! In: names, numbers and texts. Out: them as JSON.

use std::fmt::Write;

/// JSON in the making. Commas come by themselves.
pub struct Json(pub String);

impl Json {
    /// An object begins.
    pub fn begin(&mut self) {
        self.comma();
        self.0.push('{');
    }

    /// Objects and lists end: these are their brackets.
    pub fn end(&mut self, brackets: &str) {
        self.0.push_str(brackets);
    }

    /// The name of what comes next.
    pub fn key(&mut self, key: &str) {
        self.comma();
        let _ = write!(self.0, "\"{key}\":");
    }

    /// A name and its number.
    pub fn number(&mut self, key: &str, number: impl std::fmt::Debug) {
        self.key(key);
        let _ = write!(self.0, "{number:?}");
    }

    /// A name and its text.
    pub fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.0.push('"');
        for char in text.chars() {
            match char {
                '"' | '\\' => self.0.extend(['\\', char]),
                '\n' => self.0.push_str("\\n"),
                char if char < ' ' => {
                    let _ = write!(self.0, "\\u{:04x}", u32::from(char));
                }
                char => self.0.push(char),
            }
        }
        self.0.push('"');
    }

    fn comma(&mut self) {
        if !self.0.ends_with(['{', '[', ':']) {
            self.0.push(',');
        }
    }
}
