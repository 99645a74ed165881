//! What the tests of the books do and look at.

use honordesk::bureau::answer::{BooksView, GiftRow, HeadCheck, PeriodRow, Statement};
use honordesk::bureau::command::{Corrected, MadeFor, SheetDraft};
use honordesk::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use honordesk::domain::care::Recipients;
use honordesk::domain::ledger::{BooksOf, EntryKind, Righted};
use honordesk::domain::paper::Block;
use honordesk::domain::{CondolenceId, EntryId, Fen, PaperId, PersonId};

use crate::bureau_support::{Fixture, month, posting};

pub const PENSION: &str = "disability-pension";

/// The ledger begins on a day.
pub fn begin(f: &Fixture, on: &str) {
    f.begin(posting(f.person(9), EntryKind::Due, "2026-09", 1), on);
}

pub fn close(f: &Fixture, of: &str) {
    f.run("checker", Command::CloseMonth { month: month(of), despite: Some("试算".into()) }).unwrap();
}

pub fn ask(f: &Fixture, who: &str, of: &str) -> Result<Receipt, Refusal> {
    f.run(who, Command::AskReopening { month: month(of), reason: "漏记一人".into() })
}

pub fn agree(f: &Fixture, who: &str, of: &str) -> Result<Receipt, Refusal> {
    f.run(who, Command::ReopenMonth { month: month(of) })
}

pub fn periods(f: &Fixture, who: &str) -> Vec<PeriodRow> {
    match f.ask(who, Query::Periods).unwrap() {
        Answer::Periods(rows) => rows,
        other => panic!("{other:?}"),
    }
}

pub fn books(f: &Fixture, of: BooksOf) -> BooksView {
    match f.ask("checker", Query::Books(of)).unwrap() {
        Answer::Books(view) => *view,
        other => panic!("{other:?}"),
    }
}

pub fn of_month(text: &str) -> BooksOf {
    BooksOf::Month(month(text))
}

pub fn sheet(view: &BooksView) -> Command {
    let blocks = vec![Block::field("应发", view.sum.due.to_string()), Block::text(view.head.groups())];
    Command::IssueSheet {
        sheet: Box::new(SheetDraft { books: view.head, title: "月结单".into(), blocks })
    }
}

pub fn number(receipt: Result<Receipt, Refusal>) -> (PaperId, String) {
    match receipt.unwrap().outcome {
        Outcome::Paper(paper, number, _) => (paper, number),
        other => panic!("{other:?}"),
    }
}

pub fn statement(f: &Fixture, id: PersonId) -> Statement {
    match f.ask("maker", Query::Statement(id)).unwrap() {
        Answer::Statement(statement) => *statement,
        other => panic!("{other:?}"),
    }
}

pub fn right(of: &str, fen: i64) -> Corrected {
    Corrected { programme: PENSION.into(), month: month(of), amount: Fen(fen) }
}

pub fn correct(f: &Fixture, entry: u64, right: Corrected) -> Result<Receipt, Refusal> {
    let (entry, reason) = (EntryId(entry), String::from("金额录错"));
    let alone = Command::Correct { entry, right: right.clone(), reason: reason.clone() };
    match f.run("maker", alone) {
        Err(Refusal::Doubtful(_)) => {}
        done => return done,
    }
    let Corrected { programme, month, amount } = right;
    let right = Some(Righted { programme, month, amount });
    f.run("maker", Command::AskReversal { entry, right, reason })?;
    f.run("head", Command::AgreeReversal { entry })
}

/// One line of a condolence list for a person.
pub fn gift(f: &Fixture, person: PersonId) -> CondolenceId {
    f.bureau.build_index().unwrap();
    let made = MadeFor {
        festival: "spring".into(),
        year: 2027,
        of: Recipients::People,
        whom: String::new(),
        amount: Fen(20_000),
        goods: None,
    };
    let receipt = f.run("maker", Command::MakeCondolence { made, despite: None }).unwrap();
    let Outcome::Condolence(list, _) = receipt.outcome else { panic!() };
    f.agree_list(list);
    assert!(line(f, list, person).given.is_none());
    list
}

pub fn line(f: &Fixture, list: CondolenceId, person: PersonId) -> GiftRow {
    let query = Query::Condolence { list, text: String::new(), offset: 0, limit: 100 };
    let Ok(Answer::Condolence(view)) = f.ask("maker", query) else { panic!() };
    view.rows.into_iter().find(|row| row.person == person).unwrap()
}

pub fn verify(f: &Fixture, text: &str) -> Result<HeadCheck, Refusal> {
    match f.ask("auditor", Query::VerifyHead { text: text.to_owned() })? {
        Answer::HeadCheck(check) => Ok(*check),
        other => panic!("{other:?}"),
    }
}
