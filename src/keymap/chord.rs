//! One key press, its canonical form, and the strict grammar that keymap files write it in.

use std::fmt;
use std::str::FromStr;

use crate::text::fold_key;

/// The highest function key a terminal can name.
const LAST_FUNCTION_KEY: u8 = 24;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A key that types this character; upper and lower case are different keys.
    Char(char),
    /// A function key, 1 to 24.
    F(u8),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Shift and tabulator together; written `shift-tab`.
    BackTab,
    /// Deletes to the left.
    Backspace,
    /// Deletes to the right.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
}

/// The keys that are written by a name, and the name a person reads. `BackTab` is written with its modifier.
const NAMED: [(Key, &str, &str); 16] = [
    (Key::Enter, "enter", "Enter"),
    (Key::Esc, "esc", "Esc"),
    (Key::Tab, "tab", "Tab"),
    (Key::Backspace, "backspace", "Backspace"),
    (Key::Delete, "delete", "Del"),
    (Key::Insert, "insert", "Ins"),
    (Key::Up, "up", "Up"),
    (Key::Down, "down", "Down"),
    (Key::Left, "left", "Left"),
    (Key::Right, "right", "Right"),
    (Key::Home, "home", "Home"),
    (Key::End, "end", "End"),
    (Key::PageUp, "pageup", "PgUp"),
    (Key::PageDown, "pagedown", "PgDn"),
    (Key::Char(' '), "space", "Space"),
    (Key::BackTab, "tab", "Tab"),
];

/// A key with its modifiers, always in canonical form: no shift on characters (the character says it), lower
/// case under ctrl, `BackTab` for shifted tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Control held.
    pub ctrl: bool,
    /// Alt held (or an escape sent before the key).
    pub alt: bool,
    /// Shift held; never set on characters and on `BackTab`.
    pub shift: bool,
}

impl Chord {
    /// The chord in canonical form.
    pub fn new(key: Key, ctrl: bool, alt: bool, shift: bool) -> Self {
        let key = match key {
            Key::Tab if shift => Key::BackTab,
            Key::Char(letter) if ctrl => Key::Char(letter.to_ascii_lowercase()),
            other => other,
        };
        let shift = shift && !matches!(key, Key::Char(_) | Key::BackTab);
        Self { key, ctrl, alt, shift }
    }

    /// A key with no modifier.
    pub fn bare(key: Key) -> Self {
        Self::new(key, false, false, false)
    }

    /// A key with control held.
    pub fn ctrl(key: Key) -> Self {
        Self::new(key, true, false, false)
    }

    /// Whether the chord types a character when nothing is bound to it.
    pub fn printable(&self) -> Option<char> {
        match self.key {
            Key::Char(letter) if !self.ctrl && !self.alt => Some(letter),
            _ => None,
        }
    }

    /// Whether no modifier is held. `BackTab` holds shift.
    pub fn is_bare(&self) -> bool {
        !self.ctrl && !self.alt && !self.shift && self.key != Key::BackTab
    }

    /// What a plain terminal sends instead of this chord, when it cannot tell them apart.
    ///
    /// Control characters are the byte of the letter without its upper bits, so ctrl with i, m, j, h and `[`
    /// are tab, return, line feed, backspace and escape; the decoder names bytes 0 and 28 to 31 `ctrl-space`
    /// and `ctrl-4` to `ctrl-7`. Return, escape and backspace have one byte whatever is held.
    pub fn twin(&self) -> Option<Chord> {
        match self.key {
            Key::Char(letter) if self.ctrl => {
                let bare = |key| Some(Chord { key, ctrl: false, alt: self.alt, shift: false });
                let ctrl = |to| Some(Chord { key: Key::Char(to), ..*self });
                match letter {
                    'i' => bare(Key::Tab),
                    'm' | 'j' => bare(Key::Enter),
                    'h' | '8' => bare(Key::Backspace),
                    '[' | '3' => bare(Key::Esc),
                    '@' | '2' => ctrl(' '),
                    '\\' => ctrl('4'),
                    ']' => ctrl('5'),
                    '^' => ctrl('6'),
                    '_' | '/' | '-' => ctrl('7'),
                    ' ' | '4'..='7' | 'a'..='z' => None,
                    other => Some(Chord { key: Key::Char(other), ctrl: false, ..*self }),
                }
            }
            Key::Enter | Key::Esc | Key::Backspace if self.ctrl || self.shift => {
                Some(Chord { ctrl: false, shift: false, ..*self })
            }
            Key::Tab | Key::BackTab if self.ctrl => Some(Chord { ctrl: false, ..*self }),
            _ => None,
        }
    }

