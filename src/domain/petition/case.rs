//! What the rules need to know about a petition: facts and events, and nothing of how they are stored.

use std::fmt;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::hands::HandsFault;
use super::word::PetitionerWord;
use super::{Accused, Before, Carried, Origin, PetitionAct, PetitionState, ProofKind, Route};
use crate::domain::{Date, DivisionCode, PetitionId, StaffId};
use crate::text::{fold, fold_bare};

/// One thing that was done. Events are only ever added. `Debug` leaves the note out.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct PetitionEvent {
    /// What was done.
    #[n(0)]
    pub act: PetitionAct,
    /// The day it counts from; for [`PetitionAct::Serve`] the day on the receipt.
    #[n(1)]
    pub on: Date,
    /// Who recorded it; for an extension, who asked and who approved.
    #[n(2)]
    pub by: StaffId,
    /// Free text.
    #[n(3)]
    #[serde(default)]
    pub note: String,
    /// The number of the document, or of the registered letter that served it.
    #[n(4)]
    #[serde(default)]
    pub document: String,
    /// The new due date of an extension, the last day of a hearing or a pause, the day by which feedback was asked for, or the
    /// deadline that was set.
    #[n(5)]
    #[serde(default)]
    pub until: Option<Date>,
    /// The rating, 1 (very dissatisfied) to 5 (very satisfied).
    #[n(6)]
    #[serde(default)]
    pub score: Option<u8>,
    /// The pause rule that a suspension cites. One without, as they were recorded before, stops no clock.
    #[n(7)]
    #[serde(default)]
    pub rule: Option<String>,
    /// Who set the last day that is not the law's: the leader or organ, in words.
    #[n(8)]
    #[serde(default)]
    pub set_by: Option<String>,
    /// To whom it was handed, or who recused themselves.
    #[n(9)]
    #[serde(default)]
    pub handed: Option<Handed>,
    /// What proves a service; without one in rows of earlier programs.
    #[n(10)]
    #[serde(default)]
    pub proof: Option<ServiceProof>,
    /// Which demand it is about, counted from 0.
    #[n(11)]
    #[serde(default)]
    pub demand: Option<u8>,
    /// Who turned out to be accused.
    #[n(16)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accused: Option<Accused>,
    /// What a decision on how the matter is taken in changed besides the course of events: what it takes to undo it.
    #[n(12)]
    #[serde(default, skip)]
    pub before: Option<Before>,
    /// The day on which it was recorded, where that is later than its own (补录).
    #[n(13)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Date>,
    /// Of a service: the papers that it proves, by the places of their steps, counted from 0. None in rows of earlier programs, whose
    /// services prove every paper made by their day.
    #[cbor(n(14), default, skip_if = "Vec::is_empty")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<u16>,
    /// Of an acceptance: the day of an earlier one that was told and was taken back. The limits count from it
    /// (信访工作条例 art. 34: 受理之日).
    #[n(15)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Of a withdrawal: how the petitioner said it, where no paper of theirs is named.
    #[n(18)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<PetitionerWord>,
    /// Which organ reviewed or rechecked it, or which organ or person carries the opinion out, in words; unknown of rows of earlier
    /// programs.
    #[n(19)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organ: Option<String>,
    /// Of a change of hands: it leaves simple handling as it is. One without, as earlier programs recorded it, ended that.
    #[cbor(n(20), default, skip_if = "std::ops::Not::not")]
    #[serde(default, skip)]
    pub keeps_way: bool,
    /// Of what is followed: the day of the next look. Earlier programs named none.
    #[n(21)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_look: Option<Date>,
    /// What became of the execution of the opinion.
    #[n(22)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried: Option<Carried>,
    /// Of a refusal: on which ground of the table of letters it rests. Earlier programs named none.
    #[n(23)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// It went on by itself, because of what was done about this petition; who recorded it did that one's step. The number of that one
    /// stands in the note.
    #[n(24)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub followed: Option<PetitionId>,
}

/// Somebody on the staff, or a town or village.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Handed {
    /// On the staff.
    #[n(0)]
    pub staff: Option<StaffId>,
    /// A town or village.
    #[n(1)]
    pub division: Option<DivisionCode>,
}

