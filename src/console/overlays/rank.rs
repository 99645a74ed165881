//! Ranking a few dozen labels by what was typed: Chinese, pinyin, initials, English or the stable name.

use crate::text::{fold, pinyin};

/// Bytes of typed text that are compared: no label is as long, and what is longer matches nothing.
const MOST_TYPED: usize = 400;

/// How well `typed` matches any of the `spellings` of a row; higher is better, `None` not at all. Words separated by blanks must all
/// match. An empty text matches everything alike.
pub fn rank(typed: &str, spellings: &[String]) -> Option<u32> {
    if typed.len() > MOST_TYPED {
        return None;
    }
    let typed = fold(typed);
    typed.split_whitespace().try_fold(0, |sum, word| {
        let best = spellings.iter().filter_map(|spelling| score(word, spelling)).max()?;
        Some(sum + best)
    })
}

/// The ways a label may be typed.
pub fn spell(label: &str) -> Vec<String> {
    let mut ways = vec![fold(label).into_owned()];
    for spelling in pinyin::spellings(label) {
        ways.push(spelling.split(' ').filter_map(|word| word.chars().next()).collect());
        ways.push(spelling.replace(' ', ""));
    }
    ways
}

/// Beginning of the label, beginning of a word, anywhere, letters in order.
fn score(word: &str, label: &str) -> Option<u32> {
    if label == word {
        return Some(100);
    }
    if label.starts_with(word) {
        return Some(80);
    }
    let begins = |part: &str| part.starts_with(word);
    if label.split([' ', '.', '-']).any(begins) {
        return Some(60);
    }
    if label.contains(word) {
        return Some(40);
    }
    let mut rest = label.chars();
    // Letters in order say little of a single letter or of Han characters.
    (word.len() > 1 && word.is_ascii() && word.chars().all(|c| rest.any(|l| l == c))).then_some(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(typed: &str, labels: &[&str]) -> Option<u32> {
        let spelled: Vec<String> = labels.iter().flat_map(|label| spell(label)).collect();
        super::rank(typed, &spelled)
    }

    #[test]
    fn labels_are_found_by_han_pinyin_initials_and_english() {
        let labels = ["切换语言", "Switch language", "app.language"];
        for typed in ["语言", "yuyan", "qhyy", "qiehuan", "lang", "switch", "app.l", "ＬＡＮＧ", "切换 lang"]
        {
            assert!(rank(typed, &labels).is_some(), "{typed}");
        }
        for typed in ["退出", "xyz", "语言 xyz"] {
            assert_eq!(rank(typed, &labels), None, "{typed}");
        }
        assert!(rank("lang", &["language"]) > rank("lang", &["the language"]));
        assert_eq!(rank("", &labels), Some(0));
        assert_eq!(rank(&"语言 ".repeat(2_000), &labels), None, "a pasted page matches nothing");
    }
}
