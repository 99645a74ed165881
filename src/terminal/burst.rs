//! What arrived together is judged together: an input method's commit is text, a flood of characters is a paste.

use std::time::{Duration, Instant};

use crate::keymap::{Chord, Key};
use crate::text::fold_key;

use super::input::{AmbiguousWidth, Input, PASTE_LIMIT, Raw};

/// So many characters at once are no typing. Card and barcode readers send 18 to about 100 characters and Enter
/// as one burst, and the Enter must stay a key; a screenful pasted without brackets is far longer.
const FLOOD: usize = 128;
/// So many digits at once are a number that a reader sent; as keys some of them would be commands.
const NUMBER: usize = 15;
/// A flood goes on until the line has been quiet for this long, so that no later piece of it is taken for keys. On a busy
/// machine the sender may pause; nobody presses a meaningful key so soon after a paste.
const FLOOD_QUIET: Duration = Duration::from_millis(400);

/// Judges bursts; remembers a flood that is under way.
#[derive(Debug, Default)]
pub(super) struct Bursts {
    flood: Option<Flood>,
}

#[derive(Debug)]
struct Flood {
    last: Instant,
    bytes: usize,
}

impl Bursts {
    /// Turns one burst into inputs.
    pub(super) fn judge(&mut self, burst: Vec<Raw>, now: Instant) -> Vec<Input> {
        let flooding = self.flood.as_ref().is_some_and(|flood| now.duration_since(flood.last) < FLOOD_QUIET);
        if !flooding {
            self.flood = None;
        }
        let typed = burst.iter().filter(|raw| typed_text(raw).is_some()).count();
        // A piece may hold control characters alone.
        if flooding || typed > FLOOD {
            return self.flood(burst, now);
        }
        let mut inputs = Vec::new();
        let mut run: Vec<Chord> = Vec::new();
        for raw in burst {
            match raw {
                Raw::Chord(chord) if chord.printable().is_some() => run.push(chord),
                other => {
                    end_run(&mut run, &mut inputs);
                    inputs.extend(plain(other));
                }
            }
        }
        end_run(&mut run, &mut inputs);
        inputs
    }

    /// A burst of a flood: its characters are a paste, its other keys are dropped, because in pasted text a
    /// control character is no command.
    fn flood(&mut self, burst: Vec<Raw>, now: Instant) -> Vec<Input> {
        let flood = self.flood.get_or_insert(Flood { last: now, bytes: 0 });
        flood.last = now;
        let (mut text, mut truncated, mut inputs) = (String::new(), false, Vec::new());
        let already_full = flood.bytes >= PASTE_LIMIT;
        for raw in burst {
            match typed_text(&raw) {
                Some(letter) if flood.bytes + letter.len_utf8() <= PASTE_LIMIT => {
                    flood.bytes += letter.len_utf8();
                    text.push(letter);
                }
                Some(_) => {
                    truncated = true;
                    flood.bytes = PASTE_LIMIT;
                }
                None if matches!(raw, Raw::Chord(_)) => {}
                None => inputs.extend(plain(raw)),
            }
        }
        // Once full, it has been said; the rest is dropped without a word.
        if !already_full && (!text.is_empty() || truncated) {
            inputs.push(Input::Paste { text, truncated });
        }
        inputs
    }
}

/// The character that a unit would type in pasted text.
fn typed_text(raw: &Raw) -> Option<char> {
    match raw {
        Raw::Chord(Chord { key: Key::Enter, ctrl: false, alt: false, .. }) => Some('\n'),
        Raw::Chord(Chord { key: Key::Tab, ctrl: false, alt: false, .. }) => Some('\t'),
        Raw::Chord(chord) => chord.printable(),
        _ => None,
    }
}

/// Characters in a row: text when an input method has committed them, keys otherwise.
fn end_run(run: &mut Vec<Chord>, inputs: &mut Vec<Input>) {
    let letters: String = run.iter().filter_map(Chord::printable).collect();
    let number = |letter: char| letter.is_ascii_digit() || letter.eq_ignore_ascii_case(&'x');
    let read = run.len() >= NUMBER && letters.chars().map(fold_key).all(number);
    let committed = read || run.len() > 1 && letters.chars().any(|letter| !fold_key(letter).is_ascii());
    if committed {
        run.clear();
        inputs.push(Input::Text(letters));
    } else {
        inputs.extend(run.drain(..).map(Input::Chord));
    }
}

