//! In: the machine, on which others may compute as well. Out: a moment at which its cores are free, if there is one soon.

use std::hint::black_box;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// So much is computed on every core at once to see whether they are free: some milliseconds of work.
const WORK: u64 = 4_000_000;
/// The cores are free if the work takes no longer than this many times the shortest time that it ever took.
const SLACK: f64 = 1.1;
/// They have to be so many times in a row.
const ROW: u32 = 5;
const PATIENCE: Duration = Duration::from_secs(8);

/// The shortest time that the work took on all cores at once.
static SHORTEST: Mutex<Duration> = Mutex::new(Duration::MAX);

/// Waits until all cores are free, but not for long.
pub async fn wait() {
    let until = Instant::now() + PATIENCE;
    let mut row = 0;
    while row < ROW && Instant::now() < until {
        let Ok(took) = tokio::task::spawn_blocking(work_on_all_cores).await else { return };
        row = if is_quick(took) { row + 1 } else { 0 };
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    if row < ROW {
        println!("others compute on this machine");
    }
}

/// How long the slowest core takes.
fn work_on_all_cores() -> Duration {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let workers: Vec<_> = (0..cores).map(|_| thread::spawn(work)).collect();
    workers.into_iter().filter_map(|worker| worker.join().ok()).max().unwrap_or_default()
}

fn work() -> Duration {
    let began = Instant::now();
    let mut number = 1_u64;
    for step in 0..black_box(WORK) {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(step);
    }
    black_box(number);
    began.elapsed()
}

fn is_quick(took: Duration) -> bool {
    let Ok(mut shortest) = SHORTEST.lock() else { return true };
    *shortest = took.min(*shortest);
    took.as_secs_f64() <= shortest.as_secs_f64() * SLACK
}
