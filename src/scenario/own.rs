//! In: a program that is in no folder. Out: a scenario that has nothing else.

use super::model::{Ends, Scenario, Variant};

impl Scenario {
    /// A scenario that consists of one program, in a file `program.py`.
    #[must_use]
    pub fn of_program(title: &str, text: &str) -> Self {
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
        Self {
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
}
