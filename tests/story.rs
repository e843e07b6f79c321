//! In: what the page shows beside the lanes, from runs and files. Out: whether the pure parts of it are right.

use tasklanes::run::api::{RunReport, RunSettings};
use tasklanes::run::simulated;
use tasklanes::scenario::{Figure, Role, Variant};
use tasklanes::trace::event::{ActorKind, Time};
use tasklanes::trace::span::Spans;
use tasklanes::view::cast::{Standing, actors_on, fits, lines_of, players, standing};
use tasklanes::view::heat::{Heat, heats, table};
use tasklanes::view::pixmap::{Pixmap, decode};

fn run(program: &str) -> Spans {
    let settings = RunSettings { cores: 2, ..RunSettings::of_program("story.py", program) };
    let mut spans = Spans::new();
    simulated::simulate_with(&settings, |report| match report {
        RunReport::Events(events) => events.iter().for_each(|event| spans.add(event)),
        RunReport::Refused(refusals) => panic!("{refusals:?}"),
        RunReport::Finished(_) => {}
    });
    spans.settle();
    spans
}

fn role(lane: &str, label: &str) -> Role {
    Role { lane: lane.to_owned(), figure: Figure::Cook, label: label.to_owned() }
}

fn labels(spans: &Spans, cast: &[Role]) -> Vec<String> {
    players(spans, cast).into_iter().map(|player| player.label).collect()
}

const COOKS: &str = "\
import asyncio, time

async def cook(seconds):
    await asyncio.sleep(seconds)
    time.sleep(0.2)

async def main():
    await asyncio.gather(
        asyncio.create_task(cook(0.1), name='cook-1'),
        asyncio.create_task(cook(0.15), name='cook-2'),
        asyncio.create_task(cook(0.5), name='waiter'),
    )

asyncio.run(main())
";

#[test]
fn a_star_stands_for_any_rest() {
    assert!(
        fits("cook-*", "cook-1") && fits("cook-*", "cook-") && fits("*", "anything") && fits("cook", "cook")
    );
    assert!(!fits("cook-*", "cook") && !fits("cook", "cook-1") && !fits("cook-*", "a cook-1"));
}

#[test]
fn players_have_the_first_role_that_fits_in_the_order_of_the_cast() {
    let spans = run(COOKS);
    let cast = [role("waiter", "The waiter"), role("cook-*", "Cook"), role("*-2", "nobody")];
    assert_eq!(labels(&spans, &cast), ["The waiter", "Cook 1", "Cook 2"]);
    assert_eq!(labels(&spans, &[role("cook-2", "Her"), role("cook-*", "Cook")]), ["Her", "Cook"]);
    assert_eq!(labels(&spans, &[]), Vec::<String>::new());
    let own: Vec<Option<String>> = players(&spans, &cast).into_iter().map(|player| player.own).collect();
    assert_eq!(own, [None, Some("1".to_owned()), Some("2".to_owned())]);
}

