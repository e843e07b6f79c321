//! In: bytes. Out: the same compressed, byte for byte as zlib 1.2.13 and later do it.
//!
//! What zlib finds depends on how it looks: which places it remembers, in how many it looks and when it is content. All
//! of that is done as it does it, in a window that moves when its does.

use super::bits::BitWriter;
use super::trees::{Block, Ending, store};

const SHORTEST: usize = 3;
const LONGEST: usize = 258;
/// There is always so much to look at, but at the end.
const AHEAD: usize = LONGEST + SHORTEST + 1;
/// A copy of three bytes from farther away takes more than they do.
const TOO_FAR: usize = 4096;

/// `Z_FILTERED`, `Z_HUFFMAN_ONLY`, `Z_RLE`, `Z_FIXED`
const FILTERED: i64 = 1;
const HUFFMAN_ONLY: i64 = 2;
const RUNS_ONLY: i64 = 3;
const FIXED: i64 = 4;

/// `Z_FULL_FLUSH`, `Z_FINISH`
pub const FULL_FLUSH: i64 = 3;
pub const FINISH: i64 = 4;

/// How it looks: levels 1 to 9. With a match of `good` it looks in fewer places; after one of `lazy` it does not
/// look for a better one that starts later; with `nice` it is content; and at most so many places of a `chain`.
struct Effort {
    good: usize,
    lazy: usize,
    nice: usize,
    chain: u32,
}

const EFFORTS: [Effort; 9] = [
    Effort { good: 4, lazy: 4, nice: 8, chain: 4 },
    Effort { good: 4, lazy: 5, nice: 16, chain: 8 },
    Effort { good: 4, lazy: 6, nice: 32, chain: 32 },
    Effort { good: 4, lazy: 4, nice: 16, chain: 16 },
    Effort { good: 8, lazy: 16, nice: 32, chain: 32 },
    Effort { good: 8, lazy: 16, nice: 128, chain: 128 },
    Effort { good: 8, lazy: 32, nice: 128, chain: 256 },
    Effort { good: 32, lazy: 128, nice: 258, chain: 1024 },
    Effort { good: 32, lazy: 258, nice: 258, chain: 4096 },
];
/// Up to this level it takes the first match.
const HASTY: i64 = 3;

/// How to compress.
#[derive(Clone, Copy)]
pub struct Settings {
    /// 0 to 9.
    pub level: i64,
    /// The binary logarithm of the window's size, 9 to 15.
    pub window: u32,
    /// 1 to 9.
    pub memory: u32,
    /// See the constants.
    pub strategy: i64,
}

/// Compresses `data`; `flushes` says up to where, and how, it is to be complete. Also how many places were looked at.
#[must_use]
pub fn deflate(data: &[u8], flushes: &[(usize, i64)], settings: Settings) -> (Vec<u8>, u64) {
    let mut work = Deflate::new(data, settings);
    for (end, kind) in flushes {
        work.end = (*end).min(data.len());
        work.run(*kind);
    }
    (work.out.bytes, work.looked)
}

struct Deflate<'a> {
    data: &'a [u8],
    settings: Settings,
    effort: &'static Effort,
    /// What there is of the data by now.
    end: usize,
    /// Where the window begins, and up to where it is filled.
    base: usize,
    filled: usize,
    /// Where it is.
    at: usize,
    /// Where the block begins.
    start: usize,
    /// The last place of each hash, and the one before of each place.
    heads: Vec<u32>,
    before: Vec<u32>,
    /// How many places at the end of what was flushed are not remembered yet.
    missing: usize,
    block: Block,
    out: BitWriter,
    /// How long the last match was, and from where.
    length: usize,
    from: usize,
    /// Whether the byte before is to be written yet.
    is_byte_open: bool,
    looked: u64,
}

impl<'a> Deflate<'a> {
    fn new(data: &'a [u8], settings: Settings) -> Self {
        Self {
            data,
            settings,
            effort: &EFFORTS[(settings.level - 1).clamp(0, 8) as usize],
            end: 0,
            base: 0,
            filled: 0,
            at: 0,
            start: 0,
            heads: vec![0; 1 << (settings.memory + 7)],
            before: vec![0; 1 << settings.window],
            missing: 0,
            block: Block::new((1 << (settings.memory + 6)) - 1),
            out: BitWriter::default(),
            length: SHORTEST - 1,
            from: 0,
            is_byte_open: false,
            looked: 0,
        }
    }

    fn run(&mut self, flush: i64) {
        let is_last = flush == FINISH;
        if self.settings.level == 0 {
            self.store_all(is_last);
        } else {
            while self.fill() {
                match self.settings.strategy {
                    HUFFMAN_ONLY => self.literal(),
                    RUNS_ONLY => self.run_step(),
                    _ if self.settings.level <= HASTY => self.hasty_step(),
                    _ => self.patient_step(),
                }
            }
            if std::mem::take(&mut self.is_byte_open) {
                self.block.literal(self.data[self.at - 1]);
            }
            self.missing = (self.at - self.base).min(SHORTEST - 1);
            if is_last || !self.block.is_empty() {
                self.end_block(is_last);
            }
        }
        if !is_last {
            store(&mut self.out, &[], false);
        }
        if flush == FULL_FLUSH {
            self.heads.fill(0);
            (self.base, self.missing) = (self.at, 0);
        }
    }

