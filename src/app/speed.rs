//! In: how long a run took. Out: the speeds at which it can be played, and the one that suits it.

use crate::say;
use crate::trace::event::Time;

/// The speeds on offer: seconds of the run for a second of playing. The last one is
/// [`Playhead::speed`](super::playhead::Playhead::speed)'s greatest.
pub const SPEEDS: [f64; 13] =
    [0.001, 0.004, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 4.0, 20.0, 100.0, f64::INFINITY];

/// How long playing a whole run should take, in seconds.
const PLEASANT: f64 = 6.0;

/// What a speed is called.
#[must_use]
pub fn name(speed: f64) -> String {
    match speed {
        1.0 => say::speed::REAL.text().to_owned(),
        f64::INFINITY => say::speed::FASTEST.text().to_owned(),
        ..1.0 => say::speed::SLOWER.with(&[&(1.0 / speed).round()]),
        _ => say::speed::FASTER.with(&[&speed]),
    }
}

/// The speed on offer at which a run that ends at `end` is played in about six seconds.
#[must_use]
pub fn suitable(end: Time) -> f64 {
    let wanted = (end.milliseconds() / 1000.0 / PLEASANT).max(1e-9).ln();
    let distance = |speed: f64| (speed.ln() - wanted).abs();
    SPEEDS.into_iter().min_by(|a, b| distance(*a).total_cmp(&distance(*b))).unwrap_or(1.0)
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
