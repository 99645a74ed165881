//! What the pane does with keys and replies.

use super::acts::VOID;
use super::state::{Page, Tab};
use super::{Act, State};
use crate::bureau::command::PaperDraft;
use crate::bureau::{Answer, Command, FieldFault, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::panes::{Pane, PaneAction};
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{ErrandNews, Reply, ReqId};
use crate::domain::PaperId;
use crate::exchange::Found;
use crate::exchange::papers::Form as Layout;
use crate::locale::papers as say;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.ask(ctx);
    }

    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        (self.slip, self.books, self.brief) = (false, false, false);
        match goal {
            Goal::Papers(person) => self.turn_to(Some(*person)),
            Goal::Slip(person, visit) => {
                self.turn_to(*person);
                self.close_preview();
                self.slip = true;
                self.shows.ask(ctx, Query::Visit(*visit));
            }
            Goal::Draft(draft) => {
                self.turn_to(draft.person);
                self.close_preview();
                self.brief = true;
                self.form = Layout::A4;
                self.look_at(PaperDraft::clone(draft));
            }
            Goal::Sheet(of) => {
                self.turn_to(None);
                self.close_preview();
                self.books = true;
                self.sheets.ask(ctx, Query::Books(*of));
            }
            _ => {
                self.turn_to(None);
                self.tab = if self.page == Page::List { Tab::Register } else { self.tab };
            }
        }
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        if self.doing.take(req) {
            return match result {
                Ok(Reply::Receipt(receipt)) => self.pressed(&receipt, ctx),
                Ok(_) => {}
                Err(why) => {
                    if why == Refusal::BooksMoved {
                        self.sheet_again(ctx);
                    }
                    ctx.warn(why);
                }
            };
        }
        let sheets = self.sheets.take(req);
        let visits = self.visits.take(req);
        let shows = self.shows.take(req);
        let mine = self.cards.take(req) || self.papers.take(req) || shows || visits || sheets;
        match result {
            Ok(Reply::Answer(answer)) if mine => self.answered(answer, ctx),
            Ok(_) => {}
            // Who may not see visits can still print notices.
            Err(_) if visits => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn errand(&mut self, req: ReqId, news: ErrandNews, ctx: &mut Ctx<'_>) {
        if self.printing != Some(req) {
            return;
        }
        if let ErrandNews::Over(result) = news {
            self.printing = None;
            match result {
                Ok(Found::Printed(done)) => Self::printed(Ok(done), ctx),
                Ok(_) => {}
                Err(trouble) => Self::printed(Err(trouble), ctx),
            }
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            Some(Action::Pane(PaneAction::Papers(Act::Slip))) => self.visits.is_waiting(),
            Some(Action::Pane(PaneAction::Papers(Act::Print)) | Action::List(_)) => {
                self.cards.is_waiting()
                    || self.shows.is_waiting()
                    || self.sheets.is_waiting()
                    || self.register.is_none()
            }
            _ => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        self.typed = None;
        if action == ListAction::Open {
            return match (self.page, self.tab) {
                (Page::Preview, _) if self.is_draft() => self.press(ctx),
                (Page::Preview, _) => self.leave_preview(ctx),
                (Page::List, Tab::Notice) => self.open_materials(),
                _ => self.print(ctx),
            };
        }
        if self.page == Page::Preview {
            let page = isize::try_from(self.measure(ctx.shared).1).unwrap_or(1).max(2) - 1;
            let by = match action {
                ListAction::Up => -1,
                ListAction::Down => 1,
                ListAction::PageUp => -page,
                ListAction::PageDown => page,
                ListAction::Top => isize::MIN + 1,
                ListAction::Bottom => isize::MAX,
                ListAction::Open => 0,
            };
            return self.scroll(by, ctx.shared);
        }
        let (len, page) = self.measure(ctx.shared);
        self.place().act(action, len, page);
    }

    fn can_open(&self) -> bool {
        self.page != Page::List || self.tab != Tab::Register || self.row().is_some()
    }

    fn opens(&self, _shared: &Shared) -> Option<Words> {
        Some(match (self.page, self.tab) {
            (Page::Preview, _) if self.is_draft() => say::PRINT_NOW.into(),
            (Page::Preview, _) => say::CLOSE.into(),
            (Page::List, Tab::Notice) => say::CHOOSE.into(),
            _ => say::LOOK.into(),
        })
    }

    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        if let Some(req) = self.printing {
            ctx.stop(req);
            return true;
        }
        let slip = std::mem::take(&mut self.slip) | std::mem::take(&mut self.brief);
        if slip | std::mem::take(&mut self.books) {
            // Who came for one paper alone goes back to where they came from.
            self.close_preview();
            return false;
        }
        if self.typed.take().is_some() || self.close_preview() {
            return true;
        }
        let was = self.page == Page::Materials;
        if was {
            self.page = Page::List;
        }
        was
    }

    fn submit(&mut self, form: &Form, _ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        Self::read(form)
    }

    fn saved(&mut self, form: &Form, _receipt: &Receipt, ctx: &mut Ctx<'_>) {
        if form.id == VOID {
            ctx.tell(say::VOIDED);
        }
    }

    fn reread(&self, form: &Form) -> Option<Query> {
        PaperId::parse(&form.about).map(Query::Paper)
    }

    fn label(&self, action: PaneAction, _: &Shared) -> Option<Words> {
        let PaneAction::Papers(action) = action else { return None };
        match action {
            Act::Print if self.page == Page::Preview && !self.is_draft() => Some(say::PRINT_AGAIN.into()),
            Act::Print if self.page == Page::Preview => Some(say::PRINT_NOW.into()),
            Act::Print => Some(say::LOOK.into()),
            Act::Less | Act::More if self.page == Page::Preview => Some(say::OTHER_FORM.into()),
            _ => None,
        }
    }

    fn title(&self) -> Option<Words> {
        self.card.as_deref().map(|card| Words::Data(card.name.clone()))
    }
}

impl State {
    /// Whether what is looked at is not issued yet.
    pub(super) fn is_draft(&self) -> bool {
        self.preview.as_ref().is_some_and(|p| p.issued.is_none())
    }

    /// Closes a paper; who came for one paper alone is back where they came from.
    fn leave_preview(&mut self, ctx: &mut Ctx<'_>) {
        if self.slip || self.comes_from_elsewhere() {
            ctx.go_back();
        } else {
            self.close_preview();
        }
    }

    fn close_preview(&mut self) -> bool {
        let Some(preview) = self.preview.take() else { return false };
        self.page = preview.from;
        true
    }

    fn answered(&mut self, answer: Answer, ctx: &mut Ctx<'_>) {
        match answer {
            Answer::Card(card) if self.person == Some(card.person) => self.card = Some(card),
            Answer::Papers(list) => {
                let (page, ()) = (self.measure(ctx.shared).1, ());
                self.rows.settle(list.rows.len(), page);
                self.register = Some(list);
            }
            Answer::VisitsOf(rows) => self.visit = rows.into_iter().next(),
            Answer::Visit(visit) if self.person == visit.row.person => self.slip_of(&visit, ctx),
            Answer::Paper(paper) => self.show(paper),
            Answer::Books(view) => self.sheet_of(&view, ctx),
            _ => {}
        }
    }
}
