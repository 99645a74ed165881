//! Changing the same thing for many people at once (批量修改): what is set, what became of each, and how the whole batch is taken
//! back.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::kinds::kinds;
use crate::domain::note::NoteFacts;
use crate::domain::person::{PersonFacts, Recognition, RecognitionState};
use crate::domain::{BatchId, Date, DivisionCode, NoteId, PersonId, StaffId};

/// Most people of one batch: what can still be looked through before it is done, and is one transaction of moderate size.
pub const MOST_OF_BATCH: usize = 500;

kinds! {
    /// Which of a person's two places.
    PlaceOf {
        /// 常住地
        0 Residence "residence",
        /// 户籍地
        1 Household "household",
    }

    /// Why somebody was left as they are.
    Left {
        /// It stands so already.
        0 Same "same",
        /// Nobody of that number is on record.
        1 Missing "missing",
        /// The record was merged into another.
        2 Merged "merged",
        /// The record changed since it was looked at; on taking back, what was set was changed again.
        3 Changed "changed",
        /// They died: such a record is changed one by one, with a reason.
        4 Deceased "deceased",
        /// They are not recognised as belonging to the group.
        5 NotHeld "not-held",
        /// They hold the group several times.
        6 Several "several",
        /// Something stands there, and only what is empty was to be filled.
        7 Filled "filled",
        /// The record would not be sound with it.
        8 Unfit "unfit",
        /// They have as many notes as can hold at a time.
        9 Full "full",
    }
}

/// What is set for many people at once. Never a name, an identity number or an account.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BulkChange {
    /// The division of a place; the written address stays.
    #[n(0)]
    Place {
        /// Which place.
        #[n(0)]
        of: PlaceOf,
        /// The village, community or town.
        #[n(1)]
        division: DivisionCode,
        /// Only where none is on record.
        #[n(2)]
        only_empty: bool,
    },
    /// The state of the recognition of one group, for those who hold it.
    #[n(1)]
    State {
        /// Code in `groups.toml`.
        #[n(0)]
        group: String,
        /// The state it has now.
        #[n(1)]
        state: RecognitionState,
        /// The first day of it; without one, what is on record stays.
        #[n(2)]
        since: Option<Date>,
        /// Its last day; without one, it has none.
        #[n(3)]
        until: Option<Date>,
    },
    /// An item of the registry form that may be set so ([`crate::domain::person::RegistryField::bulk`]).
    #[n(2)]
    Item {
        /// Its number in `fields.toml`.
        #[n(0)]
        number: u16,
        /// What it says; empty clears it.
        #[n(1)]
        value: String,
        /// Only where nothing is on record.
        #[n(2)]
        only_empty: bool,
    },
    /// A note of each.
    #[n(3)]
    Note(#[n(0)] NoteFacts),
}

