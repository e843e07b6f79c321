//! In: a word of `static/languages/en.toml`. Out: its text in the language of the page, with what is to be filled in.
//!
//! English is in the program, each text beside its users; another language is a file that the page fetches. Only the
//! page ever speaks another one: the command line and the files that it writes are English.

use std::cell::Cell;
use std::fmt::{self, Display, Write};

/// Something that the page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place in the file of another language.
    index: u16,
    english: &'static str,
}

thread_local! {
    /// The texts of the other language that is spoken; none: English.
    static OTHER: Cell<Option<&'static [&'static str]>> = const { Cell::new(None) };
}

/// Stands between the texts of a language's file.
pub const BETWEEN: char = '\0';

/// Speaks the language of this file from now on; without one English.
pub fn speak(texts: Option<&'static str>) {
    OTHER.set(texts.map(|texts| &*texts.split(BETWEEN).collect::<Vec<_>>().leak()));
}

/// How to say that there are so many: one, or any other number.
#[must_use]
pub fn either(count: usize, one: Word, several: Word) -> Word {
    if count == 1 { one } else { several }
}

/// The file of the German texts.
#[cfg(any(test, not(target_arch = "wasm32")))]
#[must_use]
pub fn german() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/german"))
}

/// The script `words.js`, with what the page's other scripts say.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn scripts() -> &'static str {
    include_str!(concat!(env!("OUT_DIR"), "/words.js"))
}

impl Word {
    /// Its text, as it stands.
    #[must_use]
    #[inline(never)]
    pub fn text(self) -> &'static str {
        let other = OTHER.get().and_then(|texts| texts.get(usize::from(self.index)).copied());
        other.unwrap_or(self.english)
    }

    /// Its text with these values in the place of `{0}`, `{1}` and so on.
    #[must_use]
    #[inline(never)]
    pub fn with(self, values: &[&dyn Display]) -> String {
        let mut parts = self.text().split('{');
        let mut out = parts.next().unwrap_or_default().to_owned();
        // The build has seen to it that each brace opens a digit and closes.
        for part in parts {
            let (place, rest) = part.split_once('}').unwrap_or(("", part));
            debug_assert!(
                place.parse().is_ok_and(|place: usize| place < values.len()),
                "{self:?} lacks {place}"
            );
            if let Some(value) = place.parse().ok().and_then(|place: usize| values.get(place)) {
                // Writing to a string cannot fail.
                let _ = write!(out, "{value}");
            }
            out.push_str(rest);
        }
        out
    }
}

impl Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.text())
    }
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    const GREETING: Word = Word { index: 1, english: "{1} says {0}" };

    #[test]
    fn values_stand_where_the_language_wants_them() {
        assert_eq!(GREETING.with(&[&"hello", &7]), "7 says hello");
        speak(Some("\0{0}, sagt {1}!"));
        assert_eq!(GREETING.with(&[&"hallo", &7]), "hallo, sagt 7!");
        assert_eq!(GREETING.to_string(), "{0}, sagt {1}!");
        speak(None);
        assert_eq!(GREETING.text(), "{1} says {0}");
    }

    #[test]
    fn what_a_language_does_not_have_is_english() {
        speak(Some("only this"));
        assert_eq!(GREETING.text(), "{1} says {0}");
        speak(None);
    }
}
