//! What the pane does with keys, replies and news.

use super::state::list_rows;
use super::{State, Tab, forms};
use crate::bureau::{Answer, Command, FieldFault, Query, Receipt, Refusal};
use crate::console::action::ListAction;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::Pane;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{ErrandNews, Reply, ReqId};
use crate::exchange::{Found, Trouble};
use crate::locale::quality as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask_tab(true, ctx);
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        if let Goal::Twins(person) = goal {
            self.give_up(ctx);
            self.turn_to(Tab::Duplicates);
            (self.of, self.found) = (Some(*person), None);
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        let mine =
            self.decisions.take(req) || self.pairs.take(req) || self.tables.take(req) || self.lacks.take(req);
        if !mine {
            return;
        }
        match result {
            Ok(Reply::Answer(Answer::Gaps(table))) => self.gaps = Some(table),
            Ok(Reply::Answer(Answer::Lacking(people))) => self.take_people(people, ctx),
            Ok(Reply::Answer(Answer::Decisions(all))) => self.decided = Some(all),
            Ok(Reply::Answer(Answer::Duplicates(found))) => self.found = Some((*found).into()),
            Ok(_) => {}
            // Whose duplicates were looked for was merged in the meantime: the record that stands for them is looked at.
            Err(Refusal::MergedInto { person, into }) if self.of == Some(person) => {
                (self.of, self.found) = (Some(into), None);
                self.ask_tab(true, ctx);
            }
            Err(why) => ctx.warn(why),
        }
        self.settle(ctx.shared);
    }

    fn errand(&mut self, req: ReqId, news: ErrandNews, ctx: &mut Ctx<'_>) {
        let Some(running) = self.running.as_mut().filter(|r| r.req == req) else { return };
        match news {
            ErrandNews::Progress(progress) => running.progress = progress,
            ErrandNews::Over(over) => {
                self.running = None;
                match over {
                    Ok(Found::Duplicates(found)) => self.found = Some(found),
                    Ok(_) => {}
                    Err(Trouble::Stopped) => ctx.tell(say::SEARCH_STOPPED),
                    Err(trouble) => ctx.warn(Words::Trouble(trouble)),
                }
            }
        }
        self.settle(ctx.shared);
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        if action == ListAction::Open {
            return self.open(ctx);
        }
        if self.shows_people() {
            return self.move_people(action, ctx);
        }
        let len = self.rows();
        self.list.act(action, len, list_rows(&ctx.shared.geometry(), self.tab));
    }

    fn can_open(&self) -> bool {
        match self.tab {
            Tab::Gaps if self.shows_people() => self.lacker().is_some(),
            Tab::Gaps => self.cell() > 0,
            Tab::Duplicates => self.pair().is_some(),
            Tab::Decisions => self.decision().is_some(),
        }
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        let label = match self.tab {
            Tab::Gaps if self.shows_people() => say::FILL_IN,
            Tab::Gaps => say::LIST_THEM,
            Tab::Duplicates => say::COMPARE,
            Tab::Decisions => say::TAKE_BACK,
        };
        Some(label.into())
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if let Some(running) = self.running.as_mut().filter(|r| !r.stopping && self.found.is_none()) {
            running.stopping = true;
            ctx.stop(running.req);
            return true;
        }
        self.tab == Tab::Gaps && self.lacking.take().is_some()
    }

    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        if form.id != forms::PICK {
            return forms::command(form);
        }
        let mut read = form.read();
        match (read.person("one"), read.person("other")) {
            (Some(one), Some(other)) => {
                ctx.close(forms::PICK);
                ctx.go(Goal::Merge(one, other));
                // Nothing is changed by it.
                Err(Vec::new())
            }
            _ => Err(read.faults()),
        }
    }

    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let Some([(one, _), (other, _)]) = forms::named(form) else { return };
        let values: [(&'static str, &dyn std::fmt::Display); 3] =
            [("one", &one), ("other", &other), ("seq", &receipt.seq)];
        if form.id == forms::DISTINCT {
            self.leave_out(one, other);
            ctx.tell(Words::with(say::DECLARED, &values));
        } else {
            // Whether the pair is shown again is found by comparing anew.
            self.found = None;
            ctx.tell(Words::with(say::WITHDRAWN, &values));
        }
        self.settle(ctx.shared);
    }
}

impl State {
    /// Asks for what the tab shows; what is there already is asked for again only `anew`, and stays meanwhile.
    pub(super) fn ask_tab(&mut self, anew: bool, ctx: &mut Ctx<'_>) {
        match (self.tab, self.of) {
            (Tab::Gaps, _) if self.gaps.is_some() && !anew => {}
            (Tab::Gaps, _) => self.ask_gaps(ctx),
            (Tab::Decisions, _) => self.decisions.ask(ctx, Query::Decisions),
            (Tab::Duplicates, _) if self.found.is_some() && !anew => {}
            (Tab::Duplicates, Some(person)) => self.pairs.ask(ctx, Query::DuplicatesOf(person)),
            (Tab::Duplicates, None) if self.running.is_some() => {}
            (Tab::Duplicates, None) => self.search(ctx),
        }
    }

    /// Keeps the selection on a row that is there.
    pub(super) fn settle(&mut self, shared: &Shared) {
        let len = self.rows();
        self.list.settle(len, list_rows(&shared.geometry(), self.tab));
    }

    /// A pair that was decided is gone from the list at once; comparing everybody again would take a while.
    fn leave_out(&mut self, one: crate::domain::PersonId, other: crate::domain::PersonId) {
        let Some(found) = self.found.as_deref().cloned() else { return };
        let mut left = found;
        let before = left.pairs.len();
        left.pairs.retain(|pair| {
            let people = pair.sides.iter().map(|s| s.person);
            people.clone().all(|p| p != one) || people.clone().all(|p| p != other)
        });
        left.total -= before - left.pairs.len();
        left.distinct += before - left.pairs.len();
        self.found = Some(left.into());
    }

    /// Enter: the pair side by side, or what was decided taken back.
    fn open(&mut self, ctx: &mut Ctx<'_>) {
        if self.tab == Tab::Gaps {
            self.open_gap(ctx);
        } else if let Some([one, other]) = self.pair().map(|p| p.sides.each_ref().map(|s| s.person)) {
            ctx.go(Goal::Merge(one, other));
        } else if let Some(why) = self.disabled(super::Act::TakeBack, ctx.shared) {
            ctx.warn(why);
        } else {
            self.take_back(ctx);
        }
    }
}
