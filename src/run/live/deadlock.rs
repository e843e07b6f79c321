//! In: cores that have come to a standstill. Out: the end of the run, if nobody is left who could wake another.
//!
//! A core says how many messages it had taken when it stood still. If that is all that were sent to each core,
//! none is on its way to one, and what a core sent before it stood still has come in before it said so.

use super::broker::Broker;
use crate::run::api::EndReason;
use crate::run::deadlock;

/// The last standstill of a core.
#[derive(Clone, Default)]
pub(super) struct Standstill {
    /// How many messages it had taken by then.
    pub taken: u64,
    /// When something happened there last, in nanoseconds since the run began.
    pub since_ns: u64,
    /// Who waits there for what.
    pub waits: Vec<String>,
}

impl Broker {
    /// A core stands still.
    pub(super) fn stands_still(&self, core: u32, standstill: Standstill) {
        if let Some(last) = self.standstills.borrow_mut().get_mut(core as usize) {
            *last = standstill;
        }
        self.look_for_deadlock();
    }

    /// Ends the run if all cores stand still, no message is on its way, and no request is to come.
    pub(super) fn look_for_deadlock(&self) {
        if self.server.borrow().to_come > 0 || !self.all_stand_still() {
            return;
        }
        let standstills = self.standstills.take();
        let since_ns = standstills.iter().map(|core| core.since_ns).max();
        let waits: Vec<String> = standstills.into_iter().flat_map(|core| core.waits).collect();
        self.finish(EndReason::Deadlock(deadlock::describe(&waits)), since_ns);
    }

    fn all_stand_still(&self) -> bool {
        let (cores, standstills) = (self.cores.borrow(), self.standstills.borrow());
        let mut pairs = cores.iter().zip(&*standstills);
        pairs.all(|(worker, last)| worker.as_ref().is_none_or(|worker| worker.sent() == last.taken))
    }
}
