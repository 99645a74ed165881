//! Forms on the screen: keys, saving, and what comes back.

use crate::bureau::{Answer, FieldFault, Query, Receipt, Refusal, StoreTrouble};
use crate::console::action::FormAction;
use crate::console::effect::Effect;
use crate::console::exporting::EXPORT;
use crate::console::forms::{Choice, Form, Kind};
use crate::console::goal::Goal;
use crate::console::model::{Model, Out};
use crate::console::overlays::{Compare, DRAFT_MS, Menu, Overlay, Purpose, Sheet};
use crate::console::own_forms;
use crate::console::shared::{Owner, Slot};
use crate::console::words::Words;
use crate::console::{Cx, Reply, ReqId, TimerId};
use crate::domain::PersonId;
use crate::locale::{Lang, console as say};

impl Model {
    fn top_sheet(&mut self) -> Option<&mut Sheet> {
        match self.overlays.last_mut() {
            Some(Overlay::Sheet(sheet)) => Some(sheet),
            _ => None,
        }
    }

    /// A key of a form.
    pub(super) fn sheet_form(&mut self, action: FormAction, cx: &Cx, out: &mut Out) {
        let Some(sheet) = self.top_sheet() else { return };
        if sheet.saving.is_some() {
            return;
        }
        let last = sheet.form.is_on_last();
        let saves = action == FormAction::Save || (action == FormAction::Enter && last);
        let leaves =
            !matches!(action, FormAction::Less | FormAction::More | FormAction::Toggle | FormAction::Break);
        // Before the field is left: whoever typed 明天 reads which day that is.
        if leaves && sheet.form.write_days_out(cx.today, saves) {
            self.sheet_touched(cx, out);
        }
        let Some(sheet) = self.top_sheet() else { return };
        let picks = sheet.form.focused().is_some_and(|f| matches!(f.kind, Kind::Division | Kind::Person));
        match action {
            FormAction::Enter if picks => self.open_picker(cx, out),
            FormAction::Save => self.save(cx, out),
            FormAction::Enter if last => self.save(cx, out),
            action => {
                if sheet.form.act(action) {
                    self.sheet_touched(cx, out);
                }
            }
        }
    }

