//! In: a text. Out: the line and column of a byte in it, and back.

/// Where the lines of a text begin. Lines end with `\n`, `\r\n` or `\r`, as in Python.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (index, byte) in bytes.iter().enumerate() {
            let ends_line = *byte == b'\n' || *byte == b'\r' && bytes.get(index + 1) != Some(&b'\n');
            if ends_line {
                starts.push(u32::try_from(index + 1).expect("texts are shorter than 4 GiB"));
            }
        }
        Self { starts }
    }

    /// How many lines there are; a text that ends with a newline has an empty last one.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.starts.len()).expect("fewer lines than bytes")
    }

    /// The line of the byte at `offset`, from 1.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        let line = self.starts.partition_point(|&start| start <= offset);
        u32::try_from(line).expect("fewer lines than bytes")
    }

    /// The line of the byte at `offset`, from 1, and its column in code points, from 1. `text` is the
    /// text that this was made of.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        let start = self.starts[line as usize - 1] as usize;
        let end = (offset as usize).min(text.len());
        let before = text.get(start..end).unwrap_or_default();
        let column = u32::try_from(before.chars().count()).expect("a line is shorter than 4 GiB");
        (line, column + 1)
    }

    /// The byte where `line` (from 1) begins; lines past the end begin at its end.
    #[must_use]
    pub fn start(&self, text: &str, line: u32) -> u32 {
        let end = || u32::try_from(text.len()).expect("texts are shorter than 4 GiB");
        let index = (line as usize).saturating_sub(1);
        self.starts.get(index).copied().unwrap_or_else(end)
    }

    /// The byte at `line` and `column`, both from 1, the column in code points; columns past the end of a
    /// line mean its end.
    #[must_use]
    pub fn offset(&self, text: &str, line: u32, column: u32) -> u32 {
        let start = self.start(text, line);
        let content = self.content(text, line);
        let skip = (column as usize).saturating_sub(1);
        let within = content.char_indices().nth(skip).map_or(content.len(), |(index, _)| index);
        start + u32::try_from(within).expect("a line is shorter than 4 GiB")
    }

    /// The text of `line` (from 1) without its end; empty if there is no such line.
    #[must_use]
    pub fn content<'a>(&self, text: &'a str, line: u32) -> &'a str {
        let (start, end) = (self.start(text, line), self.start(text, line + 1));
        text[start as usize..end as usize].trim_end_matches(['\n', '\r'])
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn columns_count_code_points() {
        let text = "a = 'é'; b\nc\r\nd\re";
        let lines = Lines::new(text);
        assert_eq!(lines.count(), 4);
        assert_eq!(lines.line_column(text, 0), (1, 1));
        let b = u32::try_from(text.find('b').unwrap()).unwrap();
        assert_eq!(lines.line_column(text, b), (1, 10));
        assert_eq!(lines.offset(text, 1, 10), b);
        assert_eq!(lines.line_column(text, b + 1), (1, 11));
        assert_eq!(lines.content(text, 2), "c");
        assert_eq!(lines.content(text, 3), "d");
        assert_eq!(lines.content(text, 4), "e");
        assert_eq!(lines.content(text, 5), "");
        assert_eq!(lines.line(u32::try_from(text.len()).unwrap()), 4);
    }

    #[test]
    fn every_offset_comes_back() {
        let text = "x = 1\n  y = 'üß→'\n\n";
        let lines = Lines::new(text);
        for (index, _) in text.char_indices() {
            let offset = u32::try_from(index).unwrap();
            let (line, column) = lines.line_column(text, offset);
            if text.as_bytes()[index] != b'\n' {
                assert_eq!(lines.offset(text, line, column), offset, "byte {index}");
            }
        }
    }
}
