//! The bank in tests of the console: files that went to it and answers that came back.

use std::path::Path;
use std::sync::Arc;

use crate::domain::{Date, Fen, Total};
use crate::exchange::bank::{
    AnswerRead, AnswerRow, AnswerSaid, LineResult, Outcome as BankOutcome, ReturnRead, RunAtBank, RunTrouble,
    Substitutes, Weighed,
};
use crate::exchange::{EntryKind, Errand, Found, Trouble};

/// What comes of an errand of the bank: the answer of run 3 pays one, fails one and says nothing of a third.
pub fn carry_out(errand: &Errand) -> Result<Found, Trouble> {
    match errand {
        Errand::Folders => Ok(Found::Folders(
            super::imports::listing(None)
                .rows
                .into_iter()
                .filter(|row| row.kind == EntryKind::Folder)
                .collect(),
        )),
        Errand::BrowseAnswers(folder) => {
            let mut listing = super::imports::listing(folder.as_deref());
            for row in listing.rows.iter_mut().filter(|row| row.path.extension().is_some_and(|e| e == "csv"))
            {
                row.name = "R3回盘.txt".to_owned();
                row.path = row.path.with_file_name("R3回盘.txt");
            }
            Ok(Found::Listing(listing))
        }
        Errand::SendRun(job) if job.substitutes == Substitutes::default() => {
            Err(Trouble::Bank(Box::new(RunTrouble::NoFolder("/不在".to_owned()))))
        }
        Errand::SendRun(job) => Ok(Found::Sent(Box::new(RunAtBank {
            run: job.run,
            files: ["R6-2026-11.txt", "R6-2026-11.txt.cover.txt", "R6-2026-11.txt.cover.docx"]
                .iter()
                .map(|name| Path::new("/media/lina/U盘").join(name))
                .collect(),
            count: 1204,
            sum: Total(109_443_600),
            seq: 91,
            again: false,
            replaced: Vec::new(),
            no_roster: None,
        }))),
        Errand::ReadAnswer(job) if job.template == "fixed-gbk" => {
            Ok(Found::Answer(Arc::new(answer_of(&job.file))))
        }
        Errand::ReadAnswer(job) => Err(Trouble::Bank(Box::new(RunTrouble::NoAnswer(job.template.clone())))),
        Errand::TakeAnswer(_, seen) => Ok(Found::Answered(Arc::clone(seen), Some(92))),
        _ => Err(Trouble::Stopped),
    }
}

/// Of a file whose name says that it was taken in before, nothing is new.
fn weighed(file: &str) -> Weighed {
    let one = (1, Total(90_900));
    if file.contains("再") {
        let before = Date::new(2026, 11, 26).map(|on| (on, "周强".to_owned()));
        return Weighed { known: 2, open: 1, before, ..Weighed::default() };
    }
    Weighed { paid: one, failed: one, open: 1, ..Weighed::default() }
}

fn answer_of(file: &str) -> AnswerRead {
    let row = |seq, name: &str, what| AnswerRow { seq, name: name.to_owned(), amount: Fen(90_900), what };
    let outcome = BankOutcome::Failed {
        reason: crate::domain::bank_file::Reason::Closed,
        code: "E03".to_owned(),
        words: "已销户".to_owned(),
    };
    AnswerRead {
        file: file.trim_matches(['“', '”']).into(),
        read: ReturnRead {
            results: vec![LineResult { seq: 2, row: 3, outcome: outcome.clone() }],
            missing: vec![3],
            lines: 2,
            ..ReturnRead::default()
        },
        weighed: weighed(file),
        sent: (3, Total(272_700)),
        rows: vec![
            row(2, "买买提·吐尔逊", AnswerSaid::Failed(outcome)),
            row(3, "㘵大明", AnswerSaid::Missing),
        ],
    }
}
