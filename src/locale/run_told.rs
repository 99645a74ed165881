//! What is told of a line of a run besides what it pays: what changed since the freeze, what somebody says became of it, that the bank
//! refused its account. Told in parts, so that the screen can say them again in another language.

use super::message::{Lang, Msg, messages};
use super::{bank, stops};
use crate::bureau::answer::{RefusedRow, RunChange, RunClaim};
use crate::domain::Date;
use crate::domain::ledger::run::{Astray, Claimed};

messages! {
    DIED = "{on} 去世", "died on {on}";
    MERGED = "已并入 {into}", "merged into {into}";
    MERGED_AWAY = "档案已并入他人", "record merged";
    ACCOUNT = "账户已换", "account changed";
    ACCOUNT_FROM = "账户已换：{from} 起草拟的批次（{month} 起）付新账户，这一批仍付原账户", "account changed: runs drafted from {from} ({month}) pay the new one, this run the one before";
    ACCOUNT_REFUSED = "银行 {on} 退回过原账户：先退回这一批，用 0 暂缓这一行", "the bank refused the one before on {on}: send the run back and hold the line with 0";
    REFUSED = "银行退回了这个账号", "the bank refused the account";
    DUE = "应发已变", "what is due changed";
    FACTS = "资料已改，应发不变", "record changed, not what is due";
    SAID_PAID = "{by} 提出认定 {day} 已发（{on}），待另一人同意：{reason}", "{by} says it was paid on {day} (since {on}); another one agrees: {reason}";
    SAID_NOT_PAID = "{by} 提出退汇（{on}），待另一人同意：{reason}", "{by} says the payment came back (since {on}); another one agrees: {reason}";
    SAID_STANDS = "{by} 提出以原记为准（{on}），待另一人同意：{reason}", "{by} says the record stands (since {on}); another one agrees: {reason}";
    REFUSED_ON = "{run} 的回盘 {on} 退回这个账号：{why}", "refused on {on}, as {run} was answered: {why}";
    CLEARED_BY = "{by} {on} 说明账号可用：{words}", "{by} said on {on} that the account is good: {words}";
}

/// A message and what fills its blanks.
pub type Told = (Msg, Vec<(&'static str, String)>);

/// The blank that takes what the bank says.
pub const BANK_SAYS: &str = "why";

/// What is told, as a sentence.
pub fn say((msg, values): &Told, lang: Lang) -> String {
    let said = |(name, value): &(&'static str, String)| match *name {
        BANK_SAYS => (BANK_SAYS, bank::said(value, lang)),
        name => (name, value.clone()),
    };
    let said: Vec<(&str, String)> = values.iter().map(said).collect();
    let values: Vec<(&str, &dyn std::fmt::Display)> =
        said.iter().map(|(name, value)| (*name, value as &dyn std::fmt::Display)).collect();
    msg.with(lang, &values)
}

/// Several things in a row.
pub fn say_all(told: &[Told], lang: Lang) -> String {
    told.iter().map(|one| say(one, lang)).collect::<Vec<_>>().join(stops(lang).comma)
}

/// What changed of a line since the freeze: by its name what keeps the run from going on, else that the record changed.
pub fn changed(change: &RunChange) -> Vec<Told> {
    let plain = |msg| (msg, Vec::new());
    let mut told = Vec::new();
    told.extend(change.died.map(|on| (DIED, vec![("on", on.to_string())])));
    told.extend(change.merged.map(|into| (MERGED, vec![("into", into.to_string())])));
    // With a death the account of the person goes by itself.
    let account = change.account && change.died.is_none();
    told.extend(account.then(|| match change.account_from {
        Some(from) => (ACCOUNT_FROM, vec![("from", from.to_string()), ("month", from.month().to_string())]),
        None => plain(ACCOUNT),
    }));
    told.extend(change.refused_before.map(|on| (ACCOUNT_REFUSED, vec![("on", on.to_string())])));
    told.extend((change.astray == Some(Astray::Refused)).then(|| plain(REFUSED)));
    told.extend((change.astray == Some(Astray::Due)).then(|| plain(DUE)));
    if told.is_empty() {
        told.push(plain(FACTS));
    }
    told
}

/// What keeps a run from going on as it was frozen, of a death with its day.
pub fn astray(what: Astray, on: Option<Date>) -> Told {
    let msg = match what {
        Astray::Died => DIED,
        Astray::Merged => MERGED_AWAY,
        Astray::Account => ACCOUNT,
        Astray::Refused => REFUSED,
        Astray::Due => DUE,
    };
    (msg, vec![("on", on.map(|on| on.to_string()).unwrap_or_default())])
}

/// What somebody says became of a line.
pub fn claim(of: &RunClaim) -> Told {
    let msg = match of.what {
        Claimed::Paid => SAID_PAID,
        Claimed::NotPaid => SAID_NOT_PAID,
        Claimed::Stands => SAID_STANDS,
    };
    let day = of.day.map(|day| day.to_string()).unwrap_or_default();
    let (by, on, reason) = (of.by.clone(), of.on.to_string(), of.reason.clone());
    (msg, vec![("by", by), ("on", on), ("day", day), ("reason", reason)])
}

/// That the bank refused the account of a line, and that somebody says it is good again. A line that failed has the bank's word itself.
pub fn refused(of: &RefusedRow, failed: bool) -> Vec<Told> {
    let on = || vec![("on", of.on.to_string()), ("run", of.run.to_string()), (BANK_SAYS, of.words.clone())];
    let cleared = of.cleared.as_ref().map(|cleared| {
        let (by, on, words) = (cleared.by.clone(), cleared.on.to_string(), cleared.words.clone());
        (CLEARED_BY, vec![("by", by), ("on", on), ("words", words)])
    });
    (!failed).then(|| (REFUSED_ON, on())).into_iter().chain(cleared).collect()
}
