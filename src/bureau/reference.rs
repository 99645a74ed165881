//! The program's tables of facts. A file of the data directory replaces those that decide no money.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::domain::bank_file::{BankTemplates, Rosters};
use crate::domain::care::{Festivals, Rota};
use crate::domain::ledger::{
    Cycle, EntitleRules, GrantRules, Groups, MoneyTables, Offset, OwnRate, PlaceRules, Programmes, Rates,
    Settings, SettlementTables, TerminalRules,
};
use crate::domain::matter::{Matters, PreCheck};
use crate::domain::person::{RegistryFields, Weights};
use crate::domain::petition::{Alarms, Letters, PetitionRules, StandardPhrases};
use crate::domain::policy::Policy;
use crate::domain::staff::PasswordRules;
use crate::domain::visit::{Asks, Topics};
use crate::domain::{Calendar, Divisions};

/// Every table that rules and screens look things up in.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Divisions down to villages.
    pub divisions: Divisions,
    /// Working days.
    pub calendar: Calendar,
    /// The same as it came with the program or its data folder, without what the bureau loaded.
    pub supplied: Arc<Calendar>,
    /// Time limits of petitions.
    pub petition_rules: PetitionRules,
    /// What petitions are about.
    pub petition_topics: Topics,
    /// Words in their text that whoever sorts must not read over.
    pub alarms: Alarms,
    /// What goes out at their steps.
    pub letters: Letters,
    /// Entitled groups.
    pub groups: Groups,
    /// What money is paid for.
    pub programmes: Programmes,
    /// How much.
    pub rates: Rates,
    /// When somebody is paid, and when not.
    pub entitle: EntitleRules,
    /// What goes on after a death.
    pub terminal: TerminalRules,
    /// What is given outside the months.
    pub grants: GrantRules,
    /// How banks take payments and answer.
    pub bank_files: BankTemplates,
    /// Columns of payment rosters.
    pub rosters: Rosters,
    /// What a place is asked.
    pub settings: Settings,
    /// Items of the registry form.
    pub fields: RegistryFields,
    /// How much each agreement of two records says for one person.
    pub likeness: Weights,
    /// How long passwords last.
    pub passwords: PasswordRules,
    /// What visitors ask.
    pub topics: Topics,
    /// Who is to be contacted how often.
    pub rota: Rota,
    /// Festivals of condolence lists.
    pub festivals: Festivals,
    /// What is said most often when petitions are sorted.
    pub standard: StandardPhrases,
    /// What is said to questions about policy.
    pub policy: Policy,
    /// What is asked of visitors while they are there.
    pub asks: Asks,
    /// What can be applied for.
    pub matters: Matters,
    /// Who may apply for it, at first sight.
    pub precheck: PreCheck,
    /// Files that replaced a table of the program.
    pub replaced: Vec<String>,
    /// Files of the data directory that would replace a table and are not taken.
    pub ignored: Vec<String>,
    /// Digest of them; zeros where there are none.
    pub replaced_by: [u8; 32],
}

/// A file that is to replace a table and cannot.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("reference/{file}: {what}")]
pub struct ReferenceFault {
    /// Its name.
    pub file: String,
    /// What is wrong with it; tables that know say the line.
    pub what: String,
}

/// The names of the files, in the order they are read.
pub const REFERENCE_FILES: [&str; 27] = [
    "divisions.csv",
    "workdays.csv",
    "rules.toml",
    "local_rules.toml",
    "letters.toml",
    "groups.toml",
    "programmes.toml",
    "rates.toml",
    "entitle.toml",
    "terminal.toml",
    "grants.toml",
    "bank_files.toml",
    "rosters.toml",
    "settings.toml",
    "fields.toml",
    "likeness.toml",
    "passwords.toml",
    "topics.toml",
    "asks.toml",
    "matters.toml",
    "policy.toml",
    "precheck.toml",
    "rota.toml",
    "festivals.toml",
    "petition_topics.toml",
    "standard.toml",
    "alarms.toml",
];

/// Those that decide what is due to anybody. They come with the program alone: what differs from place to place and from year to year is
/// proposed by one and approved by another, and stands in the journal.
pub const MONEY_TABLES: [&str; 6] =
    ["programmes.toml", "rates.toml", "entitle.toml", "terminal.toml", "grants.toml", "settings.toml"];

/// Those that must agree with tables of money, or with each other because of that.
pub const TIED_TABLES: [&str; 6] =
    ["groups.toml", "topics.toml", "matters.toml", "policy.toml", "precheck.toml", "festivals.toml"];

/// The digest of files of which this is one more.
fn behind(before: [u8; 32], name: &str, text: &str) -> [u8; 32] {
    Sha256::new().chain_update(before).chain_update(name).chain_update(text).finalize().into()
}

impl Reference {
    /// The tables that come with the program.
    pub fn embedded() -> Result<Self, ReferenceFault> {
        Self::with(&mut |_| Ok(None))
    }

