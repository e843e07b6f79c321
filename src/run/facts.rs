//! In: a thread at work. Out: facts for the trace that findings are drawn from and that no lane shows.

use super::thread::ThreadRun;
use crate::trace::event::FactKind;

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

    fn tell(&self, kind: FactKind, line: u32, number: u64, text: String) {
        let now = self.process.host.now();
        self.process.recorder.borrow_mut().fact(now, self.lane(), kind, line, number, text);
    }
}
