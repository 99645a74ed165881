//! The duty kept in a plain book: who is there, what is urgent, who signed what, who stands when. Nothing of the program is in it.

use std::collections::{BTreeMap, BTreeSet};

use honordesk::domain::StaffId;

/// Minutes of a day; the book counts minutes from the first midnight on.
pub const DAY: i64 = 24 * 60;
/// The day shift is from eight to twenty, the night shift the rest.
pub const SHIFTS: [(&str, i64, i64); 2] = [("白班", 8 * 60, 20 * 60), ("夜班", 20 * 60, 8 * 60)];
/// Older than so many days is reviewed and pages nobody.
pub const REVIEW: i64 = 3;

/// Somebody of the bureau.
#[derive(Debug, Clone)]
pub struct Person {
    pub active: bool,
    pub petitions: bool,
    pub head: bool,
}

/// A petition.
#[derive(Debug, Clone)]
pub struct Case {
    pub taken_by: StaffId,
    pub owner: Option<StaffId>,
    pub accuses: Option<StaffId>,
    pub recused: Vec<StaffId>,
    pub received: i64,
    pub decided: bool,
    pub version: u32,
    /// By whom, until when.
    pub acks: Vec<(StaffId, i64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Unsigned,
    Taken,
    Left,
}

/// An item about a petition: which, who has it unless it is taken over, how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub case: usize,
    pub holder: StaffId,
    pub mark: Mark,
    /// Not for who takes over: nobody signs it.
    pub kept: bool,
}

/// An item that nothing but the handover says: a note, or a change of the rota, which has no text here.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub text: String,
    pub holder: StaffId,
    pub mark: Mark,
}

#[derive(Debug, Clone)]
pub struct Handover {
    pub outgoing: StaffId,
    pub incoming: StaffId,
    pub items: Vec<Item>,
    pub rota: Vec<Told>,
    pub notes: Vec<Told>,
    pub finished: bool,
    /// Set aside before it was finished.
    pub withdrawn: bool,
    /// Who had the duty when it was compiled.
    pub had: Option<StaffId>,
}

impl Handover {
    /// Who has the duty after it, and who where they cannot.
    fn duties(&self) -> [StaffId; 2] {
        match (self.finished, self.withdrawn) {
            (true, _) => [self.incoming, self.incoming],
            (_, true) => [self.had.unwrap_or(self.outgoing), self.outgoing],
            _ => [self.outgoing, self.incoming],
        }
    }
}

/// Somebody on a shift, and whom they asked to stand it.
pub type Post = (StaffId, Option<StaffId>);

#[derive(Debug, Default)]
pub struct Book {
    /// Minutes since the first midnight.
    pub now: i64,
    pub staff: BTreeMap<StaffId, Person>,
    pub cases: Vec<Case>,
    pub handovers: Vec<Handover>,
    /// By day and shift.
    pub rota: BTreeMap<(i64, usize), Vec<Post>>,
    pub away: BTreeSet<(i64, StaffId)>,
    pub published: BTreeSet<i64>,
    /// Changes of the rota since the last handover was compiled.
    pub changes: usize,
}

impl Book {
    pub fn today(&self) -> i64 {
        self.now / DAY
    }

    /// Whether somebody stands duty at all.
    pub fn stands(&self, who: StaffId) -> bool {
        self.staff.get(&who).is_some_and(|one| one.active && (one.petitions || one.head))
    }

    /// Whether somebody can act on a petition.
    pub fn can(&self, who: StaffId, case: &Case) -> bool {
        self.stands(who) && case.accuses != Some(who) && !case.recused.contains(&who)
    }

    pub fn is_old(&self, case: &Case) -> bool {
        self.today() - case.received / DAY > REVIEW
    }

    /// Who looks after it, until when.
    pub fn looked_after(&self, case: &Case) -> Option<(StaffId, i64)> {
        let last = case.acks.iter().rev().find(|(by, _)| self.can(*by, case));
        last.copied().filter(|(_, until)| self.now < *until)
    }

    /// The shift that covers a minute: its day, which one, and the minute it began.
    fn shift_at(at: i64) -> (i64, usize, i64) {
        let day = at.div_euclid(DAY);
        match at.rem_euclid(DAY) {
            m if m < SHIFTS[0].1 => (day - 1, 1, (day - 1) * DAY + SHIFTS[1].1),
            m if m < SHIFTS[0].2 => (day, 0, day * DAY + SHIFTS[0].1),
            _ => (day, 1, day * DAY + SHIFTS[1].1),
        }
    }

    fn on_at(&self, at: i64) -> Vec<StaffId> {
        let (day, shift, _) = Self::shift_at(at);
        self.rota.get(&(day, shift)).into_iter().flatten().map(|(who, _)| *who).collect()
    }

    /// Those on now.
    pub fn on(&self) -> Vec<StaffId> {
        self.on_at(self.now)
    }

    /// Who has the duty by the last handover.
    pub fn duty(&self) -> Option<StaffId> {
        let all = self.handovers.last()?.duties().into_iter().chain(self.on());
        all.into_iter().find(|who| self.stands(*who))
    }

    /// Whether it is another's duty: neither theirs nor that of a shift that they stand, or stood until it ended.
    pub fn is_of_another(&self, me: StaffId) -> bool {
        let off = self.on_at(Self::shift_at(self.now).2 - 1);
        let holder = self.duty().or_else(|| self.on().into_iter().find(|who| self.stands(*who)));
        holder.is_some_and(|who| who != me) && !self.on().contains(&me) && !off.contains(&me)
    }

