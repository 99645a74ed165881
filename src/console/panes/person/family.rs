//! The sixth tab: relatives on either side, guardians and agents, who receives the money, and after a death what the
//! survivors may have.

use super::forms;
use super::panel::Panel;
use super::state::{State, Tab};
use crate::bureau::Action as Gate;
use crate::bureau::answer::{CapacityView, PayeeView, Record, RelativeView};
use crate::console::goal::Goal;
use crate::console::policy;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::{Date, PersonId};
use crate::locale::{family as say, policy as policy_say};

/// A row of the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FamilyRow {
    /// What the survivors of somebody who died may have.
    Survivors,
    /// A relative on record here, by place.
    Relative(usize),
    /// Somebody whose record names this person, by place.
    NamedBy(usize),
    /// A payee, by place.
    Payee(usize),
}

/// Every row, in order.
pub fn rows(record: &Record) -> Vec<FamilyRow> {
    let survivors = record.card.died.map(|_| FamilyRow::Survivors);
    let relatives = (0..record.relatives.len()).map(FamilyRow::Relative);
    let named = (0..record.named_by.len()).map(FamilyRow::NamedBy);
    let payees = (0..record.payees.len()).map(FamilyRow::Payee);
    survivors.into_iter().chain(relatives).chain(named).chain(payees).collect()
}

/// A right to act, and whether it holds: `监护人（至 2026-12-31）`.
pub fn capacity(c: &CapacityView) -> Words {
    let holds = match (say::validity(c.validity), c.until) {
        (Some(over), _) => over.into(),
        (None, Some(date)) => Words::with(say::UNTIL, &[("date", &date)]),
        (None, None) => say::OPEN_END.into(),
    };
    Words::Filled(say::CAPACITY, vec![("kind", say::capacity(c.kind).into()), ("validity", holds)])
}

/// The days of a right: `2026-01-01 至 2026-12-31`, `2026-01-01 起`.
pub fn term(from: Option<Date>, until: Option<Date>) -> Words {
    match (from, until) {
        (Some(from), Some(until)) => Words::with(say::FROM_TO, &[("from", &from), ("until", &until)]),
        (Some(from), None) => Words::with(say::SINCE, &[("date", &from)]),
        (None, Some(until)) => Words::with(say::UNTIL, &[("date", &until)]),
        (None, None) => say::OPEN_END.into(),
    }
}

impl State {
    /// The rows of the tab.
    pub fn family_rows(&self) -> Vec<FamilyRow> {
        self.record.as_deref().map(rows).unwrap_or_default()
    }

    /// The selected row.
    pub fn family_row(&self) -> Option<FamilyRow> {
        let rows = Some(self.family_rows()).filter(|_| self.tab == Tab::Family)?;
        rows.get(self.list.selected).copied()
    }

    /// The record that the selected row leads to.
    fn kin(&self) -> Option<PersonId> {
        let record = self.record.as_deref()?;
        match self.family_row()? {
            FamilyRow::Relative(at) => record.relatives.get(at)?.person,
            FamilyRow::NamedBy(at) => record.named_by.get(at).map(|kin| kin.person),
            FamilyRow::Survivors | FamilyRow::Payee(_) => None,
        }
    }

    /// Enter: to the relative's own record where there is one, else the form.
    pub(super) fn open_kin(&self, ctx: &mut Ctx<'_>) {
        match self.kin() {
            Some(person) => ctx.go(Goal::Person(person)),
            None => match ctx.shared.may(Gate::EditPeople) {
                Ok(()) => self.edit_family(ctx),
                Err(why) => ctx.warn(why),
            },
        }
    }

    /// The form of the selected row.
    pub(super) fn edit_family(&self, ctx: &mut Ctx<'_>) {
        let Some(record) = self.record.as_deref() else { return };
        match self.family_row() {
            Some(FamilyRow::Relative(at)) => ctx.open(forms::relative(record, at)),
            Some(FamilyRow::Payee(at)) => ctx.open(forms::payee(record, at)),
            Some(FamilyRow::NamedBy(_)) => ctx.tell(say::THERE),
            Some(FamilyRow::Survivors) | None => {}
        }
    }

