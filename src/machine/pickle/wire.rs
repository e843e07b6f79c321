//! In: numbers and texts. Out: bytes, and numbers and texts again.

/// Bytes under way.
#[derive(Default)]
pub struct Bytes(pub Vec<u8>);

impl Bytes {
    /// A number; small ones take few bytes.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// A length or index.
    pub fn length(&mut self, length: usize) {
        self.number(length as u64);
    }

    /// A signed number.
    pub fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)) as u64);
    }

    /// Eight bytes as they are.
    pub fn eight(&mut self, bits: u64) {
        self.0.extend(bits.to_le_bytes());
    }

    /// Bytes with their length.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.0.extend(bytes);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// A truth.
    pub fn flag(&mut self, flag: bool) {
        self.0.push(u8::from(flag));
    }
}

/// Where reading has come to. The bytes were written by this program, so they are taken to be whole.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    /// At the start.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The same bytes from another place.
    pub fn moved(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// The place.
    pub fn place(&self) -> usize {
        self.at
    }

    /// One byte.
    pub fn byte(&mut self) -> u8 {
        let byte = self.bytes[self.at];
        self.at += 1;
        byte
    }

    /// See [`Bytes::number`].
    pub fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    /// See [`Bytes::length`].
    pub fn length(&mut self) -> usize {
        self.number() as usize
    }

    /// See [`Bytes::signed`].
    pub fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    /// See [`Bytes::eight`].
    pub fn eight(&mut self) -> u64 {
        let (head, _) = self.bytes[self.at..].split_first_chunk::<8>().expect("eight bytes were written");
        self.at += 8;
        u64::from_le_bytes(*head)
    }

    /// See [`Bytes::bytes`].
    pub fn bytes(&mut self) -> &'a [u8] {
        let length = self.length();
        let bytes = &self.bytes[self.at..self.at + length];
        self.at += length;
        bytes
    }

    /// See [`Bytes::text`].
    pub fn text(&mut self) -> &'a str {
        std::str::from_utf8(self.bytes()).expect("a text was written")
    }

    /// See [`Bytes::flag`].
    pub fn flag(&mut self) -> bool {
        self.byte() != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = Bytes::default();
        for number in [0, 127, 128, 300, u64::MAX] {
            bytes.number(number);
        }
        for number in [0, -1, 1, i64::MIN, i64::MAX] {
            bytes.signed(number);
        }
        bytes.text("héllo");
        bytes.eight(1.5_f64.to_bits());
        let mut cursor = Cursor::new(&bytes.0);
        assert_eq!([0; 5].map(|_| cursor.number()), [0, 127, 128, 300, u64::MAX]);
        assert_eq!([0; 5].map(|_| cursor.signed()), [0, -1, 1, i64::MIN, i64::MAX]);
        assert_eq!(cursor.text(), "héllo");
        assert_eq!(f64::from_bits(cursor.eight()), 1.5);
    }
}
