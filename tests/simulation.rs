//! In: small programs. Out: whether virtual time passes in them as it passes in CPython, figure by figure.
//!
//! Long because it is one small program with its figures after another.

use tasklanes::run::api::{EndReason, Ending, Load, LoadRequest, RunReport, RunSettings};
use tasklanes::run::simulated::simulate;
use tasklanes::trace::event::{ActorId, ActorKind, Event, Reason, State, Stream};

/// A run that is over.
struct Run {
    events: Vec<Event>,
    ending: Ending,
}

impl Run {
    fn stdout(&self) -> String {
        let text = |event: &Event| match event {
            Event::Output { stream: Stream::Stdout, text, .. } => Some(text.clone()),
            _ => None,
        };
        self.events.iter().filter_map(text).collect()
    }

    fn milliseconds(&self) -> f64 {
        self.ending.at_ns as f64 / 1e6
    }

    fn actor(&self, wanted: ActorKind, named: &str) -> ActorId {
        let found = self.events.iter().find_map(|event| match event {
            Event::Born { actor, kind, name, .. } if *kind == wanted && name == named => Some(*actor),
            _ => None,
        });
        found.expect("the actor was born")
    }

    /// The states of an actor with the milliseconds of their beginnings.
    fn states(&self, wanted: ActorId) -> Vec<(f64, State)> {
        let state = |event: &Event| match event {
            Event::Enter { at, actor, state, .. } if *actor == wanted => Some((at.milliseconds(), *state)),
            _ => None,
        };
        self.events.iter().filter_map(state).collect()
    }

    fn responses(&self) -> Vec<f64> {
        let response = |event: &Event| match event {
            Event::Response { at, .. } => Some(at.milliseconds()),
            _ => None,
        };
        self.events.iter().filter_map(response).collect()
    }
}

fn settings(text: &str, load: Option<Load>) -> RunSettings {
    RunSettings { load, ..RunSettings::of_program("program.py", text) }
}

fn run_with(settings: &RunSettings) -> Run {
    let mut events = Vec::new();
    let mut ending = None;
    for report in simulate(settings) {
        match report {
            RunReport::Events(more) => events.extend(more),
            RunReport::Finished(end) => ending = Some(end),
            RunReport::Refused(refusals) => panic!("refused: {refusals:?}"),
        }
    }
    Run { events, ending: ending.expect("every run ends") }
}

fn run(text: &str) -> Run {
    run_with(&settings(text, None))
}

fn serve(text: &str, path: &str, requests: u32, workers: u32) -> Run {
    let request = LoadRequest {
        at_ms: 0.0,
        method: "GET".to_owned(),
        path: path.to_owned(),
        body: String::new(),
        kept: false,
    };
    let load = Load { workers, requests: vec![request; requests as usize] };
    run_with(&settings(text, Some(load)))
}

fn assert_near(actual: f64, expected: f64, tolerance: f64) {
    assert!((actual - expected).abs() <= tolerance, "{actual} is not {expected} +- {tolerance}");
}

const SERVER: &str = "
import asyncio, time
from fastapi import FastAPI

app = FastAPI()

@app.get('/plain')
def plain():
    time.sleep(0.1)

@app.get('/awaits')
async def awaits():
    await asyncio.sleep(0.1)

@app.get('/blocks')
async def blocks():
    time.sleep(1)
";

#[test]
fn waiting_together_takes_as_long_as_the_longest() {
    let program = |how: &str| format!("import asyncio\nasync def main():\n    {how}\nasyncio.run(main())\n");
    let in_turn = run(&program("for _ in range(3): await asyncio.sleep(0.1)"));
    assert_near(in_turn.milliseconds(), 300.0, 2.0);
    let together = run(&program("await asyncio.gather(*(asyncio.sleep(0.1) for _ in range(3)))"));
    assert_near(together.milliseconds(), 100.0, 2.0);
}

