//! In: a thread at work. Out: facts for the trace that findings are drawn from and that no lane shows.

use super::thread::ThreadRun;
use crate::machine::aio::Future;
use crate::machine::aio::chain::{self, Noted};
use crate::program::code::AwaitKind;
use crate::trace::event::{ActorId, FactKind};

impl ThreadRun {
    /// In which call it waits, now that it does.
    pub(super) fn tell_call(&self) {
        if let Some((line, text)) = self.machine.current_call() {
            self.tell(FactKind::Call, line, 0, text);
        }
    }

    /// Where it computes, once for each step of a task and each place.
    pub(super) fn tell_computing(&mut self) {
        let place = match self.task {
            Some(_) => self.machine.coroutine_call(),
            None => self.machine.function(),
        };
        let Some((line, text)) = place else { return };
        let told = Some((self.lane(), line));
        if self.told != told {
            self.told = told;
            self.tell(FactKind::Computes, line, 0, text);
        }
    }

    /// At which noted awaits a task waits, now that its step is over.
    pub(super) fn tell_awaits(&mut self, lane: ActorId, task: &Future) {
        if self.process.machine.borrow().main.awaits.is_empty() {
            return;
        }
        let before = self.awaits.remove(&lane).unwrap_or_default();
        let waits = if task.is_done() { Vec::new() } else { chain::noted(&task.data().coroutine) };
        for noted in before.iter().filter(|noted| !waits.iter().any(|it| it.row() == noted.row())) {
            if let Some(row) = noted.row() {
                self.tell_of(lane, FactKind::Await, 0, u64::from(row), String::new());
            }
        }
        for noted in waits.iter().filter(|noted| !before.iter().any(|it| it.is_same(noted))) {
            self.tell_await(lane, noted);
        }
        if !waits.is_empty() {
            self.awaits.insert(lane, waits);
        }
    }

    fn tell_await(&self, lane: ActorId, noted: &Noted) {
        let (kind, number) = match noted.note.kind {
            AwaitKind::Lock => (FactKind::WaitsForLock, 0),
            AwaitKind::ThreadLock { .. } => return,
            AwaitKind::Row { row, place, repeats } => {
                let number = u64::from(row) | u64::from(place) << 32 | u64::from(repeats) << 63;
                (FactKind::Await, number)
            }
        };
        self.tell_of(lane, kind, noted.line, number, noted.text.clone());
    }

    /// Which locks of `threading` a task has, now that it gives way.
    pub(super) fn tell_held(&self, lane: ActorId) {
        let machine = self.process.machine.borrow();
        let held = machine.held.giving_way();
        // The library has locks of its own, which do no harm.
        let is_own = |line| machine.main.awaits.iter().any(|it| it.kind == AwaitKind::ThreadLock { line });
        let held: Vec<(u64, u32)> = held.into_iter().filter(|(_, line)| is_own(*line)).collect();
        drop(machine);
        for (number, line) in held {
            self.tell_of(lane, FactKind::Holds, line, number, String::new());
        }
    }

    /// That it begins or ends to compute without the GIL.
    pub(super) fn tell_native_work(&self, begins: bool) {
        self.tell_of(self.entry.actor, FactKind::NativeWork, 0, begins.into(), String::new());
    }

    fn tell(&self, kind: FactKind, line: u32, number: u64, text: String) {
        self.tell_of(self.lane(), kind, line, number, text);
    }

    fn tell_of(&self, lane: ActorId, kind: FactKind, line: u32, number: u64, text: String) {
        let now = self.process.host.now();
        self.process.recorder.borrow_mut().fact(now, lane, kind, line, number, text);
    }
}
