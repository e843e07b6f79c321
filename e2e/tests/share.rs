//! In: the built page. Out: whether a link opens to the same picture and does nothing else, whether files can be taken
//! away, and whether the page keeps to its own scripts and its own origin.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;
use serde_json::{Value, json};
use tasklanes::scenario;

const SOON: Duration = Duration::from_secs(60);
const PROGRAM: &str =
    "import time\nfor step in range(4):\n    time.sleep(0.05)\n    print('<b>step</b>', step)\n";

#[test]
fn a_link_opens_to_the_same_picture() {
    browse(&[], async |page| {
        // Lanes are drawn as far as they are on screen: all of them.
        page.resize(1280, 3000).await?;
        page.open("?scenario=three-queries").await?;
        let gather = format!("{}[data-variant=\"gather\"]", testids::TAB);
        page.click(&gather).await?;
        page.write(PROGRAM).await?;
        set_parameter(page, "QUERY_SECONDS", "0.25").await?;
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");
        page.script("document.querySelector('[data-testid=\"pause\"]')?.click()", vec![]).await?;
        zoom(page).await?;
        scrub(page, 700).await?;
        let before = seen(page).await?;
        let link = link(page).await?;
        ensure!(link.len() < 1500, "the link has {} characters", link.len());

        page.client.goto("about:blank").await?;
        page.client.goto(&link).await?;
        let after = page
            .until("the link shows the same", SOON, async |page: &Page| {
                let after = seen(page).await?;
                Ok((after == before).then_some(after))
            })
            .await;
        let after = match after {
            Ok(after) => after,
            Err(_) => seen(page).await?,
        };
        for key in ["lanes", "clock", "editor", "tab", "parameter", "output"] {
            assert!(before[key] == after[key], "{key} differs: {:.300} {:.300}", before[key], after[key]);
        }
        assert!(page.parts(testids::LINK_NOTICE).await?.is_empty());
        assert_eq!(page.errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn a_link_to_another_place_works_in_an_open_page() {
    browse(&[], async |page| {
        page.open("?scenario=blocked-loop").await?;
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        page.script("document.querySelector('[data-testid=\"pause\"]')?.click()", vec![]).await?;
        let link = link(page).await?;
        let fragment = link.split_once('#').context("it has a fragment")?.1.to_owned();
        page.open("?scenario=three-queries").await?;
        page.part(testids::TITLE).await?;
        page.script("location.hash = arguments[0]", vec![fragment.into()]).await?;
        page.until("the other scenario is open", SOON, async |page: &Page| {
            Ok((page.text(testids::TITLE).await? == "The blocked loop").then_some(()))
        })
        .await?;
        page.until_over(SOON).await?;
        Ok(())
    });
}

#[test]
fn a_hostile_link_does_nothing() {
    let script = "<img src=x onerror='window.pwned=1'><script>window.pwned=1</script>";
    let program = format!("print({script:?})\nimport socket\n");
    let reaching = "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')\n";
    let states = [
        json!({ "scenario": script }),
        json!({ "scenario": "", "title": script, "programs": { "program": program }, "ran": ["program"] }),
        json!({ "scenario": "", "title": "x", "programs": { "program": reaching }, "ran": ["program"] }),
        json!({ "scenario": "", "title": "x", "programs": { "program": "while True:\n    pass\n" }, "ran": ["program"] }),
        json!({ "scenario": "three-queries", "programs": { "gather": 7, "__proto__": "x" }, "variant": { "toString": 1 } }),
        json!({ "scenario": "three-queries", "values": { "QUERY_SECONDS": 1e300, "QUERIES": "9" }, "cores": -5, "ran": ["gather"],
            "look": [-1e300, 1e300, 1e300] }),
        json!({ "scenario": "three-queries", "ran": "gather", "look": ["a", null, {}] }),
        json!({ "scenario": "three-queries", "programs": { "gather": "x".repeat(3_000_000) } }),
        json!([1, 2, 3]),
        json!("text"),
        Value::Null,
    ];
    browse(&[], async |page| {
        page.open("").await?;
        page.part(testids::TITLE).await?;
        let mut links = Vec::new();
        for state in &states {
            links.push(packed(page, state).await?);
        }
        // A bomb: 64 MB that pack into 64 kB. And what is no link at all.
        links.push(bomb(page).await?);
        let odd = ["", "AAAA", "%3Cscript%3E", "javascript:alert(1)", "__proto__", "-_-_-_-_"];
        links.extend(odd.map(str::to_owned));
        links.push("A".repeat(500_000));
        for link in &links {
            page.client.goto("about:blank").await?;
            page.open(&format!("#s={link}")).await?;
            page.part(testids::TITLE).await?;
            tokio::time::sleep(Duration::from_millis(700)).await;
            // What never ends can be stopped.
            if page.attribute(testids::STATUS, "data-state").await? == "running" {
                tokio::time::sleep(Duration::from_secs(2)).await;
                page.script("document.querySelector('[data-testid=\"stop\"]:enabled')?.click()", vec![])
                    .await?;
            }
            page.until("it is over", SOON, async |page: &Page| {
                let state = page.attribute(testids::STATUS, "data-state").await?;
                Ok((state != "running").then_some(()))
            })
            .await?;
            let found = page.script(
                "return [window.pwned ?? null, [...document.querySelectorAll('main img, main script, main iframe')].length,
                    performance.getEntriesByType('resource').filter(it => !it.name.startsWith(location.origin) && !it.name.startsWith('blob:')).length,
                    typeof {}.polluted]",
                vec![],
            );
            assert_eq!(found.await?, json!([null, 0, 0, "undefined"]), "{link:.80}");
            let errors = page.errors().await?;
            assert_eq!(errors, Vec::<String>::new(), "{link:.80}");
        }
        // A damaged one is said to be so, and the page is there.
        page.part(testids::LINK_NOTICE).await?;
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");
        Ok(())
    });
}

#[test]
fn the_page_runs_its_own_scripts_only_and_stays_at_home() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.part(testids::TITLE).await?;
        let policy = page.script(
            "return document.querySelector('meta[http-equiv=\"Content-Security-Policy\"]')?.content ?? ''",
            vec![],
        );
        let policy = policy.await?.as_str().unwrap_or_default().to_owned();
        let scripts = policy.split(';').find(|it| it.trim().starts_with("script-src")).unwrap_or_default();
        ensure!(scripts.contains("'self'"), "the page has no policy: {policy:?}");
        ensure!(!scripts.contains("unsafe-inline") && !scripts.contains("'unsafe-eval'"), "{scripts}");
        let attempt = "const done = arguments[arguments.length - 1];
            window.refused = [];
            addEventListener('securitypolicyviolation', event => refused.push(event.effectiveDirective));
            const script = document.createElement('script');
            script.textContent = 'window.pwned = 1';
            document.body.append(script);
            const image = document.createElement('img');
            image.setAttribute('onerror', 'window.pwned = 2');
            image.src = 'data:text/plain,';
            document.body.append(image);
            setTimeout(\"window.pwned = 3\", 0);
            fetch('http://127.0.0.1:9/').catch(() => {}).then(() =>
                setTimeout(() => done([window.pwned ?? null, [...new Set(refused)].sort()]), 500));";
        let found = page.client.execute_async(attempt, vec![]).await?;
        assert_eq!(found[0], Value::Null, "a script of a stranger ran: {found}");
        let refused = found[1].to_string();
        for directive in ["script-src-elem", "script-src-attr", "connect-src"] {
            ensure!(refused.contains(directive), "{directive} was not refused: {found}");
        }
        Ok(())
    });
}

#[test]
fn everything_that_the_page_does_is_within_its_policy() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        page.write(PROGRAM).await?;
        page.click(testids::RUN_LIVE).await?;
        page.until_over(SOON).await?;
        page.click(testids::SHARE).await?;
        page.part(testids::SHARE_LINK).await?;
        for kind in ["svg", "png", "json", "perfetto"] {
            ensure!(!file(page, kind).await?.1.is_empty(), "{kind}: nothing was written");
        }
        assert_eq!(page.errors().await?, Vec::<String>::new());
        let strangers = page.script(
            "return performance.getEntriesByType('resource').map(it => it.name)
                .filter(name => !name.startsWith(location.origin) && !name.startsWith('blob:'))",
            vec![],
        );
        assert_eq!(strangers.await?, json!([]), "the page reaches other origins");
        Ok(())
    });
}

