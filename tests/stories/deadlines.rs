//! Limits of petitions at the desk: a Sunday that is worked, the calendar of next year, a pause that needs a rule and counts once, a
//! deadline set by hand.

use std::fs;
use std::path::Path;

use crate::clerk::{Clerk, sample};
use crate::petition_steps::{accept, go_to, on_day, step, take_in, why};
use crate::scenarios::{BOTH, Hand};
use crate::support::pty::Launch;
use crate::support::sample::{Folder, TODAY};

#[test]
fn the_sunday_that_is_worked_counts_for_the_objection() {
    let folder = sample();
    take_in(&folder, "转来的旧事要求核实", "referred", "2026-09-18");
    // No letter nor digit is pressed: with an input method on it is the same.
    let mut clerk = Clerk::at_work(&folder);
    go_to(&mut clerk, "转来的旧事");
    clerk
        .press("ctrl-w")
        .see("书面告知")
        .press("pagedown")
        .see("提出异议退回 2026-09-24")
        .see("20日")
        .see("1补");
    clerk.see("09-20 日 因国庆节补班，算").press("end").see("放假安排 2026-08-07");
    clerk.leave();
}

const NOTICE: &str =
    r#"{"year": 2027, "papers": [], "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}"#;

/// Opens the list of files that may be a calendar and chooses that of next year.
fn choose_calendar(clerk: &mut Clerk, hand: Hand) {
    clerk.press("ctrl-p").see("┌─ 命令").type_text("导入放假");
    clerk.see_row(&["▌ 导入放假安排"]);
    clerk.press("enter").see("选放假安排的文件").see("2027.json");
    hand.presses(clerk, "2027").press("enter").wait_gone("选放假安排的文件");
}

/// Somebody chooses the file, looks at what moves and signs.
fn signs(folder: &Folder, work: &Path, hand: Hand, (who, row, told): (&str, &str, &str)) -> Clerk {
    let arguments = ["--data", folder.arg(), "--today", TODAY, "--as", who, "--lang", "zh"];
    let mut clerk = Clerk::of(Launch::honordesk(&arguments).in_folder(work));
    clerk.see("在册 ");
    go_to(&mut clerk, "明年到期");
    choose_calendar(&mut clerk, hand);
    clerk.see("核对每一项变动").see("2027 年：放假 1 天，补班 0 天（已公布）").see("不再暂定");
    // One day off in a year is no notice that anybody has seen, and it says so.
    clerk.see("! 2027 年周一到周五净放假 1 天");
    // Nothing is marked yet: Enter takes nothing that was not meant.
    clerk.press("down").see_row(&["▌ ", row]);
    clerk.press("enter");
    clerk.say_yes("签发 2027.json？");
    clerk.see(told);
    clerk
}