fn plain(raw: Raw) -> Option<Input> {
    Some(match raw {
        Raw::Chord(chord) => Input::Chord(chord),
        Raw::Paste { text, truncated } => Input::Paste { text, truncated },
        Raw::FocusGained => Input::FocusGained,
        Raw::FocusLost => Input::FocusLost,
        Raw::CursorAt { row: 2, column: 2 } => Input::Ambiguous(AmbiguousWidth::Narrow),
        Raw::CursorAt { row: 2, column: 3 } => Input::Ambiguous(AmbiguousWidth::Wide),
        Raw::CursorAt { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::parse_sequence;

    fn keys(written: &str) -> Vec<Raw> {
        parse_sequence(written).unwrap().into_iter().map(Raw::Chord).collect()
    }

    fn typed(text: &str) -> Vec<Raw> {
        let key = |letter| match letter {
            '\n' => Key::Enter,
            other => Key::Char(other),
        };
        text.chars().map(|letter| Raw::Chord(Chord::bare(key(letter)))).collect()
    }

    #[test]
    fn keys_stay_keys_and_what_a_card_reader_sends_is_a_number_and_enter() {
        let now = Instant::now();
        let card = "440121195503120284\n";
        let inputs = Bursts::default().judge(typed(card), now);
        let enter = Input::Chord(Chord::bare(Key::Enter));
        assert_eq!(inputs, [Input::Text(card.trim().into()), enter]);
        assert_eq!(Bursts::default().judge(typed("44012119"), now).len(), 8, "fast typing stays keys");
        assert_eq!(Bursts::default().judge(typed("？"), now), [Input::Chord(Chord::bare(Key::Char('？')))]);
        assert_eq!(Bursts::default().judge(typed("？！"), now).len(), 2, "folded forms may be keys");
    }

    #[test]
    fn what_an_input_method_commits_is_one_text() {
        let mut burst = typed("退役a");
        burst.extend(keys("enter"));
        let inputs = Bursts::default().judge(burst, Instant::now());
        assert_eq!(inputs, [Input::Text("退役a".into()), Input::Chord(Chord::bare(Key::Enter))]);
    }

    #[test]
    fn a_flood_is_a_paste_and_presses_nothing() {
        let mut bursts = Bursts::default();
        let start = Instant::now();
        let mut burst = typed(&"x".repeat(200));
        burst.extend(keys("ctrl-q up enter"));
        let text = "x".repeat(200) + "\n";
        assert_eq!(bursts.judge(burst, start), [Input::Paste { text, truncated: false }]);
        let tail = bursts.judge(typed("y\n"), start + Duration::from_millis(20));
        assert_eq!(tail, [Input::Paste { text: "y\n".into(), truncated: false }], "the tail belongs to it");
        let alone = bursts.judge(keys("ctrl-z ctrl-q"), start + Duration::from_millis(150));
        assert_eq!(alone, [], "a piece without letters belongs to it, too");
        let after = bursts.judge(keys("enter"), start + Duration::from_millis(600));
        assert_eq!(after, [Input::Chord(Chord::bare(Key::Enter))], "after quiet, keys are keys");
    }

    #[test]
    fn a_flood_of_a_megabyte_is_cut_once() {
        let mut bursts = Bursts::default();
        let start = Instant::now();
        let (mut kept, mut cuts) = (0, 0);
        for piece in 0..300 {
            for input in bursts.judge(typed(&"军".repeat(1024)), start + Duration::from_millis(piece)) {
                let Input::Paste { text, truncated } = input else { panic!("{input:?}") };
                kept += text.len();
                cuts += usize::from(truncated);
            }
        }
        assert_eq!((kept, cuts), (PASTE_LIMIT - PASTE_LIMIT % 3, 1));
    }

    #[test]
    fn the_probe_answer_is_a_width() {
        let at = |column| vec![Raw::CursorAt { row: 2, column }];
        let judge = |burst| Bursts::default().judge(burst, Instant::now());
        assert_eq!(judge(at(2)), [Input::Ambiguous(AmbiguousWidth::Narrow)]);
        assert_eq!(judge(at(3)), [Input::Ambiguous(AmbiguousWidth::Wide)]);
        assert_eq!(judge(at(9)), []);
    }
}
