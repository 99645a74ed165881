//! Closing a month, and opening it again: one asks, another one agrees.

use super::State;
use super::acts::CLOSE;
use crate::bureau::answer::{AskRow, BooksView, OpenItem, PeriodRow};
use crate::bureau::{Command, FieldFault};
use crate::console::forms::{Choice, DESPITE, Field, Form, Kind};
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner};
use crate::console::words::Words;
use crate::domain::ledger::BooksOf;
use crate::domain::{Date, Month, RunId};
use crate::locale::{books, field as label, ledger as say, stops};

/// The form that closes a month all the same: why.
pub(super) const CLOSE_EARLY: &str = "ledger.close-early";
/// The form that asks for a month to be opened again.
pub(super) const ASK: &str = "ledger.ask-reopening";
/// The form that answers whoever asked.
pub(super) const ANSWER: &str = "ledger.answer-reopening";
/// The question before one's own request is withdrawn.
pub(super) const WITHDRAW: &str = "ledger.withdraw-reopening";

impl State {
    /// What is known of the closing of a month.
    pub fn period(&self, month: Month) -> Option<&PeriodRow> {
        self.periods.iter().find(|row| row.month == month)
    }

    /// What somebody asks who wants the month on screen open again.
    pub fn asked(&self, month: Month) -> Option<&AskRow> {
        self.period(month).and_then(|row| row.asked.as_ref())
    }

    /// Asks before a month is closed: what its sheet will say, and what is open. What speaks against it needs words; while money is on
    /// its way, nothing is asked.
    pub(super) fn ask_close(view: &BooksView, ctx: &mut Ctx<'_>) {
        let BooksOf::Month(month) = view.of() else { return };
        let runs: Vec<RunId> = view.open.iter().filter_map(under_way).collect();
        if !runs.is_empty() {
            let runs: Vec<String> = runs.iter().map(ToString::to_string).collect();
            let runs = runs.join(stops(ctx.shared.lang).comma);
            return ctx.warn(Words::with(books::CLOSE_WAITS, &[("runs", &runs), ("month", &month)]));
        }
        let (sum, lang) = (&view.sum, ctx.shared.lang);
        let question = Words::with(say::ASK_CLOSE, &[("month", &month)]);
        let values: [(&'static str, &dyn std::fmt::Display); 4] =
            [("booked", &sum.booked), ("reversed", &sum.reversed), ("due", &sum.due), ("paid", &sum.paid)];
        let mut told = vec![Words::with(books::CLOSE_FIGURES, &values)];
        told.extend(view.open.iter().map(|item| {
            let what = books::open_item(item, lang);
            Words::with(books::CLOSE_OPEN_ITEM, &[("what", &what)])
        }));
        if view.open.is_empty() {
            told.push(books::CLOSE_NOTHING_OPEN.into());
        }
        let today = ctx.shared.today;
        if view.open.iter().any(|item| needs_words(item, today)) {
            let why = Field::text(DESPITE, books::CLOSED_DESPITE).required().hint(books::CLOSE_EARLY_HINT);
            let form = Form::new(CLOSE_EARLY, question, vec![why]).about(&month, 0);
            let form = form.note(Words::Lines(told));
            return ctx.open(Sheet::new(form, Owner::Pane(PaneId::Ledger)));
        }
        told.extend([say::CLOSE_ALL.into(), say::CLOSE_OPEN_LATER.into()]);
        let accept = Accept::Pane(PaneId::Ledger, CLOSE, month.to_string());
        ctx.open(told.into_iter().fold(Confirm::new(question, say::CLOSE, accept), Confirm::line));
    }

    /// The month is closed: asks for it to be opened again, answers whoever asked, or withdraws one's own request.
    pub(super) fn ask_reopening(&self, month: Month, ctx: &mut Ctx<'_>) {
        let reason = Field::text("reason", label::REASON);
        let form = match self.asked(month) {
            None => {
                Form::new(ASK, Words::with(books::ASK_TITLE, &[("month", &month)]), vec![reason.required()])
                    .note(books::ASK_NOTE)
            }
            Some(ask) if ask.own => {
                let question = Words::with(books::ASK_WITHDRAW, &[("month", &month)]);
                let accept = Accept::Pane(PaneId::Ledger, WITHDRAW, month.to_string());
                let confirm = Confirm::new(question, books::WITHDRAW_REOPENING, accept);
                let asked = Words::Data(books::asked(ask, ctx.shared.lang));
                return ctx.open(confirm.line(asked).line(books::WITHDRAW_KEEPS));
            }
            Some(ask) => {
                let answers = [("agree", books::AGREE), ("decline", books::DECLINE)]
                    .map(|(key, say)| Choice::new(key, say));
                let fields = vec![
                    Field::new("answer", books::ANSWER, Kind::Choice(answers.to_vec())).unchosen(),
                    reason.hint(books::ANSWER_REASON_HINT),
                ];
                Form::new(ANSWER, Words::with(books::ANSWER_TITLE, &[("month", &month)]), fields)
                    .note(Words::Data(books::asked(ask, ctx.shared.lang)))
            }
        };
        ctx.open(Sheet::new(form.about(&month, 0), Owner::Pane(PaneId::Ledger)));
    }

    /// What the key that opens months again does now.
    pub(super) fn reopen_label(&self, month: Month) -> Words {
        match self.asked(month) {
            None => books::ASK_REOPENING,
            Some(ask) if ask.own => books::WITHDRAW_REOPENING,
            Some(_) => books::ANSWER_REOPENING,
        }
        .into()
    }
}

/// The run that something open is about.
fn under_way(item: &OpenItem) -> Option<RunId> {
    match item {
        OpenItem::RunUnderWay { run } => Some(*run),
        _ => None,
    }
}

/// Whether a month is closed with something open only where somebody says why.
fn needs_words(item: &OpenItem, today: Date) -> bool {
    match item {
        OpenItem::NotOver { last } => *last > today,
        OpenItem::EarlierOpen { .. } => true,
        _ => false,
    }
}

/// The command of a form about closing a month, or opening it again.
pub(super) fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let Some(month) = Month::parse(&form.about) else { return Err(read.faults()) };
    let reason = read.text("reason");
    match form.id {
        CLOSE_EARLY => read.done(Command::CloseMonth { month, despite: form.despite() }),
        ASK => read.done(Command::AskReopening { month, reason }),
        ANSWER if form.text("answer") == "decline" => read.done(Command::DeclineReopening { month, reason }),
        ANSWER => read.done(Command::ReopenMonth { month }),
        _ => Err(read.faults()),
    }
}

/// What was done by such a form.
pub(super) fn told(form: &Form) -> Words {
    let msg = match form.id {
        CLOSE_EARLY => say::CLOSED_NOW,
        ASK => books::ASKED_NOW,
        _ if form.text("answer") == "decline" => books::DECLINED_NOW,
        _ => say::REOPENED_NOW,
    };
    Words::with(msg, &[("month", &form.about)])
}
