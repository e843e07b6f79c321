//! In: the built page. Out: a visitor's hands and eyes for the tests: a site under a sub-path, a browser, a page.
//!
//! The browser is driven over WebDriver with fantoccini: the smallest of the well-kept crates (plain HTTP, no
//! TLS, no generated protocol code to compile), and chromedriver is there anyhow for the tests of wasm-bindgen.

pub mod browser;
pub mod calm;
pub mod hands;
pub mod page;
pub mod site;
#[path = "../../src/app/testids.rs"]
pub mod testids;
pub mod tries;
