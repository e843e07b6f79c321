//! In: bytes. Out: their SHA-3 and BLAKE2 digests.

/// Digests of Keccak's sponge (FIPS 202): `rate` bytes at a time, `suffix` before the padding (6 for SHA-3, 31 for
/// SHAKE), `length` bytes of result.
#[must_use]
pub fn keccak(parts: &[Vec<u8>], rate: usize, suffix: u8, length: usize) -> Vec<u8> {
    let mut state = [0_u64; 25];
    let mut at = 0;
    for byte in parts.iter().flatten() {
        state[at / 8] ^= u64::from(*byte) << (at % 8 * 8);
        at += 1;
        if at == rate {
            permute(&mut state);
            at = 0;
        }
    }
    state[at / 8] ^= u64::from(suffix) << (at % 8 * 8);
    state[(rate - 1) / 8] ^= 0x80 << ((rate - 1) % 8 * 8);
    let mut out = Vec::new();
    while out.len() < length {
        permute(&mut state);
        let bytes = state.iter().flat_map(|lane| lane.to_le_bytes());
        out.extend(bytes.take(rate.min(length - out.len())));
    }
    out
}

fn permute(state: &mut [u64; 25]) {
    let mut noise = 1_u8;
    for _ in 0..24 {
        let column = |state: &[u64; 25], x: usize| (0..5).fold(0, |sum, y| sum ^ state[x % 5 + 5 * y]);
        let columns: [u64; 5] = std::array::from_fn(|x| column(state, x));
        for (at, lane) in state.iter_mut().enumerate() {
            *lane ^= columns[(at + 4) % 5] ^ columns[(at + 1) % 5].rotate_left(1);
        }
        let (mut x, mut y, mut carried) = (1, 0, state[1]);
        for step in 0..24_u32 {
            (x, y) = (y, (2 * x + 3 * y) % 5);
            let lane = &mut state[x + 5 * y];
            carried = std::mem::replace(lane, carried.rotate_left((step + 1) * (step + 2) / 2 % 64));
        }
        for row in state.chunks_mut(5) {
            let old: [u64; 5] = std::array::from_fn(|x| row[x]);
            for (x, lane) in row.iter_mut().enumerate() {
                *lane = old[x] ^ !old[(x + 1) % 5] & old[(x + 2) % 5];
            }
        }
        for bit in 0..7 {
            if noise & 1 == 1 {
                state[0] ^= 1 << ((1 << bit) - 1);
            }
            noise = noise << 1 ^ if noise >> 7 == 1 { 0x71 } else { 0 };
        }
    }
}

/// What a BLAKE2 digest may be given besides its data (RFC 7693).
#[derive(Clone, Debug, Default)]
pub struct Parameters {
    /// How many bytes come out.
    pub length: usize,
    /// The key, possibly none.
    pub key: Vec<u8>,
    /// Salt and personalization, each of a quarter of the state's bytes.
    pub salt: Vec<u8>,
    /// See `salt`.
    pub person: Vec<u8>,
}

const ORDER: [[usize; 16]; 10] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];
/// Which four words each of the eight mixings of a round mixes.
const MIXED: [[usize; 4]; 8] = [
    [0, 4, 8, 12],
    [1, 5, 9, 13],
    [2, 6, 10, 14],
    [3, 7, 11, 15],
    [0, 5, 10, 15],
    [1, 6, 11, 12],
    [2, 7, 8, 13],
    [3, 4, 9, 14],
];

macro_rules! blake2 {
    ($name:ident, $word:ty, $size:literal, $rounds:literal, $turns:expr, $start:expr, $doc:literal) => {
        #[doc = $doc]
        #[must_use]
        pub fn $name(parts: &[Vec<u8>], parameters: &Parameters) -> Vec<u8> {
            const START: [$word; 8] = $start;
            let mut state = START;
            let mut block = vec![0; $size * 8];
            block[..4].copy_from_slice(&[parameters.length as u8, parameters.key.len() as u8, 1, 1]);
            for (bytes, at) in [(&parameters.salt, $size * 4), (&parameters.person, $size * 6)] {
                block[at..at + bytes.len()].copy_from_slice(bytes);
            }
            for (word, bytes) in state.iter_mut().zip(block.chunks($size)) {
                *word ^= <$word>::from_le_bytes(std::array::from_fn(|at| bytes[at]));
            }
            let mut compress = |block: &[u8], count: u128, is_last: bool| {
                let message: [$word; 16] = std::array::from_fn(|word| {
                    <$word>::from_le_bytes(std::array::from_fn(|at| block[word * $size + at]))
                });
                let mut v: [$word; 16] =
                    std::array::from_fn(|at| if at < 8 { state[at] } else { START[at - 8] });
                v[12] ^= count as $word;
                v[13] ^= (count >> ($size * 8)) as $word;
                if is_last {
                    v[14] = !v[14];
                }
                for round in 0..$rounds {
                    for (pair, [a, b, c, d]) in ORDER[round % 10].chunks(2).zip(MIXED) {
                        for (word, first, second) in
                            [(pair[0], $turns[0], $turns[1]), (pair[1], $turns[2], $turns[3])]
                        {
                            v[a] = v[a].wrapping_add(v[b]).wrapping_add(message[word]);
                            v[d] = (v[d] ^ v[a]).rotate_right(first);
                            v[c] = v[c].wrapping_add(v[d]);
                            v[b] = (v[b] ^ v[c]).rotate_right(second);
                        }
                    }
                }
                for (at, word) in state.iter_mut().enumerate() {
                    *word ^= v[at] ^ v[at + 8];
                }
            };
            let mut all = Vec::new();
            if !parameters.key.is_empty() {
                all.extend(&parameters.key);
                all.resize($size * 16, 0);
            }
            parts.iter().for_each(|part| all.extend(part));
            let length = all.len();
            all.resize(length.next_multiple_of($size * 16).max($size * 16), 0);
            let blocks = all.len() / ($size * 16);
            for (at, block) in all.chunks($size * 16).enumerate() {
                let is_last = at + 1 == blocks;
                let count = if is_last { length } else { (at + 1) * $size * 16 };
                compress(block, count as u128, is_last);
            }
            state.iter().flat_map(|word| word.to_le_bytes()).take(parameters.length).collect()
        }
    };
}

blake2!(
    blake2b,
    u64,
    8,
    12,
    [32, 24, 16, 63],
    [
        0x6a09_e667_f3bc_c908,
        0xbb67_ae85_84ca_a73b,
        0x3c6e_f372_fe94_f82b,
        0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1,
        0x9b05_688c_2b3e_6c1f,
        0x1f83_d9ab_fb41_bd6b,
        0x5be0_cd19_137e_2179,
    ],
    "BLAKE2b: at most 64 bytes, made of words of 64 bits."
);
blake2!(
    blake2s,
    u32,
    4,
    10,
    [16, 12, 8, 7],
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,],
    "BLAKE2s: at most 32 bytes, made of words of 32 bits."
);
