//! Where a key goes. In this order: the emergency key; an unfinished sequence; the top overlay (nothing passes below it);
//! where text has the focus, the text context and then the text itself; the pane, any list, the whole console; and when
//! nothing wants the key, a word about it.

use crate::console::action::{Action, AppAction, FormAction, ListAction};
use crate::console::edit::Line;
use crate::console::effect::Effect;
use crate::console::forms::{Field, Form, Kind};
use crate::console::geometry::Geometry;
use crate::console::goal::Goal;
use crate::console::model::{Model, Out};
use crate::console::overlays::{Overlay, Sheet, row_of};
use crate::console::panes::PaneAction;
use crate::console::shared::Owner;
use crate::console::stage::{Shield, Stage};
use crate::console::words::Words;
use crate::console::{Cx, Input};
use crate::keymap::{Chord, Key, Lookup};
use crate::locale::console as say;
use crate::text::fold_key;

/// The shortest identity number; what a reader sends at once is at least this long.
const NUMBER_CHARS: usize = 15;

/// Whether text that came at once can only be meant for a lookup: it has letters that are no keys, or is a whole number.
fn is_name_or_number(text: &str) -> bool {
    let letters = text.chars().map(fold_key);
    let number = letters.clone().all(|c| c.is_ascii_digit() || c.eq_ignore_ascii_case(&'x'));
    letters.clone().any(|c| !c.is_ascii() && c.is_alphabetic()) || (number && letters.count() >= NUMBER_CHARS)
}

/// Within so many milliseconds a second Ctrl-C ends the program.
const EMERGENCY_MS: u64 = 3_000;

impl Model {
    /// A key, text or paste.
    pub(super) fn typed(&mut self, input: Input, cx: &Cx, out: &mut Out) {
        // Nothing can be seen on such a screen, so nothing is done on it, but leaving.
        let blind = Geometry::of(self.shared.size).is_none();
        match input {
            Input::Key(chord) if chord == Chord::ctrl(Key::Char('c')) => self.emergency(cx, out),
            _ if blind => {}
            input => {
                if let Some(input) = self.keep_input(input, cx, out) {
                    self.take(input, cx, out);
                }
            }
        }
    }

    /// An input that nothing has to be waited for.
    pub(super) fn take(&mut self, input: Input, cx: &Cx, out: &mut Out) {
        match input {
            Input::Key(chord) => self.key(chord, cx, out),
            Input::Text(text) => {
                if self.pending.is_empty() && self.is_typing() {
                    self.insert(&text, false, cx, out);
                } else if self.seeks() && is_name_or_number(&text) {
                    self.pending.clear();
                    self.go(&Goal::Find(text, false), cx, out);
                } else {
                    for letter in text.chars() {
                        self.key(Chord::bare(Key::Char(letter)), cx, out);
                    }
                }
            }
            Input::Paste(text) => {
                self.pending.clear();
                if self.is_typing() {
                    self.insert(&text, true, cx, out);
                } else if self.seeks() {
                    self.go(&Goal::Find(text, true), cx, out);
                } else {
                    self.ctx(Owner::Console, cx, out).warn(say::PASTE_NOWHERE);
                }
            }
            Input::PasteCut => self.ctx(Owner::Console, cx, out).warn(say::PASTE_CUT),
            Input::Resize(_) | Input::Focus(_) => {}
        }
    }

    fn key(&mut self, chord: Chord, cx: &Cx, out: &mut Out) {
        if self.shield.as_ref().is_some_and(Shield::is_veiled) {
            self.lift_veil(chord);
            return;
        }
        if self.reads_refusal(chord, cx) {
            return;
        }
        if chord == Chord::bare(Key::Esc) && !self.pending.is_empty() {
            self.pending.clear();
            return;
        }
        let mut typed = std::mem::take(&mut self.pending);
        let begun = !typed.is_empty();
        typed.push(chord);
        let keys = std::sync::Arc::clone(&self.keys);
        for context in self.contexts() {
            match keys.map().lookup(context, &typed) {
                Lookup::Run(action) => {
                    if !self.keep_action(action) {
                        self.act(action, cx, out);
                    }
                    return;
                }
                Lookup::Pending(_) => {
                    self.pending = typed;
                    return;
                }
                Lookup::None => {}
            }
            if let (true, false, Some(letter)) = (context == "text", begun, chord.printable()) {
                let mut buffer = [0; 4];
                let letter: &str = letter.encode_utf8(&mut buffer);
                return self.insert(letter, false, cx, out);
            }
        }
        if !begun && self.choose_by_digit(chord) {
            return self.sheet_touched(cx, out);
        }
        self.unbound(&typed, cx, out);
    }

