//! Condolence lists: another person than who made one agrees before anything is handed out.

use super::bench::{fields, run, sample};

#[test]
fn a_list_is_sent_back_put_forward_again_and_agreed_to() {
    let s = sample();
    let newest = || run(&s.dir, &["care", "condolence", "--json"]).json().remove(0);
    let waits = newest();
    let list = waits["list"].as_str().unwrap().to_owned();
    let list = list.as_str();
    assert!(waits["waits"].as_u64().unwrap() > 0 && waits["own"] == true, "{waits}");
    assert_eq!((&waits["waits"], &waits["waits_total"]), (&waits["lines"], &waits["total"]));
    let lines = run(&s.dir, &["care", "condolence", list, "--json"]).json();
    assert!(lines.iter().all(|line| line["awaits"] == true));
    let by = |who: &str, args: &[&str]| run(&s.dir, &[&["--as", who], args, &["--json"]].concat());
    for args in [&["care", "agree", list][..], &["care", "decline", list, "--reason", "金额不对"]] {
        let own = by("lina", args);
        assert_eq!((own.code, own.err.lines().count()), (4, 1), "{}", own.err);
        assert_eq!(by("sysadmin", args).code, 4);
    }
    let asked = by("wangwei", &["ledger", "waiting"]).json();
    assert!(asked.iter().any(|row| row["kind"] == "condolence" && row["object"] == list));
    let declined = by("wangwei", &["care", "decline", list, "--reason", "金额不对"]).one();
    assert_eq!(fields(&declined), ["already", "list", "seq", "version"]);
    assert_eq!(
        (newest()["sent_back_by"].as_str(), newest()["reason"].as_str()),
        (Some("王伟"), Some("金额不对"))
    );
    let back = by("lina", &["ledger", "waiting"]).json();
    assert!(back.iter().any(|row| row["kind"] == "condolence-back" && row["object"] == list));
    assert_eq!(by("lina", &["care", "propose", list]).one()["list"], list);
    let twice = by("lina", &["care", "propose", list]);
    assert!(twice.code != 0 && twice.err.contains("没有被退回"), "{}", twice.err);
    let said = run(&s.dir, &["--as", "chenjing", "care", "agree", list]);
    assert!(said.code == 0 && said.out.contains("已同意，可以发放了"), "{}{}", said.out, said.err);
    let agreed = newest();
    assert_eq!((agreed["waits"].as_u64(), agreed["agreed_by"].as_str()), (Some(0), Some("陈静")));
    let none = by("wangwei", &["care", "agree", list]);
    assert!(none.code != 0 && none.err.contains("没有等待同意的行"), "{}", none.err);
    let missing = by("wangwei", &["care", "agree", "W999"]);
    assert_eq!(missing.code, by("wangwei", &["care", "condolence", "W999"]).code);
}
