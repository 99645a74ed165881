//! Petitions are taken in and moved along.

use super::builder::Builder;
use crate::bureau::command::ActRequest;
use crate::bureau::{Command, Outcome, Refusal, SeedPetition};
use crate::domain::petition::{
    Demand, PetitionAct, PetitionFacts, Petitioner, PetitionerWord, ProofKind, ServiceProof, WordKind,
};
use crate::domain::{Date, DivisionCode, PetitionId};
use crate::sample::petitions::{Case, Step};

impl Builder<'_> {
    /// Takes in what was received until `on`, with the steps until then.
    pub(super) fn seed(&mut self, on: Date) -> Result<(), Refusal> {
        let plan = self.plan;
        let older: Vec<SeedPetition> = plan
            .cases
            .iter()
            .enumerate()
            .take_while(|(_, c)| c.received <= on)
            .map(|(n, c)| self.seeded(n, c, on))
            .collect();
        if older.is_empty() {
            return Ok(());
        }
        for (n, (kept, seed)) in self.petitions.iter_mut().zip(&older).enumerate() {
            // Numbers are given out in order; every act and the handing over make a version.
            let versions = 1 + seed.acts.len() + usize::from(seed.handed.is_some());
            *kept = Some((PetitionId(n as u32 + 1), versions as u32));
        }
        self.scribe.seed(self.hands.officer.clone(), on, older)
    }

    pub(super) fn seeded(&self, n: usize, case: &Case, until: Date) -> SeedPetition {
        let who = self.hands.on_petitions(n).staff;
        let done = case.steps.iter().enumerate().filter(|(_, step)| step.on <= until);
        let (assigned, others): (Vec<_>, Vec<_>) =
            done.partition(|(_, step)| step.act == PetitionAct::Assign);
        let acts = others.into_iter().map(|(k, step)| {
            let mut act = self.asked(case, step, k == 0);
            act.on = Some(step.on);
            let by = if step.act == PetitionAct::ApproveExtension { self.hands.head.staff } else { who };
            (act, by)
        });
        SeedPetition {
            facts: self.petition_facts(case),
            taken_by: self.hands.at_window(n).staff,
            handed: assigned.first().map(|(_, step)| (step.on, who)),
            acts: acts.collect(),
        }
    }

    pub(super) fn register(&mut self, on: Date, at: usize) -> Result<(), Refusal> {
        let Some(case) = self.plan.cases.get(at) else { return Ok(()) };
        let facts = self.petition_facts(case);
        let command = Command::RegisterPetition { facts: Box::new(facts) };
        let receipt = self.scribe.does(self.hands.at_window(at), on, command)?;
        if let (Outcome::Petition(id, _, version), Some(kept)) = (receipt.outcome, self.petitions.get_mut(at))
        {
            *kept = Some((id, version));
        }
        Ok(())
    }

    pub(super) fn petition_facts(&self, case: &Case) -> PetitionFacts {
        let petitioners = case.who.iter().map(|n| {
            let one = self.callers.get(n).cloned().flatten().unwrap_or_default();
            Petitioner {
                person: Some(self.id(*n)),
                name: one.name,
                phone: one.phone,
                representative: case.headcount > 1,
                ..Petitioner::default()
            }
        });
        PetitionFacts {
            received_at: Some(case.at),
            channel: case.channel,
            origin: case.origin,
            purpose: case.purpose,
            petitioners: petitioners.collect(),
            headcount: case.headcount,
            anonymous: case.who.is_empty(),
            secret: case.secret,
            demands: vec![Demand::new(case.demand, None)],
            // It happened where the first of them lives.
            division: self.lives(case),
            topics: vec![case.topic.to_owned()],
            ..PetitionFacts::on(case.received)
        }
    }

    fn lives(&self, case: &Case) -> Option<DivisionCode> {
        case.who.first().and_then(|n| self.callers.get(n)?.as_ref()?.lives)
    }

    /// A step as it is asked for; the first thing done decides the way the petition goes.
    fn asked(&self, case: &Case, step: &Step, first: bool) -> ActRequest {
        let town = || self.lives(case).and_then(DivisionCode::town);
        let note = match step.act {
            PetitionAct::Transfer => {
                town().map_or_else(|| "区信访局".to_owned(), |to| self.scribe.divisions().short_name(to))
            }
            act => said(act).to_owned(),
        };
        let document = match step.act {
            PetitionAct::Serve => format!("送达回证 {}", step.on),
            PetitionAct::Mediate => format!("和解协议 {}", step.on),
            _ => String::new(),
        };
        let proof = (step.act == PetitionAct::Serve).then(|| ServiceProof::new(ProofKind::Signature));
        let route = case.route.filter(|_| first);
        let word = (step.act == PetitionAct::Withdraw)
            .then_some(PetitionerWord { kind: WordKind::Signed, at: None });
        ActRequest { note, document, proof, word, until: step.until, route, ..ActRequest::new(step.act) }
    }

    pub(super) fn step(&mut self, on: Date, at: usize, step: usize) -> Result<(), Refusal> {
        let plan = self.plan;
        let Some(case) = plan.cases.get(at) else { return Ok(()) };
        let first = step == 0;
        let Some(step) = case.steps.get(step) else { return Ok(()) };
        let Some(Some((petition, seen))) = self.petitions.get(at).copied() else { return Ok(()) };
        let who = match step.act {
            PetitionAct::ApproveExtension => self.hands.head.clone(),
            _ => self.hands.on_petitions(at),
        };
        let command = match step.act {
            PetitionAct::Assign => Command::AssignPetition { petition, seen, to: who.staff },
            _ => Command::ActOnPetition { petition, seen, act: self.asked(case, step, first) },
        };
        let receipt = self.scribe.does(who, on, command)?;
        if let (Outcome::Petition(id, _, version), Some(kept)) = (receipt.outcome, self.petitions.get_mut(at))
        {
            *kept = Some((id, version));
        }
        Ok(())
    }
}

/// What is written down with a step that must not pass in silence.
fn said(act: PetitionAct) -> &'static str {
    match act {
        PetitionAct::Object => "所反映事项不属于本局职权，退回转送机关",
        PetitionAct::Reply => "已逐项核查并出具处理意见",
        PetitionAct::Mediate => "双方自愿达成协议并已签字",
        PetitionAct::RequestExtension => "情况复杂，需向外地调取档案",
        PetitionAct::ApproveExtension => "情况复杂，同意延长",
        PetitionAct::ReviewOpinion => "维持原处理意见",
        PetitionAct::RecheckOpinion => "维持复查意见",
        PetitionAct::Undelivered => "匿名信访，没有姓名和地址",
        PetitionAct::Withdraw => "信访人自愿撤回",
        _ => "",
    }
}