    /// The tables, each read from what `file` gives for its name, or as it comes with the program when that is nothing.
    #[allow(clippy::too_many_lines, reason = "one line a table")]
    pub fn with(
        file: &mut dyn FnMut(&'static str) -> Result<Option<String>, ReferenceFault>,
    ) -> Result<Self, ReferenceFault> {
        let [
            divisions,
            workdays,
            rules,
            local_rules,
            letters,
            groups,
            programmes,
            rates,
            entitle,
            terminal,
            grants,
            bank_files,
            rosters,
            settings,
            fields,
            likeness,
            passwords,
            topics,
            asks,
            matters,
            policy,
            precheck,
            rota,
            festivals,
            petition_topics,
            standard,
            alarms,
        ] = REFERENCE_FILES;
        let (mut replaced, mut replaced_by) = (Vec::new(), [0; 32]);
        let mut text = |name: &'static str| -> Result<Option<String>, ReferenceFault> {
            let found = file(name)?.map(|text| said_in(name, text)).transpose()?;
            if let Some(text) = &found {
                replaced.push(name.to_owned());
                replaced_by = behind(replaced_by, name, text);
            }
            Ok(found)
        };
        let divisions = table(divisions, text(divisions)?, Divisions::embedded, Divisions::with_csv)?;
        let calendar = table(workdays, text(workdays)?, Calendar::embedded, Calendar::with_csv)?;
        let reference = Self {
            divisions,
            supplied: Arc::new(calendar.clone()),
            calendar,
            petition_rules: petition_rules((rules, text(rules)?), (local_rules, text(local_rules)?))?,
            letters: table(letters, text(letters)?, Letters::embedded, Letters::with_toml)?,
            groups: table(groups, text(groups)?, Groups::embedded, Groups::with_toml)?,
            programmes: table(programmes, text(programmes)?, Programmes::embedded, Programmes::with_toml)?,
            rates: table(rates, text(rates)?, Rates::embedded, Rates::with_toml)?,
            entitle: table(entitle, text(entitle)?, EntitleRules::embedded, EntitleRules::with_toml)?,
            terminal: table(terminal, text(terminal)?, TerminalRules::embedded, TerminalRules::with_toml)?,
            grants: table(grants, text(grants)?, GrantRules::embedded, GrantRules::with_toml)?,
            bank_files: table(
                bank_files,
                text(bank_files)?,
                BankTemplates::embedded,
                BankTemplates::with_toml,
            )?,
            rosters: table(rosters, text(rosters)?, Rosters::embedded, Rosters::with_toml)?,
            settings: table(settings, text(settings)?, Settings::embedded, Settings::with_toml)?,
            fields: table(fields, text(fields)?, RegistryFields::embedded, RegistryFields::parse)?,
            likeness: table(likeness, text(likeness)?, Weights::embedded, Weights::with_toml)?,
            passwords: table(passwords, text(passwords)?, PasswordRules::embedded, PasswordRules::with_toml)?,
            topics: table(topics, text(topics)?, Topics::embedded, Topics::with_toml)?,
            petition_topics: table(
                petition_topics,
                text(petition_topics)?,
                crate::domain::petition::petition_topics,
                Topics::with_toml,
            )?,
            alarms: table(alarms, text(alarms)?, Alarms::embedded, Alarms::with_toml)?,
            rota: table(rota, text(rota)?, Rota::embedded, Rota::with_toml)?,
            festivals: table(festivals, text(festivals)?, Festivals::embedded, Festivals::with_toml)?,
            standard: table(
                standard,
                text(standard)?,
                StandardPhrases::embedded,
                StandardPhrases::with_toml,
            )?,
            policy: table(policy, text(policy)?, Policy::embedded, Policy::with_toml)?,
            asks: table(asks, text(asks)?, Asks::embedded, Asks::with_toml)?,
            matters: table(matters, text(matters)?, Matters::embedded, Matters::with_toml)?,
            precheck: table(precheck, text(precheck)?, PreCheck::embedded, PreCheck::with_toml)?,
            replaced: Vec::new(),
            ignored: Vec::new(),
            replaced_by: [0; 32],
        };
        reference.agree()?;
        Ok(Self { replaced, replaced_by, ..reference })
    }

