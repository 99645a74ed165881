//! Surnames that are read in several ways: each reading, the initials and the tails of the numbers find their person.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;
use std::thread;

use fastrand::Rng;
use serde_json::Value;
use tempfile::TempDir;

use super::bench::{command, run};

/// Surnames and how they may be read, the way of the surname first; compound ones syllable by syllable.
const SURNAMES: [(&str, &[&str]); 60] = [
    ("曾", &["zeng", "ceng"]),
    ("覃", &["qin", "tan"]),
    ("翟", &["zhai", "di"]),
    ("单", &["shan", "dan", "chan"]),
    ("解", &["xie", "jie"]),
    ("缪", &["miao", "mou"]),
    ("卜", &["bu", "bo"]),
    ("仇", &["qiu", "chou"]),
    ("查", &["zha", "cha"]),
    ("乐", &["yue", "le"]),
    ("区", &["ou", "qu"]),
    ("朴", &["piao", "pu"]),
    ("盖", &["ge", "gai"]),
    ("都", &["du", "dou"]),
    ("薄", &["bo", "bao"]),
    ("万俟", &["mo qi", "wan qi"]),
    ("乜", &["nie", "mie"]),
    ("佴", &["nai", "er"]),
    ("六", &["lu", "liu"]),
    ("单于", &["chan yu", "shan yu"]),
    ("句", &["gou", "ju"]),
    ("召", &["shao", "zhao"]),
    ("员", &["yun", "yuan"]),
    ("尉迟", &["yu chi", "wei chi"]),
    ("扎", &["za", "zha"]),
    ("折", &["she", "zhe"]),
    ("浣", &["wan", "huan"]),
    ("澹台", &["tan tai", "dan tai"]),
    ("种", &["chong", "zhong"]),
    ("秘", &["bi", "mi"]),
    ("粘", &["nian", "zhan"]),
    ("繁", &["po", "fan"]),
    ("能", &["nai", "neng"]),
    ("藏", &["zang", "cang"]),
    ("贠", &["yun", "yuan"]),
    ("重", &["chong", "zhong"]),
    ("隗", &["wei", "kui"]),
    ("盛", &["sheng", "cheng"]),
    ("尉", &["wei", "yu"]),
    ("洗", &["xi", "xian"]),
    ("祭", &["zhai", "ji"]),
    ("车", &["che", "ju"]),
    ("沈", &["shen", "chen"]),
    ("石", &["shi", "dan"]),
    ("贾", &["jia", "gu"]),
    ("谷", &["gu", "yu"]),
    ("瞿", &["qu", "ju"]),
    ("柏", &["bai", "bo"]),
    ("行", &["xing", "hang"]),
    ("黑", &["hei", "he"]),
    ("吕", &["lv", "lyu", "lu"]),
    ("长孙", &["zhang sun", "chang sun"]),
    ("郇", &["huan", "xun"]),
    ("宓", &["mi", "fu"]),
    ("莘", &["shen", "xin"]),
    ("俞", &["yu", "shu"]),
    ("强", &["qiang", "jiang"]),
    ("谌", &["chen", "shen"]),
    ("褚", &["chu", "zhu"]),
    ("牟", &["mou", "mu"]),
];

/// Characters of given names with their one usual reading.
const GIVEN: [(char, &str); 32] = [
    ('国', "guo"),
    ('英', "ying"),
    ('明', "ming"),
    ('建', "jian"),
    ('军', "jun"),
    ('伟', "wei"),
    ('芳', "fang"),
    ('丽', "li"),
    ('勇', "yong"),
    ('志', "zhi"),
    ('文', "wen"),
    ('玉', "yu"),
    ('春', "chun"),
    ('海', "hai"),
    ('金', "jin"),
    ('桂', "gui"),
    ('平', "ping"),
    ('云', "yun"),
    ('光', "guang"),
    ('荣', "rong"),
    ('福', "fu"),
    ('祥', "xiang"),
    ('振', "zhen"),
    ('林', "lin"),
    ('德', "de"),
    ('清', "qing"),
    ('辉', "hui"),
    ('秀', "xiu"),
    ('兰', "lan"),
    ('培', "pei"),
    ('庆', "qing"),
    ('松', "song"),
];

/// People of each surname.
const EACH: usize = 3;

struct Someone {
    name: String,
    /// Every way to read the name, syllable by syllable.
    readings: Vec<Vec<&'static str>>,
    id: String,
    phone: String,
}

