//! The readings of one character.

use pinyin::ToPinyinMulti;

/// All readings of `c` without tones, the commonest first, each once; empty when `c` is not a Han character with a known
/// reading. `ü` is written `v`; the forms with `yu` and `u` follow at the end.
pub fn readings(c: char) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    let mut spelt_otherwise: Vec<&'static str> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let (plain, others) = spell(reading.plain());
        // Interjections such as 呣 have readings without a vowel; nobody types them.
        if plain.bytes().all(|b| b.is_ascii_lowercase()) && plain.bytes().any(|b| b"aeiouv".contains(&b)) {
            push(&mut found, plain);
            spelt_otherwise.extend(others);
        }
    }
    for other in spelt_otherwise {
        push(&mut found, other);
    }
    found
}

/// Adds `reading` unless it is there.
pub(super) fn push(found: &mut Vec<&'static str>, reading: &'static str) {
    if !found.contains(&reading) {
        found.push(reading);
    }
}

/// The ASCII spelling of a reading, and the other spellings in use when it holds `ü`.
pub(super) fn spell(reading: &'static str) -> (&'static str, &'static [&'static str]) {
    match reading {
        "lü" | "lv" => ("lv", &["lyu", "lu"]),
        "nü" | "nv" => ("nv", &["nyu", "nu"]),
        "lüe" | "lve" => ("lve", &["lyue", "lue"]),
        "nüe" | "nve" => ("nve", &["nyue", "nue"]),
        "lüan" | "lvan" => ("lvan", &["lyuan", "luan"]),
        "lün" | "lvn" => ("lvn", &["lyun", "lun"]),
        other => (other, &[]),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn characters_have_all_their_readings() {
        let table: [(char, &[&str]); 6] = [
            ('区', &["qu", "ou"]),
            ('吕', &["lv", "lyu", "lu"]),
            ('㘵', &["bu"]),
            ('強', &["qiang", "jiang"]),
            ('a', &[]),
            ('·', &[]),
        ];
        for (c, expected) in table {
            assert_eq!(readings(c), expected, "{c}");
        }
    }

    #[test]
    fn every_reading_of_the_table_is_plain_letters() {
        let all: BTreeSet<&str> =
            ('\u{3400}'..='\u{9FFF}').chain('\u{20000}'..='\u{323AF}').flat_map(readings).collect();
        assert!(all.iter().all(|r| r.len() <= 6 && r.bytes().all(|b| b.is_ascii_lowercase())), "{all:?}");
        assert!((400..460).contains(&all.len()), "{}: {all:?}", all.len());
    }
}
