//! Random shifts: rota, leave, swaps, acknowledgements that run out, people who leave or keep away, petitions that come and are
//! decided, handovers that are half signed or withdrawn, and the program stopped in between. Whatever happens, what is urgent is with somebody
//! who can act, what is not signed is still with who had it, and the program says the same as a plain book.
#![allow(
    clippy::manual_is_multiple_of,
    clippy::match_same_arms,
    clippy::similar_names,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "tests"
)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers")]

mod book;
mod steps;

use crate::bureau_support::*;
use book::{Book, DAY, Mark, Person, REVIEW, SHIFTS, Told};
use honordesk::bureau::answer::{DutyBoard, HandoverView, ItemRow, PageRow};
use honordesk::bureau::command::DutyAct;
use honordesk::bureau::{Answer, Command, Query, Receipt, Refusal};
use honordesk::domain::duty::{At, ItemKind, ItemState, ShiftKind};
use honordesk::domain::staff::Role;
use honordesk::domain::{Date, PetitionId, StaffId};
use proptest::prelude::*;
use steps::{REOPENED, happen};

const FIRST: &str = "2026-11-23";
/// 2026-11-23 00:00 in China.
const MIDNIGHT_MS: i64 = 1_795_363_200_000;
/// The last day: what is decided has no limit that ends before.
const LAST: i64 = 12;
/// Everybody who ever stands duty: one of the window, one of the ledger who comes and goes, two of the team, the head.
const CREW: [StaffId; 5] = [StaffId(4), StaffId(7), StaffId(8), StaffId(9), StaffId(10)];
/// Somebody who leads, sees everything and does nothing.
const EYE: StaffId = StaffId(11);

pub struct World {
    f: Fixture,
    book: Book,
}

fn day_of(day: i64) -> Date {
    date(FIRST).plus_days(day)
}

fn minute_of(at: i64) -> At {
    At { day: day_of(at.div_euclid(DAY)), minute: at.rem_euclid(DAY) as u16 }
}

fn id_of(at: usize) -> PetitionId {
    PetitionId(at as u32 + 1)
}

/// The letter of somebody of the staff: names are told apart by it.
fn name_of(id: StaffId) -> String {
    format!("员{}", char::from_u32(u32::from('甲') + u32::from(id.0)).unwrap())
}

impl World {
    fn begun() -> Self {
        let (f, mut founding) = (Fixture::unfounded(), founding());
        founding.staff.push(new_staff("third", &[Role::Petitions]));
        founding.staff.push(new_staff("fourth", &[Role::Maker]));
        founding.staff.push(new_staff("eye", &[Role::Head]));
        for (staff, n) in founding.staff.iter_mut().zip(1..) {
            staff.name = name_of(StaffId(n));
        }
        f.run_as(None, Command::Found(founding)).unwrap();
        let mut book = Book { now: 9 * 60, ..Book::default() };
        for (id, petitions, head) in [(4, false, false), (7, true, false), (8, false, true), (9, true, false)]
        {
            book.staff.insert(StaffId(id), Person { active: true, petitions, head });
        }
        book.staff.insert(StaffId(10), Person { active: true, petitions: false, head: false });
        book.staff.insert(EYE, Person { active: true, petitions: false, head: true });
        let world = Self { f, book };
        let shift = |(name, start, end): (&str, i64, i64)| ShiftKind {
            name: name.into(),
            start: start as u16,
            end: end as u16,
        };
        let (shifts, review_days) = (SHIFTS.map(shift).to_vec(), Some(REVIEW as u16));
        let rules = DutyAct::SetRules { seen: 0, shifts, rungs: Vec::new(), review_days, uncovered: false };
        world.runs(StaffId(8), Command::Duty(rules)).unwrap();
        world
    }

    fn runs(&self, who: StaffId, command: Command) -> Result<Receipt, Refusal> {
        self.clock();
        self.f.bureau.execute(&self.f.asking(Some(who)), command)
    }

    fn acts(&self, who: StaffId, act: DutyAct) -> Result<Receipt, Refusal> {
        self.runs(who, Command::Duty(act))
    }

    fn clock(&self) {
        self.f.today.set(day_of(self.book.today()));
        self.f.at_ms.set(MIDNIGHT_MS + self.book.now * 60_000);
    }

    fn board(&self, who: StaffId) -> DutyBoard {
        self.clock();
        let from = day_of(self.book.today());
        match self.f.bureau.query(&self.f.asking(Some(who)), Query::Duty { from }).unwrap() {
            Answer::Duty(board) => *board,
            _ => panic!(),
        }
    }
}

/// What the program says, and what the book says.
fn same(world: &World) -> Result<(), TestCaseError> {
    let (board, book) = (world.board(EYE), &world.book);
    let mut urgent: Vec<usize> = Vec::new();
    for (row, old) in
        board.paging.iter().map(|row| (row, false)).chain(board.review.iter().map(|row| (row, true)))
    {
        let at = row.petition.petition.0 as usize - 1;
        prop_assert_eq!(old, book.is_old(&book.cases[at]));
        owned(book, at, row)?;
        urgent.push(at);
    }
    urgent.sort_unstable();
    let wanted: Vec<usize> = (0..book.cases.len()).filter(|at| !book.cases[*at].decided).collect();
    prop_assert_eq!(urgent, wanted, "what is urgent");
    let on: Vec<StaffId> = board.on.iter().map(|post| post.staff).collect();
    prop_assert_eq!(on, book.on(), "who is on");
    signed_so(world, &board)?;
    planned_so(&board, book)
}

