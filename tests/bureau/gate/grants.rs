//! Commands and queries about requests for money that is not monthly.

use honordesk::bureau::query::GrantsAsked;
use honordesk::bureau::{Action, Command, Query};
use honordesk::domain::ledger::{GrantBasis, GrantFacts, Opinion, OpinionLevel};
use honordesk::domain::{Date, Fen, GrantId, PersonId};

pub fn commands() -> Vec<(Command, Action)> {
    let grant = GrantId(9);
    let facts = GrantFacts {
        programme: "outpatient-aid".into(),
        month: Date::EPOCH.month(),
        amount: Fen(1),
        basis: GrantBasis::Plain,
        evidence: String::new(),
    };
    let opinion =
        Opinion { level: OpinionLevel::Village, on: Date::EPOCH, agrees: true, words: String::new() };
    vec![
        (
            Command::ProposeGrant { person: PersonId(9), facts: Box::new(facts), despite: None },
            Action::ProposeGrants,
        ),
        (Command::NoteGrantOpinion { grant, seen: 1, opinion }, Action::ProposeGrants),
        (Command::DecideGrant { grant, seen: 1, declined: None, despite: None }, Action::ApproveGrants),
        (Command::WithdrawGrant { grant, seen: 1, reason: "录错".into() }, Action::ProposeGrants),
    ]
}

pub fn queries() -> Vec<(Query, Action)> {
    let asked = GrantsAsked::Waiting;
    vec![
        (Query::Grants { asked, offset: 0, limit: 5 }, Action::ReadLedger),
        (Query::Grant(GrantId(9)), Action::ReadLedger),
    ]
}
