//! What the pane does with keys and replies.

use super::State;
use crate::bureau::answer::{BarOf, VisitDay};
use crate::bureau::{Answer, Query, Refusal};
use crate::console::action::{Action, ListAction};
use crate::console::goal::Goal;
use crate::console::overlays::{Menu, Purpose, Row};
use crate::console::panes::{Pane, PaneId};
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::console::{Reply, ReqId};
use crate::domain::PersonId;
use crate::domain::visit::hour_of;
use crate::locale::{Msg, filter, overview as say, words};

/// The menu of an hour's visitors.
const VISITORS: &str = "overview.visitors";
/// Bars that a page moves by.
const PAGE: usize = 5;

impl Pane for State {
    fn refresh(&mut self, ctx: &mut Ctx<'_>) {
        self.asked.ask(ctx, Query::Overview);
    }

    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, _took_us: u64, ctx: &mut Ctx<'_>) {
        let (figures, visits) = (self.asked.take(req), self.visits.take(req));
        match result {
            Ok(Reply::Answer(Answer::Overview(overview))) if figures => {
                self.overview = Some(overview);
                self.settle();
            }
            Ok(Reply::Answer(Answer::Visits(day))) if visits => self.show_visitors(&day, ctx),
            Ok(_) => {}
            Err(why) => ctx.warn(why),
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        match action {
            None => self.visits.is_waiting(),
            Some(Action::List(_)) => self.overview.is_none() && self.asked.is_waiting(),
            Some(_) => false,
        }
    }

    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>) {
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

    fn can_open(&self) -> bool {
        self.selected().is_some()
    }

    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        match PersonId::parse(key).filter(|_| name == VISITORS) {
            Some(person) => ctx.go(Goal::Person(person)),
            None => ctx.tell(say::NOBODY_ON_RECORD),
        }
    }
}

impl State {
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
        let title: Msg = say::VISITORS;
        ctx.open(Menu::new(title, Purpose::Pane(PaneId::Overview, VISITORS), rows.collect()));
    }
}
