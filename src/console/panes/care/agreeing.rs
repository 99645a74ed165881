//! The second word about a condolence list: agreed to or sent back by another person, put forward again by whoever keeps lists. What
//! there is to know of it is read anew first.

use super::more_forms::open_form;
use super::state::list_name;
use super::{Act, State, Tab};
use crate::bureau::answer::{CondolenceView, ListAgreement};
use crate::bureau::{Action as Gate, Answer, Command, Denied, FieldFault, Query, Refusal};
use crate::console::forms::{Field, Form};
use crate::console::overlays::{Accept, Confirm};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::CondolenceId;
use crate::locale::{Lang, care as say, field as label, second};

/// The question before a list is agreed to.
pub(super) const AGREE: &str = "care.agree";
/// Why it goes back.
pub(super) const DECLINE: &str = "care.decline";

impl State {
    fn word(&self) -> Option<(CondolenceId, &ListAgreement)> {
        self.lists.selected().map(|row| (row.list, &row.agreement))
    }

    /// Whether what is said to the list is that it is put forward again: it went back, to whoever keeps lists.
    pub(super) fn goes_again(&self, shared: &Shared) -> bool {
        let back = self.word().is_some_and(|(_, word)| word.sent_back.is_some());
        back && shared.may(Gate::Condole).is_ok()
    }

    /// Whether the key that takes off sends the list back: among the lists, and for whoever takes no line off.
    pub(super) fn sends_back(&self, shared: &Shared) -> bool {
        let lists = self.tab == Tab::Condolence && !self.history.is_open();
        lists && (self.lists.open.is_none() || shared.may(Gate::Condole).is_err())
    }

    /// Why nothing is said to the list now.
    pub(super) fn word_disabled(&self, act: Act, shared: &Shared) -> Option<Words> {
        let Some((list, word)) = self.word() else { return Some(say::NO_LIST_CHOSEN.into()) };
        if act == Act::Agree && self.goes_again(shared) {
            return None;
        }
        let own = || Refusal::NotPermitted { action: Gate::ApproveCondolences, why: Denied::SamePerson };
        let nothing = (word.lines == 0).then(|| Refusal::NothingToAgree(list).into());
        nothing
            .or_else(|| shared.may(Gate::ApproveCondolences).err())
            .or_else(|| word.own.then(|| own().into()))
    }

    /// Whether somebody else is to say something to the list that is shown.
    pub(super) fn waits_for_another(&self, shared: &Shared) -> bool {
        let waits = self.word().is_some_and(|(_, word)| word.lines > 0 && word.sent_back.is_none());
        self.tab == Tab::Condolence && waits && self.word_disabled(Act::Agree, shared).is_some()
    }

    /// Puts it forward again, or reads it to answer it.
    pub(super) fn say_word(&mut self, act: Act, ctx: &mut Ctx<'_>) {
        let Some(row) = self.lists.selected() else { return };
        let (list, seen) = (row.list, row.version);
        if act == Act::Agree && self.goes_again(ctx.shared) {
            self.done = Some(Words::with(say::AGAIN_NOW, &[("list", &list)]));
            return self.doing.execute(ctx, Command::ProposeCondolence { list, seen });
        }
        self.lists.answering = Some(act);
        self.lists.word_slot.ask(ctx, Query::Condolence { list, text: String::new(), offset: 0, limit: 0 });
    }

    /// The list came that is to be answered; false when something else did.
    pub(super) fn word_came(
        &mut self,
        req: ReqId,
        result: &Result<Reply, Refusal>,
        ctx: &mut Ctx<'_>,
    ) -> bool {
        if !self.lists.word_slot.take(req) {
            return false;
        }
        match (result, self.lists.answering.take()) {
            (Ok(Reply::Answer(Answer::Condolence(view))), Some(act)) => answer(view, act, ctx),
            (Err(why), _) => ctx.warn(why.clone()),
            _ => {}
        }
        true
    }

    /// The question was answered with yes.
    pub(super) fn agree(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let Some((list, seen)) = named(key) else { return };
        self.done = Some(Words::with(say::AGREED_NOW, &[("list", &list)]));
        self.doing.execute(ctx, Command::AgreeCondolence { list, seen });
    }
}

/// Asks whether it is agreed to, or why it goes back.
fn answer(view: &CondolenceView, act: Act, ctx: &mut Ctx<'_>) {
    let row = &view.row;
    if row.agreement.lines == 0 {
        return ctx.warn(Refusal::NothingToAgree(row.list));
    }
    let name = || vec![("list", list_name(row, ctx.shared))];
    let lines = known(view, ctx.shared.lang).into_iter().map(Words::Data);
    let key = format!("{} {}", row.list, row.version);
    if act == Act::Agree {
        let accept = Accept::Pane(PaneId::Care, AGREE, key);
        let title = Words::Filled(say::AGREE_TITLE, name());
        let confirm = lines.fold(Confirm::new(title, second::AGREE, accept), Confirm::line);
        return ctx.open(confirm);
    }
    let why = Field::text("reason", label::REASON).required().hint(second::WHY_DECLINE);
    let form = Form::new(DECLINE, Words::Filled(say::DECLINE_TITLE, name()), vec![why]);
    open_form(form.about(&row.list, row.version).note(Words::Lines(lines.collect())), ctx);
}

/// What is known before somebody agrees: how many, how much, who brought it, and who was given for the festival before.
fn known(view: &CondolenceView, lang: Lang) -> Vec<String> {
    let word = &view.row.agreement;
    let (by, on) = &word.brought;
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("n", &word.lines), ("total", &word.total), ("by", by), ("on", on)];
    let mut said = vec![say::AGREE_SUM.with(lang, &values)];
    said.extend(
        view.row
            .goods
            .as_ref()
            .map(|goods| say::AGREE_GOODS.with(lang, &[("what", &goods.what), ("goods", &word.goods)])),
    );
    said.push(match view.paid_elsewhere {
        0 => say::AGREE_NOBODY.get(lang).to_owned(),
        n => say::AGREE_ELSEWHERE.with(lang, &[("n", &n)]),
    });
    said
}

/// The command of the form that sends it back.
pub(super) fn declined(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let Some(list) = CondolenceId::parse(&form.about) else { return Err(read.faults()) };
    let reason = read.text("reason");
    read.done(Command::DeclineCondolence { list, seen: form.seen, reason })
}

fn named(key: &str) -> Option<(CondolenceId, u32)> {
    let (list, seen) = key.split_once(' ')?;
    Some((CondolenceId::parse(list)?, seen.parse().ok()?))
}
