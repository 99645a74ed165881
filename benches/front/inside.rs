//! In process: the bureau, the console and a screen on one thread, so that nothing waits for anything.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use honordesk::bureau::answer::Pivot;
use honordesk::bureau::{Answer, Asking, Bureau, BureauOptions, Moment, Query, Session};
use honordesk::console::keys::Keys;
use honordesk::console::{Cx, Effect, Event, Input, Model, Readiness, Reply, Size, Start, update};
use honordesk::domain::filter::Key as By;
use honordesk::domain::{Date, Month, PersonId, StaffId};
use honordesk::keymap::{Chord, Key};
use honordesk::locale::Lang;
use honordesk::sample::CLERK;
use honordesk::store::Checks;
use honordesk::view::{self, Colours, Glyphs, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::NARROWED;
use super::bare::{Chosen, Crowd};
use super::figures::{Times, head, on_cpu};

/// Half past nine in the morning of the business date, in milliseconds since 1970.
const AT_MS: i64 = 1_795_397_400_000;

pub fn measure(data: &Path, chosen: &Chosen, crowd: &Crowd) {
    let options = BureauOptions { checks: Checks::AsUsed, ..BureauOptions::default() };
    let began = Instant::now();
    let (bureau, _) = Bureau::open(data, &options).unwrap();
    let opened = began.elapsed();
    let began = Instant::now();
    bureau.build_index().unwrap();
    println!("opened in {:.1} ms, index in {:.1} ms", ms(opened), ms(began.elapsed()));
    bureau.verify(&|| true).unwrap();
    let asking = seated(&bureau);
    questions(&bureau, &asking, chosen);
    pivots(&bureau, &asking);
    let mut desk = Desk::new(&bureau, asking);
    desk.people(chosen, crowd);
    desk.lists();
    bureau.close().unwrap();
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The sample's clerk.
fn seated(bureau: &Bureau) -> Asking {
    let moment = Moment { today: Date::new(2026, 11, 23).unwrap(), at_ms: AT_MS };
    let first = Session { staff: StaffId(1), desk: String::new() };
    let mut asking = Asking { session: Some(first), moment, visit: None, key: [0; 16] };
    let Answer::Staff(staff) = bureau.query(&asking, Query::Staff).unwrap() else { panic!("the staff") };
    let clerk = staff.iter().find(|row| row.login == CLERK).unwrap();
    asking.session = Some(Session { staff: clerk.id, desk: clerk.desk.clone() });
    asking
}

fn ask(bureau: &Bureau, asking: &Asking, query: Query, times: &mut Times) -> Answer {
    let (began, cpu) = (Instant::now(), on_cpu());
    let answer = bureau.query(asking, query).unwrap();
    times.add(began.elapsed(), on_cpu().saturating_sub(cpu));
    answer
}

/// What the screen asks, question by question.
fn questions(bureau: &Bureau, asking: &Asking, chosen: &Chosen) {
    type Make = fn(PersonId) -> Query;
    let kinds: [(&str, Make); 3] =
        [("card", Query::Card), ("record", Query::Record), ("ledger", Query::Statement)];
    head("a question in process");
    for (name, make) in kinds {
        for (whose, people) in [("anybody", &chosen.any), ("most entries", &chosen.most)] {
            let mut times = Times::default();
            for person in people {
                ask(bureau, asking, make(*person), &mut times);
            }
            times.tell(&format!("{name}, {whose}"));
        }
    }
    for text in NARROWED {
        let (mut lists, mut offers) = (Times::default(), Times::default());
        for end in text.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let text = text[..end].to_owned();
            let query = Query::Lookup { text: text.clone(), offset: 0, limit: 100, recent: Vec::new() };
            ask(bureau, asking, query, &mut lists);
            ask(bureau, asking, Query::Complete { text }, &mut offers);
        }
        lists.tell(&format!("list, key by key: `{text}`"));
        offers.tell("its completions");
    }
}

fn pivots(bureau: &Bureau, asking: &Asking) {
    head("pivot in process");
    let month = |n| Month::new(2026, n).unwrap();
    let all = (Month::new(2017, 1).unwrap(), month(11));
    for (what, by, across, text, months) in [
        ("group by town", By::Group, Some(By::Town), "", None),
        ("village by age", By::Village, Some(By::Age), "", None),
        ("group by town, a month's money", By::Group, Some(By::Town), "", Some((month(10), month(10)))),
        ("group by town, this year's money", By::Group, Some(By::Town), "", Some((month(1), month(11)))),
        ("group by town, ten years' money", By::Group, Some(By::Town), "", Some(all)),
        ("of 镇:新华 在领", By::Group, Some(By::Age), "镇:新华 在领", None),
        (
            "of 镇:新华 在领, this year's money",
            By::Group,
            Some(By::Age),
            "镇:新华 在领",
            Some((month(1), month(11))),
        ),
    ] {
        let mut times = Times::default();
        let mut last: Option<Box<Pivot>> = None;
        for _ in 0..7 {
            let query = Query::Pivot { by, across, text: text.to_owned(), months };
            if let Answer::Pivot(pivot) = ask(bureau, asking, query, &mut times) {
                last = Some(pivot);
            }
        }
        let people = last.map_or(0, |pivot| pivot.total.people);
        times.tell(&format!("{what} ({people} people)"));
    }
}

/// A console whose questions are answered at once.
struct Desk<'b> {
    bureau: &'b Bureau,
    asking: Asking,
    model: Model,
    theme: Theme,
    screen: Terminal<TestBackend>,
    cx: Cx,
    keys: u64,
}

