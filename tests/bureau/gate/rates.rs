//! One of each command and query about rates and settings of the place, and the action it needs.

use honordesk::bureau::command::{NewRate, NewRates, NewSetting};
use honordesk::bureau::{Action, Command, Query};
use honordesk::domain::ledger::{Cell, Per, PlaceChoice, PlaceKey, PlaceValue, ProposalId};
use honordesk::domain::{Fen, RateProposalId, SettingProposalId};

use crate::bureau_support::{date, month};

fn notice() -> NewRates {
    NewRates {
        notice: "试发〔2025〕1号".into(),
        standard: "花都区".into(),
        rows: vec![NewRate {
            cell: Cell {
                programme: "five-elders-allowance".into(),
                group: Some("WL".into()),
                grade: None,
                nature: None,
            },
            amount: Some(Fen(50_000)),
            per: Per::Month,
            effective: date("2026-08-01"),
        }],
    }
}

fn setting() -> NewSetting {
    let value = PlaceValue::Choice(PlaceChoice::Monthly);
    NewSetting { key: PlaceKey::Cycle, value, from: month("2026-01"), basis: "试办〔2026〕2号".into() }
}

/// All commands.
pub fn commands() -> Vec<(Command, Action)> {
    let proposal = ProposalId::Rates(RateProposalId(9));
    let settings = ProposalId::Settings(SettingProposalId(9));
    let reason = "试试".to_owned();
    vec![
        (Command::ProposeRates { new: Box::new(notice()), despite: None }, Action::ProposeRates),
        (Command::ProposeSettings { new: vec![setting()], despite: None }, Action::ProposeRates),
        (Command::ApproveProposal { proposal, seen: 1 }, Action::ApproveRates),
        (Command::RejectProposal { proposal: settings, seen: 1, reason }, Action::ApproveRates),
        (Command::WithdrawProposal { proposal, seen: 1 }, Action::ProposeRates),
    ]
}

/// All queries.
pub fn queries() -> Vec<(Query, Action)> {
    vec![
        (Query::Rates { on: date("2026-11-23"), programme: None }, Action::ReadLedger),
        (Query::RatesLacking { month: month("2026-11") }, Action::ReadLedger),
        (Query::CheckRates(Box::new(notice())), Action::ProposeRates),
        (Query::Proposals { waiting: false }, Action::ReadLedger),
        (Query::Proposal(ProposalId::Rates(RateProposalId(1))), Action::ReadLedger),
        (Query::RaiseEffect(RateProposalId(1)), Action::ReadLedger),
        (Query::PlaceSettings { month: month("2026-11") }, Action::ReadLedger),
    ]
}