    /// Looks at more of the data if it is time to. Whether there is something to do.
    fn fill(&mut self) -> bool {
        if self.filled - self.at < AHEAD && self.filled < self.end {
            let size = 1 << self.settings.window;
            if self.at - self.base >= size + self.reach() {
                self.base += size;
            }
            self.filled = self.end.min(self.base + 2 * size);
            while self.missing > 0 && self.filled - self.at + self.missing >= SHORTEST {
                self.remember(self.at - self.missing);
                self.missing -= 1;
            }
        }
        self.filled > self.at
    }

    /// How far away a match may be.
    fn reach(&self) -> usize {
        (1 << self.settings.window) - AHEAD
    }

    /// Remembers a place. The last one whose next three bytes have the same hash, if it may be used.
    fn remember(&mut self, at: usize) -> Option<usize> {
        let shift = (self.settings.memory + 9) / 3;
        let byte = |offset: usize| usize::from(self.data[at + offset]);
        let hash = ((byte(0) << (2 * shift)) ^ (byte(1) << shift) ^ byte(2)) & (self.heads.len() - 1);
        let mask = self.before.len() - 1;
        let head = std::mem::replace(&mut self.heads[hash], at as u32);
        self.before[at & mask] = head;
        let head = head as usize;
        (head > self.base && at - head <= self.reach()).then_some(head)
    }

    fn head(&mut self) -> Option<usize> {
        if self.filled - self.at >= SHORTEST { self.remember(self.at) } else { None }
    }

    /// The longest match that is longer than `best`, looked for from `place` backwards; it sets `from`.
    fn longest(&mut self, mut place: usize, mut best: usize) -> usize {
        let (ahead, at) = (self.filled - self.at, self.at);
        let mut chain = self.effort.chain >> if best >= self.effort.good { 2 } else { 0 };
        let nice = self.effort.nice.min(ahead);
        let limit = if at - self.base > self.reach() { at - self.reach() } else { self.base };
        let here = &self.data[at..at + ahead.min(LONGEST)];
        let mask = self.before.len() - 1;
        loop {
            self.looked += 1;
            if best < here.len() && self.data[place + best] == here[best] {
                let there = &self.data[place..place + here.len()];
                let length = here.iter().zip(there).take_while(|(a, b)| a == b).count();
                if length > best {
                    self.from = place;
                    best = length;
                    if length >= nice {
                        break;
                    }
                }
            }
            place = self.before[place & mask] as usize;
            chain -= 1;
            if place <= limit || chain == 0 {
                return best.min(ahead);
            }
        }
        best.min(ahead)
    }

    fn literal(&mut self) {
        let is_full = self.block.literal(self.data[self.at]);
        self.at += 1;
        if is_full {
            self.end_block(false);
        }
    }

    fn run_step(&mut self) {
        let here = &self.data[self.at..self.filled.min(self.at + LONGEST)];
        let length = match self.at.checked_sub(1) {
            Some(before) => here.iter().take_while(|byte| **byte == self.data[before]).count(),
            None => 0,
        };
        if length < SHORTEST {
            return self.literal();
        }
        let is_full = self.block.copy(1, length);
        self.at += length;
        if is_full {
            self.end_block(false);
        }
    }

    fn hasty_step(&mut self) {
        let head = self.head();
        let length = head.map_or(0, |head| self.longest(head, SHORTEST - 1));
        if length < SHORTEST {
            return self.literal();
        }
        let is_full = self.block.copy(self.at - self.from, length);
        let end = self.at + length;
        if length <= self.effort.lazy && self.filled - end >= SHORTEST {
            for at in self.at + 1..end {
                self.remember(at);
            }
        }
        self.at = end;
        if is_full {
            self.end_block(false);
        }
    }

    /// Takes a match only if the one that starts a byte later is not better.
    fn patient_step(&mut self) {
        let head = self.head();
        let (last, last_from) = (self.length, self.from);
        self.length = SHORTEST - 1;
        if let Some(head) = head.filter(|_| last < self.effort.lazy) {
            self.length = self.longest(head, last);
            let is_poor = self.settings.strategy == FILTERED && self.length <= 5
                || self.length == SHORTEST && self.at - self.from > TOO_FAR;
            if is_poor {
                self.length = SHORTEST - 1;
            }
        }
        if last >= SHORTEST && self.length <= last {
            let is_full = self.block.copy(self.at - 1 - last_from, last);
            let end = self.at - 1 + last;
            for at in self.at + 1..end {
                if at + SHORTEST <= self.filled {
                    self.remember(at);
                }
            }
            self.at = end;
            (self.is_byte_open, self.length) = (false, SHORTEST - 1);
            if is_full {
                self.end_block(false);
            }
            return;
        }
        if std::mem::replace(&mut self.is_byte_open, true) && self.block.literal(self.data[self.at - 1]) {
            self.end_block(false);
        }
        self.at += 1;
    }

    fn end_block(&mut self, is_last: bool) {
        let stored = (self.start >= self.base).then(|| &self.data[self.start..self.at]);
        let ending = Ending { is_last, is_fixed: self.settings.strategy == FIXED };
        self.block.write(&mut self.out, stored, ending);
        self.start = self.at;
    }

    fn store_all(&mut self, is_last: bool) {
        loop {
            let end = self.end.min(self.at + 0xffff);
            let is_end = end == self.end;
            if end > self.at || is_last {
                store(&mut self.out, &self.data[self.at..end], is_last && is_end);
            }
            self.at = end;
            if is_end {
                break;
            }
        }
        (self.filled, self.start) = (self.at, self.at);
    }
}
