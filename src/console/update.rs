//! One event in, effects out. Nothing else changes the model.

use crate::bureau::{Answer, Denied, Outcome, Receipt, Refusal};
use crate::console::awaited::Awaited;
use crate::console::effect::{DraftBody, Effect};
use crate::console::exporting::Exporting;
use crate::console::front::Front;
use crate::console::goal::Goal;
use crate::console::model::{Model, Out};
use crate::console::notice::Weight;
use crate::console::overlays::{Compare, Overlay};
use crate::console::panes::{PaneId, Panes};
use crate::console::shared::{HABIT, Owner};
use crate::console::stage::{Shield, Stage};
use crate::console::want::Want;
use crate::console::words::Words;
use crate::console::{Cx, ErrandNews, Event, Input, Readiness, Reply, ReqId, TimerId};
use crate::exchange::Found;
use crate::locale::{console as say, named};

/// How many wants of panes are done in one turn; more would be a circle.
const MOST_WANTS: usize = 32;

/// Takes one event in and gives what is to be done. Afterwards [`Model::take_dirty`] says whether to draw.
pub fn update(model: &mut Model, event: Event, cx: &Cx) -> Vec<Effect> {
    let mut out = Out::default();
    if model.shared.front.is_of_another(cx.today) && !model.shared.front.asked.is_waiting() {
        model.ask_front(cx, &mut out);
    }
    model.shared.visiting = model.visit_on_screen();
    if model.shared.clock != cx.clock || model.shared.today != cx.today {
        model.shared.clock = cx.clock;
        model.shared.today = cx.today;
        model.dirty();
    }
    match event {
        Event::Input(input) => model.input(input, cx, &mut out),
        Event::Reply { req, result, took_us } => {
            // Programmes by their names, not by their ids.
            let (tables, lang) = (&model.shared.tables, model.shared.lang);
            let result = match result {
                Ok(Reply::Answer(answer)) => Ok(Reply::Answer(named::answer(answer, tables, lang))),
                other => other.map_err(|why| named::refusal(why, tables, lang)),
            };
            // What was pressed ahead counted on it.
            let refused = result.as_ref().err().filter(|_| model.waits_for(req)).cloned();
            model.reply(req, result, took_us, cx, &mut out);
            if refused.is_some() {
                model.drop_ahead(refused, cx, &mut out);
            }
        }
        Event::Errand { req, news } => model.errand(req, news, cx, &mut out),
        Event::Timer(timer) => model.timer(timer, cx, &mut out),
        Event::Readiness(readiness) => model.readiness(readiness, cx, &mut out),
        Event::Mended { replayed, torn_bytes } => model.shared.mended = Some((replayed, torn_bytes)),
        Event::Drafts(kept) => {
            let (habits, drafts): (Vec<_>, Vec<_>) =
                kept.into_iter().partition(|(slot, _)| slot.starts_with(HABIT));
            let named = |(slot, body): (String, String)| Some((slot.strip_prefix(HABIT)?.to_owned(), body));
            model.shared.habits.extend(habits.into_iter().filter_map(named));
            if !drafts.is_empty() {
                let words = Words::Count(say::DRAFTS_WAIT, drafts.len() as u64);
                model.ctx(Owner::Console, cx, &mut out).tell(words);
                model.dirty();
            }
            model.drafts.extend(drafts);
        }
        Event::DraftLost(why) => model.draft_lost(why, cx, &mut out),
        Event::Ending => {
            model.keep_drafts(&mut out);
            out.effects.push(Effect::Quit);
        }
    }
    model.do_wants(cx, &mut out);
    model.go_on(cx, &mut out);
    model.tend_place(cx);
    out.effects
}

/// Whether a refusal means that the one at the keyboard cannot go on as they were.
fn is_over(why: &Refusal) -> bool {
    let ends =
        |why: &Denied| matches!(why, Denied::Disabled | Denied::PasswordDue | Denied::AwaitsWord { .. });
    matches!(why, Refusal::SignedOut) || matches!(why, Refusal::NotPermitted { why, .. } if ends(why))
}

