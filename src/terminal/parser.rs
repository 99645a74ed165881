//! Bytes from a terminal to keys, pastes and reports.
//!
//! The parser is ours because the usual one keeps an unterminated paste for ever (eating every later key), spins
//! when the terminal disappears, and hides the answer to the width probe. It is a state machine without clock or
//! I/O: the reader feeds it and tells it when nothing followed.

use std::time::Duration;

use crate::keymap::{Chord, Key};

use super::csi::{Meaning, meaning, single_shift};
use super::input::{PASTE_LIMIT, Raw, unify_line_ends};

/// How long an escape byte may wait for the rest of its sequence before it is the escape key.
const ESCAPE_WAIT: Duration = Duration::from_millis(30);
/// How long a paste may be silent before it counts as ended.
const PASTE_WAIT: Duration = Duration::from_secs(2);
/// The longest sequence that any terminal sends as a key; longer ones are thrown away.
const SEQUENCE_LIMIT: usize = 64;
/// The end of a bracketed paste.
const PASTE_END: &[u8] = b"\x1b[201~";

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// After an escape byte.
    Escape,
    /// After `ESC [`: parameters so far.
    Control(Vec<u8>),
    /// After `ESC O`.
    SingleShift,
    /// Inside an operating-system or device string: swallowed to its end.
    String(Swallowed),
    /// Inside a bracketed paste.
    Paste(Paste),
}

#[derive(Debug)]
struct Swallowed {
    /// The byte after the escape that began it; alone it is a key with alt.
    opener: u8,
    empty: bool,
    /// The byte before was an escape.
    escaped: bool,
}

#[derive(Debug, Default)]
struct Paste {
    kept: Vec<u8>,
    truncated: bool,
    /// How many bytes of [`PASTE_END`] have just been seen.
    matched: usize,
}

impl Paste {
    /// Takes one byte; true when the paste has ended.
    fn take(&mut self, byte: u8) -> bool {
        if PASTE_END.get(self.matched) == Some(&byte) {
            self.matched += 1;
            return self.matched == PASTE_END.len();
        }
        // The end marker repeats its first byte nowhere, so a failed match can only begin anew at this byte.
        let failed = PASTE_END.get(..self.matched).unwrap_or_default();
        self.matched = 0;
        self.keep(failed);
        if PASTE_END.first() == Some(&byte) {
            self.matched = 1;
        } else {
            self.keep(&[byte]);
        }
        false
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = PASTE_LIMIT.saturating_sub(self.kept.len());
        self.truncated |= bytes.len() > room;
        self.kept.extend(bytes.iter().take(room));
    }

    fn finish(&mut self) -> Raw {
        let bytes = std::mem::take(&mut self.kept);
        // A cut at the limit may fall inside a character: the broken tail is dropped, not replaced.
        let whole = match std::str::from_utf8(&bytes) {
            Err(error) if error.error_len().is_none() => bytes.get(..error.valid_up_to()).unwrap_or_default(),
            _ => &bytes,
        };
        let text = unify_line_ends(&String::from_utf8_lossy(whole));
        Raw::Paste { text, truncated: self.truncated }
    }
}

/// The state machine. Feed it bytes; call [`Parser::idle`] when nothing came within [`Parser::patience`].
#[derive(Debug, Default)]
pub(super) struct Parser {
    state: State,
    /// Bytes of an incomplete UTF-8 character.
    partial: Vec<u8>,
}

