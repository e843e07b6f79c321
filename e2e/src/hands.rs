//! In: the page in a browser. Out: hands on its lanes, for the tests: keys, drags, and what is seen then.

use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::key::Key;
use serde_json::Value;

use crate::page::Page;
use crate::testids;

const SOON: Duration = Duration::from_secs(30);

/// The part of the time axis that is seen, in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Its beginning.
    pub from: f64,
    /// Its end.
    pub to: f64,
}

impl View {
    /// How much is seen.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.to - self.from
    }

    /// Whether it is the same, but for what a pixel more or less makes.
    #[must_use]
    pub fn is_about(&self, other: &Self) -> bool {
        (self.from - other.from).abs() < 0.1 && (self.to - other.to).abs() < 0.1
    }
}

/// What the page shows at the playhead.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Where the playhead is, in milliseconds; infinite at the end.
    pub at: f64,
    /// The marks on the program's lines.
    pub code: String,
    /// How many lines of output are still to come.
    pub future: u64,
    /// How long each run took, or has taken so far.
    pub numbers: String,
}

/// Simulates a scenario and goes to the end of it.
pub async fn simulate(page: &Page, slug: &str) -> Result<()> {
    page.open(&format!("?scenario={slug}")).await?;
    page.click(testids::SIMULATE).await?;
    assert_eq!(page.until_over(SOON).await?, "finished");
    // It plays by itself, perhaps; everything is there at the end.
    page.to_the_end().await?;
    page.script("document.querySelector('.transport').scrollIntoView()", vec![]).await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    Ok(())
}

/// Gives the lanes the focus.
pub async fn focus(page: &Page) -> Result<()> {
    page.script("document.querySelector('[data-testid=lanes]').focus({ preventScroll: true })", vec![])
        .await?;
    Ok(())
}

/// Opens the search, looks for a name, and goes to the first place.
pub async fn find(page: &Page, name: &str) -> Result<()> {
    press(page, '/').await?;
    page.part(testids::SEARCH).await?;
    for letter in name.chars() {
        press(page, letter).await?;
    }
    page.until("it is found", SOON, async |page: &Page| {
        Ok(page.text(testids::SEARCH_PLACES).await?.contains("place").then_some(()))
    })
    .await?;
    press(page, char::from(Key::Enter)).await?;
    page.part(&format!("{}[data-kind=\"span\"]", testids::SELECTION)).await?;
    Ok(())
}

/// Presses a key.
pub async fn press(page: &Page, key: char) -> Result<()> {
    let keys = KeyActions::new("keyboard".to_owned());
    let keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
    Ok(page.client.perform_actions(keys).await?)
}

/// Presses a key while another one is held.
pub async fn chord(page: &Page, with: Key, key: char) -> Result<()> {
    let with = char::from(with);
    let keys = KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value: with })
        .then(KeyAction::Down { value: key })
        .then(KeyAction::Up { value: key })
        .then(KeyAction::Up { value: with });
    Ok(page.client.perform_actions(keys).await?)
}

fn to(x: i64, y: i64) -> PointerAction {
    PointerAction::MoveTo { duration: None, x: x as f64, y: y as f64 }
}

/// Moves the mouse there.
pub async fn hover(page: &Page, x: i64, y: i64) -> Result<()> {
    Ok(page.client.perform_actions(MouseActions::new("mouse".to_owned()).then(to(x, y))).await?)
}

/// Presses at one place, moves to another and lets go; with Shift, or without.
pub async fn drag(page: &Page, from: (i64, i64), until: (i64, i64), shift: bool) -> Result<()> {
    let button = MOUSE_BUTTON_LEFT;
    let key = char::from(Key::Shift);
    if shift {
        let keys = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value: key });
        page.client.perform_actions(keys).await?;
    }
    let between = ((from.0 + until.0) / 2, (from.1 + until.1) / 2);
    let mouse = MouseActions::new("mouse".to_owned())
        .then(to(from.0, from.1))
        .then(PointerAction::Down { button })
        .then(to(between.0, between.1))
        .then(to(until.0, until.1))
        .then(PointerAction::Up { button });
    page.client.perform_actions(mouse).await?;
    if shift {
        let keys = KeyActions::new("keyboard".to_owned()).then(KeyAction::Up { value: key });
        page.client.perform_actions(keys).await?;
    }
    Ok(())
}

