//! Why a line is what it is, as seen against the last run of the same programmes.

use super::{Basis, LineChange, Part, Reason};
use crate::domain::person::{Recognition, RecognitionState};
use crate::domain::{Date, Fen, Month};

/// The months between the last run and this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Month of the last run; `None` when there was none.
    pub last: Option<Month>,
    /// Month of this run.
    pub month: Month,
}

impl Window {
    /// Whether a day lies after the last run's month and not after this one's.
    fn holds(self, day: Option<Date>) -> bool {
        day.is_some_and(|on| self.last.is_none_or(|last| on.month() > last) && on.month() <= self.month)
    }

    /// Whether what ended on a day ends what was paid up to the last run's month.
    fn ends(self, day: Option<Date>) -> bool {
        day.is_some_and(|on| self.last.is_none_or(|last| on.month() >= last) && on.month() <= self.month)
    }

    /// Whether a month was the last run's or before it.
    fn is_old(self, month: Month) -> bool {
        self.last.is_some_and(|last| month <= last)
    }
}

/// What a line is compared by.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "facts that are told apart")]
pub struct Compared<'a> {
    /// In the last run, if there.
    pub before: Option<&'a Basis>,
    /// The line of the last run failed.
    pub failed: bool,
    /// The line of the last run held more or less than its month.
    pub uneven: bool,
    /// Now.
    pub now: &'a Basis,
    /// What is paid now; empty for one that stopped.
    pub parts: &'a [Part],
    /// The recognitions on record.
    pub recognitions: &'a [Recognition],
    /// The last run's month came too early for an age that a rule asks for.
    pub came_of_age: bool,
    /// 死亡日期
    pub died: Option<Date>,
    /// A rule bars it.
    pub barred: bool,
    /// The record was merged into another.
    pub merged: bool,
    /// What is due was booked as due, not worked out: nothing of it recurs.
    pub booked: bool,
    /// It takes the place of a line that failed.
    pub reissue: bool,
    /// The account is in the name of somebody the record knows nothing of.
    pub holder_differs: bool,
}

/// How a line stands to the last run, and why. Where no reason can be derived, the last is [`Reason::Unexplained`].
pub fn reasons(c: &Compared<'_>, window: Window) -> (LineChange, Vec<Reason>) {
    let arrears = c.parts.iter().any(|part| part.amount.0 > 0 && window.is_old(part.month));
    let set_off = c.parts.iter().any(|part| part.amount.0 < 0);
    let mut why = Vec::new();
    if c.booked {
        why.push(if c.reissue { Reason::Reissue } else { Reason::Booked });
        why.extend(c.failed.then_some(Reason::FailedBefore));
        why.extend(set_off.then_some(Reason::SetOff));
        why.extend(c.holder_differs.then_some(Reason::HolderDiffers));
        why.extend(c.died.map(|_| Reason::Deceased));
        return (LineChange::Added, why);
    }
    if c.reissue {
        why.push(Reason::Reissue);
    } else if window.last.is_none() && c.before.is_none() {
        why.push(Reason::FirstRun);
    }
    let other_account = c.before.is_some_and(|b| b.account.is_some() && b.account != c.now.account);
    let mut as_before = false;
    let change = match c.before {
        _ if c.parts.is_empty() => {
            why.extend(stopped(c, window));
            LineChange::Stopped
        }
        None => {
            if why.is_empty() {
                why.extend(added(c, window));
            }
            LineChange::Added
        }
        Some(before) => {
            why.extend(changed(c, before, window));
            as_before = alike(before, c.now) && !arrears && !set_off && !c.failed;
            let same = as_before && !other_account && before.monthly == c.now.monthly;
            if same { LineChange::Same } else { LineChange::Changed }
        }
    };
    // That the last one failed explains what comes of its months, and no other amount a month.
    let month_alike = c.before.is_none_or(|before| alike(before, c.now));
    let explained = !why.is_empty() || as_before || (c.failed && month_alike);
    why.extend(c.before.filter(|before| is_remainder(before, c.now)).map(|_| Reason::Remainder));
    why.extend(c.failed.then_some(Reason::FailedBefore));
    why.extend(arrears.then_some(Reason::Arrears));
    why.extend(set_off.then_some(Reason::SetOff));
    let pays = !c.parts.is_empty();
    why.extend((pays && other_account).then_some(Reason::AccountChanged));
    // Said once of an account, it need not be said again.
    let known = c.before.is_some_and(|b| b.account.is_some() && !other_account);
    why.extend((pays && c.holder_differs && !known).then_some(Reason::HolderDiffers));
    why.extend((pays && c.died.is_some()).then_some(Reason::Deceased));
    let only_set_off = set_off && !arrears && c.before.is_some() && month_alike;
    if !explained && !only_set_off {
        why.push(Reason::Unexplained);
    }
    (change, why)
}

