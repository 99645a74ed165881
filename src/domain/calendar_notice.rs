//! The notice of a year (国务院办公厅关于部分节假日安排的通知) as it is loaded into a bureau: days off and make-up working days.

use std::collections::BTreeMap;
use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::Date;
use super::calendar::{Calendar, CalendarFault, Year, called, is_weekend};
use crate::text;

/// Most characters of what a day is called.
pub const HOLIDAY_CHARS: usize = 40;
/// Most characters of a source.
pub const PAPER_CHARS: usize = 300;

/// A day that differs from Monday–Friday.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, Serialize, Deserialize)]
pub struct NoticeDay {
    /// The day.
    #[n(0)]
    pub date: Date,
    /// A Saturday or Sunday that is worked; otherwise a day off.
    #[n(1)]
    pub works: bool,
    /// The holiday.
    #[n(2)]
    pub name: String,
}

/// What is known of one year.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct CalendarNotice {
    /// The year that the notice is for.
    #[n(0)]
    pub year: u16,
    /// The notice is out; otherwise an estimate.
    #[n(1)]
    pub published: bool,
    /// The days, in order. A notice may move days of the December before its year.
    #[n(2)]
    pub days: Vec<NoticeDay>,
    /// Where the notice stands.
    #[n(3)]
    pub papers: Vec<String>,
}

impl fmt::Debug for CalendarNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CalendarNotice({}, {} days)", self.year, self.days.len())
    }
}

/// The form of the open data set holiday-cn.
#[derive(Deserialize)]
struct HolidayFile {
    year: u16,
    #[serde(default)]
    papers: Vec<String>,
    days: Vec<HolidayDay>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct HolidayDay {
    name: String,
    date: Date,
    is_off_day: bool,
}

impl CalendarNotice {
    /// The years of a file: lines in the form of the embedded table (`year,YYYY,published|estimate`, then `YYYY-MM-DD,off|work,NAME`),
    /// or one year as holiday-cn has it (`year`, `papers`, `days` with `name`, `date`, `isOffDay`).
    ///
    /// # Errors
    /// When it is neither, or a day does not belong to its year.
    pub fn read_all(text: &str) -> Result<Vec<Self>, CalendarFault> {
        let text = text.trim_start_matches('\u{feff}');
        let notices =
            if text.trim_start().starts_with('{') { vec![Self::json(text)?] } else { Self::csv(text)? };
        if notices.is_empty() {
            return Err(CalendarFault::NoYear);
        }
        match notices.iter().find(|notice| notice.days.is_empty()) {
            Some(notice) => Err(CalendarFault::NoDays { year: notice.year }),
            None => Ok(notices),
        }
    }

    fn csv(text: &str) -> Result<Vec<Self>, CalendarFault> {
        let read = Calendar::read(text)?;
        let years = read.years.into_iter().filter_map(|(year, days)| Some((u16::try_from(year).ok()?, days)));
        let notice = |(year, one): (u16, Year)| Self {
            year,
            published: one.published,
            days: one
                .days
                .into_iter()
                .map(|(date, (works, name))| NoticeDay { date, works, name: name.to_string() })
                .collect(),
            papers: Vec::new(),
        };
        Ok(years.map(notice).collect())
    }

    fn json(text: &str) -> Result<Self, CalendarFault> {
        let read: Result<HolidayFile, _> = serde_json::from_str(text);
        let file = read.map_err(|e| CalendarFault::Json { line: e.line() })?;
        let mut days: BTreeMap<Date, NoticeDay> = BTreeMap::new();
        for (line, HolidayDay { name, date, is_off_day }) in (1..).zip(file.days) {
            let year = i32::from(file.year);
            let before = date.year() == year - 1 && date.month_of_year() == 12;
            if date.year() != year && !before {
                return Err(CalendarFault::WrongYear { line });
            }
            if !is_off_day && !is_weekend(date) {
                return Err(CalendarFault::NotWeekend { line });
            }
            let name = called(&name, line)?;
            if days.insert(date, NoticeDay { date, works: !is_off_day, name }).is_some() {
                return Err(CalendarFault::Twice { line });
            }
        }
        let days = days.into_values().collect();
        let paper = |(n, paper): (usize, &String)| {
            text::line(paper, PAPER_CHARS).map_err(|_| CalendarFault::Paper { line: n })
        };
        let papers = (1..).zip(&file.papers).map(paper).collect::<Result<_, _>>()?;
        Ok(Self { year: file.year, published: true, days, papers })
    }

