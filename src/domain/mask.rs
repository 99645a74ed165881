//! Masks: what a visitor looking at the screen may read of a protected field. Width stays, the last four stay.

const SHOWN: usize = 4;
const STAR: char = '*';

/// All but the last four characters as stars; a text of four or fewer is all stars.
pub fn keep_last(text: &str) -> String {
    let len = text.chars().count();
    let hidden = if len > SHOWN { len - SHOWN } else { len };
    text.chars().enumerate().map(|(n, c)| if n < hidden { STAR } else { c }).collect()
}

/// An identity number: `**************0284`.
pub fn mask_id(id: &str) -> String {
    keep_last(id)
}

/// A bank account or card number: its last four digits.
pub fn mask_account(account: &str) -> String {
    keep_last(account)
}

/// A telephone number: its first three digits and its last four, `138****8000`; of a fixed one printed with its area
/// code all of that, `0763-***6888`.
pub fn mask_phone(phone: &str) -> String {
    let len = phone.chars().count();
    let head = phone.chars().position(|c| c == '-').map_or(3, |n| n + 1);
    if len < head + 2 * SHOWN - 1 {
        return keep_last(phone);
    }
    phone.chars().enumerate().map(|(n, c)| if n < head || n + SHOWN >= len { c } else { STAR }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn masks_keep_width_and_the_last_four() {
        for (text, masked) in [
            ("440121196402290284", "**************0284"),
            ("44012119640229001X", "**************001X"),
            ("1234", "****"),
            ("", ""),
        ] {
            assert_eq!(mask_id(text), masked);
        }
        assert_eq!(mask_account("6222021234567890"), "************7890");
        for (text, masked) in [
            ("13800138000", "138****8000"),
            ("02086888888", "020****8888"),
            ("020-86888888", "020-****8888"),
            ("0763-3366888", "0763-***6888"),
            ("12345", "*2345"),
            ("123", "***"),
        ] {
            assert_eq!(mask_phone(text), masked);
        }
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn nothing_else_ever_shows(text in "\\PC{0,30}") {
            for masked in [mask_id(&text), mask_account(&text)] {
                prop_assert_eq!(masked.chars().count(), text.chars().count());
                prop_assert!(masked.chars().filter(|c| *c != STAR).count() <= SHOWN);
            }
            prop_assert_eq!(mask_phone(&text).chars().count(), text.chars().count());
        }
    }
}
