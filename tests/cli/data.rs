//! Making, importing, checking, saving.

use std::fs;

use super::bench::{command, run, sample};

pub const SHEET: &str = "身份证号,姓名,性别,手机\n\
    440121195508170038,测试甲,男,13800138001\n\
    440121195508170039,测试乙,男,13800138002\n\
    44012119640229001X,测试丙,男,13800138003\n";

#[test]
fn an_import_ends_with_one_line_of_the_fixed_shape() {
    let s = sample();
    let file = s.dir.with_file_name("people.csv");
    fs::write(&file, SHEET).unwrap();
    let name = file.to_str().unwrap();
    let dry = run(&s.dir, &["import", "people", name, "--dry-run", "--json"]);
    let shape = dry.json().pop().unwrap_or_else(|| panic!("{}", dry.err));
    assert_eq!(
        super::bench::fields(&shape),
        ["accepted", "duplicates", "rejected", "rejects_file", "rows", "warnings"]
    );
    assert_eq!((&shape["rows"], &shape["rejected"]), (&3.into(), &1.into()), "{shape}");
    assert!(shape["rejects_file"].is_null());
    assert_eq!(run(&s.dir, &["import", "people", name]).code, 2, "without a terminal --yes is needed");
    let done = run(&s.dir, &["import", "people", name, "--yes", "--json"]);
    let shape = done.json().pop().unwrap_or_else(|| panic!("{}", done.err));
    assert_eq!((&shape["accepted"], done.code), (&2.into(), 3), "{shape} {}", done.err);
    let back = fs::read_to_string(shape["rejects_file"].as_str().unwrap()).unwrap();
    assert!(back.contains("测试乙") && !back.contains("测试甲"), "{back}");
    assert_eq!(run(&s.dir, &["lookup", "测试丙"]).code, 0);
}

#[test]
fn accounts_of_an_import_are_listed_as_one_and_agreed_to_by_another() {
    let s = sample();
    let file = s.dir.with_file_name("accounts.csv");
    let rows = "姓名,性别,身份证号,开户银行,开户名称,银行账号\n\
        测试甲,男,440121195508170038,农行,测试甲,6228480000000000097\n\
        测试丙,男,44012119640229001X,农行,别人,6228480000000000105\n";
    fs::write(&file, rows).unwrap();
    let as_ = |who, words: &[&str]| run(&s.dir, &[&["--as", who], words].concat());
    let done = as_("lina", &["import", "people", file.to_str().unwrap(), "--yes", "--json"]);
    let shape = done.json().pop().unwrap_or_else(|| panic!("{}", done.err));
    assert_eq!(shape["accounts_waiting"], 2, "{shape}");
    let listed = as_("wangwei", &["person", "account", "list", "--json"]);
    let found = listed.json().into_iter().find(|line| !line["import"].is_null()).unwrap();
    assert_eq!(
        super::bench::fields(&found),
        ["by", "file", "holder_differs", "import", "on", "people", "waiting"]
    );
    assert_eq!((&found["waiting"], &found["holder_differs"]), (&2.into(), &1.into()), "{found}");
    let import = found["import"].to_string();
    let single = as_("wangwei", &["person", "account", "list", "--import", &import, "--json"]).json();
    assert_eq!((&single[0]["name"], &single[0]["holder_differs"]), (&"测试丙".into(), &true.into()));
    assert!(single[0]["wanted"]["account_masked"].as_str().unwrap().starts_with('*'), "{}", single[0]);
    let change = single[0]["change"].as_str().unwrap();
    let own = as_("lina", &["person", "account", "approve-import", &import]);
    assert_eq!(own.code, 4, "{}", own.err);
    let back = as_("wangwei", &["person", "account", "decline", change, "--reason", "户名不符"]);
    assert_eq!(back.code, 0, "{}", back.err);
    let agreed = as_("wangwei", &["person", "account", "approve-import", &import]);
    assert_eq!((agreed.code, agreed.out.contains("已同意 1 个账号")), (0, true), "{}", agreed.err);
    let again = as_("wangwei", &["person", "account", "approve-import", &import]);
    assert_ne!(again.code, 0, "{}", again.out);
}

