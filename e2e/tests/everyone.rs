//! In: the built page, and axe-core. Out: whether everybody can use it: by keyboard alone, with a screen reader, without
//! motion, with forced colours, on a phone and on a wall.

use std::time::Duration;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use e2e::browser::{browse, devtools, is_firefox};
use e2e::page::Page;
use e2e::testids;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::{Value, json};
use tasklanes::scenario;

const SOON: Duration = Duration::from_secs(60);

/// What is looked at: a name, the address, and what is done there first.
const VIEWS: [(&str, &str, &[Step]); 10] = [
    ("the gallery", "", &[]),
    ("a scenario before a run", "?scenario=three-queries", &[]),
    ("a scenario after its run", "?scenario=three-queries", &[Step::Simulate]),
    ("findings", "?scenario=blocked-loop", &[Step::Simulate]),
    ("a program of one's own", "?scenario=own", &[Step::Simulate]),
    ("a quiz", "?scenario=test-yourself", &[]),
    ("an answered quiz", "?scenario=test-yourself", &[Step::Answer]),
    ("a table of runs", "?scenario=pick-the-right-tool", &[Step::Simulate]),
    ("a frame", "?embed=1&scenario=three-queries", &[Step::Simulate]),
    ("the dialog for sharing", "?scenario=three-queries", &[Step::Simulate, Step::Share]),
];

#[derive(Clone, Copy)]
enum Step {
    Simulate,
    Answer,
    Share,
}

