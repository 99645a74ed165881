//! From form to command, and what is said once it is done.

use super::{
    ACCOUNT, ANSWER_REVERSE, ASK_CORRECT, ASK_REVERSE, BASIC, CONFIRM, CORRECT, DEATH, DECIDE, NOTE, PAYEE,
    POST, PROFILE, RECOGNITION, REGISTER, RELATIVE, REMOVE, REVEAL, REVERSE, WITHDRAW, account, basic,
    confirm, death, ledger, note, payee, profile, recognition, register, relative, reveal, sheet,
};
use crate::bureau::answer::{NoteView, Record};
use crate::bureau::command::PersonChange;
use crate::bureau::{Command, FieldFault, Outcome, Query, Receipt};
use crate::console::forms::{Field, Form};
use crate::console::goal::Goal;
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::panes::person::State;
use crate::console::panes::person::state::Then;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::EntryId;
use crate::domain::PersonId;
use crate::locale::{
    account as account_say, books, death as death_say, field as label, person as say, policy, second,
};

/// Whom a form is about.
pub fn person_of(form: &Form) -> Option<PersonId> {
    let person = form.about.split('.').next().unwrap_or_default();
    matches!(
        form.id,
        BASIC
            | ACCOUNT
            | DECIDE
            | PROFILE
            | RECOGNITION
            | RELATIVE
            | PAYEE
            | POST
            | REMOVE
            | DEATH
            | WITHDRAW
    )
    .then(|| PersonId::parse(person))
    .flatten()
}

/// The command of a form, or what is wrong with it.
pub fn submit(state: &State, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
    match form.id {
        REGISTER => return register::command(form),
        REVEAL => return reveal::command(form),
        CONFIRM => return confirm::command(form, ctx),
        REVERSE | ASK_REVERSE => return ledger::reversal(form),
        CORRECT | ASK_CORRECT => return ledger::correction(form),
        ANSWER_REVERSE => return ledger::answered(form),
        NOTE => return note::command(form),
        DECIDE => return account::decision(form),
        _ => {}
    }
    // A form is only ever saved for the one it was begun for, whoever is on screen.
    let record = state.record.as_deref().filter(|r| Some(r.card.person) == person_of(form));
    let (Some(person), Some(record)) = (person_of(form), record) else {
        ctx.warn(say::NOBODY);
        return Err(Vec::new());
    };
    if form.id == POST {
        return ledger::posting(form, person);
    }
    match form.id {
        REMOVE => {
            let read = form.read();
            let key = form.about.split_once('.').map_or("", |(_, key)| key);
            return match removal(record, key, Some(read.text("reason"))) {
                Some(command) => read.done(command),
                None => Err(read.faults()),
            };
        }
        DEATH => return death::command(form, person),
        WITHDRAW => return death::withdrawal(form, person),
        _ => {}
    }
    if !form.is_changed() {
        ctx.tell(say::NOTHING_CHANGED);
        return Err(Vec::new());
    }
    let changes = match form.id {
        PROFILE => profile::changes(form)?,
        RECOGNITION => recognition::changes(form, record)?,
        RELATIVE => relative::changes(form)?,
        ACCOUNT => return account::command(form, person),
        PAYEE => return payee::command(form, record),
        _ => basic::changes(form)?,
    };
    Ok(Command::AmendPerson { person, seen: form.seen, changes, despite: form.despite() })
}

/// What deserves a second look in a form.
pub fn weigh(state: &State, form: &Form, shared: &Shared) -> Vec<(String, Words)> {
    match state.record.as_deref() {
        _ if matches!(form.id, REGISTER | BASIC) => basic::weigh(form),
        Some(record) if form.id == POST => ledger::weigh(form, record, state.statement.as_deref(), shared),
        _ if form.id == DEATH => death::weigh(form, state, shared),
        _ => Vec::new(),
    }
}

/// The same form from the record of now.
pub fn refill(form: &Form, record: &Record, shared: &Shared) -> Option<Form> {
    let at = || recognition::position(form);
    Some(match form.id {
        BASIC => basic::form(record, shared),
        PROFILE => profile::form(record, form.about.split_once('.')?.1.chars().next()?, shared),
        RECOGNITION => recognition::form(record, at()?, shared),
        RELATIVE => relative::form(record, at()?),
        PAYEE => payee::form(record, at()?),
        ACCOUNT => account::form(record),
        DEATH => death::form(record),
        _ => return None,
    })
}

/// What reads the record behind a form anew.
pub fn reread(form: &Form) -> Option<Query> {
    match note::about(form).filter(|_| form.id == NOTE) {
        Some((person, _)) => Some(Query::Notes(person)),
        None => person_of(form).map(Query::Record),
    }
}

/// The form of a note from the note of now.
pub fn refill_note(form: &Form, record: &Record, found: &[NoteView]) -> Option<Form> {
    let (_, id) = note::about(form).filter(|_| form.id == NOTE)?;
    let view = found.iter().find(|view| Some(view.note) == id)?;
    Some(note::form(record, Some(view)))
}

