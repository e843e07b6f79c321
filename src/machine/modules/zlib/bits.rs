//! In: numbers of so many bits. Out: bytes, the lowest bits first; and back.

/// Writes bits.
#[derive(Default)]
pub struct BitWriter {
    /// What is complete.
    pub bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl BitWriter {
    /// The lowest `count` bits of a number, at most 16.
    pub fn put(&mut self, bits: u32, count: u32) {
        self.held |= u64::from(bits) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// Fills the last byte.
    pub fn align(&mut self) {
        if self.count > 0 {
            self.put(0, 8 - self.count);
        }
    }
}

/// Reads bits.
pub struct BitReader<'a> {
    bytes: &'a [u8],
    /// How many bits have been read.
    pub position: usize,
}

impl<'a> BitReader<'a> {
    /// What begins with that bit.
    #[must_use]
    pub fn new(bytes: &'a [u8], position: usize) -> Self {
        Self { bytes, position }
    }

    /// The next bits, at most 16; none if there are not so many.
    pub fn take(&mut self, count: u32) -> Option<u32> {
        let bits = self.look() & ((1 << count) - 1);
        self.skip(count)?;
        Some(bits)
    }

    /// The next 16 bits, with nothing behind the end.
    #[must_use]
    pub fn look(&self) -> u32 {
        let first = self.position / 8;
        let byte = |at: usize| self.bytes.get(first + at).map_or(0, |byte| u32::from(*byte));
        ((byte(0) | byte(1) << 8 | byte(2) << 16) >> (self.position % 8)) & 0xffff
    }

    /// Goes on by so many bits.
    pub fn skip(&mut self, count: u32) -> Option<()> {
        self.position += count as usize;
        (self.position <= self.bytes.len() * 8).then_some(())
    }

    /// So many bytes, from the next whole one on.
    pub fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let start = self.position.div_ceil(8);
        let found = self.bytes.get(start..start.checked_add(count)?)?;
        self.position = (start + count) * 8;
        Some(found)
    }
}
