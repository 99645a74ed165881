//! How a paper comes to be looked at, issued and printed.

use super::State;
use super::state::{Page, Preview, Tab};
use crate::bureau::answer::{BooksView, PaperView, VisitView};
use crate::bureau::command::PaperDraft;
use crate::bureau::{Action as Gate, Command, Outcome, Query, Receipt};
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::domain::PaperId;
use crate::exchange::papers::{Form, Head, Printed, books, notice, precheck, slip};
use crate::exchange::{Errand, Trouble};
use crate::locale::papers as say;

impl State {
    /// F9: first how it will look, then on paper.
    pub(super) fn print(&mut self, ctx: &mut Ctx<'_>) {
        match (self.page, self.tab) {
            (Page::Preview, _) => self.press(ctx),
            (Page::Materials, _) | (Page::List, Tab::Notice) => self.look_at_notice(ctx),
            (Page::List, Tab::PreCheck) => self.look_at_check(ctx),
            (Page::List, Tab::Register) => self.look_at_row(ctx),
        }
    }

    /// The notice of the matter selected; from the list nothing was looked at yet.
    pub(super) fn look_at_notice(&mut self, ctx: &mut Ctx<'_>) {
        let tables = std::sync::Arc::clone(&ctx.shared.tables);
        let (Some(matter), Some(desk)) = (self.matter(&tables), &ctx.shared.desk) else { return };
        let head = Head::of(desk, ctx.cx.today, &tables, ctx.shared.lang);
        let brought = (self.page == Page::Materials).then_some(&self.brought);
        let draft = notice(&head, matter, self.card.as_deref(), brought);
        self.look_at(draft);
    }

    /// What the answers lead to.
    pub(super) fn look_at_check(&mut self, ctx: &mut Ctx<'_>) {
        let tables = std::sync::Arc::clone(&ctx.shared.tables);
        let Some(desk) = &ctx.shared.desk else { return };
        let head = Head::of(desk, ctx.cx.today, &tables, ctx.shared.lang);
        let draft = precheck(&head, self.card.as_deref(), &self.replies(&tables));
        self.look_at(draft);
    }

    /// A paper of the register.
    pub(super) fn look_at_row(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(paper) = self.row().map(|row| row.paper) {
            self.shows.ask(ctx, Query::Paper(paper));
        }
    }

    /// The slip of a visit, to be looked at. When it was asked for on paper: printed, unless it was issued already.
    pub(super) fn slip_of(&mut self, visit: &VisitView, ctx: &mut Ctx<'_>) {
        let issued = visit.row.slip.as_ref().filter(|slip| self.slip && !slip.void && !slip.before);
        if let Some(slip) = issued {
            return self.shows.ask(ctx, Query::Paper(slip.paper));
        }
        self.look_at_slip(visit, ctx);
        if self.slip {
            self.press(ctx);
        }
    }

    /// The slip of a visit.
    pub(super) fn look_at_slip(&mut self, visit: &VisitView, ctx: &mut Ctx<'_>) {
        let tables = std::sync::Arc::clone(&ctx.shared.tables);
        let Some(desk) = &ctx.shared.desk else { return };
        let head = Head::of(desk, ctx.cx.today, &tables, ctx.shared.lang);
        let draft = slip(&head, visit);
        self.look_at(draft);
    }

    /// The sheet of a day or a month: the one that counts, or how it will look.
    pub(super) fn sheet_of(&mut self, view: &BooksView, ctx: &mut Ctx<'_>) {
        if let Some((paper, _)) = view.sheet {
            return self.shows.ask(ctx, Query::Paper(paper));
        }
        let tables = std::sync::Arc::clone(&ctx.shared.tables);
        let Some(desk) = &ctx.shared.desk else { return };
        let head = Head::of(desk, ctx.cx.today, &tables, ctx.shared.lang);
        let sheet = Some(Box::new(books(&head, view)));
        let from = self.back_page();
        self.form = Form::A4;
        self.preview = Some(Preview { draft: None, sheet, issued: None, from, at: 0 });
        self.page = Page::Preview;
    }

