//! The templates: how a bank takes payments and how it answers.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::record::{Record, Shape, Slot};
use crate::domain::TableFault;
use crate::domain::kinds::kinds;
use crate::domain::table::no_twins;

kinds! {
    /// Why a bank did not pay, whatever the bank calls it: what has to be done next follows from it.
    Reason {
        /// No such account.
        0 NoAccount "no-account",
        /// The account is another person's.
        1 OtherHolder "other-holder",
        /// The account was closed.
        2 Closed "closed",
        /// The account is frozen or may not be paid into.
        3 Frozen "frozen",
        /// The account lies dormant or was never activated.
        4 Dormant "dormant",
        /// A limit of the account was passed.
        5 Limit "limit",
        /// The bank's own trouble: sending the line again may help.
        6 BankTrouble "bank-trouble",
        /// Words that the template does not know.
        7 Other "other",
    }
}

/// What a bank's mark says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Paid.
    Paid,
    /// Not paid.
    Failed,
    /// Not decided yet.
    Pending,
}

/// A bank's code and words for a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    reason: Reason,
    #[serde(default)]
    codes: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
}

/// How a bank answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnTable {
    /// The lines of its file.
    pub record: Record,
    paid: Vec<String>,
    failed: Vec<String>,
    #[serde(default)]
    pending: Vec<String>,
    /// Codes and words that stand in lines that were paid.
    #[serde(default)]
    fine: Vec<String>,
    #[serde(default)]
    reason: Vec<Phrase>,
}

impl ReturnTable {
    /// What a mark says; `None` for one that the template does not know. A line whose mark is not known is neither paid nor
    /// failed: to guess would be to pay twice, or never.
    pub fn state(&self, mark: &str) -> Option<State> {
        let mark = mark.trim();
        let said = |list: &[String]| list.iter().any(|known| known == mark);
        if said(&self.paid) {
            Some(State::Paid)
        } else if said(&self.failed) {
            Some(State::Failed)
        } else {
            said(&self.pending).then_some(State::Pending)
        }
    }

    /// The reason that a code and words stand for: a code before words, words that are known before words that contain them.
    pub fn reason(&self, code: &str, words: &str) -> Reason {
        let (code, words) = (code.trim(), words.trim());
        let by_code = self.reason.iter().find(|p| !code.is_empty() && p.codes.iter().any(|c| c == code));
        let exact = || self.reason.iter().find(|p| p.words.iter().any(|w| w == words));
        let within = || self.reason.iter().find(|p| p.words.iter().any(|w| words.contains(w.as_str())));
        by_code.or_else(exact).or_else(within).map_or(Reason::Other, |p| p.reason)
    }

    /// Whether a code or words say that a payment was made.
    pub fn is_fine(&self, said: &str) -> bool {
        self.paid.iter().chain(&self.fine).any(|known| known == said.trim())
    }

    /// Whether a code or words of a reason stand among others.
    pub fn names_reason(&self, said: &str) -> bool {
        let code = |c: &String| said.split_whitespace().any(|word| word == c);
        self.reason
            .iter()
            .any(|p| p.codes.iter().any(code) || p.words.iter().any(|w| said.contains(w.as_str())))
    }

    /// The first mark for a state, as a file of the sample bureau writes it.
    pub fn mark(&self, state: State) -> &str {
        let list = match state {
            State::Paid => &self.paid,
            State::Failed => &self.failed,
            State::Pending => &self.pending,
        };
        list.first().map_or("", String::as_str)
    }

    /// The first code and words for a reason, for a specimen.
    pub fn example(&self) -> (&str, &str) {
        let first = |list: fn(&Phrase) -> &[String]| {
            self.reason.first().and_then(|phrase| list(phrase).first()).map_or("", String::as_str)
        };
        (first(|phrase| &phrase.codes), first(|phrase| &phrase.words))
    }

    fn sound(&self, id: &str) -> Result<(), TableFault> {
        self.record.sound(id)?;
        let marks: Vec<&String> = self.paid.iter().chain(&self.failed).chain(&self.pending).collect();
        let codes: Vec<&String> = self.reason.iter().flat_map(|p| p.codes.iter().chain(&p.words)).collect();
        let once: BTreeSet<&&String> = marks.iter().collect();
        let divided = |said: &String| self.failed.contains(said) || codes.contains(&said);
        let sound = !self.paid.is_empty()
            && !self.failed.is_empty()
            && once.len() == marks.len()
            && !self.fine.iter().any(divided)
            && marks.iter().copied().chain(&self.fine).chain(codes.iter().copied()).all(|m| !m.trim().is_empty() && m.trim() == m.as_str())
            && self.record.has(Slot::Run)
            && [Slot::Seq, Slot::State].iter().all(|s| self.record.line.iter().any(|c| c.slot == *s))
            // Columns of a workbook are told by their headings.
            && (self.record.shape != Shape::Workbook
                || (self.record.headings && self.record.header.is_empty() && self.record.trailer.is_empty()));
        if sound { Ok(()) } else { Err(TableFault::Figures(id.to_owned())) }
    }
}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankTemplate {
    /// Its name in commands and records.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// Where the layout is from.
    pub source: String,
    /// The same in English, where it is written in two languages.
    #[serde(default)]
    pub source_en: Option<String>,
    /// What is sent.
    pub pay: Record,
    /// What comes back; without it, this bank answers with no file.
    #[serde(default)]
    pub back: Option<ReturnTable>,
}

impl BankTemplate {
    fn sound(&self) -> Result<(), TableFault> {
        self.pay.sound(&self.id)?;
        let wanted = [Slot::Seq, Slot::Account, Slot::Amount];
        let named = [Slot::Name, Slot::Holder].iter().any(|s| self.pay.line.iter().any(|c| c.slot == *s));
        let told = [Slot::State, Slot::Code, Slot::Words, Slot::PaidOn].iter().any(|s| self.pay.has(*s));
        let sound = wanted.iter().all(|s| self.pay.line.iter().any(|c| c.slot == *s))
            && named
            && !told
            && self.pay.shape != Shape::Workbook
            && !self.id.is_empty()
            && self.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !sound {
            return Err(TableFault::Figures(self.id.clone()));
        }
        self.back.as_ref().map_or(Ok(()), |back| back.sound(&self.id))
    }
}

/// The templates there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankTemplates {
    version: String,
    rows: Vec<BankTemplate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    effective: String,
    template: Vec<BankTemplate>,
}

impl BankTemplates {
    /// The table that comes with the program.
    pub fn embedded() -> Result<Self, TableFault> {
        Self::with_toml(include_str!("bank_files.toml"))
    }

    /// A table in the form of the embedded one.
    pub fn with_toml(text: &str) -> Result<Self, TableFault> {
        let file: File = toml::from_str(text).map_err(TableFault::from)?;
        no_twins(file.template.iter().map(|t| t.id.as_str()))?;
        file.template.iter().try_for_each(BankTemplate::sound)?;
        Ok(Self { version: file.effective, rows: file.template })
    }

    /// The date from which the table is in force.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every template, in the order of the table.
    pub fn all(&self) -> &[BankTemplate] {
        &self.rows
    }

    /// The template of an id.
    pub fn get(&self, id: &str) -> Option<&BankTemplate> {
        self.rows.iter().find(|t| t.id == id)
    }
}
