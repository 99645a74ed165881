//! The account that money goes to: asked for by one, decided by another. The number is masked: left alone it stays.

use super::{ACCOUNT, CLEARS, DECIDE, sheet};
use crate::bureau::answer::{AccountChangeRow, Record};
use crate::bureau::command::{AccountAsked, AccountTarget};
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::account_words::facts;
use crate::console::forms::{Choice, Field, Form, Kind, Reader};
use crate::console::overlays::Sheet;
use crate::console::words::Words;
use crate::domain::person::{AccountDocument, AccountEvidence, BankAccount};
use crate::domain::{AccountChangeId, PersonId};
use crate::locale::{account as say, field as label, person as person_say};

/// The ways to decide, by their keys.
pub const AGREE: &str = "agree";
pub const DECLINE: &str = "decline";
const WITHDRAW: &str = "withdraw";

/// The form of a change of the person's own account.
pub fn form(record: &Record) -> Form {
    let card = &record.card;
    let (bank, holder, number) =
        record.bank.clone().unwrap_or_else(|| (String::new(), card.name.clone(), String::new()));
    let mut fields = vec![
        Field::text("bank.number", label::ACCOUNT).hint(person_say::MASKED_HINT).masked(number),
        Field::text("bank.bank", label::BANK).with(bank),
        Field::text("bank.holder", label::HOLDER).hint(say::HOLDER_HINT).with(holder),
    ];
    fields.extend(evidence());
    Form::new(ACCOUNT, Words::with(say::TITLE, &[("name", &card.name)]), fields)
        .about(&card.person, card.version)
        .note(say::NOTE)
}

/// What is shown for an account.
pub fn evidence() -> [Field; 2] {
    let kinds = AccountDocument::ALL.iter().map(|kind| Choice::new(kind.name(), say::document(*kind)));
    [
        Field::new("evidence.kind", say::EVIDENCE, Kind::Choice(kinds.collect())),
        Field::text("evidence.note", say::EVIDENCE_NOTE).hint(say::EVIDENCE_HINT),
    ]
}

/// What was shown for it, as the form says.
pub fn shown(read: &mut Reader<'_>) -> AccountEvidence {
    let kind = AccountDocument::parse(&read.text("evidence.kind")).unwrap_or(AccountDocument::Passbook);
    AccountEvidence { kind, note: read.text("evidence.note") }
}

/// The command that asks for it.
pub fn command(form: &Form, person: PersonId) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let typed = read.text("bank.number");
    let kept = form.field("bank.number").is_some_and(|f| f.mask.is_some());
    if typed.is_empty() && !kept {
        read.fault("bank.number", Fault::Empty);
    }
    let account = (typed != CLEARS).then(|| BankAccount {
        bank: read.text("bank.bank"),
        holder: read.text("bank.holder"),
        number: typed.clone(),
        ..BankAccount::default()
    });
    let asked = AccountAsked { target: AccountTarget::Own(account), evidence: shown(&mut read) };
    let (seen, despite) = (form.seen, form.despite());
    read.done(Command::AskAccount { person, seen, asked: Box::new(asked), despite })
}

/// The form that decides about a change: agreed to or not by whoever may, taken back by the others.
pub fn decide(row: &AccountChangeRow, may_decide: bool) -> Sheet {
    let ways: &[_] = if may_decide {
        &[(AGREE, say::AGREE), (DECLINE, say::DECLINE)]
    } else {
        &[(WITHDRAW, say::TAKE_BACK)]
    };
    let ways = ways.iter().map(|(key, msg)| Choice::new(*key, *msg)).collect();
    let decision = Field::new("decision", say::DECISION, Kind::Choice(ways)).by_digit();
    let fields = vec![
        // Whoever takes back what they asked has nothing else to choose.
        if may_decide { decision.unchosen() } else { decision },
        Field::text("reason", say::REASON).hint(say::REASON_HINT),
    ];
    let title = Words::with(say::DECIDE_TITLE, &[("name", &row.name), ("change", &row.change)]);
    let form = Form::new(DECIDE, title, fields).about(&format!("{}.{}", row.person, row.change), row.version);
    sheet(form.note(Words::Lines(facts(row))))
}

/// The command of a decision.
pub fn decision(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let (way, reason) = (form.text("decision").to_owned(), read.text("reason"));
    if reason.is_empty() && !way.is_empty() && way != AGREE {
        read.fault("reason", Fault::Empty);
    }
    let id = form.about.split_once('.').and_then(|(_, id)| AccountChangeId::parse(id));
    let (change, seen) = (id.unwrap_or_default(), form.seen);
    read.done(match way.as_str() {
        AGREE => Command::ApproveAccount { change, seen },
        DECLINE => Command::DeclineAccount { change, seen, reason },
        _ => Command::WithdrawAccount { change, seen, reason },
    })
}