#[test]
fn the_calendar_of_next_year_is_looked_at_and_signed() {
    let folder = sample();
    let petition = take_in(&folder, "明年到期的事项", "direct", "2026-11-23");
    accept(&folder, &petition);
    let conclusion = |folder: &Folder| folder.json(&["petition", "why", &petition, "conclusion"]);
    let shown = conclusion(&folder);
    assert_eq!((shown["due"].as_str(), shown["provisional"].as_bool()), (Some("2027-01-22"), Some(true)));
    for hand in BOTH {
        let folder = folder.again();
        let work = folder.beside().join("文件");
        fs::create_dir_all(&work).unwrap();
        let file = work.join("2027.json");
        fs::write(&file, NOTICE).unwrap();
        // A signature of something else signs nothing.
        let import = ["calendar", "import", file.to_str().unwrap(), "--sign"];
        let refused = folder.run(&[&import[..], &[&"0".repeat(64)]].concat());
        assert!(refused.code != 0 && refused.told.contains("签的不是这个文件"), "{}", refused.told);
        assert_eq!(conclusion(&folder)["provisional"].as_bool(), Some(true));

        // Whoever handles petitions loads it and signs; the head looks at the same and signs too.
        let mut clerk = signs(&folder, &work, hand, ("lina", "核对无误，载入签名", "2027.json 已载入并签名"));
        choose_calendar(&mut clerk, hand);
        clerk.see("核对每一项变动").see("您已经签过").press("esc").wait_gone("核对每一项变动");
        clerk.leave();
        assert_eq!(conclusion(&folder)["provisional"].as_bool(), Some(true), "one signature is not enough");
        let mut clerk = signs(&folder, &work, hand, ("chenjing", "核对无误，签发", "2027.json 已签发"));
        clerk.press("ctrl-w").see("办结 2027-01-22 五（60 日");
        clerk.press("ctrl-w");
        // Once more: nothing changes, and it says so.
        choose_calendar(&mut clerk, hand);
        clerk.see("没有变化");
        clerk.leave();

        assert_eq!(conclusion(&folder)["provisional"].as_bool(), Some(false), "{hand:?}");
        let ladder = folder.run(&["petition", "clocks", "--received", "2027-01-04", "--json"]);
        assert!(ladder.said.contains(r#""provisional":false"#), "{}", ladder.said);
        folder.assert_sound();
    }
}

/// Two rules of the place that a pause may cite.
const RULES: &str = "[[pause]]\nid = \"appraisal\"\ntitle = \"某区信访事项办理规程\"\narticle = \"第十二条\"\n\
    file = \"某信办〔2024〕3号\"\neffective = \"2024-01-01\"\nclocks = [\"conclude\"]\n\
    [[pause]]\nid = \"audit\"\ntitle = \"某区信访事项核查规程\"\narticle = \"第五条\"\n\
    file = \"某信办〔2024〕4号\"\neffective = \"2024-01-01\"\nclocks = [\"conclude\"]\n";

#[test]
fn a_pause_is_refused_until_the_folder_brings_its_rule() {
    let folder = sample();
    let petition = take_in(&folder, "需要鉴定的事项", "direct", "2026-11-20");
    accept(&folder, &petition);
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        go_to(&mut clerk, "需要鉴定");
        hand.presses(&mut clerk, "0").see("现在可以办什么").type_text("中止");
        clerk.see("不能中止计时").see("三十六").see("reference/local_rules.toml");
        clerk.press("esc").wait_gone("现在可以办什么");
        clerk.leave();

        let reference = folder.path().join("reference");
        fs::create_dir_all(&reference).unwrap();
        fs::write(reference.join("local_rules.toml"), RULES).unwrap();
        let mut clerk = Clerk::at_work(&folder);
        go_to(&mut clerk, "需要鉴定");
        hand.presses(&mut clerk, "5").see("《某区信访事项办理规程》第十二条");
        clerk.go_to_field("理由").type_text("等待鉴定结论").press("ctrl-s");
        clerk.wait_until("the answer", |screen| screen.last_row().contains("中止"));
        clerk.press("ctrl-w").see("中止计时，还剩 60 天");
        clerk.press("end").see("中止，不计：《某区信访事项办理规程》第十二条");
        clerk.press("ctrl-w").wait_gone("的期限为什么是那一天");
        // A second ground on the same days takes them out once; waking up pages nobody and says what is left.
        hand.presses(&mut clerk, "4").see("┌─ 中止");
        clerk.go_to_field("依据").choose("《某区信访事项核查规程》第五条");
        clerk.go_to_field("理由").type_text("并案核查").press("ctrl-s").wait_gone("┌─ 中止");
        clerk.leave();
        woken(&folder, hand);
        folder.assert_sound();
    }
}

/// Ten days later it goes on: that day is the first of the sixty.
fn woken(folder: &Folder, hand: Hand) {
    let mut clerk = on_day(folder, "lina", "2026-12-03");
    go_to(&mut clerk, "需要鉴定");
    why(&mut clerk, "", &["中止计时，还剩 60 天"]);
    step(&mut clerk, hand, "1", "恢复办理", &[]);
    why(&mut clerk, "", &["办结 2027-01-31 日 暂定", "还剩 59 天"]);
    clerk.press("alt-o").see(" 值班]").see("待处理 ").wait_gone("需要鉴定");
    clerk.leave();
}

#[test]
fn a_deadline_set_by_hand_stands_in_the_queue() {
    for hand in BOTH {
        let folder = sample();
        take_in(&folder, "领导交办的事项", "direct", "2026-11-23");
        let mut clerk = Clerk::at_work(&folder);
        go_to(&mut clerk, "领导交办");
        hand.presses(&mut clerk, "0")
            .see("现在可以办什么")
            .type_text("指定期限")
            .see_row(&["▌ ", "指定期限"]);
        clerk.press("enter").see("谁指定的");
        clerk.go_to_field("期限").type_text(&hand.written("2026-11-28"));
        clerk.go_to_field("谁指定的").type_text("分管副局长");
        clerk.go_to_field("理由").type_text("周末前答复").press("ctrl-s");
        clerk.wait_until("the answer", |screen| screen.last_row().contains("指定期限"));
        // A Saturday, and it stays one.
        clerk.see_row(&["▌", "11-28 六", "试件人"]);
        clerk.press("ctrl-w").see("指定期限 2026-11-28 六").see("分管副局长指定：周末前答复");
        clerk.leave();
    }
}
