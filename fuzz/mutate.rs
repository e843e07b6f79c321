//! In: a program. Out: another one that is likely to be a program still: lines and words moved, taken from elsewhere in
//! it, or from a list of what is often too much.

/// What comes in the place of a word.
const WORDS: [&str; 64] = [
    "0",
    "-1",
    "1",
    "2**63",
    "2**64",
    "10**12",
    "1e308",
    "float('nan')",
    "float('inf')",
    "None",
    "True",
    "...",
    "''",
    "b''",
    "'\u{e9}\u{1F469}'",
    "()",
    "[]",
    "{}",
    "set()",
    "range(3)",
    "object()",
    "type",
    "int",
    "str",
    "lambda: 0",
    "lambda *a, **k: a",
    "(x for x in ())",
    "[x for x in range(3)]",
    "{1: 2}",
    "slice(1, None, -1)",
    "super()",
    "print",
    "await",
    "async",
    "yield",
    "yield from",
    "return",
    "raise",
    "del",
    "global",
    "nonlocal",
    "not",
    "is",
    "in",
    "and",
    "or",
    "if",
    "else",
    "while True:",
    "for x in",
    "try:",
    "finally:",
    "with",
    "import asyncio",
    "import threading",
    "asyncio.sleep(0)",
    "asyncio.current_task()",
    "__class__",
    "__dict__",
    "self",
    "%",
    "**",
    "//",
    ":=",
];

/// Another program, made of this one and a number of chance.
pub fn mutated(text: &str, seed: u64) -> String {
    let mut chance = Chance(seed | 1 << 40);
    let mut text = text.to_owned();
    for _ in 0..=chance.below(3) {
        text = if chance.below(3) == 0 {
            with_lines(&text, &mut chance)
        } else {
            with_words(&text, &mut chance)
        };
    }
    text
}

/// A line goes, comes twice, moves, or is indented in another way.
fn with_lines(text: &str, chance: &mut Chance) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return text.to_owned();
    }
    let (from, to) = (chance.below(lines.len()), chance.below(lines.len()));
    match chance.below(5) {
        0 => drop(lines.remove(from)),
        1 => lines.insert(to, lines[from].clone()),
        2 => lines.swap(from, to),
        3 => lines[from].insert_str(0, "    "),
        _ => lines[from] = lines[from].strip_prefix("    ").unwrap_or(&lines[from]).to_owned(),
    }
    lines.join("\n") + "\n"
}

/// A word becomes another of the text or of the list, goes, or comes twice.
fn with_words(text: &str, chance: &mut Chance) -> String {
    let words = words(text);
    if words.is_empty() {
        return WORDS[chance.below(WORDS.len())].to_owned();
    }
    let (start, end) = words[chance.below(words.len())];
    let (other, rest) = words[chance.below(words.len())];
    let new = match chance.below(8) {
        0 => String::new(),
        1 => format!("{0} {0}", &text[start..end]),
        2..4 => WORDS[chance.below(WORDS.len())].to_owned(),
        _ => text[other..rest].to_owned(),
    };
    format!("{}{new}{}", &text[..start], &text[end..])
}

/// Names and numbers, and other letters one by one.
fn words(text: &str) -> Vec<(usize, usize)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut goes_on = false;
    for (at, c) in text.char_indices() {
        match words.last_mut() {
            Some(last) if goes_on && is_word(c) => last.1 = at + c.len_utf8(),
            _ if c.is_whitespace() => {}
            _ => words.push((at, at + c.len_utf8())),
        }
        goes_on = is_word(c);
    }
    words
}

/// Numbers of chance: xorshift.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }
}
