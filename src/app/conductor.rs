//! In: variants to run. Out: their recordings as they grow, and the state told how each run ended.
//!
//! Variants run one after another, so that they do not take each other's cores.

use std::cell::{Cell, Ref, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_timers::future::TimeoutFuture;
use yew::prelude::*;

use super::problems::uncaught;
use super::stage::Stage;
use super::state::{Action, AppState, Finished};
use super::{outside, reader};
use crate::run::api::{EndReason, Ending, RunReport, RunSettings};
use crate::run::live::{Mode, Session};
use crate::trace::event::{Event, Stream, Time};
use crate::trace::span::Spans;
use crate::trace::summary::Summary;

/// What is known of a variant's last run.
#[derive(Default)]
pub struct Recording {
    /// Every actor's spans, and what was written.
    pub spans: Spans,
    /// How many lines were written to their end: a page that shows some of them says how many more there are.
    pub lines: usize,
    /// Counts the changes, so that others know when to look again.
    pub version: u32,
    /// Counts the runs of the variant.
    pub run: u32,
}

impl Recording {
    /// What was recorded goes; the counts go on, so that nobody takes the new run for the old one.
    fn begin(&mut self) {
        *self = Self { version: self.version, run: self.run + 1, ..Self::default() };
    }

    fn add(&mut self, event: &Event) {
        if let Event::Output { text, .. } = event {
            self.lines += ends_of_lines(text);
        }
        self.spans.add(event);
    }
}

fn ends_of_lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// Starts runs, one after another, and stops them.
pub struct Conductor {
    me: Weak<Self>,
    /// Where the recordings are shown.
    pub stage: Rc<Stage>,
    dispatch: UseReducerDispatcher<AppState>,
    recordings: RefCell<Vec<Recording>>,
    queue: RefCell<VecDeque<(usize, RunSettings)>>,
    mode: Cell<Mode>,
    current: Cell<Option<usize>>,
    session: RefCell<Option<Session>>,
    /// Whether somebody stopped it.
    stopped: Cell<bool>,
    /// The number of the run under way: reports of earlier ones are not listened to.
    run: Cell<u32>,
}

impl PartialEq for Conductor {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The time axis before anything is known of how long a run takes.
const FIRST_GUESS: Time = Time(100_000_000);
/// Long enough for the browser to show what has changed.
const A_FRAME_MS: u32 = 20;

impl Conductor {
    /// Nothing has run yet.
    #[must_use]
    pub fn new(dispatch: UseReducerDispatcher<AppState>) -> Rc<Self> {
        Rc::new_cyclic(|me| Self {
            me: me.clone(),
            stage: Stage::new(),
            dispatch,
            recordings: RefCell::default(),
            queue: RefCell::default(),
            mode: Cell::new(Mode::Simulated),
            current: Cell::new(None),
            session: RefCell::default(),
            stopped: Cell::new(false),
            run: Cell::new(0),
        })
    }

    /// The recordings, one for each variant.
    pub fn recordings(&self) -> Ref<'_, Vec<Recording>> {
        self.recordings.borrow()
    }

    /// Another scenario with so many variants: stops what runs and forgets all recordings.
    pub fn clear(&self, variants: usize) {
        self.stop();
        // What was stopped is not counted up any more.
        self.run.set(self.run.get() + 1);
        self.session.take();
        self.current.set(None);
        self.forget_focus();
        *self.recordings.borrow_mut() = (0..variants).map(|_| Recording::default()).collect();
        self.stage.pause();
        self.stage.seek(Time(0));
        self.stage.set_end(Time(0));
    }

    /// Shows a run that was recorded elsewhere, in place of the only variant's.
    pub fn show(&self, spans: Spans) {
        let end = spans.end();
        self.change(0, |recording| {
            recording.begin();
            recording.lines = spans.outputs.iter().map(|output| ends_of_lines(&output.text)).sum();
            recording.spans = spans;
        });
        self.stage.set_end(end);
        self.stage.seek(end);
        self.stage.set_speed(super::speed::suitable(end));
    }

    /// Runs these variants one after another. What ran before is stopped.
    pub fn start(&self, mode: Mode, runs: Vec<(usize, RunSettings)>) {
        self.stop();
        self.forget_focus();
        let variants: Vec<usize> = runs.iter().map(|(variant, _)| *variant).collect();
        self.dispatch.dispatch(Action::Queue(mode, variants.clone()));
        for variant in variants {
            self.change(variant, Recording::begin);
        }
        self.mode.set(mode);
        self.stopped.set(false);
        *self.queue.borrow_mut() = runs.into();
        self.stage.set_end(self.stage.end().max(FIRST_GUESS));
        self.stage.seek(Time(0));
        self.next();
    }

    /// Stops the run under way and those that wait for their turn.
    pub fn stop(&self) {
        self.queue.borrow_mut().clear();
        self.stopped.set(true);
        if let Some(session) = &*self.session.borrow() {
            session.stop();
        } else if self.current.get().is_some() {
            // Its program was still being read.
            self.run.set(self.run.get() + 1);
            self.rest();
        }
    }

    /// What was pointed at is of a recording that goes.
    fn forget_focus(&self) {
        self.stage.point(None);
        self.stage.pin(None);
    }

    /// The next of the queue, or the end.
    fn next(&self) {
        self.session.take();
        let next = self.queue.borrow_mut().pop_front();
        let Some((variant, settings)) = next else {
            self.rest();
            return;
        };
        let (mode, run) = (self.mode.get(), self.run.get() + 1);
        self.run.set(run);
        self.current.set(Some(variant));
        self.stage.change(|playhead| playhead.follow(mode == Mode::Live));
        self.dispatch.dispatch(Action::Turn(mode, variant));
        if settings.reading.is_some() {
            return self.begin(variant, settings);
        }
        let me = self.me.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let reading = Some(reader::read(&settings.file, &settings.text).await);
            if let Some(me) = me.upgrade().filter(|me| me.run.get() == run) {
                me.begin(variant, RunSettings { reading, ..settings });
            }
        });
    }

    /// Starts the run whose turn it is.
    fn begin(&self, variant: usize, settings: RunSettings) {
        let (mode, run) = (self.mode.get(), self.run.get());
        let (me, given) = (self.me.clone(), settings.clone());
        let on_report = move |report| {
            if let Some(me) = me.upgrade().filter(|me| me.run.get() == run) {
                me.hear(variant, &given, report);
            }
        };
        let session = Session::start(mode, settings, Rc::new(on_report));
        // A session may report its end before it is returned; then the next one has its place already.
        if self.run.get() == run && self.current.get() == Some(variant) {
            *self.session.borrow_mut() = Some(session);
        }
    }

    fn hear(&self, variant: usize, settings: &RunSettings, report: RunReport) {
        match report {
            RunReport::Events(events) => self.hear_events(variant, &events),
            RunReport::Refused(refusals) => {
                self.dispatch.dispatch(Action::Refuse(variant, refusals.into()));
                self.next_soon();
            }
            RunReport::Finished(ending) if ending.reason == EndReason::Stopped => {
                self.dispatch.dispatch(Action::Halt);
                self.finish_later(variant, settings.clone(), ending);
            }
            RunReport::Finished(ending) => {
                self.finish(variant, settings, ending);
                self.next_soon();
            }
        }
    }

    /// Somebody who stops a run sees that it has stopped before it is counted up: it may be long.
    fn finish_later(&self, variant: usize, settings: RunSettings, ending: Ending) {
        let (me, run) = (self.me.clone(), self.run.get());
        wasm_bindgen_futures::spawn_local(async move {
            TimeoutFuture::new(A_FRAME_MS).await;
            if let Some(me) = me.upgrade().filter(|me| me.run.get() == run) {
                me.finish(variant, &settings, ending);
                me.next_soon();
            }
        });
    }

    fn hear_events(&self, variant: usize, events: &[Event]) {
        let mut reached = Time(0);
        self.change(variant, |recording| {
            events.iter().for_each(|event| recording.add(event));
            recording.spans.settle();
            reached = recording.spans.end();
        });
        match self.mode.get() {
            Mode::Live => self.stage.change(|playhead| playhead.heard(reached, super::clock::now())),
            Mode::Simulated => self.stage.change(|playhead| playhead.reach(reached)),
        }
    }

    fn finish(&self, variant: usize, settings: &RunSettings, ending: Ending) {
        if let EndReason::Crashed(words) = &ending.reason {
            // A page without its first script is one of the tests'.
            let _ = outside::broken(words, true);
        }
        let mut summary = Summary::default();
        self.change(variant, |recording| {
            recording.spans.advance(Time(ending.at_ns));
            recording.spans.settle();
            summary = Summary::of(&recording.spans);
        });
        let finished = Finished {
            mode: self.mode.get().possible(settings),
            settings: settings.clone(),
            summary,
            imported: None,
            uncaught: uncaught(&self.written_to(variant, Stream::Stderr), &settings.file),
            ending,
        };
        self.dispatch.dispatch(Action::Finish(variant, Rc::new(finished)));
    }

    /// All that a variant has written to a stream.
    fn written_to(&self, variant: usize, stream: Stream) -> String {
        let recordings = self.recordings.borrow();
        let outputs = recordings.get(variant).map_or(&[][..], |recording| &recording.spans.outputs);
        outputs.iter().filter(|output| output.stream == stream).map(|output| output.text.as_str()).collect()
    }

    /// Goes on when the session that reports now has returned: it must not be dropped in its own call.
    fn next_soon(&self) {
        self.current.set(None);
        let (me, run) = (self.me.clone(), self.run.get());
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(me) = me.upgrade().filter(|me| me.run.get() == run) {
                me.next();
            }
        });
    }

    /// All is over: what was simulated is played from its beginning, what was live stands at its end.
    fn rest(&self) {
        self.current.set(None);
        let ends = self.recordings.borrow().iter().map(|recording| recording.spans.end()).max();
        let end = ends.unwrap_or_default();
        self.stage.pause();
        self.stage.set_end(end);
        self.stage.seek(end);
        self.dispatch.dispatch(Action::Rest);
        self.stage.set_speed(super::speed::suitable(end));
        let plays = self.mode.get() == Mode::Simulated && !self.stopped.get();
        if plays && !super::clock::wants_stillness() {
            self.stage.play();
        }
    }

    fn change(&self, variant: usize, change: impl FnOnce(&mut Recording)) {
        if let Some(recording) = self.recordings.borrow_mut().get_mut(variant) {
            change(recording);
            recording.version += 1;
        }
        self.stage.touch();
    }
}
