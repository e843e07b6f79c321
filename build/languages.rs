//! In: `static/languages`. Out: a constant for each English text, and the German ones in the same order, or a build
//! error that says which text is missing, or fills in other things.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use toml::Table;

/// Writes `words.rs` and `german` into `out`.
///
/// # Errors
/// What is wrong with the texts.
pub fn write(folder: &Path, out: &Path) -> Result<(), Vec<String>> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let (english, german) = (read(&folder.join("en.toml"))?, read(&folder.join("de.toml"))?);
    let mistakes = mistakes(&english, &german);
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let (mut code, mut texts, mut index) = (String::new(), Vec::new(), 0);
    for (section, words) in sections(&english) {
        let _ = writeln!(code, "/// What `{section}` says.\npub mod {section} {{\n    use super::Word;");
        for (key, english) in words {
            let name = key.to_uppercase();
            let _ = writeln!(code, "    /// {english:?}");
            let _ = writeln!(
                code,
                "    pub const {name}: Word = Word {{ index: {index}, english: {english:?} }};"
            );
            texts.push(text(&german, section, key).unwrap_or_default());
            index += 1;
        }
        code.push_str("}\n");
    }
    fs::write(out.join("words.rs"), code).expect("OUT_DIR can be written");
    fs::write(out.join("german"), texts.join("\0")).expect("OUT_DIR can be written");
    Ok(())
}

fn read(path: &Path) -> Result<Table, Vec<String>> {
    let text = fs::read_to_string(path).map_err(|error| vec![format!("{}: {error}", path.display())])?;
    text.parse().map_err(|error| vec![format!("{}: {error}", path.display())])
}

/// The sections of a language, each with its keys and their texts, in a fixed order.
fn sections(language: &Table) -> impl Iterator<Item = (&str, impl Iterator<Item = (&str, &str)>)> {
    language.iter().filter_map(|(name, section)| {
        let words = section.as_table()?.iter().filter_map(|(key, text)| Some((key.as_str(), text.as_str()?)));
        Some((name.as_str(), words))
    })
}

fn text<'a>(language: &'a Table, section: &str, key: &str) -> Option<&'a str> {
    language.get(section)?.get(key)?.as_str()
}

fn mistakes(english: &Table, german: &Table) -> Vec<String> {
    let mut mistakes = Vec::new();
    for (section, words) in sections(english) {
        for (key, english) in words {
            let name = format!("static/languages/de.toml: {section}.{key}");
            match (text(german, section, key), places(english)) {
                (_, None) => mistakes
                    .push(format!("static/languages/en.toml: {section}.{key} has a brace that is no place")),
                (None, _) => mistakes.push(format!("{name} is missing")),
                (Some(german), wanted) if places(german) != wanted => {
                    mistakes.push(format!("{name} does not fill in the same as in English"));
                }
                _ => {}
            }
        }
    }
    for (section, words) in sections(german) {
        let unknown = words.filter(|(key, _)| text(english, section, key).is_none());
        mistakes.extend(
            unknown.map(|(key, _)| format!("static/languages/de.toml: {section}.{key} is not in en.toml")),
        );
    }
    mistakes
}

/// The numbers of the places that are filled in, in order; none if a brace opens something else.
fn places(text: &str) -> Option<Vec<u32>> {
    let mut places = Vec::new();
    for part in text.split('{').skip(1) {
        places.push(part.split_once('}')?.0.parse().ok()?);
    }
    places.sort_unstable();
    Some(places)
}