impl Model {
    fn input(&mut self, input: Input, cx: &Cx, out: &mut Out) {
        match input {
            Input::Resize(size) => {
                if self.shared.size != size {
                    self.shared.size = size;
                    self.dirty();
                }
            }
            Input::Focus(_) => {}
            typed => {
                self.input_ms = cx.now_ms;
                self.dirty();
                let told = self.shared.notices.told();
                self.typed(typed, cx, out);
                if told == self.shared.notices.told() {
                    self.shared.notices.settle(cx.now_ms);
                    self.shared.notices.passed_over();
                }
            }
        }
    }

    fn waits_for(&self, req: ReqId) -> bool {
        self.shared.owners.contains_key(&req)
    }

    fn reply(&mut self, req: ReqId, result: Result<Reply, Refusal>, took_us: u64, cx: &Cx, out: &mut Out) {
        // Nobody waits for it any more: it was cancelled, or another person sits here now.
        let Some(owner) = self.shared.owners.remove(&req) else { return };
        self.dirty();
        if self.stage == Stage::Desk && result.as_ref().is_err_and(is_over) {
            // The session ended behind our back: start over with who may sit here, with what was typed kept.
            self.keep_drafts(out);
            self.clear_desk(out);
            self.stage = Stage::Opening;
            return self.ask_desk(cx, out);
        }
        let changed = matches!(&result, Ok(Reply::Receipt(_)));
        let Some(result) = self.overlay_reply(req, result, cx, out) else {
            return self.after_command(changed, cx, out);
        };
        match owner {
            Owner::Console => self.own_reply(req, result, cx, out),
            Owner::Pane(pane) => {
                self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).receive(req, result, took_us, ctx));
                self.weigh();
            }
        }
        self.after_command(changed, cx, out);
    }

    /// News of an errand, for who sent it out. What was taken in is shown at once.
    fn errand(&mut self, req: ReqId, news: ErrandNews, cx: &Cx, out: &mut Out) {
        let over = matches!(news, ErrandNews::Over(_));
        if over {
            self.shared.errands.remove(&req);
        }
        let Some(owner) = self.shared.owners.get(&req).copied() else { return };
        let changed = matches!(news, ErrandNews::Over(Ok(Found::Imported(_))));
        if over {
            self.shared.owners.remove(&req);
        }
        self.dirty();
        let done = matches!(news, ErrandNews::Over(Ok(_)));
        match owner {
            Owner::Console => self.export_news(req, news, cx, out),
            Owner::Pane(pane) => {
                self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).errand(req, news, ctx));
            }
        }
        self.after_command(changed, cx, out);
        if done && !changed && self.stage == Stage::Desk {
            // A file may have gone to the bank, or come from it.
            self.ask_next(cx, out);
        }
    }

    /// Something was changed by a command: what is on screen is asked for anew.
    fn after_command(&mut self, changed: bool, cx: &Cx, out: &mut Out) {
        if changed && self.stage == Stage::Desk {
            self.ask_front(cx, out);
            self.refresh(cx, out);
            self.ask_next(cx, out);
        }
    }

    pub(super) fn refresh(&mut self, cx: &Cx, out: &mut Out) {
        let pane = self.active;
        // Who may not see the pane is not told so at every turn: its place says it.
        if self.shared.may(pane.needs()).is_err() {
            return;
        }
        self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).refresh(ctx));
    }

    fn own_reply(&mut self, req: ReqId, result: Result<Reply, Refusal>, cx: &Cx, out: &mut Out) {
        let Some(result) = self.front_reply(req, result, cx, out) else { return };
        let Some(result) = self.waiting_reply(req, result, cx, out) else { return };
        if self.desk_slot.take(req) {
            match result {
                Ok(Reply::Answer(Answer::Desk(desk))) => self.sit_down(*desk, cx, out),
                Ok(_) => {}
                Err(why) => self.ctx(Owner::Console, cx, out).warn(why),
            }
        } else if self.staff_slot.take(req) {
            self.offer_staff(result, cx, out);
        } else {
            self.stage_reply(req, result, cx, out);
        }
    }

    fn timer(&mut self, timer: TimerId, cx: &Cx, out: &mut Out) {
        match timer {
            TimerId::Minute => {
                out.effects.push(Effect::After { timer: TimerId::Minute, ms: cx.to_minute_ms });
            }
            TimerId::Idle => self.idle(cx, out),
            TimerId::Draft => self.keep_drafts(out),
            TimerId::Pane(pane, number) => {
                self.dirty();
                self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).timer(number, ctx));
            }
        }
    }

    fn readiness(&mut self, readiness: Readiness, cx: &Cx, out: &mut Out) {
        self.dirty();
        let was = (self.shared.is_open(), self.shared.is_ready());
        if let (Readiness::Failed(trouble), true) = (&readiness, self.shared.is_ready()) {
            // Nothing is written beside it, and what stands on the screen stays.
            self.shared.damaged = Some(trouble.clone());
            self.tell_findings(true, cx, out);
            return;
        }
        if let Readiness::Ready(people) = readiness
            && !self.shared.is_read_only()
            && !self.tell_findings(true, cx, out)
            && people > 0
        {
            self.ctx(Owner::Console, cx, out).tell(Words::Count(say::ALL_SOUND, people));
            // In a sample the first word stands: that all is made up, and how to try the other roles.
            if self.shared.is_sample() && self.stage == Stage::Desk {
                self.greet(cx, out);
            }
        }
        self.shared.readiness = readiness;
        if let Readiness::Failed(trouble) = &self.shared.readiness {
            self.stage = Stage::Failed(trouble.clone());
        }
        if was != (self.shared.is_open(), self.shared.is_ready()) && self.stage == Stage::Desk {
            self.ask_front(cx, out);
            self.refresh(cx, out);
            self.ask_waiting(cx, out);
        }
    }

    /// Does what panes and overlays asked for.
    pub(super) fn do_wants(&mut self, cx: &Cx, out: &mut Out) {
        for _ in 0..MOST_WANTS {
            if out.wants.is_empty() {
                return;
            }
            match out.wants.remove(0) {
                Want::Open(overlay) => self.open(*overlay, cx),
                Want::Go(goal) => self.go(&goal, cx, out),
                Want::Back => self.pane_back(cx, out),
                Want::Waiting => self.ask_waiting(cx, out),
                Want::Desk => self.ask_desk(cx, out),
                Want::Export(list, people) => self.ask_export(list, people, cx),
                Want::Close(form) => self.close_form(form, out),
                Want::Choices(form, field, choices) => self.offer_choices(form, field, choices),
            }
        }
    }

    /// Puts an overlay on top; a form gets its draft back. A draft of an older version of the record is compared with it
    /// as a form is that was open meanwhile.
    pub(super) fn open(&mut self, mut overlay: Overlay, cx: &Cx) {
        let mut older = None;
        match &mut overlay {
            Overlay::Sheet(sheet) => {
                let now = sheet.form.clone();
                let draft = self.drafts.get(&sheet.form.slot());
                if draft.is_some_and(|draft| sheet.form.restore(draft) > 0) {
                    sheet.form.note = Some(say::DRAFT_RESTORED.into());
                    // The note may stand above what a low screen shows of the form.
                    self.shared.notices.push(Weight::Plain, say::DRAFT_RESTORED.into(), cx.clock, cx.now_ms);
                    sheet.has_draft = true;
                    older = (sheet.form.seen != now.seen).then(|| Compare::new(&sheet.form, now));
                }
            }
            Overlay::Confirm(confirm) => confirm.opened_ms = Some(cx.now_ms),
            _ => {}
        }
        self.overlays.push(overlay);
        if let Some(compare) = older {
            self.take_in_theirs(self.overlays.len() - 1, compare);
        }
        self.weigh();
        self.dirty();
    }

    /// Goes to a goal, if the gate lets one in there.
    pub(super) fn go(&mut self, goal: &Goal, cx: &Cx, out: &mut Out) {
        let pane = goal.pane();
        if let Err(why) = self.shared.may(pane.needs()) {
            self.ctx(Owner::Console, cx, out).warn(why);
            return;
        }
        if pane != self.active {
            self.back.retain(|p| *p != pane);
            self.back.push(self.active);
            if pane != PaneId::Lookup {
                // Escape leads outwards: what was opened from a place of the title line is left with it. At the lookup
                // somebody else is looked up for a moment, and the one before comes back.
                self.back.retain(|p| p.tab() != pane);
            }
            self.active = pane;
        }
        if let Some(person) = goal.person() {
            if self.shared.recent.first().is_some_and(|before| *before != person) {
                self.shared.notices.settle_all(cx.now_ms);
            }
            self.shared.met(person);
            self.shared.front.turns_to(person);
        }
        self.turn(pane, cx, out, |panes, ctx| {
            panes.get_mut(pane).arrive(goal, ctx);
            panes.get_mut(pane).refresh(ctx);
        });
        if let Goal::Visit(person) = goal {
            self.begin_visit(*person, cx, out);
        }
        if let Goal::Visit(person) | Goal::Person(person) = goal {
            self.unpark(*person);
        }
        self.shared.visiting = self.visit_on_screen();
        self.dirty();
    }

    /// A draft could not be kept: said once, not at every key.
    fn draft_lost(&mut self, why: Refusal, cx: &Cx, out: &mut Out) {
        let words = Words::Filled(say::DRAFT_LOST, vec![("why", why.into())]);
        if self.shared.notices.last().is_none_or(|notice| notice.words != words) {
            self.dirty();
            self.ctx(Owner::Console, cx, out).warn(words);
        }
    }

    /// Keeps the drafts of every form on screen that changed since they were last kept.
    pub(super) fn keep_drafts(&mut self, out: &mut Out) {
        for overlay in &mut self.overlays {
            let Overlay::Sheet(sheet) = overlay else { continue };
            if !std::mem::take(&mut sheet.draft_due) {
                continue;
            }
            let slot = sheet.form.slot();
            match sheet.form.to_draft() {
                Some(body) => {
                    sheet.has_draft = true;
                    self.drafts.insert(slot.clone(), body.clone());
                    out.effects.push(Effect::KeepDraft { slot, body: DraftBody(body) });
                }
                None if std::mem::take(&mut sheet.has_draft) => {
                    self.drafts.remove(&slot);
                    out.effects.push(Effect::DropDraft { slot });
                }
                None => {}
            }
        }
    }

    /// Another person sits down, or nobody: nothing of the one before stays, and nothing goes on for them.
    pub(super) fn clear_desk(&mut self, out: &mut Out) {
        self.stop_errands(out);
        self.panes = Panes::default();
        self.overlays.clear();
        self.pending.clear();
        self.forget_ahead();
        self.back.clear();
        self.drafts.clear();
        self.shared.habits.clear();
        self.parked.clear();
        self.exporting = Exporting::default();
        self.shared.front = Front::default();
        self.shared.awaited = Awaited::default();
        self.active = PaneId::Lookup;
        self.shared.owners.clear();
        self.shared.recent.clear();
        self.shared.notices.clear();
        self.shared.desk = None;
    }

    /// Asks every errand to stop. Before a command that ends the session this comes first: the command waits behind an
    /// import that is recording.
    pub(super) fn stop_errands(&mut self, out: &mut Out) {
        out.effects.extend(std::mem::take(&mut self.shared.errands).into_iter().map(Effect::Stop));
    }

    /// A receipt of the session commands: who sits here changed.
    pub(super) fn session_changed(&mut self, receipt: &Receipt, cx: &Cx, out: &mut Out) {
        if !matches!(receipt.outcome, Outcome::Session(_) | Outcome::Done) {
            return;
        }
        self.clear_desk(out);
        self.stage = Stage::Opening;
        self.shield = None::<Shield>;
        self.ask_desk(cx, out);
    }
}
