//! In: LZMA, as it is in a `.lzma` file. Out: what it was made from.

/// Before the code: how it was made (1 byte), the size of the dictionary (4) and of the content (8).
const HEADER: usize = 13;

// A chance for each decision: where those of each kind begin.
const IS_MATCH: usize = 0;
const IS_REPEATED: usize = 16;
const IS_NOT_FIRST: usize = 32;
const IS_NOT_SECOND: usize = 48;
const IS_FOURTH: usize = 64;
const IS_LONG: usize = 80;
const SLOT: usize = 128;
const NEAR: usize = 384;
const ALIGNED: usize = 512;
const LENGTH: usize = 544;
const REPEATED_LENGTH: usize = 1024;
const LITERAL: usize = 2048;
/// Chances for a literal, for each of the highest bits that the one before may have: four at most.
const LITERAL_SIZE: usize = 0x300;
const CHANCES: usize = LITERAL + (LITERAL_SIZE << 4);

/// Decodes a file made without bits of the position (`lp = 0`, `pb = 0`); `content` has its length. None if it is damaged.
#[must_use]
pub fn decode(packed: &[u8], content: &mut [u8]) -> Option<()> {
    let literal_bits = u32::from(*packed.first()?);
    let code = packed.get(HEADER + 1..HEADER + 5)?;
    if literal_bits > 4 {
        return None;
    }
    let code = u32::from_be_bytes([code[0], code[1], code[2], code[3]]);
    let coder = Coder { packed, next: HEADER + 5, range: u32::MAX, code, chances: [HALF; CHANCES] };
    Content { coder, content, length: 0, literal_bits, state: 0, distances: [1; 4] }.fill()
}

/// The chance of a 0 is in 2048 parts.
const HALF: u16 = 1024;

struct Coder<'a> {
    packed: &'a [u8],
    next: usize,
    range: u32,
    code: u32,
    chances: [u16; CHANCES],
}

impl Coder<'_> {
    #[inline(always)]
    fn decide(&mut self, at: usize) -> usize {
        let chance = u32::from(self.chances[at]);
        let bound = (self.range >> 11) * chance;
        let is_one = self.code >= bound;
        let chance = if is_one {
            self.range -= bound;
            self.code -= bound;
            chance - (chance >> 5)
        } else {
            self.range = bound;
            chance + ((2048 - chance) >> 5)
        };
        self.chances[at] = chance as u16;
        self.refill();
        usize::from(is_one)
    }

    /// Bits that are as likely 0 as 1.
    fn even(&mut self, bits: usize) -> usize {
        (0..bits).fold(0, |value, _| {
            self.range >>= 1;
            let is_one = self.code >= self.range;
            if is_one {
                self.code -= self.range;
            }
            self.refill();
            (value << 1) | usize::from(is_one)
        })
    }

    #[inline(always)]
    fn refill(&mut self) {
        if self.range < 1 << 24 {
            // What is cut off goes on with zeros.
            let byte = self.packed.get(self.next).copied().unwrap_or(0);
            self.range <<= 8;
            self.code = (self.code << 8) | u32::from(byte);
            self.next += 1;
        }
    }

    /// The highest bit first.
    fn tree(&mut self, at: usize, bits: usize) -> usize {
        (0..bits).fold(1, |path, _| (path << 1) | self.decide(at + path)) - (1 << bits)
    }

    /// The lowest bit first.
    fn backwards(&mut self, at: usize, bits: usize) -> usize {
        let (mut path, mut value) = (1, 0);
        for bit in 0..bits {
            let decided = self.decide(at + path);
            path = (path << 1) | decided;
            value |= decided << bit;
        }
        value
    }

    fn length(&mut self, at: usize) -> usize {
        if self.decide(at) == 0 {
            2 + self.tree(at + 2, 3)
        } else if self.decide(at + 1) == 0 {
            10 + self.tree(at + 10, 3)
        } else {
            18 + self.tree(at + 18, 8)
        }
    }

    /// How far back something is that is `length` long: from 1.
    fn distance(&mut self, length: usize) -> usize {
        let slot = self.tree(SLOT + 64 * (length - 2).min(3), 6);
        if slot < 4 {
            return slot + 1;
        }
        let bits = (slot >> 1) - 1;
        let base = (2 | (slot & 1)) << bits;
        let more = if slot < 14 {
            self.backwards(NEAR + base - slot, bits)
        } else {
            (self.even(bits - 4) << 4) + self.backwards(ALIGNED, 4)
        };
        base.wrapping_add(more).wrapping_add(1)
    }
}

