//! In: hand-made traces and programs. Out: what their loops, pools and GILs hold at a moment, against what it should be.

#[expect(dead_code, reason = "other tests go through all traces")]
mod traces;

use tasklanes::run::api::{RunReport, RunSettings};
use tasklanes::run::simulated::simulate;
use tasklanes::trace::event::Time;
use tasklanes::trace::span::Spans;
use tasklanes::view::inside::{Gil, Inside, Zone, inside};
use traces::{check, events};

#[test]
fn traces_hold_what_they_should() {
    for name in ["gather", "blocked", "threads", "pool", "background", "processes"] {
        let mut spans: Spans = events(name).iter().collect();
        spans.settle();
        let mut text = String::new();
        for part in [0, 1, 10, 25, 50, 75, 99, 100] {
            let at = Time(spans.end().0 * part / 100);
            text.push_str(&format!("== {:.3} ms\n", at.milliseconds()));
            told(&mut text, &inside(&spans, at, true));
        }
        check(&format!("{name}.inside.txt"), &text);
    }
}

fn told(text: &mut String, inside: &Inside) {
    for process in &inside.processes {
        text.push_str(&format!("{}\n", process.name));
        for each in &process.loops {
            text.push_str(&format!("  {:?}, {} rows: {}\n", each.class, each.rows, each.sentence()));
        }
        for thread in &process.threads {
            let gil = if process.gil == Gil::Held(thread.actor) { " has the GIL" } else { "" };
            text.push_str(&format!("  {} ({}){gil}\n", thread.name, thread.note));
        }
        for (pool, jobs) in &process.queued {
            text.push_str(&format!("  {jobs} jobs wait for {pool}\n"));
        }
    }
}

fn run(program: &str) -> Spans {
    let mut spans = Spans::new();
    for report in simulate(&RunSettings::of_program("inside.py", program)) {
        if let RunReport::Events(events) = report {
            events.iter().for_each(|event| spans.add(event));
        }
    }
    spans.settle();
    spans
}

#[test]
fn the_ready_queue_stands_in_the_order_in_which_it_runs() {
    let spans = run(
        "import asyncio, time\n\nasync def step(number):\n    time.sleep(0.01)\n    await asyncio.sleep(0)\n    time.sleep(0.01)\n\n\
        async def main():\n    await asyncio.gather(*(step(n) for n in range(7)))\n\nasyncio.run(main())\n",
    );
    let at = inside(&spans, Time(25_000_000), true);
    let each = &at.processes[0].loops[0];
    let mut ready: Vec<_> = each.tasks.iter().filter(|task| task.zone == Zone::Ready).collect();
    ready.sort_by_key(|task| task.row);
    let names: Vec<&str> = ready.iter().map(|task| task.name.as_str()).collect();
    assert_eq!(names, ["Task-5", "Task-6", "Task-7", "Task-8", "Task-2", "Task-3"], "{}", each.sentence());
    assert_eq!((each.count(Zone::Running), each.count(Zone::Waiting), each.rows), (1, 1, 5));
    let again = inside(&spans, Time(25_000_000), true);
    assert_eq!(at, again);
}

#[test]
fn a_timer_says_how_long_it_still_takes() {
    let spans = run("import asyncio\n\nasync def nap(s):\n    await asyncio.sleep(s)\n\n\
        async def main():\n    await asyncio.gather(nap(0.3), nap(0.1))\n\nasyncio.run(main())\n");
    let at = inside(&spans, Time(60_000_000), true);
    let each = &at.processes[0].loops[0];
    let timers: Vec<(usize, &str)> = each
        .tasks
        .iter()
        .filter(|task| task.zone == Zone::Timers)
        .map(|task| (task.row, task.note.split(' ').next().unwrap()))
        .collect();
    assert_eq!(timers, [(1, "240"), (0, "40")], "{}", each.sentence());
    assert_eq!(at.processes[0].gil, Gil::Free);
}

#[test]
fn work_in_native_code_leaves_the_gil_to_others() {
    let spans = run(
        "import hashlib, threading\n\ndef digest():\n    hashlib.pbkdf2_hmac('sha256', b'a', b'b', 200_000)\n\n\
        threads = [threading.Thread(target=digest, name=f'digest-{n}') for n in range(2)]\n\
        for thread in threads:\n    thread.start()\n\ntotal = 0\nfor n in range(4_000_000):\n    total += n\n",
    );
    let at = inside(&spans, Time(50_000_000), true);
    let process = &at.processes[0];
    let main = process.threads.iter().find(|thread| thread.name == "MainThread").unwrap();
    let running = process.threads.iter().filter(|thread| thread.note == "running").count();
    assert_eq!((process.gil, running), (Gil::Held(main.actor), 3));
    assert_eq!(inside(&spans, Time(50_000_000), false).processes[0].gil, Gil::Off);
}

#[test]
fn jobs_wait_for_a_thread_of_their_pool() {
    let spans = run("import time\nfrom concurrent.futures import ThreadPoolExecutor\n\n\
        with ThreadPoolExecutor(2, thread_name_prefix='cook') as pool:\n    list(pool.map(time.sleep, [0.1] * 7))\n");
    let at = |ms: u64| inside(&spans, Time(ms * 1_000_000), true).processes[0].queued.clone();
    assert_eq!(at(50), [("cook".to_owned(), 5)]);
    assert_eq!(at(250), [("cook".to_owned(), 1)]);
    assert_eq!(at(350), []);
}
