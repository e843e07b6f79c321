//! In: the scenarios' folders, and the built-in library. Out: `scenarios` and the library for the binary, or a
//! build error that says what is wrong where.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

mod check;
mod library;
#[path = "../src/scenario/model.rs"]
mod model;

use model::Scenario;

fn main() {
    write_library(Path::new("src/machine/prelude"));
    let folder = Path::new("static/scenarios");
    println!("cargo:rerun-if-changed={}", folder.display());
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=src/scenario/model.rs");
    match scenarios(folder) {
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

fn scenarios(folder: &Path) -> Result<Vec<Scenario>, Vec<String>> {
    let mut scenarios = Vec::new();
    let mut mistakes = Vec::new();
    for path in entries(folder).into_iter().filter(|path| path.is_dir()) {
        match read(&path) {
            Ok(scenario) => {
                let found = check::mistakes(&scenario).into_iter().chain(strays(&path, &scenario));
                mistakes.extend(found.map(|mistake| format!("{}: {mistake}", path.display())));
                scenarios.push(scenario);
            }
            Err(mistake) => mistakes.push(mistake),
        }
    }
    scenarios.sort_by_key(|scenario| scenario.order);
    let doubles = scenarios.windows(2).filter(|pair| pair[0].order == pair[1].order);
    mistakes
        .extend(doubles.map(|pair| format!("{} and {} have the same `order`", pair[0].slug, pair[1].slug)));
    if mistakes.is_empty() { Ok(scenarios) } else { Err(mistakes) }
}

fn read(folder: &Path) -> Result<Scenario, String> {
    let file = folder.join("scenario.toml");
    let mut scenario: Scenario =
        toml::from_str(&text(&file)?).map_err(|error| format!("{}: {}", file.display(), error.message()))?;
    scenario.slug = name(folder);
    scenario.lesson = scenario.lesson.trim().to_owned();
    for variant in &mut scenario.variants {
        variant.slug = variant.file.trim_end_matches(".py").replace('_', "-");
        variant.text = text(&folder.join(&variant.file))?;
    }
    Ok(scenario)
}

/// Files that the scenario does not name.
fn strays(folder: &Path, scenario: &Scenario) -> Vec<String> {
    let named =
        |file: &String| file == "scenario.toml" || scenario.variants.iter().any(|it| it.file == *file);
    let files = entries(folder).into_iter().filter(|path| path.is_file()).map(|path| name(&path));
    files.filter(|file| !named(file)).map(|file| format!("{file} is not named in scenario.toml")).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
