//! In: the rows of a file that Tasklanes wrote. Out: the run, as it was.

use super::rows::{File, More, Row};
use super::scan::Wrong;
use super::{Imported, Origin};
use crate::trace::event::{ActorId, ActorKind, Reason, State, Stream, Time};
use crate::trace::names::{fact_named, kind_named, reason_named};
use crate::trace::span::{Actor, Fact, Mark, MarkKind, Output, Span, Spans};

/// Reads it.
pub fn read(file: &File) -> Result<Imported, Wrong> {
    let whole = |message: &str| Wrong { line: 0, byte: 0, message: message.to_owned() };
    let mut actors = names(file)?;
    let mut outputs = Vec::new();
    for row in &file.rows {
        let Some(actor) = id(file, row).and_then(|id| actors.get_mut(id.0 as usize)?.as_mut()) else {
            continue;
        };
        match row.ph {
            b'X' => actor.spans.push(span(file, row)),
            b'i' => instant(file, row, actor, &mut outputs),
            _ => {}
        }
    }
    // Cores are known by their names.
    let cores: Vec<(String, ActorId)> = actors
        .iter()
        .flatten()
        .filter(|actor| actor.kind == ActorKind::Core)
        .map(|actor| (actor.name.clone(), actor.id))
        .collect();
    for row in file.rows.iter().filter(|row| row.ph == b'X' && row.core.0 != 0) {
        let core = cores.iter().find(|(name, _)| name == file.text(row.core)).map(|(_, id)| *id);
        let actor = id(file, row).and_then(|id| actors.get_mut(id.0 as usize)?.as_mut());
        let start = nanoseconds(row.ts);
        if let Some(actor) = actor {
            let place = actor.spans.partition_point(|span| span.start < start);
            if let Some(span) = actor.spans.get_mut(place).filter(|span| span.start == start) {
                span.core = core;
            }
        }
    }
    for actor in actors.iter_mut().flatten() {
        if actor.spans.windows(2).any(|pair| pair[0].end > pair[1].start) {
            return Err(whole("the lanes of the file overlap: somebody has changed it. Export it anew."));
        }
        let never = actor.ended.unwrap_or(nanoseconds(file.end));
        let first = actor.spans.first().map_or(never, |span| span.start);
        if actor.kind != ActorKind::Core && actor.kind != ActorKind::Request && actor.born < first {
            let span = Span { start: actor.born, end: first, line: actor.line, ..plain(State::Created) };
            actor.spans.insert(0, span);
        }
    }
    let facts = file.facts.iter().filter_map(fact).collect();
    Ok(Imported {
        origin: if file.is_simulated { Origin::Simulated } else { Origin::Measured },
        title: file.title.clone(),
        file: String::new(),
        text: String::new(),
        cores: file.cores,
        notes: Vec::new(),
        spans: Spans::of_parts(actors, outputs, facts, nanoseconds(file.end)),
    })
}

/// The actors by their numbers, without their spans.
fn names(file: &File) -> Result<Vec<Option<Actor>>, Wrong> {
    let mut actors: Vec<Option<Actor>> = Vec::new();
    for row in file.rows.iter().filter(|row| row.ph == b'M') {
        let Some(More { name: Some(name), kind: Some(kind), parent, serves, born, ended, .. }) =
            file.more(row)
        else {
            continue;
        };
        let (Some(id), Some(kind)) = (id(file, row), kind_named(kind)) else { continue };
        // Everybody has two rows at least.
        if id.0 as usize > file.rows.len() {
            continue;
        }
        if actors.len() <= id.0 as usize {
            actors.resize(id.0 as usize + 1, None);
        }
        let number = |number: &u32| number.checked_sub(1).map(ActorId);
        let mut actor = Actor::new(id, kind, parent.as_ref().and_then(number), name, row.line);
        actor.serves = serves.as_ref().and_then(number);
        actor.born = nanoseconds(born.unwrap_or(0.0));
        actor.ended = ended.map(nanoseconds);
        actors[id.0 as usize] = Some(actor);
    }
    if actors.is_empty() {
        let message =
            "the file is of an older Tasklanes and does not say what its lanes are. Export it anew.";
        return Err(Wrong { line: 0, byte: 0, message: message.to_owned() });
    }
    Ok(actors)
}

fn id(file: &File, row: &Row) -> Option<ActorId> {
    let (_, tid) = file.tracks[row.track as usize];
    file.text(tid).parse::<u32>().ok()?.checked_sub(1).map(ActorId)
}

fn span(file: &File, row: &Row) -> Span {
    let reason = reason_named(file.text(row.reason)).unwrap_or(Reason::Other);
    let state = match file.text(row.cat) {
        "ready" => State::Ready,
        "running" => State::Running,
        "waiting" => State::Waiting(reason),
        "blocked" => State::Blocked(reason),
        _ => State::Created,
    };
    let (start, number) = (nanoseconds(row.ts), |number: u32| number.checked_sub(1).map(ActorId));
    Span {
        start,
        end: nanoseconds(row.ts + row.dur),
        line: row.line,
        thread: number(row.thread),
        woken_by: number(row.by),
        ..plain(state)
    }
}

fn plain(state: State) -> Span {
    Span { start: Time(0), end: Time(0), state, line: 0, core: None, thread: None, woken_by: None }
}

fn instant(file: &File, row: &Row, actor: &mut Actor, outputs: &mut Vec<Output>) {
    let (at, name, more) = (nanoseconds(row.ts), file.text(row.name), file.more(row));
    let text = more.and_then(|more| more.text.clone()).unwrap_or_default();
    let kind = more.and_then(|more| more.kind.as_deref());
    match kind {
        Some("output") => {
            let is_error = more.is_some_and(|more| more.stream.as_deref() == Some("stderr"));
            let stream = if is_error { Stream::Stderr } else { Stream::Stdout };
            outputs.push(Output { at, actor: actor.id, stream, text });
        }
        Some("response") => {
            let status = name.strip_prefix("response ").and_then(|status| status.parse().ok()).unwrap_or(0);
            actor.marks.push(Mark { at, kind: MarkKind::Response(status, text) });
        }
        Some("file") => {}
        _ => actor.marks.push(Mark { at, kind: MarkKind::Label(name.to_owned()) }),
    }
}

fn fact(row: &super::rows::FactRow) -> Option<Fact> {
    let (at, kind) = (nanoseconds(row.at), fact_named(&row.kind)?);
    let actor = ActorId(row.actor.checked_sub(1)?);
    Some(Fact { at, actor, kind, line: row.line, number: row.number, text: row.text.clone() })
}

fn nanoseconds(microseconds: f64) -> Time {
    Time((microseconds * 1e3).round().max(0.0) as u64)
}
