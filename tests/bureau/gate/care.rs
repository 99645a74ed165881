//! One of each command and query about contacts, households in hardship and condolence lists, and the action it needs.

use honordesk::bureau::command::{Contacted, MadeFor};
use honordesk::bureau::query::{HardshipAsked, RotaAsked};
use honordesk::bureau::{Action, Command, Query};
use honordesk::domain::care::{
    ContactKind, ContactResult, HardshipFacts, HardshipResult, Recipients, Relief,
};
use honordesk::domain::{CondolenceId, ContactId, Fen, GiftId, HardshipId, PersonId};

use crate::bureau_support::{date, division};

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
        goods: None,
    };
    let reason = || "试".to_owned();
    let contact = ContactId(1);
    let said = || Contacted::new(PersonId(1), ContactKind::Call, ContactResult::Reached);
    vec![
        (Command::RecordContact { said: said() }, Action::Care),
        (Command::AmendContact { contact, seen: 0, said: said() }, Action::Care),
        (Command::VoidContact { contact, seen: 0, reason: String::new() }, Action::Care),
        (Command::AssignTown { town: division("440114001"), to: None }, Action::AssignTowns),
        (Command::RegisterHardship { facts: facts() }, Action::Care),
        (Command::AmendHardship { hardship, seen, facts: facts() }, Action::Care),
        (Command::AddMeasure { hardship, seen, on: None, what: reason() }, Action::Care),
        (Command::EndHardship { hardship, seen, result: HardshipResult::Lifted, on: None }, Action::Care),
        (Command::ReopenHardship { hardship, seen, reason: reason() }, Action::Care),
        (Command::MakeCondolence { made, despite: None }, Action::Condole),
        (Command::AddGift { list, person: PersonId(1) }, Action::Condole),
        (Command::DropGift { gift, seen }, Action::Condole),
        (Command::GiveGift { gift, seen, received_by: String::new(), despite: None }, Action::Condole),
        (Command::TakeBackGift { gift, seen, reason: reason() }, Action::Condole),
        (Command::CloseCondolence { list, seen }, Action::Condole),
        (Command::ReopenCondolence { list, seen, reason: reason() }, Action::Condole),
        (Command::ProposeCondolence { list, seen }, Action::Condole),
        (Command::AgreeCondolence { list, seen }, Action::ApproveCondolences),
        (Command::DeclineCondolence { list, seen, reason: reason() }, Action::ApproveCondolences),
    ]
}

/// One of each query, and the action it needs.
pub fn queries() -> Vec<(Query, Action)> {
    vec![
        (Query::Rota { asked: RotaAsked::default(), offset: 0, limit: 9 }, Action::ReadCare),
        (Query::Hardships { asked: HardshipAsked::default(), offset: 0, limit: 9 }, Action::ReadCare),
        (Query::Hardship(HardshipId(1)), Action::ReadCare),
        (Query::CareFigures { from: date("2026-01-01"), to: date("2026-12-31") }, Action::ReadCare),
        (Query::FestivalSums { year: 2026 }, Action::ReadCare),
        (Query::Condolences, Action::ReadCare),
        (
            Query::Condolence { list: CondolenceId(1), text: String::new(), offset: 0, limit: 9 },
            Action::ReadCare,
        ),
        (Query::ContactsOf { person: PersonId(1), limit: 9 }, Action::ReadCare),
    ]
}
