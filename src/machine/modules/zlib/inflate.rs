//! In: compressed bytes. Out: what they stand for, as far as they go.

use super::bits::BitReader;
use super::trees::{
    DISTANCES, LENGTH_BASE, LENGTH_EXTRA, LENGTH_ORDER, LITERALS, distance_base, distance_extra, fixed_length,
};

/// Why there is no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The last block is over.
    End,
    /// More bytes are needed.
    Input,
    /// There is as much as was asked for.
    Full,
    /// They are no compressed bytes, and why.
    Wrong(&'static str),
}

/// Where to begin, and what came of it.
pub struct Inflate {
    /// What has come out; at first, of what came before, as much as may be referred to.
    pub out: Vec<u8>,
    /// How much of `out` was there at the last boundary between blocks, and at which bit of the input that is.
    pub boundary: (usize, usize),
    /// The bit of the input behind all that was read.
    pub position: usize,
}

impl Inflate {
    /// Reads blocks from the bit `boundary.1` on until `most` bytes are there.
    pub fn run(&mut self, input: &[u8], most: usize) -> Stop {
        let mut bits = BitReader::new(input, self.boundary.1);
        loop {
            match self.block(&mut bits, most) {
                Ok(is_last) => {
                    self.boundary = (self.out.len(), bits.position);
                    self.position = bits.position;
                    if is_last {
                        return Stop::End;
                    }
                }
                Err(stop) => {
                    self.position = bits.position.min(input.len() * 8);
                    return stop;
                }
            }
        }
    }

    /// Whether it was the last one.
    fn block(&mut self, bits: &mut BitReader<'_>, most: usize) -> Result<bool, Stop> {
        let is_last = take(bits, 1)? == 1;
        match take(bits, 2)? {
            0 => self.stored(bits, most)?,
            1 => {
                let lengths: Vec<u8> = (0..288).map(fixed_length).collect();
                self.symbols(bits, &Codes::new(&lengths), &Codes::new(&[5; DISTANCES]), most)?;
            }
            2 => {
                let (literals, distances) = codes(bits)?;
                self.symbols(bits, &literals, &distances, most)?;
            }
            _ => return Err(Stop::Wrong("invalid block type")),
        }
        Ok(is_last)
    }

    fn stored(&mut self, bits: &mut BitReader<'_>, most: usize) -> Result<(), Stop> {
        let header = bits.bytes(4).ok_or(Stop::Input)?;
        let length = u16::from_le_bytes([header[0], header[1]]);
        if u16::from_le_bytes([header[2], header[3]]) != !length {
            return Err(Stop::Wrong("invalid stored block lengths"));
        }
        for _ in 0..length {
            self.check(most)?;
            let byte = bits.bytes(1).ok_or(Stop::Input)?;
            self.out.extend(byte);
        }
        Ok(())
    }

    fn check(&self, most: usize) -> Result<(), Stop> {
        if self.out.len() >= most { Err(Stop::Full) } else { Ok(()) }
    }

    fn symbols(
        &mut self,
        bits: &mut BitReader<'_>,
        literals: &Codes,
        distances: &Codes,
        most: usize,
    ) -> Result<(), Stop> {
        loop {
            let symbol = literals.read(bits, "invalid literal/length code")?;
            if symbol == 256 {
                return Ok(());
            }
            self.check(most)?;
            if let Ok(byte) = u8::try_from(symbol) {
                self.out.push(byte);
                continue;
            }
            let code = symbol - 257;
            let Some(base) = LENGTH_BASE.get(code) else {
                return Err(Stop::Wrong("invalid literal/length code"));
            };
            let length = 3 + usize::from(*base) + take(bits, LENGTH_EXTRA[code].into())? as usize;
            let code = distances.read(bits, "invalid distance code")?;
            let distance = 1 + (distance_base(code) + take(bits, distance_extra(code))?) as usize;
            let Some(from) = self.out.len().checked_sub(distance) else {
                return Err(Stop::Wrong("invalid distance too far back"));
            };
            for at in from..from + length {
                self.out.push(self.out[at]);
            }
        }
    }
}

fn take(bits: &mut BitReader<'_>, count: u32) -> Result<u32, Stop> {
    bits.take(count).ok_or(Stop::Input)
}

