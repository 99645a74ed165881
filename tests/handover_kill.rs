//! Killed while a handover is signed, the program goes on at the same item: what was acknowledged is signed, once, and everything
//! else is still with the one who hands over.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::process::Stdio;
use std::time::{Duration, Instant};

use support::dice::Dice;
use support::sample::{Original, command};

static SAMPLE: Original = Original::of(40);

#[test]
fn signing_goes_on_at_the_same_item_whatever_kills_it() {
    let folder = SAMPLE.copy();
    let staff = folder.json_lines(&["staff", "list", "--as", "sysadmin"]);
    let head =
        staff.iter().find(|row| row["login"] == "chenjing").unwrap()["staff"].as_str().unwrap().to_owned();
    let begin = [
        "handover",
        "begin",
        head.as_str(),
        "--note",
        "钥匙",
        "--note",
        "车",
        "--note",
        "印章",
        "--note",
        "值班本",
    ];
    let clock = Instant::now();
    assert_eq!(folder.run(&begin).code, 0);
    let usual = clock.elapsed();
    let mut dice = Dice(7);
    let state = || folder.json(&["handover", "show"]);
    let all = state()["items"].as_array().unwrap().len();
    assert!(all >= 4);
    let mut signed = 0;
    while signed < all {
        let mut child = command(folder.path(), &["handover", "sign", "--as", "chenjing"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let until = Instant::now() + usual.mul_f64(f64::from(dice.upto(140)) / 100.0);
        let mut acknowledged = false;
        while Instant::now() < until && !acknowledged {
            acknowledged = child.try_wait().unwrap().is_some_and(|status| status.success());
            std::thread::park_timeout(Duration::from_micros(200));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let now = state();
        let items = now["items"].as_array().unwrap();
        let taken = items.iter().filter(|item| item["state"] == "taken").count();
        assert!(taken == signed + 1 || (taken == signed && !acknowledged), "{taken} after {signed}");
        for (n, item) in items.iter().enumerate() {
            assert_eq!(item["state"], if n < taken { "taken" } else { "unsigned" });
            assert_eq!(item["holder"], if n < taken { "陈静" } else { "李娜" });
        }
        let resumes = (taken < all).then_some(taken as u64 + 1);
        assert_eq!(now["resumes"].as_u64(), resumes);
        signed = taken;
    }
    folder.assert_sound();
}