struct Content<'a> {
    coder: Coder<'a>,
    content: &'a mut [u8],
    /// How much of it is there.
    length: usize,
    literal_bits: u32,
    /// What the latest steps were, as the format numbers it.
    state: usize,
    /// The latest distances.
    distances: [usize; 4],
}

impl Content<'_> {
    fn fill(mut self) -> Option<()> {
        while self.length < self.content.len() {
            if self.coder.decide(IS_MATCH + self.state) == 0 {
                self.literal()?;
            } else {
                let length = self.copy_length();
                self.copy(length)?;
            }
        }
        Some(())
    }

    fn literal(&mut self) -> Option<()> {
        let before = if self.length > 0 { self.content[self.length - 1] } else { 0 };
        let at = LITERAL
            + LITERAL_SIZE * usize::from(u32::from(before).unbounded_shr(8 - self.literal_bits) as u8);
        let mut path = 1;
        if self.state >= 7 {
            let mut seen = usize::from(*self.content.get(self.length.checked_sub(self.distances[0])?)?);
            while path < 0x100 {
                let expected = (seen >> 7) & 1;
                seen <<= 1;
                let bit = self.coder.decide(at + ((1 + expected) << 8) + path);
                path = (path << 1) | bit;
                if bit != expected {
                    break;
                }
            }
        }
        while path < 0x100 {
            path = (path << 1) | self.coder.decide(at + path);
        }
        self.content[self.length] = path as u8;
        self.length += 1;
        self.state = [0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 4, 5][self.state];
        Some(())
    }

    /// How much is copied, from `distances[0]` back.
    fn copy_length(&mut self) -> usize {
        let is_late = usize::from(self.state >= 7);
        let [one, two, three, four] = self.distances;
        if self.coder.decide(IS_REPEATED + self.state) == 0 {
            let length = self.coder.length(LENGTH);
            self.state = 7 + 3 * is_late;
            self.distances = [self.coder.distance(length), one, two, three];
            return length;
        }
        if self.coder.decide(IS_NOT_FIRST + self.state) == 0 {
            if self.coder.decide(IS_LONG + self.state) == 0 {
                self.state = 9 + 2 * is_late;
                return 1;
            }
        } else if self.coder.decide(IS_NOT_SECOND + self.state) == 0 {
            self.distances = [two, one, three, four];
        } else if self.coder.decide(IS_FOURTH + self.state) == 0 {
            self.distances = [three, one, two, four];
        } else {
            self.distances = [four, one, two, three];
        }
        self.state = 8 + 3 * is_late;
        self.coder.length(REPEATED_LENGTH)
    }

    fn copy(&mut self, length: usize) -> Option<()> {
        let from = self.length.checked_sub(self.distances[0])?;
        let end = (self.length + length).min(self.content.len());
        for (from, to) in (from..).zip(self.length..end) {
            self.content[to] = self.content[from];
        }
        self.length = end;
        Some(())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::io::Write;

    use liblzma::stream::{LzmaOptions, Stream};
    use liblzma::write::XzEncoder;

    use super::decode;

    fn packed(content: &[u8]) -> Vec<u8> {
        let mut options = LzmaOptions::new_preset(9).expect("9 is a preset");
        options.literal_context_bits(4).literal_position_bits(0).position_bits(0);
        let stream = Stream::new_lzma_encoder(&options).expect("these are options");
        let mut encoder = XzEncoder::new_stream(Vec::new(), stream);
        encoder.write_all(content).expect("memory takes everything");
        encoder.finish().expect("memory takes everything")
    }

    /// Bytes with repetitions near and far, and some that no rule foretells.
    fn content() -> Vec<u8> {
        let mut seed = 1_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 16
        };
        let mut content = b"one, two, ".repeat(30);
        for _ in 0..3000 {
            let (at, length) = (next() as usize % content.len(), next() as usize % 40);
            let piece: Vec<u8> = content.iter().skip(at).take(length).copied().collect();
            content.extend(piece);
            content.push(next() as u8);
        }
        content
    }

    #[test]
    fn what_was_packed_comes_back() {
        for content in [Vec::new(), b"a".to_vec(), vec![7; 100_000], content()] {
            let mut again = vec![0; content.len()];
            assert!(decode(&packed(&content), &mut again).is_some());
            assert!(again == content, "{} bytes", content.len());
        }
    }

    #[test]
    fn what_is_damaged_is_no_panic() {
        let content = content();
        let whole = packed(&content);
        let mut again = vec![0; content.len()];
        for at in (0..whole.len()).step_by(whole.len() / 200) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            // Anything but a panic.
            let _ = decode(&damaged, &mut again);
            let _ = decode(&whole[..at], &mut again);
        }
    }
}
