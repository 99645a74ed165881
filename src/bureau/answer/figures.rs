//! Answers with figures about petitions.

use serde::Serialize;

use crate::bureau::answer::PetitionRow;
use crate::domain::{Date, DivisionCode};

/// What petitions come to, over what the asker may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PetitionFigures {
    /// The business date.
    pub today: Date,
    /// The first day of the year: limits, repeats and towns are counted of what was received from then on.
    pub since: Date,
    /// Received since then.
    pub received: u32,
    /// Of those, how many repeat an earlier one.
    pub repeats: u32,
    /// Stock and growth, the oldest week first; the last is that of the business date.
    pub weeks: Vec<WeekFigure>,
    /// How the limits of the bureau ended.
    pub clocks: Vec<ClockFigure>,
    /// By town, the most first; `None` of no known town.
    pub towns: Vec<TownFigure>,
    /// What is due on each day from the business date on; a petition with several limits stands on the day of each.
    pub days: Vec<DayFigure>,
    /// With a limit that ended before the business date.
    pub overdue: u32,
    /// What petitioners think of how they were handled.
    pub satisfaction: SatisfactionFigure,
    /// By topic, the most first, and those of no topic last; a petition of several topics counts under each.
    pub topics: Vec<TopicFigure>,
}

/// A week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WeekFigure {
    /// Its Monday.
    pub week: Date,
    /// Received in it.
    pub received: u32,
    /// Concluded in it: since then nothing is owed.
    pub concluded: u32,
    /// Open at its end.
    pub open: u32,
}

/// A limit of the bureau.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ClockFigure {
    /// Id of its rule.
    #[serde(rename = "rule")]
    pub clock: String,
    /// What commands call it.
    #[serde(rename = "clock")]
    pub called: String,
    /// Its name.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// Met in time.
    pub met: u32,
    /// Met late, or over and not met.
    pub late: u32,
    /// Running.
    pub open: u32,
}

impl ClockFigure {
    /// In time of what ended, in tenths of a percent, half a tenth up but never to the whole while one was late; `None` where nothing
    /// ended.
    pub fn rate(&self) -> Option<u32> {
        let ended = u64::from(self.met) + u64::from(self.late);
        let rate = (u64::from(self.met) * 1000 + ended / 2).checked_div(ended)?;
        let most = if self.late > 0 { 999 } else { 1000 };
        u32::try_from(rate.min(most)).ok()
    }
}

/// A town.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TownFigure {
    /// Which; `None` where nobody knows.
    pub town: Option<DivisionCode>,
    /// Received from it.
    pub received: u32,
}

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicFigure {
    /// Id of the table; `None` where none was named.
    pub topic: Option<String>,
    /// Its name; empty where none was named, or the table does not know it.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// Received about it.
    pub received: u32,
    /// Of those, by town, the most first.
    pub towns: Vec<TownFigure>,
}

/// A day on which something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DayFigure {
    /// The day.
    pub on: Date,
    /// It is a working day.
    pub works: bool,
    /// How many petitions have a limit that ends on it.
    pub due: u32,
    /// How many limits end on it.
    pub limits: u32,
}

/// What petitioners think (满意度), of what was received since the first day of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct SatisfactionFigure {
    /// How many gave each mark, from 1, very dissatisfied, to 5, very satisfied.
    pub scores: [u32; 5],
    /// At an end, with a name, and not rated.
    pub unrated: u32,
}

impl SatisfactionFigure {
    /// How many gave a mark.
    pub fn rated(&self) -> u32 {
        self.scores.iter().sum()
    }

    /// How many gave 1 or 2.
    pub fn dissatisfied(&self) -> u32 {
        self.scores.iter().take(2).sum()
    }

    /// So many of those who gave a mark, in tenths of a percent; `None` where nobody did.
    pub fn share(&self, n: u32) -> Option<u32> {
        let share = (u64::from(n) * 1000).checked_div(self.rated().into());
        share.and_then(|share| u32::try_from(share).ok())
    }
}

/// The petitions behind a figure.
#[derive(Clone, PartialEq, Serialize)]
pub struct FigurePetitions {
    /// How many.
    pub total: usize,
    /// A page, the oldest first.
    pub rows: Vec<PetitionRow>,
}

crate::text::opaque!(FigurePetitions);
