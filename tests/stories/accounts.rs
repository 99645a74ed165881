//! Accounts from the first day on: a clerk is added, signs in with a password for once, chooses their own, is locked out and
//! unlocked; at protection level 3 the two administrators do it together. The auditor reads all of it in the journal.

use crate::clerk::{Clerk, launch_real, rows, sample, say_yes};
use crate::support::pty::Desk;
use crate::support::sample::Folder;
use crate::support::shown::Shown;

const PASSWORD: &str = "Tian-Ma7 xing kong";
const OWN: &str = "Xin-Mi3 ma shi";
const GIVEN: &str = "Zan-Shi5 mi ma";

/// First run with those who run and watch the system, and nobody else.
fn found(folder: &Folder, heads: &[(&str, &str)]) -> Desk {
    let mut desk = launch_real(folder).start();
    desk.wait_for("首次设置").type_text("试验区退役军人事务局").press("tab enter").wait_for("选择区划");
    desk.type_text("花都区").wait_until("the district", |s| has_row(s, &["▌ ", "花都区"]));
    desk.press("enter").wait_gone("选择区划");
    if heads.len() == 3 {
        desk.press("tab right").wait_for("三级");
    }
    desk.press("ctrl-s").wait_for("第 2 步");
    for (n, (name, login)) in heads.iter().enumerate() {
        if n > 0 {
            desk.press("tab");
        }
        // A step at a time: what comes at once may be taken for a paste.
        desk.type_text(name).wait_for(name).press("tab").type_text(login).wait_for(login).press("tab");
        desk.type_text(PASSWORD).press("tab").type_text(PASSWORD);
    }
    desk.press("ctrl-s")
        .wait_for("第 3 步")
        .press("ctrl-s")
        .wait_for("第 4 步")
        .press("ctrl-s")
        .wait_for("第 5 步");
    desk.press("enter").wait_for("已建局，请登录。");
    desk
}

fn has_row(shown: &Shown<'_>, texts: &[&str]) -> bool {
    rows(shown).iter().any(|row| texts.iter().all(|t| row.contains(t)))
}

fn see_row(desk: &mut Desk, texts: &[&str]) {
    desk.wait_until(&format!("a row with {texts:?}"), |s| has_row(s, texts));
}

fn sign_in(desk: &mut Desk, login: &str, password: &str) {
    desk.wait_for("Enter 登录").type_text(login).press("tab").type_text(password).press("enter");
}

fn sign_out(desk: &mut Desk) {
    desk.press("ctrl-p").wait_for("┌─ 命令").type_text("退出登录");
    see_row(desk, &["▌ 退出登录"]);
    desk.press("enter");
    say_yes(desk, &["退出登录？"]);
}

/// The password that is shown for once.
fn told(desk: &mut Desk) -> String {
    let find = |shown: &Shown<'_>| {
        rows(shown)
            .iter()
            .flat_map(|row| row.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .find(|word| word.len() == 14 && word.is_ascii() && word.split('-').map(str::len).eq([4, 4, 4]))
    };
    desk.wait_for("一次性密码").wait_until("the password", |s| find(s).is_some());
    find(&desk.shown()).expect("the password that was there")
}

fn choose(desk: &mut Desk, old: &str, new: &str) {
    desk.wait_for("请先换一个密码").type_text(old).press("tab").type_text(new).press("tab").type_text(new);
    desk.press("enter");
}

