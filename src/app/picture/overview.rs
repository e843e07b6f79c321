//! In: the runs and what part of them is seen. Out: the strip below the lanes, while not all is seen, and its window
//! as the hand moves it.

use std::cell::{Cell, RefCell};

use web_sys::HtmlCanvasElement;

use super::Picture;
use crate::app::stage::Stage;
use crate::view::gesture::Gesture;
use crate::view::layout::Variant;
use crate::view::minimap::{Grip, centre, drag, grip, lines, minimap};
use crate::view::paint::Painter;
use crate::view::scene::{Px, Shape};
use crate::view::search::Found;
use crate::view::theme::Theme;
use crate::view::viewport::Viewport;

/// What lanes were made from.
type Made = (u32, f64, usize);

/// The strip.
pub(super) struct Overview {
    canvas: HtmlCanvasElement,
    painter: Painter,
    /// Its lanes, and what they were made from: the runs and the width.
    lines: RefCell<Option<(Made, Vec<Shape>)>>,
    /// What the hand holds, and what was seen when it took hold of it.
    held: Cell<Option<(Grip, Viewport)>>,
}

impl Overview {
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let painter = Painter::new(canvas.clone())?;
        Some(Self { canvas, painter, lines: RefCell::default(), held: Cell::new(None) })
    }

    /// Its lanes are to be made anew.
    pub fn forget(&self) {
        self.lines.take();
    }

    pub fn draw(&self, stage: &Stage, variants: &[Variant], found: &[Found], versions: u32, dark: bool) {
        let is_needless = stage.viewport().is_fit(stage.end());
        self.canvas.set_hidden(is_needless);
        if is_needless {
            return;
        }
        let width = Px(f64::from(self.canvas.client_width()));
        let made_from = (versions, width.0, variants.len());
        let mut own = self.lines.borrow_mut();
        if own.as_ref().is_none_or(|(before, _)| *before != made_from) {
            *own = Some((made_from, lines(variants, width)));
        }
        let lines = own.as_ref().map_or(&[][..], |(_, lines)| lines);
        let playhead = (!stage.is_at_rest()).then(|| stage.playhead());
        let scene = minimap(variants, width, lines, stage.viewport(), playhead, found);
        self.painter.paint(&scene, Theme::of(dark));
    }
}

impl Picture {
    /// Does what a gesture on the strip asks for.
    pub fn react_to_overview(&self, gesture: Gesture) {
        let Some(overview) = &self.overview else { return };
        let width = Px(f64::from(overview.canvas.client_width()));
        self.with_variants(|conductor, variants| {
            let stage = &conductor.stage;
            let view = stage.viewport();
            match gesture {
                Gesture::Hover(at) => {
                    let cursor = match grip(variants, width, view, at.x) {
                        Grip::Start | Grip::End => "ew-resize",
                        Grip::Window => "grab",
                        Grip::Outside => "crosshair",
                    };
                    // Cannot fail: the property and its value are valid.
                    let _ = overview.canvas.style().set_property("cursor", cursor);
                }
                Gesture::Click(at) => stage.navigate(centre(variants, width, view, at.x)),
                Gesture::Drag { from, to, .. } => {
                    let took = || (grip(variants, width, view, from.x), view);
                    let (grip, seen) = overview.held.get().unwrap_or_else(took);
                    overview.held.set(Some((grip, seen)));
                    stage.navigate(drag(variants, width, seen, grip, from.x, to.x));
                }
                Gesture::Drop => overview.held.set(None),
                Gesture::Pan(by) => stage.navigate(view.pan(by, width, stage.end())),
                Gesture::Zoom(factor, _) => {
                    stage.navigate(view.zoom(factor, width / 2.0, width, stage.end()));
                }
                _ => {}
            }
        });
    }

    /// The height of what sticks to the lower edge of the window, over the lanes.
    pub(super) fn foot(&self) -> Px {
        let foot = self.overview.as_ref().and_then(|it| it.canvas.closest(".lanes-foot").ok().flatten());
        Px(foot.map_or(0.0, |foot| foot.get_bounding_client_rect().height()))
    }
}