    /// What can be taken off in the selected row: its key and how it is called.
    pub(super) fn removable_family(&self) -> Option<(String, Words)> {
        let record = self.record.as_deref()?;
        Some(match self.family_row()? {
            FamilyRow::Relative(at) => {
                (format!("relatives.{at}"), Words::Data(record.relatives.get(at)?.name.clone()))
            }
            FamilyRow::Payee(at) => {
                (format!("payees.{at}"), Words::Data(record.payees.get(at)?.name.clone()))
            }
            FamilyRow::NamedBy(_) | FamilyRow::Survivors => return None,
        })
    }

    /// The selected row in full.
    pub(super) fn family_panel(&self, shared: &Shared) -> Option<Panel> {
        let record = self.record.as_deref()?;
        match self.family_row()? {
            FamilyRow::Survivors => Some(survivors(record, shared)),
            FamilyRow::Relative(at) => record.relatives.get(at).map(relative),
            FamilyRow::NamedBy(at) => record.named_by.get(at).map(|kin| Panel {
                title: Words::Data(kin.name.clone()),
                lines: vec![
                    Words::with(say::NAMED_THERE, &[("relation", &kin.relation)]),
                    Words::with(say::ON_RECORD, &[("person", &kin.person)]),
                    say::GOES_THERE.into(),
                ],
            }),
            FamilyRow::Payee(at) => record.payees.get(at).map(payee),
        }
    }
}

fn relative(one: &RelativeView) -> Panel {
    let mut lines = vec![Words::List(vec![
        Words::Data(one.relation.clone()),
        Words::Data(one.name.clone()),
        Words::Data([one.id_masked.as_str(), &one.phone_masked].join("  ").trim().to_owned()),
    ])];
    if one.emergency {
        lines.push(say::EMERGENCY.into());
    }
    if let Some(c) = &one.capacity {
        lines.push(capacity(c));
        lines.push(Words::with(say::PAPER, &[("paper", &c.paper)]));
        lines.push(term(c.from, c.until));
    }
    lines.extend(one.died.map(|date| Words::with(say::DEAD, &[("date", &date)])));
    if let Some(person) = one.person {
        lines.push(Words::with(say::ON_RECORD, &[("person", &person)]));
        lines.push(say::GOES_THERE.into());
    }
    Panel { title: Words::Data(one.name.clone()), lines }
}

fn payee(one: &PayeeView) -> Panel {
    let account = [
        ("bank", &one.bank as &dyn std::fmt::Display),
        ("holder", &one.holder),
        ("account", &one.account_masked),
    ];
    let mut lines = vec![
        Words::List(vec![Words::Data(one.relation.clone()), Words::Data(one.name.clone())]),
        Words::with(say::ACCOUNT, &account),
        term(one.from, one.until),
        Words::with(say::PAPER, &[("paper", &one.paper)]),
    ];
    lines.extend(say::validity(one.validity).map(Words::from));
    Panel { title: say::PAYEE.into(), lines }
}

/// What the survivors may have, by which article, and who is on record.
fn survivors(record: &Record, shared: &Shared) -> Panel {
    let groups: Vec<String> = record.card.recognitions.iter().map(|r| r.group.clone()).collect();
    let mut lines: Vec<Words> = vec![policy_say::SURVIVORS_ASK.into()];
    let known = lines.len();
    for snippet in shared.tables.policy.after_death(&groups) {
        lines.extend(policy::snippet(snippet));
    }
    if lines.len() == known {
        lines.push(policy_say::SURVIVORS_NONE.into());
    }
    let alive = record.relatives.iter().filter(|one| one.died.is_none());
    let who: Vec<Words> = alive
        .map(|one| Words::with(policy_say::SURVIVOR, &[("relation", &one.relation), ("name", &one.name)]))
        .collect();
    lines.push(if who.is_empty() {
        policy_say::SURVIVORS_NOBODY.into()
    } else {
        Words::Filled(policy_say::SURVIVORS_WHO, vec![("who", Words::List(who))])
    });
    Panel { title: policy_say::SURVIVORS.into(), lines }
}
