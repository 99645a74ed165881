//! What the desk came to know of people: notes and cautions, relatives who act for somebody, deaths reported these days, and who is
//! expected today.

use super::builder::Builder;
use crate::bureau::command::{AccountAsked, AccountTarget, NewDeath, PersonChange, Visitor};
use crate::bureau::{Command, Outcome, Refusal};
use crate::domain::ledger::EntryKind;
use crate::domain::note::{NoteFacts, NoteKind};
use crate::domain::person::{
    AccountDocument, AccountEvidence, BankAccount, Capacity, CapacityKind, DeathCause, Relative,
};
use crate::domain::staff::{Role, Roles};
use crate::domain::visit::Caller;
use crate::domain::{Date, Fen, PersonId};
use crate::sample::chance::{Topic, stream};
use crate::sample::money::Line;
use crate::sample::numbers;
use crate::sample::roster::{REPORT_PEOPLE, Slot};

/// Notes in a bureau of 22,000.
const NOTES: u64 = 60;
/// Relatives who may act for somebody, and relatives with a record of their own.
const AGENTS: u64 = 24;
const KIN: u64 = 40;
/// Deaths reported in the last days, whose months after death are not booked yet.
const DEATHS: u64 = 3;
/// Minutes of the day at which somebody is expected today.
const EXPECTED: [u16; 4] = [570, 610, 870, 930];

const PLAIN: [&str; 5] = [
    "听力不好，可用字写给他看",
    "行动不便，请到一楼接待",
    "只会说客家话，可请同乡同事帮忙",
    "习惯上午来，电话请打座机",
    "证件由女儿保管",
];
const CAUTIONS: [&str; 3] = [
    "曾有人冒名代领，代办须核对授权委托书原件",
    "账号变更争议未了，改账号前请先问复核人",
    "情绪容易激动，请两人一起接待",
];

