//! Names: surnames and given-name characters by how common they are.

use fastrand::Rng;

use super::chance::Weighted;
use crate::domain::person::Sex;

const SURNAMES: &str = include_str!("surnames.tsv");
const GIVEN: &str = include_str!("given.tsv");

/// Given names with characters that many programs lose: 㘵 (U+3635, in the names of five local villages), 𬭎 (U+2CB4E).
const RARE_GIVEN: [&str; 6] = ["㘵生", "𬭎", "国𬭎", "𬭎辉", "建㘵", "䶮"];

/// Transliterated names; their parts are joined by U+00B7.
const TRANSLITERATED: [&str; 4] = ["买买提·吐尔逊", "阿依古丽·艾力", "扎西·多吉", "古丽娜尔·阿不都热合曼"];

/// The name tables, read once.
#[derive(Debug, Clone)]
pub(super) struct Names {
    surnames: Weighted<&'static str>,
    each: Vec<&'static str>,
    men: Weighted<char>,
    women: Weighted<char>,
}

impl Names {
    /// Reads the embedded tables.
    pub(super) fn embedded() -> Self {
        let mut read_otherwise = Vec::new();
        let mut others = Vec::new();
        let mut weights = Vec::new();
        for row in rows(SURNAMES) {
            let mut cells = row.split('\t');
            let Some(surname) = cells.next() else { continue };
            let weight = cells.next().and_then(|w| w.parse().ok()).unwrap_or(0);
            weights.push((surname, weight));
            if cells.next() == Some("p") { read_otherwise.push(surname) } else { others.push(surname) }
        }
        read_otherwise.append(&mut others);
        let given = |column: usize| {
            Weighted::new(rows(GIVEN).filter_map(move |row| {
                let weight = row.split('\t').nth(column)?.parse().ok()?;
                Some((row.chars().next()?, weight))
            }))
        };
        Self { surnames: Weighted::new(weights), each: read_otherwise, men: given(1), women: given(2) }
    }

    /// Every surname of the table, those first that are read otherwise as a surname than as a plain character.
    pub(super) fn each_surname(&self) -> &[&'static str] {
        &self.each
    }

    /// A surname as often as it is met.
    pub(super) fn surname(&self, rng: &mut Rng) -> &'static str {
        self.surnames.draw(rng).copied().unwrap_or("王")
    }

    /// A given name of one or two characters.
    pub(super) fn given(&self, sex: Sex, rng: &mut Rng) -> String {
        let bag = match sex {
            Sex::Male => &self.men,
            Sex::Female => &self.women,
        };
        let len = if rng.u8(0..10) < 2 { 1 } else { 2 };
        (0..len).filter_map(|_| bag.draw(rng)).collect()
    }

    /// A whole name. One in eight hundred has a rare character, one in two thousand is a transliteration.
    pub(super) fn name(&self, sex: Sex, rng: &mut Rng) -> String {
        match rng.u16(0..4000) {
            n @ 0..=1 => TRANSLITERATED
                .get(usize::from(n) + usize::from(rng.bool()) * 2)
                .map_or_else(String::new, |n| (*n).to_owned()),
            2..=6 => {
                let rare = RARE_GIVEN.get(rng.usize(0..RARE_GIVEN.len())).copied().unwrap_or("𬭎");
                format!("{}{rare}", self.surname(rng))
            }
            _ => {
                let surname = self.surname(rng);
                format!("{surname}{}", self.given(sex, rng))
            }
        }
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::chance::{Topic, stream};
    use super::*;

    #[test]
    fn the_tables_are_whole() {
        let names = Names::embedded();
        assert_eq!(names.each_surname().len(), 592);
        assert_eq!(names.each_surname().iter().position(|s| *s == "王"), Some(43), "43 are read otherwise");
        assert!(names.each_surname()[..43].contains(&"区"));
    }

    #[test]
    fn names_are_two_to_four_characters_or_transliterated() {
        let names = Names::embedded();
        let mut rng = stream(1, Topic::Facts, 0);
        let made: Vec<String> = (0..20_000).map(|_| names.name(Sex::Female, &mut rng)).collect();
        assert!(made.iter().all(|n| (2..=4).contains(&n.chars().count()) || n.contains('·')));
        assert!(made.iter().any(|n| n.contains('𬭎')) && made.iter().any(|n| n.contains('·')));
        let wang = made.iter().filter(|n| n.starts_with('王')).count();
        assert!((1000..2200).contains(&wang), "{wang} in 20,000");
    }
}
