//! Many people at once: told first, written when their number is said, taken back as one.

use super::bench::{run, run_with, sample};

const HERE: &str = "440114105236";

#[test]
fn without_the_number_nothing_is_written_and_with_another_one_neither() {
    let s = sample();
    let ask = ["person", "edit-many", "年龄:80+ -已故", "--residence", HERE];
    let told = run(&s.dir, &[&ask[..], &["--json"]].concat()).one();
    let changes = told["changes"].as_u64().unwrap();
    let people = told["people"].as_array().unwrap();
    assert!(changes > 0 && people.len() as u64 >= changes, "{told}");
    assert_eq!(told["what"], "常住地 → 花东镇 莘田村");
    let dry = run(&s.dir, &[&ask[..], &["--dry-run"]].concat());
    assert_eq!(dry.code, 0, "{}", dry.err);
    assert!(dry.out.contains(&format!("--apply {changes}")), "{}", dry.out);
    let more = (changes + 1).to_string();
    let wrong = run(&s.dir, &[&ask[..], &["--apply", &more]].concat());
    assert_eq!((wrong.code, wrong.err.contains(&changes.to_string())), (4, true), "{}", wrong.err);
    assert_eq!(run(&s.dir, &["person", "batches"]).code, 1, "nothing was written");
    let n = changes.to_string();
    let apply = [&ask[..], &["--apply", &n, "--key", "k1", "--json"]].concat();
    let done = run(&s.dir, &apply).one();
    assert_eq!(
        (&done["done"], &done["standing"], &done["already"]),
        (&changes.into(), &changes.into(), &false.into())
    );
    assert!(done["people"].as_array().unwrap().iter().any(|p| p["standing"] == "done"));
    let again = run(&s.dir, &apply).one();
    assert_eq!((&again["batch"], &again["already"]), (&done["batch"], &true.into()));
    let batch = done["batch"].as_str().unwrap().to_owned();
    let first =
        done["people"].as_array().unwrap().iter().find(|p| p["standing"] == "done").unwrap()["person"]
            .clone();
    let shown =
        || run(&s.dir, &["person", "show", first.as_str().unwrap(), "--json"]).one()["residence"].clone();
    assert!(shown().to_string().contains(HERE), "{}", shown());
    let undone = run(&s.dir, &["person", "undo-batch", &batch, "--reason", "改错了村", "--json"]).one();
    assert_eq!((&undone["standing"], &undone["undone_by"]), (&0.into(), &"李娜".into()));
    assert!(!shown().to_string().contains(HERE));
    let back = run(&s.dir, &["person", "batches", &batch]);
    assert!(
        back.out.contains("花东镇 莘田村 → "),
        "what was taken back is told as that changed it: {}",
        back.out
    );
    let twice = run(&s.dir, &["person", "undo-batch", &batch, "--reason", "再撤一次"]);
    assert_eq!((twice.code, twice.err.contains(&batch)), (4, true), "{}", twice.err);
    let listed = run(&s.dir, &["person", "batches"]);
    assert!(
        listed.out.contains("常住地 → 花东镇 莘田村") && listed.out.contains("李娜撤回"),
        "{}",
        listed.out
    );
}

#[test]
fn each_kind_of_change_is_read_from_the_line_and_told_in_both_languages() {
    let s = sample();
    let of = |args: &[&str]| {
        run(&s.dir, &[&["person", "edit-many", "--person", "P1", "--person", "P2"], args].concat())
    };
    let zh = of(&["--item", "team-members", "--value", "王工", "--only-empty"]);
    assert!(zh.out.contains("专班人员 → 王工（只填空的）") && zh.out.contains("（空） → 王工"), "{}", zh.out);
    let en = of(&["--lang", "en", "--household", HERE]);
    assert!(en.out.contains("Registered at → ") && en.out.contains("Nothing is written."), "{}", en.out);
    let state = of(&["--group", "51", "--state", "stopped", "--until", "2026-10-31"]);
    assert!(state.out.contains("停发 至 2026-10-31"), "{}", state.out);
    let until = of(&["--group", "51", "--state", "stopped"]);
    assert_eq!((until.code, until.err.contains("截止日期")), (3, true), "{}", until.err);
    for bad in [
        &["--group", "51", "--state", "deceased", "--until", "2026-10-31"][..],
        &["--item", "nation", "--value", "汉族"],
        &["--item", "team-members"],
        &["--residence", HERE, "--item", "tags", "--value", "x"],
        &[],
    ] {
        assert_eq!(of(bad).code, 2, "{bad:?}");
    }
    let note = [
        "person",
        "edit-many",
        "--person",
        "P1",
        "--note",
        "-",
        "--caution",
        "--until",
        "2026-12-31",
        "--apply",
        "1",
    ];
    let written = run_with(&s.dir, &note, "请带存折\u{7}".as_bytes());
    assert_eq!(written.code, 3, "a bell is no word: {}", written.out);
    let written = run_with(&s.dir, &note, "请带存折".as_bytes());
    assert_eq!(written.code, 0, "{}", written.err);
    assert!(run(&s.dir, &["person", "note", "list", "P1"]).out.contains("请带存折"));
}

#[test]
fn who_may_not_and_lists_that_are_too_long_or_not_understood_are_refused() {
    let s = sample();
    let window = run(&s.dir, &["--as", "chenjing", "person", "edit-many", "年龄:80+", "--residence", HERE]);
    assert_eq!((window.code, window.err.contains("经办")), (4, true), "{}", window.err);
    let unread = run(&s.dir, &["person", "edit-many", "年龄:很老", "--residence", HERE]);
    assert_eq!((unread.code, unread.err.contains("对象条件")), (3, true), "{}", unread.err);
}
