//! In: the address of the page. Out: what it asks for.

use web_sys::UrlSearchParams;

use crate::run::live::Mode;

/// What stands in the place of a scenario's slug for a program of the reader's own.
pub const OWN: &str = "own";

/// What stands behind the `?` of the address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// `embed=1`: the compact page for a frame.
    pub embed: bool,
    /// `scenario=three-queries`: which one to open.
    pub scenario: Option<String>,
    /// `variant=gather`: only this variant (in a frame), or the one whose code is shown (on the page).
    pub variant: Option<String>,
    /// `run=simulated` or `run=live`: start at once.
    pub run: Option<Mode>,
}

impl Query {
    /// Reads the address of this page.
    #[must_use]
    pub fn of_this_page() -> Self {
        let search = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
        UrlSearchParams::new_with_str(&search).map(|asked| Self::read(&asked)).unwrap_or_default()
    }

    /// `scenario=own`: a program of the reader's own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.scenario.as_deref() == Some(OWN)
    }

    fn read(asked: &UrlSearchParams) -> Self {
        Self {
            embed: asked.get("embed").is_some_and(|value| value != "0"),
            scenario: asked.get("scenario"),
            variant: asked.get("variant"),
            run: asked.get("run").as_deref().and_then(mode_named),
        }
    }
}

/// The mode with this name, as the address and the messages of a frame have it.
#[must_use]
pub fn mode_named(name: &str) -> Option<Mode> {
    match name {
        "simulated" => Some(Mode::Simulated),
        "live" => Some(Mode::Live),
        _ => None,
    }
}

/// The name of a mode, as the address and the messages of a frame have it.
#[must_use]
pub fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Simulated => "simulated",
        Mode::Live => "live",
    }
}
