//! In: the built page. Out: whether it speaks German when that is chosen, goes on speaking it, and obeys its address.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;
use fantoccini::Locator;

const LONG: Duration = Duration::from_secs(60);

#[test]
fn the_page_speaks_german_once_it_is_chosen() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        ensure!(page.text(testids::SIMULATE).await? == "Simulate", "the page begins in English");
        page.part(testids::LANGUAGE).await?.select_by(Locator::Css("[value=de]")).await?;
        until_it_says(page, "Simulieren").await?;
        ensure!(language(page).await? == "de", "the page does not say that it is German");
        ensure!(page.text(testids::PROGRESS).await?.contains("erledigt"), "the gallery is still English");
        page.click(testids::SIMULATE).await?;
        ensure!(page.until_over(LONG).await? == "finished", "{}", page.text(testids::STATUS).await?);
        ensure!(page.text(testids::STATUS).await?.contains("Am schnellsten"), "the result is English");

        page.open("?scenario=three-queries").await?;
        until_it_says(page, "Simulieren").await?;
        page.open("?scenario=three-queries&lang=en").await?;
        until_it_says(page, "Simulate").await?;
        ensure!(language(page).await? == "en", "the address does not win");
        Ok(())
    });
}

#[test]
fn another_language_keeps_runs_and_changes() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries&lang=de").await?;
        until_it_says(page, "Simulieren").await?;
        page.write("print('mine')\n").await?;
        page.click(testids::SIMULATE).await?;
        ensure!(page.until_over(LONG).await? == "finished", "{}", page.text(testids::STATUS).await?);
        page.part(testids::LANGUAGE).await?.select_by(Locator::Css("[value=en]")).await?;
        until_it_says(page, "Simulate").await?;
        ensure!(page.attribute(testids::STATUS, "data-state").await? == "finished", "the runs are gone");
        ensure!(page.text(testids::CODE).await?.contains("mine"), "the change is gone");
        ensure!(page.text(testids::OUTPUT).await?.contains("mine"), "the output is gone");
        Ok(())
    });
}

async fn until_it_says(page: &Page, word: &str) -> Result<()> {
    let says = async |page: &Page| Ok((page.text(testids::SIMULATE).await? == word).then_some(()));
    page.until(&format!("the page says {word}"), LONG, says).await
}

async fn language(page: &Page) -> Result<String> {
    let said = page.script("return document.documentElement.lang", vec![]).await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}
