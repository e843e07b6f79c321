//! In: messages from the page around our frame. Out: the compact form of the page, and messages back.
//!
//! The messages are plain objects with `tasklanes: 1` and a `type`; `docs/embed.md` describes them for authors.
//! What comes in is not trusted: it is read by type, taken only from the parent window, and shown as text.

mod compact;
mod message;

pub use compact::Embed;

use crate::scenario::{Answer, Question, Scenario, Variant};

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
    };
    let question = Question {
        text: String::new(),
        unit: None,
        choices: Vec::new(),
        answer: Answer::Number(0.0),
        explanation: String::new(),
    };
    Scenario {
        slug: String::new(),
        title: title.to_owned(),
        order: 0,
        group: String::new(),
        lesson: String::new(),
        cores: None,
        question,
        parameters: Vec::new(),
        variants: vec![variant],
        load: None,
    }
}