#[test]
fn players_whose_names_say_nothing_are_numbered() {
    let spans = run("\
import threading, time
for _ in range(3):
    threading.Thread(target=time.sleep, args=[0.1], name='worker').start()
");
    assert_eq!(labels(&spans, &[role("worker*", "A worker")]), ["A worker 1", "A worker 2", "A worker 3"]);
    assert_eq!(labels(&spans, &[role("worker", "A worker")]), ["A worker 1", "A worker 2", "A worker 3"]);
}

#[test]
fn the_thread_of_playing_tasks_does_not_play() {
    let spans = run(COOKS);
    assert_eq!(labels(&spans, &[role("MainThread", "Me"), role("cook-1", "Cook")]), ["Cook"]);
    assert_eq!(labels(&spans, &[role("MainThread", "Me")]), ["Me"]);
}

#[test]
fn a_player_stands_as_its_lane_does() {
    let spans = run(COOKS);
    let all = players(&spans, &[role("cook-*", "Cook")]);
    let at = |player: usize, ms: u64| standing(&spans, &all[player], Time(ms * 1_000_000));
    assert_eq!(at(0, 50), (Standing::Waiting, 4));
    assert_eq!(at(0, 200), (Standing::Blocked, 5));
    assert_eq!(at(1, 200), (Standing::Ready, 4));
    assert_eq!(at(0, 400).0, Standing::Done);
    assert_eq!(at(1, 400), (Standing::Blocked, 5));
    assert_eq!(standing(&spans, &all[0], Time(0)).0, Standing::Absent);
}

#[test]
fn lines_and_actors_are_linked_both_ways() {
    let spans = run(COOKS);
    let cook = &players(&spans, &[role("cook-1", "Cook")])[0];
    assert_eq!(lines_of(&spans, &cook.actors), [4, 5]);
    let names: Vec<&str> = actors_on(&spans, 5)
        .into_iter()
        .filter_map(|id| spans.actor(id))
        .filter(|actor| actor.kind == ActorKind::Task)
        .map(|actor| actor.name.as_str())
        .collect();
    assert_eq!(names, ["cook-1", "cook-2", "waiter"]);
    assert!(actors_on(&spans, 0).is_empty() && actors_on(&spans, 99).is_empty());
}

#[test]
fn a_process_stands_as_its_main_thread_does() {
    let spans = run("\
from multiprocessing import Process
import time

def clean():
    sum(range(3_000_000))

if __name__ == '__main__':
    friends = [Process(target=clean, name=f'friend-{n}') for n in (1, 2)]
    for friend in friends:
        friend.start()
    for friend in friends:
        friend.join()
");
    let all = players(&spans, &[role("friend-*", "Friend"), role("MainThread", "Me")]);
    assert_eq!(
        all.iter().map(|player| player.label.as_str()).collect::<Vec<_>>(),
        ["Friend 1", "Friend 2", "Me"]
    );
    let seen = |player: usize| {
        let steps = (0..100).map(|step| Time(spans.end().0 / 100 * step));
        steps.map(|at| standing(&spans, &all[player], at).0).collect::<Vec<_>>()
    };
    assert!(seen(0).contains(&Standing::Running) && seen(0).contains(&Standing::Absent));
    assert!(seen(2).contains(&Standing::Waiting), "{:?}", seen(2));
}

fn grey(width: u32, height: u32, values: &[u8]) -> Pixmap {
    Pixmap { width, height, rgba: values.iter().flat_map(|value| [*value, *value, *value, 255]).collect() }
}

#[test]
fn all_four_kinds_of_pixmap_are_read() {
    assert_eq!(decode(b"P2 # plain\n# two wide\n2 1\n15\n0 15\n"), Some(grey(2, 1, &[0, 255])));
    assert_eq!(decode(b"P5\n2 2\n255\n\x00\x20#\xff"), Some(grey(2, 2, &[0, 32, 35, 255])));
    let red_and_blue = Some(Pixmap { width: 1, height: 2, rgba: vec![255, 0, 0, 255, 0, 0, 255, 255] });
    assert_eq!(decode(b"P3 1 2 255 255 0 0 0 0 255"), red_and_blue);
    assert_eq!(decode(b"P6 1 2 255\n\xff\x00\x00\x00\x00\xff"), red_and_blue);
}

#[test]
fn samples_are_brought_to_eight_bits() {
    assert_eq!(decode(b"P5 3 1 65535 \x00\x00\x80\x00\xff\xff"), Some(grey(3, 1, &[0, 127, 255])));
    assert_eq!(decode(b"P2 2 1 1 0 1"), Some(grey(2, 1, &[0, 255])));
}

#[test]
fn what_is_no_whole_picture_is_none() {
    for bytes in [
        &b""[..],
        b"P",
        b"P4 1 1 \x00",
        b"P5 2 2 255 \x00\x00\x00",
        b"P6 1 1 255",
        b"P2 0 5 255",
        b"P2 1 1 0 0",
        b"P2 1 1 70000 0",
        b"P2 99999 99999 255 0",
        b"P2 99999999999 1 255 0",
        b"P2 x 1 255 0",
    ] {
        assert_eq!(decode(bytes), None, "{:?}", String::from_utf8_lossy(bytes));
    }
}

fn variant(row: Option<&str>, column: Option<&str>) -> Variant {
    let place = |word: Option<&str>| word.map(str::to_owned);
    let first = tasklanes::scenario::all()[0].variants[0].clone();
    Variant { row: place(row), column: place(column), ..first }
}

#[test]
fn variants_stand_in_the_table_by_their_row_and_column() {
    let all = [("wait", "turns"), ("wait", "threads"), ("compute", "threads"), ("compute", "processes")];
    let variants = all.map(|(row, column)| variant(Some(row), Some(column)));
    let table = table(&variants).expect("all have both");
    assert_eq!(table.columns, ["turns", "threads", "processes"]);
    assert_eq!(
        table.rows,
        [("wait", vec![Some(0), Some(1), None]), ("compute", vec![None, Some(2), Some(3)])]
    );
}

#[test]
fn without_rows_there_is_no_table() {
    assert_eq!(table(&[variant(Some("a"), Some("b")), variant(None, None)]), None);
    assert_eq!(table(&[]), None);
}

#[test]
fn the_best_of_a_row_is_cold_and_the_others_are_the_warmer_the_longer_they_took() {
    let heats = heats(&[Some(200.0), Some(100.0), None, Some(104.0), Some(5000.0)]);
    let best: Vec<bool> = heats.iter().flatten().map(|heat| heat.is_best).collect();
    assert_eq!(best, [false, true, true, false]);
    assert_eq!(heats[2], None);
    assert_eq!(heats[0].map(|heat| heat.ratio), Some(2.0));
    let shade = |index: usize| heats[index].map_or(-1.0, |heat: Heat| heat.shade);
    assert!((shade(0) - 1.0 / 3.0).abs() < 1e-9 && shade(1) == 0.0 && shade(4) == 1.0, "{heats:?}");
    assert!(tasklanes::view::heat::heats(&[None, None]).iter().all(Option::is_none));
}
