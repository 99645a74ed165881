//! The console as the loop sees it: events in, effects out, timers kept here.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use ratatui::Frame;

use super::errands::Stops;
use super::orders::{News, Order};
use super::{Clock, DeskFault};
use crate::console::{self, Cx, Effect, ErrandNews, Model, Readiness, Size, Start, TimerId, update};
use crate::terminal::{AmbiguousSetting, AmbiguousWidth, App, Caps, Colours, Event, Input, Signal, Update};
use crate::view::{self, Glyphs, Theme};

/// China keeps UTC+8 all year; the minute on the wall is shown in it.
const CHINA_MS: i64 = 8 * 3_600_000;
const MINUTE_MS: i64 = 60_000;
/// Exit code when the database cannot be opened.
const LOCKED: u8 = 5;

pub(super) struct DeskApp {
    model: Model,
    colours: view::Colours,
    theme: Theme,
    clock: Clock,
    began: Instant,
    timers: BTreeMap<TimerId, Instant>,
    stops: Stops,
    /// Effects of the very first turn, handed on with the first event.
    first: Vec<Effect>,
    fault: Option<DeskFault>,
}

impl DeskApp {
    pub(super) fn new(start: Start, clock: Clock, caps: &Caps, ambiguous: AmbiguousSetting) -> Self {
        let began = Instant::now();
        let (model, first) = Model::new(start, &cx(clock, began, began));
        let colours = match caps.colours {
            Colours::None => view::Colours::None,
            Colours::Sixteen | Colours::Many => view::Colours::Sixteen,
        };
        let theme = Theme::new(colours, glyphs(ambiguous.assumed()));
        Self {
            model,
            colours,
            theme,
            clock,
            began,
            timers: BTreeMap::new(),
            stops: Stops::default(),
            first,
            fault: None,
        }
    }

    /// Nothing goes on behind a console that ended.
    pub(super) fn stop_errands(&self) {
        self.stops.stop_all();
    }

    pub(super) fn into_fault(self) -> Option<DeskFault> {
        self.fault
    }

    /// Timers stay here; the rest goes to the worker or ends the loop.
    fn sort(&mut self, effects: Vec<Effect>, now: Instant, orders: &mut Vec<Order>) {
        for effect in effects {
            orders.push(match effect {
                Effect::Query { req, query } => Order::Query(req, query),
                Effect::Execute { req, intent, visit, command } => {
                    Order::Execute(req, intent, visit, command)
                }
                Effect::Errand { req, intent, errand } => {
                    Order::Errand(req, intent, errand, self.stops.begin(req))
                }
                Effect::Stop(req) => {
                    self.stops.stop(req);
                    continue;
                }
                Effect::Cancel(req) => Order::Cancel(req),
                Effect::KeepDraft { slot, body } => Order::KeepDraft(slot, body.0.clone().into_bytes()),
                Effect::DropDraft { slot } => Order::DropDraft(slot),
                Effect::Quit => Order::Quit(0),
                Effect::After { timer, ms } => {
                    self.timers.insert(timer, now + Duration::from_millis(ms));
                    continue;
                }
                Effect::Repaint => Order::Repaint,
                Effect::Suspend => Order::Suspend,
            });
        }
    }

    fn turn(&mut self, event: console::Event, now: Instant, orders: &mut Vec<Order>) {
        let cx = cx(self.clock, self.began, now);
        let effects = update(&mut self.model, event, &cx);
        self.sort(effects, now, orders);
    }

    fn ring(&mut self, now: Instant, orders: &mut Vec<Order>) {
        let due: Vec<TimerId> = self.timers.iter().filter(|(_, at)| **at <= now).map(|(id, _)| *id).collect();
        for timer in due {
            self.timers.remove(&timer);
            self.turn(console::Event::Timer(timer), now, orders);
        }
    }

