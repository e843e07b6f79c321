//! In: the rows of a trace in which calls lie within calls: VizTracer's, or another of Chrome's kind. Out: what each thread and
//! each task did at every moment: it computed, on this line, or it waited, for that.

use super::rows::{File, Row, Word, is_librarys};
use super::scan::Wrong;
use super::{Imported, Origin, lanes};
use crate::trace::event::Reason;

/// What a call is, by its name.
#[derive(Clone, Copy, Default)]
struct Call {
    /// For what it waits.
    wait: Option<Reason>,
    /// The line where its function begins, if that is in the program.
    line: u32,
    /// An event loop runs in it.
    is_loop: bool,
    /// A step of an event loop.
    is_step: bool,
    /// Asks an event loop for a task.
    makes_task: bool,
}

/// A stretch of time on a track. Times are in nanoseconds since the first event.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    pub start: u64,
    pub end: u64,
    /// For what it waits; none: it computes.
    pub wait: Option<Reason>,
    /// The line where the function begins, 0: none of the program.
    pub line: u32,
    /// The innermost call.
    pub call: Word,
    /// Within an event loop.
    pub in_loop: bool,
    /// Within a step of one.
    pub in_step: bool,
}

/// A thread, or a task that the tracer shows as one.
#[derive(Default)]
pub struct Track {
    pub pid: Word,
    pub tid: Word,
    pub stretches: Vec<Stretch>,
    /// From when to when a call lasts that lies in no other.
    pub steps: Vec<(u64, u64)>,
    /// The steps of the event loop that runs on it.
    pub turns: Vec<(u64, u64)>,
    /// When it asked for tasks.
    pub made: Vec<u64>,
    pub marks: Vec<(u64, Word)>,
}

/// Reads it.
pub fn read(mut file: File) -> Result<Imported, Wrong> {
    let dropped = close(&mut file);
    let is_slice = |row: &&Row| row.ph == b'X';
    let Some(first) = file.rows.iter().filter(is_slice).map(|row| row.ts).reduce(f64::min) else {
        let message =
            "the trace has nothing that lasts (events `X`, or `B` and `E`), so there is nothing to show.";
        return Err(Wrong { line: 0, byte: 0, message: message.to_owned() });
    };
    let main = main_file(&file);
    let calls: Vec<Call> = file.words.iter().map(|word| call(word, &main)).collect();
    let tracks = tracks(&file, &calls, first);
    let title = main.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let source = file.sources.iter().find(|(path, _)| *path == main);
    let text = source.map(|(_, text)| text.clone()).unwrap_or_default();
    let mut notes = Vec::new();
    if file.is_cut {
        notes.push("The end of the file is missing; here is what is there.".to_owned());
    }
    if file.overflow {
        notes.push(
            "The tracer ran out of room and dropped its first events (`--tracer_entries` gives it more)."
                .to_owned(),
        );
    }
    if dropped > 0 {
        notes.push(format!(
            "{dropped} events are left out (counters and others): lanes have no place for them."
        ));
    }
    let spans = lanes::lanes(&file, tracks, &text);
    let origin = if file.is_viztracer { Origin::VizTracer } else { Origin::Chrome };
    Ok(Imported { origin, title: title.clone(), file: title, text, cores: 0, notes, spans })
}

/// Makes one row of each pair of `B` and `E`; says how many rows are of kinds that nobody reads.
fn close(file: &mut File) -> usize {
    let mut open: Vec<Vec<usize>> = vec![Vec::new(); file.tracks.len()];
    let last = file.rows.iter().map(|row| row.ts + row.dur).fold(0.0, f64::max);
    let mut dropped = 0;
    for index in 0..file.rows.len() {
        let Row { ph, track, ts, .. } = file.rows[index];
        match ph {
            b'B' => open[track as usize].push(index),
            b'E' => {
                if let Some(begun) = open[track as usize].pop() {
                    let row = &mut file.rows[begun];
                    row.ph = b'X';
                    row.dur = (ts - row.ts).max(0.0);
                }
            }
            b'X' | b'M' | b'i' | b'I' | b'R' | b's' | b't' | b'f' => {}
            _ => dropped += 1,
        }
    }
    for index in open.into_iter().flatten() {
        let row = &mut file.rows[index];
        row.ph = b'X';
        row.dur = (last - row.ts).max(0.0);
    }
    dropped
}

