//! What only the whole row can tell.

use crate::domain::person::{NoId, Recognition, RecognitionState};
use crate::exchange::layout::Field;
use crate::exchange::people::draft::Draft;
use crate::exchange::people::row::{RowReader, TEXT_MOST};
use crate::exchange::people::{Reason, Warning};
use crate::text::line;

/// Most phones and other names of one person, as the register takes them.
const MOST_PHONES: usize = 5;
const MOST_NAMES: usize = 10;
/// The first year in which anyone on record can have been born.
const FIRST_BIRTH: i32 = 1850;

impl RowReader<'_> {
    /// Puts together what several columns say, and sets them against each other.
    pub(super) fn finish(&self, draft: &mut Draft) {
        self.finish_identity(draft);
        let service = &draft.verdict.facts.service;
        if service.enlisted.zip(service.discharged).is_some_and(|(from, to)| to < from) {
            self.reject_field(draft, Field::Discharged, Reason::TooEarly);
        }
        if !draft.far.is_empty() {
            let whole = format!("{} {}", draft.far, draft.verdict.facts.household.address);
            match line(&whole, TEXT_MOST) {
                Ok(address) => draft.verdict.facts.household.address = address,
                Err(fault) => self.reject_field(draft, Field::HouseholdAddress, Reason::Text(fault)),
            }
        }
        for (field, found, most) in [
            (Field::Mobile, draft.verdict.facts.phones.len(), MOST_PHONES),
            (Field::OtherNames, draft.verdict.facts.other_names.len(), MOST_NAMES),
        ] {
            if found > most {
                self.reject_field(draft, field, Reason::TooMany { most });
            }
        }
        self.finish_bank(draft);
        self.finish_recognition(draft);
        if !draft.remarks.is_empty()
            && let Some(item) = self.items().by_id("remarks")
        {
            let remarks = draft.remarks.join("；");
            match line(&remarks, item.most) {
                Ok(remarks) => {
                    draft.verdict.facts.profile.insert(item.number, remarks);
                }
                Err(fault) => self.reject_field(draft, Field::Remark, Reason::Text(fault)),
            }
        }
    }

    /// A bank without an account number is no account; what was written is kept in the remarks.
    fn finish_bank(&self, draft: &mut Draft) {
        let bank = std::mem::take(&mut draft.bank);
        if !bank.number.is_empty() {
            draft.verdict.facts.bank = Some(bank);
            return;
        }
        for (field, text) in [(Field::Bank, bank.bank), (Field::AccountHolder, bank.holder)] {
            if !text.is_empty() {
                let heading = self.layout().column(field).map(|c| c.header.as_str()).unwrap_or_default();
                draft.remarks.push(format!("{heading}：{text}"));
                draft.verdict.warnings.push(Warning::KeptInRemarks(field));
            }
        }
    }

    fn finish_identity(&self, draft: &mut Draft) {
        let facts = &draft.verdict.facts;
        let (born, died, sex) = (facts.birth, facts.died, facts.sex);
        if let Some(id) = facts.resident_id {
            if born.is_some_and(|birth| birth != id.birth()) {
                self.reject_field(draft, Field::Birth, Reason::DisagreesWithId);
            }
            if sex.is_some_and(|sex| sex != id.sex()) {
                self.reject_field(draft, Field::Sex, Reason::DisagreesWithId);
            }
        }
        let rejected = draft.verdict.rejects.iter().any(|r| r.field == Some(Field::ResidentId));
        if draft.verdict.facts.resident_id.is_none() && !rejected {
            draft.verdict.facts.no_id.get_or_insert(NoId::NotInSource);
            draft.verdict.warnings.push(Warning::NoNumber);
            for (field, missing) in [(Field::Birth, born.is_none()), (Field::Sex, sex.is_none())] {
                let rejected = draft.verdict.rejects.iter().any(|r| r.field == Some(field));
                if missing && !rejected {
                    self.reject_field(draft, field, Reason::NeededWithoutId);
                }
            }
        }
        if draft.verdict.facts.resident_id.is_some() {
            draft.verdict.facts.no_id = None;
        }
        if draft
            .verdict
            .facts
            .resident_id
            .map(|id| id.birth())
            .or(born)
            .is_some_and(|b| b.year() < FIRST_BIRTH)
        {
            self.reject_field(draft, Field::Birth, Reason::TooEarly);
        }
        if born.zip(died).is_some_and(|(born, died)| died < born) {
            self.reject_field(draft, Field::Died, Reason::TooEarly);
        }
    }

    fn finish_recognition(&self, draft: &mut Draft) {
        let only = self.block().and_then(|b| match b.groups.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        });
        let Some(group) = draft.group.take().or(only) else {
            let rejected = draft.verdict.rejects.iter().any(|r| r.field == Some(Field::Group));
            if draft.recognised && !rejected {
                self.reject_field(draft, Field::Group, Reason::NoGroup);
            }
            return;
        };
        let state = draft.state.unwrap_or_else(|| {
            draft.verdict.warnings.push(Warning::StateAssumed);
            RecognitionState::Applied
        });
        let recognition = Recognition { group, state, ..draft.recognition.clone() };
        draft.verdict.facts.recognitions.push(recognition);
    }
}
