//! `honordesk ledger close`: days and months, their sheets, reopening by two people; and `ledger correct`.

use super::args::Global;
use super::close_args::{CloseSub, CorrectArgs};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::{BooksJson, CorrectionJson, HeadJson, PeriodJson, SheetJson};
use super::matter::{office, print};
use super::out::Out;
use super::programme::programme_id;
use super::reversal;
use crate::bureau::answer::{BooksView, HeadStanding, PaperView, PeriodRow};
use crate::bureau::command::Corrected;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::domain::ledger::{BooksOf, Righted};
use crate::domain::{EntryId, Month, PaperId};
use crate::exchange::papers::{Form, Head, Sheet, books, text};
use crate::locale::{Lang, Msg, books as say, cli as words};
use crate::text::{fit, visible};

pub(super) fn run(sub: &CloseSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = match sub {
        CloseSub::List { .. } | CloseSub::Verify { .. } | CloseSub::Sheet { issue: false, .. } => Need::Read,
        _ => Need::Write,
    };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        CloseSub::Month { month, despite, how } => close(&desk, *month, despite.as_deref(), how, out),
        CloseSub::Day { day, how } => {
            let of = BooksOf::Day(day.unwrap_or(desk.moment.today));
            issue(&desk, of, how, out)
        }
        CloseSub::List { json } => list(&desk, *json, out),
        CloseSub::Reopen { month, reason, how } => {
            let command = Command::AskReopening { month: *month, reason: reason.clone() };
            does(&desk, command, (say::DONE_ASK, *month), how, out)
        }
        CloseSub::Agree { month, how } => {
            does(&desk, Command::ReopenMonth { month: *month }, (say::DONE_AGREE, *month), how, out)
        }
        CloseSub::Decline { month, reason, how } => {
            let command = Command::DeclineReopening { month: *month, reason: reason.clone() };
            does(&desk, command, (say::DONE_DECLINE, *month), how, out)
        }
        CloseSub::Withdraw { month, how } => {
            does(&desk, Command::WithdrawReopening { month: *month }, (say::DONE_WITHDRAW, *month), how, out)
        }
        CloseSub::Sheet { of, issue: true, how, .. } => issue(&desk, *of, how, out),
        CloseSub::Sheet { of, form, how, .. } => sheet(&desk, *of, *form, how.json, out),
        CloseSub::Verify { text, json } => verify(&desk, &text.join(" "), *json, out),
    };
    desk.close(done, out)
}

/// Carries a command out and says so.
fn does(desk: &Desk, command: Command, (msg, month): (Msg, Month), how: &HowArgs, out: &mut Out) -> Done {
    let receipt = desk.execute(command, how.key.as_deref())?;
    let said = msg.with(out.lang, &[("month", &month), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, how.json)
}

/// Says what is open, closes the month, and issues its sheet.
fn close(desk: &Desk, month: Month, despite: Option<&str>, how: &HowArgs, out: &mut Out) -> Done {
    let of = BooksOf::Month(month);
    let before = look(desk, of, out.lang)?;
    if !how.json {
        open_items(&before, out)?;
    }
    let command = Command::CloseMonth { month, despite: despite.map(str::to_owned) };
    let receipt = desk.execute(command, how.key.as_deref())?;
    let said = say::WILL_CLOSE.with(out.lang, &[("month", &month), ("seq", &receipt.seq)]);
    if !how.json {
        out.line(&said)?;
    }
    issue(desk, of, how, out)
}

fn look(desk: &Desk, of: BooksOf, lang: Lang) -> Result<Box<BooksView>, Failure> {
    match desk.query(Query::Books(of))? {
        Answer::Books(view) => Ok(view),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Entry), lang)),
    }
}

fn open_items(view: &BooksView, out: &mut Out) -> Result<(), Failure> {
    for item in &view.open {
        let what = say::open_item(item, out.lang);
        out.line(&say::CLOSE_OPEN_ITEM.with(out.lang, &[("what", &what)]))?;
    }
    Ok(())
}

/// Issues the sheet; where one stands, that is the one.
fn issue(desk: &Desk, of: BooksOf, how: &HowArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    let view = look(desk, of, lang)?;
    if let Some((paper, number)) = &view.sheet {
        return stands(&view, (*paper, number), how.json, out);
    }
    let office = office(desk, lang)?;
    let head = Head::of(&office, desk.real.today, desk.bureau.reference(), lang);
    let command = Command::IssueSheet { sheet: Box::new(books(&head, &view)) };
    let receipt = desk.execute(command, how.key.as_deref())?;
    let said = match &receipt.outcome {
        Outcome::Paper(paper, number, _) => {
            words::ISSUED.with(lang, &[("number", number), ("paper", paper), ("seq", &receipt.seq)])
        }
        _ => String::new(),
    };
    out.receipt(&receipt, said, how.json)
}

/// The sheet was issued before.
fn stands(view: &BooksView, (paper, number): (PaperId, &str), json: bool, out: &mut Out) -> Done {
    if json {
        out.json(&SheetJson { paper: paper.to_string(), number, of: view.of().to_string() })?;
    } else {
        out.line(&format!("{number}  {paper}"))?;
    }
    Ok(Exit::Done)
}

