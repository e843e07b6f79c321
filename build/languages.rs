//! In: `static/languages`. Out: a constant for each English text, and the German ones in the same order; a script
//! with the texts of scripts; or a build error that says which text is missing, or fills in other things.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use toml::Table;

/// Sections whose names begin so are those of scripts in `static`.
const OF_SCRIPTS: &str = "js_";

/// Writes `words.rs`, `german` and, for the scripts that are fetched later, `words.js` into `out`.
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
    for (section, words) in sections(&english).filter(|(section, _)| !section.starts_with(OF_SCRIPTS)) {
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
    fs::write(out.join("words.js"), script(&[("en", &english), ("de", &german)]))
        .expect("OUT_DIR can be written");
    Ok(())
}

/// A module that gives, for the name of a script, what it says: `words("key", value, ...)`.
fn script(languages: &[(&str, &Table)]) -> String {
    let mut code = String::from("const LANGUAGES = {\n");
    for (name, language) in languages {
        let _ = writeln!(code, "  {name}: {{");
        for (section, words) in sections(language) {
            let Some(section) = section.strip_prefix(OF_SCRIPTS) else { continue };
            let words: Vec<String> = words.map(|(key, text)| format!("{key}: {text:?}")).collect();
            let _ = writeln!(code, "    {section}: {{ {} }},", words.join(", "));
        }
        code.push_str("  },\n");
    }
    code.push_str("};\nexport default (script) => (key, ...values) =>\n");
    code.push_str("  (LANGUAGES[document.documentElement.lang] ?? LANGUAGES.en)[script][key].replace(/\\{(\\d)\\}/g, (_, place) => values[place]);\n");
    code
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
                (Some(german), _) if german.trim().is_empty() || english.trim().is_empty() => {
                    mistakes.push(format!("{name} says nothing, here or in English"));
                }
                (Some(german), _) if edges(german) != edges(english) => {
                    mistakes.push(format!("{name} does not begin or end with a space as in English"));
                }
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

/// Whether a text begins and ends with a space: then something else stands there.
fn edges(text: &str) -> (bool, bool) {
    (text.starts_with(' '), text.ends_with(' '))
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
