//! Functions that are alike stand side by side.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::layout::{Functions, Layout};

/// How many bytes in a row make two functions alike.
const RUN: usize = 4;

/// Keeps a function of a few bytes, all of them common, from being the neighbor of every other.
const SLACK: usize = 30;

/// Puts each function next to the one it has most in common with.
///
/// What repeats is cheaper to say the nearer it was said before, and the statistics of a
/// compressor fit better what stays alike for a while: this saves 1.5 KB.
pub fn run(wasm: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::read(wasm)?;
    let bodies: Vec<_> = functions.defined.iter().map(|(_, body)| *body).collect();
    Layout::new(&functions, chain(&bodies), |place| place)?.write(wasm)
}

/// Returns the places of all bodies, each followed by the one most like it of those left.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<BTreeSet<&[u8]>> =
        bodies.iter().map(|body| body.windows(RUN).collect()).collect();
    let mut holders: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (place, runs) in runs.iter().enumerate() {
        for run in runs {
            holders.entry(*run).or_default().push(place);
        }
    }

    // The bodies left, each with the room its runs take.
    let mut left: BTreeMap<usize, usize> =
        runs.iter().map(|runs| runs.len() + SLACK).enumerate().collect();
    let mut order = Vec::new();
    // The longest comes first.
    let mut next = left.iter().max_by_key(|(place, room)| (**room, Reverse(**place)));
    while let Some((&place, _)) = next {
        left.remove(&place);
        order.push(place);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in runs.get(place).into_iter().flatten() {
            for holder in holders.get(run).into_iter().flatten() {
                *shared.entry(*holder).or_default() += 1;
            }
        }
        let share = |place: &usize| shared.get(place).copied().unwrap_or_default();
        next = left.iter().max_by(|(one, one_room), (other, other_room)| {
            // Fractions are compared across, and the first of equals comes first.
            (share(one) * **other_room)
                .cmp(&(share(other) * **one_room))
                .then_with(|| other.cmp(one))
        });
    }
    order
}

#[cfg(test)]
mod tests {
    use super::chain;

    #[test]
    fn the_longest_comes_first_and_each_is_followed_by_the_one_most_like_it() {
        let bodies: [&[u8]; 5] =
            [b"abcdefgh", b"12345678", b"abcdefgh-12345", b"12345679", b"abcdefgi"];
        assert_eq!(chain(&bodies), [2, 0, 4, 1, 3]);
    }

    #[test]
    fn every_function_has_a_place() {
        assert_eq!(chain(&[b"a", b"a", b""]), [0, 1, 2]);
        assert!(chain(&[]).is_empty());
    }
}