#[test]
fn axe_finds_nothing_in_any_view() {
    let axe = axe();
    browse(&[], async |page| {
        let mut found = Vec::new();
        for dark in [false, true] {
            page.darken(dark).await?;
            for (name, address, steps) in VIEWS {
                page.client.goto("about:blank").await?;
                page.open(address).await?;
                page.part(testids::SIMULATE).await?;
                for step in steps {
                    take(page, *step).await?;
                }
                let theme = if dark { "dark" } else { "light" };
                found.extend(check(page, &axe).await?.into_iter().map(|it| format!("{name}, {theme}: {it}")));
            }
        }
        assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_in_any_scenario() {
    let axe = axe();
    browse(&[], async |page| {
        let mut found = Vec::new();
        for scenario in scenario::all() {
            page.open(&format!("?scenario={}", scenario.slug)).await?;
            take(page, Step::Simulate).await?;
            found.extend(check(page, &axe).await?.into_iter().map(|it| format!("{}: {it}", scenario.slug)));
        }
        assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
        Ok(())
    });
}

#[test]
fn the_main_path_needs_no_mouse() {
    browse(&[], async |page| {
        page.open("").await?;
        page.part(testids::GALLERY).await?;
        // The first stop leads past everything to the scenario.
        press(page, Key::Tab).await?;
        assert_eq!(focused(page).await?["text"], "Skip to the scenario");
        press(page, Key::Enter).await?;

        // A scenario of the list, by Tab and Enter.
        to(page, "[data-testid=\"gallery-item\"][data-scenario=\"blocked-loop\"]", true).await?;
        press(page, Key::Enter).await?;
        page.until("the scenario is open", SOON, async |page: &Page| {
            Ok((page.text(testids::TITLE).await? == "The blocked loop").then_some(()))
        })
        .await?;
        to(page, "[data-testid=\"guess\"]", false).await?;
        typed(page, "5").await?;
        to(page, "[data-testid=\"simulate\"]", false).await?;
        press(page, Key::Space).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");

        // The lanes: pause, to the end, the first lane is told in words.
        to(page, "[data-testid=\"lanes\"]", false).await?;
        press(page, Key::Space).await?;
        press(page, Key::Down).await?;
        page.until("the lane is told", SOON, async |page: &Page| {
            let told =
                page.script("return document.querySelector('.chosen')?.textContent ?? ''", vec![]).await?;
            Ok(told.as_str().is_some_and(|told| !told.is_empty()).then_some(()))
        })
        .await?;
        // A finding leads to its line, in the editor; Escape and Tab lead out of it.
        to(page, "[data-testid=\"finding\"] button", false).await?;
        press(page, Key::Enter).await?;
        page.until("the editor has the focus", SOON, async |page: &Page| {
            Ok((focused(page).await?["testid"] == "editor").then_some(()))
        })
        .await?;
        press(page, Key::Tab).await?;
        assert_eq!(focused(page).await?["testid"], "editor", "Tab indents");
        press(page, Key::Escape).await?;
        press(page, Key::Tab).await?;
        assert_ne!(focused(page).await?["testid"], "editor", "the editor is a trap");

        // Sharing: the dialog takes the focus, keeps it, and gives it back.
        to(page, "[data-testid=\"share\"]", true).await?;
        press(page, Key::Enter).await?;
        page.part(testids::SHARE_LINK).await?;
        for _ in 0..12 {
            press(page, Key::Tab).await?;
            let inside = "return document.activeElement === document.body || document.activeElement.closest('dialog') !== null";
            assert_eq!(page.script(inside, vec![]).await?, json!(true), "the focus leaves the dialog");
        }
        press(page, Key::Escape).await?;
        assert_eq!(focused(page).await?["testid"], "share", "the focus comes back");
        Ok(())
    });
}

#[test]
fn every_stop_of_the_focus_can_be_seen() {
    browse(&[], async |page| {
        page.open("?scenario=blocked-loop").await?;
        take(page, Step::Simulate).await?;
        let mut seen = 0;
        for _ in 0..160 {
            press(page, Key::Tab).await?;
            let stop = focused(page).await?;
            // Past the last one.
            if stop["tag"] == "BODY" {
                break;
            }
            if stop["testid"] == "editor" {
                press(page, Key::Escape).await?;
            }
            ensure!(stop["outlined"] == true, "no outline: {stop}");
            seen += 1;
        }
        ensure!(seen > 40, "only {seen} stops");
        Ok(())
    });
}

#[test]
fn who_wants_no_motion_gets_none() {
    if is_firefox() {
        return;
    }
    browse(&[], async |page| {
        let media = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        devtools(&page.client, "Emulation.setEmulatedMedia", media).await?;
        page.open("?scenario=clean-the-house").await?;
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        tokio::time::sleep(Duration::from_millis(400)).await;
        let script = "return [document.querySelector('[data-testid=\"pause\"]') === null,
            document.getAnimations().filter(it => it.playState === 'running' && it.effect.getTiming().duration > 1).length]";
        assert_eq!(page.script(script, vec![]).await?, json!([true, 0]), "something moves by itself");
        Ok(())
    });
}

#[test]
fn with_forced_colours_everything_is_still_there() {
    if is_firefox() {
        return;
    }
    browse(&[], async |page| {
        let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        devtools(&page.client, "Emulation.setEmulatedMedia", media).await?;
        page.open("?scenario=three-queries").await?;
        take(page, Step::Simulate).await?;
        // Buttons and the pressed one of a group differ by more than the colours that are gone.
        let script = "const border = it => { const style = getComputedStyle(it);
                return parseFloat(style.borderTopWidth) + parseFloat(style.outlineWidth) * (style.outlineStyle !== 'none'); };
            const tabs = [...document.querySelectorAll('[data-testid=\"tab\"]')];
            const look = it => { const style = getComputedStyle(it); return [style.backgroundColor, style.color, style.borderBottomColor, style.borderBottomWidth].join(); };
            return [border(document.querySelector('[data-testid=\"simulate\"]')) > 0,
                look(tabs.find(it => it.ariaPressed === 'true')) !== look(tabs.find(it => it.ariaPressed !== 'true'))];";
        assert_eq!(page.script(script, vec![]).await?, json!([true, true]));
        Ok(())
    });
}

#[test]
fn the_page_fits_from_a_phone_to_a_wall() {
    browse(&[], async |page| {
        for (width, height) in [(360, 740), (412, 915), (768, 1024), (1280, 900), (1920, 1080), (3840, 2160)]
        {
            page.resize(width, height).await?;
            for address in
                ["?scenario=three-queries", "?scenario=pick-the-right-tool", "?embed=1&scenario=blocked-loop"]
            {
                page.open(address).await?;
                take(page, Step::Simulate).await?;
                let script = "const text = [...document.querySelectorAll('main p')].map(it => it.getBoundingClientRect().width);
                    return [document.documentElement.scrollWidth, innerWidth, Math.max(...text)]";
                let found = page.script(script, vec![]).await?;
                let number = |index: usize| found[index].as_f64().unwrap_or_default();
                ensure!(number(0) <= number(1), "{address} at {width}: {found}");
                ensure!(number(1) as u32 == width, "the window is {found}, not {width}");
            }
        }
        Ok(())
    });
}

async fn take(page: &Page, step: Step) -> Result<()> {
    match step {
        Step::Simulate => {
            page.click(testids::SIMULATE).await?;
            page.until_over(SOON).await?;
            page.script("document.querySelector('[data-testid=\"pause\"]')?.click()", vec![]).await?;
        }
        Step::Answer => {
            page.parts(testids::QUIZ_CHOICE).await?.first().context("a choice")?.click().await?;
            page.click(testids::QUIZ_RUN).await?;
            page.part(testids::QUIZ_ANSWER).await?;
        }
        Step::Share => {
            page.click(testids::SHARE).await?;
            page.part(testids::SHARE_LINK).await?;
        }
    }
    Ok(())
}

/// The text of axe-core's script, of the file that `TASKLANES_AXE` names.
fn axe() -> String {
    let default =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../target/tools/web/node_modules/axe-core/axe.min.js");
    let path = env::var("TASKLANES_AXE").unwrap_or_else(|_| default.to_owned());
    fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("{path}: `npm install axe-core`, or run `cargo xtask test`"))
}

