//! What a front desk does all day, told as a user would tell it; each once with the keys of the keyboard and once with an
//! input method on, which commits text and puts everything in full width.

use std::fs;

use crate::clerk::{Clerk, rows, sample};
use crate::support::sample::Folder;

/// How text reaches the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Key by key.
    Keys,
    /// Committed by an input method, in full width.
    InputMethod,
}

pub const BOTH: [Hand; 2] = [Hand::Keys, Hand::InputMethod];

impl Hand {
    /// Types what is looked for, and waits until it stands there.
    pub fn types(self, clerk: &mut Clerk, text: &str) {
        if self == Self::Keys {
            for letter in text.chars() {
                clerk.type_text(letter.encode_utf8(&mut [0; 4]));
            }
            clerk.see(text);
            return;
        }
        let wide = self.written(text);
        clerk.type_text(&wide).see(&wide);
    }

    /// Presses keys that a keyboard gives as they are and an input method in full width.
    pub fn presses<'c>(self, clerk: &'c mut Clerk, keys: &str) -> &'c mut Clerk {
        clerk.type_text(&self.written(keys))
    }

    /// A text as this hand gives it.
    pub fn written(self, text: &str) -> String {
        if self == Self::Keys { text.to_owned() } else { full_width(text) }
    }
}

/// What an input method in full width makes of the keys.
fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            ' ' => '\u{3000}',
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
            other => other,
        })
        .collect()
}

/// The sample, with these people in it as well: name, identity number, phone.
pub fn with(people: &[(&str, &str, &str)]) -> Folder {
    let folder = sample();
    let file = folder.beside().join("名册.csv");
    let lines: Vec<String> =
        people.iter().map(|(name, id, phone)| format!("{name},{id},{phone}\n")).collect();
    fs::write(&file, format!("姓名,身份证号,联系电话\n{}", lines.concat())).unwrap();
    let ran = folder.run(&["import", "people", file.to_str().unwrap(), "--yes"]);
    assert_eq!(ran.code, 0, "{}{}", ran.said, ran.told);
    folder
}

/// The place of a name among the hits on the screen, from 0.
fn place(clerk: &Clerk, name: &str) -> Option<usize> {
    let hits = rows(&clerk.shown()).into_iter().skip(4);
    hits.filter(|row| row.starts_with('▌') || row.starts_with("  ")).position(|row| row.contains(name))
}

#[test]
fn a_name_is_found_by_the_first_letters_of_its_sounds() {
    let folder = with(&[("王建国", "440114195503077017", "13800138000")]);
    for hand in BOTH {
        let mut clerk = Clerk::at_work(&folder);
        clerk.press("f2");
        hand.types(&mut clerk, "wjg");
        clerk.see_row(&["王建国", "w j g"]);
        assert!(place(&clerk, "王建国").is_some_and(|n| n < 5), "{hand:?}");
        hand.types(clerk.press("ctrl-u"), "wangjianguo");
        clerk.see_row(&["王建国"]);
        hand.types(clerk.press("ctrl-u"), "王建g");
        clerk.see_row(&["▌ 王建国"]);
        clerk.press("enter").see("[1 概况]").see("王建国");
        clerk.leave();
        clerk.assert_never_written();
    }
}

#[test]
fn surnames_with_several_sounds_are_found_by_theirs_and_composing_fires_nothing() {
    let folder = with(&[
        ("单学军", "440114195001010015", ""),
        ("仇志强", "440114195001020037", ""),
        ("区少芬", "440114195001030024", ""),
        ("覃伟", "440114195001040011", ""),
    ]);
    for hand in BOTH {
        let mut clerk = Clerk::at_work(&folder);
        for (typed, name) in
            [("shan xj", "单学军"), ("qiu", "仇志强"), ("ou sf", "区少芬"), ("qin w", "覃伟")]
        {
            hand.types(clerk.press("ctrl-u"), typed);
            clerk.see_row(&[name]);
            // The real cursor stands behind what was typed, where an input method opens its window.
            let wide = if hand == Hand::InputMethod { 2 } else { 1 };
            let behind = 5 + wide * typed.chars().count() as u16;
            clerk.wait_until("the cursor behind the text", |screen| screen.cursor() == Some((2, behind)));
            assert!(clerk.shown().has("[F2 查人]"), "composing fired a command");
        }
        clerk.press("ctrl-u").type_text("单").see_row(&["▌ 单"]);
        clerk.see_row(&["单学军"]);
        clerk.leave();
    }
}