impl<'b> Desk<'b> {
    fn new(bureau: &'b Bureau, asking: Asking) -> Self {
        let cx = Cx { now_ms: 1_000, today: asking.moment.today, clock: (9, 30), to_minute_ms: 20_000 };
        let start = Start {
            lang: Lang::Zh,
            today: cx.today,
            keys: Arc::new(Keys::load(None).0),
            problems: Vec::new(),
            tables: Arc::clone(bureau.reference()),
            desk: String::new(),
            idle_ms: 0,
            veil_locks: false,
            first: None,
        };
        let (model, effects) = Model::new(start, &cx);
        let theme = Theme::new(Colours::Sixteen, Glyphs::Unicode);
        let screen = Terminal::new(TestBackend::new(200, 50)).unwrap();
        let mut desk = Self { bureau, asking, model, theme, screen, cx, keys: 0 };
        desk.carry_out(effects);
        desk.event(Event::Input(Input::Resize(Size { cols: 200, rows: 50 })));
        desk.event(Event::Readiness(Readiness::Ready(0)));
        desk
    }

    /// One event, all that it asks for, and a frame after each, as the loop draws them.
    fn event(&mut self, event: Event) {
        let effects = update(&mut self.model, event, &self.cx);
        self.draw();
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.keys += 1;
            let (req, result) = match effect {
                Effect::Query { req, query } => {
                    (req, self.bureau.query(&self.asking, query).map(Reply::Answer))
                }
                Effect::Execute { req, command, visit, .. } => {
                    let mut asking = Asking { visit, ..self.asking.clone() };
                    asking.key[..8].copy_from_slice(&self.keys.to_be_bytes());
                    asking.key[8..].copy_from_slice(&std::process::id().to_be_bytes().repeat(2));
                    (req, self.bureau.execute(&asking, command).map(Reply::Receipt))
                }
                _ => continue,
            };
            self.event(Event::Reply { req, result, took_us: 0 });
        }
    }

    fn draw(&mut self) {
        if self.model.take_dirty() {
            self.paint();
        }
    }

    fn paint(&mut self) {
        self.screen.draw(|frame| view::draw(&self.model, &self.theme, frame)).unwrap();
    }

    /// The same picture again and again.
    fn frames(&mut self, what: &str) {
        let mut times = Times::default();
        for _ in 0..50 {
            let (began, cpu) = (Instant::now(), on_cpu());
            self.paint();
            times.add(began.elapsed(), on_cpu().saturating_sub(cpu));
        }
        times.tell(&format!("a frame: {what}"));
    }

    fn timed(&mut self, times: &mut Times, input: Input) {
        self.cx.now_ms += 400;
        let (began, cpu) = (Instant::now(), on_cpu());
        self.event(Event::Input(input));
        times.add(began.elapsed(), on_cpu().saturating_sub(cpu));
    }

    fn key(&mut self, key: Key, times: &mut Times) {
        self.timed(times, Input::Key(Chord::bare(key)));
    }

    fn typed(&mut self, text: &str, times: &mut Times) {
        self.timed(times, Input::Text(text.to_owned()));
    }

    /// Opening people without a visit, each from the lookup.
    fn people(&mut self, chosen: &Chosen, crowd: &Crowd) {
        head("question, update and drawing at 200×50 on one thread");
        let mut rest = Times::default();
        for (whose, people) in [("anybody", &chosen.any), ("most entries", &chosen.most)] {
            let (mut opened, mut ledger) = (Times::default(), Times::default());
            for person in people {
                let Some(number) = crowd.number(*person) else { continue };
                self.key(Key::F(2), &mut rest);
                self.typed(&number, &mut rest);
                self.timed(&mut opened, Input::Key(Chord::ctrl(Key::Char('o'))));
                assert_eq!(self.model.panes.person.person, Some(*person), "the person is on screen");
                self.key(Key::Char('3'), &mut ledger);
                self.key(Key::Char('1'), &mut rest);
            }
            self.frames("a person");
            opened.tell(&format!("opening, {whose}"));
            ledger.tell(&format!("their ledger, {whose}"));
        }
    }

    /// Lists typed key by key, and the preview of one after another.
    fn lists(&mut self) {
        let mut rest = Times::default();
        let mut previews = Times::default();
        for text in NARROWED {
            self.key(Key::F(2), &mut rest);
            let mut typed = Times::default();
            for letter in text.chars() {
                self.typed(&letter.to_string(), &mut typed);
            }
            let found = self.model.panes.lookup.found.as_ref().map_or(0, |found| found.total);
            typed.tell(&format!("list, key by key: `{text}` ({found} people)"));
        }
        self.key(Key::F(2), &mut rest);
        self.typed("在领 ", &mut rest);
        for _ in 0..200 {
            self.key(Key::Down, &mut previews);
        }
        previews.tell("preview: down one row");
        self.frames("the list with its preview");
    }
}