#[test]
fn files_can_be_taken_away() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.click(&format!("{}[data-variant=\"gather\"]", testids::TAB)).await?;
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        page.click(testids::SHARE).await?;
        page.part(testids::SHARE_LINK).await?;

        let (name, svg) = file(page, "svg").await?;
        assert_eq!(name, "three-queries.svg");
        // A browser that is strict about XML reads it, and it needs nothing from outside.
        let script = "const read = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
            return [read.querySelector('parsererror')?.textContent ?? null, read.documentElement.nodeName,
                read.querySelectorAll('rect').length > 20, read.querySelectorAll('script, image, use, a').length]";
        assert_eq!(page.script(script, vec![svg.clone().into()]).await?, json!([null, "svg", true, 0]));
        ensure!(svg.contains("Task-"), "its lanes have names");

        let (name, png) = file(page, "png").await?;
        assert_eq!(name, "three-queries.png");
        let size = page.script("return window.picture_size", vec![]).await?;
        ensure!(size[0].as_f64().is_some_and(|width| width >= 1900.0), "{size} {}", png.len());
        ensure!(size[2].as_f64().is_some_and(|colours| colours > 8.0), "the picture is empty: {size}");

        let scenario = scenario::find("three-queries").context("it is in the gallery")?;
        let gather = scenario.variants.iter().find(|variant| variant.slug == "gather");
        let title = gather.context("it has it")?.title.as_str();
        for (kind, has_states) in [("json", false), ("perfetto", true)] {
            let (_, text) = file(page, kind).await?;
            let trace: Value = serde_json::from_str(&text)?;
            assert_eq!(trace["metadata"]["title"], title);
            let rows = trace["traceEvents"].as_array().context("a list")?;
            ensure!(rows.iter().filter(|row| row["ph"] == "X").count() > 5, "{kind}: {} rows", rows.len());
            assert_eq!(rows.iter().any(|row| row["ph"] == "T"), has_states, "{kind}");
        }

        let script =
            format!("return document.querySelector('[data-testid=\"{}\"]').value", testids::SHARE_SNIPPET);
        let snippet = page.script(&script, vec![]);
        let snippet = snippet.await?.as_str().unwrap_or_default().to_owned();
        ensure!(
            snippet.contains("embed.js") && snippet.contains("<task-lanes scenario=\"three-queries\">"),
            "{snippet}"
        );
        Ok(())
    });
}

