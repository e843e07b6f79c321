//! In: a scene and a caption. Out: the same picture as a standalone SVG file, light and dark, with a legend.

use std::fmt::Write;

use super::scene::{Anchor, Glyph, Ink, Point, Px, Rect, Scene, Shape, StateClass, TextStyle};
use super::theme::{FONT, Pattern, TILE, Theme};
use super::words::{LEGEND, text_width};

/// What stands around the lanes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caption<'a> {
    /// The title above them, and the name of the picture for those who do not see it.
    pub title: &'a str,
    /// A note in the corner: whether the run was simulated or measured, on how many cores.
    pub note: &'a str,
    /// What is to be seen, for those who do not see it.
    pub description: &'a str,
}

const TITLE: f64 = 44.0;
const LEGEND_LINE: f64 = 24.0;
const SWATCH: f64 = 22.0;

/// The picture as the text of an SVG file. It needs nothing from outside, and follows the reader's wish for
/// light or dark.
#[must_use]
pub fn svg(scene: &Scene, caption: &Caption) -> String {
    let mut writer = Writer::default();
    let width = scene.width;
    let legend = Legend::new(scene);
    let foot = TITLE + scene.height.0;
    let height = foot + legend.height + if caption.note.is_empty() { 0.0 } else { 20.0 } + 6.0;
    writer.fill(&Rect::new(0.0, 0.0, width.0, height), Ink::Background, Px(0.0));
    let style = |size, bold, ink| TextStyle { size: Px(size), bold, ink, halo: None };
    let at = |x: f64, y: f64| Point { x: Px(x), y: Px(y) };
    writer.text(at(10.0, 23.0), caption.title, Anchor::Start, &style(17.0, true, Ink::Text));
    let _ = write!(writer.body, "<g transform=\"translate(0 {TITLE})\">");
    scene.shapes.iter().for_each(|shape| writer.shape(shape));
    writer.body.push_str("</g>");
    for (class, label, x, y) in &legend.entries {
        let (x, y) = (*x, foot + y);
        writer.span(&Rect::new(x, y - 7.0, SWATCH, 14.0), *class, false);
        writer.text(at(x + SWATCH + 6.0, y), label, Anchor::Start, &style(12.0, false, Ink::Text));
    }
    if !caption.note.is_empty() {
        writer.text(at(10.0, height - 15.0), caption.note, Anchor::Start, &style(11.0, false, Ink::Muted));
    }
    writer.file(width.0, height, caption)
}

/// The states that are in the picture, each with its place below it.
struct Legend {
    entries: Vec<(StateClass, &'static str, f64, f64)>,
    height: f64,
}

impl Legend {
    fn new(scene: &Scene) -> Self {
        let is_there = |wanted| {
            scene.shapes.iter().any(|shape| matches!(shape, Shape::Span { class, .. } if *class == wanted))
        };
        let (mut x, mut y) = (10.0, LEGEND_LINE / 2.0);
        let mut entries = Vec::new();
        for entry in LEGEND.iter().filter(|entry| is_there(entry.class)) {
            let width = SWATCH + 6.0 + text_width(entry.label.text(), Px(12.0)).0 + 18.0;
            if x + width > scene.width.0 && x > 10.0 {
                (x, y) = (10.0, y + LEGEND_LINE);
            }
            entries.push((entry.class, entry.label.text(), x, y));
            x += width;
        }
        let height = if entries.is_empty() { 0.0 } else { y + LEGEND_LINE / 2.0 };
        Self { entries, height }
    }
}

/// Writes elements, and remembers which colours they need.
#[derive(Default)]
struct Writer {
    body: String,
    /// Class name and property -> role.
    rules: Vec<(String, (&'static str, Ink))>,
    patterns: [bool; StateClass::ALL.len()],
}

impl Writer {
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Fill { rect, ink, radius } => self.fill(rect, *ink, *radius),
            Shape::Frame { rect, ink, width } => {
                let class = self.stroke(*ink);
                let _ = write!(
                    self.body,
                    "<rect {} fill=\"none\" class=\"{class}\" stroke-width=\"{}\"/>",
                    place(rect),
                    n(width.0)
                );
            }
            Shape::Span { rect, class, merged } => self.span(rect, *class, *merged),
            Shape::Line { from, to, ink, width, dashed } => {
                let class = self.stroke(*ink);
                let dash = if *dashed { " stroke-dasharray=\"3\"" } else { "" };
                let path = format!("M{}L{}", pair(*from), pair(*to));
                let _ = write!(
                    self.body,
                    "<path d=\"{path}\" class=\"{class}\" stroke-width=\"{}\"{dash}/>",
                    n(width.0)
                );
            }
            Shape::Arrow { from, control_1, control_2, to, ink, width } => {
                self.arrow([*from, *control_1, *control_2, *to], *ink, *width);
            }
            Shape::Text { at, text, anchor, style, .. } => self.text(*at, text, *anchor, style),
            Shape::Sign { at, glyph, ink } => self.sign(*at, *glyph, *ink),
        }
    }

