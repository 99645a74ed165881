//! Fifty new petitions sorted with no more than a hundred keys, each by one event, and the last decisions taken back one by one.

use crate::clerk::{Clerk, sample};
use crate::scenarios::BOTH;
use crate::support::sample::Folder;

/// So many come in overnight.
const NEW: usize = 50;

/// Of so many people, so that each of them has another one in hand.
const PEOPLE: usize = 10;

/// The sample with new petitions, and how many wait in the queue.
fn with_new() -> (Folder, usize) {
    let folder = sample();
    for n in 1..=NEW {
        let person = format!("P{}", 100 + n % PEOPLE);
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
    let (folder, waiting) = with_new();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        clerk.press("f4");
        left(&mut clerk, waiting);
        clerk.press("ctrl-f").type_text("夜里来的").press("enter").see_row(&["▌ ", "夜里来的"]);
        let (mut used, mut done) = (0, 0);
        // Every decision once in five: accept, pass on, a repeat of the first in hand, set aside, decline with its reason.
        for n in 0..NEW {
            let keys = ["1", "21", "31", "41", "52"][n % 5];
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
        let decided = ["accepted", "transferred", "closed", "declined", "registered"].map(are);
        assert_eq!(decided, [6, 6, 6, 6, 26], "what was taken back or set aside is as it came ({hand:?})");
        for state in ["accepted", "transferred", "closed", "declined"] {
            let one = new.iter().find(|petition| petition["state"] == state).unwrap();
            let shown = folder.json(&["petition", "show", one["petition"].as_str().unwrap()]);
            assert_eq!(shown["events"].as_array().map(Vec::len), Some(1), "{shown}");
        }
        folder.assert_sound();
    }
}

#[test]
fn marked_ones_are_sorted_together_after_a_look_and_taken_back_together() {
    let (folder, waiting) = with_new();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        clerk.press("f4");
        left(&mut clerk, waiting);
        clerk.press("insert insert insert");
        hand.presses(&mut clerk, "1");
        // What may have a procedure of its own is left, with the reason.
        clerk
            .see("确认办理 2 件（另 1 件不动）")
            .has_row(&["已登记 → 已受理"])
            .has_row(&["不动", "办理途径"]);
        clerk.press("enter");
        left(&mut clerk, waiting - 2);
        clerk.press("ctrl-z");
        left(&mut clerk, waiting);
        clerk.leave();
        folder.assert_sound();
    }
}