    fn news(&mut self, news: News, now: Instant, orders: &mut Vec<Order>) {
        let event = match news {
            News::Reply { req, result, took_us } => console::Event::Reply { req, result: *result, took_us },
            News::Errand(req, news) => {
                if matches!(*news, ErrandNews::Over(_)) {
                    self.stops.over(req);
                }
                console::Event::Errand { req, news: *news }
            }
            News::Readiness(readiness) => console::Event::Readiness(readiness),
            News::Mended { replayed, torn_bytes } => console::Event::Mended { replayed, torn_bytes },
            News::Drafts(drafts) => console::Event::Drafts(drafts),
            News::DraftLost(why) => console::Event::DraftLost(why),
            News::Failed(fault) => {
                self.fault = Some(fault);
                return orders.push(Order::Quit(LOCKED));
            }
        };
        self.turn(event, now, orders);
    }

    fn input(&mut self, input: Input, now: Instant, orders: &mut Vec<Order>) {
        let input = match input {
            Input::Chord(chord) => console::Input::Key(chord),
            Input::Text(text) => console::Input::Text(text),
            Input::Paste { text, truncated } => {
                let event = console::Event::Input(console::Input::Paste(text));
                self.turn(event, now, orders);
                if !truncated {
                    return;
                }
                console::Input::PasteCut
            }
            Input::Resize { columns, rows } => console::Input::Resize(Size { cols: columns, rows }),
            Input::FocusGained => console::Input::Focus(true),
            Input::FocusLost => console::Input::Focus(false),
            Input::Ambiguous(width) => {
                self.theme = Theme::new(self.colours, glyphs(width));
                return;
            }
        };
        self.turn(console::Event::Input(input), now, orders);
    }
}

impl App for DeskApp {
    type Reply = News;
    type Effect = Order;

    fn on_event(&mut self, event: Event<News>, now: Instant) -> Update<Order> {
        let mut orders = Vec::new();
        let first = std::mem::take(&mut self.first);
        self.sort(first, now, &mut orders);
        let mut dirty = false;
        match event {
            Event::Input(input) => {
                dirty = matches!(input, Input::Ambiguous(_));
                self.input(input, now, &mut orders);
            }
            Event::Reply(news) => {
                dirty = matches!(news, News::Readiness(Readiness::Ready(_)));
                self.news(news, now, &mut orders);
            }
            Event::Timer => self.ring(now, &mut orders),
            Event::Signal(Signal::Quit(_)) => self.turn(console::Event::Ending, now, &mut orders),
            Event::Signal(Signal::Resumed) => dirty = true,
        }
        dirty |= self.model.take_dirty();
        Update { effects: orders, dirty }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        view::draw(&self.model, &self.theme, frame);
    }

    fn next_deadline(&self) -> Option<Instant> {
        self.timers.values().min().copied()
    }
}

/// The signs that stay in line on such a terminal.
fn glyphs(width: AmbiguousWidth) -> Glyphs {
    match width {
        AmbiguousWidth::Narrow => Glyphs::Unicode,
        AmbiguousWidth::Wide => Glyphs::Ascii,
    }
}

/// What the console knows of the world at this moment.
fn cx(clock: Clock, began: Instant, now: Instant) -> Cx {
    let moment = clock.moment();
    let minutes = (moment.at_ms + CHINA_MS).div_euclid(MINUTE_MS);
    let of_day = minutes.rem_euclid(24 * 60);
    let gone = moment.at_ms.rem_euclid(MINUTE_MS);
    Cx {
        now_ms: u64::try_from(now.saturating_duration_since(began).as_millis()).unwrap_or(u64::MAX),
        today: moment.today,
        clock: (small(of_day / 60), small(of_day % 60)),
        to_minute_ms: u64::try_from(MINUTE_MS - gone).unwrap_or(0).max(1),
    }
}

/// An hour or a minute.
fn small(n: i64) -> u8 {
    u8::try_from(n).unwrap_or(0)
}
