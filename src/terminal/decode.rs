//! The terminal library's events in our own form, where its event source is used: on systems that are not Unix.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use crate::keymap::{Chord, Key};

use super::input::{PASTE_LIMIT, Raw, unify_line_ends};

/// One event; nothing for releases, repeats of modifiers, mice and sizes (which are asked for when they change).
pub(super) fn decode(event: &Event) -> Option<Raw> {
    match event {
        Event::Key(key) if key.is_press() => chord(key).map(Raw::Chord),
        Event::Paste(text) => {
            let mut end = text.len().min(PASTE_LIMIT);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            let kept = text.get(..end).unwrap_or_default();
            Some(Raw::Paste { text: unify_line_ends(kept), truncated: end < text.len() })
        }
        Event::FocusGained => Some(Raw::FocusGained),
        Event::FocusLost => Some(Raw::FocusLost),
        _ => None,
    }
}

fn chord(event: &KeyEvent) -> Option<Chord> {
    let key = match event.code {
        KeyCode::Char(letter) => Key::Char(letter),
        KeyCode::F(number) => Key::F(number),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    // A European AltGr arrives as control and alt together and means the character alone.
    let alt_gr = matches!(key, Key::Char(letter) if !letter.is_ascii_alphanumeric())
        && held(KeyModifiers::CONTROL | KeyModifiers::ALT);
    let ctrl = held(KeyModifiers::CONTROL) && !alt_gr;
    let alt = held(KeyModifiers::ALT) && !alt_gr;
    let chord = Chord::new(key, ctrl, alt, held(KeyModifiers::SHIFT));
    // What a plain terminal could not tell apart is the same key everywhere.
    Some(chord.twin().unwrap_or(chord))
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyEventKind, KeyEventState};

    use super::*;
    use crate::keymap::parse_sequence;

    fn event(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent { code, modifiers, kind, state: KeyEventState::NONE })
    }

    #[test]
    fn presses_are_chords_and_nothing_else_is() {
        let none = KeyModifiers::NONE;
        for (code, modifiers, meant) in [
            (KeyCode::Char('A'), KeyModifiers::SHIFT, "A"),
            (KeyCode::Char('w'), KeyModifiers::CONTROL, "ctrl-w"),
            (KeyCode::Char('h'), KeyModifiers::CONTROL, "backspace"),
            (KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT, "@"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "shift-tab"),
            (KeyCode::F(2), none, "f2"),
            (KeyCode::Left, KeyModifiers::CONTROL, "ctrl-left"),
            (KeyCode::Enter, KeyModifiers::SHIFT, "enter"),
        ] {
            let expected = parse_sequence(meant).unwrap().first().copied().map(Raw::Chord);
            assert_eq!(decode(&event(code, modifiers, KeyEventKind::Press)), expected, "{meant}");
        }
        assert_eq!(decode(&event(KeyCode::Enter, none, KeyEventKind::Release)), None);
        assert_eq!(decode(&event(KeyCode::CapsLock, none, KeyEventKind::Press)), None);
        assert_eq!(decode(&Event::Resize(20_000, 20_000)), None);
    }

    #[test]
    fn a_paste_is_cut_between_characters() {
        let Some(Raw::Paste { text, truncated: true }) = decode(&Event::Paste("军".repeat(30_000))) else {
            panic!("not cut");
        };
        assert_eq!(text.len(), PASTE_LIMIT - PASTE_LIMIT % 3);
        let whole = Raw::Paste { text: "a\nb".into(), truncated: false };
        assert_eq!(decode(&Event::Paste("a\r\nb".into())), Some(whole));
    }
}
