//! In: the browser. Out: its clock, and whether the reader wants things to stand still.

/// The page's clock in milliseconds, the same that animation frames are given.
#[must_use]
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Whether the reader's system asks for less motion.
#[must_use]
pub fn wants_stillness() -> bool {
    let query =
        web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?);
    query.is_some_and(|query| query.matches())
}
