//! In: hand-made traces. Out: whether the files made of them are what Perfetto and speedscope document that they read, and
//! whether what was recorded can be read back.

#[expect(dead_code, reason = "other tests compare files")]
mod traces;

use std::collections::BTreeMap;

use serde_json::Value;
use tasklanes::trace::chrome::{About, chrome};
use tasklanes::trace::event::{ActorId, ActorKind, State, Time};
use tasklanes::trace::span::{Span, Spans};
use tasklanes::trace::summary::Summary;
use tasklanes::view::handout::{Handout, Run};
use tasklanes::view::layout::EndMark;
use traces::{ALL, events};

const ABOUT: About = About { title: "a test", simulated: true, cores: 4, states: false };

#[test]
fn chromes_json_is_what_its_readers_need() {
    for name in ALL {
        let spans: Spans = events(name).iter().collect();
        let text = chrome(&spans, &ABOUT);
        assert_eq!(text, chrome(&spans, &ABOUT));
        let file: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(file["metadata"]["run"], "simulated");
        let rows = file["traceEvents"].as_array().expect("a list");
        let slices = slices(name, rows);
        check_flows(name, rows, &slices);
        for row in rows {
            assert!(row["pid"].as_u64().is_some_and(|pid| pid > 0), "{name}: {row}");
            assert!(row["tid"].as_u64().is_some_and(|tid| tid > 0), "{name}: {row}");
        }
        let running: f64 = rows
            .iter()
            .filter(|row| is_running_thread(&spans, row))
            .filter_map(|row| row["dur"].as_f64())
            .sum();
        let expected = Summary::of(&spans).cpu_ns as f64 / 1e3;
        assert!((running - expected).abs() < 1e-6, "{name}: {running} of {expected}");
        assert!(
            rows.iter().any(|row| row["ph"] == "M"
                && row["name"] == "process_name"
                && row["args"]["name"] == "Cores")
        );
    }
}

/// What can be read back from a file is what was recorded: every span of every actor, its place, its words.
#[test]
fn chromes_json_comes_back_as_it_was() {
    for name in ALL {
        let spans: Spans = events(name).iter().collect();
        let file: Value = serde_json::from_str(&chrome(&spans, &ABOUT)).expect("it is JSON");
        let rows = file["traceEvents"].as_array().expect("a list");
        for actor in spans.actors().filter(|actor| actor.kind != ActorKind::Process) {
            let is_own = |row: &&Value| row["tid"] == u64::from(actor.id.0) + 1;
            let names: Vec<&Value> =
                rows.iter().filter(is_own).filter(|row| row["name"] == "thread_name").collect();
            assert_eq!(names.len(), 1, "{name}");
            assert_eq!(names[0]["args"]["name"], actor.name);
            let read: Vec<(u64, u64, String, u64)> = rows
                .iter()
                .filter(is_own)
                .filter(|row| row["ph"] == "X")
                .map(|row| {
                    let ns = |key: &str| (row[key].as_f64().expect("a number") * 1e3).round() as u64;
                    let line = row["args"]["data"]["line"].as_u64().unwrap_or(0);
                    (ns("ts"), ns("dur"), row["cat"].as_str().expect("a category").to_owned(), line)
                })
                .collect();
            let has_slice = |span: &&Span| span.state != State::Created || actor.kind == ActorKind::Request;
            let recorded: Vec<(u64, u64, String, u64)> = actor
                .spans
                .iter()
                .filter(has_slice)
                .map(|span| {
                    (span.start.0, span.length(), category(span.state).to_owned(), u64::from(span.line))
                })
                .collect();
            assert_eq!(read, recorded, "{name}: {}", actor.name);
        }
        let written: Vec<&str> = rows
            .iter()
            .filter(|row| row["ph"] == "i" && row["name"] == "output")
            .filter_map(|row| row["args"]["text"].as_str())
            .collect();
        assert_eq!(written, spans.outputs.iter().map(|it| it.text.as_str()).collect::<Vec<_>>(), "{name}");
    }
}

fn category(state: State) -> &'static str {
    match state {
        State::Created => "created",
        State::Ready => "ready",
        State::Running => "running",
        State::Waiting(_) => "waiting",
        State::Blocked(_) => "blocked",
        State::Done => "done",
    }
}

/// What Perfetto documents of its own rows: names of states, times, and the core of one that runs. Two threads are never on
/// one core at a time, and each row lies within its thread's slices.
#[test]
fn thread_states_fill_perfettos_lanes_of_cores() {
    for name in ALL {
        let spans: Spans = events(name).iter().collect();
        let text = chrome(&spans, &About { states: true, ..ABOUT });
        let file: Value = serde_json::from_str(&text).expect("it is JSON");
        let rows = file["traceEvents"].as_array().expect("a list");
        let states: Vec<&Value> = rows.iter().filter(|row| row["ph"] == "T").collect();
        assert!(!states.is_empty(), "{name}: no states");
        let mut on_core: BTreeMap<u64, Vec<(f64, f64)>> = BTreeMap::new();
        let mut running = 0.0;
        for row in states {
            let state = row["name"].as_str().expect("a name");
            assert!(["Running", "R", "S", "X", "Created"].contains(&state), "{name}: {row}");
            let (ts, dur) = (row["ts"].as_f64().expect("a time"), row["dur"].as_f64().expect("a length"));
            if state == "Running" {
                let cpu = row["args"]["cpu"].as_u64().expect("who runs does so on a core");
                on_core.entry(cpu).or_default().push((ts, ts + dur));
                running += dur;
            } else {
                assert!(row["args"]["cpu"].is_null(), "{name}: {row}");
            }
            if state == "S" {
                assert!(
                    row["args"]["blocked_function"].is_string() && row["args"]["io_wait"].is_u64(),
                    "{name}: {row}"
                );
            }
        }
        for times in on_core.values_mut() {
            times.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert!(times.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-6), "{name}: two on a core");
        }
        let expected = Summary::of(&spans).cpu_ns as f64 / 1e3;
        assert!((running - expected).abs() < 1e-6, "{name}: {running} of {expected}");
        let without = chrome(&spans, &ABOUT);
        assert!(!without.contains("\"ph\":\"T\""), "other readers take these rows for something else");
    }
}

