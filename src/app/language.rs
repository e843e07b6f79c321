//! In: the language that the page begins with (`<html lang>`, see `static/boot.js`), and the reader's choice. Out: texts,
//! titles and scenarios in that language; what there is not, in English.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use web_sys::{Element, UrlSearchParams};

use super::computer::storage;
use super::reader;
use crate::say;
use crate::scenario::Listed;

/// The languages to choose from, by the names that `lang` has for them.
pub const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("de", "Deutsch")];
/// What the program itself is in.
const OWN: &str = LANGUAGES[0].0;
/// Where the browser keeps what was chosen.
const KEY: &str = "tasklanes-lang";

/// The slug, the title and the group of a scenario.
pub type Titles = (String, String, String);

thread_local! {
    static TITLES: Cell<&'static [Titles]> = const { Cell::new(&[]) };
}

/// The language of the page.
#[must_use]
pub fn current() -> &'static str {
    let asked = root().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    LANGUAGES.iter().find(|(name, _)| *name == asked).map_or(OWN, |(name, _)| name)
}

/// What the folder of its scenarios is called; none: those of the program's own language.
#[must_use]
pub fn folder() -> Option<String> {
    let current = current();
    (current != OWN).then(|| format!("scenarios/{current}"))
}

/// Fetches what the language of the page needs; where that fails, the page is in English.
pub async fn load() {
    let current = current();
    let texts = if current == OWN { None } else { reader::texts(&format!("languages/{current}")).await };
    if texts.is_none() {
        name(OWN);
    }
    say::speak(texts);
    let titles = match folder() {
        Some(folder) => reader::titles(&format!("{folder}/gallery")).await,
        None => Vec::new(),
    };
    TITLES.set(titles.leak());
}

/// The page is in this language from now on, and when it is opened again.
pub async fn choose(language: &str) {
    name(language);
    if let Some(storage) = storage() {
        // A frame without storage forgets the choice, which is no reason to complain.
        let _ = storage.set_item(KEY, language);
    }
    forget_the_address();
    load().await;
}

/// The title of a scenario.
#[must_use]
pub fn title(listed: &'static Listed) -> &'static str {
    titles(listed).map_or(listed.title, |(_, title, _)| title)
}

/// The heading that a scenario stands under.
#[must_use]
pub fn group(listed: &'static Listed) -> &'static str {
    titles(listed).map_or(listed.group, |(_, _, group)| group)
}

fn titles(listed: &Listed) -> Option<&'static Titles> {
    TITLES.get().iter().find(|(slug, ..)| slug == listed.slug)
}

fn name(language: &str) {
    if let Some(root) = root() {
        // Cannot fail: the attribute's name is a valid one.
        let _ = root.set_attribute("lang", language);
    }
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// An address that asks for a language has been overruled.
fn forget_the_address() -> Option<()> {
    let window = web_sys::window()?;
    let asked = UrlSearchParams::new_with_str(&window.location().search().ok()?).ok()?;
    asked.get("lang")?;
    asked.delete("lang");
    let address = format!("?{}{}", asked.to_string(), window.location().hash().ok()?);
    window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()
}
