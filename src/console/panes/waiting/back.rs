//! What was sent back and is not asked anew: it is withdrawn, and leaves the list.

use super::State;
use crate::bureau::answer::{SentBack, WaitRow, Waits};
use crate::bureau::{Command, FieldFault};
use crate::console::forms::{Field, Form};
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::locale::{field as label, waiting as say};

/// The form by which it is withdrawn.
pub(super) const NOT_ANEW: &str = "waiting.not-anew";

impl State {
    /// What the selected row says was sent back.
    pub(super) fn sent_back<'a>(&self, shared: &'a Shared) -> Option<(&'a WaitRow, SentBack)> {
        let row = self.selected(shared)?;
        match row.what {
            Waits::Back { what, .. } => Some((row, what)),
            _ => None,
        }
    }

    /// Asks before it is withdrawn: with a reason, where one is kept.
    pub(super) fn ask_not_anew(&self, ctx: &mut Ctx<'_>) {
        let Some((row, what)) = self.sent_back(ctx.shared) else { return };
        let lang = ctx.shared.lang;
        let named = say::sent_back(&what, lang);
        let reason = Field::text("reason", label::REASON).required().with(say::NOT_ANEW.get(lang).to_owned());
        let keeps = matches!(
            what,
            SentBack::Grant(_) | SentBack::Account(_) | SentBack::Rule(_) | SentBack::Recovery(_)
        );
        let mut note: Vec<Words> = say::follows(row, lang).into_iter().map(Words::Data).collect();
        note.push(say::NOT_ANEW_NOTE.into());
        let title = Words::with(say::NOT_ANEW_TITLE, &[("what", &named)]);
        let fields = if keeps { vec![reason] } else { Vec::new() };
        let form = Form::new(NOT_ANEW, title, fields).about(&key(what), 0).note(Words::Lines(note));
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Waiting)));
    }
}

/// Whether it can be withdrawn. A run is worked out anew, a budget is made anew, a list is mended or closed, a password is set anew or
/// its account disabled, and of a petition any further step takes it off the list.
pub(super) fn withdrawable(what: SentBack) -> bool {
    !matches!(
        what,
        SentBack::Run(_)
            | SentBack::Budget { .. }
            | SentBack::List(_)
            | SentBack::Password(_)
            | SentBack::Extension(_)
    )
}

/// The command of the form, of what is in the list still.
pub(super) fn withdrawn(form: &Form, shared: &Shared) -> Result<Command, Vec<FieldFault>> {
    let read = form.read();
    let reason = read.text("reason");
    let rows = shared.awaited.of(true).filter_map(|row| match row.what {
        Waits::Back { what, version } => Some((what, version)),
        _ => None,
    });
    match rows.into_iter().find(|(what, _)| key(*what) == form.about) {
        Some((SentBack::Grant(grant), seen)) => read.done(Command::WithdrawGrant { grant, seen, reason }),
        Some((SentBack::Account(change), seen)) => {
            read.done(Command::WithdrawAccount { change, seen, reason })
        }
        Some((SentBack::Proposal(proposal), seen)) => read.done(Command::WithdrawProposal { proposal, seen }),
        Some((SentBack::Reversal(entry), _)) => read.done(Command::WithdrawReversal { entry }),
        Some((SentBack::Posting(ask), _)) => read.done(Command::WithdrawPosting { ask }),
        Some((SentBack::Reopening(month), _)) => read.done(Command::WithdrawReopening { month }),
        Some((SentBack::Rule(rule), _)) => read.done(Command::DropRunRule { rule, reason }),
        Some((SentBack::Recovery(recovery), seen)) => {
            read.done(Command::EndRecovery { recovery, seen, reason })
        }
        Some((
            SentBack::Run(_)
            | SentBack::Budget { .. }
            | SentBack::List(_)
            | SentBack::Password(_)
            | SentBack::Extension(_),
            _,
        ))
        | None => Err(read.faults()),
    }
}

fn key(what: SentBack) -> String {
    format!("{what:?}")
}
