//! A new entry, and the reversal of one.

use super::basic::date;
use super::{ANSWER_REVERSE, ASK_CORRECT, ASK_REVERSE, CORRECT, POST, REVERSE, sheet};
use crate::bureau::answer::{AskRow, Record, Statement, StatementLine, StatementMonth};
use crate::bureau::command::{Corrected, Posting};
use crate::bureau::{Command, FieldFault, Refusal};
use crate::console::forms::{Choice, DESPITE, Field, Form, Kind};
use crate::console::names;
use crate::console::overlays::Sheet;
use crate::console::settling;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::ledger::{Booked, Doubt, EntryKind, Righted, Settlement, Weighed};
use crate::domain::{EntryId, Fen, Month, PersonId};
use crate::locale::{books, field as label, forms as hint, person as say, second, words};

/// The form of a new entry. What the person is entitled to stands first; `of` is the month that was selected: what is
/// still owed for it is what is most likely paid now.
pub fn post(record: &Record, of: Option<&StatementMonth>, shared: &Shared) -> Sheet {
    let card = &record.card;
    let programmes = shared.tables.programmes.all();
    let entitled = |id: &str| {
        let row = programmes.iter().find(|p| p.id == id);
        row.is_some_and(|p| card.recognitions.iter().any(|r| p.entitles(&r.group) == Some(true)))
    };
    let mut choices: Vec<&str> = programmes.iter().map(|p| p.id.as_str()).collect();
    choices.sort_by_key(|id| !entitled(id));
    let first = choices.first().copied().unwrap_or_default().to_owned();
    let choices =
        choices.into_iter().map(|id| Choice::new(id, names::programme(&shared.tables, id))).collect();
    let kinds = [("due", EntryKind::Due), ("paid", EntryKind::Paid)];
    let kinds = kinds.map(|(key, kind)| Choice::new(key, words::entry_kind(kind))).to_vec();
    let (programme, month) =
        of.map_or((first, shared.today.month()), |line| (line.programme.clone(), line.month));
    let owed = of.map(|line| line.difference).filter(|owed| *owed > Fen::default());
    let fields = vec![
        Field::new("programme", label::PROGRAMME, Kind::Choice(choices)).with(programme),
        Field::new("month", label::MONTH, Kind::Month)
            .required()
            .hint(hint::MONTH_HINT)
            .with(month.to_string()),
        Field::new("kind", say::KIND, Kind::Choice(kinds)).with(if owed.is_some() { "paid" } else { "due" }),
        Field::new("amount", label::AMOUNT, Kind::Money)
            .required()
            .hint(hint::MONEY_HINT)
            .with(owed.map(|owed| owed.to_string()).unwrap_or_default()),
        date("booked", label::BOOKED).required().with(shared.today.to_string()),
        Field::text("memo", label::MEMO),
    ];
    let title = Words::with(say::POST_TITLE, &[("name", &card.name)]);
    let form = Form::new(POST, title, fields).about(&card.person, 0);
    let groups = card.recognitions.iter().map(|r| names::group(&shared.tables, &r.group)).collect();
    sheet(form.note(Words::Lines(vec![Words::List(groups), second::TWO.into()])))
}

/// The same, filled with what a death leaves to be booked, or paid where that is booked, and why.
pub fn post_settled(record: &Record, settlement: &Settlement, shared: &Shared) -> Option<Sheet> {
    let person = record.card.person;
    let posting = settling::posting(person, settlement).or_else(|| settling::payment(person, settlement))?;
    let mut sheet = post(record, None, shared);
    let (month, amount) = (posting.month.to_string(), posting.amount.to_string());
    let kind = if posting.kind == EntryKind::Due { "due" } else { "paid" }.to_owned();
    let values = [
        ("programme", posting.programme),
        ("month", month),
        ("kind", kind),
        ("amount", amount),
        ("memo", posting.memo),
    ];
    for (name, value) in values {
        if let Some(field) = sheet.form.field_mut(name) {
            *field = field.clone().with(value);
        }
    }
    // What nobody has confirmed is said at the field.
    let open = settling::not_signed_off(settlement);
    let mut note = settling::lines(&shared.tables, settlement);
    note.retain(|words| Some(words) != open.as_ref());
    sheet.form.note = Some(Words::Lines(note));
    Some(sheet)
}

