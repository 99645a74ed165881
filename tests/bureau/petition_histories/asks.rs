//! What somebody asks, and the same as the door wants it.

use honordesk::bureau::command::ActRequest;
use honordesk::domain::petition::{
    Accused, Carried, PetitionAct as Act, PetitionState as State, PetitionerWord, ProofKind, ServiceProof,
    WordKind,
};
use honordesk::domain::{Date, PetitionId, StaffId};

use super::case::{Ask, Below};
use super::hands::{SECOND, World, handlers};
use crate::bureau_support::secrecy::TOWNS;
use crate::bureau_support::{division, staff_id};

/// The plainest way to ask.
pub fn plain(act: Act, by: StaffId, on: Date) -> Ask {
    Ask {
        act,
        by,
        on,
        recorded: on,
        until: None,
        said: true,
        score: None,
        cites: false,
        route: None,
        demand: 0,
        staff: None,
        town: None,
        signed: true,
        earlier: None,
        paper: None,
        words: 0,
    }
}

/// The same as the door wants it.
pub fn request(ask: &Ask) -> ActRequest {
    let kind = if ask.signed { ProofKind::Signature } else { ProofKind::Mail };
    let number = match ask.act {
        Act::Serve | Act::NoFurther | Act::Hearing => ask.signed,
        Act::Mediate => ask.said,
        _ => false,
    };
    ActRequest {
        document: if number { "文号 1".into() } else { String::new() },
        papers: ask.paper.into_iter().collect(),
        on: Some(ask.on),
        note: if ask.said { format!("有据{}", ask.words) } else { String::new() },
        until: ask.until,
        score: ask.score,
        rule: ask.cites.then(|| "appraisal".to_owned()),
        set_by: (ask.act == Act::SetDeadline).then(|| "分管副局长".to_owned()),
        organ: (ask.act == Act::Enforce).then(|| "某区社会保险局".to_owned()),
        carried: (ask.act == Act::CarryOut).then_some(if ask.signed {
            Carried::Done
        } else {
            Carried::NotDone
        }),
        route: ask.route,
        division: ask.town.filter(|_| ask.act == Act::HandDown).map(|at| division(TOWNS[at])),
        staff: ask.staff.filter(|_| ask.act != Act::NameAccused),
        accused: ask
            .staff
            .filter(|_| ask.act == Act::NameAccused)
            .map(|staff| Accused { staff: Some(staff), ..Accused::default() }),
        demand: Some(ask.demand as u8),
        proof: (ask.act == Act::Serve).then(|| ServiceProof::new(kind)),
        word: (ask.signed && ask.act == Act::Withdraw)
            .then_some(PetitionerWord { kind: WordKind::Signed, at: None }),
        despite: ask.said.then(|| "有据".to_owned()),
        earlier: ask.earlier.map(|at| PetitionId(at as u32 + 1)),
        ..ActRequest::new(ask.act)
    }
}

impl World {
    /// Something that somebody could ask.
    pub fn ask(&mut self, at: usize) -> Ask {
        let act = self.dice.one_of(Act::ALL);
        // Whoever waits for an answer or a result has it before long.
        let awaited = match self.cases[at].state() {
            State::Enforcing => Some(Act::CarryOut),
            State::Replied | State::Reviewed | State::Rechecked if self.cases[at].undelivered() => {
                Some(Act::Finalise)
            }
            _ if self.cases[at].below() == Below::Has => Some(Act::ReportUp),
            _ => self.cases[at].asked_for_more().map(|_| Act::ApproveExtension),
        };
        let act = awaited.filter(|_| self.chance(3)).unwrap_or(act);
        let by = if self.chance(30) { staff_id("window") } else { self.dice.one_of(&handlers()) };
        let heads = act.answers_extension() || act == Act::LiftRecusal;
        let by = if heads && !self.chance(4) { staff_id("head") } else { by };
        let (today, newest) = (self.today(), self.cases[at].newest());
        let back = self.dice.upto(1 + u32::try_from(today.days_since(newest).clamp(0, 9)).unwrap());
        let on = if self.chance(3) { today.plus_days(-i64::from(back)) } else { today };
        let due = self.cases[at].limit("conclude", on).map(|limit| limit.due);
        let from = due.filter(|_| act == Act::ApproveExtension).unwrap_or(on);
        let span = self.dice.one_of(&[0, 1, 3, 10, 20, 30, 31, 90, 91, 366]);
        // One at most keeps away, so that somebody is left.
        let act = if act == Act::Recuse && !self.cases[at].recused.is_empty() { Act::Note } else { act };
        // Nor is more than one named, so that somebody is left.
        let act = if act == Act::NameAccused && !self.cases[at].accused.is_empty() { Act::Note } else { act };
        let cites = act == Act::Suspend && !self.chance(6);
        let until =
            (!self.chance(4)).then(|| from.plus_days(span)).filter(|_| act != Act::Suspend || span < 31);
        let earlier = self.cases.len() as u32;
        let earlier = (!self.chance(4)).then(|| self.dice.upto(earlier) as usize);
        let waiting: Vec<Act> = self.cases[at].unserved().iter().map(|(act, _)| *act).collect();
        // Most often the newest paper, which leads on.
        let any = if waiting.is_empty() { Act::Accept } else { self.dice.one_of(&waiting) };
        let paper = if self.chance(3) { any } else { waiting.last().copied().unwrap_or(any) };
        let paper = if self.chance(6) { None } else { Some(paper) };
        let recused = self.cases[at].recused.first().copied();
        let staff = match act {
            Act::NameAccused => Some(self.dice.one_of(&[SECOND, staff_id("checker")])),
            Act::LiftRecusal if !self.chance(4) => recused,
            Act::LiftRecusal => Some(self.dice.one_of(&handlers())),
            Act::Recuse if self.chance(2) => Some(self.dice.one_of(&handlers())),
            // Whom it would go to is named where nothing goes to anybody.
            Act::Accept | Act::Reply | Act::Note if self.chance(9) => Some(self.dice.one_of(&handlers())),
            _ => None,
        };
        Ask {
            act,
            by,
            on,
            recorded: today,
            until,
            // Whether simple handling comes late may hang on days that nobody knows yet.
            said: !self.chance(12) || act == Act::Simple,
            score: (!self.chance(4)).then(|| self.dice.upto(7) as u8),
            cites,
            route: self.route(),
            demand: self.dice.upto(3) as usize,
            staff,
            town: (!self.chance(6)).then(|| self.dice.upto(3) as usize),
            signed: !self.chance(8),
            earlier: earlier.filter(|_| act == Act::Join),
            paper: paper.filter(|_| act == Act::Serve),
            words: self.dice.upto(100_000),
        }
    }
}