/// The path of the program: where its first line is run, or where most calls come from.
fn main_file(file: &File) -> String {
    let begun = file.words.iter().find_map(|word| {
        let path = word.strip_prefix("<module> (")?.rsplit_once(':')?.0;
        (!is_librarys(path)).then(|| path.to_owned())
    });
    begun.unwrap_or_else(|| {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for path in
            file.words.iter().filter_map(|word| Some(place(word)?.0)).filter(|path| !is_librarys(path))
        {
            match counts.iter_mut().find(|(other, _)| *other == path) {
                Some((_, count)) => *count += 1,
                None => counts.push((path, 1)),
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max();
        let found = counts.iter().find(|(_, count)| Some(*count) == most);
        found.map(|(path, _)| (*path).to_owned()).unwrap_or_default()
    })
}

/// `work (/program.py:6)`: the path and the line.
fn place(name: &str) -> Option<(&str, u32)> {
    let (path, line) = name.strip_suffix(')')?.rsplit_once(" (")?.1.rsplit_once(':')?;
    Some((path, line.parse().ok()?))
}

/// What a call is. Built-in functions have their module before them, Python's own a place after them.
fn call(name: &str, main: &str) -> Call {
    let (path, line) = place(name).unwrap_or_default();
    let line = if path == main && !main.is_empty() { line } else { 0 };
    let function = name.split(" (").next().unwrap_or(name);
    let in_asyncio = path.contains("asyncio");
    Call {
        wait: if path.is_empty() { wait(function) } else { None },
        line,
        is_loop: in_asyncio && function.ends_with(".run_forever"),
        is_step: in_asyncio && function == "Handle._run",
        makes_task: in_asyncio && function.ends_with("EventLoop.create_task"),
    }
}

/// For what a built-in function waits.
fn wait(function: &str) -> Option<Reason> {
    let ends = |with: &[&str]| with.iter().any(|end| function.ends_with(end));
    if function == "time.sleep" {
        return Some(Reason::Timer);
    }
    if ends(&["lock.acquire", "Lock.acquire", "lock.__enter__", "Lock.__enter__", "SemLock.__enter__"]) {
        return Some(Reason::Lock);
    }
    if ends(&["SimpleQueue.get"]) {
        return Some(Reason::Other);
    }
    if ["posix.waitpid", "posix.waitid", "_winapi.WaitForSingleObject"].contains(&function) {
        return Some(Reason::Child);
    }
    let is_read = ends(&[".recv", ".recv_into", ".accept", ".connect", ".send", ".sendall", ".do_handshake"]);
    let is_socket = function.starts_with("_socket.") || function.starts_with("_ssl.");
    let is_select = ["select.", "_overlapped."].iter().any(|start| function.starts_with(start))
        && ends(&["poll", "select", "control", "GetQueuedCompletionStatus"]);
    (is_select || is_socket && is_read || ["posix.read", "posix.write"].contains(&function))
        .then_some(Reason::Io)
}

/// The calls of each track laid out flat: at every moment the innermost one counts.
fn tracks(file: &File, calls: &[Call], first: f64) -> Vec<Track> {
    let since = |ts: f64| ((ts - first) * 1e3).round().max(0.0) as u64;
    let mut tracks: Vec<Track> =
        file.tracks.iter().map(|(pid, tid)| Track { pid: *pid, tid: *tid, ..Track::default() }).collect();
    let mut slices: Vec<Vec<(u64, u64, Word)>> = vec![Vec::new(); tracks.len()];
    for row in &file.rows {
        match row.ph {
            b'X' => slices[row.track as usize].push((since(row.ts), since(row.ts + row.dur), row.name)),
            b'i' | b'I' | b'R' => tracks[row.track as usize].marks.push((since(row.ts), row.name)),
            _ => {}
        }
    }
    for (track, mut slices) in tracks.iter_mut().zip(slices) {
        // Who lies around another comes first.
        crate::sorting::sort_by(&mut slices, |one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
        flatten(track, &slices, calls);
    }
    tracks
}

fn flatten(track: &mut Track, slices: &[(u64, u64, Word)], calls: &[Call]) {
    let mut open: Vec<Stretch> = Vec::new();
    // Until when all is said.
    let mut done = 0;
    for (start, end, name) in slices {
        while let Some(inner) = open.pop_if(|inner| inner.end <= *start) {
            put(&mut track.stretches, &inner, &mut done);
        }
        let call = calls[name.0 as usize];
        let around = open.last().copied();
        if let Some(around) = &around {
            put(&mut track.stretches, &Stretch { end: *start, ..*around }, &mut done);
        } else {
            track.steps.push((*start, *end));
        }
        if call.is_step {
            track.turns.push((*start, *end));
        }
        if call.makes_task {
            track.made.push(*end);
        }
        open.push(Stretch {
            start: *start,
            // What reaches beyond the call around it, is cut.
            end: around.map_or(*end, |around| around.end.min(*end)),
            wait: call.wait,
            line: if call.line > 0 { call.line } else { around.map_or(0, |around| around.line) },
            call: *name,
            in_loop: call.is_loop || around.is_some_and(|around| around.in_loop),
            in_step: call.is_step || around.is_some_and(|around| around.in_step),
        });
        done = done.max(*start);
    }
    while let Some(inner) = open.pop() {
        put(&mut track.stretches, &inner, &mut done);
    }
}

/// What a call did from where the others end to its own end.
fn put(stretches: &mut Vec<Stretch>, call: &Stretch, done: &mut u64) {
    let start = (*done).max(call.start);
    if start >= call.end {
        return;
    }
    *done = call.end;
    match stretches.last_mut() {
        Some(last)
            if last.end == start
                && last.wait == call.wait
                && last.line == call.line
                && (last.in_loop, last.in_step) == (call.in_loop, call.in_step) =>
        {
            last.end = call.end;
        }
        _ => stretches.push(Stretch { start, ..*call }),
    }
}
