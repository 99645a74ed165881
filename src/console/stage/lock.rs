//! The veil (F12) and the lock: above everything, showing nothing.

use crate::bureau::{Command, Refusal, command::Secret};
use crate::console::edit::Line;
use crate::console::effect::Effect;
use crate::console::forms::{Field, Form, Kind};
use crate::console::model::{Model, Out};
use crate::console::overlays::Sheet;
use crate::console::shared::Owner;
use crate::console::stage::Stage;
use crate::console::{Cx, Reply, TimerId};
use crate::keymap::{Chord, Key};
use crate::locale::{console as say, sign_in as words};

/// What stands before the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Shield {
    /// Put up by a key; Enter takes it down.
    Veil,
    /// Asks for the password of the one signed in.
    Lock(Box<Sheet>),
}

impl Shield {
    /// The password line of the lock.
    pub fn line(&mut self) -> Option<&mut Line> {
        match self {
            Self::Veil => None,
            Self::Lock(sheet) => sheet.form.line(),
        }
    }
}

impl Model {
    /// F12: nothing of anybody is on screen from the very next frame. Once more takes it down again.
    pub(in crate::console) fn veil(&mut self, cx: &Cx, out: &mut Out) {
        if self.shield.is_some() {
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
            self.shield = None;
        }
    }

    /// Locks the screen. A sample bureau has no passwords: there Enter takes it away.
    pub(in crate::console) fn lock(&mut self) {
        if self.stage != Stage::Desk || matches!(self.shield, Some(Shield::Lock(_))) {
            return;
        }
        self.pending.clear();
        self.shield = Some(if self.shared.is_sample() {
            Shield::Veil
        } else {
            let field = Field::new("password", words::PASSWORD, Kind::Secret);
            let form = Form::new("session.unlock", say::LOCKED, vec![field]);
            Shield::Lock(Box::new(Sheet::new(form, Owner::Console)))
        });
    }

    pub(in crate::console) fn unlock(&mut self, cx: &Cx, out: &mut Out) {
        let Some(Shield::Lock(sheet)) = &mut self.shield else { return };
        if sheet.saving.is_some() {
            return;
        }
        // A password may begin or end with a blank.
        let typed = sheet.form.field("password").map(|f| f.value().to_owned());
        let password = Secret::new(typed.unwrap_or_default());
        let req = self.ctx(Owner::Console, cx, out).execute(Command::Unlock { password });
        if let Some(Shield::Lock(sheet)) = &mut self.shield {
            sheet.saving = Some(req);
        }
    }

    pub(in crate::console) fn unlock_reply(&mut self, result: Result<Reply, Refusal>) {
        let Some(Shield::Lock(sheet)) = &mut self.shield else { return };
        sheet.saving = None;
        match result {
            Ok(_) => self.shield = None,
            Err(why) => {
                if let Some(field) = sheet.form.field_mut("password") {
                    field.line.clear();
                    field.fault = Some(why.into());
                }
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
