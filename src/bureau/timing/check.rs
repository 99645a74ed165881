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
use crate::bureau::timing::limits::{self, after};
use crate::bureau::timing::signing::signing;
use crate::bureau::timing::tables::loaded;
use crate::domain::petition::Counting;
use crate::domain::staff::Staff;
use crate::domain::{CalendarNotice, CalendarYear, Date, SeenLimit, TimeSaid};
use crate::store::Reading;

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

/// What was said, and what it would change.
pub struct Looked {
    pub meant: TimeSaid,
    /// Every limit that runs, of what the asker may see.
    pub limits: Vec<SeenLimit>,
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

    fn read(self, scene: Scene<'_>, basis: &str) -> Result<TimeSaid, Stop> {
        let refuse = |why| Stop::from(Refusal::Calendar(why));
        match self {
            Self::Calendar(file) if file.text.len() > MOST_BYTES => Err(refuse(CalendarRefusal::TooLarge)),
            Self::Calendar(file) => {
                let read = CalendarNotice::read_all(&file.text);
                Ok(TimeSaid::Calendar(read.map_err(|fault| refuse(CalendarRefusal::Unread(fault)))?))
            }
            Self::Counting(said) => Ok(TimeSaid::Counting(Counting {
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
    fn digest(self, meant: &TimeSaid) -> [u8; 32] {
        match (self, meant) {
            (_, TimeSaid::Counting(one)) => {
                let (zero, roll) = (one.day_zero.name(), one.roll.name());
                let line = format!("honordesk counting\n{} {zero} {roll}\n{}\n", one.from, one.basis);
                Sha256::digest(line.as_bytes()).into()
            }
            (Self::Calendar(file), TimeSaid::Calendar(_)) => Sha256::digest(file.text.as_bytes()).into(),
            (Self::Counting(_), TimeSaid::Calendar(_)) => [0; 32],
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
    let digest = said.digest(&meant);
    let (mut years, mut same) = (Vec::new(), false);
    match &meant {
        TimeSaid::Calendar(notices) => {
            for notice in notices {
                years.push(year(notice, (now, &known), today)?);
            }
            same = then.calendar.agrees(&now.calendar);
        }
        TimeSaid::Counting(one) => {
            let says = |known: &Counting| {
                (known.from, known.day_zero, known.roll, &known.basis)
                    == (one.from, one.day_zero, one.roll, &one.basis)
            };
            same |= known.1.iter().any(says);
        }
    }
    let tables = (&**now, &then);
    let limits_of = |who: &Staff| limits::all(r, |petition| visible(who, petition), tables, today);
    let signs = |limits: &[ClockMove]| sign(digest, limits);
    let (petitions, runs) = limits_of(scene.staff)?;
    let seen = runs.iter().map(limits::seen).collect();
    let signature = signs(&runs);
    let (signing, first) =
        signing(r, scene, said.action(), digest, |signer| Ok(signs(&limits_of(signer)?.1)))?;
    let moves: Vec<ClockMove> = runs.into_iter().filter(limits::moves).collect();
    let told = TimingChecked {
        source,
        digest: hexadecimal(&digest),
        signature: hexadecimal(&signature),
        signing,
        stale: first.as_ref().is_some_and(|first| first.stale),
        offered: first.map(|one| staff_name(r, one.offer.by).map(|by| (by, one.offer.on))).transpose()?,
        past: matches!(&meant, TimeSaid::Counting(one) if one.from < today),
        same,
        years,
        petitions,
        moves,
    };
    Ok(Looked { meant, limits: seen, digest, signature, told })
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
    let alone = TimeSaid::Calendar(vec![notice.clone()]);
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

/// What is signed: the file or setting, and every change in its order. Another file, or another change, is another signature.
fn sign(said: [u8; 32], limits: &[ClockMove]) -> [u8; 32] {
    let mut digest = Sha256::new_with_prefix(b"honordesk calendar\n").chain_update(said);
    for one in limits.iter().filter(|one| limits::moves(one)) {
        let (was, is) = one.provisional;
        let line = format!("{} {} {} {} {was} {is}\n", one.number, one.clock, one.from, one.to);
        digest.update(line.as_bytes());
    }
    digest.finalize().into()
}