fn added(c: &Compared<'_>, window: Window) -> Vec<Reason> {
    let of_group = || c.recognitions.iter().filter(|r| c.now.group.is_empty() || r.group == c.now.group);
    let mut why = Vec::new();
    if of_group().any(|r| window.holds(r.moved_in)) {
        why.push(Reason::MovedIn);
    } else if of_group().any(|r| window.holds(r.since) || window.holds(r.approved)) {
        why.push(Reason::NewRecognition);
    }
    if of_group().flat_map(|r| &r.breaks).any(|b| window.holds(b.until.map(|d| d.plus_days(1)))) {
        why.push(Reason::Resumed);
    }
    if why.is_empty() && c.came_of_age {
        why.push(Reason::Age);
    }
    why
}

fn changed(c: &Compared<'_>, before: &Basis, window: Window) -> Vec<Reason> {
    let mut why = Vec::new();
    if before.grade != c.now.grade && !c.now.group.is_empty() {
        why.push(Reason::GradeChanged);
    }
    if before.rate_since != c.now.rate_since && c.now.rate_since.is_some() {
        why.push(Reason::RateChanged);
    }
    if before.group != c.now.group {
        why.extend(added(c, window));
    }
    if c.now.monthly == Fen::ZERO {
        why.extend(stopped(c, window));
    }
    if why.is_empty() && c.uneven && alike(before, c.now) {
        why.push(Reason::LastHadMore);
    }
    why
}

/// Whether two months differ by no more than what years' standards leave over: the same standards of the same group, and a fen for each
/// of a year. A standard of a month leaves nothing.
fn is_remainder(before: &Basis, now: &Basis) -> bool {
    let known = |of: &Basis| (of.grade, of.rate_since, of.yearly);
    let same = before.group == now.group && known(before) == known(now);
    let (apart, most) = (before.monthly.0.abs_diff(now.monthly.0), now.yearly.unwrap_or(0));
    same && now.rate_since.is_some() && (1..=most.into()).contains(&apart)
}

/// Whether a month comes to what the other did.
fn alike(before: &Basis, now: &Basis) -> bool {
    before.monthly == now.monthly || is_remainder(before, now)
}

/// Why nothing is due any more: by what ended of the group it was paid by, about the time of the last run. What cannot be told for
/// want of a rate or a fact is no reason to stop.
fn stopped(c: &Compared<'_>, window: Window) -> Option<Reason> {
    let group = c.before.map_or("", |before| before.group.as_str());
    let of_group = || c.recognitions.iter().filter(move |r| group.is_empty() || r.group == group);
    let ended = |state| of_group().any(|r| r.state == state && window.ends(r.until));
    let on_break = || of_group().flat_map(|r| &r.breaks).any(|b| b.until.is_none() || window.ends(b.until));
    if c.died.is_some() {
        Some(Reason::Death)
    } else if c.merged {
        Some(Reason::Merged)
    } else if ended(RecognitionState::Moved) {
        Some(Reason::Moved)
    } else if ended(RecognitionState::Suspended) || on_break() {
        Some(Reason::Suspended)
    } else if ended(RecognitionState::Stopped) || ended(RecognitionState::Cancelled) {
        Some(Reason::Stopped)
    } else {
        c.barred.then_some(Reason::Barred)
    }
}
