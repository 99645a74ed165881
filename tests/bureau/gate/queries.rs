//! One of each query, and the action it needs. The count in the test stands for those that are missing here.

use honordesk::bureau::command::Triage;
use honordesk::bureau::query::{
    ConfirmationStanding, ConfirmationsAsked, JournalFilter, Order, PaperFilter, Tab, TimelineFilter,
};
use honordesk::bureau::{Action, Query};
use honordesk::domain::filter::Key;
use honordesk::domain::ledger::BooksOf;
use honordesk::domain::{EntryId, PaperId, PersonId, PetitionId, VisitId};

use super::{bulk, care, duty, grants, petition_hands, quality, rates, runs, timing};
use crate::bureau_support::{date, month};

/// All of them.
#[allow(clippy::too_many_lines, reason = "one line a query")]
pub fn queries() -> Vec<(Query, Action)> {
    let mut all = vec![
        (Query::Desk, Action::UseDesk),
        (Query::Budgets { year: 2026 }, Action::ReadLedger),
        (Query::Forecast { year: 2026 }, Action::ReadLedger),
        (Query::FundStatement(statement()), Action::ReadLedger),
        (Query::Lookup { text: "王".into(), offset: 0, limit: 5, recent: vec![] }, Action::ReadPeople),
        (Query::Complete { text: "镇:".into() }, Action::ReadPeople),
        (Query::Pivot { by: Key::Town, across: None, text: String::new(), months: None }, Action::ReadPeople),
        (
            Query::Pivot {
                by: Key::Town,
                across: None,
                text: String::new(),
                months: Some((month("2026-11"), month("2026-11"))),
            },
            Action::ReadLedger,
        ),
        (Query::Views, Action::ReadPeople),
        (Query::Overview, Action::ReadPeople),
        (Query::Card(PersonId(1)), Action::ReadPeople),
        (Query::Record(PersonId(1)), Action::ReadPeople),
        (Query::Statement(PersonId(1)), Action::ReadLedger),
        (Query::Settlements { person: None }, Action::ReadLedger),
        (Query::DeathAhead { person: PersonId(1), on: date("2026-08-15"), cause: None }, Action::ReadLedger),
        (
            Query::Entitlement { person: PersonId(1), month: month("2026-11"), known: date("2026-11-23") },
            Action::ReadLedger,
        ),
        (Query::Editors { person: PersonId(1), since: date("2026-11-01") }, Action::ReadLedger),
        (
            Query::Confirmations {
                asked: ConfirmationsAsked {
                    year: 2026,
                    text: String::new(),
                    town: None,
                    standing: ConfirmationStanding::Open,
                },
                offset: 0,
                limit: 9,
            },
            Action::ReadLedger,
        ),
        (Query::ConfirmationsOf(PersonId(1)), Action::ReadLedger),
        (
            Query::ProgrammeMonth {
                programme: "disability-pension".into(),
                month: month("2026-11"),
                text: String::new(),
                offset: 0,
                limit: 9,
            },
            Action::ReadLedger,
        ),
        (Query::Entry(EntryId(1)), Action::ReadLedger),
        (Query::Periods, Action::ReadLedger),
        (Query::SecondWords, Action::ReadLedger),
        (Query::Waiting, Action::ReadWaiting),
        (Query::Books(BooksOf::Day(date("2026-11-23"))), Action::ReadLedger),
        (Query::VerifyHead { text: "月结〔2026〕1号".into() }, Action::VerifyBooks),
        (
            Query::Petitions { tab: Tab::All, order: Order::Due, text: String::new(), offset: 0, limit: 9 },
            Action::ReadPetitions,
        ),
        (Query::Petition(PetitionId(1)), Action::ReadPetitions),
        (Query::Triage(Triage::Undo { petitions: Vec::new() }), Action::ReadPetitions),
        (Query::PetitionForecast { petition: None }, Action::ReadPetitions),
        (Query::PetitionsOf(PersonId(1)), Action::ReadPetitions),
        (Query::Visits { day: date("2026-11-23") }, Action::ReadVisits),
        (Query::Visit(VisitId(1)), Action::ReadVisits),
        (Query::Asks(PersonId(1)), Action::ReadVisits),
        (Query::VisitsOf { person: PersonId(1), limit: 9 }, Action::ReadVisits),
        (Query::Papers { filter: PaperFilter::default(), offset: 0, limit: 9 }, Action::ReadPapers),
        (Query::Paper(PaperId(1)), Action::ReadPapers),
        (Query::Notes(PersonId(1)), Action::ReadPeople),
        (
            Query::Timeline {
                person: PersonId(1),
                filter: TimelineFilter::default(),
                before: None,
                limit: 9,
            },
            Action::ReadPeople,
        ),
        (Query::Journal { filter: JournalFilter::default(), before: None, limit: 9 }, Action::ReadJournal),
        (Query::Staff, Action::ReadStaff),
        (Query::Accounts, Action::ReadAccounts),
        (Query::ImportProfiles, Action::ImportPeople),
        (Query::ImportedFile { digest: [0; 32] }, Action::ImportPeople),
    ];
    all.extend(bulk::queries());
    all.extend(rates::queries());
    all.extend(runs::queries());
    all.extend(quality::queries());
    all.extend(care::queries());
    all.extend(duty::queries());
    all.extend(grants::queries());
    all.extend(petition_hands::queries());
    all.extend(timing::queries());
    all
}

/// A statement of a source of money.
fn statement() -> honordesk::bureau::query::FundAsked {
    honordesk::bureau::query::FundAsked {
        year: 2026,
        source: honordesk::domain::ledger::FundSource::Central,
        programme: None,
        from: month("2026-01"),
        until: month("2026-11"),
    }
}
