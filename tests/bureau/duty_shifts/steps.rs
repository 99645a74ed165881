//! One thing done in the program and in the book, each saying by itself whether it can be done.

use honordesk::bureau::command::{ActRequest, DutyAct};
use honordesk::bureau::{Command, Receipt, Refusal};
use honordesk::domain::duty::ItemKind;
use honordesk::domain::petition::{Accused, PetitionAct, PetitionFacts};
use honordesk::domain::staff::Role;
use honordesk::domain::{HandoverId, PetitionId, StaffId};
use proptest::prelude::*;

use super::book::{Book, Case, DAY, Handover, Mark, SHIFTS};
use super::{CREW, EYE, LAST, World, day_of, id_of, minute_of};
use crate::bureau_support::*;

/// One thing done: what, by whom, with what.
pub type Step = (u8, u8, u32);
/// The step that stops the program and starts it again.
pub const REOPENED: u8 = 26;

fn one<T: Copy>(all: &[T], n: u32) -> T {
    all[n as usize % all.len()]
}

/// Does one thing in both, and says whether both agree that it can be done.
pub fn happen(world: &mut World, (what, who, n): Step) -> Result<(), TestCaseError> {
    let (me, other, more) = (one(&CREW, who.into()), one(&CREW, n), n / 7);
    match what {
        0 | 1 => taken_in(world, me, (n % 4 == 0).then_some(other)),
        2 => decided(world, me, more),
        3 => recused(world, me, more),
        4 => assigned(world, me, other, more),
        5 => acknowledged(world, me, more),
        6 | 7 => passes(world, n),
        8 => active(world, me, n % 3 != 0),
        9 => handles(world, n % 2 == 0, n % 3 != 0),
        10..=12 => shift_set(world, me, n),
        13 => leave(world, me, other, more),
        14 | 15 => published(world, me, n),
        16 => asked(world, me, one(&[other, CREW[1]], n / 3), more),
        17 | 18 => answered(world, n),
        19 => begun(world, me, other, n),
        20..=23 => signed(world, n),
        24 if n % 3 == 0 => finished(world),
        24 => signed(world, n),
        25 if n % 2 == 0 => withdrawn(world, me),
        _ => Ok(()),
    }
}

fn agree(what: &str, done: &Result<Receipt, Refusal>, can: bool) -> Result<(), TestCaseError> {
    prop_assert_eq!(done.is_ok(), can, "{}: {:?}", what, done);
    Ok(())
}

fn taken_in(world: &mut World, me: StaffId, accuses: Option<StaffId>) -> Result<(), TestCaseError> {
    let book = &world.book;
    let person = &book.staff[&me];
    // Whoever is at the window takes in as well as who handles.
    let can = person.active && (person.petitions || me == CREW[0]);
    if !can {
        return Ok(());
    }
    let accused =
        accuses.map(|id| Accused { staff: Some(id), name: "反映的人".into(), ..Accused::default() });
    let minute = Some((book.now % DAY) as u16);
    let received = day_of(book.today());
    let facts = PetitionFacts {
        received,
        received_at: minute,
        accused: accused.into_iter().collect(),
        ..petition(None)
    };
    let done = world.runs(me, Command::RegisterPetition { facts: Box::new(facts) });
    // Whom it accuses does not take it in, and what accuses everybody who could handle it is for the organs above.
    let mut handlers = world.book.staff.keys().filter(|who| world.book.stands(**who)).peekable();
    let nobody = handlers.peek().is_some() && handlers.all(|who| accuses == Some(*who));
    agree("taken in", &done, accuses != Some(me) && !nobody)?;
    let Ok(done) = done else { return Ok(()) };
    let (id, _, version) = petition_of(&done);
    prop_assert_eq!(id, PetitionId(world.book.cases.len() as u32 + 1));
    let received = world.book.now;
    let (owner, recused, acks, decided) = (None, Vec::new(), Vec::new(), false);
    world.book.cases.push(Case { taken_by: me, owner, accuses, recused, received, decided, version, acks });
    Ok(())
}

/// Some petition that nobody has decided on.
fn urgent(book: &Book, n: u32) -> Option<usize> {
    let all: Vec<usize> = (0..book.cases.len()).filter(|at| !book.cases[*at].decided).collect();
    (!all.is_empty()).then(|| one(&all, n))
}

