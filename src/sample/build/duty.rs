//! The duty: its shifts, a rota of this month and the next that is made known, leave, a swap that waits, and the handover of the
//! evening before.

use super::builder::{Builder, Job};
use crate::bureau::command::DutyAct;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, Session};
use crate::domain::duty::{DutyLevel, Rung, ShiftKind};
use crate::domain::{Date, Month, StaffId};
use crate::sample::chance::{Topic, stream};
use crate::sample::founding::{HEAD, OFFICER, name_of};
use crate::sample::numbers;

/// The shifts: their names, from and to in minutes of the day. What the bureau says of its duty is made up here.
const DAY: (&str, u16, u16) = ("白班", 510, 1050);
const NIGHT: (&str, u16, u16) = ("夜班", 1050, 510);
/// Minutes without an answer after which each is called.
const AFTER: [u16; 3] = [0, 15, 60];
/// Older petitions are reviewed and page nobody.
const REVIEW_DAYS: u16 = 30;
/// The day of the month on which the next one is planned and made known.
const PLANNED: i64 = 25;
/// Leave within the next month: days of it that are over when it begins, and how many it has.
const LEAVE: (i64, i64) = (9, 2);
const NOTES: [&str; 3] = ["值班手机已充电，放在值班室", "夜间来电两次，均已登记", "接待大厅钥匙在值班室抽屉"];

impl Builder<'_> {
    /// The days on which it is planned, and the one on which it is handed over. So small a bureau that nobody comes has no duty.
    pub(super) fn duty_days(&self) -> Vec<(Date, Job)> {
        if self.visits_a_day() == 0 {
            return Vec::new();
        }
        let (today, evening) = (self.spec.today, self.spec.today.plus_days(-1));
        let planned = |month: Month| month.plus(-1).first_day().plus_days(PLANNED - 1).min(today);
        let mut jobs = vec![(evening, Job::Handover)];
        let mut month = evening.month();
        while month <= today.month().plus(1) {
            jobs.push((planned(month), Job::Rota(month)));
            month = month.plus(1);
        }
        jobs
    }

    /// Plans a month and makes it known; before the first, what holds for the duty.
    pub(super) fn rota(&mut self, on: Date, month: Month) -> Result<(), Refusal> {
        let (officer, head) = (self.hands.officer.clone(), self.hands.head.clone());
        if month == self.spec.today.plus_days(-1).month() {
            self.duty_rules(on)?;
        }
        let (first, last) = (month.first_day(), month.last_day());
        let (after, days) = LEAVE;
        let (from, until) = (first.plus_days(after), first.plus_days(after + days - 1));
        // Leave is known before the rota, which then passes them over.
        if month > self.spec.today.month() {
            let leave =
                DutyAct::Leave { staff: officer.staff, first: from, last: until, away: true, despite: None };
            self.duty(head.clone(), on, leave)?;
        }
        let crew: Vec<StaffId> = [&officer, &self.hands.clerk, &head].map(|one| one.staff).into();
        for (shift, ..) in [DAY, NIGHT] {
            let turns = DutyAct::Rotate { first, last, shift: shift.to_owned(), staff: crew.clone() };
            self.duty(officer.clone(), on, turns)?;
        }
        self.duty(head, on, DutyAct::Publish { first, last })?;
        if month > self.spec.today.month() { self.swap(on, first) } else { Ok(()) }
    }

    fn duty(&mut self, who: Session, on: Date, act: DutyAct) -> Result<Receipt, Refusal> {
        self.scribe.does(who, on, Command::Duty(act))
    }

    /// The shifts, and whom to call after how many minutes.
    fn duty_rules(&mut self, on: Date) -> Result<(), Refusal> {
        let mut rng = stream(self.spec.seed, Topic::Desk, 10 << 40);
        let shift = |(name, start, end): (&str, u16, u16)| ShiftKind { name: name.to_owned(), start, end };
        let levels = [DutyLevel::Duty, DutyLevel::TeamLead, DutyLevel::Head];
        let names = ["值班室", name_of(OFFICER), name_of(HEAD)];
        let rungs = levels.into_iter().zip(AFTER).zip(names).map(|((level, after), name)| Rung {
            level,
            after,
            name: name.to_owned(),
            phone: numbers::phone(&mut rng),
        });
        let (shifts, rungs) = (vec![shift(DAY), shift(NIGHT)], rungs.collect());
        let said =
            DutyAct::SetRules { seen: 0, shifts, rungs, review_days: Some(REVIEW_DAYS), uncovered: false };
        self.duty(self.hands.head.clone(), on, said).map(drop)
    }

    /// A shift of the clerk in the first days of a month: another is asked to stand it, and has not answered.
    fn swap(&mut self, on: Date, first: Date) -> Result<(), Refusal> {
        let (clerk, to) = (self.hands.clerk.clone(), self.hands.officer.staff);
        for day in (2..7).map(|n| first.plus_days(n)) {
            for (shift, ..) in [DAY, NIGHT] {
                let ask = DutyAct::AskSwap { day, shift: shift.to_owned(), to };
                match self.duty(clerk.clone(), on, ask) {
                    // Somebody else stands that one, or both do.
                    Err(Refusal::Duty(_)) => {}
                    done => return done.map(drop),
                }
            }
        }
        Ok(())
    }

    /// The evening: who stood the day hands over to who stands the night, item by item, to the end.
    pub(super) fn handover(&mut self, on: Date) -> Result<(), Refusal> {
        let asks = self.hands.clerk.clone();
        let Answer::Duty(board) = self.scribe.asks(asks, on, Query::Duty { from: on })? else {
            return Ok(());
        };
        let posts = || board.days.iter().filter(|row| row.day == on).flat_map(|row| &row.posts);
        let crew = [&self.hands.officer, &self.hands.clerk, &self.hands.head];
        let stands = |(shift, ..): (&str, u16, u16)| {
            let post = posts().find(|post| post.shift == shift)?;
            crew.iter().find(|one| one.staff == post.staff).map(|one| (*one).clone())
        };
        let Some((from, to)) = stands(DAY).zip(stands(NIGHT)) else { return Ok(()) };
        let (.., evening) = DAY;
        let notes = NOTES.map(str::to_owned).to_vec();
        let begin = Command::Duty(DutyAct::BeginHandover { to: to.staff, notes, despite: None });
        let receipt = self.scribe.does_at(from, (on, evening), begin)?;
        let Outcome::Handover(handover, _) = receipt.outcome else { return Ok(()) };
        let asks = Query::Duty { from: on };
        let Answer::Duty(board) = self.scribe.asks(to.clone(), on, asks)? else { return Ok(()) };
        let mut minute = evening;
        for item in
            board.handover.iter().flat_map(|one| &one.items).filter(|item| !item.kept).map(|item| item.mark)
        {
            minute += 1;
            let sign = Command::Duty(DutyAct::Sign { handover, item, left: None });
            self.scribe.does_at(to.clone(), (on, minute), sign)?;
        }
        let finish = Command::Duty(DutyAct::FinishHandover { handover });
        self.scribe.does_at(to, (on, minute + 1), finish).map(drop)
    }
}
