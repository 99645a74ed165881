//! The veil (F12) and the lock: above everything, showing nothing.

use crate::bureau::{Command, Refusal, command::Secret};
use crate::console::edit::Line;
use crate::console::effect::Effect;
use crate::console::forms::{Field, Form, Kind};
use crate::console::model::{Model, Out};
use crate::console::overlays::{Accept, Confirm, Sheet};
use crate::console::shared::Owner;
use crate::console::stage::Stage;
use crate::console::words::Words;
use crate::console::{Cx, Reply, TimerId};
use crate::keymap::{Chord, Key};
use crate::locale::{console as say, sign_in as words};

/// What stands before the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Shield {
    /// Put up by a key; Enter takes it down.
    Veil,
    /// Asks for the password of the one signed in.
    Lock(Box<Lock>),
}

/// The lock: nothing passes it but the password, the veil and, after a question, signing out.
#[derive(Debug, Clone, PartialEq)]
pub struct Lock {
    /// Asks for the password.
    pub sheet: Sheet,
    /// Whether the one who locked is to be signed out, so that another can sign in.
    pub question: Option<Confirm>,
    /// The veil stands before the lock.
    pub veiled: bool,
}

impl Lock {
    fn new() -> Self {
        let field = Field::new("password", words::PASSWORD, Kind::Secret).required();
        let form = Form::new("session.unlock", say::LOCKED, vec![field]);
        Self { sheet: Sheet::new(form, Owner::Console), question: None, veiled: false }
    }

    /// The context of what has the focus.
    pub fn context(&self) -> &'static str {
        if self.question.is_some() { "dialog" } else { "lock" }
    }

    /// Whether text has the focus.
    pub fn is_typing(&self) -> bool {
        self.question.is_none() && !self.veiled
    }

    /// Says something under the password: the status line would show what was done at the desk.
    pub(in crate::console) fn tell(&mut self, words: impl Into<Words>) {
        if let Some(field) = self.sheet.form.field_mut("password") {
            field.fault = Some(words.into());
        }
    }
}

impl Shield {
    /// The password line of the lock.
    pub fn line(&mut self) -> Option<&mut Line> {
        match self {
            Self::Lock(lock) if lock.is_typing() => lock.sheet.form.line(),
            Self::Veil | Self::Lock(_) => None,
        }
    }

    /// Whether the veil is up, alone or before the lock.
    pub fn is_veiled(&self) -> bool {
        match self {
            Self::Veil => true,
            Self::Lock(lock) => lock.veiled,
        }
    }
}

impl Model {
    /// F12: nothing of anybody is on screen from the very next frame. Once more takes it down again.
    pub(in crate::console) fn veil(&mut self, cx: &Cx, out: &mut Out) {
        if let Some(shield) = &mut self.shield {
            if let Shield::Lock(lock) = shield {
                lock.veiled = true;
            }
            return;
        }
        if self.start.veil_locks {
            self.lock();
        } else {
            self.shield = Some(Shield::Veil);
        }
        self.pending.clear();
        self.watch_idle(cx, out);
    }

    pub(in crate::console) fn lift_veil(&mut self, chord: Chord) {
        if matches!(chord.key, Key::Enter | Key::F(12)) {
            match &mut self.shield {
                Some(Shield::Lock(lock)) => lock.veiled = false,
                _ => self.shield = None,
            }
        }
    }

    /// Locks the screen. A sample bureau has no passwords: there Enter takes it away.
    pub(in crate::console) fn lock(&mut self) {
        if self.stage != Stage::Desk || matches!(self.shield, Some(Shield::Lock(_))) {
            return;
        }
        self.pending.clear();
        self.shield =
            Some(if self.shared.is_sample() { Shield::Veil } else { Shield::Lock(Box::new(Lock::new())) });
    }

    pub(in crate::console) fn unlock(&mut self, cx: &Cx, out: &mut Out) {
        let Some(Shield::Lock(lock)) = &mut self.shield else { return };
        let sheet = &mut lock.sheet;
        if sheet.saving.is_some() {
            return;
        }
        // Nothing typed is no try: the core would count it as a wrong password.
        if sheet.form.field("password").is_none_or(Field::is_empty) {
            return lock.tell(say::LOCK_EMPTY);
        }
        // A password may begin or end with a blank.
        let typed = sheet.form.field("password").map(|f| f.value().to_owned());
        let password = Secret::new(typed.unwrap_or_default());
        let req = self.ctx(Owner::Console, cx, out).execute(Command::Unlock { password });
        if let Some(Shield::Lock(lock)) = &mut self.shield {
            lock.sheet.saving = Some(req);
        }
    }

    /// Asks whether the one who locked is to be signed out.
    pub(in crate::console) fn ask_sign_out_locked(&mut self, cx: &Cx) {
        let name = self.shared.desk.as_ref().and_then(|d| d.staff.as_ref()).map(|s| s.name.clone());
        let name = name.unwrap_or_default();
        let question = Words::with(say::ASK_SIGN_OUT_LOCKED, &[("name", &name)]);
        let confirm = self
            .question(question, say::SIGN_OUT, Accept::SignOut, cx)
            .line(Words::with(say::DRAFTS_STAY, &[("name", &name)]));
        if let Some(Shield::Lock(lock)) = &mut self.shield
            && lock.sheet.saving.is_none()
        {
            lock.question = Some(confirm);
        }
    }

    pub(in crate::console) fn unlock_reply(&mut self, result: Result<Reply, Refusal>) {
        let Some(Shield::Lock(lock)) = &mut self.shield else { return };
        lock.sheet.saving = None;
        match result {
            Ok(_) => self.shield = None,
            Err(why) => {
                if let Some(field) = lock.sheet.form.field_mut("password") {
                    field.line.clear();
                }
                lock.tell(why);
            }
        }
    }

    /// Sets the idle timer, if there is an idle time.
    pub(in crate::console) fn watch_idle(&mut self, cx: &Cx, out: &mut Out) {
        if self.start.idle_ms > 0 {
            let idle = cx.now_ms.saturating_sub(self.input_ms);
            let ms = self.start.idle_ms.saturating_sub(idle).max(1);
            out.effects.push(Effect::After { timer: TimerId::Idle, ms });
        }
    }

    /// The idle timer ran out: lock when nobody touched a key, otherwise wait for the rest.
    pub(in crate::console) fn idle(&mut self, cx: &Cx, out: &mut Out) {
        if cx.now_ms.saturating_sub(self.input_ms) < self.start.idle_ms {
            self.watch_idle(cx, out);
            return;
        }
        self.keep_drafts(out);
        self.lock();
        self.dirty();
        // Whoever comes back starts the watch anew; until then nothing needs to wake.
        self.input_ms = cx.now_ms;
        self.watch_idle(cx, out);
    }
}
