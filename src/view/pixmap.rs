//! In: the bytes of a portable pixmap, as programs write them (P2, P3, P5, P6). Out: its pixels, for the screen.

/// A picture of pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixmap {
    /// How many pixels a row has.
    pub width: u32,
    /// How many rows there are.
    pub height: u32,
    /// Row by row from the top: red, green, blue, opacity.
    pub rgba: Vec<u8>,
}

/// A picture may have so many pixels: enough for any that a program here computes.
const MOST_PIXELS: u64 = 16_000_000;

/// The picture in a file; none if it is not one of these, is cut short, or is too large.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Pixmap> {
    let (is_plain, channels) = match bytes.get(..2)? {
        b"P2" => (true, 1),
        b"P3" => (true, 3),
        b"P5" => (false, 1),
        b"P6" => (false, 3),
        _ => return None,
    };
    let mut reader = Reader { bytes, at: 2 };
    let (width, height, most) = (reader.number()?, reader.number()?, reader.number()?);
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || pixels > MOST_PIXELS || !(1..=65_535).contains(&most) {
        return None;
    }
    if !is_plain {
        // One single white space ends the header; what follows are samples, whatever they look like.
        reader.byte().filter(u8::is_ascii_whitespace)?;
    }
    let mut rgba = Vec::new();
    for _ in 0..pixels {
        let mut sample = || {
            let value = match (is_plain, most > 255) {
                (true, _) => reader.number()?,
                (false, false) => u32::from(reader.byte()?),
                (false, true) => u32::from(reader.byte()?) * 256 + u32::from(reader.byte()?),
            };
            Some((value.min(most) * 255 / most) as u8)
        };
        let red = sample()?;
        let (green, blue) = if channels == 3 { (sample()?, sample()?) } else { (red, red) };
        rgba.extend([red, green, blue, 255]);
    }
    Some(Pixmap { width, height, rgba })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// The next decimal number, after white space and comments.
    fn number(&mut self) -> Option<u32> {
        self.skip();
        let start = self.at;
        let mut value: u32 = 0;
        while let Some(digit) = self.bytes.get(self.at).filter(|byte| byte.is_ascii_digit()) {
            value = value.checked_mul(10)?.checked_add(u32::from(digit - b'0'))?;
            self.at += 1;
        }
        (self.at > start).then_some(value)
    }

    fn skip(&mut self) {
        let mut in_comment = false;
        while let Some(byte) = self.bytes.get(self.at) {
            in_comment = (in_comment || *byte == b'#') && *byte != b'\n';
            if !in_comment && !byte.is_ascii_whitespace() {
                return;
            }
            self.at += 1;
        }
    }
}
