//! In: wishes to play, pause, seek, point and look closer, and the progress of a run. Out: frames, for all who draw.
//!
//! All variants share one stage, so that they move on one time axis. It owns the only frame loop: a frame is
//! asked for when something changed or moves, and none while all is still. What changes with every frame
//! stays in here and never becomes state of a component.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;

use super::clock;
use super::focus::Focus;
use super::playhead::{Motion, Playhead};
use crate::trace::event::Time;
use crate::view::gesture::Gesture;
use crate::view::trail::Trail;
use crate::view::viewport::Viewport;

/// The playhead, and those who want to know where it is.
pub struct Stage {
    me: Weak<Self>,
    playhead: Cell<Playhead>,
    /// Where the reader has looked.
    trail: RefCell<Trail>,
    /// What a button asks of the lanes.
    wish: Cell<Option<Gesture>>,
    frame: RefCell<Option<AnimationFrame>>,
    /// Until the next picture of a live run.
    rest: RefCell<Option<Timeout>>,
    watchers: RefCell<Vec<(u32, Watcher)>>,
    next: Cell<u32>,
    /// When it was last drawn, in milliseconds of the page.
    drawn: Cell<f64>,
    /// What is pointed at.
    pointed: RefCell<Option<Rc<Focus>>>,
    /// What was chosen, and is marked while nothing is pointed at.
    pinned: RefCell<Option<Rc<Focus>>>,
}

/// How many milliseconds lie between two pictures of a live run.
const LIVE_PACE_MS: f64 = 120.0;

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
            playhead: Cell::default(),
            trail: RefCell::default(),
            wish: Cell::new(None),
            frame: RefCell::default(),
            rest: RefCell::default(),
            watchers: RefCell::default(),
            next: Cell::new(0),
            drawn: Cell::new(f64::NEG_INFINITY),
            pointed: RefCell::default(),
            pinned: RefCell::default(),
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
        if self.is_live() && self.rest.borrow().is_some() {
            return;
        }
        self.rest.take();
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
        self.playhead.get().motion
    }

    /// Where the playhead is.
    #[must_use]
    pub fn playhead(&self) -> Time {
        Time(self.playhead.get().at.max(0.0) as u64)
    }

    /// The end of the time axis.
    #[must_use]
    pub fn end(&self) -> Time {
        Time(self.playhead.get().end as u64)
    }

    /// Whether the playhead stands at the end: everything is shown then.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        self.motion() == Motion::Still && self.playhead() >= self.end()
    }

    /// How many seconds of the run pass in a second of playing.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.playhead.get().speed
    }

    /// The part of the time axis that is seen.
    #[must_use]
    pub fn viewport(&self) -> Viewport {
        self.playhead.get().viewport
    }

    /// Moves the playhead, or changes how it moves, and draws what follows from that.
    pub fn change(&self, change: impl FnOnce(&mut Playhead)) {
        let mut playhead = self.playhead.get();
        change(&mut playhead);
        self.playhead.set(playhead);
        self.touch();
    }

    /// Sets the end of the time axis.
    pub fn set_end(&self, end: Time) {
        self.change(|playhead| playhead.set_end(end));
    }

    /// Sets how many seconds of the run pass in a second of playing.
    pub fn set_speed(&self, speed: f64) {
        self.change(|playhead| playhead.speed = speed);
    }

    /// Shows another part of the time axis.
    pub fn set_viewport(&self, viewport: Viewport) {
        self.change(|playhead| playhead.viewport = viewport);
    }

    /// Shows another part of the time axis because the reader wants to: they can come back.
    pub fn navigate(&self, viewport: Viewport) {
        if viewport != self.viewport() {
            self.trail.borrow_mut().leave(self.viewport(), clock::now());
            self.set_viewport(viewport);
        }
    }

    /// Shows what was looked at before (-1), or again after that (1).
    pub fn retrace(&self, by: i32) {
        let mut trail = self.trail.borrow_mut();
        let view = if by < 0 { trail.back(self.viewport()) } else { trail.forth(self.viewport()) };
        if let Some(view) = view {
            self.set_viewport(view.clamp(self.end()));
        }
    }

    /// Puts the playhead somewhere.
    pub fn seek(&self, time: Time) {
        self.change(|playhead| playhead.seek(time));
    }

    /// Plays on, from the beginning if the end is reached.
    pub fn play(&self) {
        self.change(Playhead::play);
    }

    /// Stands still.
    pub fn pause(&self) {
        self.change(|playhead| playhead.motion = Motion::Still);
    }

    /// A button asks of the lanes what a key does there.
    pub fn wish(&self, wish: Gesture) {
        self.wish.set(Some(wish));
        self.touch();
    }

    /// What was asked of the lanes, once.
    pub fn take_wish(&self) -> Option<Gesture> {
        self.wish.take()
    }

    /// Something is pointed at, or nothing any more.
    pub fn point(&self, focus: Option<Focus>) {
        if self.pointed.borrow().as_deref() != focus.as_ref() {
            *self.pointed.borrow_mut() = focus.map(Rc::new);
            self.touch();
        }
    }

    /// Something was chosen: it stays marked until something else is.
    pub fn pin(&self, focus: Option<Focus>) {
        *self.pinned.borrow_mut() = focus.map(Rc::new);
        self.touch();
    }

    /// What is to be marked: what is pointed at, else what was chosen.
    #[must_use]
    pub fn focus(&self) -> Option<Rc<Focus>> {
        self.pointed.borrow().clone().or_else(|| self.pinned.borrow().clone())
    }

    fn on_frame(&self, now: f64) {
        self.frame.take();
        let mut playhead = self.playhead.get();
        playhead.advance(now);
        self.playhead.set(playhead);
        let left = LIVE_PACE_MS - (now - self.drawn.get());
        if self.is_live() && left > 0.0 {
            return self.rest_for(left);
        }
        self.drawn.set(now);
        let watchers: Vec<Watcher> =
            self.watchers.borrow().iter().map(|(_, watcher)| watcher.clone()).collect();
        for watcher in watchers {
            watcher(self);
        }
        if self.is_live() {
            self.rest_for(LIVE_PACE_MS);
        } else if self.motion() != Motion::Still {
            self.touch();
        }
    }

    fn is_live(&self) -> bool {
        matches!(self.motion(), Motion::Following(Some(_)))
    }

    /// Drawing takes a share of the cores that a live run measures, and so does a frame in which nothing is drawn: there
    /// are a few a second.
    fn rest_for(&self, milliseconds: f64) {
        let me = self.me.clone();
        let rest = Timeout::new(milliseconds.ceil() as u32, move || {
            if let Some(stage) = me.upgrade() {
                stage.rest.take();
                stage.touch();
            }
        });
        self.rest.replace(Some(rest));
    }
}
