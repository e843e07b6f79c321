//! In: messages from the page around our frame. Out: the compact form of the page, and messages back.
//!
//! The messages are plain objects with `tasklanes: 1` and a `type`; `docs/embed.md` describes them for authors.
//! What comes in is not trusted: it is read by type, taken only from the parent window, and shown as text.

mod compact;
mod message;

pub use compact::Embed;

use crate::scenario::{Ends, Scenario, Variant};

/// A scenario that consists of one program of the host's.
#[must_use]
pub fn own_program(title: &str, text: &str) -> Scenario {
    let variant = Variant {
        slug: "program".to_owned(),
        title: if title.is_empty() { "Program".to_owned() } else { title.to_owned() },
        file: "program.py".to_owned(),
        text: text.to_owned(),
        cores: None,
        workers: None,
        gil: true,
        ends: Ends::Well,
        racy: false,
        row: None,
        column: None,
        question: None,
    };
    Scenario {
        slug: String::new(),
        title: title.to_owned(),
        order: 0,
        group: String::new(),
        lesson: String::new(),
        takeaway: String::new(),
        cores: None,
        question: None,
        parameters: Vec::new(),
        variants: vec![variant],
        load: None,
        claims: Vec::new(),
        growth: None,
        cast: Vec::new(),
    }
}
