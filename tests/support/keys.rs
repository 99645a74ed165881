//! Keys as bytes.

/// The bytes that xterm sends for a key written as in a keymap file.
pub fn key_bytes(written: &str) -> Vec<u8> {
    let plain = match written {
        "enter" => "\r",
        "esc" => "\x1b",
        "tab" => "\t",
        "shift-tab" => "\x1b[Z",
        "backspace" => "\x7f",
        "space" => " ",
        "up" => "\x1b[A",
        "down" => "\x1b[B",
        "right" => "\x1b[C",
        "left" => "\x1b[D",
        "home" => "\x1b[H",
        "end" => "\x1b[F",
        "insert" => "\x1b[2~",
        "delete" => "\x1b[3~",
        "pageup" => "\x1b[5~",
        "pagedown" => "\x1b[6~",
        "f1" => "\x1bOP",
        "f2" => "\x1bOQ",
        "f3" => "\x1bOR",
        "f4" => "\x1bOS",
        "f5" => "\x1b[15~",
        "f6" => "\x1b[17~",
        "f7" => "\x1b[18~",
        "f8" => "\x1b[19~",
        "f9" => "\x1b[20~",
        "f10" => "\x1b[21~",
        "f11" => "\x1b[23~",
        "f12" => "\x1b[24~",
        "ctrl-up" => "\x1b[1;5A",
        "ctrl-down" => "\x1b[1;5B",
        "ctrl-right" => "\x1b[1;5C",
        "ctrl-left" => "\x1b[1;5D",
        "ctrl-home" => "\x1b[1;5H",
        "ctrl-end" => "\x1b[1;5F",
        "shift-f2" => "\x1b[1;2Q",
        "shift-f3" => "\x1b[1;2R",
        "ctrl-space" => "\0",
        _ => "",
    };
    if !plain.is_empty() {
        return plain.as_bytes().to_vec();
    }
    if let Some(letter) = written.strip_prefix("ctrl-").filter(|rest| rest.len() == 1) {
        return vec![letter.as_bytes()[0] & 0x1f];
    }
    if let Some(rest) = written.strip_prefix("alt-") {
        return [vec![0x1b], key_bytes(rest)].concat();
    }
    assert_eq!(written.chars().count(), 1, "no such key: {written}");
    written.as_bytes().to_vec()
}