/// The command of the form of a new entry.
pub fn posting(form: &Form, person: PersonId) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let (month, amount, booked) = (read.month("month"), read.money("amount"), read.date("booked"));
    // An empty or wrong field is a fault that the reader knows already.
    let (Some(month), Some(amount)) = (month, amount) else { return Err(read.faults()) };
    let posting = Posting {
        person,
        programme: read.text("programme"),
        month,
        kind: kind(form),
        amount,
        booked,
        memo: read.text("memo"),
    };
    read.done(match form.despite() {
        // What takes two is asked for, once somebody says why.
        Some(reason) => Command::AskPosting { posting, reason },
        None => Command::Post { posting },
    })
}

/// What deserves a second look in a new entry, by field. What the ledger holds counts once it is read.
pub fn weigh(
    form: &Form,
    record: &Record,
    statement: Option<&Statement>,
    shared: &Shared,
) -> Vec<(String, Words)> {
    let (Some(programme), Some(month)) =
        (shared.tables.programmes.get(form.text("programme")), Month::parse(form.text("month")))
    else {
        return Vec::new();
    };
    let lines = statement.map_or(&[][..], |s| &s.lines);
    let booked: Vec<Booked> = lines
        .iter()
        .filter(|line| line.month == month && line.programme == programme.id)
        .map(|line| Booked {
            entry: line.entry,
            kind: line.kind,
            amount: line.amount,
            stands: line.reverses.is_none() && line.reversed_by.is_none(),
        })
        .collect();
    let weighed = Weighed {
        programme,
        month,
        kind: kind(form),
        amount: form.read().money("amount").unwrap_or_default(),
        recognitions: &record.card.recognitions,
        died: record.card.died,
        goes_on: programme.id == shared.tables.terminal.books_as(),
        booked: &booked,
    };
    let mut doubts = weighed.doubts(shared.today.month());
    let booked_on = form.read().date("booked").unwrap_or(shared.today);
    doubts.extend(weighed.by_hand(shared.tables.paid_by_runs(&programme.id), (booked_on, shared.today)));
    if statement.is_none() {
        doubts.retain(|doubt| !matches!(doubt, Doubt::MoreThanDue { .. }));
    }
    // Before saving only what is doubtful is said; the field for the reason comes when saving asks for it.
    let asks = form.field(DESPITE).is_some();
    let said = |doubt: &Doubt| {
        if asks { Refusal::Doubtful(vec![*doubt]).into() } else { Words::Doubt(*doubt) }
    };
    let field = |doubt: &Doubt| (doubt.field().to_owned(), said(doubt));
    let found = doubts.iter().map(field);
    // Who is to agree is said before it is sent.
    let agrees = asks.then(|| (DESPITE.to_owned(), Words::from(second::TWO_NOW)));
    // What decides the money of a death, and nobody has confirmed, stands where it is booked.
    let settlement = statement.and_then(|s| s.settlement.as_ref()).filter(|s| month > s.died.month());
    let open = settlement.and_then(settling::not_signed_off).map(|words| ("programme".to_owned(), words));
    found.chain(agrees).chain(open).collect()
}

fn kind(form: &Form) -> EntryKind {
    if form.text("kind") == "paid" { EntryKind::Paid } else { EntryKind::Due }
}

/// The form of a reversal: why.
pub fn reverse(line: &StatementLine, shared: &Shared) -> Sheet {
    let fields = vec![Field::text("reason", label::REASON).required().hint(say::REVERSE_HINT)];
    let title = Words::with(say::REVERSE_TITLE, &[("entry", &line.entry)]);
    if line.by_two {
        let note = Words::Lines(vec![short(line, shared), books::BY_TWO_NOTE.into()]);
        return sheet(Form::new(ASK_REVERSE, title, fields).about(&line.entry, 0).note(note));
    }
    sheet(Form::new(REVERSE, title, fields).about(&line.entry, 0).note(short(line, shared)))
}

