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
