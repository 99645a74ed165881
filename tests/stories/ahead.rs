//! Everything at once: keys that reach the program before it has answered the ones before.

use crate::clerk::{Clerk, sample, small};

#[test]
fn a_visitor_is_found_opened_and_their_petition_taken_in_by_one_burst() {
    for (burst, seen) in [
        // Enter on the hit, Ctrl-T, what is asked, Ctrl-S.
        ("ougy\r\x14要求补发八月补助\x13", "已登记 2026-"),
        // The same from the lookup itself, on the second hit.
        ("ougy\x1b[B\x14请求复核八月补助\x13", "已登记 2026-"),
        // Enter and Ctrl-E: the form for an entry, with the money typed ahead.
        ("ougy\r\x05", "┌─ 记账 区国英"),
        // Enter, the ledger, entry by entry, why.
        ("ougy\r3\x1b[C\x17", "[3 台账]"),
    ] {
        let folder = sample();
        let mut clerk = Clerk::at_work(&folder);
        clerk.type_text(burst).see(seen);
    }
}

#[test]
fn the_next_visitor_is_looked_up_from_wherever_one_is() {
    let folder = small();
    let mut clerk = Clerk::at_work(&folder);
    clerk.type_text("ougy\r").see("1955-03-02");
    clerk.type_text("欧阳国勇").see("[F2 查人]").see_row(&["▌ 欧阳国勇"]);
    clerk.press("f3").see("[F3 台账]");
    clerk.type_text("区").see("[F2 查人]").see_row(&["▌ 区国英"]);
    clerk.leave();
}
