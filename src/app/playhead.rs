//! In: wishes to play and to seek, signs of life of a run, and frames with their times. Out: where the playhead is.

use crate::trace::event::Time;
use crate::view::viewport::Viewport;

/// Whether and how the playhead moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Motion {
    /// It stands.
    Still,
    /// It goes through a recording.
    Playing,
    /// It keeps up with a run under way. Holds the page's clock at the run's beginning, in milliseconds;
    /// none before the run's first sign of life.
    Following(Option<f64>),
}

/// The playhead, and the time axis that it moves on. Moments are in nanoseconds of the run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playhead {
    /// Whether and how it moves.
    pub motion: Motion,
    /// Where it is.
    pub at: f64,
    /// The end of the time axis.
    pub end: f64,
    /// How many seconds of the run pass in a second of playing; infinite: as many as the eye can follow.
    pub speed: f64,
    /// The part of the time axis that is seen.
    pub viewport: Viewport,
    /// When the last frame was, on the page's clock.
    frame: Option<f64>,
}

/// How much longer the time axis gets when a run outgrows it: seldom, so that the picture stays calm.
const GROWTH: f64 = 1.4;
/// After a tab was hidden, go on where it was left instead of jumping to the end. In milliseconds.
const LONGEST_STEP: f64 = 100.0;
/// How long a whole recording takes at the greatest speed: less is a flash. In milliseconds.
const QUICKEST: f64 = 500.0;

impl Default for Playhead {
    fn default() -> Self {
        let viewport = Viewport::fit(Time(0));
        Self { motion: Motion::Still, at: 0.0, end: 0.0, speed: 1.0, viewport, frame: None }
    }
}

impl Playhead {
    /// Sets the end of the time axis. A viewport that showed everything still does.
    pub fn set_end(&mut self, end: Time) {
        let fits = self.viewport.is_fit(Time(self.end as u64));
        self.end = end.0 as f64;
        self.viewport = if fits { Viewport::fit(end) } else { self.viewport.clamp(end) };
    }

    /// Goes somewhere. A playhead that follows a run stops following it.
    pub fn seek(&mut self, time: Time) {
        if matches!(self.motion, Motion::Following(_)) {
            self.motion = Motion::Still;
        }
        self.at = (time.0 as f64).min(self.end);
    }

    /// Plays on, from the beginning if the end is reached.
    pub fn play(&mut self) {
        if self.at >= self.end {
            self.at = 0.0;
        }
        self.frame = None;
        self.motion = Motion::Playing;
    }

    /// Keeps up with a run that is about to begin. In real time it begins anew, and what ran before is played
    /// beside it; what was simulated before stays in sight.
    pub fn follow(&mut self, in_real_time: bool) {
        if in_real_time {
            self.at = 0.0;
        }
        self.motion = Motion::Following(None);
    }

    /// A run in real time has reached `time`, when the page's clock shows `now` milliseconds.
    ///
    /// Reports come late, never early: the earliest beginning that they imply is the right one.
    pub fn heard(&mut self, time: Time, now: f64) {
        if let Motion::Following(began) = self.motion {
            let implied = now - time.milliseconds();
            self.motion = Motion::Following(Some(began.map_or(implied, |began| began.min(implied))));
        }
    }

    /// A run in virtual time has reached `time`: goes there at once.
    pub fn reach(&mut self, time: Time) {
        if matches!(self.motion, Motion::Following(_)) {
            self.move_to(time.0 as f64);
        }
    }

    /// A frame at `now`, in milliseconds of the page's clock.
    pub fn advance(&mut self, now: f64) {
        let before = self.frame.replace(now);
        match self.motion {
            Motion::Still => self.frame = None,
            Motion::Following(None) => {}
            Motion::Following(Some(began)) => self.move_to((now - began) * 1e6),
            Motion::Playing => {
                let passed = before.map_or(0.0, |before| (now - before).clamp(0.0, LONGEST_STEP));
                let whole = self.end * passed / QUICKEST;
                self.play_on(if self.speed.is_finite() { passed * 1e6 * self.speed } else { whole });
            }
        }
    }

