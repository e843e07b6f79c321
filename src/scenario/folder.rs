//! In: the folders of `static/scenarios`. Out: scenarios, or what is wrong with which, in words. Shared with
//! `build/main.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use super::model::Scenario;
use super::{check, translation};

/// What the texts are there in, besides English.
pub const LANGUAGES: [&str; 1] = ["de"];

/// The scenarios of a folder of folders, in the order of the gallery.
///
/// # Errors
/// Every mistake, with the folder it is in.
pub fn read_all(folder: &Path) -> Result<Vec<Scenario>, Vec<String>> {
    read_each(folder, read)
}

/// The same in another language.
///
/// # Errors
/// Every mistake, with the file it is in.
pub fn read_all_in(folder: &Path, language: &str) -> Result<Vec<Scenario>, Vec<String>> {
    read_each(folder, |folder| read_in(folder, language))
}

fn read_each(
    folder: &Path,
    read: impl Fn(&Path) -> Result<Scenario, Vec<String>>,
) -> Result<Vec<Scenario>, Vec<String>> {
    let mut scenarios = Vec::new();
    let mut mistakes = Vec::new();
    for path in entries(folder).into_iter().filter(|path| path.is_dir()) {
        match read(&path) {
            Ok(scenario) => scenarios.push(scenario),
            Err(found) => mistakes.extend(found),
        }
    }
    scenarios.sort_by_key(|scenario| scenario.order);
    let doubles = scenarios.windows(2).filter(|pair| pair[0].order == pair[1].order);
    mistakes
        .extend(doubles.map(|pair| format!("{} and {} have the same `order`", pair[0].slug, pair[1].slug)));
    if mistakes.is_empty() { Ok(scenarios) } else { Err(mistakes) }
}

/// The scenario of a folder.
///
/// # Errors
/// Every mistake, with the folder it is in.
pub fn read(folder: &Path) -> Result<Scenario, Vec<String>> {
    let scenario = parse(folder).map_err(|mistake| vec![mistake])?;
    let found = check::mistakes(&scenario).into_iter().chain(strays(folder, &scenario));
    let mistakes: Vec<_> = found.map(|mistake| format!("{}: {mistake}", folder.display())).collect();
    if mistakes.is_empty() { Ok(scenario) } else { Err(mistakes) }
}

/// The scenario of a folder with the texts of `LANGUAGE.toml` in the place of its own.
///
/// # Errors
/// Every mistake, with the folder or the file it is in.
pub fn read_in(folder: &Path, language: &str) -> Result<Scenario, Vec<String>> {
    let scenario = read(folder)?;
    let file = folder.join(format!("{language}.toml"));
    let said = |mistake: String| format!("{}: {mistake}", file.display());
    let texts = toml_of(&file).map_err(|mistake| vec![mistake])?;
    let translated = translation::translate(scenario, texts);
    translated.map_err(|mistakes| mistakes.into_iter().map(said).collect())
}

fn parse(folder: &Path) -> Result<Scenario, String> {
    let mut scenario: Scenario = toml_of(&folder.join("scenario.toml"))?;
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
    let is_text =
        |file: &String| LANGUAGES.iter().any(|it| file.strip_suffix(".toml").is_some_and(|name| name == *it));
    let named = |file: &String| {
        file == "scenario.toml" || is_text(file) || scenario.variants.iter().any(|it| it.file == *file)
    };
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

fn toml_of<T: DeserializeOwned>(file: &Path) -> Result<T, String> {
    let text = text(file)?;
    toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        format!("{}:{}: {}", file.display(), before.lines().count().max(1), error.message())
    })
}
