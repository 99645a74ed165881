//! What needs an answer now: what was acknowledged, until when, and who was called.

use minicbor::{Decode, Encode};
use serde::Serialize;

use super::{At, DutyFault, DutyLevel, DutyRules};
use crate::domain::kinds::kinds;
use crate::domain::{PetitionId, StaffId};

kinds! {
    /// Why a petition needs an answer now, the most pressing first.
    PageReason {
        /// A clock of the bureau has run out.
        0 Late "late",
        /// A clock of the bureau runs out today.
        1 DueToday "due-today",
        /// 特急, and not answered yet.
        3 Critical "critical",
        /// Nobody has decided how it is taken in.
        2 Undecided "undecided",
    }
}

/// What was done about one petition that pages.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub struct Alert {
    /// Which.
    #[n(0)]
    pub petition: PetitionId,
    /// Counts changes from 1.
    #[n(1)]
    pub version: u32,
    /// Acknowledgements, in order.
    #[n(2)]
    pub acks: Vec<Ack>,
    /// Calls along the ladder, in order.
    #[n(3)]
    pub hops: Vec<Hop>,
}

/// Somebody looks after it until a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct Ack {
    /// Who.
    #[n(0)]
    pub by: StaffId,
    /// Since when.
    #[n(1)]
    pub on: At,
    /// Until when; from this minute on it is not acknowledged any more.
    #[n(2)]
    pub until: At,
    /// When they took it back: it stays on record and counts for nothing.
    #[n(10)]
    pub back: Option<At>,
    /// How many calls were on record before it, those that were taken back among them; 0 in rows of earlier programs.
    #[cbor(n(11), default)]
    pub calls: u32,
}

/// A call along the ladder.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Serialize)]
pub struct Hop {
    /// Whose turn it was.
    #[n(0)]
    pub level: DutyLevel,
    /// Whom they called, as the phone list said then.
    #[n(1)]
    pub name: String,
    /// Whether somebody answered.
    #[n(2)]
    pub answered: bool,
    /// Who called.
    #[n(3)]
    pub by: StaffId,
    /// When.
    #[n(4)]
    pub on: At,
    /// When who called took it back, because it was stamped by mistake: it stays on record and counts for nothing.
    #[n(10)]
    pub back: Option<At>,
}

crate::text::opaque!(Hop);

/// Where the ladder stands at a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ladder {
    /// Since when nobody answers for it.
    pub since: At,
    /// The rung that is called next, by its place; `None` when all were.
    pub next: Option<usize>,
    /// When it is its turn.
    pub at: Option<At>,
    /// The rung that a call made now is for; `None` while the bureau has named nobody.
    pub turn: Option<usize>,
}

impl Hop {
    /// Whether it was made: it was not taken back.
    pub fn counts(&self) -> bool {
        self.back.is_none()
    }
}

impl Ack {
    /// Whether it was meant: it was not taken back.
    pub fn counts(&self) -> bool {
        self.back.is_none()
    }
}

impl Alert {
    /// Nothing was done yet.
    pub fn new(petition: PetitionId) -> Self {
        Self { petition, version: 0, acks: Vec::new(), hops: Vec::new() }
    }

    /// The acknowledgements that were not taken back.
    fn looked_after(&self) -> impl DoubleEndedIterator<Item = &Ack> {
        self.acks.iter().filter(|ack| ack.counts())
    }

    /// The acknowledgement that holds at a minute.
    pub fn acked(&self, now: At) -> Option<&Ack> {
        self.looked_after().next_back().filter(|ack| now < ack.until)
    }

    /// Since when nobody answers for what came up at `raised`: an acknowledgement that ran out begins it anew.
    pub fn since(&self, raised: At) -> At {
        self.looked_after().next_back().map_or(raised, |ack| ack.until.max(raised))
    }

    /// When the round of calls began that a minute belongs to: the last acknowledgement that ran out by then begins it anew, one
    /// that holds or was followed by another in time does not.
    pub fn round(&self, raised: At, now: At) -> At {
        let next = self.looked_after().skip(1).map(|ack| ack.on).chain([now]);
        let ran_out = self.looked_after().zip(next).filter(|(ack, next)| ack.until <= *next);
        ran_out.last().map_or(raised, |(ack, _)| ack.until.max(raised))
    }

    fn called(&self, since: At) -> usize {
        self.hops.iter().filter(|hop| hop.counts() && hop.on >= since).count()
    }

    /// Where the ladder stands for what came up at `raised`: the rung after the last one that was called since. Whoever looks after
    /// it may call too, and once all were called it is the turn of the first again.
    pub fn ladder(&self, rules: &DutyRules, raised: At, now: At) -> Ladder {
        let since = self.since(raised);
        let called = self.called(since);
        let next = (called < rules.rungs.len()).then_some(called);
        let at = next.and_then(|n| rules.rungs.get(n)).map(|rung| since.plus(rung.after.into()));
        let turn = self.called(self.round(raised, now)).checked_rem(rules.rungs.len());
        Ladder { since, next, at, turn }
    }

    /// Takes the last call back, for who stamped it on that day.
    pub fn take_back(&mut self, by: StaffId, now: At) -> Result<&Hop, DutyFault> {
        let last = self.hops.iter_mut().rfind(|hop| hop.counts());
        let last = last.filter(|hop| hop.by == by && hop.on.day == now.day);
        let last = last.ok_or(DutyFault::NoCallOfYours)?;
        last.back = Some(now);
        Ok(last)
    }

    /// Begins an acknowledgement.
    pub fn look_after(&mut self, by: StaffId, on: At, until: At) {
        let calls = u32::try_from(self.hops.len()).unwrap_or(u32::MAX);
        self.acks.push(Ack { by, on, until, back: None, calls });
    }

    /// Whether that somebody looks after it is theirs to take back, and newer than every call.
    pub fn ack_is_last(&self, by: StaffId, now: At) -> bool {
        let own = self.acked(now).filter(|ack| ack.by == by);
        let called = |ack: &Ack| self.hops.iter().skip(ack.calls as usize).any(Hop::counts);
        own.is_some_and(|ack| !called(ack))
    }

    /// Takes the acknowledgement that holds back, for who looks after it: at once it is as if it had never been.
    pub fn take_ack_back(&mut self, by: StaffId, now: At) -> Result<&Ack, DutyFault> {
        let last = self.acks.iter_mut().rfind(|ack| ack.counts());
        let last = last.filter(|ack| ack.by == by && now < ack.until).ok_or(DutyFault::NoAckOfYours)?;
        last.back = Some(now);
        Ok(last)
    }
}