impl Builder<'_> {
    /// All of it, on the last day.
    pub(super) fn desk(&mut self, on: Date) -> Result<(), Refusal> {
        for k in 0..self.share(NOTES) {
            self.note(on, k)?;
        }
        for k in 0..self.share(AGENTS) {
            self.agent(on, k)?;
        }
        for k in 0..self.share(KIN) {
            self.kin(on, k)?;
        }
        for n in self.reported_dead() {
            self.reported_death(on, n)?;
        }
        if self.visits_a_day() > 0 {
            self.expected(on)?;
        }
        self.account_asked(on)?;
        self.aid_asked(on)
    }

    /// Somebody showed a new passbook: another account is asked for, and waits for the second of two people.
    fn account_asked(&mut self, on: Date) -> Result<(), Refusal> {
        let dead = self.reported_dead();
        let lives = |n: &u32| self.is_paid_and_lives(*n) && !dead.contains(n);
        let Some(n) = (0..self.spec.people).find(lives) else { return Ok(()) };
        let person = self.id(n);
        let keeper = self.hands.keeper.clone();
        let card = self.scribe.record(keeper.clone(), on, person)?.card;
        let mut rng = stream(self.spec.seed, Topic::Desk, (6 << 40) + u64::from(n));
        let account = BankAccount {
            bank: "广州银行".to_owned(),
            holder: card.name,
            number: numbers::account(&mut rng),
            ..BankAccount::default()
        };
        let asked = Box::new(AccountAsked {
            target: AccountTarget::Own(Some(account)),
            evidence: AccountEvidence {
                kind: AccountDocument::Passbook,
                note: "本人持存折来窗口".to_owned(),
            },
        });
        let ask = Command::AskAccount { person, seen: card.version, asked, despite: None };
        self.scribe.does(keeper, on, ask).map(drop)
    }

    /// Somebody's request for emergency aid waits to be decided.
    fn aid_asked(&mut self, on: Date) -> Result<(), Refusal> {
        // Nothing is asked for the dead.
        let dead = self.reported_dead();
        let (Some(person), Some(item)) =
            (self.paid_and_living().find(|n| !dead.contains(n)), self.terms.aid())
        else {
            return Ok(());
        };
        let (month, amount) = (on.month(), Fen::from_yuan(20_000).unwrap_or_default());
        let line = Line { person, item, month, kind: EntryKind::Due, amount, memo: "" };
        self.ask(on, &line).map(drop)
    }

    /// Whether somebody who is none of the named lives and draws the benefit of those who fought.
    fn is_paid_and_lives(&self, n: u32) -> bool {
        let (slot, life) = self.plan.life(n);
        matches!(slot, Slot::Paid("51", _)) && life.died.is_none()
    }

    /// So many for the people there are as there would be of `n` in the report's 22,000.
    fn share(&self, n: u64) -> u64 {
        (u64::from(self.spec.people) * n / u64::from(REPORT_PEOPLE)).min(n)
    }

    /// Somebody living who is none of the named; another one for every topic and number.
    fn somebody(&self, topic: u64, k: u64) -> Option<PersonId> {
        let mut rng = stream(self.spec.seed, Topic::Desk, (topic << 40) + k);
        let n = rng.u32(0..self.spec.people.max(1));
        let (slot, life) = self.plan.life(n);
        let fit = life.died.is_none() && !slot.is_named() && life.joined < self.spec.today.month();
        Some(self.id(n)).filter(|id| fit && *id != PersonId::default())
    }

    fn note(&mut self, on: Date, k: u64) -> Result<(), Refusal> {
        let Some(person) = self.somebody(1, k) else { return Ok(()) };
        let caution = k.is_multiple_of(4);
        let texts: &[&str] = if caution { &CAUTIONS } else { &PLAIN };
        let text =
            usize::try_from(k).ok().and_then(|k| texts.get(k % texts.len())).copied().unwrap_or_default();
        let facts = Box::new(NoteFacts {
            kind: if caution { NoteKind::Caution } else { NoteKind::Plain },
            text: text.to_owned(),
            pinned: caution || k.is_multiple_of(3),
            expires: caution.then(|| on.plus_days(180)),
            roles: if k.is_multiple_of(8) { Roles::new([Role::Petitions]) } else { Roles::default() },
        });
        self.scribe.does(self.hands.officer.clone(), on, Command::AddNote { person, facts }).map(drop)
    }

    /// A daughter or son who may act for somebody; some of the letters have run out.
    fn agent(&mut self, on: Date, k: u64) -> Result<(), Refusal> {
        let Some(person) = self.somebody(2, k) else { return Ok(()) };
        let record = self.scribe.record(self.hands.clerk.clone(), on, person)?;
        let Some(known) = record.relatives.first() else { return Ok(()) };
        let ran_out = k.is_multiple_of(6);
        let capacity = Capacity {
            kind: CapacityKind::Agent,
            paper: format!("授权委托书 {}-{:03}", on.year(), k + 1),
            from: Some(on.plus_days(if ran_out { -500 } else { -120 })),
            until: Some(on.plus_days(if ran_out { -135 } else { 245 })),
        };
        let relative = Relative {
            relation: known.relation.clone(),
            name: known.name.clone(),
            capacity: Some(capacity),
            ..Relative::default()
        };
        let change = PersonChange::RelativeKeeping { at: 0, relative, keep_id: true, keep_phone: true };
        self.amend(on, person, record.card.version, change)
    }

    /// Two people on record who belong together.
    fn kin(&mut self, on: Date, k: u64) -> Result<(), Refusal> {
        let (Some(one), Some(other)) = (self.somebody(3, k), self.somebody(4, k)) else { return Ok(()) };
        if one == other {
            return Ok(());
        }
        let record = self.scribe.record(self.hands.clerk.clone(), on, one)?;
        let name = self.scribe.record(self.hands.clerk.clone(), on, other)?.card.name;
        let at = u8::try_from(record.relatives.len()).unwrap_or(u8::MAX);
        let relative =
            Relative {
                relation: "兄弟姐妹".to_owned(), name, person: Some(other), ..Relative::default()
            };
        self.amend(on, one, record.card.version, PersonChange::Relative(at, Some(relative)))
    }

    fn amend(&mut self, on: Date, person: PersonId, seen: u32, change: PersonChange) -> Result<(), Refusal> {
        let command = Command::AmendPerson { person, seen, changes: vec![change], despite: None };
        let receipt = self.scribe.does(self.hands.keeper.clone(), on, command)?;
        if let Outcome::Person(id, version) = receipt.outcome {
            self.versions.insert(id, version);
        }
        Ok(())
    }

    /// Combat veterans who are paid and live, from the last number.
    fn paid_and_living(&self) -> impl Iterator<Item = u32> + use<> {
        let all = (0..self.spec.people).rev().filter(|n| self.is_paid_and_lives(*n));
        all.take(8).collect::<Vec<u32>>().into_iter()
    }

    /// Those of them whose deaths were just reported.
    fn reported_dead(&self) -> Vec<u32> {
        self.paid_and_living().take(usize::try_from(self.share(DEATHS)).unwrap_or(0)).collect()
    }

    fn reported_death(&mut self, on: Date, n: u32) -> Result<(), Refusal> {
        let person = self.id(n);
        let seen = self.scribe.record(self.hands.clerk.clone(), on, person)?.card.version;
        let died = on.plus_days(-40 - i64::from(n % 50));
        let death = NewDeath {
            on: died,
            document: format!("死亡证明 {}-{n:05}", died.year()),
            cause: Some(DeathCause::Illness),
        };
        let command = Command::RecordDeath { person, seen, death, despite: None };
        self.scribe.does(self.hands.keeper.clone(), on, command).map(drop)
    }

    /// Appointments of today, made some days ago.
    fn expected(&mut self, on: Date) -> Result<(), Refusal> {
        for (minute, k) in EXPECTED.into_iter().zip(0..) {
            let Some(person) = self.somebody(5, k) else { continue };
            let visitor = Visitor {
                person: Some(person),
                caller: Caller::in_person(),
                topics: vec!["subsidy".to_owned()],
            };
            let command = Command::BookVisit { visitor, day: on, minute };
            self.scribe.does(self.hands.clerk.clone(), on, command)?;
        }
        Ok(())
    }
}
