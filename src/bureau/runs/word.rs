//! A word that counts once a second one says it too: about somebody's money, or rates and settings that runs rest on. It is left to those
//! of the staff after whose word somebody is left for each duty of the runs that it bears on.

use super::chain::Duties;
use super::decisions::Pending;
use super::to_come::{NOT_YET, Outlook};
use crate::bureau::gate::{Action, allows};
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Bearing, ChangedBy, Run, RunFault, RunStep};
use crate::domain::staff::{Role, Staff};
use crate::domain::{PersonId, RunId, StaffId};
use crate::store::Reading;

/// The second word that somebody says.
#[derive(Clone, Copy)]
pub enum Word<'a> {
    /// They agree to what `first` asked for about somebody: their record, or what is due to them under a programme.
    About {
        /// Who it is about.
        person: PersonId,
        /// The programme; `None` of what is about their record.
        programme: Option<&'a str>,
        /// Who asked.
        first: StaffId,
        /// What lets somebody agree.
        agree: Action,
    },
    /// They approve what runs rest on.
    Decides(Pending<'a>),
}

impl Word<'_> {
    /// Whether one of the staff may say it, whoever said it first.
    pub fn may(&self, staff: &Staff) -> bool {
        let (first, may) = match self {
            Self::About { first, agree, .. } => (*first, allows(&staff.roles, *agree).is_ok()),
            Self::Decides(Pending::Rule(rule)) => (rule.by, staff.roles.has(Role::Head)),
            Self::Decides(of) => (of.by(), allows(&staff.roles, Action::ApproveRates).is_ok()),
        };
        may && staff.id != first
    }
}

/// A run that a word bears on.
pub struct Coming {
    /// It, as it comes out now: drafted already, to be issued again, or not there yet.
    pub run: Run,
    /// What happened since.
    pub since: Vec<ChangedBy>,
    /// Only the head may approve it.
    pub head: bool,
}

/// The runs that a word bears on.
pub struct Next<'o> {
    /// They.
    pub runs: Vec<Coming>,
    /// Everybody.
    pub staff: &'o [Staff],
    /// Who said it first: it counts once another says it too.
    pub first: Option<(StaffId, Bearing)>,
    /// Of a decision that runs rest on: what lets somebody propose it.
    pub proposed: Option<Action>,
}

/// Who says it first, and how that bears on runs; and who says it too.
type Both = (Option<(StaffId, Bearing)>, Option<StaffId>);

impl Next<'_> {
    /// The duty, and of which run, that nobody would be left for once one of the staff said it too; `None` where somebody is, or where
    /// nobody is anyhow.
    pub fn spoiled_by(&self, r: &impl Reading, who: StaffId) -> Result<Option<(RunId, RunStep)>, Stop> {
        self.spoiled(r, (self.first, Some(who)))
    }

    fn spoiled(&self, r: &impl Reading, both: Both) -> Result<Option<(RunId, RunStep)>, Stop> {
        for coming in &self.runs {
            if let Some(step) = self.nobody_left(r, coming, both)?
                && self.nobody_left(r, coming, (None, None))?.is_none()
            {
                return Ok(Some((coming.run.id, step)));
            }
        }
        Ok(None)
    }

    fn nobody_left(
        &self,
        r: &impl Reading,
        Coming { run, since, head }: &Coming,
        (first, second): Both,
    ) -> Result<Option<RunStep>, Stop> {
        let mut run = run.clone();
        run.changed.extend(first.map(|(who, bearing)| ChangedBy::new(who, bearing)));
        let duties = Duties::with(r, (&run, self.staff), since.clone(), *head)?;
        Ok(duties.nobody_left(None, second))
    }

    /// Refuses a word after which nobody is left for a duty of what it bears on, where another leaves somebody: one of those who `may` say
    /// it too, or of a decision one who may propose it. Where nobody does it is said all the same, and told with the run.
    pub fn somebody_left(
        &self,
        r: &impl Reading,
        who: StaffId,
        may: impl Fn(&Staff) -> bool,
    ) -> Result<(), Stop> {
        let Some((run, step)) = self.spoiled_by(r, who)? else { return Ok(()) };
        let first = self.first.map(|(first, _)| first);
        let others = |staff: &&Staff| staff.id != who && Some(staff.id) != first;
        let names = |may: &dyn Fn(&Staff) -> bool, both: &dyn Fn(StaffId) -> Both| {
            let mut names = Vec::new();
            for other in self.staff.iter().filter(others).filter(|other| may(other)) {
                if self.spoiled(r, both(other.id))?.is_none() {
                    names.push(other.name.clone());
                }
            }
            Ok::<_, Stop>(names)
        };
        let may = names(&may, &|other| (self.first, Some(other)))?;
        let proposes = |staff: &Staff| self.proposed.is_some_and(|of| allows(&staff.roles, of).is_ok());
        let bearing = self.first.map(|(_, bearing)| bearing);
        let anew = if may.is_empty() {
            names(&proposes, &|other| (bearing.map(|bearing| (other, bearing)), Some(who)))?
        } else {
            Vec::new()
        };
        if may.is_empty() && anew.is_empty() {
            return Ok(());
        }
        let run = (run != NOT_YET).then_some(run);
        Err(Refusal::Run(match self.proposed {
            None => RunFault::WordLeavesNobody { step, may },
            Some(_) => RunFault::DecisionLeavesNobody { run, step, may, anew },
        })
        .into())
    }
}

/// Refuses a second word after which nobody is left for a duty of the runs that it bears on, where another may say it and leaves somebody.
pub fn word_leaves(r: &impl Reading, scene: Scene<'_>, word: Word<'_>) -> Result<(), Stop> {
    all_words_leave(r, scene, std::iter::once(word))
}

/// The same for many words said at once.
pub fn all_words_leave<'a>(
    r: &impl Reading,
    scene: Scene<'_>,
    words: impl Iterator<Item = Word<'a>>,
) -> Result<(), Stop> {
    let mut outlook = Outlook::read(r, scene)?;
    for word in words {
        outlook.after(word)?.somebody_left(r, scene.staff.id, |staff| word.may(staff))?;
    }
    Ok(())
}
