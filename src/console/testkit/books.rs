//! Made-up books: three closed months, and what was booked in one.

use crate::bureau::answer::{AskRow, BooksLine, BooksView, LateEntries, OpenItem, PeriodRow, ReopenedRow};
use crate::bureau::{Answer, Query};
use crate::domain::ledger::run::RunState;
use crate::domain::ledger::{BooksHead, BooksOf};
use crate::domain::{Date, EntryId, Fen, Month, PaperId, RunId};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

/// September is closed; somebody asks for August, and whoever looks asked for July.
fn periods() -> Vec<PeriodRow> {
    let ask = |by: &str, own| {
        Some(AskRow { by: by.to_owned(), on: date("2026-11-20"), reason: "漏记一人".to_owned(), own })
    };
    let row = |of: &str, asked| PeriodRow {
        month: month(of),
        closed: true,
        by: "王伟".to_owned(),
        on: date("2026-10-08"),
        asked,
        reopened: 0,
        sheet: None,
    };
    vec![row("2026-09", None), row("2026-08", ask("陈静", false)), row("2026-07", ask("李娜", true))]
}

fn line(programme: &str, booked: usize, due: i64, paid: i64) -> BooksLine {
    BooksLine { programme: programme.to_owned(), booked, reversed: 1, due: Fen(due), paid: Fen(paid) }
}

/// What was booked in these days.
pub fn books(of: BooksOf) -> BooksView {
    let closed = matches!(of, BooksOf::Month(m) if m < month("2026-10"));
    BooksView {
        head: BooksHead { of, seq: 1_036, hash: [0xA7; 32], last: EntryId(62_226) },
        closed: closed.then(|| ("王伟".to_owned(), date("2026-10-08"))),
        despite: String::new(),
        programmes: vec![
            line("combat-allowance", 1_204, 109_443_600, 87_536_700),
            line("disability-pension", 96, 36_740_000, 36_740_000),
        ],
        sum: line("", 1_300, 146_183_600, 124_276_700),
        late: LateEntries { entries: 2, due: Fen(18_180), paid: Fen(0) },
        corrected: 1,
        by: vec![("李娜".to_owned(), 1_302)],
        reopened: vec![ReopenedRow {
            month: month("2026-08"),
            asked: ("王伟".to_owned(), date("2026-11-02")),
            reason: "漏记一人".to_owned(),
            agreed: ("陈静".to_owned(), date("2026-11-03")),
        }],
        open: vec![
            OpenItem::NotOver { last: of.last() },
            OpenItem::RunsNotApproved {
                runs: vec![
                    (RunId(7), RunState::Reviewed, Fen(23_489_000)),
                    (RunId(9), RunState::Draft, Fen(6_557_500)),
                ],
            },
            OpenItem::Deaths { people: 3, amount: Fen(818_100) },
            OpenItem::Unpaid { people: 241, amount: Fen(21_906_900) },
        ],
        // The sheet of September was issued.
        sheet: (of == BooksOf::Month(month("2026-09"))).then(|| (PaperId(12), "月结〔2026〕9号".to_owned())),
    }
}

/// Answers about the books.
pub fn answer(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Periods => Answer::Periods(periods()),
        Query::Books(of) => Answer::Books(Box::new(books(*of))),
        _ => return None,
    })
}
