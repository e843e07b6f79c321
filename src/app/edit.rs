//! In: a text and what is selected in it. Out: how Tab, Enter, Backspace and Ctrl+/ change it, and which bracket belongs to which.
//!
//! Places are counted in UTF-16 units, as the browser counts them.

/// Replaces a part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where the part begins.
    pub from: usize,
    /// One past its end.
    pub to: usize,
    /// What stands there afterwards.
    pub text: String,
    /// What is selected afterwards.
    pub selection: (usize, usize),
}

const INDENT: usize = 4;
const SPACE: u16 = b' ' as u16;
const NEWLINE: u16 = b'\n' as u16;

/// Tab: spaces up to the next stop, or all selected lines one step to the right.
#[must_use]
pub fn indent(text: &str, from: usize, to: usize) -> Edit {
    let units: Vec<u16> = text.encode_utf16().collect();
    if !units[from..to].contains(&NEWLINE) {
        let column = from - line_start(&units, from);
        let spaces = INDENT - column % INDENT;
        return Edit { from, to, text: " ".repeat(spaces), selection: (from + spaces, from + spaces) };
    }
    change_lines(&units, from, to, |line| if line.is_empty() { 0 } else { INDENT as isize })
}

/// Shift+Tab: all selected lines one step to the left.
#[must_use]
pub fn outdent(text: &str, from: usize, to: usize) -> Edit {
    let units: Vec<u16> = text.encode_utf16().collect();
    change_lines(&units, from, to, |line| -(leading_spaces(line).min(INDENT) as isize))
}

/// Enter: a new line that is indented like this one; one step more after a colon or an open bracket, one less after what
/// ends a block.
#[must_use]
pub fn newline(text: &str, from: usize, to: usize) -> Edit {
    let units: Vec<u16> = text.encode_utf16().collect();
    let line = &units[line_start(&units, from)..from];
    let last = line.iter().rev().find(|unit| **unit != SPACE);
    let opens = last.is_some_and(|unit| ":([{".encode_utf16().any(|other| other == *unit));
    let words = String::from_utf16_lossy(line);
    let first = words.split_whitespace().next().unwrap_or_default();
    let ends = ["return", "break", "continue", "pass", "raise"].contains(&first) && !opens;
    let spaces = leading_spaces(line);
    let spaces = if ends { spaces.saturating_sub(INDENT) } else { spaces + if opens { INDENT } else { 0 } };
    let place = from + 1 + spaces;
    Edit { from, to, text: format!("\n{}", " ".repeat(spaces)), selection: (place, place) }
}

/// Backspace before the first letter of a line: back to the stop before. None elsewhere: it is as everywhere.
#[must_use]
pub fn back(text: &str, from: usize, to: usize) -> Option<Edit> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let column = from - line_start(&units, from);
    let is_indent = units[from - column..from].iter().all(|unit| *unit == SPACE);
    if from != to || column < 2 || !is_indent {
        return None;
    }
    let start = from - ((column - 1) % INDENT + 1);
    Some(Edit { from: start, to, text: String::new(), selection: (start, start) })
}

/// Ctrl+/: makes comments of all lines that the selection touches, or code again if all of them are comments.
#[must_use]
pub fn comment(text: &str, from: usize, to: usize) -> Edit {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (start, end) = (line_start(&units, from), line_end(&units, to));
    let block = String::from_utf16_lossy(&units[start..end]);
    let is_empty = |line: &&str| line.trim().is_empty();
    let lines = || block.split('\n').filter(|line| !is_empty(line));
    let depth = lines().map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let are_comments = lines().next().is_some() && lines().all(|line| line.trim_start().starts_with('#'));
    let change = |line: &str| {
        if line.trim().is_empty() {
            return line.to_owned();
        }
        if !are_comments {
            return format!("{}# {}", &line[..depth], &line[depth..]);
        }
        let (before, after) = line.split_once('#').unwrap_or((line, ""));
        format!("{before}{}", after.strip_prefix(' ').unwrap_or(after))
    };
    let changed = block.split('\n').map(change).collect::<Vec<_>>().join("\n");
    let length = changed.encode_utf16().count();
    let selection = if from == to {
        let place = (from + length + start).saturating_sub(end).clamp(start, start + length);
        (place, place)
    } else {
        (start, start + length)
    };
    Edit { from: start, to: end, text: changed, selection }
}

/// The bracket at the cursor and the one that belongs to it, as bytes of the text. `is_code` says of a byte whether it is
/// neither in a text nor in a comment.
#[must_use]
pub fn pair(text: &str, cursor: usize, is_code: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    let mut units = 0;
    let mut at = text.len();
    for (index, char) in text.char_indices() {
        if units >= cursor {
            at = index;
            break;
        }
        units += char.len_utf16();
    }
    let bytes = text.as_bytes();
    let is_bracket =
        |place: &usize| bytes.get(*place).is_some_and(|byte| b"()[]{}".contains(byte)) && is_code(*place);
    let place = at.checked_sub(1).filter(is_bracket).or(Some(at).filter(is_bracket))?;
    let opens = b"([{".contains(&bytes[place]);
    let mut open: Vec<u8> = Vec::new();
    let mut next = place;
    loop {
        if is_bracket(&next) {
            let byte = bytes[next];
            if b"([{".contains(&byte) == opens {
                open.push(byte);
            } else if !belong(open.pop()?, byte) {
                return None;
            }
            if open.is_empty() {
                return Some((place.min(next), place.max(next)));
            }
        }
        next = if opens { next + 1 } else { next.checked_sub(1)? };
        if next >= bytes.len() {
            return None;
        }
    }
}