/// The link in the dialog, which is closed again.
async fn link(page: &Page) -> Result<String> {
    page.click(testids::SHARE).await?;
    page.part(testids::SHARE_LINK).await?;
    let script = format!(
        "const link = document.querySelector('[data-testid=\"{}\"]').value;
        document.querySelector('dialog').close();
        return link;",
        testids::SHARE_LINK
    );
    Ok(page.script(&script, vec![]).await?.as_str().context("a link")?.to_owned())
}

/// Presses a button that keeps a file; its name, and its content (of a PNG: only its length, in characters).
async fn file(page: &Page, kind: &str) -> Result<(String, String)> {
    let script = "const [kind, done] = arguments;
        const catchIt = event => {
            const anchor = event.target.closest?.('a[download]');
            if (!anchor) return;
            event.preventDefault();
            removeEventListener('click', catchIt, true);
            fetch(anchor.href).then(it => it.blob()).then(async blob => {
                if (kind !== 'png') return done([anchor.download, await blob.text()]);
                const image = await createImageBitmap(blob);
                const canvas = new OffscreenCanvas(image.width, image.height);
                const context = canvas.getContext('2d');
                context.drawImage(image, 0, 0);
                const pixels = context.getImageData(0, 0, image.width, image.height).data;
                window.picture_size = [image.width, image.height, new Set(new Uint32Array(pixels.buffer)).size];
                done([anchor.download, 'x'.repeat(Math.min(blob.size, 1000))]);
            }).catch(error => done(['error', String(error)]));
        };
        addEventListener('click', catchIt, true);
        document.querySelector(`[data-testid=\"share-file\"][data-kind=\"${kind}\"]`).click();";
    // The blob is read back by its address, which the page's policy would not let it.
    let script = script.replace("fetch(anchor.href).then(it => it.blob())", "blobOf(anchor.href)");
    let script = format!(
        "window.blobs ??= new Map();
        if (!window.keepBlobs) {{
            window.keepBlobs = URL.createObjectURL;
            URL.createObjectURL = blob => {{ const url = keepBlobs.call(URL, blob); blobs.set(url, blob); return url; }};
        }}
        const blobOf = async url => blobs.get(url);
        {script}"
    );
    let found = page.client.execute_async(&script, vec![kind.into()]).await?;
    let text = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
    ensure!(text(0) != "error", "{kind}: {}", text(1));
    Ok((text(0), text(1)))
}

