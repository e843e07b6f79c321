//! In: traces, and what part of them is looked at. Out: a picture: shapes with colours, and what they mean.

pub mod density;
pub mod hit;
pub mod layout;
pub mod moment;
pub mod scene;
pub mod svg;
pub mod theme;
pub mod ticks;
pub mod time_scale;
pub mod tooltip;
pub mod viewport;
pub mod words;
