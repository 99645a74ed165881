//! A change of the account at the counter: asked for with the passbook, agreed to by somebody else, the old one kept.

use serde_json::Value;

use crate::clerk::{Clerk, sample};
use crate::support::sample::Folder;

/// Goes on as another of the sample's staff.
fn switch(clerk: &mut Clerk, name: &str) {
    clerk.press("ctrl-b").see("▌").type_text(name);
    clerk.see_row(&["▌ ", name]);
    clerk.press("enter").see("待您办 4");
}

fn lines(folder: &Folder, args: &[&str]) -> Vec<Value> {
    let ran = folder.run(args);
    ran.said.lines().map(|said| serde_json::from_str(said).expect("one object a line")).collect()
}

#[test]
fn an_account_is_changed_at_the_counter_by_two_people_and_the_last_three_are_kept() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    // The clerk reads the new number off the passbook, and sees what they type.
    clerk.allow_numbers();
    clerk.keys("ougy").press("enter").see("[1 概况]");
    clerk.press("alt-a").see("· 收款账号").type_text("6222020000008888");
    clerk.press("tab").press("ctrl-u").type_text("建设银行").press("tab").press("ctrl-u").type_text("骆英");
    clerk.press("ctrl-s").see("户名不是本人，也不是在册的代领人或监护人");
    clerk.type_text("女儿代存，有声明").press("ctrl-s").see("待另一人复核");
    clerk.see("账号变更待复核");

    // Who asked takes it back at most; the checker is told and decides.
    clerk.press("alt-a").see("账号变更 Z").see("撤回").press("esc").see("[1 概况]");
    switch(&mut clerk, "王伟");
    clerk
        .press("f3")
        .see("待您办 4")
        .press("alt-a")
        .see("待复核的账号变更")
        .press("down")
        .see_row(&["▌ 区国英"]);
    clerk.see("户名不是本人、代领人或监护人").press("enter").see("女儿代存，有声明");
    clerk.has_row(&["建设银行", "8888"]).press("1").press("ctrl-s").see("已同意");
    clerk.see("户名不符");
    clerk.leave();

    let shown = lines(&folder, &["person", "account", "history", "P1", "--json"]);
    assert_eq!(shown.len(), 3, "the change, what the import brought, the account before: {shown:?}");
    assert_eq!((&shown[0]["outcome"], &shown[1]["origin"]), (&"approved".into(), &"imported".into()));
    assert!(shown[0]["holder_differs"].as_bool() == Some(true) && shown[2]["until"].is_string());
    assert!(folder.run(&["check", "--replay"]).code == 0);
}