    /// A digit in a form takes the choice of its place, where the field with the focus is chosen from so.
    fn choose_by_digit(&mut self, chord: Chord) -> bool {
        let Some(digit) = chord.printable() else { return false };
        let Some(place) = row_of(digit.encode_utf8(&mut [0; 4])) else { return false };
        match (&self.shield, self.overlays.last_mut(), &mut self.stage) {
            (None, Some(Overlay::Sheet(sheet)), _) => sheet.form.choose(place),
            (None, None, Stage::Founding(wizard)) => wizard.form_mut().choose(place),
            _ => false,
        }
    }

    /// Says that a key does nothing here, or why it may have meant something else.
    fn unbound(&mut self, typed: &[Chord], cx: &Cx, out: &mut Out) {
        let letters: Option<String> = typed.iter().map(Chord::printable).collect();
        if let Some(name) = letters.filter(|name| self.seeks() && name.chars().all(char::is_alphabetic)) {
            return self.go(&Goal::Find(name, false), cx, out);
        }
        let han = typed.iter().filter_map(Chord::printable).any(is_word);
        // A name begun on the field that takes a record goes to the field beside it, in whatever script.
        let name = |sheet: &Sheet| {
            sheet.form.is_at_record() && typed.iter().filter_map(Chord::printable).any(char::is_alphabetic)
        };
        if let (None, Some(Overlay::Sheet(sheet))) = (&self.shield, self.overlays.last_mut())
            && (han || name(sheet))
            && sheet.form.make_room()
        {
            let text: String = typed.iter().filter_map(Chord::printable).collect();
            return self.insert(&text, false, cx, out);
        }
        if let Some(Shield::Lock(lock)) = &mut self.shield {
            return lock.tell(say::LOCK_KEYS);
        }
        let words = if han && self.chooses() {
            say::CHOOSE_HERE.into()
        } else if han {
            say::INPUT_METHOD_ON.into()
        } else {
            let keys: Vec<String> = typed.iter().map(|c| c.label(false)).collect();
            let what = if self.works_below(typed) { say::FINISH_FIRST } else { say::UNBOUND };
            Words::with(what, &[("keys", &keys.join(" "))])
        };
        self.ctx(Owner::Console, cx, out).remark(words);
    }

    /// Whether these keys do something on the pane below what is open; a letter was more likely meant as text.
    fn works_below(&self, typed: &[Chord]) -> bool {
        let below = self.stage == Stage::Desk && self.shield.is_none() && !self.overlays.is_empty();
        let text = typed.first().is_some_and(|c| c.printable().is_some());
        let runs = |context| matches!(self.keys.map().lookup(context, typed), Lookup::Run(_));
        below && !text && runs(self.active.context())
    }

    /// Ctrl-C: drops an unfinished sequence; twice in a row it ends the program with drafts kept.
    fn emergency(&mut self, cx: &Cx, out: &mut Out) {
        self.pending.clear();
        self.drop_ahead(None, cx, out);
        let again = self.emergency_ms.is_some_and(|at| cx.now_ms.saturating_sub(at) <= EMERGENCY_MS);
        if again {
            self.keep_drafts(out);
            out.effects.push(Effect::Quit);
            return;
        }
        self.emergency_ms = Some(cx.now_ms);
        self.ctx(Owner::Console, cx, out).tell(say::AGAIN_TO_QUIT);
    }

    /// Whether a name that is typed here looks someone up: at work, where no text has the focus and nothing is open.
    pub fn seeks(&self) -> bool {
        self.stage == Stage::Desk && self.shield.is_none() && self.overlays.is_empty() && !self.is_typing()
    }