/// The codes that a block brings with it.
fn codes(bits: &mut BitReader<'_>) -> Result<(Codes, Codes), Stop> {
    let literals = take(bits, 5)? as usize + 257;
    let distances = take(bits, 5)? as usize + 1;
    let count = take(bits, 4)? as usize + 4;
    if literals > LITERALS || distances > DISTANCES {
        return Err(Stop::Wrong("too many length or distance symbols"));
    }
    let mut own = [0; 19];
    for at in &LENGTH_ORDER[..count] {
        own[*at] = take(bits, 3)? as u8;
    }
    let own = Codes::new(&own);
    if own.left != 0 {
        return Err(Stop::Wrong("invalid code lengths set"));
    }
    let mut lengths = Vec::new();
    while lengths.len() < literals + distances {
        let symbol = own.read(bits, "invalid bit length repeat")?;
        let (length, times) = match symbol {
            16 => match lengths.last() {
                Some(last) => (*last, 3 + take(bits, 2)?),
                None => return Err(Stop::Wrong("invalid bit length repeat")),
            },
            17 => (0, 3 + take(bits, 3)?),
            18 => (0, 11 + take(bits, 7)?),
            length => (length as u8, 1),
        };
        lengths.extend((0..times).map(|_| length));
    }
    if lengths.len() > literals + distances {
        return Err(Stop::Wrong("invalid bit length repeat"));
    }
    if lengths[256] == 0 {
        return Err(Stop::Wrong("invalid code -- missing end-of-block"));
    }
    let (first, second) = (Codes::new(&lengths[..literals]), Codes::new(&lengths[literals..]));
    // A single code may leave the other of its length free.
    let is_wrong = |codes: &Codes| codes.left < 0 || codes.left > 0 && codes.symbols.len() > 1;
    if is_wrong(&first) {
        return Err(Stop::Wrong("invalid literal/lengths set"));
    }
    if is_wrong(&second) {
        return Err(Stop::Wrong("invalid distances set"));
    }
    Ok((first, second))
}

/// Huffman's codes: how many there are of each length, and their symbols in order.
struct Codes {
    counts: [u32; 16],
    symbols: Vec<u16>,
    /// How many codes of 15 bits are left: less than none if there are more codes than bits for them.
    left: i32,
    /// What the next nine bits stand for: a symbol and the length of its code, which is 0 for longer ones.
    quick: Vec<(u16, u8)>,
}

const QUICK: usize = 9;

impl Codes {
    fn new(lengths: &[u8]) -> Self {
        let mut counts = [0; 16];
        lengths.iter().for_each(|length| counts[usize::from(*length)] += 1);
        counts[0] = 0;
        let mut symbols = Vec::new();
        let mut quick = vec![(0, 0); 1 << QUICK];
        let (mut code, mut left) = (0_u32, 1 << 15);
        for bits in 1..=15_usize {
            code <<= 1;
            let of_length = lengths.iter().enumerate().filter(|(_, length)| usize::from(**length) == bits);
            for (symbol, _) in of_length {
                symbols.push(symbol as u16);
                left -= 1 << (15 - bits);
                let reversed = (code.reverse_bits() >> (32 - bits)) as usize;
                if bits <= QUICK {
                    quick.iter_mut().skip(reversed).step_by(1 << bits).for_each(|entry| {
                        *entry = (symbol as u16, bits as u8);
                    });
                }
                code += 1;
            }
        }
        Self { counts, symbols, left, quick }
    }

    fn read(&self, bits: &mut BitReader<'_>, otherwise: &'static str) -> Result<usize, Stop> {
        let next = bits.look();
        let (symbol, length) = self.quick[next as usize & ((1 << QUICK) - 1)];
        if length > 0 {
            bits.skip(length.into()).ok_or(Stop::Input)?;
            return Ok(symbol.into());
        }
        let (mut code, mut first, mut index) = (0_u32, 0_u32, 0_u32);
        for length in 1..=15_u32 {
            code |= next >> (length - 1) & 1;
            let count = self.counts[length as usize];
            if code < first + count {
                bits.skip(length).ok_or(Stop::Input)?;
                return Ok(self.symbols[(index + code - first) as usize].into());
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        bits.skip(15).ok_or(Stop::Input)?;
        Err(Stop::Wrong(otherwise))
    }
}
