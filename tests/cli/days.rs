//! `--today` on a bureau in earnest: what is asked about another day is asked on this one.

use std::path::Path;

use honordesk::bureau::command::{Founding, NewStaff, Secret};
use honordesk::bureau::{Asking, Bureau, BureauOptions, Command as Order, HashCost, Moment, Outcome};
use honordesk::domain::staff::{ProtectionLevel, Role};
use honordesk::domain::{Date, DivisionCode};
use tempfile::TempDir;

use super::bench::Ran;

const FIRST: &str = "第一个-Passw0rd";
const OWN: &str = "自己的-Passw0rd9";

/// The staff, each with a password of their own.
const STAFF: [(&str, &[Role]); 4] = [
    ("sys", &[Role::SystemAdmin]),
    ("sec", &[Role::SecurityAdmin]),
    ("aud", &[Role::Auditor]),
    ("window", &[Role::FrontDesk]),
];

fn in_earnest(dir: &Path) {
    let options = BureauOptions { hash_cost: HashCost::CHEAPEST, ..BureauOptions::default() };
    let bureau = Bureau::create(dir, &options).unwrap();
    let secret = |text: &str| Secret::new(text.into());
    let staff = STAFF.iter().map(|(login, roles)| NewStaff {
        login: (*login).into(),
        name: format!("试{}", login.len()),
        roles: roles.to_vec(),
        desk: "一号窗口".into(),
        password: Some(secret(FIRST)),
    });
    let founding = Founding {
        bureau: "试验区退役军人事务局".into(),
        division: DivisionCode::parse("440114").unwrap(),
        level: ProtectionLevel::Three,
        staff: staff.collect(),
        settings: Vec::new(),
        sample_of: None,
    };
    let moment = Moment { today: today(), at_ms: 1_795_400_000_000 };
    let asking = |session, n: u8| Asking { session, moment, visit: None, key: [n; 16] };
    bureau.execute(&asking(None, 1), Order::Found(founding)).unwrap();
    for (n, (login, _)) in (2_u8..).step_by(2).zip(STAFF) {
        let login = login.to_owned();
        let sign_in = Order::SignIn { login, password: secret(FIRST), desk: "一号窗口".into() };
        let Outcome::Session(session) = bureau.execute(&asking(None, n), sign_in).unwrap().outcome else {
            panic!("no session")
        };
        let own = Order::ChangePassword { old: secret(FIRST), new: secret(OWN) };
        bureau.execute(&asking(Some(session), n + 1), own).unwrap();
    }
    bureau.close().unwrap();
}

/// The day on which the tests run, as the program sees it.
#[allow(clippy::disallowed_methods, reason = "the program itself goes by this clock")]
fn today() -> Date {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let days = (now.as_secs() + 8 * 3600) / 86_400;
    Date::parse("1970-01-01").unwrap().plus_days(i64::try_from(days).unwrap())
}

fn run(dir: &Path, who: &str, password: &str, args: &[&str]) -> Ran {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut command = Command::new(env!("CARGO_BIN_EXE_honordesk"));
    command.arg("--data").arg(dir).args(["--as", who, "--password-fd", "0", "--lang", "zh"]).args(args);
    command.env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{password}\n").as_bytes()).unwrap();
    child.wait_with_output().unwrap().into()
}

#[test]
fn a_day_that_is_asked_about_ages_no_password_and_dates_no_line_of_the_journal() {
    let home = TempDir::new().unwrap();
    let dir = home.path().join("data");
    in_earnest(&dir);
    let far = ["--today", "2999-12-31"];
    // Nobody is on record yet: nothing is found.
    assert_eq!(run(&dir, "window", OWN, &[&["lookup", "张"], &far[..]].concat()).code, 1);
    assert_eq!(run(&dir, "window", "错的-Passw0rd", &[&["lookup", "张"], &far[..]].concat()).code, 4);
    // Whoever may not read the journal is on record under the day on which they tried.
    let long_ago = ["journal", "list", "--today", "1900-01-01"];
    assert_eq!(run(&dir, "window", OWN, &long_ago).code, 4);
    let now = run(&dir, "window", OWN, &["lookup", "张"]);
    assert_eq!(now.code, 1, "no password is old: {}", now.err);
    let journal = run(&dir, "aud", OWN, &["journal", "list", "--json"]);
    assert_eq!(journal.code, 0, "{}", journal.err);
    let days: Vec<String> = journal.json().iter().map(|line| line["today"].to_string()).collect();
    assert!(days.len() > 12 && days.iter().all(|day| *day == format!("\"{}\"", today())), "{days:?}");
    let denied = journal.out.lines().filter(|line| line.contains("denied")).count();
    assert_eq!(denied, 1, "{}", journal.out);
}
