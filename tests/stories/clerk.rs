//! A clerk at the console: a desk on a copy of the sample, watched for numbers that should be masked.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use crate::support::pty::{Desk, Launch};
use crate::support::sample::{Folder, Original, TODAY};
use crate::support::shown::Shown;

/// The sample that all stories start from.
static SAMPLE: Original = Original::of(300);
/// One that opens in a moment, for what is done many times.
static SMALL: Original = Original::of(12);

/// A copy of the sample.
pub fn sample() -> Folder {
    SAMPLE.copy()
}

/// A copy of the small sample.
pub fn small() -> Folder {
    SMALL.copy()
}

/// So many digits in a row are a phone or an identity number.
const LONGEST: usize = 10;

/// A console on a data folder.
pub struct Clerk {
    desk: Desk,
    watching: bool,
}

impl Clerk {
    /// At 80×24, in a language (`zh`, `en`), waiting for nothing yet.
    pub fn start(folder: &Folder, lang: &str) -> Self {
        Self::of(launch(folder, lang))
    }

    /// At a console that is set up otherwise.
    pub fn of(launch: Launch) -> Self {
        Self { desk: launch.start(), watching: true }
    }

    /// In Chinese, with the lookup ready.
    pub fn at_work(folder: &Folder) -> Self {
        let mut clerk = Self::start(folder, "zh");
        clerk.see("在册 ");
        clerk
    }

    /// Presses keys written as in a keymap file.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.desk.press(keys);
        self
    }

    /// Types text as an input method commits it.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        self.desk.type_text(text);
        self
    }

    /// Changes the terminal's size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.desk.resize(columns, rows);
        self
    }

    /// Waits until a text is gone.
    pub fn wait_gone(&mut self, text: &str) -> &mut Self {
        self.desk.wait_gone(text);
        self
    }

    /// From here on numbers may be seen.
    pub fn allow_numbers(&mut self) -> &mut Self {
        self.watching = false;
        self
    }

    /// Waits for a text; what the screen shows then must be masked.
    pub fn see(&mut self, text: &str) -> &mut Self {
        self.desk.wait_for(text);
        self.assert_masked();
        self
    }

    /// Waits until a row has all these texts, and gives the row.
    pub fn see_row(&mut self, texts: &[&str]) -> String {
        let found =
            |screen: &Shown<'_>| rows(screen).into_iter().find(|row| texts.iter().all(|t| row.contains(t)));
        self.desk.wait_until(&format!("a row with {texts:?}"), |screen| found(screen).is_some());
        self.assert_masked();
        found(&self.desk.shown()).expect("the row that was there")
    }

    /// Waits until a row has all these texts.
    pub fn has_row(&mut self, texts: &[&str]) -> &mut Self {
        self.see_row(texts);
        self
    }

    /// Types text character by character, each seen by the program alone.
    pub fn keys(&mut self, text: &str) -> &mut Self {
        let mut typed = String::new();
        for letter in text.chars() {
            typed.push(letter);
            self.desk.type_text(letter.encode_utf8(&mut [0; 4]));
            self.see(&typed);
        }
        self
    }

    /// Goes through a form by Tab until a field has the focus.
    pub fn go_to_field(&mut self, label: &str) -> &mut Self {
        self.walk_to_field("tab", label)
    }

    /// Goes back through a form until a field has the focus: the last field is followed by none.
    pub fn back_to_field(&mut self, label: &str) -> &mut Self {
        self.walk_to_field("shift-tab", label)
    }

    fn walk_to_field(&mut self, key: &str, label: &str) -> &mut Self {
        // A frame may be seen half drawn, with no focus anywhere: a key pressed then would go one field too far.
        self.desk.wait_until("a field with the focus", |screen| focus(screen).is_some());
        for _ in 0..60 {
            let at = focus(&self.desk.shown());
            if at.as_deref().is_some_and(|row| row.contains(label)) {
                return self;
            }
            // What was typed may be drawn only now: it is the label that tells that the focus moved.
            let left = at.as_deref().map(label_of).map(str::to_owned);
            self.desk.press(key);
            self.desk.wait_until("the focus to move", |screen| {
                let now = focus(screen);
                now.is_some() && now.as_deref().map(label_of) != left.as_deref()
            });
        }
        panic!("no field {label:?}:\n{}", self.desk.shown().text());
    }

    /// Turns the choices of the field with the focus until one has a text.
    pub fn choose(&mut self, text: &str) -> &mut Self {
        for _ in 0..30 {
            let at = focus(&self.desk.shown()).expect("a field with the focus");
            if at.contains(text) {
                return self;
            }
            self.desk.press("right");
            self.desk.wait_until("another choice", |screen| focus(screen).is_some_and(|row| row != at));
        }
        panic!("no choice {text:?}:\n{}", self.desk.shown().text());
    }

    /// Fails when a number stands open on the screen.
    pub fn assert_masked(&self) {
        if self.watching {
            let screen = self.desk.shown().text();
            assert!(longest_number(&screen) <= LONGEST, "a number is not masked:\n{screen}");
        }
    }

    /// Fails when a number was ever written to the terminal, on whatever screen.
    pub fn assert_never_written(&self) {
        let text = String::from_utf8_lossy(self.desk.raw());
        assert!(longest_number(&text) <= LONGEST, "a number went to the terminal");
    }

    /// Leaves by Ctrl-Q and the answer to its question.
    pub fn leave(&mut self) {
        self.desk.press("ctrl-q");
        say_yes(&mut self.desk, &["退出荣军台？", "Leave HonorDesk?"]);
        assert_eq!(self.desk.exit_code(), 0);
    }

    /// Answers a question with its dangerous answer.
    pub fn say_yes(&mut self, question: &str) -> &mut Self {
        say_yes(&mut self.desk, &[question]);
        self
    }
}

impl Deref for Clerk {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl DerefMut for Clerk {
    fn deref_mut(&mut self) -> &mut Desk {
        &mut self.desk
    }
}

/// The console on a folder, not started yet.
pub fn launch(folder: &Folder, lang: &str) -> Launch {
    Launch::honordesk(&["--data", folder.arg(), "--today", TODAY, "--lang", lang])
}

/// The same on a bureau that is no sample: its date is today's.
pub fn launch_real(folder: &Folder) -> Launch {
    Launch::honordesk(&["--data", folder.arg(), "--lang", "zh"])
}

/// Waits for a question, turns to its dangerous answer and takes it. Enter does not count in a question's first moment.
pub fn say_yes(desk: &mut Desk, question: &[&str]) {
    desk.wait_until("the question", |screen| question.iter().any(|text| screen.has(text)));
    desk.settle(Duration::from_millis(400));
    desk.press("right enter");
}

/// All rows of a screen.
pub fn rows(screen: &Shown<'_>) -> Vec<String> {
    screen.text().lines().map(str::to_owned).collect()
}

/// The row of the field with the focus: the lowest mark, since a form lies above the list.
fn focus(screen: &Shown<'_>) -> Option<String> {
    rows(screen).into_iter().find(|row| row.contains("│ ▌ "))
}

/// What a field is called, without what stands in it.
fn label_of(row: &str) -> &str {
    let (_, field) = row.split_once("│ ▌ ").unwrap_or_default();
    field.split("  ").next().unwrap_or_default()
}

fn longest_number(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0)
}
