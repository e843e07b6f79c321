//! In: the built page. Out: whether somebody can paste a program, ask its server, come back to it, open a trace from elsewhere,
//! and type as in an editor; and whether what fails inside is said and the rest goes on.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::browse;
use e2e::page::Page;
use e2e::testids;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

const SOON: Duration = Duration::from_secs(60);

const SERVER: &str = "# A shop
import asyncio
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str


@app.get(\"/items/{item_id}\")
async def item(item_id: int):
    await asyncio.sleep(0.02)
    print('asked for', item_id)
    return item_id


@app.post(\"/items\")
async def add(item: Item):
    return item
";

#[test]
fn a_program_of_ones_own_runs_and_is_kept() {
    browse(&[], async |page| {
        page.open("?scenario=three-queries").await?;
        page.click(testids::OWN).await?;
        title_is(page, "Your own program").await?;
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");
        ensure!(page.number("program", "wall").await? >= 4e8, "eggs take 0.4 s");
        ensure!(page.parts(testids::OWN_KEPT).await?.is_empty(), "what nobody has changed is not kept");

        page.write("# One\nprint('one')\n").await?;
        page.click(testids::RUN_LIVE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");
        page.click(testids::OWN_NEW).await?;
        text_begins(page, "# Breakfast").await?;
        page.write("# Two\nprint('two')\n").await?;
        // Typing goes on: it stays one program.
        page.write("# Two\nprint('two', 2)\n").await?;

        page.client.refresh().await?;
        text_begins(page, "# Two").await?;
        page.click(testids::OWN_LIST).await?;
        assert_eq!(kept(page).await?, ["Two", "One"]);
        page.script(
            &format!("document.querySelectorAll('[data-testid={}] button')[2].click()", testids::OWN_KEPT),
            vec![],
        )
        .await?;
        text_begins(page, "# One").await?;
        page.script(
            &format!("document.querySelector('[data-testid={}]').click()", testids::OWN_DELETE),
            vec![],
        )
        .await?;
        page.until("it is deleted", SOON, async |page: &Page| {
            Ok((kept(page).await? == ["One"]).then_some(()))
        })
        .await?;
        assert_eq!(page.errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn a_wrong_program_is_refused_with_its_place_and_nothing_runs() {
    browse(&[], async |page| {
        page.open("?scenario=own").await?;
        page.click(testids::SIMULATE).await?;
        page.until_over(SOON).await?;
        page.write("import time\n\nprint(time.time()\nx = 1j\n").await?;
        let said = page.text(testids::ERROR).await?;
        ensure!(said.contains("line 3, column 6"), "{said}");
        page.until("it is underlined", SOON, async |page: &Page| {
            Ok((!page.client.find_all(fantoccini::Locator::Css(".code-lines .wavy")).await?.is_empty())
                .then_some(()))
        })
        .await?;
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "failed");
        ensure!(page.parts(testids::SUMMARY).await?.is_empty(), "the numbers of the old program are shown");
        page.write("x = 1j\n").await?;
        page.until("it says what to write", SOON, async |page: &Page| {
            Ok(page.text(testids::ERROR).await?.contains("line 1, column 5").then_some(()))
        })
        .await?;
        Ok(())
    });
}

#[test]
fn a_server_offers_its_routes_and_gets_its_load() {
    browse(&[], async |page| {
        page.open("?scenario=own").await?;
        page.write(SERVER).await?;
        page.part(testids::OWN_LOAD).await?;
        assert_eq!(value(page, testids::OWN_PATH).await?, "/items/{n}");
        set(page, &format!("{}[data-name=\"load-requests\"]", testids::PARAMETER), "4").await?;
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");
        answered(page, 4).await?;

        let choose = "const it = document.querySelector(arguments[0]); it.selectedIndex = 1; it.dispatchEvent(new Event('change', { bubbles: true }))";
        page.script(choose, vec![selector(testids::OWN_ROUTE).into()]).await?;
        page.part(testids::OWN_BODY).await?;
        assert_eq!(value(page, testids::OWN_BODY).await?, "{\"name\": \"text\"}");
        set(page, testids::OWN_PATH, "/items?from={n}").await?;
        page.click(testids::RUN_LIVE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");

        // A link holds the load, too.
        page.click(testids::SHARE).await?;
        let link = value(page, testids::SHARE_LINK).await?;
        page.client.goto("about:blank").await?;
        page.client.goto(&link).await?;
        page.part(testids::OWN_LOAD).await?;
        assert_eq!(value(page, testids::OWN_PATH).await?, "/items?from={n}");
        assert_eq!(value(page, &format!("{}[data-name=\"load-requests\"]", testids::PARAMETER)).await?, "4");
        Ok(())
    });
}

#[test]
fn a_trace_from_elsewhere_is_shown_in_the_same_lanes() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/import/viztracer.json");
    let text = fs::read_to_string(&file).expect("it is there");
    browse(&[], async |page| {
        page.open("?scenario=own").await?;
        let path = fs::canonicalize(&file)?;
        page.part(testids::OWN_FILE).await?.send_keys(&path.to_string_lossy()).await?;
        title_is(page, "three.py").await?;
        let banner = page.text(testids::BANNER).await?;
        ensure!(
            banner.contains("Imported from viztracer.json") && banner.contains("measured elsewhere"),
            "{banner}"
        );
        ensure!(page.text(testids::ORIGIN).await?.contains("imported: measured elsewhere"));
        let finding = page.text(testids::FINDING).await?;
        ensure!(finding.contains("time.sleep(0.03)") && finding.contains("line 24"), "{finding}");
        ensure!(page.parts(testids::SIMULATE).await?.is_empty(), "what ran elsewhere is not run here");
        page.click(testids::OWN_RUN).await?;
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");

        // The same by drop, and two that cannot be opened.
        dropped(page, "trace.json", &text).await?;
        title_is(page, "three.py").await?;
        dropped(page, "cut.json", &text[..5000]).await?;
        notice(page, "byte 5001").await?;
        dropped(page, "notes.json", "remember the milk").await?;
        notice(page, "this is no JSON").await?;
        dropped(page, "hello.py", "print('dropped')\n").await?;
        text_begins(page, "print('dropped')").await?;
        let giant = "const file = new File(['{}'], 'giant.json'); Object.defineProperty(file, 'size', { value: 2 ** 40 }); tasklanes.take(file)";
        page.script(giant, vec![]).await?;
        notice(page, "256 MB").await?;
        Ok(())
    });
}

#[test]
fn the_editor_types_as_an_editor_does() {
    browse(&[], async |page| {
        page.open("?scenario=own").await?;
        page.write("").await?;
        page.part(testids::EDITOR).await?.click().await?;
        keys(page, &["def f(x):", "\u{e007}", "if x:", "\u{e007}", "return [x", "]"]).await?;
        let typed = "def f(x):\n    if x:\n        return [x]";
        assert_eq!(value(page, testids::EDITOR).await?, typed);
        let marked = page.script("return [...document.querySelectorAll('.code-lines .bracket')].map(it => it.textContent).join('')", vec![]);
        assert_eq!(marked.await?, json!("[]"));
        // A new line after `return` goes one step out, Backspace another, Tab in again.
        keys(page, &["\u{e007}", "\u{e003}", "\u{e004}"]).await?;
        assert_eq!(value(page, testids::EDITOR).await?, format!("{typed}\n    "));
        chord(page, 'z').await?;
        page.until("undo takes back what Tab did", SOON, async |page: &Page| {
            Ok((value(page, testids::EDITOR).await? == format!("{typed}\n")).then_some(()))
        })
        .await?;
        // Escape, then Tab leaves.
        keys(page, &["\u{e00c}", "\u{e004}"]).await?;
        let focus = page.script("return document.activeElement.dataset.testid ?? ''", vec![]).await?;
        ensure!(focus != json!(testids::EDITOR), "the keyboard is trapped");
        Ok(())
    });
}

#[test]
fn what_fails_inside_is_said_and_the_rest_goes_on() {
    browse(&[], async |page| {
        page.open("?scenario=own").await?;
        page.write("print('mine')\n").await?;
        // A core that dies in the middle of its run, as after a panic. Firefox gives a test globals of its own.
        let dies = "window.Worker = class extends window.Worker {
                postMessage(...all) {
                    super.postMessage(...all);
                    if (window.deadly && all[0] instanceof window.Uint8Array) {
                        window.deadly = false;
                        setTimeout(() => this.dispatchEvent(new window.ErrorEvent('error', { message: 'panicked at core.rs' })));
                    }
                }
            }";
        page.script(dies, vec![]).await?;
        // Workers that were hired before are used up by the first runs.
        for _ in 0..3 {
            page.write("while True:\n    pass\n").await?;
            page.click(testids::SIMULATE).await?;
            state_is(page, "running").await?;
            page.click(testids::STOP).await?;
            state_is(page, "stopped").await?;
        }
        page.write("while True:\n    pass\n").await?;
        page.script("window.deadly = true", vec![]).await?;
        page.click(testids::SIMULATE).await?;
        page.until("the failure is said", SOON, async |page: &Page| {
            Ok((!page.client.find_all(fantoccini::Locator::Id("broken")).await?.is_empty()).then_some(()))
        })
        .await?;
        let report = page.script("return document.querySelector('#broken textarea').value", vec![]).await?;
        let report = report.as_str().context("a text")?.to_owned();
        ensure!(report.contains("panicked at core.rs") && report.contains("scenario: own"), "{report}");
        page.write("print('again')\n").await?;
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");

        // A panic of the page itself, as when something else has changed what it shows.
        page.script("Node.prototype.insertBefore = () => { throw new Error('not now') }", vec![]).await?;
        page.write("print('again')\nprint('and more')\n").await?;
        page.until("the page says so", SOON, async |page: &Page| {
            let text =
                page.script("return document.querySelector('#broken')?.textContent ?? ''", vec![]).await?;
            Ok(text
                .as_str()
                .is_some_and(|text| text.contains("Something inside Tasklanes went wrong"))
                .then_some(()))
        })
        .await?;
        page.script("document.querySelector('[data-testid=broken-again]').click()", vec![]).await?;
        text_begins(page, "print('again')").await?;
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");
        Ok(())
    });
}

/// A part's name, which may be followed by what else it has.
fn selector(name: &str) -> String {
    let (name, rest) = name.split_at(name.find('[').unwrap_or(name.len()));
    format!("[data-testid=\"{name}\"]{rest}")
}

async fn title_is(page: &Page, title: &str) -> Result<()> {
    page.until(&format!("the title is {title}"), SOON, async |page: &Page| {
        Ok((page.text(testids::TITLE).await? == title).then_some(()))
    })
    .await
}

async fn state_is(page: &Page, state: &str) -> Result<()> {
    page.until(&format!("it is {state}"), SOON, async |page: &Page| {
        Ok((page.attribute(testids::STATUS, "data-state").await? == state).then_some(()))
    })
    .await
}

async fn text_begins(page: &Page, start: &str) -> Result<()> {
    page.until(&format!("the program begins with {start}"), SOON, async |page: &Page| {
        Ok(value(page, testids::EDITOR).await?.starts_with(start).then_some(()))
    })
    .await
}

async fn notice(page: &Page, words: &str) -> Result<()> {
    page.until(&format!("the page says {words}"), SOON, async |page: &Page| {
        Ok(page.text(testids::FILE_NOTICE).await?.contains(words).then_some(()))
    })
    .await
}

async fn value(page: &Page, name: &str) -> Result<String> {
    // Asked for at once: the page may draw anew between two questions.
    page.part(name).await?;
    let script = "return document.querySelector(arguments[0])?.value ?? ''";
    let found = page.script(script, vec![selector(name).into()]).await?;
    Ok(found.as_str().unwrap_or_default().to_owned())
}

/// Writes into a field and leaves it.
async fn set(page: &Page, name: &str, value: &str) -> Result<()> {
    page.part(name).await?;
    let script = "const field = document.querySelector(arguments[0]);
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, arguments[1]);
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script(script, vec![selector(name).into(), value.into()]).await?;
    Ok(())
}

/// Waits until so many requests have been answered, each with its line.
async fn answered(page: &Page, count: usize) -> Result<()> {
    page.to_the_end().await?;
    page.until(&format!("{count} requests are answered"), SOON, async |page: &Page| {
        let output = page.text(testids::OUTPUT).await?;
        Ok((output.matches(" → 200 ").count() == count).then_some(()))
    })
    .await
}

async fn kept(page: &Page) -> Result<Vec<String>> {
    let script = format!(
        "return [...document.querySelectorAll('[data-testid={}]')].map(it => it.querySelector('button').textContent)",
        testids::OWN_KEPT
    );
    let names = page.script(&script, vec![]).await?;
    Ok(names.as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect())
}

async fn dropped(page: &Page, name: &str, text: &str) -> Result<()> {
    let script = "const data = new DataTransfer();
        data.items.add(new File([arguments[1]], arguments[0]));
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));";
    page.script(script, vec![name.into(), text.into()]).await?;
    Ok(())
}

/// Types: words, and keys by their WebDriver letters.
async fn keys(page: &Page, all: &[&str]) -> Result<()> {
    for part in all {
        let mut actions = KeyActions::new("keys".to_owned());
        for value in part.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        page.client.perform_actions(actions).await?;
    }
    Ok(())
}

async fn chord(page: &Page, value: char) -> Result<()> {
    let control = char::from(Key::Control);
    let actions = KeyActions::new("keys".to_owned())
        .then(KeyAction::Down { value: control })
        .then(KeyAction::Down { value })
        .then(KeyAction::Up { value })
        .then(KeyAction::Up { value: control });
    page.client.perform_actions(actions).await?;
    Ok(())
}