/// Where a part of the page is in the window.
pub struct Place {
    rect: [f64; 4],
}

impl Place {
    /// That far from the left, 1 being the right edge.
    #[must_use]
    pub fn x(&self, share: f64) -> i64 {
        (self.rect[0] + self.rect[2] * share) as i64
    }

    /// That far from the top, 1 being the lower edge.
    #[must_use]
    pub fn y(&self, share: f64) -> i64 {
        (self.rect[1] + self.rect[3] * share) as i64
    }

    /// The upper edge.
    #[must_use]
    pub fn top(&self) -> i64 {
        self.rect[1] as i64
    }
}

/// Where the lanes are in the window.
pub async fn canvas(page: &Page) -> Result<Place> {
    place(page, testids::LANES).await
}

pub async fn place(page: &Page, part: &str) -> Result<Place> {
    let script = "const it = document.querySelector(`[data-testid=${arguments[0]}]`).getBoundingClientRect();
        return [it.x, it.y, it.width, it.height]";
    let rect = page.script(script, vec![part.into()]).await?;
    let number = |index: usize| rect[index].as_f64().context("a number");
    Ok(Place { rect: [number(0)?, number(1)?, number(2)?, number(3)?] })
}

/// What the page says of itself to who shares it: the view and the playhead; all of it is said as nothing.
async fn looks(page: &Page) -> Result<Value> {
    let script = "return window.wasmBindings.page_state().look";
    page.script(script, vec![]).await
}

/// What part of the time axis is seen.
pub async fn view(page: &Page) -> Result<View> {
    let looks = looks(page).await?;
    match looks.as_array() {
        Some(it) => Ok(View { from: it[0].as_f64().context("ms")?, to: it[1].as_f64().context("ms")? }),
        None => {
            let mut end: f64 = 0.0;
            for part in page.parts(testids::SUMMARY).await? {
                let wall = part.attr("data-wall").await?.unwrap_or_default();
                end = end.max(wall.parse::<f64>().context("nanoseconds")? / 1e6);
            }
            Ok(View { from: 0.0, to: end * 1.03 })
        }
    }
}

/// Waits until a part of the time axis is seen that is so.
pub async fn until_view(page: &Page, what: &str, is_so: impl Fn(&View) -> bool) -> Result<View> {
    page.until(what, SOON, async |page: &Page| Ok(Some(view(page).await?).filter(|it| is_so(it)))).await
}

/// Waits until the panel of the selection says so.
pub async fn until_told(page: &Page, what: &str, is_so: impl Fn(&String) -> bool) -> Result<String> {
    page.until(what, SOON, async |page: &Page| {
        Ok(Some(page.text(testids::SELECTION).await?).filter(|it| is_so(it)))
    })
    .await
}

/// Waits until a part of the page is no longer there.
pub async fn until_gone(page: &Page, part: &str) -> Result<()> {
    page.until(&format!("{part} is gone"), SOON, async |page: &Page| {
        Ok(page.parts(part).await?.is_empty().then_some(()))
    })
    .await
}

/// What the page shows at the playhead, once it is drawn.
pub async fn state(page: &Page) -> Result<State> {
    // Two frames: what was asked for is drawn by then.
    let script = "const frame = () => new Promise(requestAnimationFrame);
        return frame().then(frame).then(() => window.wasmBindings).then(it => ({
            look: it.page_state().look,
            code: [...document.querySelectorAll('[data-testid=code] [data-now]')].map(it => `${it.dataset.line} ${it.dataset.now} ${it.dataset.who}`).join('; '),
            future: document.querySelectorAll('[data-testid=output] .is-future').length,
            numbers: [...document.querySelectorAll('[data-testid=variant]')].map(it => it.textContent).join(' '),
        }))";
    let it = page.script(script, vec![]).await?;
    Ok(State {
        at: it["look"][2].as_f64().unwrap_or(f64::INFINITY),
        code: it["code"].as_str().context("text")?.to_owned(),
        future: it["future"].as_u64().context("a count")?,
        numbers: it["numbers"].as_str().context("text")?.to_owned(),
    })
}

/// The state after the playhead has left this one.
pub async fn until_state(page: &Page, before: &State) -> Result<State> {
    page.until("the playhead moves", SOON, async |page: &Page| {
        Ok(Some(state(page).await?).filter(|it| it.at != before.at))
    })
    .await
}