#[test]
fn a_clerk_is_added_chooses_a_password_is_locked_out_and_unlocked() {
    let folder = Folder::empty();
    let mut desk = found(&folder, &[("王强", "wangq"), ("黄丽", "huangl")]);
    sign_in(&mut desk, "wangq", PASSWORD);
    desk.wait_for("[Ctrl-Y 工作人员]").press("1").wait_for("增加工作人员");
    desk.type_text("李娜")
        .press("tab")
        .type_text("lina")
        .press("tab space right space tab")
        .type_text("一号窗");
    desk.press("ctrl-s");
    let once = told(&mut desk);
    desk.press("enter").wait_gone("一次性密码");
    see_row(&mut desk, &["李娜", "lina", "窗口、经办", "! 待同意"]);
    assert!(!desk.shown().has(&once));
    sign_out(&mut desk);

    // Who set it cannot sign in by it as somebody else: another person gives their word first.
    sign_in(&mut desk, "lina", &once);
    desk.wait_for("还要另一人同意").wait_for("请黄丽");
    desk.press("shift-tab ctrl-u");
    sign_in(&mut desk, "huangl", PASSWORD);
    desk.wait_for("[Ctrl-Y 工作人员]").wait_for("待您办 1").press("alt-d");
    see_row(&mut desk, &["同意启用密码", "李娜", "窗口、经办"]);
    desk.press("ctrl-s").wait_for("王强 20");
    say_yes(&mut desk, &["同意启用 李娜（lina） 的密码？"]);
    desk.wait_for("已启用，可以登录了").wait_for("没有等您办的事");
    sign_out(&mut desk);

    sign_in(&mut desk, "lina", &once);
    desk.wait_for("请先换一个密码").press("f2 ctrl-y").type_text(&once).press("tab");
    assert!(!desk.shown().has("[F2 查人]"), "there is no way round it");
    desk.type_text(&once).press("tab").type_text(&once).press("enter").wait_for("不能再用");
    desk.type_text(OWN).press("tab").type_text(OWN).press("enter").wait_for("[F2 查人]");
    desk.press("ctrl-y").wait_for("审计员");
    sign_out(&mut desk);

    desk.wait_for("Enter 登录").type_text("lina").press("tab");
    for n in 0..5 {
        desk.type_text(&format!("wrong Password {n}")).wait_gone("登录未成功");
        desk.press("enter").wait_for("登录未成功");
    }
    desk.type_text(OWN).wait_gone("登录未成功");
    desk.press("enter").wait_for("登录未成功");
    desk.press("shift-tab ctrl-u");
    sign_in(&mut desk, "wangq", PASSWORD);
    desk.wait_for("[Ctrl-Y 工作人员]");
    see_row(&mut desk, &["李娜", "! 锁定"]);
    desk.press("down down");
    see_row(&mut desk, &["▌ 李娜"]);
    desk.press("6").wait_for("李娜 已解锁，密码不变。");
    sign_out(&mut desk);
    sign_in(&mut desk, "lina", OWN);
    desk.wait_for("[F2 查人]");
    sign_out(&mut desk);

    sign_in(&mut desk, "huangl", PASSWORD);
    desk.wait_for("[Ctrl-Y 工作人员]").press("ctrl-a").wait_for("[Ctrl-A 日志]");
    see_row(&mut desk, &["王强", "解除锁定"]);
    desk.press("end");
    for texts in [["李娜", "修改本人密码"], ["黄丽", "同意启用密码"], ["王强", "增加工作人员"]]
    {
        see_row(&mut desk, &texts);
    }
    desk.press("1").wait_for("找哪些记录").press("right").wait_for("王强（wangq）").press("ctrl-s");
    desk.wait_gone("找哪些记录").wait_gone("修改本人密码");
    see_row(&mut desk, &["王强", "解除锁定", "S3"]);
    desk.press("ctrl-q");
    say_yes(&mut desk, &["退出荣军台？"]);
    assert_eq!(desk.exit_code(), 0);
    let written = String::from_utf8_lossy(desk.raw()).into_owned();
    assert!(![PASSWORD, OWN].iter().any(|p| written.contains(p)), "what is typed is never shown");
    folder.assert_sound();
}

#[test]
fn at_level_three_one_adds_and_another_gives_the_roles() {
    let folder = Folder::empty();
    let mut desk = found(&folder, &[("王强", "wangq"), ("赵磊", "zhaol"), ("黄丽", "huangl")]);
    sign_in(&mut desk, "wangq", PASSWORD);
    desk.wait_for("[Ctrl-Y 工作人员]").press("1").wait_for("岗位由安全管理员设置");
    desk.type_text("李娜").press("tab").type_text("lina").press("tab tab").type_text(GIVEN).press("tab");
    desk.type_text(GIVEN).press("ctrl-s").wait_for("已增加 李娜。");
    see_row(&mut desk, &["▌ 李娜", "未定岗位"]);
    desk.press("2").wait_for("请由安全管理员办理");
    desk.press("home 4").wait_for("另一位管理员");
    desk.press("down down");
    see_row(&mut desk, &["▌ 黄丽"]);
    desk.press("4");
    say_yes(&mut desk, &["停用 黄丽（huangl）？"]);
    desk.wait_for("这样就没有人担任审计员了");
    sign_out(&mut desk);

    sign_in(&mut desk, "zhaol", PASSWORD);
    desk.wait_for("[Ctrl-Y 工作人员]").press("end");
    see_row(&mut desk, &["▌ 李娜"]);
    desk.press("2")
        .wait_for("李娜 的岗位")
        .press("space right right right right right right right space ctrl-s");
    desk.wait_for("同一人不能既是窗口又是审计员");
    desk.press("space ctrl-s").wait_for("下一步操作即生效");
    see_row(&mut desk, &["▌ 李娜", "窗口"]);
    sign_out(&mut desk);

    sign_in(&mut desk, "lina", GIVEN);
    choose(&mut desk, GIVEN, OWN);
    desk.wait_for("[F2 查人]");
    desk.signal("TERM").exit_code();
    folder.assert_sound();
}

#[test]
fn in_the_sample_every_role_can_be_tried() {
    let folder = sample();
    let mut clerk = Clerk::start(&folder, "zh");
    clerk.see("在册 300 人");
    clerk
        .press("f1")
        .see("PgDn 下面还有")
        .press("pagedown pagedown pagedown pagedown")
        .see("换一位工作人员")
        .press("esc")
        .wait_gone("┌─ 帮助")
        .press("ctrl-b");
    clerk.see("黄丽").type_text("黄丽");
    clerk.see_row(&["▌ 黄丽", "审计员"]);
    clerk.press("enter").see("[Ctrl-Y 工作人员]");
    clerk.press("ctrl-a end").see_row(&["▌ ", "建局"]);
    clerk.press("ctrl-p").see("┌─ 命令").type_text("换一位");
    clerk.see_row(&["▌ 换一位工作人员"]);
    clerk.press("enter").see("陈静").type_text("李娜");
    clerk.see_row(&["▌ 李娜"]);
    clerk.press("enter").see("[F2 查人]");
}
