//! Why an amount is what it is, of any amount on any screen: the months it is made of, and for each different sum among them the
//! explanation, read in a window above.

use crate::bureau::answer::EntitlementView;
use crate::bureau::{Answer, Query, Refusal};
use crate::console::overlays::Reader;
use crate::console::shared::{Ctx, Slot};
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::console::{entitled, explain};
use crate::domain::{Date, Fen, Month, PersonId};
use crate::exchange::papers::{Head, explained};
use crate::locale::{entitled as say, person};

/// Most months that are explained at length: one for each different sum.
const MOST: usize = 6;

/// What is to be explained.
#[derive(Clone)]
pub struct WhyOf {
    person: PersonId,
    name: String,
    programme: String,
    /// By the rates and facts known at the end of this day.
    known: Date,
    /// Month, what is due for it, what is said of it.
    months: Vec<(Month, Fen, Words)>,
}

impl WhyOf {
    /// What is due to somebody under a programme, as it was known on a day.
    pub fn new(person: PersonId, name: &str, programme: &str, known: Date) -> Self {
        Self { person, name: name.to_owned(), programme: programme.to_owned(), known, months: Vec::new() }
    }

    /// A month of it: what is due for it in all, and what is said of it.
    #[must_use]
    pub fn month(mut self, month: Month, due: Fen, said: Words) -> Self {
        self.months.push((month, due, said));
        self
    }

    /// The months to be explained: the newest of each different sum, the newest first.
    fn wanted(&self) -> Vec<Month> {
        let mut sums: Vec<Fen> = Vec::new();
        let mut found: Vec<Month> = Vec::new();
        let mut months: Vec<&(Month, Fen, Words)> = self.months.iter().collect();
        months.sort_by_key(|(month, ..)| std::cmp::Reverse(*month));
        for (month, due, _) in months {
            if !sums.contains(due) && found.len() < MOST {
                sums.push(*due);
                found.push(*month);
            }
        }
        found
    }
}

/// An explanation on its way.
#[derive(Default)]
pub struct Why {
    of: Option<WhyOf>,
    /// Months that are still to be asked about.
    wanted: Vec<Month>,
    came: Vec<EntitlementView>,
    slot: Slot,
}

crate::text::opaque!(Why, WhyOf);

impl Why {
    /// Asks; a window opens when all of it came.
    pub fn ask(&mut self, of: WhyOf, ctx: &mut Ctx<'_>) {
        self.wanted = of.wanted();
        self.came.clear();
        self.of = Some(of);
        self.next(ctx);
    }

    /// Whether a reply is waited for by this.
    pub fn is_for(&self, req: ReqId) -> bool {
        self.slot.is_for(req)
    }

    /// Whether a window is about to open.
    pub fn is_waiting(&self) -> bool {
        self.slot.is_waiting()
    }

    /// A reply that is for this.
    pub fn came(&mut self, req: ReqId, result: Result<Reply, Refusal>, ctx: &mut Ctx<'_>) {
        self.slot.take(req);
        match result {
            Ok(Reply::Answer(Answer::Entitlement(view))) => self.came.push(*view),
            Ok(_) => {}
            Err(why) => {
                self.of = None;
                return ctx.warn(why);
            }
        }
        self.next(ctx);
    }

    fn next(&mut self, ctx: &mut Ctx<'_>) {
        let Some(of) = &self.of else { return };
        if !self.wanted.is_empty() {
            let (person, known) = (of.person, of.known);
            let month = self.wanted.remove(0);
            return self.slot.ask(ctx, Query::Entitlement { person, month, known });
        }
        let lines = self.lines(ctx);
        if let Some(of) = self.of.take() {
            let title = Words::with(say::WHY_TITLE, &[("person", &of.person), ("name", &of.name)]);
            let paper = ctx.shared.desk.as_ref().map(|desk| {
                let said: Vec<String> = lines.iter().map(|line| line.say(ctx.shared.lang)).collect();
                let head = Head::of(desk, ctx.cx.today, &ctx.shared.tables, ctx.shared.lang);
                explained(&head, (of.person, &of.name), &said)
            });
            ctx.open(Reader::new(title, lines).on_paper(paper));
        }
    }

    fn lines(&self, ctx: &Ctx<'_>) -> Vec<Words> {
        let Some(of) = &self.of else { return Vec::new() };
        let tables = &ctx.shared.tables;
        let programme = tables.programmes.get(&of.programme);
        let mut lines = vec![entitled::name(tables, &of.programme)];
        lines.extend(programme.map(explain::basis));
        lines.push(Words::with(say::KNOWN_ON, &[("day", &of.known)]));
        lines.extend(of.months.iter().rev().map(|(.., said)| said.clone()));
        for view in &self.came {
            lines.push(Words::Data(String::new()));
            lines.push(explain::of_month(tables, &of.programme, view.month));
            if !view.on_record {
                lines.push(say::NOT_ON_RECORD.into());
                continue;
            }
            let told = entitled::told(tables, &view.due, |programme, _| programme == of.programme, None);
            if told.is_empty() {
                lines.push(Words::with(say::NOTHING, &[("month", &view.month)]));
            }
            lines.extend(told);
        }
        if self.came.is_empty() {
            lines.push(person::NO_ROW.into());
        }
        lines
    }
}
