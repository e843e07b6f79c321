//! In: the recordings, the stage, gestures. Out: all variants' lanes on one canvas, and what is pointed at.

mod choose;
mod looking;
mod overview;
mod react;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::{Rc, Weak};

use web_sys::HtmlCanvasElement;

use super::conductor::{Conductor, Recording};
use super::stage::Stage;
use crate::trace::event::Time;
use crate::trace::lane::{Lane, LaneId, lanes};
use crate::view::area::{Area, Totals};
use crate::view::details::Details;
use crate::view::layout::{Emphasis, EndMark, Frame, Guess, Pick, Variant, layout};
use crate::view::paint::Painter;
use crate::view::scene::{Point, Px, Scene};
use crate::view::search::{Found, frames};
use crate::view::theme::Theme;
use crate::view::tooltip::Tooltip;
use overview::Overview;

/// The lanes of all variants.
pub struct Picture {
    conductor: Weak<Conductor>,
    canvas: HtmlCanvasElement,
    painter: Painter,
    overview: Option<Overview>,
    look: RefCell<Look>,
    lanes: RefCell<Vec<Lanes>>,
    folded: RefCell<BTreeSet<LaneId>>,
    pointed: Cell<Option<Pick>>,
    chosen: Cell<Option<Pick>>,
    area: Cell<Option<Area>>,
    found: RefCell<Vec<Found>>,
    /// What the words of the selection were made from.
    described: Cell<Option<Described>>,
    /// Whether the playhead is being dragged.
    scrubs: Cell<bool>,
    scene: RefCell<Option<Scene>>,
}

/// What is selected, when, and in which recordings.
type Described = (Option<Pick>, Option<Area>, Time, u32);

/// What the page says about how to draw.
#[derive(Clone, Default, PartialEq)]
pub struct Look {
    /// The variants' titles.
    pub titles: Vec<String>,
    /// What is marked at the end of each.
    pub ends: Vec<EndMark>,
    /// Whether the page is dark.
    pub dark: bool,
    /// Only this variant.
    pub only: Option<usize>,
    /// What the reader thinks how long a variant takes.
    pub guess: Option<Guess>,
}

/// The lanes of a variant, and the version of the recording that they were made from.
#[derive(Default)]
struct Lanes {
    made_from: Option<u32>,
    lanes: Vec<Lane>,
}

/// What became of a gesture, as far as others must know.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Only the picture changed.
    None,
    /// The pointer is on something: in which variant, what there is to say, and where it points.
    Pointed(Option<(usize, Tooltip, Point)>),
    /// This variant was chosen.
    Chosen(usize),
    /// The reader wants to look for something.
    Search,
    /// The reader wants to know the keys.
    Help,
}

/// What is selected, in words.
#[derive(Clone, Debug, PartialEq)]
pub enum Selection {
    /// Nothing.
    Nothing,
    /// A span, and in which variant.
    Span(usize, Box<Details>),
    /// A stretch of time.
    Area(Box<Totals>),
}

impl Picture {
    /// A picture on this canvas, with its overview on another one; none if the browser gives no context to draw.
    #[must_use]
    pub fn new(
        canvas: HtmlCanvasElement,
        overview: Option<HtmlCanvasElement>,
        conductor: &Rc<Conductor>,
    ) -> Option<Rc<Self>> {
        let painter = Painter::new(canvas.clone())?;
        Some(Rc::new(Self {
            conductor: Rc::downgrade(conductor),
            canvas,
            painter,
            overview: overview.and_then(Overview::new),
            look: RefCell::default(),
            lanes: RefCell::default(),
            folded: RefCell::default(),
            pointed: Cell::new(None),
            chosen: Cell::new(None),
            area: Cell::new(None),
            found: RefCell::default(),
            described: Cell::new(None),
            scrubs: Cell::new(false),
            scene: RefCell::default(),
        }))
    }

    /// Changes how to draw.
    pub fn set_look(&self, look: Look) {
        let old = self.look.replace(look);
        let (titles, only) = (old.titles, old.only);
        if titles != self.look.borrow().titles {
            self.folded.borrow_mut().clear();
            self.found.borrow_mut().clear();
        } else if only == self.look.borrow().only {
            return;
        }
        self.pointed.set(None);
        self.select_nothing();
    }

    /// Draws what is on screen.
    pub fn draw(&self) {
        let Some(conductor) = self.conductor.upgrade() else { return };
        let recordings = conductor.recordings();
        self.refresh_lanes(&recordings);
        let (look, lanes) = (self.look.borrow(), self.lanes.borrow());
        let variants = variants(&look, &recordings, &lanes);
        let frame = self.frame(&conductor.stage);
        let mut scene = layout(&variants, &frame);
        let found = self.found.borrow();
        if !found.is_empty() {
            let scale = frame.viewport.scale(scene.plot.x, scene.plot.width);
            let until = frame.playhead.unwrap_or(Time(u64::MAX));
            scene.shapes.extend(frames(&scene, &scale, &found, until));
        }
        self.painter.paint(&scene, Theme::of(look.dark));
        *self.scene.borrow_mut() = Some(scene);
        if let Some(overview) = &self.overview {
            let versions: u32 = recordings.iter().map(|it| it.version).sum();
            overview.draw(&conductor.stage, &variants, &found, versions, look.dark);
        }
    }