    /// Whether text has the focus.
    pub fn is_typing(&self) -> bool {
        let typed = |form: &Form| form.focused().is_some_and(Field::is_typed);
        match (&self.shield, self.overlays.last(), &self.stage) {
            (Some(Shield::Lock(lock)), _, _) => lock.is_typing(),
            (None, Some(Overlay::Sheet(sheet)), _)
            | (None, None, Stage::SignIn(sheet) | Stage::NewPassword(sheet)) => typed(&sheet.form),
            (None, Some(Overlay::Menu(_)), _) => true,
            (Some(Shield::Veil), _, _)
            | (None, Some(_), _)
            | (None, None, Stage::Opening | Stage::Failed(_)) => false,
            (None, None, Stage::Founding(wizard)) => typed(wizard.form()),
            (None, None, Stage::Desk) => self.panes.get(self.active).line().is_some(),
        }
    }

    /// The line of text with the focus.
    pub(super) fn line(&mut self) -> Option<&mut Line> {
        if let Some(shield) = &mut self.shield {
            return shield.line();
        }
        if let Some(overlay) = self.overlays.last_mut() {
            return match overlay {
                Overlay::Sheet(sheet) => sheet.form.line(),
                Overlay::Menu(menu) => Some(&mut menu.query),
                _ => None,
            };
        }
        match &mut self.stage {
            Stage::Desk => self.panes.get_mut(self.active).line_mut(),
            Stage::SignIn(sheet) | Stage::NewPassword(sheet) => sheet.form.line(),
            Stage::Founding(wizard) => wizard.form_mut().line(),
            Stage::Opening | Stage::Failed(_) => None,
        }
    }

    fn insert(&mut self, text: &str, pasted: bool, cx: &Cx, out: &mut Out) {
        if self.shield.is_none()
            && text.chars().any(is_word)
            && let Some(Overlay::Sheet(sheet)) = self.overlays.last_mut()
        {
            sheet.form.make_room();
        }
        let chooses = self.chooses();
        let Some(line) = self.line() else {
            // What cannot be kept is not lost without a word.
            if chooses {
                self.ctx(Owner::Console, cx, out).remark(say::CHOOSE_HERE);
            }
            return;
        };
        if line.insert(text) {
            self.ctx(Owner::Console, cx, out).warn(say::PASTE_CUT);
        }
        self.text_changed(pasted, cx, out);
    }

    /// Whether a form stands on a field that is chosen from, which takes no words.
    fn chooses(&self) -> bool {
        let Some(Overlay::Sheet(sheet)) = self.overlays.last().filter(|_| self.shield.is_none()) else {
            return false;
        };
        sheet.form.focused().is_some_and(|field| matches!(field.kind, Kind::Choice(_) | Kind::Many(_)))
    }

    /// After the line with the focus changed: whoever owns it is told.
    pub(super) fn text_changed(&mut self, pasted: bool, cx: &Cx, out: &mut Out) {
        if let Some(shield) = &mut self.shield {
            if let Shield::Lock(lock) = shield {
                lock.sheet.form.touched();
            }
            return;
        }
        match self.overlays.last() {
            Some(Overlay::Sheet(_)) => self.sheet_touched(cx, out),
            Some(Overlay::Menu(_)) => self.menu_typed(cx, out),
            Some(_) => {}
            None => match &mut self.stage {
                Stage::Desk => {
                    let pane = self.active;
                    self.turn(pane, cx, out, |panes, ctx| panes.get_mut(pane).edited(pasted, ctx));
                }
                Stage::SignIn(sheet) | Stage::NewPassword(sheet) => sheet.form.touched(),
                Stage::Founding(wizard) => wizard.form_mut().touched(),
                Stage::Opening | Stage::Failed(_) => {}
            },
        }
    }

    /// What an action is called where the focus is: a step of a pane has the name of what it does now; Enter opens a row
    /// of a pane, takes a row of a menu, closes a text.
    pub fn label(&self, action: Action) -> Words {
        self.label_under(action, self.overlays.last())
    }

    /// What an action is called below the help that explains it.
    pub fn label_below_help(&self, action: Action) -> Words {
        let below = self.overlays.iter().rev().find(|overlay| !matches!(overlay, Overlay::Help(_)));
        self.label_under(action, below)
    }

