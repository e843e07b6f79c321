//! In: the Python files in `tests/compile`. Out: their instructions, compared with the `.txt` beside each.
//! `UPDATE=1 cargo test --test compile` writes the `.txt` files anew.

use std::path::Path;
use std::{env, fs};

use tasklanes::program::compile;
use tasklanes::program::disassemble::disassemble;
use tasklanes::source::Source;

#[test]
fn instructions_are_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut different = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|ending| ending == "py")) {
        let listing = listing(path);
        let recorded = path.with_extension("txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&recorded, &listing).unwrap();
        } else if fs::read_to_string(&recorded).unwrap_or_default() != listing {
            different.push(format!("{}\n{listing}", recorded.display()));
        }
    }
    assert!(different.is_empty(), "not as recorded:\n{}", different.join("\n"));
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
