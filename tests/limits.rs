//! In: the texts of the refusals in the sources, and `LIMITS.md`. Out: whether each of them has its entry there.

use std::fs;
use std::path::{Path, PathBuf};

/// A part of a refusal, and the words of `LIMITS.md` about it.
const ENTRIES: &[(&str, &str)] = &[
    ("`type` statements", "`type` statements"),
    ("relative imports", "relative imports"),
    ("commands of IPython", "commands of IPython"),
    ("type parameters", "type parameters in brackets"),
    ("complex numbers", "complex numbers"),
    ("template strings", "template strings"),
    ("half characters", "half characters"),
    ("names of characters", "names of characters"),
    ("exec() is not", "`exec`"),
    ("eval() is not", "`eval`"),
    ("compile() is not", "`compile`"),
    ("breakpoint() is not", "`breakpoint()`"),
    ("locals() is not", "`locals()`"),
    ("__import__() is not", "`__import__()`"),
    ("anyio.{name}", "anyio's functions for them"),
    ("ASGI messages of the type", "no websockets"),
    ("no websockets", "no websockets"),
    ("connections in Tasklanes", "no websockets"),
    ("no OpenAPI schema", "no OpenAPI schema"),
    ("files cannot be sent", "sends no files"),
    ("a manager with an address", "managers with an address"),
    ("zlib:", "`zlib`: preset dictionaries"),
    ("copyreg.pickle()", "`copyreg.pickle`"),
    ("trees of BLAKE2", "`blake2` (without trees)"),
    ("importlib.reload()", "`importlib` has `import_module`"),
    ("logging.config", "`fileConfig` and incremental configurations"),
    ("on a page: there is no compiler", "need the parser"),
    ("signal.setitimer", "`setitimer`"),
    ("unittest.mock.seal", "`seal`"),
    ("f_locals is not", "`f_locals`"),
    ("sys.settrace() is not", "`settrace`"),
    ("threading.settrace() is not", "`settrace`"),
    ("sys.setprofile() is not", "`setprofile`"),
    ("gc.get_objects()", "`gc.get_objects`"),
    ("sys.set_int_max_str_digits() is not", "`sys.set_int_max_str_digits`"),
    ("Path.symlink_to()", "`symlink_to`"),
    ("sys._current_frames() is not", "`sys._current_frames`"),
];

/// What CPython's own library says in the same words.
const OF_CPYTHON: [&str; 5] = [
    "a tzinfo subclass must implement",
    "emit must be implemented",
    "Bivariant types are not supported",
    "Non-relative patterns",
    "sub-views are not implemented",
];

#[test]
fn every_refusal_has_its_entry() {
    let limits = fs::read_to_string("LIMITS.md").expect("it is there");
    let limits: Vec<&str> = limits.split_whitespace().collect();
    let limits = limits.join(" ");
    let mut refusals = Vec::new();
    for folder in ["src/source", "src/program", "src/machine"] {
        for file in files(Path::new(folder)) {
            let text = fs::read_to_string(&file).expect("a file of the sources");
            refusals.extend(text.lines().filter_map(refusal));
        }
    }
    assert!(refusals.len() > 15, "the refusals are worded in another way now: {refusals:?}");
    for refusal in refusals {
        if OF_CPYTHON.iter().any(|words| refusal.contains(words)) {
            continue;
        }
        let entry = ENTRIES.iter().find(|(part, _)| refusal.contains(part));
        let (_, words) = entry.unwrap_or_else(|| panic!("{refusal:?} has no entry in LIMITS.md (and here)"));
        assert!(limits.contains(words), "{refusal:?} is not in LIMITS.md: no {words:?} there");
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "py") {
            all.push(path);
        }
    }
    all
}

/// The text of the refusal in a line, if there is one.
fn refusal(line: &str) -> Option<String> {
    if line.trim_start().starts_with("//") || line.trim_start().starts_with('#') {
        return None;
    }
    let raised = line.split_once("NotImplementedError(").is_some_and(|(_, rest)| rest.contains('"'));
    let literal = line.split('"').skip(1).step_by(2).find(|literal| {
        raised
            || literal.contains(" are not supported")
            || literal.contains(" not available")
            || literal.contains(" in Tasklanes")
    })?;
    literal.contains(' ').then(|| literal.to_owned())
}
