//! In: the recordings, the stage, gestures. Out: all variants' lanes on one canvas, and what is pointed at.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::{Rc, Weak};

use web_sys::HtmlCanvasElement;

use super::conductor::{Conductor, Recording};
use super::focus::Focus;
use super::playhead::Motion;
use super::stage::Stage;
use crate::trace::event::Time;
use crate::trace::lane::{Lane, LaneId, lanes};
use crate::trace::row::lane_spans;
use crate::view::gesture::Gesture;
use crate::view::hit::{Hit, hit};
use crate::view::layout::{Emphasis, EndMark, Frame, Guess, Pick, Variant, layout};
use crate::view::paint::Painter;
use crate::view::scene::{Point, Px, Scene};
use crate::view::theme::Theme;
use crate::view::tooltip::{Tooltip, tooltip};

/// The lanes of all variants.
pub struct Picture {
    conductor: Weak<Conductor>,
    canvas: HtmlCanvasElement,
    painter: Painter,
    look: RefCell<Look>,
    lanes: RefCell<Vec<Lanes>>,
    folded: RefCell<BTreeSet<LaneId>>,
    pointed: Cell<Option<Pick>>,
    chosen: Cell<Option<Pick>>,
    scene: RefCell<Option<Scene>>,
}

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
    /// This variant was chosen, and perhaps one of its spans.
    Chosen(usize, Option<Tooltip>),
}

impl Picture {
    /// A picture on this canvas; none if the browser gives no context to draw.
    #[must_use]
    pub fn new(canvas: HtmlCanvasElement, conductor: &Rc<Conductor>) -> Option<Rc<Self>> {
        let painter = Painter::new(canvas.clone())?;
        Some(Rc::new(Self {
            conductor: Rc::downgrade(conductor),
            canvas,
            painter,
            look: RefCell::default(),
            lanes: RefCell::default(),
            folded: RefCell::default(),
            pointed: Cell::new(None),
            chosen: Cell::new(None),
            scene: RefCell::default(),
        }))
    }

    /// Changes how to draw.
    pub fn set_look(&self, look: Look) {
        if self.look.borrow().titles != look.titles {
            self.folded.borrow_mut().clear();
            self.pointed.set(None);
            self.chosen.set(None);
        }
        *self.look.borrow_mut() = look;
    }

    /// Draws what is on screen.
    pub fn draw(&self) {
        let Some(conductor) = self.conductor.upgrade() else { return };
        let recordings = conductor.recordings();
        self.refresh_lanes(&recordings);
        let (look, lanes) = (self.look.borrow(), self.lanes.borrow());
        let variants = variants(&look, &recordings, &lanes);
        let scene = layout(&variants, &self.frame(&conductor.stage));
        self.painter.paint(&scene, Theme::of(look.dark));
        *self.scene.borrow_mut() = Some(scene);
    }

    /// Does what a gesture asks for.
    pub fn react(&self, gesture: Gesture) -> Effect {
        let Some(conductor) = self.conductor.upgrade() else { return Effect::None };
        let stage = &conductor.stage;
        match gesture {
            Gesture::Hover(at) => return self.point(&conductor, at),
            Gesture::Leave => {
                self.pointed.set(None);
                stage.point(None);
                stage.touch();
                return Effect::Pointed(None);
            }
            Gesture::Click(at) => return self.click(&conductor, at),
            Gesture::Drag { from, to, by } => self.drag(stage, from, to, by),
            Gesture::Pan(by) => self.pan(stage, by),
            Gesture::Zoom(factor, at) => self.zoom(stage, factor, at),
            Gesture::Fit => stage.set_viewport(stage.viewport().zoom(0.0, Px(0.0), Px(1.0), stage.end())),
            Gesture::PlayPause if stage.motion() == Motion::Playing => stage.pause(),
            Gesture::PlayPause => stage.play(),
            Gesture::Step(by) => self.step(stage, by),
            Gesture::Lane(by) => return self.choose_lane(&conductor, by),
            Gesture::Clear => {
                self.chosen.set(None);
                stage.pin(None);
            }
        }
        Effect::None
    }

