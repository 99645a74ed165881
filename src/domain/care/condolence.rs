//! Condolence lists (慰问): who is given how much on a festival, and who was.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::{Added, Agreed};
use crate::domain::kinds::kinds;
use crate::domain::table::{TableFault, no_twins};
use crate::domain::{CondolenceId, Date, EntryId, Fen, GiftId, HardshipId, PersonId, Reasoned, StaffId};

/// Most people or households of one list.
pub const MOST_GIFTS: usize = 30_000;

kinds! {
    /// Whom a list is of.
    Recipients {
        /// 人
        0 People "people",
        /// 户
        1 Households "households",
    }
}

/// A list as stored; its lines are [`Gift`]s.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Condolence {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: CondolenceId,
    /// Counts changes from 1; a command names the version it saw.
    #[n(1)]
    pub version: u32,
    /// Id of `festivals.toml`.
    #[n(2)]
    pub festival: String,
    /// Of which year.
    #[n(3)]
    pub year: u16,
    /// People or households.
    #[n(4)]
    pub of: Recipients,
    /// The filter it was made by, as typed; empty for everybody.
    #[n(5)]
    pub whom: String,
    /// For each of them.
    #[n(6)]
    pub amount: Fen,
    /// The day it was made.
    #[n(7)]
    pub made: Date,
    /// By whom.
    #[n(8)]
    pub by: StaffId,
    /// The day it was closed: nothing is given by it any more.
    #[n(9)]
    pub closed: Option<Date>,
    /// What its lines come to, kept with each of them that changes; `None` on a list of the time before it was kept, whose
    /// lines are counted instead.
    #[n(10)]
    pub tally: Option<Tally>,
    /// What each of them is given beside the money, or in its place.
    #[n(11)]
    pub goods: Option<Goods>,
    /// How far another person agreed to it; `None` where nobody did, as on lists of the time before it was asked.
    #[n(12)]
    pub agreed: Option<Agreed>,
    /// Who put people on it since.
    #[cbor(n(13), default, skip_if = "Vec::is_empty")]
    pub added: Vec<Added>,
    /// That it went back, until it is put forward again.
    #[n(14)]
    pub sent_back: Option<Reasoned>,
}

/// Goods (慰问品) that everybody of a list is given. They were bought before: the ledger knows the money alone.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goods {
    /// What they are (大米、食用油).
    #[n(0)]
    pub what: String,
    /// What they are worth for each, in fen; 0 where nobody says.
    #[n(1)]
    pub value: Fen,
}

/// What the lines of a list come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
pub struct Tally {
    /// Lines.
    #[n(0)]
    pub lines: u32,
    /// Of them: handed out.
    #[n(1)]
    pub given: u32,
    /// What all of them come to.
    #[n(2)]
    pub total: Fen,
    /// What was handed out.
    #[n(3)]
    pub paid: Fen,
    /// What the goods of all of them are worth.
    #[cbor(n(4), default, skip_if = "Fen::is_zero")]
    pub goods: Fen,
    /// What the goods are worth that were handed out.
    #[cbor(n(5), default, skip_if = "Fen::is_zero")]
    pub goods_given: Fen,
}

impl Tally {
    /// Counts lines.
    pub fn of<'g>(gifts: impl Iterator<Item = &'g Gift>) -> Self {
        let mut tally = Self::default();
        for gift in gifts {
            tally.add(gift);
        }
        tally
    }

    /// What was not handed out of it.
    #[must_use]
    pub fn open(self) -> Self {
        let less = |all: Fen, gone: Fen| Fen(all.0.saturating_sub(gone.0));
        Self {
            lines: self.lines.saturating_sub(self.given),
            total: less(self.total, self.paid),
            goods: less(self.goods, self.goods_given),
            ..Self::default()
        }
    }

    /// One line more.
    pub fn add(&mut self, gift: &Gift) {
        self.count(gift, 1);
    }

    /// One line less.
    pub fn take(&mut self, gift: &Gift) {
        self.count(gift, -1);
    }

    fn count(&mut self, gift: &Gift, sign: i8) {
        let lines = |n: u32| n.saturating_add_signed(sign.into());
        let sum = |sum: Fen, more: Fen| Fen(sum.0.saturating_add(more.0.saturating_mul(sign.into())));
        self.lines = lines(self.lines);
        self.total = sum(self.total, gift.amount);
        self.goods = sum(self.goods, gift.goods);
        if gift.given.is_some() {
            self.given = lines(self.given);
            self.paid = sum(self.paid, gift.amount);
            self.goods_given = sum(self.goods_given, gift.goods);
        }
    }
}

/// One line of a list.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Gift {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: GiftId,
    /// Counts changes from 1.
    #[n(1)]
    pub version: u32,
    /// Of which list.
    #[n(2)]
    pub list: CondolenceId,
    /// To whom; of a household, its head.
    #[n(3)]
    pub person: PersonId,
    /// To which household, in a list of households.
    #[n(4)]
    pub household: Option<HardshipId>,
    /// How much money; 0 where it is goods alone.
    #[n(5)]
    pub amount: Fen,
    /// That it was handed out.
    #[n(6)]
    pub given: Option<Given>,
    /// What its goods are worth.
    #[cbor(n(7), default, skip_if = "Fen::is_zero")]
    pub goods: Fen,
}

