//! In: the built page, visited once. Out: whether it works without a network afterwards.

use std::time::Duration;

use anyhow::ensure;
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;
use serde_json::json;

const SOON: Duration = Duration::from_secs(60);

#[test]
fn after_one_visit_no_network_is_needed() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.part(testids::TITLE).await?;
        let kept = "const done = arguments[arguments.length - 1];
            caches.keys().then(async names => done(names.length ? (await (await caches.open(names[0])).keys()).length : 0))";
        let files = page
            .until("everything is kept", SOON, async |page: &Page| {
                let count = page.client.execute_async(kept, vec![]).await?.as_u64().unwrap_or(0);
                tokio::time::sleep(Duration::from_millis(700)).await;
                let later = page.client.execute_async(kept, vec![]).await?.as_u64().unwrap_or(0);
                Ok((count > 20 && count == later).then_some(count))
            })
            .await?;
        println!("{files} files are kept");

        page.site.go_away();
        page.open("?scenario=blocked-loop").await?;
        assert_eq!(page.text(testids::TITLE).await?, "The blocked loop");
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");
        // Also what is fetched only with the first edit, and the cores of a live run.
        page.write("import asyncio, json\nasync def main():\n    await asyncio.sleep(0.1)\n    print(json.dumps([1]))\nasyncio.run(main())\n").await?;
        page.click(testids::RUN_LIVE).await?;
        page.until_over(SOON).await?;
        ensure!(page.text(testids::OUTPUT).await?.contains("[1]"), "the edited program did not run");
        Ok(())
    });
}

#[test]
fn a_new_build_is_seen_at_once() {
    browse(&[], async |page| {
        page.open("").await?;
        page.part(testids::TITLE).await?;
        let controlled = "const done = arguments[arguments.length - 1];
            navigator.serviceWorker?.ready.then(() => done(true));";
        page.client.execute_async(controlled, vec![]).await?;
        page.site.rebuild("another");
        page.open("?scenario=three-queries").await?;
        page.part(testids::TITLE).await?;
        let build = page.script("return document.documentElement.dataset.build ?? null", vec![]).await?;
        assert_eq!(build, json!("another"), "the service worker serves an old page");
        Ok(())
    });
}