fn belong(one: u8, other: u8) -> bool {
    [(b'(', b')'), (b'[', b']'), (b'{', b'}')]
        .iter()
        .any(|pair| *pair == (one, other) || *pair == (other, one))
}

/// Changes the indentation of all lines that the selection touches by so many spaces.
fn change_lines(units: &[u16], from: usize, to: usize, by: fn(&[u16]) -> isize) -> Edit {
    let start = line_start(units, from);
    let end = line_end(units, to);
    let mut changed: Vec<u16> = Vec::new();
    for (index, line) in units[start..end].split(|unit| *unit == NEWLINE).enumerate() {
        if index > 0 {
            changed.push(NEWLINE);
        }
        let by = by(line);
        changed.extend(std::iter::repeat_n(SPACE, by.max(0) as usize));
        changed.extend(&line[(-by).max(0) as usize..]);
    }
    let selection = if from == to {
        let place = (from + start + changed.len()).saturating_sub(end).max(start);
        (place, place)
    } else {
        (start, start + changed.len())
    };
    Edit { from: start, to: end, text: String::from_utf16_lossy(&changed), selection }
}

fn line_start(units: &[u16], at: usize) -> usize {
    units[..at].iter().rposition(|unit| *unit == NEWLINE).map_or(0, |place| place + 1)
}

fn line_end(units: &[u16], at: usize) -> usize {
    units[at..].iter().position(|unit| *unit == NEWLINE).map_or(units.len(), |length| at + length)
}

fn leading_spaces(line: &[u16]) -> usize {
    line.iter().take_while(|unit| **unit == SPACE).count()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// Applies an edit to a text in which `[` and `]` stand around the selection, and writes it the same way.
    fn after(edit: fn(&str, usize, usize) -> Edit, marked: &str) -> String {
        let units: Vec<u16> = marked.encode_utf16().filter(|unit| ![91, 93].contains(unit)).collect();
        let from = marked.encode_utf16().position(|unit| unit == 91).expect("a [");
        let to = marked.encode_utf16().position(|unit| unit == 93).expect("a ]") - 1;
        let edit = edit(&String::from_utf16_lossy(&units), from, to);
        let mut result: Vec<u16> = units[..edit.from].to_vec();
        result.extend(edit.text.encode_utf16());
        result.extend(&units[edit.to..]);
        result.insert(edit.selection.1, 93);
        result.insert(edit.selection.0, 91);
        String::from_utf16_lossy(&result)
    }

    #[wasm_bindgen_test]
    fn tab_goes_to_the_next_stop() {
        assert_eq!(after(indent, "a[]b"), "a   []b");
        assert_eq!(after(indent, "    [x]"), "        []");
    }

    #[wasm_bindgen_test]
    fn tab_indents_all_selected_lines_but_not_empty_ones() {
        assert_eq!(after(indent, "a\nb[b\n\nc]c\nd"), "a\n[    bb\n\n    cc]\nd");
    }

    #[wasm_bindgen_test]
    fn backspace_goes_back_to_the_stop_before() {
        let back_or_nothing = |text: &str, at: usize| back(text, at, at).map(|edit| (edit.from, edit.to));
        assert_eq!(back_or_nothing("        x", 8), Some((4, 8)));
        assert_eq!(back_or_nothing("      x", 6), Some((4, 6)));
        assert_eq!(back_or_nothing("  x", 3), None);
        assert_eq!(back_or_nothing(" x", 1), None);
    }

    #[wasm_bindgen_test]
    fn comments_come_and_go() {
        assert_eq!(after(comment, "[  a\n\n    é]\n"), "[  # a\n\n  #   é]\n");
        assert_eq!(after(comment, "[  # a\n    #b]"), "[  a\n    b]");
        assert_eq!(after(comment, "a[]b"), "# a[]b");
    }

    #[wasm_bindgen_test]
    fn brackets_belong_together_where_they_are_code() {
        let all = |_| true;
        assert_eq!(pair("f(é[1])", 2, all), Some((1, 7)));
        assert_eq!(pair("f(é[1])", 7, all), Some((1, 7)));
        assert_eq!(pair("f(é[1])", 3, all), Some((4, 6)));
        assert_eq!(pair("f(]", 2, all), None);
        assert_eq!(pair("abc", 1, all), None);
        assert_eq!(pair("(\")\")", 1, |place| place != 2), Some((0, 4)));
    }

    #[wasm_bindgen_test]
    fn shift_tab_takes_back_what_is_there() {
        assert_eq!(after(outdent, "      é[]x"), "  é[]x");
        assert_eq!(after(outdent, "[  a\n     b]"), "[a\n b]");
        assert_eq!(after(outdent, "  []  a"), "[]a");
    }

    #[wasm_bindgen_test]
    fn enter_keeps_the_indentation_and_adds_to_it_after_a_colon() {
        assert_eq!(after(newline, "  a[]b"), "  a\n  []b");
        assert_eq!(after(newline, "if x:  []"), "if x:  \n    []");
        assert_eq!(after(newline, "call([]"), "call(\n    []");
        assert_eq!(after(newline, "        return 1[]"), "        return 1\n    []");
        assert_eq!(after(newline, "pass[]"), "pass\n[]");
    }
}
