//! In: a scene and a theme. Out: the scene on a canvas. The only file that names the canvas context.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement};

use super::scene::{Anchor, Glyph, Ink, Point, Px, Rect, Scene, Shape, StateClass, TextStyle};
use super::theme::{FONT, Pattern, TILE, Theme};

/// Draws on one canvas. Everything is laid out in CSS pixels and drawn in those of the device.
pub struct Painter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    ratio: Cell<f64>,
    tiles: RefCell<Tiles>,
}

/// The patterns of a theme at a pixel ratio, made when first needed.
struct Tiles {
    made_for: Option<(*const Theme, f64)>,
    patterns: [Option<CanvasPattern>; StateClass::ALL.len()],
}

/// Spans narrower than this are drawn with square corners.
const ROUND_FROM: f64 = 6.0;
const SPAN_RADIUS: f64 = 2.5;
/// Half of a sign's width.
const SIGN: f64 = 4.5;

impl Painter {
    /// A painter for this canvas; none if the browser gives no context.
    #[must_use]
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = context_of(&canvas)?;
        let tiles = Tiles { made_for: None, patterns: Default::default() };
        Some(Self { canvas, context, ratio: Cell::new(1.0), tiles: RefCell::new(tiles) })
    }

    /// Draws the whole scene. The canvas is given the scene's height, and as many pixels as the device has.
    pub fn paint(&self, scene: &Scene, theme: &Theme) {
        self.fit(scene);
        self.prepare_tiles(theme);
        let Rect { width, height, .. } = Rect { width: scene.width, height: scene.height, ..Rect::default() };
        self.context.clear_rect(0.0, 0.0, width.0, height.0);
        for shape in &scene.shapes {
            self.shape(shape, theme);
        }
    }

    /// Brings the canvas to the size of the scene and to the resolution of the screen.
    fn fit(&self, scene: &Scene) {
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).max(1.0);
        let (width, height) =
            ((scene.width.0 * ratio).round() as u32, (scene.height.0 * ratio).round() as u32);
        if self.canvas.width() != width || self.canvas.height() != height {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
            // Cannot fail: the property and its value are valid.
            let _ = self.canvas.style().set_property("height", &format!("{}px", scene.height.0));
        }
        self.ratio.set(ratio);
        self.in_css_pixels();
    }

    fn shape(&self, shape: &Shape, theme: &Theme) {
        match shape {
            Shape::Fill { rect, ink, radius } => self.fill(*rect, *ink, radius.0, theme),
            Shape::Frame { rect, ink, width } => self.frame(*rect, *ink, *width, theme),
            Shape::Span { rect, class, merged } => self.span(*rect, *class, *merged, theme),
            Shape::Line { from, to, ink, width, dashed } => {
                self.stroke_style(*ink, *width, theme);
                self.dashes(*dashed);
                self.context.begin_path();
                self.context.move_to(from.x.0, from.y.0);
                self.context.line_to(to.x.0, to.y.0);
                self.context.stroke();
                self.dashes(false);
            }
            Shape::Arrow { from, control_1, control_2, to, ink, width } => {
                self.stroke_style(*ink, *width, theme);
                self.arrow([*from, *control_1, *control_2, *to], *ink, theme);
            }
            Shape::Text { at, text, anchor, style, room } => {
                self.text(*at, text, *anchor, style, *room, theme)
            }
            Shape::Sign { at, glyph, ink } => self.sign(*at, *glyph, *ink, theme),
        }
    }

    fn fill(&self, rect: Rect, ink: Ink, radius: f64, theme: &Theme) {
        self.context.set_fill_style_str(&theme.color(ink).css());
        if radius > 0.0 {
            self.round(rect, radius, 1.0);
            self.context.fill();
        } else {
            self.context.fill_rect(rect.x.0, rect.y.0, rect.width.0, rect.height.0);
        }
    }

    fn frame(&self, rect: Rect, ink: Ink, width: Px, theme: &Theme) {
        self.stroke_style(ink, width, theme);
        self.context.stroke_rect(rect.x.0, rect.y.0, rect.width.0, rect.height.0);
    }

    /// A span is drawn in device pixels, so that its pattern stays sharp.
    fn span(&self, rect: Rect, class: StateClass, merged: bool, theme: &Theme) {
        let look = theme.look(class);
        let ratio = self.ratio.get();
        self.in_device_pixels();
        self.context.set_fill_style_str(&look.ground.css());
        let radius = if rect.width.0 >= ROUND_FROM { SPAN_RADIUS } else { 0.0 };
        self.round(rect, radius, ratio);
        self.context.fill();
        if let Some(pattern) = self.tiles.borrow().patterns[class as usize].as_ref().filter(|_| !merged) {
            self.context.set_fill_style_canvas_pattern(pattern);
            self.context.fill();
        }
        self.in_css_pixels();
    }

    fn arrow(&self, [from, control_1, control_2, to]: [Point; 4], ink: Ink, theme: &Theme) {
        self.context.begin_path();
        self.context.move_to(from.x.0, from.y.0);
        self.context.bezier_curve_to(
            control_1.x.0,
            control_1.y.0,
            control_2.x.0,
            control_2.y.0,
            to.x.0,
            to.y.0,
        );
        self.context.stroke();
        let (dx, dy) = ((to.x - control_2.x).0, (to.y - control_2.y).0);
        let length = dx.hypot(dy).max(1e-6);
        let (along_x, along_y) = (dx / length * 5.0, dy / length * 5.0);
        let (x, y) = (to.x.0, to.y.0);
        let corners = [
            (x, y),
            (x - along_x - along_y * 0.6, y - along_y + along_x * 0.6),
            (x - along_x + along_y * 0.6, y - along_y - along_x * 0.6),
        ];
        self.polygon(&corners, ink, theme);
    }

    fn text(&self, at: Point, text: &str, anchor: Anchor, style: &TextStyle, room: Px, theme: &Theme) {
        let weight = if style.bold { "600 " } else { "" };
        self.context.set_font(&format!("{weight}{}px {FONT}", style.size.0));
        self.context.set_text_baseline("middle");
        self.context.set_text_align(match anchor {
            Anchor::Start => "left",
            Anchor::Middle => "center",
            Anchor::End => "right",
        });
        let room = room.0.max(1.0);
        if let Some(halo) = style.halo {
            self.stroke_style(halo, Px(3.0), theme);
            self.context.set_line_join("round");
            // Neither fails: both only refuse numbers that are not finite, and then draw nothing.
            let _ = self.context.stroke_text_with_max_width(text, at.x.0, at.y.0, room);
        }
        self.context.set_fill_style_str(&theme.color(style.ink).css());
        let _ = self.context.fill_text_with_max_width(text, at.x.0, at.y.0, room);
    }

    fn sign(&self, at: Point, glyph: Glyph, ink: Ink, theme: &Theme) {
        let (x, y, r) = (at.x.0, at.y.0, SIGN);
        match glyph {
            Glyph::Folded => {
                self.polygon(&[(x - 2.5, y - 4.0), (x + 3.5, y), (x - 2.5, y + 4.0)], ink, theme)
            }
            Glyph::Unfolded => {
                self.polygon(&[(x - 4.0, y - 2.5), (x + 4.0, y - 2.5), (x, y + 3.5)], ink, theme)
            }
            Glyph::Output => self.polygon(&[(x, y), (x + 3.0, y + 5.0), (x - 3.0, y + 5.0)], ink, theme),
            Glyph::Handle => self.polygon(&[(x - 5.0, y - 6.0), (x + 5.0, y - 6.0), (x, y)], ink, theme),
            Glyph::Response => self.polygon(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], ink, theme),
            Glyph::Cancelled => self.cross(x, y, 3.5, ink, theme),
            Glyph::Dot => {
                self.context.set_fill_style_str(&theme.color(ink).css());
                self.circle(x, y, 3.0);
            }
        }
    }

    fn cross(&self, x: f64, y: f64, r: f64, ink: Ink, theme: &Theme) {
        self.stroke_style(ink, Px(2.0), theme);
        self.context.begin_path();
        self.context.move_to(x - r, y - r);
        self.context.line_to(x + r, y + r);
        self.context.move_to(x + r, y - r);
        self.context.line_to(x - r, y + r);
        self.context.stroke();
    }

    fn polygon(&self, corners: &[(f64, f64)], ink: Ink, theme: &Theme) {
        self.context.set_fill_style_str(&theme.color(ink).css());
        self.context.begin_path();
        for &(x, y) in corners {
            self.context.line_to(x, y);
        }
        self.context.close_path();
        self.context.fill();
    }

    fn circle(&self, x: f64, y: f64, radius: f64) {
        self.context.begin_path();
        // Fails only for a negative radius.
        let _ = self.context.arc(x, y, radius, 0.0, std::f64::consts::TAU);
        self.context.fill();
    }

    /// Makes a rectangle with round corners the current path.
    fn round(&self, rect: Rect, radius: f64, ratio: f64) {
        let [left, top] = [rect.x.0 * ratio, rect.y.0 * ratio];
        let [right, bottom] = [rect.right().0 * ratio, rect.bottom().0 * ratio];
        let radius = (radius * ratio).min((right - left) / 2.0).min((bottom - top) / 2.0).max(0.0);
        let context = &self.context;
        context.begin_path();
        if radius == 0.0 {
            context.rect(left, top, right - left, bottom - top);
            return;
        }
        context.move_to(left + radius, top);
        for [x1, y1, x2, y2] in [
            [right, top, right, bottom],
            [right, bottom, left, bottom],
            [left, bottom, left, top],
            [left, top, right, top],
        ] {
            // Fails only for a negative radius.
            let _ = context.arc_to(x1, y1, x2, y2, radius);
        }
        context.close_path();
    }

    fn stroke_style(&self, ink: Ink, width: Px, theme: &Theme) {
        self.context.set_stroke_style_str(&theme.color(ink).css());
        self.context.set_line_width(width.0);
    }

    fn dashes(&self, dashed: bool) {
        let lengths = js_sys::Array::new();
        if dashed {
            lengths.push(&3.0.into());
            lengths.push(&3.0.into());
        }
        // Fails only for what is no list of numbers.
        let _ = self.context.set_line_dash(&lengths);
    }

    fn in_css_pixels(&self) {
        let ratio = self.ratio.get();
        // Neither transformation can fail: the numbers are finite.
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    }

    fn in_device_pixels(&self) {
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    }

    fn prepare_tiles(&self, theme: &Theme) {
        let made_for = Some((std::ptr::from_ref(theme), self.ratio.get()));
        let mut tiles = self.tiles.borrow_mut();
        if tiles.made_for != made_for {
            let ratio = self.ratio.get();
            let patterns = StateClass::ALL.map(|class| tile(&self.context, theme, class, ratio));
            *tiles = Tiles { made_for, patterns };
        }
    }
}

