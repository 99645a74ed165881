//! What to ask a visitor for while they are here: one key opens the right form, another one lets it be for a month.

use super::{State, forms};
use crate::bureau::{Action as Gate, Answer, Command, Refusal};
use crate::console::Reply;
use crate::console::forms::Form;
use crate::console::names::both;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::person::Gap;
use crate::domain::visit::{Ask, AskAnswer, Need};
use crate::locale::person as say;

impl State {
    /// What to ask for came.
    pub(super) fn asks_came(&mut self, result: Result<Reply, Refusal>) {
        if let Ok(Reply::Answer(Answer::Asks(asks))) = result {
            self.asks = asks;
        }
    }

    /// What to ask for while they are here: whoever has left is not asked.
    pub(super) fn asks_now(&self, shared: &Shared) -> &[String] {
        let here = self.person.is_some_and(|person| shared.front.of(person).is_some());
        if here { &self.asks } else { &[] }
    }

    /// What to ask for first.
    pub(super) fn first_ask<'s>(&self, shared: &'s Shared) -> Option<&'s Ask> {
        self.asks_now(shared).first().and_then(|id| shared.tables.asks.get(id))
    }

    /// What to ask for, in words.
    pub fn asks_said(&self, shared: &Shared) -> Option<Words> {
        let named = |id: &String| shared.tables.asks.get(id).map(|a| both(&a.zh, &a.en));
        let all: Vec<Words> = self.asks_now(shared).iter().filter_map(named).collect();
        (!all.is_empty()).then(|| Words::Filled(say::ASKS, vec![("what", Words::List(all))]))
    }

    /// The form of what is to be asked for first.
    pub(super) fn ask_now(&mut self, ctx: &mut Ctx<'_>) {
        let (Some(ask), Some(record)) = (self.first_ask(ctx.shared), self.record.as_deref()) else {
            return;
        };
        let sheet = match ask.need {
            Need::Confirmation => forms::confirm(record, ctx.shared),
            Need::Gap(Gap::Kin) => forms::relative(record, record.relatives.len()),
            Need::Gap(Gap::Account) => forms::account(record),
            Need::Gap(gap) => forms::basic(record, field_of(gap), ctx.shared),
        };
        ctx.open(sheet);
    }

    /// Not now: it is not asked again for a while.
    pub(super) fn skip_ask(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(ask) = self.asks_now(ctx.shared).first().cloned() {
            self.note_ask(ask, AskAnswer::Skipped, ctx);
            ctx.tell(say::SKIPPED);
        }
    }

    /// A form was saved: what was to be asked for and stands in it now was given.
    pub(super) fn note_given(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        let stands_in = |ask: &Ask| match ask.need {
            Need::Gap(Gap::Kin) => form.id == forms::RELATIVE,
            Need::Gap(Gap::Account) => form.id == forms::ACCOUNT,
            Need::Gap(gap) => form.id == forms::BASIC && form.is_field_changed(field_of(gap)),
            // The form of the confirmation notes itself.
            Need::Confirmation => false,
        };
        let tables = std::sync::Arc::clone(&ctx.shared.tables);
        let given = self.asks.iter().find(|id| tables.asks.get(id).is_some_and(stands_in)).cloned();
        if let Some(ask) = given {
            self.note_ask(ask, AskAnswer::Given, ctx);
        }
    }

    fn note_ask(&mut self, ask: String, answer: AskAnswer, ctx: &mut Ctx<'_>) {
        let visit = self.person.and_then(|person| ctx.shared.front.of(person)).map(|v| (v.visit, v.version));
        let Some((visit, seen)) = visit.filter(|_| ctx.shared.may(Gate::Attend).is_ok()) else { return };
        self.noting.execute(ctx, Command::NoteAsk { visit, seen, ask, answer });
    }
}

/// The field of the main form where something missing is filled in.
fn field_of(gap: Gap) -> &'static str {
    match gap {
        Gap::Phone => "phones.0",
        Gap::Card => "card",
        Gap::Birth => "birth",
        Gap::Residence => "residence.division",
        Gap::Service => "service.enlisted",
        Gap::ResidentId | Gap::Kin | Gap::Account => "resident_id",
    }
}
