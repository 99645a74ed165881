//! Text that no spreadsheet program takes for a formula or a number, and back.

/// Digits from which spreadsheet programs turn a number into scientific notation.
const LONG_NUMBER: usize = 12;

/// The cell as it is written to a text table: an apostrophe stands before what would run as a formula (`=`, `+`, `-`, `@`
/// and their full-width forms, behind blanks too) or lose digits as a number.
pub(in crate::exchange) fn guard(text: &str) -> String {
    if needs_guard(text) { format!("'{text}") } else { text.to_owned() }
}

/// The cell as it was before [`guard`].
pub(in crate::exchange) fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(text)
}

fn needs_guard(text: &str) -> bool {
    let shown = text.trim_start_matches([' ', '\t', '\r', '\n', '"', '\u{A0}', '\u{3000}']);
    let starts = text.starts_with(['\'', '\t', '\r', '\n'])
        || shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    starts || text.len() >= LONG_NUMBER && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_and_long_numbers_are_made_inert() {
        for text in ["=1+1", " =1", "+86", "-5", "@x", "＝1", "\t=1", "440121195508170038", "'x", "\"=1"] {
            assert_eq!(guard(text), format!("'{text}"), "{text:?}");
        }
        for text in ["欧阳", "13800138000", "44012119640229001X", "", "1-2", "a=b"] {
            assert_eq!(guard(text), text);
        }
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn what_is_guarded_comes_back(text in "[-=+@' \t0-9a区＝]{0,20}") {
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), text.as_str());
            let plain = guarded.trim_start().chars().next();
            prop_assert!(!matches!(plain, Some('=' | '+' | '-' | '@')));
        }
    }
}
