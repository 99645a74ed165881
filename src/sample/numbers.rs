//! Numbers of people: identity numbers that are valid and given once, phones, accounts, cards. All are made up; one that
//! is somebody's is so by chance.

use std::collections::HashSet;

use fastrand::Rng;

use super::chance::in_thousand;
use crate::domain::person::Sex;
use crate::domain::{Date, ResidentId, areas};

/// 花县, 花都市 (two codes) and 花都区: the code in force when numbers were given out decides.
const HOME: [u32; 4] = [440_114, 440_182, 449_013, 440_121];
/// Places that people came from, in Guangdong and beyond.
const AWAY: [u32; 14] = [
    440_103, 440_105, 440_106, 440_111, 440_122, 440_126, 440_183, 441_802, 440_602, 430_421, 450_121,
    360_121, 510_121, 420_102,
];
/// The check characters of GB 11643, by the sum modulo 11.
const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// Gives out identity numbers, each once.
#[derive(Debug, Default)]
pub(super) struct Registrar {
    given: HashSet<u64>,
}

impl Registrar {
    /// A valid number nobody has yet. `None` only when a birthday's 500 order codes of one sex are used up everywhere.
    pub(super) fn number(&mut self, birth: Date, sex: Sex, rng: &mut Rng) -> Option<ResidentId> {
        let home = !in_thousand(rng, 120);
        (0..2000).find_map(|_| {
            let area = if home { area_of(&HOME, birth, rng) } else { area_of(&AWAY, birth, rng) };
            let order = rng.u32(0..500) * 2 + u32::from(sex == Sex::Male);
            self.issue(area, birth, order)
        })
    }

    /// The number of this area, birthday and order code, unless it was given already.
    pub(super) fn issue(&mut self, area: u32, birth: Date, order: u32) -> Option<ResidentId> {
        let body = u64::from(area) * 100_000_000_000 + u64::from(birth.number()) * 1000 + u64::from(order);
        let id = ResidentId::parse(&with_check(body)).ok()?.id;
        self.given.insert(body).then_some(id)
    }
}

/// A code of the list that a person of that birthday can carry.
fn area_of(list: &[u32], birth: Date, rng: &mut Rng) -> u32 {
    let fitting: Vec<u32> =
        list.iter().copied().filter(|code| areas(*code).any(|a| a.fits(birth.year()))).collect();
    fitting.get(rng.usize(0..fitting.len().max(1))).copied().unwrap_or(440_111)
}

/// The 17 digits and their check character (ISO 7064, MOD 11-2).
fn with_check(body: u64) -> String {
    let digits = format!("{body:017}");
    // Each digit weighs 2^(places to its right, the check character counted) modulo 11.
    let sum = digits.bytes().fold(0, |sum, b| (sum + u32::from(b - b'0')) * 2 % 11);
    let check = CHECKS.get(sum as usize).copied().unwrap_or('0');
    format!("{digits}{check}")
}

/// A mobile number with a prefix that few networks use.
pub(super) fn phone(rng: &mut Rng) -> String {
    let prefix = ["154", "164", "168", "169", "179"].get(rng.usize(0..5)).copied().unwrap_or("164");
    format!("{prefix}{:08}", rng.u32(0..100_000_000))
}

/// An account of 19 digits that passes the card rule (ISO/IEC 7812-1); 9 opens numbers left to national use.
pub(super) fn account(rng: &mut Rng) -> String {
    luhn(format!("9156{:014}", rng.u64(0..100_000_000_000_000)))
}

/// A card of 18 digits that passes the card rule.
pub(super) fn card(rng: &mut Rng) -> String {
    luhn(format!("91568{:012}", rng.u64(0..1_000_000_000_000)))
}

fn luhn(mut digits: String) -> String {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(n, b)| {
            let d = u32::from(b.wrapping_sub(b'0'));
            if n % 2 == 0 { d * 2 / 10 + d * 2 % 10 } else { d }
        })
        .sum();
    let check = char::from_digit((10 - sum % 10) % 10, 10).unwrap_or('0');
    digits.push(check);
    digits
}

#[cfg(test)]
mod tests {
    use super::super::chance::{Topic, stream};
    use super::*;

    #[test]
    fn identity_numbers_are_valid_fit_their_year_and_come_once() {
        let mut registrar = Registrar::default();
        let mut rng = stream(1, Topic::Facts, 0);
        let mut seen = HashSet::new();
        for n in 0..5000_u32 {
            let birth =
                Date::from_number((1930 + n % 77) * 10_000 + (1 + n % 12) * 100 + 1 + n % 28).unwrap();
            let sex = if n % 5 == 0 { Sex::Female } else { Sex::Male };
            let id = registrar.number(birth, sex, &mut rng).unwrap();
            let read = ResidentId::parse(id.as_str()).unwrap();
            assert_eq!(read.warnings, [], "{}", id.area_code());
            assert_eq!((id.birth(), id.sex()), (birth, sex));
            assert!(seen.insert(id));
        }
    }

    #[test]
    fn accounts_and_cards_pass_the_card_rule() {
        let mut rng = stream(1, Topic::Facts, 1);
        for _ in 0..200 {
            for number in [account(&mut rng), card(&mut rng)] {
                assert!(!crate::domain::AccountNumber::parse(&number).unwrap().looks_mistyped(), "{number}");
            }
        }
    }
}
