//! The tables of time limits: versions that follow each other, and the rules that let a pause stop a clock.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize;
use thiserror::Error;

use super::counting::Counting;
use super::pause::PauseRule;
use super::rule::{ClockRule, needed};
use crate::domain::Date;

/// What is wrong with a table of time limits.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RulesFault {
    /// It cannot be read; the message has line and column.
    #[error("{0}")]
    Toml(String),
    /// No version at all.
    #[error("there is no [[version]]")]
    NoVersion,
    /// Two versions from one day.
    #[error("there are two versions from {0}")]
    SameDay(Date),
    /// Two clocks of one name in one version.
    #[error("the clock `{0}` is there twice")]
    Twice(String),
    /// A limit of no days, or one that nothing stops.
    #[error("the clock `{0}` has no days or no stop")]
    Empty(String),
    /// A clock that acts are judged by is not there, or the one of the conclusion has no extension.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// A pause without what a citation needs.
    #[error("the pause `{0}` needs title, article, file and clocks")]
    PauseBlank(String),
    /// Two pauses of one name.
    #[error("the pause `{0}` is there twice")]
    PauseTwice(String),
    /// A pause of a clock that no version has, or of one whose last day is set by hand.
    #[error("the pause `{0}` cannot stop the clock `{1}`")]
    PauseClock(String, String),
}

/// The limits in force from a day until the next version.
#[derive(Debug, Clone)]
pub struct RulesVersion {
    /// The first day on which an event starts a limit by it.
    pub effective: Date,
    /// What it was read from.
    pub source: String,
    clocks: Vec<Arc<ClockRule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    version: Vec<FileVersion>,
    #[serde(default)]
    pause: Vec<PauseRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileVersion {
    effective: Date,
    source: String,
    clock: Vec<ClockRule>,
}

impl From<FileVersion> for RulesVersion {
    fn from(file: FileVersion) -> Self {
        let FileVersion { effective, source, clock } = file;
        let clocks = clock.into_iter().map(|rule| Arc::new(ClockRule { since: effective, ..rule })).collect();
        Self { effective, source, clocks }
    }
}

/// The time limits of petitions.
#[derive(Debug, Clone)]
pub struct PetitionRules {
    /// Oldest first; never empty.
    versions: Vec<RulesVersion>,
    pauses: Vec<Arc<PauseRule>>,
    settled: Vec<Counting>,
}

impl PetitionRules {
    /// The limits that come with the program.
    pub fn embedded() -> Result<Self, RulesFault> {
        Self::with_toml(include_str!("rules.toml"))
    }

    /// The limits of a table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, RulesFault> {
        Self { versions: Vec::new(), pauses: Vec::new(), settled: Vec::new() }.and_toml(text)
    }

    /// The same with the versions and pauses of a further table, which adds to them and takes nothing away.
    pub fn and_toml(mut self, text: &str) -> Result<Self, RulesFault> {
        let file: File = toml::from_str(text).map_err(|e| RulesFault::Toml(e.to_string()))?;
        self.versions.extend(file.version.into_iter().map(RulesVersion::from));
        self.versions.sort_by_key(|v| v.effective);
        self.pauses.extend(file.pause.into_iter().map(Arc::new));
        self.check()?;
        Ok(self)
    }

    /// The same as the bureau has settled what the regulation leaves open.
    #[must_use]
    pub fn settled(self, settled: Vec<Counting>) -> Self {
        Self { settled, ..self }
    }

    fn check(&self) -> Result<(), RulesFault> {
        let newest = self.versions.last().ok_or(RulesFault::NoVersion)?;
        let mut days = BTreeSet::new();
        for version in &self.versions {
            version.check()?;
            if !days.insert(version.effective) {
                return Err(RulesFault::SameDay(version.effective));
            }
        }
        if let Some(id) = needed::ALL.into_iter().find(|id| newest.get(id).is_none()) {
            return Err(RulesFault::Missing(id));
        }
        if newest.get(needed::CONCLUDE).is_some_and(|rule| rule.extension.is_none()) {
            return Err(RulesFault::Missing("extension"));
        }
        let mut named = BTreeSet::new();
        for pause in &self.pauses {
            if pause.is_blank() {
                return Err(RulesFault::PauseBlank(pause.id.clone()));
            }
            if !named.insert(&pause.id) {
                return Err(RulesFault::PauseTwice(pause.id.clone()));
            }
            let counted = |id: &str| self.versions.iter().filter_map(|v| v.get(id)).any(|r| !r.set_day);
            if let Some(clock) = pause.clocks.iter().find(|id| !counted(id)) {
                return Err(RulesFault::PauseClock(pause.id.clone(), clock.clone()));
            }
        }
        Ok(())
    }

    /// The first day of the newest version; results that depend on the rules carry it.
    pub fn version(&self) -> Date {
        self.versions.last().map_or(Date::FIRST, |v| v.effective)
    }

    /// The versions, oldest first.
    pub fn versions(&self) -> &[RulesVersion] {
        &self.versions
    }

    /// The version in force on a day; none before the first.
    pub fn on(&self, day: Date) -> Option<&RulesVersion> {
        self.versions.iter().rev().find(|v| v.effective <= day)
    }

    /// The rules that let a pause stop a clock.
    pub fn pauses(&self) -> &[Arc<PauseRule>] {
        &self.pauses
    }

    /// The pause rule of a name.
    pub fn pause(&self, id: &str) -> Option<&Arc<PauseRule>> {
        self.pauses.iter().find(|rule| rule.id == id)
    }

    /// What the bureau has settled about counting.
    pub fn countings(&self) -> &[Counting] {
        &self.settled
    }

    /// The limits of the newest version, in the order of the table.
    pub fn all(&self) -> &[Arc<ClockRule>] {
        self.versions.last().map_or(&[], |v| v.all())
    }

    /// The limit of a name in the newest version.
    pub fn get(&self, id: &str) -> Option<&Arc<ClockRule>> {
        self.versions.last().and_then(|v| v.get(id))
    }

    /// The names of all limits: those of the newest version in their order, then those that only older ones know.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for rule in self.versions.iter().rev().flat_map(RulesVersion::all) {
            if !names.contains(&rule.id.as_str()) {
                names.push(&rule.id);
            }
        }
        names
    }
}

impl RulesVersion {
    /// The limits, in the order of the table.
    pub fn all(&self) -> &[Arc<ClockRule>] {
        &self.clocks
    }

    /// The limit of a name.
    pub fn get(&self, id: &str) -> Option<&Arc<ClockRule>> {
        self.clocks.iter().find(|r| r.id == id)
    }

    fn check(&self) -> Result<(), RulesFault> {
        let mut seen = BTreeSet::new();
        for rule in &self.clocks {
            if !seen.insert(&rule.id) {
                return Err(RulesFault::Twice(rule.id.clone()));
            }
            if (rule.days == 0) != rule.set_day || rule.stops.is_empty() {
                return Err(RulesFault::Empty(rule.id.clone()));
            }
        }
        Ok(())
    }
}
