//! In: the Python files in `tests/compile`. Out: their instructions, compared with the `.txt` beside each.
//! `UPDATE=1 cargo test --test compile` writes the `.txt` files anew.

mod recorded;

use std::fs;
use std::path::Path;

use tasklanes::program::compile;
use tasklanes::program::disassemble::disassemble;
use tasklanes::source::Source;

#[test]
fn instructions_are_as_recorded() {
    recorded::compare("compile", "py", listing);
}

fn listing(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a readable file");
    let file = path.file_name().expect("a file").to_string_lossy();
    let compiled = Source::parse(&file, &text).and_then(|source| compile(&source, false));
    match compiled {
        Ok(program) => disassemble(&program),
        Err(diagnostics) => panic!("{file}: {diagnostics:#?}"),
    }
}
