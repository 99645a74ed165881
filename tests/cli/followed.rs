//! What comes after an opinion, and before: carried out, followed, rated, sent by others, refused on a ground.

use serde_json::json;

use super::bench::{run, sample};

#[test]
fn a_referral_that_is_refused_and_followed_says_who_sent_it_on_what_it_rests_and_when_to_look() {
    let s = sample();
    let new = ["petition", "new", "--person", "P3", "--demand", "要求撤销判决", "--json"];
    let sent = [
        "--forwarder",
        "区信访局",
        "--forwarded-number",
        "区信转〔2026〕12号",
        "--forwarded-on",
        "2026-11-20",
    ];
    let number = run(&s.dir, &[&new[..], &sent].concat()).one()["number"].as_str().unwrap().to_owned();
    let act = |rest: &[&str]| run(&s.dir, &[&["petition", "act", &number], rest].concat());
    let odd = act(&["decline", "--note", "属于法院职权", "--ground", "final"]);
    assert_ne!(odd.code, 0);
    assert_eq!(act(&["decline", "--note", "属于法院职权", "--ground", "procedure"]).code, 0);
    let shown = run(&s.dir, &["petition", "show", &number, "--json"]).one();
    let forwarded = json!({"organ": "区信访局", "document": "区信转〔2026〕12号", "on": "2026-11-20"});
    assert_eq!((&shown["origin"], &shown["forwarded"]), (&json!("referred"), &forwarded));
    assert_eq!(shown["events"][0]["ground"], "procedure");
    let letter = run(&s.dir, &["petition", "draft", &number, "--kind", "refusal"]);
    assert!(letter.out.contains("相应的法定程序") && !letter.out.contains("第二十三条"), "{}", letter.out);

    assert_eq!(act(&["serve", "--proof", "signature", "--document", "回证1"]).code, 0);
    assert_eq!(act(&["finalise"]).code, 0);
    let silent = act(&["track"]);
    assert!(silent.code != 0 && silent.err.contains("日期"), "{}", silent.err);
    assert_eq!(act(&["track", "--until", "2026-12-20"]).code, 0);
    assert_eq!(act(&["look", "--until", "2027-01-20", "--note", "本人已起诉"]).code, 0);
    let list = run(&s.dir, &["petition", "queue", "--tab", "tracked", "--json"]).one();
    assert_eq!((&list["total"], &list["counts"]["tracked"]), (&json!(1), &json!(1)));
    let tracked = json!({"since": "2026-11-23", "next_look": "2027-01-20"});
    assert_eq!(list["petitions"][0]["tracked"], tracked);
    let text = run(&s.dir, &["petition", "queue", "--tab", "tracked"]);
    assert!(text.out.contains("2027-01-20"), "{}", text.out);

    assert_eq!(act(&["evaluate", "--score", "2"]).code, 0);
    let scores = |lang: &[&str]| run(&s.dir, &[lang, &["petition", "figures"]].concat()).out;
    let (zh, en) = (scores(&[]), scores(&["--lang", "en"]));
    assert!(zh.contains("不满意合计 1  占已评 100.0%") && en.contains("Dissatisfied 1 "), "{zh}{en}");
    assert_eq!(act(&["untrack", "--note", "已判决"]).code, 0);
    let list = run(&s.dir, &["petition", "queue", "--tab", "tracked", "--json"]).one();
    assert_eq!(list["total"], 0);
}
