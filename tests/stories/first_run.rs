//! First run by keys alone: the bureau, its administrator and auditor, a clerk; then signing in, refusals, the lock.

use crate::clerk::{launch, launch_real, rows, say_yes};
use crate::support::pty::Desk;
use crate::support::sample::Folder;

const PASSWORD: &str = "Tian-Ma7 xing kong";

/// Name, login and a password typed twice, from the field with the focus.
fn person(desk: &mut Desk, name: &str, login: &str) {
    desk.type_text(name).press("tab").type_text(login).press("tab");
    desk.type_text(PASSWORD).press("tab").type_text(PASSWORD);
}

/// Founds a bureau of level 2 with one clerk, who sits at desk 1.
fn found(folder: &Folder) -> Desk {
    let mut desk = launch_real(folder).start();
    desk.wait_for("首次设置").wait_for("第 1 步，共 5 步");
    desk.type_text("试验区退役军人事务局").press("tab enter").wait_for("选择区划");
    desk.type_text("花都区")
        .wait_until("the district", |s| rows(s).iter().any(|r| r.contains("▌ ") && r.contains("花都区")));
    desk.press("enter").wait_gone("选择区划");
    desk.press("ctrl-s").wait_for("第 2 步");
    person(&mut desk, "王强", "wangq");
    desk.press("tab");
    person(&mut desk, "黄丽", "huangl");
    desk.press("ctrl-s").wait_for("第 3 步");
    desk.type_text("李娜").press("tab").type_text("lina").press("tab");
    // Front desk, and the next role as well.
    desk.press("space right space tab").type_text("一号窗").press("tab");
    desk.type_text(PASSWORD).press("tab").type_text(PASSWORD).press("ctrl-s").wait_for("已有 1 人");
    desk.press("ctrl-s").wait_for("第 4 步").wait_for("护理费计发基数");
    desk.press("ctrl-s").wait_for("第 5 步").wait_for("李娜");
    assert!(!desk.shown().has(PASSWORD), "{}", desk.shown().text());
    desk.press("enter").wait_for("已建局，请登录。");
    desk
}

fn sign_in(desk: &mut Desk, password: &str) {
    desk.type_text("lina").press("tab").type_text(password).press("enter");
}

#[test]
fn an_empty_folder_becomes_a_bureau_whose_clerk_signs_in_and_locks_the_screen() {
    let folder = Folder::empty();
    let mut desk = found(&folder);
    desk.wait_for("登录名");
    sign_in(&mut desk, "wrong Password 1");
    desk.wait_for("登录未成功");
    desk.type_text(PASSWORD).press("enter").wait_for("[F2 查人]").wait_for("李娜");

    desk.press("ctrl-p").wait_for("┌─ 命令").type_text("sp");
    desk.wait_until("the lock", |s| rows(s).iter().any(|r| r.contains("▌ 锁屏")));
    desk.press("enter").wait_for("屏幕已锁定");
    assert!(!desk.shown().has("查人"), "{}", desk.shown().text());
    desk.type_text("wrong Password 1").press("enter").wait_for("!");
    assert!(!desk.shown().has("查人"), "{}", desk.shown().text());
    desk.type_text(PASSWORD).press("enter").wait_for("[F2 查人]");
    desk.press("ctrl-q");
    say_yes(&mut desk, &["退出荣军台？"]);
    assert_eq!(desk.exit_code(), 0);
    assert!(!String::from_utf8_lossy(desk.raw()).contains(PASSWORD));
    assert_eq!(folder.run(&["check"]).code, 0);
}

#[test]
fn another_days_date_is_for_the_sample_alone() {
    let folder = Folder::empty();
    for founded in [false, true] {
        if founded {
            found(&folder).signal("TERM").exit_code();
        }
        let mut desk = launch(&folder, "zh").start();
        assert_eq!(desk.exit_code(), 2, "{}", desk.shown().text());
        let said = String::from_utf8_lossy(desk.raw()).into_owned();
        assert!(said.contains("--today 只用于示例局"), "{said}");
        assert_eq!(folder.path().join("desk.redb").exists(), founded, "nothing is made on a wrong date");
    }
}

#[test]
fn five_wrong_passwords_lock_an_account_even_for_the_right_one() {
    let folder = Folder::empty();
    let mut desk = found(&folder);
    desk.wait_for("登录名");
    sign_in(&mut desk, "wrong Password 0");
    for n in 1..5 {
        desk.wait_for("登录未成功");
        desk.type_text(&format!("wrong Password {n}"));
        desk.wait_gone("登录未成功");
        desk.press("enter");
    }
    desk.wait_for("登录未成功");
    desk.type_text(PASSWORD).wait_gone("登录未成功");
    desk.press("enter").wait_for("登录未成功");
    assert!(!desk.shown().has("[F2 查人]"));
    // Leaving and coming back does not help.
    desk.signal("TERM").exit_code();
    let mut desk = launch_real(&folder).start();
    desk.wait_for("登录名");
    sign_in(&mut desk, PASSWORD);
    desk.wait_for("登录未成功");
}
