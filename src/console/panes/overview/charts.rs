//! The bars: which chart has the focus, which of its bars is selected, and what a bar opens.

use crate::bureau::answer::{Bar, BarOf, Chart, Overview, VisitDay};
use crate::bureau::{Answer, Query};
use crate::console::ReqId;
use crate::console::action::ListAction;
use crate::console::goal::Goal;
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Slot};
use crate::console::words::Words;
use crate::domain::PersonId;
use crate::domain::visit::hour_of;
use crate::locale::{filter, overview as say, words};

/// The menu of an hour's visitors.
const VISITORS: &str = "overview.visitors";
/// Bars that a page moves by.
const PAGE: usize = 5;

/// The first tab.
#[derive(Debug, Default)]
pub struct Charts {
    /// The figures, once they came.
    pub overview: Option<Box<Overview>>,
    /// Which chart has the focus.
    pub chart: usize,
    /// Which of its bars is selected.
    pub bar: usize,
    asked: Slot,
    visits: Slot,
    /// The hour whose visitors are asked for.
    hour: Option<u8>,
}

impl Charts {
    /// Every chart.
    pub fn all(&self) -> &[Chart] {
        self.overview.as_deref().map_or(&[], |o| &o.charts)
    }

    /// The bars of the chart with the focus.
    pub fn bars(&self) -> &[Bar] {
        self.all().get(self.chart).map_or(&[], |chart| &chart.bars)
    }

    /// The selected bar.
    pub fn selected(&self) -> Option<&Bar> {
        self.bars().get(self.bar)
    }

    /// Asks for the figures.
    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.asked.ask(ctx, Query::Overview);
    }

    /// Takes the answer that was asked for here; gives back any other.
    pub(super) fn receive(&mut self, req: ReqId, answer: Answer, ctx: &mut Ctx<'_>) -> Option<Answer> {
        let (figures, visits) = (self.asked.take(req), self.visits.take(req));
        match answer {
            Answer::Overview(overview) if figures => {
                self.overview = Some(overview);
                // Keeps the focus on a bar that is there.
                self.chart = self.chart.min(self.all().len().saturating_sub(1));
                self.bar = self.bar.min(self.bars().len().saturating_sub(1));
            }
            Answer::Visits(day) if visits => self.show_visitors(&day, ctx),
            other => return Some(other),
        }
        None
    }

    /// Does not wait for this any more. False when it was not waited for.
    pub(super) fn forget(&mut self, req: ReqId) -> bool {
        self.asked.take(req) || self.visits.take(req)
    }

    /// Whether a menu is about to open.
    pub(super) fn awaits_menu(&self) -> bool {
        self.visits.is_waiting()
    }

    /// Whether nothing is here yet and it is under way.
    pub(super) fn awaits_first(&self) -> bool {
        self.overview.is_none() && self.asked.is_waiting()
    }

    /// Whether there is no chart after the one with the focus, or before it.
    pub(super) fn is_last(&self, after: bool) -> bool {
        if after { self.chart + 1 >= self.all().len() } else { self.chart == 0 }
    }

    /// The focus goes to the next chart, or to the one before.
    pub(super) fn turn(&mut self, after: bool) {
        let last = self.all().len().saturating_sub(1);
        self.chart = if after { (self.chart + 1).min(last) } else { self.chart.saturating_sub(1) };
        self.bar = 0;
    }

    pub(super) fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
        let last = self.bars().len().saturating_sub(1);
        self.bar = match action {
            ListAction::Open => return self.open(ctx),
            ListAction::Up => self.bar.saturating_sub(1),
            ListAction::Down => (self.bar + 1).min(last),
            ListAction::PageUp => self.bar.saturating_sub(PAGE),
            ListAction::PageDown => (self.bar + PAGE).min(last),
            ListAction::Top => 0,
            ListAction::Bottom => last,
        };
    }

    /// Enter: the list of the selected bar.
    fn open(&mut self, ctx: &mut Ctx<'_>) {
        let Some(of) = self.selected().map(|bar| bar.of.clone()) else { return };
        match of {
            BarOf::People(_) => {
                let tables = ctx.shared.tables.filter_tables();
                if let Some(text) = of.filter(filter::tongue(ctx.shared.lang), tables) {
                    ctx.go(Goal::Find(text, false));
                }
            }
            BarOf::Hour(hour) => {
                self.hour = Some(hour);
                let day = ctx.shared.today;
                self.visits.ask(ctx, Query::Visits { day });
            }
            BarOf::Tab(tab) => ctx.go(Goal::Queue(tab)),
            BarOf::Month(month) => ctx.go(Goal::Books(month)),
        }
    }

    /// Who came in the hour that was asked for.
    fn show_visitors(&mut self, day: &VisitDay, ctx: &mut Ctx<'_>) {
        let Some(hour) = self.hour.take() else { return };
        let came = day
            .visits
            .iter()
            .filter(|visit| visit.day == day.day && visit.came_ms.and_then(hour_of) == Some(hour));
        let rows = came.map(|visit| {
            let name = if visit.name.is_empty() {
                Words::from(say::NAMELESS)
            } else {
                Words::Data(visit.name.clone())
            };
            let time = visit.came_ms.map(words::clock_time).unwrap_or_default();
            let time = time.split(' ').next_back().unwrap_or_default().to_owned();
            Row::new(visit.person.map(|p| p.to_string()).unwrap_or_default(), name, Words::Data(time))
        });
        ctx.open(Menu::new(say::VISITORS, Purpose::Pane(PaneId::Overview, VISITORS), rows.collect()));
    }
}

/// A visitor of the hour was chosen.
pub(super) fn chosen(name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
    match PersonId::parse(key).filter(|_| name == VISITORS) {
        Some(person) => ctx.go(Goal::Person(person)),
        None => ctx.tell(say::NOBODY_ON_RECORD),
    }
}
