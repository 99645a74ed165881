//! Step 1: the typed path, and the files.

use ratatui::layout::Rect;

use crate::console::files::FileWords;
use crate::console::panes::import::{Busy, State};
use crate::console::words::Words;
use crate::locale::import as say;
use crate::view::pen::Pen;
use crate::view::widgets::choose_file;

/// What is said of tables.
const WORDS: FileWords =
    FileWords { usual: say::USUAL, in_folder: say::IN_FOLDER, none_here: say::NONE_HERE };

pub(super) fn choose(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let looking = state.running.is_some_and(|r| r.busy == Busy::Looking);
    choose_file(pen, area, &state.files, WORDS, (looking, state.trouble.clone().map(Words::Trouble)));
}
