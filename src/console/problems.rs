//! What was found at the start and must not be drowned by a greeting: a damaged database, one that was not closed last time, a table of
//! one's own that is not taken, a faulty keymap file.

use crate::bureau::Refusal;
use crate::console::Cx;
use crate::console::model::{Model, Out};
use crate::console::shared::Owner;
use crate::console::stage::Stage;
use crate::console::words::Words;
use crate::locale::{console as say, stops};

impl Model {
    /// Says what was found, and again until somebody sits here and the database is `ready`; gives whether there was anything.
    pub(super) fn tell_findings(&mut self, ready: bool, cx: &Cx, out: &mut Out) -> bool {
        if let Some(trouble) = self.shared.damaged.clone() {
            self.ctx(Owner::Console, cx, out).warn(Refusal::Store(trouble));
            return true;
        }
        if let Some((replayed, torn)) = self.shared.mended {
            if ready && self.stage == Stage::Desk {
                self.shared.mended = None;
            }
            let words = Words::with(say::MENDED, &[("n", &replayed), ("bytes", &torn)]);
            self.ctx(Owner::Console, cx, out).found(words);
            return true;
        }
        if !self.shared.tables.ignored.is_empty() {
            let files = self.shared.tables.ignored.join(stops(self.shared.lang).comma);
            let words = Words::with(say::TABLES_IGNORED, &[("files", &files)]);
            self.ctx(Owner::Console, cx, out).warn(words);
            return true;
        }
        self.tell_keymap_problems(cx, out);
        !self.start.problems.is_empty()
    }

    pub(super) fn tell_keymap_problems(&mut self, cx: &Cx, out: &mut Out) {
        let Some(first) = self.start.problems.first() else { return };
        let at = format!("{}:{}:{}", first.file, first.line, first.column);
        let count = self.start.problems.len();
        let words = Words::with(say::KEYMAP_PROBLEMS, &[("n", &count), ("at", &at)]);
        self.ctx(Owner::Console, cx, out).warn(words);
    }
}