fn someone(surname: &str, readings: &[&'static str], rng: &mut Rng) -> Someone {
    // Two in three have a given name of two characters, as in life.
    let len = if rng.u8(0..3) == 0 { 1 } else { 2 };
    let given: Vec<(char, &'static str)> = (0..len).map(|_| GIVEN[rng.usize(0..GIVEN.len())]).collect();
    let read =
        |surname: &&'static str| surname.split(' ').chain(given.iter().map(|(_, read)| *read)).collect();
    let (year, month, day) = (rng.u32(1935..2003), rng.u32(1..13), rng.u32(1..29));
    Someone {
        name: surname.chars().chain(given.iter().map(|(c, _)| *c)).collect(),
        readings: readings.iter().map(read).collect(),
        id: resident_id(&format!("440121{year}{month:02}{day:02}{:03}", rng.u32(1..999))),
        phone: format!("13{:09}", rng.u32(0..1_000_000_000)),
    }
}

/// Seventeen digits and the check character of GB 11643.
fn resident_id(digits: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = "10X98765432".as_bytes()[sum as usize % 11];
    format!("{digits}{}", char::from(check))
}

/// The queries that must find someone, each once.
fn queries(someone: &Someone) -> BTreeSet<String> {
    let tail = |text: &str| text[text.len() - 6..].to_owned();
    let mut all = BTreeSet::from([tail(&someone.id), tail(&someone.phone)]);
    for reading in &someone.readings {
        all.insert(reading.concat());
        all.insert(reading.join(" "));
        all.insert(reading.iter().map(|syllable| &syllable[..1]).collect());
    }
    all
}

/// Answers of one process to all queries, in their order.
fn ask(dir: &Path, queries: &[String]) -> Vec<Value> {
    let mut child = command(dir, &["lookup", "--json", "-", "--limit", "10"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    let text = queries.join("\n") + "\n";
    let typing = thread::spawn(move || to.write_all(text.as_bytes()).unwrap());
    let answers = from.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    typing.join().unwrap();
    assert!(child.wait().unwrap().success());
    answers
}

#[test]
fn every_reading_initials_and_tails_find_their_person_among_the_first_ten() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("sample");
    assert_eq!(run(&dir, &["demo", "--people", "1000", "--build-only"]).code, 0);
    let mut rng = Rng::with_seed(4);
    let people: Vec<Someone> = SURNAMES
        .iter()
        .flat_map(|named| [named; EACH])
        .map(|(surname, readings)| someone(surname, readings, &mut rng))
        .collect();
    let mut sheet = "身份证号,姓名,手机\n".to_owned();
    for p in &people {
        writeln!(sheet, "{},{},{}", p.id, p.name, p.phone).unwrap();
    }
    let file = home.path().join("people.csv");
    fs::write(&file, sheet).unwrap();
    let taken = run(&dir, &["import", "people", file.to_str().unwrap(), "--yes", "--json"]);
    assert_eq!(taken.one()["accepted"], people.len(), "{}{}", taken.out, taken.err);

    let asked: Vec<(&Someone, String)> =
        people.iter().flat_map(|p| queries(p).into_iter().map(move |query| (p, query))).collect();
    let answers = ask(&dir, &asked.iter().map(|(_, query)| query.clone()).collect::<Vec<_>>());
    assert_eq!(answers.len(), asked.len());
    let mut lost = Vec::new();
    for ((someone, query), answer) in asked.iter().zip(&answers) {
        assert_eq!(answer["query"], **query);
        let hits = answer["hits"].as_array().unwrap();
        let tail = &someone.id[14..];
        let there = hits.iter().any(|hit| {
            hit["name"] == *someone.name && hit["id_masked"].as_str().is_some_and(|id| id.ends_with(tail))
        });
        if !there {
            let ahead: Vec<&str> = hits.iter().filter_map(|hit| hit["name"].as_str()).collect();
            lost.push(format!(
                "{} by {query}: {} in all, {}",
                someone.name,
                answer["total"],
                ahead.join(" ")
            ));
        }
        let scores: Vec<i64> = hits.iter().map(|hit| hit["score"].as_i64().unwrap()).collect();
        let ordered = scores.is_sorted_by(|a, b| a >= b) && scores.iter().all(|s| (1000..11_000).contains(s));
        assert!(ordered, "{query}: {scores:?}");
    }
    assert!(lost.is_empty(), "{} of {} lost:\n{}", lost.len(), asked.len(), lost.join("\n"));
}