/// Draws one span of a class, as large as the canvas is on the page: for a legend.
pub fn paint_swatch(canvas: HtmlCanvasElement, class: StateClass, theme: &Theme) {
    let Some(painter) = Painter::new(canvas) else { return };
    let (width, height) =
        (f64::from(painter.canvas.client_width()), f64::from(painter.canvas.client_height()));
    let rect = Rect::new(0.0, 0.0, width, height);
    let shapes = vec![Shape::Span { rect, class, merged: false }];
    let scene = Scene { width: Px(width), height: Px(height), plot: rect, shapes, rows: Vec::new() };
    painter.paint(&scene, theme);
}

fn context_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// One tile of a pattern, in device pixels; none for a solid ground.
fn tile(
    on: &CanvasRenderingContext2d,
    theme: &Theme,
    class: StateClass,
    ratio: f64,
) -> Option<CanvasPattern> {
    let look = theme.look(class);
    if look.pattern == Pattern::Solid {
        return None;
    }
    let canvas: HtmlCanvasElement =
        web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let side = (TILE * ratio).round();
    canvas.set_width(side as u32);
    canvas.set_height(side as u32);
    let context = context_of(&canvas)?;
    context.scale(side / TILE, side / TILE).ok()?;
    draw_tile(&context, look.pattern, &look.pattern_ink.css());
    on.create_pattern_with_html_canvas_element(&canvas, "repeat").ok()?
}

fn draw_tile(context: &CanvasRenderingContext2d, pattern: Pattern, ink: &str) {
    let (lines, width) = pattern.lines();
    context.set_stroke_style_str(ink);
    context.set_fill_style_str(ink);
    context.set_line_width(width);
    for &[x1, y1, x2, y2] in lines {
        context.begin_path();
        context.move_to(x1, y1);
        context.line_to(x2, y2);
        context.stroke();
    }
    for &[x, y, radius] in pattern.dots() {
        context.begin_path();
        // Fails only for a negative radius.
        let _ = context.arc(x, y, radius, 0.0, std::f64::consts::TAU);
        context.fill();
    }
}