impl Parser {
    /// How long the reader may wait for more before it must call [`Parser::idle`]; none when nothing is pending.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.state {
            State::Ground if self.partial.is_empty() => None,
            State::Paste(_) => Some(PASTE_WAIT),
            _ => Some(ESCAPE_WAIT),
        }
    }

    /// Takes bytes and appends what they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut Vec<Raw>) {
        for byte in bytes {
            self.take(*byte, out);
        }
    }

    /// Nothing followed: a pending escape is the key, a silent paste is over, a broken sequence is dropped.
    pub(super) fn idle(&mut self, out: &mut Vec<Raw>) {
        self.partial.clear();
        match std::mem::take(&mut self.state) {
            State::Escape => out.push(Raw::Chord(Chord::bare(Key::Esc))),
            State::Control(parameters) if parameters.is_empty() => out.push(alt(Key::Char('['))),
            State::SingleShift => out.push(alt(Key::Char('O'))),
            State::String(Swallowed { opener, empty: true, .. }) => {
                out.push(alt(Key::Char(char::from(opener))));
            }
            State::Paste(mut paste) => out.push(paste.finish()),
            State::Ground | State::Control(_) | State::String(_) => {}
        }
    }

    fn take(&mut self, byte: u8, out: &mut Vec<Raw>) {
        match &mut self.state {
            State::Ground => self.take_ground(byte, false, out),
            State::Escape => self.take_escape(byte, out),
            State::Control(_) => self.take_control(byte, out),
            State::SingleShift => {
                self.state = State::Ground;
                if let Some(chord) = single_shift(byte) {
                    out.push(Raw::Chord(chord));
                } else {
                    out.push(alt(Key::Char('O')));
                    self.take(byte, out);
                }
            }
            State::String(swallowed) => match (byte, swallowed.escaped) {
                (0x07, _) | (b'\\', true) => self.state = State::Ground,
                _ => {
                    swallowed.escaped = byte == 0x1b;
                    swallowed.empty = false;
                }
            },
            State::Paste(paste) => {
                if paste.take(byte) {
                    out.push(paste.finish());
                    self.state = State::Ground;
                }
            }
        }
    }

    fn take_escape(&mut self, byte: u8, out: &mut Vec<Raw>) {
        match byte {
            b'[' => self.state = State::Control(Vec::new()),
            b'O' => self.state = State::SingleShift,
            b']' | b'P' | b'_' | b'^' | b'X' => {
                self.state = State::String(Swallowed { opener: byte, empty: true, escaped: false });
            }
            // Two escapes are one key press and the beginning of something else.
            0x1b => out.push(Raw::Chord(Chord::bare(Key::Esc))),
            // Nobody holds alt while an input method commits: this is the escape key and then text.
            0x80.. => {
                out.push(Raw::Chord(Chord::bare(Key::Esc)));
                self.state = State::Ground;
                self.take_ground(byte, false, out);
            }
            _ => {
                self.state = State::Ground;
                self.take_ground(byte, true, out);
            }
        }
    }

    fn take_control(&mut self, byte: u8, out: &mut Vec<Raw>) {
        let State::Control(parameters) = &mut self.state else { return };
        match byte {
            // The Linux console's second bracket is a parameter, not an end.
            b'[' if parameters.is_empty() => parameters.push(byte),
            0x40..=0x7e => {
                let meant = meaning(parameters, byte);
                self.state = State::Ground;
                match meant {
                    Meaning::Raw(raw) => out.push(raw),
                    Meaning::PasteBegins => self.state = State::Paste(Paste::default()),
                    Meaning::Nothing => {}
                }
            }
            0x20..=0x3f if parameters.len() < SEQUENCE_LIMIT => parameters.push(byte),
            0x1b => self.state = State::Escape,
            _ => self.state = State::Ground,
        }
    }

    fn take_ground(&mut self, byte: u8, alt_held: bool, out: &mut Vec<Raw>) {
        if byte >= 0x80 {
            self.take_utf8(byte, out);
            return;
        }
        self.partial.clear();
        let (key, ctrl) = match byte {
            0x1b => {
                self.state = State::Escape;
                return;
            }
            0x00 => (Key::Char(' '), true),
            0x08 | 0x7f => (Key::Backspace, false),
            0x09 => (Key::Tab, false),
            0x0a | 0x0d => (Key::Enter, false),
            0x01..=0x1a => (Key::Char(char::from(byte - 1 + b'a')), true),
            0x1c..=0x1f => (Key::Char(char::from(byte - 0x1c + b'4')), true),
            _ => (Key::Char(char::from(byte)), false),
        };
        out.push(Raw::Chord(Chord::new(key, ctrl, alt_held, false)));
    }

    fn take_utf8(&mut self, byte: u8, out: &mut Vec<Raw>) {
        if byte >= 0xc0 {
            self.partial.clear();
        } else if self.partial.is_empty() {
            return;
        }
        self.partial.push(byte);
        match std::str::from_utf8(&self.partial) {
            Ok(text) => {
                let typed = text.chars().next().filter(|letter| !letter.is_control());
                self.partial.clear();
                if let Some(letter) = typed {
                    out.push(Raw::Chord(Chord::bare(Key::Char(letter))));
                }
            }
            Err(error) if error.error_len().is_some() => self.partial.clear(),
            Err(_) => {}
        }
    }
}

