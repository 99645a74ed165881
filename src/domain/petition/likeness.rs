//! How much two demands have in common, in a measure that can be told to a clerk: pairs of neighbouring characters.

use std::collections::BTreeSet;

/// The least number of pairs that two demands must share to be shown beside each other.
const LEAST_SHARED: usize = 4;

/// The pairs of neighbouring characters of a text, each once. Blanks and punctuation part nothing and count for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bigrams(BTreeSet<(char, char)>);

/// What two texts have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Shared {
    /// Pairs in both.
    pub shared: usize,
    /// Pairs of the shorter one.
    pub of: usize,
}

impl Bigrams {
    /// Those of a text; upper and lower case and full-width forms are one.
    pub fn of(text: &str) -> Self {
        let folded = crate::text::fold(text);
        let letters: Vec<char> = folded.chars().filter(|c| c.is_alphanumeric()).collect();
        Self(letters.windows(2).filter_map(|pair| pair.first().copied().zip(pair.last().copied())).collect())
    }

    /// What both have, when it is at least half of the shorter one and not next to nothing.
    pub fn like(&self, other: &Self) -> Option<Shared> {
        let shared = self.0.intersection(&other.0).count();
        let of = self.0.len().min(other.0.len());
        (shared >= LEAST_SHARED && shared * 2 >= of).then_some(Shared { shared, of })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_fact_in_other_words_is_like_and_another_is_not() {
        let like = |a: &str, b: &str| Bigrams::of(a).like(&Bigrams::of(b));
        let first = "8 月起生活补助每月少发 27 元";
        assert_eq!(like(first, first).map(|s| s.shared == s.of), Some(true));
        assert!(like(first, "生活补助每月少发，从８月起，要求补发").is_some());
        assert_eq!(like(first, "参战身份认定久拖不决"), None);
        assert_eq!(like(first, ""), None);
        assert_eq!(like("补助", "补助"), None, "too little to say anything");
    }

    #[test]
    fn the_measure_is_the_same_both_ways() {
        let (a, b) = (Bigrams::of("要求落实安置岗位和补发工资"), Bigrams::of("要求落实安置岗位"));
        assert_eq!(a.like(&b), b.like(&a));
        assert_eq!(a.like(&b), Some(Shared { shared: 7, of: 7 }));
    }
}
