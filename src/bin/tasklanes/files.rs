//! In: the events of runs. Out: the text of a file: a Chrome trace, or a picture of the lanes.

use std::path::Path;

use anyhow::{Result, bail};
use tasklanes::trace::chrome::{About, chrome};
use tasklanes::trace::event::Event;
use tasklanes::trace::span::Spans;
use tasklanes::view::handout::{Handout, Run};
use tasklanes::view::layout::EndMark;

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
    pub fn write(self, title: &str, cores: u32, spans: Spans) -> String {
        match self {
            Self::Json => chrome(&spans, &About { title, simulated: true, cores, states: false }),
            Self::Svg => {
                let run = Run { title: title.to_owned(), simulated: true, cores, end: EndMark::Total, spans };
                Handout { title: title.to_owned(), runs: vec![run], window: None }.picture()
            }
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