fn alt(key: Key) -> Raw {
    Raw::Chord(Chord::new(key, false, true, false))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::keymap::parse_sequence;

    fn fed(parser: &mut Parser, bytes: &[u8]) -> Vec<Raw> {
        let mut out = Vec::new();
        parser.feed(bytes, &mut out);
        out
    }

    fn all(bytes: &[u8]) -> Vec<Raw> {
        let mut parser = Parser::default();
        let mut out = fed(&mut parser, bytes);
        parser.idle(&mut out);
        out
    }

    fn keys(written: &str) -> Vec<Raw> {
        parse_sequence(written).unwrap().into_iter().map(Raw::Chord).collect()
    }

    #[test]
    fn keys_of_all_common_terminals() {
        for (bytes, meant) in [
            ("a", "a"),
            ("退", "退"),
            ("\r", "enter"),
            ("\n", "enter"),
            ("\t", "tab"),
            ("\x7f\x08", "backspace backspace"),
            ("\x1b", "esc"),
            ("\x1b\x1b", "esc esc"),
            ("\x17\x00\x1f", "ctrl-w ctrl-space ctrl-7"),
            ("\x1b1\x1b\r\x1b退", "alt-1 alt-enter esc 退"),
            ("\x1b[A\x1bOB\x1b[1;5C", "up down ctrl-right"),
            ("\x1b[H\x1b[4~\x1b[5~\x1b[6;2~", "home end pageup shift-pagedown"),
            ("\x1bOP\x1b[12~\x1b[[C\x1b[15~\x1b[24~\x1b[1;2R", "f1 f2 f3 f5 f12 shift-f3"),
            ("\x1b[Z", "shift-tab"),
            ("\x1b[3~\x1b[2~", "delete insert"),
            ("\x1bOq\x1bOk\x1bOM", "1 + enter"),
            ("\x1b[97;5u\x1b[27;5;46~", "ctrl-a ctrl-."),
            ("\x1b[\x1b[A", "up"),
            ("\x1b\x1b[A", "esc up"),
            ("\x1b[", "alt-["),
            ("\x1b]", "alt-]"),
            ("\x1bP", "alt-P"),
            ("\x1bO", "alt-O"),
        ] {
            assert_eq!(all(bytes.as_bytes()), keys(meant), "{bytes:?}");
        }
    }

    #[test]
    fn what_was_not_asked_for_is_swallowed_and_the_next_key_is_not() {
        for noise in [
            "\x1b]11;rgb:0000/0000/0000\x07",
            "\x1b]8;;x\x1b\\",
            "\x1bP>|xterm\x1b\\",
            "\x1b[?62;22c",
            "\x1b[<0;10;10M",
            "\x1b[99999999~",
            "\u{85}",
        ] {
            assert_eq!(all(format!("{noise}x").as_bytes()), keys("x"), "{noise:?}");
        }
        assert_eq!(all(b"\xff\xe9x\x80y"), keys("x y"));
    }

    #[test]
    fn reports_are_told_from_keys() {
        assert_eq!(all(b"\x1b[2;3R"), [Raw::CursorAt { row: 2, column: 3 }]);
        assert_eq!(all(b"\x1b[I\x1b[O"), [Raw::FocusGained, Raw::FocusLost]);
    }

    #[test]
    fn a_paste_is_text_whatever_it_holds() {
        let inside = "一行\r\n:quit\r\x11\x1b[A\x1b[201x\x1b\x1b";
        let bytes = format!("\x1b[200~{inside}\x1b[201~z");
        let text = "一行\n:quit\n\x11\x1b[A\x1b[201x\x1b\x1b".to_owned();
        let mut expected = vec![Raw::Paste { text, truncated: false }];
        expected.extend(keys("z"));
        assert_eq!(all(bytes.as_bytes()), expected);
    }

    #[test]
    fn a_long_paste_is_cut_between_characters_and_says_so() {
        let bytes = format!("\x1b[200~{}\x1b[201~x", "军".repeat(400_000));
        let out = all(bytes.as_bytes());
        let Some(Raw::Paste { text, truncated: true }) = out.first() else { panic!("{:?}", out.len()) };
        assert_eq!(text.len(), PASTE_LIMIT - PASTE_LIMIT % 3);
        assert_eq!(out.get(1..), Some(keys("x").as_slice()));
    }

    #[test]
    fn an_unterminated_paste_ends_after_silence() {
        let mut parser = Parser::default();
        assert_eq!(fed(&mut parser, b"\x1b[200~abc"), []);
        assert_eq!(parser.patience(), Some(PASTE_WAIT));
        let mut out = Vec::new();
        parser.idle(&mut out);
        assert_eq!(out, [Raw::Paste { text: "abc".into(), truncated: false }]);
        assert_eq!(fed(&mut parser, b"q"), keys("q"));
        assert_eq!(parser.patience(), None);
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn any_bytes_in_any_pieces_give_the_same(bytes in prop::collection::vec(prop_oneof![
            any::<u8>(), prop::sample::select(b"\x1b[O~;0129AR]P\x07".to_vec())], 0..60), cut in 0_usize..60)
        {
            let whole = all(&bytes);
            let mut parser = Parser::default();
            let (first, second) = bytes.split_at(cut.min(bytes.len()));
            let mut out = fed(&mut parser, first);
            parser.feed(second, &mut out);
            parser.idle(&mut out);
            prop_assert_eq!(out, whole);
            prop_assert!(parser.patience().is_none());
        }

        #[test]
        fn after_idle_a_key_is_a_key(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let mut parser = Parser::default();
            fed(&mut parser, &bytes);
            parser.idle(&mut Vec::new());
            prop_assert_eq!(fed(&mut parser, b"k"), keys("k"));
        }

        #[test]
        fn any_paste_comes_through_whole(text in "[^\\x1b\r]{0,200}") {
            let bytes = format!("\x1b[200~{text}\x1b[201~");
            prop_assert_eq!(all(bytes.as_bytes()), [Raw::Paste { text, truncated: false }]);
        }
    }
}
