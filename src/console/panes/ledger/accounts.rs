//! Changes of accounts that wait: a list that leads to whose they are.

use super::State;
use crate::bureau::answer::{AccountChangeRow, Waits};
use crate::bureau::{Answer, Query, Refusal};
use crate::console::Reply;
use crate::console::account_words::from_to;
use crate::console::goal::Goal;
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::PersonId;
use crate::locale::account as say;

/// The list.
pub(super) const ACCOUNTS: &str = "ledger.accounts";

impl State {
    /// Asks for what waits.
    pub(super) fn ask_accounts(&mut self, ctx: &mut Ctx<'_>) {
        self.accounts.ask(ctx, Query::AccountChanges(None));
    }

    /// What waits came.
    pub(super) fn show_accounts(result: Result<Reply, Refusal>, ctx: &mut Ctx<'_>) {
        match result {
            Ok(Reply::Answer(Answer::AccountChanges(found))) if found.is_empty() => {
                ctx.tell(say::NONE_SINGLE);
            }
            Ok(Reply::Answer(Answer::AccountChanges(found))) => {
                let rows = found.iter().map(row).collect();
                ctx.open(Menu::new(say::WAITING_TITLE, Purpose::Pane(PaneId::Ledger, ACCOUNTS), rows));
            }
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    /// To whose account it is, with what is to be decided.
    pub(super) fn open_decision(key: &str, ctx: &mut Ctx<'_>) {
        if let Some(person) = PersonId::parse(key) {
            ctx.go(Goal::Decide(person));
        }
    }
}

/// How the key of the list is called: with how many wait for the one at the keyboard.
pub(super) fn label(shared: &Shared) -> Option<Words> {
    let n = shared.awaited.of(true).filter(|row| matches!(row.what, Waits::Account { .. })).count();
    (n > 0).then(|| Words::with(say::DECIDE_N, &[("n", &n)]))
}

fn row(change: &AccountChangeRow) -> Row {
    let whose = match &change.payee {
        None => Words::Data(change.name.clone()),
        Some(payee) => Words::List(vec![
            Words::Data(change.name.clone()),
            Words::with(say::OF_PAYEE, &[("name", payee)]),
        ]),
    };
    let by = Words::with(say::BY_ON, &[("by", &change.by), ("on", &change.on)]);
    let mut row = Row::new(change.person.to_string(), whose, by);
    row.also.push(change.change.to_string());
    // Said below the list while the row is selected.
    row.note = Some(if change.own {
        say::OWN.into()
    } else if change.holder_is_another {
        say::HOLDER_OTHER.into()
    } else {
        from_to(change)
    });
    row
}