/// What speedscope documents: it reads `B`, `E` and `X` with `pid`, `tid`, `ts`, and a `dur` that is not negative; it makes a
/// profile of each thread and wants slices that nest.
#[test]
fn speedscope_finds_a_profile_for_every_thread() {
    for name in ALL {
        let spans: Spans = events(name).iter().collect();
        for states in [false, true] {
            let file: Value =
                serde_json::from_str(&chrome(&spans, &About { states, ..ABOUT })).expect("it is JSON");
            let rows = file["traceEvents"].as_array().expect("a list");
            let slices = slices(name, rows);
            let with_slices =
                spans.actors().filter(|actor| actor.kind == ActorKind::Thread && actor.spans.len() > 1);
            for actor in with_slices {
                assert!(
                    slices.keys().any(|(_, tid)| *tid == u64::from(actor.id.0) + 1),
                    "{name}: {}",
                    actor.name
                );
            }
        }
    }
}

/// The page hands its runs over as bytes to the module that writes files of them.
#[test]
fn a_handout_comes_back_from_its_bytes_and_damage_is_refused() {
    for name in ALL {
        let spans: Spans = events(name).iter().collect();
        let run =
            |spans| Run { title: "a run".to_owned(), simulated: true, cores: 4, end: EndMark::Total, spans };
        let borrowed = Handout { title: "a <test>".to_owned(), runs: vec![run(&spans)], window: None };
        let bytes = borrowed.to_bytes();
        let handout = Handout::from_bytes(&bytes).expect("these are its bytes");
        let about = About { title: "a run", ..ABOUT };
        assert_eq!(handout.trace(0, false), Some(chrome(&spans, &about)), "{name}");
        assert_eq!(handout.trace(1, false), None);
        let picture = handout.picture();
        assert!(picture.contains("a &lt;test&gt;") && !picture.contains("<test>"), "{name}");
        let closer = Handout { window: Some((Time(0), Time(spans.end().0 / 3))), ..handout };
        assert_ne!(closer.picture(), picture, "{name}: a part of the time is another picture");
        for length in (0..bytes.len()).step_by(7) {
            if let Some(handout) = Handout::from_bytes(&bytes[..length]) {
                assert!(handout.picture().starts_with("<svg"));
            }
        }
    }
}

type Slices = BTreeMap<(u64, u64), Vec<(f64, f64)>>;

/// The slices of each track, which must be in order and not overlap.
fn slices(name: &str, rows: &[Value]) -> Slices {
    let mut slices = Slices::new();
    let mut before = f64::NEG_INFINITY;
    for row in rows.iter().filter(|row| row["ph"] != "M") {
        let ts = row["ts"].as_f64().expect("each has a time");
        assert!(ts >= before, "{name}: not in order: {row}");
        before = ts;
        if row["ph"] == "X" {
            let track = slices.entry(track(row)).or_default();
            let dur = row["dur"].as_f64().expect("a length");
            assert!(dur > 0.0, "{name}: {row}");
            // A thousandth of a nanosecond is the rounding of decimals.
            assert!(track.last().is_none_or(|(_, end)| *end <= ts + 1e-6), "{name}: overlap: {row}");
            track.push((ts, ts + dur));
        }
    }
    slices
}

/// Each arrow starts and ends within a slice, and its end comes after its start.
fn check_flows(name: &str, rows: &[Value], slices: &Slices) {
    let mut started = BTreeMap::new();
    for row in rows.iter().filter(|row| row["ph"] == "s" || row["ph"] == "f") {
        let (id, ts) = (row["id"].as_u64().expect("a number"), row["ts"].as_f64().expect("a time"));
        let inside = slices[&track(row)].iter().any(|(start, end)| *start <= ts && ts < *end);
        assert!(inside, "{name}: no slice around {row}");
        if row["ph"] == "s" {
            assert!(started.insert(id, ts).is_none(), "{name}: two starts of {id}");
        } else {
            assert_eq!(row["bp"], "e");
            assert!(started.remove(&id).is_some_and(|start| start <= ts), "{name}: {row} has no start");
        }
    }
    assert!(started.is_empty(), "{name}: arrows without end: {started:?}");
}

fn track(row: &Value) -> (u64, u64) {
    (row["pid"].as_u64().expect("a number"), row["tid"].as_u64().expect("a number"))
}

fn is_running_thread(spans: &Spans, row: &Value) -> bool {
    let id = ActorId(row["tid"].as_u64().expect("a number") as u32 - 1);
    let is_thread = spans.actor(id).is_some_and(|actor| actor.kind == ActorKind::Thread);
    row["ph"] == "X" && row["cat"] == "running" && is_thread
}