/// That a gift was handed out. The money itself stands in the ledger.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Given {
    /// The day.
    #[n(0)]
    pub on: Date,
    /// By whom.
    #[n(1)]
    pub by: StaffId,
    /// Who took it; empty for the person themselves.
    #[n(2)]
    pub received_by: String,
    /// The entry that says it was due; `None` of goods alone.
    #[n(3)]
    pub due: Option<EntryId>,
    /// The entry that says it was paid.
    #[n(4)]
    pub paid: Option<EntryId>,
}

impl fmt::Debug for Condolence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Condolence({} v{})", self.id, self.version)
    }
}

crate::text::opaque!(Gift, Given);

/// A festival on which people are visited.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Festival {
    /// Stored by lists.
    pub id: String,
    /// Name in Chinese.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// The first and the last month of the calendar in which its day can fall; absent when it has no day of its own.
    #[serde(default)]
    pub months: Option<[u32; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    programme: String,
    #[serde(default)]
    near: Option<u32>,
    festival: Vec<Festival>,
}

/// The table of festivals, and the programme that their money is booked under.
#[derive(Debug, Clone)]
pub struct Festivals {
    version: String,
    programme: String,
    near: Option<u32>,
    rows: Vec<Festival>,
}

impl Festivals {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("festivals.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.festival.iter().map(|f| f.id.as_str()))?;
        let sound = |m: [u32; 2]| 1 <= m[0] && m[0] <= m[1] && m[1] <= 12;
        match file.festival.iter().find(|f| f.months.is_some_and(|months| !sound(months))) {
            Some(wrong) => Err(TableFault::Figures(wrong.id.clone())),
            None => Ok(Self {
                version: file.effective,
                programme: file.programme,
                near: file.near,
                rows: file.festival,
            }),
        }
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The programme that the money is booked under.
    pub fn programme(&self) -> &str {
        &self.programme
    }

    /// Every festival, in the order of the table.
    pub fn all(&self) -> &[Festival] {
        &self.rows
    }

    /// The festival of an id.
    pub fn get(&self, id: &str) -> Option<&Festival> {
        self.rows.iter().find(|f| f.id == id)
    }

    /// Whether a day lies about a festival of a year: within the months that the table allows before and after it. One without
    /// a day of its own is about all of its year; a table that sets no months doubts nothing.
    pub fn is_about(&self, id: &str, year: u16, day: Date) -> bool {
        let Some(near) = self.near.map(i64::from) else { return true };
        let Some([first, last]) = self.get(id).and_then(|f| f.months) else {
            return i32::from(year) == day.year();
        };
        let of = |year: i64, month: u32| year * 12 + i64::from(month);
        let (from, to) = (of(year.into(), first) - near, of(year.into(), last) + near);
        (from..=to).contains(&of(day.year().into(), day.month_of_year()))
    }

    /// The festival that comes next from a day on, and of which year; of two in the same month, the first of the table.
    pub fn next(&self, day: Date) -> Option<(&Festival, i32)> {
        let dated = self.rows.iter().filter_map(|f| Some((f, f.months?)));
        let coming = dated.map(|(festival, [first, last])| {
            let year = day.year() + i32::from(last < day.month_of_year());
            (festival, year, first)
        });
        let next = coming.min_by_key(|(_, year, first)| (*year, *first));
        next.map(|(festival, year, _)| (festival, year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound_and_twins_are_refused() {
        let festivals = Festivals::embedded().unwrap();
        assert!(festivals.get("spring").is_some() && festivals.get("x").is_none());
        assert!(festivals.all().iter().all(|f| !f.zh.is_empty() && f.en.is_ascii()));
        let one = "[[festival]]\nid='a'\nzh='甲'\nen='A'\n";
        let read = |body: String| {
            Festivals::with_toml(&format!("effective='2022-01-01'\nprogramme='condolence'\n{body}"))
        };
        let made = read(one.to_owned()).unwrap();
        assert_eq!((made.version(), made.programme()), ("2022-01-01", "condolence"));
        assert_eq!(read(one.repeat(2)).unwrap_err(), TableFault::Twice("a".into()));
        for months in ["[0,2]", "[3,2]", "[9,13]"] {
            assert_eq!(read(format!("{one}months={months}")).unwrap_err(), TableFault::Figures("a".into()));
        }
        assert!(made.is_about("a", 1999, Date::parse("2026-11-23").unwrap()), "no months are set");
    }

    #[test]
    fn a_festival_is_near_for_some_months_and_the_next_one_is_known() {
        let festivals = Festivals::embedded().unwrap();
        let date = |text| Date::parse(text).unwrap();
        for (id, year, day, about) in [
            ("spring", 2027, "2026-11-01", true),
            ("spring", 2027, "2026-10-31", false),
            ("spring", 2026, "2026-04-30", true),
            ("spring", 2026, "2026-05-01", false),
            ("qingming", 2027, "2026-11-23", false),
            ("other", 2026, "2026-11-23", true),
            ("other", 2025, "2026-11-23", false),
        ] {
            assert_eq!(festivals.is_about(id, year, date(day)), about, "{id} {year} {day}");
        }
        let next = |day| festivals.next(date(day)).map(|(f, year)| (f.id.clone(), year)).unwrap();
        assert_eq!(next("2026-11-23"), ("spring".to_owned(), 2027));
        assert_eq!(next("2026-07-30"), ("army-day".to_owned(), 2026));
        assert_eq!(next("2026-03-01"), ("qingming".to_owned(), 2026));
    }
}
