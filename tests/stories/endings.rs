//! However the console ends, the database is free and sound at once, and what was typed is there again.

use std::time::{Duration, Instant};

use crate::clerk::{Clerk, launch, small};
use crate::support::sample::Folder;

/// The program ends within two seconds by its own watchdog; a machine that builds beside gets as much again.
const SOON: Duration = Duration::from_secs(4);

/// A console with a form half filled in.
fn half_typed(folder: &Folder) -> Clerk {
    let mut clerk = Clerk::at_work(folder);
    open_form(&mut clerk);
    clerk.go_to_field("金额").type_text("12.34");
    clerk.go_to_field("备注").type_text("半途而止");
    clerk.see_row(&["▌ 备注", "半途而止"]);
    clerk
}

fn open_form(clerk: &mut Clerk) {
    clerk.type_text("ougy").see_row(&["▌ 区国英"]);
    clerk.press("enter").see("1955-03-02");
    clerk.press("ctrl-e").see("┌─ 记账 区国英");
}

/// The database is free and sound now, and the next start brings the text back.
fn assert_whole_again(folder: &Folder) {
    folder.assert_sound();
    let mut clerk = Clerk::at_work(folder);
    open_form(&mut clerk);
    clerk.see("已恢复上次没有保存的内容。");
    clerk.see_row(&["金额", "12.34"]);
    clerk.see_row(&["备注", "半途而止"]);
}

#[test]
fn signals_end_the_console_soon_with_the_database_free_and_the_draft_kept() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("QUIT", 131), ("ALRM", 142), ("USR1", 138)] {
        let folder = small();
        let mut clerk = half_typed(&folder);
        let told = Instant::now();
        assert_eq!(clerk.signal(name).exit_code(), code, "{name}");
        assert!(told.elapsed() < SOON, "{name}: {:?}", told.elapsed());
        let screen = clerk.shown();
        assert!(!screen.0.alternate_screen() && !screen.has("区国英"), "{name}:\n{}", screen.text());
        assert_whole_again(&folder);
    }
}

#[test]
fn a_closed_terminal_ends_the_console_soon_with_the_draft_kept() {
    let folder = small();
    let mut clerk = half_typed(&folder);
    let told = Instant::now();
    clerk.close_terminal();
    assert_ne!(clerk.exit_code(), 0);
    assert!(told.elapsed() < SOON, "{:?}", told.elapsed());
    assert_whole_again(&folder);
}

#[test]
fn after_a_kill_the_next_start_works_with_a_draft_at_most_a_second_old() {
    let folder = small();
    let mut clerk = half_typed(&folder);
    // The draft is kept within a second of its first key; it is not on the screen, so time itself is waited for.
    clerk.settle(Duration::from_millis(1500));
    clerk.signal("KILL").exit_code();
    let mut next = Clerk::at_work(&folder);
    next.see("上次没有正常退出，已核对完好");
    next.signal("TERM").exit_code();
    assert_whole_again(&folder);
}

#[test]
fn a_second_console_says_who_holds_the_database() {
    let folder = small();
    let first = Clerk::at_work(&folder);
    let holder = format!("pid {}", first.pid());
    let mut second = launch(&folder, "zh").start();
    assert_eq!(second.exit_code(), 5);
    let told = second.shown().text();
    assert!(told.contains(&holder), "{told}");
    for arguments in [&["check"][..], &["lookup", "ougy"], &["ledger", "statement", "P1"]] {
        let ran = folder.run(arguments);
        assert!(
            ran.code == 5 && ran.told.contains(&holder) && ran.said.is_empty(),
            "{}{}",
            ran.said,
            ran.told
        );
    }
    drop(first);
}
