//! In: the events of runs. Out: the text of a file: a Chrome trace, or a picture of the lanes.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};
use tasklanes::trace::chrome::{About, chrome};
use tasklanes::trace::event::Event;
use tasklanes::trace::lane::{Lane, lanes};
use tasklanes::trace::span::Spans;
use tasklanes::view::layout::{EndMark, Frame, Variant, layout};
use tasklanes::view::scene::Px;
use tasklanes::view::svg::{Caption, svg};

/// The width of pictures.
const WIDTH: Px = Px(960.0);

/// What a file can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A Chrome trace.
    Json,
    /// A picture.
    Svg,
}

impl Format {
    /// The format that a file's name asks for.
    pub fn of(file: &Path) -> Result<Self> {
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("json") => Ok(Self::Json),
            Some("svg") => Ok(Self::Svg),
            _ => bail!("{}: name it .json for a Chrome trace, or .svg for a picture", file.display()),
        }
    }

    /// The file's text.
    #[must_use]
    pub fn write(self, title: &str, cores: u32, spans: &Spans) -> String {
        match self {
            Self::Json => chrome(spans, &About { title, simulated: true, cores }),
            Self::Svg => picture(title, cores, spans),
        }
    }
}

/// What every actor did.
#[must_use]
pub fn spans(events: &[Event]) -> Spans {
    let mut spans = Spans::new();
    events.iter().for_each(|event| spans.add(event));
    spans.settle();
    spans
}

fn picture(title: &str, cores: u32, spans: &Spans) -> String {
    let lanes: Vec<Lane> = lanes(spans, &BTreeSet::new());
    let variants = [Variant { title, spans, lanes: &lanes, end: EndMark::Total }];
    let scene = layout(&variants, &Frame::whole(&variants, WIDTH));
    let note = format!("Simulated, {cores} {}.", if cores == 1 { "core" } else { "cores" });
    svg(
        &scene,
        &Caption { title, note: &note, description: &format!("What happens in {title}, lane by lane.") },
    )
}
