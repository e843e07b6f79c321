//! In: traces, and what part of them is looked at. Out: a picture: shapes with colours, and what they mean.

pub mod bars;
pub mod cast;
pub mod density;
pub mod figures;
#[cfg(target_arch = "wasm32")]
pub mod gesture;
pub mod growth;
pub mod handout;
pub mod heat;
pub mod hit;
pub mod inside;
pub mod layout;
pub mod moment;
#[cfg(target_arch = "wasm32")]
pub mod paint;
pub mod pixmap;
pub mod scene;
pub mod svg;
pub mod theme;
pub mod ticks;
pub mod time_scale;
pub mod tooltip;
pub mod viewport;
pub mod words;
