//! Long digests as people compare them.

/// Digits of a digest in groups of four.
pub fn in_fours(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
