//! What the actions of the pane do, and why they cannot run now.

use super::state::{Page, Row, State};
use super::{Act, forms};
use crate::bureau::Action as Gate;
use crate::bureau::{Command, Denied, Refusal};
use crate::console::goal::Goal;
use crate::console::overlays::{Accept, Confirm};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::ledger::{PlaceKey, ProposalState};
use crate::locale::{rate_words, rates as say};

/// Most rows of a proposal that its question names.
const ASKED_ROWS: usize = 5;

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::First => self.turn_to(Page::InForce, ctx.shared),
            Act::Second => self.turn_to(Page::Missing, ctx.shared),
            Act::Third => self.turn_to(Page::Waiting, ctx.shared),
            Act::Fourth => self.turn_to(Page::Settings, ctx.shared),
            Act::Left => self.turn_to(self.beside(false), ctx.shared),
            Act::Right => self.turn_to(self.beside(true), ctx.shared),
            Act::New => self.fill(ctx),
            Act::Approve => self.wish_approve(ctx),
            Act::Reject => {
                if let Some(row) = self.proposal() {
                    ctx.open(forms::reject(row));
                }
            }
            Act::Withdraw => {
                if let Some(row) = self.proposal() {
                    let question = Words::with(say::ASK_WITHDRAW, &[("proposal", &row.id)]);
                    let accept = Accept::Pane(PaneId::Rates, forms::WITHDRAW, row.id.to_string());
                    ctx.open(Confirm::new(question, say::WITHDRAW, accept));
                }
            }
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _shared: &Shared) -> Option<Words> {
        match action {
            Act::Approve | Act::Reject => match self.proposal() {
                None => Some(say::CHOOSE_A_PROPOSAL.into()),
                Some(row) if row.state != ProposalState::Proposed => Some(ended(row.state)),
                Some(row) if row.own => {
                    let (action, why) = (Gate::ApproveRates, Denied::SamePerson);
                    Some(Refusal::NotPermitted { action, why }.into())
                }
                Some(_) => None,
            },
            Act::Withdraw => match self.proposal() {
                None => Some(say::CHOOSE_A_PROPOSAL.into()),
                Some(row) if row.state != ProposalState::Proposed => Some(ended(row.state)),
                Some(row) => (!row.own).then(|| Refusal::NotProposer.into()),
            },
            Act::New | Act::First | Act::Second | Act::Third | Act::Fourth | Act::Left | Act::Right => None,
        }
    }

    /// The form for the selected row: a figure of its cell, or its setting; an empty one for a figure where neither is selected.
    pub(super) fn fill(&self, ctx: &mut Ctx<'_>) {
        let sheet = match self.selected() {
            Some(Row::Line(line)) => forms::rate(Some(&line.cell), Some(line.per), ctx.shared),
            Some(Row::Lacking(lacking)) => forms::rate(Some(&lacking.cell), None, ctx.shared),
            // Whoever it is missing of: the first of them, and the next once that is entered.
            Some(Row::Fact(fact)) => {
                let Some(person) = fact.people.first().copied() else { return };
                return ctx.go(Goal::Person(person));
            }
            Some(Row::Unset(key)) => return open_setting(key, ctx),
            Some(Row::Setting(line)) => return open_setting(line.key, ctx),
            Some(Row::Proposal(_) | Row::Proposed(_)) | None => forms::rate(None, None, ctx.shared),
        };
        ctx.open(sheet);
    }

    /// Asks before a proposal is approved, once everything it says is here.
    fn wish_approve(&mut self, ctx: &mut Ctx<'_>) {
        let Some(id) = self.proposal().map(|row| row.id) else { return };
        self.asks = true;
        if self.open.as_deref().is_none_or(|open| open.row.id != id) {
            self.show(id, ctx);
        }
        self.ask_once_known(ctx);
    }

    /// Asks before a proposal is approved, if somebody wished to and all of it came.
    pub(super) fn ask_once_known(&mut self, ctx: &mut Ctx<'_>) {
        let known = self.open.is_some() && !self.opening.is_waiting() && !self.is_counting();
        if self.asks && known {
            self.asks = false;
            self.ask_approve(ctx);
        }
    }

    /// What the open proposal changes, row by row: what, before and then, from when; and what it rests on.
    fn changes(&self, shared: &Shared) -> Vec<Words> {
        let Some(open) = self.open.as_deref() else { return Vec::new() };
        let (tables, lang) = (&shared.tables, shared.lang);
        let rates = open.rates.iter().map(|(row, before)| {
            let cell = rate_words::cell(&row.cell(), tables, lang);
            let what = format!("{} {cell}", shared.programme(&row.programme));
            let before =
                before.map_or_else(|| "—".to_owned(), |(fen, per)| rate_words::short(fen, per, lang));
            let now = row.amount.map(|amount| rate_words::short(amount, row.per, lang));
            let now = now.unwrap_or_else(|| rate_words::WITHDRAWN_FIGURE.get(lang).to_owned());
            (what, before, now, row.effective.to_string(), &row.notice)
        });
        let settings = open.settings.iter().map(|(rule, before)| {
            let setting = tables.settings.get(rule.key);
            let what = setting.map(|s| rate_words::setting_name(s, lang).to_owned()).unwrap_or_default();
            let before = before.as_ref().map(|old| rate_words::value(old.value, lang));
            let before = before.unwrap_or_else(|| say::NONE_BEFORE.get(lang).to_owned());
            (what, before, rate_words::value(rule.value, lang), rule.from.to_string(), &rule.basis)
        });
        let all: Vec<_> = rates.chain(settings).collect();
        let change = |(what, before, now, from, _): &(String, String, String, String, &String)| {
            Words::with(say::CHANGES, &[("what", what), ("before", before), ("now", now), ("from", from)])
        };
        let mut said: Vec<Words> = all.iter().take(ASKED_ROWS).map(change).collect();
        if all.len() > ASKED_ROWS {
            said.push(Words::Count(say::AND_MORE, (all.len() - ASKED_ROWS) as u64));
        }
        let mut bases: Vec<&String> = all.iter().map(|row| row.4).collect();
        bases.dedup();
        said.extend(
            bases.iter().take(ASKED_ROWS).map(|basis| Words::with(say::BASIS_IS, &[("basis", basis)])),
        );
        said
    }

    /// The question before the open proposal is approved, with whom it concerns where that is known.
    fn ask_approve(&self, ctx: &mut Ctx<'_>) {
        let Some(row) = self.proposal() else { return };
        let about = say::about_words(row, &ctx.shared.tables);
        let question = Words::Filled(
            say::ASK_APPROVE,
            vec![
                ("proposal", Words::Data(row.id.to_string())),
                ("by", Words::Data(row.by.clone())),
                ("what", crate::console::names::both(&about.0, &about.1)),
            ],
        );
        let accept = Accept::Pane(PaneId::Rates, forms::APPROVE, row.id.to_string());
        let mut confirm = Confirm::new(question, say::APPROVE, accept);
        for change in self.changes(ctx.shared) {
            confirm = confirm.line(change);
        }
        if let Some(effect) = self.effect_words() {
            confirm = confirm.line(effect);
        }
        if !row.despite.is_empty() {
            confirm = confirm.line(Words::with(say::DESPITE, &[("reason", &row.despite)]));
        }
        ctx.open(confirm.line(say::APPROVE_HOW));
    }

    /// Whom the proposal that is open concerns, and by how much.
    pub fn effect_words(&self) -> Option<Words> {
        let effect = self.effect.as_deref()?;
        Some(Words::with(
            say::EFFECT,
            &[
                ("month", &effect.month),
                ("since", &effect.since),
                ("n", &effect.rows.len()),
                ("old", &effect.old),
                ("new", &effect.new),
            ],
        ))
    }

    /// The command of a question that was answered with yes; of the proposal it was about, and no other.
    pub(super) fn decided(&self, name: &str, key: &str) -> Option<Command> {
        let row = self.proposal().filter(|row| row.id.to_string() == key)?;
        let (proposal, seen) = (row.id, row.version);
        match name {
            forms::APPROVE => Some(Command::ApproveProposal { proposal, seen }),
            forms::WITHDRAW => Some(Command::WithdrawProposal { proposal, seen }),
            _ => None,
        }
    }
}

fn open_setting(key: PlaceKey, ctx: &mut Ctx<'_>) {
    if let Some(sheet) = forms::setting(key, ctx.shared) {
        ctx.open(sheet);
    }
}

fn ended(state: ProposalState) -> Words {
    Words::Filled(rate_words::ENDED, vec![("state", rate_words::state(state).into())])
}
