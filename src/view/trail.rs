//! In: where somebody has looked. Out: where they looked before, and after that again.

use super::viewport::Viewport;

/// The parts of the time axis that were looked at, to go back and forth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    before: Vec<Viewport>,
    after: Vec<Viewport>,
    /// When the last step was taken, in milliseconds.
    last: Option<f64>,
}

/// Steps that follow one another faster than this are one, in milliseconds: a wheel turns in many small ones.
const ONE_MOVE: f64 = 700.0;
/// Older ones are forgotten.
const LONGEST: usize = 100;

impl Trail {
    /// Somebody leaves this view for another one, at this moment in milliseconds.
    pub fn leave(&mut self, view: Viewport, now: f64) {
        let goes_on = self.last.replace(now).is_some_and(|last| now - last < ONE_MOVE);
        if goes_on && !self.before.is_empty() {
            return;
        }
        self.after.clear();
        if self.before.len() == LONGEST {
            self.before.remove(0);
        }
        self.before.push(view);
    }

    /// The view before this one.
    pub fn back(&mut self, view: Viewport) -> Option<Viewport> {
        self.last = None;
        let before = self.before.pop()?;
        self.after.push(view);
        Some(before)
    }

    /// The view that was left by going back.
    pub fn forth(&mut self, view: Viewport) -> Option<Viewport> {
        self.last = None;
        let after = self.after.pop()?;
        self.before.push(view);
        Some(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(start: f64) -> Viewport {
        Viewport { start, span: 10.0 }
    }

    #[test]
    fn goes_back_and_forth() {
        let mut trail = Trail::default();
        trail.leave(view(1.0), 0.0);
        trail.leave(view(2.0), 1000.0);
        assert_eq!(trail.back(view(3.0)), Some(view(2.0)));
        assert_eq!(trail.back(view(2.0)), Some(view(1.0)));
        assert_eq!(trail.back(view(1.0)), None);
        assert_eq!(trail.forth(view(1.0)), Some(view(2.0)));
        assert_eq!(trail.forth(view(2.0)), Some(view(3.0)));
        assert_eq!(trail.forth(view(3.0)), None);
    }

    #[test]
    fn a_turn_of_the_wheel_is_one_step() {
        let mut trail = Trail::default();
        (0..20).for_each(|step| trail.leave(view(f64::from(step)), 100.0 * f64::from(step)));
        assert_eq!(trail.back(view(20.0)), Some(view(0.0)));
    }

    #[test]
    fn who_goes_elsewhere_cannot_go_forth() {
        let mut trail = Trail::default();
        trail.leave(view(1.0), 0.0);
        trail.back(view(2.0));
        trail.leave(view(1.0), 100.0);
        assert_eq!(trail.forth(view(5.0)), None);
        assert_eq!(trail.back(view(5.0)), Some(view(1.0)));
    }
}
