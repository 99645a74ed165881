//! The state of the screen: everything `view` draws and `update` changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bureau::{Query, Reference};
use crate::console::ahead::Ahead;
use crate::console::effect::Effect;
use crate::console::exporting::Exporting;
use crate::console::keys::Keys;
use crate::console::overlays::Overlay;
use crate::console::panes::{PaneId, Panes};
use crate::console::shared::{Ctx, Owner, Shared, Slot};
use crate::console::stage::{Shield, Stage};
use crate::console::visiting::Parked;
use crate::console::want::Want;
use crate::console::{Cx, TimerId};
use crate::domain::{Date, PersonId};
use crate::keymap::{Chord, Problem};
use crate::locale::Lang;

/// What the console is started with.
#[derive(Debug, Clone)]
pub struct Start {
    /// Language of the screen.
    pub lang: Lang,
    /// Business date.
    pub today: Date,
    /// The keymap, shared by every session.
    pub keys: Arc<Keys>,
    /// What was wrong with the user's keymap file; told once.
    pub problems: Vec<Problem>,
    /// The tables of facts; the driver's bureau has them.
    pub tables: Arc<Reference>,
    /// The desk that the sign-in screen suggests.
    pub desk: String,
    /// Idle time after which the screen locks, in milliseconds; 0 never locks.
    pub idle_ms: u64,
    /// The veil of F12 asks for the password, too.
    pub veil_locks: bool,
    /// The pane that one begins in, where the gate allows it.
    pub first: Option<PaneId>,
}

/// The state of the screen.
#[derive(Debug)]
pub struct Model {
    /// State that is nobody's alone.
    pub shared: Shared,
    /// The panes.
    pub panes: Panes,
    /// The pane on screen.
    pub active: PaneId,
    /// Before the panes: opening, first run, sign-in.
    pub stage: Stage,
    /// Above everything: the veil and the lock.
    pub shield: Option<Shield>,
    /// What floats above the pane, topmost last.
    pub overlays: Vec<Overlay>,
    /// Chords of an unfinished sequence.
    pub pending: Vec<Chord>,
    /// The keymap.
    pub keys: Arc<Keys>,
    pub(super) start: Start,
    pub(super) back: Vec<PaneId>,
    /// Where one was at the end of the last event.
    pub(super) place: (PaneId, String),
    pub(super) drafts: BTreeMap<String, String>,
    /// What is open for visitors who are not on screen.
    pub(super) parked: BTreeMap<PersonId, Parked>,
    pub(super) exporting: Exporting,
    pub(super) desk_slot: Slot,
    pub(super) staff_slot: Slot,
    pub(super) session_slot: Slot,
    /// Pressed while an answer is under way that it needs.
    pub(super) ahead: Ahead,
    pub(super) input_ms: u64,
    pub(super) emergency_ms: Option<u64>,
    dirty: bool,
}

/// What one turn produces.
#[derive(Debug, Default)]
pub(super) struct Out {
    pub effects: Vec<Effect>,
    pub wants: Vec<Want>,
}

impl Model {
    /// The state before anything happened, and what to do first.
    pub fn new(start: Start, cx: &Cx) -> (Self, Vec<Effect>) {
        let mut model = Self {
            shared: Shared::new(start.lang, start.today, Arc::clone(&start.tables)),
            panes: Panes::default(),
            active: PaneId::Lookup,
            stage: Stage::Opening,
            shield: None,
            overlays: Vec::new(),
            pending: Vec::new(),
            keys: Arc::clone(&start.keys),
            start,
            back: Vec::new(),
            place: (PaneId::Lookup, String::new()),
            drafts: BTreeMap::new(),
            parked: BTreeMap::new(),
            exporting: Exporting::default(),
            desk_slot: Slot::default(),
            staff_slot: Slot::default(),
            session_slot: Slot::default(),
            ahead: Ahead::default(),
            input_ms: cx.now_ms,
            emergency_ms: None,
            dirty: true,
        };
        model.shared.clock = cx.clock;
        let mut out = Out::default();
        model.tell_keymap_problems(cx, &mut out);
        model.ask_desk(cx, &mut out);
        out.effects.push(Effect::After { timer: TimerId::Minute, ms: cx.to_minute_ms });
        model.watch_idle(cx, &mut out);
        (model, out.effects)
    }

    /// Whether something on the screen changed since the last call.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    pub(super) fn dirty(&mut self) {
        self.dirty = true;
    }

    /// The contexts that keys are looked up in, in order; `text` comes first where text has the focus.
    pub fn contexts(&self) -> Vec<&'static str> {
        let mut contexts = Vec::new();
        if self.is_typing() {
            contexts.push("text");
        }
        contexts.push(self.context());
        contexts
    }

    /// The context of what has the focus.
    pub fn context(&self) -> &'static str {
        match (&self.shield, self.overlays.last(), &self.stage) {
            (Some(Shield::Lock(lock)), _, _) => lock.context(),
            (None, Some(overlay), _) => overlay.context(),
            (None, None, Stage::Desk) => self.active.context(),
            _ => "form",
        }
    }

    pub(super) fn ask_desk(&mut self, cx: &Cx, out: &mut Out) {
        let mut slot = self.desk_slot;
        slot.ask(&mut self.ctx(Owner::Console, cx, out), Query::Desk);
        self.desk_slot = slot;
    }

    /// The hand for the console itself or for an overlay of a pane.
    pub(super) fn ctx<'a>(&'a mut self, owner: Owner, cx: &'a Cx, out: &'a mut Out) -> Ctx<'a> {
        Ctx { shared: &mut self.shared, cx, effects: &mut out.effects, wants: &mut out.wants, owner }
    }

    /// Gives a pane its turn.
    pub(super) fn turn<R>(
        &mut self,
        pane: PaneId,
        cx: &Cx,
        out: &mut Out,
        run: impl FnOnce(&mut Panes, &mut Ctx<'_>) -> R,
    ) -> R {
        let mut ctx = Ctx {
            shared: &mut self.shared,
            cx,
            effects: &mut out.effects,
            wants: &mut out.wants,
            owner: Owner::Pane(pane),
        };
        run(&mut self.panes, &mut ctx)
    }
}
