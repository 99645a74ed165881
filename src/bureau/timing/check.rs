//! What the calendar of a file, or a setting of how days are counted, would change, before anybody signs it.

use sha2::{Digest, Sha256};

use crate::bureau::answer::{Answer, ClockMove, Contradicts, TimingChecked, YearChange};
use crate::bureau::command::{CalendarFile, CountingSaid};
use crate::bureau::faults::Faults;
use crate::bureau::gate::Action;
use crate::bureau::journal::{hexadecimal, staff_name};
use crate::bureau::petitions::visible;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{CalendarRefusal, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::timing::signing::signing;
use crate::bureau::timing::tables::loaded;
use crate::domain::petition::{Clock, ClockStatus, Counting, Petition};
use crate::domain::staff::Staff;
use crate::domain::{CalendarNotice, CalendarYear, Date};
use crate::store::{IndexTable, Reading};

/// Bytes of a file; all years of one fit into a few thousand.
const MOST_BYTES: usize = 256 * 1024;
/// Characters of a file's name, and of what a setting rests on.
const NAME_CHARS: usize = 120;
const BASIS_CHARS: usize = 300;
/// How many times as many days as any notice took are no slip of the Council's but of the file.
const BEYOND: i64 = 2;

/// What is looked at and signed.
#[derive(Clone, Copy)]
pub enum Said<'s> {
    /// A file with the calendar of a year.
    Calendar(&'s CalendarFile),
    /// How days are counted where the regulation is silent.
    Counting(&'s CountingSaid),
}

/// The same, read.
pub enum Meant {
    Notices(Vec<CalendarNotice>),
    Counting(Counting),
}

/// What was said, and what it would change.
pub struct Looked {
    pub meant: Meant,
    pub digest: [u8; 32],
    pub signature: [u8; 32],
    pub told: TimingChecked,
}

impl Said<'_> {
    /// The action that signing it takes.
    pub fn action(self) -> Action {
        match self {
            Self::Calendar(_) => Action::SignCalendars,
            Self::Counting(_) => Action::SettleCounting,
        }
    }

    /// What it is called: the name of the file, or what the setting rests on.
    fn source(self) -> Result<String, Stop> {
        let mut faults = Faults::default();
        let source = match self {
            Self::Calendar(file) => faults.line("file", &file.name, NAME_CHARS),
            Self::Counting(said) => faults.words("basis", &said.basis, 2, BASIS_CHARS),
        };
        faults.settle()?;
        Ok(source)
    }

    fn read(self, scene: Scene<'_>, basis: &str) -> Result<Meant, Stop> {
        let refuse = |why| Stop::from(Refusal::Calendar(why));
        match self {
            Self::Calendar(file) if file.text.len() > MOST_BYTES => Err(refuse(CalendarRefusal::TooLarge)),
            Self::Calendar(file) => {
                let read = CalendarNotice::read_all(&file.text);
                Ok(Meant::Notices(read.map_err(|fault| refuse(CalendarRefusal::Unread(fault)))?))
            }
            Self::Counting(said) => Ok(Meant::Counting(Counting {
                from: said.from,
                day_zero: said.day_zero,
                roll: said.roll,
                basis: basis.to_owned(),
                by: scene.staff.id,
                on: scene.asking.moment.today,
            })),
        }
    }

    /// Tells one from every other.
    fn digest(self, meant: &Meant) -> [u8; 32] {
        match (self, meant) {
            (_, Meant::Counting(one)) => {
                let (zero, roll) = (one.day_zero.name(), one.roll.name());
                let line = format!("honordesk counting\n{} {zero} {roll}\n{}\n", one.from, one.basis);
                Sha256::digest(line.as_bytes()).into()
            }
            (Self::Calendar(file), Meant::Notices(_)) => Sha256::digest(file.text.as_bytes()).into(),
            (Self::Counting(_), Meant::Notices(_)) => [0; 32],
        }
    }
}

/// The answer to a look.
pub fn check(r: &impl Reading, scene: Scene<'_>, said: Said<'_>) -> Result<Answer, Stop> {
    Ok(Answer::TimingChecked(Box::new(look(r, scene, said)?.told)))
}

/// Reads what is said and works out every change: limits as they stand are counted by what is in force, and by what will be.
pub fn look(r: &impl Reading, scene: Scene<'_>, said: Said<'_>) -> Result<Looked, Stop> {
    let source = said.source()?;
    let meant = said.read(scene, &source)?;
    let (now, today) = (scene.reference, scene.asking.moment.today);
    let known = loaded(r)?;
    let then = after(now, known.clone(), &meant);
    let (mut years, mut same) = (Vec::new(), false);
    match &meant {
        Meant::Notices(notices) => {
            for notice in notices {
                years.push(year(notice, (now, &known), today)?);
            }
            same = then.calendar.agrees(&now.calendar);
        }
        Meant::Counting(one) => {
            let says = |known: &Counting| {
                (known.from, known.day_zero, known.roll, &known.basis)
                    == (one.from, one.day_zero, one.roll, &one.basis)
            };
            same |= known.1.iter().any(says);
        }
    }
    let (petitions, moves) = moves(r, scene.staff, (now, &then), today)?;
    let digest = said.digest(&meant);
    let signature = sign(digest, &moves);
    let (signing, first) = signing(r, scene, said.action(), digest, |signer| {
        Ok(sign(digest, &self::moves(r, signer, (now, &then), today)?.1))
    })?;
    let told = TimingChecked {
        source,
        digest: hexadecimal(&digest),
        signature: hexadecimal(&signature),
        signing,
        stale: first.as_ref().is_some_and(|first| first.stale),
        offered: first.map(|one| staff_name(r, one.offer.by).map(|by| (by, one.offer.on))).transpose()?,
        past: matches!(&meant, Meant::Counting(one) if one.from < today),
        same,
        years,
        petitions,
        moves,
    };
    Ok(Looked { meant, digest, signature, told })
}

/// How many open petitions somebody may see, and every limit of them that changes.
fn moves(
    r: &impl Reading,
    staff: &Staff,
    tables: (&Reference, &Reference),
    today: Date,
) -> Result<(u32, Vec<ClockMove>), Stop> {
    let (mut moves, mut petitions) = (Vec::new(), 0);
    for key in r.owners(IndexTable::PetitionOpen, &[])? {
        let Some(petition) = r.get::<Petition>(&key?)?.filter(|p| visible(staff, p)) else { continue };
        petitions += 1;
        moves.extend(moved(&petition, tables, today));
    }
    Ok((petitions, moves))
}

/// What will be in force: what is loaded and settled, and this in the place of what it replaces.
fn after(
    now: &Reference,
    (mut notices, mut countings): (Vec<CalendarNotice>, Vec<Counting>),
    meant: &Meant,
) -> Reference {
    match meant {
        Meant::Notices(new) => {
            notices.retain(|known| new.iter().all(|one| one.year != known.year));
            notices.extend(new.iter().cloned());
        }
        Meant::Counting(new) => {
            countings.retain(|known| known.from != new.from);
            countings.push(new.clone());
        }
    }
    now.counting(&notices, countings)
}

/// What a file says of a year, and what is odd about it.
fn year(
    notice: &CalendarNotice,
    (now, known): (&Reference, &(Vec<CalendarNotice>, Vec<Counting>)),
    today: Date,
) -> Result<YearChange, Stop> {
    let made_up = notice.days.iter().filter(|day| day.works).count();
    let lost = notice.lost();
    let usual = now.supplied.usual_lost().unwrap_or((lost, lost));
    if lost > usual.1 * BEYOND {
        let why = CalendarRefusal::TooManyOff { year: notice.year, lost, most: usual.1 };
        return Err(Refusal::Calendar(why).into());
    }
    let alone = Meant::Notices(vec![notice.clone()]);
    let same = after(now, known.clone(), &alone).calendar.agrees(&now.calendar);
    let over = i32::from(notice.year) < today.year();
    let on_record = now.calendar.year(notice.year.into()) == CalendarYear::Published;
    Ok(YearChange {
        year: notice.year,
        published: notice.published,
        off: (notice.days.len() - made_up) as u32,
        made_up: made_up as u32,
        same,
        contradicts: (on_record && !same).then_some(if over {
            Contradicts::Past
        } else {
            Contradicts::Current
        }),
        lost,
        usual,
    })
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
            called: before.rule.name().to_owned(),
            name: (before.rule.zh.clone(), before.rule.en.clone()),
            from: before.due,
            to: after.due,
            provisional: (before.provisional, after.provisional),
        })
    });
    pairs.collect()
}

/// What is signed: the file or setting, and every change in its order. Another file, or another change, is another signature.
fn sign(said: [u8; 32], moves: &[ClockMove]) -> [u8; 32] {
    let mut digest = Sha256::new_with_prefix(b"honordesk calendar\n").chain_update(said);
    for one in moves {
        let (was, is) = one.provisional;
        let line = format!("{} {} {} {} {was} {is}\n", one.number, one.clock, one.from, one.to);
        digest.update(line.as_bytes());
    }
    digest.finalize().into()
}
