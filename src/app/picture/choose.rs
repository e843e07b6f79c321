//! In: what the reader wants to select. Out: it is, with words for it, and the rest of the page marks it, too.

use super::{Effect, Picture, Selection, variants};
use crate::app::conductor::Conductor;
use crate::app::focus::Focus;
use crate::trace::event::Time;
use crate::trace::lane::LaneId;
use crate::trace::row::{actor_at, lane_spans};
use crate::view::area::totals;
use crate::view::details::{details, wakes, woken_by};
use crate::view::hit::span_of;
use crate::view::layout::Pick;
use crate::view::scene::RowKind;
use crate::view::tooltip::{Tooltip, tooltip_at};

impl Picture {
    /// Selects nothing.
    pub fn select_nothing(&self) {
        self.chosen.set(None);
        self.area.set(None);
        if let Some(conductor) = self.conductor.upgrade() {
            conductor.stage.pin(None);
        }
    }

    /// Selects a span and brings it into sight; the playhead goes there if it has not been there yet.
    pub fn go(&self, pick: Pick) -> Effect {
        let Some(conductor) = self.conductor.upgrade() else { return Effect::None };
        let stage = &conductor.stage;
        if !stage.is_at_rest() && stage.playhead() < pick.at {
            stage.pause();
            stage.seek(pick.at);
        }
        let view = stage.viewport().reveal(pick.at, stage.end());
        stage.navigate(view);
        self.scroll_to(&pick);
        self.choose(&conductor, pick)
    }

    pub(super) fn choose(&self, conductor: &Conductor, pick: Pick) -> Effect {
        let words = self.words(conductor, &pick);
        let line = words.as_ref().map_or(0, |words| words.line);
        self.chosen.set(Some(pick));
        self.area.set(None);
        conductor.stage.pin(self.focus(conductor, pick.variant, pick.lane, line));
        Effect::Chosen(self.variant(pick.variant))
    }

    /// Along the wake-ups: back (-1) to who woke the selected one, or forth (1) to whom it woke.
    pub(super) fn follow_wake(&self, conductor: &Conductor, by: i32) -> Effect {
        let Some(pick) = self.chosen.get() else { return Effect::None };
        let until = now(conductor);
        let next = self.with_variants(|_, variants| match by {
            ..0 => woken_by(variants, &pick),
            _ => wakes(variants, &pick, until).into_iter().next(),
        });
        next.flatten().map_or(Effect::None, |pick| self.go(pick))
    }

    /// From the keyboard: the next or the previous lane, at the playhead.
    pub(super) fn choose_lane(&self, conductor: &Conductor, by: i32) -> Effect {
        let order: Vec<(usize, LaneId)> = self
            .with_variants(|_, variants| {
                let all = variants.iter().enumerate();
                all.flat_map(|(index, it)| it.lanes.iter().map(move |lane| (index, lane.id))).collect()
            })
            .unwrap_or_default();
        let now =
            self.chosen.get().and_then(|pick| order.iter().position(|it| *it == (pick.variant, pick.lane)));
        let next = now.map_or(0, |index| (index as i32 + by).clamp(0, order.len() as i32 - 1) as usize);
        let Some(&(variant, lane)) = order.get(next) else { return Effect::None };
        let at = self.last_moment(conductor, variant, lane);
        let actor = self.with_variants(|_, variants| {
            let shown = variants.get(variant)?;
            actor_at(shown.spans, shown.lanes.iter().find(|other| other.id == lane)?, at)
        });
        let pick = Pick { variant, lane, actor: actor.flatten(), at };
        self.scroll_to(&pick);
        self.choose(conductor, pick)
    }

    /// What the rest of the page marks for a lane and a line in it.
    pub(super) fn focus(
        &self,
        conductor: &Conductor,
        shown: usize,
        lane: LaneId,
        line: u32,
    ) -> Option<Focus> {
        let variant = self.variant(shown);
        let lanes = self.lanes.borrow();
        let lane = lanes.get(variant)?.lanes.iter().find(|other| other.id == lane)?;
        Some(Focus::of_lane(conductor, variant, &lane.actors, line))
    }

    pub(super) fn words(&self, conductor: &Conductor, pick: &Pick) -> Option<Tooltip> {
        let recordings = conductor.recordings();
        let (look, lanes) = (self.look.borrow(), self.lanes.borrow());
        tooltip_at(&variants(&look, &recordings, &lanes), pick, now(conductor))
    }

    pub(super) fn describe(&self) -> Selection {
        let words = self.with_variants(|conductor, variants| {
            let until = now(conductor);
            if let Some(area) = self.area.get() {
                return Some(Selection::Area(Box::new(totals(variants, &area, until))));
            }
            let pick = self.chosen.get()?;
            let details = details(variants, &pick, until)?;
            Some(Selection::Span(self.variant(pick.variant), Box::new(details)))
        });
        words.flatten().unwrap_or(Selection::Nothing)
    }

    /// The beginning and the end of what is selected.
    pub(super) fn selected_stretch(&self) -> Option<(Time, Time)> {
        if let Some(area) = self.area.get() {
            return Some((area.from, area.to));
        }
        let pick = self.chosen.get()?;
        self.with_variants(|_, variants| span_of(variants, &pick).map(|span| (span.start, span.end)))?
    }

    /// The playhead, or the end of a lane's last span if that was earlier.
    fn last_moment(&self, conductor: &Conductor, variant: usize, lane: LaneId) -> Time {
        let now = conductor.stage.playhead();
        let end = self.with_variants(|_, variants| {
            let shown = variants.get(variant)?;
            let lane = shown.lanes.iter().find(|other| other.id == lane)?;
            lane_spans(shown.spans, lane, Time(0), now).last().map(|span| span.end)
        });
        Time(end.flatten().map_or(now, |end| end.min(now)).0.saturating_sub(1))
    }

    /// Scrolls the page so far that a pick's lane is on screen.
    fn scroll_to(&self, pick: &Pick) {
        let Some((top, bottom)) = self.on_screen() else { return };
        let scene = self.scene.borrow();
        let Some(scene) = &*scene else { return };
        let is_its = |row: &&crate::view::scene::Row| {
            (row.variant, row.kind) == (pick.variant, RowKind::Lane(pick.lane))
        };
        let Some(row) = scene.rows.iter().find(is_its) else { return };
        let (above, below) = (top + scene.plot.y, bottom - self.foot());
        let by = match () {
            () if row.rect.y < above => row.rect.y - above,
            () if row.rect.bottom() > below => row.rect.bottom() - below,
            () => return,
        };
        if let Some(window) = web_sys::window() {
            window.scroll_by_with_x_and_y(0.0, by.0);
        }
    }
}

/// Nothing after this moment has happened yet.
fn now(conductor: &Conductor) -> Time {
    let stage = &conductor.stage;
    if stage.is_at_rest() { Time(u64::MAX) } else { stage.playhead() }
}
