//! What the actions of the pane do, and why they cannot run now.

use super::state::{Page, Tab, list_rows};
use super::{Act, State};
use crate::bureau::{Command, FieldFault, Query, Refusal};
use crate::console::forms::{Field, Form};
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::PaperId;
use crate::domain::matter::Reply;
use crate::exchange::papers::Form as Layout;
use crate::locale::{field as label, papers as say};

/// The form that declares a paper void.
pub(super) const VOID: &str = "papers.void";

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        if let Some(digit) = action.digit() {
            return self.digit(digit, ctx);
        }
        match action {
            Act::Print => self.print(ctx),
            Act::Toggle => self.toggle(self.selected(), ctx.shared),
            Act::Less => self.turn(-1, ctx.shared),
            Act::More => self.turn(1, ctx.shared),
            Act::Slip => {
                if let Some(visit) = self.visit.as_ref().map(|v| v.visit) {
                    self.shows.ask(ctx, Query::Visit(visit));
                }
            }
            _ => {
                if let Some(form) = self.void_form() {
                    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Papers)));
                }
            }
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, shared: &Shared) -> Option<Words> {
        let listed = self.page == Page::List;
        match action {
            Act::Print if self.doing.is_waiting() || self.printing.is_some() => Some(say::BUSY.into()),
            Act::Print if listed && self.tab == Tab::Register => {
                self.row().is_none().then(|| say::NO_ROW.into())
            }
            Act::Print => None,
            Act::Toggle => (!self.ticks()).then(|| say::NOT_HERE.into()),
            Act::Less | Act::More => (self.page == Page::Materials).then(|| say::NOT_HERE.into()),
            Act::Slip if self.visit.is_none() => Some(say::NO_VISIT.into()),
            Act::Slip => (self.page == Page::Preview).then(|| say::NOT_HERE.into()),
            Act::Void => match self.row().filter(|_| listed && self.tab == Tab::Register) {
                None => Some(say::NO_ROW.into()),
                Some(row) => row.voided.as_ref().map(|_| Refusal::PaperVoid(row.paper).into()),
            },
            _ => (self.page == Page::Preview || self.len(&shared.tables) == 0 || self.tab == Tab::Register)
                .then(|| say::NOT_HERE.into()),
        }
    }

    /// Whether rows of the page are ticked.
    pub(super) fn ticks(&self) -> bool {
        self.page == Page::Materials || (self.page == Page::List && self.tab == Tab::PreCheck)
    }

    pub(super) fn selected(&self) -> usize {
        if self.page == Page::Materials { self.materials.selected } else { self.questions.selected }
    }

    /// Two digits choose a matter; one ticks a material or answers a question.
    fn digit(&mut self, digit: usize, ctx: &mut Ctx<'_>) {
        if self.ticks() {
            let Some(at) = digit.checked_sub(1).filter(|at| *at < self.len(&ctx.shared.tables)) else {
                return ctx.remark(say::NO_SUCH_DIGITS);
            };
            let (len, page) = self.measure(ctx.shared);
            self.place().select(at, len, page);
            return self.toggle(at, ctx.shared);
        }
        let Some(first) = self.typed.take() else {
            self.typed = Some(digit);
            return;
        };
        let code = format!("{first}{digit}");
        let found = ctx.shared.tables.matters.all().iter().position(|m| m.code == code);
        let Some(at) = found else { return ctx.remark(say::NO_SUCH_DIGITS) };
        let (len, page) = self.measure(ctx.shared);
        self.matters.select(at, len, page);
        self.open_materials();
    }

    /// On to the materials of the matter selected.
    pub(super) fn open_materials(&mut self) {
        self.typed = None;
        self.brought.clear();
        self.materials = crate::console::edit::List::default();
        self.page = Page::Materials;
    }

    /// A material was brought or not; a question has the next answer.
    fn toggle(&mut self, at: usize, shared: &Shared) {
        if self.page == Page::Materials {
            if !self.brought.remove(&at) {
                self.brought.insert(at);
            }
            return;
        }
        let Some(question) = shared.tables.precheck.questions().get(at) else { return };
        let replies = self.replies(&shared.tables);
        let next = match replies.get(&question.id).copied().unwrap_or_default() {
            Reply::Unknown => Reply::Yes,
            Reply::Yes => Reply::No,
            Reply::No => Reply::Unknown,
        };
        self.answers.insert(question.id.clone(), next);
    }

    /// The tab before or after; on a preview, the form before or after.
    fn turn(&mut self, by: isize, shared: &Shared) {
        if self.page == Page::Preview {
            self.form = next(&Layout::ALL, self.form, by);
            self.scroll(0, shared);
            return;
        }
        self.typed = None;
        self.tab = next(&Tab::ALL, self.tab, by);
    }

    /// Rows of the list, and how many of them are on screen.
    pub(super) fn measure(&self, shared: &Shared) -> (usize, usize) {
        (self.len(&shared.tables), list_rows(&shared.geometry(), self.page, self.tab))
    }

    /// Moves the lines of a preview.
    pub(super) fn scroll(&mut self, by: isize, shared: &Shared) {
        let rows = list_rows(&shared.geometry(), Page::Preview, self.tab);
        let form = self.form;
        if let Some(preview) = &mut self.preview {
            let last = preview.lines(form, shared.lang).len().saturating_sub(rows);
            preview.at = preview.at.saturating_add_signed(by).min(last);
        }
    }

    fn void_form(&self) -> Option<Form> {
        let row = self.row()?;
        let title = Words::with(say::VOID_TITLE, &[("number", &row.number)]);
        let fields = vec![Field::text("reason", label::REASON).required()];
        Some(Form::new(VOID, title, fields).about(&row.paper, row.version).note(say::VOID_KEEPS))
    }

    pub(super) fn read(form: &Form) -> Result<Command, Vec<FieldFault>> {
        let read = form.read();
        let Some(paper) = PaperId::parse(&form.about) else { return Err(read.faults()) };
        let reason = read.text("reason");
        read.done(Command::VoidPaper { paper, seen: form.seen, reason })
    }
}

/// The one before or after, round and round.
fn next<T: Copy + PartialEq>(all: &[T], now: T, by: isize) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    let len = all.len().max(1);
    let to = at.saturating_add_signed(by.rem_euclid(len.cast_signed())) % len;
    all.get(to).copied().unwrap_or(now)
}
