//! The books of days and months through the one door: closed for every writer, opened again by two people, put right in an open
//! month, and on sheets that the journal answers for.

mod asked;
mod hands;
mod reversals;
mod ways;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::bureau_support::*;
use hands::*;
use honordesk::bureau::answer::{HeadStanding, OpenItem};
use honordesk::bureau::command::{Posting, SheetDraft};
use honordesk::bureau::query::PaperFilter;
use honordesk::bureau::{Action, Answer, Command, Denied, Fault, Outcome, Query, Refusal, What};
use honordesk::domain::ledger::{BooksOf, Doubt, EntryKind};
use honordesk::domain::{EntryId, Fen, PaperId};
use ways::ways;

use EntryKind::{Due, Paid};

/// The reason, whichever row of a bulk command it was about.
fn reason(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Row { why, .. } => *why,
        other => other,
    }
}

fn who(command: &Command) -> &'static str {
    match command {
        Command::Reverse { .. } => "checker",
        Command::AgreeReversal { .. } | Command::AgreePosting { .. } => "head",
        _ => "maker",
    }
}

#[test]
fn a_closed_month_refuses_every_way_of_writing_with_one_reason() {
    let f = Fixture::new();
    let ways = ways(&f);
    close(&f, "2026-11");
    let before = books(&f, of_month("2026-11")).head.last;
    for command in ways.clone() {
        let name = command.name();
        let refusal = f.run(who(&command), command).unwrap_err();
        assert_eq!(reason(refusal), Refusal::MonthClosed(month("2026-11")), "{name}");
    }
    assert_eq!(books(&f, of_month("2026-11")).head.last, before, "nothing was booked");
    f.reopen("2026-11", "核对闭账");
    let mut booked = BTreeSet::new();
    for command in ways {
        let name = command.name();
        let done = f.run(who(&command), command);
        // What is right is not what the records say: it is for two.
        if name == "ledger.correct" && matches!(done, Err(Refusal::Doubtful(_))) {
            booked.insert(name);
            continue;
        }
        let receipt = done.unwrap_or_else(|why| panic!("{name}: {why}"));
        assert!(matches!(receipt.outcome, Outcome::Entries(..)), "{name}");
        booked.insert(name);
    }
    let known = [
        "condolence.give",
        "condolence.take-back",
        "ledger.agree-posting",
        "ledger.agree-reversal",
        "ledger.correct",
        "ledger.post",
        "ledger.post-many",
        "ledger.reverse",
        "person.unmerge",
    ];
    assert_eq!(booked.into_iter().collect::<Vec<_>>(), known);
    f.sound();
}

/// The source of the core, file by file.
fn sources(dir: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap_or_default()));
        }
    }
}

#[test]
fn the_ledger_grows_in_one_place_only() {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let numbers: Vec<&String> = found
        .iter()
        .filter(|(_, text)| text.contains("next_number(Counter::Entry)"))
        .map(|(path, _)| path)
        .collect();
    assert!(numbers.len() == 1 && numbers[0].ends_with("ledger/post.rs"), "{numbers:?}");
}

