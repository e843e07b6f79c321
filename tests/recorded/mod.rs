//! In: a folder of `tests`, and what is found in a file. Out: whether it is what the `.txt` beside the file says;
//! `UPDATE=1` writes these anew.

use std::path::Path;
use std::{env, fs};

/// Compares all files with this ending.
pub fn compare(folder: &str, ending: &str, found: impl Fn(&Path) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    paths.sort();
    let mut different = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|its| its == ending)) {
        let found = found(path);
        let recorded = path.with_extension("txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&recorded, &found).expect("the folder can be written");
        } else if fs::read_to_string(&recorded).unwrap_or_default() != found {
            different.push(format!("{}\n{found}", recorded.display()));
        }
    }
    assert!(different.is_empty(), "not as recorded:\n{}", different.join("\n"));
}