#[test]
fn check_names_what_holds_and_a_flipped_byte_is_never_served() {
    let s = sample();
    let held = run(&s.dir, &["check", "--replay", "--json"]);
    assert_eq!(held.code, 0, "{}{}", held.out, held.err);
    assert!(held.json().iter().all(|line| line["held"] == true));
    assert!(held.out.contains("replay_gives_the_same_bytes"));
    let file = s.dir.join("desk.redb");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    fs::write(&file, bytes).unwrap();
    let broken = run(&s.dir, &["check"]);
    assert_eq!(broken.code, 1, "{}{}", broken.out, broken.err);
    assert!(broken.out.contains("不符"), "{}", broken.out);
    assert_eq!(run(&s.dir, &["lookup", "ougy"]).code, 5);
}

#[test]
fn a_backup_restores_to_the_same_answers() {
    let s = sample();
    let saved = s.dir.with_file_name("saved");
    let again = s.dir.with_file_name("again");
    let to = saved.to_str().unwrap();
    assert_eq!(run(&s.dir, &["backup", to]).code, 0);
    assert_eq!(run(&s.dir, &["backup", to]).code, 3, "nothing is overwritten");
    let restored = run(&again, &["restore", to, "--json"]);
    assert_eq!(restored.code, 0, "{}", restored.err);
    assert_eq!(run(&again, &["restore", to]).code, 3, "nor is a database");
    let ask = ["ledger", "statement", "P1", "--json"];
    assert_eq!(run(&s.dir, &ask).out, run(&again, &ask).out);
    assert_eq!(run(&s.dir, &["--as", "lina", "backup", "/nowhere/x"]).code, 4, "a clerk makes no backups");
}

#[test]
fn the_same_seed_gives_the_same_bureau_and_another_another() {
    let s = sample();
    let other = |dir: &str, seed: &str| {
        let dir = s.dir.with_file_name(dir);
        assert_eq!(run(&dir, &["demo", "--people", "300", "--seed", seed, "--build-only"]).code, 0);
        let ask = |args: &[&str]| run(&dir, args).out;
        let people: String =
            ["P7", "P77", "P250"].iter().map(|p| ask(&["person", "show", p, "--json"])).collect();
        let ledger = ask(&["ledger", "month", "disability-pension", "2022-05", "--json"]);
        people + &ledger + &ask(&["petition", "list", "--tab", "all", "--limit", "1000", "--json"])
    };
    let first = other("a", "1");
    assert_eq!(first, other("b", "1"));
    assert_ne!(first, other("c", "2"));
}

#[test]
fn a_sample_is_made_once_and_never_over_something_else() {
    let s = sample();
    assert_eq!(run(&s.dir, &["demo", "--people", "300", "--build-only"]).code, 0);
    let other = run(&s.dir, &["demo", "--people", "40", "--build-only"]);
    assert_eq!((other.code, other.err.contains("--fresh")), (4, true), "{}", other.err);
    let fresh = run(&s.dir, &["demo", "--people", "0", "--fresh", "--build-only"]);
    assert_eq!(fresh.code, 0, "{}", fresh.err);
    assert_eq!(run(&s.dir, &["lookup", "ougy"]).code, 1, "nobody there");
    assert_eq!(run(&s.dir, &["check"]).code, 0);
}

