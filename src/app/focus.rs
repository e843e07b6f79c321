//! In: what is pointed at, in the lanes, the code or the story. Out: the same for the other two, to be marked there.
//!
//! It changes with every move of the pointer, so it is kept by the stage and drawn in its frames, and never
//! becomes state of a component.

use super::conductor::Conductor;
use crate::trace::event::{ActorId, Time};
use crate::view::cast::{actors_on, lines_of};
use crate::view::layout::Emphasis;

/// Something of a run that is pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus {
    /// The variant.
    pub variant: usize,
    /// Its lines, in order.
    pub lines: Vec<u32>,
    /// Those it is about: their lanes and their figures.
    pub actors: Vec<ActorId>,
    /// What the lanes mark: nothing if it is there that the pointer is.
    pub emphasis: Emphasis,
}

impl Focus {
    /// Of a lane, or a span of it: with its line, else with all lines of its actors.
    #[must_use]
    pub fn of_lane(conductor: &Conductor, variant: usize, actors: &[ActorId], line: u32) -> Self {
        let lines = if line == 0 { all_lines(conductor, variant, actors) } else { vec![line] };
        Self { variant, lines, actors: actors.to_vec(), emphasis: Emphasis::None }
    }

    /// Of a line of the program, and those who ever are there.
    #[must_use]
    pub fn of_line(conductor: &Conductor, variant: usize, line: u32) -> Self {
        let recordings = conductor.recordings();
        let actors = recordings.get(variant).map(|recording| actors_on(&recording.spans, line));
        let actors = actors.unwrap_or_default();
        Self { variant, lines: vec![line], actors, emphasis: Emphasis::Line(line) }
    }

    /// Of somebody in the story: with the line where they are, if they are on one.
    #[must_use]
    pub fn of_player(conductor: &Conductor, variant: usize, actors: &[ActorId], line: u32) -> Self {
        let emphasis = actors.first().map_or(Emphasis::None, |first| Emphasis::Actor(*first));
        Self { emphasis, ..Self::of_lane(conductor, variant, actors, line) }
    }

    /// Of a stretch of time with a line in it.
    #[must_use]
    pub fn of_stretch(variant: usize, line: u32, actor: Option<ActorId>, from: Time, to: Time) -> Self {
        let lines = if line == 0 { Vec::new() } else { vec![line] };
        let actors = actor.into_iter().collect();
        Self { variant, lines, actors, emphasis: Emphasis::Stretch { actor, from, to } }
    }
}

fn all_lines(conductor: &Conductor, variant: usize, actors: &[ActorId]) -> Vec<u32> {
    let recordings = conductor.recordings();
    recordings.get(variant).map(|recording| lines_of(&recording.spans, actors)).unwrap_or_default()
}
