//! Every subcommand of the ledger, asked of a bureau in which nothing is on record yet: each says something in the language asked for,
//! ends with a code that is documented, and prints JSON that can be read.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::bench::{Ran, run};

/// What is asked of each, the code that it ends with, and whether it can print JSON that way.
const WALK: &[(&str, &[&str], i32)] = &[
    ("statement", &["P1"], 1),
    ("month", &["残疾抚恤金", "2026-11"], 1),
    ("bank templates", &[], 0),
    ("bank specimen", &["csv-utf8", "--out", "OUT"], 0),
    ("bank send", &["R1", "--template", "csv-utf8", "--out", "OUT"], 1),
    ("bank answer", &["R1", "OUT", "--template", "csv-gb18030"], 1),
    ("bank roster", &["R1", "--out", "OUT", "--purpose", "核对"], 1),
    ("entitle", &["--group", "11", "--grade", "6", "--cause", "因公", "--month", "2022-09"], 0),
    ("explain", &["P1"], 1),
    ("confirm list", &[], 1),
    ("confirm show", &["P1"], 1),
    ("confirm notice", &["P1", "P2"], 4),
    ("confirm done", &["P1"], 1),
    ("confirm withdraw", &["P1", "--reason", "记错人"], 1),
    ("rates list", &["--on", "1960-01-01"], 1),
    ("rates missing", &[], 0),
    ("rates pending", &[], 1),
    (
        "rates propose",
        &[
            "参战参试退役军人生活补助",
            "700",
            "--group",
            "51",
            "--per",
            "month",
            "--effective",
            "2026-08-01",
            "--standard",
            "广州市",
            "--notice",
            "穗退役军人发〔2026〕1号",
        ],
        0,
    ),
    ("rates import", &["OUT", "--notice", "文件一号", "--standard", "本局"], 3),
    ("rates show", &["T999"], 1),
    ("rates approve", &["T999"], 1),
    ("rates reject", &["T999", "--reason", "依据不全"], 1),
    ("rates withdraw", &["T999"], 1),
    ("settings list", &[], 0),
    ("settings set", &["multiple-identity", "each", "--from", "2026-01", "--basis", "党组会纪要"], 0),
    ("settings approve", &["C99"], 1),
    ("settings reject", &["C99", "--reason", "依据不全"], 1),
    ("settings withdraw", &["C99"], 1),
    ("proposals", &[], 1),
    ("waiting", &[], 1),
    ("budget list", &["2026"], 1),
    ("budget propose", &["2026", "残疾抚恤金", "--grant", "central=100:100", "--basis", "财社文件"], 0),
    ("budget approve", &["2026", "护理费", "1"], 1),
    ("budget decline", &["2026", "护理费", "1", "--reason", "依据不全"], 1),
    ("budget forecast", &[], 1),
    ("budget statement", &["central"], 1),
    ("run list", &[], 1),
    ("run draft", &["残疾抚恤金", "--month", "2026-11"], 4),
    ("run show", &["R1"], 1),
    ("run compare", &["R1"], 1),
    ("run lines", &["R1"], 1),
    ("run changes", &["R1"], 1),
    ("run redraft", &["R1"], 1),
    ("run freeze", &["R1"], 1),
    ("run thaw", &["R1", "--reason", "重新核对"], 1),
    ("run review", &["R1"], 1),
    ("run return", &["R1", "--reason", "重新核对"], 1),
    ("run approve", &["R1"], 1),
    ("run recall", &["R1", "--reason", "重新核对"], 1),
    ("run decline", &["R1", "--reason", "重新核对"], 1),
    ("run reconcile", &["R1", "--total", "909"], 1),
    ("run close", &["R1"], 1),
    ("run unpaid", &["R1", "--document", "退字1号", "--reason", "整批退回"], 1),
    ("run agree-unpaid", &["R1"], 1),
    ("run refuse-unpaid", &["R1", "--reason", "重新核对"], 1),
    ("run clear-accounts", &["R1", "--reason", "银行来函"], 1),
    ("run abandon", &["R1", "--reason", "重新核对"], 1),
    ("run explain", &["R1", "1", "--reason", "重新核对"], 1),
    ("run leave", &["R1", "1", "--reason", "重新核对"], 1),
    ("run take-back", &["R1", "1", "--reason", "重新核对"], 1),
    ("run defer", &["R1", "1", "--reason", "重新核对"], 1),
    ("run paid", &["R1", "1", "--on", "2026-11-20", "--reason", "银行回单"], 1),
    ("run agree", &["R1", "1"], 1),
    ("run refuse", &["R1", "1", "--reason", "重新核对"], 1),
    ("run withdraw", &["R1", "1"], 1),
    ("run stand", &["R1", "1", "--reason", "重新核对"], 1),
    ("run reissue", &["R1"], 1),
    ("run overpaid", &["残疾抚恤金"], 1),
    ("run recovery list", &[], 1),
    ("run recovery propose", &["P1", "残疾抚恤金", "--way", "waive", "--basis", "党组会纪要"], 1),
    ("run recovery approve", &["K1"], 1),
    ("run recovery repay", &["K1", "--month", "2026-10=5", "--receipt", "收据一号"], 1),
    ("run recovery end", &["K1", "--reason", "不再追回"], 1),
    ("run rule list", &[], 1),
    ("run rule tier", &["--from", "2026-01-01", "--head", "100000", "--basis", "党组会纪要"], 0),
    ("run rule freeze", &["年终", "--from", "2026-12-20", "--until", "2026-12-31", "--basis", "财政通知"], 0),
    ("run rule opening", &["残疾抚恤金", "2026-01", "--basis", "党组会纪要"], 0),
    ("run rule budgets", &["--from", "2026-01-01", "--needed", "true", "--basis", "党组会纪要"], 0),
    ("run rule end", &["Q9", "--basis", "党组会纪要"], 1),
    ("run rule show", &["Q9"], 1),
    ("run rule approve", &["Q9"], 1),
    ("run rule drop", &["Q9", "--reason", "日期不对"], 1),
    ("grant list", &[], 1),
    ("grant show", &["A1"], 1),
    ("grant new", &["P1", "emergency-aid", "--evidence", "申请表"], 2),
    ("grant opinion", &["A1", "town"], 1),
    ("grant approve", &["A1"], 1),
    ("grant decline", &["A1", "--reason", "材料不全"], 1),
    ("grant withdraw", &["A1", "--reason", "材料不全"], 1),
    ("grant work-out", &["--kind", "emergency-aid"], 1),
    ("post", &["P1", "残疾抚恤金", "2026-11", "909"], 1),
    ("correct", &["E1", "--amount", "5", "--reason", "金额记错"], 1),
    ("reverse", &["E1", "--reason", "金额记错"], 1),
    ("reversal list", &[], 1),
    ("reversal agree", &["E1"], 4),
    ("reversal decline", &["E1", "--reason", "已到账"], 4),
    ("reversal withdraw", &["E1"], 4),
    ("close list", &[], 1),
    ("close month", &["2026-10"], 4),
    ("close day", &[], 4),
    ("close reopen", &["2026-09", "--reason", "金额记错"], 4),
    ("close agree", &["2026-09"], 4),
    ("close decline", &["2026-09", "--reason", "不必重开"], 4),
    ("close withdraw", &["2026-09"], 4),
    ("close sheet", &["2026-11"], 0),
    ("close verify", &["1234567890ABCDEF"], 1),
];