    fn fill(&mut self, rect: &Rect, ink: Ink, radius: Px) {
        let class = self.paint(ink);
        let round = if radius.0 > 0.0 { format!(" rx=\"{}\"", n(radius.0)) } else { String::new() };
        let _ = write!(self.body, "<rect {} class=\"{class}\"{round}/>", place(rect));
    }

    fn span(&mut self, rect: &Rect, class: StateClass, merged: bool) {
        if merged || Theme::of(false).look(class).pattern == Pattern::Solid {
            return self.fill(rect, Ink::State(class), Px(0.0));
        }
        self.patterns[class as usize] = true;
        let _ = write!(self.body, "<rect {} fill=\"url(#{})\"/>", place(rect), pattern_id(class));
    }

    fn arrow(&mut self, [from, control_1, control_2, to]: [Point; 4], ink: Ink, width: Px) {
        let (stroke, paint) = (self.stroke(ink), self.paint(ink));
        let path = format!("M{}C{} {} {}", pair(from), pair(control_1), pair(control_2), pair(to));
        let _ = write!(
            self.body,
            "<path d=\"{path}\" fill=\"none\" class=\"{stroke}\" stroke-width=\"{}\"/>",
            n(width.0)
        );
        let (dx, dy) = ((to.x - control_2.x).0, (to.y - control_2.y).0);
        let length = dx.hypot(dy).max(1e-9);
        let (ux, uy) = (dx / length * 5.0, dy / length * 5.0);
        let (x, y) = (to.x.0, to.y.0);
        let corner = |side: f64| format!("{} {}", n(x - ux - uy * side), n(y - uy + ux * side));
        let _ = write!(
            self.body,
            "<path d=\"M{}L{}L{}Z\" class=\"{paint}\"/>",
            pair(to),
            corner(0.7),
            corner(-0.7)
        );
    }

    fn text(&mut self, at: Point, text: &str, anchor: Anchor, style: &TextStyle) {
        let mut class = self.paint(style.ink);
        if let Some(halo) = style.halo {
            let _ = write!(class, " h {}", self.stroke(halo));
        }
        if style.bold {
            class.push_str(" b");
        }
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        // Not every viewer knows `dominant-baseline`: a third of the size below the middle looks the same.
        let y = at.y + style.size * 0.35;
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" class=\"{class}\"{anchor}>{}</text>",
            n(at.x.0),
            n(y.0),
            n(style.size.0),
            escape(text)
        );
    }

    fn sign(&mut self, at: Point, glyph: Glyph, ink: Ink) {
        let class = self.paint(ink);
        let outline = self.stroke(Ink::Background);
        let _ = write!(
            self.body,
            "<path transform=\"translate({} {})\" d=\"{}\" class=\"{class} o {outline}\"/>",
            n(at.x.0),
            n(at.y.0),
            glyph.path()
        );
    }

    fn paint(&mut self, ink: Ink) -> String {
        self.rule("f", "fill", ink)
    }

    fn stroke(&mut self, ink: Ink) -> String {
        self.rule("s", "stroke", ink)
    }

    fn rule(&mut self, prefix: &str, property: &'static str, ink: Ink) -> String {
        let name = match ink {
            Ink::State(class) => format!("{prefix}{class:?}"),
            Ink::OnState(class) => format!("{prefix}On{class:?}"),
            other => format!("{prefix}{other:?}"),
        };
        let known = self.rules.binary_search_by(|(known, _)| known.cmp(&name));
        if let Err(place) = known {
            self.rules.insert(place, (name.clone(), (property, ink)));
        }
        name
    }

