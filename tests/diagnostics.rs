//! In: the Python files in `tests/diagnostics`. Out: why each is refused, compared with the `.txt` beside it.
//! `UPDATE=1 cargo test --test diagnostics` writes the `.txt` files anew.

mod recorded;

use std::path::Path;
use std::{env, fs};

use tasklanes::program::compile;
use tasklanes::source::Source;

#[test]
fn refusals_are_as_recorded() {
    recorded::compare("diagnostics", "py", refusals);
}

/// `cpython.txt` has what CPython 3.11 said to each file that it refuses: name, line, message. A fourth part
/// says why we say something else.
#[test]
fn syntax_errors_are_cpythons() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let said = fs::read_to_string(folder.join("cpython.txt")).unwrap();
    for entry in said.lines() {
        let parts: Vec<&str> = entry.split(" | ").collect();
        let recorded = fs::read_to_string(folder.join(format!("{}.txt", parts[0]))).unwrap();
        let first = recorded.lines().next().unwrap();
        let (line, message) = (first.split(':').next().unwrap(), first.split_once(": ").unwrap().1);
        let expected = format!("SyntaxError: {}", parts[2]);
        let is_same = line == parts[1] && message == expected;
        assert_eq!(is_same, parts.len() == 3, "{entry}\nours: {first}");
    }
}

fn refusals(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a readable file");
    let file = path.file_name().expect("a file").to_string_lossy();
    match Source::parse(&file, &text).and_then(|source| compile(&source, false)) {
        Ok(_) => panic!("{file} is not refused"),
        Err(diagnostics) => diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n")).collect(),
    }
}
