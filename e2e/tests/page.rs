//! In: the built page. Out: whether a visitor can read, simulate, edit and understand it.

use std::time::Duration;

use anyhow::Result;
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;
use tasklanes::run::api::RunReport;
use tasklanes::run::simulated;
use tasklanes::scenario::{self, Ends, Scenario, Variant};

const SOON: Duration = Duration::from_secs(60);

#[test]
fn the_gallery_has_every_scenario() {
    browse(&[], async |page| {
        page.open("").await?;
        page.part(testids::GALLERY).await?;
        let mut slugs = Vec::new();
        for item in page.parts(testids::GALLERY_ITEM).await? {
            slugs.push(item.attr("data-scenario").await?.unwrap_or_default());
        }
        assert_eq!(slugs, scenario::all().iter().map(|scenario| scenario.slug.clone()).collect::<Vec<_>>());
        assert_eq!(page.text(testids::TITLE).await?, scenario::all()[0].title);
        assert_eq!(page.errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn a_click_in_the_gallery_opens_a_scenario() {
    browse(&[], async |page| {
        page.open("").await?;
        page.click(&format!("{}[data-scenario=\"blocked-loop\"]", testids::GALLERY_ITEM)).await?;
        page.until("the title changes", SOON, async |page: &Page| {
            Ok((page.text(testids::TITLE).await? == "The blocked loop").then_some(()))
        })
        .await?;
        assert!(page.client.current_url().await?.as_str().contains("scenario=blocked-loop"));
        Ok(())
    });
}

#[test]
fn every_scenario_simulates_as_the_command_line_does() {
    browse(&[], async |page| {
        for scenario in scenario::all() {
            page.open(&format!("?scenario={}", scenario.slug)).await?;
            page.click(testids::SIMULATE).await?;
            // An end that the scenario announces, a traceback or a deadlock, is a good end.
            assert_eq!(page.until_over(SOON).await?, "finished", "{}", scenario.slug);
            let is_error = |variant: &Variant| matches!(variant.ends, Ends::Refused | Ends::Deadlock);
            let errors = page.parts(testids::ERROR).await?.len();
            let is_announced = scenario.variants.iter().any(is_error);
            assert!(is_announced || errors == 0, "{}: an error is shown", scenario.slug);
            for variant in scenario.variants.iter().filter(|variant| variant.ends != Ends::Refused) {
                show(page, variant).await?;
                let wall = page.number(&variant.slug, "wall").await?;
                assert_eq!(
                    wall as u64,
                    simulated_here(scenario, variant),
                    "{}/{}",
                    scenario.slug,
                    variant.slug
                );
            }
            assert!(colours(page).await? > 3, "{}: no lanes", scenario.slug);
            assert_eq!(page.errors().await?, Vec::<String>::new(), "{}", scenario.slug);
        }
        Ok(())
    });
}

#[test]
fn an_edited_program_prints_what_it_now_says() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.write("import time\ntime.sleep(2)\nprint('edited', 6 * 7)\n").await?;
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");
        let first = &scenario::find("three-queries").expect("it is in the gallery").variants[0].slug;
        let output = page.text(&format!("{}[data-variant=\"{first}\"]", testids::OUTPUT)).await?;
        assert!(output.contains("edited 42"), "{output}");
        assert!(page.number(first, "wall").await? >= 2e9);
        Ok(())
    });
}

#[test]
fn a_program_that_cannot_run_shows_where_and_why() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.write("x = 1\nif x:\n    y = = 2\n").await?;
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        let error = page.text(testids::ERROR).await?;
        assert!(error.contains("3:9") || (error.contains("line 3") && error.contains("column 9")), "{error}");
        Ok(())
    });
}

#[test]
fn an_uncaught_exception_shows_its_traceback() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.write("def half(n):\n    return n / 0\n\nhalf(3)\n").await?;
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        let first = &scenario::find("three-queries").expect("it is in the gallery").variants[0].slug;
        let output = page.text(&format!("{}[data-variant=\"{first}\"]", testids::OUTPUT)).await?;
        assert!(output.contains("line 2, in half"), "{output}");
        assert!(output.contains("ZeroDivisionError: division by zero"), "{output}");
        Ok(())
    });
}

#[test]
fn the_page_is_readable_on_a_narrow_screen() {
    browse(&[], async |page| {
        page.resize(360, 740).await?;
        for scenario in scenario::all() {
            page.open(&format!("?scenario={}", scenario.slug)).await?;
            page.click(testids::SIMULATE).await?;
            page.until_over(SOON).await?;
            let width = page.script("return document.documentElement.scrollWidth", vec![]).await?;
            let fits = width.as_u64().is_some_and(|width| width <= 360);
            assert!(fits, "{} is wider than the screen: {width}", scenario.slug);
        }
        Ok(())
    });
}

/// Where only one run is shown at a time, in a table or a quiz, chooses it; in a quiz it has yet to run.
async fn show(page: &Page, variant: &Variant) -> Result<()> {
    if variant.row.is_some() {
        page.click(&format!("{}[data-variant=\"{}\"]", testids::HEAT_CELL, variant.slug)).await?;
    } else if variant.question.is_some() {
        page.click(&format!("{}[data-variant=\"{}\"]", testids::QUIZ_PLACE, variant.slug)).await?;
        page.click(testids::SIMULATE).await?;
        page.part(&format!("{}[data-variant=\"{}\"]", testids::SUMMARY, variant.slug)).await?;
    }
    Ok(())
}

/// The end of the run on this machine without a browser, in nanoseconds: it must be the page's.
fn simulated_here(scenario: &Scenario, variant: &Variant) -> u64 {
    let mut end = 0;
    simulated::simulate_with(&scenario.settings(variant, &[], 4), |report| {
        if let RunReport::Finished(ending) = report {
            end = ending.at_ns;
        }
    });
    end
}

/// How many colours the canvas has.
async fn colours(page: &Page) -> Result<u64> {
    let script = "const canvas = document.querySelector(arguments[0]);
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(pixels.buffer)).size;";
    let canvas = format!("canvas[data-testid=\"{}\"]", testids::LANES);
    Ok(page.script(script, vec![canvas.into()]).await?.as_u64().unwrap_or(0))
}
