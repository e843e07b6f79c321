//! In: bytes. Out: their SHA-512, with which CPython turns text into a random seed.

/// The digest.
#[must_use]
pub fn sha512(bytes: &[u8]) -> [u8; 64] {
    let mut message = bytes.to_vec();
    message.push(0x80);
    while message.len() % 128 != 112 {
        message.push(0);
    }
    message.extend((bytes.len() as u128 * 8).to_be_bytes());
    let primes = first_primes();
    let mut state: [u64; 8] = std::array::from_fn(|i| root_fraction(primes[i], 2));
    let round_constants: [u64; 80] = std::array::from_fn(|i| root_fraction(primes[i], 3));
    for block in message.chunks_exact(128) {
        compress(&mut state, block, &round_constants);
    }
    let mut digest = [0; 64];
    for (bytes, word) in digest.chunks_exact_mut(8).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

fn compress(state: &mut [u64; 8], block: &[u8], round_constants: &[u64; 80]) {
    let mut schedule = [0_u64; 80];
    for (word, bytes) in schedule.iter_mut().zip(block.chunks_exact(8)) {
        *word = u64::from_be_bytes(bytes.try_into().expect("eight bytes"));
    }
    for t in 16..80 {
        let (a, b) = (schedule[t - 15], schedule[t - 2]);
        let small_a = a.rotate_right(1) ^ a.rotate_right(8) ^ (a >> 7);
        let small_b = b.rotate_right(19) ^ b.rotate_right(61) ^ (b >> 6);
        schedule[t] =
            schedule[t - 16].wrapping_add(small_a).wrapping_add(schedule[t - 7]).wrapping_add(small_b);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for t in 0..80 {
        let big_e = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
        let choice = (e & f) ^ (!e & g);
        let first = h
            .wrapping_add(big_e)
            .wrapping_add(choice)
            .wrapping_add(round_constants[t])
            .wrapping_add(schedule[t]);
        let big_a = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
        let second = big_a.wrapping_add((a & b) ^ (a & c) ^ (b & c));
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
    }
    for (word, add) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(add);
    }
}

fn first_primes() -> [u64; 80] {
    let mut primes = (2_u64..).filter(|n| (2..*n).take_while(|d| d * d <= *n).all(|d| n % d != 0));
    std::array::from_fn(|_| primes.next().expect("there are more"))
}

/// The first 64 bits of the fraction of a prime's square or cube root: what the standard's constants are.
fn root_fraction(prime: u64, degree: u32) -> u64 {
    let scaled = num_bigint::BigUint::from(prime) << (64 * degree as usize);
    let root = num_integer::Roots::nth_root(&scaled, degree);
    root.iter_u64_digits().next().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn of_abc() {
        let digest = super::sha512(b"abc");
        assert_eq!(digest[..8], [0xdd, 0xaf, 0x35, 0xa1, 0x93, 0x61, 0x7a, 0xba]);
        assert_eq!(digest[56..], [0x2a, 0x9a, 0xc9, 0x4f, 0xa5, 0x4c, 0xa4, 0x9f]);
    }
}
