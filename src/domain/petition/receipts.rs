//! Which papers of a petition were received, and which wait for that (送达).

use super::PetitionAct;
use super::case::{CaseFacts, PetitionEvent, Reached};
use super::fault::ActFault;
use super::hands::HandsFault;
use crate::domain::Date;

/// Documents that tell the petitioner how the matter was taken in (art. 23).
pub(super) const NOTICES: [PetitionAct; 7] = [
    PetitionAct::Accept,
    PetitionAct::Simple,
    PetitionAct::Transfer,
    PetitionAct::Decline,
    PetitionAct::NoFurther,
    PetitionAct::Direct,
    PetitionAct::Join,
];

/// Answers of the bureau and of the organs above.
pub(super) const OPINIONS: [PetitionAct; 3] =
    [PetitionAct::Reply, PetitionAct::ReviewOpinion, PetitionAct::RecheckOpinion];

impl<'a> CaseFacts<'a> {
    fn needs_service(&self, act: PetitionAct) -> bool {
        OPINIONS.contains(&act)
            || (self.identified && (NOTICES.contains(&act) || act == PetitionAct::ApproveExtension))
    }

    /// Documents made and not yet served, with their days.
    pub fn outstanding(&self) -> Vec<(PetitionAct, Date)> {
        self.unserved().map(|(_, event)| (event.act, event.on)).collect()
    }

    /// Whether a document that is not served keeps the matter from its end. What an extension told is told by an opinion that was served
    /// since: whoever has that waits for nothing more (信访工作条例 第三十四条).
    pub fn waits_for_receipt(&self) -> bool {
        let served = |(at, event): (usize, &PetitionEvent)| {
            OPINIONS.contains(&event.act) && self.service_of(Reached { at: at + 1, on: event.on }).is_some()
        };
        let answered = |made: usize| self.events.iter().enumerate().skip(made).any(served);
        self.unserved().any(|(at, event)| event.act != PetitionAct::ApproveExtension || !answered(at))
    }

    /// The steps whose documents are not yet served, by their places.
    pub(super) fn unserved(&self) -> impl Iterator<Item = (usize, &'a PetitionEvent)> {
        let made = self.events.iter().enumerate().filter(|(_, event)| self.needs_service(event.act));
        made.filter(|(at, event)| self.service_of(Reached { at: at + 1, on: event.on }).is_none())
    }

    /// The papers that a receipt of a day proves: those of the steps that it names, or the only one that is out.
    ///
    /// # Errors
    /// When it names none of several, one that is not out, or a day before a paper was made.
    pub fn proven(&self, named: &[PetitionAct], on: Date) -> Result<Vec<u16>, ActFault> {
        let out: Vec<_> = self.unserved().collect();
        if out.is_empty() {
            return Err(ActFault::NothingToServe);
        }
        if named.is_empty() && out.len() > 1 {
            return Err(HandsFault::NeedsPaper.into());
        }
        if let Some(act) = named.iter().find(|act| out.iter().all(|(_, event)| event.act != **act)) {
            return Err(HandsFault::PaperNotOut { act: *act }.into());
        }
        let meant = out.iter().filter(|(_, event)| named.is_empty() || named.contains(&event.act));
        let newest = meant.clone().map(|(_, event)| event.on).max();
        match newest.filter(|made| on < *made) {
            Some(last) => Err(ActFault::TooEarly { last }),
            None => Ok(meant.filter_map(|(at, _)| u16::try_from(*at).ok()).collect()),
        }
    }

    /// Whether it is recorded why the newest opinion cannot be served.
    pub fn undelivered(&self) -> bool {
        let newest =
            self.events.iter().rev().find(|e| e.act == PetitionAct::Undelivered || OPINIONS.contains(&e.act));
        newest.is_some_and(|e| e.act == PetitionAct::Undelivered)
    }

    /// When the documents of events of one of these kinds were served; those that are not are left out.
    pub(super) fn served(&self, acts: &[PetitionAct]) -> Vec<Reached> {
        self.done(acts).into_iter().filter_map(|made| self.service_of(made)).collect()
    }

    fn service_of(&self, made: Reached) -> Option<Reached> {
        let paper = u16::try_from(made.at.checked_sub(1)?).ok()?;
        let later = self.events.iter().enumerate().skip(made.at);
        let proves =
            |e: &PetitionEvent| if e.papers.is_empty() { e.on >= made.on } else { e.papers.contains(&paper) };
        let service = |(_, e): &(usize, &PetitionEvent)| e.act == PetitionAct::Serve && proves(e);
        later.into_iter().find(service).map(|(at, e)| Reached { at: at + 1, on: e.on })
    }
}
