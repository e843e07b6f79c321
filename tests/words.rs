//! In: the texts of the page, the page's source. Out: whether somebody says each of them.
//!
//! That each language has all of them, with the same places to fill in, is seen to by the build (`build/languages.rs`).

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn every_text_is_said_somewhere() {
    let mut said = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut said);
    let table: toml::Table = fs::read_to_string("static/languages/en.toml").unwrap().parse().unwrap();
    let mut silent = Vec::new();
    for (section, words) in &table {
        for key in words.as_table().unwrap().keys() {
            let is_said = match section.strip_prefix("js_") {
                Some(script) => {
                    let text = fs::read_to_string(format!("static/{script}.js")).unwrap();
                    let kind = key.trim_end_matches("_means");
                    text.contains(&format!("(\"{key}\"")) || text.contains(&format!("[\"{kind}\","))
                }
                None => said.contains(&format!("{section}::{}", key.to_uppercase())),
            };
            if !is_said {
                silent.push(format!("{section}.{key}"));
            }
        }
    }
    assert!(said.len() > 20, "the source names its texts in another way");
    assert!(silent.is_empty(), "static/languages/en.toml has what nobody says: {}", silent.join(", "));
}

/// The names behind `say::` in a folder.
fn collect(folder: &Path, said: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, said);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let name = |rest: &str| -> String {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ':')).collect()
            };
            said.extend(text.split("say::").skip(1).map(name));
        }
    }
}