    /// Days from Monday to Friday that are off, less the Saturdays and Sundays that are worked for them. The notices move days about and
    /// leave this number as the law has it (全国年节及纪念日放假办法: 11 until 2024, 13 since).
    pub fn lost(&self) -> i64 {
        lost(self.days.iter().map(|day| (day.date, day.works)))
    }
}

fn lost(days: impl Iterator<Item = (Date, bool)>) -> i64 {
    days.map(|(date, works)| if works { -1 } else { i64::from(!is_weekend(date)) }).sum()
}

impl Calendar {
    /// The same with these years in place of its own, the earliest first.
    #[must_use]
    pub fn with_notices<'n>(&self, notices: impl Iterator<Item = &'n CalendarNotice>) -> Self {
        let mut sorted: Vec<&CalendarNotice> = notices.collect();
        sorted.sort_by_key(|notice| notice.year);
        let mut all = self.clone();
        for notice in sorted {
            let year = i32::from(notice.year);
            all.years.insert(year, Year { published: notice.published, days: BTreeMap::new() });
            for day in &notice.days {
                // Days of the December before are moved by the notice of the year that they lead into.
                if let Some(of) = all.years.get_mut(&day.date.year()) {
                    of.days.insert(day.date, (day.works, day.name.as_str().into()));
                }
            }
            all.version = format!("{}+{year}", all.version);
        }
        all
    }

    /// Whether it says of every day what another says.
    pub fn agrees(&self, other: &Self) -> bool {
        self.years == other.years
    }

    /// The fewest and the most days that a notice on record has taken from Monday to Friday, see [`CalendarNotice::lost`].
    pub fn usual_lost(&self) -> Option<(i64, i64)> {
        let published = self.years.values().filter(|one| one.published);
        let lost = published.map(|one| lost(one.days.iter().map(|(date, (works, _))| (*date, *works))));
        lost.fold(None, |range, n| {
            range.map_or(Some((n, n)), |(fewest, most): (i64, i64)| Some((fewest.min(n), most.max(n))))
        })
    }

    /// What differs from Monday–Friday in a year; nothing of a year that is not known.
    pub fn listed(&self, year: i32) -> Vec<NoticeDay> {
        let days = self.years.get(&year).map(|one| &one.days);
        let day = |(date, (works, name)): (&Date, &(bool, std::sync::Arc<str>))| NoticeDay {
            date: *date,
            works: *works,
            name: name.to_string(),
        };
        days.into_iter().flatten().map(day).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CalendarYear;

    const JSON: &str = r#"{"$schema": "x", "year": 2027, "papers": ["https://www.gov.cn/x"], "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-03", "isOffDay": false}]}"#;

    fn d(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn both_forms_are_read_and_take_the_place_of_their_year() {
        let calendar = Calendar::embedded().unwrap();
        let of = |text: &str| CalendarNotice::read_all(text).unwrap();
        let json = of(JSON);
        let after = calendar.with_notices(json.iter());
        assert!(calendar.works(d("2026-12-31")) && !after.works(d("2026-12-31")));
        assert!(after.works(d("2027-01-03")) && !calendar.works(d("2027-01-03")));
        assert_eq!(
            (calendar.year(2027), after.year(2027)),
            (CalendarYear::Provisional, CalendarYear::Published)
        );
        assert!(after.with_notices(json.iter()).agrees(&after) && !after.agrees(&calendar));
        let csv = of(
            "version,x\nyear,2026,published\n2026-01-01,off,元旦\nyear,2027,estimate\n2027-01-01,off,元旦\n",
        );
        assert_eq!((csv.len(), csv[0].published, csv[1].published), (2, true, false));
        // Loaded in whatever order, the later year has its say about the December before it.
        let both = calendar.with_notices(json.iter().chain(&csv[..1]));
        assert!(!both.works(d("2026-12-31")) && both.works(d("2026-10-02")));
    }

    #[test]
    fn notices_move_days_about_and_take_as_many_as_the_law_gives() {
        let calendar = Calendar::embedded().unwrap();
        assert_eq!(calendar.usual_lost(), Some((11, 13)));
        let notice = |year: u16| CalendarNotice {
            year,
            published: true,
            days: calendar.listed(year.into()),
            papers: Vec::new(),
        };
        assert_eq!((notice(2024).lost(), notice(2025).lost(), notice(2026).lost()), (11, 13, 13));
    }

    #[test]
    fn what_is_no_calendar_is_refused() {
        for (text, fault) in [
            ("", CalendarFault::NoYear),
            ("{", CalendarFault::Json { line: 1 }),
            (r#"{"year": 2027, "days": []}"#, CalendarFault::NoDays { year: 2027 }),
            ("year,2027,published\n", CalendarFault::NoDays { year: 2027 }),
            (
                r#"{"year": 2027, "days": [{"name": "x", "date": "2028-01-01", "isOffDay": true}]}"#,
                CalendarFault::WrongYear { line: 1 },
            ),
            (
                r#"{"year": 2027, "days": [{"name": "x", "date": "2027-01-04", "isOffDay": false}]}"#,
                CalendarFault::NotWeekend { line: 1 },
            ),
            ("hello", CalendarFault::Line { line: 1 }),
            ("year,2027,published\n2027-01-01,off,元\u{1b}[31m旦\n", CalendarFault::Name { line: 2 }),
            (
                r#"{"year": 2027, "days": [{"name": "元\u202e旦", "date": "2027-01-01", "isOffDay": true}]}"#,
                CalendarFault::Name { line: 1 },
            ),
            (
                r#"{"year": 2027, "papers": ["https://www.gov.cn/\u200b"], "days": []}"#,
                CalendarFault::Paper { line: 1 },
            ),
        ] {
            assert_eq!(CalendarNotice::read_all(text), Err(fault), "{text}");
        }
    }
}
