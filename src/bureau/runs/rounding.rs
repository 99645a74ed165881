//! Differences of rounding. A figure published for a year is paid in twelve months, and there is more than one way to part it: each month
//! rounded for itself, or so that the year comes out to the fen, or with the rest in December. Such a difference is not money that was
//! paid too much or is still due: within a calendar year one makes up for another.

use super::owed::OfMonth;
use crate::domain::Fen;

/// Two ways to part a year's figure into twelve whole months never differ by as much in one month: each of the twelve loses less than a
/// fen to rounding, and all of it may stand in one.
const SMALL: i64 = 12;

/// Whether a difference of one month, in fen, may be one of rounding.
pub fn is_small(fen: i64) -> bool {
    fen.abs() < SMALL
}

/// Judges the differences of rounding of each calendar year: those that make up for each other count for nothing, and neither does the rest
/// where the place lets so much pass for a year. Books that agree with what was paid are kept as they are then.
pub fn settle(months: &mut [OfMonth], passes: impl Fn(i32) -> Option<Fen>) {
    for year in months.chunk_by_mut(|a, b| a.month.year() == b.month.year()) {
        let small = |m: &OfMonth| m.counts != 0 && is_small(m.counts);
        let net: i64 = year.iter().filter(|m| small(m)).map(|m| m.counts).sum();
        let most = year.first().and_then(|m| passes(m.month.year()));
        let rest = if most.is_some_and(|most| net.abs() <= most.0) { 0 } else { net };
        let agree = year.iter().filter(|m| small(m)).all(|m| m.stands.due == m.stands.settled);
        let mut left = rest;
        // What the year does not make up for stands with its last months of that side.
        for month in year.iter_mut().rev().filter(|m| small(m)) {
            let of =
                if month.counts.signum() == left.signum() { month.counts.abs().min(left.abs()) } else { 0 };
            month.counts = of * left.signum();
            month.kept = rest == 0 && agree;
            left -= month.counts;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bureau::runs::books::Stands;
    use crate::domain::Month;

    /// Months of a year from January: what is due less what is settled.
    fn year(of: i32, differences: &[i64]) -> Vec<OfMonth> {
        let first = Month::new(of, 1).unwrap();
        let months = first.through(first.plus(11)).zip(differences);
        let one = |(month, by): (Month, &i64)| {
            let stands = Stands { due: 1000 - by, settled: 1000 - by, ..Stands::default() };
            OfMonth { month, entitled: Fen(1000), stands, counts: *by, kept: false }
        };
        months.map(one).collect()
    }

    fn counts(months: &[OfMonth]) -> Vec<i64> {
        months.iter().map(|m| m.counts).collect()
    }

    #[test]
    fn a_year_makes_up_for_its_own_rounding_and_no_other_year_does() {
        let mut months = year(2024, &[1, -1, 0, 1, -1]);
        settle(&mut months, |_| None);
        assert_eq!(counts(&months), [0; 5]);
        assert!(months.iter().filter(|m| m.stands.due != 1000).all(|m| m.kept));
        let mut months = [year(2024, &[0, 4]), year(2025, &[-4])].concat();
        settle(&mut months, |_| None);
        assert_eq!(counts(&months), [0, 4, -4], "each year comes out by itself");
        assert!(months.iter().all(|m| !m.kept));
    }

    #[test]
    fn the_rest_of_a_year_stands_to_the_fen_unless_the_place_lets_it_pass() {
        for (differences, rest) in [
            (vec![5, -2], vec![3, 0]),
            (vec![1, 1, -1, 1], vec![0, 1, 0, 1]),
            (vec![-1, -1, 1], vec![0, -1, 0]),
        ] {
            let mut months = year(2024, &differences);
            settle(&mut months, |_| None);
            assert_eq!(counts(&months), rest);
            assert_eq!(rest.iter().sum::<i64>(), differences.iter().sum::<i64>());
            let mut months = year(2024, &differences);
            settle(&mut months, |_| Some(Fen(3)));
            assert_eq!(counts(&months), vec![0; differences.len()]);
        }
        let mut months = year(2024, &[4]);
        settle(&mut months, |of| (of == 2025).then_some(Fen(9)));
        assert_eq!(counts(&months), [4], "it passes in the years for which it is set");
    }

    #[test]
    fn what_is_more_than_rounding_is_never_set_against_anything() {
        let mut months = year(2024, &[20_000, -20_000, 12, -12]);
        settle(&mut months, |_| Some(Fen(100)));
        assert_eq!(counts(&months), [20_000, -20_000, 12, -12]);
    }
}
