//! The key table: what the final byte of a control sequence means. Sources: ECMA-48 for the form, xterm's
//! control-sequence list for functions and modifiers, rxvt and the Linux console for their deviations.

use crate::keymap::{Chord, Key};

use super::input::Raw;

/// What a complete `ESC [ parameters final` stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A key, focus change or report.
    Raw(Raw),
    /// A bracketed paste begins.
    PasteBegins,
    /// Nothing that we asked for.
    Nothing,
}

/// Reads a control sequence. `parameters` are the bytes between `[` and the final byte.
pub(super) fn meaning(parameters: &[u8], last: u8) -> Meaning {
    if parameters.first() == Some(&b'[') {
        // The Linux console sends ESC [ [ A to E for F1 to F5.
        return match last {
            b'A'..=b'E' => key(Key::F(1 + last - b'A'), 1),
            _ => Meaning::Nothing,
        };
    }
    if parameters.first().is_some_and(|byte| matches!(byte, b'<'..=b'?')) {
        return Meaning::Nothing;
    }
    let Some(numbers) = read_numbers(parameters) else { return Meaning::Nothing };
    let number = |at: usize| numbers.get(at).copied().unwrap_or(0);
    let modifier = number(1);
    match last {
        b'A' => key(Key::Up, modifier),
        b'B' => key(Key::Down, modifier),
        b'C' => key(Key::Right, modifier),
        b'D' => key(Key::Left, modifier),
        b'H' => key(Key::Home, modifier),
        b'F' => key(Key::End, modifier),
        // rxvt: shifted arrows in lower case.
        b'a' => key(Key::Up, 2),
        b'b' => key(Key::Down, 2),
        b'c' => key(Key::Right, 2),
        b'd' => key(Key::Left, 2),
        b'Z' => key(Key::BackTab, modifier),
        b'I' => Meaning::Raw(Raw::FocusGained),
        b'O' => Meaning::Raw(Raw::FocusLost),
        // A cursor report, or F3 with a modifier: the probe never stands in row 1, and F3 always says 1.
        b'R' if number(0) > 1 && numbers.len() == 2 => {
            Meaning::Raw(Raw::CursorAt { row: number(0), column: number(1) })
        }
        b'P'..=b'S' => key(Key::F(1 + last - b'P'), modifier),
        b'~' if number(0) == 27 => character(number(2), modifier),
        b'~' if number(0) == 200 => Meaning::PasteBegins,
        b'~' => tilde(number(0)).map_or(Meaning::Nothing, |named| key(named, modifier)),
        b'u' => character(number(0), modifier),
        _ => Meaning::Nothing,
    }
}

/// `ESC O final`: application mode of arrows, F1 to F4 and the number pad.
pub(super) fn single_shift(last: u8) -> Option<Chord> {
    let named = match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'M' => Key::Enter,
        b'P'..=b'S' => Key::F(1 + last - b'P'),
        b'X' => Key::Char('='),
        b'j'..=b'o' => Key::Char(char::from(last - b'j' + b'*')),
        b'p'..=b'y' => Key::Char(char::from(last - b'p' + b'0')),
        // rxvt: arrows with control.
        b'a' => return Some(Chord::ctrl(Key::Up)),
        b'b' => return Some(Chord::ctrl(Key::Down)),
        b'c' => return Some(Chord::ctrl(Key::Right)),
        b'd' => return Some(Chord::ctrl(Key::Left)),
        _ => return None,
    };
    Some(Chord::bare(named))
}

/// The keys of `ESC [ number ~`.
fn tilde(number: u16) -> Option<Key> {
    let number = u8::try_from(number).ok()?;
    Some(match number {
        1 | 7 => Key::Home,
        2 => Key::Insert,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        11..=15 => Key::F(number - 10),
        17..=21 => Key::F(number - 11),
        23..=26 => Key::F(number - 12),
        28 | 29 => Key::F(number - 13),
        31..=34 => Key::F(number - 14),
        _ => return None,
    })
}

/// A key with xterm's modifier parameter: one more than the bits shift 1, alt 2, control 4.
fn key(named: Key, modifier: u16) -> Meaning {
    let bits = modifier.saturating_sub(1);
    Meaning::Raw(Raw::Chord(Chord::new(named, bits & 4 != 0, bits & 2 != 0, bits & 1 != 0)))
}

/// A character reported by its code, from terminals set to report all keys.
fn character(code: u16, modifier: u16) -> Meaning {
    match code {
        9 => key(Key::Tab, modifier),
        13 => key(Key::Enter, modifier),
        27 => key(Key::Esc, modifier),
        8 | 127 => key(Key::Backspace, modifier),
        _ => match char::from_u32(u32::from(code)) {
            Some(letter) if !letter.is_control() => key(Key::Char(letter), modifier),
            _ => Meaning::Nothing,
        },
    }
}

/// Numbers between semicolons; a missing one is 0. Sub-parameters after a colon are dropped. Nothing when a byte
/// is no digit or a number does not fit.
fn read_numbers(parameters: &[u8]) -> Option<Vec<u16>> {
    if parameters.is_empty() {
        return Some(Vec::new());
    }
    parameters
        .split(|byte| *byte == b';')
        .map(|field| {
            let digits = field.split(|byte| *byte == b':').next().unwrap_or_default();
            digits.iter().try_fold(0_u16, |sum, byte| match byte {
                b'0'..=b'9' => sum.checked_mul(10)?.checked_add(u16::from(byte - b'0')),
                _ => None,
            })
        })
        .collect()
}