/// Who may do it, where it is not the one who makes.
const WHO: &[(&str, &str)] = &[
    ("run leave", "wangwei"),
    ("run take-back", "wangwei"),
    ("run review", "wangwei"),
    ("run return", "wangwei"),
    ("run approve", "chenjing"),
    ("run decline", "chenjing"),
    ("run paid", "wangwei"),
    ("run agree", "chenjing"),
    ("run refuse", "chenjing"),
    ("run withdraw", "wangwei"),
    ("run stand", "wangwei"),
    ("run recall", "chenjing"),
    ("run reconcile", "wangwei"),
    ("run close", "wangwei"),
    ("run recovery approve", "chenjing"),
    ("run rule approve", "chenjing"),
    ("rates approve", "wangwei"),
    ("rates reject", "wangwei"),
    ("settings approve", "wangwei"),
    ("settings reject", "wangwei"),
    ("budget approve", "chenjing"),
    ("budget decline", "chenjing"),
    ("grant approve", "chenjing"),
    ("grant decline", "chenjing"),
    ("reversal agree", "chenjing"),
    ("reversal decline", "chenjing"),
    ("close month", "wangwei"),
    ("close reopen", "wangwei"),
    ("close agree", "chenjing"),
];

/// Words that are not Chinese and have to stand as they are: names of things that are typed, of formats and of rules.
const MUST_STAND: [&str; 27] = [
    "close",
    "sheet",
    "verify",
    "archives",
    "emergency-aid",
    "JSON",
    "CSV",
    "GBK",
    "GB",
    "UTF",
    "BOM",
    "SHA",
    "Excel",
    "xlsx",
    "honordesk",
    "ledger",
    "run",
    "draft",
    "rule",
    "opening",
    "budget",
    "propose",
    "list",
    "rates",
    "month",
    "txt",
    "OUT",
];

fn ask(dir: &Path, words: &str, args: &[&str], more: &[&str]) -> Ran {
    let out = dir.with_file_name("out.csv");
    // What is written is written where nothing is yet; what is read is no file of a bank.
    let _ = fs::remove_file(&out);
    if ["bank answer", "rates import"].contains(&words) {
        fs::write(&out, "甲,乙\n1,2\n").unwrap();
    }
    let out = out.to_str().unwrap();
    let who = WHO.iter().find(|(of, _)| *of == words).map(|(_, who)| ["--as", who]);
    let mut line: Vec<&str> = who.iter().flatten().copied().collect();
    line.push("ledger");
    line.extend(words.split(' '));
    line.extend(args.iter().map(|arg| if *arg == "OUT" { out } else { arg }));
    line.extend(more);
    run(dir, &line)
}