    /// The chord as people read it: `Ctrl-W`, `F2`, `Shift-Tab`; arrows as signs unless `ascii`.
    pub fn label(&self, ascii: bool) -> String {
        let mut out = String::new();
        for (held, prefix) in
            [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift || self.key == Key::BackTab, "Shift-")]
        {
            if held {
                out.push_str(prefix);
            }
        }
        let sign = match self.key {
            Key::Up => "↑",
            Key::Down => "↓",
            Key::Left => "←",
            Key::Right => "→",
            _ => "",
        };
        if !ascii && !sign.is_empty() {
            out.push_str(sign);
            return out;
        }
        match (self.key, NAMED.iter().find(|(key, _, _)| *key == self.key)) {
            (_, Some((_, _, label))) => out.push_str(label),
            (Key::Char(letter), None) if self.ctrl || self.alt => out.push(letter.to_ascii_uppercase()),
            (Key::Char(letter), None) => out.push(letter),
            (Key::F(number), None) => {
                out.push('F');
                out.push_str(&number.to_string());
            }
            (_, None) => {}
        }
        out
    }
}

/// Prints the chord as a keymap file writes it.
impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, prefix) in
            [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift || self.key == Key::BackTab, "shift-")]
        {
            if held {
                f.write_str(prefix)?;
            }
        }
        match (self.key, NAMED.iter().find(|(key, _, _)| *key == self.key)) {
            (_, Some((_, name, _))) => f.write_str(name),
            (Key::Char(letter), None) => write!(f, "{letter}"),
            (Key::F(number), None) => write!(f, "f{number}"),
            (_, None) => Ok(()),
        }
    }
}

/// Why a written chord was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChordFault {
    /// Nothing after the modifiers, or nothing at all.
    #[error("no key")]
    NoKey,
    /// Neither a named key nor exactly one character.
    #[error("not a key")]
    NotAKey,
    /// A modifier written twice.
    #[error("modifier twice")]
    ModifierTwice,
    /// `shift-` with a character: the character itself says it.
    #[error("shift on a character")]
    ShiftOnCharacter,
    /// `ctrl-` with an upper-case letter: a terminal cannot send it.
    #[error("upper case under ctrl")]
    UpperUnderCtrl,
    /// A full-width or control character, which lookup would never meet.
    #[error("character is never looked up")]
    NeverTyped,
}

impl FromStr for Chord {
    type Err = ChordFault;

    /// Reads `ctrl-`, `alt-`, `shift-` in any order, each at most once, then one named key or one character.
    fn from_str(written: &str) -> Result<Self, ChordFault> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = written;
        loop {
            let (held, after) = if let Some(after) = rest.strip_prefix("ctrl-") {
                (&mut ctrl, after)
            } else if let Some(after) = rest.strip_prefix("alt-") {
                (&mut alt, after)
            } else if let Some(after) = rest.strip_prefix("shift-") {
                (&mut shift, after)
            } else {
                break;
            };
            if std::mem::replace(held, true) {
                return Err(ChordFault::ModifierTwice);
            }
            rest = after;
        }
        let key = read_key(rest)?;
        match key {
            Key::Char(_) if shift => Err(ChordFault::ShiftOnCharacter),
            Key::Char(letter) if ctrl && letter.is_ascii_uppercase() => Err(ChordFault::UpperUnderCtrl),
            _ => Ok(Self::new(key, ctrl, alt, shift)),
        }
    }
}

/// A key by its name or by its one character.
fn read_key(written: &str) -> Result<Key, ChordFault> {
    let mut letters = written.chars();
    let Some(first) = letters.next() else { return Err(ChordFault::NoKey) };
    if letters.next().is_none() {
        let typed = !first.is_control() && !first.is_whitespace() && fold_key(first) == first;
        return if typed { Ok(Key::Char(first)) } else { Err(ChordFault::NeverTyped) };
    }
    if let Some((key, _, _)) = NAMED.iter().find(|(_, name, _)| *name == written) {
        return Ok(*key);
    }
    let number = written
        .strip_prefix('f')
        .filter(|digits| !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|digits| digits.parse::<u8>().ok());
    match number {
        Some(number) if (1..=LAST_FUNCTION_KEY).contains(&number) => Ok(Key::F(number)),
        _ => Err(ChordFault::NotAKey),
    }
}

/// Reads a chord sequence: chords separated by blanks, at least one.
pub fn parse_sequence(written: &str) -> Result<Vec<Chord>, ChordFault> {
    let chords = written.split_whitespace().map(str::parse).collect::<Result<Vec<Chord>, _>>()?;
    if chords.is_empty() { Err(ChordFault::NoKey) } else { Ok(chords) }
}

/// Writes a chord sequence the way [`parse_sequence`] reads it.
pub fn print_sequence(chords: &[Chord]) -> String {
    chords.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