    /// Forwards within the recording. A view that shows the playhead goes with it.
    fn play_on(&mut self, by: f64) {
        let was_seen = (self.viewport.start..=self.viewport.start + self.viewport.span).contains(&self.at);
        self.at = (self.at + by).min(self.end);
        if was_seen {
            self.viewport = self.viewport.reveal(Time(self.at as u64), Time(self.end as u64));
        }
        if self.at >= self.end {
            self.motion = Motion::Still;
        }
    }

    /// Forwards, and past the end of the time axis by making it longer.
    fn move_to(&mut self, nanoseconds: f64) {
        self.at = self.at.max(nanoseconds);
        if self.at > self.end {
            self.set_end(Time((self.at * GROWTH) as u64));
        }
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const SECOND: Time = Time(1_000_000_000);

    fn of_a_second() -> Playhead {
        let mut playhead = Playhead::default();
        playhead.set_end(SECOND);
        playhead
    }

    #[wasm_bindgen_test]
    fn plays_at_its_speed_and_stops_at_the_end() {
        let mut playhead = of_a_second();
        playhead.speed = 0.5;
        playhead.play();
        for now in [5000.0, 5060.0, 5120.0] {
            playhead.advance(now);
        }
        assert_eq!(playhead.at, 60e6);
        (0..30).for_each(|frame| playhead.advance(5200.0 + 80.0 * f64::from(frame)));
        assert_eq!((playhead.at, playhead.motion), (1e9, Motion::Still));
        playhead.play();
        assert_eq!(playhead.at, 0.0);
    }

    #[wasm_bindgen_test]
    fn as_fast_as_possible_is_half_a_second() {
        let mut playhead = of_a_second();
        playhead.speed = f64::INFINITY;
        playhead.play();
        (0..5).for_each(|frame| playhead.advance(100.0 * f64::from(frame)));
        assert_eq!((playhead.at, playhead.motion), (0.8e9, Motion::Playing));
        playhead.advance(500.0);
        assert_eq!((playhead.at, playhead.motion), (1e9, Motion::Still));
    }

    #[wasm_bindgen_test]
    fn a_close_view_goes_with_the_playhead_unless_it_was_moved_away() {
        let mut playhead = of_a_second();
        playhead.viewport = Viewport::between(Time(0), Time(100_000_000), SECOND);
        playhead.play();
        (0..5).for_each(|frame| playhead.advance(60.0 * f64::from(frame)));
        let view = playhead.viewport;
        assert!(view.start < playhead.at && playhead.at < view.start + view.span, "{view:?}");
        let away = Viewport::between(Time(700_000_000), Time(800_000_000), SECOND);
        playhead.viewport = away;
        playhead.advance(300.0);
        assert_eq!(playhead.viewport, away);
    }

    #[wasm_bindgen_test]
    fn a_hidden_tab_does_not_skip_the_run() {
        let mut playhead = of_a_second();
        playhead.play();
        playhead.advance(0.0);
        playhead.advance(60_000.0);
        assert_eq!(playhead.at, 100e6);
    }

    #[wasm_bindgen_test]
    fn follows_a_live_run_between_its_reports() {
        let mut playhead = of_a_second();
        playhead.follow(true);
        playhead.advance(1000.0);
        assert_eq!(playhead.at, 0.0);
        playhead.heard(Time(10_000_000), 1050.0);
        playhead.heard(Time(40_000_000), 1060.0);
        playhead.advance(1100.0);
        assert_eq!(playhead.at, 80e6);
        playhead.heard(Time(85_000_000), 1500.0);
        playhead.advance(1101.0);
        assert_eq!(playhead.at, 81e6);
    }

    #[wasm_bindgen_test]
    fn the_axis_grows_with_the_run_and_the_view_with_it() {
        let mut playhead = of_a_second();
        playhead.follow(true);
        playhead.reach(Time(1_100_000_000));
        assert_eq!((playhead.at, playhead.end), (1.1e9, 1.54e9));
        assert!(playhead.viewport.is_fit(Time(1_540_000_000)));
    }

    #[wasm_bindgen_test]
    fn who_seeks_no_longer_follows() {
        let mut playhead = of_a_second();
        playhead.follow(true);
        playhead.seek(Time(7));
        playhead.reach(SECOND);
        assert_eq!((playhead.at, playhead.motion), (7.0, Motion::Still));
    }
}
