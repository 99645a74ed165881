//! A day at the front desk from the command line.

use serde_json::json;

use super::bench::{fields, run, run_with, sample};

fn visit_of(ran: &super::bench::Ran) -> String {
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.one()["visit"].as_str().unwrap().to_owned()
}

#[test]
fn a_day_from_the_first_number_to_the_slip() {
    let s = sample();
    assert_eq!(run(&s.dir, &["visit", "list"]).code, 1, "nobody came yet");
    let booked = visit_of(&run(&s.dir, &["visit", "book", "2026-11-23", "9:30", "--person", "P2", "--json"]));
    let waiting = run(&s.dir, &["visit", "number", "--person", "P1", "--topic", "card", "--json"]);
    assert_eq!(waiting.one()["visit_number"], 1);
    let waiting = visit_of(&waiting);
    assert_eq!(run(&s.dir, &["visit", "arrive", &booked]).code, 0);
    let called = run(&s.dir, &["visit", "call", &waiting]);
    assert!(called.out.contains(&waiting) && called.out.contains("1 号"), "{}", called.out);
    let open = run(&s.dir, &["visit", "list", "--open", "--json"]).one();
    assert_eq!(fields(&open), ["board", "day", "promises", "visits"]);
    assert_eq!((&open["board"]["attended"], &open["board"]["waiting"]), (&1.into(), &1.into()));
    assert_eq!(open["visits"][0]["stage"], "attended");

    let early = run(&s.dir, &["visit", "end", &booked, "settled"]);
    assert_eq!((early.code, early.err.contains("先叫号")), (4, true), "{}", early.err);
    let end = ["visit", "end", &waiting, "taken", "--promise", "2026-11-24:回电告知进度", "--key", "一"];
    assert_eq!(run(&s.dir, &end).code, 0);
    let again = run(&s.dir, &end);
    assert_eq!((again.code, again.out.contains("没有重办")), (0, true), "{}", again.out);
    assert_eq!(
        run(&s.dir, &["visit", "list", "--open", "--json"]).one()["visits"].as_array().unwrap().len(),
        1
    );

    assert_eq!(run(&s.dir, &["visit", "promises"]).code, 1, "due tomorrow");
    let due = run(&s.dir, &["visit", "promises", "--until", "2026-11-24", "--json"]).one();
    let row = &due["promises"][0];
    assert_eq!(
        (&row["visit"], &row["promise"], &row["person"], &row["what"]),
        (&waiting.clone().into(), &1.into(), &"P1".into(), &"回电告知进度".into())
    );

    let slip = run(&s.dir, &["paper", "issue", "visit-slip", &waiting, "--json"]);
    let paper = slip.one()["paper"].as_str().unwrap().to_owned();
    let shown = run(&s.dir, &["visit", "show", &waiting, "--json"]).one();
    let digest = run(&s.dir, &["paper", "show", &paper, "--json"]).one()["digest"].clone();
    assert_eq!(
        shown["slip"],
        json!({"paper": paper, "number": slip.one()["number"], "digest": digest, "void": false, "before": false})
    );
    assert_eq!(shown["promises"], json!([{"what": "回电告知进度", "due": "2026-11-24", "kept": null}]));
    let said = run(&s.dir, &["visit", "show", &waiting]).out;
    assert!(
        said.contains("优待证") && said.contains("回电告知进度") && said.contains("接访〔2026〕1号"),
        "{said}"
    );

    assert_eq!(run(&s.dir, &["visit", "keep", &waiting, "1"]).code, 0);
    assert_eq!(run(&s.dir, &["visit", "keep", &waiting, "1"]).code, 1, "kept once");
    let past = run(&s.dir, &["visit", "list", "--person", "P1", "--json"]).one();
    assert_eq!((&past["person"], &past["visits"][0]["work"]), (&"P1".into(), &json!(["paper.issue"])));
    assert_eq!(run(&s.dir, &["check"]).code, 0);
}

#[test]
fn who_comes_for_another_is_read_from_the_record_or_a_file() {
    let s = sample();
    let kin = |n: u32| run(&s.dir, &["person", "family", &format!("P{n}"), "--json"]).one();
    let with = (1..=300)
        .map(|n| (n, kin(n)))
        .find(|(_, f)| f["relatives"].as_array().is_some_and(|r| !r.is_empty()));
    let (n, family) = with.unwrap();
    let person = format!("P{n}");
    let visit = visit_of(&run(
        &s.dir,
        &["visit", "begin", "--person", &person, "--relative", "1", "--topic", "subsidy", "--json"],
    ));
    let shown = run(&s.dir, &["visit", "show", &visit, "--json"]).one();
    assert_eq!(shown["caller_name"], family["relatives"][0]["name"]);
    assert_ne!(shown["caller"], "in-person");
    let none = run(&s.dir, &["visit", "number", "--person", &person, "--relative", "9"]);
    assert_eq!((none.code, none.err.contains("person family")), (3, true), "{}", none.err);

    let agent = |until: &str| {
        let caller = json!({"kind": "agent", "name": "测试代理", "paper": "委 3", "from": "2026-01-01", "until": until});
        let number = ["visit", "number", "--person", "P3", "--topic", "card", "--from", "-"];
        run_with(&s.dir, &number, caller.to_string().as_bytes())
    };
    let refused = agent("2026-10-31");
    assert_eq!((refused.code, refused.err.contains("不在有效期内")), (4, true), "{}", refused.err);
    assert!(!refused.err.contains("测试代理"), "{}", refused.err);
    assert_eq!(agent("2026-11-23").code, 0);
    let argv = run(&s.dir, &["visit", "number", "--name", "测试代理"]);
    assert_eq!(argv.code, 2, "no name on the command line");
}

#[test]
fn wrong_words_are_said_with_what_would_do() {
    let s = sample();
    assert_eq!(run(&s.dir, &["visit", "show", "V9"]).code, 1);
    assert_eq!(run(&s.dir, &["visit", "end", "V1", "gone"]).code, 2);
    assert_eq!(run(&s.dir, &["visit", "book", "2026-11-24", "25:00"]).code, 2);
    assert_eq!(run(&s.dir, &["visit", "end", "V1", "left", "--promise", "回电"]).code, 2);
    assert_eq!(run(&s.dir, &["visit", "number", "--topic", "wings"]).code, 3);
    assert_eq!(run(&s.dir, &["visit", "list", "--person", "P1", "--day", "2026-11-23"]).code, 2);
    let role = run(&s.dir, &["--as", "auditor", "visit", "list"]);
    assert_eq!(role.code, 4, "{}", role.err);
}

#[test]
fn an_ended_visit_is_put_right() {
    let s = sample();
    let begin = ["visit", "begin", "--person", "P1", "--topic", "card", "--json"];
    let visit = visit_of(&run(&s.dir, &begin));
    let early = run(&s.dir, &["visit", "amend", &visit, "--outcome", "guided"]);
    assert_eq!((early.code, early.err.contains("还没有结束")), (3, true), "{}", early.err);
    assert_eq!(run(&s.dir, &["visit", "amend", &visit, "--topic", "subsidy"]).code, 0);
    assert_eq!(run(&s.dir, &["visit", "end", &visit, "settled"]).code, 0);
    let done = run(&s.dir, &["visit", "amend", &visit, "--outcome", "guided", "--reason", "按错了"]);
    assert_eq!((done.code, done.out.contains("更正接访记录")), (0, true), "{} {}", done.out, done.err);
    let shown = run(&s.dir, &["visit", "show", &visit, "--json"]).one();
    assert_eq!((&shown["outcome"], &shown["topics"]), (&"guided".into(), &json!(["subsidy"])));
}
