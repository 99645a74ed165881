//! A made-up night on duty.

use crate::bureau::answer::{
    CallRow, DutyBoard, DutyDayRow, DutyPost, HandoverView, ItemRow, MajorRow, PageRow, ShareRow,
};
use crate::bureau::{Answer, Query};
use crate::domain::duty::{
    At, DutyLevel, DutyRules, ItemKind, ItemState, Ladder, MajorFacts, PageReason, RotaFault, Rung, ShiftKind,
};
use crate::domain::{Date, HandoverId, MajorId, PetitionId, StaffId};

fn at(text: &str) -> At {
    At::parse(text, super::petitions::today()).unwrap()
}

fn rules() -> DutyRules {
    let shift = |name: &str, start, end| ShiftKind { name: name.to_owned(), start, end };
    let rung = |level, after, name: &str| Rung { level, after, name: name.to_owned(), phone: String::new() };
    DutyRules {
        version: 1,
        shifts: vec![shift("白班", 480, 1200), shift("夜班", 1200, 480)],
        rungs: vec![
            rung(DutyLevel::Duty, 0, "值班室"),
            rung(DutyLevel::TeamLead, 15, "周强"),
            rung(DutyLevel::Head, 60, "陈静"),
        ],
        review_days: Some(30),
        by: Some(StaffId(3)),
        on: Date::new(2026, 11, 1),
    }
}

/// The petitions of the bench as the duty sees them: the first is looked after by nobody, the next until two.
fn paging() -> Vec<PageRow> {
    let (tab, order) = (crate::bureau::query::Tab::Open, crate::bureau::query::Order::Due);
    let asked = Query::Petitions { tab, order, text: String::new(), offset: 0, limit: 9 };
    let Some(Answer::Petitions(queue)) = super::petitions::answer(&asked) else { panic!() };
    let made = queue.rows.into_iter().take(3).enumerate();
    made.map(|(n, petition)| PageRow {
        petition,
        reasons: vec![if n == 0 { PageReason::Late } else { PageReason::Undecided }],
        raised: at("08:30"),
        holder: "李娜".to_owned(),
        acked: (n == 1).then(|| ("李娜".to_owned(), at("14:00"))),
        ack_is_last: false,
        ladder: Ladder { since: at("08:30"), next: Some(1), at: Some(at("08:45")), turn: Some(1) },
        division: None,
        major: None,
        hops: vec![CallRow {
            level: DutyLevel::Duty,
            called: "值班室".to_owned(),
            answered: false,
            on: at("08:35"),
            by: "李娜".to_owned(),
            back: false,
            taken_over: false,
        }],
    })
    .collect()
}

fn days() -> Vec<DutyDayRow> {
    let day = |n: i64| {
        let day = super::petitions::today().plus_days(n);
        let post = |shift: &str, staff: u16, name: &str| DutyPost {
            day,
            shift: shift.to_owned(),
            staff: StaffId(staff),
            name: name.to_owned(),
            swap: (n == 1 && staff == 3).then(|| (StaffId(4), "陈静".to_owned())),
        };
        let mut posts = vec![post("白班", 3, "李娜")];
        if n != 2 {
            posts.push(post("夜班", 4, "陈静"));
        }
        DutyDayRow {
            day,
            version: 1,
            holiday: None,
            works: n < 5,
            provisional: false,
            posts,
            away: if n == 3 { vec![(StaffId(4), "陈静".to_owned())] } else { Vec::new() },
            published: n == 0,
        }
    };
    (0..28).map(day).collect()
}

fn majors() -> Vec<MajorRow> {
    vec![MajorRow {
        major: MajorId(1),
        facts: MajorFacts {
            what: "多人聚集".to_owned(),
            place: "局门口".to_owned(),
            when: "09:10".to_owned(),
            people: 30,
            done: "已接待，通知保卫".to_owned(),
        },
        on: at("09:12"),
        by: "李娜".to_owned(),
        holder: "陈静".to_owned(),
        calls: vec![CallRow {
            level: DutyLevel::Duty,
            called: "值班室".to_owned(),
            answered: true,
            on: at("09:13"),
            by: "李娜".to_owned(),
            back: false,
            taken_over: false,
        }],
        reports: Vec::new(),
        ladder: Ladder { since: at("09:12"), next: Some(1), at: Some(at("09:27")), turn: Some(1) },
        closed: None,
        petition: None,
    }]
}

/// A handover under way: one item is signed, two are not.
fn handover() -> HandoverView {
    let item = |at: u16, kind, about: &str, text: &str, state| ItemRow {
        at,
        mark: u64::from(at) + 70,
        kind,
        about: about.to_owned(),
        petition: about.strip_prefix('X').and_then(PetitionId::parse),
        text: text.to_owned(),
        state,
        holder: if state == ItemState::Taken { "李娜" } else { "陈静" }.to_owned(),
        why: String::new(),
        on: None,
        kept: false,
    };
    HandoverView {
        handover: HandoverId(2),
        outgoing: "陈静".to_owned(),
        outgoing_id: StaffId(4),
        incoming: StaffId(3),
        incoming_name: "李娜".to_owned(),
        on: at("08:00"),
        items: vec![
            item(0, ItemKind::Major, "U1", "多人聚集", ItemState::Taken),
            item(1, ItemKind::Urgent, "X1", "2026-0001 区国英 8 月起补助少发", ItemState::Unsigned),
            item(2, ItemKind::Note, "", "钥匙在抽屉", ItemState::Unsigned),
        ],
        resumes: Some(1),
        finished: None,
        withdrawn: None,
        may_withdraw: true,
        digest: None,
        staying: 2,
    }
}

/// The night as it stands.
pub fn board() -> DutyBoard {
    let share = |staff: u16, name: &str, shifts| ShareRow {
        staff: StaffId(staff),
        name: name.to_owned(),
        shifts,
        weekends: 8,
        holidays: 0,
    };
    let gap = RotaFault::Gap { day: super::petitions::today().plus_days(2), shift: "夜班".to_owned() };
    let days = days();
    DutyBoard {
        now: at("09:41"),
        rules: rules(),
        on: days[0].posts[..1].to_vec(),
        holder: Some((StaffId(4), "陈静".to_owned())),
        paging: paging(),
        review: Vec::new(),
        days,
        faults: vec![gap],
        no_rest: Vec::new(),
        shares: vec![share(3, "李娜", 28), share(4, "陈静", 27)],
        majors: majors(),
        handover: Some(handover()),
        staff: vec![(StaffId(3), "李娜".to_owned()), (StaffId(4), "陈静".to_owned())],
    }
}

/// What the made-up bureau says of it.
pub fn answer(query: &Query) -> Option<Answer> {
    let Query::Duty { .. } = query else { return None };
    Some(Answer::Duty(Box::new(board())))
}
