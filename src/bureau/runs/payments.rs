//! What a run pays, with accounts in full: for the file that goes to the bank and for the roster, and for nobody else.

use super::books::run as get;
use super::outcome::days;
use super::view::answers;
use super::{chain, lines};
use crate::bureau::answer::{RunPayment, RunPayments};
use crate::bureau::journal::{hexadecimal, staff_name};
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::RunId;
use crate::domain::ledger::run::{RunFault, RunStep};
use crate::store::Reading;

/// What a run pays. Only of one that is approved, and only for somebody who may hand it to the bank.
pub fn payments(r: &impl Reading, scene: Scene<'_>, id: RunId) -> Result<RunPayments, Stop> {
    let run = get(r, id)?;
    if !run.is_approved() {
        return Err(Refusal::Run(RunFault::NotFrom { state: run.state, step: RunStep::Export }).into());
    }
    chain::apart(r, scene, (&run, RunStep::TakeReturn))?;
    let sent = run.acts.iter().rev().find(|act| !act.void && act.step == RunStep::Export);
    let signer = |step: RunStep| {
        let act = run.acts.iter().rev().find(|act| !act.void && act.step == step);
        act.map_or(Ok(String::new()), |act| staff_name(r, act.by))
    };
    let signers = [signer(RunStep::Freeze)?, signer(RunStep::Review)?, signer(RunStep::Approve)?];
    let mut payments = Vec::new();
    for line in lines::of(r, id)?.into_iter().filter(|line| line.pays() && line.amount.0 > 0) {
        let paid = || line.parts.iter().filter(|part| part.cash().0 > 0);
        let now = paid().filter(|part| part.month == run.month).map(|part| i128::from(part.cash().0)).sum();
        let months = u32::try_from(paid().count()).unwrap_or(u32::MAX);
        let record = line.on_record();
        let pay_to = line.pay_to;
        payments.push(RunPayment {
            seq: line.seq,
            person: line.person,
            name: line.name,
            id_number: line.id_number,
            division: line.division,
            programme: line.programme,
            holder: pay_to.as_ref().map(|to| to.holder.clone()).unwrap_or_default(),
            bank: pay_to.as_ref().map(|to| to.bank.clone()).unwrap_or_default(),
            account: pay_to.map(|to| to.number).unwrap_or_default(),
            months,
            now: crate::domain::Total(now),
            amount: line.amount,
            change: line.change,
            record,
        });
    }
    Ok(RunPayments {
        run: id,
        version: run.version,
        month: run.month,
        programmes: run.programmes.clone(),
        total: run.total,
        day: sent.map_or(scene.asking.moment.today, |act| act.on),
        days: {
            let days = days(&run, scene);
            (*days.start(), *days.end())
        },
        file: run.file.as_ref().map(|file| (file.name.clone(), hexadecimal(&file.digest))),
        made: run.made.clone(),
        signers,
        answers: answers(r, &run)?,
        payments,
    })
}
