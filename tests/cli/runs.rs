//! A payment run through the real binary: from draft to closed, by different people.

use std::path::{Path, PathBuf};
use std::process::Command;

use encoding_rs::GB18030;
use honordesk::bureau::command::{Founding, NewStaff, PersonChange};
use honordesk::bureau::{
    Answer, Asking, Bureau, BureauOptions, Command as Order, HashCost, Moment, Query, Session,
};
use honordesk::domain::person::{BankAccount, Nature, PersonFacts, Recognition, RecognitionState};
use honordesk::domain::staff::{ProtectionLevel, Role};
use honordesk::domain::{AccountChangeId, Date, DivisionCode, Fen, PersonId, ResidentId, StaffId};
use tempfile::TempDir;

use super::bench::Ran;

/// The published rates of this day are known.
const TODAY: &str = "2025-05-23";

/// The day before: what was agreed to of an account then holds for a run of today.
const BEFORE: &str = "2025-05-22";

const STAFF: [(&str, &[Role]); 12] = [
    ("admin", &[Role::SystemAdmin]),
    ("safety", &[Role::SecurityAdmin]),
    ("auditor", &[Role::Auditor]),
    ("window", &[Role::FrontDesk]),
    ("petitions", &[Role::Petitions]),
    ("head", &[Role::Head]),
    ("draws", &[Role::Maker]),
    ("sends", &[Role::Maker]),
    ("checks", &[Role::Checker]),
    ("settles", &[Role::Checker]),
    ("agrees", &[Role::Checker]),
    ("proposes", &[Role::Maker]),
];

struct Office {
    _home: TempDir,
    dir: PathBuf,
}

impl Office {
    /// A sample bureau with enough staff for a run, and three people who receive a pension.
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        let dir = home.path().join("data");
        let options = BureauOptions { hash_cost: HashCost::CHEAPEST, ..BureauOptions::default() };
        let bureau = Bureau::create(&dir, &options).unwrap();
        let staff = STAFF.iter().map(|(login, roles)| NewStaff {
            login: (*login).into(),
            name: format!("试{}", login.len()),
            roles: roles.to_vec(),
            desk: "一号窗口".into(),
            password: None,
        });
        let founding = Founding {
            bureau: "试验区退役军人事务局".into(),
            division: DivisionCode::parse("440114").unwrap(),
            level: ProtectionLevel::Three,
            staff: staff.collect(),
            settings: Vec::new(),
            sample_of: Some("seed 1".into()),
        };
        let asking = |who: Option<u16>, n: u8| Asking {
            session: who.map(|id| Session { staff: StaffId(id), desk: String::new() }),
            moment: Moment { today: Date::parse(BEFORE).unwrap(), at_ms: 1_747_000_000_000 },
            visit: None,
            key: [n; 16],
        };
        bureau.execute(&asking(None, 1), Order::Found(founding)).unwrap();
        for n in 2..5_u8 {
            let body = format!("44012119500101{n:03}");
            let mut tries =
                "0123456789X".chars().filter_map(|c| ResidentId::parse(&format!("{body}{c}")).ok());
            let resident_id = tries.next().unwrap().id;
            let held = Recognition {
                since: Date::parse("2000-01-01"),
                grade: Some(6),
                nature: Some(Nature::Duty),
                ..Recognition::new("11", RecognitionState::Receiving)
            };
            let facts = PersonFacts {
                name: ["试人一", "试人二", "试人三"][usize::from(n) - 2].into(),
                resident_id: Some(resident_id),
                recognitions: vec![held],
                bank: Some(BankAccount {
                    bank: "农行".into(),
                    holder: ["试人一", "试人二", "试人三"][usize::from(n) - 2].into(),
                    number: format!("622848040256489001{n}"),
                    ..BankAccount::default()
                }),
                ..PersonFacts::default()
            };
            let order = Order::RegisterPerson { facts: Box::new(facts), despite: Some("试".repeat(3)) };
            bureau.execute(&asking(Some(4), n), order).unwrap();
            let agreed = Order::ApproveAccount { change: AccountChangeId(u32::from(n) - 1), seen: 1 };
            bureau.execute(&asking(Some(11), n + 100), agreed).unwrap();
        }
        bureau.close().unwrap();
        Self { _home: home, dir }
    }

    fn run(&self, who: &str, args: &[&str]) -> Ran {
        self.ledger(who, &[&["run"], args].concat())
    }

    fn ledger(&self, who: &str, args: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_honordesk"));
        command.arg("--data").arg(&self.dir).args(["--today", TODAY, "--as", who, "ledger"]).args(args);
        command.env_clear().env("LANG", "zh_CN.UTF-8");
        command.output().unwrap().into()
    }

    fn done(&self, who: &str, args: &[&str]) -> Ran {
        let ran = self.run(who, args);
        assert_eq!(ran.code, 0, "{args:?} {}{}", ran.out, ran.err);
        ran
    }

    fn bank(&self, who: &str, args: &[&str]) -> Ran {
        self.ledger(who, &[&["bank"], args, &["--template", "csv-gb18030"]].concat())
    }

    fn file(&self, name: &str) -> PathBuf {
        self.dir.parent().unwrap().join(name)
    }

    /// What the bank says of some payments of the file it was sent.
    fn said(&self, sent: &Path, answer: &str, said: &[(usize, &str, &str)]) -> PathBuf {
        let bytes = std::fs::read(sent).unwrap();
        let (text, _, _) = GB18030.decode(&bytes);
        let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
        let mut lines = vec!["批次号,序号,账号,金额,处理结果,入账日期,失败代码,失败原因".to_owned()];
        for (seq, state, why) in said {
            let row = &rows[seq - 1];
            let day = if why.is_empty() { TODAY } else { "" };
            lines.push([row[0], row[1], row[5], row[7], state, day, "", why].join(","));
        }
        let path = self.file(answer);
        std::fs::write(&path, GB18030.encode(&(lines.join("\r\n") + "\r\n")).0).unwrap();
        path
    }
}

fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_run_goes_from_draft_to_closed_by_different_people() {
    let o = Office::new();
    let draft = ["draft", "残疾抚恤金", "--month", "2025-05", "--json"];
    let refused = o.run("draws", &draft);
    assert_eq!((refused.code, refused.err.contains("起算")), (4, true), "{}", refused.err);
    let opening = ["rule", "opening", "disability-pension", "2025-04", "--basis", "党组会", "--json"];
    let rule = o.done("proposes", &opening).one()["rule"].as_str().unwrap().to_owned();
    let adds = o.done("head", &["rule", "show", &rule, "--json"]).one();
    assert_eq!((&adds["people"], &adds["adds"]), (&3.into(), &"24090.00".into()));
    let unseen = o.run("head", &["rule", "approve", &rule]);
    assert_eq!((unseen.code, unseen.err.contains("24,090.00")), (4, true), "{}", unseen.err);
    o.done("head", &["rule", "approve", &rule, "--adds", "24,090.00"]);
    let receipt = o.done("draws", &[&draft[..], &["--key", "五月"]].concat()).one();
    let run = receipt["run"].as_str().unwrap().to_owned();
    let again = o.done("draws", &[&draft[..], &["--key", "五月"]].concat()).one();
    assert_eq!((&again["run"], &again["already"]), (&receipt["run"], &true.into()), "once under one key");
    let show = o.done("head", &["show", &run, "--json"]).one();
    assert_eq!(
        (&show["state"], &show["lines"], &show["unexplained"]),
        (&"draft".into(), &3.into(), &0.into())
    );
    let lines = o.done("head", &["lines", &run, "--json"]).json();
    assert_eq!((lines.len(), lines[0]["parts"].as_array().unwrap().len()), (3, 2));
    assert!(!lines[0]["account"].as_str().unwrap().contains("62284804"), "accounts are masked");
    o.done("draws", &["freeze", &run]);
    let own = o.run("draws", &["review", &run]);
    assert_eq!((own.code, own.err.contains("复核")), (4, true), "{}", own.err);
    let skipped = o.run("head", &["approve", &run]);
    assert_eq!((skipped.code, skipped.err.contains("已冻结")), (4, true), "{}", skipped.err);
    o.done("checks", &["review", &run]);
    o.done("head", &["approve", &run, "--minute", "党组纪要9号"]);
    let sent = o.file("bank.csv");
    let send = o.bank("sends", &["send", &run, "--out", name(&sent)]);
    assert_eq!(send.code, 0, "{}", send.err);
    let back = o.said(&sent, "back.csv", &[(1, "成功", ""), (2, "失败", "已销户")]);
    let taken = o.bank("sends", &["answer", &run, name(&back)]);
    assert!(taken.out.contains("没有回音 1 笔"), "{}{}", taken.out, taken.err);
    let again = o.bank("sends", &["answer", &run, name(&back)]).out;
    assert!(again.contains("没有新的内容"), "the same file once more: {again}");
    let open = o.run("settles", &["reconcile", &run, "--total", "1"]);
    assert_eq!((open.code, open.err.contains("没有结果")), (4, true), "{}", open.err);
    let rest = o.said(&sent, "rest.csv", &[(3, "成功", "")]);
    o.bank("sends", &["answer", &run, name(&rest)]);
    let same = o.run("checks", &["reconcile", &run, "--total", "1"]);
    assert_eq!((same.code, same.err.contains("您在这一批里已经")), (4, true), "{}", same.err);
    let differs = o.run("settles", &["reconcile", &run, "--total", "1"]);
    assert_eq!((differs.code, differs.err.contains("不能对账")), (4, true), "{}", differs.err);
    let paid = o.done("head", &["show", &run, "--json"]).one()["paid_sum"].as_str().unwrap().to_owned();
    o.done("settles", &["reconcile", &run, "--total", &paid]);
    assert_eq!(o.run("settles", &["close", &run]).code, 4, "a failure is open");
    let failed = o.done("settles", &["lines", &run, "--failed", "--json"]).json();
    assert!(failed.len() == 1 && failed[0]["why"].as_str().unwrap().contains("已销户"), "{failed:?}");
    let held = o.run("draws", &["reissue", &run]);
    assert_eq!((held.code, held.err.contains("说明账号可用")), (4, true), "{}", held.err);
    let seq = failed[0]["line"].to_string();
    o.done("draws", &["explain", &run, &seq, "--reason", "银行已核实可用"]);
    let reissued = o.done("draws", &["reissue", &run, "--json"]).one()["run"].as_str().unwrap().to_owned();
    o.done("settles", &["close", &run]);
    let board = o.done("head", &["list", "--json"]).json();
    let states: Vec<&str> = board.iter().map(|row| row["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["draft", "closed"]);
    assert_eq!(o.done("head", &["show", &reissued, "--json"]).one()["reissues"], receipt["run"]);
    let empty = o.run("draws", &draft);
    assert_eq!((empty.code, empty.err.contains("R2 还没有审批")), (4, true), "{}", empty.err);
    for english in [["show", &run], ["compare", &run], ["lines", &run]] {
        let ran = o.done("head", &[&english[..], &["--lang", "en"]].concat());
        assert!(!ran.out.is_empty() && !ran.out.contains("批次"), "{}", ran.out);
    }
    assert_eq!(o.run("head", &["changes", &run]).code, 1, "nothing changed since");
    std::fs::write(o.file("bad.csv"), "1;ok\n").unwrap();
    assert_eq!(o.bank("sends", &["answer", &run, name(&o.file("bad.csv"))]).code, 1, "no headings");
}

impl Office {
    /// From April on, with what that adds seen.
    fn opened(&self) {
        let opening = ["rule", "opening", "disability-pension", "2025-04", "--basis", "党组会", "--json"];
        let rule = self.done("proposes", &opening).one()["rule"].as_str().unwrap().to_owned();
        self.done("head", &["rule", "approve", &rule, "--adds", "24,090.00"]);
    }

    /// Somebody changes what the money of a person depends on.
    fn changes(&self, staff: u16, person: u32) {
        let options = BureauOptions { hash_cost: HashCost::CHEAPEST, ..BureauOptions::default() };
        let (bureau, _) = Bureau::open(&self.dir, &options).unwrap();
        let asking = Asking {
            session: Some(Session { staff: StaffId(staff), desk: String::new() }),
            moment: Moment { today: Date::parse(TODAY).unwrap(), at_ms: 1_748_000_000_000 },
            visit: None,
            key: [u8::try_from(100 + staff).unwrap(); 16],
        };
        let held = Recognition {
            since: Date::parse("2000-01-01"),
            grade: Some(6),
            nature: Some(Nature::Duty),
            certificate: format!("粤军A{staff}"),
            ..Recognition::new("11", RecognitionState::Receiving)
        };
        let changes = vec![PersonChange::Recognitions(vec![held])];
        let seen = match bureau.query(&asking, Query::Card(PersonId(person))).unwrap() {
            Answer::Card(card) => card.version,
            _ => panic!(),
        };
        let order = Order::AmendPerson { person: PersonId(person), seen, changes, despite: None };
        bureau.execute(&asking, order).unwrap();
        bureau.close().unwrap();
    }
}

#[test]
fn what_is_left_out_of_a_draft_is_told_with_why() {
    let o = Office::new();
    o.opened();
    o.done("draws", &["draft", "残疾抚恤金", "--month", "2025-05"]);
    let words = "等派出所回函核实以后再发";
    let sum = o.done("head", &["lines", "R1", "--json"]).json()[0]["amount"].as_str().unwrap().to_owned();
    let yuan = Fen::parse(&sum).unwrap();
    let said = o.done("draws", &["defer", "R1", "1", "--reason", words]).out;
    for out in [said, o.done("head", &["show", "R1"]).out, o.done("head", &["compare", "R1"]).out] {
        assert!(out.contains(&format!("暂缓 1 行 {yuan} 元，这一批不发：{words}（试5）")), "{out}");
    }
    let lines = o.done("head", &["lines", "R1"]).out;
    assert!(lines.contains(&format!("暂缓 {yuan} 元")) && lines.contains(words), "{lines}");
    let json = o.done("head", &["show", "R1", "--json"]).one();
    let of = &json["put_off"][0];
    assert_eq!((&of["lines"], &of["sum"], &of["words"]), (&1.into(), &sum.into(), &words.into()));
}

#[test]
fn where_every_maker_changed_a_record_the_draft_leaves_it_to_another() {
    let o = Office::new();
    o.opened();
    for (staff, person) in [(7, 1), (8, 2), (12, 1)] {
        o.changes(staff, person);
    }
    let draft = ["draft", "残疾抚恤金", "--month", "2025-05"];
    let drafted = o.done("draws", &draft).out;
    assert!(drafted.contains("草拟：2 行"), "{drafted}");
    assert!(drafted.contains("改过他们的资料") && drafted.contains("另起一批"), "{drafted}");
    let english = o.done("head", &["show", "R1", "--lang", "en"]).out;
    assert!(english.contains("another drafts a run of them"), "{english}");
}

#[test]
fn sums_times_and_overpaid_money_are_listed() {
    let o = Office::new();
    o.done(
        "draws",
        &[
            "rule",
            "tier",
            "--from",
            "2025-01-01",
            "--head",
            "100000",
            "--minute",
            "500000",
            "--basis",
            "党组会",
        ],
    );
    o.done(
        "draws",
        &["rule", "freeze", "年终", "--from", "2025-12-20", "--until", "2026-01-05", "--basis", "财政通知"],
    );
    let rules = o.done("head", &["rule", "list", "--json"]).json();
    let kinds: Vec<&str> = rules.iter().map(|r| r["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["tier", "freeze"]);
    o.done("draws", &["rule", "drop", "Q2", "--reason", "日期不对"]);
    let text = o.done("head", &["rule", "list"]).out;
    assert!(text.contains("超过 100,000.00 元由负责人审批") && text.contains("撤回"), "{text}");
    // Also before anybody decided from which month it is counted.
    let nobody = o.run("head", &["overpaid", "disability-pension"]);
    assert_eq!((nobody.code, nobody.out.contains("没有多发")), (1, true), "{}", nobody.err);
    assert_eq!(o.run("head", &["recovery", "list"]).code, 1);
    let nothing = ["recovery", "propose", "P1", "disability-pension", "--way", "waive", "--basis", "试试"];
    let refused = o.run("draws", &nothing);
    assert_eq!((refused.code, refused.err.contains("没有多发")), (4, true), "{}", refused.err);
    for [option, value] in [["--minute", "500"], ["--head", "0"]] {
        let mut args = vec!["rule", "tier", "--from", "2025-01-01", "--basis", "党组会"];
        let other = if option == "--head" { ["--minute", "500"] } else { ["--head", "1000"] };
        args.extend([option, value].iter().chain(&other));
        assert_eq!(o.run("draws", &args).code, 3, "{option} {value}");
    }
}