    fn frame(&self, stage: &Stage) -> Frame {
        Frame {
            width: Px(f64::from(self.canvas.client_width())),
            viewport: stage.viewport(),
            playhead: (!stage.is_at_rest()).then(|| stage.playhead()),
            hovered: self.pointed.get(),
            selected: self.chosen.get(),
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
    }

    fn hit(&self, conductor: &Conductor, at: Point) -> Option<Hit> {
        let recordings = conductor.recordings();
        let (look, lanes) = (self.look.borrow(), self.lanes.borrow());
        let variants = variants(&look, &recordings, &lanes);
        hit(self.scene.borrow().as_ref()?, &variants, &self.frame(&conductor.stage), at)
    }

    fn words(&self, conductor: &Conductor, pick: &Pick) -> Option<Tooltip> {
        let recordings = conductor.recordings();
        let (look, lanes) = (self.look.borrow(), self.lanes.borrow());
        tooltip(&variants(&look, &recordings, &lanes), pick)
    }

    fn point(&self, conductor: &Conductor, at: Point) -> Effect {
        let hit = self.hit(conductor, at);
        let pick = match hit {
            Some(Hit::Span(pick)) => Some(pick),
            _ => None,
        };
        let is_handle =
            matches!(hit, Some(Hit::Ruler { .. } | Hit::Label { folded: Some(_), .. } | Hit::Span(_)));
        // Cannot fail: the property and its value are valid.
        let _ = self.canvas.style().set_property("cursor", if is_handle { "pointer" } else { "default" });
        if self.pointed.replace(pick) != pick {
            conductor.stage.touch();
        }
        let words = pick.and_then(|pick| self.words(conductor, &pick));
        conductor.stage.point(match hit {
            Some(Hit::Span(pick)) => {
                self.focus(conductor, pick.variant, pick.lane, words.as_ref().map_or(0, |words| words.line))
            }
            Some(Hit::Label { variant, lane, .. }) => self.focus(conductor, variant, lane, 0),
            _ => None,
        });
        Effect::Pointed(pick.zip(words).map(|(pick, words)| (self.variant(pick.variant), words, at)))
    }

    /// What the rest of the page marks for a lane and a line in it.
    fn focus(&self, conductor: &Conductor, shown: usize, lane: LaneId, line: u32) -> Option<Focus> {
        let variant = self.variant(shown);
        let lanes = self.lanes.borrow();
        let lane = lanes.get(variant)?.lanes.iter().find(|other| other.id == lane)?;
        Some(Focus::of_lane(conductor, variant, &lane.actors, line))
    }

    /// The variant that is shown at this place.
    fn variant(&self, shown: usize) -> usize {
        self.look.borrow().only.unwrap_or(shown)
    }

    fn click(&self, conductor: &Conductor, at: Point) -> Effect {
        conductor.stage.touch();
        match self.hit(conductor, at) {
            Some(Hit::Ruler { at }) => conductor.stage.seek(at),
            Some(Hit::Heading { variant: shown }) => return Effect::Chosen(self.variant(shown), None),
            Some(Hit::Label { lane, folded: Some(_), .. }) => self.fold(lane),
            Some(Hit::Span(pick)) => {
                return self.choose(conductor, pick);
            }
            Some(Hit::Label { variant, lane, .. }) => {
                self.chosen.set(None);
                conductor.stage.pin(self.focus(conductor, variant, lane, 0));
                return Effect::Chosen(self.variant(variant), None);
            }
            Some(Hit::Empty { .. }) | None => {
                self.chosen.set(None);
                conductor.stage.pin(None);
            }
        }
        Effect::None
    }

    fn choose(&self, conductor: &Conductor, pick: Pick) -> Effect {
        let words = self.words(conductor, &pick);
        let line = words.as_ref().map_or(0, |words| words.line);
        self.chosen.set(Some(pick));
        conductor.stage.pin(self.focus(conductor, pick.variant, pick.lane, line));
        Effect::Chosen(self.variant(pick.variant), words)
    }

    /// On the ruler the playhead follows the pointer, elsewhere the picture does.
    fn drag(&self, stage: &Stage, from: Point, to: Point, by: Px) {
        let (left, width) = self.plot();
        let ruler_top = self.on_screen().map_or(Px(0.0), |(top, _)| top);
        let ruler = self.scene.borrow().as_ref().map_or(Px(0.0), |scene| scene.plot.y);
        if from.y >= ruler_top && from.y < ruler_top + ruler {
            stage.pause();
            stage.seek(stage.viewport().scale(left, width).time(to.x));
        } else {
            self.pan(stage, -by);
        }
    }

    fn pan(&self, stage: &Stage, by: Px) {
        let (_, width) = self.plot();
        stage.set_viewport(stage.viewport().pan(by, width, stage.end()));
    }

    fn zoom(&self, stage: &Stage, factor: f64, at: Option<Px>) {
        let (left, width) = self.plot();
        let at = at.map_or(width / 2.0, |at| at - left);
        stage.set_viewport(stage.viewport().zoom(factor, at, width, stage.end()));
    }

    fn step(&self, stage: &Stage, by: Px) {
        let (left, width) = self.plot();
        let scale = stage.viewport().scale(left, width);
        stage.pause();
        stage.seek(scale.time(scale.x(stage.playhead()) + by));
        stage.set_viewport(stage.viewport().reveal(stage.playhead(), stage.end()));
    }

    /// From the keyboard: the next or the previous lane, at the playhead.
    fn choose_lane(&self, conductor: &Conductor, by: i32) -> Effect {
        let order: Vec<(usize, LaneId)> = {
            let (look, lanes) = (self.look.borrow(), self.lanes.borrow());
            let shown =
                (0..lanes.len()).filter(|index| look.only.is_none_or(|only| only == *index)).enumerate();
            shown
                .flat_map(|(shown, index)| lanes[index].lanes.iter().map(move |lane| (shown, lane.id)))
                .collect()
        };
        let now =
            self.chosen.get().and_then(|pick| order.iter().position(|it| *it == (pick.variant, pick.lane)));
        let next = now.map_or(0, |index| (index as i32 + by).clamp(0, order.len() as i32 - 1) as usize);
        let Some(&(variant, lane)) = order.get(next) else { return Effect::None };
        let at = self.last_moment(conductor, variant, lane);
        self.choose(conductor, Pick { variant, lane, actor: None, at })
    }

    /// The playhead, or the end of a lane's last span if that was earlier.
    fn last_moment(&self, conductor: &Conductor, variant: usize, lane: LaneId) -> Time {
        let now = conductor.stage.playhead();
        let recordings = conductor.recordings();
        let (look, lanes) = (self.look.borrow(), self.lanes.borrow());
        let variants = variants(&look, &recordings, &lanes);
        let Some(shown) = variants.get(variant) else { return now };
        let lane = shown.lanes.iter().find(|other| other.id == lane);
        let end =
            lane.and_then(|lane| lane_spans(shown.spans, lane, Time(0), now).last().map(|span| span.end));
        Time(end.map_or(now, |end| end.min(now)).0.saturating_sub(1))
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