/// A petition is with somebody who can act, and with whom the book says.
fn owned(book: &Book, at: usize, row: &PageRow) -> Result<(), TestCaseError> {
    let case = &book.cases[at];
    let able = |id: &&StaffId| book.can(**id, case) && name_of(**id) == row.holder;
    prop_assert!(book.staff.keys().find(able).is_some(), "{}", row.holder);
    prop_assert_eq!(&row.holder, &book.answers(at).map(name_of).unwrap_or_default(), "X{}", at + 1);
    let looked_after = book.looked_after(case).map(|(by, until)| (name_of(by), minute_of(until)));
    prop_assert_eq!(&row.acked, &looked_after, "X{}", at + 1);
    Ok(())
}

fn mark(item: &ItemRow) -> Mark {
    match item.state {
        ItemState::Unsigned => Mark::Unsigned,
        ItemState::Taken => Mark::Taken,
        ItemState::Left => Mark::Left,
    }
}

/// What nothing but the handover says is there until it is taken over, with who has it.
fn told_so(
    view: &HandoverView,
    kind: ItemKind,
    told: &[Told],
    incoming: StaffId,
) -> Result<(), TestCaseError> {
    let items: Vec<&ItemRow> = view.items.iter().filter(|item| item.kind == kind).collect();
    prop_assert_eq!(items.len(), told.len(), "{:?}", kind);
    for (item, known) in items.into_iter().zip(told) {
        let has = if known.mark == Mark::Taken { incoming } else { known.holder };
        prop_assert_eq!((mark(item), &item.holder), (known.mark, &name_of(has)));
        prop_assert!(known.text.is_empty() || known.text == item.text);
    }
    Ok(())
}

fn signed_so(world: &World, board: &DutyBoard) -> Result<(), TestCaseError> {
    let book = &world.book;
    let (Some(view), Some(last)) = (&board.handover, book.handovers.last()) else {
        prop_assert!(board.handover.is_none() && book.handovers.is_empty());
        return Ok(());
    };
    prop_assert_eq!((view.finished.is_some(), view.withdrawn.is_some()), (last.finished, last.withdrawn));
    for item in view.items.iter().filter(|item| matches!(item.kind, ItemKind::Urgent | ItemKind::Clock)) {
        let known = last.items.iter().find(|one| id_of(one.case).to_string() == item.about).unwrap();
        // By name: what is not taken over is with whoever had it.
        prop_assert_eq!(
            (mark(item), &item.holder, item.kept),
            (known.mark, &name_of(book.has(last, known)), known.kept),
            "{}",
            item.about
        );
    }
    // What is dealt with is told beside them, and nobody signs it.
    let signed = |item: &&ItemRow| item.kind != ItemKind::Info && item.about.starts_with('X');
    let about = |kept| view.items.iter().filter(signed).filter(move |item| item.kept == kept);
    let all = |kept| last.items.iter().filter(move |item| item.kept == kept);
    prop_assert_eq!((about(false).count(), about(true).count()), (all(false).count(), all(true).count()));
    told_so(view, ItemKind::Rota, &last.rota, last.incoming)?;
    told_so(view, ItemKind::Note, &last.notes, last.incoming)?;
    // Who takes over learns nothing of what is not for them.
    if book.stands(last.incoming) {
        let theirs = world.board(last.incoming).handover.unwrap();
        prop_assert!(theirs.items.iter().all(|item| !item.kept));
        prop_assert_eq!(theirs.items.len(), view.items.iter().filter(|item| !item.kept).count());
    }
    let first = view.items.iter().position(|item| !item.kept && item.state == ItemState::Unsigned);
    prop_assert_eq!(view.resumes, first.filter(|_| !last.finished && !last.withdrawn));
    Ok(())
}

fn planned_so(board: &DutyBoard, book: &Book) -> Result<(), TestCaseError> {
    for (row, day) in board.days.iter().zip(book.today()..) {
        for (shift, (name, ..)) in SHIFTS.iter().enumerate() {
            let posts = row.posts.iter().filter(|post| post.shift == *name);
            let posts: Vec<_> = posts.map(|post| (post.staff, post.swap.as_ref().map(|one| one.0))).collect();
            prop_assert_eq!(posts, book.rota.get(&(day, shift)).cloned().unwrap_or_default());
        }
        prop_assert_eq!(row.published, book.published.contains(&day));
        prop_assert!(!row.published || !book.faulty(day), "made known with a gap or a clash");
        let mut away: Vec<StaffId> = row.away.iter().map(|one| one.0).collect();
        away.sort_unstable();
        prop_assert_eq!(
            away,
            CREW.into_iter().filter(|id| book.away.contains(&(day, *id))).collect::<Vec<_>>()
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_on_any_shift_what_is_urgent_is_with_somebody_who_can_act(
        steps in proptest::collection::vec((0..=REOPENED, any::<u8>(), any::<u32>()), 30..120)
    ) {
        let mut world = World::begun();
        for step in steps {
            if step.0 == REOPENED {
                world.f = world.f.reopened();
            }
            happen(&mut world, step)?;
            same(&world)?;
        }
        world.f.sound();
    }
}