#[test]
fn the_end_of_a_number_finds_its_owner_behind_a_mask() {
    let folder = with(&[("骆树荣", "44011419500307029X", "13800138029")]);
    for hand in BOTH {
        let mut clerk = Clerk::at_work(&folder);
        for typed in ["029x", "029X", "29x 1950"] {
            hand.types(clerk.press("ctrl-u"), typed);
            clerk.see_row(&["▌ 骆树荣", "*029X"]);
        }
        clerk.press("enter").see("[1 概况]").see("**************029X");
        clerk.leave();
        clerk.assert_never_written();
    }
}

#[test]
fn a_pasted_text_opens_whose_number_is_in_it_and_a_slip_opens_nobody() {
    let folder = with(&[("王新民", "440114195003070011", "13800138000")]);
    for hand in BOTH {
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        clerk.paste(&hand.written("身份证号：440114195003070011，王某，电话 13800138000"));
        clerk.see("[1 概况]").see("王新民");
        clerk.press("f2").see("[F2 查人]");
        clerk.press("ctrl-u").paste(&hand.written("身份证号：440114195003070012，王某"));
        clerk.see("末位应为 1，现为 2").see_row(&["▌ 王新民", "身份证"]);
        assert!(clerk.shown().has("[F2 查人]") && !clerk.shown().has("[1 概况]"), "nobody is opened");
        clerk.press("enter").see("[1 概况]").see("王新民");
        clerk.leave();
    }
}

#[test]
fn numbers_of_areas_that_are_no_more_are_sound_and_the_old_form_is_the_same_person() {
    let folder = sample();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        clerk.paste("440121194808150210");
        clerk.see("没有登记过");
        clerk.leave();
        assert_eq!(with_old(&folder), 1);
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        hand.types(&mut clerk, "440121480815021");
        clerk.see("已登记").see_row(&["▌ 朱月桂"]);
        assert!(!clerk.shown().has("不存在"), "{}", clerk.shown().text());
    }
}

#[test]
fn what_disagrees_with_the_number_is_said_under_its_field_and_taken_in_with_a_flag() {
    let folder = sample();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        hand.types(&mut clerk, "440121480815021");
        clerk.see("没有登记过").press("ctrl-n").see("登记前先查一查");
        hand.types(clerk.go_to_field("姓名"), "朱月桂");
        clerk.press("ctrl-s").see("┌─ 登记人员");
        clerk.go_to_field("性别").choose("女").see("与证号不一致");
        clerk.press("ctrl-s").see("[1 概况]").see("朱月桂");
        clerk.see_row(&["! ", "与证号不一致"]);
        clerk.see_row(&["性别", "女 !"]);
    }
}

/// Puts somebody with a number of the former 花县 on record, written in its old form of 15 digits; how many came in.
fn with_old(folder: &Folder) -> u64 {
    let file = folder.beside().join("旧号.csv");
    fs::write(&file, "姓名,身份证号\n朱月桂,440121480815021\n").unwrap();
    let ran = folder.json(&["import", "people", file.to_str().unwrap(), "--yes"]);
    ran["accepted"].as_u64().unwrap_or_else(|| panic!("{ran}"))
}

#[test]
fn a_reveal_lasts_a_moment_has_a_reason_and_stands_in_the_journal() {
    let folder = sample();
    for hand in BOTH {
        revealed(&folder.again(), hand);
    }
}

fn revealed(folder: &Folder, hand: Hand) {
    let mut clerk = Clerk::at_work(folder);
    hand.types(&mut clerk, "ougy");
    clerk.see_row(&["▌ 区国英"]);
    clerk.press("enter").see("[1 概况]").see("169****1914");
    clerk.press("f12").see("按 Enter 返回");
    assert!(!clerk.shown().has("区国英"));
    clerk.press("f12").see("区国英");
    clerk.press("ctrl-r").see("显示哪一项").press("down enter").see("显示电话");
    clerk.allow_numbers().press("ctrl-s").see("秒后恢复掩码");
    let number = clerk.see_row(&["169", "1914"]);
    assert!(number.chars().filter(char::is_ascii_digit).count() >= 11, "{number}");
    clerk.press("f2").see("[F2 查人]");
    clerk.leave();
    let journal = folder.run(&["--as", "auditor", "journal", "list", "--json"]).said;
    let reveals = journal.lines().filter(|line| line.contains("person.reveal")).count();
    assert_eq!(reveals, 1, "{journal}");
}
