//! In: text. Out: the same in large or in small letters, by the rules of Unicode. The tables would be a fiftieth
//! of the page's download, and every browser has them.

/// In large letters.
#[must_use]
pub fn upper(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_uppercase() } else { wide_upper(text) }
}

/// In small letters.
#[must_use]
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { wide_lower(text) }
}

#[cfg(target_arch = "wasm32")]
fn wide_upper(text: &str) -> String {
    js_sys::JsString::from(text).to_upper_case().into()
}

#[cfg(target_arch = "wasm32")]
fn wide_lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn wide_upper(text: &str) -> String {
    text.to_uppercase()
}

#[cfg(not(target_arch = "wasm32"))]
fn wide_lower(text: &str) -> String {
    text.to_lowercase()
}