    /// Who has what an item is about.
    pub fn has(&self, handover: &Handover, item: &Item) -> StaffId {
        if item.mark == Mark::Taken { handover.incoming } else { item.holder }
    }

    fn by_last_handover(&self, at: usize) -> Option<StaffId> {
        let last = self.handovers.last()?;
        last.items.iter().find(|item| item.case == at).map(|item| self.has(last, item))
    }

    /// Whether somebody took it over in the last handover, and hands nothing over now.
    fn passed_on_by(&self, at: usize, incoming: StaffId) -> bool {
        let Some(last) = self.handovers.last().filter(|last| last.incoming == incoming) else { return false };
        last.items.iter().any(|item| item.case == at && item.mark == Mark::Taken)
    }

    /// Who answers for a petition now.
    pub fn answers(&self, at: usize) -> Option<StaffId> {
        let case = &self.cases[at];
        let mut order: Vec<StaffId> = Vec::new();
        order.extend(self.by_last_handover(at));
        order.extend(self.handovers.last().into_iter().flat_map(Handover::duties));
        self.first_able(order, case)
    }

    /// The first who can act: of those named, then its owner, who is on shift, who took it in, who leads, anybody.
    fn first_able(&self, mut order: Vec<StaffId>, case: &Case) -> Option<StaffId> {
        order.extend(case.owner);
        order.extend(self.on());
        order.push(case.taken_by);
        order.extend(self.staff.iter().filter(|(_, one)| !one.petitions).map(|(id, _)| *id));
        order.extend(self.staff.keys());
        order.into_iter().find(|who| self.can(*who, case))
    }

    /// What a handover is made of: everything urgent with who had it, for who takes over unless they keep away from it or who hands over
    /// may not see it.
    pub fn compiled(&self, outgoing: StaffId, incoming: StaffId) -> Vec<Item> {
        let mut items = Vec::new();
        for (at, case) in self.cases.iter().enumerate() {
            if case.decided {
                continue;
            }
            let kept = case.accuses == Some(outgoing) || !self.can(incoming, case);
            let had = self.by_last_handover(at).filter(|who| self.can(*who, case));
            // What they took over before went on with the duty.
            let stays = had.filter(|_| !self.passed_on_by(at, incoming));
            let holder = stays.or(Some(outgoing).filter(|who| self.can(*who, case))).or(had);
            let holder = holder.unwrap_or_else(|| self.passed_on(at).unwrap_or(outgoing));
            items.push(Item { case: at, holder, mark: Mark::Unsigned, kept });
        }
        items
    }

    /// What was told before and not taken over, with who had it as long as they stand duty, then what is new.
    pub fn carried(
        &self,
        outgoing: StaffId,
        of: impl Fn(&Handover) -> &[Told],
        new: impl Iterator<Item = String>,
    ) -> Vec<Told> {
        let before = self.handovers.last().map(of).unwrap_or_default();
        let open = before.iter().filter(|told| told.mark != Mark::Taken).map(|told| {
            let holder = if self.stands(told.holder) { told.holder } else { outgoing };
            Told { holder, mark: Mark::Unsigned, ..told.clone() }
        });
        let new = new.map(|text| Told { text, holder: outgoing, mark: Mark::Unsigned });
        open.chain(new).collect()
    }

    /// Whom it falls to when neither who had it nor the outgoing one can act.
    fn passed_on(&self, at: usize) -> Option<StaffId> {
        let case = &self.cases[at];
        let order: Vec<StaffId> = self.handovers.last().map(|last| last.duties()[1]).into_iter().collect();
        self.first_able(order, case)
    }

    /// The handover that is neither finished nor withdrawn.
    pub fn goes_on(&self) -> Option<&Handover> {
        self.handovers.last().filter(|last| !last.finished && !last.withdrawn)
    }

    /// The handover that goes on, with somebody who can still sign.
    pub fn under_way(&self) -> Option<&Handover> {
        self.goes_on().filter(|last| self.stands(last.incoming))
    }

    /// Whether a day has a gap or somebody on leave.
    pub fn faulty(&self, day: i64) -> bool {
        (0..SHIFTS.len()).any(|shift| {
            let posts = self.rota.get(&(day, shift)).cloned().unwrap_or_default();
            posts.is_empty() || posts.iter().any(|(who, _)| self.away.contains(&(day, *who)))
        })
    }

    /// Whether whoever has a shift of a day can still stand it.
    pub fn all_stand(&self, day: i64) -> bool {
        let of_day = self.rota.iter().filter(|((of, _), _)| *of == day);
        of_day.flat_map(|(_, posts)| posts).all(|(who, _)| self.stands(*who))
    }

    /// Changes the rota, unless a day that was made known would have a gap or a clash then.
    pub fn plans(&mut self, days: impl Iterator<Item = i64>, change: impl FnOnce(&mut Self)) -> bool {
        let (rota, away) = (self.rota.clone(), self.away.clone());
        change(self);
        let wrong = days.into_iter().any(|day| self.published.contains(&day) && self.faulty(day));
        if wrong {
            (self.rota, self.away) = (rota, away);
        }
        !wrong
    }
}
