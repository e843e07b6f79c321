//! In: a module of WebAssembly. Out: the same bytes sorted by what they mean, which can be packed smaller; and back again.
//!
//! Instructions, numbers of locals, numbers of functions and so on come in streams of their own. Both ways go over the
//! code in the same way ([`walk`]): one takes its bytes from the code and adds them to the streams, the other takes them
//! from the streams and adds them to the code.

/// How many streams there are.
const STREAMS: usize = 16;
// What they have.
const OPERATION: usize = 0;
const BLOCK: usize = 1;
const BRANCH: usize = 2;
const BRANCHES: usize = 3;
const LOCAL: usize = 4;
const LOCALS: usize = 5;
const CALL: usize = 6;
const CALL_INDIRECT: usize = 7;
const ALIGNMENT: usize = 8;
const OFFSET: usize = 9;
const SHORT: usize = 10;
const LONG: usize = 11;
const FRACTION: usize = 12;
const OTHER: usize = 13;
const GLOBAL: usize = 14;
/// All but the code.
const REST: usize = 15;
/// Before the streams: the length of the module, the length of what comes before the code, and theirs.
const HEADER: usize = 4 * (2 + STREAMS);
/// A length has so many bytes at most.
const LONGEST: usize = 5;

/// Where bytes go from and to.
trait Flow {
    /// The next byte of a stream.
    fn byte(&mut self, stream: usize) -> Option<u8>;
    /// The code of a function begins: its length comes first.
    fn begin(&mut self) -> Option<()>;
    /// It ends.
    fn end(&mut self) -> Option<()>;

    /// The next number of a stream.
    fn number(&mut self, stream: usize) -> Option<u32> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte(stream)?;
            value |= u32::from(byte & 0x7f).unbounded_shl(shift);
            shift += 7;
            if byte < 0x80 {
                return Some(value);
            }
        }
    }

    fn numbers(&mut self, stream: usize, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.number(stream).map(|_| ()))
    }

    fn bytes(&mut self, stream: usize, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.byte(stream).map(|_| ()))
    }
}

/// Goes over the code of all functions. None if it has something that is not known here.
fn walk(flow: &mut impl Flow) -> Option<()> {
    for _ in 0..flow.number(OTHER)? {
        flow.begin()?;
        for _ in 0..flow.number(LOCALS)? {
            flow.number(LOCALS)?;
            flow.byte(LOCALS)?;
        }
        let mut depth = 1;
        while depth > 0 {
            match instruction(flow)? {
                0x02..=0x04 => depth += 1,
                0x0b => depth -= 1,
                _ => {}
            }
        }
        flow.end()?;
    }
    Some(())
}

fn instruction(flow: &mut impl Flow) -> Option<u8> {
    let operation = flow.byte(OPERATION)?;
    match operation {
        0x02..=0x04 => flow.numbers(BLOCK, 1)?,
        0x0c | 0x0d => flow.numbers(BRANCH, 1)?,
        0x0e => {
            let count = flow.number(BRANCHES)?;
            flow.numbers(BRANCHES, count as usize + 1)?;
        }
        0x10 => flow.numbers(CALL, 1)?,
        0x11 => flow.numbers(CALL_INDIRECT, 2)?,
        0x20..=0x22 => flow.numbers(LOCAL, 1)?,
        0x23 | 0x24 => flow.numbers(GLOBAL, 1)?,
        0x25 | 0x26 | 0xd0 | 0xd2 => flow.numbers(OTHER, 1)?,
        0x28..=0x3e => {
            flow.number(ALIGNMENT)?;
            flow.number(OFFSET)?;
        }
        0x3f | 0x40 => flow.numbers(OTHER, 1)?,
        0x41 => flow.numbers(SHORT, 1)?,
        0x42 => flow.numbers(LONG, 1)?,
        0x43 => flow.bytes(FRACTION, 4)?,
        0x44 => flow.bytes(FRACTION, 8)?,
        0xfc => match flow.number(OPERATION)? {
            0..=7 => {}
            8 | 10 | 12 | 14 => flow.numbers(OTHER, 2)?,
            9 | 11 | 13 | 15..=17 => flow.numbers(OTHER, 1)?,
            _ => return None,
        },
        0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => {}
        _ => return None,
    }
    Some(operation)
}

/// The length of the module that is in these streams.
#[must_use]
pub fn length(sorted: &[u8]) -> usize {
    header(sorted, 0).unwrap_or(0)
}

fn header(sorted: &[u8], index: usize) -> Option<usize> {
    let bytes = sorted.get(4 * index..4 * index + 4)?;
    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize)
}

/// Makes the module again, which has the length of `module`. None if it is damaged.
#[must_use]
pub fn join(sorted: &[u8], module: &mut [u8]) -> Option<()> {
    let mut ends = [0; STREAMS];
    let mut nexts = [0; STREAMS];
    let mut at = HEADER;
    for stream in 0..STREAMS {
        nexts[stream] = at;
        at = at.checked_add(header(sorted, 2 + stream)?)?;
        ends[stream] = at;
    }
    let mut joined = Joined { sorted, nexts, ends, module, length: 0, start: 0 };
    joined.bytes(REST, header(sorted, 1)?)?;
    walk(&mut joined)?;
    joined.bytes(REST, joined.module.len().checked_sub(joined.length)?)
}

struct Joined<'a> {
    sorted: &'a [u8],
    nexts: [usize; STREAMS],
    ends: [usize; STREAMS],
    module: &'a mut [u8],
    length: usize,
    /// Where the code of the function begins.
    start: usize,
}

