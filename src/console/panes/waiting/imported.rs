//! Accounts that came with a file of people: listed where they wait, and agreed to or sent back as one.

use super::State;
use crate::bureau::answer::{AccountChangeRow, WaitRow, Waits};
use crate::bureau::{Answer, Command, FieldFault, Outcome, Query, Receipt, Refusal};
use crate::console::account_words::from_to;
use crate::console::forms::{Field, Form};
use crate::console::goal::Goal;
use crate::console::overlays::{Accept, Confirm, Menu, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::PersonId;
use crate::locale::{Msg, account as say, field as label, second};

use super::Act;

/// Accounts that are listed; the command line lists all.
const LISTED: usize = 1000;
/// The list of them, the question before they are agreed to, and why they go back.
pub(super) const LIST: &str = "waiting.import";
pub(super) const AGREE: &str = "waiting.import-agree";
pub(super) const DECLINE: &str = "waiting.import-decline";

/// The import of a row: its number, and how many accounts wait.
fn import_of(row: &WaitRow) -> Option<(u64, u32, u32)> {
    match row.what {
        Waits::AccountImport { import, waiting, another, .. } => Some((import, waiting, another)),
        _ => None,
    }
}

impl State {
    /// The import of the selected row, and whether the one at the keyboard took it in.
    pub(super) fn import_here(&self, shared: &Shared) -> Option<(u64, u32, bool)> {
        let row = self.selected(shared)?;
        import_of(row).map(|(import, waiting, _)| (import, waiting, row.own))
    }

    /// Asks for what waits of it.
    pub(super) fn list_import(&mut self, import: u64, ctx: &mut Ctx<'_>) {
        self.listing.ask(ctx, Query::AccountsOfImport { import, offset: 0, limit: LISTED });
    }

    /// What waits of it came; false when it was something else.
    pub(super) fn import_came(
        &mut self,
        req: ReqId,
        result: &Result<Reply, Refusal>,
        ctx: &mut Ctx<'_>,
    ) -> bool {
        if !self.listing.take(req) {
            return false;
        }
        match result {
            Ok(Reply::Answer(Answer::AccountChanges(found))) => {
                let mut rows: Vec<Row> = found.iter().map(row).collect();
                if let Some((import, waiting, _)) = self.import_here(ctx.shared)
                    && waiting as usize > found.len()
                {
                    let n = found.len();
                    let more = Words::with(say::IMPORT_FIRST, &[("n", &n), ("import", &import)]);
                    let mut last = Row::new("", more, Words::Data(String::new()));
                    last.disabled = Some(say::IMPORT_HOW.into());
                    rows.push(last);
                }
                ctx.open(Menu::new(say::WAITING_TITLE, Purpose::Pane(PaneId::Waiting, LIST), rows));
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why.clone()),
        }
        true
    }

    /// Asks before all of it is agreed to, or why it goes back.
    pub(super) fn answer_import(&self, act: Act, ctx: &mut Ctx<'_>) {
        let Some(selected) = self.selected(ctx.shared) else { return };
        let Waits::AccountImport { import, file, waiting, another } = &selected.what else { return };
        let counted = |msg: Msg, n: u32| Words::with(msg, &[("n", &n)]);
        let title = Words::with(say::IMPORT, &[("import", import), ("file", file)]);
        let lines = vec![
            counted(say::IMPORT_WAITING, *waiting),
            counted(say::IMPORT_ANOTHER, *another),
            Words::with(say::BY_ON, &[("by", &selected.by), ("on", &on(selected))]),
        ];
        let key = format!("{import}.{waiting}");
        if act == Act::Agree {
            let accept = Accept::Pane(PaneId::Waiting, AGREE, key);
            let mut confirm = Confirm::new(title, say::AGREE_ALL, accept);
            for line in lines.into_iter().chain([say::IMPORT_HOW.into()]) {
                confirm = confirm.line(line);
            }
            return ctx.open(confirm);
        }
        let why = Field::text("reason", label::REASON).required().hint(second::WHY_DECLINE);
        let form = Form::new(DECLINE, title, vec![why]).about(&key, 0).note(Words::Lines(lines));
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Waiting)));
    }

    /// A row of the list was chosen, or the question was answered with yes; false when it was another.
    pub(super) fn import_chosen(&mut self, name: &str, key: &str, ctx: &mut Ctx<'_>) -> bool {
        match name {
            LIST => {
                if let Some(person) = PersonId::parse(key) {
                    ctx.go(Goal::Decide(person));
                }
            }
            AGREE => {
                if let Some((import, waiting)) = parsed(key) {
                    self.agreeing.execute(ctx, Command::ApproveImport { import, waiting });
                }
            }
            _ => return false,
        }
        true
    }

    /// They were agreed to, or not; false when it was something else.
    pub(super) fn import_agreed(
        &mut self,
        req: ReqId,
        result: &Result<Reply, Refusal>,
        ctx: &mut Ctx<'_>,
    ) -> bool {
        if !self.agreeing.take(req) {
            return false;
        }
        match result {
            Ok(Reply::Receipt(receipt)) => {
                let from = ctx.shared.today.plus_days(1);
                ctx.tell(Words::with(say::IMPORT_APPROVED, &[("n", &decided(receipt)), ("from", &from)]));
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why.clone()),
        }
        true
    }
}

/// The command of the form that sends them back.
pub(super) fn declined(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let reason = read.text("reason");
    match parsed(&form.about) {
        Some((import, waiting)) => read.done(Command::DeclineImport { import, waiting, reason }),
        None => Err(read.faults()),
    }
}

/// What is said once they went back.
pub(super) fn went_back(receipt: &Receipt) -> Words {
    Words::with(say::IMPORT_DECLINED, &[("n", &decided(receipt))])
}

fn decided(receipt: &Receipt) -> usize {
    match receipt.outcome {
        Outcome::Accounts(n) => n,
        _ => 0,
    }
}

fn parsed(key: &str) -> Option<(u64, u32)> {
    let (import, waiting) = key.split_once('.')?;
    Some((import.parse().ok()?, waiting.parse().ok()?))
}

fn on(row: &WaitRow) -> String {
    row.on.map(|on| on.to_string()).unwrap_or_default()
}

fn row(change: &AccountChangeRow) -> Row {
    let detail: Words = if change.holder_is_another {
        say::HOLDER_OTHER.into()
    } else {
        Words::Data(change.change.to_string())
    };
    let mut row = Row::new(change.person.to_string(), Words::Data(change.name.clone()), detail);
    row.also.push(change.change.to_string());
    row.note = Some(from_to(change));
    row
}
