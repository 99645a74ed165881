//! What somebody typed, told back to them.

use std::fmt;
use std::path::Path;

use super::{truncate, visible, without_numbers};

/// Columns of what was typed that are told back.
const COLUMNS: usize = 40;
/// The same of a path: longer ones are seldom meant.
const PATH_COLUMNS: usize = 200;

/// What was typed, as a sentence tells it back: on one line, cut to a length, the numbers of people in it made unreadable. What is
/// typed wrongly may be anything: a whole file, or an identity number in a place where none belongs.
#[derive(Clone, Copy)]
pub struct Echo<'a>(pub &'a str);

impl fmt::Display for Echo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&truncate(&visible(&without_numbers(self.0)), COLUMNS))
    }
}

/// The path of a file or folder, as a sentence tells it: on one line, cut to a length.
#[derive(Clone, Copy)]
pub struct EchoPath<'a>(pub &'a Path);

impl fmt::Display for EchoPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&truncate(&visible(&self.0.to_string_lossy()), PATH_COLUMNS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_told_back_short_and_without_numbers_of_people() {
        for (typed, told) in [
            ("2026-13", "2026-13".to_owned()),
            ("--since=2026-11-26", "--since=2026-11-26".to_owned()),
            ("P44012119600714751X", "P*****************X".to_owned()),
            ("优抚\u{1b}[2J", "优抚␛[2J".to_owned()),
            (&"A".repeat(5000), format!("{}…", "A".repeat(39))),
            // Cut behind the masking: no part of a number is left over.
            (&format!("{}440121196007147512", "A".repeat(30)), format!("{}*********…", "A".repeat(30))),
        ] {
            assert_eq!(Echo(typed).to_string(), told);
        }
    }

    #[test]
    fn a_path_is_told_on_one_line_and_only_so_far() {
        let told = |path: &str| EchoPath(Path::new(path)).to_string();
        assert_eq!(told("/media/优盘/2027.csv"), "/media/优盘/2027.csv");
        assert_eq!(told("好\n坏"), "好␊坏");
        assert_eq!(told(&"A".repeat(40_000)), format!("{}…", "A".repeat(199)));
    }
}
