//! What waits for somebody's word: asked for when somebody sits down and after everything that is done, so that
//! the last line says what waits for whoever sits here, and who comes next.

use crate::bureau::answer::{WaitRow, Waits};
use crate::bureau::{Action as Gate, Answer, Query, Refusal};
use crate::console::model::{Model, Out};
use crate::console::notice::Weight;
use crate::console::shared::{Owner, Slot};
use crate::console::words::Words;
use crate::console::{Cx, Reply, ReqId};
use crate::locale::waiting as say;

/// What is known of it.
#[derive(Debug, Default)]
pub struct Awaited {
    /// Everything that waits, once it came.
    pub rows: Option<Vec<WaitRow>>,
    pub(super) asked: Slot,
    /// How many notices there were when a command was carried out: what it led to is said with the last of them.
    after: Option<u64>,
    /// Whoever sat down is greeted with it.
    greets: bool,
}

impl Awaited {
    /// What waits for whoever sits here, or for others.
    pub fn of(&self, mine: bool) -> impl Iterator<Item = &WaitRow> {
        self.rows.as_deref().unwrap_or_default().iter().filter(move |row| row.mine == mine)
    }

    /// How many things wait for whoever sits here.
    pub fn mine(&self) -> usize {
        self.of(true).count()
    }
}

impl Model {
    /// Somebody sat down: what waits for them.
    pub(super) fn ask_waiting(&mut self, cx: &Cx, out: &mut Out) {
        if self.shared.may(Gate::ReadWaiting).is_ok() && self.shared.is_open() {
            let mut slot = self.shared.awaited.asked;
            slot.ask(&mut self.ctx(Owner::Console, cx, out), Query::Waiting);
            self.shared.awaited.asked = slot;
            self.shared.awaited.greets |= self.shared.awaited.rows.is_none();
        }
    }

    /// Something was done: who comes next.
    pub(super) fn ask_next(&mut self, cx: &Cx, out: &mut Out) {
        let done = self.shared.notices.last().is_some_and(|notice| notice.weight == Weight::Plain);
        self.shared.awaited.after = done.then(|| self.shared.notices.told());
        self.ask_waiting(cx, out);
    }

    /// What waits came.
    pub(super) fn waiting_reply(
        &mut self,
        req: ReqId,
        result: Result<Reply, Refusal>,
        cx: &Cx,
        out: &mut Out,
    ) -> Option<Result<Reply, Refusal>> {
        if !self.shared.awaited.asked.take(req) {
            return Some(result);
        }
        match result {
            Ok(Reply::Answer(Answer::Waiting(rows))) => {
                let marked = self.panes.waiting.selected(&self.shared).map(|row| row.what.clone());
                let before = self.shared.awaited.rows.replace(rows);
                self.panes.waiting.mark(marked.as_ref(), &self.shared);
                let (after, greets) =
                    (self.shared.awaited.after.take(), std::mem::take(&mut self.shared.awaited.greets));
                if let Some(before) = before.filter(|_| after == Some(self.shared.notices.told())) {
                    self.say_next(&before);
                }
                let n = self.shared.awaited.mine();
                // A warning stays, and in a sample the first word does: how much waits stands beside it.
                let warned = self.shared.notices.last().is_some_and(|notice| notice.weight != Weight::Plain);
                let keeps = warned || self.shared.is_sample();
                let staff = self.shared.desk.as_ref().and_then(|desk| desk.staff.as_ref());
                let name = staff.map(|staff| staff.name.clone()).filter(|_| greets && n > 0 && !keeps);
                if let Some(name) = name {
                    let words = Words::with(say::GREET, &[("name", &name), ("n", &n)]);
                    self.ctx(Owner::Console, cx, out).tell(words);
                }
            }
            Ok(_) => {}
            Err(why) => self.ctx(Owner::Console, cx, out).warn(why),
        }
        None
    }

    /// Says with what was done last what comes next of it, and who may do it.
    fn say_next(&mut self, before: &[WaitRow]) {
        let rows = self.shared.awaited.rows.as_deref().unwrap_or_default();
        let new = || rows.iter().filter(|row| before.iter().all(|old| old.what != row.what));
        // Lines of a run that waited before, of which only the number is another, are not what comes next where anything else is new.
        let fewer = |old: &WaitRow, row: &WaitRow| match (&old.what, &row.what) {
            (Waits::Failed { run, .. }, Waits::Failed { run: of, .. })
            | (Waits::Differing { run, .. }, Waits::Differing { run: of, .. })
            | (Waits::Left { run, .. }, Waits::Left { run: of, .. }) => run == of,
            _ => false,
        };
        let fresh = |row: &&WaitRow| !before.iter().any(|old| fewer(old, row));
        // Whoever has more of the same before them goes on with it before others begin with what came of it.
        let mine = || new().filter(|row| row.mine);
        let first = mine().find(fresh).or_else(|| mine().next()).or_else(|| new().find(fresh));
        // A run that nobody is left for waits as it did before, only that somebody has taken another step of it.
        let moved = |row: &&WaitRow| {
            let was = before.iter().find(|old| old.what == row.what);
            matches!(row.what, Waits::Stuck { .. })
                && was.is_some_and(|old| (&old.by, old.on) != (&row.by, row.on))
        };
        let next = first.or_else(|| new().next()).or_else(|| rows.iter().find(moved));
        let Some(row) = next.cloned() else { return };
        let lang = self.shared.lang;
        let stuck = say::stuck_at(&row.what, lang).zip(say::who(&row.who, lang));
        if let Some((step, who)) = stuck {
            let more = |done| {
                let (step, who) = (Words::Data(step.to_owned()), Words::Data(who));
                Words::Filled(say::NEXT_STUCK, vec![("done", done), ("step", step), ("who", who)])
            };
            return self.shared.notices.amend(|done| done.then(more));
        }
        let what = Words::Data(say::what_next(&row.what, lang));
        let more = |done| match say::who(&row.who, lang) {
            Some(who) => {
                Words::Filled(say::NEXT, vec![("done", done), ("what", what), ("who", Words::Data(who))])
            }
            None => Words::Filled(say::NEXT_NOBODY, vec![("done", done), ("what", what)]),
        };
        self.shared.notices.amend(|done| done.then(more));
    }
}
