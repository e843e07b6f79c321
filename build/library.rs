//! In: the Python of the built-in library. Out: the same without what only its readers need, for the binary:
//! no comments, no docstrings, no blank lines, one blank for each level of indentation.

/// The text of a module, shortened. The library keeps to what makes this simple: a line that begins with
/// three quotes is a docstring, one that begins with `#` is a comment, indentation is by four blanks.
pub fn shortened(text: &str) -> String {
    let mut short = String::with_capacity(text.len());
    let mut in_docstring = false;
    // The indentation of a body that has nothing but a docstring so far.
    let mut bare_body = None;
    for line in text.lines() {
        let content = line.trim();
        let indent = (line.len() - line.trim_start().len()) / 4;
        if in_docstring {
            in_docstring = !content.ends_with(QUOTES);
            continue;
        }
        if content.starts_with(QUOTES) {
            in_docstring = content.len() == QUOTES.len() || !content.ends_with(QUOTES);
            bare_body = Some(indent);
            continue;
        }
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if let Some(body) = bare_body.take()
            && indent < body
        {
            push(&mut short, body, "pass");
        }
        push(&mut short, indent, content);
    }
    if let Some(body) = bare_body.filter(|body| *body > 0) {
        push(&mut short, body, "pass");
    }
    short
}

const QUOTES: &str = "\"\"\"";

fn push(short: &mut String, indent: usize, content: &str) {
    short.extend(std::iter::repeat_n(' ', indent));
    short.push_str(content);
    short.push('\n');
}
