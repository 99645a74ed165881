//! What the calendar of a file would change, before anybody signs it.

use sha2::{Digest, Sha256};

use crate::bureau::answer::{CalendarChecked, ClockMove, YearChange};
use crate::bureau::command::CalendarFile;
use crate::bureau::petitions::visible;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{CalendarRefusal, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::timing::tables::hex;
use crate::domain::petition::{Clock, ClockStatus, Petition};
use crate::domain::{CalendarNotice, Date};
use crate::store::{IndexTable, Reading};

/// Bytes of a file; all years of one fit into a few thousand.
const MOST_BYTES: usize = 256 * 1024;

/// What a file says, and what it would change.
pub struct Looked {
    pub notices: Vec<CalendarNotice>,
    pub digest: [u8; 32],
    pub signature: [u8; 32],
    pub told: CalendarChecked,
}

/// The answer to a look at a file.
pub fn check(r: &impl Reading, scene: Scene<'_>, file: &CalendarFile) -> Result<CalendarChecked, Stop> {
    Ok(look(r, scene, file)?.told)
}

/// Reads a file and works out every change.
pub fn look(r: &impl Reading, scene: Scene<'_>, file: &CalendarFile) -> Result<Looked, Stop> {
    let refuse = |why| Stop::from(Refusal::Calendar(why));
    if file.text.len() > MOST_BYTES {
        return Err(refuse(CalendarRefusal::TooLarge));
    }
    let notices =
        CalendarNotice::read_all(&file.text).map_err(|fault| refuse(CalendarRefusal::Unread(fault)))?;
    let (now, today) = (scene.reference, scene.asking.moment.today);
    let years: Vec<YearChange> = notices.iter().map(|notice| year(notice, now, today)).collect();
    let then = now.counting(&notices.iter().collect::<Vec<_>>(), now.petition_rules.countings().to_vec());
    let (mut moves, mut petitions) = (Vec::new(), 0);
    for key in r.owners(IndexTable::PetitionOpen, &[])? {
        let Some(petition) = r.get::<Petition>(&key?)?.filter(|p| visible(scene.staff, p)) else { continue };
        petitions += 1;
        moves.extend(moved(&petition, (now, &then), today));
    }
    let digest: [u8; 32] = Sha256::digest(file.text.as_bytes()).into();
    let signature = sign(digest, &moves);
    let told = CalendarChecked {
        source: file.name.clone(),
        digest: hex(&digest),
        signature: hex(&signature),
        same: years.iter().all(|year| year.same),
        years,
        petitions,
        moves,
    };
    Ok(Looked { notices, digest, signature, told })
}

fn year(notice: &CalendarNotice, now: &Reference, today: Date) -> YearChange {
    let made_up = notice.days.iter().filter(|day| day.works).count();
    YearChange {
        year: notice.year,
        published: notice.published,
        off: (notice.days.len() - made_up) as u32,
        made_up: made_up as u32,
        same: notice.stands_in(&now.calendar),
        contradicts: i32::from(notice.year) < today.year() && notice.contradicts(&now.calendar),
    }
}

/// The limits of a petition that nobody has met yet and that would end on another day, or be certain.
fn moved(petition: &Petition, (now, then): (&Reference, &Reference), today: Date) -> Vec<ClockMove> {
    let case = petition.case();
    let clocks = |tables: &Reference| tables.petition_rules.clocks(&case, &tables.calendar, today);
    let runs = |clock: &Clock| clock.stopped_on.is_none() && clock.status != ClockStatus::Off;
    let after = clocks(then);
    let pairs = clocks(now).into_iter().filter(runs).filter_map(|before| {
        let after = after.iter().find(|clock| clock.rule.id == before.rule.id)?;
        let same = (before.due, before.provisional) == (after.due, after.provisional);
        (!same).then(|| ClockMove {
            petition: petition.id,
            number: petition.number.clone(),
            clock: before.rule.id.clone(),
            name: (before.rule.zh.clone(), before.rule.en.clone()),
            from: before.due,
            to: after.due,
            provisional: (before.provisional, after.provisional),
        })
    });
    pairs.collect()
}

/// What is signed: the file, and every change in its order. Another file, or another change, is another signature.
fn sign(file: [u8; 32], moves: &[ClockMove]) -> [u8; 32] {
    let mut digest = Sha256::new_with_prefix(b"honordesk calendar\n").chain_update(file);
    for one in moves {
        let (was, is) = one.provisional;
        let line = format!("{} {} {} {} {was} {is}\n", one.number, one.clock, one.from, one.to);
        digest.update(line.as_bytes());
    }
    digest.finalize().into()
}
