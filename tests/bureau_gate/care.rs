//! One of each command about households in hardship and condolence lists, and the action it needs.

use honordesk::bureau::command::MadeFor;
use honordesk::bureau::{Action, Command};
use honordesk::domain::care::{HardshipFacts, HardshipResult, Recipients, Relief};
use honordesk::domain::{CondolenceId, Fen, GiftId, HardshipId, PersonId};

use super::bureau_support::date;

/// All of them.
pub fn commands() -> Vec<(Command, Action)> {
    let (hardship, list, gift, seen) = (HardshipId(1), CondolenceId(1), GiftId(1), 0);
    let facts = || {
        let (relief, since) = (Relief::None, date("2026-11-23"));
        Box::new(HardshipFacts { head: PersonId(9), members: vec![], relief, cause: "患病".into(), since })
    };
    let made = MadeFor {
        festival: "spring".into(),
        year: 2026,
        of: Recipients::People,
        whom: "镇:".into(),
        amount: Fen(1),
    };
    let reason = || "试".to_owned();
    vec![
        (Command::RegisterHardship { facts: facts() }, Action::Care),
        (Command::AmendHardship { hardship, seen, facts: facts() }, Action::Care),
        (Command::AddMeasure { hardship, seen, on: None, what: reason() }, Action::Care),
        (Command::EndHardship { hardship, seen, result: HardshipResult::Lifted, on: None }, Action::Care),
        (Command::ReopenHardship { hardship, seen, reason: reason() }, Action::Care),
        (Command::MakeCondolence { made }, Action::Condole),
        (Command::AddGift { list, person: PersonId(1) }, Action::Condole),
        (Command::DropGift { gift, seen }, Action::Condole),
        (Command::GiveGift { gift, seen, received_by: String::new() }, Action::Condole),
        (Command::TakeBackGift { gift, seen, reason: reason() }, Action::Condole),
        (Command::CloseCondolence { list, seen }, Action::Condole),
        (Command::ReopenCondolence { list, seen, reason: reason() }, Action::Condole),
    ]
}
