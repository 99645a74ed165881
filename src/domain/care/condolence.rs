//! Condolence lists (慰问): who is given how much on a festival, and who was.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::Deserialize;

use crate::domain::kinds::kinds;
use crate::domain::table::{TableFault, no_twins};
use crate::domain::{CondolenceId, Date, EntryId, Fen, GiftId, HardshipId, PersonId, StaffId};

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
    /// How much.
    #[n(5)]
    pub amount: Fen,
    /// That it was handed out.
    #[n(6)]
    pub given: Option<Given>,
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
    /// The entry that says it was due.
    #[n(3)]
    pub due: EntryId,
    /// The entry that says it was paid.
    #[n(4)]
    pub paid: EntryId,
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
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    programme: String,
    festival: Vec<Festival>,
}

/// The table of festivals, and the programme that their money is booked under.
#[derive(Debug, Clone)]
pub struct Festivals {
    version: String,
    programme: String,
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
        Ok(Self { version: file.effective, programme: file.programme, rows: file.festival })
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
    }
}