/// The form that answers whoever asks for a payment to be taken back.
pub fn answer(line: &StatementLine, ask: &AskRow, shared: &Shared) -> Sheet {
    let answers = [("agree", books::REVERSAL_AGREE), ("decline", books::DECLINE)];
    let fields = vec![
        Field::new(
            "answer",
            books::ANSWER,
            Kind::Choice(answers.map(|(key, say)| Choice::new(key, say)).to_vec()),
        )
        .unchosen(),
        Field::text("reason", label::REASON).hint(books::ANSWER_REASON_HINT),
    ];
    let title = Words::with(books::REVERSAL_TITLE, &[("entry", &line.entry)]);
    let asked = Words::Data(books::asked(ask, shared.lang));
    let note = Words::Lines(vec![short(line, shared), asked]);
    sheet(Form::new(ANSWER_REVERSE, title, fields).about(&line.entry, 0).note(note))
}

/// The command of that form.
pub fn answered(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let reason = read.text("reason");
    match EntryId::parse(&form.about) {
        Some(entry) if form.text("answer") == "decline" => {
            read.done(Command::DeclineReversal { entry, reason })
        }
        Some(entry) => read.done(Command::AgreeReversal { entry }),
        None => Err(read.faults()),
    }
}

/// An entry in a line.
fn short(line: &StatementLine, shared: &Shared) -> Words {
    Words::Filled(
        say::ENTRY_SHORT,
        vec![
            ("month", Words::Data(line.month.to_string())),
            ("programme", names::programme(&shared.tables, &line.programme)),
            ("kind", words::entry_said(line.kind, line.cause).into()),
            ("amount", Words::Data(line.amount.to_string())),
        ],
    )
}

/// The form that puts an entry right: filled with what it says.
pub fn correct(line: &StatementLine, shared: &Shared) -> Sheet {
    let programmes = shared.tables.programmes.all().iter();
    let choices = programmes.map(|p| Choice::new(&p.id, names::programme(&shared.tables, &p.id))).collect();
    let fields = vec![
        Field::new("amount", label::AMOUNT, Kind::Money)
            .required()
            .hint(hint::MONEY_HINT)
            .with(line.amount.to_string()),
        Field::new("programme", label::PROGRAMME, Kind::Choice(choices)).with(line.programme.clone()),
        Field::new("month", label::MONTH, Kind::Month)
            .required()
            .hint(hint::MONTH_HINT)
            .with(line.month.to_string()),
        Field::text("reason", label::REASON).required().hint(say::REVERSE_HINT),
    ];
    let title = Words::with(books::CORRECT_TITLE, &[("entry", &line.entry)]);
    let (id, note) =
        if line.by_two { (ASK_CORRECT, books::BY_TWO_NOTE) } else { (CORRECT, books::CORRECT_NOTE) };
    let notes = Words::Lines(vec![short(line, shared), note.into()]);
    sheet(Form::new(id, title, fields).about(&line.entry, 0).note(notes))
}

/// The command of that form.
pub fn correction(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let (month, amount) = (read.month("month"), read.money("amount"));
    let (Some(month), Some(amount), Some(entry)) = (month, amount, EntryId::parse(&form.about)) else {
        return Err(read.faults());
    };
    let (programme, reason) = (read.text("programme"), read.text("reason"));
    if form.id == ASK_CORRECT {
        let right = Some(Righted { programme, month, amount });
        return read.done(Command::AskReversal { entry, right, reason });
    }
    if let Some(despite) = form.despite() {
        let right = Some(Righted { programme, month, amount });
        return read.done(Command::AskReversal { entry, right, reason: format!("{reason}；{despite}") });
    }
    let right = Corrected { programme, month, amount };
    read.done(Command::Correct { entry, right, reason })
}

/// The command of the form of a reversal.
pub fn reversal(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let reason = read.text("reason");
    match EntryId::parse(&form.about) {
        Some(entry) if form.id == ASK_REVERSE => {
            read.done(Command::AskReversal { entry, right: None, reason })
        }
        Some(entry) => read.done(Command::Reverse { entry, reason }),
        None => Err(read.faults()),
    }
}
