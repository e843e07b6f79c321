//! In: the scenarios' folders, and the built-in library. Out: `scenarios` and the library for the binary, or a
//! build error that says what is wrong where.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

#[path = "../src/scenario/check.rs"]
mod check;
#[path = "../src/scenario/folder.rs"]
mod folder;
mod library;
#[path = "../src/scenario/measure.rs"]
mod measure;
#[path = "../src/scenario/model.rs"]
mod model;

use model::Scenario;

fn main() {
    write_library(Path::new("src/machine/prelude"));
    let folder = Path::new("static/scenarios");
    println!("cargo:rerun-if-changed={}", folder.display());
    println!("cargo:rerun-if-changed=build");
    for file in ["check", "folder", "measure", "model"] {
        println!("cargo:rerun-if-changed=src/scenario/{file}.rs");
    }
    match folder::read_all(folder) {
        Ok(scenarios) => write(&scenarios),
        Err(mistakes) => {
            mistakes.iter().for_each(|mistake| println!("cargo:error={mistake}"));
            process::exit(1);
        }
    }
}

fn write_library(folder: &Path) {
    println!("cargo:rerun-if-changed={}", folder.display());
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("library");
    fs::create_dir_all(&out).expect("OUT_DIR can be written");
    for file in entries(folder) {
        let name = file.file_name().expect("an entry of a folder has a name");
        let text = fs::read_to_string(&file).expect("the library is text");
        fs::write(out.join(name), library::shortened(&text)).expect("OUT_DIR can be written");
    }
}

fn write(scenarios: &[Scenario]) {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let bytes = postcard::to_stdvec(scenarios).expect("plain data");
    fs::write(out.join("scenarios"), bytes).expect("OUT_DIR can be written");
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
