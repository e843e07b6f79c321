//! In: runs, and what is looked at of them. Out: files to take away: a picture of their lanes, and Chrome traces.
//!
//! The page hands runs as bytes to the module that writes these files (`src/bin/front.rs`), so that it comes without
//! the writers itself.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::layout::{EndMark, Frame, Variant, layout};
use super::scene::Px;
use super::svg::{Caption, svg};
use super::viewport::Viewport;
use crate::trace::chrome::{About, chrome};
use crate::trace::event::Time;
use crate::trace::lane::{Lane, lanes};
use crate::trace::span::Spans;

/// The width of a picture.
const WIDTH: Px = Px(960.0);

/// The runs of a scenario. `S` is [`Spans`], owned or borrowed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Handout<S> {
    /// What they are runs of.
    pub title: String,
    /// The runs, in order.
    pub runs: Vec<Run<S>>,
    /// The part of the time axis that is looked at; none: all of it.
    pub window: Option<(Time, Time)>,
}

/// One run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Run<S> {
    /// Its title.
    pub title: String,
    /// Whether its times were predicted; else they were measured.
    pub simulated: bool,
    /// How many cores it had.
    pub cores: u32,
    /// What is marked at its end.
    pub end: EndMark,
    /// What happened.
    pub spans: S,
}

impl Handout<Spans> {
    /// A handout from its bytes; none if they are damaged.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// The lanes of all runs under one another, as a standalone SVG file.
    #[must_use]
    pub fn picture(&self) -> String {
        let lanes: Vec<Vec<Lane>> = self.runs.iter().map(|run| lanes(&run.spans, &BTreeSet::new())).collect();
        let variants: Vec<Variant> = self
            .runs
            .iter()
            .zip(&lanes)
            .map(|(run, lanes)| Variant { title: &run.title, spans: &run.spans, lanes, end: run.end })
            .collect();
        let whole = Frame::whole(&variants, WIDTH);
        let end = super::layout::end(&variants);
        let viewport = self.window.map_or(whole.viewport, |(from, to)| Viewport::between(from, to, end));
        let scene = layout(&variants, &Frame { viewport, ..whole });
        let description = format!("What happens in {}, lane by lane.", self.title);
        svg(&scene, &Caption { title: &self.title, note: &self.note(), description: &description })
    }

    /// One run as a Chrome trace; `states`: with the thread states that only Perfetto reads.
    #[must_use]
    pub fn trace(&self, run: usize, states: bool) -> Option<String> {
        let run = self.runs.get(run)?;
        let about = About { title: &run.title, simulated: run.simulated, cores: run.cores, states };
        Some(chrome(&run.spans, &about))
    }

    fn note(&self) -> String {
        let Some(first) = self.runs.first() else { return String::new() };
        let are_alike =
            self.runs.iter().all(|run| (run.simulated, run.cores) == (first.simulated, first.cores));
        match (first.simulated, are_alike) {
            (true, true) if first.cores == 1 => "Simulated, 1 core.".to_owned(),
            (true, true) => format!("Simulated, {} cores.", first.cores),
            (false, true) => "Measured in a browser.".to_owned(),
            (_, false) => String::new(),
        }
    }
}

impl<S: Serialize> Handout<S> {
    /// The handout as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("plain data")
    }
}
