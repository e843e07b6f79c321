//! In: the scenarios' folders, the built-in library, the languages. Out: `scenarios`, the same in other languages, their list,
//! the compiled library and the words for the binary, or a build error that says what is wrong where.

// As in the library, whose modules the build includes.
#![warn(missing_docs)]

use std::path::{Path, PathBuf};
use std::{env, fs, process};

#[path = "../src/scenario/check.rs"]
mod check;
#[path = "../src/scenario/folder.rs"]
mod folder;
mod languages;
mod library;
#[path = "../src/scenario/measure.rs"]
mod measure;
#[path = "../src/scenario/model.rs"]
mod model;
#[path = "../src/program/mod.rs"]
pub mod program;
#[path = "../src/sorting.rs"]
mod sorting;
#[path = "../src/source/mod.rs"]
pub mod source;
#[path = "../src/scenario/translation.rs"]
mod translation;

use model::Scenario;

fn main() {
    for path in READ {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    or_exit(library::write(Path::new("src/machine/prelude"), &out.join("library")));
    or_exit(languages::write(Path::new("static/languages"), &out));
    let folder = Path::new("static/scenarios");
    let scenarios = or_exit(folder::read_all(folder));
    write(&scenarios, &out);
    let translated = folder::LANGUAGES.map(|it| (it, or_exit(folder::read_all_in(folder, it))));
    let bytes = postcard::to_stdvec(&translated[..]).expect("plain data");
    fs::write(out.join("translations"), bytes).expect("OUT_DIR can be written");
}

/// What the build depends on.
const READ: [&str; 11] = [
    "build",
    "src/machine/prelude",
    "src/program",
    "src/scenario/check.rs",
    "src/scenario/folder.rs",
    "src/scenario/measure.rs",
    "src/scenario/model.rs",
    "src/scenario/translation.rs",
    "src/sorting.rs",
    "src/source",
    "static/scenarios",
];

fn or_exit<T>(result: Result<T, Vec<String>>) -> T {
    result.unwrap_or_else(|mistakes| {
        mistakes.iter().for_each(|mistake| println!("cargo:error={mistake}"));
        process::exit(1)
    })
}

fn write(scenarios: &[Scenario], out: &Path) {
    let bytes = postcard::to_stdvec(scenarios).expect("plain data");
    fs::write(out.join("scenarios"), bytes).expect("OUT_DIR can be written");
    let listed = |it: &Scenario| {
        format!("Listed {{ slug: {:?}, title: {:?}, group: {:?} }},\n", it.slug, it.title, it.group)
    };
    let gallery: String = scenarios.iter().map(listed).collect();
    fs::write(out.join("gallery.rs"), format!("[\n{gallery}]")).expect("OUT_DIR can be written");
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
