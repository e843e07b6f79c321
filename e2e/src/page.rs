//! In: a browser at the page. Out: the page as a visitor meets it, by the `data-testid` of its parts.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::Value;
use tokio::time::sleep;

use crate::site::Site;

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

    /// The part with this name, as soon as it is there.
    pub async fn part(&self, name: &str) -> Result<Element> {
        let selector = format!("[data-testid=\"{name}\"]");
        let wait = self.client.wait().at_most(PATIENCE);
        wait.for_element(Locator::Css(&selector)).await.with_context(|| format!("the page has no {name}"))
    }

    /// All parts with this name, as they are now.
    pub async fn parts(&self, name: &str) -> Result<Vec<Element>> {
        Ok(self.client.find_all(Locator::Css(&format!("[data-testid=\"{name}\"]"))).await?)
    }

    /// Clicks on a part.
    pub async fn click(&self, name: &str) -> Result<()> {
        self.part(name).await?.click().await.with_context(|| format!("cannot click on {name}"))
    }

    /// The text of a part.
    pub async fn text(&self, name: &str) -> Result<String> {
        Ok(self.part(name).await?.text().await?)
    }

    /// An attribute of a part; empty if it has none.
    pub async fn attribute(&self, name: &str, attribute: &str) -> Result<String> {
        Ok(self.part(name).await?.attr(attribute).await?.unwrap_or_default())
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