    /// A value of the form on top changed.
    pub(super) fn sheet_touched(&mut self, cx: &Cx, out: &mut Out) {
        let Some(sheet) = self.top_sheet() else { return };
        sheet.form.touched();
        sheet.intent = None;
        if !sheet.draft_due {
            sheet.draft_due = true;
            out.effects.push(Effect::After { timer: TimerId::Draft, ms: DRAFT_MS });
        }
        if let Owner::Pane(pane) = sheet.owner {
            let form = sheet.form.clone();
            self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).typed(&form, ctx));
        }
        self.weigh();
    }

    /// Says in the form on top what deserves a second look.
    pub(super) fn weigh(&mut self) {
        let Some(Overlay::Sheet(sheet)) = self.overlays.last() else { return };
        let Owner::Pane(pane) = sheet.owner else { return };
        let doubts = self.panes.get(pane).weigh(&sheet.form, &self.shared);
        if let Some(sheet) = self.top_sheet() {
            sheet.form.doubt(&doubts);
        }
    }

    /// Other choices in a field of the form on top; what was chosen stays chosen when it is still among them.
    pub(super) fn offer_choices(&mut self, form: &str, field: &str, choices: Vec<Choice>) {
        let sheet = self.top_sheet().filter(|sheet| sheet.form.id == form && sheet.saving.is_none());
        if let Some(field) = sheet.and_then(|sheet| sheet.form.field_mut(field)) {
            field.offer(choices);
        }
        self.weigh();
    }

    /// Closes the form on top, if it is this one: what it asked for is done.
    pub(super) fn close_form(&mut self, form: &str, out: &mut Out) {
        if self.top_sheet().is_some_and(|sheet| sheet.form.id == form)
            && let Some(Overlay::Sheet(sheet)) = self.overlays.pop()
        {
            self.drop_draft(&sheet.form.slot(), out);
        }
    }

    fn save(&mut self, cx: &Cx, out: &mut Out) {
        let Some(sheet) = self.top_sheet() else { return };
        let (form, owner, intent) = (sheet.form.clone(), sheet.owner, sheet.intent);
        let submitted = match owner {
            Owner::Console if form.id == EXPORT => Err(self.begin_export(&form, cx, out)),
            Owner::Console => own_forms::command(&form),
            Owner::Pane(pane) => {
                self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).submit(&form, ctx))
            }
        };
        match submitted {
            Ok(command) => {
                let intent = intent.unwrap_or_else(|| self.shared.new_intent());
                let req = self.ctx(owner, cx, out).execute_as(intent, command);
                if let Some(sheet) = self.top_sheet() {
                    sheet.saving = Some(req);
                    sheet.intent = Some(intent);
                }
            }
            Err(faults) => {
                let top = self.overlays.len().saturating_sub(1);
                self.show_faults(top, &faults, cx, out);
            }
        }
    }

    fn show_faults(&mut self, at: usize, faults: &[FieldFault], cx: &Cx, out: &mut Out) {
        // Its owner said already why there is nothing to save.
        if faults.is_empty() {
            return;
        }
        if let Some(Overlay::Sheet(sheet)) = self.overlays.get_mut(at) {
            sheet.form.mark(faults);
        }
        let words = Words::Count(say::FIELDS_WRONG, faults.len() as u64);
        self.ctx(Owner::Console, cx, out).warn(words);
    }

    /// A reply that an overlay waits for is taken here; any other is given back.
    pub(super) fn overlay_reply(
        &mut self,
        req: ReqId,
        result: Result<Reply, Refusal>,
        cx: &Cx,
        out: &mut Out,
    ) -> Option<Result<Reply, Refusal>> {
        let found = self.overlays.iter_mut().position(|overlay| match overlay {
            Overlay::Sheet(sheet) => sheet.saving == Some(req) || sheet.rereading.is_for(req),
            Overlay::Menu(menu) => menu.slot.is_for(req),
            _ => false,
        });
        let Some(at) = found else { return Some(result) };
        match self.overlays.get_mut(at) {
            Some(Overlay::Menu(_)) => self.menu_reply(at, req, result, cx, out),
            Some(Overlay::Sheet(sheet)) => {
                if sheet.rereading.take(req) {
                    self.reread(at, result, cx, out);
                } else {
                    sheet.saving = None;
                    match result {
                        Ok(Reply::Receipt(receipt)) => self.saved(at, &receipt, cx, out),
                        Ok(Reply::Answer(_)) => {}
                        Err(why) => self.refused(at, why, cx, out),
                    }
                }
            }
            _ => {}
        }
        None
    }

    /// The command was carried out: the form closes, its draft goes, its owner is told.
    fn saved(&mut self, at: usize, receipt: &Receipt, cx: &Cx, out: &mut Out) {
        if at >= self.overlays.len() {
            return;
        }
        let Overlay::Sheet(sheet) = self.overlays.remove(at) else { return };
        self.drop_draft(&sheet.form.slot(), out);
        self.shared.notices.of_form();
        match sheet.owner {
            Owner::Console => self.saved_own(cx, out),
            Owner::Pane(pane) => {
                self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).saved(&sheet.form, receipt, ctx));
            }
        }
    }

    /// The command was refused: what can be mended is shown where it can be mended.
    fn refused(&mut self, at: usize, why: Refusal, cx: &Cx, out: &mut Out) {
        let Some(Overlay::Sheet(sheet)) = self.overlays.get_mut(at) else { return };
        // Unless the disk failed, the same intention is over: the next try is another one.
        if !matches!(
            why,
            Refusal::Store(
                StoreTrouble::NotRecorded
                    | StoreTrouble::Full
                    | StoreTrouble::Frozen
                    | StoreTrouble::Undecided
            )
        ) {
            sheet.intent = None;
        }
        match why {
            Refusal::Invalid(faults) => self.show_faults(at, &faults, cx, out),
            Refusal::Alike(people) => self.show_alike(at, people, cx, out),
            Refusal::Doubtful(_) => {
                sheet.form.ask_despite(why.into());
            }
            Refusal::Stale { .. } => self.ask_reread(at, why, cx, out),
            why if why
                .field()
                .and_then(|name| sheet.form.field(name))
                .is_some_and(|f| sheet.form.shows(f)) =>
            {
                sheet.form.refuse(why.field().unwrap_or_default(), why.into());
                self.ctx(Owner::Console, cx, out).warn(say::REFUSED_AT_FIELD);
            }
            // It stands whole on the form, and once: a box would cover what it is about.
            why => {
                sheet.form.note = Some(why.into());
                self.ctx(Owner::Console, cx, out).warn(say::REFUSED_ABOVE);
            }
        }
    }

    /// People on record who may be the same are shown beside each other; the last row says that it is none of them.
    fn show_alike(&mut self, at: usize, people: Vec<PersonId>, cx: &Cx, out: &mut Out) {
        let Some(Overlay::Sheet(sheet)) = self.overlays.get_mut(at) else { return };
        sheet.form.note = Some(Refusal::Alike(people.clone()).into());
        let mut menu = Menu::new(say::ALIKE, Purpose::Alike, Vec::new());
        let query = Query::Lookup { text: String::new(), offset: 0, limit: people.len(), recent: people };
        menu.slot.ask(&mut self.ctx(Owner::Console, cx, out), query);
        self.overlays.push(menu.into());
    }

    /// A row of those who may be the same was chosen: the person it is, or (`None`) that it is none of them.
    pub(super) fn settle_alike(&mut self, person: Option<PersonId>, cx: &Cx, out: &mut Out) {
        if let Some(person) = person {
            // What was filled in was about somebody on record: it must not come back as the next new person.
            if let Some(sheet) = self.top_sheet() {
                let slot = sheet.form.slot();
                self.overlays.pop();
                self.drop_draft(&slot, out);
            }
            return self.go(&Goal::Person(person), cx, out);
        }
        let Some(sheet) = self.top_sheet() else { return };
        // The journal is written in the language of the office.
        sheet.form.give_despite(say::NONE_OF_THEM_NOTED.get(Lang::Zh));
        self.save(cx, out);
    }

    /// The record changed meanwhile: it is read anew, to compare.
    fn ask_reread(&mut self, at: usize, why: Refusal, cx: &Cx, out: &mut Out) {
        let Some(Overlay::Sheet(sheet)) = self.overlays.get(at) else { return };
        let owner = sheet.owner;
        let query = match owner {
            Owner::Pane(pane) => self.panes.get(pane).reread(&sheet.form),
            Owner::Console => None,
        };
        let Some(query) = query else {
            return self.ctx(Owner::Console, cx, out).warn(why);
        };
        let mut slot = Slot::default();
        slot.ask(&mut self.ctx(owner, cx, out), query);
        if let Some(Overlay::Sheet(sheet)) = self.overlays.get_mut(at) {
            sheet.rereading = slot;
        }
        self.ctx(Owner::Console, cx, out).warn(why);
    }

    fn reread(&mut self, at: usize, result: Result<Reply, Refusal>, cx: &Cx, out: &mut Out) {
        let answer = match result {
            Ok(Reply::Answer(answer)) => answer,
            Ok(Reply::Receipt(_)) => return,
            Err(why) => return self.ctx(Owner::Console, cx, out).warn(why),
        };
        let Some(now) = self.refill(at, &answer) else { return };
        let Some(Overlay::Sheet(sheet)) = self.overlays.get(at) else { return };
        let compare = Compare::new(&sheet.form, now);
        self.take_in_theirs(at, compare);
    }

    /// Goes on from the record of now; where both sides changed the same field, it is asked.
    pub(super) fn take_in_theirs(&mut self, at: usize, compare: Compare) {
        let Some(Overlay::Sheet(sheet)) = self.overlays.get_mut(at) else { return };
        if compare.differs.is_empty() {
            // The others changed other fields: mine go on top of theirs.
            sheet.form = compare.settle(&sheet.form);
            sheet.form.note = Some(say::TOOK_IN_THEIRS.into());
        } else {
            self.overlays.push(compare.into());
        }
    }

    fn refill(&self, at: usize, answer: &Answer) -> Option<Form> {
        let Some(Overlay::Sheet(sheet)) = self.overlays.get(at) else { return None };
        match sheet.owner {
            Owner::Pane(pane) => self.panes.get(pane).refill(&sheet.form, answer, &self.shared),
            Owner::Console => None,
        }
    }

    /// The comparison is settled: the form goes on with what was kept, from the version of now.
    pub(super) fn settle_compare(&mut self, cx: &Cx, out: &mut Out) {
        let Some(Overlay::Compare(compare)) = self.overlays.pop() else { return };
        let Some(sheet) = self.top_sheet() else { return };
        sheet.form = compare.settle(&sheet.form);
        sheet.form.note = Some(say::TOOK_IN_THEIRS.into());
        self.sheet_touched(cx, out);
        self.ctx(Owner::Console, cx, out).tell(say::TOOK_IN_THEIRS);
    }

    /// Forgets a draft, here and on disk.
    pub(super) fn drop_draft(&mut self, slot: &str, out: &mut Out) {
        self.drafts.remove(slot);
        out.effects.push(Effect::DropDraft { slot: slot.to_owned() });
    }
}
