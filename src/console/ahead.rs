//! Type-ahead: what was pressed while an answer is under way that it needs. It is kept in order and carried out when the
//! answer is there; when it never comes, or someone goes back, the clerk is told that it was not.

use std::collections::VecDeque;

use crate::bureau::Refusal;
use crate::console::action::{Action, AppAction, ListAction};
use crate::console::model::{Model, Out};
use crate::console::overlays::Overlay;
use crate::console::panes::{PaneAction, PaneId};
use crate::console::shared::Owner;
use crate::console::stage::Stage;
use crate::console::words::Words;
use crate::console::{Cx, Input};
use crate::keymap::{Chord, Lookup};
use crate::locale::console as say;

/// The most that is kept: a long form filled in one go by a reader or a script, and then some.
const MOST: usize = 512;

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kept {
    /// An action of a pane whose keys were complete.
    Act(Action, PaneId),
    /// Anything that came after it.
    Input(Input),
}

/// What waits, in order.
#[derive(Debug, Default)]
pub(super) struct Ahead(VecDeque<Kept>);

/// Keys that never wait: they leave the place where something is waited for, or hide it.
fn passes(action: Action) -> bool {
    matches!(action, Action::App(AppAction::Back | AppAction::Veil))
}

/// What is done for a visitor waits until their visit has begun, so that it is noted as done during it.
fn needs_visit(action: Action) -> bool {
    match action {
        Action::Pane(PaneAction::Person(act)) => act.tab().is_none(),
        Action::List(ListAction::Open) | Action::App(AppAction::LastPerson | AppAction::Visitors) => true,
        _ => false,
    }
}

impl Model {
    /// How many key presses wait for an answer.
    pub fn ahead(&self) -> usize {
        self.ahead.0.len()
    }

    /// Keeps the input when it must wait; gives it back when it may be taken now.
    pub(super) fn keep_input(&mut self, input: Input, cx: &Cx, out: &mut Out) -> Option<Input> {
        if self.ahead.0.is_empty() && !self.awaits(None) {
            return Some(input);
        }
        if matches!(&input, Input::Key(chord) if self.leaves(*chord)) {
            self.drop_ahead(None, cx, out);
            return Some(input);
        }
        if self.ahead.0.len() < MOST {
            self.ahead.0.push_back(Kept::Input(input));
        } else {
            self.ctx(Owner::Console, cx, out).warn(say::AHEAD_FULL);
        }
        None
    }

    /// Keeps the action when it needs an answer that is under way; true when it was kept.
    pub(super) fn keep_action(&mut self, action: Action) -> bool {
        let waits = !passes(action) && self.awaits(Some(action));
        if waits {
            // Whatever else is kept was pressed after it.
            self.ahead.0.push_front(Kept::Act(action, self.active));
        }
        waits
    }

    fn leaves(&self, chord: Chord) -> bool {
        let runs = |context: &&str| match self.keys.map().lookup(context, &[chord]) {
            Lookup::Run(action) => passes(action),
            _ => false,
        };
        self.pending.is_empty() && self.contexts().iter().any(runs)
    }

    /// Whether an answer is under way that an action, or (`None`) any key at all, needs.
    fn awaits(&self, action: Option<Action>) -> bool {
        if self.shield.is_some() || self.stage != Stage::Desk {
            return false;
        }
        match self.overlays.last() {
            Some(Overlay::Sheet(sheet)) => sheet.saving.is_some() || sheet.rereading.is_waiting(),
            Some(Overlay::Menu(menu)) => menu.slot.is_waiting() && matches!(action, Some(Action::List(_))),
            Some(_) => false,
            None => {
                let front = &self.shared.front;
                let among = matches!(action, Some(Action::App(AppAction::LastPerson | AppAction::Visitors)));
                let coming = (front.is_unsettled() && action.is_some_and(needs_visit))
                    // Who is here is being read: right after the start, nobody is known yet.
                    || (front.asked.is_waiting() && among);
                coming || self.staff_slot.is_waiting() || self.panes.get(self.active).awaits(action)
            }
        }
    }

    /// Carries out what waited, as far as nothing is waited for any more.
    pub(super) fn go_on(&mut self, cx: &Cx, out: &mut Out) {
        if self.shield.is_some() || self.stage != Stage::Desk {
            return self.drop_ahead(None, cx, out);
        }
        while let Some(first) = self.ahead.0.front() {
            let waits = match first {
                Kept::Act(action, pane) => *pane == self.active && self.awaits(Some(*action)),
                Kept::Input(_) => false,
            };
            if waits || self.awaits(None) {
                return;
            }
            match self.ahead.0.pop_front() {
                Some(Kept::Input(input)) => self.take(input, cx, out),
                Some(Kept::Act(action, pane)) if pane == self.active => self.act(action, cx, out),
                // The answer itself led elsewhere: a pasted number opened its person.
                Some(Kept::Act(..)) | None => {}
            }
            self.dirty();
            self.do_wants(cx, out);
        }
    }

    /// Nothing of what waits is carried out, and it is said.
    pub(super) fn drop_ahead(&mut self, why: Option<Refusal>, cx: &Cx, out: &mut Out) {
        let kept = std::mem::take(&mut self.ahead.0).len() as u64;
        if kept == 0 {
            return;
        }
        let dropped = Words::Count(say::AHEAD_DROPPED, kept);
        self.ctx(Owner::Console, cx, out).warn(match why {
            Some(why) => Words::Filled(say::AHEAD_REFUSED, vec![("why", why.into()), ("dropped", dropped)]),
            None => dropped,
        });
    }

    /// Forgets what waits: another person sits here.
    pub(super) fn forget_ahead(&mut self) {
        self.ahead.0.clear();
    }
}