    fn label_under(&self, action: Action, top: Option<&Overlay>) -> Words {
        match (action, top) {
            (Action::Form(FormAction::Enter), _) if self.shield.is_some() => say::UNLOCK.into(),
            // With nothing to fill in, Enter is the answer.
            (Action::Form(FormAction::Enter), Some(Overlay::Sheet(sheet)))
                if sheet.form.fields.is_empty() =>
            {
                say::FORM_SAVE.into()
            }
            (Action::App(AppAction::SignOut), _) if self.shield.is_some() => say::SIGN_OUT_OTHER.into(),
            (Action::List(ListAction::Open), Some(Overlay::Menu(_) | Overlay::Compare(_))) => {
                say::TAKE.into()
            }
            (
                Action::List(ListAction::Open),
                Some(Overlay::Help(_) | Overlay::Notices(_) | Overlay::Reader(_)),
            ) => say::CLOSE.into(),
            (Action::List(ListAction::Open), None) if self.stage == Stage::Desk => {
                self.panes.get(self.active).opens(&self.shared).unwrap_or_else(|| action.meta().label.into())
            }
            (Action::Pane(of_pane), _) if of_pane.pane() == self.active => {
                let now = self.panes.get(self.active).label(of_pane, &self.shared);
                now.unwrap_or_else(|| action.meta().label.into())
            }
            _ => action.meta().label.into(),
        }
    }

    /// Whether an action stands for anything here: of a pane whose digits mean other things in each tab, those of the tab on screen.
    pub(super) fn means(&self, action: Action) -> bool {
        match action {
            Action::Pane(of) if of.pane() == self.active => self.panes.get(self.active).means(of),
            Action::Pane(PaneAction::Oncall(act)) => !act.is_of_tab(),
            _ => true,
        }
    }

    /// What the moment asks for, if it asks for anything.
    pub fn foremost(&self) -> Option<Action> {
        let free = self.stage == Stage::Desk && self.overlays.is_empty();
        let pane = self.panes.get(self.active);
        let first = pane.foremost(&self.shared).map(Action::Pane);
        let another = || self.shared.is_sample() && pane.wants_another(&self.shared);
        first.or_else(|| another().then_some(Action::App(AppAction::SwitchStaff))).filter(|_| free)
    }

    /// What comes next of what is on screen, and who else may see to it.
    pub fn next_by(&self) -> Option<Words> {
        let free = self.stage == Stage::Desk && self.shield.is_none() && self.overlays.is_empty();
        free.then(|| self.panes.get(self.active).next_by(&self.shared)).flatten()
    }

    /// Whether the field with the focus takes more than one line.
    fn takes_lines(&self) -> bool {
        match self.overlays.last() {
            Some(Overlay::Sheet(sheet)) => sheet.form.focused().is_some_and(|field| field.line.multi),
            _ => false,
        }
    }

    /// Why an action cannot run now, if it cannot.
    pub fn disabled(&self, action: Action) -> Option<Words> {
        let away = matches!(action, Action::Go(_) | Action::App(AppAction::LastPerson | AppAction::Visitors));
        if away && self.stage != Stage::Desk {
            return Some(say::ELSEWHERE.into());
        }
        if let Some(Err(why)) = action.meta().needs.map(|gate| self.shared.may(gate)) {
            // What was tried is named as its key is.
            let of_pane = matches!(action, Action::Pane(of) if of.pane() == self.active);
            return Some(if of_pane { why.naming(self.label(action)) } else { why });
        }
        match action {
            Action::Go(_) => self.park_disabled(),
            Action::Pane(action) if action.pane() != self.active => Some(say::ELSEWHERE.into()),
            Action::Pane(action) => self.panes.disabled(action, &self.shared),
            Action::App(action) => self.app_disabled(action),
            Action::Form(FormAction::Break) if !self.takes_lines() => Some(say::ONE_LINE.into()),
            Action::List(ListAction::Open) if self.overlays.is_empty() && self.stage == Stage::Desk => {
                let idle = !self.panes.get(self.active).can_open();
                idle.then(|| say::NOTHING_TO_OPEN.into())
            }
            _ => None,
        }
    }
}

/// Whether a character is of a word that an input method writes.
fn is_word(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic()
}
