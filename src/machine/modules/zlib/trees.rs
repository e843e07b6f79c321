//! In: the symbols of a block. Out: the shortest of its three encodings, bit by bit as zlib chooses and writes it.

use super::bits::BitWriter;
use super::huffman::{Tree, codes};

/// Literals and the end of a block, then lengths.
pub const LITERALS: usize = 286;
/// Distances.
pub const DISTANCES: usize = 30;
const END: usize = 256;
const LENGTHS: usize = 19;
const LONGEST_CODE: usize = 15;
/// In this order the lengths of the codes for lengths are written: the last ones are often not needed.
pub const LENGTH_ORDER: [usize; LENGTHS] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/// How many bits follow each code for a length.
pub const LENGTH_EXTRA: [u8; 29] =
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
/// The least length of each code, less 3.
pub const LENGTH_BASE: [u16; 29] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192,
    224, 255,
];

/// How many bits follow each code for a distance.
#[must_use]
pub fn distance_extra(code: usize) -> u32 {
    (code as u32 / 2).saturating_sub(1)
}

/// The least distance of each code, less 1.
#[must_use]
pub fn distance_base(code: usize) -> u32 {
    if code < 4 { code as u32 } else { (2 + (code as u32 & 1)) << distance_extra(code) }
}

fn length_code(length: u8) -> usize {
    LENGTH_BASE.iter().rposition(|base| *base <= u16::from(length)).unwrap_or(0)
}

fn distance_code(distance: u16) -> usize {
    if distance < 4 {
        return distance.into();
    }
    let bits = u32::from(distance).ilog2();
    (bits * 2 + (u32::from(distance) >> (bits - 1) & 1)) as usize
}

/// The lengths of the codes that need not be written: for literals, and 5 for each distance.
#[must_use]
pub fn fixed_length(literal: usize) -> u8 {
    match literal {
        144..=255 => 9,
        256..=279 => 7,
        _ => 8,
    }
}

/// What a block consists of, as it is gathered.
#[derive(Clone)]
pub struct Block {
    /// A literal with distance 0, or a length less 3 with its distance.
    symbols: Vec<(u16, u8)>,
    literals: [u32; LITERALS],
    distances: [u32; DISTANCES],
    limit: usize,
}

/// What a caller asks of a block's end.
#[derive(Clone, Copy)]
pub struct Ending {
    /// No other block follows.
    pub is_last: bool,
    /// `Z_FIXED`: no codes of its own.
    pub is_fixed: bool,
}

impl Block {
    /// An empty block of at most `limit` symbols.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        let mut block =
            Self { symbols: Vec::new(), literals: [0; LITERALS], distances: [0; DISTANCES], limit };
        block.literals[END] = 1;
        block
    }

    /// Whether it has no symbols.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.symbols.is_empty()
    }

    /// Adds a literal. Whether the block is full.
    pub fn literal(&mut self, byte: u8) -> bool {
        self.symbols.push((0, byte));
        self.literals[usize::from(byte)] += 1;
        self.symbols.len() == self.limit
    }

    /// Adds what was there before. Whether the block is full.
    pub fn copy(&mut self, distance: usize, length: usize) -> bool {
        let (distance, length) = (distance as u16, (length - 3) as u8);
        self.symbols.push((distance, length));
        self.literals[END + 1 + length_code(length)] += 1;
        self.distances[distance_code(distance - 1)] += 1;
        self.symbols.len() == self.limit
    }

    /// Writes it and starts the next; `stored` is what it stands for, if that is still to be had.
    pub fn write(&mut self, out: &mut BitWriter, stored: Option<&[u8]>, ending: Ending) {
        let (mut own, mut fixed) = (0, 0);
        let literals = Tree::new(&self.literals, LONGEST_CODE);
        let distances = Tree::new(&self.distances, LONGEST_CODE);
        literals.weigh(&mut own, &mut fixed, fixed_length, |code| {
            code.checked_sub(END + 1).map_or(0, |code| LENGTH_EXTRA[code].into())
        });
        distances.weigh(&mut own, &mut fixed, |_| 5, distance_extra);
        let header = Header::new(&literals, &distances);
        own += header.size();
        let fixed = (fixed + 3 + 7) >> 3;
        let mut best = (own + 3 + 7) >> 3;
        if fixed <= best || ending.is_fixed {
            best = fixed;
        }
        let last = u32::from(ending.is_last);
        match stored {
            Some(bytes) if bytes.len() as u32 + 4 <= best => store(out, bytes, ending.is_last),
            _ if fixed == best => {
                out.put(2 + last, 3);
                let lengths: Vec<u8> = (0..288).map(fixed_length).collect();
                self.write_symbols(out, &lengths, &[5; DISTANCES]);
            }
            _ => {
                out.put(4 + last, 3);
                header.write(out);
                self.write_symbols(out, &literals.lengths, &distances.lengths);
            }
        }
        if ending.is_last {
            out.align();
        }
        *self = Self::new(self.limit);
    }

    fn write_symbols(&self, out: &mut BitWriter, literals: &[u8], distances: &[u8]) {
        let (literal_codes, distance_codes) = (codes(literals), codes(distances));
        let put = |out: &mut BitWriter, codes: &[u32], lengths: &[u8], at: usize| {
            out.put(codes[at], lengths[at].into());
        };
        for (distance, value) in &self.symbols {
            if *distance == 0 {
                put(out, &literal_codes, literals, (*value).into());
                continue;
            }
            let code = length_code(*value);
            put(out, &literal_codes, literals, END + 1 + code);
            out.put(u32::from(u16::from(*value) - LENGTH_BASE[code]), LENGTH_EXTRA[code].into());
            let distance = *distance - 1;
            let code = distance_code(distance);
            put(out, &distance_codes, distances, code);
            out.put(u32::from(distance) - distance_base(code), distance_extra(code));
        }
        put(out, &literal_codes, literals, END);
    }
}

