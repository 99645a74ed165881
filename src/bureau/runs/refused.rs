//! Accounts that the bank refused: what is due is held until the account is changed, or somebody says that the bank has cleared it.

use std::collections::HashMap;

use super::books::Records;
use super::lines;
use crate::bureau::answer::{AccountNow, ClearedRow, RefusedRow};
use crate::bureau::journal::{person, staff_name};
use crate::bureau::people::{records_of, stands_for};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::domain::ledger::run::{ClearedAccount, LineState, RefusedAccount, RunLine};
use crate::domain::person::{BankAccount, PersonFacts};
use crate::store::{Keys, Reading, Writer};

/// Those of everybody: by the record that stands for them, and the account.
pub type Refused = HashMap<(PersonId, [u8; 16]), RefusedAccount>;

/// Reads them.
pub fn read(r: &impl Reading, records: &Records) -> Result<Refused, Stop> {
    let mut found = Refused::new();
    for row in r.scan::<RefusedAccount>(..)? {
        let row = row?;
        let key = (records.of(row.person), row.account);
        // Of two records of one person, the later refusal counts.
        if found.get(&key).is_none_or(|other: &RefusedAccount| other.on <= row.on) {
            found.insert(key, row);
        }
    }
    Ok(found)
}

/// Whether the bank refused the account of a line, and nobody says that it has cleared it.
pub fn keeps(refused: &Refused, records: &Records, line: &RunLine) -> bool {
    let account = line.pay_to.as_ref().filter(|_| line.pays() && line.has_cash()).and_then(lines::account);
    let row = account.and_then(|account| refused.get(&(records.of(line.person), account)));
    row.is_some_and(|row| row.cleared.is_none())
}

/// Puts down what the outcome of a line says of its account: refused where it failed, good where it was paid. A line that pays no
/// money says nothing of it. For whatever reason the bank did not pay: it is one that somebody asks about before money goes there again.
pub fn note(w: &mut Writer<'_>, scene: Scene<'_>, line: &RunLine) -> Result<(), Stop> {
    let to = line.pay_to.as_ref().filter(|_| line.has_cash());
    let Some(account) = to.and_then(lines::account) else { return Ok(()) };
    match &line.state {
        LineState::Failed { reason } => {
            let (person, run, seq, words) = (line.person, line.run, line.seq, reason.clone());
            let on = scene.asking.moment.today;
            w.put(&RefusedAccount { person, account, on, run, seq, words, cleared: None })?;
        }
        LineState::Paid { .. } => {
            for record in records_of(w, stands_for(w, line.person)?)? {
                let key = Keys::refused_account(record, account);
                if w.has::<RefusedAccount>(&key)? {
                    w.delete::<RefusedAccount>(&key)?;
                }
            }
        }
        LineState::Open | LineState::Reissued { .. } | LineState::Left { .. } => {}
    }
    Ok(())
}

/// Somebody says that the bank has cleared the account of a line that is held for it.
pub fn clear(w: &mut Writer<'_>, scene: Scene<'_>, line: &RunLine, words: &str) -> Result<(), Stop> {
    for row in of_line(w, line)? {
        let (by, on, words) = (scene.staff.id, scene.asking.moment.today, words.to_owned());
        w.put(&RefusedAccount { cleared: Some(ClearedAccount { by, on, words }), ..row })?;
    }
    Ok(())
}

fn of_line(r: &impl Reading, line: &RunLine) -> Result<Vec<RefusedAccount>, Stop> {
    let mut found = Vec::new();
    if let Some(account) = line.pay_to.as_ref().and_then(lines::account) {
        for record in records_of(r, stands_for(r, line.person)?)? {
            found.extend(r.get::<RefusedAccount>(&Keys::refused_account(record, account))?);
        }
    }
    Ok(found)
}

/// What is shown of the refusal by which a line is held, or was; of a line that failed, its own once somebody says that the bank has
/// cleared the account.
pub fn shown(r: &impl Reading, line: &RunLine) -> Result<Option<RefusedRow>, Stop> {
    let open = line.state == LineState::Open;
    if open && !line.concerns_refusal() || matches!(line.state, LineState::Paid { .. }) {
        return Ok(None);
    }
    let own = |row: &RefusedAccount| row.cleared.is_some() && (row.run, row.seq) == (line.run, line.seq);
    let last = of_line(r, line)?.into_iter().filter(|row| open || own(row)).max_by_key(|row| row.on);
    let told = |row: RefusedAccount| {
        let cleared = row.cleared.map(|cleared| {
            let by = staff_name(r, cleared.by)?;
            Ok::<_, Stop>(ClearedRow { by, on: cleared.on, words: cleared.words })
        });
        Ok(RefusedRow { on: row.on, run: row.run, words: row.words, cleared: cleared.transpose()? })
    };
    last.map(told).transpose()
}

/// Whether a line failed, and nobody says that the bank has cleared its account.
pub fn waits(r: &impl Reading, line: &RunLine) -> Result<bool, Stop> {
    let failed = matches!(line.state, LineState::Failed { .. } | LineState::Left { .. });
    Ok(failed && of_line(r, line)?.iter().any(|row| row.cleared.is_none()))
}

/// What has become of the account of a line that failed: whether money would go there still, and from when on another counts. `None`
/// where nothing would be held for it.
pub fn account_now(r: &impl Reading, scene: Scene<'_>, line: &RunLine) -> Result<Option<AccountNow>, Stop> {
    if !waits(r, line)? {
        return Ok(None);
    }
    let today = scene.asking.moment.today;
    let now = person(r, stands_for(r, line.person)?)?;
    let same = lines::pay_to(&now, today).ok().as_ref() == line.pay_to.as_ref();
    Ok(Some(AccountNow { same, from: coming(&now.facts).filter(|from| *from > today) }))
}

/// The day from which the newest account of somebody counts.
pub fn coming(facts: &PersonFacts) -> Option<crate::domain::Date> {
    let own = facts.bank.as_ref().and_then(BankAccount::usable_from);
    own.into_iter().chain(facts.payees.iter().filter_map(|payee| payee.account.usable_from())).max()
}
