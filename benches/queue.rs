//! The queue of petitions: switching tabs with counts, following a change, paging to the end, the forecast; beside the plain way,
//! which reads and judges every open petition. `cargo bench --bench queue [-- --petitions N --rounds N]`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a bench that fails stops"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use honordesk::bureau::command::{ActRequest, Founding, NewStaff, Triage};
use honordesk::bureau::query::{Order, Tab};
use honordesk::bureau::{
    Answer, Asking, Bureau, BureauOptions, Command, HashCost, Moment, Query, SeedPetition, Session,
};
use honordesk::domain::petition::{
    Demand, PetitionAct as Act, PetitionFacts, Petitioner, ProofKind, Route, ServiceProof, Urgency,
};
use honordesk::domain::staff::{ProtectionLevel, Role};
use honordesk::domain::{Date, DivisionCode, PetitionId, StaffId};
use support::pty::{Desk, Launch};

const TODAY: &str = "2026-11-23";
/// Those who handle petitions, numbered from 1.
const HANDLERS: u16 = 12;

fn main() {
    let (petitions, rounds) = (number("--petitions", 20_000), number("--rounds", 60));
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let began = Instant::now();
    let bureau = made(&data, petitions);
    println!("{petitions} open petitions, made in {:.1} s", began.elapsed().as_secs_f64());
    noise(rounds);
    inside(&bureau, petitions, rounds);
    bureau.close().unwrap();
    painted(&data, rounds);
}

fn number(name: &str, usual: usize) -> usize {
    let arguments: Vec<String> = std::env::args().collect();
    let at = arguments.iter().position(|a| a == name);
    at.and_then(|at| arguments.get(at + 1)).map_or(usual, |n| n.parse().unwrap())
}

fn asking(n: u64, today: Date) -> Asking {
    let mut key = [0; 16];
    key[..8].copy_from_slice(&n.to_be_bytes());
    Asking {
        session: Some(Session { staff: StaffId(1), desk: "一号窗".into() }),
        moment: Moment { today, at_ms: 1_795_400_000_000 },
        visit: None,
        key,
    }
}

fn made(data: &Path, petitions: usize) -> Bureau {
    let options = BureauOptions { hash_cost: HashCost::CHEAPEST, ..BureauOptions::default() };
    let bureau = Bureau::create(data, &options).unwrap();
    let staff = |n: u16| NewStaff {
        login: format!("staff{n}"),
        name: format!("试{n}"),
        roles: vec![Role::FrontDesk, Role::Petitions],
        desk: "一号窗".into(),
        password: None,
    };
    let founding = Founding {
        bureau: "试验区退役军人事务局".into(),
        division: DivisionCode::parse("440114").unwrap(),
        level: ProtectionLevel::Two,
        staff: (1..=HANDLERS).map(staff).collect(),
        settings: Vec::new(),
        sample_of: Some("bench".into()),
    };
    let today = Date::parse(TODAY).unwrap();
    let first = Asking { session: None, ..asking(1, today) };
    bureau.execute(&first, Command::Found(founding)).unwrap();
    let mut seeds = (0..petitions).map(seed);
    bureau.seed_petitions(&asking(2, today), &mut seeds).unwrap();
    bureau
}

/// One in four waits undecided; the others are accepted, told, and most of them in somebody's hands.
fn seed(n: usize) -> SeedPetition {
    let today = Date::parse(TODAY).unwrap();
    let received = today.plus_days(-i64::try_from(n * 11 % 70).unwrap());
    let by = StaffId(1 + (n / 4 % usize::from(HANDLERS)) as u16);
    let step = |act, days: i64| {
        let on = received.plus_days(days).min(today);
        let told = act == Act::Serve;
        let request = ActRequest {
            on: Some(on),
            note: "有据".into(),
            document: if told { "回证 1".into() } else { String::new() },
            proof: told.then(|| ServiceProof::new(ProofKind::Signature)),
            ..ActRequest::new(act)
        };
        (request, by)
    };
    let acts = if n.is_multiple_of(4) { Vec::new() } else { vec![step(Act::Accept, 2), step(Act::Serve, 4)] };
    SeedPetition {
        facts: PetitionFacts {
            petitioners: vec![Petitioner { name: format!("试某{n}"), ..Petitioner::default() }],
            urgency: n.is_multiple_of(40).then_some(Urgency::Urgent),
            repeats: n
                .is_multiple_of(8)
                .then(|| u32::try_from(n).ok().filter(|n| *n > 0).map(PetitionId))
                .flatten(),
            headcount: 1 + u16::from(n.is_multiple_of(9)) * 6,
            secret: n.is_multiple_of(50),
            demands: vec![Demand::new(
                format!("要求补发第 {n} 笔优待金，并说明为什么迟迟没有答复"),
                Some(Route::Opinion),
            )],
            ..PetitionFacts::on(received)
        },
        taken_by: StaffId(1),
        handed: (n % 4 > 1).then(|| (received.plus_days(5).min(today), by)),
        acts,
    }
}

/// Times of one thing.
#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    fn of<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let done = work();
        self.0.push(began.elapsed());
        done
    }

    /// Milliseconds of the one below which so many of a hundred are.
    fn at(&mut self, of_a_hundred: usize) -> f64 {
        self.0.sort_unstable();
        self.0[(self.0.len() - 1) * of_a_hundred / 100].as_secs_f64() * 1000.0
    }

    fn tell(&mut self, name: &str) -> f64 {
        println!("| {name} ({}) | {:.2} | {:.2} |", self.0.len(), self.at(50), self.at(95));
        self.at(50)
    }
}

