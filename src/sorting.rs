//! In: a slice in any order. Out: the same in order. The standard library compiles its sort anew for every
//! type, six kilobytes each; this one is compiled once for the page, and quick enough for a few thousand items.

use std::cmp::Ordering;

/// Sorts stably.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |a, b| compare(&items[a], &items[b]) == Ordering::Greater);
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// Sorts stably by what `key` says of an item.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts stably.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// For each place, which item belongs there: merges ever longer runs.
#[inline(never)]
fn order(length: usize, is_after: &mut dyn FnMut(usize, usize) -> bool) -> Vec<usize> {
    let mut items: Vec<usize> = (0..length).collect();
    let mut merged = items.clone();
    let mut width = 1;
    while width < length {
        for start in (0..length).step_by(width * 2) {
            let (middle, end) = ((start + width).min(length), (start + width * 2).min(length));
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let takes_right = right < end && (left == middle || is_after(items[left], items[right]));
                let from = if takes_right { &mut right } else { &mut left };
                *place = items[*from];
                *from += 1;
            }
        }
        std::mem::swap(&mut items, &mut merged);
        width *= 2;
    }
    items
}

/// Brings every item to its place, along the cycles of the permutation.
#[inline(never)]
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut place = start;
        while order[place] != start {
            let from = std::mem::replace(&mut order[place], place);
            swap(place, from);
            place = from;
        }
        order[place] = place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 1_u64;
        for length in 0..200 {
            let mut items: Vec<(u64, usize)> = (0..length)
                .map(|index| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (state >> 60, index)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            assert_eq!(items, expected);
        }
    }
}
