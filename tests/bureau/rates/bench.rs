//! What the tests of rates and settings share.
#![allow(unused_imports, reason = "handed on")]

pub use crate::bureau_support::*;
pub use honordesk::bureau::answer::{
    ProposalRow, ProposalView, RateBlock, RateFrom, RatesChecked, RatesLacking, SettingLine,
};
pub use honordesk::bureau::command::{NewRate, NewRates, NewSetting};
pub use honordesk::bureau::{
    Action, Answer, Command, Denied, Fault, ImportRow, ImportRun, Outcome, Query, Receipt, Refusal,
};
pub use honordesk::domain::ledger::{
    Cell, Doubt, Per, PlaceChoice, PlaceKey, PlaceValue, ProposalId, ProposalState, RateFault, RateNeeds,
};
pub use honordesk::domain::person::{Nature, PersonFacts, Recognition, RecognitionState};
pub use honordesk::domain::staff::Role;
pub use honordesk::domain::{Fen, PersonId, RateProposalId};

pub fn cell(programme: &str, group: Option<&str>) -> Cell {
    Cell { programme: programme.into(), group: group.map(Into::into), grade: None, nature: None }
}

pub fn graded(grade: u8, nature: Nature) -> Cell {
    Cell { grade: Some(grade), nature: Some(nature), ..cell("disability-pension", None) }
}

pub fn row(cell: Cell, yuan: i64, per: Per, effective: &str) -> NewRate {
    NewRate { cell, amount: Some(Fen(yuan * 100)), per, effective: date(effective) }
}

pub fn elders(yuan: i64, effective: &str) -> NewRate {
    row(cell("five-elders-allowance", Some("WL")), yuan, Per::Month, effective)
}

pub fn notice(rows: Vec<NewRate>) -> NewRates {
    NewRates { notice: "试府〔2026〕12号".into(), standard: "花都区".into(), rows }
}

pub fn propose(f: &Fixture, rows: Vec<NewRate>, despite: Option<&str>) -> Result<Receipt, Refusal> {
    let despite = despite.map(Into::into);
    f.run("maker", Command::ProposeRates { new: Box::new(notice(rows)), despite })
}

pub fn proposal_of(receipt: &Receipt) -> (ProposalId, u32) {
    match receipt.outcome {
        Outcome::Proposal(id, version) => (id, version),
        ref other => panic!("{other:?}"),
    }
}

pub fn approve(f: &Fixture, who: &str, (proposal, seen): (ProposalId, u32)) -> Result<Receipt, Refusal> {
    f.run(who, Command::ApproveProposal { proposal, seen })
}

/// Proposed by the maker and approved by the checker.
pub fn entered(f: &Fixture, rows: Vec<NewRate>, despite: Option<&str>) -> ProposalId {
    let proposal = proposal_of(&propose(f, rows, despite).unwrap());
    approve(f, "checker", proposal).unwrap();
    proposal.0
}

pub fn faults(f: &Fixture, rows: Vec<NewRate>) -> Vec<(String, RateFault)> {
    let Refusal::Invalid(found) = propose(f, rows, Some("核对过原件")).unwrap_err() else {
        panic!("taken")
    };
    let of = |fault| match fault {
        Fault::Rate(fault) => fault,
        other => panic!("{other:?}"),
    };
    found.into_iter().map(|f| (f.field, of(f.fault))).collect()
}

pub fn doubts(f: &Fixture, rows: Vec<NewRate>) -> Vec<Doubt> {
    match propose(f, rows, None) {
        Err(Refusal::Doubtful(doubts)) => doubts,
        other => panic!("{other:?}"),
    }
}

pub fn block(f: &Fixture, programme: &str, on: &str) -> RateBlock {
    let query = Query::Rates { on: date(on), programme: Some(programme.into()) };
    match f.ask("window", query).unwrap() {
        Answer::Rates(blocks) => blocks.into_iter().next().unwrap(),
        other => panic!("{other:?}"),
    }
}

/// The bureau's own figure for the elders on a day, in yuan.
pub fn elders_on(f: &Fixture, on: &str) -> Option<i64> {
    let lines = block(f, "five-elders-allowance", on).lines;
    assert!(lines.len() <= 1);
    lines.first().map(|line| line.figure.0 / 100)
}

pub fn list(f: &Fixture, waiting: bool) -> Vec<ProposalRow> {
    match f.ask("head", Query::Proposals { waiting }).unwrap() {
        Answer::Proposals(rows) => rows,
        other => panic!("{other:?}"),
    }
}

pub fn view(f: &Fixture, id: ProposalId) -> ProposalView {
    match f.ask("head", Query::Proposal(id)).unwrap() {
        Answer::Proposal(view) => *view,
        other => panic!("{other:?}"),
    }
}

pub fn lacking(f: &Fixture, of: &str) -> RatesLacking {
    match f.ask("maker", Query::RatesLacking { month: month(of) }).unwrap() {
        Answer::RatesLacking(lacking) => *lacking,
        other => panic!("{other:?}"),
    }
}

pub fn settings(f: &Fixture, of: &str) -> Vec<SettingLine> {
    match f.ask("maker", Query::PlaceSettings { month: month(of) }).unwrap() {
        Answer::PlaceSettings(lines) => lines,
        other => panic!("{other:?}"),
    }
}

pub fn setting(key: PlaceKey, value: PlaceValue, from: &str) -> NewSetting {
    NewSetting { key, value, from: month(from), basis: "局长办公会2026年第3次".into() }
}

pub fn set(f: &Fixture, new: NewSetting, despite: Option<&str>) -> Result<Receipt, Refusal> {
    f.run("maker", Command::ProposeSettings { new: vec![new], despite: despite.map(Into::into) })
}
