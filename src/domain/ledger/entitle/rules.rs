//! The table of rules on when somebody is paid: read with checks, and asked which row fits.

use serde::Deserialize;

use super::asked::{MonthAsked, from_day};
use crate::domain::ledger::{PlaceKey, Programme, Programmes};
use crate::domain::person::BreakGround;
use crate::domain::table::TableFault;
use crate::domain::{Article, Date, Month};

/// How a month is counted from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// The month of the day.
    MonthOf,
    /// The month after.
    MonthAfter,
    /// January of the year after.
    NextJanuary,
}

impl Turn {
    /// The month, counted from a day.
    pub fn from(self, day: Date) -> Month {
        let month = day.month();
        match self {
            Self::MonthOf => month,
            Self::MonthAfter => month.plus(1),
            Self::NextJanuary => Month::new(day.year() + 1, 1).unwrap_or(month),
        }
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleKind {
    /// The first month, from the day of approval.
    Approval,
    /// From when nothing is paid, from the last day of a recognition.
    End,
    /// The same, from the day of the death.
    Death,
    /// Until when the old place pays.
    MovedOut,
    /// From when the new place pays.
    MovedIn,
    /// Until when the forces pay.
    HandedOver,
    /// Benefits suspended or interrupted.
    Break,
    /// No yearly confirmation.
    Confirmation,
    /// An age that must be reached.
    Age,
    /// Nothing is due beside another benefit.
    Exclusive,
    /// What members of several groups get.
    Several,
    /// Looked after in a hospital for veterans.
    Hospital,
    /// From which month a re-assessed grade counts.
    Regrade,
    /// Of several recognitions of one group the newest counts.
    SameGroup,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntitleRule {
    /// Its name; rows on the same matter share it. Never changes its meaning.
    pub id: String,
    /// What it is about.
    pub kind: RuleKind,
    /// Ids of the programmes it is for; empty is every one.
    #[serde(default)]
    pub programmes: Vec<String>,
    /// Codes of the groups it is for; empty is every one.
    #[serde(default)]
    pub groups: Vec<String>,
    /// Why benefits are suspended.
    #[serde(default)]
    pub ground: Option<BreakGround>,
    /// The first month that is paid.
    #[serde(default)]
    pub starts: Option<Turn>,
    /// The first month that is not paid any more.
    #[serde(default)]
    pub stops: Option<Turn>,
    /// Days after a notice, the day of the notice not counted (民法典 第二百零一条).
    #[serde(default)]
    pub days: Option<u16>,
    /// Years of age.
    #[serde(default)]
    pub years: Option<u8>,
    /// The setting of the place that decides.
    #[serde(default)]
    pub setting: Option<PlaceKey>,
    /// Ids of the programmes beside which nothing is due.
    #[serde(default)]
    pub against: Vec<String>,
    /// Where it is written; empty where no law on record says it.
    #[serde(rename = "article")]
    pub articles: Vec<Article>,
    /// For what happens from this day.
    pub effective: Date,
    /// What it rests on beside the articles.
    #[serde(default)]
    pub note: String,
}

impl EntitleRule {
    fn is_for(&self, kind: RuleKind, programme: &str, group: &str) -> bool {
        self.kind == kind
            && (self.groups.is_empty() || self.groups.iter().any(|g| g == group))
            && (self.programmes.is_empty() || self.programmes.iter().any(|p| p == programme))
    }

    /// Whether it has what a rule of its kind needs, and nothing else.
    fn is_whole(&self) -> bool {
        use RuleKind as K;
        let spans = matches!(self.kind, K::Break | K::Confirmation | K::Hospital);
        let starts = spans || matches!(self.kind, K::Approval | K::MovedIn | K::HandedOver | K::Regrade);
        let stops = spans || matches!(self.kind, K::End | K::Death | K::MovedOut);
        let setting = match self.kind {
            K::Age => self.setting.is_none_or(|key| key == PlaceKey::AgeStart),
            K::Several => self.setting == Some(PlaceKey::MultipleIdentity),
            _ => self.setting.is_none(),
        };
        self.starts.is_some() == starts
            && self.stops.is_some() == stops
            && self.ground.is_some() == (self.kind == K::Break)
            && self.days.is_some() == (self.kind == K::Confirmation)
            && self.years.is_some() == (self.kind == K::Age)
            && self.against.is_empty() == (self.kind != K::Exclusive)
            && setting
            && (!self.articles.is_empty() || !self.note.is_empty())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    rule: Vec<EntitleRule>,
    before: Vec<Before>,
}

/// Where the text that was in force before a day says what an article says since then.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
    until: Date,
    now: Article,
    was: Article,
}

/// The table of rules on when somebody is paid.
#[derive(Debug, Clone)]
pub struct EntitleRules {
    version: String,
    rows: Vec<EntitleRule>,
    /// Places of the rows of each kind, in the order of the table: rules are asked for by their kind, again and again.
    of_kind: Vec<Vec<usize>>,
    before: Vec<Before>,
}

impl EntitleRules {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("entitle.toml"))
    }

    /// A table in the form of the embedded one. What everybody needs a rule for must be there for everybody.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        if let Some(odd) = file.rule.iter().find(|r| !r.is_whole()) {
            return Err(TableFault::Figures(odd.id.clone()));
        }
        for (kind, name) in [
            (RuleKind::Approval, "approval"),
            (RuleKind::End, "end"),
            (RuleKind::Death, "death"),
            (RuleKind::Regrade, "regrade"),
            (RuleKind::SameGroup, "same-group"),
        ] {
            let all = |r: &EntitleRule| r.kind == kind && r.groups.is_empty() && r.programmes.is_empty();
            if !file.rule.iter().any(all) {
                return Err(TableFault::Unknown(name.to_owned()));
            }
        }
        let mut of_kind: Vec<Vec<usize>> = Vec::new();
        for (at, rule) in file.rule.iter().enumerate() {
            let kind = rule.kind as usize;
            of_kind.resize_with(of_kind.len().max(kind + 1), Vec::new);
            of_kind.get_mut(kind).into_iter().for_each(|places| places.push(at));
        }
        Ok(Self { version: file.effective, rows: file.rule, of_kind, before: file.before })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// An article as the text in force on a day has it; as it is now where no place in an earlier text is on record.
    pub fn as_in_force(&self, article: Article, on: Date) -> Article {
        self.before.iter().find(|b| b.now == article && on <= b.until).map_or(article, |b| b.was)
    }

