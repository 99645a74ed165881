//! Accounts that came with a file of people: told, agreed to and sent back as one.

use std::fmt::Display;

use super::account_args::{ImportDeclineArgs, ImportNamed};
use super::context::Desk;
use super::exit::{Done, Failure};
use super::json::AccountImportJson;
use super::out::Out;
use crate::bureau::answer::{AccountChangeRow, AccountImport};
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::locale::{Lang, account as say};
use crate::text::visible;

/// Changes asked for at a time.
const PAGE: usize = 1000;

/// The imports of which accounts wait.
pub(super) fn imports(desk: &Desk, lang: Lang) -> Result<Vec<AccountImport>, Failure> {
    match desk.query(Query::AccountImports)? {
        Answer::AccountImports(found) => Ok(found),
        _ => Err(Failure::refused(&Refusal::NotFound(What::AccountImport), lang)),
    }
}

/// Tells them, one a line.
pub(super) fn tell(found: &[AccountImport], json: bool, out: &mut Out) -> Result<(), Failure> {
    for one in found {
        if json {
            out.json(&AccountImportJson::new(one))?;
        } else {
            out.line(&visible(&line(one, out.lang)))?;
        }
    }
    Ok(())
}

fn line(one: &AccountImport, lang: Lang) -> String {
    let named = say::IMPORT.with(lang, &[("import", &one.import), ("file", &one.file)]);
    let count = |msg: crate::locale::Msg, n: u32| msg.with(lang, &[("n", &n)]);
    let parts = [
        named,
        count(say::IMPORT_WAITING, one.waiting),
        count(say::IMPORT_ANOTHER, one.another),
        count(say::IMPORT_PEOPLE, one.people),
        say::BY_ON.with(lang, &[("by", &one.by), ("on", &one.on)]),
    ];
    parts.join("  ")
}

/// What waits of one import.
pub(super) fn changes(desk: &Desk, import: u64) -> Result<Vec<AccountChangeRow>, Failure> {
    let mut all = Vec::new();
    loop {
        let query = Query::AccountsOfImport { import, offset: all.len(), limit: PAGE };
        let Answer::AccountChanges(page) = desk.query(query)? else { return Ok(all) };
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

/// How many wait of it; none is left to the door to refuse.
pub(super) fn waiting(desk: &Desk, import: u64, lang: Lang) -> Result<u32, Failure> {
    let found = imports(desk, lang)?;
    Ok(found.iter().find(|one| one.import == import).map_or(0, |one| one.waiting))
}

pub(super) fn approve(desk: &Desk, args: &ImportNamed, out: &mut Out) -> Done {
    let (import, how) = (args.import, &args.how);
    let command = Command::ApproveImport { import, waiting: waiting(desk, import, out.lang)? };
    let receipt = desk.execute(command, how.key.as_deref())?;
    let from = desk.moment.today.plus_days(1);
    let said = say::IMPORT_APPROVED.with(out.lang, &[("n", &decided(&receipt)), ("from", &from)]);
    out.receipt(&receipt, said, how.json)
}

pub(super) fn decline(desk: &Desk, args: &ImportDeclineArgs, out: &mut Out) -> Done {
    let ImportNamed { import, how } = &args.named;
    let waiting = waiting(desk, *import, out.lang)?;
    let command = Command::DeclineImport { import: *import, waiting, reason: args.reason.clone() };
    let receipt = desk.execute(command, how.key.as_deref())?;
    let n: &dyn Display = &decided(&receipt);
    let said = say::IMPORT_DECLINED.with(out.lang, &[("n", n)]);
    out.receipt(&receipt, said, how.json)
}

fn decided(receipt: &Receipt) -> usize {
    match receipt.outcome {
        Outcome::Accounts(n) => n,
        _ => 0,
    }
}
