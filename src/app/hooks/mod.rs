//! In: nothing. Out: the hooks that components share.

mod use_appearance;
mod use_page;
mod use_watch;

pub use use_appearance::{Appearance, use_appearance};
pub use use_page::{Page, use_page};
pub use use_watch::use_watch;