#[test]
fn a_task_is_ready_from_its_deadline_on_while_another_blocks_the_loop() {
    let run = run("
import asyncio, time
async def waits():
    await asyncio.sleep(0.1)
async def blocks():
    time.sleep(0.5)
async def main():
    await asyncio.gather(waits(), blocks())
asyncio.run(main())
");
    let waits = run.states(run.actor(ActorKind::Task, "Task-2"));
    let (since, _) = waits.iter().rfind(|(_, state)| *state == State::Ready).expect("it was ready");
    assert_near(*since, 100.0, 1.0);
    let blocks = run.states(run.actor(ActorKind::Task, "Task-3"));
    assert!(blocks.iter().any(|(_, state)| *state == State::Blocked(Reason::Timer)), "{blocks:?}");
    let event_loop = run.states(run.actor(ActorKind::Loop, "event loop"));
    assert!(event_loop.iter().any(|(_, state)| *state == State::Blocked(Reason::Timer)), "{event_loop:?}");
}

#[test]
fn threads_share_the_gil_in_turns_of_five_milliseconds() {
    let run = run("
import threading
def count():
    n = 0
    while n < 600_000:
        n += 1
threads = [threading.Thread(target=count) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
");
    let first = run.states(run.actor(ActorKind::Thread, "Thread-1 (count)"));
    let mut turns = Vec::new();
    let mut since = None;
    for (at, state) in first {
        match (state, since) {
            (State::Running, None) => since = Some(at),
            (State::Waiting(Reason::Gil), Some(began)) => {
                turns.push(at - began);
                since = None;
            }
            (State::Waiting(_), _) => since = None,
            _ => {}
        }
    }
    assert!(turns.len() >= 2, "{turns:?}");
    for turn in &turns[1..] {
        assert_near(*turn, 5.0, 0.2);
    }
}

#[test]
fn a_thread_that_gives_a_lock_back_may_take_it_again_at_once() {
    let run = run("
import threading, time
lock = threading.Lock()
def work(name):
    for _ in range(2):
        with lock:
            time.sleep(0.01)
            print(name, end=' ')
threads = [threading.Thread(target=work, args=(name,)) for name in 'ab']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
");
    assert_eq!(run.stdout(), "a a b b ");
}

#[test]
fn a_deadlock_is_reported_with_who_waits_for_what() {
    let run = run("
import threading
lock = threading.Lock()
lock.acquire()
lock.acquire()
");
    let EndReason::Deadlock(message) = &run.ending.reason else { panic!("{:?}", run.ending) };
    assert!(message.contains("MainThread waits for a lock (line 5)"), "{message}");
}

#[test]
fn an_endless_program_ends_at_a_limit() {
    let mut endless = settings("while True:\n    pass\n", None);
    endless.limits.compute_ns = 50_000_000;
    let Run { ending, .. } = run_with(&endless);
    assert!(matches!(ending.reason, EndReason::Limit(_)), "{ending:?}");
    let sleeper = "import time\nwhile True:\n    time.sleep(1)\n";
    let mut endless = settings(sleeper, None);
    endless.limits.time_ns = 5_500_000_000;
    let Run { ending, .. } = run_with(&endless);
    assert!(matches!(ending.reason, EndReason::Limit(_)), "{ending:?}");
    assert_near(ending.at_ns as f64 / 1e9, 5.0, 0.1);
}

#[test]
fn an_uncaught_exception_ends_with_one_and_exit_with_its_code() {
    assert_eq!(run("1 / 0\n").ending.reason, EndReason::Exited { code: 1 });
    assert_eq!(run("import sys\nsys.exit(3)\n").ending.reason, EndReason::Exited { code: 3 });
}

#[test]
fn the_process_waits_for_threads_that_are_no_daemons() {
    let program = |daemon: &str| {
        format!(
            "import threading, time\nthreading.Thread(target=time.sleep, args=(0.2,), daemon={daemon}).start()\n"
        )
    };
    assert_near(run(&program("False")).milliseconds(), 200.0, 2.0);
    assert_near(run(&program("True")).milliseconds(), 0.0, 2.0);
}

#[test]
fn requests_take_as_long_as_with_fastapi_and_uvicorn() {
    assert_near(serve(SERVER, "/awaits", 100, 1).milliseconds(), 113.0, 6.0);
    assert_near(serve(SERVER, "/plain", 40, 1).milliseconds(), 112.0, 6.0);
    assert_near(serve(SERVER, "/plain", 100, 1).milliseconds(), 332.0, 20.0);
    let blocked = serve(SERVER, "/blocks", 5, 1).responses();
    for (response, expected) in blocked.iter().zip([1000.0, 2000.0, 3000.0, 4000.0, 5000.0]) {
        assert_near(*response, expected, 5.0);
    }
}

#[test]
fn the_worker_that_is_free_first_accepts_all_that_wait() {
    let responses = serve(SERVER, "/blocks", 4, 2).responses();
    let seconds: Vec<f64> = responses.iter().map(|at| (at / 1000.0).round()).collect();
    assert_eq!(seconds, [1.0, 1.0, 2.0, 3.0]);
}

#[test]
fn a_run_is_the_same_every_time_and_its_times_never_decrease() {
    let program = "
import asyncio, random, threading, time
def work(n):
    time.sleep(n / 100)
    return sum(range(n * 1000))
async def main():
    jobs = [asyncio.to_thread(work, n) for n in range(8)]
    print(await asyncio.gather(*jobs))
    print({'a', 'b', 'c'}, hash('text'), id(main) == id(main))
asyncio.run(main())
";
    let (one, other) = (run(program), run(program));
    assert_eq!(one.events, other.events);
    assert_eq!(one.ending, other.ending);
    let mut last = 0;
    for event in &one.events {
        assert!(event.at().0 >= last, "{event:?} after {last}");
        last = event.at().0;
    }
}

const THREADS: &str = "
import threading
def work():
    total = 0
    for number in range(2_000_000):
        total += number
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";

fn free_threaded(text: &str, cores: u32) -> Run {
    run_with(&RunSettings { gil: false, cores, ..settings(text, None) })
}

#[test]
fn without_a_gil_threads_compute_at_the_same_time_as_far_as_there_are_cores() {
    let with_gil = run(THREADS).milliseconds();
    let on_four = free_threaded(THREADS, 4);
    // A little more than a quarter: a free-threaded interpreter is slower by some percent.
    assert_near(on_four.milliseconds() / with_gil, 0.27, 0.01);
    assert_near(free_threaded(THREADS, 2).milliseconds() / with_gil, 0.54, 0.02);
    let waits = |event: &Event| matches!(event, Event::Enter { state: State::Waiting(Reason::Gil), .. });
    assert!(!on_four.events.iter().any(waits), "nobody waits for a GIL");
    let process = on_four.states(on_four.actor(ActorKind::Process, "MainProcess"));
    let halts = process.iter().filter(|(at, state)| (2.0..20.0).contains(at) && *state != State::Running);
    assert_eq!(halts.count(), 0, "the process computes while one of its threads does");
}

#[test]
fn without_a_gil_unguarded_updates_are_lost_and_guarded_ones_are_not() {
    let program = |step: &str| {
        format!(
            "
import threading
count = 0
counts = {{'all': 0}}
class Box: pass
box = Box()
box.count = 0
lock = threading.Lock()
def work():
    global count
    for _ in range(50_000):
        {step}
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count + counts['all'] + box.count)
"
        )
    };
    let count = |text: &str| text.trim().parse::<u32>().expect("a number");
    for step in ["count += 1", "counts['all'] += 1", "box.count += 1"] {
        let lost = count(&free_threaded(&program(step), 4).stdout());
        assert!((50_000..190_000).contains(&lost), "{step}: {lost}");
        assert_eq!(count(&run(&program(step)).stdout()), 200_000, "{step}: a GIL keeps it whole");
    }
    let guarded = "with lock: count += 1";
    assert_eq!(count(&free_threaded(&program(guarded), 4).stdout()), 200_000);
    let listed = "counts.setdefault('list', []).append(1); count = len(counts['list'])";
    assert_eq!(count(&free_threaded(&program(listed), 4).stdout()), 200_000, "append is one step");
}

#[test]
fn a_program_sees_whether_there_is_a_gil() {
    let program = "import sys\nprint(sys._is_gil_enabled())\n";
    assert_eq!(run(program).stdout(), "True\n");
    assert_eq!(free_threaded(program, 4).stdout(), "False\n");
}

#[test]
fn the_switch_interval_says_how_soon_the_gil_changes_hands() {
    let program = |interval: &str| {
        format!(
            "
import sys, threading
sys.setswitchinterval({interval})
def work():
    for number in range(8_000_000):
        pass
threads = [threading.Thread(target=work, name='worker') for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"
        )
    };
    let turns = |interval: &str| {
        let run = run(&program(interval));
        let waits = |event: &&Event| matches!(event, Event::Enter { state: State::Waiting(Reason::Gil), .. });
        run.events.iter().filter(waits).count()
    };
    assert!(turns("0.001") > 4 * turns("0.01"), "{} and {}", turns("0.001"), turns("0.01"));
    assert!(turns("100") < 10, "{}", turns("100"));
}

#[test]
fn a_file_that_is_closed_is_in_the_trace_with_its_content() {
    let run = run("
with open('first.txt', 'w') as file:
    file.write('one')
    print('written')
open('first.txt').read()
open('never-closed.bin', 'wb').write(bytes([0, 255]))
with open('first.txt', 'a') as file:
    file.write(' two')
");
    let file = |event: &Event| match event {
        Event::File { name, content, .. } => Some((name.clone(), content.clone())),
        _ => None,
    };
    let files: Vec<_> = run.events.iter().filter_map(file).collect();
    let expected: [(&str, &[u8]); 3] =
        [("first.txt", b"one"), ("first.txt", b"one two"), ("never-closed.bin", &[0, 255])];
    assert_eq!(files, expected.map(|(name, content)| (name.to_owned(), content.to_vec())));
}

#[test]
fn hashing_lets_go_of_the_gil_and_computing_does_not() {
    let program = |work: &str| {
        format!(
            "
import hashlib, threading
data = bytes(10_000_000)
def work():
    {work}
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"
        )
    };
    let time = |work: &str, cores: u32| {
        let settings = RunSettings { cores, ..settings(&program(work), None) };
        run_with(&settings).milliseconds()
    };
    for work in ["hashlib.sha256(data)", "hashlib.pbkdf2_hmac('sha256', b'', b'', 30_000)"] {
        let ratio = time(work, 1) / time(work, 4);
        assert!(ratio > 3.5, "{work}: {ratio}");
    }
    let short = "for _ in range(1000): hashlib.sha256(b'short')";
    assert!(time(short, 1) / time(short, 4) < 1.2);
}

#[test]
fn a_worker_that_blocks_leaves_what_comes_to_the_one_that_is_free_first() {
    let program = "
import os, time
from fastapi import FastAPI

app = FastAPI()

@app.get('/blocks')
async def blocks():
    time.sleep(0.5)
    return os.getpid()
";
    let request = |number: u32| LoadRequest {
        at_ms: f64::from(number) * 50.0,
        method: "GET".to_owned(),
        path: "/blocks".to_owned(),
        body: String::new(),
        kept: false,
    };
    let load = |workers: u32| Load { workers, requests: (0..6).map(request).collect() };
    let served = |workers: u32| {
        let run = run_with(&settings(program, Some(load(workers))));
        let body = |event: &Event| match event {
            Event::Response { body, .. } => Some(body.clone()),
            _ => None,
        };
        let bodies: Vec<String> = run.events.iter().filter_map(body).collect();
        let mut counts: Vec<usize> =
            ["1000", "1001", "1002"].map(|pid| bodies.iter().filter(|body| *body == pid).count()).to_vec();
        counts.sort_unstable();
        let first = run.responses()[0] - 500.0;
        let ends: Vec<f64> = run.responses().iter().map(|at| ((at - first) / 50.0).round() * 50.0).collect();
        (counts, ends)
    };
    // As measured with uvicorn: one and five.
    assert_eq!(served(2), (vec![0, 1, 5], vec![500.0, 550.0, 1000.0, 1500.0, 2000.0, 2500.0]));
    assert_eq!(served(1).1, [500.0, 1000.0, 1500.0, 2000.0, 2500.0, 3000.0]);
    assert_eq!(served(3), (vec![1, 1, 4], vec![500.0, 550.0, 600.0, 1000.0, 1500.0, 2000.0]));
}
