//! Everything that can be asked and might tell of a petition, and whether an answer does.

use honordesk::bureau::answer::{OwnerReason, SupervisionRow};
use honordesk::bureau::command::{ActRequest, CalendarFile, CountingSaid, Triage};
use honordesk::bureau::query::{
    EarlierAsked, JournalFilter, Order, PaperFilter, SupervisionAsked, Tab, TimelineFilter,
};
use honordesk::bureau::{Answer, Command, Query};
use honordesk::domain::petition::{DayZero, Figure, PetitionAct, Roll};
use honordesk::domain::{DivisionCode, PaperId, PersonId, PetitionId, SupervisionId, VisitId};

use super::{Fixture, date, division, staff_id};

pub const TOWNS: [&str; 3] = ["440114001000", "440114104000", "440114105000"];
pub const VILLAGES: [&str; 3] = ["440114001001", "440114104205", "440114105236"];

/// Words that are looked for in the queue: nothing, a name, numbers, a demand.
pub const WORDS: [&str; 5] = ["", "试某", "2026-", "优待金", "在访"];

pub fn place(f: &Fixture, who: &str, unit: DivisionCode) {
    let seen = f.account(who).staff.version;
    let command = Command::PlaceStaff { staff: staff_id(who), seen, unit: Some(unit), person: None };
    f.run("admin", command).unwrap();
}

/// Whatever a screen, a list, an export or the command line asks about these people and the first so many petitions.
pub fn questions(people: &[PersonId], petitions: u32, words: &[&str]) -> Vec<Query> {
    let mut all = vec![Query::Desk, Query::Overview, Query::Waiting, Query::Staff];
    for tab in Tab::ALL {
        for text in words {
            let (order, text) = (Order::default(), (*text).to_owned());
            all.push(Query::Petitions { tab, order, text, offset: 0, limit: 50 });
        }
    }
    for person in people.iter().copied() {
        all.extend([Query::Card(person), Query::Record(person), Query::PetitionsOf(person)]);
        all.extend([Query::VisitsOf { person, limit: 9 }, Query::Asks(person), Query::Notes(person)]);
        all.push(Query::Timeline { person, filter: TimelineFilter::default(), before: None, limit: 99 });
    }
    if let [one, other, ..] = people {
        all.push(Query::Together(*one, *other));
    }
    all.push(Query::Lookup { text: "在访".into(), offset: 0, limit: 9, recent: vec![] });
    for code in VILLAGES {
        all.push(Query::EarlierPetitions(Box::new(EarlierAsked {
            people: people.to_vec(),
            text: "要求补发优待金".into(),
            division: Some(division(code)),
            ..EarlierAsked::default()
        })));
    }
    let ids = || (1..=petitions).map(PetitionId);
    all.extend(ids().flat_map(|id| [Query::Petition(id), Query::PetitionHands(id)]));
    all.extend((1..=petitions).map(|n| Query::PetitionNumbered(format!("2026-{n:04}"))));
    all.push(Query::Visits { day: date("2026-11-23") });
    all.extend((1..4).map(|n| Query::Visit(VisitId(n))));
    all.extend(around(ids().map(|id| (id, 1)).collect()));
    all
}

