//! What goes on after a death: the table of rules, and which of them fits.

use serde::{Deserialize, Serialize};

use crate::domain::person::{DeathCause, Nature};
use crate::domain::table::TableFault;
use crate::domain::{Article, Date};

/// Most months that a rule may give.
const MOST_MONTHS: u8 = 60;

/// How what was booked for months after a death counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OffsetHow {
    /// Toward the months still owed under the same programme.
    SameProgramme,
    /// Not at all: it is to be taken back.
    None,
}

/// The same, and whether the bureau's legal officer has confirmed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// How.
    pub how: OffsetHow,
    /// Confirmed for this bureau; until then every figure says that it is not.
    pub signed_off: bool,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerminalRule {
    /// The regular payment that goes on.
    pub programme: String,
    /// Codes of the groups it goes on for.
    pub groups: Vec<String>,
    /// How many months.
    pub months: u8,
    /// Where it is written.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
    /// For deaths from this day.
    pub effective: Date,
    /// Only for this cause of death.
    #[serde(default)]
    pub cause: Option<DeathCause>,
    /// Only for these causes of disability; empty is any.
    #[serde(default)]
    pub natures: Vec<Nature>,
    /// Other benefits take the place of the months.
    #[serde(default)]
    pub instead: bool,
}

impl TerminalRule {
    fn is_for(&self, programme: &str, (group, nature): Whom<'_>) -> bool {
        self.may_be_for(programme, group)
            && (self.natures.is_empty() || nature.is_some_and(|n| self.natures.contains(&n)))
    }

    /// The same, whatever the cause of the disability.
    fn may_be_for(&self, programme: &str, group: &str) -> bool {
        self.programme == programme && self.groups.iter().any(|code| code == group)
    }

    /// Whether it would be for a disability of some cause, of one whose cause is not known.
    fn turns_on_nature(&self, programme: &str, (group, nature): Whom<'_>) -> bool {
        nature.is_none() && !self.natures.is_empty() && self.may_be_for(programme, group)
    }
}

/// Code of the group, and the cause of the disability (伤残性质) that counted in the month of the death.
pub type Whom<'a> = (&'a str, Option<Nature>);

/// What the table says of a programme after a death.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits<'t> {
    /// This rule.
    Rule(&'t TerminalRule),
    /// It turns on the cause of death, which is not known; this rule would be one.
    AskCause(&'t TerminalRule),
    /// It turns on the cause of the disability (伤残性质), which is not known; this rule would be one.
    AskNature(&'t TerminalRule),
    /// The rules hold for deaths from this day, and this one was before.
    Before(Date),
    /// No rule was found.
    Nothing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    books_as: String,
    stop: Article,
    offset: Offset,
    rule: Vec<TerminalRule>,
}

/// The table of what goes on after a death.
#[derive(Debug, Clone)]
pub struct TerminalRules {
    version: String,
    books_as: String,
    stop: Article,
    offset: Offset,
    rows: Vec<TerminalRule>,
}

impl TerminalRules {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("terminal.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        if let Some(odd) = file.rule.iter().find(|r| r.months > MOST_MONTHS || (r.months == 0) != r.instead) {
            return Err(TableFault::Figures(odd.programme.clone()));
        }
        Ok(Self {
            version: file.effective,
            books_as: file.books_as,
            stop: file.stop,
            offset: file.offset,
            rows: file.rule,
        })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The programme that the months are booked as.
    pub fn books_as(&self) -> &str {
        &self.books_as
    }

    /// Where it is written that regular payment stops with the month after the death.
    pub fn stop(&self) -> Article {
        self.stop
    }

    /// How what was paid after a death counts.
    pub fn offset(&self) -> Offset {
        self.offset
    }

    /// Every programme that the table names; they must all be in the table of programmes.
    pub fn programmes(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|r| r.programme.as_str()).chain(std::iter::once(self.books_as.as_str()))
    }

    /// The rule of a programme for a member of a group who died. Of several in force the newest holds.
    pub fn fitting(&self, programme: &str, who: Whom<'_>, died: Date, cause: Option<DeathCause>) -> Fits<'_> {
        let all = || self.rows.iter().filter(|rule| rule.is_for(programme, who));
        let in_force = || all().filter(|rule| rule.effective <= died);
        let newest = |fits: &dyn Fn(&TerminalRule) -> bool| {
            in_force().filter(|rule| fits(rule)).max_by_key(|rule| (rule.effective, rule.months))
        };
        if let Some(rule) = newest(&|rule| rule.cause.is_none() || rule.cause == cause) {
            return Fits::Rule(rule);
        }
        let turns = self.rows.iter().filter(|rule| rule.turns_on_nature(programme, who));
        let turns = turns.filter(|rule| rule.effective <= died && cause.is_some() && rule.cause == cause);
        if let Some(rule) = turns.max_by_key(|rule| (rule.effective, rule.months)) {
            return Fits::AskNature(rule);
        }
        match (newest(&|_| true), all().map(|rule| rule.effective).min()) {
            (Some(rule), _) if cause.is_none() => Fits::AskCause(rule),
            (None, Some(first)) => Fits::Before(first),
            _ => Fits::Nothing,
        }
    }
}
