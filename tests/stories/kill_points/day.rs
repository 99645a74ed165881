//! A clerk with three visitors, who come, interrupt each other and come back in any order, while things are written about them.

use std::path::Path;
use std::sync::mpsc::SyncSender;
use std::time::Duration;

use super::moments::{Moment, Moments};
use super::typed::{Sheet, VISITORS, Visitor};
use crate::clerk::{Clerk, say_yes};
use crate::support::dice::Dice;
use crate::support::pty::Launch;
use crate::support::sample::{Folder, TODAY};

/// Bytes of a text that is saved or given up before it grows longer.
const LONG: usize = 600;

/// Longer than a draft may wait to be kept.
const LISTENS: Duration = Duration::from_millis(1_300);

/// The clerk, and all that was typed.
pub struct Day {
    clerk: Clerk,
    dice: Dice,
    moments: Moments,
    most: usize,
    typed: [Visitor; 3],
    /// The form that is open for each, on the screen or left there.
    open: [Option<Sheet>; 3],
    /// Who was on the screen, the last one last.
    seen: Vec<usize>,
}

impl Day {
    /// A console that goes on quietly when it was stopped: else it takes the terminal anew, with what was typed ahead thrown away.
    pub fn begin(folder: &Folder, seed: u64, most: usize, looks: SyncSender<Moment>) -> Self {
        let console = env!("CARGO_BIN_EXE_honordesk");
        let arguments =
            ["--block-signal=CONT", console, "--data", folder.arg(), "--today", TODAY, "--lang", "zh"];
        let mut clerk = Clerk::of(Launch::program(Path::new("/usr/bin/env"), &arguments));
        clerk.see("在册 ");
        let moments = Moments::of(clerk.pid(), folder.path(), looks);
        Self {
            clerk,
            dice: Dice(seed),
            moments,
            most,
            typed: Default::default(),
            open: [None; 3],
            seen: Vec::new(),
        }
    }

    /// Goes on until enough moments were taken.
    pub fn work(mut self) {
        let first = self.dice.upto(3) as usize;
        self.looks_up(first);
        while self.moments.taken() < self.most {
            let who = self.who();
            match (self.dice.upto(10), self.open[who]) {
                (4, Some(_)) if self.dice.upto(3) == 0 => self.listens(),
                (0..5, _) => self.turns(),
                (_, None) => self.opens(who),
                (_, Some(sheet)) if self.typed[who].text(sheet).all.len() > LONG => self.gives_up(who, sheet),
                (5..8, Some(sheet)) => self.writes(who, sheet),
                // A petition is never taken in here: it needs more than a demand.
                (8, Some(sheet @ (Sheet::Visit | Sheet::Note))) if self.typed[who].text(sheet).is_begun() => {
                    self.saves(who, sheet);
                }
                (_, Some(sheet)) if self.dice.upto(3) == 0 => self.gives_up(who, sheet),
                (_, Some(sheet)) => self.writes(who, sheet),
            }
        }
        self.clerk.signal("KILL").exit_code();
    }

    /// Who is on the screen.
    fn who(&self) -> usize {
        *self.seen.last().expect("somebody")
    }

    /// One key that leads somewhere: the disk is busiest then, so several moments follow, by the dice.
    fn key(&mut self, key: &str) {
        self.clerk.press(key);
        for _ in 0..self.dice.upto(4) {
            self.rest(Duration::from_millis(3));
        }
    }

    /// Text; by the dice, a moment while the program works on it, or a little later, or none.
    fn types(&mut self, text: &str) {
        self.clerk.type_text(text);
        match self.dice.upto(8) {
            0 => self.moments.take(&self.typed),
            1 => self.rest(Duration::from_millis(12)),
            2 => self.rest(Duration::from_millis(40)),
            _ => {}
        }
    }

    /// A moment once the program has written nothing for a part of a time.
    fn rest(&mut self, most: Duration) {
        let quiet = most * self.dice.upto(100) / 100;
        self.clerk.settle(quiet);
        self.moments.take(&self.typed);
    }

