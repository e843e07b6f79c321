//! In: documentation sites built from `sites/` by their own tools, under a sub-path. Out: whether the scenarios in them
//! load late, fit, follow light and dark, leave the wheel to the page, and are pictures where scripts are off.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{browse, devtools, is_firefox, wheel};
use e2e::page::Page;
use e2e::site::Site;
use e2e::testids;
use fantoccini::Locator;
use serde_json::{Value, json};

const SOON: Duration = Duration::from_secs(60);
/// Path, and a script that switches the site to dark as its reader would.
const SITES: [(&str, &str); 3] = [
    ("mkdocs/", "document.querySelector('label[for=\"__palette_1\"]').click()"),
    (
        "mdbook/waiting.html",
        "(document.getElementById('mdbook-theme-navy') ?? document.getElementById('navy')).click()",
    ),
    ("vitepress/", "document.querySelector('.VPSwitchAppearance').click()"),
];

#[test]
fn scenarios_live_in_documentation_sites() {
    browse(&[], async |page| {
        for (path, dark) in SITES {
            println!("{path}");
            site(page, path, dark).await.with_context(|| path.to_owned())?;
        }
        Ok(())
    });
}

async fn site(page: &Page, path: &str, dark: &str) -> Result<()> {
    page.client.goto(&page.site.guide(path)).await?;
    let first = "document.querySelectorAll('task-lanes')[0]";
    until(
        page,
        "the first frame is ready",
        &format!("{first}?.shadowRoot?.querySelector('iframe.ready') !== null"),
    )
    .await?;
    let loaded = "[...document.querySelectorAll('task-lanes')].map(it => it.shadowRoot.querySelector('iframe') !== null)";
    assert_eq!(value(page, loaded).await?, json!([true, false]), "what is far below is not loaded");

    fits(page, 0).await?;
    themes(page, 0, "light").await?;
    page.script(dark, vec![]).await?;
    themes(page, 0, "dark").await?;
    runs(page).await?;
    // The output and the numbers of a run make it higher.
    fits(page, 0).await?;
    scrolls(page).await?;

    page.script("document.querySelectorAll('task-lanes')[1].scrollIntoView({ block: 'center' })", vec![])
        .await?;
    until(
        page,
        "the second frame is loaded and ready",
        "document.querySelectorAll('task-lanes')[1].shadowRoot.querySelector('iframe.ready') !== null",
    )
    .await?;
    themes(page, 1, "dark").await?;
    fits(page, 1).await?;
    plain_frame(page).await?;
    let errors = page.errors().await?;
    ensure!(errors.is_empty(), "{errors:?}");
    Ok(())
}

/// A frame is as high as what is in it.
async fn fits(page: &Page, index: usize) -> Result<()> {
    let script = format!(
        "(frame => {{
            const inside = frame.contentDocument.querySelector('main.embed').getBoundingClientRect();
            return frame.clientHeight > 200 && Math.abs(frame.clientHeight - inside.bottom) < 3
                && frame.contentDocument.documentElement.scrollWidth <= frame.clientWidth;
        }})(document.querySelectorAll('task-lanes')[{index}].shadowRoot.querySelector('iframe'))"
    );
    until(page, "the frame is as high as its content", &script).await
}

async fn themes(page: &Page, index: usize, theme: &str) -> Result<()> {
    let script = format!(
        "(frame => frame.contentDocument.documentElement.dataset.theme === '{theme}' && frame.contentDocument.querySelector('canvas')
            && getComputedStyle(frame.contentDocument.body).colorScheme !== '')
            (document.querySelectorAll('task-lanes')[{index}].shadowRoot.querySelector('iframe'))"
    );
    until(page, &format!("frame {index} is {theme}"), &format!("Boolean({script})")).await
}

async fn runs(page: &Page) -> Result<()> {
    let script = "const lanes = document.querySelectorAll('task-lanes')[0];
        window.finished = [];
        lanes.addEventListener('tasklanes-finished', event => finished.push(event.detail.variant));
        lanes.shadowRoot.querySelector('iframe').contentDocument.querySelector(arguments[0]).click();";
    page.script(script, vec![format!("[data-testid=\"{}\"]", testids::SIMULATE).into()]).await?;
    until(page, "the host hears of the run", "finished.join() === 'gather'").await
}