/// What stands beside the queue: forecast, duty, register, figures with what is behind them, calendars, decisions looked at ahead.
fn around(petitions: Vec<(PetitionId, u32)>) -> Vec<Query> {
    let (today, since) = (date("2026-11-23"), date("2025-01-01"));
    let behind = |figure| Query::BehindFigure { figure, offset: 0, limit: 99 };
    let act = ActRequest { note: "有据".into(), ..ActRequest::new(PetitionAct::Decline) };
    let file =
        CalendarFile { name: "2027.csv".into(), text: "year,2027,published\n2027-01-01,off,元旦\n".into() };
    let (day_zero, roll, basis) = (DayZero::Included, Roll::NextWorkingDay, "局务会纪要".into());
    let counting = CountingSaid { from: since, day_zero, roll, basis };
    let mut all = vec![
        Query::PetitionForecast { petition: None },
        Query::PetitionForecast { petition: Some(PetitionId(1)) },
        Query::PetitionForecast { petition: Some(PetitionId(2)) },
        Query::Duty { from: today },
        Query::DutyRegister { day: today },
        Query::PetitionFigures,
        Query::CheckCalendar(Box::new(file)),
        Query::CheckCounting(Box::new(counting)),
        Query::Triage(Triage::Decide { petitions, act }),
        behind(Figure::Received { week: today }),
        behind(Figure::Repeats { since }),
        behind(Figure::Town { since, town: None }),
        behind(Figure::Overdue { today }),
    ];
    all.extend(TOWNS.map(|town| behind(Figure::Town { since, town: Some(division(town)) })));
    let lists = [
        SupervisionAsked::Open,
        SupervisionAsked::Mine,
        SupervisionAsked::Asked,
        SupervisionAsked::Week,
        SupervisionAsked::All,
    ];
    all.extend(lists.map(|asked| Query::Supervision { asked, offset: 0, limit: 99 }));
    all.extend((1..4).map(|n| Query::SupervisionItem(SupervisionId(n))));
    all.push(Query::Papers { filter: PaperFilter::default(), offset: 0, limit: 99 });
    all.extend((1..9).map(|n| Query::Paper(PaperId(n))));
    all
}

/// Whether an answer shows a petition.
pub fn names(answer: &Answer, id: PetitionId, number: &str) -> bool {
    let earlier = OwnerReason::HandledEarlier(id);
    // Items have numbers of the same form.
    let about = |row: &SupervisionRow| {
        row.petition.as_ref().is_some_and(|(one, _)| *one == id) || row.text.contains(number)
    };
    let said = |json: serde_json::Result<String>| json.unwrap().contains(number);
    match answer {
        Answer::Petitions(queue) => queue.rows.iter().any(|row| row.petition == id),
        Answer::PetitionsOf(rows) => rows.iter().any(|row| row.petition == id),
        Answer::EarlierPetitions(found) => found.iter().any(|one| one.row.petition == id),
        Answer::Petition(view) => {
            let mut others = view.earlier.iter().chain(&view.family);
            view.row.petition == id || others.any(|row| row.petition == id) || view.final_matter == Some(id)
        }
        Answer::Timeline(page) => page.lines.iter().any(|line| line.object == id.to_string()),
        Answer::Triage(rows) => rows.iter().any(|one| one.row.petition == id),
        Answer::TimingChecked(told) => told.moves.iter().any(|one| one.petition == id),
        Answer::PetitionForecast(told) => {
            said(serde_json::to_string(told)) || told.owners.iter().any(|one| one.reasons.contains(&earlier))
        }
        Answer::Supervision(list) => list.rows.iter().any(about),
        Answer::SupervisionItem(row) => about(row),
        Answer::Papers(list) => list.rows.iter().any(|row| row.petition == Some(id)),
        Answer::Paper(view) => view.row.petition == Some(id),
        Answer::Visit(view) => said(serde_json::to_string(&view.done)),
        Answer::PetitionNumbered(found) => *found == id,
        Answer::Duty(board) => {
            said(serde_json::to_string(&(&board.paging, &board.review, &board.handover, &board.majors)))
        }
        Answer::DutyRegister(rows) => said(serde_json::to_string(rows)),
        Answer::BehindFigure(found) => said(serde_json::to_string(found)),
        _ => false,
    }
}

/// What the journal tells somebody, but for questions that were refused; nothing to whom it is closed.
pub fn journal(f: &Fixture, who: &str) -> Option<Vec<String>> {
    let query = Query::Journal { filter: JournalFilter::default(), before: None, limit: 500 };
    match f.ask(who, query) {
        Ok(Answer::Journal(page)) => {
            let told = page.lines.iter().map(|line| &line.what).filter(|what| what.command != "denied");
            Some(told.map(|what| format!("{} {:?} {:?}", what.object, what.command, what.about)).collect())
        }
        _ => None,
    }
}
