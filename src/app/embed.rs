//! In: messages from the page around our frame. Out: the compact form of the page, and messages back.
//!
//! The messages are plain objects with `tasklanes: 1` and a `type`; `docs/embed.md` describes them for authors.
//! What comes in is not trusted: it is read by type, taken only from the parent window, and shown as text.

mod compact;
mod message;

pub use compact::Embed;
