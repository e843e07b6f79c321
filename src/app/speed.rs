//! In: how long a run took. Out: the speeds at which it can be played, and the one that suits it.

use crate::trace::event::Time;

/// The speeds on offer: seconds of the run for a second of playing, and their names. The last one is
/// [`Playhead::speed`](super::playhead::Playhead::speed)'s greatest.
pub const SPEEDS: [(f64, &str); 13] = [
    (0.001, "1000× slower"),
    (0.004, "250× slower"),
    (0.01, "100× slower"),
    (0.02, "50× slower"),
    (0.05, "20× slower"),
    (0.1, "10× slower"),
    (0.25, "4× slower"),
    (0.5, "2× slower"),
    (1.0, "real time"),
    (4.0, "4× faster"),
    (20.0, "20× faster"),
    (100.0, "100× faster"),
    (f64::INFINITY, "as fast as possible"),
];

/// How long playing a whole run should take, in seconds.
const PLEASANT: f64 = 6.0;

/// The speed on offer at which a run that ends at `end` is played in about six seconds.
#[must_use]
pub fn suitable(end: Time) -> f64 {
    let wanted = (end.milliseconds() / 1000.0 / PLEASANT).max(1e-9).ln();
    let distance = |speed: f64| (speed.ln() - wanted).abs();
    SPEEDS.iter().map(|(speed, _)| *speed).min_by(|a, b| distance(*a).total_cmp(&distance(*b))).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_run_takes_a_few_seconds_to_play() {
        for milliseconds in [10, 100, 302, 1000, 5000, 20_000] {
            let end = Time(milliseconds * 1_000_000);
            let seconds = end.milliseconds() / 1000.0 / suitable(end);
            assert!((3.0..=12.0).contains(&seconds), "{milliseconds} ms: {seconds} s");
        }
    }
}
