//! What a list can be filtered by: a person's record boiled down to a few numbers, held in memory for everyone.

use crate::domain::ledger::Groups;
use crate::domain::person::{Gaps, Glance, RecognitionState};
use crate::domain::{Date, DivisionCode, DivisionLevel, PersonId, Sex};

/// What somebody's recognitions come to; many share theirs with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Held {
    /// Groups recognised and not ended, a bit for each place in the table.
    pub groups: u64,
    /// States of the recognitions, a bit for each of [`RecognitionState::ALL`].
    pub states: u16,
    /// Grades of disability, bit 1 to 10.
    pub grades: u16,
}

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
    pub fn of(seen: &Glance<'_>, table: &Groups) -> Self {
        let (mut held, mut served) = (Held::default(), false);
        for r in &seen.recognitions {
            held.states |= state_bit(r.state);
            held.grades |= r.grade.filter(|g| (1..=10).contains(g)).map_or(0, |g| 1 << g);
            if ended(r.state) {
                continue;
            }
            if let Some(place) = table.place(r.group).filter(|place| *place < 64) {
                held.groups |= 1 << place;
                served |= table.all().get(place).is_some_and(|g| g.served);
            }
        }
        let [household, residence] = seen.divisions;
        Self::new(seen.id, held)
            .living(residence.or(household))
            .lived(seen.birth, seen.died, seen.sex)
            .lacking(Gaps::seen(seen, served))
    }

    /// Somebody of whom only that is known.
    pub fn new(person: PersonId, held: Held) -> Self {
        let Held { groups, states, grades } = held;
        let (division, birth, died, sex) = (None, None, None, None);
        Self { person, groups, states, grades, division, birth, died, sex, gaps: Gaps::default() }
    }

    /// Where they live.
    #[must_use]
    pub fn living(mut self, division: Option<DivisionCode>) -> Self {
        self.division = division;
        self
    }

    /// When they were born and died, and their sex.
    #[must_use]
    pub fn lived(mut self, birth: Option<Date>, died: Option<Date>, sex: Option<Sex>) -> Self {
        (self.birth, self.died, self.sex) = (birth, died, sex);
        self
    }

    /// What their record lacks.
    #[must_use]
    pub fn lacking(mut self, gaps: Gaps) -> Self {
        self.gaps = gaps;
        self
    }

    /// What their recognitions come to.
    pub fn held(&self) -> Held {
        Held { groups: self.groups, states: self.states, grades: self.grades }
    }

    /// The town they live in, when it is known.
    pub fn town(&self) -> Option<DivisionCode> {
        self.division.and_then(DivisionCode::town)
    }

    /// The village they live in, when it is known.
    pub fn village(&self) -> Option<DivisionCode> {
        self.division.filter(|d| d.level() == DivisionLevel::Village)
    }

    /// The states of the recognitions, in their fixed order.
    pub fn states(&self) -> impl Iterator<Item = RecognitionState> {
        let states = self.states;
        RecognitionState::ALL.into_iter().filter(move |state| states & state_bit(*state) != 0)
    }

    /// The grades of disability, the most severe first.
    pub fn grades(&self) -> impl Iterator<Item = u32> {
        let grades = self.grades;
        (1..=10).filter(move |grade| grades & (1 << grade) != 0)
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
