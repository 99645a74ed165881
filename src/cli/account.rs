//! `honordesk person account`: changes of the account that money goes to. An account comes from a file or standard input, never from
//! the command line, where others on the machine could read it.

use super::account_args::{AccountAskArgs, AccountEndArgs, AccountSub};
use super::account_import;
use super::args::Global;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::{AccountChangeJson, FormerAccountJson};
use super::json_fault;
use super::out::Out;
use crate::bureau::answer::{AccountChangeRow, AccountDecided, FormerAccountView, MaskedAccount};
use crate::bureau::command::{AccountAsked, AccountTarget};
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal, What};
use crate::domain::person::{AccountEvidence, BankAccount, Payee};
use crate::domain::{AccountChangeId, PersonId};
use crate::locale::{Lang, Msg, account as say};
use crate::text::{fit, visible};

pub(super) fn run(sub: &AccountSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = match sub {
        AccountSub::List { .. } | AccountSub::History { .. } => Need::Read,
        _ => Need::Write,
    };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        AccountSub::List { import: None, json } => list(&desk, *json, out),
        AccountSub::List { import: Some(import), json } => list_import(&desk, *import, *json, out),
        AccountSub::History { person, json } => history(&desk, *person, *json, out),
        AccountSub::Ask(args) => ask(&desk, args, out),
        AccountSub::Approve { change, how } => approve(&desk, *change, how, out),
        AccountSub::Decline(args) => decline(&desk, args, out),
        AccountSub::Withdraw(args) => withdraw(&desk, args, out),
        AccountSub::ApproveImport(args) => account_import::approve(&desk, args, out),
        AccountSub::DeclineImport(args) => account_import::decline(&desk, args, out),
    };
    desk.close(done, out)
}

fn changes(desk: &Desk, of: Option<PersonId>, lang: Lang) -> Result<Vec<AccountChangeRow>, Failure> {
    match desk.query(Query::AccountChanges(of))? {
        Answer::AccountChanges(found) => Ok(found),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Person), lang)),
    }
}

fn list(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let found = changes(desk, None, out.lang)?;
    let imports = account_import::imports(desk, out.lang)?;
    tell(&found, json, out)?;
    account_import::tell(&imports, json, out)?;
    if found.is_empty() && imports.is_empty() { out.none(json) } else { Ok(Exit::Done) }
}

fn list_import(desk: &Desk, import: u64, json: bool, out: &mut Out) -> Done {
    let found = account_import::changes(desk, import)?;
    if found.is_empty() {
        return Err(Failure::refused(&Refusal::NotFound(What::AccountImport), out.lang));
    }
    tell(&found, json, out)?;
    Ok(Exit::Done)
}

fn history(desk: &Desk, person: PersonId, json: bool, out: &mut Out) -> Done {
    let found = changes(desk, Some(person), out.lang)?;
    let Answer::Record(record) = desk.query(Query::Record(person))? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Person), out.lang));
    };
    tell(&found, json, out)?;
    for one in &record.former_accounts {
        if json {
            out.json(&FormerAccountJson::new(person, one))?;
        } else {
            out.line(&former(one, out.lang))?;
        }
    }
    let nothing = found.is_empty() && record.former_accounts.is_empty();
    if nothing { out.none(json) } else { Ok(Exit::Done) }
}

fn tell(found: &[AccountChangeRow], json: bool, out: &mut Out) -> Result<(), Failure> {
    for change in found {
        if json {
            out.json(&AccountChangeJson::new(change))?;
        } else {
            out.line(&row(change, out.lang))?;
        }
    }
    Ok(())
}

fn one((bank, holder, account): &MaskedAccount, lang: Lang) -> String {
    let masked = [("bank", bank), ("holder", holder), ("account", account)];
    say::ONE.with(lang, &masked.each_ref().map(|(name, value)| (*name, *value as &dyn std::fmt::Display)))
}

fn row(change: &AccountChangeRow, lang: Lang) -> String {
    let stands = change.stands.as_ref().map_or_else(|| say::NOTHING.get(lang).to_owned(), |a| one(a, lang));
    let wanted = change.wanted.as_ref().map_or_else(|| say::TAKEN_OUT.get(lang).to_owned(), |a| one(a, lang));
    let accounts = match &change.decided {
        None => say::FROM_TO.with(lang, &[("stands", &stands), ("wanted", &wanted)]),
        Some(_) => wanted,
    };
    let decision = |decided: &AccountDecided| {
        let outcome = say::outcome(decided.outcome).get(lang);
        say::DECIDED.with(lang, &[("by", &decided.by), ("on", &decided.on), ("outcome", &outcome)])
    };
    let standing = change.decided.as_ref().map_or_else(|| say::WAITING.get(lang).to_owned(), decision);
    let whose = change.payee.as_ref().map(|name| say::OF_PAYEE.with(lang, &[("name", name)]));
    let another = change.holder_is_another.then(|| say::HOLDER_OTHER.get(lang).to_owned());
    let despite = Some(&change.despite).filter(|why| !why.is_empty());
    let cells = [
        Some(fit(&change.change.to_string(), 6)),
        Some(fit(&format!("{} {}", change.person, visible(&change.name)), 20)),
        whose,
        Some(accounts),
        Some(proof(change, lang)),
        another,
        despite.map(|why| say::DESPITE.with(lang, &[("why", why)])),
        Some(say::BY_ON.with(lang, &[("by", &change.by), ("on", &change.on)])),
        change.declined.as_ref().map(decision),
        Some(standing),
    ];
    let told: Vec<String> = cells.into_iter().flatten().map(|cell| visible(&cell).into_owned()).collect();
    told.join("  ")
}