    /// What is selected, in words, as far as the playhead has come; none if that is as it was when last asked.
    #[must_use]
    pub fn selection(&self) -> Option<Selection> {
        let conductor = self.conductor.upgrade()?;
        let versions = conductor.recordings().iter().map(|it| it.version).sum();
        let now = Some((self.chosen.get(), self.area.get(), conductor.stage.playhead(), versions));
        (self.described.replace(now) != now).then(|| self.describe())
    }

    /// Calls with the variants that are shown.
    fn with_variants<T>(&self, act: impl FnOnce(&Conductor, &[Variant]) -> T) -> Option<T> {
        let conductor = self.conductor.upgrade()?;
        let recordings = conductor.recordings();
        let (look, lanes) = (self.look.borrow(), self.lanes.borrow());
        Some(act(&conductor, &variants(&look, &recordings, &lanes)))
    }

    fn frame(&self, stage: &Stage) -> Frame {
        Frame {
            width: Px(f64::from(self.canvas.client_width())),
            viewport: stage.viewport(),
            playhead: (!stage.is_at_rest()).then(|| stage.playhead()),
            hovered: self.pointed.get(),
            selected: self.chosen.get(),
            area: self.area.get(),
            guess: self.look.borrow().guess.and_then(|guess| self.shown(guess)),
            visible: self.on_screen(),
            marked: self.marked(stage),
        }
    }

    /// What others on the page point at, if its variant is shown.
    fn marked(&self, stage: &Stage) -> Option<(usize, Emphasis)> {
        let focus = stage.focus()?;
        match self.look.borrow().only {
            None => Some((focus.variant, focus.emphasis)),
            Some(only) => (only == focus.variant).then_some((0, focus.emphasis)),
        }
    }

    /// A guess, if its variant is shown, with its place among those that are.
    fn shown(&self, guess: Guess) -> Option<Guess> {
        match self.look.borrow().only {
            None => Some(guess),
            Some(only) => (only == guess.variant).then_some(Guess { variant: 0, ..guess }),
        }
    }

    /// The part of the canvas that is on screen, below what sticks to the window's top.
    fn on_screen(&self) -> Option<(Px, Px)> {
        let window = web_sys::window()?;
        let height = window.inner_height().ok()?.as_f64()?;
        let rect = self.canvas.get_bounding_client_rect();
        let sticky =
            self.canvas.closest(".board").ok().flatten()?.query_selector(".transport").ok().flatten();
        let covered = sticky.map_or(0.0, |bar| bar.get_bounding_client_rect().bottom());
        Some((Px((covered - rect.top()).max(0.0)), Px((height - rect.top()).max(0.0))))
    }

    fn refresh_lanes(&self, recordings: &[Recording]) {
        let folded = self.folded.borrow();
        let mut all = self.lanes.borrow_mut();
        all.resize_with(recordings.len(), Lanes::default);
        for (own, recording) in all.iter_mut().zip(recordings) {
            if own.made_from != Some(recording.version) {
                *own = Lanes { made_from: Some(recording.version), lanes: lanes(&recording.spans, &folded) };
            }
        }
    }

    fn fold(&self, lane: LaneId) {
        let mut folded = self.folded.borrow_mut();
        if !folded.remove(&lane) {
            folded.insert(lane);
        }
        self.lanes.borrow_mut().iter_mut().for_each(|lanes| lanes.made_from = None);
        if let Some(overview) = &self.overview {
            overview.forget();
        }
    }

    /// The variant that is shown at this place.
    fn variant(&self, shown: usize) -> usize {
        self.look.borrow().only.unwrap_or(shown)
    }

    /// Left edge and width of the plot.
    fn plot(&self) -> (Px, Px) {
        self.scene.borrow().as_ref().map_or((Px(0.0), Px(1.0)), |scene| (scene.plot.x, scene.plot.width))
    }
}

fn variants<'a>(look: &'a Look, recordings: &'a [Recording], lanes: &'a [Lanes]) -> Vec<Variant<'a>> {
    let all = look.titles.iter().zip(&look.ends).zip(recordings.iter().zip(lanes)).enumerate();
    let shown = all.filter(|(index, _)| look.only.is_none_or(|only| only == *index));
    shown
        .map(|(_, ((title, end), (recording, lanes)))| Variant {
            title,
            spans: &recording.spans,
            lanes: &lanes.lanes,
            end: *end,
        })
        .collect()
}
