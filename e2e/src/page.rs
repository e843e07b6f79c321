//! In: a browser at the page. Out: the page as a visitor meets it, by the `data-testid` of its parts.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::browser::{as_browser, console, devtools, is_firefox};
use crate::site::Site;
use crate::testids;

/// How long a part of the page may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// The page in a browser.
pub struct Page {
    /// The browser.
    pub client: Client,
    /// Where the page is served.
    pub site: Site,
}

impl Page {
    /// A browser that can go to this site.
    #[must_use]
    pub fn new(client: Client, site: Site) -> Self {
        Self { client, site }
    }

    /// Goes to the page with this query.
    pub async fn open(&self, query: &str) -> Result<()> {
        Ok(self.client.goto(&self.site.page(query)).await?)
    }

    /// The part with this name, as soon as it is there. `name` may go on as a CSS selector does:
    /// `variant[data-variant="gather"]`.
    pub async fn part(&self, name: &str) -> Result<Element> {
        let wait = self.client.wait().at_most(PATIENCE);
        wait.for_element(Locator::Css(&selector(name)))
            .await
            .with_context(|| format!("the page has no {name}"))
    }

    /// All parts with this name, as they are now.
    pub async fn parts(&self, name: &str) -> Result<Vec<Element>> {
        Ok(self.client.find_all(Locator::Css(&selector(name))).await?)
    }

    /// Clicks on a part. One that the page has drawn anew since it was found is looked for again.
    pub async fn click(&self, name: &str) -> Result<()> {
        loop {
            match self.part(name).await?.click().await {
                Err(error) if error.is_stale_element_reference() => {}
                other => return other.with_context(|| format!("cannot click on {name}")),
            }
        }
    }

    /// The text of a part. One that the page has drawn anew since it was found is looked for again.
    pub async fn text(&self, name: &str) -> Result<String> {
        loop {
            match self.part(name).await?.text().await {
                Err(error) if error.is_stale_element_reference() => {}
                other => return Ok(other?),
            }
        }
    }

    /// An attribute of a part; empty if it has none.
    pub async fn attribute(&self, name: &str, attribute: &str) -> Result<String> {
        Ok(self.part(name).await?.attr(attribute).await?.unwrap_or_default())
    }

    /// Writes a program into the editor, in place of the one that is there.
    pub async fn write(&self, program: &str) -> Result<()> {
        self.part(testids::EDITOR).await?;
        // As typing would: the browser's own setter, and an event that bubbles.
        let script = "const editor = document.querySelector(arguments[0]);
            Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(editor, arguments[1]);
            editor.dispatchEvent(new Event('input', { bubbles: true }));";
        self.script(script, vec![selector(testids::EDITOR).into(), program.into()]).await?;
        Ok(())
    }

    /// Waits until the runs are over, and says how the page calls it: `finished` or `failed`.
    pub async fn until_over(&self, most: Duration) -> Result<String> {
        self.until("the runs are over", most, async |page: &Self| {
            let state = page.attribute(testids::STATUS, "data-state").await?;
            Ok(Some(state).filter(|state| state == "finished" || state == "failed"))
        })
        .await
    }

    /// A number of a variant's summary, as `data-KEY` has it.
    pub async fn number(&self, variant: &str, key: &str) -> Result<f64> {
        let summary = format!("{}[data-variant=\"{variant}\"]", testids::SUMMARY);
        let text = self.attribute(&summary, &format!("data-{key}")).await?;
        text.parse().with_context(|| format!("data-{key} of {variant} is {text:?}"))
    }

    /// Moves the playhead to the end of the runs.
    pub async fn to_the_end(&self) -> Result<()> {
        self.part(testids::SCRUB).await?;
        let script = "const scrub = document.querySelector(arguments[0]);
            Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(scrub, scrub.max);
            scrub.dispatchEvent(new Event('input', { bubbles: true }));";
        self.script(script, vec![selector(testids::SCRUB).into()]).await?;
        Ok(())
    }

    /// A window of this size in CSS pixels, also below what the browsers' own windows can be.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        if is_firefox() {
            // The tools for developers can make the page narrower than the window.
            let script = "const browser = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser;
                for (const [name, size] of [['width', arguments[0]], ['height', arguments[1]]]) {
                    for (const limit of ['min-', 'max-', '']) browser.style.setProperty(limit + name, size + 'px', 'important');
                }";
            as_browser(&self.client, script, vec![width.into(), height.into()]).await?;
            return Ok(());
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        devtools(&self.client, "Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Dark or light, as the visitor's system would have it.
    pub async fn darken(&self, dark: bool) -> Result<()> {
        if is_firefox() {
            let script =
                "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0])";
            as_browser(&self.client, script, vec![u8::from(!dark).into()]).await?;
            return Ok(());
        }
        let value = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        devtools(&self.client, "Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// Errors in the browser's console since the last call.
    pub async fn errors(&self) -> Result<Vec<String>> {
        let messages = console(&self.client).await?;
        Ok(messages.into_iter().filter(|(level, _)| level == "SEVERE").map(|(_, message)| message).collect())
    }

    /// What a script in the page returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Waits until `condition` gives a value.
    pub async fn until<T>(
        &self,
        what: &str,
        most: Duration,
        mut condition: impl AsyncFnMut(&Self) -> Result<Option<T>>,
    ) -> Result<T> {
        let start = Instant::now();
        loop {
            if let Some(value) = condition(self).await? {
                return Ok(value);
            }
            if start.elapsed() > most {
                bail!("waited {most:?} in vain until {what}");
            }
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// `name`, or `name[attribute="value"]`, as a selector of the part with this `data-testid`.
fn selector(name: &str) -> String {
    let (name, rest) = name.split_at(name.find('[').unwrap_or(name.len()));
    format!("[data-testid=\"{name}\"]{rest}")
}