/// What of a record a batch sets, as it stands at one time.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The division of the place.
    #[n(0)]
    Division(#[n(0)] Option<DivisionCode>),
    /// The recognition of the group.
    #[n(1)]
    Recognition(#[n(0)] Box<Recognition>),
    /// The item of the form.
    #[n(2)]
    Item(#[n(0)] Option<String>),
    /// The note that was written; `None` before.
    #[n(3)]
    Note(#[n(0)] Option<NoteId>),
}

/// One person of a batch.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct BatchItem {
    /// Who.
    #[n(0)]
    pub person: PersonId,
    /// What stood there and what stands there since, where something was changed.
    #[n(1)]
    pub done: Option<(Part, Part)>,
    /// Why nothing was changed; of a change that could not be taken back, why not.
    #[n(2)]
    pub left: Option<Left>,
    /// The fields that would not have been sound, as faults name them.
    #[n(3)]
    pub fields: Vec<String>,
    /// Whether the change was taken back.
    #[n(4)]
    pub undone: bool,
}

/// A batch that was carried out.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Batch {
    /// Number, never reused.
    #[n(0)]
    pub id: BatchId,
    /// Counts changes from 1: each taking back is one.
    #[n(1)]
    pub version: u32,
    /// Who carried it out.
    #[n(2)]
    pub by: StaffId,
    /// The day.
    #[n(3)]
    pub on: Date,
    /// What was set.
    #[n(4)]
    pub change: BulkChange,
    /// Everybody of it.
    #[n(5)]
    pub items: Vec<BatchItem>,
    /// Who took it back last, and on which day.
    #[n(6)]
    pub undone: Option<(StaffId, Date)>,
}

impl BulkChange {
    /// The field of a record that it sets, as faults name it; of a note there is none.
    pub fn field(&self) -> Option<String> {
        Some(match self {
            Self::Place { of, .. } => of.name().to_owned(),
            Self::State { .. } => "recognitions".to_owned(),
            Self::Item { number, .. } => format!("profile.{number}"),
            Self::Note(_) => return None,
        })
    }

    /// What it would set as it stands in a record; of a note, that there is none.
    ///
    /// # Errors
    /// Why it cannot be told.
    pub fn part(&self, facts: &PersonFacts) -> Result<Part, Left> {
        Ok(match self {
            Self::Place { of: PlaceOf::Residence, .. } => Part::Division(facts.residence.division),
            Self::Place { of: PlaceOf::Household, .. } => Part::Division(facts.household.division),
            Self::State { group, .. } => {
                let mut held = facts.recognitions.iter().filter(|r| r.group == *group);
                match (held.next(), held.next()) {
                    (None, _) => return Err(Left::NotHeld),
                    (Some(_), Some(_)) => return Err(Left::Several),
                    (Some(one), None) => Part::Recognition(Box::new(one.clone())),
                }
            }
            Self::Item { number, .. } => Part::Item(facts.profile.get(number).cloned()),
            Self::Note(_) => Part::Note(None),
        })
    }

    /// What it makes of what stood there.
    ///
    /// # Errors
    /// That something stands there and only what is empty was to be filled.
    pub fn made(&self, before: &Part) -> Result<Part, Left> {
        Ok(match (self, before) {
            (Self::Place { only_empty: true, .. }, Part::Division(Some(_)))
            | (Self::Item { only_empty: true, .. }, Part::Item(Some(_))) => return Err(Left::Filled),
            (Self::Place { division, .. }, _) => Part::Division(Some(*division)),
            (Self::State { state, since, until, .. }, Part::Recognition(held)) => {
                let since = since.or(held.since);
                let set = Recognition { state: *state, since, until: *until, ..(**held).clone() };
                Part::Recognition(Box::new(set))
            }
            (Self::Item { value, .. }, _) => Part::Item(Some(value.clone()).filter(|v| !v.is_empty())),
            (Self::State { .. } | Self::Note(_), other) => other.clone(),
        })
    }

    /// Puts a part into a record in place of what stands there.
    pub fn put(&self, part: &Part, facts: &mut PersonFacts) {
        match (self, part) {
            (Self::Place { of: PlaceOf::Residence, .. }, Part::Division(code)) => {
                facts.residence.division = *code;
            }
            (Self::Place { of: PlaceOf::Household, .. }, Part::Division(code)) => {
                facts.household.division = *code;
            }
            (Self::State { group, .. }, Part::Recognition(set)) => {
                if let Some(held) = facts.recognitions.iter_mut().find(|r| r.group == *group) {
                    held.clone_from(set);
                }
            }
            (Self::Item { number, .. }, Part::Item(Some(value))) => {
                facts.profile.insert(*number, value.clone());
            }
            (Self::Item { number, .. }, Part::Item(None)) => {
                facts.profile.remove(number);
            }
            _ => {}
        }
    }
}

impl Part {
    /// Whether somebody who receives money would receive it from a later day on only: what was due before it would be due no more, which is
    /// nothing to decide for many at once.
    pub fn loses_months(&self, after: &Self) -> bool {
        match (self, after) {
            (Self::Recognition(before), Self::Recognition(after)) => {
                before.state == RecognitionState::Receiving && after.since > before.since
            }
            _ => false,
        }
    }
}

impl Part {
    /// Whether somebody whose recognition was said to carry no benefit, or was refused, would receive it.
    pub fn begins_benefit(&self, after: &Self) -> bool {
        use RecognitionState as S;
        match (self, after) {
            (Self::Recognition(before), Self::Recognition(after)) => {
                matches!(before.state, S::RecognisedOnly | S::Refused) && after.may_pay()
            }
            _ => false,
        }
    }
}

impl RecognitionState {
    /// Whether a state may be set for many at once: not that somebody died, which is recorded with its document.
    pub fn in_bulk(self) -> bool {
        self != Self::Deceased
    }

    /// Whether it ends a recognition, so that it has a last day.
    pub fn ends(self) -> bool {
        matches!(self, Self::Stopped | Self::Moved | Self::Deceased | Self::Cancelled | Self::Suspended)
    }
}

impl BatchItem {
    /// Whether it was changed and the change stands.
    pub fn stands(&self) -> bool {
        self.done.is_some() && !self.undone
    }
}

impl Batch {
    /// How many were changed by it.
    pub fn done(&self) -> usize {
        self.items.iter().filter(|item| item.done.is_some()).count()
    }

    /// How many of its changes stand.
    pub fn standing(&self) -> usize {
        self.items.iter().filter(|item| item.stands()).count()
    }
}

impl std::fmt::Debug for Batch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Batch({} v{})", self.id, self.version)
    }
}

crate::text::opaque!(BulkChange, Part, BatchItem);

#[cfg(test)]
mod tests {
    use super::*;

    fn held(groups: &[&str]) -> PersonFacts {
        let recognitions =
            groups.iter().map(|g| Recognition::new(*g, RecognitionState::Applied)).collect::<Vec<_>>();
        PersonFacts { name: "甲".into(), recognitions, ..PersonFacts::default() }
    }

    #[test]
    fn a_part_goes_in_and_comes_out_again() {
        let state = |group: &str| BulkChange::State {
            group: group.into(),
            state: RecognitionState::Stopped,
            since: None,
            until: Date::parse("2026-11-30"),
        };
        let place = BulkChange::Place {
            of: PlaceOf::Household,
            division: DivisionCode::parse("440114105").unwrap(),
            only_empty: false,
        };
        let item = BulkChange::Item { number: 109, value: "农村".into(), only_empty: true };
        for change in [state("81"), place, item.clone()] {
            let before = held(&["51", "81"]);
            let mut facts = before.clone();
            let was = change.part(&facts).unwrap();
            let made = change.made(&was).unwrap();
            change.put(&made, &mut facts);
            assert_ne!(facts, before);
            assert_eq!(change.part(&facts), Ok(made.clone()));
            assert_eq!(facts.recognitions[0], before.recognitions[0], "another group is not touched");
            change.put(&was, &mut facts);
            assert_eq!(facts, before);
        }
        assert_eq!(state("51").part(&held(&[])), Err(Left::NotHeld));
        assert_eq!(state("51").part(&held(&["51", "51"])), Err(Left::Several));
        assert_eq!(item.made(&Part::Item(Some("城镇".into()))), Err(Left::Filled));
        let cleared = BulkChange::Item { number: 109, value: String::new(), only_empty: false };
        assert_eq!(cleared.made(&Part::Item(Some("城镇".into()))), Ok(Part::Item(None)));
    }
}
