//! What is to be taken back or booked by hand is answered where it waits: everything about it is read anew first.

use super::{Act, State};
use crate::bureau::answer::{SecondWord, SecondWordRow, WaitRow, Waits};
use crate::bureau::{Action as Gate, Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::{EntryId, PostingAskId};
use crate::locale::{Msg, account, field as label, second as say, vouch};

/// Why it goes back.
const DECLINE: &str = "waiting.decline";
/// Whether it is agreed to, or why it goes back.
const ANSWER: &str = "waiting.answer";
/// The question before it is agreed to.
const AGREE: &str = "waiting.agree";
/// The question before one's own is withdrawn.
const WITHDRAW: &str = "waiting.withdraw";

/// How something is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// With yes.
    Agree,
    /// With no; one's own is withdrawn.
    Decline,
    /// As is chosen once it is read.
    Choose,
}

impl State {
    /// What is asked in the selected row, where it is answered here.
    fn asked_here(&self, shared: &Shared) -> Option<(SecondWord, bool)> {
        let row: &WaitRow = self.selected(shared)?;
        let what = match row.what {
            Waits::Reversal { entry, .. } => SecondWord::Reversal(entry),
            Waits::Posting { ask, .. } => SecondWord::Posting(ask),
            _ => return None,
        };
        Some((what, row.own))
    }

    /// Why the selected row is not answered here.
    pub(super) fn answer_disabled(&self, act: Act, shared: &Shared) -> Option<Words> {
        if let Some((_, _, own)) = self.import_here(shared) {
            return if own {
                Some(account::IMPORT_OWN.into())
            } else {
                shared.may(Gate::ApproveAccounts).err()
            };
        }
        if let Some(row) = self.password_here(shared) {
            return if row.own { Some(vouch::OWN.into()) } else { shared.may(Gate::Vouch).err() };
        }
        match self.asked_here(shared) {
            None => Some(say::NOT_ASKED.into()),
            Some((_, true)) if act == Act::Agree => Some(say::OWN.into()),
            Some((_, false)) => shared.may(Gate::ApproveReversals).err(),
            Some(_) => None,
        }
    }

    /// Reads what is asked, to answer it.
    pub(super) fn answer(&mut self, act: Act, ctx: &mut Ctx<'_>) {
        if let Some((what, _)) = self.asked_here(ctx.shared) {
            let how = if act == Act::Agree { How::Agree } else { How::Decline };
            self.read(what, how, ctx);
        }
    }

    fn read(&mut self, what: SecondWord, how: How, ctx: &mut Ctx<'_>) {
        self.answering = Some((what, how));
        self.reading.ask(ctx, Query::SecondWords);
    }

    /// What is done here with a selected row that stands on no account yet: it is read, and answered or withdrawn. `None` of other rows.
    pub(super) fn opens_here(&self, shared: &Shared) -> Option<Msg> {
        if self.password_here(shared).is_some() {
            return self.answer_disabled(Act::Decline, shared).is_none().then_some(say::ANSWER);
        }
        match self.asked_here(shared)? {
            (SecondWord::Posting(_), true) => Some(say::WITHDRAW),
            (SecondWord::Posting(_), false) => {
                self.answer_disabled(Act::Decline, shared).is_none().then_some(say::ANSWER)
            }
            _ => None,
        }
    }

    /// Opens such a row: whoever asked may withdraw it, others choose their answer.
    pub(super) fn open_here(&mut self, ctx: &mut Ctx<'_>) {
        if let Some((what, own)) = self.asked_here(ctx.shared) {
            self.read(what, if own { How::Decline } else { How::Choose }, ctx);
        }
    }

    /// What came of reading or answering; false when it was something else.
    pub(super) fn answer_came(
        &mut self,
        req: ReqId,
        result: &Result<Reply, Refusal>,
        ctx: &mut Ctx<'_>,
    ) -> bool {
        if self.doing.take(req) {
            match (result, self.answering.take()) {
                (Ok(Reply::Receipt(receipt)), Some((what, how))) => ctx.tell(done(what, how, receipt)),
                (Err(why), _) => ctx.warn(why.clone()),
                _ => {}
            }
            return true;
        }
        if !self.reading.take(req) {
            return false;
        }
        match result {
            Ok(Reply::Answer(Answer::SecondWords(rows))) => self.show(rows, ctx),
            Ok(_) => {}
            Err(why) => ctx.warn(why.clone()),
        }
        true
    }

