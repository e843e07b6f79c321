//! In: how frequent symbols are. Out: Huffman's codes for them, the same that zlib makes.

const LONGEST_CODE: usize = 15;

/// Huffman's codes, of at most so many bits, for symbols that are so frequent.
pub struct Tree {
    /// How many bits each has.
    pub lengths: Vec<u8>,
    frequencies: Vec<u32>,
    /// The greatest symbol that there is.
    pub last: usize,
}

impl Tree {
    /// The shortest code for them.
    #[must_use]
    pub fn new(frequencies: &[u32], longest: usize) -> Self {
        let frequencies = frequencies.to_vec();
        let mut weights = frequencies.clone();
        let mut heap: Vec<usize> = (0..frequencies.len()).filter(|at| frequencies[*at] > 0).collect();
        let mut last = heap.last().copied();
        // Even a code for a single symbol has one bit.
        while heap.len() < 2 {
            let extra = match last {
                Some(2..) => 0,
                known => known.map_or(0, |at| at + 1),
            };
            last = Some(last.map_or(0, |at| at.max(extra)));
            weights[extra] = 1;
            heap.push(extra);
        }
        let count = frequencies.len();
        let mut nodes = Nodes { weights, depths: vec![0; count], parents: vec![0; count], heap };
        let last = last.unwrap_or(0);
        let order = nodes.join();
        let mut lengths = nodes.lengths(&order, longest, last);
        lengths.truncate(count);
        Self { lengths, frequencies, last }
    }

    /// Adds the bits that its symbols take: in this code, and in one that need not be written.
    pub fn weigh(
        &self,
        own: &mut u32,
        fixed: &mut u32,
        length: fn(usize) -> u8,
        extra: impl Fn(usize) -> u32,
    ) {
        for (at, frequency) in self.frequencies.iter().enumerate().take(self.last + 1) {
            *own += frequency * (u32::from(self.lengths[at]) + extra(at));
            *fixed += frequency * (u32::from(length(at)) + extra(at));
        }
    }
}

/// The nodes of a tree that grows from its leaves.
struct Nodes {
    weights: Vec<u32>,
    depths: Vec<u32>,
    parents: Vec<usize>,
    heap: Vec<usize>,
}

impl Nodes {
    /// Joins the two lightest until one is left; all nodes, the root first.
    fn join(&mut self) -> Vec<usize> {
        let mut order = Vec::new();
        for at in (0..self.heap.len() / 2).rev() {
            self.sink(at);
        }
        while self.heap.len() >= 2 {
            let light = self.heap.swap_remove(0);
            self.sink(0);
            let other = self.heap[0];
            order.extend([light, other]);
            let node = self.weights.len();
            self.weights.push(self.weights[light] + self.weights[other]);
            self.depths.push(self.depths[light].max(self.depths[other]) + 1);
            self.parents.push(0);
            self.parents[light] = node;
            self.parents[other] = node;
            self.heap[0] = node;
            self.sink(0);
        }
        order.push(self.heap[0]);
        order.reverse();
        order
    }

    fn sink(&mut self, mut at: usize) {
        let Some(&moved) = self.heap.get(at) else { return };
        while at * 2 + 1 < self.heap.len() {
            let mut child = at * 2 + 1;
            if child + 1 < self.heap.len() && self.is_lighter(self.heap[child + 1], self.heap[child]) {
                child += 1;
            }
            if self.is_lighter(moved, self.heap[child]) {
                break;
            }
            self.heap[at] = self.heap[child];
            at = child;
        }
        self.heap[at] = moved;
    }

    fn is_lighter(&self, a: usize, b: usize) -> bool {
        (self.weights[a], self.depths[a]) <= (self.weights[b], self.depths[b])
    }

    /// How long each symbol's code is, none longer than allowed.
    fn lengths(&self, order: &[usize], longest: usize, last: usize) -> Vec<u8> {
        let mut lengths = vec![0_u8; self.weights.len()];
        let mut counts = [0_i32; LONGEST_CODE + 2];
        let mut overflow = 0;
        for &node in &order[1..] {
            let mut bits = usize::from(lengths[self.parents[node]]) + 1;
            if bits > longest {
                bits = longest;
                overflow += 1;
            }
            lengths[node] = bits as u8;
            if node <= last {
                counts[bits] += 1;
            }
        }
        if overflow > 0 {
            self.shorten(order, &mut lengths, &mut counts, (longest, last), overflow);
        }
        lengths
    }

    fn shorten(
        &self,
        order: &[usize],
        lengths: &mut [u8],
        counts: &mut [i32],
        (longest, last): (usize, usize),
        mut overflow: i32,
    ) {
        while overflow > 0 {
            let bits = (1..longest).rev().find(|bits| counts[*bits] > 0).unwrap_or(1);
            counts[bits] -= 1;
            counts[bits + 1] += 2;
            counts[longest] -= 1;
            overflow -= 2;
        }
        let mut leaves = order.iter().rev().filter(|node| **node <= last);
        for bits in (1..=longest).rev() {
            for _ in 0..counts[bits] {
                if let Some(leaf) = leaves.next() {
                    lengths[*leaf] = bits as u8;
                }
            }
        }
    }
}

/// The codes for lengths like these, their bits in the order in which they are written.
#[must_use]
pub fn codes(lengths: &[u8]) -> Vec<u32> {
    let mut next = [0_u32; LONGEST_CODE + 1];
    for bits in 1..=LONGEST_CODE {
        let shorter = lengths.iter().filter(|length| usize::from(**length) == bits - 1 && bits > 1).count();
        next[bits] = (next[bits - 1] + shorter as u32) << 1;
    }
    let code = |length: &u8| {
        if *length == 0 {
            return 0;
        }
        let code = &mut next[usize::from(*length)];
        *code += 1;
        (*code - 1).reverse_bits() >> (32 - u32::from(*length))
    };
    lengths.iter().map(code).collect()
}
