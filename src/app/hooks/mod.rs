//! In: nothing. Out: the hooks that components share.

mod use_page;
mod use_theme;
mod use_watch;

pub use use_page::{Page, use_page};
pub use use_theme::{Theme, use_theme};
pub use use_watch::use_watch;