#[test]
fn a_month_is_opened_again_by_two_people_and_never_by_one() {
    let f = Fixture::new();
    begin(&f, "2026-10-09");
    close(&f, "2026-10");
    let of = month("2026-10");
    assert_eq!(agree(&f, "head", "2026-10"), Err(Refusal::NoReopening(of)));
    assert!(matches!(ask(&f, "maker", "2026-10"), Err(Refusal::NotPermitted { .. })));
    assert_eq!(ask(&f, "head", "2026-09"), Err(Refusal::MonthOpen(month("2026-09"))));
    let empty = Command::AskReopening { month: of, reason: " ".into() };
    assert!(matches!(f.run("checker", empty), Err(Refusal::Invalid(_))));
    ask(&f, "checker", "2026-10").unwrap();
    // It stays closed, and everybody who reads the ledger sees who asks.
    let back = posting(f.person(1), Due, "2026-10", 100);
    let back = Posting { booked: Some(date("2026-10-31")), ..back };
    assert_eq!(f.post(back.clone()), Err(Refusal::MonthClosed(of)));
    let row = periods(&f, "window").remove(0);
    let asked = row.asked.unwrap();
    assert!(row.closed && !asked.own && asked.reason == "漏记一人");
    assert!(periods(&f, "checker")[0].asked.as_ref().unwrap().own);
    assert_eq!(ask(&f, "head", "2026-10"), Err(Refusal::ReopeningAsked(of)));
    // Not the same one, whatever their roles.
    let same = Err(Refusal::NotPermitted { action: Action::Reopen, why: Denied::SamePerson });
    assert_eq!(agree(&f, "checker", "2026-10"), same);
    let decline = |who: &str| f.run(who, Command::DeclineReopening { month: of, reason: "不必".into() });
    assert_eq!(decline("checker"), same);
    let withdraw = |who: &str| f.run(who, Command::WithdrawReopening { month: of });
    assert_eq!(withdraw("head"), Err(Refusal::AskedByOther(of)));
    withdraw("checker").unwrap();
    assert_eq!(periods(&f, "head")[0].asked, None);
    ask(&f, "checker", "2026-10").unwrap();
    decline("head").unwrap();
    assert_eq!(f.post(back.clone()), Err(Refusal::MonthClosed(of)));
    ask(&f, "head", "2026-10").unwrap();
    agree(&f, "checker", "2026-10").unwrap();
    f.post(back).unwrap();
    // On the sheet of the month that was opened, and of the month in which that was.
    close(&f, "2026-10");
    for of in ["2026-10", "2026-11"] {
        let again = books(&f, of_month(of)).reopened;
        assert_eq!(
            (again.len(), again[0].month, again[0].reason.as_str()),
            (1, month("2026-10"), "漏记一人")
        );
    }
    assert_eq!(periods(&f, "head")[0].reopened, 1);
    let commands: Vec<String> = f.journal(20).into_iter().map(|line| line.what.command).collect();
    for name in ["ask-reopening", "withdraw-reopening", "decline-reopening", "reopen-month"] {
        assert!(commands.contains(&format!("ledger.{name}")), "{name}: {commands:?}");
    }
    f.sound();
}

#[test]
fn an_entry_is_put_right_in_one_step_and_only_once() {
    let f = Fixture::new();
    let id = f.person(1);
    f.post(posting(id, Due, "2026-10", 72_900)).unwrap();
    let unchanged = correct(&f, 1, right("2026-10", 72_900)).unwrap_err();
    assert!(matches!(unchanged, Refusal::Invalid(faults) if faults[0].fault == Fault::Unchanged));
    assert_eq!(statement(&f, id).lines.len(), 1, "nothing was taken back");
    // The month it was booked in is closed: what is right is booked today.
    f.today.set(date("2026-12-03"));
    close(&f, "2026-11");
    let receipt = correct(&f, 1, right("2026-10", 70_000)).unwrap();
    assert_eq!(receipt.outcome, Outcome::Entries(EntryId(2), 2));
    let s = statement(&f, id);
    let [old, back, new] = s.lines.as_slice() else { panic!() };
    assert_eq!((old.reversed_by, old.corrected_by), (Some(back.entry), Some(new.entry)));
    assert_eq!((back.reverses, new.corrects), (Some(old.entry), Some(old.entry)));
    assert_eq!((back.booked, new.booked), (date("2026-12-03"), date("2026-12-03")));
    assert_eq!((new.amount, new.month, s.due), (Fen(70_000), month("2026-10"), Fen(70_000)));
    for entry in [1, 2] {
        assert!(correct(&f, entry, right("2026-10", 1)).is_err());
    }
    let twice = Command::Reverse { entry: EntryId(1), reason: "再冲".into() };
    assert_eq!(f.run("checker", twice), Err(Refusal::ReversedAlready(EntryId(2))));
    // What stands in the place may be put right itself; the chain can be followed both ways.
    correct(&f, 3, right("2026-09", 70_000)).unwrap();
    let s = statement(&f, id);
    assert_eq!((s.lines[2].corrects, s.lines[2].corrected_by), (Some(EntryId(1)), Some(EntryId(5))));
    // A second look is asked for as for any entry.
    f.post(posting(id, Due, "2026-08", 100)).unwrap();
    let (right, reason) = (right("2026-08", 70_000), "金额录错".into());
    let alone = f.run("maker", Command::Correct { entry: EntryId(5), right, reason });
    let Err(Refusal::Doubtful(doubts)) = alone else { panic!("{alone:?}") };
    assert!(doubts.contains(&Doubt::PostedBefore { entry: EntryId(6) }), "{doubts:?}");
    f.sound();
}

