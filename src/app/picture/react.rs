//! In: a gesture on the lanes. Out: the picture as it then is: another part of it, something selected, the playhead.

use super::{Effect, Picture, variants};
use crate::app::conductor::Conductor;
use crate::app::playhead::Motion;
use crate::app::stage::Stage;
use crate::trace::event::Time;
use crate::trace::lane::LaneId;
use crate::view::area::Area;
use crate::view::events;
use crate::view::gesture::Gesture;
use crate::view::hit::{Hit, hit};
use crate::view::scene::{Point, Px, RowKind};
use crate::view::viewport::Viewport;

/// How near to the playhead's handle a hand takes hold of it.
const HANDLE: f64 = 10.0;

impl Picture {
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
            Gesture::Drag { from, to, by, moves } => return self.drag(&conductor, from, to, by, moves),
            Gesture::Drop => self.scrubs.set(false),
            Gesture::Pan(by) => self.pan(stage, by),
            Gesture::Zoom(factor, at) => self.zoom(stage, factor, at),
            Gesture::Fit => stage.navigate(Viewport::fit(stage.end())),
            Gesture::FitSelection => self.fit_selection(stage),
            Gesture::Trail(by) => stage.retrace(by),
            Gesture::PlayPause if stage.motion() == Motion::Playing => stage.pause(),
            Gesture::PlayPause => stage.play(),
            Gesture::Step(by) => self.step(stage, by),
            Gesture::Event(by) => self.step_event(stage, by),
            Gesture::Lane(by) => return self.choose_lane(&conductor, by),
            Gesture::Wake(by) => return self.follow_wake(&conductor, by),
            Gesture::Search => return Effect::Search,
            Gesture::Help => return Effect::Help,
            Gesture::Clear => self.select_nothing(),
        }
        Effect::None
    }

    fn hit(&self, conductor: &Conductor, at: Point) -> Option<Hit> {
        let recordings = conductor.recordings();
        let (look, lanes) = (self.look.borrow(), self.lanes.borrow());
        let variants = variants(&look, &recordings, &lanes);
        hit(self.scene.borrow().as_ref()?, &variants, &self.frame(&conductor.stage), at)
    }

    fn point(&self, conductor: &Conductor, at: Point) -> Effect {
        let hit = self.hit(conductor, at);
        let pick = match hit {
            Some(Hit::Span(pick)) => Some(pick),
            _ => None,
        };
        let cursor = match hit {
            Some(Hit::Ruler { .. }) if self.is_on_handle(&conductor.stage, at) => "ew-resize",
            Some(Hit::Ruler { .. } | Hit::Label { folded: Some(_), .. } | Hit::Span(_)) => "pointer",
            _ => "default",
        };
        // Cannot fail: the property and its value are valid.
        let _ = self.canvas.style().set_property("cursor", cursor);
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

    fn click(&self, conductor: &Conductor, at: Point) -> Effect {
        conductor.stage.touch();
        match self.hit(conductor, at) {
            Some(Hit::Ruler { at }) => conductor.stage.seek(at),
            Some(Hit::Heading { variant: shown }) => return Effect::Chosen(self.variant(shown)),
            Some(Hit::Label { lane, folded: Some(_), .. }) => self.fold(lane),
            Some(Hit::Span(pick)) => return self.choose(conductor, pick),
            Some(Hit::Label { variant, lane, .. }) => {
                self.select_nothing();
                conductor.stage.pin(self.focus(conductor, variant, lane, 0));
                return Effect::Chosen(self.variant(variant));
            }
            Some(Hit::Empty { .. }) | None => self.select_nothing(),
        }
        Effect::None
    }

    /// The playhead follows the hand that took hold of it; else a stretch of time is selected, or the picture moves.
    fn drag(&self, conductor: &Conductor, from: Point, to: Point, by: Px, moves: bool) -> Effect {
        let stage = &conductor.stage;
        let (left, width) = self.plot();
        let scale = stage.viewport().scale(left, width);
        let on_ruler = self.is_on_ruler(from);
        if self.scrubs.get() || (on_ruler && (moves || self.is_on_handle(stage, from))) {
            self.scrubs.set(true);
            stage.pause();
            stage.seek(scale.time(to.x));
        } else if moves {
            self.pan(stage, -by);
        } else {
            let lanes = if on_ruler { None } else { self.lanes_between(from, to) };
            let end = stage.end();
            let within = |x: Px| scale.time(x.max(left).min(left + width)).min(end);
            self.chosen.set(None);
            self.area.set(Some(Area::new(within(from.x), within(to.x), lanes)));
            stage.touch();
        }
        Effect::Pointed(None)
    }

    fn is_on_ruler(&self, at: Point) -> bool {
        let top = self.on_screen().map_or(Px(0.0), |(top, _)| top);
        let height = self.scene.borrow().as_ref().map_or(Px(0.0), |scene| scene.plot.y);
        at.y >= top && at.y < top + height
    }

    fn is_on_handle(&self, stage: &Stage, at: Point) -> bool {
        let (left, width) = self.plot();
        let x = stage.viewport().scale(left, width).x(stage.playhead());
        !stage.is_at_rest() && (at.x - x).0.abs() <= HANDLE
    }

    /// The lanes between two heights, the first and the last one.
    fn lanes_between(&self, one: Point, other: Point) -> Option<[(usize, LaneId); 2]> {
        let scene = self.scene.borrow();
        let (top, bottom) = (one.y.min(other.y), one.y.max(other.y));
        let mut lanes = scene.as_ref()?.rows.iter().filter_map(|row| match row.kind {
            RowKind::Lane(lane) if row.rect.bottom() > top && row.rect.y <= bottom => {
                Some((row.variant, lane))
            }
            _ => None,
        });
        let first = lanes.next()?;
        Some([first, lanes.next_back().unwrap_or(first)])
    }

    fn pan(&self, stage: &Stage, by: Px) {
        let (_, width) = self.plot();
        stage.navigate(stage.viewport().pan(by, width, stage.end()));
    }

    fn zoom(&self, stage: &Stage, factor: f64, at: Option<Px>) {
        let (left, width) = self.plot();
        let at = at.map_or(width / 2.0, |at| at - left);
        stage.navigate(stage.viewport().zoom(factor, at, width, stage.end()));
    }

    /// What is selected takes the whole width, or most of it; nothing selected, all does.
    fn fit_selection(&self, stage: &Stage) {
        let end = stage.end();
        stage.navigate(match self.selected_stretch() {
            Some((from, to)) => {
                let room = (to.0.saturating_sub(from.0) / 20).max(20);
                Viewport::between(Time(from.0.saturating_sub(room)), Time(to.0 + room), end)
            }
            None => Viewport::fit(end),
        });
    }

    fn step(&self, stage: &Stage, by: Px) {
        let (left, width) = self.plot();
        let scale = stage.viewport().scale(left, width);
        stage.pause();
        stage.seek(scale.time(scale.x(stage.playhead()) + by));
        stage.set_viewport(stage.viewport().reveal(stage.playhead(), stage.end()));
    }

    /// Puts the playhead at the next (1) or the previous (-1) moment at which something happens in what is shown.
    fn step_event(&self, stage: &Stage, by: i32) {
        let at = stage.playhead();
        let found = self.with_variants(|_, variants| {
            let runs = variants.iter().map(|it| it.spans);
            if by < 0 { events::previous(runs, at) } else { events::next(runs, at) }
        });
        stage.pause();
        if let Some(time) = found.flatten() {
            stage.seek(time);
            stage.set_viewport(stage.viewport().reveal(time, stage.end()));
        }
    }
}