fn decided(world: &mut World, me: StaffId, n: u32) -> Result<(), TestCaseError> {
    let Some(at) = urgent(&world.book, n) else { return Ok(()) };
    let act = ActRequest::new(PetitionAct::Accept);
    let seen = world.book.cases[at].version;
    let done = world.runs(me, Command::ActOnPetition { petition: id_of(at), seen, act });
    agree("accepted", &done, world.book.can(me, &world.book.cases[at]))?;
    if done.is_ok() {
        let case = &mut world.book.cases[at];
        (case.decided, case.version) = (true, seen + 1);
    }
    Ok(())
}

fn recused(world: &mut World, me: StaffId, n: u32) -> Result<(), TestCaseError> {
    let Some(at) = urgent(&world.book, n) else { return Ok(()) };
    if !world.book.can(me, &world.book.cases[at]) {
        return Ok(());
    }
    let act = ActRequest { note: "有利害关系".into(), ..ActRequest::new(PetitionAct::Recuse) };
    let seen = world.book.cases[at].version;
    world.runs(me, Command::ActOnPetition { petition: id_of(at), seen, act }).unwrap();
    let case = &mut world.book.cases[at];
    case.recused.push(me);
    case.owner = case.owner.filter(|owner| *owner != me);
    case.version += 1;
    Ok(())
}

fn assigned(world: &mut World, me: StaffId, to: StaffId, n: u32) -> Result<(), TestCaseError> {
    let Some(at) = urgent(&world.book, n) else { return Ok(()) };
    let seen = world.book.cases[at].version;
    let done = world.runs(me, Command::AssignPetition { petition: id_of(at), seen, to });
    let can = |who| world.book.can(who, &world.book.cases[at]);
    agree("assigned", &done, can(me) && can(to))?;
    if done.is_ok() {
        let case = &mut world.book.cases[at];
        (case.owner, case.version) = (Some(to), seen + 1);
    }
    Ok(())
}

fn acknowledged(world: &mut World, me: StaffId, n: u32) -> Result<(), TestCaseError> {
    let Some(at) = urgent(&world.book, n) else { return Ok(()) };
    let until = world.book.now + 1 + i64::from(n % 900);
    let done = world.acts(me, DutyAct::Acknowledge { petition: id_of(at), until: minute_of(until) });
    let case = &world.book.cases[at];
    agree("acknowledged", &done, world.book.can(me, case) && !world.book.is_old(case))?;
    if done.is_ok() {
        world.book.cases[at].acks.push((me, until));
    }
    Ok(())
}

fn passes(world: &mut World, n: u32) -> Result<(), TestCaseError> {
    let later = world.book.now + 1 + i64::from(n % 700);
    if later < LAST * DAY {
        world.book.now = later;
    }
    Ok(())
}

fn login_of(who: StaffId) -> &'static str {
    match who.0 {
        9 => "third",
        10 => "fourth",
        n => STAFF[usize::from(n) - 1].0,
    }
}

fn active(world: &mut World, who: StaffId, active: bool) -> Result<(), TestCaseError> {
    let seen = world.f.account(login_of(who)).staff.version;
    // What is so already is told, and changes nothing.
    let _ = world.runs(StaffId(1), Command::SetActive { staff: who, seen, active });
    world.book.staff.get_mut(&who).unwrap().active = active;
    Ok(())
}

fn handles(world: &mut World, window: bool, petitions: bool) -> Result<(), TestCaseError> {
    let (who, usual) = if window { (CREW[0], Role::FrontDesk) } else { (CREW[4], Role::Maker) };
    let seen = world.f.account(login_of(who)).staff.version;
    let roles = if petitions { vec![usual, Role::Petitions] } else { vec![usual] };
    let _ = world.runs(StaffId(2), Command::SetRoles { staff: who, seen, roles });
    world.book.staff.get_mut(&who).unwrap().petitions = petitions;
    Ok(())
}

/// Mostly of those who can; now and then nobody, or somebody who cannot.
fn shift_set(world: &mut World, me: StaffId, n: u32) -> Result<(), TestCaseError> {
    let (day, shift) = (world.book.today() + i64::from(n % 2), n as usize / 3 % 2);
    let able: Vec<StaffId> = CREW.into_iter().filter(|id| world.book.stands(*id) || n % 13 == 0).collect();
    let able = if able.is_empty() { CREW.to_vec() } else { able };
    let mut staff = vec![one(&able, n / 5), one(&able, n / 31)];
    staff.dedup();
    staff.truncate(if n % 11 == 0 { 0 } else { 2 });
    let seen = world.board(EYE).days.iter().find(|row| row.day == day_of(day)).unwrap().version;
    let (name, of) = (SHIFTS[shift].0.to_owned(), staff.clone());
    let done = world.acts(me, DutyAct::SetShift { day: day_of(day), seen, shift: name, staff: of });
    let book = &mut world.book;
    let can = book.stands(me) && staff.iter().all(|id| book.stands(*id));
    let posts = staff.into_iter().map(|id| (id, None)).collect();
    let can = can
        && book.plans([day].into_iter(), |book| {
            book.rota.insert((day, shift), posts);
        });
    world.book.changes += usize::from(can);
    agree("set", &done, can)
}