#[test]
fn a_sheet_says_what_was_booked_and_is_issued_once() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    f.post(posting(a, Due, "2026-11", 72_900)).unwrap();
    f.post(posting(a, Paid, "2026-11", 72_900)).unwrap();
    f.post(posting(b, Due, "2026-11", 500)).unwrap();
    correct(&f, 3, right("2026-11", 600)).unwrap();
    let today = BooksOf::Day(date("2026-11-23"));
    let day = books(&f, today);
    assert_eq!((day.sum.booked, day.sum.reversed), (4, 1));
    assert_eq!((day.sum.due, day.sum.paid, day.corrected), (Fen(73_500), Fen(72_900), 1));
    assert_eq!(day.by.iter().map(|(_, n)| n).sum::<usize>(), 5);
    let early = sheet(&books(&f, of_month("2026-11")));
    assert_eq!(f.run("checker", early), Err(Refusal::MonthOpen(month("2026-11"))));
    assert_eq!(number(f.run("maker", sheet(&day))).1, "日结〔2026〕1号");
    // Once more only when something was booked since.
    let again = books(&f, today);
    assert_eq!(again.sheet.as_ref().map(|s| s.0), Some(PaperId(1)));
    assert_eq!(f.run("maker", sheet(&again)), Err(Refusal::SheetIssued(PaperId(1))));
    f.post(posting(b, Paid, "2026-11", 100)).unwrap();
    assert_eq!(
        f.run("maker", sheet(&again)),
        Err(Refusal::BooksMoved),
        "it would not say what the books say"
    );
    assert_eq!(number(f.run("maker", sheet(&books(&f, today)))).1, "日结〔2026〕2号");
    let open = books(&f, of_month("2026-11")).open;
    let last = date("2026-11-30");
    assert_eq!(open, [OpenItem::NotOver { last }, OpenItem::Unpaid { people: 1, amount: Fen(500) }]);
    close(&f, "2026-11");
    let view = books(&f, of_month("2026-11"));
    assert!(matches!(f.run("maker", sheet(&view)), Err(Refusal::NotPermitted { .. })));
    let view = books(&f, of_month("2026-11"));
    let (paper, quoted) = number(f.run("checker", sheet(&view)));
    assert_eq!(quoted, "月结〔2026〕1号");
    f.today.set(date("2027-01-05"));
    f.post(posting(f.person(3), Due, "2026-11", 7)).unwrap();
    // The sheet stays as it was, whatever came later; the late entry is on the sheet of its own month.
    let Ok(Answer::Paper(kept)) = f.ask("checker", Query::Paper(paper)) else { panic!() };
    let SheetDraft { blocks, .. } = match sheet(&view) {
        Command::IssueSheet { sheet } => *sheet,
        _ => panic!(),
    };
    assert_eq!(kept.blocks, blocks);
    assert_eq!(books(&f, of_month("2027-01")).late.entries, 1);
    // Whoever may not make it does not declare it void; opened again, the month has no sheet that counts.
    let void = |who: &str| f.run(who, Command::VoidPaper { paper, seen: 1, reason: "写错".into() });
    assert!(matches!(void("window"), Err(Refusal::NotPermitted { action: Action::Periods, .. })));
    f.reopen("2026-11", "漏记一人");
    assert!(matches!(void("maker"), Err(Refusal::PaperVoid(_))));
    close(&f, "2026-11");
    assert_eq!(number(f.run("checker", sheet(&books(&f, of_month("2026-11"))))).1, "月结〔2027〕1号");
    let filter = PaperFilter::default();
    let Ok(Answer::Papers(all)) = f.ask("head", Query::Papers { filter, offset: 0, limit: 9 }) else {
        panic!()
    };
    assert_eq!(all.total, 4);
    f.sound();
}

#[test]
fn the_journal_answers_for_what_a_sheet_names() {
    let f = Fixture::new();
    begin(&f, "2026-10-09");
    close(&f, "2026-10");
    let view = books(&f, of_month("2026-10"));
    let (paper, quoted) = number(f.run("checker", sheet(&view)));
    f.post(posting(f.person(2), Due, "2026-10", 100)).unwrap();
    let groups = view.head.groups();
    for text in [
        quoted.as_str(),
        "月结 2026 1",
        "month-sheet 2026-1",
        &paper.to_string(),
        &groups,
        &groups.to_lowercase(),
    ] {
        let check = verify(&f, text).unwrap();
        assert_eq!(check.standing, HeadStanding::Contained, "{text}");
        assert_eq!((check.seq, check.groups.as_str()), (Some(view.head.seq), groups.as_str()), "{text}");
        assert_eq!(check.sheet.as_deref(), Some("月结〔2026〕1号"));
    }
    let four: String = groups.split(' ').take(4).collect();
    assert_eq!(verify(&f, &four).unwrap().seq, Some(view.head.seq));
    let other: String = four.chars().rev().collect();
    assert_eq!(verify(&f, &other).unwrap().standing, HeadStanding::Missing);
    for text in ["", "ABCD", "月结", "月结〔2026〕9号", "W99"] {
        assert!(verify(&f, text).is_err(), "{text}");
    }
    f.sound();
}

