//! In: hand-made traces. Out: their lanes, spans and numbers, against what they should be.

mod traces;

use std::collections::BTreeSet;
use std::fmt::Write;

use tasklanes::trace::Trace;
use tasklanes::trace::chrome::{About, chrome};
use tasklanes::trace::event::{ActorId, Event, State, Time};
use tasklanes::trace::lane::{LaneId, lanes};
use tasklanes::trace::row::lane_spans;
use tasklanes::trace::span::{Span, Spans};
use tasklanes::trace::summary::Summary;
use traces::{ALL, check, events};

#[test]
fn lanes_and_numbers_are_as_expected() {
    for name in ALL {
        let events = events(name);
        let spans: Spans = events.iter().collect();
        let mut text = String::new();
        for lane in lanes(&spans, &BTreeSet::new()) {
            let indent = "  ".repeat(usize::from(lane.depth));
            let _ = writeln!(text, "{indent}{} ({:?}, {:?})", lane.label, lane.kind, lane.size);
            for span in lane_spans(&spans, &lane, Time(0), Time(u64::MAX)).iter() {
                let _ = writeln!(text, "{indent}    {}", describe(&spans, span));
            }
        }
        let summary = serde_json::to_string_pretty(&Summary::of(&spans)).expect("plain numbers");
        let _ = writeln!(text, "\n{summary}");
        check(&format!("{name}.lanes.txt"), &text);
    }
}

fn describe(spans: &Spans, span: &Span) -> String {
    let name = |id: ActorId| spans.actor(id).map_or("?", |actor| &actor.name).to_owned();
    let mut text = format!("{} - {} {:?}", span.start.milliseconds(), span.end.milliseconds(), span.state);
    if span.line != 0 {
        let _ = write!(text, ", line {}", span.line);
    }
    for (word, who) in [("on", span.core), ("runs", span.thread), ("woken by", span.woken_by)] {
        if let Some(id) = who {
            let _ = write!(text, ", {word} {}", name(id));
        }
    }
    text
}

#[test]
fn a_trace_comes_back_from_its_bytes() {
    for name in ALL {
        let events = events(name);
        let trace: Trace = events.iter().cloned().collect();
        assert_eq!(trace.events().collect::<Vec<_>>(), events);
        let bytes = trace.to_bytes();
        let back = Trace::from_bytes(&bytes).expect("its own bytes");
        assert_eq!(back, trace);
        assert_eq!(back.to_bytes(), bytes);
        assert_eq!(back.end(), trace.end());
        let json = serde_json::to_string(&events).expect("plain events").len();
        assert!(bytes.len() * 4 < json, "{name}: {} of {json} bytes", bytes.len());
    }
}

#[test]
fn damaged_bytes_are_refused() {
    let bytes = events("gather").into_iter().collect::<Trace>().to_bytes();
    for length in 0..bytes.len() {
        assert!(Trace::from_bytes(&bytes[..length]).is_err(), "cut to {length}");
    }
    for index in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[index] ^= 0x55;
        // Whatever comes out must be safe to look at.
        if let Ok(trace) = Trace::from_bytes(&damaged) {
            let spans = Spans::from(&trace);
            let lanes = lanes(&spans, &BTreeSet::new());
            lanes
                .iter()
                .for_each(|lane| drop(lane_spans(&spans, lane, Time(0), Time(u64::MAX)).into_owned()));
            let _ = Summary::of(&spans);
            let _ = chrome(&spans, &About { title: "a test", simulated: true, cores: 4, states: true });
        }
    }
}

#[test]
fn processes_are_merged_in_order_of_time() {
    let [a, b] = ["gather", "threads"].map(events);
    let merged = Trace::merge([a.clone(), b.clone()]);
    assert_eq!(merged.len(), a.len() + b.len());
    let all: Vec<Event> = merged.events().collect();
    assert!(all.is_sorted_by_key(Event::at));
    assert_eq!(
        all[..a.iter().filter(|event| event.at() == Time(0)).count()],
        a[..a.iter().filter(|e| e.at() == Time(0)).count()]
    );
    assert_eq!(merged.to_bytes(), Trace::merge([a.clone(), b.clone()]).to_bytes());
    assert_ne!(merged.to_bytes(), Trace::merge([b, a]).to_bytes());
}

#[test]
fn a_live_run_can_be_looked_at_after_every_event() {
    for name in ALL {
        let mut live = Spans::new();
        let events = events(name);
        for event in &events {
            live.add(event);
            live.settle();
            for actor in live.actors() {
                assert!(
                    actor.spans.windows(2).all(|pair| pair[0].end <= pair[1].start),
                    "{name} {}",
                    actor.name
                );
                assert!(actor.spans.iter().all(|span| span.start <= span.end && span.end <= live.end()));
            }
        }
        assert_eq!(live, events.iter().collect::<Spans>(), "{name}");
    }
}

#[test]
fn an_open_span_grows_with_time() {
    let events = events("gather");
    let half = events.iter().take_while(|event| event.at() <= Time(1_500_000));
    let mut spans: Spans = half.collect();
    spans.advance(Time(50_000_000));
    spans.settle();
    let task = spans.actors().find(|actor| actor.name == "Task-2").expect("the trace has it");
    let last = task.spans.last().expect("it has begun");
    assert_eq!(last.end, Time(50_000_000));
    assert!(matches!(last.state, State::Waiting(_)));
}

#[test]
fn a_folded_group_is_one_lane() {
    let spans: Spans = events("pool").iter().collect();
    let open = lanes(&spans, &BTreeSet::new());
    let group = open.iter().find(|lane| lane.folded == Some(false)).expect("twelve requests are a group");
    let folded = lanes(&spans, &BTreeSet::from([group.id]));
    assert_eq!(folded.len(), open.len() - 12);
    let lane = folded.iter().find(|lane| lane.id == group.id).expect("it is still there");
    assert_eq!((lane.folded, lane.actors.len()), (Some(true), 24));
    let row = lane_spans(&spans, lane, Time(0), Time(u64::MAX));
    assert!(row.windows(2).all(|pair| pair[0].end <= pair[1].start && pair[0].start < pair[0].end));
    let end = row.last().map(|span| span.end);
    let last =
        spans.actors().filter(|actor| lane.actors.contains(&actor.id)).filter_map(|actor| actor.ended).max();
    assert_eq!(end, last);
}

#[test]
fn a_request_shares_the_lane_of_its_task() {
    let spans: Spans = events("blocked").iter().collect();
    let lanes = lanes(&spans, &BTreeSet::new());
    let request = lanes.iter().find(|lane| lane.label == "GET /items/1").expect("the trace has it");
    assert_eq!(request.actors.len(), 2);
    let task = LaneId::Actor(request.actors[1]);
    assert!(lanes.iter().all(|lane| lane.id != task));
}

#[test]
fn a_full_trace_counts_what_it_drops() {
    let mut trace = Trace::new();
    let text = "x".repeat(1 << 20);
    for _ in 0..70 {
        let (at, actor, label) = (Time(1), ActorId(0), text.clone());
        trace.push(Event::Mark { at, actor, label });
    }
    assert_eq!((trace.len(), trace.dropped()), (64, 6));
}