    fn file(&self, width: f64, height: f64, caption: &Caption) -> String {
        let definitions: String = self.classes().map(|class| pattern(class, Theme::of(false))).collect();
        let (width, height) = (n(width), n(height));
        let (title, description) = (escape(caption.title), escape(caption.description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"tl-title tl-desc\" font-family=\"{FONT}\">\n\
             <title id=\"tl-title\">{title}</title>\n<desc id=\"tl-desc\">{description}</desc>\n\
             <style>{}@media (prefers-color-scheme:dark){{{}}}</style>\n<defs>{definitions}</defs>\n{}\n</svg>\n",
            self.style(Theme::of(false)),
            self.style(Theme::of(true)),
            self.body
        )
    }

    /// The classes whose patterns are used.
    fn classes(&self) -> impl Iterator<Item = StateClass> {
        StateClass::ALL.into_iter().filter(|class| self.patterns[*class as usize])
    }

    fn style(&self, theme: &Theme) -> String {
        let mut css = String::from(
            "text{font-variant-numeric:tabular-nums}.b{font-weight:600}\
             .h{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}.o{paint-order:stroke;stroke-width:2px}",
        );
        for (name, (property, ink)) in &self.rules {
            let _ = write!(css, ".{name}{{{property}:{}}}", theme.color(*ink).css());
        }
        for class in self.classes() {
            let look = theme.look(class);
            let (ground, ink) = (look.ground.css(), look.pattern_ink.css());
            let _ = write!(
                css,
                ".g{class:?}{{fill:{ground}}}.l{class:?}{{stroke:{ink}}}.d{class:?}{{fill:{ink}}}"
            );
        }
        css
    }
}

impl Glyph {
    /// Its outline as an SVG path around (0, 0), which a canvas understands too.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Folded => "M-2.5-4.5L3.5 0L-2.5 4.5Z",
            Self::Unfolded => "M-4.5-2.5L4.5-2.5L0 3.5Z",
            Self::Output => "M0 0L4.5 7L-4.5 7Z",
            Self::Response => "M0-6L6 0L0 6L-6 0Z",
            Self::Cancelled => {
                "M-5-3.2L-3.2-5L0-1.8L3.2-5L5-3.2L1.8 0L5 3.2L3.2 5L0 1.8L-3.2 5L-5 3.2L-1.8 0Z"
            }
            Self::Dot => "M-4 0A4 4 0 1 1 4 0A4 4 0 1 1-4 0Z",
            Self::Handle => "M0 0L-5.5-7L5.5-7Z",
        }
    }
}

fn pattern_id(class: StateClass) -> String {
    format!("tl-{class:?}")
}

/// The tile of a class. Its shape is the same in light and dark; its colours come from the style.
fn pattern(class: StateClass, theme: &Theme) -> String {
    let pattern = theme.look(class).pattern;
    let (lines, width) = pattern.lines();
    let path: String = lines.iter().map(|[x1, y1, x2, y2]| format!("M{x1} {y1}L{x2} {y2}")).collect();
    let lines = if path.is_empty() {
        path
    } else {
        format!("<path d=\"{path}\" class=\"l{class:?}\" stroke-width=\"{width}\"/>")
    };
    let dots: String = pattern
        .dots()
        .iter()
        .map(|[x, y, r]| format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" class=\"d{class:?}\"/>"))
        .collect();
    format!(
        "<pattern id=\"{}\" width=\"{TILE}\" height=\"{TILE}\" patternUnits=\"userSpaceOnUse\">\
         <rect width=\"{TILE}\" height=\"{TILE}\" class=\"g{class:?}\"/>{lines}{dots}</pattern>",
        pattern_id(class)
    )
}

fn place(rect: &Rect) -> String {
    let [x, y, w, h] = [rect.x, rect.y, rect.width, rect.height].map(|px| n(px.0));
    format!("x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"")
}

fn pair(point: Point) -> String {
    format!("{} {}", n(point.x.0), n(point.y.0))
}

/// A number with two decimals at most, since the eye sees no more.
fn n(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// For use in XML. What XML cannot hold becomes a replacement character.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c < ' ' && !matches!(c, '\t' | '\n' | '\r') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
