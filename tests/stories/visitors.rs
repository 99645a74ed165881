//! Three visitors at once, and the program killed in between: each comes back, each with what was typed for them.

use std::time::Duration;

use crate::clerk::{Clerk, small};

/// Each visitor, and the mark that is only ever typed for them.
const VISITORS: [(&str, char); 3] = [("区国英", '甲'), ("区桂仪", '乙'), ("梁润权", '丙')];

/// One thing the clerk does.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// The visitor comes to the desk, whoever is there already.
    Comes(usize),
    /// Something is typed into their visit form.
    Notes(usize),
    /// Back to the visitor before.
    Before(usize),
    /// To a visitor by digit.
    Digit(usize),
}

const DAY: [Step; 9] = [
    Step::Comes(0),
    Step::Notes(0),
    Step::Comes(1),
    Step::Notes(1),
    Step::Comes(2),
    Step::Notes(2),
    Step::Before(1),
    Step::Notes(1),
    Step::Digit(0),
];

fn comes(clerk: &mut Clerk, who: usize) {
    let (name, _) = VISITORS[who];
    clerk.press("f2").see("[F2 查人]");
    clerk.press("ctrl-u").type_text(name).see_row(&["▌", name]);
    clerk.press("enter").see_row(&["●", name, "接访"]);
}

fn notes(clerk: &mut Clerk, who: usize) {
    let (name, mark) = VISITORS[who];
    if !clerk.shown().text().contains("┌─ 接访") {
        clerk.press("f5");
    }
    clerk.see_row(&["┌─ 接访", name]);
    clerk.go_to_field("说明").type_text(&mark.to_string()).see(&mark.to_string());
}

fn to_digit(clerk: &mut Clerk, who: usize) {
    let digit = (who + 1).to_string();
    clerk.press("alt-l").see_row(&[&format!("{digit} {}", VISITORS[who].0), "接访"]);
    clerk.type_text(&digit);
}

/// What must be there after a kill: who is at the desk, and for whom something was typed before the clerk turned to
/// somebody else.
#[derive(Default)]
struct Known {
    here: Vec<usize>,
    typed: Vec<usize>,
    kept: Vec<usize>,
}

impl Known {
    fn take(&mut self, clerk: &mut Clerk, step: Step) {
        match step {
            Step::Comes(who) => {
                comes(clerk, who);
                self.here.push(who);
                // The record of the next one is on screen: what was typed for the one before is on disk.
                self.kept.append(&mut self.typed);
            }
            Step::Notes(who) => {
                notes(clerk, who);
                self.typed.push(who);
            }
            Step::Before(who) | Step::Digit(who) => {
                if matches!(step, Step::Before(_)) {
                    clerk.press("ctrl-l");
                } else {
                    to_digit(clerk, who);
                }
                let (name, mark) = VISITORS[who];
                // Exactly as it was left: the form is open, with what was typed.
                clerk.see_row(&["┌─ 接访", name]);
                clerk.see(&mark.to_string());
            }
        }
    }
}

#[test]
fn three_visitors_come_back_with_their_own_words_wherever_the_program_is_killed() {
    for (point, hasty) in (1..=DAY.len()).flat_map(|point| [(point, false), (point, true)]) {
        let folder = small();
        let mut clerk = Clerk::at_work(&folder);
        let mut known = Known::default();
        for step in DAY.into_iter().take(point) {
            known.take(&mut clerk, step);
        }
        // Or killed with the keys of the next step under way, before anything came of them.
        match DAY.get(point).filter(|_| hasty) {
            Some(Step::Comes(_)) => _ = clerk.press("f2 ctrl-u"),
            Some(Step::Notes(_)) => _ = clerk.press("f5"),
            Some(Step::Before(_) | Step::Digit(_)) => _ = clerk.press("ctrl-l"),
            None => {}
        }
        clerk.signal("KILL").exit_code();
        drop(clerk);
        let mut next = Clerk::at_work(&folder);
        for who in &known.here {
            to_digit(&mut next, *who);
            let (name, mark) = VISITORS[*who];
            next.see_row(&["●", name, "接访"]);
            next.press("f5").see_row(&["┌─ 接访", name]);
            if known.kept.contains(who) {
                next.see(&mark.to_string());
            }
            let screen = next.shown().text();
            for (other, (_, theirs)) in VISITORS.iter().enumerate() {
                assert!(other == *who || !screen.contains(*theirs), "after {point} steps, {name}:\n{screen}");
            }
        }
        next.signal("TERM").exit_code();
        folder.assert_sound();
    }
}

#[test]
fn what_was_typed_a_second_ago_survives_a_kill() {
    let folder = small();
    let mut clerk = Clerk::at_work(&folder);
    comes(&mut clerk, 0);
    notes(&mut clerk, 0);
    // Kept within a second of its first key; it is not on the screen, so time itself is waited for.
    clerk.settle(Duration::from_millis(1500));
    clerk.signal("KILL").exit_code();
    let mut next = Clerk::at_work(&folder);
    next.press("ctrl-l").see_row(&["●", "区国英", "接访"]);
    next.press("f5").see("甲");
}
