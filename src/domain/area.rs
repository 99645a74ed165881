//! Address codes of resident identity numbers: which place a code named, and in which years.

/// One code in one period. The same code may have named several places in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The six digits.
    pub code: u32,
    /// The place as the code list of its time names it.
    pub name: &'static str,
    /// First year in force; `None` from the beginning.
    pub from: Option<i32>,
    /// Last year in force; `None` when still in force.
    pub to: Option<i32>,
}

/// The table, sorted by code; searched where it lies, so that it costs nothing until the first look-up.
const TABLE: &str = include_str!("area_codes.csv");

/// Numbers were first given out in 1984 (居民身份证试行条例, 1984-04-06): whoever was born earlier carries a code of
/// that year or a later one, never one of the birth year.
const FIRST_NUMBERS: i32 = 1984;

impl Area {
    fn read(line: &'static str) -> Option<Self> {
        let mut cells = line.split(',');
        let code = cells.next()?.parse().ok()?;
        let name = cells.next()?;
        let mut year = || cells.next().and_then(|y| y.parse().ok());
        Some(Self { code, name, from: year(), to: year() })
    }

    /// Whether a person born in `year` can carry this code. One year of slack on both sides: a change of code
    /// falls inside a year, and the sources differ by as much.
    pub fn fits(&self, year: i32) -> bool {
        let year = year.max(FIRST_NUMBERS);
        self.from.is_none_or(|from| year >= from - 1) && self.to.is_none_or(|to| year <= to + 1)
    }
}

/// All that the table knows about a code, in order of time; empty for a code that never was.
pub fn areas(code: u32) -> impl Iterator<Item = Area> {
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = TABLE.as_bytes().get(..middle).and_then(|b| b.iter().rposition(|b| *b == b'\n'));
        let start = start.map_or(0, |n| n + 1);
        let line = TABLE.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
        // Lines of the heading have no code and sort before all others.
        if Area::read(line).is_none_or(|a| a.code < code) {
            low = start + line.len() + 1;
        } else {
            high = start;
        }
    }
    let rest = TABLE.get(low..).unwrap_or("");
    rest.lines().map_while(Area::read).take_while(move |a| a.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_sorted_and_found_by_its_code() {
        let all: Vec<Area> =
            TABLE.lines().filter(|l| !l.starts_with('#')).map(|l| Area::read(l).unwrap()).collect();
        assert_eq!(all.len(), 7657);
        assert!(all.is_sorted_by_key(|a| a.code));
        for area in &all {
            assert!(areas(area.code).any(|a| a == *area), "{area:?}");
        }
        for none in [0, 110_100, 999_999] {
            assert_eq!(areas(none).count(), all.iter().filter(|a| a.code == none).count(), "{none}");
        }
    }

    #[test]
    fn a_code_that_changed_hands_names_both_places() {
        let names: Vec<_> = areas(120_110).map(|a| (a.name, a.from, a.to)).collect();
        assert_eq!(names, [("东郊区", None, Some(1991)), ("东丽区", Some(1992), None)]);
    }

    #[test]
    fn the_four_codes_of_huadu_fit_their_years() {
        let fits = |code, year| areas(code).any(|a| a.fits(year));
        for (code, good, bad) in [
            (440_121, vec![1930, 1955, 1984, 1993, 1994], vec![1995, 2001]),
            (449_013, vec![1992, 1993, 1994, 1995], vec![1960, 1991, 1996]),
            (440_182, vec![1992, 1996, 2000, 2001], vec![1991, 1960, 2002]),
            (440_114, vec![1999, 2000, 2026], vec![1960, 1998]),
        ] {
            for year in good {
                assert!(fits(code, year), "{code} {year}");
            }
            for year in bad {
                assert!(!fits(code, year), "{code} {year}");
            }
        }
    }
}
