//! Letters of petitions from the command line: drafted, numbered, into files.

use std::fs;

use super::bench::{fields, run, sample};

fn new_petition(dir: &std::path::Path) -> String {
    let new = run(dir, &["petition", "new", "--person", "P3", "--demand", "要求补办证件", "--json"]);
    new.one()["number"].as_str().unwrap().to_owned()
}

#[test]
fn a_letter_is_drafted_after_its_step_into_text_or_a_document() {
    let s = sample();
    let number = new_petition(&s.dir);
    let acceptance = ["petition", "draft", &number, "--kind", "acceptance"];
    let early = run(&s.dir, &acceptance);
    assert_eq!((early.code, early.err.contains("第二十三条")), (4, true), "{}", early.err);
    assert_eq!(run(&s.dir, &["petition", "act", &number, "accept", "--route", "opinion"]).code, 0);

    let file = s.dir.parent().unwrap().join("acceptance.docx");
    let to_file = [&acceptance[..], &["--out", file.to_str().unwrap(), "--json"]].concat();
    let one = run(&s.dir, &to_file).one();
    let known = [
        "already", "day", "file", "kind", "matter", "missing", "name", "number", "paper", "person",
        "petition", "reprints", "seq", "staff", "text", "visit", "voided",
    ];
    assert_eq!(fields(&one), known);
    assert_eq!((&one["number"], &one["kind"]), (&"受理〔2026〕1号".into(), &"acceptance".into()));
    assert_eq!(one["missing"], serde_json::json!(["external-number", "contact"]));
    let text = one["text"].as_str().unwrap();
    assert!(text.contains("要求补办证件") && text.contains("（缺：联系人和电话）"), "{text}");
    assert!(fs::read(&file).unwrap().starts_with(b"PK"));
    // Never over another file, and no number is spent on it.
    let again = run(&s.dir, &to_file);
    assert_ne!(again.code, 0, "{}", again.out);

    let plain = s.dir.parent().unwrap().join("proof.txt");
    let proof = ["petition", "draft", &number, "--kind", "service-proof", "--out", plain.to_str().unwrap()];
    let said = run(&s.dir, &proof);
    assert_eq!((said.code, said.out.contains("缺 1 项，已留空：送达地址")), (0, true), "{}", said.out);
    let plain = fs::read_to_string(&plain).unwrap();
    assert!(plain.contains("《信访事项受理告知书》受理〔2026〕1号"), "{plain}");
    let english = run(&s.dir, &[&["--lang", "en"], &acceptance[..]].concat());
    assert!(
        english.out.contains("2 facts are missing") && english.out.contains("受理〔2026〕2号"),
        "{}",
        english.out
    );
    let register = run(&s.dir, &["paper", "list", "--kind", "acceptance", "--json"]).one();
    assert_eq!((&register["total"], &register["papers"][0]["petition"]), (&2.into(), &one["petition"]));
    let odd = run(&s.dir, &["petition", "draft", &number, "--kind", "notice"]);
    assert!(odd.code != 0, "{}", odd.err);
}
