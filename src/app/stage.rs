//! In: wishes to play, pause, seek and look closer, and the progress of a run. Out: where the playhead is.
//!
//! All canvases of the page share one stage, so that the variants move on one time axis. It owns the only
//! frame loop: a frame is asked for when something changed or moves, and none while all is still. What
//! changes with every frame stays in here and never becomes state of a component.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_render::{AnimationFrame, request_animation_frame};

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

/// The playhead and the time axis.
pub struct Stage {
    me: Weak<Self>,
    motion: Cell<Motion>,
    playhead: Cell<f64>,
    end: Cell<f64>,
    speed: Cell<f64>,
    viewport: Cell<Viewport>,
    at: Cell<Option<f64>>,
    frame: RefCell<Option<AnimationFrame>>,
    watchers: RefCell<Vec<(u32, Watcher)>>,
    next: Cell<u32>,
}

type Watcher = Rc<dyn Fn(&Stage)>;

/// Keeps a watcher on the stage; dropping it takes the watcher away.
pub struct Watch {
    stage: Weak<Stage>,
    number: u32,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(stage) = self.stage.upgrade() {
            stage.watchers.borrow_mut().retain(|(number, _)| *number != self.number);
        }
    }
}

impl PartialEq for Stage {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Stage {
    /// An empty stage: time 0, nothing to play.
    #[must_use]
    pub fn new() -> Rc<Self> {
        Rc::new_cyclic(|me| Self {
            me: me.clone(),
            motion: Cell::new(Motion::Still),
            playhead: Cell::new(0.0),
            end: Cell::new(0.0),
            speed: Cell::new(1.0),
            viewport: Cell::new(Viewport::fit(Time(0))),
            at: Cell::new(None),
            frame: RefCell::new(None),
            watchers: RefCell::new(Vec::new()),
            next: Cell::new(0),
        })
    }

    /// Calls `watcher` in every frame in which something may have changed, the next one included.
    #[must_use]
    pub fn watch(&self, watcher: impl Fn(&Self) + 'static) -> Watch {
        let number = self.next.replace(self.next.get() + 1);
        self.watchers.borrow_mut().push((number, Rc::new(watcher)));
        self.touch();
        Watch { stage: self.me.clone(), number }
    }

    /// Asks for one frame, in which everything is drawn again.
    pub fn touch(&self) {
        let mut frame = self.frame.borrow_mut();
        if frame.is_none() {
            let me = self.me.clone();
            *frame = Some(request_animation_frame(move |now| {
                if let Some(stage) = me.upgrade() {
                    stage.on_frame(now);
                }
            }));
        }
    }

    /// Whether the playhead moves.
    #[must_use]
    pub fn motion(&self) -> Motion {
        self.motion.get()
    }

    /// Where the playhead is.
    #[must_use]
    pub fn playhead(&self) -> Time {
        Time(self.playhead.get().max(0.0) as u64)
    }

    /// The end of the longest recording.
    #[must_use]
    pub fn end(&self) -> Time {
        Time(self.end.get() as u64)
    }

    /// How many seconds of the run pass in a second of playing.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.speed.get()
    }

    /// The part of the time axis that is seen.
    #[must_use]
    pub fn viewport(&self) -> Viewport {
        self.viewport.get()
    }

    /// Sets the end of the longest recording. A viewport that showed everything still does.
    pub fn set_end(&self, end: Time) {
        let viewport = self.viewport.get();
        let fits = viewport.is_fit(self.end());
        self.end.set(end.0 as f64);
        self.viewport.set(if fits { Viewport::fit(end) } else { viewport.clamp(end) });
        self.touch();
    }

    /// Sets how many seconds of the run pass in a second of playing.
    pub fn set_speed(&self, speed: f64) {
        self.speed.set(speed);
        self.touch();
    }

    /// Shows another part of the time axis.
    pub fn set_viewport(&self, viewport: Viewport) {
        self.viewport.set(viewport);
        self.touch();
    }

    /// Puts the playhead somewhere. A stage that follows a run stops following it.
    pub fn seek(&self, time: Time) {
        if matches!(self.motion.get(), Motion::Following(_)) {
            self.motion.set(Motion::Still);
        }
        self.playhead.set((time.0 as f64).min(self.end.get()));
        self.touch();
    }

    /// Plays on, from the beginning if the end is reached.
    pub fn play(&self) {
        if self.playhead.get() >= self.end.get() {
            self.playhead.set(0.0);
        }
        self.at.set(None);
        self.motion.set(Motion::Playing);
        self.touch();
    }

    /// Stands still.
    pub fn pause(&self) {
        self.motion.set(Motion::Still);
        self.touch();
    }

    /// Keeps up with a run that is about to begin.
    pub fn follow(&self) {
        self.playhead.set(0.0);
        self.motion.set(Motion::Following(None));
        self.touch();
    }

    /// A run under way has reached `time`, when the page's clock shows `now` milliseconds.
    ///
    /// Reports come late, never early: the earliest beginning that they imply is the right one.
    pub fn heard(&self, time: Time, now: f64) {
        if let Motion::Following(began) = self.motion.get() {
            let implied = now - time.milliseconds();
            self.motion.set(Motion::Following(Some(began.map_or(implied, |began| began.min(implied)))));
            self.touch();
        }
    }

    /// A simulation under way has reached `time`: the playhead goes there at once.
    pub fn reach(&self, time: Time) {
        if matches!(self.motion.get(), Motion::Following(_)) {
            self.move_to(time.0 as f64);
            self.touch();
        }
    }

    fn on_frame(&self, now: f64) {
        drop(self.frame.take());
        self.advance(now);
        let watchers: Vec<Watcher> =
            self.watchers.borrow().iter().map(|(_, watcher)| watcher.clone()).collect();
        for watcher in watchers {
            watcher(self);
        }
        if self.motion.get() != Motion::Still {
            self.touch();
        }
    }

    /// Forwards, and past the end of the time axis by making it longer.
    fn move_to(&self, nanoseconds: f64) {
        let next = nanoseconds.max(self.playhead.get());
        self.playhead.set(next);
        if next > self.end.get() {
            self.set_end(Time((next * GROWTH) as u64));
        }
    }

    fn advance(&self, now: f64) {
        let before = self.at.replace(Some(now));
        match self.motion.get() {
            Motion::Still => self.at.set(None),
            Motion::Following(None) => {}
            Motion::Following(Some(began)) => self.move_to((now - began) * 1e6),
            Motion::Playing => {
                let passed = before.map_or(0.0, |before| (now - before).clamp(0.0, LONGEST_STEP_MS));
                let next = self.playhead.get() + passed * 1e6 * self.speed.get();
                self.playhead.set(next.min(self.end.get()));
                if next >= self.end.get() {
                    self.motion.set(Motion::Still);
                }
            }
        }
    }
}

/// How much longer the time axis gets when a run outgrows it: seldom, so that the picture stays calm.
const GROWTH: f64 = 1.4;
/// After a tab was hidden, go on where it was left instead of jumping to the end.
const LONGEST_STEP_MS: f64 = 100.0;