/// Why something is taken off the record of somebody who died.
pub fn remove_from_the_dead(record: &Record, key: &str, what: Words) -> Sheet {
    let fields = vec![Field::text("reason", label::REASON).required()];
    let title = Words::Filled(say::ASK_REMOVE, vec![("what", what)]);
    let card = &record.card;
    let form = Form::new(REMOVE, title, fields).about(&format!("{}.{key}", card.person), card.version);
    sheet(form.note(say::REMOVE_KEEPS))
}

/// Takes a recognition, a relative or a payee off: `recognitions.1`, `relatives.0`.
pub fn removal(record: &Record, key: &str, despite: Option<String>) -> Option<Command> {
    let (list, at) = key.split_once('.')?;
    let at: usize = at.parse().ok()?;
    let change = match list {
        "recognitions" => {
            let mut all = record.card.recognitions.clone();
            if at >= all.len() {
                return None;
            }
            all.remove(at);
            PersonChange::Recognitions(all)
        }
        "payees" => PersonChange::Payee(u8::try_from(at).ok()?, None),
        _ => PersonChange::Relative(u8::try_from(at).ok()?, None),
    };
    Some(Command::AmendPerson {
        person: record.card.person,
        seen: record.card.version,
        changes: vec![change],
        despite,
    })
}

/// Says what was done, and goes where it leads.
pub fn saved(state: &mut State, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
    match (&receipt.outcome, form.id) {
        (Outcome::Revealed(value), _) => {
            let field = reveal::about(form).map(|(_, field)| field.to_owned()).unwrap_or_default();
            state.show_value(&field, value.clone(), ctx);
        }
        (Outcome::Person(person, _), REGISTER) => {
            ctx.tell(Words::with(say::REGISTERED, &[("person", person)]));
            ctx.go(Goal::Person(*person));
        }
        (_, ASK_REVERSE | ASK_CORRECT) => {
            ctx.tell(Words::with(books::REVERSAL_ASKED_NOW, &[("entry", &form.about)]));
        }
        (Outcome::Done, CORRECT) => {
            ctx.tell(Words::with(second::CORRECTION_ASKED_NOW, &[("entry", &form.about)]));
        }
        (Outcome::PostingAsked(ask), _) => ctx.tell(Words::with(second::ASKED_NOW, &[("ask", ask)])),
        (Outcome::Done, ANSWER_REVERSE) => {
            ctx.tell(Words::with(books::REVERSAL_DECLINED_NOW, &[("entry", &form.about)]));
        }
        (Outcome::Entries(entry, _), REVERSE | ANSWER_REVERSE) => {
            let reversed = form.about.clone();
            ctx.tell(Words::with(say::REVERSED, &[("entry", &reversed), ("by", entry)]));
        }
        (Outcome::Entries(back, _), CORRECT) => {
            let (was, new) = (form.about.clone(), EntryId(back.0 + 1));
            let values: [(&'static str, &dyn std::fmt::Display); 3] =
                [("entry", &was), ("back", back), ("new", &new)];
            ctx.tell(Words::with(books::CORRECTED_NOW, &values));
        }
        (Outcome::Person(person, _), DEATH) => {
            // What the survivors may have is one key away.
            ctx.tell(policy::SURVIVORS_SEE);
            state.then = Then::Settle;
            ctx.go(Goal::Statement(*person));
        }
        (_, WITHDRAW) => ctx.tell(death_say::WITHDRAWN),
        (Outcome::Entries(entry, _), _) => ctx.tell(Words::with(say::POSTED, &[("entry", entry)])),
        // The next on the list.
        (Outcome::AccountChange(change, _), ACCOUNT | PAYEE) => {
            ctx.tell(Words::with(account_say::ASKED, &[("change", change)]));
            if std::mem::take(&mut state.then) == Then::Worklist {
                ctx.go(Goal::Pane(PaneId::Quality));
            }
        }
        (Outcome::AccountChange(..), _) => match form.text("decision") {
            account::AGREE => {
                let from = ctx.cx.today.plus_days(1);
                ctx.tell(Words::with(account_say::APPROVED, &[("from", &from)]));
            }
            account::DECLINE => ctx.tell(account_say::DECLINED),
            _ => ctx.tell(account_say::WITHDRAWN),
        },
        (Outcome::Person(..), BASIC | RELATIVE) if state.then == Then::Worklist => {
            state.then = Then::Nothing;
            ctx.tell(say::SAVED);
            ctx.go(Goal::Pane(PaneId::Quality));
        }
        (Outcome::Person(person, _), BASIC) => {
            ctx.tell(say::SAVED);
            // What was changed may be what tells two records apart.
            state.twins.ask(ctx, Query::DuplicatesOf(*person));
        }
        _ => ctx.tell(say::SAVED),
    }
}