/// A name as it is compared: folded, without blanks, dots and what stands in brackets behind it.
fn bare_name(name: &str) -> String {
    let folded = fold_bare(name);
    let bare = folded.split(['(', '[', '【', '〔']).next().unwrap_or_default();
    bare.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What proves that a document was received (送达).
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceProof {
    /// Of which kind; a letter has its number in the event's document.
    #[n(0)]
    pub kind: ProofKind,
    /// Who saw that it was refused.
    #[n(1)]
    #[serde(default)]
    pub witnesses: Vec<String>,
}

impl ServiceProof {
    /// A proof without witnesses.
    pub fn new(kind: ProofKind) -> Self {
        Self { kind, witnesses: Vec::new() }
    }

    /// Two people saw it.
    fn is_witnessed(&self) -> bool {
        let named =
            |n: usize| self.witnesses.get(n).map(|name| bare_name(name)).filter(|name| !name.is_empty());
        matches!((named(0), named(1)), (Some(a), Some(b)) if a != b)
    }

    /// Whether somebody of a name is among those who saw it, with whatever stands in brackets behind it.
    pub fn names(&self, name: &str) -> bool {
        self.witnesses.iter().any(|witness| bare_name(witness) == bare_name(name))
    }

    /// Refuses a receipt or a letter without its number, and a refusal that two people did not see.
    pub(super) fn check(&self, document: &str) -> Result<(), HandsFault> {
        match self.kind {
            ProofKind::Signature if document.trim().is_empty() => Err(HandsFault::NeedsReceiptNumber),
            ProofKind::Mail if !fold(document).contains(|c: char| c.is_ascii_digit()) => {
                Err(HandsFault::NeedsMailNumber)
            }
            ProofKind::Refusal if !self.is_witnessed() => Err(HandsFault::NeedsWitnesses),
            _ => Ok(()),
        }
    }
}

impl PetitionEvent {
    /// An event with nothing but its three necessary parts.
    pub fn new(act: PetitionAct, on: Date, by: StaffId) -> Self {
        Self {
            act,
            on,
            by,
            note: String::new(),
            document: String::new(),
            until: None,
            score: None,
            rule: None,
            set_by: None,
            handed: None,
            proof: None,
            demand: None,
            accused: None,
            before: None,
            organ: None,
            next_look: None,
            carried: None,
            ground: None,
            followed: None,
            recorded: None,
            papers: Vec::new(),
            since: None,
            word: None,
            keeps_way: act == PetitionAct::Assign,
        }
    }

    /// Whether it is an act of these: in simple handling a change of hands of earlier programs was also the step to the ordinary way.
    pub(super) fn is_of(&self, acts: &[PetitionAct]) -> bool {
        let to_ordinary = self.act == PetitionAct::Assign && !self.keeps_way;
        acts.contains(&self.act) || (to_ordinary && acts.contains(&PetitionAct::ToOrdinary))
    }
}

impl fmt::Debug for ServiceProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name())
    }
}

impl fmt::Debug for PetitionEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on {} by {}", self.act.name(), self.on, self.by)
    }
}

/// The facts of one petition.
#[derive(Debug, Clone, Copy)]
pub struct CaseFacts<'a> {
    /// The day it was received.
    pub received: Date,
    /// Raised directly, or referred by another organ.
    pub origin: Origin,
    /// The procedure it follows; `None` until someone has decided.
    pub route: Option<Route>,
    /// The first petition of this matter.
    pub first: bool,
    /// Name and address are known; without them the duty to give notice does not apply (art. 23 para. 2).
    pub identified: bool,
    /// Where it stands.
    pub state: PetitionState,
    /// What was done, in the order recorded.
    pub events: &'a [PetitionEvent],
}

/// A point that the petition has reached: how many events led there, and the day.
#[derive(Clone, Copy)]
pub(super) struct Reached {
    /// Events up to and with the one that reached it.
    pub(super) at: usize,
    /// The day.
    pub(super) on: Date,
}

/// Steps that leave the matter to another organ, or to where another petition of it is answered, until it is taken back.
const PASSED_ON: [PetitionAct; 3] = [PetitionAct::Transfer, PetitionAct::Object, PetitionAct::Join];

/// Whether what was done left a petition joined to another.
pub fn stands_joined<'e>(events: impl DoubleEndedIterator<Item = &'e PetitionEvent>) -> bool {
    let ways = [PetitionAct::Join, PetitionAct::TakeBack];
    events.rev().find(|e| ways.contains(&e.act)).is_some_and(|e| e.act == PetitionAct::Join)
}

