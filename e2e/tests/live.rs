//! In: the built page. Out: whether live runs take the time that they should, and can be stopped.
//!
//! These figures need the cores for themselves: `cargo xtask test` runs them one at a time.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;
use e2e::tries::best_of;

const LONG: Duration = Duration::from_secs(90);

#[test]
fn three_queries_take_three_tenths_of_a_second_or_one() {
    browse(&[], async |page| {
        best_of(async || {
            run_live(page, "three-queries").await?;
            near(page, "one-after-another", 0.300, 0.15).await?;
            near(page, "gather", 0.100, 0.15).await?;
            near(page, "threads", 0.100, 0.15).await
        })
        .await
    });
}

#[test]
fn the_page_stays_smooth_while_the_loop_is_blocked() {
    browse(&[], async |page| best_of(async || frames_of_the_blocked_loop(page).await).await);
}

async fn frames_of_the_blocked_loop(page: &Page) -> Result<()> {
    page.open("?scenario=blocked-loop").await?;
    page.part(testids::RUN_LIVE).await?;
    let record = "window.frames_seen = []; let last = performance.now();
            const note = now => { frames_seen.push(now - last); last = now; requestAnimationFrame(note); };
            requestAnimationFrame(note);";
    page.script(record, vec![]).await?;
    page.click(testids::RUN_LIVE).await?;
    assert_eq!(page.until_over(LONG).await?, "finished");
    let frames = page.script("return frames_seen.sort((a, b) => a - b)", vec![]).await?;
    let frames: Vec<f64> = serde_json::from_value(frames)?;
    let late = frames[frames.len() * 95 / 100];
    println!("{} frames, 95th percentile {late:.1} ms", frames.len());
    ensure!(frames.len() > 200, "only {} frames", frames.len());
    ensure!(late < 50.0, "the 95th percentile of frames is {late:.1} ms");
    near(page, "time-sleep", 5.0, 0.1).await?;
    for variant in ["asyncio-sleep", "to-thread", "plain-def"] {
        near(page, variant, 1.0, 0.15).await?;
    }
    Ok(())
}

#[test]
fn two_processes_are_faster_and_threads_are_not() {
    browse(&[], async |page| best_of(async || speed_ups(page).await).await);
}

async fn speed_ups(page: &Page) -> Result<()> {
    run_live(page, "sum-of-squares").await?;
    let in_turn = page.number("in-turn", "wall").await?;
    let speed_up = async |variant| Ok::<_, anyhow::Error>(in_turn / page.number(variant, "wall").await?);
    let (gather, threads) = (speed_up("gather").await?, speed_up("threads").await?);
    let processes = speed_up("processes").await?;
    println!(
        "in turn {:.3} s; gather {gather:.2}, threads {threads:.2}, processes {processes:.2} times as fast",
        in_turn / 1e9
    );
    ensure!(processes >= 1.6, "two processes are only {processes:.2} times as fast");
    ensure!(gather < 1.15, "gather is {gather:.2} times as fast");
    ensure!(threads < 1.15, "threads are {threads:.2} times as fast");
    Ok(())
}

#[test]
fn an_endless_loop_can_be_stopped_and_the_next_run_starts_clean() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.write("while True:\n    pass\n").await?;
        page.click(testids::RUN_LIVE).await?;
        page.until("it runs", LONG, async |page: &Page| {
            Ok((page.attribute(testids::STATUS, "data-state").await? == "running").then_some(()))
        })
        .await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        page.click(testids::STOP).await?;
        page.until("it has stopped", Duration::from_secs(3), async |page: &Page| {
            Ok((page.attribute(testids::STATUS, "data-state").await? != "running").then_some(()))
        })
        .await?;
        page.click(testids::RESTORE).await?;
        best_of(async || {
            page.click(testids::RUN_LIVE).await?;
            assert_eq!(page.until_over(LONG).await?, "finished");
            near(page, "one-after-another", 0.300, 0.15).await
        })
        .await
    });
}

/// Two processes, each of which waits for the other to speak first.
const SILENT_PROCESSES: &str = "\
from multiprocessing import Process, Queue


def talk(mine, other):
    print(mine.get())
    other.put('hello')


if __name__ == '__main__':
    one, two = Queue(), Queue()
    speakers = [Process(target=talk, args=(one, two)), Process(target=talk, args=(two, one))]
    for speaker in speakers:
        speaker.start()
    for speaker in speakers:
        speaker.join()
";

#[test]
fn a_deadlock_of_threads_tasks_or_processes_is_noticed() {
    browse(&[], async |page| {
        page.open("?scenario=deadlock").await?;
        page.click(testids::RUN_LIVE).await?;
        page.until_over(LONG).await?;
        for variant in ["opposite-order", "tasks-opposite"] {
            let seconds = page.number(variant, "wall").await? / 1e9;
            println!("{variant}: {seconds:.3} s");
            ensure!((0.05..1.0).contains(&seconds), "{variant} ended after {seconds:.3} s");
        }
        page.write(SILENT_PROCESSES).await?;
        page.click(testids::RUN_LIVE).await?;
        page.until_over(LONG).await?;
        let said = page.text(testids::ERROR).await?;
        println!("{said}");
        ensure!(said.contains("Nothing can ever go on"), "the page says {said:?}");
        Ok(())
    });
}

async fn run_live(page: &Page, scenario: &str) -> Result<()> {
    page.open(&format!("?scenario={scenario}")).await?;
    page.click(testids::RUN_LIVE).await?;
    assert_eq!(page.until_over(LONG).await?, "finished");
    assert!(page.parts(testids::ERROR).await?.is_empty(), "an error is shown");
    Ok(())
}

/// Fails if a variant's wall time in seconds is more than `tolerance` (a share of it) off.
async fn near(page: &Page, variant: &str, wanted: f64, tolerance: f64) -> Result<()> {
    let summary = format!("{}[data-variant=\"{variant}\"]", testids::SUMMARY);
    assert_eq!(page.attribute(&summary, "data-mode").await?, "live", "{variant}");
    let seconds = page.number(variant, "wall").await? / 1e9;
    println!("{variant}: {seconds:.3} s");
    ensure!((seconds - wanted).abs() <= wanted * tolerance, "{variant} took {seconds:.3} s, not {wanted} s");
    Ok(())
}
