//! In: the text of a JSON file. Out: its values, one after another, or the place where it is broken.

use std::borrow::Cow;
use std::fmt;

/// What keeps a file from being read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1; 0: it is about the whole file.
    pub line: usize,
    /// The byte of the file, from 1.
    pub byte: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}, byte {}: ", self.line, self.byte)?;
        }
        f.write_str(&self.message)
    }
}

/// A place in the text. Every step goes forward.
pub struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    /// At the beginning.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The first letter of what comes next; 0 at the end.
    pub fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if !byte.is_ascii_whitespace() {
                return *byte;
            }
            self.at += 1;
        }
        0
    }

    /// Something is wrong here.
    pub fn wrong(&self, message: impl Into<String>) -> Wrong {
        let before = &self.text.as_bytes()[..self.at.min(self.text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        Wrong { line, byte: before.len() + 1, message: message.into() }
    }

    /// Goes over this letter, or says that it should be here.
    pub fn expect(&mut self, letter: u8) -> Result<(), Wrong> {
        if self.peek() == letter {
            self.at += 1;
            return Ok(());
        }
        Err(self.missing(&format!("`{}`", char::from(letter))))
    }

    /// The next name of an object, and its value comes next; none at its end. `is_first`: its bracket was just opened.
    pub fn key(&mut self, is_first: &mut bool) -> Result<Option<Cow<'a, str>>, Wrong> {
        if !self.goes_on(b'}', is_first)? {
            return Ok(None);
        }
        let key = self.string()?;
        self.expect(b':')?;
        Ok(Some(key))
    }

    /// Whether a list, or an object, goes on: its next part comes next.
    pub fn goes_on(&mut self, end: u8, is_first: &mut bool) -> Result<bool, Wrong> {
        if self.peek() == end {
            self.at += 1;
            return Ok(false);
        }
        if !std::mem::take(is_first) {
            if self.peek() != b',' {
                return Err(self.missing(&format!("a comma or `{}`", char::from(end))));
            }
            self.at += 1;
            // A comma before the end is no JSON, and some writers leave one.
            if self.peek() == end {
                self.at += 1;
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A text.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Wrong> {
        if self.peek() != b'"' {
            return Err(self.missing("a text in quotes"));
        }
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let mut end = start;
        loop {
            match bytes.get(end) {
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(Cow::Borrowed(&self.text[start..end]));
                }
                Some(b'\\') => return self.escaped(start, end).map(Cow::Owned),
                Some(_) => end += 1,
                None => {
                    self.at = self.text.len();
                    return Err(self.missing("the end of a text"));
                }
            }
        }
    }

    /// A number; a text that is one counts too.
    pub fn number(&mut self) -> Result<f64, Wrong> {
        if self.peek() == b'"' {
            let start = self.at;
            let text = self.string()?;
            return text.trim().parse().map_err(|_| {
                self.at = start;
                self.missing("a number")
            });
        }
        let rest = &self.text.as_bytes()[self.at..];
        let is_part = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
        let length = rest.iter().take_while(|byte| is_part(byte)).count();
        let number =
            self.text[self.at..self.at + length].parse().ok().filter(|number: &f64| number.is_finite());
        let Some(number) = number else { return Err(self.missing("a number")) };
        self.at += length;
        Ok(number)
    }

    /// Goes over a value of any kind.
    pub fn skip(&mut self) -> Result<(), Wrong> {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                b'"' => drop(self.string()?),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => self.at += 1,
                b't' | b'f' | b'n' => {
                    let rest = &self.text.as_bytes()[self.at..];
                    let length = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                    if !["true", "false", "null"].contains(&&self.text[self.at..self.at + length]) {
                        return Err(self.missing("a value"));
                    }
                    self.at += length;
                }
                b'-' | b'0'..=b'9' => drop(self.number()?),
                _ => return Err(self.missing("a value")),
            }
            let is_between = depth > 0;
            if !is_between {
                return Ok(());
            }
        }
    }

    /// Whether nothing comes any more.
    pub fn is_over(&mut self) -> bool {
        self.peek() == 0 && self.at >= self.text.len()
    }

    fn escaped(&mut self, start: usize, first: usize) -> Result<String, Wrong> {
        let mut text = self.text[start..first].to_owned();
        let mut rest = self.text[first..].char_indices();
        while let Some((index, char)) = rest.next() {
            match char {
                '"' => {
                    self.at = first + index + 1;
                    return Ok(text);
                }
                '\\' => {
                    let Some((_, letter)) = rest.next() else { break };
                    text.push(match letter {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        'b' => '\u{8}',
                        'f' => '\u{c}',
                        'u' => {
                            let from = first + index + 2;
                            let code = self
                                .text
                                .get(from..from + 4)
                                .and_then(|code| u32::from_str_radix(code, 16).ok());
                            let Some(code) = code else {
                                self.at = first + index;
                                return Err(self.missing("four digits after `\\u`"));
                            };
                            for _ in 0..4 {
                                rest.next();
                            }
                            // Halves of a character are not put together: they are in names only.
                            char::from_u32(code).unwrap_or('\u{fffd}')
                        }
                        other => other,
                    });
                }
                char => text.push(char),
            }
        }
        self.at = self.text.len();
        Err(self.missing("the end of a text"))
    }

    /// Says what should be here.
    fn missing(&mut self, what: &str) -> Wrong {
        if self.is_over() {
            return self.wrong(format!(
                "the file ends here, where {what} should be. Most likely it is not whole: write it anew, or copy all of it."
            ));
        }
        let found = self.text[self.at..].chars().next().unwrap_or(' ');
        self.wrong(format!("here should be {what}, and there is `{found}`. Is it really a trace?"))
    }
}