/// A block of bytes as they are.
pub fn store(out: &mut BitWriter, bytes: &[u8], is_last: bool) {
    out.put(u32::from(is_last), 3);
    out.align();
    let length = bytes.len() as u16;
    out.bytes.extend(length.to_le_bytes());
    out.bytes.extend((!length).to_le_bytes());
    out.bytes.extend(bytes);
}

/// The codes of a block, themselves encoded.
struct Header {
    /// A length, or a repetition; how often, in so many bits.
    runs: Vec<(usize, u32, u32)>,
    tree: Tree,
    literals: u32,
    distances: u32,
    /// How many of the codes for lengths are written.
    lengths: usize,
}

impl Header {
    fn new(literals: &Tree, distances: &Tree) -> Self {
        let mut runs = Vec::new();
        for tree in [literals, distances] {
            encode(&tree.lengths[..=tree.last], &mut runs);
        }
        let mut frequencies = [0; LENGTHS];
        runs.iter().for_each(|(symbol, _, _)| frequencies[*symbol] += 1);
        let tree = Tree::new(&frequencies, 7);
        let lengths = LENGTH_ORDER.iter().rposition(|at| tree.lengths[*at] > 0).unwrap_or(0).max(3) + 1;
        Self { runs, tree, literals: literals.last as u32, distances: distances.last as u32, lengths }
    }

    fn size(&self) -> u32 {
        let runs = self.runs.iter().map(|(symbol, _, bits)| u32::from(self.tree.lengths[*symbol]) + bits);
        runs.sum::<u32>() + 3 * self.lengths as u32 + 14
    }

    fn write(&self, out: &mut BitWriter) {
        out.put(self.literals - 256, 5);
        out.put(self.distances, 5);
        out.put(self.lengths as u32 - 4, 4);
        for at in &LENGTH_ORDER[..self.lengths] {
            out.put(self.tree.lengths[*at].into(), 3);
        }
        let codes = codes(&self.tree.lengths);
        for (symbol, times, bits) in &self.runs {
            out.put(codes[*symbol], self.tree.lengths[*symbol].into());
            out.put(*times, *bits);
        }
    }
}

fn encode(lengths: &[u8], runs: &mut Vec<(usize, u32, u32)>) {
    let (mut before, mut count) = (None, 0);
    let limits = |length: Option<u8>, before: Option<u8>| match length {
        Some(0) => (138, 3),
        length if length == before => (6, 3),
        _ => (7, 4),
    };
    let mut limit = limits(lengths.first().copied(), None);
    for (at, length) in lengths.iter().enumerate() {
        let next = lengths.get(at + 1).copied();
        count += 1;
        if count < limit.0 && next == Some(*length) {
            continue;
        }
        if count < limit.1 {
            runs.extend((0..count).map(|_| (usize::from(*length), 0, 0)));
        } else if *length != 0 {
            if before != Some(*length) {
                runs.push(((*length).into(), 0, 0));
                count -= 1;
            }
            runs.push((16, count - 3, 2));
        } else if count <= 10 {
            runs.push((17, count - 3, 3));
        } else {
            runs.push((18, count - 11, 7));
        }
        before = Some(*length);
        count = 0;
        limit = limits(next, before);
    }
}