impl Flow for Joined<'_> {
    #[inline(always)]
    fn byte(&mut self, stream: usize) -> Option<u8> {
        let at = self.nexts[stream];
        if at >= self.ends[stream] {
            return None;
        }
        let byte = *self.sorted.get(at)?;
        self.nexts[stream] = at + 1;
        *self.module.get_mut(self.length)? = byte;
        self.length += 1;
        Some(byte)
    }

    /// The length is not known yet: the code stands further behind until it is.
    fn begin(&mut self) -> Option<()> {
        self.start = self.length;
        self.length += LONGEST;
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        let mut length = self.length - self.start - LONGEST;
        let (from, to) = (self.start + LONGEST, self.length);
        self.length = self.start;
        loop {
            let byte = (length & 0x7f) as u8;
            length >>= 7;
            *self.module.get_mut(self.length)? = if length > 0 { byte | 0x80 } else { byte };
            self.length += 1;
            if length == 0 {
                break;
            }
        }
        self.module.copy_within(from..to, self.length);
        self.length += to - from;
        Some(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub use sorting::sort;

/// The way there, which only a build needs.
#[cfg(not(target_arch = "wasm32"))]
mod sorting {
    use super::{Flow, HEADER, REST, STREAMS, walk};

    /// The section of a module that has the code.
    const CODE: u8 = 10;

    /// Sorts the bytes of a module. None if it has something that is not known here.
    #[must_use]
    pub fn sort(module: &[u8]) -> Option<Vec<u8>> {
        let mut sorted = Sorted { module, next: 8, end: 0, streams: Default::default() };
        let code = loop {
            let id = *module.get(sorted.next)?;
            sorted.next += 1;
            let length = sorted.skip()? as usize;
            if id == CODE {
                break sorted.next;
            }
            sorted.next += length;
        };
        walk(&mut sorted)?;
        let mut streams = sorted.streams;
        streams[REST] = [&module[..code], &module[sorted.next..]].concat();
        let lengths = streams.iter().map(Vec::len);
        let mut bytes: Vec<u8> = [module.len(), code]
            .into_iter()
            .chain(lengths)
            .flat_map(|it| (it as u32).to_le_bytes())
            .collect();
        debug_assert_eq!(bytes.len(), HEADER);
        bytes.extend(streams.concat());
        Some(bytes)
    }

    struct Sorted<'a> {
        module: &'a [u8],
        next: usize,
        /// Where the code of the function ends.
        end: usize,
        streams: [Vec<u8>; STREAMS],
    }

    impl Sorted<'_> {
        /// A number that is in no stream.
        fn skip(&mut self) -> Option<u32> {
            let (mut value, mut shift) = (0, 0);
            loop {
                let byte = *self.module.get(self.next)?;
                self.next += 1;
                value |= u32::from(byte & 0x7f) << shift;
                shift += 7;
                if byte < 0x80 {
                    // A longer form of it would not come back.
                    return (byte > 0 || shift == 7).then_some(value);
                }
            }
        }
    }

    impl Flow for Sorted<'_> {
        fn byte(&mut self, stream: usize) -> Option<u8> {
            let byte = *self.module.get(self.next)?;
            self.next += 1;
            self.streams[stream].push(byte);
            Some(byte)
        }

        fn begin(&mut self) -> Option<()> {
            let length = self.skip()? as usize;
            self.end = self.next + length;
            Some(())
        }

        fn end(&mut self) -> Option<()> {
            (self.next == self.end).then_some(())
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{join, length, sort};

    /// Locals; then a loop, a branch, numbers of all kinds, something from the memory.
    const ONE: &[u8] = &[
        2, 1, 0x7f, 2, 0x7e, 0x20, 0, 0x41, 0x80, 0x80, 4, 0x6a, 0x22, 1, 0x28, 2, 0x10, 0x1a, 3, 0x40, 0x20,
        1, 0x0d, 0, 0x0b, 0x44, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0x1a, 0x20, 0, 0x0b,
    ];
    /// Calls.
    const OTHER: &[u8] = &[0, 0x20, 0, 0x10, 0, 0x42, 0x7f, 0xa7, 0x6a, 0x10, 1, 0x0f, 0x0b];

    /// A module with code, and something before and after it.
    fn module() -> Vec<u8> {
        let section = |id: u8, content: &[u8]| [&[id, content.len() as u8], content].concat();
        let function = |code: &[u8]| [&[code.len() as u8], code].concat();
        let code = [vec![2], function(ONE), function(OTHER)].concat();
        let kinds = section(1, &[1, 0x60, 1, 0x7f, 1, 0x7f]);
        [b"\0asm\x01\0\0\0".to_vec(), kinds, section(10, &code), section(11, &[1, 0])].concat()
    }

    #[test]
    fn a_module_comes_back() {
        let module = module();
        let sorted = sort(&module).expect("all of it is known");
        let mut again = vec![0; length(&sorted)];
        assert!(join(&sorted, &mut again).is_some());
        assert_eq!(again, module);
    }

    #[test]
    fn what_is_damaged_is_no_panic() {
        let sorted = sort(&module()).expect("all of it is known");
        let mut again = vec![0; length(&sorted)];
        for at in 0..sorted.len() {
            let mut damaged = sorted.clone();
            damaged[at] ^= 0xff;
            // Anything but a panic.
            let _ = join(&damaged, &mut again);
            let _ = join(&sorted[..at], &mut again);
        }
    }

    #[test]
    fn what_is_not_known_is_not_sorted() {
        let mut module = module();
        let at = module.iter().position(|byte| *byte == 0x6a).expect("it adds");
        module[at] = 0xfd;
        assert!(sort(&module).is_none());
    }
}