/// Latin words of a text that are neither numbers of things, options, files nor names that are typed.
fn foreign(text: &str, typed: &BTreeSet<String>) -> Vec<String> {
    let word = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let mut found: Vec<String> = text
        .split(|c: char| !word(c))
        .filter(|part| part.chars().filter(char::is_ascii_alphabetic).count() > 1)
        .filter(|part| !part.starts_with("--") && !part.contains(['/', '_', '.']))
        .filter(|part| !part.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-'))
        .map(|part| part.trim_matches(['.', '-']).to_owned())
        .filter(|part| !typed.contains(part) && !MUST_STAND.contains(&part.as_str()))
        .filter(|part| !part.chars().all(|c| c.is_ascii_hexdigit()))
        .collect();
    found.dedup();
    found
}

/// Names that are typed: settings with their ways, templates, what the line itself said.
fn typed(dir: &Path) -> BTreeSet<String> {
    let mut typed: BTreeSet<String> = BTreeSet::new();
    for row in run(dir, &["ledger", "settings", "list", "--json"]).json() {
        typed.insert(row["setting"].as_str().unwrap().to_owned());
        let choices = row["choices"].as_array().into_iter().flatten();
        typed.extend(choices.filter_map(Value::as_str).map(str::to_owned));
    }
    for row in run(dir, &["ledger", "bank", "templates", "--json"]).json() {
        typed.insert(row["template"].as_str().unwrap().to_owned());
    }
    typed
}

fn empty() -> (TempDir, std::path::PathBuf) {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("sample");
    let made = run(&dir, &["demo", "--people", "0", "--build-only"]);
    assert_eq!(made.code, 0, "{}", made.err);
    (home, dir)
}

#[test]
fn every_subcommand_answers_about_nothing() {
    let (_home, dir) = empty();
    let typed = typed(&dir);
    let mut wrong = Vec::new();
    for (words, args, code) in WALK {
        for lang in ["zh", "en"] {
            // Done once, a thing is done: the key gives the first answer again.
            let key = ["--lang", lang, "--key", words];
            let writes =
                run(&dir, &[&["ledger"], &words.split(' ').collect::<Vec<_>>()[..], &["--help"]].concat());
            let more: &[&str] = if writes.out.contains("--key") { &key } else { &key[..2] };
            let ran = ask(&dir, words, args, more);
            if ran.code != *code {
                wrong.push(format!(
                    "{words} ({lang}): {} instead of {code}: {}{}",
                    ran.code, ran.out, ran.err
                ));
            }
            if ran.out.trim().is_empty() && ran.err.trim().is_empty() {
                wrong.push(format!("{words} ({lang}): says nothing"));
            }
            let said = args.iter().fold(format!("{}{}", ran.out, ran.err), |said, arg| said.replace(arg, ""));
            let foreign = foreign(&said.replace("honordesk: ", ""), &typed);
            if lang == "zh" && !foreign.is_empty() {
                wrong.push(format!("{words}: {foreign:?} in {said}"));
            }
            if lang == "en" && said.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && *code != 0 {
                wrong.push(format!("{words}: Chinese in {said}"));
            }
            let json = ask(&dir, words, args, &[more, &["--json"]].concat());
            if json.code != *code {
                wrong.push(format!("{words} --json ({lang}): {} instead of {code}", json.code));
            }
            if json.out.trim().is_empty() && json.err.trim().is_empty() {
                wrong.push(format!("{words} --json ({lang}): says nothing"));
            }
            for line in json.out.lines() {
                if serde_json::from_str::<Value>(line).is_err() {
                    wrong.push(format!("{words} --json ({lang}): {line}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_subcommand_is_left_out() {
    let home = TempDir::new().unwrap();
    let pages = home.path().join("man");
    assert_eq!(run(home.path(), &["man", pages.to_str().unwrap()]).code, 0);
    let all: Vec<String> = fs::read_dir(&pages)
        .unwrap()
        .filter_map(|page| {
            let name = page.unwrap().file_name().into_string().unwrap();
            Some(name.strip_suffix(".1")?.strip_prefix("honordesk-ledger-")?.to_owned())
        })
        .collect();
    let leaf = |name: &&String| !all.iter().any(|other| other.starts_with(&format!("{name}-")));
    let known: BTreeSet<String> = WALK.iter().map(|(words, ..)| words.replace(' ', "-")).collect();
    let left: Vec<&String> = all.iter().filter(leaf).filter(|name| !known.contains(*name)).collect();
    assert!(left.is_empty() && all.len() > 80, "{left:?}");
}
