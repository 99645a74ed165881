//! Whether a name is heard in what a petitioner said: in traditional characters, in others of the same sound, which is how a name is written
//! down that was only heard, or in pinyin, with its tones or without.

use super::accused::{SHORTEST_NAME, bare, is_of_a_name};
use crate::text::pinyin;

/// Whether a name may be meant by what was said. Every reading of a character counts, and Latin letters may stand for any of its characters
/// (张 min, Zhāng Mǐn, zhang1min3), all of them also with the surname last. It is better kept from one too many.
pub fn sounds_like(said: &str, name: &str) -> bool {
    let own = bare(name);
    if own.len() < SHORTEST_NAME {
        return false;
    }
    let given_first: Vec<char> = own.iter().skip(1).chain(own.first()).copied().collect();
    let said: Vec<char> =
        pinyin::toneless(said).chars().map(|c| if is_of_a_name(c) { c } else { GAP }).collect();
    let starts = (0..said.len()).filter(|at| at.checked_sub(1).is_none_or(|before| !joined(&said, before)));
    let mut heard = starts.filter_map(|at| said.get(at..));
    heard.any(|said| goes_on(said, &own, true) || goes_on(said, &given_first, false))
}

/// What stands for everything that is no part of a name.
const GAP: char = ' ';

/// Whether a word in Latin letters goes on behind a character.
fn joined(said: &[char], at: usize) -> bool {
    said.get(at..at + 2).is_some_and(|two| two.iter().all(char::is_ascii_alphabetic))
}

/// Whether what was said begins with a name, `han`: in characters as well as in letters. A word in letters does not go on behind it.
fn goes_on(said: &[char], own: &[char], han: bool) -> bool {
    let Some((next, rest)) = own.split_first() else { return true };
    let gaps = said.iter().take_while(|c| **c == GAP).count();
    let Some(said) = said.get(gaps..).filter(|said| !said.is_empty()) else { return false };
    let in_characters = |(first, left): (&char, &[char])| {
        han && (first == next || one_sound(*first, *next)) && goes_on(left, rest, han)
    };
    let in_letters = |reading: &str| {
        let letters: Vec<char> = reading.chars().collect();
        let Some(left) = said.strip_prefix(letters.as_slice()) else { return false };
        // A tone may be written as a figure.
        let left = left.split_first().filter(|(c, _)| matches!(c, '1'..='5')).map_or(left, |(_, left)| left);
        let ends = !rest.is_empty() || left.first().is_none_or(|c| !c.is_ascii_alphabetic());
        ends && goes_on(left, rest, han)
    };
    said.split_first().is_some_and(in_characters) || pinyin::readings(*next).into_iter().any(in_letters)
}

fn one_sound(a: char, b: char) -> bool {
    let of_b = pinyin::readings(b);
    pinyin::readings(a).iter().any(|reading| of_b.contains(reading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_heard_in_characters_and_in_letters() {
        for said in [
            "张敏",
            "張敏",
            "章闽",
            "局里的张 敏副科长",
            "zhāng mǐn",
            "Zhāng Mǐn",
            "zhāngmǐn",
            "ZHANG MIN",
            "zhang mín",
            "zhang1min3",
            "zhang-min",
            "张min",
            "zhang敏",
            "Min Zhang",
            "minzhang",
            "信访室 zhang min 等人",
        ] {
            assert!(sounds_like(said, "张敏"), "{said}");
        }
        for said in
            ["", "张", "敏", "min", "zhang", "zhangming", "huzhangmin", "张明", "敏张", "王明", "zhang ming"]
        {
            assert!(!sounds_like(said, "张敏"), "{said}");
        }
        assert!(
            sounds_like("lǚ wěi", "吕伟") && sounds_like("lv wei", "吕伟") && sounds_like("Lü Wei", "吕伟")
        );
        assert!(!sounds_like("zhang", "张"), "one character is in too much");
    }
}
