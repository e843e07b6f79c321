//! In: text. Out: the same in the normal form NFKC, which is all that the parser asks for: names that Python
//! takes for the same are spelt the same. The tables would be a fifth of the page's download, and every browser has them.

/// Text that can be normalized.
pub trait UnicodeNormalization {
    /// The characters of its normal form NFKC.
    fn nfkc(&self) -> std::vec::IntoIter<char>;
}

impl UnicodeNormalization for str {
    fn nfkc(&self) -> std::vec::IntoIter<char> {
        normal(self).chars().collect::<Vec<_>>().into_iter()
    }
}

#[cfg(target_arch = "wasm32")]
fn normal(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn normal(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}
