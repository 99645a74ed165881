//! Killed at any moment while the rota is made known, a shift changes hands, or a handover is compiled, withdrawn, signed or finished: what was
//! acknowledged is there, once and whole, nothing else is, every urgent petition is with somebody, and it goes on at the same item.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::dice::Dice;
use crate::support::sample::{Folder, Original, TODAY, command};
use honordesk::bureau::answer::{DutyBoard, DutyDayRow, HandoverView};
use honordesk::bureau::{Answer, Asking, Bureau, BureauOptions, Moment, Query, Session};
use honordesk::domain::duty::ItemState;
use honordesk::domain::{Date, StaffId};

static SAMPLE: Original = Original::of(40);

/// Of the staff of the sample: who hands over, who takes over, who stands in.
const OUTGOING: (&str, &str, &str) = ("lina", "S4", "李娜");
const INCOMING: (&str, &str, &str) = ("chenjing", "S7", "陈静");
const THIRD: (&str, &str) = ("zhangmin", "S6");
/// A day that nobody planned yet.
const DAY: &str = "2027-02-10";
const RULES: &str = r#"{"shifts":[{"name":"白班","start":480,"end":1200},{"name":"夜班","start":1200,"end":480}],"rungs":[],"review_days":null}"#;
/// Kills of every command at the least, before it is left alone.
const KILLS: u32 = 3;

/// The duty as the next start reads it; opening it checks it, and every invariant holds.
fn look(folder: &Folder) -> DutyBoard {
    let (bureau, _) = Bureau::open(folder.path(), &BureauOptions::default()).expect("a sound database");
    for invariant in bureau.check(&mut |_| {}) {
        assert!(invariant.held, "{}: {:?}", invariant.name, invariant.detail);
    }
    let moment = Moment { today: Date::parse(TODAY).unwrap(), at_ms: 1_795_392_000_000 };
    let session = Some(Session { staff: StaffId(7), desk: String::new() });
    let asking = Asking { session, moment, visit: None, key: [0; 16] };
    let from = Date::parse(DAY).unwrap();
    let Ok(Answer::Duty(board)) = bureau.query(&asking, Query::Duty { from }) else { panic!("no duty") };
    bureau.close().expect("closed");
    *board
}

fn day(board: &DutyBoard) -> &DutyDayRow {
    &board.days[0]
}

/// The day, who stands which shift, whom was asked, and whether it was made known.
fn stands(board: &DutyBoard) -> (Vec<(String, StaffId, bool)>, bool) {
    let posts = day(board).posts.iter();
    let posts = posts.map(|post| (post.shift.clone(), post.staff, post.swap.is_some())).collect();
    (posts, day(board).published)
}

fn handover(board: &DutyBoard) -> &HandoverView {
    board.handover.as_ref().expect("a handover")
}

/// A bureau whose day is killed again and again.
struct Killed {
    folder: Folder,
    dice: Dice,
    usual: Duration,
    kills: usize,
}

impl Killed {
    fn begun() -> Self {
        let folder = SAMPLE.copy();
        // What a sample leaves open is ended first.
        folder.run(&["handover", "finish"]);
        let file = folder.beside().join("值班.json");
        std::fs::write(&file, RULES).unwrap();
        let clock = Instant::now();
        assert_eq!(folder.run(&["oncall", "rules", "--from", file.to_str().unwrap()]).code, 0);
        let usual = clock.elapsed();
        for demand in ["补助少发", "优待证未收到"] {
            assert_eq!(folder.run(&["petition", "new", "--person", "P1", "--demand", demand]).code, 0);
        }
        Self { folder, dice: Dice(7), usual, kills: 0 }
    }

    /// Runs a command until it has done what it should, killing it at one moment after the other.
    fn does(&mut self, who: &str, arguments: &[&str], done: impl Fn(&DutyBoard) -> bool) -> DutyBoard {
        let before = look(&self.folder);
        assert!(!done(&before), "{arguments:?} is done already");
        for n in 0.. {
            // Ever later, so that some come in the middle of the writing and some after it.
            let share = (n * 100 / KILLS + self.dice.upto(40)).min(200);
            let acknowledged = self.kill(who, arguments, self.usual.mul_f64(f64::from(share) / 100.0));
            let now = look(&self.folder);
            assert!(now.paging.iter().chain(&now.review).all(|row| !row.holder.is_empty()));
            if done(&now) {
                return now;
            }
            assert!(!acknowledged, "{arguments:?} was acknowledged and is lost");
            let same = now.days == before.days && now.handover == before.handover;
            assert!(same, "{arguments:?} is half there");
        }
        unreachable!()
    }

