//! The panel that explains the selected row: a value shown in full, an entry in full, or why an amount is what it is.

use super::{State, Tab};
use crate::bureau::answer::{EntryView, PayeeView};
use crate::bureau::command::PaperDraft;
use crate::console::names;
use crate::console::panes::visits;
use crate::console::settling;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::ledger::Settlement;
use crate::exchange::papers::{Head, explained};
use crate::locale::{books, death, family, field as label, ledger, person as say, words};

/// Heading and lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Heading.
    pub title: Words,
    /// Lines; long ones are wrapped by whoever draws them.
    pub lines: Vec<Words>,
}

impl State {
    /// Whether the panel has something to say.
    pub fn panel_open(&self) -> bool {
        let shown = self.revealed.is_some() || self.entry.is_some() || self.visit.is_some();
        shown || self.note().is_some() || self.family_row().is_some() || self.explains()
    }

    fn explains(&self) -> bool {
        self.why && matches!(self.tab, Tab::Recognitions | Tab::Statement)
    }

    /// What the panel says.
    pub fn panel(&self, shared: &Shared) -> Option<Panel> {
        if let Some(shown) = &self.revealed {
            let field = self.protected().into_iter().find(|(name, _, _)| *name == shown.field);
            let label = field.map_or(Words::Data(shown.field.clone()), |(_, label, _)| label);
            return Some(Panel {
                title: label,
                lines: vec![
                    Words::Data(shown.value.clone()),
                    Words::Count(say::HIDES_IN, shown.left),
                    say::REVEAL_NOTED.into(),
                ],
            });
        }
        if let Some(entry) = &self.entry {
            return Some(Panel {
                title: Words::with(say::ENTRY_TITLE, &[("entry", &entry.line.entry)]),
                lines: entry_lines(entry, shared),
            });
        }
        if let Some(visit) = &self.visit {
            let title =
                vec![("day", Words::Data(visit.row.day.to_string())), ("who", visits::title(&visit.row))];
            return Some(Panel {
                title: Words::Filled(say::VISIT_TITLE, title),
                lines: visits::lines(visit, shared),
            });
        }
        self.note_panel()
            .or_else(|| self.family_panel(shared))
            .or_else(|| self.explains().then(|| self.explanation(shared)))
    }

    /// Why the amounts of the selected row are what they are.
    pub fn explanation(&self, shared: &Shared) -> Panel {
        if let Some(settlement) = self.settlement().filter(|s| self.is_about(s)) {
            return Panel {
                title: death::WHY_TITLE.into(),
                lines: settling::lines(&shared.tables, settlement),
            };
        }
        Panel { title: ledger::WHY.into(), lines: self.why_lines(shared) }
    }

    /// Whether the panel explains an amount: that may be handed over on paper.
    pub(super) fn hands_over(&self) -> bool {
        self.explains() && self.revealed.is_none() && self.entry.is_none() && self.visit.is_none()
    }

    /// Whether somebody who was here has not got their slip.
    pub(super) fn slip_due(&self, shared: &Shared) -> bool {
        self.person.is_some_and(|person| shared.front.slip_due(person).is_some())
    }

    /// What is explained on the screen, to be handed over.
    pub(super) fn on_paper(&self, ctx: &Ctx<'_>) -> Option<PaperDraft> {
        let (card, desk) = self.card().zip(ctx.shared.desk.as_ref()).filter(|_| self.hands_over())?;
        let lang = ctx.shared.lang;
        let said: Vec<String> =
            self.explanation(ctx.shared).lines.iter().map(|line| line.say(lang)).collect();
        let head = Head::of(desk, ctx.cx.today, &ctx.shared.tables, lang);
        Some(explained(&head, (card.person, &card.name), &said))
    }

    /// Whether the selected row follows from the death: something left to do, or what was booked because of it.
    fn is_about(&self, settlement: &Settlement) -> bool {
        let of = self.month().map(|m| &m.programme).or(self.selected_line().map(|line| &line.programme));
        self.selected_to_do().is_some() || (self.tab == Tab::Statement && of == Some(&settlement.books_as))
    }

    fn why_lines(&self, shared: &Shared) -> Vec<Words> {
        let mut lines = self.due_lines(shared);
        if self.tab == Tab::Statement {
            lines.extend(self.card().and_then(|card| card.payee.as_ref()).map(paid_to));
        }
        lines
    }
}

/// Whose account the money goes to, where it is not the person's own.
fn paid_to(payee: &PayeeView) -> Words {
    Words::with(
        family::PAID_TO,
        &[("name", &payee.name), ("relation", &payee.relation), ("account", &payee.account_masked)],
    )
}

/// An entry in full: what, which accounts, when, by whom, and what it is tied to.
fn entry_lines(entry: &EntryView, shared: &Shared) -> Vec<Words> {
    let line = &entry.line;
    let mut out = vec![Words::Filled(
        say::ENTRY_SHORT,
        vec![
            ("month", Words::Data(line.month.to_string())),
            ("programme", names::programme(&shared.tables, &line.programme)),
            ("kind", words::entry_said(line.kind, line.cause).into()),
            ("amount", Words::Data(line.amount.to_string())),
        ],
    )];
    for (account, amount) in &entry.legs {
        let side = if amount.0 < 0 { say::CREDIT } else { say::DEBIT };
        let shown = amount.negated().ok().filter(|_| amount.0 < 0).unwrap_or(*amount);
        out.push(Words::Filled(
            side,
            vec![("account", words::account(*account).into()), ("amount", Words::Data(shown.to_string()))],
        ));
    }
    out.push(Words::with(say::BOOKED_BY, &[("date", &line.booked), ("by", &entry.by)]));
    if !line.memo.is_empty() {
        out.push(Words::Filled(
            say::LABELLED,
            vec![("label", label::MEMO.into()), ("value", Words::Data(line.memo.clone()))],
        ));
    }
    out.extend(line.reverses.map(|id| Words::with(say::REVERSES, &[("entry", &id)])));
    out.extend(line.reversed_by.map(|id| Words::with(say::REVERSED_BY, &[("entry", &id)])));
    out.extend(line.corrects.map(|id| Words::with(books::CORRECTS, &[("entry", &id)])));
    out.extend(line.corrected_by.map(|id| Words::with(books::CORRECTED_BY, &[("entry", &id)])));
    let told = line.reverses.is_some() || line.reversed_by.is_some();
    out.extend(entry.can_reverse.as_ref().err().filter(|_| !told).map(|why| why.clone().into()));
    out
}