#[test]
fn a_missing_or_held_database_is_five() {
    let s = sample();
    let none = run(&s.dir.with_file_name("none"), &["lookup", "ougy"]);
    assert_eq!((none.code, none.err.contains("honordesk demo")), (5, true), "{}", none.err);
    // Reading queries from a pipe holds the database until the pipe ends.
    let mut holder = command(&s.dir, &["lookup", "--json", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = holder.stdin.take().unwrap();
    let mut answers = std::io::BufReader::new(holder.stdout.take().unwrap());
    let mut line = String::new();
    std::io::Write::write_all(&mut stdin, b"ougy\n").unwrap();
    std::io::BufRead::read_line(&mut answers, &mut line).unwrap();
    let second = run(&s.dir, &["lookup", "ougy"]);
    drop(stdin);
    holder.wait().unwrap();
    assert_eq!((second.code, second.err.contains("pid")), (5, true), "{}", second.err);
}

#[test]
fn a_sample_that_was_cut_off_blocks_nothing_and_one_in_the_making_is_left_alone() {
    use rustix::process::{Pid, Signal, kill_process};
    let home = tempfile::TempDir::new().unwrap();
    let dir = home.path().join("sample");
    let unfinished = home.path().join("sample.unfinished");
    let limit = std::time::Instant::now() + std::time::Duration::from_secs(120);
    for signal in [Signal::TERM, Signal::KILL] {
        let mut making = command(&dir, &["demo", "--people", "1000000", "--build-only"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let own = format!("pid={}\n", making.id());
        let lock = || fs::read_to_string(unfinished.join("desk.lock")).unwrap_or_default();
        while !(lock().starts_with(&own) && unfinished.join("desk.redb").exists()) {
            assert!(making.try_wait().unwrap().is_none() && std::time::Instant::now() < limit, "it starts");
            std::thread::yield_now();
        }
        let second = run(&dir, &["demo", "--people", "2", "--build-only"]);
        assert_eq!((second.code, second.err.contains("pid")), (5, true), "{}", second.err);
        kill_process(Pid::from_raw(i32::try_from(making.id()).unwrap()).unwrap(), signal).unwrap();
        assert!(!making.wait().unwrap().success());
        assert!(!dir.exists(), "what is not whole is not there");
    }
    for people in ["0", "1"] {
        let made = run(&dir, &["demo", "--people", people, "--fresh", "--build-only"]);
        assert_eq!(made.code, 0, "{}", made.err);
        assert_eq!(run(&dir, &["check", "--replay"]).code, 0);
        assert!(!unfinished.exists());
    }
}

#[test]
fn a_folder_with_other_things_in_it_is_never_made_a_sample() {
    let home = tempfile::TempDir::new().unwrap();
    let dir = home.path().join("documents");
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("letter.txt"), "dear").unwrap();
    for args in [
        &["demo", "--people", "1", "--build-only"][..],
        &["demo", "--people", "1", "--fresh", "--build-only"],
    ] {
        let refused = run(&dir, args);
        assert_eq!(refused.code, 4, "{}{}", refused.out, refused.err);
        assert_eq!(fs::read_to_string(dir.join("letter.txt")).unwrap(), "dear");
    }
    fs::remove_file(dir.join("letter.txt")).unwrap();
    assert_eq!(run(&dir, &["demo", "--people", "1", "--build-only"]).code, 0, "an empty folder will do");
}

#[test]
fn every_bar_of_the_overview_gives_exactly_its_people() {
    let s = sample();
    let shown = run(&s.dir, &["overview", "--json"]).one();
    assert_eq!(shown["day"], super::bench::TODAY);
    let charts = shown["charts"].as_array().unwrap();
    let bars: Vec<(&str, usize)> = charts
        .iter()
        .flat_map(|chart| chart["bars"].as_array().unwrap())
        .filter_map(|bar| Some((bar["filter"].as_str()?, bar["n"].as_str()?.parse().ok()?)))
        .collect();
    assert!(bars.len() > 20, "{shown}");
    let asked = bars.iter().map(|(filter, _)| *filter).collect::<Vec<_>>().join("\n");
    let found =
        super::bench::run_with(&s.dir, &["lookup", "--json", "--limit", "1", "-"], asked.as_bytes()).json();
    for ((filter, n), answer) in bars.iter().zip(&found) {
        assert_eq!(answer["total"], *n, "{filter}");
    }
    assert_eq!(found.len(), bars.len());
}

#[test]
fn a_death_is_recorded_settled_and_taken_back() {
    let s = sample();
    let death = |person: &str| {
        run(&s.dir, &["person", "death", person, "--on", "2026-08-15", "--document", "死证0815", "--json"])
    };
    let dry = ["person", "death", "P7", "--on", "2026-08-15", "--document", "死证0815", "--dry-run"];
    let told = run(&s.dir, &dry);
    assert!(told.code == 0 && told.out.contains("2,277.00") && told.out.contains("6 个月"), "{}", told.out);
    assert_eq!(run(&s.dir, &["ledger", "proposals", "--json"]).out, "[]\n", "nothing was written");
    let written = death("P7");
    assert_eq!(written.code, 0, "{}", written.err);
    assert_eq!(written.one()["settlement"]["to_book"], "2277.00");
    let other = ["person", "death", "P7", "--on", "2026-10-15", "--document", "死证0815"];
    let refused = run(&s.dir, &other);
    assert_eq!((refused.code, refused.err.contains("已登记 2026-08-15 去世")), (4, true), "{}", refused.err);
    assert!(refused.out.contains("2026-11 起停发"), "{}", refused.out);
    let left = run(&s.dir, &["ledger", "proposals", "--json"]).one();
    assert_eq!(
        (&left["person"], &left["died"], &left["to_book"]),
        (&"P7".into(), &"2026-08-15".into(), &"2277.00".into())
    );
    assert_eq!((&left["ended"][0]["months"], &left["signed_off"]), (&6.into(), &true.into()));
    let said = run(&s.dir, &["ledger", "proposals", "--person", "P7"]);
    assert!(said.out.contains("第六十二条第二款") && !said.out.contains("法制审核"), "{}", said.out);
    let post = ["ledger", "post", "P7", "funeral-aid", "2026-09", "2277.00"];
    assert_eq!(run(&s.dir, &post).code, 0);
    // Booked is not paid: of what counts already, one month was never paid.
    let left = run(&s.dir, &["ledger", "proposals", "--json"]).one();
    assert_eq!((&left["to_book"], &left["to_pay"]), (&"0.00".into(), &"3036.00".into()));
    let pay = ["ledger", "post", "P7", "funeral-aid", "2026-09", "3036", "--paid"];
    let asked = run(&s.dir, &[&pay[..], &["--despite", "已付家属", "--json"]].concat()).one();
    let agree = ["--as", "wangwei", "ledger", "reversal", "agree", asked["ask"].as_str().unwrap()];
    assert_eq!(run(&s.dir, &agree).code, 0);
    assert_eq!(run(&s.dir, &["ledger", "proposals", "--json"]).out, "[]\n");
    let withdraw = run(&s.dir, &["person", "withdraw-death", "P7", "--reason", "登记错人"]);
    assert!(withdraw.code == 4 && withdraw.err.contains("冲销"), "{}", withdraw.err);
    assert_eq!(run(&s.dir, &["person", "death", "P7", "--on", "2026-08-15", "--document", ""]).code, 3);
}

#[test]
fn a_specimen_of_a_bank_file_is_of_nobody_and_stays_where_it_is() {
    let s = sample();
    let [file, answer] = ["specimen.txt", "answer.txt"].map(|name| s.dir.with_file_name(name));
    let (to, back) = (file.to_str().unwrap(), answer.to_str().unwrap());
    let args = ["ledger", "bank", "specimen", "fixed-gbk", "--out", to, "--today", "2026-11-25", "--json"];
    let made = run(&s.dir, &args).one();
    assert_eq!((&made["count"], &made["sum"]), (&3.into(), &"1235476.94".into()));
    let text = encoding_rs::GBK.decode(&fs::read(&file).unwrap()).0.into_owned();
    assert!(text.starts_with("HSPECIMEN") && text.contains("20261125") && text.contains("测试2"), "{text}");
    assert!(text.ends_with("T000000030000000123547694\r\n"), "{text}");
    let again = run(&s.dir, &args);
    assert!(again.code == 3 && again.err.contains("已经有了"), "{}", again.err);
    let answered = run(&s.dir, &["ledger", "bank", "specimen", "fixed-gbk", "--out", back, "--answer"]);
    assert_eq!(answered.code, 0, "{}", answered.err);
    let text = encoding_rs::GBK.decode(&fs::read(&answer).unwrap()).0.into_owned();
    assert!(text.contains("E01") && text.contains("账号不存在"), "{text}");
    let unknown = run(&s.dir, &["ledger", "bank", "specimen", "icbc", "--out", back]);
    assert!(unknown.code == 2 && unknown.err.contains("fixed-gbk、csv-gb18030、csv-utf8"), "{}", unknown.err);
    let listed = run(&s.dir, &["ledger", "bank", "templates"]).out;
    assert!(listed.contains("通用定长文本（GBK）") && listed.contains("不是任何银行的格式"), "{listed}");
}

#[test]
fn somebody_without_a_number_is_taken_in_once_by_name_birth_and_sex() {
    let s = sample();
    let file = s.dir.with_file_name("nonumber.csv");
    let sheet = "姓名,身份证号,无身份证号原因,出生日期,性别\n\
        测试甲,,尚未办证,1950-01-01,男\n\
        测试乙,,,1951-02-03,女\n\
        测试甲,,未带,1950-01-01,男\n\
        测试丙,,尚未办证,1952-03-04,\n";
    fs::write(&file, sheet).unwrap();
    let name = file.to_str().unwrap();
    let ran = run(&s.dir, &["import", "people", name, "--yes", "--json"]);
    let shape = ran.json().pop().unwrap_or_else(|| panic!("{}", ran.err));
    let figures =
        ["rows", "accepted", "rejected", "duplicates", "warnings"].map(|f| shape[f].as_u64().unwrap());
    assert_eq!(figures, [4, 2, 2, 1, 2], "{shape} {}", ran.err);
    let back = fs::read_to_string(shape["rejects_file"].as_str().unwrap()).unwrap();
    assert!(back.contains("又与第 2 行同名、同一天出生"), "{back}");
    // On record now, and told apart from nobody: the same person in another file comes back.
    let again = s.dir.with_file_name("again.csv");
    fs::write(&again, "姓名,出生日期,性别,身份证号\n测试乙,1951-02-03,女,\n").unwrap();
    let ran = run(&s.dir, &["import", "people", again.to_str().unwrap(), "--yes", "--json"]);
    let shape = ran.json().pop().unwrap_or_else(|| panic!("{}", ran.err));
    assert_eq!((&shape["accepted"], &shape["duplicates"]), (&0.into(), &1.into()), "{shape}");
}

/// Steps of the runs lie days back, and what a new year needs is not known in the old one.
#[test]
fn a_sample_is_made_on_whatever_day_of_a_year() {
    let home = tempfile::tempdir().unwrap();
    for day in ["2027-01-04", "2026-03-02"] {
        let dir = home.path().join(day);
        let made = run(&dir, &["demo", "--build-only", "--people", "300", "--today", day]);
        assert_eq!(made.code, 0, "{day}: {}", made.err);
        assert_eq!(run(&dir, &["check"]).code, 0, "{day}");
    }
}

#[test]
fn a_sample_to_which_people_come_has_a_duty_that_was_handed_over_and_a_weekly_list() {
    let home = tempfile::TempDir::new().unwrap();
    let dir = home.path().join("sample");
    assert_eq!(run(&dir, &["demo", "--people", "700", "--build-only"]).code, 0);
    let rota = run(&dir, &["oncall", "rota", "show", "--json"]).json();
    let days = rota[0]["days"].as_array().unwrap_or_else(|| panic!("{}", rota[0]));
    assert!(days.iter().all(|day| day["published"] == true && day["posts"].as_array().unwrap().len() == 2));
    assert_eq!(rota[0]["faults"].as_array().map(Vec::len), Some(0), "{}", rota[0]);
    let handed = run(&dir, &["handover", "show"]);
    assert!(handed.out.contains("交接完毕") && handed.out.contains("轮流排了"), "{}", handed.out);
    let handed = run(&dir, &["handover", "show", "--json"]).json();
    let items = handed[0]["items"].as_array().unwrap_or_else(|| panic!("{}", handed[0]));
    let of_rota = items.iter().find(|item| item["kind"] == "rota").unwrap_or_else(|| panic!("{}", handed[0]));
    assert!(of_rota["said"].as_str().is_some_and(|said| said.contains("轮流排了")), "{of_rota}");
    let weekly = run(&dir, &["supervision", "list"]);
    assert!(weekly.out.contains("未办结 5，逾期 1，待核 1"), "{}", weekly.out);
    assert_eq!(run(&dir, &["check", "--replay"]).code, 0);
}

#[test]
fn a_small_sample_is_made_for_any_business_date() {
    let home = tempfile::TempDir::new().unwrap();
    // A year's standard of which two neighbouring months differ by a fen, a leap day, the first and the last days of months and years.
    let dates = [
        "2020-06-30",
        "2021-12-31",
        "2022-01-04",
        "2022-05-04",
        "2022-08-01",
        "2023-03-01",
        "2024-02-29",
        "2024-08-01",
        "2025-01-01",
        "2026-12-31",
        "2027-01-05",
    ];
    for (n, today) in dates.iter().enumerate() {
        let people = ["30", "20", "9"][n % 3];
        let dir = home.path().join(format!("{today}-{people}"));
        let made = std::process::Command::new(env!("CARGO_BIN_EXE_honordesk"))
            .args(["--data", dir.to_str().unwrap(), "--today", today])
            .args(["demo", "--people", people, "--build-only"])
            .env_clear()
            .env("LANG", "zh_CN.UTF-8")
            .output()
            .unwrap();
        assert!(made.status.success(), "{today} {people}: {}", String::from_utf8_lossy(&made.stderr));
    }
}
