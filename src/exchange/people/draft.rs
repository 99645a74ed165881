//! A row on its way to becoming the facts about a person.

use crate::domain::person::{BankAccount, PersonFacts, Recognition, RecognitionState};
use crate::domain::{PersonName, keep_last};
use crate::exchange::layout::{Column, Field, Kind};
use crate::exchange::people::{Reason, Reject, Verdict};
use crate::exchange::source::Cell;

/// A row while it is read.
pub(super) struct Draft {
    pub(super) verdict: Verdict,
    pub(super) group: Option<String>,
    pub(super) state: Option<RecognitionState>,
    pub(super) recognition: Recognition,
    pub(super) recognised: bool,
    pub(super) bank: BankAccount,
    /// A household's place in words, when it is not in the table.
    pub(super) far: String,
    pub(super) remarks: Vec<String>,
    /// Day counts of the file start in 1904.
    pub(super) since_1904: bool,
}

impl Draft {
    /// Nothing yet about row `row`.
    pub(super) fn new(row: u64) -> Self {
        let verdict =
            Verdict { row, facts: PersonFacts::default(), rejects: Vec::new(), warnings: Vec::new() };
        let recognition = Recognition::new("", RecognitionState::Applied);
        let bank = BankAccount::default();
        Self {
            verdict,
            group: None,
            state: None,
            recognition,
            recognised: false,
            bank,
            far: String::new(),
            remarks: Vec::new(),
            since_1904: false,
        }
    }

    /// A reason against the cell of a column.
    pub(super) fn reject(&mut self, heading: &str, column: &Column, cell: &Cell, reason: Reason) {
        let text = cell.text();
        let secret = matches!(column.kind, Kind::Id | Kind::Phone | Kind::Account);
        let original = if secret { keep_last(&text) } else { text.chars().take(60).collect() };
        let (field, heading) = (Some(column.field), heading.to_owned());
        self.verdict.rejects.push(Reject { field, heading, original, reason });
    }

    /// A text that has a place of its own in the record.
    pub(super) fn take_text(&mut self, field: Field, text: String) -> Result<(), Reason> {
        let facts = &mut self.verdict.facts;
        match field {
            Field::HouseholdAddress => facts.household.address = text,
            Field::ResidenceAddress => facts.residence.address = text,
            Field::Bank => self.bank.bank = text,
            Field::AccountHolder => self.bank.holder = text,
            Field::Certificate => self.recognition.certificate = text,
            Field::Unit => facts.service.unit = text,
            Field::DischargeCertificate => facts.service.certificate = text,
            Field::Placement => facts.service.placement = text,
            Field::OtherNames => {
                for name in text.split(['、', ',', '，', ';', '；', '/']).filter(|n| !n.trim().is_empty())
                {
                    facts
                        .other_names
                        .push(PersonName::parse(name).map_err(Reason::Name)?.name.as_str().to_owned());
                }
            }
            _ => {}
        }
        Ok(())
    }
}
