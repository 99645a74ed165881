//! What a list can be filtered by: a person's record boiled down to a few numbers, held in memory for everyone.

use crate::domain::ledger::Groups;
use crate::domain::person::{Gaps, Person, RecognitionState};
use crate::domain::{Date, DivisionCode, PersonId, Sex};

/// One person as filters see them. About fifty bytes, so that everybody fits into memory and is looked through in a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facet {
    /// Whose.
    pub person: PersonId,
    /// Groups recognised and not ended, by their place in the table.
    pub(super) groups: u64,
    /// States of the recognitions, by [`RecognitionState::ALL`].
    pub(super) states: u16,
    /// Grades of disability, bit 1 to 10.
    pub(super) grades: u16,
    /// 常住地 or, unknown, 户籍地.
    pub division: Option<DivisionCode>,
    /// Birth date.
    pub birth: Option<Date>,
    /// Died on.
    pub died: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
    /// What the record lacks.
    pub gaps: Gaps,
}

/// What is not in a person's own record: petitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// A petition is not finished.
    pub open: bool,
    /// A petition has run over a limit.
    pub late: bool,
}

impl Facet {
    /// A person's record, boiled down.
    pub fn of(person: &Person, table: &Groups) -> Self {
        let facts = &person.facts;
        let (mut groups, mut states, mut grades, mut served) = (0_u64, 0_u16, 0_u16, false);
        for r in &facts.recognitions {
            states |= state_bit(r.state);
            grades |= r.grade.filter(|g| (1..=10).contains(g)).map_or(0, |g| 1 << g);
            if ended(r.state) {
                continue;
            }
            if let Some(place) = table.place(&r.group).filter(|place| *place < 64) {
                groups |= 1 << place;
                served |= table.all().get(place).is_some_and(|g| g.served);
            }
        }
        Self {
            person: person.id,
            groups,
            states,
            grades,
            division: facts.residence.division.or(facts.household.division),
            birth: facts.birth,
            died: facts.died,
            sex: facts.sex,
            gaps: Gaps::of(facts, served),
        }
    }

    /// The places in the table of the groups that are recognised and not ended.
    pub fn group_places(&self) -> impl Iterator<Item = usize> {
        let groups = self.groups;
        (0..64).filter(move |place| groups & (1 << place) != 0)
    }

    /// Completed years on a day, or at death.
    pub fn age_on(&self, today: Date) -> Option<u32> {
        let until = self.died.map_or(today, |d| d.min(today));
        self.birth.and_then(|b| u32::try_from(b.age_on(until)).ok())
    }
}

/// The bit of a state.
pub(super) fn state_bit(state: RecognitionState) -> u16 {
    RecognitionState::ALL.iter().position(|s| *s == state).map_or(0, |n| 1 << n)
}

/// Whether a recognition in that state no longer counts its holder among the group.
fn ended(state: RecognitionState) -> bool {
    matches!(
        state,
        RecognitionState::Refused
            | RecognitionState::Cancelled
            | RecognitionState::Moved
            | RecognitionState::Deceased
    )
}
