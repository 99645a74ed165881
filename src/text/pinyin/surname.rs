//! How a person's surname is read.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::readings::{push, readings, spell};

/// A surname found at the start of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surname {
    /// Its length in characters: 1, or 2 for a compound surname such as 尉迟.
    pub chars: usize,
    /// The readings of each of its characters: the surname reading first, then every other reading.
    pub readings: Vec<Vec<&'static str>>,
}

struct Row {
    readings: Vec<&'static str>,
    further: Option<&'static str>,
}

/// Parsed once from the embedded table; never changes.
static TABLE: LazyLock<HashMap<&'static str, Row>> = LazyLock::new(|| parse(include_str!("surnames.tsv")));

fn parse(table: &'static str) -> HashMap<&'static str, Row> {
    let row = |line: &'static str| {
        let mut fields = line.split('\t');
        let surname = fields.next()?;
        let readings = fields.next()?.split(' ').collect();
        Some((surname, Row { readings, further: fields.next() }))
    };
    table.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
}

/// The surname of `name` and its readings. A compound surname counts only when a given name follows (单于 alone is 单 and
/// 于). Any first character is taken as a surname, listed or not, with its ordinary readings; `None` when it has none,
/// as in a name written in Latin letters.
pub fn surname_readings(name: &str) -> Option<Surname> {
    let mut chars = name.chars();
    let first = chars.next()?;
    if let (Some(second), Some(_)) = (chars.next(), chars.next()) {
        let end = first.len_utf8() + second.len_utf8();
        if let Some(row) = name.get(..end).and_then(|compound| TABLE.get(compound)) {
            let readings =
                row.readings.iter().zip([first, second]).map(|(r, c)| preferring(r, c, None)).collect();
            return Some(Surname { chars: 2, readings });
        }
    }
    let row = name.get(..first.len_utf8()).and_then(|single| TABLE.get(single));
    let all = match row {
        Some(Row { readings: known, further }) => preferring(known.first()?, first, *further),
        None => readings(first),
    };
    (!all.is_empty()).then(|| Surname { chars: 1, readings: vec![all] })
}

fn preferring(reading: &'static str, c: char, further: Option<&'static str>) -> Vec<&'static str> {
    let (plain, others) = spell(reading);
    let mut all = vec![plain];
    for other in readings(c).into_iter().chain(others.iter().copied()).chain(further) {
        push(&mut all, other);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_read_as_surnames_and_keep_their_other_readings() {
        let table: [(&str, &[&[&str]]); 14] = [
            ("区国强", &[&["ou", "qu"]]),
            ("區國強", &[&["ou", "qu"]]),
            ("仇英", &[&["qiu", "chou", "ju"]]),
            ("盖叫天", &[&["ge", "gai"]]),
            ("单田芳", &[&["shan", "dan", "chan"]]),
            ("覃健", &[&["qin", "tan", "yan"]]),
            ("浣纱", &[&["wan", "huan"]]),
            ("贠明", &[&["yun", "yuan"]]),
            ("负明", &[&["fu", "yun"]]),
            ("吕布", &[&["lv", "lyu", "lu"]]),
            ("万俟卨", &[&["mo", "wan"], &["qi", "si"]]),
            ("万俟", &[&["wan", "mo"]]),
            ("尉迟恭", &[&["yu", "wei", "yun"], &["chi"]]),
            ("王强", &[&["wang", "yu"]]),
        ];
        for (name, expected) in table {
            let surname = surname_readings(name).unwrap();
            assert_eq!(surname.chars, expected.len(), "{name}");
            for (found, wanted) in surname.readings.iter().zip(expected) {
                assert_eq!(found.first(), wanted.first(), "{name}");
                for reading in *wanted {
                    assert!(found.contains(reading), "{name} {reading} {found:?}");
                }
            }
        }
        assert_eq!(surname_readings("Ablikim"), None);
        assert_eq!(surname_readings(""), None);
    }

    #[test]
    fn every_row_has_one_reading_a_character() {
        assert!(TABLE.len() >= 620, "{}", TABLE.len());
        for (surname, row) in TABLE.iter() {
            assert_eq!(surname.chars().count(), row.readings.len(), "{surname}");
            assert!(row.readings.iter().all(|r| r.bytes().all(|b| b.is_ascii_lowercase())), "{surname}");
        }
    }
}
