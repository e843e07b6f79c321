//! In: the built page. Out: whether a visitor is led through the course: predicts, runs, compares, and is told why.

use std::time::Duration;

use anyhow::{Context, Result};
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;
use tasklanes::run::api::RunReport;
use tasklanes::run::simulated;
use tasklanes::scenario::{self, Scenario};
use tasklanes::view::words::duration;

const SOON: Duration = Duration::from_secs(60);

#[test]
fn what_has_been_done_is_remembered() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        let item = format!("{}[data-scenario=\"three-queries\"]", testids::GALLERY_ITEM);
        assert_eq!(page.attribute(&item, "data-done").await?, "false");
        assert_eq!(page.attribute(testids::PROGRESS, "data-done").await?, "0");
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        until_attribute(page, testids::PROGRESS, "data-done", "1").await?;
        assert_eq!(page.attribute(&item, "data-done").await?, "true");
        page.open("").await?;
        assert_eq!(page.attribute(&item, "data-done").await?, "true", "the browser has forgotten it");
        Ok(())
    });
}

#[test]
fn the_course_leads_from_one_scenario_to_the_next() {
    browse(&[], async |page| {
        let all = scenario::all();
        page.open(&format!("?scenario={}", all[0].slug)).await?;
        page.part(testids::NEXT).await?;
        assert!(page.parts(testids::PREVIOUS).await?.is_empty(), "nothing comes before the first");
        page.click(testids::NEXT).await?;
        until_title(page, &all[1].title).await?;
        assert!(page.client.current_url().await?.as_str().contains(&all[1].slug));
        page.click(testids::PREVIOUS).await?;
        until_title(page, &all[0].title).await?;
        page.open(&format!("?scenario={}", all[all.len() - 1].slug)).await?;
        page.part(testids::PREVIOUS).await?;
        assert!(page.parts(testids::NEXT).await?.is_empty(), "nothing comes after the last");
        Ok(())
    });
}

#[test]
fn on_a_narrow_screen_the_list_unfolds() {
    browse(&[], async |page| {
        page.resize(360, 740).await?;
        page.open("?scenario=three-queries").await?;
        let item = format!("{}[data-scenario=\"blocked-loop\"]", testids::GALLERY_ITEM);
        assert!(!page.part(&item).await?.is_displayed().await?, "the list is folded at first");
        page.click(testids::GALLERY_UNFOLD).await?;
        page.until("the list is there", SOON, async |page: &Page| {
            Ok(page.part(&item).await?.is_displayed().await?.then_some(()))
        })
        .await?;
        let width = page.script("return document.documentElement.scrollWidth", vec![]).await?;
        assert!(
            width.as_u64().is_some_and(|width| width <= 360),
            "the list is wider than the screen: {width}"
        );
        page.click(&item).await?;
        until_title(page, "The blocked loop").await?;
        page.until("the list is folded again", SOON, async |page: &Page| {
            Ok((!page.part(&item).await?.is_displayed().await?).then_some(()))
        })
        .await?;
        Ok(())
    });
}

#[test]
fn a_guess_is_marked_and_held_against_the_run() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        assert_eq!(marked(page).await?, 0, "nobody has guessed yet");
        page.part(testids::GUESS).await?.send_keys("300").await?;
        page.until("the guess is on the time axis", SOON, async |page: &Page| {
            Ok((marked(page).await? > 20).then_some(()))
        })
        .await?;
        assert!(page.parts(testids::ANSWER).await?.is_empty(), "the answer comes after the run");
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        assert_eq!(page.text(testids::VERDICT).await?, "You said 300 ms, it took 100 ms: three times less.");
        let question = scenario::find("three-queries").and_then(|it| it.question.as_ref());
        let explanation = &question.context("it asks")?.explanation;
        let first = explanation.split('.').next().unwrap_or_default();
        assert!(page.text(testids::ANSWER).await?.contains(first), "{first}");
        Ok(())
    });
}

