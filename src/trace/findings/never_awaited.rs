//! In: facts. Out: coroutines that were made and never awaited, so that nothing of them ran.

use super::who::add_once;
use super::words::{code, times};
use super::{Finding, FindingKind};
use crate::say;
use crate::trace::event::FactKind;
use crate::trace::span::{Fact, Spans};

/// A coroutine that never ran is a mistake, however short the run: it comes before what only takes time.
const WEIGHT: u64 = 3_600_000_000_000;

/// The findings of this kind: one for each line.
pub fn find(spans: &Spans) -> Vec<Finding> {
    let dropped = spans.facts.iter().filter(|fact| fact.kind == FactKind::NeverAwaited);
    let mut lines: Vec<Vec<&Fact>> = Vec::new();
    for fact in dropped {
        match lines.iter_mut().find(|line| line[0].line == fact.line) {
            Some(line) => line.push(fact),
            None => lines.push(vec![fact]),
        }
    }
    lines.iter().map(|line| finding(line)).collect()
}

fn finding(facts: &[&Fact]) -> Finding {
    let (first, last) = (facts[0], facts[facts.len() - 1]);
    let (line, name) = (first.line, &first.text);
    let mut actors = Vec::new();
    facts.iter().for_each(|fact| add_once(&mut actors, fact.actor));
    let call = code(&format!("{name}()"), "");
    Finding {
        kind: FindingKind::NeverAwaited,
        line,
        start: first.at,
        end: last.at,
        actors,
        weight_ns: WEIGHT,
        title: say::found::NEVER_TITLE.text().to_owned(),
        text: say::found::NEVER_TEXT.with(&[&call, &line, &times(facts.len())]),
        cause: say::found::NEVER_CAUSE.text().to_owned(),
        fix: say::found::NEVER_FIX.with(&[&name]),
    }
}