fn list(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Answer::Periods(rows) = desk.query(Query::Periods)? else { return Ok(Exit::Nothing) };
    for row in &rows {
        if json {
            out.json(&PeriodJson::new(row))?;
        } else {
            period(row, out)?;
        }
    }
    if rows.is_empty() {
        return out.nothing(say::NO_PERIODS.get(out.lang), json);
    }
    Ok(Exit::Done)
}

fn period(row: &PeriodRow, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let state = if row.closed { say::STATE_CLOSED } else { say::STATE_OPEN }.get(lang);
    let number = row.sheet.as_ref().map_or("", |(_, number)| number.as_str());
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("month", &row.month),
        ("state", &fit(state, 10)),
        ("by", &fit(&visible(&row.by), 10)),
        ("on", &row.on),
        ("sheet", &number),
    ];
    out.line(say::PERIOD_LINE.with(lang, &values).trim_end())?;
    if let Some(ask) = &row.asked {
        out.line(&format!("  {}", visible(&say::asked(ask, lang))))?;
    }
    Ok(())
}

/// The sheet as it was issued; without one, how it would look now.
fn sheet(desk: &Desk, of: BooksOf, form: Form, json: bool, out: &mut Out) -> Done {
    let lang = out.lang;
    let view = look(desk, of, lang)?;
    if let Some((paper, _)) = view.sheet {
        let Answer::Paper(paper) = desk.query(Query::Paper(paper))? else { return Ok(Exit::Nothing) };
        return issued(&view, &paper, form, json, out);
    }
    let office = office(desk, lang)?;
    let head = Head::of(&office, desk.real.today, desk.bureau.reference(), lang);
    let draft = books(&head, &view);
    let text = text(&Sheet::of_books(&draft, lang), form);
    if json {
        out.json(&BooksJson::new(&view, None, text, lang))?;
        return Ok(Exit::Done);
    }
    print(&text, out)
}

fn issued(view: &BooksView, paper: &PaperView, form: Form, json: bool, out: &mut Out) -> Done {
    let text = text(&Sheet::issued(paper, out.lang), form);
    if json {
        out.json(&BooksJson::new(view, Some(paper), text, out.lang))?;
        return Ok(Exit::Done);
    }
    print(&text, out)
}

fn verify(desk: &Desk, text: &str, json: bool, out: &mut Out) -> Done {
    let Answer::HeadCheck(check) = desk.query(Query::VerifyHead { text: text.to_owned() })? else {
        return Ok(Exit::Nothing);
    };
    if json {
        out.json(&HeadJson::new(&check))?;
    } else {
        if let Some(sheet) = &check.sheet {
            out.line(&say::HEAD_OF_SHEET.with(out.lang, &[("sheet", sheet)]))?;
        }
        for line in say::sheet_standing(&check, out.lang) {
            out.line(&visible(&line))?;
        }
        out.line(&say::head_check(&check, out.lang))?;
    }
    Ok(if check.standing == HeadStanding::Contained { Exit::Done } else { Exit::Nothing })
}

/// Takes an entry back and books what is right in its place; what is not named stays as it was.
pub(super) fn correct(desk: &Desk, args: &CorrectArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    let Answer::Entry(was) = desk.query(Query::Entry(args.entry))? else { return Ok(Exit::Nothing) };
    let right = Corrected {
        programme: args
            .programme
            .as_deref()
            .map_or_else(|| was.line.programme.clone(), |typed| programme_id(desk, typed)),
        month: args.month.unwrap_or(was.line.month),
        amount: args.amount.unwrap_or(was.line.amount),
    };
    let (entry, reason, despite) = (args.entry, args.reason.clone(), args.despite.clone());
    if was.line.by_two {
        let Corrected { programme, month, amount } = right;
        let right = Some(Righted { programme, month, amount });
        let command = Command::AskReversal { entry, right, reason };
        return reversal::ask(&desk.execute(command, args.how.key.as_deref())?, entry, args.how.json, out);
    }
    let key = args.how.key.as_deref();
    let command = Command::Correct { entry, right: right.clone(), reason: reason.clone() };
    let receipt = match (desk.attempt(command, key)?, despite) {
        (Ok(receipt), _) => receipt,
        (Err(Refusal::Doubtful(_)), Some(despite)) => {
            let Corrected { programme, month, amount } = right;
            let (right, reason) =
                (Some(Righted { programme, month, amount }), format!("{reason}；{despite}"));
            let command = Command::AskReversal { entry, right, reason };
            return reversal::ask(&desk.execute(command, key)?, entry, args.how.json, out);
        }
        (Err(why), _) => return Err(desk.refused(why)),
    };
    let (back, new) = pair(&receipt);
    if args.how.json {
        out.json(&CorrectionJson::new(&receipt, entry, back, new))?;
        return Ok(Exit::Done);
    }
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("entry", &entry), ("back", &back), ("new", &new), ("seq", &receipt.seq)];
    out.receipt(&receipt, say::DONE_CORRECT.with(lang, &values), false)
}

/// The reversal and what stands in the place: they follow each other.
fn pair(receipt: &Receipt) -> (EntryId, EntryId) {
    match receipt.outcome {
        Outcome::Entries(back, _) => (back, EntryId(back.0 + 1)),
        _ => (EntryId(0), EntryId(0)),
    }
}