#[test]
fn every_claim_is_shown_to_hold() {
    browse(&[], async |page| {
        for scenario in scenario::all() {
            // A quiz shows its answers instead.
            if scenario.claims.is_empty() || scenario.question.is_none() {
                continue;
            }
            page.open(&format!("?scenario={}", scenario.slug)).await?;
            page.click(testids::SIMULATE).await?;
            page.until_over(SOON).await?;
            page.part(testids::CLAIMS).await?;
            let claims = page.parts(testids::CLAIM).await?;
            assert_eq!(claims.len(), scenario.claims.len(), "{}", scenario.slug);
            for claim in claims {
                let (verdict, text) = (claim.attr("data-verdict").await?, claim.text().await?);
                assert_eq!(verdict.as_deref(), Some("holds"), "{}: {text}", scenario.slug);
            }
            let takeaway = scenario.takeaway.replace('`', "");
            assert!(page.text(testids::TAKEAWAY).await?.contains(&takeaway), "{}", scenario.slug);
        }
        Ok(())
    });
}

#[test]
fn bars_compare_what_was_measured_with_what_was_simulated() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        let bar = format!("{}[data-variant=\"gather\"]", testids::BAR);
        assert!(page.text(&bar).await?.contains("100 ms"));
        assert!(page.parts(testids::BAR_OUTLINE).await?.is_empty(), "simulated bars have no outline");
        page.click(&format!("{}[title^=\"How many times as fast\"]", testids::COMPARE)).await?;
        page.until("the bars show the speed-up", SOON, async |page: &Page| {
            Ok(page.text(&bar).await?.contains("3.0×").then_some(()))
        })
        .await?;

        page.click(testids::RUN_LIVE).await?;
        let count = scenario::find("three-queries").context("it is there")?.variants.len();
        page.until("every bar has its outline", SOON, async |page: &Page| {
            Ok((page.parts(testids::BAR_OUTLINE).await?.len() == count).then_some(()))
        })
        .await?;
        assert!(page.text(testids::BARS_ORIGIN).await?.contains("measured on this computer"));
        assert!(page.text(&bar).await?.contains("simulated 3.0×"), "{}", page.text(&bar).await?);
        Ok(())
    });
}

#[test]
fn the_growth_chart_has_the_numbers_of_the_command_line() {
    browse(&[], async |page| {
        let scenario = scenario::find("three-queries").context("it is there")?;
        let growth = scenario.growth.as_ref().context("it has a size")?;
        page.open("?scenario=three-queries").await?;
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        until_attribute(page, testids::GROWTH, "data-complete", "true").await?;
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map(row => [...row.children].map(cell => cell.textContent))";
        let rows = format!("[data-testid=\"{}\"] tbody tr", testids::GROWTH);
        let rows = page.script(script, vec![rows.into()]).await?;
        let expected: Vec<Vec<String>> = growth.values.iter().map(|value| row(scenario, *value)).collect();
        assert_eq!(rows, serde_json::json!(expected));
        Ok(())
    });
}

/// A row of the table: the size, and the wall time of every variant.
fn row(scenario: &Scenario, value: f64) -> Vec<String> {
    let name = scenario.growth.as_ref().map(|growth| growth.parameter.clone()).unwrap_or_default();
    let wall = |variant| {
        let mut end = 0;
        simulated::simulate_with(&scenario.settings(variant, &[(name.clone(), value)], 4), |report| {
            if let RunReport::Finished(ending) = report {
                end = ending.at_ns;
            }
        });
        duration(end)
    };
    std::iter::once(value.to_string()).chain(scenario.variants.iter().map(wall)).collect()
}

async fn until_title(page: &Page, title: &str) -> Result<()> {
    page.until("the other scenario is open", SOON, async |page: &Page| {
        Ok((page.text(testids::TITLE).await? == title).then_some(()))
    })
    .await
}

async fn until_attribute(page: &Page, part: &str, attribute: &str, value: &str) -> Result<()> {
    page.until(&format!("{attribute} of {part} is {value}"), SOON, async |page: &Page| {
        Ok((page.attribute(part, attribute).await? == value).then_some(()))
    })
    .await
}

/// How many pixels of the lanes have the colour of a guess.
async fn marked(page: &Page) -> Result<u64> {
    page.part(testids::LANES).await?;
    let script = "const canvas = document.querySelector(arguments[0]);
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let count = 0;
        for (let i = 0; i < pixels.length; i += 4)
            if (pixels[i] === 0x8a && pixels[i + 1] === 0x2b && pixels[i + 2] === 0x57) count++;
        return count;";
    let canvas = format!("canvas[data-testid=\"{}\"]", testids::LANES);
    Ok(page.script(script, vec![canvas.into()]).await?.as_u64().unwrap_or(0))
}