/// What axe-core finds: the rule, what it is about, and where.
async fn check(page: &Page, axe: &str) -> Result<Vec<String>> {
    page.script(&format!("{axe}; window.axe = axe;"), vec![]).await?;
    let script = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id} (${rule.impact}): ${node.target.join(' ')}: ${node.any.concat(node.all, node.none).map(it => it.message).join('; ')}`))),
            error => done([String(error)]));";
    let found = page.client.execute_async(script, vec![]).await?;
    let found = found.as_array().context("a list")?;
    Ok(found.iter().filter_map(Value::as_str).map(|it| it.chars().take(300).collect()).collect())
}

async fn press(page: &Page, key: Key) -> Result<()> {
    keys(page, &[char::from(key)], false).await
}

async fn typed(page: &Page, text: &str) -> Result<()> {
    keys(page, &text.chars().collect::<Vec<_>>(), false).await
}

async fn keys(page: &Page, keys: &[char], shift: bool) -> Result<()> {
    let mut actions = KeyActions::new("keyboard".to_owned());
    let shift_key = char::from(Key::Shift);
    if shift {
        actions = actions.then(KeyAction::Down { value: shift_key });
    }
    for key in keys {
        actions = actions.then(KeyAction::Down { value: *key }).then(KeyAction::Up { value: *key });
    }
    if shift {
        actions = actions.then(KeyAction::Up { value: shift_key });
    }
    page.client.perform_actions(actions).await?;
    Ok(())
}

/// What has the focus.
async fn focused(page: &Page) -> Result<Value> {
    let script = "const it = document.activeElement, style = getComputedStyle(it.closest('.code') ?? it);
        return { tag: it.tagName, testid: it.dataset.testid ?? '', text: it.textContent.trim().slice(0, 40),
            outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 };";
    page.script(script, vec![]).await
}

/// Goes by Tab, or back, until this has the focus.
async fn to(page: &Page, selector: &str, back: bool) -> Result<()> {
    for _ in 0..200 {
        let script = "return document.activeElement.matches(arguments[0])";
        if page.script(script, vec![selector.into()]).await? == json!(true) {
            return Ok(());
        }
        if focused(page).await?["testid"] == "editor" {
            press(page, Key::Escape).await?;
        }
        keys(page, &[char::from(Key::Tab)], back).await?;
    }
    anyhow::bail!("Tab does not lead to {selector}")
}