impl<'a> CaseFacts<'a> {
    /// The last event of one of these kinds.
    pub fn last(&self, acts: &[PetitionAct]) -> Option<&'a PetitionEvent> {
        self.events.iter().rev().find(|e| acts.contains(&e.act))
    }

    /// When events of one of these kinds happened, in the order recorded.
    pub(super) fn done(&self, acts: &[PetitionAct]) -> Vec<Reached> {
        let fits = self.events.iter().enumerate().filter(|(_, e)| acts.contains(&e.act));
        fits.map(|(at, e)| Reached { at: at + 1, on: e.on }).collect()
    }

    /// What was done after the first so many events and still holds. To take back undoes what it takes back and nothing else: that
    /// the matter was passed on, returned or joined. What was accepted, set aside by hand or withdrawn before stays so.
    pub(super) fn standing_since(&self, at: usize) -> impl Iterator<Item = &'a PetitionEvent> {
        let returned = self.done(&[PetitionAct::TakeBack]).last().map_or(0, |r| r.at);
        let after = self.events.iter().enumerate().skip(at);
        after.filter(move |(n, e)| *n >= returned || !PASSED_ON.contains(&e.act)).map(|(_, e)| e)
    }

    /// The day since when nothing is owed any more: that of the step that ended the matter, or of the receipt of the last paper that
    /// was still to be served then. What comes after, as an evaluation, moves it no more. `None` where no step ended it.
    pub fn concluded(&self) -> Option<Date> {
        let ends = [PetitionAct::Withdraw, PetitionAct::Finalise, PetitionAct::Join];
        let ended = self.done(&ends).last().copied();
        let ended = ended.or_else(|| self.served(&[PetitionAct::RecheckOpinion]).last().copied())?;
        let waits = self.state.waits_for_papers();
        let later = self.events.iter().skip(ended.at).filter(|e| waits && e.act == PetitionAct::Serve);
        later.map(|e| e.on).chain([ended.on]).max()
    }

    /// The due date that an approved extension set.
    pub fn extended_until(&self) -> Option<Date> {
        self.last(&[PetitionAct::ApproveExtension]).and_then(|e| e.until)
    }

    /// Whether somebody ever asked for more time: whoever did answers no request for it (信访工作条例 art. 34).
    pub fn asked_for_time(&self, staff: StaffId) -> bool {
        self.events.iter().any(|event| event.act == PetitionAct::RequestExtension && event.by == staff)
    }

    /// The request for an extension that nobody has answered yet.
    pub fn extension_asked(&self) -> Option<&'a PetitionEvent> {
        use PetitionAct as A;
        let acts = [A::RequestExtension, A::ApproveExtension, A::RefuseExtension];
        self.last(&acts).filter(|e| e.act == A::RequestExtension)
    }

    /// What the head refused last about an extension, as long as none was asked for or given since.
    pub fn extension_refused(&self) -> Option<&'a PetitionEvent> {
        use PetitionAct as A;
        let acts = [A::RequestExtension, A::ApproveExtension, A::RefuseExtension];
        self.last(&acts).filter(|e| e.act == A::RefuseExtension)
    }

    /// The event that set the deadline that stands, if one does.
    pub fn deadline(&self) -> Option<&'a PetitionEvent> {
        let acts = [PetitionAct::SetDeadline, PetitionAct::ClearDeadline];
        self.last(&acts).filter(|e| e.act == PetitionAct::SetDeadline)
    }

    /// Whether it ended by being joined to an earlier one, and has not been taken back since.
    pub fn joined(&self) -> bool {
        stands_joined(self.events.iter())
    }

    /// The petitioner's rating, if given.
    pub fn score(&self) -> Option<u8> {
        self.last(&[PetitionAct::Evaluate]).and_then(|e| e.score)
    }

    /// Whether somebody was named who carries the opinion out, with no result yet and nothing since that puts it in question.
    pub fn carries_out(&self) -> bool {
        use PetitionAct as A;
        self.last(&[A::Enforce, A::CarryOut, A::RequestReview, A::Withdraw])
            .is_some_and(|event| event.act == A::Enforce)
    }

    /// Set aside: the last thing done that takes it along is that. It comes back by itself.
    pub fn deferred(&self) -> Option<&'a PetitionEvent> {
        let last = self.events.iter().rev().find(|e| !e.act.is_noted());
        last.filter(|e| e.act == PetitionAct::Defer)
    }
}