#[test]
fn a_month_is_closed_early_or_out_of_order_only_with_words_and_they_stand_on_its_sheet() {
    let f = Fixture::new();
    let close = |of: &str, despite: Option<&str>| {
        let (month, despite) = (month(of), despite.map(str::to_owned));
        f.run("checker", Command::CloseMonth { month, despite })
    };
    assert_eq!(close("2026-10", Some("试算")), Err(Refusal::BeforeBooks { first: None }));
    f.today.set(date("2026-09-10"));
    f.post(posting(f.person(1), Due, "2026-09", 100)).unwrap();
    f.today.set(date("2026-11-23"));
    let open = books(&f, of_month("2026-10")).open;
    assert_eq!(open, [OpenItem::EarlierOpen { first: month("2026-09"), months: 1 }]);
    let earlier = Doubt::EarlierMonths { first: month("2026-09"), months: 1 };
    assert_eq!(close("2026-10", None), Err(Refusal::Doubtful(vec![earlier])));
    // There are no books before the first entry, neither of a month nor of a day.
    let before = Err(Refusal::BeforeBooks { first: Some(date("2026-09-10")) });
    assert_eq!(close("1950-08", Some("试算")), before);
    assert_eq!(close("2026-08", Some("试算")), before);
    let day = |text: &str| f.run("maker", sheet(&books(&f, BooksOf::Day(date(text)))));
    assert_eq!(day("2026-09-09"), before);
    assert_eq!(number(day("2026-09-10")).1, "日结〔2026〕1号", "no number was used up");
    close("2026-09", None).unwrap();
    close("2026-10", None).unwrap();
    assert_eq!(books(&f, of_month("2026-10")).despite, "");
    let last = date("2026-11-30");
    assert_eq!(close("2026-11", None), Err(Refusal::Doubtful(vec![Doubt::MonthNotOver { last }])));
    assert!(matches!(close("2026-11", Some(" ")), Err(Refusal::Invalid(_))));
    close("2026-11", Some("机构改革，提前关账")).unwrap();
    assert_eq!(books(&f, of_month("2026-11")).despite, "机构改革，提前关账");
    assert!(matches!(close("2026-12", Some("试算")), Err(Refusal::Invalid(_))));
    f.sound();
}

#[test]
fn a_sheet_that_does_not_count_says_so_and_which_took_its_place() {
    let f = Fixture::new();
    f.post(posting(f.person(1), Due, "2026-10", 100)).unwrap();
    let paper = |id| match f.ask("checker", Query::Paper(id)) {
        Ok(Answer::Paper(paper)) => paper,
        other => panic!("{other:?}"),
    };
    // Of a day: something was booked on it since.
    let today = BooksOf::Day(date("2026-11-23"));
    let (first, quoted) = number(f.run("maker", sheet(&books(&f, today))));
    assert_eq!((verify(&f, &quoted).unwrap().void, paper(first).replaced), (None, None));
    f.post(posting(f.person(2), Due, "2026-10", 100)).unwrap();
    let (_, second) = number(f.run("maker", sheet(&books(&f, today))));
    let check = verify(&f, &quoted).unwrap();
    assert_eq!((check.void, check.replaced.as_deref()), (None, Some(second.as_str())));
    assert_eq!(paper(first).replaced.as_deref(), Some(second.as_str()));
    assert_eq!(verify(&f, &second).unwrap().replaced, None);
    // Of a month: it was opened again, and later closed again.
    close(&f, "2026-11");
    let view = books(&f, of_month("2026-11"));
    let (old, quoted) = number(f.run("checker", sheet(&view)));
    f.reopen("2026-11", "漏记一人");
    for text in [quoted.as_str(), &view.head.groups()] {
        let check = verify(&f, text).unwrap();
        assert_eq!(check.standing, HeadStanding::Contained, "{text}");
        assert_eq!(check.sheet.as_deref(), Some(quoted.as_str()), "{text}");
        assert_eq!(check.void, Some((date("2026-11-23"), "漏记一人".into())), "{text}");
        assert_eq!(check.replaced, None, "{text}");
    }
    close(&f, "2026-11");
    let (_, newer) = number(f.run("checker", sheet(&books(&f, of_month("2026-11")))));
    assert_eq!(verify(&f, &quoted).unwrap().replaced.as_deref(), Some(newer.as_str()));
    let kept = paper(old);
    assert_eq!((kept.replaced.as_deref(), kept.books), (Some(newer.as_str()), Some(view.head)));
    assert_eq!(verify(&f, "W99"), Err(Refusal::NotFound(What::Paper)));
    f.sound();
}
