//! In: a text and what is selected in it. Out: how Tab and Enter change it.
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

/// Enter: a new line that is indented like this one, and one step more after a colon.
#[must_use]
pub fn newline(text: &str, from: usize, to: usize) -> Edit {
    let units: Vec<u16> = text.encode_utf16().collect();
    let line = &units[line_start(&units, from)..from];
    let opens = line.iter().rev().find(|unit| **unit != SPACE) == Some(&u16::from(b':'));
    let spaces = leading_spaces(line) + if opens { INDENT } else { 0 };
    let place = from + 1 + spaces;
    Edit { from, to, text: format!("\n{}", " ".repeat(spaces)), selection: (place, place) }
}

/// Changes the indentation of all lines that the selection touches by so many spaces.
fn change_lines(units: &[u16], from: usize, to: usize, by: fn(&[u16]) -> isize) -> Edit {
    let start = line_start(units, from);
    let end = units[to..].iter().position(|unit| *unit == NEWLINE).map_or(units.len(), |length| to + length);
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
    fn shift_tab_takes_back_what_is_there() {
        assert_eq!(after(outdent, "      é[]x"), "  é[]x");
        assert_eq!(after(outdent, "[  a\n     b]"), "[a\n b]");
        assert_eq!(after(outdent, "  []  a"), "[]a");
    }

    #[wasm_bindgen_test]
    fn enter_keeps_the_indentation_and_adds_to_it_after_a_colon() {
        assert_eq!(after(newline, "  a[]b"), "  a\n  []b");
        assert_eq!(after(newline, "if x:  []"), "if x:  \n    []");
    }
}