    /// Whether it ended well before the kill.
    fn kill(&mut self, who: &str, arguments: &[&str], moment: Duration) -> bool {
        let arguments = [arguments, &["--as", who]].concat();
        let mut command = command(self.folder.path(), &arguments);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let until = Instant::now() + moment;
        let mut ended = None;
        while Instant::now() < until && ended.is_none() {
            ended = child.try_wait().unwrap();
            std::thread::park_timeout(Duration::from_micros(200));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        self.kills += usize::from(ended.is_none());
        ended.is_some_and(|status| status.success())
    }
}

#[test]
fn a_day_goes_on_where_it_was_whatever_kills_it() {
    let mut day = Killed::begun();
    let (lina, chen) = (StaffId(4), StaffId(7));
    let post = |shift: &str, staff, asked| (shift.to_owned(), staff, asked);
    // The rota: set, made known, and a shift that changes hands.
    let set = |shift, staff| ["oncall", "rota", "set", DAY, shift, staff];
    day.does(OUTGOING.0, &set("白班", OUTGOING.1), |now| stands(now).0.len() == 1);
    day.does(OUTGOING.0, &set("夜班", INCOMING.1), |now| stands(now).0.len() == 2);
    day.does(OUTGOING.0, &["oncall", "rota", "publish", DAY, DAY], |now| stands(now).1);
    let asked = vec![post("白班", lina, true), post("夜班", chen, false)];
    day.does(OUTGOING.0, &["oncall", "rota", "swap", DAY, "白班", THIRD.1], |now| stands(now).0 == asked);
    let swapped = vec![post("白班", StaffId(6), false), post("夜班", chen, false)];
    day.does(THIRD.0, &["oncall", "rota", "answer", DAY, "白班"], |now| {
        stands(now) == (swapped.clone(), true)
    });
    // The handover: compiled whole or not at all; to the wrong person, withdrawn, and what it said goes into the next.
    let number = |now: &DutyBoard| now.handover.as_ref().map(|one| one.handover);
    let last = number(&look(&day.folder));
    let begin = ["handover", "begin", THIRD.1, "--note", "钥匙", "--note", "车", "--note", "印章"];
    let wrong = number(&day.does(OUTGOING.0, &begin, |now| number(now) != last));
    let withdraw = ["handover", "withdraw", "--reason", "人选错了"];
    day.does(OUTGOING.0, &withdraw, |now| handover(now).withdrawn.is_some());
    let now = day.does(OUTGOING.0, &["handover", "begin", INCOMING.1], |now| number(now) != wrong);
    let all = handover(&now).items.len();
    let urgent = now.paging.len() + now.review.len();
    assert!(urgent >= 2 && all >= urgent + 3, "{urgent} of {all}");
    signs_every_item(&mut day, all);
    let done = day.does(INCOMING.0, &["handover", "finish"], |now| handover(now).finished.is_some());
    assert_eq!(handover(&done).digest.as_ref().map(String::len), Some(64));
    assert!(handover(&done).items.iter().all(|item| item.state != ItemState::Unsigned));
    assert_eq!(handover(&done).staying, all.div_ceil(3));
    assert!(day.kills > all * KILLS as usize / 2, "only {} kills", day.kills);
}

/// One item after the other, every third left with who has it; each is signed once, and the rest stays where it was.
fn signs_every_item(day: &mut Killed, all: usize) {
    for at in 0..all {
        let left = at % 3 == 0;
        let sign: &[&str] =
            if left { &["handover", "sign", "--left", "等材料"] } else { &["handover", "sign"] };
        let now = day.does(INCOMING.0, sign, |now| handover(now).resumes != Some(at));
        let view = handover(&now);
        assert_eq!(view.resumes, Some(at + 1).filter(|next| *next < all), "one at a time, none twice");
        for (n, item) in view.items.iter().enumerate() {
            let (state, holder) = match n {
                n if n > at => (ItemState::Unsigned, OUTGOING.2),
                n if n % 3 == 0 => (ItemState::Left, OUTGOING.2),
                _ => (ItemState::Taken, INCOMING.2),
            };
            assert_eq!((item.state, item.holder.as_str()), (state, holder));
            // Who answers for the petition is who has the item.
            let about = |row: &&_| item_is_about(&item.about, row);
            if let Some(row) = now.paging.iter().chain(&now.review).find(about) {
                assert_eq!(row.holder, holder);
            }
        }
    }
}

fn item_is_about(about: &str, row: &honordesk::bureau::answer::PageRow) -> bool {
    row.petition.petition.to_string() == about
}
