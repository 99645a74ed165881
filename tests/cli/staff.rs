//! A password that somebody else set, and the second person's word for it.

use std::path::Path;

use honordesk::bureau::command::Secret;
use honordesk::bureau::{Answer, Asking, Bureau, BureauOptions, Command, HashCost, Moment, Query, Session};
use honordesk::domain::{Date, StaffId};

use super::bench::{TODAY, run, sample};

/// The security administrator sets a password for `login`.
fn reset(dir: &Path, login: &str, key: u8) {
    let options = BureauOptions { hash_cost: HashCost::CHEAPEST, ..BureauOptions::default() };
    let (bureau, _) = Bureau::open(dir, &options).unwrap();
    let asking = |staff| Asking {
        session: Some(Session { staff, desk: String::new() }),
        moment: Moment { today: Date::parse(TODAY).unwrap(), at_ms: 1_795_398_060_000 },
        visit: None,
        key: [key; 16],
    };
    let Ok(Answer::Staff(rows)) = bureau.query(&asking(StaffId(1)), Query::Staff) else { panic!() };
    let of = |login: &str| rows.iter().find(|row| row.login == login).unwrap();
    let (staff, seen) = (of(login).id, of(login).version);
    let new = Some(Secret::new("Xin-Mi3 ma shi".into()));
    bureau.execute(&asking(of("secadmin").id), Command::ResetPassword { staff, seen, new }).unwrap();
    bureau.close().unwrap();
}

#[test]
fn a_password_is_vouched_for_by_another_or_taken_away() {
    let s = sample();
    reset(&s.dir, "wangwei", 1);
    let closed = run(&s.dir, &["--as", "wangwei", "person", "show", "P1"]);
    assert_eq!((closed.code, closed.out.as_str()), (4, ""));
    assert!(closed.err.contains("还要另一人同意") && closed.err.contains("审计员"), "{}", closed.err);
    let state = |login: &str| {
        let rows = run(&s.dir, &["staff", "list", "--json"]).json();
        rows.into_iter().find(|row| row["login"] == login).unwrap()["password_word"].clone()
    };
    assert_eq!(state("wangwei"), "waits");
    assert!(run(&s.dir, &["staff", "list"]).out.contains("待同意"));
    let waits = run(&s.dir, &["--as", "auditor", "ledger", "waiting", "--json"]).one();
    assert_eq!(
        (&waits["kind"], &waits["login"], &waits["by"]),
        (&"password".into(), &"wangwei".into(), &"赵磊".into())
    );
    for (who, login, code) in
        [("secadmin", "wangwei", 4), ("lina", "wangwei", 4), ("auditor", "lina", 4), ("auditor", "nobody", 4)]
    {
        let refused = run(&s.dir, &["--as", who, "staff", "agree", login]);
        assert_eq!(refused.code, code, "{who}: {}", refused.out);
    }
    let agreed = run(&s.dir, &["--as", "auditor", "staff", "agree", "wangwei"]);
    assert_eq!(agreed.code, 0, "{}", agreed.err);
    assert!(agreed.out.contains("wangwei 的密码已启用"), "{}", agreed.out);
    assert!(state("wangwei").is_null());
    let told = run(&s.dir, &["journal", "list", "--limit", "1", "--json"]).one();
    assert_eq!(
        (&told["command"], &told["about"]["asked-by"]),
        (&"staff.agree-password".into(), &"赵磊".into())
    );

    reset(&s.dir, "wangwei", 2);
    let args = ["--lang", "en", "--as", "auditor", "staff", "decline", "wangwei", "--reason", "not theirs"];
    let declined = run(&s.dir, &args);
    assert_eq!(declined.code, 0, "{}", declined.err);
    assert!(declined.out.contains("none opens the account"), "{}", declined.out);
    assert_eq!(state("wangwei"), "declined");
}
