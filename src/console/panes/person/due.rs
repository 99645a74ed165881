//! Why an amount of this person and month is what it is: asked of the bureau, which works it out in one place for everyone.

use super::forms::{self, breaks_said, grades_said, stays_said};
use super::{State, Tab};
use crate::bureau::answer::EntitlementView;
use crate::bureau::{Action as Gate, Answer, Query, Refusal};
use crate::console::Reply;
use crate::console::forms::Form;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{entitled, explain, settling};
use crate::domain::ledger::{Entitlement, Programme};
use crate::domain::person::{BreakGround, Recognition};
use crate::domain::{Fen, Month};
use crate::locale::{Msg, entitled as say, field as label, ledger, person};

/// What the explanation is of.
struct Of<'s> {
    month: Month,
    /// Of one programme, with what stands in the ledger as due.
    programme: Option<(&'s str, Option<Fen>)>,
    /// Of one group.
    group: Option<&'s str>,
}

impl State {
    /// What a death as it is typed leaves to be settled, asked once for each day and cause.
    pub(super) fn look_ahead(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        let Some(person) = self.person.filter(|_| form.id == forms::DEATH) else { return };
        let Some((on, cause)) = forms::death_told(form, ctx.shared.today) else { return };
        if self.ahead_asked != Some((on, cause)) || self.ahead.is_none() {
            self.aheads.drop(ctx);
            self.ahead_asked = Some((on, cause));
            self.aheads.ask(ctx, Query::DeathAhead { person, on, cause });
        }
    }

    /// What the selected row asks to be explained.
    fn explained(&self, shared: &Shared) -> Option<Of<'_>> {
        match self.tab {
            Tab::Recognitions => {
                let held = self.card()?.recognitions.get(self.list.selected)?;
                Some(Of { month: shared.today.month(), programme: None, group: Some(&held.group) })
            }
            Tab::Statement => match (self.month(), self.selected_line()) {
                (Some(m), _) => {
                    Some(Of { month: m.month, programme: Some((&m.programme, Some(m.due))), group: None })
                }
                (None, Some(line)) => {
                    Some(Of { month: line.month, programme: Some((&line.programme, None)), group: None })
                }
                (None, None) => None,
            },
            _ => None,
        }
    }

    /// Asks why the amounts of the selected row are what they are, unless that is known or asked already.
    pub(super) fn ask_due(&mut self, ctx: &mut Ctx<'_>) {
        let Some(person) = self.person.filter(|_| ctx.shared.may(Gate::ReadLedger).is_ok()) else { return };
        let Some(month) = self.explained(ctx.shared).map(|of| of.month) else { return };
        let known = ctx.shared.today;
        if self.due_asked == Some((person, month, known)) {
            return;
        }
        self.due_asked = Some((person, month, known));
        self.dues.ask(ctx, Query::Entitlement { person, month, known });
    }

    /// The same, whether or not it was known: the record may have changed.
    pub(super) fn ask_due_anew(&mut self, ctx: &mut Ctx<'_>) {
        self.due_asked = None;
        self.ask_due(ctx);
    }

    /// What came of it.
    pub(super) fn due_came(&mut self, result: Result<Reply, Refusal>, ctx: &mut Ctx<'_>) {
        match result {
            Ok(Reply::Answer(Answer::Entitlement(view))) => {
                if self.due_asked == Some((view.person, view.month, view.known)) {
                    self.due = Some(view);
                }
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    /// What a list shows came: the row on it may be of another month.
    pub(super) fn answered_here(&mut self, answer: Answer, ctx: &mut Ctx<'_>) {
        self.answered(answer, ctx);
        self.ask_due(ctx);
    }

    /// The explanation of the selected row, line by line.
    pub(super) fn due_lines(&self, shared: &Shared) -> Vec<Words> {
        let Some(of) = self.explained(shared) else { return vec![person::NO_ROW.into()] };
        let tables = &shared.tables;
        let mut lines = Vec::new();
        let row = of.programme.map(|(id, _)| tables.programmes.get(id));
        if let Some((programme, _)) = of.programme {
            lines.push(explain::of_month(tables, programme, of.month));
            lines.push(row.flatten().map_or(ledger::NO_BASIS.into(), explain::basis));
        }
        if let Some(held) = self.card().and_then(|card| card.recognitions.get(self.list.selected)) {
            lines.extend(Some(held).filter(|_| of.group.is_some()).into_iter().flat_map(seldom));
        }
        let fits = |view: &&EntitlementView| Some(view.person) == self.person && view.month == of.month;
        match self.due.as_deref().filter(fits) {
            // What is not paid by the month is worked out nowhere.
            _ if row.flatten().is_some_and(not_monthly) => lines.push(say::NOT_MONTHLY.into()),
            Some(view) if !view.on_record => lines.push(say::NOT_ON_RECORD.into()),
            Some(view) => lines.extend(told(shared, &view.due, &of)),
            None if shared.may(Gate::ReadLedger).is_err() => lines.extend(shared.may(Gate::ReadLedger).err()),
            None => lines.push(person::LOADING.into()),
        }
        // Months after a death rest on what the articles leave open.
        let after = self.settlement().filter(|s| of.month > s.died.month());
        lines.extend(after.and_then(settling::not_signed_off));
        lines
    }
}

/// What is seldom on record of a recognition, and money depends on.
fn seldom(held: &Recognition) -> Vec<Words> {
    let labelled = |label: Msg, value: String| {
        Words::Filled(person::LABELLED, vec![("label", label.into()), ("value", Words::Data(value))])
    };
    let mut lines: Vec<Words> = Some(label::MENTAL.into()).filter(|_| held.mental).into_iter().collect();
    let days = [(held.handed_over, label::HANDED_OVER), (held.moved_in, label::MOVED_IN)];
    lines.extend(days.into_iter().filter_map(|(on, msg)| Some(labelled(msg, on?.to_string()))));
    let said = [
        (label::FORMER_GRADES, grades_said(held)),
        (label::STAYS, stays_said(&held.stays)),
        (label::SUSPENDED, breaks_said(&held.breaks, BreakGround::Sentence)),
        (label::OWN_FAULT, breaks_said(&held.breaks, BreakGround::OwnFault)),
    ];
    lines
        .extend(said.into_iter().filter(|(_, said)| !said.is_empty()).map(|(msg, said)| labelled(msg, said)));
    lines
}

fn not_monthly(programme: &Programme) -> bool {
    programme.cycle != crate::domain::ledger::Cycle::Monthly
}

/// What the answer says of the programme or the group.
fn told(shared: &Shared, due: &Entitlement, of: &Of<'_>) -> Vec<Words> {
    let tables = &shared.tables;
    let wanted = |programme: &str, group: Option<&str>| match (of.programme, of.group) {
        (Some((id, _)), _) => id == programme,
        (None, Some(held)) => {
            group.is_some_and(|group| group == held)
                || (group.is_none()
                    && tables.programmes.get(programme).is_some_and(|p| p.entitles(held) == Some(true)))
        }
        (None, None) => true,
    };
    let booked = of.programme.and_then(|(_, booked)| booked);
    let lines = entitled::told(tables, due, wanted, booked);
    if lines.is_empty() { vec![Words::with(say::NOTHING, &[("month", &of.month)])] } else { lines }
}
