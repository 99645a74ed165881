//! A password that somebody else set is vouched for where it waits, or not.

use super::{Act, State};
use crate::bureau::answer::{StaffRow, WaitRow, Waits};
use crate::bureau::{Command, FieldFault, Refusal};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::StaffId;
use crate::locale::{Lang, field as label, second, vouch as say, waiting, words};

/// Whether one vouches, or why not.
pub(super) const ANSWER: &str = "waiting.password";
/// Why one does not.
pub(super) const DECLINE: &str = "waiting.password-decline";
/// The question before one vouches.
const AGREE: &str = "waiting.password-agree";

impl State {
    /// The selected row, where it is a password that waits.
    pub(super) fn password_here<'a>(&self, shared: &'a Shared) -> Option<&'a WaitRow> {
        self.selected(shared).filter(|row| matches!(row.what, Waits::Password { .. }))
    }

    /// Asks before one vouches, why one does not, or, with `None`, which of the two.
    pub(super) fn answer_password(&self, act: Option<Act>, ctx: &mut Ctx<'_>) {
        if let Some(why) = self.answer_disabled(Act::Agree, ctx.shared) {
            return ctx.warn(why);
        }
        let Some(row) = self.password_here(ctx.shared) else { return };
        let (Waits::Password { staff, version }, Some(account)) = (&row.what, &row.account) else { return };
        let (who, lines) =
            (waiting::account_of(account, ctx.shared.lang), lines(row, account, ctx.shared.lang));
        let title = Words::with(say::TITLE, &[("who", &who)]);
        if act == Some(Act::Agree) {
            let accept = Accept::Pane(PaneId::Waiting, AGREE, format!("{staff}.{version}.{who}"));
            let confirm = Confirm::new(title, say::AGREE, accept);
            return ctx.open(lines.into_iter().fold(confirm, Confirm::line));
        }
        let why = Field::text("reason", label::REASON).hint(second::WHY_DECLINE);
        let (id, title, fields) = if act.is_some() {
            (DECLINE, Words::with(say::DECLINE_TITLE, &[("who", &who)]), vec![why.required()])
        } else {
            let answers = [("agree", say::AGREE), ("decline", second::DECLINE)];
            let answers = answers.map(|(key, say)| Choice::new(key, say)).to_vec();
            let answer = Field::new("answer", second::ANSWER, Kind::Choice(answers)).unchosen();
            (ANSWER, title, vec![answer, why])
        };
        let about = format!("{staff}.{who}");
        let note = Words::Lines(lines.into_iter().chain([say::TAKES_AWAY.into()]).collect());
        let form = Form::new(id, title, fields).about(&about, *version).note(note);
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Waiting)));
    }

    /// The question was answered with yes; false when it was another.
    pub(super) fn password_chosen(&mut self, name: &str, key: &str, ctx: &mut Ctx<'_>) -> bool {
        if name != AGREE {
            return false;
        }
        if let Some((staff, rest)) = key.split_once('.')
            && let Some((seen, who)) = rest.split_once('.')
            && let (Some(staff), Ok(seen)) = (StaffId::parse(staff), seen.parse())
        {
            self.vouched = Some(Words::with(say::AGREED, &[("who", &who)]));
            self.vouching.execute(ctx, Command::AgreePassword { staff, seen });
        }
        true
    }

    /// One's word was taken, or not; false when it was something else.
    pub(super) fn password_agreed(
        &mut self,
        req: ReqId,
        result: &Result<Reply, Refusal>,
        ctx: &mut Ctx<'_>,
    ) -> bool {
        if !self.vouching.take(req) {
            return false;
        }
        match (result, self.vouched.take()) {
            (Ok(Reply::Receipt(_)), Some(said)) => ctx.tell(said),
            (Err(why), _) => ctx.warn(why.clone()),
            _ => {}
        }
        true
    }
}

/// What is to be known before one vouches.
fn lines(row: &WaitRow, account: &StaffRow, lang: Lang) -> Vec<Words> {
    let roles = words::roles(account.roles.iter(), lang);
    let on = row.on.map(|on| on.to_string()).unwrap_or_default();
    vec![Words::with(say::SET_BY, &[("by", &row.by), ("on", &on), ("roles", &roles)]), say::MEANS.into()]
}

/// The command of a form that answers.
pub(super) fn answered(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let reason = read.text("reason");
    let staff = form.about.split_once('.').and_then(|(staff, _)| StaffId::parse(staff));
    match staff {
        Some(staff) if agrees(form) => read.done(Command::AgreePassword { staff, seen: form.seen }),
        Some(staff) => read.done(Command::DeclinePassword { staff, seen: form.seen, reason }),
        None => Err(read.faults()),
    }
}

/// What was done by such a form.
pub(super) fn told(form: &Form) -> Words {
    let who = form.about.split_once('.').map_or("", |(_, who)| who);
    Words::with(if agrees(form) { say::AGREED } else { say::DECLINED }, &[("who", &who)])
}

fn agrees(form: &Form) -> bool {
    form.id == ANSWER && form.text("answer") == "agree"
}
