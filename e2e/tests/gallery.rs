//! In: the built page. Out: whether every scenario, run live, comes to the end that it announces, and what its lesson claims holds.
//!
//! These figures need the cores for themselves: `cargo xtask test` runs them one at a time.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::browser::browse;
use e2e::calm;
use e2e::page::Page;
use e2e::testids;
use e2e::tries::TRIES;
use tasklanes::scenario::{self, Claim, Scenario};

const LONG: Duration = Duration::from_secs(120);

#[test]
fn what_the_lessons_claim_holds_in_live_runs() {
    browse(&[], async |page| {
        let only = std::env::var("TASKLANES_SCENARIOS").unwrap_or_default();
        let all = scenario::all().iter();
        let asked: Vec<_> =
            all.filter(|it| only.is_empty() || only.split(',').any(|slug| slug == it.slug)).collect();
        ensure!(!asked.is_empty(), "there is no such scenario: {only}");
        let mut wrong = Vec::new();
        for scenario in asked {
            wrong.extend(never_held(page, scenario).await?);
        }
        ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}

/// The claims that hold in none of some runs, in words. A figure is of one run, and others may compute on the machine
/// during it: each claim has to be seen to hold, not all of them in the same run.
async fn never_held(page: &Page, scenario: &Scenario) -> Result<Vec<String>> {
    let mut wrong: BTreeMap<usize, String> = BTreeMap::new();
    for time in 0..TRIES {
        let failed = run(page, scenario).await?;
        wrong = failed.into_iter().filter(|(claim, _)| time == 0 || wrong.contains_key(claim)).collect();
        if wrong.is_empty() {
            break;
        }
        wrong.values().for_each(|claim| println!("once more: {claim}"));
        calm::wait().await;
    }
    Ok(wrong.into_values().collect())
}

/// The claims that do not hold in one run, by their places.
///
/// # Errors
/// The run does not end as it should, or says nothing of a claim.
async fn run(page: &Page, scenario: &Scenario) -> Result<Vec<(usize, String)>> {
    let slug = &scenario.slug;
    page.open(&format!("?scenario={slug}")).await?;
    page.click(testids::RUN_LIVE).await?;
    let end = page.until_over(LONG).await?;
    ensure!(end == "finished", "{slug}: {}", page.text(testids::STATUS).await?);
    // A quiz shows none: its questions say what is claimed.
    let is_quiz = scenario.variants.iter().any(|variant| variant.question.is_some());
    let expected = if is_quiz { 0 } else { scenario.claims.len() };
    let lines = page.parts(testids::CLAIM).await?;
    ensure!(lines.len() == expected, "{slug}: {} claims are shown", lines.len());
    let cores = page.script("return navigator.hardwareConcurrency", vec![]).await?.as_u64().unwrap_or(1);
    let mut failed = Vec::new();
    for (place, (line, claim)) in lines.iter().zip(&scenario.claims).enumerate() {
        let verdict = line.attr("data-verdict").await?.unwrap_or_default();
        let text = line.text().await?.replace('\n', " ");
        println!("{slug}: {text}");
        match &*verdict {
            "holds" => {}
            "open" => ensure!(may_be_open(claim, cores), "{slug}: nothing is said of a claim: {text}"),
            _ => failed.push((place, format!("{slug}: {text}"))),
        }
    }
    Ok(failed)
}

/// Whether a run on so many cores cannot tell.
fn may_be_open(claim: &Claim, cores: u64) -> bool {
    !claim.live || u64::from(claim.cores) > cores
}