/// The same work over and over: what it differs by is the machine's.
fn noise(rounds: usize) {
    let mut times = Times::default();
    println!("\n| the machine | median ms | p95 ms |\n|---|--:|--:|");
    for _ in 0..rounds * 4 {
        times.of(|| (0..1_500_000_u64).fold(0, |sum: u64, n| std::hint::black_box(sum ^ n.rotate_left(7))));
    }
    times.tell("the same sum over and over");
}

fn inside(bureau: &Bureau, petitions: usize, rounds: usize) {
    let today = Date::parse(TODAY).unwrap();
    let page = |tab, order, offset| Query::Petitions { tab, order, text: String::new(), offset, limit: 200 };
    let ask = |today, query| match bureau.query(&asking(9, today), query) {
        Ok(Answer::Petitions(queue)) => queue,
        other => panic!("{:?}", other.is_ok()),
    };
    let (mut plain, mut switch, mut follow, mut walk, mut foretold) =
        (Times::default(), Times::default(), Times::default(), Times::default(), Times::default());
    println!("\n| in process | median ms | p95 ms |\n|---|--:|--:|");
    for n in 0..rounds {
        // Another business date throws the board away: every open petition is read and judged, as without a board.
        let other = today.plus_days(1 + i64::try_from(n % 2).unwrap());
        plain.of(|| ask(other, page(Tab::Open, Order::Urgent, 0)));
    }
    assert_eq!(ask(today, page(Tab::Open, Order::Urgent, 0)).total, petitions, "all of them are open");
    for n in 0..rounds * 4 {
        let tab = Tab::ALL[n % Tab::ALL.len()];
        switch.of(|| ask(today, page(tab, Order::ALL[n % Order::ALL.len()], 0)));
    }
    for n in 0..rounds {
        let undecided = ask(today, page(Tab::Undecided, Order::Urgent, 0));
        let row = &undecided.rows[0];
        let triage = Triage::Decide {
            petitions: vec![(row.petition, row.version)],
            act: ActRequest::new(Act::Accept),
        };
        bureau.execute(&asking(100 + n as u64, today), Command::Triage(triage)).unwrap();
        follow.of(|| ask(today, page(Tab::Undecided, Order::Urgent, 0)));
    }
    let total = ask(today, page(Tab::All, Order::Urgent, 0)).total;
    for offset in (0..total).step_by(total / rounds) {
        walk.of(|| ask(today, page(Tab::All, Order::Urgent, offset)));
    }
    let mut duty = Times::default();
    for _ in 0..rounds {
        duty.of(|| assert!(bureau.query(&asking(9, today), Query::Duty { from: today }).is_ok()));
    }
    let given = ask(today, page(Tab::Undecided, Order::Urgent, 0)).rows[0].petition;
    for _ in 0..rounds {
        foretold.of(|| forecast(bureau, today, given));
    }
    let plainly = plain.tell("reading and judging every open petition");
    let ours = switch.tell("switching tab and order, with counts");
    follow.tell("the same right after a decision");
    walk.tell("a window anywhere down the list");
    foretold.tell("the forecast, one petition given to each in turn");
    duty.tell("the duty, with everything that pages");
    println!("\nswitch / reading every row: {:.3}", ours / plainly);
}

fn forecast(bureau: &Bureau, today: Date, petition: PetitionId) {
    let query = Query::PetitionForecast { petition: Some(petition) };
    assert!(bureau.query(&asking(9, today), query).is_ok());
}

/// On the real program, from the key to the last byte it paints.
fn painted(data: &Path, rounds: usize) {
    let data = data.to_str().unwrap();
    let mut desk = Launch::honordesk(&["--data", data, "--today", TODAY, "--lang", "zh", "--as", "staff1"])
        .size(200, 50)
        .start();
    desk.wait_for("在册 ");
    desk.press("f4").wait_for("[待分办 ");
    desk.settle(Duration::from_millis(400));
    println!("\n| on the real program at 200×50 | median ms | p95 ms |\n|---|--:|--:|");
    // So many that the last tab is one with everything open.
    let open = Tab::ALL.iter().position(|tab| *tab == Tab::Open).unwrap();
    let tabs = rounds / Tab::ALL.len() * Tab::ALL.len() + open;
    let keys =
        [("next tab", "right", tabs), ("down one row", "down", rounds), ("a page down", "pagedown", rounds)];
    for (name, key, rounds) in keys {
        let mut times = Times::default();
        for _ in 0..rounds {
            times.0.push(key_to_paint(&mut desk, key));
        }
        times.tell(name);
    }
    desk.wait_for("[在办 ");
    // Held down: three hundred keys at once, and how long until the last of them is painted.
    let began = Instant::now();
    desk.press(&["down"; 300].join(" "));
    desk.settle(Duration::from_millis(200));
    let each = desk.written_at().duration_since(began).as_secs_f64() * 1000.0 / 300.0;
    println!("\nheld down: {each:.2} ms a row (a keyboard repeats every 33 ms)");
    desk.signal("TERM");
    desk.exit_code();
}

fn key_to_paint(desk: &mut Desk, key: &str) -> Duration {
    let began = Instant::now();
    desk.press(key);
    desk.settle(Duration::from_millis(60));
    desk.written_at().duration_since(began)
}
