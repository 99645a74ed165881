//! The last line: what just happened, and beside it how the desk stands. What the line has no room for is shown whole above the
//! footer: a refusal until Enter or Escape takes it away, a receipt until the next key; every other key does what it does. Whether it
//! is shown whole or fits the line, Escape right after a form was saved takes what came of it for read and leaves no place.

use crate::console::Cx;
use crate::console::model::Model;
use crate::console::notice::{Notice, Weight};
use crate::console::overlays::GRACE_MS;
use crate::console::stage::Stage;
use crate::keymap::{Chord, Key};
use crate::locale::{Msg, console as say, visits, waiting};
use crate::text::{width, wrap};

/// Columns of the mark before a warning.
const MARK: usize = 2;
/// Columns of the last line that stay empty, at its ends and before the marks.
const ASIDE: usize = 4;

impl Model {
    /// The right end of the last line: how the front desk stands, whether all is made up, the language. What was just said has the line
    /// before them, until the next key: first what the front desk needs least gives way, then what waits for somebody's word.
    pub fn status_mark(&self) -> String {
        let lang = self.shared.lang;
        let mut mark = say::LANG_MARK.get(lang).to_owned();
        if self.shared.is_sample() {
            mark = format!("{}  {mark}", say::SAMPLE_MARK.get(lang));
        }
        let cols = usize::from(self.shared.geometry().size.cols);
        let said = self.said_cols();
        let room = |mark: &str| cols.checked_sub(said + width(mark) + ASIDE);
        let mine = self.shared.awaited.mine();
        if mine > 0 {
            let with = format!("{}  {mark}", waiting::MARK.with(lang, &[("n", &mine)]));
            mark = if said == 0 || room(&with).is_some() { with } else { mark };
        }
        match self.front_mark((cols * 2 / 5).min(room(&mark).unwrap_or_default().saturating_sub(2))) {
            Some(front) => format!("{front}  {mark}"),
            None => mark,
        }
    }

    /// Columns of what was just said, before any key.
    fn said_cols(&self) -> usize {
        let notices = &self.shared.notices;
        let said = notices.standing().filter(|_| notices.is_fresh());
        said.map_or(0, |n| width(&n.words.say(self.shared.lang)) + mark_cols(n))
    }

    /// Columns of the last line that what happened has.
    fn status_cols(&self) -> usize {
        usize::from(self.shared.geometry().size.cols).saturating_sub(width(&self.status_mark()) + ASIDE)
    }

    /// What did not work or what was just done, line by line, when the last line has no room for it.
    pub fn told_whole(&self) -> Option<Vec<String>> {
        let notices = &self.shared.notices;
        let notice = notices.standing().filter(|n| match n.weight {
            Weight::Warning | Weight::Found => true,
            Weight::Plain => n.receipt && notices.is_fresh(),
            Weight::Passing => false,
        })?;
        let words = notice.words.say(self.shared.lang);
        let mark = mark_cols(notice);
        let here = self.stage == Stage::Desk && self.shield.is_none();
        if !here || (width(&words) + mark <= self.status_cols() && !words.contains('\n')) {
            return None;
        }
        // A border and a blank on either side.
        let cols = usize::from(self.shared.geometry().size.cols).saturating_sub(4);
        Some(words.lines().flat_map(|line| wrap(line, cols)).collect())
    }

    /// Whether what came of a form stands unread in the last line: Escape takes it for read.
    pub fn answers(&self) -> bool {
        let here = self.stage == Stage::Desk && self.shield.is_none() && self.overlays.is_empty();
        here && self.pending.is_empty() && self.shared.notices.answers()
    }

    /// Whether a key only takes away what was shown whole. One that was on its way before it could be read does what it
    /// does.
    pub(super) fn reads_refusal(&mut self, chord: Chord, cx: &Cx) -> bool {
        let read = |notice: &Notice| matches!(notice.weight, Weight::Warning | Weight::Found);
        let warned = self.shared.notices.standing().is_some_and(read);
        // A receipt is in nobody's way: Enter goes on with the work.
        let closes = chord == Chord::bare(Key::Esc) || (warned && chord == Chord::bare(Key::Enter));
        let stood = self.shared.notices.age_ms(cx.now_ms) >= GRACE_MS;
        let shown = closes && stood && self.overlays.is_empty() && self.told_whole().is_some();
        let reads = shown || (chord == Chord::bare(Key::Esc) && self.answers());
        if reads {
            self.shared.notices.read();
        }
        reads
    }

    /// After everything else: when another place came on screen, what was said at the one before leaves the last line.
    pub(super) fn tend_place(&mut self, cx: &Cx) {
        let place = (self.active, self.panes.get(self.active).place());
        if place != self.place {
            self.place = place;
            self.shared.notices.leave(cx.now_ms);
        }
    }

    /// Who is here, who waits, who is expected, how long people wait, and how many promises are due; nothing on a day without any of it.
    /// On a narrow screen, what the front desk needs least gives way.
    fn front_mark(&self, cols: usize) -> Option<String> {
        let (front, lang) = (&self.shared.front, self.shared.lang);
        let board = front.board()?;
        let (here, due) = (front.open().len(), front.promises().len());
        let counted = |msg: Msg, n: usize| (n > 0).then(|| msg.with(lang, &[("n", &n)]));
        let waiting = board.waiting as usize;
        let next = front.next_number().map(|n| visits::HEAD_NEXT.with(lang, &[("n", &n)]));
        let mean = board.mean_wait_ms.filter(|_| waiting > 0);
        let mut parts = [
            (2, counted(visits::HEAD_HERE, here)),
            (5, counted(visits::HEAD_WAITING, waiting)),
            (0, next),
            (3, counted(visits::HEAD_BOOKED, board.booked as usize)),
            (1, mean.map(|ms| visits::HEAD_MEAN.with(lang, &[("n", &(ms / 60_000))]))),
            (4, counted(visits::HEAD_PROMISES, due)),
        ];
        for least in 0..parts.len() {
            let said: Vec<&str> = parts.iter().filter_map(|(_, text)| text.as_deref()).collect();
            let said = said.join("  ");
            if width(&said) <= cols {
                return (!said.is_empty()).then_some(said);
            }
            parts.iter_mut().filter(|(rank, _)| *rank == least).for_each(|(_, text)| *text = None);
        }
        None
    }
}

fn mark_cols(notice: &Notice) -> usize {
    if notice.weight == Weight::Warning { MARK } else { 0 }
}
