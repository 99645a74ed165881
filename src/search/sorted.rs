//! Small helpers for sorted slices.

/// The item at `i`, or the default: positions come from the index itself, so the default is never seen.
pub(super) fn at<T: Copy + Default>(items: &[T], i: usize) -> T {
    items.get(i).copied().unwrap_or_default()
}

/// `items` from `from` on; empty when there are not so many.
pub(super) fn rest<T>(items: &[T], from: usize) -> &[T] {
    items.get(from..).unwrap_or_default()
}

/// The first `n` of `items`, or all.
pub(super) fn first<T>(items: &[T], n: usize) -> &[T] {
    items.get(..n).unwrap_or(items)
}

/// How many items at the front satisfy `holds`, which is true up to some point and false after it. Gallops, so a short
/// run at the front of a long slice is found in a few steps.
pub(super) fn run<T>(items: &[T], mut holds: impl FnMut(&T) -> bool) -> usize {
    let mut step = 1;
    while items.get(step - 1).is_some_and(&mut holds) {
        step *= 2;
    }
    let low = step / 2;
    let high = (step - 1).min(items.len());
    low + items.get(low..high).unwrap_or_default().partition_point(holds)
}

/// Heap bytes of a vector.
pub(super) fn heap<T>(items: &Vec<T>) -> usize {
    items.capacity() * size_of::<T>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_have_every_length() {
        for n in 0..70usize {
            let items: Vec<usize> = (0..n).collect();
            for cut in 0..=n + 1 {
                assert_eq!(run(&items, |i| *i < cut), cut.min(n), "{cut} of {n}");
            }
        }
    }
}
