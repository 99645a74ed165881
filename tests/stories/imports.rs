//! A clerk without a shell takes in a spreadsheet, corrects what came back and feeds it in again; and files that are not
//! what they seem get one sentence.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::clerk::{Clerk, launch, small};
use crate::support::sample::Folder;

/// An identity number with its check character (GB 11643).
fn id(seventeen: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        seventeen.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = "10X98765432".chars().nth(sum as usize % 11).unwrap();
    format!("{seventeen}{check}")
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

/// A desk whose home is this folder, at the import.
fn at_import(folder: &Folder, home: &Path) -> Clerk {
    let mut clerk = Clerk::of(launch(folder, "zh").env("HOME", home).in_folder(home));
    clerk.see("在册 ");
    clerk.press("alt-i").see("[1 选文件]");
    clerk
}

#[test]
fn a_gbk_table_with_bad_rows_comes_in_and_so_do_the_corrected_ones() {
    let (folder, home) = (small(), tempfile::tempdir().unwrap());
    let downloads = home.path().join("下载");
    fs::create_dir(&downloads).unwrap();
    let good = ["44012119550817003", "44012119550817004", "44012119550817005"].map(id);
    let last = if good[2].ends_with('1') { '2' } else { '1' };
    let wrong: String = good[2].chars().take(17).chain([last]).collect();
    let rows = [
        ("试一", good[0].as_str(), "13800138000"),
        ("试㘵", &good[1], "13800138001"),
        ("试三", &wrong, "13800138002"),
    ];
    let lines: Vec<String> =
        rows.iter().map(|(name, id, phone)| format!("{name},{id},{phone}\r\n")).collect();
    let table = lines.concat();
    let file = downloads.join("花山镇.csv");
    fs::write(&file, gbk(&format!("姓名,身份证号,联系电话\r\n{table}"))).unwrap();

    let mut clerk = at_import(&folder, home.path());
    clerk.see_row(&["▌ 花山镇.csv", "下载"]);
    clerk.press("enter").see("[2 看列]").see("按 GB18030（含 GBK） 读");
    clerk.see_row(&["试㘵", "****"]);
    // As UTF-8 the words are wrong; the arrows bring them back.
    clerk.press("down right").see("编码           ").wait_gone("试㘵");
    clerk.press("left").see("试㘵");
    clerk.press("up enter").see("[3 试读]").see("3 行：可导入 2，退回 1");
    clerk.see_row(&["▌ ", "4 退回", "身份证号"]);
    clerk.press("enter").say_yes("导入 2 人？");
    clerk.see("已导入 2 人，退回 1 行。").see("花山镇.returned.csv");

    // The clerk corrects the row in a spreadsheet program.
    let back = downloads.join("花山镇.returned.csv");
    let text = encoding_rs::GB18030.decode(&fs::read(&back).unwrap()).0.into_owned();
    assert!(text.contains("退回原因") && text.contains("末位应为") && !text.contains("试一"), "{text}");
    fs::write(&back, gbk(&text.replace(&wrong, &good[2]))).unwrap();
    clerk.press("enter").see("[2 看列]").see("退回原因");
    clerk.press("enter").see("1 行：可导入 1，退回 0").see("没有要退回的行");
    clerk.press("enter").say_yes("导入 1 人？");
    clerk.see("已导入 1 人。");

    // The same file a second time is known.
    clerk.press("enter").see_row(&["花山镇.csv"]);
    clerk.type_text("/花山镇.csv");
    clerk.press("home").type_text("~/下载");
    clerk.press("enter").see("[2 看列]");
    clerk.press("enter").see("由李娜导入过").see("不再导入");
    clerk.press("f2").type_text("试三");
    clerk.see_row(&["▌ 试三"]);
    clerk.assert_never_written();
    clerk.leave();
    folder.assert_sound();
}

#[test]
fn files_that_are_not_what_they_seem_get_one_sentence() {
    let (folder, home) = (small(), tempfile::tempdir().unwrap());
    let at = |name: &str| home.path().join(name);
    let mut bomb = zip::ZipWriter::new(fs::File::create(at("炸弹.xlsx")).unwrap());
    for part in ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        bomb.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
        bomb.write_all(&vec![b' '; 32 * 1024 * 1024]).unwrap();
    }
    bomb.finish().unwrap();
    let old = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), vec![0; 2048]].concat();
    fs::write(at("旧表.xlsx"), old).unwrap();
    fs::write(at("空的.csv"), "").unwrap();
    fs::write(at("网页.xlsx"), "<html><table></table></html>").unwrap();
    fs::write(at("走了.csv"), "姓名,身份证号\n").unwrap();
    fs::create_dir(at("文件夹.csv")).unwrap();
    std::os::unix::fs::symlink(at("空的.csv"), at("链接.csv")).unwrap();
    // Older than the others, so that it stands below them.
    let yesterday = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    fs::File::options().write(true).open(at("走了.csv")).unwrap().set_modified(yesterday).unwrap();

    let mut clerk = at_import(&folder, home.path());
    clerk.see_row(&["走了.csv"]);
    for (name, sentence) in [
        ("炸弹.xlsx", "大得不正常"),
        ("旧表.xlsx", "这是旧版 Excel"),
        ("空的.csv", "文件里没有内容"),
        ("网页.xlsx", "这是网页"),
    ] {
        clerk.type_text(name);
        clerk.see_row(&["▌ ", name]);
        clerk.press("enter").see(sentence).see("[1 选文件]");
        clerk.press("esc").wait_gone(&format!("文件  {name}"));
    }
    clerk.type_text("~/链接.csv").press("enter").see("这不是普通文件");
    clerk.press("esc").wait_gone("文件  ~/链接.csv");
    clerk.type_text("~/没有.csv").press("enter").see("没有这个文件");
    clerk.press("esc").wait_gone("文件  ~/没有.csv");
    clerk.type_text("走了");
    clerk.see_row(&["▌ 走了.csv"]);
    fs::remove_file(at("走了.csv")).unwrap();
    clerk.press("enter").see("没有这个文件");
    clerk.press("esc").wait_gone("文件  走了");
    // A folder under a table's name is opened.
    clerk.type_text("~/文件夹.csv").press("enter").see("文件夹.csv 里的表格").see("上一级文件夹");
    clerk.leave();
}