    /// Every row, in the order of the table.
    pub fn all(&self) -> &[EntitleRule] {
        &self.rows
    }

    /// What the rule of a name is about.
    pub fn kind_of(&self, id: &str) -> Option<RuleKind> {
        self.rows.iter().find(|r| r.id == id).map(|r| r.kind)
    }

    /// Every programme that the table names; they must all be in the table of programmes.
    pub fn programmes(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().flat_map(|r| r.programmes.iter().chain(&r.against)).map(String::as_str)
    }

    /// Every group that the table names; they must all be in the table of groups.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().flat_map(|r| &r.groups).map(String::as_str)
    }

    /// The programmes that exclude one, or that it excludes, by a rule: each with whether a setting of the place may say otherwise.
    pub fn rivals<'a>(&'a self, of: &'a Programme, programmes: &'a Programmes) -> Vec<(&'a str, bool)> {
        let mut found: Vec<(&str, bool)> = Vec::new();
        let named = |list: &[String]| list.contains(&of.id);
        let by_group =
            |rule: &EntitleRule, p: &Programme| rule.groups.iter().any(|g| p.entitles(g) == Some(true));
        for rule in &self.rows {
            match rule.kind {
                RuleKind::Several if named(&rule.programmes) => {
                    found.extend(rule.programmes.iter().map(|id| (id.as_str(), true)));
                }
                RuleKind::Exclusive if by_group(rule, of) => {
                    found.extend(rule.against.iter().map(|id| (id.as_str(), false)));
                }
                RuleKind::Exclusive if named(&rule.against) => {
                    let theirs = programmes.all().iter().filter(|p| by_group(rule, p));
                    found.extend(theirs.map(|p| (p.id.as_str(), false)));
                }
                _ => {}
            }
        }
        found.retain(|(id, _)| *id != of.id);
        found.sort_unstable();
        found.dedup_by_key(|(id, _)| *id);
        found
    }

    /// The rule for something that happened to a member of a group on a day. A row for the group goes before one for everybody; of
    /// several the newest in force on that day holds, or else the first there was.
    pub fn fitting(
        &self,
        kind: RuleKind,
        programme: &Programme,
        group: &str,
        on: Date,
    ) -> Option<&EntitleRule> {
        self.best(kind, on, |r| r.is_for(kind, &programme.id, group))
    }

    /// The rule for a month as it begins.
    pub(super) fn for_month(
        &self,
        kind: RuleKind,
        programme: &Programme,
        group: &str,
        asked: &MonthAsked,
    ) -> Option<&EntitleRule> {
        for rule in self.of(kind).filter(|r| r.is_for(kind, &programme.id, group)) {
            asked.turn(from_day(rule.effective));
        }
        self.fitting(kind, programme, group, asked.first_day())
    }

    /// The rule for benefits suspended on a ground.
    pub fn of_break(
        &self,
        ground: BreakGround,
        programme: &Programme,
        group: &str,
        on: Date,
    ) -> Option<&EntitleRule> {
        self.best(RuleKind::Break, on, |r| {
            r.ground == Some(ground) && r.is_for(RuleKind::Break, &programme.id, group)
        })
    }

    fn of(&self, kind: RuleKind) -> impl Iterator<Item = &EntitleRule> {
        let places = self.of_kind.get(kind as usize).into_iter().flatten();
        places.filter_map(|at| self.rows.get(*at))
    }

    fn best(&self, kind: RuleKind, on: Date, fits: impl Fn(&EntitleRule) -> bool) -> Option<&EntitleRule> {
        let rank = |r: &EntitleRule| {
            let in_force = r.effective <= on;
            let days = r.effective.days_since(on);
            (!r.groups.is_empty(), in_force, if in_force { days } else { -days })
        };
        self.of(kind).filter(|r| fits(r)).max_by_key(|r| rank(r))
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