    /// The books went on while their sheet was looked at: it is put together anew.
    pub(super) fn sheet_again(&mut self, ctx: &mut Ctx<'_>) {
        let of = self.preview.as_ref().and_then(|p| p.sheet.as_ref()).map(|sheet| sheet.books.of);
        if let Some(of) = of {
            self.sheets.ask(ctx, Query::Books(of));
        }
    }

    pub(super) fn look_at(&mut self, draft: PaperDraft) {
        let from = self.back_page();
        self.preview = Some(Preview { draft: Some(Box::new(draft)), sheet: None, issued: None, from, at: 0 });
        self.page = Page::Preview;
    }

    /// A paper as it was issued.
    pub(super) fn show(&mut self, paper: Box<PaperView>) {
        let from = self.back_page();
        self.preview = Some(Preview { draft: None, sheet: None, issued: Some(paper), from, at: 0 });
        self.page = Page::Preview;
    }

    fn back_page(&self) -> Page {
        match &self.preview {
            Some(preview) if self.page == Page::Preview => preview.from,
            _ => self.page,
        }
    }

    /// On paper: a draft is issued first, a paper that was issued is printed once more.
    pub(super) fn press(&mut self, ctx: &mut Ctx<'_>) {
        if self.doing.is_waiting() || self.printing.is_some() {
            return ctx.remark(say::BUSY);
        }
        let Some(preview) = &self.preview else { return };
        let command = match (&preview.issued, &preview.draft, &preview.sheet) {
            (Some(paper), ..) => Command::ReprintPaper { paper: paper.row.paper },
            (None, Some(draft), _) => Command::IssuePaper { draft: draft.clone() },
            (None, None, Some(sheet)) => Command::IssueSheet { sheet: sheet.clone() },
            (None, None, None) => return,
        };
        if let Err(why) = ctx.shared.may(Gate::of_command(&command)) {
            return ctx.warn(why);
        }
        self.doing_for = self.person;
        self.doing.execute(ctx, command);
    }

    /// It is on record: now to the printer.
    pub(super) fn pressed(&mut self, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let Outcome::Paper(paper, number, _) = &receipt.outcome else { return };
        ctx.tell(Words::with(say::ISSUED, &[("number", number)]));
        self.send(*paper, ctx);
        // Whoever is on screen by now sees their own papers only.
        if self.doing_for == self.person {
            self.shows.ask(ctx, Query::Paper(*paper));
        }
    }

    fn send(&mut self, paper: PaperId, ctx: &mut Ctx<'_>) {
        let (form, lang) = (self.form, ctx.shared.lang);
        self.printing = Some(ctx.errand(Errand::Print { paper, form, lang }));
    }

    /// It came out of the printer, or did not: what is on record stays, and can be printed again.
    pub(super) fn printed(result: Result<Printed, Trouble>, ctx: &mut Ctx<'_>) {
        let done = match result {
            Ok(done) => done,
            Err(trouble) => {
                let why = Words::Trouble(trouble);
                return ctx.warn(Words::Filled(say::NOT_PRINTED, vec![("why", why)]));
            }
        };
        let number = || ("number", Words::Data(done.number.clone()));
        let file = done.files.first().map(|f| Words::Data(f.display().to_string()));
        match (done.printer, file) {
            (Some(Ok(())), _) => ctx.tell(Words::Filled(say::PRINTED, vec![number()])),
            (Some(Err(fault)), file) => {
                let file = file.unwrap_or(Words::Data(String::new()));
                let why = fault.said().into();
                ctx.warn(Words::Filled(say::PRINTER_FAILED, vec![number(), ("why", why), ("file", file)]));
            }
            // A path that is cut leads nowhere: it is read whole.
            (None, Some(file)) => {
                let said = Words::Filled(say::IN_FILE, vec![number(), ("file", file)]);
                ctx.tell(Words::Lines(vec![said]));
            }
            (None, None) => ctx.warn(say::NOWHERE),
        }
    }
}
