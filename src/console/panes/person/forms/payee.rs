//! Whose account receives the money (代领人). The account is masked: left alone it stays.

use super::basic::date;
use super::{CLEARS, PAYEE};
use crate::bureau::answer::Record;
use crate::bureau::command::{AccountAsked, AccountTarget, PersonChange};
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Field, Form};
use crate::console::words::Words;
use crate::domain::person::{BankAccount, Payee};
use crate::locale::{account as account_say, family as say, field as label, person as person_say};

/// The form; one past the last payee is a new one.
pub fn form(record: &Record, at: usize) -> Form {
    let name = |part: &str| format!("payees.{at}.{part}");
    let view = record.payees.get(at).cloned();
    let day = |date: Option<crate::domain::Date>| date.map(|d| d.to_string()).unwrap_or_default();
    let (from, until) = view.as_ref().map(|v| (day(v.from), day(v.until))).unwrap_or_default();
    let of = |part: fn(&crate::bureau::answer::PayeeView) -> &String| {
        view.as_ref().map(|v| part(v).clone()).unwrap_or_default()
    };
    let mut fields = vec![
        Field::text(name("name"), label::NAME).required().with(of(|v| &v.name)),
        Field::text(name("relation"), label::RELATION)
            .required()
            .hint(person_say::RELATION_HINT)
            .with(of(|v| &v.relation)),
        Field::text(name("account.bank"), label::BANK).with(of(|v| &v.bank)),
        Field::text(name("account.holder"), label::HOLDER).with(of(|v| &v.holder)),
        Field::text(name("account.number"), label::ACCOUNT)
            .required()
            .hint(person_say::MASKED_HINT)
            .masked(of(|v| &v.account_masked)),
        date(&name("from"), say::FROM).required().with(from),
        date(&name("until"), say::UNTIL_LABEL).with(until),
        Field::text(name("paper"), say::CAPACITY_PAPER)
            .required()
            .hint(say::PAPER_HINT)
            .with(of(|v| &v.paper)),
    ];
    fields.extend(super::account::evidence());
    let card = &record.card;
    let title = Words::with(say::PAYEE_TITLE, &[("name", &card.name)]);
    Form::new(PAYEE, title, fields)
        .about(&format!("{}.{at}", card.person), card.version)
        .note(account_say::PAYEE_NOTE)
}

/// The command: who they are and until when is set at once, another account or somebody new is asked for.
pub fn command(form: &Form, record: &Record) -> Result<Command, Vec<FieldFault>> {
    let at = super::recognition::position(form).unwrap_or(0);
    let name = |part: &str| format!("payees.{at}.{part}");
    let mut read = form.read();
    let typed = Some(read.text(&name("account.number"))).filter(|text| text != CLEARS).unwrap_or_default();
    let kept = form.field(&name("account.number")).is_some_and(|f| f.mask.is_some());
    if typed.is_empty() && !kept {
        read.fault(&name("account.number"), Fault::Empty);
    }
    let payee = Payee {
        name: read.text(&name("name")),
        relation: read.text(&name("relation")),
        account: BankAccount {
            bank: read.text(&name("account.bank")),
            holder: read.text(&name("account.holder")),
            number: typed,
            ..BankAccount::default()
        },
        from: read.date(&name("from")),
        until: read.date(&name("until")),
        paper: read.text(&name("paper")),
    };
    let evidence = super::account::shown(&mut read);
    let parts = ["name", "account.bank", "account.holder", "account.number"];
    let asks = at >= record.payees.len() || parts.iter().any(|part| form.is_field_changed(&name(part)));
    let at = u8::try_from(at).unwrap_or(u8::MAX);
    let (person, seen, despite) = (record.card.person, form.seen, form.despite());
    read.done(if asks {
        let target = AccountTarget::Payee { at, payee: Box::new(payee) };
        Command::AskAccount { person, seen, asked: Box::new(AccountAsked { target, evidence }), despite }
    } else {
        let changes = vec![PersonChange::Payee(at, Some(payee))];
        Command::AmendPerson { person, seen, changes, despite }
    })
}