    /// Tables that name each other's rows must know them.
    fn agree(&self) -> Result<(), ReferenceFault> {
        let fault = |file: &str, name: &str| ReferenceFault {
            file: file.to_owned(),
            what: format!("`{name}` is not in the table it refers to"),
        };
        if !self.knows_programme(self.festivals.programme()) {
            return Err(fault("festivals.toml", self.festivals.programme()));
        }
        let rated = self.rates.programmes();
        if let Some(unknown) = rated.iter().find(|id| self.programmes.get(id).is_none()) {
            return Err(fault("rates.toml", unknown));
        }
        if let Some(unknown) = self.terminal.programmes().find(|id| self.programmes.get(id).is_none()) {
            return Err(fault("terminal.toml", unknown));
        }
        if let Some(unknown) = self.grants.unknown(&self.programmes) {
            return Err(fault("grants.toml", unknown));
        }
        if let Some(unknown) = self.settings.unknown_programme(&self.programmes) {
            return Err(fault("settings.toml", unknown));
        }
        if let Some(unknown) = self.entitle.programmes().find(|id| self.programmes.get(id).is_none()) {
            return Err(fault("entitle.toml", unknown));
        }
        let mut entitled = self.programmes.all().iter().flat_map(|p| &p.groups);
        if let Some(unknown) = entitled.find(|code| self.groups.get(code).is_none()) {
            return Err(fault("programmes.toml", unknown));
        }
        if let Some(unknown) = self.entitle.groups().find(|code| self.groups.get(code).is_none()) {
            return Err(fault("entitle.toml", unknown));
        }
        let mut concerned = self.policy.all().iter().flat_map(|s| &s.groups);
        if let Some(unknown) = concerned.find(|code| self.groups.get(code).is_none()) {
            return Err(fault("policy.toml", unknown));
        }
        let mut asked = self.matters.all().iter().map(|m| &m.topic);
        if let Some(unknown) = asked.find(|id| self.topics.get(id).is_none()) {
            return Err(fault("matters.toml", unknown));
        }
        let groups = self.precheck.questions().iter().flat_map(|q| &q.yes_of);
        let mut groups = groups.chain(self.precheck.rules().iter().flat_map(|r| &r.not_of));
        if let Some(unknown) = groups.find(|code| self.groups.get(code).is_none()) {
            return Err(fault("precheck.toml", unknown));
        }
        let mut matters = self.precheck.rules().iter().map(|r| &r.matter);
        match matters.find(|id| self.matters.get(id).is_none()) {
            Some(unknown) => Err(fault("precheck.toml", unknown)),
            None => Ok(()),
        }
    }

    /// The tables that a settlement after a death follows from.
    pub fn settlement(&self, offset: Offset) -> SettlementTables<'_> {
        let Self { programmes, rates, terminal, .. } = self;
        SettlementTables { programmes, rates, terminal, offset }
    }

    /// What entitlement is worked out from, with the bureau's own rates and the settings of the place.
    pub fn money<'a>(&'a self, own: &'a [OwnRate], place: &'a PlaceRules) -> MoneyTables<'a> {
        let Self { programmes, rates, entitle, terminal, settings, .. } = self;
        MoneyTables { programmes, rates, own, rules: entitle, terminal, settings, place }
    }

    /// What the values of filters are looked up in.
    pub fn filter_tables(&self) -> crate::domain::filter::Tables<'_> {
        crate::domain::filter::Tables { groups: &self.groups, divisions: &self.divisions }
    }

    /// Whether what is due under a programme is worked out month by month, or after a death. Of every other programme that is due
    /// which was booked as due: a request that was approved, for one.
    pub fn works_out(&self, id: &str) -> bool {
        self.programmes.get(id).is_some_and(|p| p.cycle == Cycle::Monthly) || self.terminal.books_as() == id
    }

    /// Whether payment runs pay a programme: what goes on after a death is settled death by death, and festivals by their own lists.
    pub fn paid_by_runs(&self, id: &str) -> bool {
        ![self.terminal.books_as(), self.festivals.programme()].contains(&id)
    }

    /// Whether there is a programme of that id.
    pub fn knows_programme(&self, id: &str) -> bool {
        self.programmes.get(id).is_some()
    }

    /// Whether there is an entitled group of that code.
    pub fn knows_group(&self, code: &str) -> bool {
        self.groups.get(code).is_some()
    }
}

/// What a file says, without the mark that some editors put before it; one that says nothing replaces no table.
fn said_in(name: &str, text: String) -> Result<String, ReferenceFault> {
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.lines().all(says_nothing) {
        return Err(ReferenceFault { file: name.to_owned(), what: "it is empty".to_owned() });
    }
    Ok(text)
}

/// A line that is blank or a remark.
fn says_nothing(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The limits of petitions: what a place adds of its own stands beside the table and takes nothing away from it.
fn petition_rules(
    (name, own): (&str, Option<String>),
    (local, added): (&str, Option<String>),
) -> Result<PetitionRules, ReferenceFault> {
    let whole = table(name, own, PetitionRules::embedded, PetitionRules::with_toml)?;
    let Some(added) = added else { return Ok(whole) };
    let fault = |what: String| ReferenceFault { file: local.to_owned(), what };
    whole.and_toml(&added).map_err(|why| fault(why.to_string()))
}

fn table<T, E: std::fmt::Display>(
    name: &str,
    own: Option<String>,
    embedded: fn() -> Result<T, E>,
    read: fn(&str) -> Result<T, E>,
) -> Result<T, ReferenceFault> {
    let read = own.map_or_else(embedded, |text| read(&text));
    read.map_err(|e| ReferenceFault { file: name.to_owned(), what: e.to_string() })
}

#[cfg(test)]
mod tests;
