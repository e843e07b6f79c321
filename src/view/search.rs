//! In: what is looked for by name, and the runs with their programs. Out: where it is: tasks, threads, functions.

use super::layout::{Pick, Variant};
use super::scene::{Ink, Px, Rect, RowKind, Scene, Shape};
use super::time_scale::TimeScale;
use crate::trace::event::{ActorKind, State, Time};
use crate::trace::lane::{Lane, LaneSize};
use crate::trace::span::{Actor, Span};

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where it begins.
    pub pick: Pick,
    /// Where it ends.
    pub end: Time,
    /// The name that was found.
    pub name: String,
}

/// More are not looked for.
const MOST: usize = 2000;

/// Everything whose name has `query` in it, upper or lower case, in the order of the lanes: who has that name, and
/// where on a lane a function of that name runs or waits. `programs` are those that ran, one for each variant.
#[must_use]
pub fn search(variants: &[Variant], programs: &[&str], query: &str) -> Vec<Found> {
    let query = query.trim().to_ascii_lowercase();
    let mut found = Vec::new();
    if query.is_empty() {
        return found;
    }
    for (number, variant) in variants.iter().enumerate() {
        let functions = functions(programs.get(number).copied().unwrap_or_default());
        let functions: Vec<_> =
            functions.into_iter().filter(|function| is_named(function.name, &query)).collect();
        for lane in variant.lanes.iter().filter(|lane| lane.size != LaneSize::Heading) {
            for actor in lane.actors.iter().filter_map(|id| variant.spans.actor(*id)) {
                let pick = |at| Pick { variant: number, lane: lane.id, actor: Some(actor.id), at };
                if is_named(&actor.name, &query) && is_first(lane, actor) {
                    let end = actor.spans.last().map_or(actor.born, |span| span.end);
                    let begun = actor.spans.iter().find(|span| span.state != State::Created);
                    let at = begun.map_or(actor.born, |span| span.start);
                    found.push(Found { pick: pick(at), end, name: actor.name.clone() });
                }
                let stretches = functions.iter().flat_map(|function| stretches(actor, function));
                found.extend(stretches.map(|(at, end, name)| Found {
                    pick: pick(at),
                    end,
                    name: name.to_owned(),
                }));
            }
        }
    }
    found.truncate(MOST);
    found
}

/// The frames around what was found, to be drawn over a scene of the same variants.
#[must_use]
pub fn frames(scene: &Scene, scale: &TimeScale, found: &[Found], until: Time) -> Vec<Shape> {
    let (left, right) = (scene.plot.x, scene.plot.right());
    let mut shapes: Vec<Shape> = Vec::new();
    for found in found.iter().filter(|found| found.pick.at <= until) {
        let is_its = |row: &&super::scene::Row| {
            row.variant == found.pick.variant && row.kind == RowKind::Lane(found.pick.lane)
        };
        let (from, to) = (scale.x(found.pick.at), scale.x(found.end.min(until)));
        let Some(row) = scene.rows.iter().find(is_its).filter(|_| to >= left && from <= right) else {
            continue;
        };
        let x = from.max(left);
        let rect = Rect { x, width: (to.min(right) - x).max(Px(3.0)), ..row.band };
        // Thousands of calls in a few pixels are one frame.
        let near = |shape: &Shape| matches!(shape, Shape::Frame { rect: it, .. } if it.y == rect.y && rect.x - it.right() < Px(2.0) && rect.width <= Px(3.0));
        match shapes.last_mut() {
            Some(last) if near(last) => {
                if let Shape::Frame { rect: it, .. } = last {
                    it.width = it.width.max(rect.right() - it.x);
                }
            }
            _ => shapes.push(Shape::Frame { rect, ink: Ink::Mark, width: Px(1.5) }),
        }
    }
    shapes
}

/// A function of a program.
struct Function<'a> {
    name: &'a str,
    first: u32,
    last: u32,
}

/// The functions that a program defines, with their lines. A function ends where a line stands no deeper than its `def`.
fn functions(program: &str) -> Vec<Function<'_>> {
    let lines: Vec<&str> = program.lines().collect();
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let Some(rest) = code.strip_prefix("async ").map_or(code, str::trim_start).strip_prefix("def ")
        else {
            continue;
        };
        let name = rest.split(['(', '[']).next().unwrap_or_default().trim();
        let ends = |other: &&str| {
            let text = other.trim();
            !text.is_empty() && !text.starts_with(['#', ')']) && depth(other) <= depth(line)
        };
        let length = lines[index + 1..].iter().take_while(|other| !ends(other)).count();
        found.push(Function { name, first: index as u32 + 1, last: (index + 1 + length) as u32 });
    }
    found
}

/// The stretches of an actor's life on the lines of a function.
fn stretches<'a>(actor: &Actor, function: &Function<'a>) -> Vec<(Time, Time, &'a str)> {
    let is_in =
        |span: &Span| (function.first..=function.last).contains(&span.line) && span.state != State::Created;
    if !matches!(actor.kind, ActorKind::Task | ActorKind::Thread | ActorKind::Process) {
        return Vec::new();
    }
    let together = actor.spans.chunk_by(|one, next| is_in(one) == is_in(next) && one.end == next.start);
    let inside = together.filter(|stretch| is_in(&stretch[0]));
    inside.map(|stretch| (stretch[0].start, stretch[stretch.len() - 1].end, function.name)).collect()
}

fn is_named(name: &str, query: &str) -> bool {
    name.to_ascii_lowercase().contains(query)
}

/// A request and its task share a lane: the name of the one that the lane is named after is enough.
fn is_first(lane: &Lane, actor: &Actor) -> bool {
    actor.kind != ActorKind::Loop && (lane.kind != ActorKind::Request || actor.kind == ActorKind::Request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_ends_where_the_next_begins() {
        let program = "import asyncio\n\nasync def fetch(n):\n    def inner():\n        return 1\n\n    return n\n\n\ndef main(\n    a,\n):\n    pass\n\nmain()\n";
        let found: Vec<_> = functions(program).into_iter().map(|it| (it.name, it.first, it.last)).collect();
        assert_eq!(found, [("fetch", 3, 9), ("inner", 4, 6), ("main", 10, 14)]);
    }
}