    /// To somebody else, in one of three ways.
    fn turns(&mut self) {
        let here = self.who();
        let who = (here + 1 + self.dice.upto(2) as usize) % 3;
        let way = if self.typed[who].here { self.dice.upto(3) } else { 0 };
        match way {
            0 => self.looks_up(who),
            1 => {
                self.key("alt-l");
                let (name, _) = VISITORS[who];
                let row = self.clerk.see_row(&["│", name, "接访"]);
                let (before, _) = row.split_once(name).expect("the name");
                let digit = before.chars().rev().find(char::is_ascii_digit).expect("a digit");
                self.types(digit.encode_utf8(&mut [0; 4]));
                self.arrived(who);
            }
            _ => {
                let before = self.seen.iter().rev().copied().find(|seen| *seen != here);
                self.key("ctrl-l");
                self.arrived(before.unwrap_or(who));
            }
        }
    }

    fn looks_up(&mut self, who: usize) {
        let (name, _) = VISITORS[who];
        self.key("f2");
        self.clerk.see("[F2 查人]");
        self.key("ctrl-u");
        self.types(name);
        self.clerk.see_row(&["▌", name]);
        self.key("enter");
        self.arrived(who);
    }

    /// The visitor is on the screen, with the form that was open for them.
    fn arrived(&mut self, who: usize) {
        let (name, _) = VISITORS[who];
        match self.open[who] {
            Some(sheet) => self.stands_open(who, sheet),
            None => _ = self.clerk.see_row(&["●", name, "接访"]),
        }
        self.typed[who].here = true;
        self.seen.push(who);
    }

    fn stands_open(&mut self, who: usize, sheet: Sheet) {
        let name = if sheet == Sheet::Petition { "" } else { VISITORS[who].0 };
        self.clerk.see_row(&["┌─", name, sheet.title()]);
    }

    fn opens(&mut self, who: usize) {
        let sheet = self.dice.one_of(&Sheet::ALL);
        match sheet {
            Sheet::Visit => self.key("f5"),
            Sheet::Note => {
                self.key("7");
                self.clerk.see("[7 ");
                self.key("ctrl-n");
            }
            Sheet::Petition => self.key("ctrl-t"),
        }
        self.stands_open(who, sheet);
        if sheet == Sheet::Visit {
            self.clerk.go_to_field("说明");
        }
        self.open[who] = Some(sheet);
    }

    /// Piece by piece, as an input method commits it; nobody waits for the screen.
    fn writes(&mut self, who: usize, sheet: Sheet) {
        for _ in 0..=self.dice.upto(24) {
            let digit = char::from_u32(u32::from('０') + self.dice.upto(10)).expect("a digit");
            let piece: String = [VISITORS[who].1, digit].into_iter().collect();
            let at = self.moments.now();
            self.typed[who].text(sheet).piece(&piece, at);
            self.types(&piece);
        }
    }

    /// The clerk listens, with a form half filled in: what stands in it is kept meanwhile.
    fn listens(&mut self) {
        let until = self.moments.now() + LISTENS;
        while self.moments.now() < until {
            self.rest(Duration::from_millis(100));
        }
    }

    fn saves(&mut self, who: usize, sheet: Sheet) {
        self.typed[who].text(sheet).saving = true;
        self.key("ctrl-s");
        self.clerk.wait_gone("┌─");
        let at = self.moments.now();
        let text = self.typed[who].text(sheet);
        let all = text.all.clone();
        text.saved(sheet == Sheet::Visit, at);
        if sheet == Sheet::Note {
            self.typed[who].notes.push(all);
        }
        self.open[who] = None;
    }

    fn gives_up(&mut self, who: usize, sheet: Sheet) {
        self.key("esc");
        if self.typed[who].text(sheet).is_begun() {
            say_yes(&mut self.clerk, &["放弃吗？"]);
        }
        self.clerk.wait_gone("┌─");
        let at = self.moments.now();
        self.typed[who].text(sheet).dropped(at);
        self.open[who] = None;
        if sheet == Sheet::Petition {
            // From the petitions back to the visitor.
            self.key("esc");
            self.arrived(who);
        }
        self.moments.take(&self.typed);
    }
}