/// A wheel over the frame scrolls the page around it.
async fn scrolls(page: &Page) -> Result<()> {
    let script =
        "const frame = document.querySelectorAll('task-lanes')[0].shadowRoot.querySelector('iframe');
        frame.scrollIntoView({ block: 'center', behavior: 'instant' });
        const canvas = frame.contentDocument.querySelector('canvas').getBoundingClientRect();
        const at = frame.getBoundingClientRect();
        return [at.left + canvas.left + canvas.width / 2, at.top + canvas.top + canvas.height / 2, scrollY];";
    let at = page.script(script, vec![]).await?;
    let number = |index: usize| at[index].as_f64().unwrap_or_default();
    wheel(&page.client, number(0) as i64, number(1) as i64, 240).await?;
    let moved = format!("Math.abs(scrollY - {}) > 100", number(2));
    until(page, "the wheel scrolls the page", &moved).await
}

async fn plain_frame(page: &Page) -> Result<()> {
    page.script("document.querySelector('iframe[title]').scrollIntoView({ block: 'center' })", vec![])
        .await?;
    until(
        page,
        "the plain frame shows its scenario",
        &format!(
            "document.querySelector('iframe[title]').contentDocument?.querySelector('[data-testid=\"{}\"]') != null",
            testids::SIMULATE
        ),
    )
    .await
}

#[test]
fn without_scripts_there_are_pictures() {
    // Firefox has no switch for scripts that its driver can turn.
    if is_firefox() {
        return;
    }
    browse(&[], async |page| {
        devtools(&page.client, "Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        for (path, _) in SITES {
            page.client.goto(&page.site.guide(path)).await?;
            for image in ["gather.svg", "blocked-loop.svg"] {
                let image = format!("task-lanes img[src$=\"{image}\"]");
                let found = page.client.wait().at_most(SOON).for_element(Locator::Css(&image)).await?;
                let (_, _, width, height) = found.rectangle().await?;
                ensure!(width > 200.0 && height > 80.0, "{path}: {image} is {width} by {height}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_page_of_anybodys_can_have_a_link_in_it() {
    let address = Site::relative("embed.js");
    let html = format!(
        "<!doctype html><meta charset=utf-8><title>Host</title><body style=\"background: #111; color: #eee\">
        <script type=\"module\" src=\"{address}\"></script><main></main>"
    );
    browse(&[("link.html", html)], async |page| {
        page.client.goto(&page.site.host("link.html")).await?;
        let script = "const [state, done] = arguments;
            const stream = new Blob([JSON.stringify(state)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
            new Response(stream).arrayBuffer().then(buffer => {
                const text = btoa(String.fromCharCode(...new Uint8Array(buffer)));
                const lanes = document.createElement('task-lanes');
                lanes.setAttribute('link', '#s=' + text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''));
                document.querySelector('main').append(lanes);
                done();
            });";
        let state = json!({ "scenario": "", "title": "Mine", "programs": { "program": "print('my own')\n" }, "ran": ["program"] });
        page.client.execute_async(script, vec![state]).await?;
        until(
            page,
            "the frame has run the program of the link",
            "document.querySelector('task-lanes').shadowRoot.querySelector('iframe')?.contentDocument.body.textContent.includes('my own')",
        )
        .await?;
        themes(page, 0, "dark").await
    });
}

async fn value(page: &Page, expression: &str) -> Result<Value> {
    page.script(&format!("return {expression}"), vec![]).await
}

async fn until(page: &Page, what: &str, expression: &str) -> Result<()> {
    page.until(what, SOON, async |page: &Page| {
        let holds =
            page.script(&format!("try {{ return {expression} }} catch {{ return false }}"), vec![]).await?;
        Ok(holds.as_bool().filter(|holds| *holds).map(drop))
    })
    .await
}