    fn show(&self, rows: &[SecondWordRow], ctx: &mut Ctx<'_>) {
        let Some((what, how)) = self.answering else { return };
        let Some(row) = rows.iter().find(|row| row.what == what) else {
            return ctx.warn(match what {
                SecondWord::Reversal(entry) => Refusal::NoReversalAsked(entry),
                SecondWord::Posting(ask) => Refusal::NoPostingAsked(ask),
            });
        };
        let lang = ctx.shared.lang;
        let programme = |id: &str| ctx.shared.programme(id).to_owned();
        let mut lines = vec![say::line(row, &programme(&row.programme), lang)];
        lines.extend(say::details(row, programme, lang));
        let key = say::named(what);
        let lines = || lines.iter().cloned().map(Words::Data);
        match (how, row.asked.own) {
            (How::Agree, false) => {
                let confirm = Confirm::new(title(row), say::AGREE, accept(AGREE, &key));
                ctx.open(lines().fold(confirm, Confirm::line));
            }
            (How::Choose, false) => {
                let answers = [("agree", say::AGREE), ("decline", say::DECLINE)];
                let answers = answers.map(|(key, say)| Choice::new(key, say)).to_vec();
                let fields = vec![
                    Field::new("answer", say::ANSWER, Kind::Choice(answers)).unchosen(),
                    Field::text("reason", label::REASON).hint(say::WHY_DECLINE),
                ];
                let form = Form::new(ANSWER, title(row), fields).about(&key, 0);
                ctx.open(Sheet::new(
                    form.note(Words::Lines(lines().collect())),
                    Owner::Pane(PaneId::Waiting),
                ));
            }
            (How::Decline, false) => {
                let why = Field::text("reason", label::REASON).required().hint(say::WHY_DECLINE);
                let title = Words::with(say::TITLE_DECLINE, &[("what", &key)]);
                let form = Form::new(DECLINE, title, vec![why]).about(&key, 0);
                let form = form.note(Words::Lines(lines().collect()));
                ctx.open(Sheet::new(form, Owner::Pane(PaneId::Waiting)));
            }
            (How::Decline, true) => {
                let question = Words::with(say::TITLE_WITHDRAW, &[("what", &key)]);
                let confirm = Confirm::new(question, say::WITHDRAW, accept(WITHDRAW, &key));
                ctx.open(lines().fold(confirm, Confirm::line).line(say::STAYS_OUT));
            }
            _ => ctx.warn(say::OWN),
        }
    }

    /// A question was answered with yes.
    pub(super) fn answer_chosen(&mut self, name: &str, key: &str, ctx: &mut Ctx<'_>) {
        let Some(what) = parsed(key) else { return };
        let command = match (name, what) {
            (AGREE, SecondWord::Reversal(entry)) => Command::AgreeReversal { entry },
            (AGREE, SecondWord::Posting(ask)) => Command::AgreePosting { ask },
            (WITHDRAW, SecondWord::Reversal(entry)) => Command::WithdrawReversal { entry },
            (WITHDRAW, SecondWord::Posting(ask)) => Command::WithdrawPosting { ask },
            _ => return,
        };
        self.doing.execute(ctx, command);
    }
}

/// The command of a form that answers.
pub(super) fn command(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let reason = read.text("reason");
    let agrees = form.id == ANSWER && form.text("answer") == "agree";
    match parsed(&form.about) {
        Some(SecondWord::Reversal(entry)) if agrees => read.done(Command::AgreeReversal { entry }),
        Some(SecondWord::Posting(ask)) if agrees => read.done(Command::AgreePosting { ask }),
        Some(SecondWord::Reversal(entry)) => read.done(Command::DeclineReversal { entry, reason }),
        Some(SecondWord::Posting(ask)) => read.done(Command::DeclinePosting { ask, reason }),
        None => Err(read.faults()),
    }
}

/// What was done by such a form.
pub(super) fn told(form: &Form, receipt: &Receipt) -> Words {
    match parsed(&form.about) {
        Some(what) => done(what, How::Choose, receipt),
        None => Words::with(say::DECLINED, &[("what", &form.about)]),
    }
}

fn accept(name: &'static str, key: &str) -> Accept {
    Accept::Pane(PaneId::Waiting, name, key.to_owned())
}

/// What a question or a form is about, as it names it.
fn parsed(key: &str) -> Option<SecondWord> {
    if key.starts_with('Y') {
        return PostingAskId::parse(key).map(SecondWord::Posting);
    }
    EntryId::parse(key).map(SecondWord::Reversal)
}

fn title(row: &SecondWordRow) -> Words {
    match row.what {
        SecondWord::Posting(ask) => {
            let title = if row.repaid.is_some() { say::TITLE_REPAID } else { say::TITLE_POSTING };
            Words::with(title, &[("ask", &ask)])
        }
        SecondWord::Reversal(entry) => {
            let title = if row.right.is_some() { say::TITLE_CORRECTION } else { say::TITLE_REVERSAL };
            Words::with(title, &[("entry", &entry)])
        }
    }
}

fn done(what: SecondWord, how: How, receipt: &Receipt) -> Words {
    let named = say::named(what);
    match (&receipt.outcome, what) {
        (Outcome::Entries(entry, _), SecondWord::Posting(ask)) => {
            Words::with(say::AGREED_POSTING, &[("ask", &ask), ("entry", entry)])
        }
        (Outcome::Entries(entry, _), SecondWord::Reversal(_)) => {
            Words::with(say::AGREED_REVERSAL, &[("what", &named), ("entry", entry)])
        }
        _ if how == How::Decline => Words::with(say::WITHDREW, &[("what", &named)]),
        _ => Words::with(say::DECLINED, &[("what", &named)]),
    }
}