/// What the page looks like, as far as a link is to bring it back.
async fn seen(page: &Page) -> Result<Value> {
    let script = "const part = name => document.querySelector(`[data-testid=\"${name}\"]`);
        return {
            lanes: part('lanes')?.toDataURL(),
            clock: part('clock')?.textContent,
            editor: part('editor')?.value,
            tab: document.querySelector('[data-testid=\"tab\"][aria-pressed=\"true\"]')?.dataset.variant,
            parameter: document.querySelector('[data-testid=\"parameter\"][data-name=\"QUERY_SECONDS\"]')?.value,
            output: part('output')?.textContent,
        };";
    page.script(script, vec![]).await
}

async fn set_parameter(page: &Page, name: &str, value: &str) -> Result<()> {
    let script =
        "const field = document.querySelector(`[data-testid=\"parameter\"][data-name=\"${arguments[0]}\"]`);
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, arguments[1]);
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.part(testids::PARAMETER).await?;
    page.script(script, vec![name.into(), value.into()]).await?;
    Ok(())
}

/// Looks closer, with the keys of the lanes.
async fn zoom(page: &Page) -> Result<()> {
    let script = "const lanes = document.querySelector('[data-testid=\"lanes\"]');
        lanes.focus();
        for (const key of ['+', '+', '+']) lanes.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        lanes.blur();";
    page.script(script, vec![]).await?;
    Ok(())
}

async fn scrub(page: &Page, place: u32) -> Result<()> {
    let script = "const scrub = document.querySelector('[data-testid=\"scrub\"]');
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(scrub, arguments[0]);
        scrub.dispatchEvent(new Event('input', { bubbles: true }));
        return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())));";
    page.script(script, vec![place.into()]).await?;
    Ok(())
}

/// A state as a link has it, by a stranger's hand.
async fn packed(page: &Page, state: &Value) -> Result<String> {
    pack(page, "JSON.stringify(arguments[0])", state.clone()).await
}

async fn bomb(page: &Page) -> Result<String> {
    pack(page, "'{\"scenario\":\"' + 'x'.repeat(64000000) + '\"}'", Value::Null).await
}

async fn pack(page: &Page, text: &str, argument: Value) -> Result<String> {
    let script = format!(
        "const done = arguments[1];
        const stream = new Blob([{text}]).stream().pipeThrough(new CompressionStream('deflate-raw'));
        new Response(stream).arrayBuffer().then(buffer => {{
            let text = '';
            for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
            done(btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''));
        }});"
    );
    let packed = page.client.execute_async(&script, vec![argument]).await?;
    Ok(packed.as_str().context("a text")?.to_owned())
}
