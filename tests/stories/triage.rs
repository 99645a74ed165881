//! Fifty new petitions sorted with no more than a hundred keys, taken back and sorted again; who will be late is said before one more
//! is given.

use crate::clerk::{Clerk, sample};
use crate::scenarios::BOTH;
use crate::support::sample::Folder;

/// So many come in overnight.
const NEW: usize = 50;

/// The sample with new petitions, and how many wait in the queue.
fn with_new() -> (Folder, usize) {
    let folder = sample();
    for n in 1..=NEW {
        let person = format!("P{n}");
        folder.json(&["petition", "new", "--person", &person, "--demand", &format!("夜里来的第{n}件")]);
    }
    let waiting = waiting(&folder);
    (folder, waiting)
}

fn queue(folder: &Folder, tab: &str) -> serde_json::Value {
    folder.json(&["petition", "queue", "--tab", tab, "--limit", "500"])
}

fn waiting(folder: &Folder) -> usize {
    queue(folder, "undecided")["total"].as_u64().unwrap() as usize
}

fn left(clerk: &mut Clerk, n: usize) {
    clerk.see(&format!("[待分办 {n}]"));
}

#[test]
fn fifty_new_ones_are_sorted_in_at_most_a_hundred_keys() {
    for hand in BOTH {
        let (folder, waiting) = with_new();
        let mut clerk = Clerk::at_work(&folder);
        clerk.press("f4");
        left(&mut clerk, waiting);
        clerk.press("ctrl-f").type_text("夜里来的").press("enter").see_row(&["▌ ", "夜里来的"]);
        let (mut used, mut done) = (0, 0);
        // Every decision once in five: accept, pass on, set aside, decline; the fifth is accepted again.
        for n in 0..NEW {
            let keys = ["1", "21", "41", "52", "1"][n % 5];
            hand.presses(&mut clerk, keys);
            (used, done) = (used + keys.len(), done + 1);
            left(&mut clerk, waiting - done);
        }
        assert!(used <= 100, "{used} keys");
        // The last twenty come back one by one.
        for n in 1..=20 {
            clerk.press("ctrl-z");
            left(&mut clerk, waiting - done + n);
        }
        clerk.leave();
        let aside = queue(&folder, "deferred")["total"].as_u64().unwrap();
        assert_eq!(aside, 6, "of thirty that stand, every fifth is set aside ({hand:?})");
        let new = folder.json(&["petition", "queue", "--tab", "all", "--limit", "500", "--text", "夜里来的"]);
        let new = new["petitions"].as_array().unwrap();
        let are = |state| new.iter().filter(|petition| petition["state"] == state).count();
        let decided = ["accepted", "transferred", "declined", "registered"].map(are);
        assert_eq!(decided, [12, 6, 6, 26], "what was taken back or set aside is as it came ({hand:?})");
        folder.assert_sound();
    }
}

#[test]
fn marked_ones_are_sorted_together_after_a_look_and_taken_back_together() {
    for hand in BOTH {
        let (folder, waiting) = with_new();
        let mut clerk = Clerk::at_work(&folder);
        clerk.press("f4");
        left(&mut clerk, waiting);
        clerk.press("insert insert insert");
        hand.presses(&mut clerk, "1");
        clerk.see("确认办理 3 件").has_row(&["已登记 → 已受理"]);
        clerk.press("enter");
        left(&mut clerk, waiting - 3);
        clerk.press("ctrl-z");
        left(&mut clerk, waiting);
        clerk.leave();
        folder.assert_sound();
    }
}

#[test]
fn who_will_be_late_is_said_before_one_more_is_given() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.press("f4").see("[待分办 ");
    clerk.press("ctrl-t").see("交给谁首办").see("在手 ");
    clerk.press("esc").wait_gone("交给谁首办");
    clerk.leave();
    let found = folder.json(&["petition", "forecast"]);
    assert_eq!(found["days"].as_array().unwrap().len(), 10);
    assert!(!found["owners"].as_array().unwrap().is_empty());
}