fn proof(change: &AccountChangeRow, lang: Lang) -> String {
    match &change.evidence {
        None => say::undocumented(change.origin).get(lang).to_owned(),
        Some((kind, note)) if note.is_empty() => {
            say::PROVED.with(lang, &[("what", &say::document(*kind).get(lang))])
        }
        Some((kind, note)) => {
            say::PROVED_MORE.with(lang, &[("what", &say::document(*kind).get(lang)), ("note", note)])
        }
    }
}

fn former(one: &FormerAccountView, lang: Lang) -> String {
    let label = match &one.payee {
        None => say::FORMER.get(lang).to_owned(),
        Some(name) => say::FORMER_OF.with(lang, &[("name", name)]),
    };
    let account = format!("{} {} {}", one.bank, one.holder, one.account_masked);
    let span: [(&str, &dyn std::fmt::Display); 4] = [
        ("account", &account),
        ("until", &one.until),
        ("asked", &one.asked_by),
        ("approved", &one.approved_by),
    ];
    visible(&format!("{label}  {}", say::FORMER_SPAN.with(lang, &span))).into_owned()
}

/// The account as JSON, `null` to take it out; of a payee, the payee with their account.
fn ask(desk: &Desk, args: &AccountAskArgs, out: &mut Out) -> Done {
    let text = context::read_text(&args.from, out.lang)?;
    let target = match args.payee {
        None => {
            AccountTarget::Own(json_fault::parse_json::<Option<BankAccount>>(&text, &args.from, out.lang)?)
        }
        Some(place) => {
            let payee: Payee = json_fault::parse_json(&text, &args.from, out.lang)?;
            AccountTarget::Payee { at: place.saturating_sub(1), payee: Box::new(payee) }
        }
    };
    let evidence = AccountEvidence { kind: args.document, note: args.note.clone() };
    let Answer::Card(card) = desk.query(Query::Card(args.person))? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Person), out.lang));
    };
    let command = Command::AskAccount {
        person: args.person,
        seen: card.version,
        asked: Box::new(AccountAsked { target, evidence }),
        despite: args.despite.clone(),
    };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let said = said(&receipt, say::ASKED, out.lang);
    out.receipt(&receipt, said, args.how.json)
}

/// What was done, with the number of the change.
fn said(receipt: &Receipt, msg: Msg, lang: Lang) -> String {
    match &receipt.outcome {
        Outcome::AccountChange(change, _) => msg.with(lang, &[("change", change)]),
        _ => String::new(),
    }
}

/// The version a command about a change must name. One that does not wait is left to the door to refuse.
fn seen(desk: &Desk, change: AccountChangeId, lang: Lang) -> Result<u32, Failure> {
    let version =
        |waits: &[AccountChangeRow]| waits.iter().find(|row| row.change == change).map(|row| row.version);
    if let Some(version) = version(&changes(desk, None, lang)?) {
        return Ok(version);
    }
    for import in account_import::imports(desk, lang)? {
        if let Some(version) = version(&account_import::changes(desk, import.import)?) {
            return Ok(version);
        }
    }
    Ok(0)
}

fn approve(desk: &Desk, change: AccountChangeId, how: &HowArgs, out: &mut Out) -> Done {
    let command = Command::ApproveAccount { change, seen: seen(desk, change, out.lang)? };
    let receipt = desk.execute(command, how.key.as_deref())?;
    let from = desk.moment.today.plus_days(1);
    let said = say::APPROVED.with(out.lang, &[("from", &from)]);
    out.receipt(&receipt, said, how.json)
}

fn decline(desk: &Desk, args: &AccountEndArgs, out: &mut Out) -> Done {
    let (change, reason) = (args.change, args.reason.clone());
    let command = Command::DeclineAccount { change, seen: seen(desk, change, out.lang)?, reason };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    out.receipt(&receipt, say::DECLINED.get(out.lang).to_owned(), args.how.json)
}

fn withdraw(desk: &Desk, args: &AccountEndArgs, out: &mut Out) -> Done {
    let (change, reason) = (args.change, args.reason.clone());
    let command = Command::WithdrawAccount { change, seen: seen(desk, change, out.lang)?, reason };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    out.receipt(&receipt, say::WITHDRAWN.get(out.lang).to_owned(), args.how.json)
}
