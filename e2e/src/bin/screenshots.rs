//! In: the built page and a folder. Out: pictures of every scenario in it: wide, narrow and dark, once simulated.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result};
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;
use tasklanes::scenario;

/// Name, width in CSS pixels, and whether dark.
const LOOKS: [(&str, u32, bool); 3] = [("wide", 1280, false), ("narrow", 360, false), ("dark", 1280, true)];

fn main() -> Result<()> {
    let folder = env::args_os().nth(1).map(PathBuf::from).context("name a folder for the pictures")?;
    fs::create_dir_all(&folder)?;
    browse(&[], async |page| {
        for (look, width, dark) in LOOKS {
            page.darken(dark).await?;
            for scenario in scenario::all() {
                let file = folder.join(format!("{}-{look}.png", scenario.slug));
                picture(page, &scenario.slug, width, &file).await?;
                println!("{}", file.display());
            }
        }
        Ok(())
    });
    Ok(())
}

async fn picture(page: &Page, scenario: &str, width: u32, file: &Path) -> Result<()> {
    page.resize(width, 900).await?;
    page.open(&format!("?scenario={scenario}")).await?;
    page.click(testids::SIMULATE).await?;
    page.until_over(Duration::from_secs(60)).await?;
    page.to_the_end().await?;
    let height = page.script("return document.documentElement.scrollHeight", vec![]).await?;
    page.resize(width, height.as_u64().unwrap_or(900) as u32).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    Ok(fs::write(file, page.client.screenshot().await?)?)
}
