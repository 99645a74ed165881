//! A word that counts alone or once a second one says it too: about somebody's money, or rates and settings that runs rest on. It is left
//! to those of the staff after whose word somebody is left for each duty of the runs that it bears on.

use super::chain::Duties;
use super::decisions::Pending;
use super::to_come::{NOT_YET, Outlook, kept_from};
use crate::bureau::answer::NobodyAhead;
use crate::bureau::gate::{Action, allows};
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Bearing, ChangedBy, Recovery, Run, RunFault, RunStep};
use crate::domain::staff::{Role, Staff};
use crate::domain::{PersonId, RunId, StaffId};
use crate::store::Reading;

/// A word that somebody says, which bears on runs.
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
        /// What lets somebody ask in the place of whoever did; `None` of what the person needs, which is agreed to all the same.
        asks: Option<Action>,
    },
    /// They agree, as the head, to what becomes of money paid too much, or that a decision about it ends.
    Recovers(&'a Recovery),
    /// It counts by their word alone: what they book or take back by hand, or propose to be done about money paid too much, which bears on
    /// runs at once.
    Alone {
        /// Who it is about.
        person: PersonId,
        /// The programme.
        programme: &'a str,
        /// What lets somebody say it.
        act: Action,
    },
    /// They approve what runs rest on.
    Decides(Pending<'a>),
}

impl Word<'_> {
    /// Whether one of the staff may say it, whoever said it first.
    pub fn may(&self, staff: &Staff) -> bool {
        let head = staff.roles.has(Role::Head);
        let (first, may) = match self {
            Self::About { first, agree, .. } => (Some(*first), allows(&staff.roles, *agree).is_ok()),
            Self::Recovers(recovery) => (Some(recovery.waits_since().0), head),
            Self::Alone { act, .. } => (None, allows(&staff.roles, *act).is_ok()),
            Self::Decides(Pending::Rule(rule)) => (Some(rule.by), head),
            Self::Decides(of) => (Some(of.by()), allows(&staff.roles, Action::ApproveRates).is_ok()),
        };
        may && Some(staff.id) != first
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

impl Coming {
    /// The run once some said something that bears on it.
    fn once(&self, said: &[Said]) -> Run {
        let mut run = self.run.clone();
        run.changed.extend(said.iter().map(|(who, bearing)| ChangedBy::new(*who, *bearing)));
        run
    }

    fn duties<'r>(&self, r: &impl Reading, of: (&'r Run, &'r [Staff])) -> Result<Duties<'r>, Stop> {
        Duties::with(r, of, self.since.clone(), self.head)
    }

    /// The duty that nobody is left for then.
    fn nobody_left(&self, r: &impl Reading, staff: &[Staff], said: &[Said]) -> Result<Option<RunStep>, Stop> {
        Ok(self.duties(r, (&self.once(said), staff))?.nobody_left(None))
    }
}

/// Who says something, and how that bears on runs.
type Said = (StaffId, Bearing);

/// The runs that a word bears on.
pub struct Next<'o> {
    /// They.
    pub runs: Vec<Coming>,
    /// Everybody.
    pub staff: &'o [Staff],
    /// Who said it first, where it counts once another says it too.
    pub first: Option<Said>,
    /// How it bears on runs that somebody says it now.
    pub bearing: Bearing,
    /// What lets somebody say it first.
    pub asks: Option<Action>,
    /// Runs rest on it, whoever they pay.
    pub decides: bool,
}

impl Next<'_> {
    /// The duty, and of which run, that nobody would be left for once one of the staff said it too; `None` where somebody is, or where
    /// nobody is anyhow.
    pub fn spoiled_by(&self, r: &impl Reading, who: StaffId) -> Result<Option<(RunId, RunStep)>, Stop> {
        Ok(self.spoiled(r, (self.first, who))?.map(|(coming, step)| (coming.run.id, step)))
    }

    /// The same, with who is kept from the duty and why.
    pub fn ahead(&self, r: &impl Reading, who: StaffId) -> Result<Option<NobodyAhead>, Stop> {
        let Some((coming, step)) = self.spoiled(r, (self.first, who))? else { return Ok(None) };
        let run = coming.once(&self.said(self.first, who));
        let duties = coming.duties(r, (&run, self.staff))?;
        let (kept, needed) = kept_from(r, &duties, step)?;
        Ok(Some(NobodyAhead { step, kept, needed, defer: Vec::new(), back: None }))
    }

    fn said(&self, first: Option<Said>, who: StaffId) -> Vec<Said> {
        first.into_iter().chain([(who, self.bearing)]).collect()
    }

    fn spoiled(
        &self,
        r: &impl Reading,
        (first, who): (Option<Said>, StaffId),
    ) -> Result<Option<(&Coming, RunStep)>, Stop> {
        let said = self.said(first, who);
        for coming in &self.runs {
            if let Some(step) = coming.nobody_left(r, self.staff, &said)?
                && coming.nobody_left(r, self.staff, &[])?.is_none()
            {
                return Ok(Some((coming, step)));
            }
        }
        Ok(None)
    }

    /// Refuses a word after which nobody is left for a duty of what it bears on, where another leaves somebody: one of those who `may` say
    /// it, or one who may say it first in the place of whoever did. Where nobody does it is said all the same, and told with the run.
    pub fn somebody_left(
        &self,
        r: &impl Reading,
        who: StaffId,
        may: impl Fn(&Staff) -> bool,
    ) -> Result<(), Stop> {
        let Some((run, step)) = self.spoiled_by(r, who)? else { return Ok(()) };
        let first = self.first.map(|(first, _)| first);
        let others = |staff: &&Staff| staff.id != who && Some(staff.id) != first;
        let names = |may: &dyn Fn(&Staff) -> bool, said: &dyn Fn(StaffId) -> (Option<Said>, StaffId)| {
            let mut names = Vec::new();
            for other in self.staff.iter().filter(others).filter(|other| may(other)) {
                if self.spoiled(r, said(other.id))?.is_none() {
                    names.push(other.name.clone());
                }
            }
            Ok::<_, Stop>(names)
        };
        let may = names(&may, &|other| (self.first, other))?;
        let asks = |staff: &Staff| self.asks.is_some_and(|of| allows(&staff.roles, of).is_ok());
        let anew = match self.first {
            Some((_, bearing)) if may.is_empty() => names(&asks, &|other| (Some((other, bearing)), who))?,
            _ => Vec::new(),
        };
        if may.is_empty() && anew.is_empty() {
            return Ok(());
        }
        let run = (run != NOT_YET).then_some(run);
        Err(Refusal::Run(if self.decides {
            RunFault::DecisionLeavesNobody { run, step, may, anew }
        } else {
            RunFault::WordLeavesNobody { step, may, anew }
        })
        .into())
    }
}

/// Refuses a word after which nobody is left for a duty of the runs that it bears on, where another may say it and leaves somebody.
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
