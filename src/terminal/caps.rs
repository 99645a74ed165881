//! What the environment says about the terminal. The only place of the screen that reads the environment.

use std::ffi::OsString;

/// Colours that may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// None: `NO_COLOR` is set, or the terminal has none.
    None,
    /// The sixteen of the palette.
    Sixteen,
    /// The 256 of xterm.
    Many,
}

/// What is known about the terminal before anything is drawn.
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each with a name")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caps {
    /// Colours that may be used.
    pub colours: Colours,
    /// The terminal understands cursor movement; without it there is no full screen.
    pub full_screen: bool,
    /// The locale's encoding is UTF-8, or none is named.
    pub utf8: bool,
    /// The locale names Chinese.
    pub chinese: bool,
    /// The session may be recorded or shared (tmux, screen, script): worth a warning on a screen with personal
    /// data.
    pub shared: bool,
}

impl Caps {
    /// Reads the environment of the process.
    #[allow(clippy::disallowed_methods, reason = "the one place of the screen that reads the environment")]
    pub fn detect() -> Self {
        Self::from_lookup(|name| std::env::var_os(name))
    }

    /// Judges variables given by a lookup.
    fn from_lookup(lookup: impl Fn(&str) -> Option<OsString>) -> Self {
        let get = |name: &str| {
            let value = lookup(name).map(|value| value.to_string_lossy().into_owned());
            value.filter(|value| !value.is_empty())
        };
        let term = get("TERM").unwrap_or_default();
        // POSIX order: the first that is set decides.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(get).unwrap_or_default();
        let encoding = locale.split_once('.').map(|(_, after)| after.to_ascii_lowercase().replace('-', ""));
        let full_screen = !matches!(term.as_str(), "" | "dumb" | "unknown");
        let many = term.contains("256color")
            || get("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit");
        let colours = match () {
            () if get("NO_COLOR").is_some() || !full_screen || term.starts_with("vt") => Colours::None,
            () if many => Colours::Many,
            () => Colours::Sixteen,
        };
        Self {
            colours,
            full_screen,
            utf8: encoding.is_none_or(|name| name.starts_with("utf8")),
            chinese: locale.starts_with("zh"),
            shared: ["TMUX", "STY", "SCRIPT"].into_iter().any(|name| get(name).is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caps(variables: &[(&str, &str)]) -> Caps {
        Caps::from_lookup(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn colours_follow_no_color_and_term() {
        for (variables, expected) in [
            (&[("TERM", "xterm-256color")][..], Colours::Many),
            (&[("TERM", "xterm"), ("COLORTERM", "truecolor")], Colours::Many),
            (&[("TERM", "xterm")], Colours::Sixteen),
            (&[("TERM", "linux")], Colours::Sixteen),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "1")], Colours::None),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "")], Colours::Many),
            (&[("TERM", "vt220")], Colours::None),
            (&[("TERM", "dumb")], Colours::None),
            (&[], Colours::None),
        ] {
            assert_eq!(caps(variables).colours, expected, "{variables:?}");
        }
    }

    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        let found = caps(&[("LC_ALL", ""), ("LC_CTYPE", "zh_CN.GB18030"), ("LANG", "en_US.UTF-8")]);
        assert!(found.chinese && !found.utf8);
        let found = caps(&[("LC_ALL", "en_GB.utf8"), ("LANG", "zh_CN.GBK")]);
        assert!(!found.chinese && found.utf8);
        assert!(caps(&[]).utf8, "a bare environment says nothing against it");
    }

    #[test]
    fn a_terminal_without_cursor_movement_and_a_shared_session_are_known() {
        assert!(!caps(&[("TERM", "dumb")]).full_screen && !caps(&[]).full_screen);
        let found = caps(&[("TERM", "tmux-256color"), ("TMUX", "/run/0")]);
        assert!(found.full_screen && found.shared);
    }
}
