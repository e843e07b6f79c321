//! In: the Python of the built-in library. Out: each of its files compiled, for the binary.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{compile, wire};
use crate::source::Source;

/// Compiles every file of `folder` into a file of the same name without `.py`, in `out`.
///
/// # Errors
/// What keeps the files from being compiled, in words.
pub fn write(folder: &Path, out: &Path) -> Result<(), Vec<String>> {
    fs::create_dir_all(out).expect("OUT_DIR can be written");
    let mut mistakes = Vec::new();
    for path in super::entries(folder) {
        match compiled(&path) {
            Ok(bytes) => {
                fs::write(out.join(module(&path)), bytes).expect("OUT_DIR can be written");
            }
            Err(mistake) => mistakes.push(mistake),
        }
    }
    if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
}

fn compiled(path: &PathBuf) -> Result<Vec<u8>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let file = format!("<{}>", module(path));
    match Source::parse(&file, &text).and_then(|source| compile(&source, true)) {
        Ok(program) => Ok(wire::write(&program)),
        Err(found) => Err(format!("{}:{}", path.display(), found[0])),
    }
}

fn module(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
