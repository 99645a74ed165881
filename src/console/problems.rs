//! What was wrong with the user's keymap file, told once at the start.

use crate::console::Cx;
use crate::console::model::{Model, Out};
use crate::console::shared::Owner;
use crate::console::words::Words;
use crate::locale::console as say;

impl Model {
    pub(super) fn tell_keymap_problems(&mut self, cx: &Cx, out: &mut Out) {
        let Some(first) = self.start.problems.first() else { return };
        let at = format!("{}:{}:{}", first.file, first.line, first.column);
        let count = self.start.problems.len();
        let words = Words::with(say::KEYMAP_PROBLEMS, &[("n", &count), ("at", &at)]);
        self.ctx(Owner::Console, cx, out).warn(words);
    }
}
