//! A notice for the visitor at the desk: two digits choose the matter, ticks say what was brought, F9 looks and F9 prints. A Chinese
//! input method may be on: no letter is a command here.

use crate::clerk::{Clerk, launch, small};

#[test]
fn a_visitor_leaves_with_a_notice_that_says_what_is_missing() {
    let (folder, home) = (small(), tempfile::tempdir().unwrap());
    let (papers, printed) = (home.path().join("papers"), home.path().join("printed"));
    let launch = launch(&folder, "zh")
        .env("HONORDESK_PAPERS", &papers)
        .env("HONORDESK_PRINTER", format!("tee {}", printed.display()));
    let mut clerk = Clerk::of(launch);
    clerk.see("在册 ");
    clerk.type_text("区国英").see("区国英").press("enter").see("概况");
    clerk.press("f9").see("[一次性告知]").type_text("01").see("申请表");
    // Full-width digits of an input method count as digits.
    clerk.type_text("１2").see_row(&["[有]", "居民身份证"]);
    clerk.press("f9").see("（打印时编号）").press("f9").see("已送打印机");
    let text = std::fs::read_to_string(&printed).unwrap();
    assert!(text.contains("[有] 居民身份证") && text.contains("2 项：户口簿、本人照片"), "{text}");
    let names: Vec<String> = std::fs::read_dir(&papers)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 2, "the lines and the document to be stamped: {names:?}");
    let lines = names.iter().find(|name| name.contains(".txt")).unwrap();
    assert_eq!(std::fs::read_to_string(papers.join(lines)).unwrap(), text, "the printer got the same");
    clerk.press("enter").press("esc").press("right").press("right").see_row(&["告知〔", "区国英", "李娜"]);
    clerk.leave();
}

/// Without a folder or a printer named, papers lie below the data folder, where the program itself puts them: a sheet of the books and a
/// slip. Among the files of the database nothing is written, and what is said names the folder, why, and what helps.
#[test]
fn papers_lie_below_the_data_folder_and_never_among_the_files_of_the_database() {
    let folder = small();
    let mut clerk = Clerk::at_work(&folder);
    clerk.type_text("区国英").see("区国英").press("enter").has_row(&["●", "区国英", "接访"]);
    clerk.press("f5").see("┌─ 接访 1 号 区国英").type_text("２").has_row(&["[x] 2 优待证"]);
    clerk.press("down").type_text("２").see("(x) 2 已收件待办").press("ctrl-s").see("接访结束");
    clerk.press("f9").see("接访〔2026〕1号").see("已存为").press("esc");
    clerk.press("f3 8 f9").see("日结〔2026〕1号").see("已存为");
    clerk.leave();
    let written = |dir: &std::path::Path| {
        let names =
            std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    };
    let papers = written(&folder.path().join("papers"));
    assert!(papers.iter().any(|name| name.contains("接访〔2026〕1号.txt")), "{papers:?}");
    assert!(papers.iter().any(|name| name.contains("日结〔2026〕1号.txt")), "{papers:?}");

    let journal = folder.path().join("journal");
    let before = written(&journal);
    let mut clerk = Clerk::of(launch(&folder, "zh").env("HONORDESK_PAPERS", &journal));
    clerk.see("在册 ").press("f3 8 f9").see("journal").see("不能和数据库的文件放在一起").see("--papers");
    clerk.leave();
    assert_eq!(written(&journal), before);
}

/// A petition is accepted, and F9 makes what the law wants next: the notice of acceptance, then the proof of its service, each numbered
/// and in the folder of papers as lines and as the document to be stamped. The step of service takes the number of the proof.
#[test]
fn an_accepted_petition_has_its_notice_and_its_proof_of_service_on_paper() {
    let (folder, home) = (small(), tempfile::tempdir().unwrap());
    let papers = home.path().join("papers");
    let new = ["petition", "new", "--person", "P1", "--demand", "请核实证件办理去向"];
    folder.json(&new);
    let mut clerk = Clerk::of(launch(&folder, "zh").env("HONORDESK_PAPERS", &papers));
    clerk.see("在册 ").press("f4").see("[F4 信访]").press("left").see("[全部");
    clerk.press("ctrl-f").type_text("请核实证件").press("enter").see_row(&["▌", "请核实证件"]);
    clerk.press("１").see("受理").press("ctrl-s").see("F9 信访事项受理告知书");
    clerk.press("f9").see("（打印时编号）").see("已留空").press("enter").see("受理〔2026〕1号");
    clerk.see("已存为").press("enter").see("[F4 信访]");
    clerk
        .press("f9")
        .see("送达回证")
        .see("（打印时编号）")
        .press("enter")
        .see("送达〔2026〕1号")
        .see("已存为");
    // Back in the queue, where it was asked for; the page of the petition has both.
    clerk.press("enter").see("[F4 信访]").press("enter").press("pagedown");
    clerk.see("受理〔2026〕1号").see("送达〔2026〕1号");
    clerk.press("2").see("送达方式").see("受理 受理〔2026〕1号");
    // How it was received is said, not assumed; the receipt that was drafted is offered for a signature.
    clerk.press("1").see("送达〔2026〕1号").press("ctrl-s").see("送达（");
    clerk.leave();
    let mut names: Vec<String> = std::fs::read_dir(&papers)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let notice = "信访事项受理告知书 受理〔2026〕1号";
    let proof = "送达回证 送达〔2026〕1号";
    let wanted = [notice, proof].map(|stem| [format!("{stem}.docx"), format!("{stem}.txt")]).concat();
    let mut wanted = wanted;
    wanted.sort();
    assert_eq!(names, wanted);
    let text = std::fs::read_to_string(papers.join(format!("{proof}.txt"))).unwrap();
    assert!(text.contains("《信访事项受理告知书》受理〔2026〕1号"), "{text}");
}