fn leave(world: &mut World, me: StaffId, staff: StaffId, n: u32) -> Result<(), TestCaseError> {
    let first = world.book.today() + i64::from(n % 3);
    let (last, away) = (first + i64::from(n / 3 % 3), n % 2 == 0);
    let act = DutyAct::Leave { staff, first: day_of(first), last: day_of(last), away, despite: None };
    let done = world.acts(me, act);
    let book = &mut world.book;
    let can = book.stands(me) && book.stands(staff);
    let can = can
        && book.plans(first..=last, |book| {
            for day in first..=last {
                if away {
                    book.away.insert((day, staff))
                } else {
                    book.away.remove(&(day, staff))
                };
            }
        });
    world.book.changes += usize::from(can);
    agree("leave", &done, can)
}

fn published(world: &mut World, me: StaffId, n: u32) -> Result<(), TestCaseError> {
    let first = world.book.today() + i64::from(n % 2);
    let last = first + i64::from(n % 5 == 0);
    let done = world.acts(me, DutyAct::Publish { first: day_of(first), last: day_of(last) });
    let book = &mut world.book;
    let whole = |day: i64| !book.faulty(day) && book.all_stand(day);
    agree("published", &done, book.stands(me) && (first..=last).all(whole))?;
    if done.is_ok() {
        book.published.extend(first..=last);
        book.changes += 1;
    }
    Ok(())
}

/// The word of somebody who was asked to stand a shift.
fn answered(world: &mut World, n: u32) -> Result<(), TestCaseError> {
    let waiting = world.book.rota.iter().flat_map(|(at, posts)| {
        let asked = posts.iter().filter_map(|post| post.1);
        asked.map(|to| (*at, to)).collect::<Vec<_>>()
    });
    let waiting: Vec<((i64, usize), StaffId)> =
        waiting.filter(|(at, _)| at.0 >= world.book.today()).collect();
    if waiting.is_empty() {
        return Ok(());
    }
    let ((day, shift), me) = one(&waiting, n);
    let (on, name, agreed) = (day_of(day), SHIFTS[shift].0.to_owned(), n / 7 % 4 != 0);
    let done = world.acts(me, DutyAct::AnswerSwap { day: on, shift: name, agree: agreed });
    let book = &mut world.book;
    let posts = book.rota[&(day, shift)].clone();
    let twice = agreed && posts.iter().any(|(who, _)| *who == me);
    let can = book.stands(me) && !twice;
    let can = can
        && book.plans([day].into_iter(), |book| {
            let posts = book.rota.get_mut(&(day, shift)).unwrap();
            let post = posts.iter_mut().find(|(_, asked)| *asked == Some(me)).unwrap();
            *post = (if agreed { me } else { post.0 }, None);
        });
    world.book.changes += usize::from(can && agreed);
    agree("answered", &done, can)
}

/// Somebody asks another to stand their shift, mostly one that they have.
fn asked(world: &mut World, me: StaffId, to: StaffId, n: u32) -> Result<(), TestCaseError> {
    let today = world.book.today();
    let ahead = world.book.rota.iter().filter(|(at, _)| at.0 >= today);
    let all: Vec<_> = ahead.flat_map(|(at, posts)| posts.iter().map(|post| (*at, post.0))).collect();
    let (at, me) = if all.is_empty() || n % 9 == 0 { ((today, 0), me) } else { one(&all, n) };
    let (day, shift, name) = (day_of(at.0), at.1, SHIFTS[at.1].0.to_owned());
    let done = world.acts(me, DutyAct::AskSwap { day, shift: name, to });
    let book = &mut world.book;
    let posts = book.rota.get(&(at.0, shift)).cloned().unwrap_or_default();
    let mine = posts.iter().position(|(who, _)| *who == me);
    let mine =
        mine.filter(|at| posts[*at].1.is_none() && me != to && posts.iter().all(|(who, _)| *who != to));
    let can = book.stands(me) && book.stands(to) && mine.is_some();
    if let Some(place) = mine.filter(|_| can) {
        book.rota.get_mut(&(at.0, shift)).unwrap()[place].1 = Some(to);
    }
    agree("asked", &done, can)
}

