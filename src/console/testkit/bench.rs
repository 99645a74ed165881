//! A console on a bench: keys in, effects out, replies from a fake bureau.

use std::sync::Arc;

use crate::bureau::{Answer, Command, Query, Receipt, Reference, Refusal};
use crate::console::keys::Keys;
use crate::console::{
    Cx, Effect, Event, Input, Model, Readiness, Reply, ReqId, Size, Start, TimerId, update,
};
use crate::domain::Date;
use crate::keymap::{Chord, Key};
use crate::locale::Lang;

use super::fake;
use super::visits::FakeFront;

/// A console, a clock, and the effects not looked at yet.
pub struct Bench {
    /// The console.
    pub model: Model,
    /// The clock.
    pub cx: Cx,
    /// Effects since they were last taken.
    pub effects: Vec<Effect>,
    /// The front desk behind it.
    pub front: FakeFront,
}

/// Reads written keys: characters type themselves, `<enter>`, `<ctrl-s>`, `<f12>` are chords, `<<` is `<`.
pub fn keys(written: &str) -> Vec<Chord> {
    let mut chords = Vec::new();
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("<<") {
            chords.push(Chord::bare(Key::Char('<')));
            rest = after;
        } else if let Some((name, after)) = rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
            chords.push(name.parse().unwrap_or_else(|_| panic!("<{name}> is no chord")));
            rest = after;
        } else {
            chords.push(Chord::bare(Key::Char(first)));
            rest = &rest[first.len_utf8()..];
        }
    }
    chords
}

impl Bench {
    /// A console that was just started.
    pub fn start(lang: Lang) -> Self {
        let cx = Cx {
            now_ms: 1_000,
            today: Date::new(2026, 11, 23).unwrap(),
            clock: (9, 41),
            to_minute_ms: 20_000,
        };
        let start = Start {
            lang,
            today: cx.today,
            keys: Arc::new(Keys::load(None).0),
            problems: Vec::new(),
            tables: Arc::new(Reference::embedded().unwrap()),
            desk: "一号窗".to_owned(),
            idle_ms: 300_000,
            veil_locks: false,
            first: None,
        };
        let (model, effects) = Model::new(start, &cx);
        Self { model, cx, effects, front: FakeFront::default() }
    }

    /// A console at work: the made-up clerk is signed in, the index is ready.
    pub fn seated(lang: Lang) -> Self {
        Self::seated_as(lang, fake::desk())
    }

    /// A console at work at a desk.
    pub fn seated_as(lang: Lang, desk: crate::bureau::answer::Desk) -> Self {
        let mut bench = Self::start(lang);
        bench.answer_with(|query| match query {
            Query::Desk => Some(Answer::Desk(Box::new(desk.clone()))),
            _ => None,
        });
        bench.event(Event::Readiness(Readiness::Ready(22_000)));
        bench.answer();
        bench
    }

    /// Gives the terminal a size.
    pub fn sized(mut self, cols: u16, rows: u16) -> Self {
        self.event(Event::Input(Input::Resize(Size { cols, rows })));
        self
    }

    /// An event.
    pub fn event(&mut self, event: Event) {
        let effects = update(&mut self.model, event, &self.cx);
        self.effects.extend(effects);
    }

    /// Time goes by.
    pub fn wait(&mut self, ms: u64) {
        self.cx.now_ms += ms;
    }

    /// A timer runs out.
    pub fn timer(&mut self, timer: TimerId) {
        self.event(Event::Timer(timer));
    }

    /// Types, and lets the fake bureau answer every query after each key. Half a second goes by with each key.
    pub fn keys(&mut self, written: &str) -> &mut Self {
        self.keys_to(written, fake::answer)
    }

    /// The same with another bureau.
    pub fn keys_to(&mut self, written: &str, answer: impl Fn(&Query) -> Option<Answer>) -> &mut Self {
        for chord in keys(written) {
            self.wait(500);
            self.event(Event::Input(Input::Key(chord)));
            self.serve(&answer);
        }
        self
    }

    /// Pastes.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.event(Event::Input(Input::Paste(text.to_owned())));
        self.answer();
        self
    }

    /// The fake bureau answers every query that waits, and lets visitors come to the desk.
    pub fn answer(&mut self) {
        self.serve(fake::answer);
    }

    fn serve(&mut self, answer: impl Fn(&Query) -> Option<Answer>) {
        loop {
            self.answer_with(&answer);
            let begins = self.effects.iter().position(FakeFront::attends);
            let Some(Effect::Execute { req, command, .. }) = begins.map(|at| self.effects.remove(at)) else {
                return;
            };
            let result = self.front.attend(&command).map(Reply::Receipt);
            self.event(Event::Reply { req, result, took_us: 900 });
        }
    }

    /// Answers the queries that `answer` knows; the others stay.
    pub fn answer_with(&mut self, answer: impl Fn(&Query) -> Option<Answer>) {
        // An answer may lead to another question, and to keys that waited for it.
        for _ in 0..200 {
            let waiting = std::mem::take(&mut self.effects);
            let mut replies: Vec<(ReqId, Answer)> = Vec::new();
            for effect in waiting {
                match &effect {
                    Effect::Query { req, query } => {
                        match self.front.answer(query).or_else(|| answer(query)) {
                            Some(found) => replies.push((*req, found)),
                            None => self.effects.push(effect),
                        }
                    }
                    _ => self.effects.push(effect),
                }
            }
            if replies.is_empty() {
                return;
            }
            for (req, found) in replies {
                self.event(Event::Reply { req, result: Ok(Reply::Answer(found)), took_us: 84 });
            }
        }
    }

    /// The newest command under way: its number, its intention, itself.
    pub fn command(&self) -> Option<(ReqId, u64, Command)> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Execute { req, intent, command, .. } => Some((*req, *intent, command.clone())),
            _ => None,
        })
    }

    /// Carries the newest command out, or refuses it; the fake bureau answers what is asked after.
    pub fn reply(&mut self, result: Result<Receipt, Refusal>) {
        let (req, ..) = self.command().expect("a command under way");
        self.effects.retain(|e| !matches!(e, Effect::Execute { req: r, .. } if *r == req));
        self.event(Event::Reply { req, result: result.map(Reply::Receipt), took_us: 900 });
        self.answer();
    }

    /// What the status line says.
    pub fn said(&self) -> String {
        self.model.shared.notices.last().map(|n| n.words.say(self.model.shared.lang)).unwrap_or_default()
    }
}
