//! Whole texts in pinyin, for sorting and for finding labels.

use super::super::fold::fold;
use super::readings::readings;
use super::surname::surname_readings;

/// How many spellings of one label are worth matching against.
const MOST_SPELLINGS: usize = 8;

/// `text` in pinyin, one space between syllables and words, by each character's commonest reading: `报表 PDF` becomes
/// `bao biao pdf`. Not for names: see [`name_key`].
pub fn full(text: &str) -> String {
    join(&words(&fold(text)), |readings| readings.first().map(String::as_str))
}

/// The first letters of [`full`]: `报表 PDF` becomes `bbp`.
pub fn initials(text: &str) -> String {
    words(&fold(text)).iter().filter_map(|w| w.first()?.chars().next()).collect()
}

/// A key that sorts people as a telephone list does: the surname by its surname reading, then the given name by sound,
/// then the characters themselves, so that the order is the same everywhere.
pub fn name_key(name: &str) -> String {
    let mut key = name_sound(name);
    key.push('\u{1}');
    key.push_str(name);
    key
}

/// How a name sounds, one space between syllables: the surname by its surname reading, each other character by its
/// commonest one.
pub fn name_sound(name: &str) -> String {
    let folded = fold(name);
    let mut words = words(&folded);
    if let Some(surname) = surname_readings(&folded) {
        for (word, readings) in words.iter_mut().zip(surname.readings) {
            *word = readings.into_iter().map(str::to_owned).collect();
        }
    }
    join(&words, |readings| readings.first().map(String::as_str))
}

/// The spellings of `text` that someone may type, at most eight, the commonest readings first: `重置` gives
/// `zhong zhi` and `chong zhi`.
pub fn spellings(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for readings in words(&fold(text)) {
        let longer = readings.iter().flat_map(|reading| {
            all.iter().map(
                move |before| if before.is_empty() { reading.clone() } else { format!("{before} {reading}") },
            )
        });
        all = longer.take(MOST_SPELLINGS).collect();
    }
    all.retain(|s| !s.is_empty());
    all
}

/// Whether somebody who types the sound of `text` may have typed `typed` so far: the beginning of its pinyin with or without
/// blanks, or of its first letters: `新华街道` is begun by `xin hua`, `xinh` and `xh`.
pub fn begins_with(text: &str, typed: &str) -> bool {
    let typed: String = fold(typed).chars().filter(|c| c.is_alphanumeric()).collect();
    let begun = |spelling: &String| spelling.replace(' ', "").starts_with(&typed);
    !typed.is_empty() && (initials(text).starts_with(&typed) || spellings(text).iter().any(begun))
}

/// The words of folded text, each with its readings: a Han character with all of its own, a run of other letters and
/// digits with itself.
fn words(text: &str) -> Vec<Vec<String>> {
    let mut words: Vec<Vec<String>> = Vec::new();
    let mut run = String::new();
    for c in text.chars() {
        let readings = readings(c);
        if readings.is_empty() && c.is_alphanumeric() {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            words.push(vec![std::mem::take(&mut run)]);
        }
        if !readings.is_empty() {
            words.push(readings.into_iter().map(str::to_owned).collect());
        }
    }
    if !run.is_empty() {
        words.push(vec![run]);
    }
    words
}

fn join<'a>(words: &'a [Vec<String>], pick: impl Fn(&'a [String]) -> Option<&'a str>) -> String {
    words.iter().filter_map(|w| pick(w)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_by_sound() {
        assert_eq!(full("报表 PDF"), "bao biao pdf");
        assert_eq!(initials("报表 PDF"), "bbp");
        assert_eq!(initials("打开台账"), "dktz");
        assert!(spellings("重置").contains(&"chong zhi".to_owned()));
        assert_eq!(spellings(""), Vec::<String>::new());
        assert!(spellings("重重重重").len() <= 8);
    }

    #[test]
    fn a_label_is_begun_by_its_sound() {
        for typed in ["x", "xinhua", "xin hua", "XINH", "xh", "xhjd", "ｘｈ"] {
            assert!(begins_with("新华街道", typed), "{typed}");
        }
        for typed in ["", " ", "hua", "xhz", "新", "xinhuajiedao1"] {
            assert!(!begins_with("新华街道", typed), "{typed}");
        }
    }

    #[test]
    fn names_sort_by_their_surname_reading() {
        let mut names = ["区国强", "欧阳修", "曾国藩", "张三", "单雄信", "Ablikim", "安国"];
        names.sort_by_key(|n| name_key(n));
        assert_eq!(names, ["Ablikim", "安国", "区国强", "欧阳修", "单雄信", "曾国藩", "张三"]);
        assert_ne!(name_key("王健"), name_key("王建"));
    }
}