fn begun(world: &mut World, me: StaffId, to: StaffId, n: u32) -> Result<(), TestCaseError> {
    let note = format!("交代 {}", world.book.handovers.len());
    let despite = (n % 4 != 0).then(|| "值班的人来不了".to_owned());
    let meant = despite.is_some();
    let done = world.acts(me, DutyAct::BeginHandover { to, notes: vec![note.clone()], despite });
    let book = &mut world.book;
    let can = book.stands(me) && book.stands(to) && me != to && book.under_way().is_none();
    let can = can && (meant || !book.is_of_another(me));
    agree("begun", &done, can)?;
    if can {
        let changes = std::iter::repeat_n(String::new(), book.changes);
        let rota = book.carried(me, |last| &last.rota, changes);
        let notes = book.carried(me, |last| &last.notes, std::iter::once(note));
        let items = book.compiled(me, to);
        let (finished, withdrawn, had) = (false, false, book.duty());
        let next = Handover { outgoing: me, incoming: to, items, rota, notes, finished, withdrawn, had };
        book.handovers.push(next);
        book.changes = 0;
    }
    Ok(())
}

/// Whoever began it, is to take over or leads sets it aside; nobody else can.
fn withdrawn(world: &mut World, me: StaffId) -> Result<(), TestCaseError> {
    let Some((handover, _)) = under_way(world) else { return Ok(()) };
    let done = world.acts(me, DutyAct::WithdrawHandover { handover, reason: "人选错了".into() });
    let book = &mut world.book;
    let leads = book.staff[&me].head;
    let theirs = book.goes_on().is_some_and(|last| leads || [last.outgoing, last.incoming].contains(&me));
    agree("withdrawn", &done, theirs && book.stands(me))?;
    if done.is_ok() {
        book.handovers.last_mut().unwrap().withdrawn = true;
    }
    Ok(())
}

/// What an item is, its petition, and the mark that a signature names.
type Said = (ItemKind, Option<PetitionId>, u64);

/// The number of the last handover, and of each item that is signed what it is, and its petition.
fn under_way(world: &World) -> Option<(HandoverId, Vec<Said>)> {
    let view = world.board(EYE).handover?;
    let signed = view.items.iter().filter(|item| !item.kept && item.kind != ItemKind::Info);
    Some((view.handover, signed.map(|item| (item.kind, PetitionId::parse(&item.about), item.mark)).collect()))
}

/// The one who takes over signs an item, mostly the first that is not signed.
fn signed(world: &mut World, n: u32) -> Result<(), TestCaseError> {
    let Some((handover, about)) = under_way(world).filter(|(_, about)| !about.is_empty()) else {
        return Ok(());
    };
    let Some(incoming) = world.book.handovers.last().map(|last| last.incoming) else { return Ok(()) };
    let next = world.board(EYE).handover.and_then(|view| view.resumes);
    let item = next.filter(|_| n % 4 != 0).unwrap_or(n as usize / 4 % about.len());
    let left = (n % 5 == 0).then(|| "等材料".to_owned());
    let mark = if left.is_some() { Mark::Left } else { Mark::Taken };
    let (kind, petition, seen) = about[item];
    let done = world.acts(incoming, DutyAct::Sign { handover, item: seen, left });
    let before = about[..item].iter().filter(|one| one.0 == kind).count();
    let can = world.book.under_way().is_some();
    let book = &mut world.book;
    let mut last = book.handovers.pop().unwrap();
    let known = match kind {
        ItemKind::Rota => &mut last.rota[before].mark,
        ItemKind::Note => &mut last.notes[before].mark,
        _ => &mut last.items.iter_mut().find(|one| Some(id_of(one.case)) == petition).unwrap().mark,
    };
    let free = petition.is_none_or(|id| book.can(incoming, &book.cases[id.0 as usize - 1]));
    let may = can && *known == Mark::Unsigned && (mark == Mark::Left || free);
    if may {
        *known = mark;
    }
    book.handovers.push(last);
    agree("signed", &done, may)
}

fn finished(world: &mut World) -> Result<(), TestCaseError> {
    let Some((handover, _)) = under_way(world) else { return Ok(()) };
    let can = world.book.under_way().is_some();
    let Some(last) = world.book.handovers.last() else { return Ok(()) };
    let done = world.acts(last.incoming, DutyAct::FinishHandover { handover });
    agree("finished", &done, can)?;
    if can {
        world.book.handovers.last_mut().unwrap().finished = true;
    }
    Ok(())
}
