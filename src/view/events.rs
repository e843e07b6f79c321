//! In: the spans of runs and a moment. Out: the moments before and after it at which something happens.

use crate::trace::event::Time;
use crate::trace::span::{Actor, Spans};

/// The first moment after `at` at which anything happens in one of the runs.
#[must_use]
pub fn next<'a>(runs: impl Iterator<Item = &'a Spans>, at: Time) -> Option<Time> {
    let of_run = |run: &'a Spans| {
        let written = run.outputs.partition_point(|output| output.at <= at);
        let actors = run.actors().filter_map(move |actor| next_of(actor, at));
        actors.chain(run.outputs.get(written).map(|output| output.at)).min()
    };
    runs.filter_map(of_run).min()
}

/// The last moment before `at` at which anything happens in one of the runs.
#[must_use]
pub fn previous<'a>(runs: impl Iterator<Item = &'a Spans>, at: Time) -> Option<Time> {
    let of_run = |run: &'a Spans| {
        let written = run.outputs.partition_point(|output| output.at < at);
        let actors = run.actors().filter_map(move |actor| previous_of(actor, at));
        actors.chain(written.checked_sub(1).map(|index| run.outputs[index].at)).max()
    };
    runs.filter_map(of_run).max()
}

fn next_of(actor: &Actor, at: Time) -> Option<Time> {
    let index = actor.spans.partition_point(|span| span.start <= at);
    let current = index.checked_sub(1).map(|index| actor.spans[index].end);
    let start = actor.spans.get(index).map(|span| span.start);
    let marks = actor.marks.iter().map(|mark| mark.at);
    current.into_iter().chain(start).chain(marks).filter(|time| *time > at).min()
}

fn previous_of(actor: &Actor, at: Time) -> Option<Time> {
    let index = actor.spans.partition_point(|span| span.start < at).checked_sub(1);
    let last = index.map(|index| &actor.spans[index]);
    let marks = actor.marks.iter().map(|mark| mark.at);
    last.into_iter().flat_map(|span| [span.start, span.end]).chain(marks).filter(|time| *time < at).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::event::{ActorId, ActorKind, Event, State, Stream};

    fn run() -> Spans {
        let actor = ActorId(0);
        let enter = |at, state| Event::Enter { at: Time(at), actor, state, line: 1, core: None };
        let born = |at| Event::Born {
            at: Time(at),
            actor,
            kind: ActorKind::Task,
            parent: None,
            name: "Task-1".to_owned(),
            line: 1,
        };
        let events = [
            born(5),
            enter(10, State::Running),
            Event::Output { at: Time(15), actor, stream: Stream::Stdout, text: "a".to_owned() },
            enter(20, State::Ready),
            Event::Mark { at: Time(27), actor, label: "x".to_owned() },
            enter(30, State::Done),
        ];
        events.iter().collect()
    }

    #[test]
    fn every_event_is_met_in_both_directions() {
        let run = run();
        let mut there = vec![Time(0)];
        while let Some(time) = next(std::iter::once(&run), there[there.len() - 1]) {
            there.push(time);
        }
        assert_eq!(there, [0, 5, 10, 15, 20, 27, 30].map(Time));
        let mut back = vec![Time(31)];
        while let Some(time) = previous(std::iter::once(&run), back[back.len() - 1]) {
            back.push(time);
        }
        assert_eq!(back, [31, 30, 27, 20, 15, 10, 5].map(Time));
    }

    #[test]
    fn several_runs_take_turns() {
        let (one, other) = (run(), run());
        assert_eq!(next([&one, &other].into_iter(), Time(10)), Some(Time(15)));
        assert_eq!(next(std::iter::empty(), Time(10)), None);
    }
}
