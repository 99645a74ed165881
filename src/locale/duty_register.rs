//! 今日登记情况: the daily register, on paper, in a file and on the command line.

use super::message::Lang;
use super::{petition_words, petitions, stops};
use crate::bureau::answer::RegisterRow;

/// Who brought a petition, as the daily register says it: the first of them and how many they are.
pub fn registered_by(row: &RegisterRow, lang: Lang) -> String {
    petitions::who_of(&row.name, row.headcount, lang)
}

/// Several demands, or what came of each, in one line: numbered where there are more than one, those without a word left out.
pub fn several(said: &[String], lang: Lang) -> String {
    if let [one] = said {
        return one.clone();
    }
    let words = said.iter().enumerate().filter(|(_, words)| !words.is_empty());
    let words: Vec<String> = words.map(|(at, words)| format!("{}. {words}", at + 1)).collect();
    words.join(stops(lang).semicolon)
}

/// Where a petition of the daily register stands and what came of it.
pub fn came_to(row: &RegisterRow, lang: Lang) -> String {
    let stands = petition_words::state(row.state).get(lang);
    format!("{stands} {}", several(&row.outcomes, lang)).trim_end().to_owned()
}
